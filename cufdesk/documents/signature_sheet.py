"""The sheet that everybody at a visit or a meeting signs: who is expected, a place per half-day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from cufdesk.documents.delegations import Participant, from_attendances, from_members, groups, status_line
from cufdesk.documents.parts import Content, Voice, joined, letter, lines, voice_of
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import ProgrammeItem, Visit
from cufdesk.i18n import NBSP, Translator
from cufdesk.press.story import Col, DataTable, Item, PageBreak, Paragraph, Row, Span, Story, TitleBlock

_NOON = time(13)
_PLACES = 6  # half-days side by side that leave room for a signature
_UNANNOUNCED = 6  # rows for those who come without being announced
_ROOM = "\n".join((NBSP,) * 3)  # lines that hold a row open: empty ones take no room


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureContent(Content):
    """A visit or a meeting; `programme` is that of the visit, or of the visit that a meeting belongs to."""

    event: Visit | Meeting
    programme: Sequence[ProgrammeItem] = ()


@dataclass(frozen=True, slots=True)
class _HalfDay:
    day: date
    half: str  # "morning" or "afternoon"


def story(content: SignatureContent, t: Translator) -> Story:
    """Return the sheet; where there are more half-days than fit side by side, a whole sheet for the next."""
    voice, event = voice_of(content, t), content.event
    kind, title = t._("Signature sheet"), voice.plain(event.title)
    when = joined(t.period(event.first_day, event.last_day), voice.entered(event.place))
    items: list[Item] = [TitleBlock(kind, title, (when,) if when else ())]
    order = t._("Each delegation is listed in the order that it notified.")
    items.append(Paragraph((Span(order, muted=True),)))
    people = _people(event)
    for number, places in enumerate(_pages(_half_days(content))):
        items += [PageBreak()] if number else []
        items.append(_table(voice, people, places))
    return letter(content, voice, kind=kind, title=title, items=items, landscape=True)


def _people(event: Visit | Meeting) -> list[Participant]:
    """Return those who are expected: who is only mentioned does not sign."""
    if isinstance(event, Visit):
        return _expected(from_members(event.members))
    return _expected(from_attendances(event.attendances))


def _expected(people: Iterable[Participant]) -> list[Participant]:
    return [one for one in people if one.status != "mentioned"]


# half-days -----------------------------------------------------------------------------------------------


def _half_days(content: SignatureContent) -> list[_HalfDay]:
    """Return the half-days of the programme, those of the meeting's days alone where it is one's.

    A step without an hour may fall into either half of its day.
    """
    event = content.event
    found = {
        (item.day, half)
        for item in content.programme
        if item.day and (isinstance(event, Visit) or _is_within(item.day, event))
        for half in _halves(item)
    }
    return [_HalfDay(day, half) for day, half in sorted(found, key=lambda one: (one[0], one[1] != "morning"))]


def _is_within(day: date, meeting: Meeting) -> bool:
    days = [one for one in (meeting.first_day, meeting.last_day) if one]
    return bool(days) and min(days) <= day <= max(days)


def _halves(item: ProgrammeItem) -> Iterable[str]:
    first, last = item.start or item.end, item.end or item.start
    if first is None or last is None:
        return ("morning", "afternoon")
    begun = () if first >= _NOON else ("morning",)
    return (*begun, "afternoon") if last > _NOON or not begun else begun


def _pages(half_days: Sequence[_HalfDay]) -> list[list[_HalfDay]]:
    """Return the half-days that stand side by side, no day parted; one empty page where there are none."""
    pages: list[list[_HalfDay]] = [[]]
    for day in dict.fromkeys(one.day for one in half_days):
        halves = [one for one in half_days if one.day == day]
        if len(pages[-1]) + len(halves) > _PLACES:
            pages.append([])
        pages[-1] += halves
    return pages


# the table -----------------------------------------------------------------------------------------------


def _table(voice: Voice, people: Sequence[Participant], places: Sequence[_HalfDay]) -> DataTable:
    t = voice.t
    titles = [_place_title(voice, one) for one in places] or [t._("Signature")]
    width = max(1.5, 4.2 / len(titles))
    columns = (
        Col(t._("No."), 0.6, "right"),
        Col(t._("Name"), 2.4),
        Col(t._("Function and body"), 3.2),
        *(Col(title, width) for title in titles),
    )
    blank = (_ROOM,) * len(titles)
    rows: list[Row] = []
    number = 0
    for title, members in groups(voice, people):
        rows.append(Row((title,), kind="group"))
        for one in members:
            number += 1
            rows.append(Row((str(number), *_named(voice, one), *blank)))
    rows.append(Row((t._("Present without having been announced"),), kind="group"))
    rows += [Row(("", "", "", *blank)) for _row in range(_UNANNOUNCED)]
    return DataTable(columns, tuple(rows))


def _place_title(voice: Voice, place: _HalfDay) -> str:
    """Return "jeudi 12 février" and below it the half-day."""
    t = voice.t
    half = t._("morning") if place.half == "morning" else t._("afternoon")
    return f"{t.weekday(place.day)} {t.day_month(place.day)}\n{half}"


def _named(voice: Voice, participant: Participant) -> tuple[tuple[str | Span, ...], str]:
    function, body = voice.functions(participant.person_id, participant.position_id)
    name = voice.name(participant.person_id) or voice.t._("Name to be completed")
    status = status_line(voice, participant)
    told = lines((Span(name, bold=True),), (Span(status, italic=True, muted=True),) if status else "")
    return tuple(told), "\n".join(part for part in (function, body) if part)
