"""How rows of the register are painted: number and text, who and how firmly, when, how far, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from cufdesk.ui.icons import pixmap
from cufdesk.ui.parts.row_delegate import PAD, PICTURE, PICTURE_LEFT, TEXT_LEFT, Index, RowPainter, sign
from cufdesk.ui.register.model import DUE, STATE, WHAT, RegisterModel
from cufdesk.ui.register.wording import (
    said_beneath,
    said_beside_deadline,
    said_carried,
    said_deadline,
    said_responsible,
    said_state,
)
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
        if column == WHAT:
            self._paint_lead(painter, rect, line)
        elif column == DUE:
            self._paint_due(painter, inside, line)
        elif column == STATE:
            painter.setPen(colour("muted" if self._is_over(line) else "text"))
            self._draw(painter, inside, said_state(line), 1)
        else:
            self._paint_origin(painter, inside, line)

    @override
    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Mark the one row of those chosen that the keyboard is on."""
        if self._is_current:
            super()._paint_focus(painter, rect)

    @staticmethod
    def _is_over(line: Line) -> bool:
        return line.state in {"done", "dropped"}

    def _is_late(self, line: Line) -> bool:
        return line.is_late(self._model.today.isoformat())

    def _paint_lead(self, painter: QPainter, rect: QRect, line: Line) -> None:
        top = rect.top() + (rect.height() - PICTURE) // 2
        picture = self._sign(line, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + PICTURE_LEFT, top, picture)
        left, width = rect.left() + TEXT_LEFT, rect.width() - TEXT_LEFT - PAD
        upper = self._line(rect, left, width, _UPPER)
        painter.setPen(colour("muted"))
        number = min(self._metrics[2].horizontalAdvance(line.number) + _GAP // 2, width)
        self._draw(painter, QRect(left, upper.top(), number, upper.height()), line.number, 2)
        painter.setPen(colour("muted" if self._is_over(line) else "text"))
        self._draw(painter, upper.adjusted(number + _GAP // 2, 0, 0, 0), line.text, 0)
        alone = self._model.alone
        danger = alone and self._is_late(line)
        painter.setPen(colour("danger" if danger else "muted"))
        said = said_beneath(line, self._model.today, alone=alone)
        self._draw(painter, self._line(rect, left, width, _LOWER), said, 1)

    def _paint_due(self, painter: QPainter, rect: QRect, line: Line) -> None:
        late = self._is_late(line)
        day, beside = said_deadline(line), said_beside_deadline(line, self._model.today)
        if beside == day:
            beside = ""
        upper = self._line(rect, rect.left(), rect.width(), _UPPER) if beside else rect
        painter.setPen(colour("danger" if late else "text" if line.deadline else "muted"))
        self._draw(painter, upper, day, 1)
        if not beside:
            return
        lower = self._line(rect, rect.left(), rect.width(), _LOWER)
        if late:
            icon = pixmap("triangle-alert", _SMALL_ICON, "danger", painter.device().devicePixelRatioF())
            painter.drawPixmap(lower.left(), lower.top() + (lower.height() - _SMALL_ICON) // 2, icon)
            lower = lower.adjusted(_SMALL_ICON + 5, 0, 0, 0)
        else:
            painter.setPen(colour("muted"))
        self._draw(painter, lower, beside, 1)

    def _paint_origin(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setPen(colour("muted"))
        carried = said_carried(line)
        lower = carried or line.meeting
        upper = line.decision if line.is_action else line.theme
        if not upper:
            self._draw(painter, rect, lower, 1)
            return
        self._draw(painter, self._line(rect, rect.left(), rect.width(), _UPPER), upper, 1)
        self._draw(painter, self._line(rect, rect.left(), rect.width(), _LOWER), lower, 1)

    @staticmethod
    def _line(rect: QRect, left: int, width: int, where: tuple[int, int]) -> QRect:
        top, height = where
        return QRect(left, rect.top() + top, width, height)

    def _sign(self, line: Line, ratio: float) -> QPixmap:
        name, ground, ink = self._picture_of(line)
        key = (name, colour(ground).rgb(), ratio)
        if key not in self._pictures:
            self._pictures[key] = sign(name, ratio, self._fonts[0], ground, ink)
        return self._pictures[key]

    def _picture_of(self, line: Line) -> tuple[str, str, str]:
        """Return icon, ground and ink."""
        if line.state == "done":
            return "circle-check", "hover", "muted"
        if line.state == "dropped":
            return "circle-x", "hover", "muted"
        if self._is_late(line):
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
        told = (
            f"{line.number} · {line.text}",
            said_responsible(line),
            " · ".join(filter(None, (said_deadline(line), said_beside_deadline(line, self._model.today)))),
            said_carried(line),
            line.meeting,
        )
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, told)), view)
        return True
