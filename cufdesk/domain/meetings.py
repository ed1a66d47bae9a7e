"""Meetings, who was there, what was decided, and who does what by when."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Action(Record):
    """What somebody has to do; `responsible` keeps the source's words, a person or body may be linked."""

    __tablename__ = "action"

    decision_id: Mapped[str] = refers_to("decision", required=True)
    rank: Mapped[int] = ranked()
    number: Mapped[str] = plain()
    text: Mapped[Bilingual] = bilingual("text")
    modality: Mapped[str] = keyed("modality")
    responsible: Mapped[Bilingual] = bilingual("responsible")
    responsible_person_id: Mapped[str | None] = refers_to("person")
    responsible_organisation_id: Mapped[str | None] = refers_to("organisation")
    deadline: Mapped[date | None] = mapped_column(default=None)
    deadline_text: Mapped[Bilingual] = bilingual("deadline_text")
    precision: Mapped[str] = keyed("deadline_precision", "none")
    state: Mapped[str] = keyed("decision_state", "open")
    notes: Mapped[str] = plain()


class Decision(Record):
    """A decision with its modality: the verb of the text is its status.

    `party` says whose wish, commitment or announcement it is.
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
    state: Mapped[str] = keyed("decision_state", "open")
    actions: Mapped[list[Action]] = in_order(Action)


class Attendance(Record):
    """A person's part in a meeting, in the order of the delegation."""

    __tablename__ = "attendance"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    position_id: Mapped[str | None] = refers_to("position")
    status: Mapped[str] = keyed("attendance", "present")
    represented_by_id: Mapped[str | None] = refers_to("person")


class Meeting(Record):
    """A meeting and its minutes.

    `source_text` is the text that the minutes were read from, cleaned, and `fingerprint` recognises it when
    it is read again. `reference` is the register's number ("2015-02").
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
    visit_id: Mapped[str | None] = refers_to("visit")
    purpose: Mapped[Bilingual] = bilingual("purpose")
    state: Mapped[str] = keyed("minutes_state", "to_write")
    version: Mapped[str] = mapped_column(default="0.1")
    language: Mapped[str] = keyed("language", "fr")
    notes: Mapped[str] = plain()
    source_text: Mapped[str] = plain()
    source_name: Mapped[str] = plain()
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    attendances: Mapped[list[Attendance]] = in_order(Attendance)
    decisions: Mapped[list[Decision]] = in_order(Decision)
