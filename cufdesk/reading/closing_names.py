"""Those who sign at the end of minutes: "La présidente, / Sylvie Roux", two beside each other or one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.mentions import has_given_name
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.positions import positions
from cufdesk.reading.understanding import PersonRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.directory import Directory
    from cufdesk.reading.structure import Document

_LAST_LINES = 14
_LONGEST_LINE = 140
_WIDE = re.compile(r"[ \u00a0]{3,}|\t+|\s\|\s")


def closing_names(doc: Document, directory: Directory) -> Iterator[PersonRead]:
    """Give those named alone on a line beside one that says nothing but their functions."""
    for above, below in pairwise(_last_lines(doc)):
        first, second = _cells(doc, above), _cells(doc, below)
        if len(first) != len(second):
            continue
        if all(_is_function(doc, cell) for cell in first):
            yield from _pairs(doc, directory, second, first)
        elif all(_is_function(doc, cell) for cell in second):
            yield from _pairs(doc, directory, first, second)


def _pairs(
    doc: Document, directory: Directory, names: list[Span], functions: list[Span]
) -> Iterator[PersonRead]:
    for cell, function in zip(names, functions, strict=True):
        named = named_at(doc, *cell)
        if named is None or named.name is None or named.span[1] < cell[1]:
            continue
        if named.civility or has_given_name(doc, named):
            told = positions(doc, directory, after_article(doc, *function), function[1])
            yield PersonRead(named.name, named.civility, "mentioned", told, named.span)


def _last_lines(doc: Document) -> list[Span]:
    """Return the last lines that say something, empty ones left out."""
    spans: list[Span] = []
    end = len(doc.text.rstrip())
    while end > 0 and len(spans) < _LAST_LINES:
        start = doc.text.rfind("\n", 0, end) + 1
        if doc.text[start:end].strip():
            spans.append((start, end))
        end = start - 1
    return spans[::-1]


def _cells(doc: Document, line: Span) -> list[Span]:
    if line[1] - line[0] > _LONGEST_LINE:
        return []
    cuts = [match.span() for match in _WIDE.finditer(doc.text, *line)]
    starts, ends = [line[0], *(end for _s, end in cuts)], [*(start for start, _e in cuts), line[1]]
    cells = (trimmed(doc.text, s, e, " \t\u00a0,;.:") for s, e in zip(starts, ends, strict=True))
    return [(s, e) for s, e in cells if s < e]


def _is_function(doc: Document, cell: Span) -> bool:
    """Tell whether a cell says a function and no name: "La secrétaire de séance"."""
    begin = after_article(doc, *cell)
    told = function_at(doc, begin, cell[1]) is not None
    return told and ":" not in doc.text[slice(*cell)] and doc.text[cell[1] : cell[1] + 1] != "."
