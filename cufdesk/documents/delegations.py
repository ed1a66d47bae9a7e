"""Who takes part in a visit or a meeting, by delegation, each in the order that it notified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from cufdesk.documents.inflected import inflected
from cufdesk.documents.parts import Voice, grouped, joined
from cufdesk.domain.meetings import Attendance
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import DelegationMember
from cufdesk.press.story import Item, People, Person

# Those who are there beside the delegations, in the order in which they are listed.
_BESIDE = ("liaison", "host", "mentioned")


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone at an event; `status` is a key of the words for attendance."""

    person_id: str | None
    position_id: str | None
    status: str
    represented_by_id: str | None = None
    arrived: time | None = None
    departed: time | None = None
    note: Bilingual = field(default_factory=Bilingual)


def from_attendances(attendances: Sequence[Attendance]) -> list[Participant]:
    """Return the participants of a meeting."""
    return [
        Participant(
            a.person_id, a.position_id, a.status or "present", a.represented_by_id, a.arrived, a.departed
        )
        for a in attendances
    ]


def from_members(members: Sequence[DelegationMember]) -> list[Participant]:
    """Return the participants of a visit: its delegates are present."""
    return [
        Participant(m.person_id, m.position_id, "present" if m.role == "delegate" else m.role, note=m.note)
        for m in members
    ]


def delegates(participants: Sequence[Participant]) -> list[Participant]:
    """Return those who belong to a delegation, whether they came or not."""
    return [participant for participant in participants if participant.status not in _BESIDE]


def side_of(voice: Voice, participant: Participant) -> str:
    """Return the side of a person, or that of the body that the person speaks for; empty when not known."""
    person = voice.directory.person(participant.person_id)
    if person is not None and person.side:
        return person.side
    position = voice.directory.position(participant.person_id, participant.position_id)
    body = voice.directory.organisation(position.organisation_id) if position else None
    return body.side if body else ""


def groups(voice: Voice, participants: Sequence[Participant]) -> list[tuple[str, list[Participant]]]:
    """Return titled groups: the delegations as they were listed first, then liaison, hosts and others."""
    by_side = grouped(delegates(participants), lambda participant: side_of(voice, participant))
    alone = len(by_side) == 1
    found = [(_delegation_title(voice, side, alone=alone), people) for side, people in by_side.items()]
    titles = {
        "liaison": voice.t._("Liaison"),
        "host": voice.t._("Hosts"),
        "mentioned": voice.t._("Also mentioned"),
    }
    for status in _BESIDE:
        people = [participant for participant in participants if participant.status == status]
        if people:
            found.append((titles[status], people))
    return found


def _delegation_title(voice: Voice, side: str, *, alone: bool) -> str:
    if side:
        return voice.side(side)
    return voice.t._("Delegation") if alone else voice.t._("Other participants")


def people_blocks(voice: Voice, participants: Sequence[Participant]) -> list[Item]:
    """Return a block of people for each group; the present of a delegation are counted in its title."""
    return [
        People(_counted(voice, title, people), tuple(_person(voice, one) for one in people))
        for title, people in groups(voice, participants)
    ]


def _counted(voice: Voice, title: str, people: Sequence[Participant]) -> str:
    """Return "Mexican side · 5 present"."""
    if not delegates(people):
        return title
    present = sum(participant.status == "present" for participant in people)
    count = voice.t.ngettext("{n} present", "{n} present", present)
    return joined(title, count.format(n=voice.t.number(present)))


def _person(voice: Voice, participant: Participant) -> Person:
    function, body = voice.functions(participant.person_id, participant.position_id)
    name = voice.name(participant.person_id) or voice.t._("Name to be completed")
    return Person(name, function, body, status_line(voice, participant))


def status_line(voice: Voice, participant: Participant) -> str:
    """Return what is to be said of someone who was not simply there all along: excused, late, gone early."""
    t, status = voice.t, participant.status
    said = t.word("attendance", status) if status in {"represented", "excused", "absent"} else ""
    if status == "represented" and (by := voice.name(participant.represented_by_id)):
        said = t._("Represented by {name}").format(name=by)
    said = inflected(said, voice.directory.person(participant.person_id))
    arrived, departed = (t.time(moment) for moment in (participant.arrived, participant.departed))
    return joined(
        said,
        t._("arrived at {time}").format(time=arrived) if arrived else "",
        t._("left at {time}").format(time=departed) if departed else "",
        voice.plain(participant.note),
    )
