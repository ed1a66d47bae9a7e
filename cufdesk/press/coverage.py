"""Which characters of a story no face can draw, so that a person is told before the document leaves."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from cufdesk.press.characters import REPLACEMENT, clean
from cufdesk.press.typefaces import typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.press.story import Story

_OUTSIDE = {"\n", " "}


def unprintable(story: Story) -> str:
    """Return the characters that will be replaced by "\ufffd", each once, in the order in which they come."""
    drawable = typeface("body").characters | typeface("sans").characters | _OUTSIDE
    missing: dict[str, None] = {}
    for text in _texts(story):
        for character in clean(text):
            if character not in drawable or character == REPLACEMENT:
                missing[character] = None
    return "".join(missing)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
