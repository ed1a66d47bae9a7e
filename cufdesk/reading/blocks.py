"""The paragraphs of a text: plain ones, bullets, numbered points, rows of tables; cut lines put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_WRAP_LONGEST = 110
_WRAP_USUAL = 45


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `start` is after its sign or number; `label` is that number, `word` the word before it.

    `kind`: text, bullet, number or row. `level` counts indentation, `loose` says that a blank line precedes.
    """

    kind: str
    start: int
    end: int
    mark: int
    level: int = 0
    loose: bool = False
    label: str = ""
    word: str = ""

    @property
    def span(self) -> Span:
        """Return the place of its words."""
        return self.start, self.end

    @property
    def spelled(self) -> bool:
        """Tell whether its number is a word: "SEGUNDO.-"."""
        return re.fullmatch(_SPELLED, self.label) is not None


def blocks_of(doc: Document) -> Iterator[Block]:
    """Give the paragraphs in order."""
    return _joined(doc, list(_lines(doc)))


_BULLET = re.compile(r"[·•▪●◦]\s*|[-–—*]\s+")
_PLAIN_NUMBER = (
    r"(?P<label>\d{1,3}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-z])\s?(?:\.-|[.)]|°|\s-(?=\s)|:(?=\s))\)?\s*(?=\S)"
)
_SPELLED = r"(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim|unic)[oa]"
_ORDINAL = (
    rf"(?P<ordinal>{_SPELLED})"
    r"\s?(?:\.-|[.:)]|-\s)\s*(?=\S)"
)
_CODE = r"(?P<code>[da]-?\d{1,3}(?:-a\d{1,3})?)\s?(?:\.-|[.):]|-(?=\s)|\s(?=\S))\s*"
_ROW = re.compile(r"\s\|\s|(?<=[^:\s])\t+(?=\S)")
_MARKUP = re.compile(r"(?:\[[ xX]?\]|#{1,6}|\*\*|__)\s?")


def _lines(doc: Document) -> Iterator[Block]:
    """Give one block per line that holds something."""
    label = _label_pattern(doc.lexicon)
    at, loose = 0, True
    for line in doc.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        first = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        if first >= end:
            loose = True
            continue
        block = _block(doc, first, end, first - start, loose, label)
        if block.start < block.end:
            yield block
            loose = False


def _label_pattern(lex: Lexicon) -> re.Pattern[str]:
    words = expression((*lex.words("headings.numbered"), *lex.words("headings.numbered_action")))
    sign, stop = r"(?:n\s?[°ºo]\.?|no\.|num\.|#)?", r"(?:\.-|[.):]|-)?"
    worded = rf"(?P<word>{words})\s?{sign}\s?(?P<number>\d{{1,3}}|[ivx]{{1,5}}|{_SPELLED})\b\s?{stop}\s*"
    return re.compile(rf"{worded}|{_CODE}|{_ORDINAL}|{_PLAIN_NUMBER}")


def _block(doc: Document, first: int, end: int, indent: int, loose: bool, label: re.Pattern[str]) -> Block:
    level = min(indent // 2, 9)
    bullet = _BULLET.match(doc.text, first, end)
    start = bullet.end() if bullet else first
    while (markup := _MARKUP.match(doc.text, start, end)) and markup.end() < end:
        start = markup.end()
    number = label.match(doc.shadow, start, end)
    if number and number.end() <= end and not _is_no_label(doc, number):
        found = number.groupdict()
        sign = found["number"] or found["code"] or found["ordinal"] or found["label"] or ""
        return Block("number", number.end(), end, first, level, loose, sign, found["word"] or "")
    if bullet and start < end:
        return Block("bullet", start, end, first, level, loose)
    if _ROW.search(doc.text, first, end):
        return Block("row", first, end, first, level, loose)
    return Block("text", start, end, first, level, loose)


def _is_no_label(doc: Document, number: re.Match[str]) -> bool:
    """Tell whether what looks like a label is none: "12. 3. 2016", "M. Dupont"."""
    label = number.group("label")
    if not label:
        return False
    if label.isdigit():
        return re.match(r"\s?\d", doc.shadow[number.end() : number.end() + 2]) is not None
    return len(label) == 1 and label not in "ivx" and doc.text[number.start("label")].isupper()


def _joined(doc: Document, lines: list[Block]) -> Iterator[Block]:
    """Put the lines of one paragraph together where the text was cut at the width of a page."""
    wrapped = _is_wrapped(doc, lines)
    current: Block | None = None
    for line in lines:
        if current is not None and _continues(doc, current, line, wrapped):
            current = replace(current, end=line.end)
        else:
            if current is not None:
                yield current
            current = line
    if current is not None:
        yield current


def _is_wrapped(doc: Document, lines: list[Block]) -> bool:
    """Tell whether lines end at the width of a page: none is long, and many go on in lower case."""
    if not lines or max(line.end - line.mark for line in lines) > _WRAP_LONGEST:
        return False
    going_on = [
        before
        for before, after in pairwise(lines)
        if after.kind == "text"
        and not after.loose
        and before.end - before.mark >= _WRAP_USUAL
        and doc.text[after.start].islower()
    ]
    return len(going_on) >= max(2, len(lines) // 20)


def _continues(doc: Document, before: Block, line: Block, wrapped: bool) -> bool:
    if line.loose or line.kind != "text" or before.kind == "row":
        return False
    ended = doc.text[before.end - 1] in ".:;!?…"
    last_line = doc.text.rfind("\n", before.mark, before.end)
    long = before.end - max(before.mark, last_line + 1) >= _WRAP_USUAL
    lower = doc.text[line.start].islower()
    if wrapped:
        return (lower and not ended) or (long and not ended) or (long and lower)
    return lower and not ended
