"""Rows of a table as cards, by a mapping of its columns; a row that names nobody is named and kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cufdesk.domain.written_names import split_name, two_surnames
from cufdesk.exchange.contact_cards import (
    EMAIL,
    ORGANISATION,
    PERSON,
    Address,
    Card,
    Link,
    Post,
    Problem,
    Reach,
)
from cufdesk.exchange.contact_columns import Column, ColumnMapping, kinds_said
from cufdesk.exchange.contact_words import (
    country_code,
    gender_words,
    is_titles,
    language_code,
    plain,
    says_codes,
    split_titles,
    words,
)
from cufdesk.exchange.tables import Row, Table
from cufdesk.exchange.vcards import CardsRead
from cufdesk.i18n import _

# Bounded repeats: a cell of megabytes costs no more than its length.
_BLANKS = re.compile(r"[^\S\n]+")
_BETWEEN_PHONES = re.compile(r"\s*(?:[;\n|]|:::)\s*|\s+/\s+|\s+(?:ou|o|or|et|y|and)\s+|(?<=\d{8})/(?=\d{8})")
_MANTISSA = re.compile(r"\d(?:[.,]\d+)?E\+\d+")  # "3,31427E+10"
_BRACKETS = re.compile(r"([^()]{1,200}?)\s*\(([^()]{1,60})\)")
_PARTS = {
    "street": "street",
    "extended": "extended",
    "po_box": "po_box",
    "postal_code": "postal_code",
    "city": "locality",
    "region": "region",
}
_LONGEST_SHOWN = 200


def cards_of(table: Table, mapping: ColumnMapping) -> CardsRead:
    """Return the contacts of a table and every row, or value, that could not be understood."""
    reading = RowReading(table.rows, mapping)
    cards: list[Card] = []
    problems: list[Problem] = list(table.problems)
    for row in table.rows:
        if row.line > mapping.header_line:
            card, found = reading.card(row)
            problems += found
            if card is not None:
                cards.append(card)
    return CardsRead(tuple(cards), tuple(sorted(problems, key=lambda problem: problem.line)))


@dataclass
class _Values:
    """The texts of one row, by field, each with its column."""

    row: Row
    by_field: dict[str, list[tuple[Column, str]]]
    problems: list[Problem] = field(default_factory=list)

    def all(self, name: str) -> list[tuple[Column, str]]:
        return self.by_field.get(name, [])

    def first(self, name: str) -> str:
        return next((text for _column, text in self.all(name)), "")

    def joined(self, name: str, between: str = " ") -> str:
        return between.join(dict.fromkeys(text for _column, text in self.all(name)))

    def wrong(self, sentence: str, text: str, *, left_out: bool = False) -> None:
        self.problems.append(Problem(self.row.line, sentence, text[:_LONGEST_SHOWN], left_out))


class RowReading:
    """Reads rows one by one: knows the columns, and what their words mean in this table."""

    def __init__(self, rows: Sequence[Row], mapping: ColumnMapping) -> None:
        self._columns = [column for column in mapping.columns if column.field]
        self._width = len(mapping.columns)
        self._header = next((row.cells for row in rows if row.line == mapping.header_line), ())
        body = [row for row in rows if row.line > mapping.header_line]
        self._genders: dict[str, str] = {}
        for column in mapping.of("gender"):
            self._genders |= gender_words([row.cell(column.index) for row in body])
        said = [row.cell(column.index) for column in mapping.of("country") for row in body]
        self._as_code = says_codes(said)
        self._of_address = "address_country" if mapping.of("address_country") else "country"

    def card(self, row: Row) -> tuple[Card | None, list[Problem]]:
        """Return the contact of a row, or None where it names nobody, and what is wrong with it."""
        by_field: dict[str, list[tuple[Column, str]]] = {}
        for column in self._columns:
            text = row.cell(column.index).strip()
            if text:
                by_field.setdefault(column.field, []).append((_of_its_kind(column, row), text))
        values = _Values(row, by_field)
        if self._repeats_header(row):
            values.wrong(_("This row repeats the header: it was left out."), _shown(row), left_out=True)
            return None, values.problems
        if len(row.cells) > self._width or (self._header and len(row.cells) > len(self._header)):
            values.wrong(_("This row has more cells than the header: some may have slipped."), _shown(row))
        card = self._card(values)
        if not _names_somebody(card):
            values.wrong(
                _("This row names no person, no function and no body: it was left out."),
                _shown(row),
                left_out=True,
            )
            return None, values.problems
        return card, values.problems

    def _repeats_header(self, row: Row) -> bool:
        """Tell whether a row is the header again, or the second line of one: most cells say the same."""
        cells = zip(self._header, row.cells, strict=False)
        said = [above == text for above, text in cells if text]
        return row.cells == self._header or (sum(said) > 1 and sum(said) * 2 >= len(said))

    def _card(self, values: _Values) -> Card:
        posts = _posts(values)
        addresses = self._addresses(values)
        card = Card(
            suffix=values.joined("suffix"),
            usage_name=values.first("usage_name"),
            aliases=tuple(_pieces(values, "aliases", r"[;\n|]")),
            emails=_emails(values),
            phones=_phones(values),
            addresses=addresses,
            urls=tuple(Reach(text, column.types) for column, text in values.all("url")),
            posts=posts,
            languages=_languages(values),
            gender=self._gender(values),
            country=self._country(values),
            notes=_notes(values),
            categories=tuple(
                piece.removeprefix("* ")
                for piece in _pieces(values, "categories", r"[;\n|]|\s*:::\s*")
                if piece != "* myContacts"  # what Google calls everybody
            ),
            uid=values.first("uid"),
            line=values.row.line,
        )
        return _as_kind(_named(card, values), values)

    def _gender(self, values: _Values) -> str:
        text = values.first("gender")
        if not plain(text) or plain(text) in map(plain, words()["gender"]["none"]):
            return ""
        letter = self._genders.get(plain(text), "")
        if not letter:
            values.wrong(_("This word for a gender is not known: it was left out."), text)
        return letter

    def _country(self, values: _Values) -> str:
        text = values.first("country")
        code = country_code(text, as_code=self._as_code) if text else ""
        if text and not code:
            values.wrong(_("This country is not known: it stays in the address as it is written."), text)
        return code

    def _addresses(self, values: _Values) -> tuple[Address, ...]:
        found: dict[int, Address] = {}
        for name, part in (*_PARTS.items(), (self._of_address, "country")):
            for column, text in values.all(name):
                address = found.get(column.number, Address(types=column.types))
                found[column.number] = _with_part(address, part, text)
        # A country alone says where somebody belongs; it is no address, unless its word is not known.
        lone = Address(country=values.first("country"))
        if (
            lone.country
            and list(found.values()) == [lone]
            and country_code(lone.country, as_code=self._as_code)
        ):
            return ()
        return tuple(address for _number, address in sorted(found.items()))


def _names_somebody(card: Card) -> bool:
    """Tell whether a card has a name, a function or a body; "Total | 3" at the end of a list has none."""
    named = (card.formatted_name, card.every_given_name, card.surnames)
    has_name = any(sign.isalpha() for name in named for sign in name)
    return has_name or any(post.title or post.organisation for post in card.posts)


def _with_part(address: Address, part: str, text: str) -> Address:
    before = getattr(address, part)
    parts: dict[str, Any] = {part: f"{before}\n{text}" if before and before != text else text}
    return replace(address, **parts)


def _of_its_kind(column: Column, row: Row) -> Column:
    """Return a column with the kinds that the column beside it names in this row."""
    if column.kind_index < 0 or not (kinds := kinds_said(row.cell(column.kind_index))):
        return column
    return replace(column, types=tuple(dict.fromkeys((*column.types, *kinds))))


def _shown(row: Row) -> str:
    return " · ".join(cell.strip() for cell in row.cells if cell.strip())


def _pieces(values: _Values, name: str, between: str) -> list[str]:
    texts = (
        piece.strip()
        for _column, text in values.all(name)
        for piece in re.split(between, _BLANKS.sub(" ", text))
    )
    return list(dict.fromkeys(text for text in texts if text))


# Names -----------------------------------------------------------------------------------------------


def _named(card: Card, values: _Values) -> Card:
    """Return the card with its name: civilities and titles are taken from before it, nothing is guessed."""
    titles = [text for _column, text in values.all("prefix")]
    before, given = split_titles(values.joined("given_names"))
    if is_titles(values.joined("given_names")):
        before, given = values.joined("given_names"), ""
    first, second = values.joined("first_surname"), values.joined("second_surname")
    both = values.first("both_surnames")
    if both and not first:
        first, second = (both, second) if second else two_surnames(both)
    in_surname, first = split_titles(first)
    whole = values.first("full_name")
    in_whole, bare = split_titles(_title_first(whole))
    if whole and not (given or first or second):
        given, first = _parts(bare, has_civility=bool(in_whole or titles))
        if first.upper() in bare:  # capitals tell where the surnames begin
            first, second = two_surnames(first)
    found = (title for title in (*titles, before, in_surname, in_whole) if title)
    return replace(
        card,
        prefix=" ".join(dict.fromkeys(found)),
        given_names=given,
        additional_names=values.joined("additional_names"),
        first_surname=first,
        second_surname=second,
        formatted_name=bare,
    )


def _title_first(name: str) -> str:
    """Return a name with the title before it that stood in brackets behind: "Romero, Manuel (Lic.)"."""
    found = _BRACKETS.fullmatch(name)
    return f"{found[2]} {found[1]}" if found and is_titles(found[2]) else name


def _parts(name: str, *, has_civility: bool) -> tuple[str, str]:
    """Return given names and surname where the form of a name tells them ("Rojas, Antonio")."""
    family, comma, given = name.partition(",")
    if comma and family.strip() and given.strip() and "," not in given:
        return given.strip(), family.strip()
    return split_name(name, has_civility=has_civility) or ("", "")


def _as_kind(card: Card, values: _Values) -> Card:
    """Return the card as a person's or a body's: a body alone is a body, a function alone is a person's."""
    lists = words()["kind"]
    said = plain(values.first("kind"))
    body = said in map(plain, lists["organisation"])
    if said and not body and said not in map(plain, lists["person"]):
        values.wrong(_("This word tells neither a person nor a body."), values.first("kind"))
    nobody = not (card.has_name or card.formatted_name or any(post.title for post in card.posts))
    if not body and not (nobody and card.posts and said not in map(plain, lists["person"])):
        return replace(card, kind=PERSON)
    # The name of a body has no civility and no surname, whatever its words look like.
    name = values.first("full_name") or values.first("organisation") or card.shown_name
    posts = tuple(post for post in card.posts if post != Post(name))
    bare = replace(card, prefix="", given_names="", first_surname="", second_surname="")
    bare = replace(bare, links=_links(values))
    return replace(bare, kind=ORGANISATION, formatted_name=name, posts=posts)


