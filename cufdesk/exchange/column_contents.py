"""What the columns of a table without a header hold, told by their cells alone: a guess, to be looked at.

Each column is judged by most of its cells; a surname is known only by the given names beside it, a town by
the postal codes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache

from cufdesk.domain.given_names import is_given_name
from cufdesk.exchange.contact_cards import EMAIL
from cufdesk.exchange.contact_words import country_code, is_titles, language_code, split_titles
from cufdesk.folding import words_of
from cufdesk.paths import resource

_MOST, _MANY = 0.8, 0.5  # shares of the cells that are not empty
_LONGEST = 200  # characters of a cell that is looked at
_PHONE = re.compile(r"\+?[\d\s().\-/\u00a0\u202f]{8,25}(?:\s?(?:ext|poste|x)\.?\s?\d+)?")
_POSTAL = re.compile(r"\d{5}")
_WEB = re.compile(r"(?i)(?:https?://|www\.)\S+")
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}(?:[- ]?[^\W\d_]+)?")
_NAME = re.compile(r"[^\W\d_]+(?:[ '’\-.][^\W\d_]*)*")
_NAME_WORDS = 5


@cache
def _words(group: str) -> frozenset[str]:
    with open(resource("contacts", "contents.toml"), "rb") as file:
        listed = tomllib.load(file)[group]
    return frozenset(word for text in listed for word in words_of(text))


def reached_by(cells: Sequence[str]) -> str:
    """Return "email" or "phone" where most cells are such, else nothing."""
    if _share(cells, lambda text: EMAIL.fullmatch(text) is not None) >= _MOST:
        return "email"
    is_code = _share(cells, lambda text: _POSTAL.fullmatch(text) is not None) >= _MOST
    return "phone" if not is_code and _share(cells, _is_phone) >= _MOST else ""


def held_by(columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the fields that columns hold, given as their cells that are not empty; nothing where unsure."""
    found = [_held(cells) for cells in columns]
    # Most lists have the surname before the given names.
    for known, unsure, places in (
        ("given_names", "first_surname", (-1, 1)),
        ("postal_code", "city", (1, -1)),
    ):
        if known in found:
            beside = (found.index(known) + step for step in places)
            open_ = (place for place in beside if 0 <= place < len(found) and not found[place])
            named = (place for place in open_ if _share(columns[place], _is_name) >= _MOST)
            if (place := next(named, None)) is not None:
                found[place] = unsure
    return found


def _held(cells: Sequence[str]) -> str:
    """Return what a column holds by its own cells."""
    if not cells:
        return ""
    if reached := reached_by(cells):
        return reached
    tests: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
        ("postal_code", _MOST, lambda text: _POSTAL.fullmatch(text) is not None),
        ("url", _MOST, lambda text: _WEB.fullmatch(text) is not None),
        ("prefix", _MOST, is_titles),
        ("country", _MOST, lambda text: len(text) > 2 and bool(country_code(text))),
        ("languages", _MOST, lambda text: all(map(language_code, re.split(r"\s*[,;/]\s*", text)))),
        ("street", _MANY, _is_street),
        ("title", _MANY, lambda text: _first_word(text) in _words("functions")),
        ("organisation", _MANY, _is_body),
    )
    for field, share, fits in tests:
        if _share(cells, fits) >= share:
            return field
    if _share(cells, _has_given_name) < _MANY:
        return ""
    return "full_name" if _share(cells, lambda text: " " in _bare(text)) >= _MANY else "given_names"


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    """Return how many of the cells something is true of, from 0 to 1."""
    return sum(1 for text in cells if len(text) < _LONGEST and fits(text)) / len(cells) if cells else 0.0


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None


def _first_word(text: str) -> str:
    return next(iter(words_of(text)), "")


def _is_street(text: str) -> bool:
    words = words_of(text)
    return any(word.isdigit() for word in words) and not _words("streets").isdisjoint(words)


def _is_body(text: str) -> bool:
    return _first_word(text) in _words("bodies") or _ACRONYM.fullmatch(text) is not None


def _bare(text: str) -> str:
    """Return a name without the civility and the titles before it."""
    return split_titles(text)[1]


def _is_name(text: str) -> bool:
    return text[:1].isalpha() and _NAME.fullmatch(text) is not None and len(text.split()) < _NAME_WORDS


def _has_given_name(text: str) -> bool:
    bare = _bare(text)
    return _is_name(bare.replace(",", "")) and any(map(is_given_name, words_of(bare)))
