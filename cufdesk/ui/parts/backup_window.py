"""The backups of a dossier: what each holds, how it differs from now, and one of them restored."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QStackedLayout, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import Sheet, confirm
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.opening import open_folder
from cufdesk.ui.parts.pieces import button, column, named, picture, row, words
from cufdesk.ui.parts.spoken_backups import said_moment, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from cufdesk.refusal import Refusal
    from cufdesk.ui.files import Place
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.parts.background import Job
    from cufdesk.ui.parts.spoken_backups import Told
    from cufdesk.usecases.backups import Backup, Content

    T = TypeVar("T")

_WIDTH = 720
_LIST_HEIGHT = 360
_PADDING = 12  # what the style sheet keeps free around a line of a list


class BackupWindow(Sheet):
    """Lists the backups of a dossier, the newest first, and restores the one that is chosen."""

    def __init__(self, window: MainWindow, path: str, chosen: str = "") -> None:
        super().__init__(_("Restore a backup"), window, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._desk = window.desk
        self._path = path
        self._chosen = chosen
        self._contents: list[Content] = []
        self._job: Job | None = None
        self.intro = words(
            _(
                "What is there now is backed up before another state takes its place: restoring can be"
                " taken back."
            ),
            "muted",
            wrap=True,
        )
        self.list = named(QListWidget(), _("Backups, the newest first"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.sentence = words("", "error", wrap=True)
        self.bar = QProgressBar()
        self.empty = self._emptiness()
        self._lay_out()
        self._add_buttons()
        self.list.currentRowChanged.connect(lambda _row: self._show_choice())
        self.list.itemActivated.connect(lambda _item: self.restore_button.click())
        self._look()

    def _lay_out(self) -> None:
        name = Elided(f"{os.path.basename(self._path)}", "strong", middle=True)
        self.content.addWidget(name)
        self.content.addWidget(self.intro)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        held = QWidget()
        held.setLayout(self._stack)
        held.setMinimumHeight(_LIST_HEIGHT)
        self.content.addWidget(held, 1)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.sentence)
        self.sentence.hide()

    def _emptiness(self) -> QWidget:
        """Return what stands in the place of the list while there is no backup."""
        page = QWidget()
        inside = column(page, spacing=10)
        inside.setContentsMargins(48, 0, 48, 0)
        inside.addStretch(1)
        inside.addWidget(picture("history", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in (
            (_("There is no backup yet."), "heading"),
            (
                _(
                    "Backups are made by themselves, beside the dossier: when it is opened after a change,"
                    " and always before minutes are read in, a copy is brought back or a backup is restored."
                    " Each is checked; old ones thin out with time."
                ),
                "muted",
            ),
        ):
            label = words(text, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addStretch(1)
        return page

    def _add_buttons(self) -> None:
        self.make_button = self.add_left(button(_("Back up now"), self.back_up, icon="plus", quiet=True))
        self.folder_button = self.add_left(
            button(_("Show in folder"), self._open_folder, icon="folder-open", quiet=True)
        )
        self.close_button = self.add_button(button(_("Close"), self.reject))
        self.restore_button = self.add_button(
            button(_("Restore"), self.restore, icon="rotate-ccw", primary=True), default=True
        )

    # looking -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Read all backups beside the window."""
        path = self._path

        def work(job: Job) -> list[Content]:
            from cufdesk.usecases.backups import look_through

            return look_through(path, progress=job.progress, cancelled=job.cancelled)

        self._begin(work, self._show, _("Reading the backups"))

    def _show(self, contents: list[Content]) -> None:
        self._end()
        self._contents = contents
        self.list.clear()
        for content in contents:
            self._add(told(content))
        self._fit_lines()
        paths = [content.backup.path for content in contents]
        usable = [at for at, content in enumerate(contents) if told(content).usable]
        first = usable[0] if usable else 0
        self.list.setCurrentRow(paths.index(self._chosen) if self._chosen in paths else first)
        self._stack.setCurrentWidget(self.list if contents else self.empty)
        self.folder_button.setVisible(bool(contents))
        self.intro.setVisible(bool(contents))
        self.restore_button.setVisible(bool(contents))
        self._show_choice()
        (self.list if contents else self.make_button).setFocus()

    def _add(self, said: Told) -> None:
        item = QListWidgetItem()
        spoken = f"{said.title}. {said.difference}. {said.content}. {said.mark}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.addItem(item)
        self.list.setItemWidget(item, _BackupLine(said))

    def _fit_lines(self) -> None:
        """Give each line of the list the height that its words take in this width."""
        width = self.list.viewport().width() - 2 * _PADDING  # a scrollbar may come
        for at in range(self.list.count()):
            item = self.list.item(at)
            line = self.list.itemWidget(item)
            item.setSizeHint(QSize(0, line.heightForWidth(width) + _PADDING))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lines()

    def _show_choice(self) -> None:
        content = self.chosen()
        usable = content is not None and told(content).usable
        self.restore_button.setEnabled(usable and self._job is None)

    def chosen(self) -> Content | None:
        """Return the backup that is chosen in the list."""
        at = self.list.currentRow()
        return self._contents[at] if 0 <= at < len(self._contents) else None

    # acts --------------------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup now, and show it."""
        path = self._path

        def work(job: Job) -> Backup:
            from cufdesk.usecases.backups import back_up

            return back_up(path, progress=job.progress, cancelled=job.cancelled)

        def done(backup: Backup) -> None:
            self._end()
            self._chosen = backup.path
            self._look()

        self._begin(work, done, _("Backing up"))

    def restore(self) -> None:
        """Ask, then put the chosen backup in the place of the dossier."""
        content = self.chosen()
        if content is None or self._job is not None:
            return
        question = _("{name} goes back to its state of {moment}. What is there now is backed up first.")
        asked = question.format(name=os.path.basename(self._path), moment=said_moment(content.backup.at))
        if not confirm(self, _("Restore this backup?"), asked, _("Restore")):
            return
        place = None
        if os.path.realpath(self._path) == os.path.realpath(self._desk.path or os.devnull):
            place = self._window.files.leave()
            if place is None:
                return
        self._put_back(content.backup.path, place)

    def _put_back(self, backup: str, place: Place | None) -> None:
        path, author = self._path, self._desk.settings.author

        def work(job: Job) -> object:
            from cufdesk.usecases.backups import restore

            return restore(backup, path, author=author, progress=job.progress, cancelled=job.cancelled)

        def refused(refusal: Refusal) -> None:
            if place is not None:
                self._window.files.come_back(place)
            self._refused(refusal)

        def stopped() -> None:
            if place is not None:
                self._window.files.come_back(place)
            self._end()

        label = _("Restoring the backup")
        self._begin(work, partial(self._restored, place), label, refused=refused, stopped=stopped)

    def _restored(self, place: Place | None, _kept: object) -> None:
        self._end()
        self.accept()
        files = self._window.files
        is_there = files.come_back(place) if place is not None else files.open_path(self._path)
        if is_there:
            self._desk.notify(_("The backup is restored."))

    def _open_folder(self) -> None:
        if self._contents:
            open_folder(self._contents[0].backup.path)

    # work under way ----------------------------------------------------------------------------------

    def _begin(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], object],
        label: str,
        *,
        refused: Callable[[Refusal], object] | None = None,
        stopped: Callable[[], object] | None = None,
    ) -> None:
        self.sentence.hide()
        background = self._desk.background
        self._job = background.run(
            work, done, self, label=label, refused=refused or self._refused, stopped=stopped or self._end
        )
        background.moved.connect(self._move)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(label)
        self.bar.show()
        self.close_button.setText(_("Stop"))
        for made in (self.make_button, self.restore_button, self.list):
            made.setEnabled(False)

    def _end(self) -> None:
        self._job = None
        self._desk.background.moved.disconnect(self._move)
        self.bar.hide()
        self.close_button.setText(_("Close"))
        self.list.setEnabled(True)
        self.make_button.setEnabled(os.path.isfile(self._path))
        self._show_choice()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        self.sentence.setText(refusal.sentence)
        self.sentence.show()

    @override
    def reject(self) -> None:
        """Stop what is going on, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()


class _BackupLine(QWidget):
    """A backup in the list: when and why, the difference, the content, and its mark."""

    def __init__(self, said: Told) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the list itself is clicked
        line = row(self, spacing=12)
        line.setContentsMargins(8, 6, 10, 6)
        texts = column(spacing=2)
        texts.addWidget(Elided(said.title, "strong"))
        texts.addWidget(words(said.difference, wrap=True))
        texts.addWidget(Elided(said.content, "small"))
        line.addLayout(texts, 1)
        line.addWidget(words(said.mark, "chip", tone=said.tone), 0, Qt.AlignmentFlag.AlignVCenter)
