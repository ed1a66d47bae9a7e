"""Which of the dates in the words of a deed is its term: "avant le 3 mai", not "la réunion du 3 mai"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.matching import Span, expression, shadow_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_LEAD_WITHIN = 40
_NO_TERM = 9
_OF_EVENT = 6
_BY = 0
_ON = 1
_WORDED = 2
_MEANWHILE = 3
_IN_CLAUSE = 4
_CLAUSE_LONGEST = 70
# A clause that only tells of something named: "cuyo cierre es", "dont la clôture est", "que viajarán el".
_BESIDE = re.compile(
    r"(?:\scuy[oa]s?\s|\sdont\s|\s(?:que|qui)\s(?:se\s)?(?:\w{2,18}(?:ara|aran|era|eran|ira|iran|dra|dran|eront|iront)"
    r"|tuvo|tendra|tendran|aura|auront)\s)[^,.;:()\n]{0,60}$"
)
# ", lequel lui fera parvenir dans les dix jours", ", cuestión que Tamayo elevará": another one's deed.
_OF_ANOTHER = re.compile(
    r",\s(?:(?:lequel|laquelle|lesquels|lesquelles|el cual|la cual|los cuales|las cuales|quien|quienes)"
    r"|(?:cuestion|asunto|tema|cosa|lo) que\s(?P<who>\w))[^.;:()\n]{0,90}$"
)
# "comme tous les ans", "como se había pedido en julio": so it was before.
_AS_BEFORE = re.compile(r"(?<!\w)(?:comme|como)\s(?:[^,.;:()\n]{0,40}\s)?$")
# "les stagiaires attendus à Rochebrune au mois de septembre"
_AWAITED = re.compile(
    r"(?<!est )(?<!sont )(?<!sera )(?<!seront )(?<!esta )(?<!estan )(?<!quede )(?<!queda )(?<!quedan )"
    r"(?<!une )(?<!la )(?<!un )(?<!le )(?<!l')(?<!d')(?<!cette )"  # "une annonce", "le programme"
    r"(?<!\w)(?:attendu|prevu|programme|annonce|esperad|previst|programad|anunciad)(?:e?s|[oa]s?)?"
    r"\s(?:[^,.;:()\n]{0,30}\s)?$"
)
# What a clause that tells the past lays on somebody all the same: "a pris l'engagement de".
_TO_COME = re.compile(
    r"\w{2,}(?:ra|ront|rai|rons|ran|re)(?!\w)|engag|ofreci|compromet|comprom|promis|prometi|qued"
)
_CLAUSE = re.compile(r"[,;:(]\s")
# What somebody or something beside the task does that day: ", qui rentre le 19 juin", ", attendue le 14 mai".
_DESCRIBES = re.compile(
    r",\s(?:qui|que)\s(?:se\s|s')?"
    r"(?:rentr|arriv|part|vien|revien|lleg|regres|viaj|sale|vuelv|entr|abr|cierr|ouvr|ferm"
    r"|a lieu|est|sont|es|son)\w{0,5}"
    r"(?:\s[^,.;:()\n]{0,30})?\s(?:le|el|au|al)\s$"
    r"|,\s(?:attendu|prevu|fixe|programme|arrive|previst|esperad|programad|fijad|convocad)\w{0,3}"
    r"\s(?:pour\s|para\s)?(?:le|el|au|al)\s$"
)


def beginning_in(dates: tuple[DateRead, ...], start: int, end: int) -> tuple[DateRead, ...]:
    """Return the dates whose words begin in a stretch; the dates of a text are in order."""
    first = bisect_left(dates, start, key=_begin)
    return dates[first : bisect_left(dates, end, lo=first, key=_begin)]


def _begin(date: DateRead) -> int:
    return date.span[0]


def term(
    doc: Document, dates: tuple[DateRead, ...], cell: Span | None, places: Iterable[Span]
) -> DateRead | None:
    """Return the date in a cell for it, else in a deed's own words, else in its sentence."""
    if cell is not None:
        inside = beginning_in(dates, *cell)
        if any(_wider(doc, dates, date, cell[0]) for date in inside):
            return None  # "semaine du 12 mars": the cell's own words tell it
        return min(inside, key=lambda date: date.precision != "exact", default=None)
    for start, end in places:
        ranked = [_ranked(doc, dates, date, start) for date in beginning_in(dates, start, end)]
        best = min(ranked, key=lambda one: (one[0], one[1].span[0], -one[1].span[1]), default=None)
        if best is not None and best[0] < _NO_TERM:
            return best[1]
    return None


