"""A contact as other programs know it: one neutral value between their files and our records.

Nothing here is guessed and nothing is thrown away: what a card says beyond these fields is kept in `extras`,
word for word, and goes out again with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

PERSON: Literal["person"] = "person"
ORGANISATION: Literal["organisation"] = "organisation"
EMAIL = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,190}\.[^@\s<>,;.]{1,63}")
"""What an e-mail address looks like, however it came to be written."""


@dataclass(frozen=True, slots=True)
class Reach:
    """An e-mail address, a telephone number or a web address.

    `types` are words in lower case, as vCard has them: work, home, cell, fax, pref…; `label` is a word that a
    person gave ("Secrétariat"); `parameters` is what else was said of it, as written (";PID=1.1").
    """

    value: str
    types: tuple[str, ...] = ()
    label: str = ""
    parameters: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; several lines of a part are separated by line ends, `country` is as written.

    `rest` is what a card says after these parts, still as written.
    """

    street: str = ""
    extended: str = ""
    po_box: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    types: tuple[str, ...] = ()
    label: str = ""
    parameters: str = ""
    rest: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether no part of it is known."""
        return not any(self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return its parts in the order of vCard."""
        return (
            self.po_box,
            self.extended,
            self.street,
            self.locality,
            self.region,
            self.postal_code,
            self.country,
        )


@dataclass(frozen=True, slots=True)
class Post:
    """A function, in a body or not. `language` is that of `title` where it is said ("fr").

    `other_titles` are the same title in other languages: (language, title).
    """

    organisation: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    role: str = ""
    language: str = ""
    other_titles: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of it is known."""
        return not (self.organisation or self.units or self.title or self.role or self.other_titles)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that came inside the card: its bytes and their kind ("image/jpeg"), not looked at here."""

    data: bytes = field(repr=False)
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Extra:
    """A property that has no field: `parameters` and `value` stand as they were written, unfolded."""

    name: str
    value: str
    parameters: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Another contact that a body names: its name, and the identifier of its record where we wrote it.

    `role` is "parent", "counterpart", "member" (of a country group) or "president".
    """

    role: str
    name: str
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One contact.

    `prefix` is the civility and the titles as written ("M.", "Prof. Dr."). `second_surname` is filled only
    where the source tells surnames apart. `gender` is the letter of vCard (M, F, O, N, U) or empty, `country`
    a code of two letters, "international" or empty, `languages` are codes. `names_in` is the formatted name
    in further languages: (language, name). `parameters` is what was said of single-valued properties: (name,
    as written). `line` is where the card begins in its file (line or row, from 1; 0 where it has none) and
    does not count when cards are compared.
    """

    kind: Literal["person", "organisation"] = PERSON
    given_names: str = ""
    additional_names: str = ""
    first_surname: str = ""
    second_surname: str = ""
    usage_name: str = ""
    prefix: str = ""
    suffix: str = ""
    formatted_name: str = ""
    sort_as: str = ""
    names_in: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    emails: tuple[Reach, ...] = ()
    phones: tuple[Reach, ...] = ()
    addresses: tuple[Address, ...] = ()
    urls: tuple[Reach, ...] = ()
    posts: tuple[Post, ...] = ()
    languages: tuple[str, ...] = ()
    gender: str = ""
    country: str = ""
    notes: str = ""
    categories: tuple[str, ...] = ()
    photo: Photo | None = None
    uid: str = ""
    rev: str = ""
    extras: tuple[Extra, ...] = ()
    links: tuple[Link, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def every_given_name(self) -> str:
        """Return given and additional names together: our records do not tell them apart."""
        return " ".join(part for part in (self.given_names, self.additional_names) if part)

    @property
    def surnames(self) -> str:
        """Return the first and second surname, as far as known."""
        return " ".join(part for part in (self.first_surname, self.second_surname) if part)

    @property
    def has_name(self) -> bool:
        """Tell whether any part of a person's name is known."""
        return bool(self.every_given_name or self.surnames)

    @property
    def shown_name(self) -> str:
        """Return what names the card: as written, by its parts, its function, its body, its first address."""
        return self.formatted_name or self._name_of_parts()

    def _name_of_parts(self) -> str:
        parts = (self.prefix, self.every_given_name, self.surnames, self.suffix)
        built = " ".join(part for part in parts if part) if self.has_name else ""
        posts = [post.title or post.organisation for post in self.posts]
        reaches = [reach.value for reach in self.emails + self.phones]
        return next((text for text in (built, *posts, *reaches) if text), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read: the place (line or row, from 1), the reason, and the text itself.

    `left_out` tells whether the whole card or row is missing from what was read; else only this line is.
    """

    line: int
    sentence: str
    text: str = ""
    left_out: bool = False
