"""A conflict told as a card: whose record, which field, and each side with who wrote it, where and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cufdesk.field_words import ONE
from cufdesk.folding import sort_key
from cufdesk.i18n import Translator
from cufdesk.storage import disputes, settling
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.fold import Change, Conflict, Side
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.journal.values import ALIVE, Value, by_name
from cufdesk.storage.undoing import Look
from cufdesk.usecases.wording import change_words, field_name, moment_words, value_words

RANK = "rank"
"""The field that says where in its list a part stands."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One side of a card: what it holds, in words and as stored, and who wrote it where and when.

    `is_here` tells what was written in this very copy from what a merge brought. For a row that one side
    deleted, the value is 1 where it goes on and 0 where it is gone; `more` then says in lines what was
    changed, what names the row, what was deleted along.
    """

    value: Value
    words: str
    author: str
    machine: str
    at: str
    is_here: bool
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict to settle: which record and field it is about, and its sides, the one that is shown last.

    `subject` (table, id) is the record whose form shows the row, and `subject_title` what that is called;
    `part` is what the row is called within it, empty where the row is the record itself.
    """

    kind: str
    row: str
    field: str
    title: str
    field_words: str
    choices: tuple[Choice, ...]
    subject: Key = ("", "")
    subject_title: str = ""
    part: str = ""

    @property
    def is_about_life(self) -> bool:
        """Tell whether one side deleted what the other went on with."""
        return self.field == ALIVE

    @property
    def is_about_place(self) -> bool:
        """Tell whether it is about where in a list something stands."""
        return self.field == RANK

    def from_here(self) -> Choice:
        """Return this copy's side, or the one that is shown."""
        return next((choice for choice in reversed(self.choices) if choice.is_here), self.choices[-1])

    def from_there(self) -> Choice:
        """Return the side that a merge brought, or another one than `from_here`."""
        here = self.from_here()
        others = [choice for choice in self.choices if choice is not here] or [here]
        return next((choice for choice in reversed(others) if not choice.is_here), others[0])


def origin_words(choice: Choice, t: Translator) -> str:
    """Return whose a side is: "BUREAU (ici), Ana, 12 février, 14 h 05"."""
    if choice.machine:
        place = t._("{machine} (here)") if choice.is_here else t._("{machine} (copy)")
        place = place.format(machine=choice.machine)
    else:
        place = t._("Here") if choice.is_here else t._("The copy")
    moment = moment_words(choice.at, t) if choice.at else ""
    return ", ".join(part for part in (place, choice.author, moment) if part)


def said_value(look: Look, card: Card, value: Value, t: Translator) -> str:
    """Return the words of what a card was settled with: a side's, or a third value's."""
    if card.is_about_life:
        return t._("kept in the dossier") if value else t._("deleted")
    for choice in card.choices:
        if choice.value == value:
            return choice.words
    target = by_name(card.kind)[card.field].target
    keys = [(target, str(value))] if target and value else []
    return value_words(card.kind, card.field, value, t, names_of(look, keys, t.language))


def cards_of(
    look: Look, conflicts: Sequence[Conflict], t: Translator, coming: Iterable[Write] = ()
) -> list[Card]:
    """Return conflicts as cards in a language, those about one record together.

    `coming` are writes of another copy that are taken in just now: no merge bears them yet.
    """
    telling = _Telling(look, conflicts, t, {write.seq for write in coming})
    return sorted((telling.card(conflict) for conflict in conflicts), key=_order)


def _order(card: Card) -> tuple[str, str, str]:
    return sort_key(card.subject_title), card.subject[1], card.row


