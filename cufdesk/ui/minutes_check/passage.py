"""The words that a finding is about, marked in their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.ui.minutes_check.rows import CheckRow


def mark_words(passage: QTextEdit, one: CheckRow | None) -> None:
    """Mark the words in question, and bring them into view."""
    marks = []
    if one is not None and one.span is not None:
        # Qt counts in UTF-16: a sign beyond the first plane is two.
        start, end = (len(one.text[:place].encode("utf-16-le")) // 2 for place in one.span)
        cursor = QTextCursor(passage.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(colour("warning_soft"))
        shape.setFontUnderline(True)
        mark.cursor, mark.format = cursor, shape
        marks.append(mark)
        seen = QTextCursor(cursor)
        seen.clearSelection()
        passage.setTextCursor(seen)
    passage.setExtraSelections(marks)
