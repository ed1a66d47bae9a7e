"""Several deeds that one sentence joins: "devra écrire aux villes et sans tarder publier la liste"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression, tokens, trimmed
from cufdesk.reading.verb_forms import is_future, is_infinitive

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_SHORTEST_DEED = 8
# "et la rendra", "y los devolverá": what stands before a verb.
_LEAD = r"(?:s'|se\s|de\s|d'|a\s)?"
_AGAIN = r"(?:s'|se\s|de\s|d'|a\s|(?:la|lo|les?|los|las|lui|leur|y|en)\s(?=\w+(?:ra|ront|ran)(?!\w))|l')?"
_TWO_WORDS = re.compile(r"\s*\S+\s+\S")


def coordinated(doc: Document, start: int, end: int, *, again: bool = False) -> list[Span]:
    """Part "devra écrire aux villes et sans tarder publier la liste" into its deeds.

    "rédigera la note et la transmettra" is one deed: only `again` parts what a pronoun takes up.
    """
    spans, at = [], start
    for match in _and_verb_pattern(doc.lexicon, again=again).finditer(doc.shadow, start, end):
        if (
            is_verb(doc, match.start("verb"), end, again=again)
            and match.start() - at > _SHORTEST_DEED
            and _TWO_WORDS.match(doc.text, at, match.start())
            and not _goes_on_with_purpose(doc, at, match, end)
        ):
            spans.append((at, match.start()))
            at = match.start("rest")
    spans.append((at, end))
    return [(s, e) for s, e in (trimmed(doc.text, s, e, " \t\n\u00a0,;.") for s, e in spans) if s < e]


def _goes_on_with_purpose(doc: Document, start: int, joint: re.Match[str], end: int) -> bool:
    """Tell whether an infinitive is one more purpose: "serviront de relais pour informer et conseiller"."""
    if is_future(doc, joint.start("verb"), end):
        return False
    purposes = 0
    for word in tokens(doc.text, start, joint.start()):
        if not is_infinitive(doc, word[0], joint.start()):
            continue
        if _purpose_lead(doc.lexicon).search(doc.shadow, max(start, word[0] - 24), word[0]) is None:
            return False
        purposes += 1
    return purposes > 0


@lru_cache(maxsize=8)
def _purpose_lead(lex: Lexicon) -> re.Pattern[str]:
    purpose = expression(lex.words("needs.purpose"))
    return re.compile(rf"(?:{purpose})\s?(?:les |le |la |los |se |s')?$")


@lru_cache(maxsize=8)
def _and_verb_pattern(lex: Lexicon, *, again: bool) -> re.Pattern[str]:
    adverb = expression(lex.words("dates.fuzzy"))
    return re.compile(
        rf",?\s(?:{lex.also})\s(?P<rest>(?:{adverb}\s)?(?P<verb>{_AGAIN if again else _LEAD}\w+))"
    )


def takes_up(doc: Document, start: int, end: int) -> bool:
    """Tell whether a future begins at a place, what it takes up before it: "la rendra"."""
    lead = re.compile(_AGAIN).match(doc.shadow, start, end)
    return is_future(doc, lead.end() if lead else start, end)


def is_verb(doc: Document, start: int, end: int, *, again: bool = False) -> bool:
    """Tell whether an infinitive or a future begins at a place, a reflexive before it aside."""
    lead = re.compile(_AGAIN if again else _LEAD).match(doc.shadow, start, end)
    begin = lead.end() if lead else start
    return is_future(doc, begin, end) or is_infinitive(doc, begin, end)
