"""Amounts with their currency, and exchange rates: exact decimals, written as the screen's language does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.formats.locales import CURRENCIES
from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.ui.parts.editor import Editor, Field, LineEdit
from cufdesk.ui.parts.fields import ChoiceEditor
from cufdesk.ui.parts.pieces import restyle, row
from cufdesk.ui.parts.typed_values import read_amount, read_rate

if TYPE_CHECKING:
    from decimal import Decimal


def amount(key: str, currency: str, label: str, *, half: bool = True) -> Field:
    """Declare an amount and its currency, two attributes."""
    return Field((key, currency), label, lambda _context: AmountEditor(), half=half)


def bare_amount(key: str, label: str, *, half: bool = True) -> Field:
    """Declare an amount whose currency stands elsewhere."""
    return Field((key,), label, lambda _context: NumberEditor(read_amount, places=2), half=half)


def rate(key: str, label: str, *, half: bool = True) -> Field:
    """Declare an exchange rate."""
    return Field((key,), label, lambda _context: NumberEditor(read_rate, places=None), half=half)


def currency(key: str, label: str, *, half: bool = True) -> Field:
    """Declare a currency."""
    return Field((key,), label, lambda _context: ChoiceEditor(_currencies, required=True), half=half)


def _currencies() -> list[tuple[str, str]]:
    return [(code, code) for code in CURRENCIES]


class NumberEditor(Editor):
    """A decimal number in a line, or nothing."""

    widget: LineEdit

    def __init__(self, read: Any, *, places: int | None) -> None:
        super().__init__(LineEdit())
        self._read = read
        self._places = places
        self.widget.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.widget.setMinimumWidth(80)
        self.widget.textChanged.connect(self.tell_edited)
        self.widget.editingFinished.connect(self._settle)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setText(self._written(values[0]))
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[Any]:
        return (self._read(self.widget.text(), screen_language()),)

    @override
    def problem(self) -> str:
        typed = self.widget.text().strip()
        if not typed or self.values()[0] is not None:
            return ""
        return _("This is not a number: write for example {example}.").format(example=_example())

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.widget.setReadOnly(read_only)

    def _settle(self) -> None:
        typed = self.values()[0]
        if typed is not None:
            self.widget.setText(self._written(typed))
        self.settled()

    def _written(self, value: Decimal | None) -> str:
        if value is None:
            return ""
        exponent = value.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        places = decimals if self._places is None else max(self._places, decimals)
        return screen_translator().number(value, places)


def _example() -> str:
    from decimal import Decimal

    return screen_translator().number(Decimal("1234.50"), 2)


class AmountEditor(Editor):
    """An amount and its currency."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self.number = NumberEditor(read_amount, places=2)
        self.currency = ChoiceEditor(_currencies, required=True)
        line = row(self.widget, spacing=8)
        line.addWidget(self.number.widget, 1)
        line.addWidget(self.currency.widget)
        self.widget.setFocusProxy(self.number.widget)
        for part in (self.number, self.currency):
            part.edited = self.tell_edited
            part.settled = self.tell_settled

    @override
    def show(self, *values: Any) -> None:
        self.number.show(values[0])
        self.currency.show(values[1])

    @override
    def values(self) -> tuple[Any, Any]:
        return (*self.number.values(), *self.currency.values())

    @override
    def problem(self) -> str:
        return self.number.problem()

    @override
    def mark(self, wrong: bool) -> None:
        restyle(self.number.widget, "wrong", wrong)

    @override
    def set_name(self, name: str) -> None:
        self.number.set_name(name)
        self.currency.set_name(_("Currency"))

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.number.set_read_only(read_only)
        self.currency.set_read_only(read_only)

    @override
    def focus(self) -> None:
        self.number.focus()
