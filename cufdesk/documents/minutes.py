"""The record of decisions of a meeting, in the order that French secretariats expect of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cufdesk.documents import calendar, correction, programme_minutes
from cufdesk.documents.approvals import FINAL, record_approval
from cufdesk.documents.attached import attached
from cufdesk.documents.blanks import blanks, open_points
from cufdesk.documents.decision_prose import decisions_in_prose
from cufdesk.documents.decision_table import carriers, decision_table
from cufdesk.documents.delegations import (
    Participant,
    delegates,
    from_attendances,
    from_members,
    people_blocks,
    side_of,
)
from cufdesk.documents.parts import (
    TO_FILL_IN,
    Content,
    Voice,
    facts,
    joined,
    letter,
    text_items,
    version_mark,
    voice_of,
)
from cufdesk.documents.programme import programme_table
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import AgendaItem, Meeting
from cufdesk.domain.visits import Visit
from cufdesk.i18n import Translator
from cufdesk.press.story import (
    DataTable,
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    Paragraph,
    Story,
    TitleBlock,
    Words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesContent(Content):
    """A meeting, the visit that it belongs to, and the dates that its decisions set."""

    meeting: Meeting
    visit: Visit | None = None
    milestones: tuple[Milestone, ...] = ()


def story(content: MinutesContent, t: Translator) -> Story:
    """Return the record of decisions of a meeting, its decisions in a table."""
    return _record(content, t, decision_table)


def prose_story(content: MinutesContent, t: Translator) -> Story:
    """Return the record of decisions of a meeting, its decisions told one after the other."""
    return _record(content, t, decisions_in_prose)


def _record(
    content: MinutesContent, t: Translator, told: Callable[[Voice, Meeting], DataTable | list[Item]]
) -> Story:
    voice, meeting = voice_of(content, t), content.meeting
    participants = participants_of(content)
    items: list[Item] = [
        title_block(voice, meeting, t._("Record of decisions")),
        *section(t._("Corrections"), correction.section(voice, meeting)),
        *section(t._("Participants"), people_blocks(voice, participants)),
        *section(t._("Purpose"), purpose(voice, content)),
        *section(t._("Agenda"), agenda_items(voice, meeting)),
        *section(t._("Programme"), _programme(voice, content.visit)),
        *section(t._("Decisions and actions"), decisions(voice, meeting, told)),
        *section(t._("Open points"), _open_points(voice, content)),
        *section(t._("Dates to come"), _dates(voice, content)),
        *section(t._("Annexes"), annexes(voice, content)),
        *section(t._("Distribution"), [_distribution(voice, meeting, participants)]),
        *section(t._("Approval"), record_approval(voice, meeting)),
    ]
    return letter(
        content,
        voice,
        kind=t._("Record of decisions"),
        title=voice.plain(meeting.title),
        items=items,
        reference=meeting.reference,
        version=meeting.version,
        draft=meeting.state not in FINAL,
        stamp=correction.stamp(voice, meeting),
    )


def section(title: str, items: Sequence[Item]) -> list[Item]:
    """Return a headed section, or nothing when it is empty."""
    return [Heading(title), *items] if items else []


def participants_of(content: MinutesContent) -> list[Participant]:
    """Return who was at the meeting; without an attendance list, the delegation of its visit."""
    if content.meeting.attendances or content.visit is None:
        return from_attendances(content.meeting.attendances)
    return from_members(content.visit.members)


def title_block(voice: Voice, meeting: Meeting, kind: str) -> TitleBlock:
    """Return the head of a paper on a meeting: when, where, who led it, and which version it is."""
    t = voice.t
    when = joined(
        t.period(meeting.first_day, meeting.last_day),
        t.times(meeting.start, meeting.end),
        voice.entered(meeting.place),
    )
    title = voice.plain(meeting.title)
    return TitleBlock(
        kind if title else "",
        title or kind,
        tuple(line for line in (when, voice.plain(voice.cover.title)) if line),
        facts(
            (t._("Reference"), meeting.reference),
            (t._("Meeting"), t.word("meeting_kind", meeting.kind)),
            (t._("Version"), version_mark(meeting.version)),
            (t._("State"), t.word("minutes_state", meeting.state)),
            (t._("Chaired by"), voice.name(meeting.chair_id)),
            (t._("Minutes taken by"), voice.name(meeting.secretary_id)),
            (
                t._("Participants announced"),
                t.number(meeting.headcount) if meeting.headcount is not None else "",
            ),
        ),
    )


def purpose(voice: Voice, content: MinutesContent) -> list[Item]:
    """Return what the meeting was for, else what its visit was for."""
    own = text_items(voice, content.meeting.purpose)
    return own or (text_items(voice, content.visit.purpose) if content.visit else [])


def _programme(voice: Voice, visit: Visit | None) -> list[Item]:
    return [programme_table(voice, visit.programme)] if visit and visit.programme else []


def agenda_items(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return the points of the agenda with who presents them and the time set."""
    told: list[Words] = []
    for item in meeting.agenda:
        minutes = voice.t._("{n} min").format(n=voice.t.number(item.minutes)) if item.minutes else ""
        told.append(joined(point_title(voice, item), voice.name(item.speaker_id), minutes))
    return [ListOf(tuple(told), numbered=True)] if told else []


