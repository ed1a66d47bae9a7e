"""A photo cut to a disc, as lists and forms show it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap


def round_picture(content: bytes, side: int, ratio: float) -> QPixmap:
    """Return a picture cut to a disc of so many logical pixels; null where it cannot be read."""
    return disc(QImage.fromData(content), side, ratio)


def disc(image: QImage, side: int, ratio: float) -> QPixmap:
    """Return a picture that has been read, cut to a disc in the same way."""
    if image.isNull():
        return QPixmap()
    length = round(side * ratio)
    filled = image.scaled(
        length,
        length,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = QPixmap(length, length)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QPainterPath()
    disc.addEllipse(0, 0, length, length)
    painter.setClipPath(disc)
    painter.drawImage((length - filled.width()) // 2, (length - filled.height()) // 2, filled)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
