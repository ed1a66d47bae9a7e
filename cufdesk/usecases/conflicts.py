"""What two copies made of the same thing, as cards in plain words, and how a person settles each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from cufdesk.domain.base import Day, Figure, Flag, TimeOfDay, canonical
from cufdesk.domain.records import TABLES
from cufdesk.i18n import _, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import disputes, merging, settling, undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal.values import Value, by_name
from cufdesk.usecases import history
from cufdesk.usecases.conflict_words import Card, Choice, cards_of, said_value
from cufdesk.usecases.labels import label
from cufdesk.usecases.records import refuse_hanging

__all__ = ["Card", "Choice", "Settled", "cards", "cards_of", "person_of", "settle", "take_back"]


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict that was settled: its card, what stands now, and the id of the write that settled it."""

    card: Card
    words: str
    write: str


def cards(dossier: Dossier) -> list[Card]:
    """Return the conflicts that nobody has settled yet, in the language of the screen."""
    with dossier.read() as reading:
        return cards_of(reading, merging.open_conflicts(reading), screen_translator())


def person_of(dossier: Dossier, card: Card) -> str | None:
    """Return the person that the row of a card is about, for a choice among their functions."""
    with dossier.read() as reading:
        value = disputes.held(reading, (card.kind, card.row)).get("person_id")
    return str(value) if value else None


def settle(dossier: Dossier, card: Card, value: Value) -> Settled:
    """Settle a conflict with a value as it is stored: one side's, or a third.

    For a row that one side deleted, 1 lets it go on, with what was deleted along, and 0 lets it go. Refuses
    a value that the field cannot hold, and what somebody has settled meanwhile.
    """
    written: list[str] = []
    with dossier.write(label(_("Settle: {name}"), _label_of(card))) as writing:
        conflict = settling.conflict_about(writing, (card.kind, card.row), card.field)
        if conflict is None:
            raise Refusal(_("This was settled already."))
        undoing.when_kept(writing, written.append)
        if not card.is_about_life:
            settling.settle(writing, conflict, _checked(card, value))
        elif value:
            settling.keep(writing, conflict)
        else:
            settling.remove(writing, conflict)
        refuse_hanging(writing, _("It is still named elsewhere: {places}. Remove it there first."))
        said = said_value(writing, card, value, screen_translator())
    return Settled(card, said, written[0])


def take_back(dossier: Dossier, settled: Settled) -> None:
    """Open a conflict again that was settled; where it was the last write, this is its undo."""
    last = history.steps(dossier).undo
    if last is not None and str(last.id) == settled.write:
        history.undo(dossier)
    else:
        history.take_back(dossier, settled.write)


def _label_of(card: Card) -> str:
    return f"{card.title}, {card.field_words}"


def _checked(card: Card, value: Value) -> Value:
    """Return a value as the table stores it; refuse what it cannot hold."""
    column = TABLES[card.kind].columns[card.field]
    try:
        return _as_stored(column, value)
    except (ValueError, InvalidOperation, TypeError):
        sentence = _("“{value}” cannot stand in {field}.")
        raise Refusal(sentence.format(value=value, field=card.field_words)) from None


def _as_stored(column: Any, value: Value) -> Value:
    if value is None or (value == "" and column.nullable):
        return None if column.nullable else by_name(column.table.name)[column.name].empty
    match column.type:
        case Day():
            return date.fromisoformat(str(value)).isoformat()
        case TimeOfDay():
            return f"{time.fromisoformat(str(value)):%H:%M}"
        case Figure():
            return canonical(Decimal(str(value)))
        case Flag():
            return int(bool(value))
    return int(value) if column.type.python_type is int else str(value)
