"""How rows of the register are painted: number and text, who and how firmly, when, how far, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from cufdesk.ui.icons import pixmap
from cufdesk.ui.parts.row_delegate import PAD, PICTURE, PICTURE_LEFT, TEXT_LEFT, Index, RowPainter, sign
from cufdesk.ui.register.model import DUE, STATE, WHAT, RegisterModel, Said
from cufdesk.ui.register.wording import said_carried, said_responsible
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.domain.register import Line

_UPPER, _LOWER = (8, 20), (28, 18)  # top and height of the two lines of a row
_SMALL_ICON = 14
_GAP = 8


class RegisterDelegate(RowPainter):
    """Paints the cells of a `RegisterModel`; what is late says so in words and by a sign, not only in red."""

    def __init__(self, view: QAbstractItemView, model: RegisterModel) -> None:
        super().__init__(view)
        self._model = model
        self._is_current = False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: int = option.state.value
        line = self._model.line_at(index.row())
        if line is None:
            return
        column = index.column()
        self._is_current = index.row() == self._view.currentIndex().row()
        self._paint_ground(painter, rect, state, lead=column == WHAT, last=self._model.is_last(index.row()))
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        said = self._model.said(line)
        if column == WHAT:
            self._paint_lead(painter, rect, line, said)
        elif column == DUE:
            self._paint_due(painter, inside, line, said)
        elif column == STATE:
            painter.setPen(colour("muted" if said.over else "text"))
            self._draw(painter, inside, said.state, 1)
        else:
            self._paint_origin(painter, inside, said)

    @override
    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Mark the one row of those chosen that the keyboard is on."""
        if self._is_current:
            super()._paint_focus(painter, rect)

    def _paint_lead(self, painter: QPainter, rect: QRect, line: Line, said: Said) -> None:
        top = rect.top() + (rect.height() - PICTURE) // 2
        picture = self._sign(line, said, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + PICTURE_LEFT, top, picture)
        left, width = rect.left() + TEXT_LEFT, rect.width() - TEXT_LEFT - PAD
        upper = self._line(rect, left, width, _UPPER)
        painter.setPen(colour("muted"))
        number = min(self._metrics[2].horizontalAdvance(line.number) + _GAP // 2, width)
        self._draw(painter, QRect(left, upper.top(), number, upper.height()), line.number, 2)
        painter.setPen(colour("muted" if said.over else "text"))
        self._draw(painter, upper.adjusted(number + _GAP // 2, 0, 0, 0), line.text, 0)
        painter.setPen(colour("danger" if said.late and self._model.alone else "muted"))
        self._draw(painter, self._line(rect, left, width, _LOWER), said.beneath, 1)

    def _paint_due(self, painter: QPainter, rect: QRect, line: Line, said: Said) -> None:
        upper = self._line(rect, rect.left(), rect.width(), _UPPER) if said.beside_due else rect
        painter.setPen(colour("danger" if said.late else "text" if line.deadline else "muted"))
        self._draw(painter, upper, said.due, 1)
        if not said.beside_due:
            return
        lower = self._line(rect, rect.left(), rect.width(), _LOWER)
        if said.late:
            icon = pixmap("triangle-alert", _SMALL_ICON, "danger", painter.device().devicePixelRatioF())
            painter.drawPixmap(lower.left(), lower.top() + (lower.height() - _SMALL_ICON) // 2, icon)
            lower = lower.adjusted(_SMALL_ICON + 5, 0, 0, 0)
        else:
            painter.setPen(colour("muted"))
        self._draw(painter, lower, said.beside_due, 1)

    def _paint_origin(self, painter: QPainter, rect: QRect, said: Said) -> None:
        painter.setPen(colour("muted"))
        upper, lower = said.origin
        if not upper:
            self._draw(painter, rect, lower, 1)
            return
        self._draw(painter, self._line(rect, rect.left(), rect.width(), _UPPER), upper, 1)
        self._draw(painter, self._line(rect, rect.left(), rect.width(), _LOWER), lower, 1)

    @staticmethod
    def _line(rect: QRect, left: int, width: int, where: tuple[int, int]) -> QRect:
        top, height = where
        return QRect(left, rect.top() + top, width, height)

    def _sign(self, line: Line, said: Said, ratio: float) -> QPixmap:
        name, ground, ink = self._picture_of(line, said)
        key = (name, colour(ground).rgb(), ratio)
        if key not in self._pictures:
            self._pictures[key] = sign(name, ratio, self._fonts[0], ground, ink)
        return self._pictures[key]

    @staticmethod
    def _picture_of(line: Line, said: Said) -> tuple[str, str, str]:
        """Return icon, ground and ink."""
        if line.state == "done":
            return "circle-check", "hover", "muted"
        if line.state == "dropped":
            return "circle-x", "hover", "muted"
        if said.late:
            return "triangle-alert", "danger_soft", "danger"
        if line.held:
            return "lock", "warning_soft", "warning"
        return ("list-checks" if line.is_action else "gavel"), "accent_soft", "accent"

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole line."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return bool(super().helpEvent(event, view, option, index))
        line = self._model.line_at(index.row())
        if line is None:
            QToolTip.hideText()
            return True
        said = self._model.said(line)
        told = (
            f"{line.number} · {line.text}",
            said_responsible(line),
            " · ".join(filter(None, (said.due, said.beside_due))),
            said_carried(line),
            line.meeting,
        )
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, told)), view)
        return True
