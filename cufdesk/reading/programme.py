"""The programme: what one's own office attended, organised or scheduled, and minutes still to come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.understanding import ProgrammeItemRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.matching import Span
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document

ROLES = ("attended", "organised", "scheduled")
_STATUSES = ("in_progress", "announced", "available")
_TIME = re.compile(r"(?:de\s)?\d{1,2}\s?(?:h|:)\s?\d{0,2}(?:\s?(?:h|hrs|horas)\b)?(?!\w)")
_WITHIN = 160
_ANY_ROLE = tuple(f"roles.{role}" for role in ROLES)


def programme(doc: Document, people_lists: frozenset[Span]) -> tuple[ProgrammeItemRead, ...]:
    """Return the steps of the programme in the order of the text."""
    return tuple(
        ProgrammeItemRead(doc.quote(block.span), _role(doc, block), _minutes_status(doc, block), block.span)
        for section in doc.sections
        for block in _steps(doc, section, people_lists)
    )


def _steps(doc: Document, section: Section, people_lists: frozenset[Span]) -> Iterator[Block]:
    """Give the items under a heading for the programme, or after "… a :" where items begin with its verbs."""
    items = [b for b in section.blocks if b.kind != "text" and b.span not in people_lists]
    if section.kind == "programme":
        yield from items or (b for b in section.blocks if b.span not in people_lists)
    elif section.kind in {"", "context"}:
        yield from (block for block in items if _role(doc, block, at_start=True))


def _role(doc: Document, block: Block, *, at_start: bool = False) -> str | None:
    """Return what the office did there: the verb at the head of the item, else the first one inside."""
    start = block.start
    if clock := _TIME.match(doc.shadow, start, block.end):
        start = clock.end()
        while start < block.end and doc.text[start] in " \u00a0:-–—|":
            start += 1
    role_words = doc.lexicon.find(*_ANY_ROLE)
    if role_words.search(doc.shadow, start, min(block.end, start + _WITHIN)) is None:
        return None
    for role in ROLES:
        if doc.lexicon.find(f"roles.{role}").match(doc.shadow, start, block.end):
            return role
    if at_start:
        return None
    found = [(match.start(), role) for role in ROLES if (match := _inside(doc, role, start, block.end))]
    return min(found)[1] if found else None


def _inside(doc: Document, role: str, start: int, end: int) -> re.Match[str] | None:
    return doc.lexicon.find(f"roles.{role}").search(doc.shadow, start, min(end, start + _WITHIN))


def _minutes_status(doc: Document, block: Block) -> str | None:
    for status in _STATUSES:
        if doc.lexicon.find(f"minutes_status.{status}").search(doc.shadow, block.start, block.end):
            return status
    return None
