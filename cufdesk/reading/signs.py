"""What a stretch of a text shows, for the second opinion: its words, its form, its place; names of signs.

A sign is a short text. Those of words bear the language; those of form and place are shared by both, so that
what is learned in one language helps the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.matching import Span
from cufdesk.reading.modality import Said, can_act, is_party, main_clause, sentence_modality
from cufdesk.reading.verb_forms import is_infinitive, says_future

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document

_WORD = re.compile(r"[^\W_]+'?|[:;?!→>()\[\]☐☑✓/|]")
_DAY = re.compile(
    r"(?<!\w)\d{1,2}(?:er|/\d|[- ](?:de )?"
    r"(?:janv|fev|mar|a[vb]r|mai|may|jui|jun|jul|ao|ag|sep|oct|nov|dec|en|fe|di))"
)
_MOST_WORDS = 40
_FIRST = 12
_ENDING = 3
_LONG_WORD = 5
_LABEL_WORDS = 3
_LABEL_LONGEST = 60
_HEADING_WORDS = 5
_PAGE = 1200


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules made of a stretch: an action or decision, whose, by when, how firmly, among how many."""

    modality: str | None
    named: bool = False
    dated: bool = False
    several: bool = False


def signs(doc: Document, span: Span, found: Found | None) -> set[str]:
    """Return what a stretch shows; `found` is what the rules made of it, None for nothing."""
    start, end = span
    said = sentence_modality(doc, start, end)
    block, section = doc.block_at(start), doc.section_at(start)
    told = {*_words(doc, span), *_form(doc, span, said), *_place(doc, span, block, section)}
    kind = section.kind if section else ""
    layout = block.kind if block else ""
    told |= {f"{layout} {said.modality}", f"{kind} {said.modality}", f"{kind} {layout}"}
    if found is not None:
        told |= _of_rules(found, kind, layout)
    return told


def _of_rules(found: Found, kind: str, layout: str) -> set[str]:
    who_when = f"{'who' if found.named else ''}{'when' if found.dated else ''}"
    told = {"rule", f"rule {who_when}", f"rule {found.modality}", f"rule {layout}", f"rule in {kind}"}
    told |= {f"rule {layout} {who_when}", f"rule in {kind} {who_when}"}
    return told | ({"rule several"} if found.several else set())


def _words(doc: Document, span: Span) -> Iterator[str]:
    """Give the words of a stretch, their endings, the first ones in pairs."""
    code = doc.lexicon.code
    words = _WORD.findall(doc.shadow[slice(*span)])[:_MOST_WORDS]
    yield from (f"{code}:{word}" for word in words)
    yield from (f"{code}:{one} {two}" for one, two in pairwise(words[: _FIRST + 1]))
    yield from (f"{code}:-{word[-_ENDING:]}" for word in words[: _FIRST + 2] if len(word) >= _LONG_WORD)
    if words:
        yield f"{code}:^{words[0]}"
        yield f"{code}:^{' '.join(words[:3])}"
        yield f"{code}:^-{words[0][-2:]}"


def _form(doc: Document, span: Span, said: Said) -> Iterator[str]:  # noqa: C901, PLR0912 - one line for each sign
    """Give the form of a stretch: what its verb does, whose deed it is, how long it is."""
    start, end = span
    yield f"says {said.modality}{' so' if said.explicit else ''}"
    yield from (name for name in ("duty", "own_deed", "future", "passive") if getattr(said, name))
    if said.subject is None:
        yield "no subject"
    else:
        yield from _subject(doc, said.subject, end)
    if is_infinitive(doc, start, end):
        yield "infinitive"
    if says_future(doc, start, end):
        yield "has future"
    if verbs.tells_past(doc, start, end):
        yield "past"
    if verbs.is_imperfect(doc, start, end):
        yield "imperfect"
    if main_clause(doc, start, end) > start:
        yield "prelude"
    if doc.times_in(start, end):
        yield "time"
    if _DAY.search(doc.shadow, start, end):
        yield "day"
    if doc.shadow.find(":", start, min(end, start + 60)) > 0:
        yield "colon"
    if doc.text[start:end].rstrip().endswith("?"):
        yield "asks"
    words = re.findall(r"[^\W\d_]+", doc.shadow[start:end])
    yield f"length {min(6, (len(words) + 1).bit_length())}"
    if any(word in doc.known_words for word in words):
        yield "names somebody"
    if words and words[0] in doc.known_words:
        yield "begins with a name"


def _subject(doc: Document, subject: Span, end: int) -> Iterator[str]:
    if is_party(doc, subject):
        yield "party"
    elif can_act(doc, subject):
        yield "can act"
    else:
        yield "other subject"
    if verbs.is_decider(doc, subject):
        yield "decider"
    if verbs.present_at(doc, subject[1], end):
        yield "present"
    code = doc.lexicon.code
    following = _WORD.findall(doc.shadow[subject[1] : min(end, subject[1] + 40)])[:2]
    yield from (f"{code}:>{word}" for word in following[:1])
    yield from (f"{code}:>-{word[-_ENDING:]}" for word in following[:1])
    if len(following) > 1:
        yield f"{code}:>{' '.join(following)}"


def _place(doc: Document, span: Span, block: Block | None, section: Section | None) -> Iterator[str]:
    """Give where a stretch stands: in what paragraph, below what heading, behind what label."""
    start = span[0]
    code = doc.lexicon.code
    if block is not None:
        yield f"in {block.kind}"
        yield "begins it" if start - block.start < _LONG_WORD else "within it"
        if not block.loose:
            yield "tight"
    if section is not None:
        yield f"under {section.kind}"
        heading = _WORD.findall(doc.shadow[slice(*section.heading)])[:_HEADING_WORDS]
        yield from (f"{code}:under {word}" for word in heading)
    nearest = max(0, start - _LABEL_LONGEST)
    before = doc.shadow[max(nearest, doc.shadow.rfind("\n", nearest, start) + 1) : start]
    if before.strip():
        yield "behind words"
        yield from (f"{code}:behind {word}" for word in _WORD.findall(before)[-_LABEL_WORDS:])
    if doc.owner_at(start):
        yield "below a name"
    if len(doc.text) > _PAGE:
        yield f"fifth {5 * start // len(doc.text)}"
