"""Which column of a table says what of a contact: guessed from its header, with how sure that is.

The words stand in resources/contacts/columns.toml, which an officer can extend. Nothing is decided for good:
the mapping is shown, and a person may change any column of it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from cufdesk.exchange.address_columns import addresses, continued
from cufdesk.exchange.column_contents import held_by, reached_by
from cufdesk.exchange.contact_words import is_titles, plain
from cufdesk.exchange.tables import Row
from cufdesk.i18n import N_
from cufdesk.paths import resource

# What a column may hold, in the order of choices; the words are those of a header, too.
FIELDS = {
    "kind": N_("Person or body"),
    "prefix": N_("Civility and titles"),
    "given_names": N_("Given names"),
    "additional_names": N_("Additional names"),
    "first_surname": N_("First surname"),
    "second_surname": N_("Second surname"),
    "both_surnames": N_("Surnames"),
    "full_name": N_("Full name"),
    "usage_name": N_("Usage name"),
    "suffix": N_("Name suffix"),
    "aliases": N_("Other spellings"),
    "gender": N_("Gender"),
    "title": N_("Function"),
    "organisation": N_("Body"),
    "unit": N_("Department"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "street": N_("Address"),
    "extended": N_("Address complement"),
    "po_box": N_("PO box"),
    "postal_code": N_("Postal code"),
    "city": N_("City"),
    "region": N_("Region"),
    "address_country": N_("Country of the address"),
    "country": N_("Country"),
    "languages": N_("Languages"),
    "url": N_("Website"),
    "categories": N_("Categories"),
    "notes": N_("Notes"),
    "parent": N_("Belongs to"),
    "counterpart": N_("Counterparts abroad"),
    "member": N_("Members"),
    "president": N_("President of the group"),
    "uid": N_("Identifier"),
}
SURE = 0.6  # from here on, a guess needs no question
_HEADER_ROWS = 12
_SAMPLE = 200
_OF_A_KIND = frozenset({"email", "phone", "street", "city", "postal_code", "po_box", "extended", "region"})
_MOST_MAPPED = 200  # columns: a list has fewer, and a stray cell may stand in the last one of a sheet
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds (`field`, empty where nobody knows), and how sure that is, from 0 to 1.

    `number` counts the columns of the same field from 1, and is one for all columns of an address; `types`
    and `language` are what else its header says. `kind_index` is the column that tells, line by line, which
    telephone or address it is ("Phone 1 - Type"); none where it is -1.
    """

    index: int
    header: str
    field: str = ""
    number: int = 1
    types: tuple[str, ...] = ()
    language: str = ""
    confidence: float = 0.0
    kind_index: int = -1


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All columns of a table; `header_line` is the line of its header, 0 where it has none."""

    columns: tuple[Column, ...]
    header_line: int = 0

    @property
    def of_kinds(self) -> frozenset[int]:
        """Return the places of the columns that tell of others which telephone or address they are."""
        return frozenset(one.kind_index for one in self.columns if one.field and one.kind_index >= 0)

    @property
    def unmapped(self) -> tuple[Column, ...]:
        """Return the columns that nothing will be taken from."""
        return tuple(one for one in self.columns if not one.field and one.index not in self.of_kinds)

    def of(self, field: str) -> tuple[Column, ...]:
        """Return the columns that hold a field."""
        return tuple(column for column in self.columns if column.field == field)

    def with_field(self, index: int, field: str) -> ColumnMapping:
        """Return the mapping as a person corrects it: one column holds this field, or (empty) nothing."""
        if field and field not in FIELDS:
            raise ValueError(f"no field of a contact: {field}")
        changed = [
            replace(column, field=field, number=0, confidence=1.0) if column.index == index else column
            for column in self.columns
        ]
        return ColumnMapping(tuple(_numbered(changed)), self.header_line)


@dataclass(frozen=True, slots=True)
class _Meaning:
    field: str
    confidence: float
    number: int = 0
    types: tuple[str, ...] = ()
    language: str = ""


_NOTHING = _Meaning("", 0.0)


@cache
def _lists() -> dict[str, Any]:
    with open(resource("contacts", "columns.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def _phrases() -> dict[str, str]:
    """Return the fields by the plain words of their headers; unsure ones under their own names."""
    lists = _lists()
    return {
        plain(phrase): field
        for group in ("unsure", "headers")
        for field, phrases in lists[group].items()
        for phrase in phrases
    }


@cache
def _beside() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return the words that may stand beside a header: kinds, languages, and those that say nothing."""
    lists = _lists()
    kinds = {plain(word): kind for kind, words in lists["types"].items() for word in words}
    languages = {plain(word): code for code, words in lists["languages"].items() for word in words}
    return kinds, languages, frozenset(map(plain, lists["small"]["words"]))


