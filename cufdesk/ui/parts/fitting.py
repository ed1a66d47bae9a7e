"""How large a window over another one is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_SHARE = 0.95  # of the window below


def fit_above(window: QWidget, size: tuple[int, int]) -> None:
    """Give a window its size, or as much of it as the one below leaves."""
    width, height = size
    below = window.parentWidget()
    if below is not None:
        room = below.window().size()
        width = min(width, round(room.width() * _SHARE))
        height = min(height, round(room.height() * _SHARE))
    window.resize(max(width, window.minimumWidth()), max(height, window.minimumHeight()))
