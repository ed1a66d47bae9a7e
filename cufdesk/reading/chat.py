"""Messages of a chat as telephones and offices keep it: who wrote each, and what is no message at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?"
_CLOCK = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:[ \u00a0\u202f][aApP]\.?[ \u00a0]?[mM]\.?)?"
# "[20/11/2024, 19:42] Nadia Roux: …", "20/11/2024 19:42 - Nadia Roux: …", "[10:02] Nadia: …".
CHAT = re.compile(
    rf"(?m)^(?:\[?{_DAY}\s(?:à\s|a las\s)?{_CLOCK}\]?|\[{_CLOCK}\]|{_CLOCK}(?=\s[-–]\s))\s(?:[-–]\s)?"
    r"(?P<who>[^:\n]{2,60}?)\s?:\s"
)
# What the telephone tells: "[…] Nadia a ajouté Kévin".
_TOLD = re.compile(rf"(?m)^(?:\[{_DAY}\s{_CLOCK}\]|{_DAY}\s{_CLOCK}\s[-–])\s[^:\n]{{2,120}}$")
# "Solène Wallaert 08/10/2025 12:41", "Nadia Roux, [18/03/2019 07:44]" on a line of its own.
_HEAD = re.compile(
    r"(?m)^(?P<who>[^\W\d_a-zà-ÿ][^\W\d_]+(?:[ \u00a0'’-][^\W\d_][^\W\d_]*){0,4})"
    r"(?:[ \u00a0]\([^()\n]{2,40}\))?,?[ \u00a0]"
    rf"(?:[-–—][ \u00a0])?\[?(?:(?:{_DAY}|hier|ayer|aujourd'hui|hoy|lundi|mardi|mercredi|jeudi|vendredi)"
    rf"[ \u00a0](?:à |a las )?)?{_CLOCK}\]?$"
)
_FEWEST_HEADS = 2
_ASIDE = re.compile(r"[ \u00a0]?\([^()\n]*\)")
_EDGES = " \t\u00a0~<>\"'“”«»,-–"


def heads(text: str) -> tuple[re.Match[str], ...]:
    """Return the lines that name who wrote what stands below them; one alone is none."""
    found = tuple(_HEAD.finditer(text))
    return found if len(found) >= _FEWEST_HEADS else ()


def authors(doc: Document) -> Iterator[tuple[int, Span]]:
    """Give where each message begins, and the place of the name of its author."""
    for match in (*CHAT.finditer(doc.text), *heads(doc.text)):
        start, end = match.span("who")
        aside = _ASIDE.search(doc.text, start, end)
        yield match.start(), trimmed(doc.text, start, aside.start() if aside else end, _EDGES)


def around(doc: Document) -> Iterator[Span]:
    """Give the lines that say nothing themselves: who wrote below, who came and went."""
    yield from (match.span() for match in heads(doc.text))
    if CHAT.search(doc.text):
        yield from (match.span() for match in _TOLD.finditer(doc.text))


def is_notice(doc: Document, start: int, end: int) -> bool:
    """Tell whether a message holds nothing that somebody wrote: "<Médias omis>", "imagen omitida"."""
    first, last = trimmed(doc.text, start, end, " \t\u00a0\u200e<>[]().")
    return doc.lexicon.find("chat.notices").fullmatch(doc.shadow, first, last) is not None
