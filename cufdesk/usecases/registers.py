"""What the printed register is made from: the lines within its extent, with the records behind them."""

from __future__ import annotations

from datetime import datetime

from cufdesk.documents.action_register import Entry, RegisterContent
from cufdesk.documents.parts import Content
from cufdesk.documents.register_extent import RegisterExtent
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.register import Line, wanted
from cufdesk.storage.directory import directory_of
from cufdesk.storage.register import register_of
from cufdesk.usecases.sheets import Ground


def content(ground: Ground, extent: RegisterExtent) -> Content:
    """Return the lines within an extent; without a day, as of today."""
    today = extent.on or datetime.now().astimezone().date()
    scope = extent.scope if extent.scope.what else extent.scope._replace(what="action")
    lines = wanted(register_of(ground.reading, ground.cover.first_language).lines, scope, today)
    meetings = {meeting.id: meeting for meeting in ground.reading.all(Meeting)}
    milestones = {milestone.id: milestone for milestone in ground.reading.all(Milestone)}
    found = _Records(meetings, milestones)
    named = {line.meeting_id for line in lines} or {extent.scope.meeting} & meetings.keys()
    sources = tuple(meetings[one] for one in sorted(named))
    entries = tuple(found.entry(line) for line in lines)
    events = {entry.event.id: entry.event for entry in entries if entry.event}
    return RegisterContent(
        entries=entries,
        extent=extent,
        today=today,
        sources=sources,
        milestones=tuple(events.values()),
        cover=ground.cover,
        directory=directory_of(ground.reading, sources),
        changed=ground.changed,
    )


class _Records:
    """Finds the records of a line."""

    def __init__(self, meetings: dict[str, Meeting], milestones: dict[str, Milestone]) -> None:
        self._meetings, self._milestones = meetings, milestones
        self._decisions: dict[str, Decision] = {}
        self._actions: dict[str, Action] = {}
        self._carried: dict[str, list[Meeting]] = {}
        for meeting in meetings.values():
            for decision in meeting.decisions:
                self._decisions[decision.id] = decision
                self._actions |= {action.id: action for action in decision.actions}
            for carried in dict.fromkeys(item.carried_id for item in meeting.agenda if item.carried_id):
                self._carried.setdefault(carried, []).append(meeting)

    def entry(self, line: Line) -> Entry:
        """Return a line with its records."""
        action = self._actions.get(line.id)
        event = self._milestones.get(action.deadline_event_id or "") if action else None
        return Entry(
            self._meetings[line.meeting_id],
            self._decisions[line.decision_id],
            action,
            event,
            line.held,
            tuple(self._carried.get(line.id, ())),
        )
