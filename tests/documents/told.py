"""What a story says and what a printed file shows, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from cufdesk.press.story import Span, Story

_NOT_SAID = {"language", "left_language", "right_language", "kind", "align", "logo", "tags"}


def texts_of(value: Any) -> Iterator[str]:
    """Return every text of a story or a part of it, in reading order; spans are joined to their words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Span):
        yield value.text
    elif isinstance(value, tuple) and value and all(isinstance(part, str | Span) for part in value):
        if any(isinstance(part, Span) for part in value):
            yield "".join(part if isinstance(part, str) else part.text for part in value)
        else:
            yield from value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_SAID:
                yield from texts_of(getattr(value, field.name))


def told(story: Story) -> str:
    """Return all texts of a story, one a line."""
    return "\n".join(text for text in texts_of(story) if text)


def printed_text(path: Path) -> str:
    """Return the text of a printed file, line ends as spaces; a word parted at a line end is one again."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    text = "\n".join(pages).replace("\r\n", "\n")
    return text.replace("\u00ad\n", "").replace("\ufffe\n", "").replace("\ufffe", "").replace("\n", " ")
