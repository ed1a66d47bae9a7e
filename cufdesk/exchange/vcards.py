"""vCard files: 2.1, 3.0 and 4.0 in, 3.0 and 4.0 out.

`read_vcards` gives every card that can be read and names every line that cannot; `vcard` writes one card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cufdesk.exchange.contact_cards import EMAIL, Card, Problem
from cufdesk.exchange.text_files import file_bytes
from cufdesk.exchange.vcard_lines import BadLine, Property, escaped, properties
from cufdesk.exchange.vcard_reading import card_of
from cufdesk.exchange.vcard_values import text_of
from cufdesk.exchange.vcard_writing import VERSIONS, vcard
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

__all__ = [
    "LARGEST_FILE",
    "VERSIONS",
    "CardList",
    "CardsRead",
    "cards_in",
    "read_vcard_file",
    "read_vcards",
    "vcard",
    "vcards",
]

LARGEST_FILE = 200 * 1024 * 1024  # photos weigh
_MOST_PROPERTIES = 10_000
_LONGEST_SHOWN = 200
_MEMBER = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_KIND = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})


@dataclass(frozen=True, slots=True)
class CardList:
    """A list of other cards under a name: `members` are their identifiers, or e-mail addresses."""

    name: str
    members: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class CardsRead:
    """What a file held: its cards in order, what could not be read of it, and the lists of its cards."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    lists: tuple[CardList, ...] = ()


def read_vcard_file(path: Path) -> CardsRead:
    """Read all cards of a file. Raise Refusal where it cannot be read, is above 200 MB or holds no card."""
    return read_vcards(file_bytes(path, LARGEST_FILE))


def read_vcards(data: bytes) -> CardsRead:
    """Read all cards of a file's bytes. Raise Refusal where they hold none at all."""
    cards, problems, lists = [], [], []
    for found in cards_in(data):
        if isinstance(found, Card):
            cards.append(found)
        elif isinstance(found, CardList):
            lists.append(found)
        else:
            problems.append(found)
    if not (cards or lists) and not any(problem.left_out for problem in problems):
        raise Refusal(_("This file holds no vCard: nothing in it begins with BEGIN:VCARD."))
    return CardsRead(tuple(cards), tuple(problems), tuple(lists))


def vcards(cards: Iterable[Card], version: str = "3.0") -> bytes:
    """Return the file of several cards."""
    return "".join(vcard(card, version) for card in cards).encode("utf-8")


def cards_in(data: bytes) -> Iterator[Card | CardList | Problem]:
    """Give the cards, lists and problems of a file as they come, each with its line."""
    reading = _Reading()
    for item in properties(data):
        yield from reading.take(item)
    yield from reading.end()


class _Reading:
    """Where the reading of a file stands: the card that is open, and another one inside it."""

    def __init__(self) -> None:
        self._open: list[Property] | None = None
        self._line = 0
        self._inner: list[str] = []

    def take(self, item: Property | BadLine) -> Iterator[Card | CardList | Problem]:
        """Take the next line of the file."""
        if isinstance(item, BadLine):
            yield Problem(item.line, _("This line is no property of a vCard."), item.text[:_LONGEST_SHOWN])
        elif self._inner:
            self._take_inner(item)
        elif item.name == "BEGIN" and item.value.strip().upper() == "VCARD":
            yield from self._begin(item)
        elif item.name == "END" and item.value.strip().upper() == "VCARD":
            yield from self._finish(item.line)
        elif self._open is None:
            text = f"{item.name}{item.raw}:{item.value}"[:_LONGEST_SHOWN]
            yield Problem(item.line, _("This line stands outside any vCard."), text)
        else:
            self._open.append(item)

    def end(self) -> Iterator[Card | CardList | Problem]:
        """Close what the end of the file left open."""
        if self._inner:
            self._close_inner()
        if self._open is not None:
            yield Problem(self._line, _("The end of this vCard is missing: it was read as far as it goes."))
            yield from self._finish(self._line)

    def _begin(self, item: Property) -> Iterator[Card | CardList | Problem]:
        if self._open and self._open[-1].name == "AGENT" and not self._open[-1].value.strip():
            self._inner = ["BEGIN:VCARD"]
            return
        if self._open is not None:
            yield Problem(self._line, _("The end of this vCard is missing: it was read as far as it goes."))
            yield from self._finish(self._line)
        self._open, self._line = [], item.line

    def _finish(self, line: int) -> Iterator[Card | CardList | Problem]:
        found, self._open = self._open, None
        if found is None:
            yield Problem(line, _("This line stands outside any vCard."), "END:VCARD")
        elif len(found) > _MOST_PROPERTIES:
            yield Problem(self._line, _("This vCard has too many lines: it was left out."), left_out=True)
        elif any(map(_says_group, found)):
            yield _list_of(found, self._line)
        else:
            card = card_of(found, self._line)
            if card.shown_name:
                yield card
                yield from _no_addresses(found)
            else:
                sentence = _("This vCard has no name, no function, no body and no address: it was left out.")
                yield Problem(self._line, sentence, left_out=True)

    def _take_inner(self, item: Property) -> None:
        """Keep the card inside a card (AGENT of 2.1) as 3.0 writes it: as a text."""
        self._inner.append(f"{item.name}{item.raw}:{item.value}")
        if item.name == "END":
            self._close_inner()

    def _close_inner(self) -> None:
        if self._open:
            last = self._open[-1]
            self._open[-1] = replace(last, value=escaped("\n".join(self._inner)))
        self._inner = []


def _says_group(item: Property) -> bool:
    """Tell whether a line makes its card a list of others, as version 4.0 or as a Macintosh says it."""
    return item.name in _KIND and item.value.strip().casefold() == "group"


def _list_of(found: Iterable[Property], line: int) -> CardList:
    """Return the list that a card is."""
    texts = [(item.name, text_of(item)) for item in found]
    name = next((text for key, text in texts if key == "FN"), "")
    members = (text.removeprefix("mailto:") for key, text in texts if key in _MEMBER)
    return CardList(name[:_LONGEST_SHOWN], tuple(dict.fromkeys(filter(None, members))), line)


def _no_addresses(found: Iterable[Property]) -> Iterator[Problem]:
    """Name the lines whose e-mail address is none."""
    for item in found:
        text = text_of(item) if item.name == "EMAIL" else ""
        if text and not EMAIL.search(text):
            sentence = _("This is no e-mail address: it was kept as it is written.")
            yield Problem(item.line, sentence, text[:_LONGEST_SHOWN])
