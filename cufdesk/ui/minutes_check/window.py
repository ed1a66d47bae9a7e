"""The window of the final check: findings by severity, what is left open by owner, the words in question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QStackedWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.minutes_check.acts import go_there
from cufdesk.ui.minutes_check.passage import mark_words
from cufdesk.ui.minutes_check.reason_sheet import ask_reason
from cufdesk.ui.minutes_check.rows import ROW, Checked, CheckRow, check, show
from cufdesk.ui.parts.fitting import fit_above
from cufdesk.ui.parts.pieces import button, card, column, named, picture, row, words
from cufdesk.ui.parts.segments import Segments
from cufdesk.usecases import minutes_check

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_SIZE = (980, 700)
_TOPIC = "minutes"
_NUMBER_WIDTH = 110
_FLICKER = 150  # ms: what is there by then was never awaited
_FINDINGS, _BLANKS = "findings", "blanks"


class MinutesCheckWindow(QDialog):
    """Shows what is to be looked at; Enter goes there, A lets a finding stand, Ctrl+Z takes that back.

    `going_out` asks besides whether the minutes are distributed all the same: accepted means yes.
    """

    answered = Signal()

    def __init__(
        self, desk: Desk, meeting_id: str, parent: QWidget | None = None, *, going_out: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not going_out)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Check before sending out"))
        self.setMinimumSize(460, 360)
        self._desk = desk
        self._meeting_id = meeting_id
        self._going_out = going_out
        self._last: CheckRow | None = None
        self._job: Job | None = None
        self.looked: minutes_check.Looked | None = None
        self.refusal: Refusal | None = None
        outside = column(self, spacing=0)
        outside.addLayout(self._head())
        outside.addWidget(self._body(), 1)
        outside.addLayout(self._foot())
        for keys, run in (("F1", self._show_chapter), ("A", self.accept_chosen)):
            QShortcut(QKeySequence(keys), self, run)
        desk.changed.connect(self._note_change)
        fit_above(self, _SIZE)
        self._detail.hide()
        self.show_tab(_FINDINGS)
        self._show_chosen()
        self.look()

    # building --------------------------------------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        head = column(spacing=6)
        head.setContentsMargins(24, 18, 24, 8)
        head.addWidget(words(self.windowTitle(), "title", wrap=True))
        self.hint = words("", "muted", wrap=True)
        head.addWidget(self.hint)
        self.segments = Segments(((_FINDINGS, _("Findings")), (_BLANKS, _("Left open"))))
        self.segments.chosen.connect(self.show_tab)
        head.addWidget(self.segments)
        return head

    def _body(self) -> QWidget:
        body = QWidget()
        inside = column(body, spacing=10)
        inside.setContentsMargins(24, 0, 24, 0)
        frame, lists = card(margins=6)
        self.findings = self._made_tree(_("What is to be looked at"))
        self.blanks = self._made_tree(_("What is left open, by probable owner"))
        self.nothing = self._made_nothing()
        self._lists = QStackedWidget()
        self.waiting = words("", "muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for made in (self.waiting, self.findings, self.blanks, self.nothing):
            self._lists.addWidget(made)
        lists.addWidget(self._lists)
        inside.addWidget(frame, 3)
        detail, told = card(margins=14, spacing=6)
        self.said = words("", "strong", wrap=True)
        self.todo = words("", "muted", wrap=True)
        self.passage = named(QTextEdit(), _("The words in question"))
        self.passage.setReadOnly(True)
        self.passage.setTabChangesFocus(True)
        for made in (self.said, self.passage, self.todo):
            told.addWidget(made)
        self._detail = detail
        inside.addWidget(detail, 2)
        return body

    def _made_tree(self, name: str) -> QTreeWidget:
        tree = named(QTreeWidget(), name)
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setProperty("role", "rows")
        tree.setColumnWidth(0, _NUMBER_WIDTH)
        tree.currentItemChanged.connect(lambda *_items: self._show_chosen())
        tree.itemActivated.connect(lambda _item: self.go())
        return tree

    def _made_nothing(self) -> QWidget:
        made = QWidget()
        inside = column(made, margins=24, spacing=10)
        inside.addStretch(1)
        inside.addWidget(picture("circle-check", 32, "success"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.nothing_said = words("", "strong", wrap=True)
        self.nothing_said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.nothing_said)
        inside.addStretch(1)
        return made

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        foot.setContentsMargins(24, 12, 24, 16)
        self.close_button = button(_("Stay here") if self._going_out else _("Close"), self.reject)
        self.print_button = button(_("Print what is left open…"), self.print_blanks, icon="printer")
        self.accept_button = button(
            _("Let it stand…"), self.accept_chosen, icon="check", tip=_("With a reason (A)")
        )
        self.go_button = button(
            _("Go there"), self.go, icon="external-link", primary=not self._going_out, tip=_("Enter")
        )
        made = [self.close_button, self.print_button, self.accept_button, self.go_button]
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        if self._going_out:
            self.out_button = button(_("Distribute all the same"), self.accept, primary=True)
            self.out_button.setEnabled(False)  # until it is known what is wrong
            made.append(self.out_button)
        for one in made[1:]:
            foot.addWidget(one)
        for one in made:
            one.setAutoDefault(False)
        return foot

    # the lists -------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Check anew beside the window; what is shown stays until the answer is there."""
        if self._job is not None:
            self._job.cancel()  # what it would answer is not so any more
        desk, path, meeting_id = self._desk, self._desk.path, self._meeting_id

        def question() -> Checked:
            with desk.kept_open(path) as dossier:
                return check(dossier, meeting_id)

        self._job = desk.background.prepare(question, self, self._take, refused=self._refuse)
        if self.looked is None:
            QTimer.singleShot(_FLICKER, self, self._say_checking)

    def _say_checking(self) -> None:
        if self.looked is None and self.refusal is None:
            self.waiting.setText(_("Checking…"))

    def _take(self, checked: Checked) -> None:
        """Show what was found; the row that was chosen stays so, as far as it is still there."""
        tree, at, first = self._tree(), self._place(), self.looked is None
        focused = first or tree.hasFocus() or self.nothing.hasFocus()
        self.looked = checked.looked
        show(self.findings, checked.findings)
        show(self.blanks, checked.blanks)
        self._count(checked.looked, checked.left_open)
        self.show_tab(_BLANKS if tree is self.blanks else _FINDINGS, at, focus=focused)
        if self._going_out:
            self.out_button.setEnabled(True)
            if first and not checked.looked.open and self.isVisible():
                self.accept()  # nothing is to be looked at, so nothing is asked
        self.answered.emit()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal = refusal
        self.waiting.clear()
        self.hint.setText(refusal.sentence)
        self.answered.emit()

    def ask(self) -> bool:
        """Return whether minutes may go out; the person is asked where something is to be looked at.

        A check that is done before the eye would notice shows nothing. Raises Refusal for a meeting that is
        gone.
        """
        if self.looked is None and self.refusal is None:
            waiting = QEventLoop()
            self.answered.connect(waiting.quit)
            QTimer.singleShot(_FLICKER, waiting.quit)
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self.refusal is not None:
            raise self.refusal
        if self.looked is not None and not self.looked.open:
            return True
        return self.exec() == QDialog.DialogCode.Accepted

    def _count(self, looked: minutes_check.Looked, open_blanks: int) -> None:
        t = screen_translator()
        n = len(looked.open)
        told = [ngettext("{n} thing to look at.", "{n} things to look at.", n).format(n=t.number(n))]
        if wrong := looked.count("wrong"):
            told.append(
                ngettext(
                    "{n} is to be settled before it goes out.",
                    "{n} are to be settled before it goes out.",
                    wrong,
                ).format(n=t.number(wrong))
            )
        if stood := len(looked.accepted):
            told.append(
                ngettext("{n} was let stand.", "{n} were let stand.", stood).format(n=t.number(stood))
            )
        title = looked.meeting.title.in_language(t.language)
        self.hint.setText(" · ".join(part for part in (title, " ".join(told)) if part))
        self.segments.rename(_FINDINGS, f"{_('Findings')} ({t.number(n)})")
        self.segments.rename(_BLANKS, f"{_('Left open')} ({t.number(open_blanks)})")
        self.setAccessibleDescription(self.hint.text())

    def show_tab(self, key: str, at: int = 0, *, focus: bool = True) -> None:
        """Show the findings or what is left open, with a row chosen."""
        tree = self.findings if key == _FINDINGS else self.blanks
        self.segments.choose(key)
        self._list = tree
        if self.looked is None:
            return
        self._lists.setCurrentWidget(tree)
        if tree.topLevelItemCount() == 0:
            said = (
                _("Nothing is left to look at: these minutes can go out.")
                if key == _FINDINGS
                else _("Nothing is left open.")
            )
            self.nothing_said.setText(said)
            self._lists.setCurrentWidget(self.nothing)
        self._detail.setVisible(tree.topLevelItemCount() > 0)
        self._choose(at)
        if focus:
            tree.setFocus()
        self._show_chosen()

    def _tree(self) -> QTreeWidget:
        return getattr(self, "_list", self.findings)

    def _items(self) -> list[QTreeWidgetItem]:
        tree = self._tree()
        heads = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
        found = (head.child(place) for head in heads if head for place in range(head.childCount()))
        return [item for item in found if item is not None]

    def _place(self) -> int:
        current, items = self._tree().currentItem(), self._items()
        return items.index(current) if current in items else 0

    def _choose(self, at: int) -> None:
        items = self._items()
        if items:
            self._tree().setCurrentItem(items[min(at, len(items) - 1)])

    def chosen(self) -> CheckRow | None:
        """Return the row that is chosen."""
        item = self._tree().currentItem()
        found = item.data(0, ROW) if item is not None else None
        return found if isinstance(found, CheckRow) else None

    def _show_chosen(self) -> None:
        one = self.chosen()
        self.said.setText(one.said if one else "")
        self.todo.setText(self._todo(one) if one else "")
        self.passage.setVisible(bool(one and one.text))
        self.passage.setPlainText(one.text if one else "")
        mark_words(self.passage, one)
        finding = one.finding if one else None
        self.accept_button.setVisible(self._tree() is self.findings)
        self.accept_button.setEnabled(finding is not None and not self._desk.read_only)
        self.accept_button.setText(_("Look again") if one and one.reason else _("Let it stand…"))
        self.print_button.setVisible(self._tree() is self.blanks)
        self.go_button.setEnabled(one is not None)

    @staticmethod
    def _todo(one: CheckRow) -> str:
        if one.reason:
            return _("Let stand: {reason}").format(reason=one.reason)
        return one.todo

    # acts ------------------------------------------------------------------------------------------------

    def go(self) -> None:
        """Close, and open the form at the field that the chosen row is about."""
        one = self.chosen()
        if one is not None:
            desk, parent = self._desk, self.parentWidget()
            self.reject()
            go_there(desk, one.place, parent)

    def accept_chosen(self) -> None:
        """Let the chosen finding stand with a reason; look again at one that was let stand."""
        one = self.chosen()
        found = one.finding if one is not None else None
        if one is None or found is None or self._desk.read_only:
            return
        if one.reason:
            self._take_back(one)
            return
        reason = ask_reason(one.said, self)
        if reason:
            self._do(lambda: minutes_check.accept(self._desk.dossier, self._meeting_id, [found], reason))
            self._last = one

    def take_back_last(self) -> None:
        """Look again at the finding that was let stand last in this window."""
        if self._last is not None and not self._desk.read_only:
            one, self._last = self._last, None
            self._take_back(one)

    def _take_back(self, one: CheckRow) -> None:
        if one.finding is not None:
            found = one.finding
            self._do(lambda: minutes_check.take_back(self._desk.dossier, self._meeting_id, [found]))

    def _do(self, write: Callable[[], object]) -> None:
        try:
            write()
        except Refusal as refusal:
            self._desk.refuse(refusal)

    def print_blanks(self) -> None:
        """Offer the list of what is left open around this meeting on paper."""
        self.reject()
        self._desk.print_document("blanks", self._meeting_id)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z from the main window, whose undo it is too."""
        overriding = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overriding and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            self.take_back_last()
        else:
            super().keyPressEvent(event)

    def _note_change(self, _kinds: object) -> None:
        self.look()

    def _show_chapter(self) -> None:
        from cufdesk.ui.parts.guide import show_chapter

        show_chapter(self, _TOPIC)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
