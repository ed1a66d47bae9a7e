"""Places in a text as Python counts them, and as Qt does: signs beyond the first 65,536 count twice there."""

from __future__ import annotations

from bisect import bisect_left

_LAST_SINGLE = 0xFFFF


class Places:
    """Turns places of one text into Qt's and back."""

    def __init__(self, text: str) -> None:
        doubles = [] if text.isascii() else [at for at, sign in enumerate(text) if ord(sign) > _LAST_SINGLE]
        self._doubles = doubles
        self._doubles_in_qt = [at + before for before, at in enumerate(doubles)]

    def to_qt(self, place: int) -> int:
        """Return Qt's count of a place."""
        return place + bisect_left(self._doubles, place)

    def from_qt(self, place: int) -> int:
        """Return Python's count of one of Qt's places."""
        return place - bisect_left(self._doubles_in_qt, place)
