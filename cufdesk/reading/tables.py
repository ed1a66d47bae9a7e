"""Tables as a text keeps them: one line a row, cells parted by " | " or tabs, a first row that names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.owners import is_term
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_CUT = re.compile(r"[ \u00a0]\|(?=[ \u00a0]|$)|\t")
_FRAMED_CUT = re.compile(r"\|")
_DAY = re.compile(
    r"\d{1,2}[/.]\d{1,2}|\d{1,2}\s(?:de\s)?[a-z]{3,10}|(?:fin|debut|mi|fin(?:al)?es?|mediados|principios)[\s-]"
)
_NUMBER = re.compile(r"[a-z]{0,2}\s?°?\s?\d{1,3}\.?")
_ROWS_ASKED = 30
_LONGEST_HEADING = 4
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 12
_LONGEST_LABEL = 30
_LONGEST_CELL = 100
_COLUMNS = ("number", "decision", "action", "responsible", "deadline", "context", "name", "function", "body")
_ANY_COLUMN = tuple(f"table.{name}" for name in _COLUMNS)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells by what their column holds; a column without a known heading has no name here.

    `columns` are all that its table has, empty in this row or not.
    """

    block: Block
    cells: dict[str, Span]
    columns: frozenset[str] = frozenset()


def cells(doc: Document, block: Block) -> list[Span]:
    """Return the cells of a row, empty ones too."""
    if block.start in doc.fallen:
        return list(doc.fallen[block.start])
    start, end = block.span
    framed = doc.text[start] == "|" and doc.text[end - 1] == "|" and end > start + 1
    tight = not framed and _CUT.search(doc.text, start, end) is None
    spans: list[Span] = []
    if framed:  # "| N° | Décision |": the frame is no cell
        start, end = start + 1, end - 1
    elif doc.text[start] == "|":  # the first cell is empty
        spans, start = [(start, start)], start + 1
    at = start
    for match in (_FRAMED_CUT if framed or tight else _CUT).finditer(doc.text, start, end):
        spans.append(trimmed(doc.text, at, match.start()))
        at = match.end()
    return [*spans, trimmed(doc.text, at, end)]


def is_column(doc: Document, span: Span) -> bool:
    """Tell whether some words are the name of a column."""
    return bool(_column(doc.lexicon, doc.shadow[slice(*span)].strip(" .:*")))


def headings(doc: Document, block: Block) -> list[str]:
    """Return what the columns hold if a row names them, else an empty list."""
    return columns_of(doc, cells(doc, block))


def columns_of(doc: Document, spans: list[Span]) -> list[str]:
    """Return what columns hold by their names, an empty list where too few are names of columns."""
    found = [_column(doc.lexicon, doc.shadow[start:end].strip(" .:*")) for start, end in spans]
    found = _without_topic(doc, spans, found)
    if not {"responsible", "deadline"} & {*found} or {"decision", "action", "name"} & {*found}:
        return found if sum(map(bool, found)) * 2 > len(found) else []
    # Who and when are named: the first column without a known heading, and no topic, is what is to be done.
    if sum(map(bool, found)) * 2 < len(found) or len(found) < _FEWEST_COLUMNS or "" not in found:
        return []
    topic = doc.lexicon.find("table.topic")
    unknown = [index for index, kind in enumerate(found) if not kind]
    told = [i for i in unknown if not topic.fullmatch(doc.shadow[slice(*spans[i])].strip(" .:*"))]
    found[(told or unknown)[0]] = "action"
    return found


def _without_topic(doc: Document, spans: list[Span], columns: list[str]) -> list[str]:
    """Take "Sujet" for no decision, "Suivi" for no action, where another column holds what was decided."""
    told = columns.count("decision") + columns.count("action")
    if told < 2:
        return columns
    topic, status = doc.lexicon.find("table.topic"), doc.lexicon.find("table.status")
    words = [doc.shadow[start:end].strip(" .:*") for start, end in spans]
    return [
        "topic"
        if kind == "decision" and topic.fullmatch(said)
        else ""
        if kind in {"action", "decision"} and status.fullmatch(said)
        else kind
        for kind, said in zip(columns, words, strict=True)
    ]


@lru_cache(maxsize=2048)
def _column(lex: Lexicon, words: str) -> str:
    """Return what a heading says that its column holds: "Responsable(s) du suivi", "Qui / structure"."""
    first, *_others = re.split(r"\s?[/(]\s?", words, maxsplit=1)
    for told in (words, first):
        fits = (name for name in _COLUMNS if lex.find(f"table.{name}").fullmatch(told))
        if found := next(fits, ""):
            return found
    if not 1 < len(words.split()) <= _LONGEST_HEADING:
        return ""
    begins = (name for name in _COLUMNS if lex.find(f"table.{name}").match(words))
    ends = (name for name in _COLUMNS if _ending(lex, name).search(words))
    return next(begins, "") or next(ends, "")


