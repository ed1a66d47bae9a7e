"""What a conflict is about, beside its values: the record that shows it, its neighbours, what hangs on it."""

from __future__ import annotations

from cufdesk.storage.aggregates import owners
from cufdesk.storage.journal.fold import Change, Conflict, fold
from cufdesk.storage.journal.pages import Key, Written, changes_of
from cufdesk.storage.journal.rows import referring, stored
from cufdesk.storage.journal.subjects import subjects_of
from cufdesk.storage.journal.values import Values
from cufdesk.storage.undoing import Look


def held(look: Look, key: Key) -> Values:
    """Return what a row holds now, or held last; fields that are empty are not in it."""
    connection = look.session.connection()
    found = stored(connection, [key]).get(key)
    return found if found is not None else dict(fold(*key, changes_of(connection, [key[1]])[key]).values)


def subject_of(look: Look, key: Key) -> Key:
    """Return the record whose form shows a row."""
    return subjects_of(look.session.connection(), [Written(*key, "update", {}, {}, {})])[key]


def neighbours(look: Look, key: Key) -> list[tuple[int, str]]:
    """Return rank and id of the other parts in the list of a part, in their order."""
    kind, row = key
    if kind not in owners():
        return []
    _table, column = owners()[kind]
    sql = f"SELECT rank, id FROM {kind} WHERE {column} = ? AND id <> ? ORDER BY rank, id"  # noqa: S608 - our own names
    found = look.session.connection().exec_driver_sql(sql, (held(look, key).get(column), row))
    return [(int(rank), str(other)) for rank, other in found]


def named_by(look: Look, key: Key) -> list[Key]:
    """Return the rows that refer to a row, its own parts apart."""
    found = referring(look.session.connection(), key)
    return [other for other, column in found if owners().get(other[0], ("", ""))[1] != column]


def changes_that_keep(look: Look, conflict: Conflict) -> list[Change]:
    """Return what was written to a row by those who had not seen that it was deleted."""
    wanted = {side.write for side in conflict.sides if side.value}
    changes = changes_of(look.session.connection(), [conflict.row])[conflict.kind, conflict.row]
    return [change for change in changes if change.write in wanted and not change.is_repair]