def guess(rows: Sequence[Row]) -> ColumnMapping:
    """Find the header among the first rows and say what each column holds.

    A table without a header is guessed from its contents, column by column.
    """
    width = max((len(row.cells) for row in rows), default=0)
    best, best_score = None, 0.0
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        found = [meaning_of(cell).confidence for cell in row.cells[:_MOST_MAPPED]]
        score, known = sum(found), sum(1 for confidence in found if confidence >= SURE)
        if score > best_score and (known > 1 or known == len(row.cells) == 1):
            best, best_score = place, score
    body = rows[best + 1 if best is not None else 0 :][:_SAMPLE]
    if best is None:
        return ColumnMapping(tuple(_numbered(_by_contents(width, body))))
    header, columns = rows[best].cells, []
    for index in range(width):
        words = header[index] if index < len(header) else ""
        if index < _MOST_MAPPED:
            columns.append(_column(index, words, _said(body, index)))
        else:
            columns.append(Column(index, words.strip()))
    return ColumnMapping(tuple(_numbered(_settled(columns, body))), rows[best].line)


def _by_contents(width: int, body: Sequence[Row]) -> list[Column]:
    """Return the columns of a table without a header by what their cells show."""
    cells = [_said(body, index) for index in range(min(width, _MOST_MAPPED))]
    fields = [*held_by(cells), *[""] * (width - len(cells))]
    return [Column(index, "", field, confidence=0.5 if field else 0.0) for index, field in enumerate(fields)]


def _said(body: Sequence[Row], index: int) -> list[str]:
    return [row.cell(index).strip() for row in body if row.cell(index).strip()]


def _column(index: int, header: str, said: Sequence[str]) -> Column:
    found = meaning_of(header)
    shown = "" if says_nothing(header) and not found.field else reached_by(said)
    if not found.field or (found.confidence < SURE and shown):
        found = _Meaning(shown, 0.5) if shown else found
    return Column(
        index, header.strip(), found.field, found.number, found.types, found.language, found.confidence
    )


@lru_cache(maxsize=1000)
def meaning_of(header: str) -> _Meaning:
    """Return what a header says: its field and how sure that is, its number, kinds and language."""
    if len(header) > _LONGEST_HEADER:
        return _Meaning("", 0.0)
    header = re.sub(r"(?i)\be-?mail", "email", header)
    whole = plain(header)
    if whole not in _phrases():
        whole = plain(re.sub(r"\([sex]\)", "", header))  # "Langue(s)"
    if not whole:
        return _Meaning("", 0.0)
    if re.sub(r" ?\d+", "", whole) in map(plain, _lists()["again"]["phrases"]):
        return _NOTHING
    if whole in _phrases():
        return _Meaning(_phrases()[whole], 1.0, types=_kinds(whole))
    if says_nothing(whole):
        return _NOTHING
    if set(whole.split()) & set(map(plain, _lists()["about"]["words"])):
        return _Meaning("", 0.0)
    return _taken_apart(whole)


def says_nothing(header: str) -> bool:
    """Tell whether a header names what no contact has a field for: a birthday, a pronunciation, a date."""
    whole, lists = plain(header), _lists()["nothing"]
    words = set(re.findall(r"[^\W\d_]+", whole))
    return whole in map(plain, lists["phrases"]) or not words.isdisjoint(map(plain, lists["words"]))


def _taken_apart(whole: str) -> _Meaning:
    """Return what a header says without the numbers, kinds, languages and small words in it."""
    kinds, languages, small = _beside()
    number, types, language, left = 0, [], "", []
    for word in re.findall(r"[^\W\d_]+|\d+", whole):
        if word.isdecimal():
            number = int(word) if len(word) < 3 else number
        elif word in kinds:
            types.append(kinds[word])
        elif word in languages and word not in small:
            language = languages[word]
        elif word not in small:
            left.append(word)
    return _matched(" ".join(left), whole, number, tuple(dict.fromkeys(types)), language)


