"""The list of participants of a visit, numbered in the order notified."""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.documents.delegations import Participant, delegates, from_members, groups, status_line
from cufdesk.documents.parts import Content, Voice, facts, joined, letter, lines, voice_of
from cufdesk.domain.visits import Visit
from cufdesk.i18n import Translator
from cufdesk.press.story import (
    Cell,
    Col,
    DataTable,
    Item,
    Note,
    Paragraph,
    Row,
    Span,
    Story,
    TitleBlock,
    Words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsContent(Content):
    """A visit."""

    visit: Visit


def story(content: ParticipantsContent, t: Translator) -> Story:
    """Return the list of participants of a visit."""
    voice, visit = voice_of(content, t), content.visit
    people = [one for one in from_members(visit.members) if one.status != "mentioned"]
    kind = t._("List of participants")
    title = voice.plain(visit.title)
    items: list[Item] = [
        TitleBlock(
            kind,
            title,
            (joined(t.period(visit.first_day, visit.last_day), voice.entered(visit.place)),),
            _counts(voice, visit, people),
        ),
        *_headcount(voice, visit, people),
    ]
    if people:
        items += [
            _table(voice, people),
            Paragraph((Span(t._("Each delegation is listed in the order that it notified."), muted=True),)),
        ]
    else:
        items.append(Note(t._("No participant has been notified yet.")))
    return letter(content, voice, kind=kind, title=title, items=items)


def _counts(voice: Voice, visit: Visit, people: list[Participant]) -> tuple[tuple[str, str], ...]:
    t = voice.t
    return facts(
        (t._("Delegates announced"), "" if visit.declared is None else t.number(visit.declared)),
        (t._("Delegates listed"), t.number(len(delegates(people)))),
    )


def _headcount(voice: Voice, visit: Visit, people: list[Participant]) -> list[Item]:
    """Return the remark that the delegation announced and the one listed differ."""
    listed = len(delegates(people))
    if visit.declared is None or visit.declared == listed:
        return []
    t = voice.t
    sentence = t._("Delegates announced: {announced}; listed: {listed}.")
    return [
        Note(
            sentence.format(announced=t.number(visit.declared), listed=t.number(listed)), t._("To be checked")
        )
    ]


def _table(voice: Voice, people: list[Participant]) -> DataTable:
    t = voice.t
    columns = (
        Col(t._("No."), 0.5, "right"),
        Col(t._("Name"), 2.6),
        Col(t._("Function"), 3.4),
        Col(t._("Body"), 2.6),
    )
    rows: list[Row] = []
    for title, members in groups(voice, people):
        rows.append(Row((title,), kind="group"))
        rows.extend(_row(voice, one, str(n)) for n, one in enumerate(members, 1))
    return DataTable(columns, tuple(rows))


def _row(voice: Voice, participant: Participant, number: str) -> Row:
    function, body = voice.functions(participant.person_id, participant.position_id)
    name = voice.name(participant.person_id) or voice.t._("Name to be completed")
    status = status_line(voice, participant)
    told = lines((Span(name, bold=True),), (Span(status, italic=True, muted=True),) if status else "")
    what: tuple[Cell | Words, ...] = (function, body)
    if function and not body:
        what = (Cell(function, span=2),)
    return Row((number, told, *what))
