"""Where a menu opens: under what asked for it, whatever asked, so that the eye is there already."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget


def below_asker(page: QWidget) -> QPoint:
    """Return the place under the button that has the keyboard, else at the top right of a page.

    A pressed button has the keyboard, and has it again when a menu of its own closes: the pointer, which may
    be anywhere, is never asked.
    """
    asker = QApplication.focusWidget()
    if isinstance(asker, QAbstractButton) and asker.window() is page.window():
        return asker.mapToGlobal(QPoint(0, asker.height()))
    return page.mapToGlobal(QPoint(page.width() // 2, 0))


def at_current_row(view: QAbstractItemView) -> QPoint:
    """Return the place under the chosen row of a list, within what is seen of it."""
    row = view.visualRect(view.currentIndex())
    seen = view.viewport().rect()
    left, bottom = row.left() + row.height(), min(max(row.bottom(), seen.top()), seen.bottom())
    return view.viewport().mapToGlobal(QPoint(left, bottom))