def words_of_term(doc: Document, cell: Span) -> str:
    """Return the words of a term that stands alone; "fin mai au plus tard" is "fin mai"."""
    latest = expression(doc.lexicon.words("dates.latest"))
    edges = re.compile(rf"^{latest}\s(?=\w)|(?<=\w),?\s{latest}$")
    words = doc.quote(cell)
    found = edges.search(shadow_of(words))
    return words[: found.start()] + words[found.end() :] if found else words


def has_strict_term(doc: Document, dates: tuple[DateRead, ...], span: Span) -> bool:
    """Tell whether words say by which day: "avant le 3 mai", "a más tardar el 9 de abril"."""
    inside = (date for date in beginning_in(dates, *span) if date.precision == "exact")
    return any(_ranked(doc, dates, date, span[0])[0] == _BY for date in inside)


def is_dated(doc: Document, dates: tuple[DateRead, ...], span: Span) -> bool:
    """Tell whether words say when a thing is to be done: no habit ("chaque année"), nothing past."""
    inside = beginning_in(dates, *span)
    if any(doc.lexicon.find("dates.habits").match(doc.shadow, date.span[0]) for date in inside):
        return False
    return any(_ranked(doc, dates, date, span[0])[0] < _MEANWHILE for date in inside)


_OF = re.compile(r"\w\s(?:de l'|de la |de |du |d'|del )$")
_OF_LONGEST = 12


def _ranked(doc: Document, dates: tuple[DateRead, ...], date: DateRead, start: int) -> tuple[int, DateRead]:
    """Return how surely a date is a term, and how it is said: 0 by a day, 9 where it is none."""
    if date.precision != "exact":
        if _OF.search(doc.shadow, max(start, date.span[0] - _OF_LONGEST), date.span[0]):
            return _NO_TERM, date  # "les relevés de notes de l'année en cours"
        if _is_beside(doc, date, start):
            return _NO_TERM, date
        meanwhile = doc.lexicon.find("dates.meanwhile").match(doc.shadow, date.span[0])
        return _MEANWHILE if meanwhile else _WORDED, date
    if wider := _wider(doc, dates, date, start):
        return _WORDED, wider
    return _rank_of_day(doc, dates, date, start), date


def _is_beside(doc: Document, date: DateRead, start: int) -> bool:
    """Tell whether a time in words is told of something else: of another one's deed, of what was before."""
    at = date.span[0]
    before = max(start, at - 2 * _CLAUSE_LONGEST)
    if doc.lexicon.find("dates.since").match(doc.shadow, *date.span):
        return True
    other = _OF_ANOTHER.search(doc.shadow, before, at)
    if other and (other["who"] is None or doc.text[other.start("who")].isupper()):
        return True
    if any(way.search(doc.shadow, before, at) for way in (_AS_BEFORE, _AWAITED)):
        return True
    clause = max((stop.end() for stop in _CLAUSE.finditer(doc.shadow, before, at)), default=at)
    return verbs.tells_past(doc, clause, at) and not _TO_COME.search(doc.shadow, clause, at)


