"""The way from a story to a file: use cases speak to the press through this door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cufdesk.pauses import without_pauses
from cufdesk.press.coverage import unprintable
from cufdesk.press.fingerprint import fingerprint
from cufdesk.press.metadata import Marks, marks_of
from cufdesk.press.printing import Cancelled, print_story
from cufdesk.press.story import Origin, Story

__all__ = ["Cancelled", "Marks", "Origin", "Story", "fingerprint", "marks_of", "to_pdf", "unprintable"]


def to_pdf(
    story: Story,
    target: Path | BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Print a story into a file or a stream, return how many pages it has; refuses as the press does."""
    with without_pauses():
        return print_story(story, target, progress=progress, cancelled=cancelled)
