"""Taking writes back and bringing them back again, inside a write of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal import turns, undo
from cufdesk.storage.journal.clock import parsed
from cufdesk.storage.journal.pages import Key, Write, write_named, writes
from cufdesk.storage.journal.undo import Left, Reversal
from cufdesk.storage.writing import Writing

Look = Reading | Writing


def next_to_undo(look: Look) -> Write | None:
    """Return the write that an undo would take back; it may be an act, which is not undone."""
    return undo.next_to_undo(look.session.connection())


def next_to_redo(look: Look) -> Write | None:
    """Return the write that a redo would bring back."""
    return undo.next_to_redo(look.session.connection())


def write_of(look: Look, written: str) -> Write | None:
    """Return the write of an id, or None."""
    try:
        return write_named(look.session.connection(), parsed(written))
    except ValueError:
        return None


def when_kept(writing: Writing, told: Callable[[str], object]) -> None:
    """Have the id of a write told once it stands in the journal, beside whatever else is told then."""

    def tell(place: int) -> None:
        (write,) = writes(writing.connection, "WHERE seq = ?", place)
        told(str(write.id))

    _at_the_end(writing, tell)


def _at_the_end(writing: Writing, then: Callable[[int], object]) -> None:
    """Have something done once a write stands in the journal, beside whatever else is done then."""
    before = writing.kept

    def keep(place: int) -> None:
        before(place)
        then(place)

    writing.kept = keep


def take_back(writing: Writing, target: Write) -> list[Left]:
    """Undo a write; return what stays, since another write has changed it."""
    return _turn(writing, target, undo.to_undo(writing.connection, target), "undo")


def bring_back(writing: Writing, target: Write) -> list[Left]:
    """Redo a write that was undone; return what stays."""
    return _turn(writing, target, undo.to_redo(writing.connection, target), "redo")


def _turn(writing: Writing, target: Write, made: Reversal, kind: str) -> list[Left]:
    writing.kind, writing.label, writing.target = kind, target.label, str(target.id)
    writing.is_kept_alone = True
    writing.put(made.layers, made.rows)
    _at_the_end(writing, lambda _place: turns.note(writing.connection, [str(target.id)]))
    return made.left


def out_of_turn(look: Look, target: Write, only: Collection[tuple[Key, str]] | None = None) -> Reversal:
    """Return what would take back one write, whatever came after it; a merge goes with what it brought."""
    connection = look.session.connection()
    brought = writes(connection, "WHERE merge = ?", target.seq) if target.kind == "merge" else []
    return undo.reversal(connection, [*brought, target], only)


def take_back_changes(
    writing: Writing, target: Write, only: Collection[tuple[Key, str]] | None = None
) -> list[Left]:
    """Take back one write out of its turn, or some fields of it, as an ordinary edit; return what stays."""
    made = out_of_turn(writing, target, only)
    writing.put(made.layers, made.rows)
    return made.left
