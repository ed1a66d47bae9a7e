"""The guide's chapter on two copies, beside the windows that lead through their meeting."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

TOPIC = "two-copies"


def offer_chapter(dialog: QDialog) -> None:
    """Have F1 open the chapter in a window of the dialog's own: the main window's guide waits with it."""

    def show() -> None:
        from cufdesk.ui.parts.guide import show_chapter

        show_chapter(dialog, TOPIC)

    QShortcut(QKeySequence("F1"), dialog, show)
