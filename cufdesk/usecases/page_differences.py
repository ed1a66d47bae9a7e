"""In what the words of two printed documents differ, told in short sentences.

Both are compared as their pages say them, read by the same means, so that lines that broke elsewhere, hyphens
and what stands at the foot of a page are no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cufdesk.i18n import Translator
from cufdesk.usecases.text_parts import shortened

FOOT = re.compile(r"^(?:(?P<before>.*) · )?(?P<short>[0-9a-f]{8})$")
"""The line of marks at the foot of a page: reference, version, and the first digits of the fingerprint."""

_PAGE_NUMBER = re.compile(r"^\d+\s*/\s*\d+$")
_FOOT_AND_NUMBER = re.compile(r"^(?P<foot>.*\b[0-9a-f]{8})\s+\d+\s*/\s*\d+$")
_NO_SIGN = re.compile(r"[\s\u00ad\u2010\u2011\u2060\ufffd\ufffe-]+")
_HEAD = 5  # lines in which a page has what is drawn around its text, the foot too: the press draws it first
_CONTEXT = 4  # words told before what differs
_LONGEST = 90  # characters told of each side
_COMPARED = 6_000_000  # pairs of words: beyond, the whole stretch counts as different


class Difference(NamedTuple):
    """What one text has in the place of the other: the words before both, and those of each."""

    context: str
    before: str
    after: str

    def sentence(self, t: Translator) -> str:
        """Say it to a person."""
        start = f"…{self.context} " if self.context else ""
        before, after = (shortened(words, _LONGEST) for words in (self.before, self.after))
        if before and after:
            message = t._("The text “{before}” now reads “{after}”")
            return message.format(before=start + before, after=start + after)
        if after:
            return t._("New in the text: “{words}”").format(words=start + after)
        return t._("No longer in the text: “{words}”").format(words=start + before)


def foot_of(lines: Iterable[str]) -> re.Match[str] | None:
    """Return the line of marks among the lines of a page, the last that looks like one."""
    found = None
    for line in lines:
        plain = _without_number(line)
        found = FOOT.match(plain) or found
    return found


def _without_number(line: str) -> str:
    plain = " ".join(line.split())
    together = _FOOT_AND_NUMBER.match(plain)
    return together["foot"] if together else plain


def differences(then: Sequence[str], now: Sequence[str]) -> list[Difference]:
    """Return in what the pages of two documents differ; what only moved to another page is left out."""
    one, other = _words(then), _words(now)
    if _squeezed(one) == _squeezed(other):
        return []
    found = [
        Difference(" ".join(one[max(0, a - _CONTEXT) : a]), " ".join(one[a:b]), " ".join(other[c:d]))
        for a, b, c, d in _places(one, other)
    ]
    return _without_moves([one for one in found if _squeezed([one.before]) != _squeezed([one.after])])


def _words(pages: Sequence[str]) -> list[str]:
    """Return the words of pages, without what stands around the text of those after the first."""
    lines = [[_without_number(line) for line in page.splitlines()] for page in pages]
    repeated = {line for line in lines[-1][:_HEAD] if all(line in page for page in lines)} if lines else set()
    words: list[str] = []
    for number, page in enumerate(lines):
        foot = next((at for at, line in enumerate(page[:_HEAD]) if FOOT.match(line)), -1)
        for line in page[foot + 1 :] if number else page:
            is_around = FOOT.match(line) or _PAGE_NUMBER.match(line) or (number and line in repeated)
            if not is_around:
                words += unicodedata.normalize("NFKC", line).split()
    return words


def _squeezed(words: Sequence[str]) -> str:
    return _NO_SIGN.sub("", "".join(words))


def _places(one: list[str], other: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where two lists of words differ."""
    start = _alike(one, other)
    end = min(_alike(one[::-1], other[::-1]), len(one) - start, len(other) - start)
    mine, theirs = one[start : len(one) - end], other[start : len(other) - end]
    if len(mine) * len(theirs) > _COMPARED * 16:
        return [(start, len(one) - end, start, len(other) - end)]
    is_long = len(mine) * len(theirs) > _COMPARED
    codes = SequenceMatcher(None, mine, theirs, autojunk=is_long).get_opcodes()
    return [(start + a, start + b, start + c, start + d) for tag, a, b, c, d in codes if tag != "equal"]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def _without_moves(found: list[Difference]) -> list[Difference]:
    """Leave out what was only taken from one place to another: the headings of a table on a new page."""
    gone = Counter(_squeezed([one.before]) for one in found if not one.after)
    come = Counter(_squeezed([one.after]) for one in found if not one.before)
    moved = gone & come
    left = {"gone": Counter(moved), "come": Counter(moved)}
    kept = []
    for one in found:
        side, words = ("gone", one.before) if not one.after else ("come", one.after)
        if (one.before and one.after) or not left[side][_squeezed([words])]:
            kept.append(one)
        else:
            left[side][_squeezed([words])] -= 1
    return kept
