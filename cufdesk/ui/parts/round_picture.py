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


def tile(image: QImage, side: int, ratio: float) -> QPixmap:
    """Return a picture that has been read, whole on a white tile: a logo is never cut."""
    if image.isNull():
        return QPixmap()
    length = round(side * ratio)
    inside = round(length * 0.88)
    fitted = image.scaled(
        inside, inside, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap(length, length)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(0, 0, length, length, length * 0.2, length * 0.2)
    painter.drawImage((length - fitted.width()) // 2, (length - fitted.height()) // 2, fitted)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
