"""The words that the rules use, per language: data in `resources/reading/` with a person's own behind it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from cufdesk.paths import resource
from cufdesk.reading.matching import pattern, shadow_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from cufdesk.reading.own_words import OwnWords

LANGUAGES = ("fr", "es")
_SAMPLE = 200_000
_SURE_WORDS = 2
# A French text names Mexican bodies and functions in Spanish, and the other way round.
_SHARED = (
    ("functions", "words"),
    ("functions", "elected"),
    ("bodies", "strong"),
    ("bodies", "weak"),
    ("bodies", "units"),
    ("bodies", "places"),
    ("bodies", "in_many_countries"),
    ("bodies", "about_country"),
)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The word lists of one language, named by their path in its file: "headings.decisions"."""

    code: str
    _data: dict[str, Any] = field(repr=False)

    def _at(self, path: str) -> Any:
        value: Any = self._data
        for key in path.split("."):
            value = value[key]
        return value

    def words(self, path: str) -> tuple[str, ...]:
        """Return the words of a list (or the keys of a table), as written in the file."""
        return _words(self, path)

    @cached_property
    def find(self) -> Callable[..., re.Pattern[str]]:
        """Return what gives the pattern that finds any word of some lists in a shadow: `find("months")`."""
        # Rules ask for patterns more often than for anything else.
        return lru_cache(maxsize=None)(self._pattern)

    def _pattern(self, *paths: str) -> re.Pattern[str]:
        return pattern(tuple(word for path in paths for word in self.words(path)))

    @cached_property
    def also(self) -> str:
        """Return the alternatives, for a pattern, of what joins two of a kind: "et", "y"."""
        return "|".join(shadow_of(word) for word in self.words("and"))

    def folded(self, *paths: str) -> frozenset[str]:
        """Return the folded words of some lists, to look whole words up in."""
        return _folded(self, paths)

    def table(self, path: str) -> dict[str, Any]:
        """Return a table with folded keys."""
        return {shadow_of(str(key)): value for key, value in self._at(path).items()}

    def value(self, path: str, shadow: str) -> Any:
        """Return what a table says of a word, or None; keys with `*` stand for any ending."""
        return _value(self, path, shadow)


@lru_cache(maxsize=1024)
def _words(lex: Lexicon, path: str) -> tuple[str, ...]:
    return tuple(str(word) for word in lex._at(path))  # noqa: SLF001 - the lists are the lexicon's own


@lru_cache(maxsize=512)
def _folded(lex: Lexicon, paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(shadow_of(word) for path in paths for word in lex.words(path))


@lru_cache(maxsize=512)
def _table(lex: Lexicon, path: str) -> dict[str, Any]:
    return lex.table(path)


@lru_cache(maxsize=50_000)
def _value(lex: Lexicon, path: str, shadow: str) -> Any:
    word = " ".join(shadow.split())
    table = _table(lex, path)
    if word in table:
        return table[word]
    return next((value for stem, value in _stems(lex, path) if word.startswith(stem)), None)


@lru_cache(maxsize=512)
def _stems(lex: Lexicon, path: str) -> tuple[tuple[str, Any], ...]:
    return tuple((key[:-1], value) for key, value in _table(lex, path).items() if key.endswith("*"))


@lru_cache(maxsize=8)
def lexicon(code: str, own: OwnWords | None = None) -> Lexicon:
    """Return the word lists of a language, "fr" or "es", with the shared ones of the other added.

    `own` are an officer's words: they are added to the lists, or taken out of them; "own.words" has those
    added.
    """
    data = _file(code)
    for other in LANGUAGES:
        if other != code:
            for group, key in _SHARED:
                words = data[group][key]
                words += [word for word in _file(other)[group][key] if word not in words]
            data["countries"] = {**_file(other)["countries"], **data["countries"]}
    for language, path, words in own.lists if own else ():
        if language == code:
            _add_words(data, path, words)
    told = [words for language, _path, words in own.lists if language == code] if own else []
    data["own"] = {"words": [word for words in told for word in words if not word.startswith("-")]}
    for language, path, entries in own.tables if own else ():
        if language == code:
            _at(data, path).update(entries)
    return Lexicon(code, data)


def built_in(code: str, path: str) -> tuple[str, ...]:
    """Return the words that a language's own file has in a list."""
    group, _dot, name = path.partition(".")
    return tuple(str(word) for word in _file(code)[group][name])


def own_functions(code: str) -> tuple[str, ...]:
    """Return the words for functions that a language's own file has; `*` stands for any ending."""
    return tuple(str(word).casefold() for word in _file(code)["functions"]["words"])


def _at(data: dict[str, Any], path: str) -> Any:
    for key in path.split("."):
        data = data[key]
    return data


def _add_words(data: dict[str, Any], path: str, words: tuple[str, ...]) -> None:
    known: list[str] = _at(data, path)
    taken_out = {word[1:] for word in words if word.startswith("-")}
    known[:] = [word for word in known if word not in taken_out]
    known += [word for word in words if not word.startswith("-") and word not in known]


@lru_cache(maxsize=4)
def lists_of(code: str) -> tuple[frozenset[str], dict[str, type]]:
    """Return the lists of a language by their path, and its tables with the type of what they hold."""
    lists: set[str] = set()
    tables: dict[str, type] = {}

    def walk(value: dict[str, Any], before: str) -> None:
        for key, inner in value.items():
            name = f"{before}{key}"
            if isinstance(inner, list):
                lists.add(name)
            elif all(isinstance(one, (str, int)) for one in inner.values()):
                tables[name] = type(next(iter(inner.values())))
            else:
                walk(inner, f"{name}.")

    walk(_file(code), "")
    return frozenset(lists), tables


def _file(code: str) -> dict[str, Any]:
    with open(resource("reading", f"{code}.toml"), "rb") as file:
        return tomllib.load(file)


def is_in_other(lex: Lexicon, shadow: str) -> bool:
    """Tell whether some words are in the other language: its small words are clearly more frequent."""
    counts = {code: len(lexicon(code).find("common").findall(shadow)) for code in LANGUAGES}
    other = max(count for code, count in counts.items() if code != lex.code)
    return other >= _SURE_WORDS and other > 2 * counts[lex.code]


def language_of(shadow: str) -> str:
    """Return the language whose small words are the most frequent; French where nothing tells."""
    sample = shadow[:_SAMPLE]
    counts = {code: len(lexicon(code).find("common").findall(sample)) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])
