"""The window of the pairs that may be one: the list, both records beside it, and the three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from cufdesk.domain.likeness_words import VERDICTS
from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.duplicates.comparison import Comparison
from cufdesk.ui.parts.fitting import fit_above
from cufdesk.ui.parts.pieces import button, card, column, named, row, words
from cufdesk.usecases.couples import couple, unite
from cufdesk.usecases.duplicates import One, Pair, duplicates
from cufdesk.usecases.uniting import say_not_same

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_SIZE = (1080, 720)
_LIST = 320
_TOPIC = "contacts"


class DuplicatesWindow(QDialog):
    """Leads through pairs; `chosen` is one pair (kind, id, id) that the person has picked, shown alone."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, chosen: tuple[str, str, str] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Merge two records") if chosen else _("Duplicates"))
        self.setMinimumSize(420, 320)
        self._desk = desk
        self._chosen = chosen
        self._job: Job | None = None
        self._can_undo = False
        self.pairs: list[Pair] = []
        self.later: set[tuple[str, str]] = set()
        self.comparison: Comparison | None = None
        outside = column(self, spacing=0)
        outside.addLayout(self._head())
        outside.addLayout(self._body(), 1)
        outside.addLayout(self._foot())
        QShortcut(QKeySequence("F1"), self, self._show_chapter)
        fit_above(self, _SIZE)
        if chosen:
            self._listed.hide()
            names = desk.lists.titles(list(chosen[1:]))
            ones = [One(one, names[one].title if one in names else "") for one in chosen[1:]]
            self._show([Pair(chosen[0], ones[0], ones[1], "", ())])
        else:
            self.look()

    # building --------------------------------------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        head = column(spacing=6)
        head.setContentsMargins(24, 18, 24, 12)
        line = row(spacing=10)
        self.heading = words(self.windowTitle(), "title", wrap=True)
        line.addWidget(self.heading, 1)
        self.undo_button = button(_("Undo"), self.undo, icon="undo-2", quiet=True, tip="Ctrl+Z")
        self.undo_button.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.hide()
        line.addWidget(self.undo_button)
        head.addLayout(line)
        self.hint = words("", "muted", wrap=True)
        head.addWidget(self.hint)
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        head.addWidget(self.bar)
        return head

    def _body(self) -> QHBoxLayout:
        body = row(spacing=14)
        body.setContentsMargins(24, 0, 24, 0)
        self.list = named(QListWidget(), _("Pairs that may be one"))
        self.list.setFixedWidth(_LIST)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.currentRowChanged.connect(self._show_pair)
        self.list.itemActivated.connect(lambda _item: self._enter())
        self._listed, inside = card(margins=6)
        inside.addWidget(self.list)
        body.addWidget(self._listed)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.addWidget(self._area, 1)
        return body

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        foot.setContentsMargins(24, 12, 24, 16)
        self.close_button = button(_("Close"), self.reject)
        self.later_button = button(_("Later"), self.leave, tip=_("Leave it for later"))
        self.apart_button = button(_("Not the same"), self.tell_apart, icon="x")
        self.merge_button = button(_("Merge"), self.merge, icon="merge", primary=True, tip=_("Ctrl+Enter"))
        self.merge_button.setShortcut(QKeySequence("Ctrl+Return"))
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for made in (self.later_button, self.apart_button, self.merge_button):
            foot.addWidget(made)
        for made in (self.close_button, self.later_button, self.apart_button, self.merge_button):
            made.setAutoDefault(False)
        return foot

    # looking ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look for pairs beside the window."""
        if self._job is not None:
            return
        dossier = self._desk.dossier
        label = _("Looking for duplicates…")
        self.hint.setText(label)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._show_buttons()
        self._desk.background.moved.connect(self._move)
        self._job = self._desk.background.run(
            lambda job: duplicates(dossier, job.progress, job.cancelled),
            lambda found: self._found(found or []),
            self,
            label=label,
            refused=self._refused,
            stopped=self._rest,
        )

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _rest(self) -> None:
        self._desk.background.moved.disconnect(self._move)
        self._job = None
        self.bar.hide()

    def _found(self, pairs: list[Pair]) -> None:
        self._rest()
        self._show(pairs)

    def _refused(self, refusal: Refusal) -> None:
        self._rest()
        self.hint.setText(refusal.sentence)

    # what is shown ---------------------------------------------------------------------------------------

    def _show(self, pairs: list[Pair], at: int = 0) -> None:
        """List pairs, and show the one that stands at a place."""
        self.pairs = sorted(pairs, key=lambda one: _key(one) in self.later)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.pairs:
            self.list.addItem(self._item(one))
        self.list.blockSignals(False)
        self._count()
        if self.pairs:
            self.list.setCurrentRow(min(at, len(self.pairs) - 1))
            self.list.setFocus()
        else:
            self._show_pair(-1)
            self.close_button.setFocus()

    def _item(self, one: Pair) -> QListWidgetItem:
        verdict = _(VERDICTS[one.verdict]) if one.verdict else ""
        if _key(one) in self.later:
            verdict = _("left for later")
        item = QListWidgetItem(f"{one.a.name}\n{one.b.name}\n{verdict}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{verdict}: {one.a.name}, {one.b.name}")
        return item

    def _count(self) -> None:
        n = len(self.pairs)
        if self._chosen:
            self.hint.setText(_("One record is made of both; one undo takes it back."))
        elif n:
            said = ngettext("{n} pair may be one.", "{n} pairs may be one.", n)
            self.hint.setText(
                " ".join(
                    (said.format(n=screen_translator().number(n)), _("Nothing is merged unless you say so."))
                )
            )
        else:
            self.hint.setText(_("No two contacts look alike."))
        self.setAccessibleDescription(self.hint.text())

    def current(self) -> Pair | None:
        """Return the pair that is shown."""
        at = self.list.currentRow()
        return self.pairs[at] if 0 <= at < len(self.pairs) else None

    def _show_pair(self, _at: int) -> None:
        self.comparison = None
        one = self.current()
        if one is not None:
            try:
                two = couple(self._desk.dossier, one.kind, one.a.id, one.b.id)
            except Refusal as refusal:
                self._area.setWidget(words(refusal.sentence, wrap=True))
            else:
                self.comparison = Comparison(two, one.reasons)
                self.comparison.setProperty("role", "inside")
                self._area.setWidget(self.comparison)
        else:
            self._area.setWidget(QWidget())
        self._show_buttons()

    def _show_buttons(self) -> None:
        can = self.comparison is not None and not self._desk.read_only and self._job is None
        self.merge_button.setEnabled(can)
        self.apart_button.setEnabled(can)
        self.later_button.setEnabled(can)
        self.later_button.setVisible(self._chosen is None)
        self.undo_button.setVisible(self._can_undo)
        if self._desk.read_only:
            self.merge_button.setToolTip(_("The dossier is open to be read only."))

    def _enter(self) -> None:
        """Go from the list to what is to be chosen, or to the answer."""
        first = self.comparison.first_choice() if self.comparison else None
        (first or self.merge_button).setFocus(Qt.FocusReason.TabFocusReason)

    # answers ---------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one record of both, as chosen."""
        made = self.comparison
        if made is None or not self._try(lambda: unite(self._desk.dossier, made.two, made.choices)):
            return
        gone = made.two.gone.id
        self._desk.notify(_("Two records are one now (Ctrl+Z to undo)"))
        self._go_on([one for one in self.pairs if gone not in (one.a.id, one.b.id)])

    def tell_apart(self) -> None:
        """Remember that both are not the same."""
        one = self.current()
        if one is None:
            return
        if self._try(lambda: say_not_same(self._desk.dossier, one.kind, one.a.id, one.b.id)):
            self._desk.notify(_("Remembered: they are not the same."))
            self._go_on([other for other in self.pairs if other is not one])

    def leave(self) -> None:
        """Put the pair at the end."""
        one = self.current()
        if one is not None:
            self.later.add(_key(one))
            self._show(self.pairs, self.list.currentRow())

    def undo(self) -> None:
        """Take the last answer back, and look again."""
        from cufdesk.usecases.history import undo

        if self._try(lambda: undo(self._desk.dossier)):
            self._can_undo = False
            self.look()

    def _go_on(self, pairs: list[Pair]) -> None:
        if self._chosen:
            self.accept()
            return
        self._can_undo = True
        self._show(pairs, self.list.currentRow())

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self.hint.setText(refusal.sentence)
            return False
        return True

    # ends ------------------------------------------------------------------------------------------------

    def _show_chapter(self) -> None:
        from cufdesk.ui.parts.guide import show_chapter

        show_chapter(self, _TOPIC)

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)


def _key(one: Pair) -> tuple[str, str]:
    return one.a.id, one.b.id
