"""The review itself: text and items side by side, or one at a time where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.reading.understanding import DecisionRead, RepairRead
from cufdesk.ui.parts.dialogs import confirm
from cufdesk.ui.parts.pieces import column
from cufdesk.ui.review.additions import value_from
from cufdesk.ui.review.banner import Banner
from cufdesk.ui.review.become_menu import become_menu
from cufdesk.ui.review.becoming import become, set_modality, take_out_of_context
from cufdesk.ui.review.correction import Correction
from cufdesk.ui.review.events import event_for, hang_on
from cufdesk.ui.review.items import Item, PeriodRead
from cufdesk.ui.review.legend import Legend
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.panes import ItemsPane, SourcePane
from cufdesk.ui.review.sides import Sides
from cufdesk.ui.review.source import Marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.reading.matching import Span
    from cufdesk.ui.desk import Desk

_NARROW = 860
_LOW = 520


class ReviewPage(QWidget):
    """Shows one text's review; the model holds what the person makes of it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.review: Review | None = None
        self._low = False
        self.known = Banner()
        self.headcount = Banner()
        self.legend = Legend()
        self.sides = Sides((_("The text"), _("What was understood")))
        self.source = SourcePane()
        self.items = ItemsPane()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        for pane in (self.source, self.items):
            self.splitter.addWidget(pane)
        self.splitter.setSizes([1000, 1000])  # halves of what there is
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outside = column(self, spacing=8)
        outside.addWidget(self.known)
        outside.addWidget(self.headcount)
        outside.addWidget(self.legend)
        outside.addWidget(self.sides)
        outside.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        view = self.items.view
        view.chosen.connect(self._show_chosen)
        view.toggled.connect(self.toggle)
        view.group_toggled.connect(self.toggle_group)
        view.correction_asked.connect(self.correct)
        view.become_asked.connect(self.become)
        view.modality_asked.connect(self.set_modality)
        view.undo_asked.connect(lambda: self._step(Review.undo))
        view.redo_asked.connect(lambda: self._step(Review.redo))
        self.items.year_button.clicked.connect(self.confirm_year)
        self.items.event_button.clicked.connect(self.hang_on_event)
        self.source.view.pointed.connect(self._choose_at)
        self.source.add_asked.connect(self.add)
        self.legend.asked.connect(self.show_group)
        self.sides.chosen.connect(self._show_side)

    # showing -----------------------------------------------------------------------------------------

    def show_review(self, review: Review, name: str) -> None:
        """Show the review of a text; `name` says where it came from."""
        self.review = review
        review.listen(self._refresh)
        self.source.name.show_text(name)
        self.source.view.show_text(review.text)
        self.legend.show_review(review)
        self.known.say("")
        self._show_headcount()
        self._show_marks()
        self.items.view.show_review(review)
        self._show_acts()
        self.items.view.setFocus()

    def current(self) -> Item | None:
        """Return the chosen item."""
        return self.items.view.current()

    def show_group(self, group: str) -> None:
        """Choose the first item of a group."""
        if self._may_close_form():
            self.sides.show_side(1)
            self.items.view.show_group(group)
            self.items.view.setFocus()

    def _refresh(self) -> None:
        if self.review is not None:
            self._show_headcount()
            self._show_marks()
            self.legend.show_review(self.review)
            self.items.view.refresh()
            self._show_acts()
            self.changed.emit()

    def _show_acts(self) -> None:
        self.items.show_acts(self.current())
        self._show_event(self.current())
        if self.review is not None:
            self.items.show_steps(undo=self.review.can_undo)

    def _show_marks(self) -> None:
        items = [item for item in self.review.items() if item.parent is None] if self.review else []
        shown = [item for item in items if item.span and not isinstance(item.value, PeriodRead | RepairRead)]
        shown.sort(key=lambda item: -item.length)  # the shorter are painted over the longer
        self.source.view.show_marks([marked(item) for item in shown])

    def _show_headcount(self) -> None:
        declared = self.review.declared if self.review else None
        if self.review is None or declared is None:
            self.headcount.say("")
            return
        found = self.review.delegates
        sentence = ngettext(
            "{declared} delegate announced, {found} found.",
            "{declared} delegates announced, {found} found.",
            declared,
        ).format(declared=declared, found=found)
        if found == declared:
            self.headcount.say("" if self._low else sentence)
        else:
            hint = _(
                "Select the words that were missed in the text and add them, or correct somebody’s part."
            )
            self.headcount.say(f"{sentence} {hint}", tone="warning")

    def _show_chosen(self, item: Item | None) -> None:
        self.items.show_acts(item)
        self._show_event(item)
        self.source.view.choose(marked(item) if item is not None and item.span else None)

    def _choose_at(self, place: int) -> None:
        item = self.review.at(place) if self.review else None
        if item is not None and self._may_close_form():
            self.items.view.choose(item)

    # what a person does ------------------------------------------------------------------------------

    def toggle(self, item: Item) -> None:
        """Accept an item, or leave it out."""
        if self.review is not None and item.optional:
            self.review.accept(item, not item.accepted)

    def toggle_group(self, group: str) -> None:
        """Accept all items of a group, or leave all out when all are accepted."""
        if self.review is not None:
            items = [item for item in self.review.in_group(group) if item.optional]
            self.review.accept_group(group, not all(item.accepted for item in items))

    def confirm_year(self) -> None:
        """Take the year of the chosen date as said."""
        if self.review is not None and (item := self.current()) is not None:
            self.review.confirm_year(item)
            self.items.view.setFocus()

    def become(self, item: Item, kind: str) -> None:
        """Make an item one of another kind; without a kind, show what it can become."""
        if self.review is None or not self._may_close_form():
            return
        if not kind:
            self._show_become_menu(self.review, item)
        else:
            self._show_made(become(self.review, item, kind))

    def set_modality(self, item: Item, modality: str) -> None:
        """Give a decision or an action another modality."""
        if self.review is not None and self._may_close_form():
            set_modality(self.review, item, modality)

    def _show_become_menu(self, review: Review, item: Item) -> None:
        menu = become_menu(
            self,
            review,
            item,
            become=lambda kind: self.become(item, kind),
            modality=lambda modality: self.set_modality(item, modality),
            sentence=lambda words, kind: self._show_made(take_out_of_context(review, item, words, kind)),
        )
        if not menu.isEmpty():
            view = self.items.view
            below = view.visualRect(view.currentIndex()).bottomLeft() + QPoint(24, 0)
            menu.popup(view.viewport().mapToGlobal(below))

    def _show_made(self, item: Item | None) -> None:
        if item is not None:
            self.items.view.choose(item)
            self.items.view.setFocus()

    def _step(self, step: Callable[[Review], object]) -> None:
        """Take back what was done last, or make it again; the place in the list stays where it can."""
        if self.review is not None and self._may_close_form():
            step(self.review)
            view = self.items.view
            if view.current() is None:
                view.choose(next(self.review.items(), None))

    def hang_on_event(self) -> None:
        """Let the deadline of the chosen action hang on the date of the dossier that it means."""
        item = self.current()
        if self.review is not None and item is not None and (event := event_for(self.review, item)):
            hang_on(self.review, item, event)
            self.items.view.setFocus()

    def _show_event(self, item: Item | None) -> None:
        review = self.review
        event = event_for(review, item) if review is not None and item is not None else None
        self.items.show_event(review.events[event] if review is not None and event else "")

    def correct(self, item: Item) -> None:
        """Open the form of an item."""
        if not item.correctable or not self._may_close_form():
            return
        form = Correction(self._desk, item)
        form.applied.connect(self.apply_form)
        form.given_up.connect(self._give_form_up)
        form.resized.connect(self.items.view.fit_form)
        self.items.view.choose(item)
        self.items.view.open_form(item, form)
        form.form.focus_first()

    def add(self, group: str, span: Span) -> None:
        """Add selected words as an item of a group, and open its form."""
        if self.review is None or not self._may_close_form():
            return
        item = self.review.add(group, value_from(self.review, group, span))
        self.sides.show_side(1)
        self.items.view.choose(item)
        self.correct(item)

    @property
    def form(self) -> Correction | None:
        """The form that is open."""
        form = self.items.view.form
        return form if isinstance(form, Correction) else None

    def apply_form(self) -> bool:
        """Take over what stands in the open form; False where something in it is wrong."""
        form = self.form
        if form is None or self.review is None:
            return True
        if form.form.check():
            return False
        value = form.value()
        self.items.view.close_form()
        self.review.correct(form.item, value)
        return True

    def _give_form_up(self) -> None:
        if self._may_close_form():
            self.items.view.setFocus()

    def _may_close_form(self) -> bool:
        """Close the open form; ask first where something in it would be lost."""
        form = self.form
        if form is None:
            return True
        if form.is_edited() and not confirm(
            self,
            _("Give up these corrections?"),
            _("What you changed in this item has not been applied yet."),
            _("Give up"),
        ):
            return False
        self.items.view.close_form()
        return True

    # room and keyboard -------------------------------------------------------------------------------

    def switch_side(self) -> None:
        """Give the keyboard to the other side."""
        focused = QApplication.focusWidget()
        to_items = focused is not None and self.source.isAncestorOf(focused)
        self.sides.show_side(1 if to_items else 0)
        if to_items and self.form is not None:
            self.form.form.focus_first()
        else:
            (self.items.view if to_items else self.source.view).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            self.switch_side()
        else:
            super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, 120)  # one side is enough

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._low = self.window().height() < _LOW
        self.legend.setVisible(not self._low)
        self.source.set_low(self._low)
        self.items.set_low(self._low)
        self._show_headcount()
        self.sides.setVisible(self.width() < _NARROW)
        self._show_side(self.sides.side)

    def _show_side(self, side: int) -> None:
        narrow = self.width() < _NARROW
        self.source.setVisible(not narrow or side == 0)
        self.items.setVisible(not narrow or side == 1)


def marked(item: Item) -> Marked:
    """Return how an item's words are marked in the text."""
    label = item.value.number if isinstance(item.value, DecisionRead) else ""
    return Marked(item.span or (0, 0), item.group, label, item.kept or not item.optional)