def _kinds(phrase: str) -> tuple[str, ...]:
    kinds = _beside()[0]
    return tuple(dict.fromkeys(kinds[word] for word in phrase.split() if word in kinds))


def _matched(bare: str, whole: str, number: int, types: tuple[str, ...], language: str) -> _Meaning:
    phrases = _phrases()
    without_small = {
        " ".join(w for w in phrase.split() if w not in _beside()[2]): phrase for phrase in phrases
    }
    if bare in phrases or bare in without_small:
        field = phrases.get(bare) or phrases[without_small[bare]]
        return _Meaning(field, 0.9, number, types, language)
    if not bare and {"cell", "fax"} & set(types):
        return _Meaning("phone", 0.9, number, types)
    words = set(bare.split())
    inside = [phrase for phrase in phrases if len(phrase) > 3 and set(phrase.split()) <= words]
    if inside:
        longest = max(inside, key=len)
        share = len(longest) / max(len(bare), 1)
        return _Meaning(phrases[longest], 0.4 + 0.3 * min(share, 1.0), number, types, language)
    near = difflib.get_close_matches(bare or whole, phrases, n=1, cutoff=0.82) if len(whole) > 4 else []
    return _Meaning(phrases[near[0]], 0.5, number, types, language) if near else _Meaning("", 0.0)


# What depends on the other columns -------------------------------------------------------------------


def _settled(columns: Sequence[Column], body: Sequence[Row]) -> list[Column]:
    fields = {column.field for column in columns}
    surnames = {"first_surname", "both_surnames", "surname_or_name"}
    kinds = {key: column.index for column in columns if (key := _kind_told(column.header))}
    settled = []
    for column in columns:
        field = column.field
        if field == "surname_or_name":
            given = fields & {"given_names", "given_or_name"}
            is_surname = given and not fields & {"first_surname", "both_surnames"}
            field = "first_surname" if is_surname else "full_name"
        elif field == "given_or_name":
            is_given = fields & surnames and "given_names" not in fields
            field = "given_names" if is_given else "full_name"
        elif field == "street" and _is_whole(column.header) and _parts_beside(column, columns):
            field = ""  # says again what its parts say
        elif field == "prefix_or_title":
            said = [row.cell(column.index) for row in body if row.cell(column.index).strip()]
            titles = sum(1 for text in said if is_titles(text))
            field = "prefix" if said and titles * 2 >= len(said) else "title"
        kind = kinds.get(_told_of(column.header), -1) if field in _OF_A_KIND else -1
        settled.append(replace(column, field=field, kind_index=kind))
    return settled


def _kind_told(header: str) -> str:
    """Return what a column of kinds speaks of ("phone 1" of "Phone 1 - Type"), or nothing."""
    words = plain(header).split()
    about = [word for word in words if word in set(map(plain, _lists()["about"]["words"]))]
    return " ".join(word for word in words if word not in about) if about else ""


def _told_of(header: str) -> str:
    """Return by what a column of kinds would speak of a column: "phone 1" of "Phone 1 - Value"."""
    words = [word for word in plain(header).split() if word not in map(plain, _lists()["parts"]["words"])]
    return " ".join(words)


def _is_whole(header: str) -> bool:
    return bool(set(plain(header).split()) & set(map(plain, _lists()["whole"]["words"])))


def _parts_beside(column: Column, columns: Sequence[Column]) -> bool:
    """Tell whether other columns hold the street of the same address."""
    others = (one for one in columns if one.field == "street" and one.number == column.number)
    return any(not _is_whole(one.header) for one in others)


def kinds_said(text: str) -> tuple[str, ...]:
    """Return the kinds that a cell of kinds names: "* Work" is "work"; nothing where it names none."""
    return _kinds(plain(text))


def _numbered(columns: Iterable[Column]) -> list[Column]:
    """Count the columns of the same field: by the numbers of their headers, else in their order."""
    known = list(columns)
    second_lines = continued(known)
    groups = addresses(known, second_lines)
    taken: set[tuple[str, str, int]] = set()
    done = []
    for column in known:
        number = groups.get(column.index, max(column.number, 1))
        is_free = column.index in second_lines or not column.field
        while not is_free and (column.field, column.language, number) in taken:
            number += 1
        taken.add((column.field, column.language, number))
        done.append(replace(column, number=number))
    return done
