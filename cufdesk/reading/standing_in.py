"""Who stands in for somebody listed, and who sent word: "représenté par M. Roux", "Ana Peña (con aviso)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.names import after_article, named_at

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document


def is_excusing(doc: Document, start: int, end: int) -> bool:
    """Tell whether "con aviso", "avisó" stands beside one of those who were not there."""
    without = doc.lexicon.find("attendance_heads.unexcused").search(doc.shadow, start, end)
    return (
        without is None and doc.lexicon.find("attendance.excusing").search(doc.shadow, start, end) is not None
    )


def representation(doc: Document, start: int, end: int) -> re.Match[str] | None:
    return re.compile(rf"[,(]?\s?\(?{doc.lexicon.find('represented_by').pattern}\s").search(
        doc.shadow, start, end
    )


def stands_for(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return ", représentant" before somebody: "M. Roux, représentant Mme Petit"."""
    pattern = re.compile(rf"[,(]?\s?\(?{doc.lexicon.find('represents').pattern}\s")
    for found in pattern.finditer(doc.shadow, start, end):
        named = named_at(doc, after_article(doc, found.end(), end), end)
        if found.start() > start and named and named.civility and named.name:
            return found
    return None


def stand_in(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return ", par" before somebody, where the heading has said that these are represented."""
    by = re.compile(rf"[,(]\s?{doc.lexicon.find('by').pattern}\s").search(doc.shadow, start, end)
    return by if by and named_at(doc, after_article(doc, by.end(), end), end) else None
