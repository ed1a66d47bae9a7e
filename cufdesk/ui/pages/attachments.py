"""The files of a meeting in its form: chosen or dropped, opened, copied, named, taken off.

A file is kept or taken off at once, in a write of its own: it is no edit of the form, and Save has nothing to
do with it. So the list gives back what the form showed, whatever was done.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal, why
from cufdesk.ui.pages.dropped_files import DroppedFiles
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.children import PartList, PartsEditor
from cufdesk.ui.parts.dialogs import choose_files, choose_new_file, confirm
from cufdesk.ui.parts.editor import Field, Group
from cufdesk.ui.parts.opening import open_passing_copy
from cufdesk.ui.parts.pieces import icon_button
from cufdesk.ui.parts.spoken_sizes import said_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from cufdesk.ui.parts.background import Job
    from cufdesk.ui.parts.editor import FormContext
    from cufdesk.ui.parts.names import Names

_SHOWN = 12  # characters of a fingerprint: enough to compare two by eye


class Attachments(PartList):
    """The files that go with a meeting."""

    one = N_("Attached file")
    add = N_("Attach files…")
    none = N_("No file yet. Choose files, or drop them here.")
    width = 520
    groups = (Group("", (bilingual_line("title", N_("Title")),)),)

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import Attachment

        return Attachment(meeting_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        title = part.title.in_language(screen_language())
        said = [part.file_name if title else "", said_size(part.weight), part.fingerprint[:_SHOWN]]
        return title or part.file_name, " · ".join(text for text in said if text)


def attachments(key: str, label: str) -> Field:
    """Declare the files of a meeting."""
    return Field((key,), label, AttachmentsEditor, depends="id")


class AttachmentsEditor(PartsEditor):
    """Shows the files; each act is a write of its own."""

    def __init__(self, context: FormContext) -> None:
        super().__init__(context, Attachments())
        self.rows.itemDoubleClicked.disconnect()
        self.rows.itemDoubleClicked.connect(lambda _item: self.open())
        self.drops = DroppedFiles(self.widget, self.attach)
        _Shown(self)

    @override
    def _made_buttons(self) -> QHBoxLayout:
        line = super()._made_buttons()
        self._edit.setToolTip(_("Give a title (Enter)"))
        self._edit.setAccessibleName(_("Give a title (Enter)"))
        self.open_button = icon_button("external-link", _("Open a copy (Ctrl+Enter)"), self.open)
        self.copy_button = icon_button("download", _("Save a copy…"), self.save_copy)
        for place, made in enumerate((self.open_button, self.copy_button), line.indexOf(self._edit)):
            line.insertWidget(place, made)
        return line

    # acts ------------------------------------------------------------------------------------------------

    @override
    def add(self) -> None:
        """Ask for files and attach them."""
        title, filters = _("Attach files to the meeting"), [(_("All files"), "*")]
        own = os.path.dirname(self._context.desk.path)
        settings = self._context.desk.settings
        paths = choose_files(self.widget, settings, title, filters, use="attachments", otherwise=own)
        if paths:
            self.attach(paths)

    def attach(self, paths: Sequence[str]) -> None:
        """Keep files with the meeting, beside the window."""
        desk, meeting_id, path = self._context.desk, self._owner, self._context.desk.path
        if self._read_only:
            return

        def work(_job: Job) -> int:
            from cufdesk.usecases.attachments import attach

            with desk.kept_open(path) as dossier:
                return len(attach(dossier, meeting_id, paths))

        def done(count: int) -> None:
            from cufdesk.usecases.attachments import count_words

            desk.notify(count_words(count))

        label = _("Attaching: {name}").format(name=os.path.basename(paths[0]))
        desk.background.run(work, done, desk, label=label, refused=desk.refuse)

    @override
    def edit(self) -> None:
        """Give the chosen file the title under which documents list it."""
        from cufdesk.usecases.attachments import entitle

        place = self._place()
        if place < 0 or self._read_only:
            return
        part = self._parts[place]
        changed = self._ask(part, place, accept=_("Apply"))
        if changed is not None and changed.title != part.title:
            self._do(lambda dossier: entitle(dossier, self._owner, part.id, changed.title))

    @override
    def remove(self) -> None:
        """Take the chosen file off the meeting; an undo brings it back."""
        from cufdesk.usecases.attachments import detach

        place = self._place()
        if place < 0 or self._read_only:
            return
        part = self._parts[place]
        if self._do(lambda dossier: detach(dossier, self._owner, part.id)):
            sentence = _("{name} is taken off the meeting (Ctrl+Z to undo).")
            self._context.desk.notify(sentence.format(name=part.file_name))

    @override
    def move(self, step: int) -> None:
        """Move the chosen file in the list."""
        from cufdesk.usecases.attachments import move

        place = self._place()
        if place >= 0 and not self._read_only and 0 <= place + step < len(self._parts):
            part = self._parts[place]
            self._do(lambda dossier: move(dossier, self._owner, part.id, step))

    def open(self) -> None:
        """Open a copy of the chosen file that nobody shall work in."""
        from cufdesk.usecases.attachments import kept

        place = self._place()
        if place < 0:
            return
        part = self._parts[place]
        desk = self._context.desk
        try:
            opened = open_passing_copy(*kept(desk.dossier, part.id))
        except Refusal as refusal:
            desk.refuse(refusal)
        except OSError as error:
            sentence = _("The document cannot be handed over: {reason}.")
            desk.refuse(Refusal(sentence.format(reason=why(error))))
        else:
            if not opened:
                desk.refuse(Refusal(_("No program for this kind of file was found here.")))

    def save_copy(self) -> None:
        """Ask where a copy of the chosen file goes, and write it there."""
        from cufdesk.usecases.attachments import keep_copy, shown_name

        place = self._place()
        if place < 0:
            return
        part, desk = self._parts[place], self._context.desk
        name = shown_name(part)
        title, ending = _("Where shall the copy be kept?"), os.path.splitext(name)[1]
        path = choose_new_file(self.widget, desk.settings, title, name, ending, use="attachments")
        if not path:
            return
        question = _("{name} exists already. The copy takes its place.").format(name=os.path.basename(path))
        there = os.path.exists(path)
        if there and not confirm(self.widget, _("Replace the file?"), question, _("Replace")):
            return
        if self._do(lambda dossier: keep_copy(dossier, part.id, Path(path), replace=there)):
            desk.notify(_("{name} is saved.").format(name=os.path.basename(path)))

    def _do(self, act: Callable[[Any], object]) -> bool:
        """Do something in the dossier; tell whether it was done."""
        try:
            act(self._context.desk.dossier)
        except Refusal as refusal:
            self._context.desk.refuse(refusal)
            return False
        return True

    # what the form is told -----------------------------------------------------------------------------

    @override
    def show(self, *values: Any) -> None:
        """Show the files; the one that was chosen is so still, wherever it stands now."""
        place = self._place()
        chosen = self._parts[place].id if 0 <= place < len(self._parts) else ""
        super().show(*values)
        for now, part in enumerate(self._parts):
            if part.id == chosen:
                self._go_to(now)

    @override
    def draft(self) -> tuple[list[Any]]:
        return self.values()

    @override
    def _enable(self) -> None:
        super()._enable()
        chosen = self._place() >= 0
        self._edit.setEnabled(chosen and not self._read_only)
        for made in (self.open_button, self.copy_button):
            made.setEnabled(chosen)


class _Shown(QObject):
    """Looks at drags once the list is shown, when the system's window is there; Ctrl+Enter opens a file."""

    def __init__(self, editor: AttachmentsEditor) -> None:
        super().__init__(editor.widget)
        self._editor = editor
        editor.widget.installEventFilter(self)
        editor.rows.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._editor.drops.watch)
        elif event.type() == QEvent.Type.KeyPress and _opens(event):
            self._editor.open()
            return True
        return False


def _opens(event: Any) -> bool:
    from PySide6.QtCore import Qt

    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return bool(entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier)
