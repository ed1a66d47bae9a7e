"""The cleaned text with what was understood marked in it; a click on marked words chooses their item."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from cufdesk.ui.review.marks import MARKS, paint_bar, paint_ground, paint_outline, paint_shape
from cufdesk.ui.review.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.matching import Span

_MARGIN = 46  # left of the text: the marks of whole paragraphs and their numbers
_BAR_X = 36
_LINE_HEIGHT = 150  # per cent
_FADED = 0.35
_LABEL_SIZE = 11
# It stands in a card: no edge of its own but for the keyboard.
_PLAIN = """
QTextEdit { background: transparent; border: 2px solid transparent; border-radius: 9px; padding: 0; }
QTextEdit:focus { border-color: palette(highlight); padding: 0; }
"""


class Marked(NamedTuple):
    """Words of the text to be marked; `label` stands in the margin, `kept` is whether they will be kept."""

    span: Span
    group: str
    label: str = ""
    kept: bool = True


class SourceView(QTextEdit):
    """Shows the text; the caret moves by keyboard, Enter chooses the item under it."""

    pointed = Signal(int)
    """A place of the text was clicked, or Enter was pressed there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_PLAIN)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._places = Places("")
        self._marked: list[Marked] = []
        self._chosen: Marked | None = None

    # what is shown -----------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show a text without any marks."""
        self._places = Places(text)
        self._marked = []
        self._chosen = None
        self.setPlainText(text)
        spread = QTextBlockFormat()
        spread.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(spread)
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(_MARGIN)
        frame.setRightMargin(14)
        frame.setTopMargin(10)
        frame.setBottomMargin(24)
        self.document().rootFrame().setFrameFormat(frame)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_marks(self, marked: list[Marked]) -> None:
        """Mark these words: what comes first is painted first."""
        self._marked = marked
        self.viewport().update()

    def choose(self, marked: Marked | None) -> None:
        """Outline the words of the chosen item and bring them to view, the caret before them."""
        moved = marked is not None and (self._chosen is None or marked.span != self._chosen.span)
        self._chosen = marked
        if marked is not None and moved:
            self._reveal(marked.span)
        self.viewport().update()

    def selected_span(self) -> Span | None:
        """Return the place of the selected words, without blanks at their edges."""
        cursor = self.textCursor()
        start = self._places.from_qt(cursor.selectionStart())
        end = self._places.from_qt(cursor.selectionEnd())
        text = self.toPlainText()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select words of the text."""
        cursor = self.textCursor()
        cursor.setPosition(self._places.to_qt(span[0]))
        cursor.setPosition(self._places.to_qt(span[1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def area_of(self, span: Span) -> list[QRectF]:
        """Return where words are seen, line by line, in the coordinates of the viewport."""
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return [rect.translated(offset) for rect in self._rects(span)]

    def _reveal(self, span: Span) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._places.to_qt(span[0]))
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(before)
        rects = list(self._rects(span))
        if not rects:
            return
        height = self.viewport().height()
        top, bottom = rects[0].top(), rects[-1].bottom()
        if top < before + 8 or bottom > before + height - 8:
            room = max(12, min(height / 3, height - (bottom - top) - 12))
            bar.setValue(int(top - room))

    # painting ----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        first, last = self._visible()
        for marked in self._marked:
            if marked.span[0] <= last and marked.span[1] >= first:
                self._paint(painter, marked)
        if self._chosen is not None:
            self._paint_chosen(painter, self._chosen)
        painter.end()
        super().paintEvent(event)

    def _visible(self) -> Span:
        """Return the stretch of the text that is on the screen."""
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).position()
        last = self.cursorForPosition(area.bottomRight()).position()
        return self._places.from_qt(first), self._places.from_qt(last)

    def _paint(self, painter: QPainter, marked: Marked) -> None:
        mark = MARKS[marked.group]
        rects = list(self._rects(marked.span))
        if not rects:
            return
        painter.setOpacity(1.0 if marked.kept else _FADED)
        if mark.in_margin:
            paint_bar(painter, mark, _BAR_X, rects[0].top(), rects[-1].bottom())
            self._paint_label(painter, marked, rects[0])
        else:
            if marked.kept:
                paint_ground(painter, mark, rects, chosen=False)
            paint_shape(painter, mark, rects)
        painter.setOpacity(1.0)

    def _paint_label(self, painter: QPainter, marked: Marked, line: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(_LABEL_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(MARKS[marked.group].colour())
        place = QRectF(2, line.top(), _BAR_X - 8, line.height())
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), marked.label
        )

    def _paint_chosen(self, painter: QPainter, marked: Marked) -> None:
        mark = MARKS[marked.group]
        rects = list(self._rects(marked.span))
        paint_ground(painter, mark, rects, chosen=True)
        paint_outline(painter, mark.colour(), rects)

    def _rects(self, span: Span) -> Iterator[QRectF]:
        """Give where words stand, line by line, in the coordinates of the document."""
        start, end = self._places.to_qt(span[0]), self._places.to_qt(span[1])
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = block.layout()
            for number in range(layout.lineCount()):
                rect = _inside(layout.lineAt(number), start - block.position(), end - block.position())
                if rect is not None:
                    yield rect.translated(layout.position())
            block = block.next()

    # choosing ----------------------------------------------------------------------------------------

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._point(self.cursorForPosition(event.position().toPoint()).position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._point(self.textCursor().position())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def _point(self, place: int) -> None:
        self.pointed.emit(self._places.from_qt(place))


def _inside(line: QTextLine, start: int, end: int) -> QRectF | None:
    """Return the part of a line that lies between two places of its paragraph."""
    first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
    if first >= last:
        return None
    left, right = _x(line, first), _x(line, last)
    if right <= left:  # a line end
        right = left + 4
    return QRectF(left, line.y(), right - left, line.ascent() + line.descent() + 2)


def _x(line: QTextLine, place: int) -> float:
    x, _place = cast(tuple[float, int], line.cursorToX(place))
    return x
