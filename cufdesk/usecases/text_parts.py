"""Long texts in one line: where two of them differ, and how one is cut short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

_MOST = 120  # characters that a line shows of each of two texts
_CONTEXT = 24  # characters shown to both sides of what differs
_REACH = 40  # characters within which the end of a word is looked for
_LINE_ENDS = re.compile(r"\s*\n\s*")
_WORDS_AND_SIGNS = re.compile(r"\s+|\w+|[^\w\s]")
_COMPARED = 4_000_000  # pairs of words: beyond, the whole stretch counts as different


def in_one_line(text: str) -> str:
    """Return a text with its lines joined by " / "."""
    return _LINE_ENDS.sub(" / ", text.strip())


def differing_parts(one: str, other: str, most: int = _MOST, context: int = _CONTEXT) -> tuple[str, str]:
    """Return what two texts do not have in common, with so much of what they have around it.

    Cut at words, with "…" where something was left out; texts of up to `most` characters are whole.
    """
    if max(len(one), len(other)) <= most:
        return one, other
    before = _alike(one, other)
    after = min(_alike(one[::-1], other[::-1]), len(one) - before, len(other) - before)
    start = _start_of_word(one, before - context)
    ends = (len(one) - after, len(other) - after)
    return (
        _window(one, start, ends[0], most, context),
        _window(other, start, ends[1], most, context),
    )


def shortened(text: str, most: int) -> str:
    """Return at most so many characters of a text, cut at a word, with "…" where something was left out."""
    if len(text) <= most:
        return text
    return text[: _end_of_word(text, most - 1, 1)].rstrip(" ,;:.–-") + "…"


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many characters, or words, two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def _window(text: str, start: int, end: int, most: int, context: int) -> str:
    """Return a part of a text, whole words of context after it, as far as there is room."""
    room = start + most
    stop = _end_of_word(text, end + context, end) if end + context < room else _end_of_word(text, room, 1)
    shown = text[start:stop].strip()
    return ("…" if start else "") + shown + ("…" if stop < len(text) else "")


def _start_of_word(text: str, at: int) -> int:
    """Return the start of the word at a place, or the place itself in a very long one."""
    if at <= 0:
        return 0
    return text.rfind(" ", max(0, at - _REACH), at) + 1 or (0 if at <= _REACH else at)


def _end_of_word(text: str, at: int, least: int) -> int:
    """Return the end of the last word before a place, or the place itself in a very long one."""
    if at >= len(text):
        return len(text)
    found = text.rfind(" ", max(least, at - _REACH), at + 1)
    return at if found < 0 else found


def differing_spans(one: str, other: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return, for two texts, where each has words that the other has not: (start, end) in characters."""
    mine, theirs = _WORDS_AND_SIGNS.findall(one), _WORDS_AND_SIGNS.findall(other)
    before = _alike(mine, theirs)
    after = min(_alike(mine[::-1], theirs[::-1]), len(mine) - before, len(theirs) - before)
    middle, their_middle = mine[before : len(mine) - after], theirs[before : len(theirs) - after]
    if len(middle) * len(their_middle) > _COMPARED:
        places = [(0, len(middle), 0, len(their_middle))]
    else:
        matcher = SequenceMatcher(None, middle, their_middle, autojunk=False)
        places = [place for same, *place in matcher.get_opcodes() if same != "equal"]  # type: ignore[misc]
    starts, their_starts = _starts(mine), _starts(theirs)
    return (
        [(starts[before + a], starts[before + b]) for a, b, _c, _d in places if b > a],
        [(their_starts[before + c], their_starts[before + d]) for _a, _b, c, d in places if d > c],
    )


def _starts(parts: Sequence[str]) -> list[int]:
    """Return where each part of a text begins, and where the text ends."""
    return list(accumulate(map(len, parts), initial=0))
