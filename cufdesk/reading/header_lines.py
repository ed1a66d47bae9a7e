"""Lines of addresses: "Dupont, Jean" <jean.dupont@ville.fr>; those of e-mail headers with several people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cufdesk.reading.contact_points import EMAIL
from cufdesk.reading.matching import Span, trimmed

_ADDRESS = re.compile(
    r"[<\[(]\s{0,4}(?:mailto:\s?)?(?P<mail>[^<>\[\]()\s@]{1,80}@[^<>\[\]()\s@]{1,120})\s{0,4}[>\])]"
)
_EDGES = " \t\u00a0,'\"“”«»<>[]()"


def has_entries(line: str) -> bool:
    """Tell whether a line gives an address in brackets."""
    return _ADDRESS.search(line) is not None


def entries(text: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Give the places of names (empty where an address stands alone) and of addresses."""
    at = start
    for match in _ADDRESS.finditer(text, start, end):
        begin = at
        for bare in _bare(text, at, match.start()):
            yield bare
            begin = bare[1][1]
        begin = max(begin, text.rfind(";", begin, match.start()) + 1)
        yield _named(text, begin, match.start()), match.span("mail")
        at = match.end()
    yield from _bare(text, at, end)


def _named(text: str, start: int, end: int) -> Span:
    """Return the name before an address: what stands in quotation marks, else all."""
    first, last = text.find('"', start, end), text.rfind('"', start, end)
    return trimmed(text, *((first + 1, last) if 0 <= first < last else (start, end)), _EDGES)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    for match in EMAIL.finditer(text, start, end):
        yield (match.start(1), match.start(1)), match.span(1)
