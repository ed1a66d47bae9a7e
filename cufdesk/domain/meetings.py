"""Meetings, who was there, what was decided, and who does what by when."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.minutes_life import AcceptedFinding, Correction, Remark
from cufdesk.domain.values import Bilingual


class CoResponsible(Record):
    """Somebody who carries an action together with the one whom it names first."""

    __tablename__ = "co_responsible"

    action_id: Mapped[str] = refers_to("action", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    organisation_id: Mapped[str | None] = refers_to("organisation")
    words: Mapped[Bilingual] = bilingual("words")


class ActionProgress(Record):
    """What was told of an action on a day, and the state that it was in from then on."""

    __tablename__ = "action_progress"

    action_id: Mapped[str] = refers_to("action", required=True)
    rank: Mapped[int] = ranked()
    day: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = keyed("decision_state")
    text: Mapped[str] = plain()


class Action(Record):
    """What somebody has to do; `responsible` keeps the source's words, a person or body may be linked.

    `with_others` are further responsibles. A deadline relative to an event is `deadline_offset` days after
    the milestone's first day, before it where negative; `deadline` stays empty then. `nature` tells what a
    closed gate holds back: invitations, commitments and signatures.
    """

    __tablename__ = "action"

    decision_id: Mapped[str] = refers_to("decision", required=True)
    rank: Mapped[int] = ranked()
    number: Mapped[str] = plain()
    text: Mapped[Bilingual] = bilingual("text")
    modality: Mapped[str] = keyed("modality")
    nature: Mapped[str] = keyed("action_nature")
    responsible: Mapped[Bilingual] = bilingual("responsible")
    responsible_person_id: Mapped[str | None] = refers_to("person")
    responsible_organisation_id: Mapped[str | None] = refers_to("organisation")
    deadline: Mapped[date | None] = mapped_column(default=None)
    deadline_text: Mapped[Bilingual] = bilingual("deadline_text")
    precision: Mapped[str] = keyed("deadline_precision", "none")
    deadline_event_id: Mapped[str | None] = refers_to("milestone")
    deadline_offset: Mapped[int | None] = mapped_column(default=None)
    state: Mapped[str] = keyed("decision_state", "open")
    evidence: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    with_others: Mapped[list[CoResponsible]] = in_order(CoResponsible)
    progress: Mapped[list[ActionProgress]] = in_order(ActionProgress)


class DecisionProgress(Record):
    """What became of a decision on a day, and the state that it was in from then on."""

    __tablename__ = "decision_progress"

    decision_id: Mapped[str] = refers_to("decision", required=True)
    rank: Mapped[int] = ranked()
    day: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = keyed("decision_state")
    text: Mapped[str] = plain()


class DecisionLink(Record):
    """Another decision that this one follows, replaces, specifies or depends on."""

    __tablename__ = "decision_link"

    decision_id: Mapped[str] = refers_to("decision", required=True)
    rank: Mapped[int] = ranked()
    nature: Mapped[str] = keyed("link_nature", "follows")
    other_id: Mapped[str | None] = refers_to("decision")


class Decision(Record):
    """A decision with its modality: the verb of the text is its status.

    `party` says whose wish, commitment or announcement it is. `beyond_mandate` marks what exceeds what the
    group had planned or was given to decide. `read_back` tells whether the room agreed to these words when
    they were read out at the end.
    """

    __tablename__ = "decision"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    number: Mapped[str] = plain()
    title: Mapped[Bilingual] = bilingual("title")
    text: Mapped[Bilingual] = bilingual("text")
    context: Mapped[Bilingual] = bilingual("context")
    theme: Mapped[str] = plain()
    party: Mapped[Bilingual] = bilingual("party")
    modality: Mapped[str] = keyed("modality")
    beyond_mandate: Mapped[bool] = mapped_column(default=False)
    read_back: Mapped[str] = keyed("read_back")
    state: Mapped[str] = keyed("decision_state", "open")
    actions: Mapped[list[Action]] = in_order(Action)
    links: Mapped[list[DecisionLink]] = in_order(DecisionLink, by="decision_id")
    progress: Mapped[list[DecisionProgress]] = in_order(DecisionProgress)


class Attendance(Record):
    """A person's part in a meeting, in the order of the delegation; times where they missed some of it."""

    __tablename__ = "attendance"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    position_id: Mapped[str | None] = refers_to("position")
    status: Mapped[str] = keyed("attendance", "present")
    represented_by_id: Mapped[str | None] = refers_to("person")
    arrived: Mapped[time | None] = mapped_column(default=None)
    departed: Mapped[time | None] = mapped_column(default=None)


class AgendaItem(Record):
    """A point of the agenda, and the account of what was said on it; paragraphs are parted by an empty line.

    `carried_id` is the action of an earlier meeting that comes up again, `minutes` the time set for it.
    """

    __tablename__ = "agenda_item"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    title: Mapped[Bilingual] = bilingual("title")
    account: Mapped[Bilingual] = bilingual("account")
    speaker_id: Mapped[str | None] = refers_to("person")
    minutes: Mapped[int | None] = mapped_column(default=None)
    carried_id: Mapped[str | None] = refers_to("action")


class Attachment(Record):
    """A file that goes with a meeting. `fingerprint` is the SHA-256 of its bytes, `weight` their number."""

    __tablename__ = "attachment"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    title: Mapped[Bilingual] = bilingual("title")
    file_name: Mapped[str] = plain()
    file_id: Mapped[str | None] = refers_to("stored_file")
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    weight: Mapped[int] = mapped_column(default=0)


class Meeting(Record):
    """A meeting and its minutes.

    `source_text` is the text that the minutes were read from, cleaned, and `fingerprint` recognises it when
    it is read again. `reference` is the register's number ("2015-02"). `headcount` is the number of people
    that a source declared, `remarks_until` the day from which silence counts as approval.
    """

    __tablename__ = "meeting"

    title: Mapped[Bilingual] = bilingual("title")
    kind: Mapped[str] = keyed("meeting_kind", "working")
    reference: Mapped[str] = plain()
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    start: Mapped[time | None] = mapped_column(default=None)
    end: Mapped[time | None] = mapped_column(default=None)
    place: Mapped[str] = plain()
    chair_id: Mapped[str | None] = refers_to("person")
    secretary_id: Mapped[str | None] = refers_to("person")
    visit_id: Mapped[str | None] = refers_to("visit")
    purpose: Mapped[Bilingual] = bilingual("purpose")
    headcount: Mapped[int | None] = mapped_column(default=None)
    state: Mapped[str] = keyed("minutes_state", "to_write")
    version: Mapped[str] = mapped_column(default="0.1")
    remarks_until: Mapped[date | None] = mapped_column(default=None)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    tacitly: Mapped[bool] = mapped_column(default=False)
    distributed_on: Mapped[date | None] = mapped_column(default=None)
    language: Mapped[str] = keyed("language", "fr")
    notes: Mapped[str] = plain()
    source_text: Mapped[str] = plain()
    source_name: Mapped[str] = plain()
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    attendances: Mapped[list[Attendance]] = in_order(Attendance)
    agenda: Mapped[list[AgendaItem]] = in_order(AgendaItem)
    decisions: Mapped[list[Decision]] = in_order(Decision)
    attachments: Mapped[list[Attachment]] = in_order(Attachment)
    remarks: Mapped[list[Remark]] = in_order(Remark)
    corrections: Mapped[list[Correction]] = in_order(Correction)
    accepted: Mapped[list[AcceptedFinding]] = in_order(AcceptedFinding)
