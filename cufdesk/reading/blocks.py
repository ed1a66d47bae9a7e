"""The paragraphs of a text: plain ones, bullets, numbered points, rows of tables; cut lines put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cufdesk.reading.chat import CHAT, heads, is_notice
from cufdesk.reading.cut_lines import joined
from cufdesk.reading.matching import Span, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_SURE_BREAKS = 3


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
    return joined(doc, list(_lines(doc)))


_BULLET = re.compile(
    r"[·•▪●◦‣⁃■□▫◆◇▶►▸➤➢❖]\s*|\[[ xX_]?\]\s+|[-–—*]\s+|(?:[-=]+>|[→⇒➜✓✔])\s*"
    # Boxes, hands and other small pictures.
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d]*\s*"
)
_PLAIN_NUMBER = (
    r"(?P<label>\d{1,3}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-z])\s?(?:\.-|[.)]|°|-(?=\s)|:(?=\s))\)?\s*(?=\S)"
)
# "1.1 La composition…": the stops inside are enough.
_DEEP_NUMBER = (
    r"(?P<deep>(?:\d{1,2}|[ivx]{1,5}|[a-z](?=\.\d))(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_]{2}|m\.\s|[ld]')"
    r"|(?P<bare>(?!))"
)
_BARE_NUMBER = r"(?P<bare>\d{1,2})\s(?=[^\W\d_]{2})"
_SPELLED = r"(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim|unic)[oa]"
_ORDINAL = (
    rf"(?P<ordinal>{_SPELLED})"
    r"\s?(?:\.-|[.:)]|-\s)\s*(?=\S)"
)
_CODE = r"(?P<code>[da]-?\d{1,3}(?:-a\d{1,3})?)\s?(?:\.-|[.):]|-(?=\s)|\s(?=\S))\s*"
_ROW = re.compile(r"\s\|\s|(?<=[^:\s])\t+(?=\S)|^\|.*\||^[^|]+(?:\|[^|]*){2,}$")
_RULED = re.compile(r"[|+:=_\s-]*[|+=_-][|+:=_\s-]*")
_MARKUP = re.compile(r"(?:\[[ xX]?\]|#{1,6}|\*\*|__)\s?")


def _lines(doc: Document) -> Iterator[Block]:
    """Give one block per line that holds something."""
    lettered = _LETTERED_POINTS.search(doc.text) is not None
    label = _label_pattern(doc.lexicon, lettered=lettered, bare=_counts_bare(doc.text))
    written = {match.start() for match in heads(doc.text)}
    at, loose, taken = 0, True, 0
    alone: Block | None = None
    in_table = False
    for line in doc.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        first = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        if first in doc.fallen:
            row = doc.fallen[first]
            taken = max(last for _first, last in row)
            yield Block("row", first, taken, first, loose=loose)
            loose = False
        if first < taken or _RULED.fullmatch(line):  # "|---|---|", "------": drawn, not said
            continue
        if first >= end:
            loose = True
            continue
        if line[0] == "\t" and in_table and "\t" in line.strip():
            first = start  # the first cell of this row is empty
        block = _block(doc, first, end, first - start, loose, label)
        if is_notice(doc, *block.span):
            continue
        in_table = block.kind == "row"
        if block.start >= block.end and block.word:
            alone = block  # "Acuerdo 01/2019" on a line of its own numbers what follows
            continue
        if alone is not None and block.kind in {"text", "bullet"}:
            block = replace(alone, start=block.start, end=block.end)
        alone = None
        if block.start < block.end:
            yield block
            loose = block.mark in written  # a message begins below its author


# "B2." beside "A1.": letters number the parts; "A1" names no action there.
_LETTERED_POINTS = re.compile(r"(?m)^[ \t]*[BCE]-?[1-9]\d?\s?[.):]\s")
_LETTERED_POINT = r"(?P<lettered>[a-z]-?\d{1,2})\s?[.):]\s*(?=\S)"


_BARE_HEADING = re.compile(r"(?m)(?:^|\n)\n?(\d{1,2}) [^\W\d_a-zà-ÿ][^\n]{1,70}(?<![.;,:])$")


def _counts_bare(text: str) -> bool:
    """Tell whether headings are counted from one without a sign: "1 Accueil", "2 Budget", "3 Divers"."""
    counted = [int(match[1]) for match in _BARE_HEADING.finditer(text)]
    return len(counted) >= _SURE_BREAKS and counted == list(range(1, len(counted) + 1))


def _label_pattern(lex: Lexicon, *, lettered: bool, bare: bool) -> re.Pattern[str]:
    words = expression((*lex.words("headings.numbered"), *lex.words("headings.numbered_action")))
    sign, stop = r"(?:n\s?[°ºo]\.?|no\.|num\.|#)?", r"(?:\.-|[.):]|-)?"
    figures = r"(?:[a-z]{1,4}-)?\d{1,4}(?:[/.-]\d{1,4}){0,2}"  # "Acuerdo 01/2019", "Acción 2.1"
    worded = rf"(?P<word>{words})\s?{sign}\s?(?P<number>{figures}|[ivx]{{1,5}}|{_SPELLED})\b\s?{stop}\s*"
    first = _LETTERED_POINT if lettered else r"(?P<lettered>(?!))"
    deep = _DEEP_NUMBER.replace("(?P<bare>(?!))", _BARE_NUMBER) if bare else _DEEP_NUMBER
    return re.compile(rf"{worded}|{first}|{_CODE}|{_ORDINAL}|{deep}|{_PLAIN_NUMBER}")


def _block(doc: Document, first: int, end: int, indent: int, loose: bool, label: re.Pattern[str]) -> Block:
    level = min(indent // 2, 9)
    said_by = CHAT.match(doc.text, first, end)
    if said_by and said_by.end() < end:  # each message stands for itself
        return replace(_block(doc, said_by.end(), end, 0, True, label), mark=first)
    bullet = _BULLET.match(doc.text, first, end)
    start = bullet.end() if bullet else first
    while (markup := _MARKUP.match(doc.text, start, end)) and markup.end() < end:
        start = markup.end()
    row = _ROW.search(doc.text[first:end]) is not None
    number = label.match(doc.shadow, start, end)
    if number and number.end() <= end and not _is_no_label(doc, number) and not _is_cell(doc, row, number):
        found = number.groupdict()
        names = ("number", "lettered", "code", "ordinal", "label", "deep", "bare")
        sign = next((found[name] for name in names if found[name]), "")
        sign = f"{sign[0]}.{sign[1:].lstrip('-')}" if found["lettered"] else sign
        return Block("number", number.end(), end, first, level, loose, sign, found["word"] or "")
    if bullet and start < end:
        return Block("bullet", start, end, first, level, loose)
    if row:
        return Block("row", first, end, first, level, loose)
    return Block("text", start, end, first, level, loose)


def _is_cell(doc: Document, row: bool, number: re.Match[str]) -> bool:
    """Tell whether a number fills the first cell of a row: "A1 | Réserver la salle | …"."""
    return row and doc.text[number.end() - 1 : number.end() + 1].strip(" \u00a0")[:1] in {"|", "\t"}


def _is_no_label(doc: Document, number: re.Match[str]) -> bool:
    """Tell whether what looks like a label is none: "12. 3. 2016", "M. Dupont"."""
    label = number.group("label")
    if number.group("bare"):  # "2 versions" counts things, "2 Budget" is a heading
        return doc.text[number.end()].islower()
    if not label:
        return False
    if len(label) == 1 and (doc.text[number.end("label")] == ")" or _is_headed_by(doc, number.end())):
        return False  # "A) Décisions", "B. Actions"
    if len(label) == 1 and _is_one_of_letters(doc, number):
        return False  # "A. Santal", with "A1." below it
    if label.isdigit():
        return re.match(r"\s?\d", doc.shadow[number.end() : number.end() + 2]) is not None
    if len(label) == 1 and label in doc.letters and doc.text[number.end("label")] == ".":
        return False  # "A. Accueil", "B. Finances"
    return len(label) == 1 and label not in "ivx" and doc.text[number.start("label")].isupper()


def _is_one_of_letters(doc: Document, number: re.Match[str]) -> bool:
    """Tell whether points numbered with a letter stand below it: "A1." below "A. Santal"."""
    end = doc.text.find("\n", number.end())
    below = rf"(?:\s*){re.escape(number.group('label'))}[.-]?1(?!\w)"
    return end > 0 and re.compile(below).match(doc.shadow, end) is not None


def _is_headed_by(doc: Document, at: int) -> bool:
    """Tell whether the rest of a line is a heading: one that is known, or capitals of "A. …", "B. …"."""
    end = doc.text.find("\n", at)
    stop = end if end > 0 else len(doc.text)
    words = doc.text[at:stop].strip()
    if words.isupper() and "," not in words and _has_next(doc, at):
        return True
    heading = doc.lexicon.find(*_LETTERED).match(doc.shadow, at, stop)
    return heading is not None and doc.shadow[heading.end() : heading.end() + 1] in {"", "\n", ":", " "}


def _has_next(doc: Document, at: int) -> bool:
    """Tell whether a lettered line in capitals is one of several."""
    return len(doc.lettered - {doc.text.rfind("\n", 0, at) + 1}) > 0


_LETTERED = tuple(
    f"headings.{kind}" for kind in ("decisions", "actions", "context", "agenda", "present", "other")
)
