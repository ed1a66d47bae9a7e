"""Which of the dates in the words of a deed is its term: "avant le 3 mai", not "la réunion du 3 mai"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_LEAD_WITHIN = 30
_NO_TERM = 9
_OF_EVENT = 6
_RANKS = {"exact": 1, "fuzzy": 2, "relative": 2}


def term(
    doc: Document, dates: tuple[DateRead, ...], cell: Span | None, places: Iterable[Span]
) -> DateRead | None:
    """Return the date in a cell for it, else in a deed's own words, else in its sentence."""
    if cell is not None:
        inside = [date for date in dates if cell[0] <= date.span[0] < cell[1]]
        if any(_leads(doc, "dates.near_lead", cell[0], date.span[0]) for date in inside):
            return None  # "semaine du 12 mars": the cell's own words tell it
        ordered = (next((d for d in inside if d.precision == kind), None) for kind in _RANKS)
        return next((date for date in ordered if date), None)
    for start, end in places:
        ranked = [
            (_rank(doc, dates, date, start), date.span[0], date)
            for date in dates
            if start <= date.span[0] < end
        ]
        best = min(ranked, key=lambda one: one[:2], default=None)
        if best is not None and best[0] < _NO_TERM:
            return best[2]
    return None


def has_strict_term(doc: Document, dates: tuple[DateRead, ...], span: Span) -> bool:
    """Tell whether words say by which day: "avant le 3 mai", "a más tardar el 9 de abril"."""
    inside = (date for date in dates if span[0] <= date.span[0] < span[1] and date.precision == "exact")
    return any(_rank(doc, dates, date, span[0]) == 0 for date in inside)


def _rank(doc: Document, dates: tuple[DateRead, ...], date: DateRead, start: int) -> int:
    """Return how surely a date is a term: 0 after "avant le", 9 where it only tells which thing is meant."""
    before = max(start, date.span[0] - _LEAD_WITHIN)
    if date.precision != "exact":
        return _RANKS[date.precision]
    if _leads(doc, "dates.near_lead", before, date.span[0]):
        return _NO_TERM
    if _leads(doc, "dates.strict_lead", before, date.span[0]):
        return 0
    if date.start == date.end and any(
        other.precision == "relative"
        and other.span[0] >= start
        and 0 < date.span[0] - other.span[1] <= _OF_EVENT
        for other in dates
    ):
        return _RANKS["exact"]  # "lors de la réunion du 12 mai"
    if date.start != date.end or _leads(doc, "dates.of_a_day", before, date.span[0]):
        return _NO_TERM
    return _RANKS["exact"]


def _leads(doc: Document, path: str, start: int, end: int) -> bool:
    """Tell whether some words end right before a day, its weekday aside."""
    return _pattern(doc.lexicon, path).search(doc.shadow[start:end]) is not None


@lru_cache(maxsize=8)
def _pattern(lex: Lexicon, path: str) -> re.Pattern[str]:
    lead, week = expression(lex.words(path)), expression(lex.words("weekdays"))
    return re.compile(rf"(?:{lead})\s?:?\s?(?:(?:el|le|dia)\s)?(?:(?:{week})\s)?$")
