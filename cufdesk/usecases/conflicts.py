"""What two copies made of the same thing, as cards in plain words, and how a person settles each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from cufdesk.domain.base import Day, Figure, Flag, TimeOfDay, canonical
from cufdesk.domain.records import TABLES
from cufdesk.field_words import ONE
from cufdesk.i18n import Translator, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import merging, settling
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.fold import Conflict, Side
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.journal.values import ALIVE, Value, by_name
from cufdesk.storage.undoing import Look
from cufdesk.usecases.labels import label
from cufdesk.usecases.records import refuse_hanging
from cufdesk.usecases.wording import field_name, value_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One side of a card: what it holds, in words and as stored, and who wrote it where and when.

    `is_here` tells what was written in this very copy from what a merge brought. For a row that one side
    deleted, the value is 1 where it goes on and 0 where it is gone.
    """

    value: Value
    words: str
    author: str
    machine: str
    at: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict to settle: which record and field it is about, and its sides, the one that is shown last."""

    kind: str
    row: str
    field: str
    title: str
    field_words: str
    choices: tuple[Choice, ...]

    @property
    def is_about_life(self) -> bool:
        """Tell whether one side deleted what the other went on with."""
        return self.field == ALIVE

    def from_here(self) -> Choice:
        """Return this copy's side, or the one that is shown."""
        return next((choice for choice in reversed(self.choices) if choice.is_here), self.choices[-1])

    def from_there(self) -> Choice:
        """Return the side that a merge brought, or the first."""
        return next((choice for choice in reversed(self.choices) if not choice.is_here), self.choices[0])


def cards(dossier: Dossier) -> list[Card]:
    """Return the conflicts that nobody has settled yet, in the language of the screen."""
    with dossier.read() as reading:
        return cards_of(reading, merging.open_conflicts(reading))


def cards_of(look: Look, conflicts: list[Conflict]) -> list[Card]:
    """Return conflicts as cards."""
    t = screen_translator()
    keys: set[Key] = {(conflict.kind, conflict.row) for conflict in conflicts}
    keys |= {key for conflict in conflicts for key in _named(conflict)}
    names = names_of(look, keys, screen_language())
    return [_card(look, conflict, names, t) for conflict in conflicts]


def _named(conflict: Conflict) -> list[Key]:
    """Return the rows that the sides of a conflict refer to."""
    target = by_name(conflict.kind)[conflict.field].target if conflict.field != ALIVE else ""
    return [(target, str(side.value)) for side in conflict.sides if target and side.value]


def _card(look: Look, conflict: Conflict, names: dict[str, str], t: Translator) -> Card:
    name = names.get(conflict.row, "")
    what = t._(ONE[conflict.kind])
    choices = [_choice(look, conflict, side, names, t) for side in conflict.sides]
    kept = {choice.value: choice for choice in choices}
    return Card(
        kind=conflict.kind,
        row=conflict.row,
        field=conflict.field,
        title=f"{what} · {name}" if name else what,
        field_words=(
            t._("Deleted or kept")
            if conflict.field == ALIVE
            else field_name(conflict.kind, conflict.field, t)
        ),
        choices=tuple(kept.values()),
    )


def _choice(look: Look, conflict: Conflict, side: Side, names: dict[str, str], t: Translator) -> Choice:
    write = settling.origin_of(look, conflict, side)
    if conflict.field == ALIVE:
        words = _life_words(side, write, t)
    else:
        words = value_words(conflict.kind, conflict.field, side.value, t, names)
    if write is None:
        return Choice(side.value, words, "", "", "", is_here=True)
    return Choice(side.value, words, write.author, write.machine, write.at, write.merge is None)


def _life_words(side: Side, write: Write | None, t: Translator) -> str:
    if not side.value:
        return t._("deleted")
    return t._("still named elsewhere") if write and write.kind == "repair" else t._("changed meanwhile")


# settling ------------------------------------------------------------------------------------------------


def settle(dossier: Dossier, card: Card, value: Value) -> None:
    """Settle a conflict with a value as it is stored: one side's, or a third.

    For a row that one side deleted, 1 lets it go on, with what was deleted along, and 0 lets it go. Refuses
    a value that the field cannot hold, and what somebody has settled meanwhile.
    """
    with dossier.write(label(_("Settle: {name}"), _label_of(card))) as writing:
        conflict = settling.conflict_about(writing, (card.kind, card.row), card.field)
        if conflict is None:
            raise Refusal(_("This was settled already."))
        if not card.is_about_life:
            settling.settle(writing, conflict, _checked(card, value))
        elif value:
            settling.keep(writing, conflict)
        else:
            settling.remove(writing, conflict)
        refuse_hanging(writing, _("It is still named elsewhere: {places}. Remove it there first."))


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
