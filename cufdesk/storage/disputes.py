"""What a conflict is about, beside its values: the record that shows it, its neighbours, what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable

from cufdesk.storage.aggregates import owners
from cufdesk.storage.history import called, names_of
from cufdesk.storage.journal.fold import Change, Conflict, fold
from cufdesk.storage.journal.pages import Key, Written, changes_of
from cufdesk.storage.journal.rows import referring, stored
from cufdesk.storage.journal.subjects import subjects_of
from cufdesk.storage.journal.values import Values, by_name
from cufdesk.storage.undoing import Look

# A part that has no name of its own is called by what it refers to, the first that is known.
_FIRST_FUNCTION = "SELECT id FROM position WHERE person_id = ? ORDER BY rank, id LIMIT 1"
_NAMED_BY = ("person_id", "organisation_id", "funder_id")


def held(look: Look, key: Key) -> Values:
    """Return what a row holds now, or held last; fields that are empty are not in it."""
    connection = look.session.connection()
    found = stored(connection, [key]).get(key)
    return found if found is not None else dict(fold(*key, changes_of(connection, [key[1]])[key]).values)


def names(look: Look, keys: Iterable[Key], language: str) -> dict[str, str]:
    """Return how rows are called, also those that are gone; an attendance by its person."""
    wanted = set(keys)
    found: dict[str, str] = {}
    standing_in: dict[str, Key] = {}
    for key in wanted:
        if key[0] == "person":
            standing_in.update(_function_of(look, key))
        elif key[0] in owners():
            values = held(look, key)
            reference = next((name for name in _NAMED_BY if values.get(name)), "")
            if reference and not called(key[0], values, language):
                target = by_name(key[0])[reference].target
                standing_in[key[1]] = (target, str(values[reference]))
    found = names_of(look, wanted | set(standing_in.values()), language)
    for row, key in standing_in.items():
        if found.get(key[1]) and (key[0] != "position" or not found.get(row)):
            found[row] = found[key[1]]
    return found


def _function_of(look: Look, person: Key) -> dict[str, Key]:
    """Return what a contact is called by who has no name: the first function."""
    found = look.session.connection().exec_driver_sql(_FIRST_FUNCTION, (person[1],)).scalar()
    return {person[1]: ("position", str(found))} if found else {}


def subject_of(look: Look, key: Key) -> Key:
    """Return the record whose form shows a row."""
    return subjects_of(look.session.connection(), [Written(*key, "update", {}, {}, {})])[key]


def neighbours(look: Look, key: Key) -> list[tuple[int, str]]:
    """Return rank and id of the other parts in the list of a part, in their order."""
    kind, row = key
    if kind not in owners():
        return []
    _table, column = owners()[kind]
    sql = f"SELECT rank, id FROM {kind} WHERE {column} = ? AND id <> ? ORDER BY rank, id"  # noqa: S608
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
