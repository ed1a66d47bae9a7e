"""One difference between two records that may be made one, in words."""

from __future__ import annotations

from typing import NamedTuple


class Compared(NamedTuple):
    """One field in words: both sides, what is kept and what is lost; `choices` are those that can be made."""

    name: str
    label: str
    first: str
    second: str
    kept: str
    lost: str
    outcome: str
    choices: tuple[str, ...]
    chosen: str
