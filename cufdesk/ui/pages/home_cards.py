"""What the cards of the home page are made of."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cufdesk.ui.parts.pieces import card, picture, row, words


def titled(title: str, icon: str, count: int | None, tone: str = "quiet") -> tuple[QFrame, QVBoxLayout]:
    """Return a card with its heading, and how many there are of what it shows."""
    frame, inside = card(margins=0, spacing=4)
    inside.setContentsMargins(10, 14, 10, 12)
    head = row(spacing=10)
    head.setContentsMargins(10, 0, 10, 6)
    head.addWidget(picture(icon, 18))
    head.addWidget(words(title, "heading"))
    head.addStretch(1)
    if count:
        head.addWidget(words(str(count), "chip", tone=tone))
    inside.addLayout(head)
    return frame, inside


def quiet(text: str) -> QWidget:
    """Return a sentence of a card that leads nowhere."""
    holder = QWidget()
    line = row(holder)
    line.setContentsMargins(10, 2, 10, 4)
    line.addWidget(words(text, "muted", wrap=True), 1)
    return holder
