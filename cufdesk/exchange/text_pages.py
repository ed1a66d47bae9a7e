"""What a page leaves in a text copied out of it: its number, the heads that run over it, words it cut.

None of it belongs to what is said: a sentence goes on over the page as over a line.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED = r"(?P<n>\d{1,3})[ \u00a0]?(?:/|de|sur|of)[ \u00a0]?(?P<all>\d{1,3})"
_WORD = r"(?:page|pages|pág(?:ina)?\.?|pag(?:ina)?\.?|p\.|folio|hoja)"
_OF = r"(?:[ \u00a0]?(?:/|de|sur|of)[ \u00a0]?(?P<all2>\d{1,3}))?"
_MARK = re.compile(
    rf"^[ \t\u00a0(\[–—-]*(?:{_WORD}[ \u00a0]*)?{_COUNTED}[ \t\u00a0)\]–—-]*$"
    rf"|(?:^[ \t\u00a0(\[–—-]*|[ \t\u00a0–—|-]+){_WORD}[ \u00a0]*(?P<n2>\d{{1,3}}){_OF}[ \t\u00a0)\]–—-]*$"
    r"|[ \t\u00a0]{2,}(?P<n3>\d{1,3})/(?P<all3>\d{1,3})$"
    r"|^[ \t\u00a0]*[–—-][ \u00a0]?(?P<n4>\d{1,3})[ \u00a0]?[–—-]$",
    re.IGNORECASE,
)
_AT_TOP = 3
_BESIDE = 6
_FEWEST = 2
_LONGEST = 120
_ENDED = ".:;!?…"


class _Line(NamedTuple):
    """A line with its place, its words without the number of a page, and whether it has one."""

    start: int
    end: int
    words: str
    number: tuple[int, int] | None


def page_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Give what to put in the place of page numbers and running heads: start, end, and a line's end."""
    lines = _lines(text)
    marks = [index for index, line in enumerate(lines) if line.number]
    if len(marks) < _FEWEST or not _is_counted([lines[index].number for index in marks]):
        return
    left_out = {i for i in marks if not lines[i].words} | _running(lines, marks)
    for index in marks:
        line = lines[index]
        if index not in left_out:  # "Acta de la Comisión        Pág. 1 de 2": the words stay
            end = text.index(line.words, line.start) + len(line.words)
            yield end, line.end, ""
    yield from _taken_out(text, lines, sorted(left_out))


def _lines(text: str) -> list[_Line]:
    found, at = [], 0
    for words in text.split("\n"):
        mark = _MARK.search(words) if len(words) <= _LONGEST else None
        number = None
        if mark:
            told = mark.groupdict()
            n = next(told[key] for key in ("n", "n2", "n3", "n4") if told[key])
            of = next((told[key] for key in ("all", "all2", "all3") if told[key]), "0")
            number = (int(n), int(of))
        said = words[: mark.start()] if mark else words
        found.append(_Line(at, at + len(words), said.strip(" \t\u00a0|–—-"), number))
        at += len(words) + 1
    return found


def _is_counted(numbers: list[tuple[int, int] | None]) -> bool:
    """Tell whether numbers are those of pages: each the one after the last, or the same again."""
    told = [number for number in numbers if number]
    steps = (after[0] - before[0] for before, after in pairwise(told))
    same = len({of for _n, of in told}) == 1
    return same and all(0 <= step <= 1 for step in steps) and all(n <= of or not of for n, of in told)


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.words.casefold().split()))


def _running(lines: list[_Line], marks: list[int]) -> set[int]:
    """Return the lines that stand again and again beside the numbers of pages; the title at the top stays."""
    told = Counter(_key(line) for line in lines if line.words)
    again = {key for key, count in told.items() if _FEWEST <= count <= len(marks) + 2 and len(key) > 3}
    heads: set[str] = set()
    near = again | {""}  # blank lines are gone over
    for mark in marks:
        heads |= {_key(lines[mark])} & again
        for step in (-1, 1):
            at = mark + step
            while 0 <= at < len(lines) and abs(at - mark) <= _BESIDE and _key(lines[at]) in near:
                if lines[at].words and lines[at].words[-1] not in _ENDED:
                    heads.add(_key(lines[at]))
                at += step
    top = [index for index, line in enumerate(lines) if line.words][:_AT_TOP]
    return {i for i, line in enumerate(lines) if line.words and _key(line) in heads} - set(top)


def _taken_out(text: str, lines: list[_Line], left_out: list[int]) -> Iterator[tuple[int, int, str]]:
    """Give the edits that take lines out, with the blank ones around them where a sentence goes on."""
    done, out = -1, set(left_out)
    for first in left_out:
        if first <= done:
            continue
        last = first
        while last + 1 < len(lines) and (last + 1 in out or not lines[last + 1].words):
            last += 1
        before = first - 1
        while before >= 0 and not lines[before].words:
            before -= 1
        done = last
        start = lines[before].end if before >= 0 else 0
        end = lines[last + 1].start if last + 1 < len(lines) else len(text)
        if before < 0 or end == len(text):
            yield start, end, ""
            continue
        goes_on = lines[before].words[-1] not in _ENDED and not text[end].isupper()
        blank = any(not lines[i].words and lines[i].number is None for i in range(before + 1, last + 1))
        yield start, end, "\n" if goes_on or not blank else "\n\n"


# Two words that a hyphen joins, whatever line it stands on: "sous-préfet", "celui-ci".
_JOINED = (
    r"sage|sous|vice|avant|arri[èe]re|apr[èe]s|demi|semi|non|ex|peut|celui|celle|ceux|celles|rendez|porte|chef|"
    r"contre|grand|grands|grande|au|aux|ci|l[àa]|inter|franco|hispano|socio|auto|tour|lui|elle|eux|m[êe]me|"
    r"procès|compte|haut|bas|nord|sud|est|ouest|vingt|trente|quarante|cinquante|soixante|centre|teniente|t[ée]cnico"
)
CUT_WORD = re.compile(
    rf"(?<![\w’'-])(?!(?:{_JOINED})-)((?:[^\W\d_]{{1,12}}['’])?[^\W\d_]{{2,20}})-\n([a-zà-ÿ]{{2,30}}[^\s-]{{0,30}})"
    r"(?:[ \u00a0]+|(?=\n)|\Z)(?P<more>.)?"
)


def uncut(match: re.Match[str]) -> str:
    """Return a word that was cut at the end of its line, on that line."""
    more = match["more"]
    return f"{match[1]}{match[2]}" + (f"\n{more}" if more else "")
