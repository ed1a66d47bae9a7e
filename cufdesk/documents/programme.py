"""The programme of a visit, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cufdesk.documents import programme_minutes
from cufdesk.documents.parts import Content, Voice, grouped, joined, letter, lines, text_items, voice_of
from cufdesk.domain.visits import ProgrammeItem, Visit
from cufdesk.i18n import Translator
from cufdesk.press.story import Col, DataTable, Item, Note, Row, Span, Story, TitleBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeContent(Content):
    """A visit."""

    visit: Visit


def story(content: ProgrammeContent, t: Translator) -> Story:
    """Return the programme of a visit."""
    voice, visit = voice_of(content, t), content.visit
    title = voice.plain(visit.title)
    items: list[Item] = [
        TitleBlock(
            t._("Programme of the visit"),
            title,
            (joined(t.period(visit.first_day, visit.last_day), voice.entered(visit.place)),),
        ),
        *text_items(voice, visit.purpose),
    ]
    if visit.programme:
        items.append(programme_table(voice, visit.programme))
    else:
        items.append(Note(t._("The programme is still to be written.")))
    return letter(content, voice, kind=t._("Programme of the visit"), title=title, items=items)


def programme_table(voice: Voice, programme: Sequence[ProgrammeItem]) -> DataTable:
    """Return the steps of a programme under their days; what nobody entered has no column."""
    t = voice.t
    timed = any(item.start or item.end for item in programme)
    placed = any(item.place for item in programme)
    ours = any(item.our_role for item in programme)
    columns = [Col(t._("Step"), 5)]
    if timed:
        columns.insert(0, Col(t._("Time"), 1.5))
    if placed:
        columns.append(Col(t._("Place"), 2.2))
    if ours:
        columns.append(Col(_role_title(voice), 1.5))
    rows: list[Row] = []
    for items in grouped(programme, lambda item: str(item.day)).values():
        day = items[0].day
        if day is not None or rows:
            rows.append(Row((day_title(voice, day),), kind="group"))
        for item in items:
            step = lines(
                voice.text(item.text) or (voice.missing(),),
                (Span(minutes, italic=True, muted=True),)
                if (minutes := programme_minutes.told(voice, item))
                else "",
            )
            cells = [step]
            if timed:
                cells.insert(0, t.times(item.start, item.end))
            if placed:
                cells.append(voice.entered(item.place))
            if ours:
                cells.append(t.word("programme_role", item.our_role))
            rows.append(Row(tuple(cells)))
    return DataTable(tuple(columns), tuple(rows))


def day_title(voice: Voice, day: date | None) -> str:
    """Return "Thursday 12 February 2015", with a capital as a title has it."""
    if day is None:
        return voice.t._("Day to be set")
    told = f"{voice.t.weekday(day)} {voice.t.date(day)}"
    return told[0].upper() + told[1:]


def _role_title(voice: Voice) -> str:
    name = voice.organisation()
    return voice.t._("Part of {organisation}").format(organisation=name) if name else voice.t._("Our part")