@lru_cache(maxsize=64)
def _ending(lex: Lexicon, name: str) -> re.Pattern[str]:
    """Return the pattern of a column's name at the end of a heading: "Partie responsable"."""
    return re.compile(rf"{lex.find(f'table.{name}').pattern}$")


def columns_in_line(doc: Document, block: Block) -> list[str]:
    """Return the columns that a line names though no sign parts them: "POUR LE  PILOTE  À FAIRE"."""
    found: list[str] = []
    if doc.lexicon.find(*_ANY_COLUMN).match(doc.shadow, *block.span) is None:
        return found
    at = block.start
    while at < block.end and len(found) <= _MOST_COLUMNS:
        named = [
            (match.end(), name)
            for name in _COLUMNS
            if (match := doc.lexicon.find(f"table.{name}").match(doc.shadow, at, block.end))
        ]
        if not named:
            return []
        at, name = max(named)
        found.append(name)
        while at < block.end and not doc.text[at].isalnum():
            at += 1
    return found if len(found) >= _FEWEST_COLUMNS and {"responsible", "deadline"} <= {*found} else []


def _by_contents(doc: Document, columns: list[str], blocks: Iterable[Block]) -> list[str]:
    """Name the columns whose headings say nothing by what their cells hold: who, or by when."""
    if "" not in columns or not {"decision", "action"} & {*columns}:
        return columns
    told = [cells(doc, block) for block in islice((b for b in blocks if b.kind == "row"), _ROWS_ASKED)]
    named = list(columns)
    tests = (
        ("responsible", lambda span: bool(somebody(doc, *span))),
        ("deadline", lambda span: is_when(doc, span)),
    )
    for kind, holds in tests:
        for index, column in enumerate(named):
            filled = [row[index] for row in told if index < len(row) and row[index][0] < row[index][1]]
            if kind not in named and not column and filled and sum(map(holds, filled)) * 3 > len(filled) * 2:
                named[index] = kind
    return named


def rows(doc: Document, blocks: Iterable[Block]) -> Iterator[Row]:
    """Give the rows of a table. Without headings, a number and the words after it are a decision."""
    columns: list[str] = []
    before = False
    blocks = list(blocks)
    usual = _usual(doc, blocks)
    for index, block in enumerate(blocks):
        if block.kind != "row":
            if named := columns_in_line(doc, block):
                columns, before = named, False
                continue
            # The empty cells at the end of a row leave no sign: what stands alone below a row is one.
            alone = (
                before
                and columns
                and not block.loose
                and block.kind == "text"
                and "\n" not in doc.quote(block.span)
            )
            before = bool(alone and block.end - block.start <= _LONGEST_CELL)
            if before and columns[0]:
                yield Row(block, {columns[0]: block.span})
            continue
        before = True
        if named := headings(doc, block):
            columns = _by_contents(doc, named, blocks[index + 1 :])
            continue
        spans = cells(doc, block)
        names = columns or usual
        filled = (
            (name, *_labelled(doc, span))
            for name, span in zip([*names, *[""] * len(spans)], spans, strict=False)
        )
        found: dict[str, Span] = {}
        for name, label, span in filled:
            if (label or name) and span[0] < span[1]:
                found.setdefault(label or name, span)
        yield Row(block, found, frozenset(columns))


def _labelled(doc: Document, span: Span) -> tuple[str, Span]:
    """Return what a cell says of itself: "Qui : Mme Roux" holds who, whatever its column."""
    colon = doc.text.find(":", span[0], min(span[1], span[0] + _LONGEST_LABEL))
    kind = _column(doc.lexicon, doc.shadow[span[0] : colon].strip()) if colon > 0 else ""
    return (kind, trimmed(doc.text, colon + 1, span[1])) if kind else ("", span)


def _usual(doc: Document, blocks: Iterable[Block]) -> list[str]:
    """Return what the columns of a table without headings hold, by the row that tells most of them."""
    told = [
        _told_by(doc, cells(doc, block))
        for block in islice((b for b in blocks if b.kind == "row"), _ROWS_ASKED)
    ]
    return max(told, key=lambda names: sum(map(bool, names)), default=["decision"])


def _told_by(doc: Document, spans: list[Span]) -> list[str]:
    """Return what the cells of a row hold: beside something to do, who and by when show by themselves."""
    numbered = bool(spans) and _NUMBER.fullmatch(doc.shadow[slice(*spans[0])]) is not None
    lead = ["number"] if numbered else []
    names = [
        "responsible" if somebody(doc, *span) else "deadline" if is_when(doc, span) else ""
        for span in spans[len(lead) :]
    ]
    if len(names) < _FEWEST_COLUMNS or names.count("responsible") != 1 or names.count("deadline") != 1:
        return [*lead, "decision"]
    names[names.index("")] = "decision"
    return [*lead, *names]


def is_when(doc: Document, span: Span) -> bool:
    """Tell whether a cell holds a term."""
    return is_term(doc, *span) or _DAY.search(doc.shadow, *span) is not None
