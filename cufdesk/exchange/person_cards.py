"""People and bodies as cards: what other programs read of them, and what they said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from cufdesk.domain.contacts import ContactPoint, Organisation, Person, Position
from cufdesk.domain.known_contacts import lines
from cufdesk.domain.names import full_name, official_name, shown_name
from cufdesk.domain.phones import read_phone
from cufdesk.exchange.contact_cards import ORGANISATION, Address, Card, Extra, Link, Photo, Post, Reach
from cufdesk.exchange.contact_words import country_name, language_code
from cufdesk.exchange.kept_properties import with_kept
from cufdesk.exchange.own_record import (
    BODY_FIELDS,
    PERSON_FIELDS,
    POINT_FIELDS,
    POSITION_FIELDS,
    property_of,
    said_links,
    values_of,
)
from cufdesk.i18n import translator

GENDERS = {"female": "F", "male": "M", "other": "O"}
TYPES = {"mobile": "cell", "work": "work", "home": "home"}
UID = "urn:uuid:"


def card_of_person(
    person: Person, bodies: Mapping[str, Organisation], language: str, *, whole: bool = True
) -> Card:
    """Return a person as a card; `whole` also says what only this program reads."""
    own = (_own(person, bodies, language),) if whole else ()
    uid = f"{UID}{person.id}"
    if not person.extras.strip():
        return _said(person, bodies, language, uid, own)
    card = with_kept(_said(person, bodies, language), person.extras)
    return replace(card, uid=card.uid or uid, extras=(*card.extras, *own))


def _own(person: Person, bodies: Mapping[str, Organisation], language: str) -> Extra:
    """Return what only this program says of a person."""
    values = values_of(person, PERSON_FIELDS)
    if person.particle:
        values["first_surname"] = person.first_surname
    if person.points:
        values["points"] = [values_of(point, POINT_FIELDS) for point in person.points]
    if person.positions:
        values["positions"] = [_position(one, bodies, language) for one in person.positions]
    return property_of(values)


def _position(position: Position, bodies: Mapping[str, Organisation], language: str) -> dict[str, object]:
    body = bodies.get(position.organisation_id or "")
    values = values_of(position, POSITION_FIELDS)
    return values | ({"body": body.id, "body_name": official_name(body, language)} if body else {})


def _said(
    person: Person,
    bodies: Mapping[str, Organisation],
    language: str,
    uid: str = "",
    extras: tuple[Extra, ...] = (),
) -> Card:
    """Return what a card says of a person in its ordinary properties, `uid` and `extras` beside them."""
    points: dict[str, list[ContactPoint]] = {"email": [], "phone": [], "address": []}
    for point in person.points:
        if point.value.strip():
            points.setdefault(point.kind, []).append(point)
    places = [address_of_point(point, language) for point in points["address"]]
    if person.city and not places:
        places = [Address(locality=person.city)]
    return Card(
        given_names=person.given_names,
        first_surname=surname_of(person),
        second_surname=person.second_surname,
        usage_name=person.usage_name,
        prefix=prefix_of(person, language),
        formatted_name=full_name(person),
        sort_as=person.sort_as,
        aliases=lines(person.aliases),
        emails=tuple(_reach(point, language) for point in points["email"]),
        phones=tuple(_reach(point, language) for point in points["phone"]),
        addresses=tuple(places),
        posts=tuple(post for post in (post_of(one, bodies, language) for one in person.positions) if post),
        languages=languages_of(person.languages),
        gender=GENDERS.get(person.gender, ""),
        country=person.country,
        notes=person.notes,
        photo=Photo(person.photo) if person.photo else None,
        uid=uid,
        extras=extras,
    )


def links_of_body(
    body: Organisation, bodies: Mapping[str, Organisation], people: Mapping[str, Person], language: str
) -> tuple[Link, ...]:
    """Return the contacts that a body names, as far as they are known."""
    ids = [("parent", body.parent_id)]
    ids += [("counterpart", one.other_id) for one in body.counterparts]
    ids += [("member", one.member_id) for one in body.bodies]
    linked = [(role, bodies[one]) for role, one in ids if one and one in bodies]
    found = [Link(role, official_name(other, language), other.id) for role, other in linked]
    president = people.get(body.president_id or "")
    if president is not None:
        name = full_name(president) or shown_name(president, language)
        found.append(Link("president", name, president.id))
    return tuple(link for link in found if link.name)


def card_of_body(
    body: Organisation, language: str, *, links: tuple[Link, ...] = (), whole: bool = True
) -> Card:
    """Return a body as a card; `links` are the contacts that it names."""
    address = Address(street=body.address) if body.address else Address(locality=body.city)
    card = Card(
        kind=ORGANISATION,
        formatted_name=official_name(body, language),
        aliases=tuple(
            dict.fromkeys(
                name
                for name in (body.acronym, *lines(body.acronyms), *lines(body.aliases))
                if name and name != official_name(body, language)
            )
        ),
        addresses=() if address.is_empty else (address,),
        urls=(Reach(body.website),) if body.website else (),
        country=body.country,
        notes=body.notes,
        photo=Photo(body.logo, _media_type(body.logo)) if body.logo else None,
        links=links,
    )
    card = with_kept(card, body.extras)
    if not card.uid:
        card = replace(card, uid=f"{UID}{body.id}")
    if whole:
        values = values_of(body, BODY_FIELDS) | said_links(links)
        card = replace(card, extras=(*card.extras, property_of(values)))
    return card


def _media_type(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"


def prefix_of(person: Person, language: str) -> str:
    """Return the civility and the title before a name, as a card says them."""
    title = person.honorific.in_language(language)
    return " ".join(part for part in (_civility(person.civility, language), title) if part)


@lru_cache(maxsize=64)
def _civility(key: str, language: str) -> str:
    return translator(language).word("civility", key)


def surname_of(person: Person) -> str:
    """Return the first surname after its particle, as other programs know it."""
    joined = "" if person.particle.endswith(("'", "’")) else " "
    return (
        f"{person.particle}{joined}{person.first_surname}".strip()
        if person.particle
        else person.first_surname
    )


@lru_cache(maxsize=1000)
def languages_of(text: str) -> tuple[str, ...]:
    """Return the codes of the languages that a text names."""
    words = text.replace(";", ",").replace("\n", ",").split(",")
    codes = (language_code(word) for word in words if word.strip())
    return tuple(dict.fromkeys(code for code in codes if code))


def _reach(point: ContactPoint, language: str) -> Reach:
    types = (TYPES[point.label],) if point.label in TYPES else ()
    label = "" if types else _use(point.label, language)
    return Reach(reach_text(point), types, label)


def reach_text(point: ContactPoint) -> str:
    """Return an address as entered, a telephone number as it is dialled from anywhere."""
    text = point.value.strip()
    if point.kind != "phone" or text.startswith("+"):
        return text
    return read_phone(text, point.country).shown


@lru_cache(maxsize=1000)
def _use(label: str, language: str) -> str:
    return translator(language).word("contact_label", label)


def address_of_point(point: ContactPoint, language: str) -> Address:
    """Return a postal address: its lines as they are, and its country."""
    country = country_name(point.country, language) if point.country else ""
    types = (TYPES[point.label],) if point.label in TYPES else ()
    return Address(
        street=point.value.strip(),
        country=country,
        types=types,
        label="" if types else _use(point.label, language),
    )


def post_of(position: Position, bodies: Mapping[str, Organisation], language: str) -> Post | None:
    """Return a function with its title in the languages that it has, or None where it says nothing."""
    body = bodies.get(position.organisation_id or "")
    name = official_name(body, language) if body else ""
    said = [(code, text) for code, text in (("fr", position.title.fr), ("es", position.title.es)) if text]
    if not (name or said):
        return None
    first, others = (said[0], tuple(said[1:])) if said else (("", ""), ())
    return Post(name, title=first[1], language=first[0], other_titles=others)
