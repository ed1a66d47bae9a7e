"""Words in the cells of a list: genders, countries, languages, civilities and titles, in three languages.

They stand in resources/contacts/words.toml, which an officer can extend.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from cufdesk.folding import fold
from cufdesk.i18n import LANGUAGES, LOCALES
from cufdesk.paths import resource

_WORD = re.compile(r"[^\W_]+")
_LONGEST_TITLE = 3  # words


def plain(text: str) -> str:
    """Return a text's folded words with one space between them: no points, hyphens, cases or accents."""
    return " ".join(_WORD.findall(fold(text)))


@cache
def words() -> dict[str, Any]:
    """Return the lists of words.toml."""
    with open(resource("contacts", "words.toml"), "rb") as file:
        return tomllib.load(file)


# Genders ---------------------------------------------------------------------------------------------


def gender_words(column: list[str]) -> dict[str, str]:
    """Return what the words of a column mean, as vCard's letters; a word that nothing tells is left out.

    "M" is masculine, except beside "H" and without "F": there it is the Spanish "mujer". Where every word is
    "M", nobody can tell.
    """
    lists = words()["gender"]
    known = {plain(word): letter for letter in "MFO" for word in lists[letter]}
    known |= {plain(word): "M" for word in lists["man"]}
    said = {plain(text) for text in column}
    letters = {known[word] for word in said if word in known}
    for word in map(plain, lists["either"]):
        if word in said and letters:
            known[word] = "F" if said & set(lists["man"]) and "F" not in letters else "M"
    return {word: known[word] for word in said if word in known}


# Countries and languages -----------------------------------------------------------------------------


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by their plain names in three languages and by our own words."""
    # Babel is not loaded before a list is read.
    from babel import Locale

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(LOCALES[language]).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}:
                found.setdefault(plain(name), code)
    for code, names in words()["countries"].items():
        found |= {plain(name): code for name in names}
    return found


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in _countries().values() if len(code) == 2)


def country_code(text: str, *, as_code: bool = False) -> str:
    """Return the code of a country, "international", or nothing where the word is not known.

    `as_code` reads two letters as a code first: "RU" is then Russia, else the Spanish for United Kingdom.
    """
    word = plain(text)
    code = text.strip().upper()
    if as_code and code in _codes():
        return code
    known = _countries().get(word) or _countries().get(word.replace(" ", ""), "")
    return known or (code if code in _codes() else "")


def says_codes(column: list[str]) -> bool:
    """Tell whether a column of countries is one of codes."""
    said = [text.strip().upper() for text in column if text.strip()]
    return bool(said) and all(text in _codes() or text == "INTERNATIONAL" for text in said)


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language; what is no code stands for itself."""
    from babel import Locale

    return str(Locale.parse(LOCALES[language]).territories.get(code, code))


@cache
def _languages() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(LOCALES[language]).languages.items():
            if "_" not in code:
                found.setdefault(plain(name), code)
                if len(code) == 2:
                    found.setdefault(code, code)
    return found


def language_code(text: str) -> str:
    """Return the code of a language, or nothing where the word is not known."""
    word = text.strip()
    if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)+", word) and word.split("-")[0] in _languages().values():
        return word
    return _languages().get(plain(word), "")


def language_name(code: str, language: str) -> str:
    """Return the name of a language in another; what is no code stands for itself."""
    from babel import Locale

    return str(Locale.parse(LOCALES[language]).languages.get(code, code))


# Titles ----------------------------------------------------------------------------------------------


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    lists = words()["titles"]
    return frozenset(map(plain, lists["words"])), frozenset(map(plain, lists["with_point"]))


def is_titles(text: str) -> bool:
    """Tell whether a text is made of civilities and titles alone."""
    found, rest = split_titles(text)
    return bool(found) and (not rest or plain(rest) in _titles()[0])


def split_titles(text: str) -> tuple[str, str]:
    """Return the civilities and titles that a name begins with, as written, and the rest."""
    pieces = re.findall(r"\S+", re.sub(r"(?<=[.])(?=[^\W\d_]{3})", " ", text.strip()))
    at = 0
    while at < len(pieces):
        longest = next((n for n in range(_LONGEST_TITLE, 0, -1) if _is_title(pieces[at : at + n], n)), 0)
        if not longest:
            break
        at += longest
    return " ".join(pieces[:at]), " ".join(pieces[at:])


def _is_title(pieces: list[str], count: int) -> bool:
    if len(pieces) < count:
        return False
    titles, with_point = _titles()
    word = plain(" ".join(pieces))
    if word not in titles:
        return False
    return word not in with_point or pieces[-1].endswith(".")
