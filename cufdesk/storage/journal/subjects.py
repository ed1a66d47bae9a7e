"""Which record shows a row: what the history of a record and the search index go by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from cufdesk.storage.aggregates import owners
from cufdesk.storage.journal.pages import Key, Written
from cufdesk.storage.journal.values import Values


def subjects_of(connection: Connection, changes: Sequence[Written]) -> dict[Key, Key]:
    """Return the records that show rows which have just been written, deleted ones included."""
    values = {(c.kind, c.row): c.old | c.new for c in changes}
    found: dict[Key, Key] = {key: key for key in values}
    climbing = set(values)
    while climbing:
        parents = _parents(connection, {found[key] for key in climbing}, values)
        climbing = {key for key in climbing if found[key] in parents}
        found.update((key, parents[found[key]]) for key in climbing)
    return found


def shown_by(connection: Connection, keys: Iterable[Key]) -> set[Key]:
    """Return the records that show rows as the tables have them now."""
    unwritten = [Written(kind, row, "update", {}, {}, {}) for kind, row in keys]
    return {key for key in subjects_of(connection, unwritten).values() if key[0] not in owners()}


def _parents(connection: Connection, keys: Iterable[Key], values: Mapping[Key, Values]) -> dict[Key, Key]:
    """Return, for parts, the rows that they belong to: by what was written, else by the table."""
    found: dict[Key, Key] = {}
    unknown: defaultdict[str, list[str]] = defaultdict(list)
    for kind, row in keys:
        if kind in owners():
            table, column = owners()[kind]
            parent = values.get((kind, row), {}).get(column)
            if parent:
                found[kind, row] = (table, str(parent))
            else:
                unknown[kind].append(row)
    for kind, rows in unknown.items():
        table, column = owners()[kind]
        sql = f"SELECT id, {column} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
        for row, parent in connection.exec_driver_sql(sql, (json.dumps(rows),)):
            found[kind, row] = (table, parent)
    return found
