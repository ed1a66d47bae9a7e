"""What happens to minutes once written: remarks, findings let stand, numbered corrections."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Remark(Record):
    """What somebody asked to be changed in a draft; `about` names the place ("D4", "D4-A10")."""

    __tablename__ = "remark"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    day: Mapped[date | None] = mapped_column(default=None)
    person_id: Mapped[str | None] = refers_to("person")
    author: Mapped[str] = plain()
    about: Mapped[str] = plain()
    text: Mapped[str] = plain()
    state: Mapped[str] = keyed("remark_state", "open")
    reply: Mapped[str] = plain()


class CorrectionLine(Record):
    """One thing that a correction changed: where it stands, what it said, what it says now.

    `field` is "table.field" of what changed, named by `field_words.py`; "decision" or "action" alone tells
    that the whole was added (`before` is empty) or taken out (`after` is empty).
    """

    __tablename__ = "correction_line"

    correction_id: Mapped[str] = refers_to("correction", required=True)
    rank: Mapped[int] = ranked()
    place: Mapped[str] = plain()
    field: Mapped[str] = plain()
    before: Mapped[Bilingual] = bilingual("before")
    after: Mapped[Bilingual] = bilingual("after")


class Correction(Record):
    """A numbered correction of distributed minutes; `version` is the one that it made ("1.1")."""

    __tablename__ = "correction"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    number: Mapped[int] = mapped_column(default=0)
    version: Mapped[str] = plain()
    day: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[Bilingual] = bilingual("reason")
    lines: Mapped[list[CorrectionLine]] = in_order(CorrectionLine)


class AcceptedFinding(Record):
    """A finding of the final check that the officer lets stand, with the reason.

    `check_name` is that of the check; `about` tells the finding apart from others of its check: the same
    words in the same place are the same finding.
    """

    __tablename__ = "accepted_finding"

    meeting_id: Mapped[str] = refers_to("meeting", required=True)
    rank: Mapped[int] = ranked()
    check_name: Mapped[str] = plain()
    about: Mapped[str] = plain()
    reason: Mapped[str] = plain()
