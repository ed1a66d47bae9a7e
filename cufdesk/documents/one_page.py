"""A document that is one page, whatever its texts: they are shortened until it is, and no more than that."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from cufdesk.documents.printing import to_pdf
from cufdesk.press.story import Story

SHORTEST = 16  # characters
_LONGEST = 1500  # more than a text has room for among others
_NEAR = 1.04  # lengths that are that close fill the page alike


def fitted(told: Callable[[int], Story]) -> Story:
    """Return a story told with about the longest texts that leave it on one page.

    It is told with the length that a text may have in characters; 0 leaves texts whole.
    """
    whole = told(0)
    if _fits(whole):
        return whole
    best, shortest, longest = told(SHORTEST), SHORTEST, _LONGEST
    while longest > shortest * _NEAR + 2:
        middle = int((shortest * longest) ** 0.5)
        found = told(middle)
        if _fits(found):
            best, shortest = found, middle
        else:
            longest = middle
    return best


def _fits(story: Story) -> bool:
    return to_pdf(story, BytesIO()) == 1
