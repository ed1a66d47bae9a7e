"""What each document needs of the dossier: one question, read once, handed to the document whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from cufdesk.documents import (
    agreements,
    blank_list,
    budget_plan,
    calendar,
    committee_composition,
    correction,
    directory,
    joint_document,
    minutes,
    participants,
    programme,
    signature_sheet,
)
from cufdesk.documents.circles import Extent
from cufdesk.documents.parts import Content
from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.blanks import all_blanks
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.directory import Directory
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction
from cufdesk.domain.visits import Visit
from cufdesk.refusal import Unreadable
from cufdesk.storage import printing as questions
from cufdesk.storage.as_sent import as_sent
from cufdesk.storage.directory import directory_of, whole_directory
from cufdesk.storage.dossier import Reading
from cufdesk.storage.mandates import mandates
from cufdesk.storage.sendings import sendings
from cufdesk.usecases import blanks as blank_questions
from cufdesk.usecases.sheets import Ground


def minutes_content(ground: Ground, meeting: Meeting) -> Content:
    """Return a meeting with what stands beside it; as it was when they were sent where others hold it."""
    with as_sent(ground.reading, meeting) as look:
        visit = look.get(Visit, meeting.visit_id) if meeting.visit_id else None
        dates = questions.milestones(look, {decision.id for decision in meeting.decisions})
        records: Sequence[Record] = (meeting, visit) if visit else (meeting,)
        return minutes.MinutesContent(
            meeting=meeting,
            visit=visit,
            milestones=tuple(dates),
            cover=ground.cover,
            directory=_of_day(directory_of(look, records), meeting),
            meetings=_meetings_of(look, visit),
            events=events_of(look, [meeting]),
            references=references_of(ground.reading, [meeting]),
            changed=ground.changed,
        )


def _of_day(found: Directory, event: Meeting | Visit) -> Directory:
    """Return a directory in which people hold the functions that they held at an event."""
    return replace(found, day=event.first_day or event.last_day)


def blanks_content(ground: Ground, meeting: Meeting | None) -> Content:
    blank_ground = blank_questions.ground_of(ground.reading, meeting.id if meeting else "")
    return blank_list.BlanksContent(
        blanks=tuple(all_blanks.blanks(blank_ground)),
        meeting=meeting,
        cover=ground.cover,
        directory=blank_ground.directory,
        changed=ground.changed,
    )


def events_of(reading: Reading, meetings: Iterable[Meeting]) -> tuple[Milestone, ...]:
    """Return the dates that deadlines of these meetings are counted from."""
    actions = (
        action for meeting in meetings for decision in meeting.decisions for action in decision.actions
    )
    ids = dict.fromkeys(action.deadline_event_id for action in actions if action.deadline_event_id)
    found = (reading.get(Milestone, event_id) for event_id in ids)
    return tuple(event for event in found if event is not None)


def references_of(reading: Reading, meetings: Sequence[Meeting]) -> dict[str, str]:
    """Return what the decisions and actions that these meetings name are called in the register, by id."""
    linked = (link.other_id for meeting in meetings for one in meeting.decisions for link in one.links)
    carried = (item.carried_id for meeting in meetings for item in meeting.agenda)
    return questions.decision_references(reading, linked) | questions.action_references(reading, carried)


def directory_content(ground: Ground, extent: Extent) -> Content:
    return directory.DirectoryContent(
        extent=extent,
        cover=ground.cover,
        directory=replace(whole_directory(ground.reading), day=datetime.now().astimezone().date()),
        changed=ground.changed,
    )


def participants_content(ground: Ground, visit: Visit) -> Content:
    return participants.ParticipantsContent(
        visit=visit,
        cover=ground.cover,
        directory=_of_day(directory_of(ground.reading, [visit]), visit),
        changed=ground.changed,
    )


def signature_sheet_content(ground: Ground, event: Visit | Meeting) -> Content:
    visit = event if isinstance(event, Visit) else None
    if isinstance(event, Meeting) and event.visit_id:
        visit = ground.reading.get(Visit, event.visit_id)
    return signature_sheet.SignatureContent(
        event=event,
        programme=tuple(visit.programme) if visit else (),
        cover=ground.cover,
        directory=_of_day(directory_of(ground.reading, [event]), event),
        changed=ground.changed,
    )


def programme_content(ground: Ground, visit: Visit) -> Content:
    return programme.ProgrammeContent(
        visit=visit, cover=ground.cover, meetings=_meetings_of(ground.reading, visit), changed=ground.changed
    )


def _meetings_of(reading: Reading, visit: Visit | None) -> tuple[Meeting, ...]:
    """Return the meetings that steps of a visit's programme were."""
    ids = dict.fromkeys(item.meeting_id for item in visit.programme) if visit else {}
    found = (reading.get(Meeting, meeting_id) for meeting_id in ids if meeting_id)
    return tuple(meeting for meeting in found if meeting is not None)


def correction_content(ground: Ground, record: Correction) -> Content:
    meeting = ground.reading.get(Meeting, record.meeting_id)
    if meeting is None:
        raise Unreadable("correction")  # no part stands without its record
    sent = sendings(ground.reading, "minutes", meeting.id, "sent")
    names = dict.fromkeys(
        one.name or one.address for sending in sent for one in sending.recipients if one.role != "bcc"
    )
    return correction.CorrectionContent(
        meeting=meeting,
        correction=record,
        holders=tuple(names),
        cover=ground.cover,
        changed=ground.changed,
    )


def composition_content(ground: Ground, committee: Committee) -> Content:
    return committee_composition.CommitteeContent(
        committee=committee,
        decision=_decision(ground, committee.decision_id),
        cover=ground.cover,
        directory=directory_of(ground.reading, [committee]),
        mandates=mandates(ground.reading),
        changed=ground.changed,
    )


def budget_plan_content(ground: Ground, budget: Budget) -> Content:
    return budget_plan.BudgetContent(
        budget=budget,
        cover=ground.cover,
        directory=directory_of(ground.reading, [budget]),
        changed=ground.changed,
    )


def calendar_content(ground: Ground, _record: None) -> Content:
    dates = questions.milestones(ground.reading)
    return calendar.CalendarContent(
        milestones=tuple(dates),
        decisions=questions.decision_references(ground.reading, (one.decision_id for one in dates)),
        cover=ground.cover,
        changed=ground.changed,
    )


def agreements_content(ground: Ground, _record: None) -> Content:
    found = ground.reading.all(Agreement)
    return agreements.AgreementsContent(
        agreements=tuple(found),
        decisions=questions.decision_references(ground.reading, (one.decision_id for one in found)),
        cover=ground.cover,
        directory=directory_of(ground.reading, found),
        changed=ground.changed,
    )


def joint_document_content(ground: Ground, document: JointDocument) -> Content:
    return joint_document.JointContent(
        document=document,
        decision=_decision(ground, document.decision_id),
        cover=ground.cover,
        changed=ground.changed,
    )


def _decision(ground: Ground, decision_id: str | None) -> str:
    return questions.decision_references(ground.reading, [decision_id]).get(decision_id or "", "")