def point_title(voice: Voice, item: AgendaItem) -> str:
    """Return the title of a point, with the number of the action that comes up again in it."""
    title = voice.plain(item.title) or voice.t._("Point without a title")
    carried = voice.references.get(item.carried_id or "", "")
    return f"{title} ({carried})" if carried and carried not in title else title


def decisions(
    voice: Voice, meeting: Meeting, told_as: Callable[[Voice, Meeting], DataTable | list[Item]]
) -> list[Item]:
    """Return all decisions, after how firm each of them is to be taken."""
    t = voice.t
    if not meeting.decisions:
        return [Note(t._("This meeting recorded no decision."))]
    told = t._(
        "Each decision carries its modality: a finding, a wish, a proposal subject to approval, an adopted"
        " decision, a commitment or the announcement of a third party. Only adopted decisions and commitments"
        " bind those who are named."
    )
    found = told_as(voice, meeting)
    return [Paragraph(told), *(found if isinstance(found, list) else [found])]


def _open_points(voice: Voice, content: MinutesContent) -> list[Item]:
    items: list[Item] = []
    points = open_points(voice, content.meeting)
    if points:
        items.append(ListOf(tuple(points)))
    missing = blanks(voice, content.meeting, content.visit)
    if missing:
        items += [Heading(voice.t._("Blanks to complete"), 2), missing]
    return items


def _dates(voice: Voice, content: MinutesContent) -> list[Item]:
    return [calendar.dates(voice, content.milestones, {})] if content.milestones else []


def annexes(voice: Voice, content: MinutesContent) -> list[Item]:
    """Return the files that go with the meeting, and the minutes that are available or still to come."""
    visit = content.visit
    items = visit.programme if visit else []
    told: list[Words] = [
        joined(
            voice.plain(item.text).removesuffix("."),
            programme_minutes.told(voice, item),
            separator=" – ",
        )
        for item in items
        if programme_minutes.status(voice, item)
    ]
    return [*attached(voice, content.meeting), *([ListOf(tuple(told))] if told else [])]


def _distribution(voice: Voice, meeting: Meeting, participants: Sequence[Participant]) -> KeyValues:
    """Return who is to receive the record: for action those whom it names, the others by delegation."""
    t = voice.t
    actors: dict[str, None] = {}
    for decision in meeting.decisions:
        for action in decision.actions:
            actors |= dict.fromkeys(carriers(voice, action))
    sides = dict.fromkeys(side_of(voice, participant) for participant in delegates(participants))
    informed = [voice.side(side) for side in sides if side]
    for participant in participants:
        if participant.status == "liaison":
            position = voice.directory.position(participant.person_id, participant.position_id)
            informed.append(voice.body(position.organisation_id) if position else "")
    informed = [name for name in dict.fromkeys(informed) if name]
    return KeyValues(
        (
            (t._("For action"), ", ".join(actors) or TO_FILL_IN),
            (t._("For information"), ", ".join(informed) or TO_FILL_IN),
            (t._("For approval"), TO_FILL_IN),
        )
    )
