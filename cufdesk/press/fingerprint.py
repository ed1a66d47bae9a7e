"""The fingerprint of a document: equal for equal content and version, whatever the day or the computer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import Field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.press.story import Story

_SHORT = 8
# When and from where it was made, and with which picture, does not change what it says.
_LEFT_OUT = frozenset({"created", "logo", "origin"})


def fingerprint(story: Story) -> str:
    """Return 64 hexadecimal digits that stand for the story's content and version."""
    text = json.dumps(_told(story), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def short_fingerprint(story: Story) -> str:
    """Return the eight digits that are printed at the foot of every page."""
    return fingerprint(story)[:_SHORT]


def _told(value: Any) -> Any:
    """Return what a value says; a field at its default says nothing, so a new one changes no fingerprint."""
    if is_dataclass(value):
        said = ((field.name, getattr(value, field.name)) for field in _said(value))
        return [type(value).__name__, *([name, _told(one)] for name, one in said)]
    if isinstance(value, (tuple, list)):
        return [_told(part) for part in value]
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def _said(value: Any) -> Iterator[Field[Any]]:
    for field in fields(value):
        if field.name not in _LEFT_OUT and getattr(value, field.name) != field.default:
            yield field
