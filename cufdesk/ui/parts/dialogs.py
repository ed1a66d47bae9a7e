"""Questions and sentences to the person, with labels of our own and nothing lost by Esc."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QRect, Qt, QTimer
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.icons import icon as themed_icon
from cufdesk.ui.parts.pieces import button, column, picture, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.settings import Settings


_TITLE_BAR = 40  # logical pixels: what the system draws above a window


class Sheet(QDialog):
    """A dialog in the house style: heading, content, and buttons at the lower right, the primary one last.

    Esc closes it and changes nothing. It takes the height that its content needs; where the screen has less,
    the content scrolls and the buttons stay.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted_width = width
        self.heading = words(title, "heading", wrap=True)
        inside = QWidget()
        inside.setProperty("role", "inside")
        self.content: QVBoxLayout = column(inside, spacing=12)
        self.content.setContentsMargins(24, 2, 24, 2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.buttons: QHBoxLayout = row(spacing=10)
        self.buttons.setContentsMargins(24, 0, 24, 0)
        self.buttons.addStretch(1)
        self._outside = outside = column(self, spacing=16)
        outside.setContentsMargins(0, 20, 0, 20)
        head = row()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.heading, 1)
        outside.addLayout(head)
        outside.addWidget(self._area, 1)
        outside.addLayout(self.buttons)

    def fit(self) -> None:
        """Take the size that the content asks for, as far as the screen goes."""
        room = self.screen().availableGeometry()
        width = min(self._wanted_width, room.width() - 24)
        wanted = self.content.totalHeightForWidth(width) if self.content.hasHeightForWidth() else 0
        wanted = max(wanted, self.content.sizeHint().height())
        chrome = self._outside.totalSizeHint().height() - self._area.sizeHint().height()
        self.resize(width, min(wanted + chrome, room.height() - _TITLE_BAR - 24))

    def _come_into(self, room: QRect) -> None:
        """Stand wholly on the screen."""
        frame = self.frameGeometry()
        x = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        y = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        if (x, y) != (frame.left(), frame.top()):
            self.move(x, y)

    def fit_later(self) -> None:
        """Take the size anew once what was shown or hidden has been laid out."""
        QTimer.singleShot(0, self, self._fit_if_shown)

    def _fit_if_shown(self) -> None:
        if self.isVisible():
            self.fit()
            self._come_into(self.screen().availableGeometry())  # it grew where it stood

    def reveal_later(self, shown: QWidget) -> None:
        """Scroll to a part of the content once it is laid out: a sentence below the edge is not read."""
        QTimer.singleShot(0, shown, lambda: self._area.ensureWidgetVisible(shown, 0, 8))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def add_button(self, made: QPushButton, *, default: bool = False) -> QPushButton:
        """Add a button at the right end of the row."""
        made.setAutoDefault(default)
        made.setDefault(default)
        self.buttons.addWidget(made)
        return made

    def add_left(self, made: QPushButton) -> QPushButton:
        """Add a button at the left end of the row, apart from the others."""
        made.setAutoDefault(False)
        self.buttons.insertWidget(0, made)
        return made


def _message(parent: QWidget | None, title: str, text: str, icon: str, colour: str) -> tuple[Sheet, QLabel]:
    sheet = Sheet(title, parent, width=440)
    line = row(spacing=14)
    line.addWidget(picture(icon, 24, colour), 0, Qt.AlignmentFlag.AlignTop)
    sentence = words(text, wrap=True)
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    sentence.setMinimumWidth(260)
    line.addWidget(sentence, 1)
    sheet.content.addLayout(line)
    sheet.setAccessibleDescription(text)
    return sheet, sentence


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Tell the person something that must be read: a refusal, an end."""
    sheet, _sentence = _message(parent, title, text, "info", "accent")
    sheet.add_button(button(_("Understood"), sheet.accept, primary=True), default=True).setFocus()
    sheet.exec()


def confirm(
    parent: QWidget | None, title: str, text: str, act: str, *, danger: bool = False, no: str = ""
) -> bool:
    """Ask before something is done; `act` is the verb on the button. Esc and Cancel, or `no`, answer no."""
    icon, colour = ("triangle-alert", "danger") if danger else ("circle-help", "accent")
    sheet, _sentence = _message(parent, title, text, icon, colour)
    leave = sheet.add_button(button(no or _("Cancel"), sheet.reject), default=danger)
    yes = sheet.add_button(button(act, sheet.accept, primary=True, danger=danger), default=not danger)
    (leave if danger else yes).setFocus()
    return sheet.exec() == QDialog.DialogCode.Accepted


def ask_unsaved(parent: QWidget | None, name: str, save: Callable[[], bool]) -> bool:
    """Ask what becomes of unsaved edits; return whether the person leaves.

    `save` tells whether it could save: where it could not, the person stays.
    """
    text = (
        _("The changes to “{name}” are not saved yet.").format(name=name)
        if name
        else _("Changes are not saved yet.")
    )
    page = _page_title(parent)
    if page:
        text = _("Page “{page}”: {text}").format(page=page, text=text)
    sheet, _sentence = _message(parent, _("Unsaved changes"), text, "save", "accent")
    answer: list[str] = []

    def settle(word: str) -> None:
        answer.append(word)
        sheet.accept()

    sheet.add_left(button(_("Do not save"), lambda: settle("discard"), danger=True))
    sheet.add_button(button(_("Stay here"), sheet.reject))
    saving = sheet.add_button(button(_("Save"), lambda: settle("save"), primary=True), default=True)
    saving.setFocus()  # else the first button has it, and Space would throw the edits away
    sheet.exec()
    if answer == ["save"]:
        return save()
    return answer == ["discard"]


def _page_title(asker: QWidget | None) -> str:
    """Return the title of the page that asks; nothing for a dialog, which stands before its own edits."""
    from cufdesk.ui.pages.page import Page

    return asker.title() if isinstance(asker, Page) else ""


# files -------------------------------------------------------------------------------------------------

_FILE_DIALOG_ICONS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "list",
    "detailModeButton": "clipboard-list",
}


class _FileIcons(QFileIconProvider):
    """Our icons for the folders and files of Qt's own dialog."""

    @override
    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(what, QFileInfo):
            return themed_icon("folder-open" if what.isDir() else "file-text")
        return themed_icon("file-text" if what == QFileIconProvider.IconType.File else "folder-open")

    @override
    def type(self, info: QFileInfo) -> str:
        return _("File folder") if info.isDir() else info.suffix().upper() or _("File")


