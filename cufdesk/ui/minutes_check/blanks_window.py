"""The window of all that a dossier leaves open, by who could probably tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTreeWidget, QWidget

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.minutes_check.acts import go_there
from cufdesk.ui.minutes_check.rows import ROW, CheckRow, Shelf, shelves_of, show
from cufdesk.ui.parts.fitting import fit_above
from cufdesk.ui.parts.pieces import button, card, column, named, row, words

if TYPE_CHECKING:
    from cufdesk.refusal import Refusal
    from cufdesk.ui.desk import Desk

_SIZE = (900, 680)
_TOPIC = "minutes"


class BlanksWindow(QDialog):
    """Shows the blanks of the dossier under their probable owners; Enter goes where one is filled in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Left open in the dossier"))
        self.setMinimumSize(460, 320)
        self._desk = desk
        outside = column(self, margins=24, spacing=10)
        outside.addWidget(words(self.windowTitle(), "title", wrap=True))
        self.hint = words("", "muted", wrap=True)
        outside.addWidget(self.hint)
        frame, inside = card(margins=6)
        self.tree = self._made_tree()
        inside.addWidget(self.tree)
        outside.addWidget(frame, 1)
        self.why = words("", "muted", wrap=True)
        outside.addWidget(self.why)
        foot = row(spacing=10)
        self.close_button = button(_("Close"), self.reject)
        self.print_button = button(_("Print what is left open…"), self.print_blanks, icon="printer")
        self.go_button = button(_("Go there"), self.go, icon="external-link", primary=True, tip=_("Enter"))
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for made in (self.print_button, self.go_button):
            foot.addWidget(made)
        for made in (self.close_button, self.print_button, self.go_button):
            made.setAutoDefault(False)
        outside.addLayout(foot)
        QShortcut(QKeySequence("F1"), self, lambda: desk.open_guide(_TOPIC))
        desk.changed.connect(lambda _kinds: self.look())
        fit_above(self, _SIZE)
        self._show_chosen()
        self.look()

    def _made_tree(self) -> QTreeWidget:
        tree = named(QTreeWidget(), _("What is left open, by probable owner"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setProperty("role", "rows")
        tree.currentItemChanged.connect(lambda *_items: self._show_chosen())
        tree.itemActivated.connect(lambda _item: self.go())
        return tree

    def look(self) -> None:
        """Look anew beside the window; what is shown stays until the answer is there."""
        desk, path = self._desk, self._desk.path

        def question() -> tuple[Shelf, ...]:
            with desk.kept_open(path) as dossier:
                return shelves_of(dossier)

        desk.background.prepare(question, self, self._take, refused=self._refuse)

    def _take(self, shelves: tuple[Shelf, ...]) -> None:
        at = self.chosen()
        show(self.tree, shelves)
        self.tree.resizeColumnToContents(0)
        n = sum(len(shelf.rows) for shelf in shelves)
        said = ngettext(
            "{n} blank, by who could probably tell.", "{n} blanks, by who could probably tell.", n
        )
        self.hint.setText(said.format(n=screen_translator().number(n)) if n else _("Nothing is left open."))
        self._choose(at)
        self.tree.setFocus()
        self._show_chosen()

    def _refuse(self, refusal: Refusal) -> None:
        self.hint.setText(refusal.sentence)

    def _choose(self, wanted: CheckRow | None) -> None:
        """Choose the row that was chosen, as far as it is still there, else the first."""
        heads = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        found = (head.child(place) for head in heads if head for place in range(head.childCount()))
        items = [item for item in found if item is not None]
        same = [item for item in items if wanted is not None and item.data(0, ROW).place == wanted.place]
        if items:
            self.tree.setCurrentItem((same or items)[0])

    def chosen(self) -> CheckRow | None:
        """Return the row that is chosen."""
        item = self.tree.currentItem()
        found = item.data(0, ROW) if item is not None else None
        return found if isinstance(found, CheckRow) else None

    def _show_chosen(self) -> None:
        one = self.chosen()
        told = [*one.text.splitlines()[1:], one.todo] if one else []
        said = " · ".join(told)
        self.why.setText(f"{said[:1].upper()}{said[1:]}")
        self.go_button.setEnabled(one is not None)

    def go(self) -> None:
        """Close, and open the form at the field that the chosen row is about."""
        one = self.chosen()
        if one is not None:
            desk, parent = self._desk, self.parentWidget()
            self.accept()
            go_there(desk, one.place, parent)

    def print_blanks(self) -> None:
        """Offer the list on paper."""
        self.reject()
        self._desk.print_document("blanks")