def _rank_of_day(doc: Document, dates: tuple[DateRead, ...], date: DateRead, start: int) -> int:
    at = date.span[0]
    before, far = max(start, at - _LEAD_WITHIN), max(start, at - _CLAUSE_LONGEST)
    if (doc.day and date.end and date.end < doc.day) or _DESCRIBES.search(doc.shadow, far, at):
        return _NO_TERM
    if date.start != date.end:
        return _BY if _leads(doc, "dates.between_lead", before, at) else _NO_TERM
    if _leads(doc, "dates.strict_lead", before, at):
        return _IN_CLAUSE if _THAT.search(doc.shadow, far, at) else _BY
    if _of_sitting(doc, before, at) or _event_before(dates, date, start):
        return _ON  # "pour le comité du 4 décembre", "lors de la réunion du 12 mai"
    if _BESIDE.search(doc.shadow, far, at):
        return _IN_CLAUSE  # "el fondo, cuyo cierre es el 7 de junio"
    of_a_day = _leads(doc, "dates.of_a_day", before, at) and not _leads(doc, "dates.from_lead", before, at)
    return _NO_TERM if of_a_day else _ON


# "dès réception des conventions, que vos services voudront bien adresser avant le 15 juillet"
_THAT = re.compile(r",\s(?:que|qu'|dont|lesquels|lesquelles|los cuales|las cuales)\s?[^,.;:()\n]{4,}$")


@lru_cache(maxsize=8)
def _sitting_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what a thing is got ready for, before its day: "au conseil municipal du"."""
    to = r"(?:pour\s(?:le\s|la\s|l')|au\s|a\s(?:la\s|l')|para\s(?:el|la)\s|al\s|a\sla\s|en\s(?:el|la)\s)"
    what = rf"{expression(lex.words('dates.sittings'))}(?:\s[^\W\d_]{{4,}}){{0,2}}"
    week = expression(lex.words("weekdays"))
    return re.compile(rf"(?<!\w){to}(?:prochaine?\s|proxim[ao]\s)?{what}\s(?:du|del)\s(?:{week}\s)?$")


def _of_sitting(doc: Document, start: int, end: int) -> bool:
    """Tell whether a day is that of a sitting that a thing is got ready for."""
    return _sitting_pattern(doc.lexicon).search(doc.shadow, max(0, start - _LEAD_WITHIN), end) is not None


def _wider(doc: Document, dates: tuple[DateRead, ...], date: DateRead, start: int) -> DateRead | None:
    """Return a term that a day only serves to tell: "vers le 15 juin", "après la visite du 9 juillet"."""
    if date.precision != "exact":
        return None
    begin = max(start, date.span[0] - _LEAD_WITHIN)
    near = _pattern(doc.lexicon, "dates.near_lead").search(doc.shadow[begin : date.span[0]])
    event = _event_before(dates, date, start)
    if near:
        at, precision = begin + near.start(), "fuzzy"
    elif event and doc.lexicon.find("dates.until_event").match(doc.shadow, event.span[0]) is None:
        at, precision = event.span[0], "relative"
    else:
        return None
    span = at, date.span[1]
    return replace(
        date,
        text=doc.text[slice(*span)],
        start=None,
        end=None,
        year_inferred=False,
        precision=precision,
        span=span,
    )


def _event_before(dates: tuple[DateRead, ...], date: DateRead, start: int) -> DateRead | None:
    """Return the event right before its own day: "la réunion" in "lors de la réunion du 12 mai"."""
    near = (
        other
        for other in beginning_in(dates, start, date.span[0])
        if other.precision == "relative" and 0 < date.span[0] - other.span[1] <= _OF_EVENT
    )
    return next(near, None)


def _leads(doc: Document, path: str, start: int, end: int) -> bool:
    """Tell whether some words end right before a day, its weekday aside."""
    return _pattern(doc.lexicon, path).search(doc.shadow[start:end]) is not None


@lru_cache(maxsize=8)
def _pattern(lex: Lexicon, path: str) -> re.Pattern[str]:
    lead, week = expression(lex.words(path)), expression(lex.words("weekdays"))
    return re.compile(rf"(?:{lead})\s?:?\s?(?:(?:el|le|los|les|dia|dias)\s)?(?:(?:{week})\s)?$")
