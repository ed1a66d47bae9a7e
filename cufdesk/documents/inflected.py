"""Words that change with the person: "Excusée" of a woman, where the screen says "Excusé·e" of anybody.

A raised dot is no sign of French official papers: they say what is known, and put what is not in brackets.
"""

from __future__ import annotations

import re

from cufdesk.domain.contacts import Person
from cufdesk.domain.salutations import sex_of

_OF_EITHER = re.compile(r"(?<=\w)·e(?=s?\b)")
_ENDINGS = {0: "", 1: "e", None: "(e)"}


def inflected(words: str, person: Person | None) -> str:
    """Return words as they are said of a person: "Excusé", "Excusée", or "Excusé(e)" where nothing tells."""
    return _OF_EITHER.sub(_ENDINGS[sex_of(person) if person else None], words)
