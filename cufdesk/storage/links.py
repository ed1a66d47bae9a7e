"""Which records point at a record: what a deletion would leave hanging, and what points at nothing."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from cufdesk.domain.records import BY_NAME
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.rows import referring
from cufdesk.storage.journal.subjects import shown_by
from cufdesk.storage.packing import Packed, references
from cufdesk.storage.writing import Writing


def left_hanging(writing: Writing) -> Counter[str]:
    """Count the records that name rows which this write deleted, each once, by their tables."""
    connection = writing.connection
    naming = {row for gone in writing.deleted() for row, _column in referring(connection, gone)}
    return Counter(kind for kind, _id in shown_by(connection, naming))


def missing(reading: Reading, kind: str, packed: Packed) -> set[str]:
    """Return the ids of the records that a packed record refers to and that are not there."""
    wanted: dict[str, set[str]] = {}
    for table, record_id in references(kind, packed):
        wanted.setdefault(table, set()).add(record_id)
    lost: set[str] = set()
    for table, ids in wanted.items():
        known = BY_NAME[table].id
        lost |= ids.difference(reading.session.scalars(select(known).where(known.in_(ids))))
    return lost
