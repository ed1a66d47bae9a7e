"""A pasted text cut into the pieces of which signatures consist, each with its place.

Separators are line ends, bars, bullets, tabs, commas, semicolons, and dashes with blanks around them. What
e-mail addresses, pages and numbers take is covered first, so that it cuts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cufdesk.reading.matching import Span, shadow_of, trimmed
from cufdesk.reading.signature_words import is_one_of, words

_CUTS = re.compile(
    r"\s+[-–—]\s+|\s*:\s+|\s*[|•·▪■◦;\t]\s*|\s*,\s+|\s{3,}|(?<=\s)/(?=\s)|[<>\[\]]"
    # "57 boulevard des Invalides 75007 Paris"
    r"|(?<=[^\W\d_])(?<!\bcp)(?<!\bCP)\s+(?=\d{5}\s+[^\W\d_])"
    # "Cécile Martin (elle)", and the little pictures before numbers
    r"|\s*\((?:elle|il|iel|ella|él|she|he|they)(?:\s*/\s*\w+)*\)|\s*[📞📱☎📧✉🌐🏠📍✆🖥]\ufe0f?\s*"
    # "Place du Capitole BP 999 31040 Toulouse"
    r"|(?<=\d)\s+(?=\d{5}\s+[^\W\d_])"
)
_LAST_WORD = re.compile(r"(?:^|[\s.,;:])(?P<word>[^\W\d_][^\s.:]*)[\s.:]*$")
_EDGES = " \t\u00a0\u202f,;:|•·▪*_-–—/.()"
_KEPT_STOP = re.compile(r"(?:^|[\s(])(?:(?:[^\W\d_]\.)*[^\W\d_]|[^\W\d_]{2,4})\.$")
_HEADER = re.compile(r"^\s*(?P<word>[^\W\d_][^:\n]{0,22}?)\s*:\s*")
COVER = "\u0000"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without separators; `line` counts lines, `opens` marks the first piece of its line."""

    text: str
    span: Span
    line: int
    opens: bool

    @property
    def shadow(self) -> str:
        """Return the folded text, as long as the text."""
        return shadow_of(self.text)


def covered(text: str, spans: Iterable[Span]) -> str:
    """Return the text with some stretches made unreadable; it stays as long as it is."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = COVER * (end - start)
    return "".join(signs)


def lines(text: str, span: Span) -> Iterator[Span]:
    """Give the lines of a stretch."""
    start = span[0]
    for line in text[span[0] : span[1]].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def header_word(line: str) -> tuple[str, int]:
    """Return the kind of a header line and where its value begins: "people", "other", or "" for none."""
    match = _HEADER.match(line)
    if match is None:
        return "", 0
    shadow = shadow_of(match["word"])
    if is_one_of("other_headers", shadow):
        return "other", match.end()
    return ("people", match.end()) if is_one_of("senders", shadow) else ("", 0)


def pieces(text: str, masked: str, span: Span) -> Iterator[Piece]:
    """Give the pieces of a stretch in order; what was covered and labels of addresses give none."""
    for number, (start, end) in enumerate(lines(text, span)):
        opens = True
        for cut_start, cut_end in _cut(masked, start, end):
            for bare_start, bare_end in _uncovered(masked, cut_start, cut_end):
                begin, stop = _trimmed(text, bare_start, bare_end)
                if begin < stop and not _is_label(text[begin:stop]):
                    yield Piece(text[begin:stop], (begin, stop), number, opens)
                    opens = False


def _cut(masked: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _CUTS.finditer(masked, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _uncovered(masked: str, start: int, end: int) -> Iterator[Span]:
    """Give what is left between addresses and numbers, without the labels that lead to these."""
    at = start
    for part in re.split(f"({COVER}+)", masked[start:end]):
        if part and not part.startswith(COVER):
            leads = at + len(part) < end
            yield at, at + (_without_label(part) if leads else len(part))
        at += len(part)


def _without_label(part: str) -> int:
    """Return where a piece ends before a label of two letters or more, as in "… de México. Tel."."""
    match = _LAST_WORD.search(part)
    if match is None or len(match["word"]) < 2:
        return len(part)
    return match.start() if _is_label(match["word"]) else len(part)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without signs at its edges; the stop of an abbreviation and paired brackets stay."""
    begin, stop = trimmed(text, start, end, _EDGES + '"“”«»')
    tail = text[begin : min(stop + 1, end)]
    if tail.endswith(".") and _KEPT_STOP.search(tail):
        stop += 1
    if tail.endswith(")") and "(" in tail:
        stop += 1
    return begin, stop


def _is_label(text: str) -> bool:
    """Tell whether a piece only leads to an address or a number: "Tél.", "Courriel", "Tél / Fax"."""
    shadow = shadow_of(text)
    parts = [part for part in re.split(r"[\s:/&]+", shadow) if part]
    kinds = ("phones.office", "phones.mobile", "phones.fax", "phones.others")
    known = {word.rstrip(".") for kind in kinds for word in words(kind)}
    return shadow.rstrip(" .:") in known or all(part.rstrip(".") in known for part in parts)
