"""Which records point at a record: what a deletion would leave hanging, and what points at nothing."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from cufdesk.domain.records import BY_NAME, TABLES
from cufdesk.storage.aggregates import chain
from cufdesk.storage.dossier import Reading
from cufdesk.storage.packing import Packed, references
from cufdesk.storage.writing import Writing


def left_hanging(writing: Writing) -> Counter[str]:
    """Count the links to rows that this write deleted, under the subject that shows each of them."""
    counts: Counter[str] = Counter()
    for table, row_id in writing.deleted():
        for name, other in TABLES.items():
            for column in other.columns:
                if any(key.column.table.name == table for key in column.foreign_keys):
                    links = select(func.count()).select_from(other).where(column == row_id)
                    counts[chain(name)[-1]] += writing.session.scalar(links) or 0
    return +counts


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
