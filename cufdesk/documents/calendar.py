"""The calendar of a cooperation: its dates in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cufdesk.documents.parts import Content, Voice, letter, lines, voice_of
from cufdesk.domain.calendar import Milestone
from cufdesk.i18n import Translator
from cufdesk.press.story import Col, DataTable, Item, Note, Row, Span, Story, TitleBlock, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarContent(Content):
    """The dates in their order, and the references of the decisions that set them."""

    milestones: tuple[Milestone, ...]
    decisions: Mapping[str, str] = field(default_factory=dict)


def story(content: CalendarContent, t: Translator) -> Story:
    """Return the calendar."""
    voice = voice_of(content, t)
    title = voice.plain(content.cover.title)
    items: list[Item] = [TitleBlock(t._("Calendar"), title, as_of(content, t))]
    if content.milestones:
        items.append(dates(voice, content.milestones, content.decisions, by_month=True))
    else:
        items.append(Note(t._("The calendar holds no date yet.")))
    return letter(content, voice, kind=t._("Calendar"), title=title, items=items)


def as_of(content: Content, t: Translator) -> tuple[str, ...]:
    """Return the line that says on which day the content stood as it is printed."""
    if content.changed is None:
        return ()
    return (t._("As of {date}").format(date=t.date(content.changed.date())),)


def dates(
    voice: Voice, milestones: Sequence[Milestone], decisions: Mapping[str, str], *, by_month: bool = False
) -> DataTable:
    """Return dates as a table, under their months if asked."""
    t = voice.t
    columns = [Col(t._("Date"), 2.9), Col(t._("What"), 4.2), Col(t._("Kind"), 1.2)]
    if decisions:
        columns.append(Col(t._("Decision"), 1.3))
    columns.append(Col(t._("State"), 1.1))
    rows: list[Row] = []
    shown = ""
    for milestone in milestones:
        month = _month(voice, milestone)
        if by_month and month != shown:
            rows.append(Row((month,), kind="group"))
            shown = month
        rows.append(_row(voice, milestone, decisions))
    inferred = any(milestone.year_inferred for milestone in milestones)
    remark = t._("A year in brackets was not written in the source: it is inferred.")
    return DataTable(tuple(columns), tuple(rows), remark if inferred else "")


def _row(voice: Voice, milestone: Milestone, decisions: Mapping[str, str]) -> Row:
    t = voice.t
    place = voice.entered(milestone.place)
    origin = (decisions.get(milestone.decision_id or "", ""),) if decisions else ()
    return Row(
        (
            _when(voice, milestone),
            lines(voice.text(milestone.title), (Span(place, muted=True),) if place else ""),
            t.word("milestone_kind", milestone.kind),
            *origin,
            t._("Done") if milestone.done else t._("To come"),
        )
    )


def _when(voice: Voice, milestone: Milestone) -> Words:
    """Return a date with its days of the week; a year that the source did not write stands in brackets."""
    t = voice.t
    first, last = milestone.first_day or milestone.last_day, milestone.last_day
    if first is None:
        return (voice.missing(),)
    told = t.period(first, last)
    if milestone.year_inferred:
        year = str((last or first).year)
        told = f"{told.removesuffix(year)}[{year}]"
    if last is None or last == first:
        return f"{t.weekday(first)} {told}"
    return lines(told, (Span(f"{t.weekday(first)}–{t.weekday(last)}", italic=True, muted=True),))


def _month(voice: Voice, milestone: Milestone) -> str:
    first = milestone.first_day or milestone.last_day
    if first is None:
        return voice.t._("Date to be set")
    month = voice.t.month_year(first)
    return month[0].upper() + month[1:]
