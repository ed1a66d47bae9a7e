"""A document that is one page, whatever its texts: they are shortened step by step until it is."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from cufdesk.documents.printing import to_pdf
from cufdesk.press.story import Story

_STEPS = (0, 900, 700, 540, 420, 330, 260, 200, 160, 130, 105, 85, 70, 55, 40, 28, 16)
"""How long a text may be, in characters, from step to step; 0 leaves texts whole."""


def fitted(told: Callable[[int], Story]) -> Story:
    """Return a story told with the longest texts that leave it on one page."""
    for most in _STEPS[:-1]:
        found = told(most)
        if to_pdf(found, BytesIO()) == 1:
            return found
    return told(_STEPS[-1])
