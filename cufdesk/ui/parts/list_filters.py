"""What stands above a list: its order, and filters that are unfolded when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import ComboBox
from cufdesk.ui.parts.pieces import button, column, icon_button, named, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

_THREE_COLUMNS = 640  # logical pixels


class Filter(NamedTuple):
    """A filter of a list: its name there, what it is called, its choice of everything, and the others."""

    name: str
    label: str
    everything: str
    choices: Sequence[tuple[str, str]]


class ListFilters(QWidget):
    """Emits `changed` when the person chose; texts are already in the screen's language."""

    changed = Signal()
    unfolded = Signal()
    """The filters are looked at: those whose choices come from the file want them."""

    def __init__(self, orders: Iterable[tuple[str, str]], filters: Sequence[Filter]) -> None:
        super().__init__()
        self.order = _combo(_("Order"), orders)
        self.fields = {one.name: _combo(one.label, (("", one.everything), *one.choices)) for one in filters}
        # What comes from the file is offered once it is read: until then there is everything alone.
        self._from_file = frozenset(one.name for one in filters if not one.choices)
        self.toggle = button(_("Filters"), self._unfold, icon="list-checks")
        self.toggle.setProperty("segment", True)
        self.toggle.setCheckable(True)
        self.clear_button = icon_button("x", _("Take all filters away"), self._clear)
        line = row(spacing=6)
        line.addWidget(self.order, 1)
        line.addStretch(1)
        line.addWidget(self.clear_button)
        line.addWidget(self.toggle)
        self._folded = QWidget()
        self._grid = QGridLayout(self._folded)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._columns = 0
        inside = column(self, spacing=6)
        inside.setContentsMargins(12, 3, 12, 6)
        inside.addLayout(line)
        inside.addWidget(self._folded)
        self._folded.hide()
        for made in (self.order, *self.fields.values()):
            made.activated.connect(self._choose)
        self._lay(2)
        self._say()

    def chosen(self) -> tuple[tuple[str, Any], ...]:
        """Return the filters in use, each with its value."""
        values = ((name, made.currentData()) for name, made in self.fields.items())
        return tuple((name, value) for name, value in values if value)

    def chosen_order(self) -> str:
        """Return the key of the order."""
        return str(self.order.currentData() or "")

    def clear(self) -> None:
        """Take all filters away, without a word; the order stays."""
        for made in self.fields.values():
            made.setCurrentIndex(0)
        self._say()

    def state(self) -> dict[str, str]:
        """Return what is chosen, by the names of filters and "" for the order."""
        return {"": self.chosen_order(), **dict(self.chosen())}

    def restore(self, state: Mapping[str, str]) -> None:
        """Choose again what was chosen, as far as it is still there.

        A choice that comes from the file stands without its words until it is offered.
        """
        for name, made in {"": self.order, **self.fields}.items():
            key = state.get(name, "")
            if key and name in self._from_file and made.findData(key) < 0:
                made.addItem("…", key)
            made.setCurrentIndex(max(0, made.findData(key)))
        self._say()

    def unfold(self, *, is_wanted: bool) -> None:
        """Show the filters, or fold them away."""
        if self.toggle.isChecked() != is_wanted:
            self.toggle.setChecked(is_wanted)
            self._unfold()

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Offer the choices of a filter that come from the file; the one in use stays if it is there."""
        made = self.fields[name]
        chosen = made.currentData()
        while made.count() > 1:
            made.removeItem(1)
        for key, label in choices:
            made.addItem(label, key)
        made.setCurrentIndex(max(0, made.findData(chosen)))
        if made.currentData() != chosen:
            self._choose()

    def _choose(self, _place: int = 0) -> None:
        self._say()
        self.changed.emit()

    def _clear(self) -> None:
        self.clear()
        self.changed.emit()
        self.toggle.setFocus()

    def _unfold(self) -> None:
        self._folded.setVisible(self.toggle.isChecked())
        if self.toggle.isChecked():
            self.unfolded.emit()

    def _say(self) -> None:
        """Say how many filters are in use, also while they are folded away."""
        count = len(self.chosen())
        self.toggle.setText(_("Filters ({n})").format(n=count) if count else _("Filters"))
        self.clear_button.setVisible(bool(count))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(3 if self.width() >= _THREE_COLUMNS else 2)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, made in enumerate(self.fields.values()):
            self._grid.addWidget(made, place // columns, place % columns)
        for number in range(3):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _combo(name: str, choices: Iterable[tuple[str, str]]) -> ComboBox:
    made = named(ComboBox(), name)
    made.setToolTip(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for key, label in choices:
        made.addItem(label, key)
    return made
