"""The window of what has to be settled: one card per conflict, those about one record together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.merging.card import CardView
from cufdesk.ui.merging.chapter import offer_chapter
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import button, card, column, row, rule, set_icon, words
from cufdesk.usecases.conflicts import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cufdesk.storage.journal.pages import Key
    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.conflict_words import Card

_SIZE = (820, 700)
_LOW = 420
_SHARE = 0.95  # of the window below


class SettlingWindow(QDialog):
    """Leads through the open conflicts; nothing has to be settled now, what is left stays open."""

    record_asked = Signal(str, str)
    """Table and id of a record that the person wants to see."""
    printing_asked = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, record_id: str = "", said: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("To settle"))
        self.setMinimumSize(400, 280)
        self._desk = desk
        self._names = Names(desk.lists)
        self.views: list[CardView] = []
        found = cards(desk.dossier)
        outside = column(self, spacing=0)
        outside.addLayout(self._head(said))
        outside.addWidget(self._made_area(found), 1)
        outside.addLayout(self._foot())
        offer_chapter(self)
        self._place()
        self._count()
        self._begin(record_id)

    # building --------------------------------------------------------------------------------------------

    def _head(self, said: str) -> QVBoxLayout:
        head = column(spacing=4)
        head.setContentsMargins(24, 18, 24, 12)
        self.heading = words("", "title", wrap=True)
        head.addWidget(self.heading)
        self._said = words(said, wrap=True)
        head.addWidget(self._said)
        self.hint = words("", "muted", wrap=True)
        head.addWidget(self.hint)
        return head

    def _made_area(self, found: Sequence[Card]) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("role", "inside")
        self._groups = column(inside, spacing=14)
        self._groups.setContentsMargins(24, 4, 24, 12)
        for subject, own in groupby(found, key=lambda one: one.subject):
            self._groups.addWidget(self._group(subject, list(own)))
        self._groups.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        return self._area

    def _group(self, subject: Key, found: Sequence[Card]) -> QFrame:
        """Return all that is to be settled about one record."""
        frame, inside = card(margins=16, spacing=12)
        frame.setAccessibleName(found[0].subject_title)
        head = row(spacing=8)
        head.addWidget(words(found[0].subject_title, "heading", wrap=True), 1)
        opener = button(_("Open the record"), lambda: self._open(subject), icon="external-link", quiet=True)
        opener.setAccessibleDescription(found[0].subject_title)
        head.addWidget(opener, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        for number, one in enumerate(found):
            if number:
                inside.addWidget(rule())
            view = CardView(self._desk, self._names, one)
            view.turned.connect(lambda view=view: self._go_on(view))
            self.views.append(view)
            inside.addWidget(view)
        return frame

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        foot.setContentsMargins(24, 10, 24, 16)
        self.report_button = button(_("Print the report…"), self.printing_asked.emit, icon="printer")
        self.close_button = button(_("Close"), self.accept)
        if not _has_merged(self._desk):
            self.report_button.setEnabled(False)
            self.report_button.setToolTip(_("No copy was brought home yet: there is no report."))
        foot.addWidget(self.report_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        return foot

    def _place(self) -> None:
        """Take the size of the content as far as the window below goes."""
        width, height = _SIZE
        below = self.parentWidget()
        if below is not None:
            room = below.window().size()
            width, height = (
                min(width, round(room.width() * _SHARE)),
                min(height, round(room.height() * _SHARE)),
            )
        self.resize(max(width, self.minimumWidth()), max(height, self.minimumHeight()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cards what room there is in a low window."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.hint.setVisible(not low)
        self._said.setVisible(bool(self._said.text()) and not low)

    # going through ---------------------------------------------------------------------------------------

    def open_views(self) -> list[CardView]:
        """Return the cards that still ask something."""
        return [view for view in self.views if view.state == "open"]

    def _begin(self, record_id: str) -> None:
        """Stand on the card of a record or part, else on the first."""
        wanted = [view for view in self.views if record_id in (view.card.row, view.card.subject[1])]
        for view in (*wanted, *self.open_views()):
            self._stand_on(view)
            return
        self.close_button.setFocus()

    def _go_on(self, view: CardView) -> None:
        """Say how many are left, and stand on the next one that asks; on one that was opened again."""
        self._count()
        if view.state == "open":
            self._stand_on(view)
            return
        at = self.views.index(view)
        following = [one for one in (*self.views[at:], *self.views[:at]) if one.state == "open"]
        if following:
            self._stand_on(following[0])
        else:
            self.close_button.setFocus()

    def _stand_on(self, view: CardView) -> None:
        view.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        # What was folded and unfolded has no place yet.
        QTimer.singleShot(0, view, lambda: self.show_whole(view))

    def show_whole(self, view: CardView) -> None:
        """Scroll to a card."""
        self._area.ensureWidgetVisible(view, 0, 24)

    def _count(self) -> None:
        left = [view for view in self.views if view.state != "settled"]
        n = len(left)
        if n:
            said = ngettext("{n} point to settle", "{n} points to settle", n)
            self.heading.setText(said.format(n=screen_translator().number(n)))
            self.hint.setText(
                _("Both copies wrote these unseen by each other. Until you settle it, the latest is shown.")
            )
        else:
            self.heading.setText(_("Nothing is left to settle"))
            self.hint.setText(_("Each point can still be opened again here, or undone later."))
            if not self.views:
                self.heading.setText(_("Nothing to settle"))
                self.hint.setText(_("The differences between two copies will appear here."))
        self.setAccessibleDescription(self.heading.text())
        self.close_button.setProperty("primary", not n)
        self.close_button.style().polish(self.close_button)
        set_icon(self.close_button, "check") if not n else self.close_button.setIcon(self.windowIcon())

    def _open(self, subject: Key) -> None:
        self.accept()
        self.record_asked.emit(*subject)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to a card: the window itself has no use for it."""
        super().focusInEvent(event)
        for view in self.open_views()[:1]:
            view.buttons[0].setFocus()


def _has_merged(desk: Desk) -> bool:
    """Tell whether a copy was ever brought home to the dossier."""
    from cufdesk.storage.merges import merges

    with desk.dossier.read() as reading:
        return bool(merges(reading))
