"""A text broken into lines of a width, the last one shortened where there would be more."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from cufdesk.ui.review.places import Places

_LEAST = 20
_LONGEST = 300  # signs that no line is wide enough for


@lru_cache(maxsize=2000)
def broken(text: str, font: str, width: int, most: int) -> tuple[str, ...]:
    """Return at most `most` lines of a text; `font` is as QFont.toString writes it."""
    face = QFont()
    face.fromString(font)
    text = text[: most * _LONGEST]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, face, max(width, _LEAST))
        if len(lines) > most:
            rest = " ".join(lines[most - 1 :])
            short = QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, _LEAST))
            return (*lines[: most - 1], short)
    return tuple(lines)


def _broken(text: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    layout.beginLayout()
    places = Places(text)
    ends: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return [text[places.from_qt(start) : places.from_qt(end)].strip() for start, end in ends]


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
