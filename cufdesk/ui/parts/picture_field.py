"""A picture of a record: chosen from a file, shown small, taken away again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import choose_file
from cufdesk.ui.parts.editor import Editor, Field
from cufdesk.ui.parts.pieces import button, icon_button, row, words
from cufdesk.ui.parts.round_picture import round_picture

if TYPE_CHECKING:
    from cufdesk.ui.parts.editor import FormContext

LONGEST = 320  # pixels of a picture that is kept, on its longer side
_SHOWN = 56  # logical pixels
_QUALITY = 85
_MOST_BYTES = 20_000_000  # of a file that is looked at


def picture(key: str, label: str, *, is_round: bool = False) -> Field:
    """Declare a picture: bytes of a small JPEG (or PNG where it is partly transparent), or None."""
    return Field((key,), label, lambda context: PictureEditor(context, is_round=is_round))


def small_picture(path: str) -> bytes:
    """Return a picture of a file as it is kept: at most 320 pixels long; refuses what is no picture."""
    name = os.path.basename(path)
    try:
        too_large = os.path.getsize(path) > _MOST_BYTES
    except OSError:
        raise Refusal(_("{name} cannot be read.").format(name=name)) from None
    if too_large:
        raise Refusal(_("This picture is too large to be kept: choose a smaller one."))
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST * 2:
        reader.setScaledSize(size.scaled(QSize(LONGEST * 2, LONGEST * 2), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refusal(_("{name} is not a picture that can be read.").format(name=name))
    return as_kept(image)


def as_kept(image: QImage) -> bytes:
    """Return a picture as bytes, made small; what it said of itself (place, camera) is left out."""
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(
            LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    on_white = QImage(image.size(), QImage.Format.Format_RGB32)
    on_white.fill(QColor("white"))
    painter = QPainter(on_white)
    painter.drawImage(0, 0, image)
    painter.end()
    on_white.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _fitted(content: bytes) -> QPixmap:
    """Return a picture as large as the field shows it; null where it cannot be read."""
    made = QPixmap()
    made.loadFromData(content)
    if made.isNull():
        return made
    return made.scaled(
        _SHOWN, _SHOWN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class PictureEditor(Editor):
    """A picture, beside what chooses another and what takes it away."""

    def __init__(self, context: FormContext, *, is_round: bool = False) -> None:
        super().__init__(QWidget())
        self._desk = context.desk
        self._round = is_round
        self._content: bytes | None = None
        self._wrong = ""
        self._shown: QLabel = words()
        self._shown.setFixedSize(_SHOWN, _SHOWN)
        self.choose_button = button(_("Choose a picture…"), self.choose, icon="image")
        self.remove_button = icon_button("trash-2", _("Remove"), lambda: self._take(None))
        self.choose_button.setAutoDefault(False)
        place = row(self.widget, spacing=12)
        for part in (self._shown, self.choose_button, self.remove_button):
            place.addWidget(part)
        place.addStretch(1)
        self.widget.setFocusProxy(self.choose_button)

    def choose(self) -> None:
        """Ask for a file."""
        pictures = [(_("Pictures"), "*.png *.jpg *.jpeg *.webp *.bmp *.gif")]
        title = _("Choose a picture")
        path = choose_file(self.widget, self._desk.settings, title, pictures, use="pictures")
        if path:
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Take a picture from a file; what cannot be taken is said at the field."""
        try:
            made = small_picture(path)
        except Refusal as refusal:
            self._wrong = refusal.sentence
            self.tell_settled()
            return
        self._take(made)

    def _take(self, content: bytes | None) -> None:
        self.show(content)
        self.edited()
        self.tell_settled()

    @override
    def show(self, *values: Any) -> None:
        self._content, self._wrong = values[0], ""
        shown = QPixmap()
        if self._content and self._round:
            shown = round_picture(self._content, _SHOWN, self.widget.devicePixelRatioF())
        elif self._content:
            shown = _fitted(self._content)
        self._shown.setPixmap(shown)
        self._shown.setVisible(not shown.isNull())
        self.remove_button.setVisible(self._content is not None)

    @override
    def values(self) -> tuple[bytes | None]:
        return (self._content,)

    @override
    def problem(self) -> str:
        return self._wrong

    @override
    def mark(self, wrong: bool) -> None:
        pass

    @override
    def set_name(self, name: str) -> None:
        self._shown.setAccessibleName(name)
        self.choose_button.setAccessibleName(
            _("{field}: {value}").format(field=name, value=self.choose_button.text())
        )
        self.remove_button.setAccessibleName(_("{field}: {value}").format(field=name, value=_("Remove")))

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.choose_button.setEnabled(not read_only)
        self.remove_button.setEnabled(not read_only)
