"""Cards as rows of a table that a person can read, correct and bring back: what goes out is understood again.

A table holds less than a vCard: photographs, labels and unknown properties stay behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cufdesk.exchange.contact_cards import ORGANISATION, Address, Card, Post, Reach
from cufdesk.exchange.contact_columns import FIELDS
from cufdesk.exchange.contact_words import country_name, language_name
from cufdesk.i18n import N_, _, screen_language

_MOBILE = {"cell", "iphone"}
_GENDERS = {"M": N_("man"), "F": N_("woman"), "O": N_("other")}
_KINDS = {"person": N_("person"), ORGANISATION: N_("body")}
_ONCE = (
    "kind",
    "prefix",
    "given_names",
    "additional_names",
    "first_surname",
    "second_surname",
    "usage_name",
    "suffix",
    "full_name",
    "aliases",
    "gender",
    "country",
    "languages",
)
_LINKS = ("parent", "counterpart", "member", "president")
_POST = ("title", "organisation", "unit")
_ADDRESS = ("street", "extended", "po_box", "postal_code", "city", "region")


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """A header in the screen's language, and one row for each card."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def contact_sheet(cards: Sequence[Card]) -> ContactSheet:
    """Return the table of the cards; columns that would stay empty are mostly left out."""
    lines = [_line(card) for card in cards]
    # "Nom" alone would be read as a whole name: the given names always stand beside it.
    always: set[_Key] = {("given_names", 1, ""), ("first_surname", 1, "")}
    keys = sorted(always.union(*lines), key=_order)
    header = tuple(_word(key, alone=(*key[:1], 2, key[2]) not in keys) for key in keys)
    return ContactSheet(header, tuple(tuple(line.get(key, "") for key in keys) for line in lines))


# A column: its field, its number, and what else its header says (a language, or "cell" or "fax").
_Key = tuple[str, int, str]
_FIELD_ORDER = (
    *_ONCE,
    *_POST,
    "email",
    "phone",
    *_ADDRESS,
    "address_country",
    "url",
    "categories",
    "notes",
    *_LINKS,
    "uid",
)


def _order(key: _Key) -> tuple[int, int, int, str]:
    """Return the place of a column: what belongs to one function or one address stays together."""
    name, number, said = key
    place = _FIELD_ORDER.index(name)
    for group in (_POST, (*_ADDRESS, "address_country")):
        if name in group:
            return _FIELD_ORDER.index(group[0]), number, place, said
    return place, 0, number, said


def _word(key: _Key, *, alone: bool) -> str:
    name, number, said = key
    word = _(FIELDS[name])
    if name == "phone" and said:
        word = _("Mobile") if said == "cell" else _("Fax")
    elif said:
        word = f"{word} ({said})"
    return word if alone and number == 1 else f"{word} {number}"


def _line(card: Card) -> dict[_Key, str]:
    """Return what a card says, by column; nothing empty."""
    language = screen_language()
    # A contact known by function alone has no name: none is made up here.
    name = card.formatted_name or ("" if card.has_name or card.posts else card.shown_name)
    once = {
        "kind": _(_KINDS[card.kind]),
        "prefix": card.prefix,
        "given_names": card.given_names,
        "additional_names": card.additional_names,
        "first_surname": card.first_surname,
        "second_surname": card.second_surname,
        "usage_name": card.usage_name,
        "suffix": card.suffix,
        "full_name": name if card.kind == ORGANISATION or not card.has_name else "",
        "aliases": "\n".join(card.aliases),
        "gender": _(_GENDERS.get(card.gender, "")),
        "country": country_name(card.country, language),
        "languages": ", ".join(language_name(code, language) for code in card.languages),
        "categories": "\n".join(card.categories),
        "notes": card.notes,
        "uid": card.uid,
    }
    once |= {role: "\n".join(one.name for one in card.links if one.role == role) for role in _LINKS}
    line: dict[_Key, str] = {(key, 1, ""): text for key, text in once.items()}
    for number, post in enumerate(card.posts, 1):
        line |= _post(post, number)
    for number, address in enumerate(card.addresses, 1):
        line |= _address(address, number)
    for field, reaches in (("email", card.emails), ("url", card.urls), ("phone", card.phones)):
        line |= _reaches(field, reaches)
    return {key: text for key, text in line.items() if text}


def _post(post: Post, number: int) -> dict[_Key, str]:
    line: dict[_Key, str] = {
        ("organisation", number, ""): post.organisation,
        ("unit", number, ""): "\n".join(post.units),
        ("title", number, post.language): post.title,
    }
    return line | {("title", number, language): title for language, title in post.other_titles}


def _address(address: Address, number: int) -> dict[_Key, str]:
    texts = (
        address.street,
        address.extended,
        address.po_box,
        address.postal_code,
        address.locality,
        address.region,
    )
    line: dict[_Key, str] = {(key, number, ""): text for key, text in zip(_ADDRESS, texts, strict=True)}
    return line | {("address_country", number, ""): address.country}


def _reaches(field: str, reaches: Sequence[Reach]) -> dict[_Key, str]:
    line: dict[_Key, str] = {}
    for reach in reaches:
        said = ""
        if field == "phone":
            said = "cell" if _MOBILE & set(reach.types) else "fax" if "fax" in reach.types else ""
        number = 1
        while (field, number, said) in line:
            number += 1
        line[field, number, said] = reach.value
    return line
