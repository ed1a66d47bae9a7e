"""Files that the dossier keeps: what goes with a meeting, whole, to the byte."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record


class StoredFile(Record):
    """The bytes of a file, and their SHA-256 in hexadecimal; never changed once kept."""

    __tablename__ = "stored_file"

    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    content: Mapped[bytes] = mapped_column(default=b"")
