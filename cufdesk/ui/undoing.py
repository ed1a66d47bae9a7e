"""Undo and redo in the window: what they would do now, and doing it beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.ui.desk import PAGE_OF_KIND
from cufdesk.write_words import in_sentence, written_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cufdesk.storage.dossier import Dossier
    from cufdesk.storage.journal_reader import Step, Steps
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.history import Turned

UNDO, REDO = "undo", "redo"
_TOLD = 6  # things left as they are that are named


class Offer(NamedTuple):
    """What the menu says of undo or redo: the words, and why it cannot be done now."""

    text: str
    reason: str

    @property
    def enabled(self) -> bool:
        """Tell whether it can be asked for; an act can, and answers why it is not undone."""
        return not self.reason


class Undoing(QObject):
    """Knows the next steps after every write, and takes them one after the other."""

    changed = Signal()
    """What undo and redo would do is known anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._steps: Steps | None = None
        self._look: Job | None = None
        self._job: Job | None = None
        window.turned.connect(self.look)
        self._desk.changed.connect(self.look)
        self._desk.hold_changed.connect(self.changed)

    # what could be done --------------------------------------------------------------------------------

    def look(self) -> None:
        """Read beside the window what undo and redo would do."""
        path = self._desk.path
        if self._look is not None:
            self._look.cancel()  # many writes in a row are looked at once
        if not path:
            self._take(None)
            return

        def steps() -> Steps:
            from cufdesk.storage.journal_reader import read_steps

            return read_steps(path)

        # Why the file cannot be read is told by the page that shows it.
        self._look = self._desk.background.ask(
            steps, self._take, self, refused=lambda _refusal: self._take(None)
        )

    def offer(self, turn: str) -> Offer:
        """Return what the menu says of "undo" or "redo" now."""
        step = self._step(turn)
        word, nothing = (
            (_("Undo"), _("There is nothing to undo."))
            if turn == UNDO
            else (_("Redo"), _("There is nothing to redo."))
        )
        if self._desk.read_only:
            return Offer(word, _("The dossier is open to be read only."))
        if step is None:
            return Offer(word, nothing)
        message = _("Undo: {label}") if turn == UNDO else _("Redo: {label}")
        return Offer(message.format(label=in_sentence(step.label)), "")

    def _step(self, turn: str) -> Step | None:
        if self._steps is None:
            return None
        return self._steps.undo if turn == UNDO else self._steps.redo

    def _take(self, steps: Steps | None) -> None:
        self._steps = steps
        self.changed.emit()

    # doing it --------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last write back."""
        self._turn(UNDO)

    def redo(self) -> None:
        """Bring back the write that was undone last."""
        self._turn(REDO)

    def _turn(self, turn: str) -> None:
        if not self._desk.path or not self._may_turn(turn):
            return

        path = self._desk.path

        def work() -> tuple[Turned, list[str]] | Refusal:
            with self._desk.kept_open(path) as dossier:
                return _turned(dossier, turn)

        self._job = self._desk.background.prepare(work, self, lambda answer: self._show(turn, answer))

    def _may_turn(self, turn: str) -> bool:
        """Ask before a step changes a record that somebody is editing; the edits stay in any case."""
        edited = [edit.mine.id for page in self._window.visited() if (edit := page.unsaved())]
        step = self._step(turn)
        if not edited or step is None:
            return True
        if self._job is not None and not self._job.ended:
            return False  # the step that comes next is not known yet
        from cufdesk.storage.journal_reader import touches
        from cufdesk.ui.parts.dialogs import confirm

        if not touches(self._desk.path, step, edited):
            return True
        said = _("This is about a record that you are editing. What you typed stays in its form, unsaved.")
        title, act = (
            (_("Undo this change?"), _("Undo the change"))
            if turn == UNDO
            else (_("Redo this change?"), _("Redo the change"))
        )
        # "Cancel" and "Undo" are one word in French.
        return confirm(self._window, title, f"{self.offer(turn).text}\n\n{said}", act, no=_("Do nothing"))

    def _show(self, turn: str, answer: tuple[Turned, list[str]] | Refusal) -> None:
        self.look()
        if isinstance(answer, Refusal):
            self._desk.refuse(answer)
            return
        turned, left = answer
        self._desk.notify(written_label(turn, turned.label))
        self._go_to(turned.record)
        if left:
            tell_left(self._window, turned.label, left)

    def _go_to(self, record: tuple[str, str] | None) -> None:
        """Show the record that is as it was again, where nobody is in the midst of something else."""
        page = self._window.page
        key = PAGE_OF_KIND.get(record[0], "") if record else ""
        if record is None or not key or page is None or page.stays_put:
            return
        if page.shown_id() != record[1] and not any(p.unsaved() for p in self._window.visited()):
            self._desk.show_record(*record)


def tell_left(parent: QWidget, label: str, left: list[str]) -> None:
    """Say what is not as it was, since it was changed again afterwards."""
    from cufdesk.ui.parts.dialogs import tell

    told = left[:_TOLD]
    if len(left) > len(told):
        rest = len(left) - len(told)
        told.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    lines = "\n".join(f"– {thing}" for thing in told)
    said = _("Changed again since, and left as it is:")
    tell(parent, _("Only in part: {label}").format(label=in_sentence(label)), f"{said}\n{lines}")


def _turned(dossier: Dossier, turn: str) -> tuple[Turned, list[str]] | Refusal:
    """Undo or redo, and say what was left as it was."""
    from cufdesk.usecases import history

    try:
        turned = history.undo(dossier) if turn == UNDO else history.redo(dossier)
    except Refusal as refusal:
        return refusal
    return turned, history.left_words(dossier, turned.left)
