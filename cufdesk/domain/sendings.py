"""The register of sendings: which version of a document went to whom, when, and in which way.

A sending tells what was true on its day and is not brought up to date: an issued document keeps the titles,
and the people the functions and addresses, that they had when it left.
"""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, in_order, keyed, plain, ranked, refers_to


class SendingRecipient(Record):
    """Somebody whom a document was sent to, as they were called and reached on that day.

    `role` is "to", "cc" or "bcc". A recipient may be no contact of the dossier.
    """

    __tablename__ = "sending_recipient"

    sending_id: Mapped[str] = refers_to("sending", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    name: Mapped[str] = plain()
    function: Mapped[str] = plain()
    address: Mapped[str] = plain()
    role: Mapped[str] = keyed("recipient_role", "to")


class Sending(Record):
    """A document that left the office, or is about to.

    `what` is the document's name on the command line and `record_id` the record that it was printed of, which
    may be gone by now; empty for the dossier as a whole. `fingerprint` are the 64 hexadecimal digits of the
    document's content, empty where it was not printed here. `mark` is the dossier's last write when it was
    printed, "clock.node", or empty. `weight` is that of the whole message, or of the file alone where it did
    not go by e-mail, in bytes; 0 is unknown. `day` and `at` are those of the preparation until it is sent.
    """

    __tablename__ = "sending"

    what: Mapped[str] = keyed("paper")
    record_id: Mapped[str] = mapped_column(default="", index=True)
    reference: Mapped[str] = plain()
    title: Mapped[str] = plain()
    version: Mapped[str] = plain()
    draft: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = keyed("language", "fr")
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    mark: Mapped[str] = plain()
    file_name: Mapped[str] = plain()
    weight: Mapped[int] = mapped_column(default=0)
    way: Mapped[str] = keyed("sending_way", "email")
    state: Mapped[str] = keyed("sending_state", "prepared")
    day: Mapped[date | None] = mapped_column(default=None)
    at: Mapped[time | None] = mapped_column(default=None)
    subject: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    recipients: Mapped[list[SendingRecipient]] = in_order(SendingRecipient)
