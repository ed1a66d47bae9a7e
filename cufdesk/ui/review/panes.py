"""The two sides of the review: the text on the left, what was understood on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QToolButton
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.reading.understanding import DateRead
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, icon_button, named, row, set_icon, words
from cufdesk.ui.review.additions import ADDABLE
from cufdesk.ui.review.items_view import ItemsView
from cufdesk.ui.review.source import SourceView

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.ui.review.items import Item


class SourcePane(QFrame):
    """The text, and a menu to add selected words as an item."""

    add_asked = Signal(str, object)
    """A group, and the place of the selected words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.view = SourceView()
        named(self.view, _("The text"))
        self.view.setAccessibleDescription(_("Enter chooses what was understood of the words at the caret."))
        self.name = Elided("", "small", middle=True)
        self.add_button = self._add_button()
        head = row(spacing=10)
        head.setContentsMargins(16, 8, 8, 8)
        self.heading = words(_("The text"), "heading")
        head.addWidget(self.heading)
        head.addWidget(self.name, 1)
        head.addWidget(self.add_button)
        inside = column(self, spacing=0)
        inside.setContentsMargins(1, 1, 1, 8)  # the card's corners are round
        inside.addLayout(head)
        inside.addWidget(self.view, 1)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_context_menu)
        self.view.selectionChanged.connect(self._note_selection)
        self._note_selection()

    def set_low(self, low: bool) -> None:
        """Leave out what says itself where there is little height."""
        self.heading.setVisible(not low)

    def _add_button(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("quiet", True)
        made.setText(_("Add the selected words as"))
        made.setIcon(icon("plus"))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setShortcut(QKeySequence("Ctrl+Shift+A"))
        made.setToolTip(_("Select words that were missed, then say what they are (Ctrl+Shift+A)"))
        made.setAccessibleName(made.text())
        made.setMenu(self._menu())
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for group, name in ADDABLE.items():
            act = menu.addAction(_(name))
            act.triggered.connect(lambda _checked=False, group=group: self._ask(group))
        return menu

    def _ask(self, group: str) -> None:
        span: Span | None = self.view.selected_span()
        if span is not None:
            self.add_asked.emit(group, span)

    def _note_selection(self) -> None:
        self.add_button.setEnabled(self.view.textCursor().hasSelection())

    def _show_context_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(icon("copy"), _("Copy"))
        copy.triggered.connect(self.view.copy)
        copy.setEnabled(self.view.textCursor().hasSelection())
        menu.addSeparator()
        adding = menu.addMenu(self._menu())
        adding.setText(_("Add the selected words as"))
        adding.setEnabled(self.view.textCursor().hasSelection())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))


class _Heading(Elided):
    """Says all of its words or none: what stands beneath says what it is, better than “What w…”."""

    @override
    def _shortened(self, metrics: QFontMetrics, room: int) -> str:
        return ""


class ItemsPane(QFrame):
    """The items, and what can be done with the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.view = ItemsView()
        self.heading = _Heading(_("What was read"), "heading")
        self.toggle_button = button("", self._toggle, icon="check", quiet=True, tip=_("Space"))
        self.correct_button = button(_("Correct"), self._correct, icon="pencil", quiet=True, tip=_("Enter"))
        self.become_button = self._become_button()
        self.undo_button = icon_button("undo-2", _("Undo"), self.view.undo_asked.emit)
        self.event_button = button("", icon="calendar-days", quiet=True)
        self.event_button.hide()
        self.year_button = button(_("Confirm the year"), icon="circle-check", quiet=True, tip="Ctrl+D")
        self.year_button.setShortcut(QKeySequence("Ctrl+D"))
        head = row(spacing=2)
        head.setContentsMargins(16, 8, 8, 8)
        head.addWidget(self.heading, 1)
        head.addStretch()
        head.addWidget(self.undo_button)
        for made in (
            self.event_button,
            self.year_button,
            self.become_button,
            self.correct_button,
            self.toggle_button,
        ):
            made.setAutoDefault(False)
            head.addWidget(made)
        inside = column(self, spacing=0)
        inside.setContentsMargins(1, 1, 1, 8)  # the card's corners are round
        inside.addLayout(head)
        inside.addWidget(self.view, 1)

    def set_low(self, low: bool) -> None:
        """Leave out what says itself where there is little height."""
        self.heading.setVisible(not low)

    def show_acts(self, item: Item | None) -> None:
        """Offer what can be done with an item."""
        optional = item is not None and item.optional
        kept = item is not None and item.accepted
        self.toggle_button.setText(_("Leave out") if kept else _("Keep"))
        set_icon(self.toggle_button, "x" if kept else "check")
        self.toggle_button.setEnabled(optional)
        self.correct_button.setEnabled(item is not None and item.correctable)
        self.become_button.setEnabled(item is not None and item.group not in ("about", "repairs"))
        inferred = item is not None and isinstance(item.value, DateRead) and item.value.year_inferred
        self.year_button.setVisible(inferred)

    def show_event(self, title: str) -> None:
        """Offer the date of the dossier that the deadline means, or nothing."""
        self.event_button.setText(_("Hangs on the date") if title else "")
        self.event_button.setToolTip(title)
        self.event_button.setAccessibleDescription(title)
        self.event_button.setVisible(bool(title))
        # Room is short beside an offer; Enter and the pencil of the row correct all the same.
        self.correct_button.setVisible(not title and self.year_button.isHidden())

    def show_steps(self, *, undo: bool) -> None:
        """Offer to take back what was done."""
        self.undo_button.setEnabled(undo)

    def _become_button(self) -> QPushButton:
        made = button(_("Becomes…"), self._become, icon="merge", quiet=True, tip="T")
        made.setAccessibleDescription(_("Makes it an item of another kind, or gives it another modality."))
        return made

    def _become(self) -> None:
        if (item := self.view.current()) is not None:
            self.view.become_asked.emit(item, "")

    def _toggle(self) -> None:
        if (item := self.view.current()) is not None:
            self.view.toggled.emit(item)

    def _correct(self) -> None:
        if (item := self.view.current()) is not None:
            self.view.correction_asked.emit(item)
