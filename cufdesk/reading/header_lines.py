"""Lines of addresses: "Dupont, Jean" <jean.dupont@ville.fr>; those of e-mail headers with several people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cufdesk.reading.contact_points import EMAIL
from cufdesk.reading.matching import Span, trimmed

_ENTRY = re.compile(r"(?P<name>[^<>\[\];@]*?)\s*[<\[(]\s*(?:mailto:\s?)?(?P<mail>[^<>\[\]()\s]+@[^<>\[\]()\s]+)\s*[>\])]")
_EDGES = " \t\u00a0,;'\"“”«»"


def has_entries(line: str) -> bool:
    """Tell whether a line gives a name before an address in brackets."""
    return _ENTRY.search(line) is not None


def entries(text: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Give the places of names (empty where an address stands alone) and of addresses."""
    at = start
    for match in _ENTRY.finditer(text, start, end):
        yield from _bare(text, at, match.start())
        name = trimmed(text, *match.span("name"), _EDGES)
        cut = text.rfind('"', *match.span("name"))
        yield (name if cut < 0 else trimmed(text, *_quoted(text, match.span("name")), _EDGES)), match.span("mail")
        at = match.end()
    yield from _bare(text, at, end)


def _quoted(text: str, span: Span) -> Span:
    """Return what stands in quotation marks, or all where they are not paired."""
    first, last = text.find('"', *span), text.rfind('"', *span)
    return (first + 1, last) if 0 <= first < last else span


def _bare(text: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    for match in EMAIL.finditer(text, start, end):
        yield (match.start(1), match.start(1)), match.span(1)
