"""The lines of a meeting's notes that say what is to be completed: written by a reading, or by a person.

A line names its kind in the language of the minutes: "À compléter (lieu à préciser) : en province". Whoever
has completed it takes the line out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cufdesk.folding import fold
from cufdesk.i18n import LANGUAGES, N_, Translator, translator
from cufdesk.words import BLANK_KIND

_LINE = N_("To complete ({kind}): {text}")
_PLAIN = N_("To complete: {text}")


def note_line(kind: str, text: str, t: Translator) -> str:
    """Return the line of the notes that keeps a blank; an unknown kind is "other"."""
    named = t._(BLANK_KIND.get(kind, BLANK_KIND["other"]))
    flat = " ".join(text.split())
    return t._(_LINE).format(kind=named[:1].lower() + named[1:], text=flat)


def noted(notes: str) -> Iterator[tuple[str, str]]:
    """Give kind and words of each blank that notes keep, whatever language its line is in."""
    for line in notes.splitlines():
        if found := _read(line.strip()):
            yield found


def _read(line: str) -> tuple[str, str] | None:
    for pattern, kinds in _patterns():
        match = pattern.fullmatch(fold(line))
        if match is None:
            continue
        kind = kinds.get(match["kind"]) if "kind" in match.groupdict() else "other"
        # Folding keeps the length of what follows the colon in all but a few letters: cut at the colon.
        words = line.partition(":")[2].strip()
        if kind and words:
            return kind, words
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    found = []
    for message in (_LINE, _PLAIN):
        for language in LANGUAGES:
            t = translator(language)
            kinds = {fold(t._(named)): kind for kind, named in BLANK_KIND.items()}
            shape = re.escape(fold(t._(message)))
            shape = shape.replace(re.escape("{kind}"), "(?P<kind>[^)]+)").replace(re.escape("{text}"), ".+")
            found.append((re.compile(shape.replace("\\ ", r"\s?")), kinds))
    return tuple(found)
