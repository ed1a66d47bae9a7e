"""Which records point at a record: what a deletion would leave hanging."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from cufdesk.domain.records import TABLES
from cufdesk.storage.aggregates import chain
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
