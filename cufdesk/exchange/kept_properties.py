"""What a card says and no field of a record holds: kept as lines of a vCard, and laid over the card again.

The lines stand in `extras` of people and bodies, unfolded, so that a person can read them there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cufdesk.country_words import COUNTRY
from cufdesk.domain.phones import phone_key
from cufdesk.exchange.contact_cards import ORGANISATION, Address, Card, Extra, Post, Reach
from cufdesk.exchange.contact_words import country_code
from cufdesk.exchange.vcard_lines import Property, properties
from cufdesk.exchange.vcard_reading import card_of
from cufdesk.exchange.vcard_writing import vcard

RECORD = "X-CUFDESK-RECORD"
"""What this program writes of a record that no property of a vCard says."""

_PARTS = ("emails", "phones")
_LISTS = ("urls", "categories", "names_in", "languages", "parameters", "extras")
_TEXTS = ("suffix", "gender", "country", "uid", "rev")
_PLAIN_TYPES = {(), ("work",), ("cell",), ("home",)}
_GENDERS = {"", "F", "M", "O"}
_PLAIN_UID = re.compile(r"[\w:.@-]*")
_HEAD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:-\r\n"


def kept_lines(card: Card, said: Card) -> str:
    """Return what a card says beyond `said`, the card that its record would become."""
    left: dict[str, Any] = {name: _beyond(getattr(card, name), getattr(said, name)) for name in _PARTS}
    left |= {name: _beyond(getattr(card, name), getattr(said, name)) for name in _LISTS}
    left["addresses"] = _addresses_beyond(card.addresses, said.addresses)
    left |= {name: getattr(card, name) for name in _TEXTS if getattr(card, name) != getattr(said, name)}
    left["extras"] = tuple(extra for extra in left["extras"] if not is_ours(extra))
    left["posts"] = tuple(post for post in _beyond(card.posts, said.posts) if post.units or post.role)
    if not any(left.values()):
        return ""
    lines = vcard(Card(**left), "4.0").replace("\r\n ", "").split("\r\n")
    _begin, _version, name, _formatted, *rest = lines
    end = rest.index("END:VCARD")
    is_bare = name == "N:;;;;"
    written = [line for line in rest[:end] if line != "KIND:individual"]
    return "\n".join(written if is_bare else [name, *written])


def fits(card: Card) -> bool:
    """Tell at a glance whether a person's fields hold all that a card says but its identifier."""
    more = (card.addresses, card.urls, card.categories, card.names_in, card.parameters, card.suffix, card.rev)
    if any(more) or not all(is_ours(extra) for extra in card.extras):
        return False
    if any(post.units or post.role for post in card.posts) or not _PLAIN_UID.fullmatch(card.uid):
        return False
    reaches = (*card.emails, *card.phones)
    return (
        card.gender in _GENDERS
        and (not card.country or card.country in COUNTRY)
        and not any(one.label or one.parameters or one.types not in _PLAIN_TYPES for one in reaches)
    )


def is_ours(extra: Extra) -> bool:
    """Tell whether a property is what this program wrote of a record."""
    return extra.name.upper() == RECORD


def _beyond(found: Sequence[Any], said: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(one for one in found if one not in said)


def _addresses_beyond(found: Sequence[Address], said: Sequence[Address]) -> tuple[Address, ...]:
    """Return the addresses that say more than their lines, whatever language names the country."""
    known = [replace(one, country=_country(one)) for one in said]
    return tuple(one for one in found if replace(one, country=_country(one)) not in known)


def _country(address: Address) -> str:
    return (country_code(address.country) if address.country else "") or address.country


def uids_in(extras: str) -> list[str]:
    """Return the identifiers that other programs gave a contact, as its kept lines have them."""
    if "UID" not in extras:
        return []
    card = _kept(extras)
    more = [extra.value.strip() for extra in card.extras if extra.name.upper() == "UID"]
    return [uid for uid in (card.uid, *more) if uid]


@lru_cache(maxsize=64)
def _kept(extras: str) -> Card:
    text = "".join(f"{line}\r\n" for line in extras.split("\n") if line.strip())
    found = [item for item in properties((_HEAD + text).encode()) if isinstance(item, Property)]
    return card_of([item for item in found if item.name not in {"BEGIN", "END"}], 0)


def with_kept(card: Card, extras: str) -> Card:
    """Return the card of a record with what was kept beside it laid over.

    An address, a number, a postal address or a function gets back what was said of it, as long as its value
    is still the same.
    """
    if not extras.strip():
        return card
    kept = _kept(extras)
    values: dict[str, Any] = {
        name: (*getattr(card, name), *_beyond(getattr(kept, name), getattr(card, name))) for name in _LISTS
    }
    values |= {name: getattr(kept, name) or getattr(card, name) for name in _TEXTS if getattr(kept, name)}
    for name in ("emails", "phones"):
        values[name] = tuple(_same_reach(one, getattr(kept, name)) for one in getattr(card, name))
    values["addresses"] = tuple(_same_address(one, kept.addresses) for one in card.addresses)
    values["posts"] = tuple(_same_post(one, kept.posts) for one in card.posts)
    if card.kind == ORGANISATION:
        values |= _of_body(card, kept)
    if card.gender:
        values.pop("gender", None)
    if card.country:
        values.pop("country", None)
    return replace(card, **values)


def _of_body(card: Card, kept: Card) -> dict[str, Any]:
    """Return what was kept with a body, which has fields for neither e-mails, numbers nor functions."""
    same = [address_text(one) for one in card.addresses]
    matched = any(address_text(one) in same for one in kept.addresses)
    known = [_same_address(one, kept.addresses) for one in card.addresses]
    more = [one for one in kept.addresses[0 if matched else 1 :] if one not in known]
    return {
        "emails": kept.emails,
        "phones": kept.phones,
        "posts": kept.posts,
        "addresses": (*known, *more),
    }


def _same_reach(own: Reach, kept: Sequence[Reach]) -> Reach:
    """Return an address or number with what was said of it, its value as it is written now."""
    same = next((one for one in kept if one.value == own.value), None)
    if same is None and own.value.startswith("+"):
        number = phone_key(own.value)
        same = next((one for one in kept if number and phone_key(one.value) == number), None)
    return replace(same, value=own.value) if same else own


def _same_address(own: Address, kept: Sequence[Address]) -> Address:
    return next((one for one in kept if address_text(one) == address_text(own)), own)


def _same_post(own: Post, kept: Sequence[Post]) -> Post:
    bare = (own.organisation, own.title)
    return next((one for one in kept if (one.organisation, post_title(one)) == bare), own)


def post_title(post: Post) -> str:
    """Return what a function is called: its title, else its role, else the departments in which it is."""
    return post.title or post.role or ", ".join(post.units)


def address_text(address: Address) -> str:
    """Return a postal address as lines for an envelope, without its country."""
    town = " ".join(part for part in (address.postal_code, address.locality) if part)
    parts = (address.po_box, address.extended, address.street, town, address.region)
    return "\n".join(part for part in parts if part)


def is_town(address: Address) -> bool:
    """Tell whether an address says a town, and perhaps a country, and nothing else."""
    return bool(address.locality) and address_text(address) == address.locality
