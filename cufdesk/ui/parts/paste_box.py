"""A field above an empty form: a pasted signature or address line fills it, one person after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, named, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.pasted import Pasted


class PasteField(TextEdit):
    """A text that says when something was pasted into it."""

    pasted = Signal()

    def __init__(self) -> None:
        super().__init__(least=1, most=4)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.pasted.emit()


class PasteBox(QWidget):
    """Emits whom it read, the first of those who wait; it never touches the form itself."""

    read = Signal(object)
    """A `Pasted` to fill the form with."""
    skipped = Signal()
    """The one that fills the form is not wanted: the form begins anew."""
    notes_asked = Signal(str)
    """What was not understood shall be kept in the notes."""
    body_asked = Signal(int, str)
    """A body without a record shall be made: the place of the function held in it, and its name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._waiting: list[Pasted] = []
        self._form: QWidget | None = None
        self.field = PasteField()
        self.field.setPlaceholderText(_("Paste a signature or an address line: the form is filled in"))
        named(self.field, _("Paste a signature"))
        self.field.pasted.connect(self._read_field)
        self.said = words("", "small", wrap=True)
        self.skip = button(_("Skip this one"), self._skip, quiet=True)
        self._line = row(spacing=8)
        self._line.addWidget(self.said, 1)
        self._line.addWidget(self.skip)
        self._more: QVBoxLayout = column(spacing=2)
        inside = column(self, spacing=4)
        inside.addWidget(self.field)
        inside.addLayout(self._line)
        inside.addLayout(self._more)
        self.begin()

    def begin(self) -> None:
        """Wait for a text; whoever waited for the form is forgotten."""
        if self._job is not None:
            self._job.cancel()
        self._waiting = []
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.field.show()
        self._say("")

    def waiting(self) -> list[Pasted]:
        """Return who was pasted and has not been shown yet."""
        return list(self._waiting)

    def go_on(self, waiting: Sequence[Pasted]) -> None:
        """Show the next of those who were pasted together."""
        self._take(list(waiting))

    def refuse(self, sentence: str) -> None:
        """Say why the form was not filled with what was read."""
        self.field.show()
        self._say(sentence)

    def watch(self, form: QWidget) -> None:
        """Take what is pasted anywhere on an empty form."""
        self._form = form
        for widget in form.findChildren(QWidget):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        form: Any = self._form
        text = QGuiApplication.clipboard().text()
        if not event.matches(QKeySequence.StandardKey.Paste) or not is_block(text):
            return False
        if not self.isVisible() or form is None or form.is_edited():
            return False
        self.field.setPlainText(text)
        self._read_field()
        return True

    # reading ---------------------------------------------------------------------------------------------

    def _read_field(self) -> None:
        from cufdesk.usecases.pasted import read_pasted

        text, desk, path = self.field.toPlainText(), self._desk, self._desk.path
        if not text.strip():
            return

        def work() -> list[Pasted]:
            with desk.kept_open(path) as dossier:
                return read_pasted(dossier, text)

        self._say(_("Reading…"))
        if self._job is not None:
            self._job.cancel()
        self._job = desk.background.prepare(work, self, self._take)

    def _take(self, found: list[Pasted]) -> None:
        if not found:
            self._say(_("Nobody was understood in this text."))
            return
        first, self._waiting = found[0], found[1:]
        self._tell(first)
        self.read.emit(first)

    def _skip(self) -> None:
        self.skipped.emit()
        self._take(self._waiting)

    # what was read ---------------------------------------------------------------------------------------

    def _tell(self, pasted: Pasted) -> None:
        """Say how much of the text asks for a look, and offer what can be done with the rest."""
        self.field.hide()
        doubts = sum(len(found) for found in pasted.doubtful.values())
        said = [_("Filled in from the text: look at it before you save.")]
        if doubts:
            said.append(
                ngettext("{n} finding is doubtful.", "{n} findings are doubtful.", doubts).format(n=doubts)
            )
        if self._waiting:
            n = len(self._waiting)
            said.append(ngettext("{n} more is waiting.", "{n} more are waiting.", n).format(n=n))
        self._say(" ".join(said))
        for place, name in pasted.unknown_bodies:
            self._offer(
                _("“{name}” is none of the bodies.").format(name=name),
                _("Add it…"),
                lambda place=place, name=name: self.body_asked.emit(place, name),
            )
        if pasted.rest:
            rest = "\n".join(pasted.rest)
            left = _("Left over: {words}").format(words=" · ".join(pasted.rest))
            self._offer(left, _("Keep in the notes"), lambda: self.notes_asked.emit(rest))

    def _offer(self, text: str, label: str, run: Any) -> None:
        line = QWidget()
        inside = row(line, spacing=8)
        inside.addWidget(Elided(text, "doubt"), 1)

        def take() -> None:
            line.hide()
            run()

        inside.addWidget(button(label, take, quiet=True))
        self._more.addWidget(line)

    def _say(self, text: str) -> None:
        while (item := self._more.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.skip.setVisible(bool(self._waiting))


def is_block(text: str) -> bool:
    """Tell whether a text is more than a word for one field: lines, or a name with an address."""
    text = text.strip()
    return "\n" in text or ("@" in text and " " in text)
