"""What lies over the window while a PDF is dragged on it: it says what letting go will do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import card, column, named, picture, words
from cufdesk.ui.theme import colour

_VEIL = 205  # of 255: what lies below is still guessed
_EDGE = 14
_ROUND = 14


class Overlay(QWidget):
    """Covers the window; it takes no mouse, the drag is the window's."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame, inside = card(margins=28, spacing=12)
        sentence = words(_("Drop to recognise this document"), "heading")
        detail = words(_("Which document, which version, and what changed since"), "muted")
        for piece in (picture("inbox", 40, "accent"), sentence, detail):
            inside.addWidget(piece, 0, Qt.AlignmentFlag.AlignHCenter)
        outside = column(self)
        outside.addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)
        named(self, sentence.text())
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colour("ground"))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(edge, _ROUND, _ROUND)
        painter.end()