class FileDialog(QFileDialog):
    """The system's file dialog, or Qt's own with our words and icons where the system has none."""

    def __init__(self, parent: QWidget | None, title: str, folder: str) -> None:
        super().__init__(parent, title, folder)
        self._icons = _FileIcons()  # Qt does not keep it
        self.setIconProvider(self._icons)
        self.resize(820, 520)

    def speak(self, act: str) -> None:
        """Say in the screen's language what Qt's catalogues leave out; `act` is the verb of the button."""
        label = QFileDialog.DialogLabel
        for place, text in (
            (label.LookIn, _("Folder:")),
            (label.FileName, _("Name:")),
            (label.FileType, _("Type:")),
            (label.Accept, act),
            (label.Reject, _("Cancel")),
        ):
            self.setLabelText(place, text)

    def dress(self) -> None:
        """Give the buttons our icons; a dialog of the system has none of them."""
        for made in self.findChildren(QToolButton):
            if made.objectName() in _FILE_DIALOG_ICONS:
                made.setIcon(themed_icon(_FILE_DIALOG_ICONS[made.objectName()]))
        for word in self.findChildren(QPushButton):
            word.setIcon(QIcon())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.dress()
        super().showEvent(event)


def choose_file(
    parent: QWidget | None,
    settings: Settings,
    title: str,
    filters: list[tuple[str, str]],
    *,
    use: str = "texts",
    otherwise: str = "",
) -> str:
    """Ask for an existing file; `filters` are (name, "*.ending *.other"). Return nothing when given up.

    `use` is what the file is for: each use has the folder where it was last found, `otherwise` before (see
    Settings.folder).
    """
    dialog = FileDialog(parent, title, settings.folder(use, otherwise))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_existing(dialog, settings, filters, use)), "")


def choose_files(
    parent: QWidget | None,
    settings: Settings,
    title: str,
    filters: list[tuple[str, str]],
    *,
    use: str = "texts",
    otherwise: str = "",
) -> list[str]:
    """Ask for one existing file or several, as `choose_file` asks for one."""
    dialog = FileDialog(parent, title, settings.folder(use, otherwise))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _existing(dialog, settings, filters, use)


def _existing(dialog: FileDialog, settings: Settings, filters: list[tuple[str, str]], use: str) -> list[str]:
    dialog.setNameFilters([f"{name} ({patterns})" for name, patterns in filters])
    dialog.speak(_("Open"))
    paths = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
    if paths:
        settings.keep_folder(use, os.path.dirname(paths[0]))
    return paths


def choose_new_file(
    parent: QWidget | None,
    settings: Settings,
    title: str,
    name: str,
    ending: str,
    *,
    use: str = "dossiers",
    otherwise: str = "",
) -> str:
    """Ask where a new file goes; the caller refuses to overwrite, or asks, where that matters."""
    dialog = FileDialog(parent, title, settings.folder(use, otherwise))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending.lstrip("."))
    dialog.selectFile(name)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.speak(_("Save"))
    path = _chosen(dialog)
    if path:
        settings.keep_folder(use, os.path.dirname(path))
    return path


def choose_folder(parent: QWidget | None, folder: str, title: str) -> str:
    """Ask for a folder, beginning at one; the caller remembers it once it is used."""
    dialog = FileDialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.speak(_("Choose"))
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> str:
    return dialog.selectedFiles()[0] if dialog.exec() == QDialog.DialogCode.Accepted else ""
