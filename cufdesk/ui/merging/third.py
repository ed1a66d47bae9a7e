"""The editor in which a third value is written: the one that the field has in its form."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cufdesk.formats.locales import CURRENCIES
from cufdesk.i18n import _
from cufdesk.ui.parts.date_field import DayEditor, TimeEditor
from cufdesk.ui.parts.editor import Editor, FormContext
from cufdesk.ui.parts.fields import ChoiceEditor, FlagEditor, LineEditor, TextEditor, WholeNumberEditor
from cufdesk.ui.parts.money_field import NumberEditor
from cufdesk.ui.parts.reference import PositionEditor, ReferenceEditor
from cufdesk.ui.parts.typed_values import read_amount, read_rate

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.storage.journal.values import Value
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names
    from cufdesk.usecases.conflict_words import Card

_LONG = 60  # characters from which a text takes several lines
_SEVERAL_LINES = {"notes", "text", "purpose", "context", "address", "aliases", "signatories", "source_text"}
_MONEY = {"currency", "base_currency"}


class Third(NamedTuple):
    """An editor, and what turns what it shows into a stored value."""

    editor: Editor
    value: Callable[[], Value]


def third(card: Card, desk: Desk, names: Names) -> Third | None:
    """Return the editor for another value of a card's field, or None where only the sides can stand.

    It begins with the value that is shown meanwhile.
    """
    from cufdesk.domain.records import TABLES

    if card.is_about_life or card.is_about_place:
        return None
    column = TABLES[card.kind].columns[card.field]
    if column.type.python_type is bytes:
        return None
    editor, read = _editor(column, card, desk, names)
    stored = card.choices[-1].value
    editor.show(read(stored))
    editor.set_name(card.field_words)
    return Third(editor, lambda: _stored(editor.values()[0]))


def is_text(card: Card) -> bool:
    """Tell whether the sides of a card are long texts, to be compared word by word."""
    from cufdesk.domain.records import TABLES

    if card.is_about_life or card.is_about_place:
        return False
    column = TABLES[card.kind].columns[card.field]
    is_free = column.type.python_type is str and not column.foreign_keys and "words" not in column.info
    return is_free and _takes_lines(card)


def select_written(widget: QWidget) -> None:
    """Select what stands in a field, so that what is typed takes its place; the cursor is at its end."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()
    elif (line := widget.findChild(QLineEdit)) is not None:
        line.selectAll()


def _takes_lines(card: Card) -> bool:
    plain = card.field.removesuffix("_fr").removesuffix("_es")
    values = [str(choice.value or "") for choice in card.choices]
    return plain in _SEVERAL_LINES or any("\n" in value or len(value) > _LONG for value in values)


def _editor(column: Any, card: Card, desk: Desk, names: Names) -> tuple[Editor, Callable[[Any], Any]]:
    """Return an editor and what turns a stored value into what it shows."""
    from cufdesk.domain.base import Day, Figure, Flag, TimeOfDay

    if column.foreign_keys:
        target = next(key.column.table.name for key in column.foreign_keys)
        return _reference(target, card, FormContext(desk, names)), lambda value: value or None
    if column.name in _MONEY or "words" in column.info:
        return _choice(column), _text
    match column.type:
        case Day():
            return DayEditor(), lambda value: date.fromisoformat(value) if value else None
        case TimeOfDay():
            return TimeEditor(), lambda value: time.fromisoformat(value) if value else None
        case Figure():
            is_rate = column.name == "rate"
            editor = NumberEditor(read_rate, places=None) if is_rate else NumberEditor(read_amount, places=2)
            return editor, lambda value: Decimal(value) if value else None
        case Flag():
            return FlagEditor(card.field_words), bool
    if column.type.python_type is int:
        return WholeNumberEditor(empty=column.nullable), lambda value: value
    return (TextEditor(least=3) if _takes_lines(card) else LineEditor()), _text


def _choice(column: Any) -> Editor:
    if column.name in _MONEY:
        return ChoiceEditor(lambda: [(code, code) for code in CURRENCIES], required=True)
    return ChoiceEditor(lambda: _named(column.info["words"]))


def _reference(target: str, card: Card, context: FormContext) -> Editor:
    """Return a field that finds a record, or a choice among the functions of the person."""
    if target == "position":
        from cufdesk.usecases.conflicts import person_of

        functions = PositionEditor(context)
        functions.depend(person_of(context.desk.dossier, card))
        return functions
    editor = ReferenceEditor(context, target)
    editor.open_button.hide()  # the record would open behind this window
    return editor


def _named(group: str) -> list[tuple[str, str]]:
    from cufdesk.words import WORDS

    return [(key, _(word)) for key, word in WORDS[group].items()]


def _text(value: Any) -> str:
    return str(value or "")


def _stored(value: Any) -> Value:
    return value if value is None or isinstance(value, int) else str(value)
