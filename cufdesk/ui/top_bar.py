"""The bar above every page: title, count, undo and redo, search, plain buttons, the one primary button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, icon_button, row, set_icon, words
from cufdesk.ui.parts.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QToolButton

    from cufdesk.ui.pages.page import Act, Page
    from cufdesk.ui.undoing import Undoing

_HEIGHT = 60
_LOW_HEIGHT = 48
_SEARCH_LEAST = 150
_SEARCH_MOST = 380


class TopBar(QFrame):
    """Shows what the page on the screen says of itself; drops words for icons where room is short."""

    searched = Signal(str)
    list_asked = Signal()

    def __init__(self, undoing: Undoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.title = Elided("", "title")
        self.chip = words("", "chip")
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chip.hide()
        self._is_told = False
        self.search = self._search_field()
        self._undoing = undoing
        self.turns = self._turn_buttons()
        self._has_turns = True
        self._acts: list[Act] = []
        self.buttons: list[QPushButton] = []
        self._row = row(self, spacing=10)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.chip)
        self._row.addStretch(1)
        for made in self.turns.values():
            self._row.addWidget(made)
        self._row.addWidget(self.search, 20)
        self.set_low(False)

    def show_page(self, page: Page | None, words_typed: str = "") -> None:
        """Show another page's bar, with the words that were typed there."""
        # The field's own signals stay: its cross comes and goes by them.
        self._is_told = True
        self.search.setText(words_typed)
        self._is_told = False
        self.read(page)

    def read(self, page: Page | None) -> None:
        """Read again what the page says."""
        self.title.show_text(page.title() if page else "")
        count = page.count() if page else None
        self.chip.setVisible(count is not None)
        self.chip.setText(f"{count:,}".replace(",", "\u202f") if count is not None else "")
        hint = page.search_hint() if page else ""
        self.search.setVisible(bool(hint))
        self.search.say(hint)
        primary = page.primary_act() if page else None
        secondary = page.secondary_acts() if page else []
        self._show_acts([*secondary, *([primary] if primary else [])], has_primary=primary is not None)
        self._fit()

    def set_low(self, low: bool) -> None:
        """Take less height in a low window."""
        self.setFixedHeight(_LOW_HEIGHT if low else _HEIGHT)

    def _search_field(self) -> SearchField:
        field = SearchField()
        field.setMinimumWidth(_SEARCH_LEAST)
        field.setMaximumWidth(_SEARCH_MOST)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.textChanged.connect(self._search)
        field.confirmed.connect(self.list_asked)
        field.moved.connect(self._leave_search)
        field.hide()
        return field

    def _search(self, words_typed: str) -> None:
        if not self._is_told:
            self.searched.emit(words_typed)

    def _leave_search(self, key: int) -> None:
        from PySide6.QtCore import Qt

        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.list_asked.emit()

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        if not self.search.isHidden():
            self.search.setFocus()
            self.search.selectAll()

    # undo and redo -----------------------------------------------------------------------------------

    def _turn_buttons(self) -> dict[str, QToolButton]:
        made = {
            "undo": icon_button("undo-2", _("Undo"), self._undoing.undo),
            "redo": icon_button("redo-2", _("Redo"), self._undoing.redo),
        }
        self._undoing.changed.connect(self._show_turns)
        return made

    def _show_turns(self) -> None:
        """Say what undo and redo would do, or why they cannot."""
        for turn, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Shift+Z")):
            offer, made = self._undoing.offer(turn), self.turns[turn]
            made.setEnabled(offer.enabled)
            made.setAccessibleName(offer.text)
            made.setToolTip(offer.reason or f"{offer.text} ({keys})")

    # acts --------------------------------------------------------------------------------------------

    def _show_acts(self, acts: list[Act], *, has_primary: bool) -> None:
        """Show the acts; a button that stays keeps its place and the keyboard."""
        looks = [(act.label, act.icon) for act in acts]
        if looks != [(act.label, act.icon) for act in self._acts] or len(self.buttons) != len(acts):
            for old in self.buttons:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.buttons = [
                self._button(place, act, primary=has_primary and place == len(acts) - 1)
                for place, act in enumerate(acts)
            ]
        self._acts = acts
        for made, act in zip(self.buttons, acts, strict=True):
            made.setEnabled(act.enabled)
            made.setToolTip(_tip(act))

    def _button(self, place: int, act: Act, *, primary: bool) -> QPushButton:
        made = button(act.label, self._runner(place), icon=act.icon, primary=primary)
        made.setAccessibleName(act.label.replace("&", ""))
        if act.shortcut:
            made.setShortcut(act.shortcut)
        self._row.addWidget(made)
        return made

    def _runner(self, place: int) -> Callable[[], object]:
        """Return what runs the act that stands at a place when the button is pressed."""

        def run() -> object:
            return self._acts[place].run()

        return run

    # room --------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give every button its word, or the icon alone where the words do not fit; the primary one last."""
        for self._has_turns in (True, False):  # the menu and the keyboard have them still
            self._show_words()
            if all(made.text() for made in self.buttons) and self._needed() <= self.width():
                break
        for made in self.turns.values():
            made.setVisible(self._has_turns)

    def _show_words(self) -> None:
        for words_shown in range(len(self.buttons), -1, -1):
            for place, made in enumerate(self.buttons):
                self._show_word(place, made, shown=place >= len(self.buttons) - words_shown)
            if self._needed() <= self.width():
                break

    def _show_word(self, place: int, made: QPushButton, *, shown: bool) -> None:
        act = self._acts[place]
        made.setText(act.label if shown or not act.icon else "")
        if act.icon:
            set_icon(made, act.icon)
        if act.shortcut:
            made.setShortcut(act.shortcut)
        if not made.text() and not made.toolTip():
            made.setToolTip(act.label)

    def _needed(self) -> int:
        search = _SEARCH_LEAST if not self.search.isHidden() else 0
        return self._fixed() + search + self.title.sizeHint().width()

    def _fixed(self) -> int:
        """Return the width of margins, gaps, count and buttons."""
        margins = self._row.contentsMargins()
        chip = self.chip.sizeHint().width() if not self.chip.isHidden() else 0
        shown: list[QWidget] = [*self.buttons, *(self.turns.values() if self._has_turns else ())]
        gaps = self._row.spacing() * (len(shown) + 3)
        buttons = sum(made.sizeHint().width() for made in shown)
        return margins.left() + margins.right() + chip + gaps + buttons

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())


def _tip(act: Act) -> str:
    return act.tip or (f"{act.label} ({act.shortcut})" if act.shortcut else "")
