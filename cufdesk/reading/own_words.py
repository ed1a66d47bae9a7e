"""An officer's own words for reading, put beside those that come with the program, checked.

A file holds the same lists as `resources/reading/`, under the language they are in:

    [fr.modality]
    adopted = ["le comité tranche", "-vote"]

Each word is added to its list; a hyphen before a word takes it out; a table (`[fr.civilities]`) gains
entries.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cufdesk.i18n import _
from cufdesk.reading.language import LANGUAGES, lists_of
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 1024 * 1024
_LONGEST_WORD = 120
_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words to add and to take out: (language, list, words) and (language, table, entries), in order."""

    lists: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    tables: tuple[tuple[str, str, tuple[tuple[str, str | int], ...]], ...] = ()

    def __add__(self, other: OwnWords) -> OwnWords:
        return OwnWords((*self.lists, *other.lists), (*self.tables, *other.tables))


def own_words(path: Path) -> OwnWords:
    """Read an officer's own words from a TOML file in UTF-8.

    Raise Refusal, with the file's name and the line, for what is no such file or names a list there is not.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refusal(_("“{name}” cannot be read.").format(name=path.name)) from error
    if len(data) > LARGEST_FILE:
        raise Refusal(_("“{name}” is too large for a list of words.").format(name=path.name))
    try:
        text = data.decode("utf-8-sig")
        told = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _wrong(path, line, _("it is not written in UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found.group(1)) if found and found.group(1) else text.count("\n") + 1
        raise _wrong(
            path, line, _("a bracket, a quotation mark or an equals sign is missing or too many")
        ) from error
    return _checked(path, text, told)


def _wrong(path: Path, line: int, reason: str) -> Refusal:
    sentence = _("“{name}”, line {line}: {reason}.")
    return Refusal(sentence.format(name=path.name, line=line, reason=reason))


def _checked(path: Path, text: str, told: dict[str, Any]) -> OwnWords:
    found = OwnWords()
    for code, groups in told.items():
        if code not in LANGUAGES or not isinstance(groups, dict):
            known = ", ".join(LANGUAGES)
            raise _wrong(
                path,
                _line_of(text, code),
                _("“{word}” is no language of texts: {known}").format(word=code, known=known),
            )
        for name, value in _flat(groups):
            found += _one(path, text, code, name, value)
    return found


def _flat(groups: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Give lists by their path: "modality.adopted"; a table of the program's own is one entry."""
    for key, value in groups.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and name not in lists_of("fr")[1]:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _one(path: Path, text: str, code: str, name: str, value: Any) -> OwnWords:
    lists, tables = lists_of(code)
    line = _line_of(text, name.rpartition(".")[2])
    if name in tables and isinstance(value, dict):
        kind = tables[name]
        for word, meaning in value.items():
            if not isinstance(meaning, kind) or isinstance(meaning, bool) or not word.strip():
                reason = _("“{word}” has no meaning that fits the table “{name}”").format(
                    word=word, name=name
                )
                raise _wrong(path, _line_of(text, word), reason)
        return OwnWords(tables=((code, name, tuple(value.items())),))
    if name not in lists:
        raise _wrong(path, line, _("there is no list “{name}”").format(name=f"{code}.{name}"))
    if not isinstance(value, list):
        raise _wrong(path, line, _("“{name}” has to be a list of words in square brackets").format(name=name))
    for word in value:
        if not isinstance(word, str) or not word.strip(" -*") or len(word) > _LONGEST_WORD:
            shown = word if isinstance(word, str) else repr(word)
            raise _wrong(
                path, _line_of(text, shown, line), _("“{word}” is no word of a list").format(word=shown)
            )
    return OwnWords(lists=((code, name, tuple(value)),))


def _line_of(text: str, word: str, least: int = 1) -> int:
    """Return the first line, from `least` on, that a word stands on."""
    lines = text.split("\n")
    return next((at for at, line in enumerate(lines, 1) if at >= least and word and word in line), least)