def _links(values: _Values) -> tuple[Link, ...]:
    """Return the other contacts that a body names; one a line, since names hold commas."""
    return tuple(
        Link(role, name.strip())
        for role in ("parent", "counterpart", "member", "president")
        for _column, text in values.all(role)
        for name in text.split("\n")
        if name.strip()
    )


def _posts(values: _Values) -> tuple[Post, ...]:
    """Return the functions: columns of the same number belong together, languages of a title too."""
    found: dict[int, Post] = {}
    for column, text in values.all("organisation"):
        found[column.number] = replace(found.get(column.number, Post()), organisation=text)
    for column, text in values.all("unit"):
        post = found.get(column.number, Post())
        found[column.number] = replace(post, units=(*post.units, *text.split("\n")))
    for column, text in values.all("title"):
        post = found.get(column.number, Post())
        if post.title:
            others = (*post.other_titles, (column.language, text))
            found[column.number] = replace(post, other_titles=others)
        else:
            found[column.number] = replace(post, title=text, language=column.language)
    return tuple(post for _number, post in sorted(found.items()))


# Addresses, languages, notes -------------------------------------------------------------------------


def _emails(values: _Values) -> tuple[Reach, ...]:
    found = []
    for column, text in values.all("email"):
        addresses = [address.removeprefix("mailto:") for address in EMAIL.findall(text)]
        if not addresses or "@" in EMAIL.sub("", text):
            values.wrong(_("This is no e-mail address: it was kept as it is written."), text)
            addresses = [text]
        found += [Reach(address, column.types) for address in addresses]
    return tuple(dict.fromkeys(found))