class _Telling:
    """What is known of the rows that some conflicts are about, read once."""

    def __init__(
        self, look: Look, conflicts: Sequence[Conflict], t: Translator, coming: Collection[int]
    ) -> None:
        self._coming = coming
        self._look = look
        self._t = t
        keys: set[Key] = {(conflict.kind, conflict.row) for conflict in conflicts}
        self._subjects = {key: disputes.subject_of(look, key) for key in keys}
        keys |= set(self._subjects.values())
        keys |= {key for conflict in conflicts for key in _referred(conflict)}
        self._names = names_of(look, keys, t.language)

    def card(self, conflict: Conflict) -> Card:
        t, key = self._t, (conflict.kind, conflict.row)
        subject = self._subjects[key]
        choices = [self._choice(conflict, side) for side in conflict.sides]
        kept = {choice.value: choice for choice in choices}
        return Card(
            kind=conflict.kind,
            row=conflict.row,
            field=conflict.field,
            title=self._title(key),
            field_words=(
                t._("Deleted or kept")
                if conflict.field == ALIVE
                else field_name(conflict.kind, conflict.field, t)
            ),
            choices=tuple(kept.values()),
            subject=subject,
            subject_title=self._title(subject),
            part="" if subject == key else self._title(key),
        )

    def _title(self, key: Key) -> str:
        name, what = self._names.get(key[1], ""), self._t._(ONE[key[0]])
        return f"{what} · {name}" if name else what

    def _choice(self, conflict: Conflict, side: Side) -> Choice:
        write = settling.origin_of(self._look, conflict, side)
        more: tuple[str, ...] = ()
        if conflict.field == ALIVE:
            words, more = self._life(conflict, side, write)
        elif conflict.field == RANK:
            words = self._place(conflict, side)
        else:
            words = value_words(conflict.kind, conflict.field, side.value, self._t, self._names)
        if write is None:
            return Choice(side.value, words, "", "", "", is_here=True, more=more)
        is_here = write.merge is None and write.seq not in self._coming
        return Choice(side.value, words, write.author, write.machine, write.at, is_here, more)

    # deleted or kept -------------------------------------------------------------------------------------

    def _life(self, conflict: Conflict, side: Side, write: Write | None) -> tuple[str, tuple[str, ...]]:
        """Return what a side made of a row, and in lines what would go or come back with it."""
        t = self._t
        if not side.value:
            return t._("deleted"), self._listed(t._("Deleted along: {names}"), _along, conflict)
        more = (*self._changed(conflict), *self._listed(t._("Named in: {names}"), _naming, conflict))
        is_mended = write is not None and write.kind == "repair"
        return t._("still named elsewhere") if is_mended else t._("changed meanwhile"), more

    def _listed(
        self, message: str, question: Callable[[Look, Conflict], list[Key]], conflict: Conflict
    ) -> tuple[str, ...]:
        keys = question(self._look, conflict)
        found = names_of(self._look, keys, self._t.language)
        titles = [
            " · ".join(part for part in (self._t._(ONE[kind]), found.get(row, "")) if part)
            for kind, row in keys
        ]
        return (message.format(names=", ".join(dict.fromkeys(titles))),) if titles else ()

    def _changed(self, conflict: Conflict) -> Iterator[str]:
        """Give, field by field, what was written to a row unseen by the deletion."""
        for change in disputes.changes_that_keep(self._look, conflict):
            if change.op == "update":
                yield from self._fields(conflict, change)

    def _fields(self, conflict: Conflict, change: Change) -> Iterator[str]:
        fields = by_name(conflict.kind)
        targets = {
            (fields[name].target, str(value))
            for values in (change.old, change.new)
            for name, value in values.items()
            if name in fields and fields[name].target and value
        }
        names = names_of(self._look, targets, self._t.language)
        for name, value in change.new.items():
            if name in fields:
                old = change.old.get(name, fields[name].empty)
                yield change_words(conflict.kind, name, old, value, self._t, names)

    # place in a list -------------------------------------------------------------------------------------

    def _place(self, conflict: Conflict, side: Side) -> str:
        """Return where in its list a part stands on one side: between which others."""
        t, key = self._t, (conflict.kind, conflict.row)
        others = disputes.neighbours(self._look, key)
        if not others:
            return t._("alone in the list")
        at = sum(other < (int(side.value or 0), conflict.row) for other in others)
        around = [(conflict.kind, row) for _rank, row in others[max(at - 1, 0) : at + 1]]
        found = names_of(self._look, around, t.language)
        named = [t.quoted(found.get(row) or t._(ONE[kind])) for kind, row in around]
        if at == 0:
            return t._("first, before {next}").format(next=named[0])
        if at == len(others):
            return t._("last, after {previous}").format(previous=named[0])
        return t._("between {previous} and {next}").format(previous=named[0], next=named[1])


def _along(look: Look, conflict: Conflict) -> list[Key]:
    return sorted(settling.deleted_along(look, conflict))


def _naming(look: Look, conflict: Conflict) -> list[Key]:
    return disputes.named_by(look, (conflict.kind, conflict.row))


def _referred(conflict: Conflict) -> list[Key]:
    """Return the rows that the sides of a conflict refer to."""
    target = by_name(conflict.kind)[conflict.field].target if conflict.field != ALIVE else ""
    return [(target, str(side.value)) for side in conflict.sides if target and side.value]