def _phones(values: _Values) -> tuple[Reach, ...]:
    found = []
    for column, text in values.all("phone"):
        for piece in _BETWEEN_PHONES.split(_BLANKS.sub(" ", text)):
            number = piece.strip()
            if not number:
                continue
            if sum(1 for sign in number if sign.isdigit()) < 3:
                values.wrong(_("This is no telephone number: it was kept as it is written."), number)
            if _MANTISSA.fullmatch(number):
                values.wrong(_("A spreadsheet shortened this number: its last digits are lost."), number)
            found.append(Reach(number, column.types))
    return _once(found)


def _once(found: list[Reach]) -> tuple[Reach, ...]:
    """Return each number once, with the kinds that all columns give it: "+57 1 381 3000" is "+5713813000"."""
    known: dict[str, Reach] = {}
    for reach in found:
        key = re.sub(r"(?<=\w)[\s.\-()]+|[()\s]", "", reach.value).casefold()
        before = known.get(key, reach)
        known[key] = replace(before, types=tuple(dict.fromkeys((*before.types, *reach.types))))
    return tuple(known.values())


def _languages(values: _Values) -> tuple[str, ...]:
    codes = []
    for word in _pieces(values, "languages", r"[;,/\n|]|\s+(?:et|y|and)\s+"):
        code = language_code(word)
        if code:
            codes.append(code)
        else:
            values.wrong(_("This language is not known: it was left out."), word)
    return tuple(dict.fromkeys(codes))


def _notes(values: _Values) -> str:
    """Return the notes; where several columns are taken for notes, each says what it is."""
    said = values.all("notes")
    if len({column.index for column, _text in said}) < 2:
        return values.first("notes")
    return "\n".join(f"{column.header}: {text}" if column.header else text for column, text in said)
