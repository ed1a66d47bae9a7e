"""Cards as people and bodies: what a card says goes into fields that fit, the rest is kept word for word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cufdesk.country_words import COUNTRY
from cufdesk.domain.contacts import ContactPoint, Organisation, Person, Position
from cufdesk.domain.names import official_name
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.card_names import name_fields
from cufdesk.exchange.contact_cards import Address, Card, Post, Reach
from cufdesk.exchange.contact_photos import small_photo
from cufdesk.exchange.contact_words import country_code, language_name
from cufdesk.exchange.kept_properties import address_text, fits, is_town, kept_lines, post_title
from cufdesk.exchange.own_record import (
    BODY_FIELDS,
    PERSON_FIELDS,
    POINT_FIELDS,
    POSITION_FIELDS,
    fields_from,
    listed,
    record_in,
)
from cufdesk.exchange.person_cards import (
    GENDERS,
    TYPES,
    card_of_body,
    card_of_person,
    languages_of,
    prefix_of,
    reach_text,
    surname_of,
)
from cufdesk.folding import fold
from cufdesk.i18n import LANGUAGES, N_, _
from cufdesk.words import CONTACT_LABEL

# What a Macintosh calls uses, translated for whoever looks.
_APPLE_LABELS = {
    "Work": "work",
    "Home": "home",
    "Mobile": "mobile",
    "Main": "switchboard",
    "Other": "other",
    "WorkFAX": N_("Fax"),
    "HomeFAX": N_("Fax"),
    "OtherFAX": N_("Fax"),
}

# Bodies that stand for a country in another one.
_ABROAD = (
    "ambassade",
    "embajada",
    "embassy",
    "consulat",
    "consulado",
    "consulate",
    "representation permanente",
)

FindBody = Callable[[str, str], "Organisation | None"]
"""Finds the body that a name, or the identifier of its record, means."""


@dataclass(frozen=True, slots=True)
class CardReader:
    """Reads cards into records: knows the bodies, and the language of a text that does not say its own.

    `title_language` tells the language of a function by its words, or nothing where they do not tell.
    """

    find_body: FindBody
    language: str
    title_language: Callable[[str], str] = lambda _title: ""

    def person(self, card: Card) -> Person:
        """Return the person of a card: new, with ids of their own."""
        person = self._plain(card)
        own = record_in(card)
        if own is not None:
            person = self._with_own(card, person, own)
        if fits(card) and languages_of(person.languages) == card.languages:
            person.extras = f"UID:{card.uid}" if card.uid else ""
            return person
        bodies = {one.id: one for one in self._bodies(card)}
        said = card_of_person(person, bodies, self.language)
        person.extras = kept_lines(card, said)
        return person

    def _bodies(self, card: Card) -> list[Organisation]:
        names = {post.organisation for post in card.posts if post.organisation}
        return [body for body in (self.find_body(name, "") for name in sorted(names)) if body is not None]

    def _plain(self, card: Card) -> Person:
        """Return what the ordinary properties of a card say."""
        person = Person(
            **name_fields(card, self.language),
            gender=next((key for key, letter in GENDERS.items() if letter == card.gender), ""),
            usage_name=card.usage_name,
            sort_as=card.sort_as,
            aliases="\n".join(" ".join(alias.split()) for alias in card.aliases),
            country=card.country if card.country in COUNTRY else "",
            languages=", ".join(language_name(code, self.language) for code in card.languages),
            city=next((one.locality for one in card.addresses if one.locality), ""),
            notes=card.notes,
            photo=small_photo(card.photo.data) if card.photo else None,
        )
        person.points = self._points(card, person.id)
        person.positions = [self.position(post, person.id) for post in card.posts if _says(post)]
        return person

    def _points(self, card: Card, person_id: str) -> list[ContactPoint]:
        found = [_point("email", one, "") for one in card.emails]
        found += [_point("phone", one, card.country if len(card.country) == 2 else "") for one in card.phones]
        found += [_address(one) for one in card.addresses if address_text(one) and not is_town(one)]
        for point in found:
            point.person_id = person_id
        return found

    def position(self, post: Post, person_id: str) -> Position:
        """Return the function that a card names."""
        body = self.find_body(post.organisation, "") if post.organisation else None
        own = post_title(post)
        titles = {_code(post.language) or self.title_language(own) or self.language: own}
        for language, text in post.other_titles:
            titles.setdefault(_code(language) or ("fr" if "es" in titles else "es"), text)
        title = Bilingual(titles.get("fr", titles.get("en", "")), titles.get("es", ""))
        return Position(person_id=person_id, title=title, organisation_id=body.id if body else None)

    def _with_own(self, card: Card, plain: Person, own: dict[str, Any]) -> Person:
        """Return the person as this program wrote it, where others have not changed it since."""
        fields = fields_from(Person, own, PERSON_FIELDS)
        if not _same_name(card, plain, own, fields):
            fields = {k: v for k, v in fields.items() if k not in {"civility", "honorific", "particle"}}
        else:
            fields["first_surname"] = _own_surname(card, own)
        if languages_of(fields["languages"]) != card.languages:
            del fields["languages"]
        for name, value in fields.items():
            setattr(plain, name, value)
        plain.points = _points_of(own, card, plain)
        plain.positions = self._positions_of(own, card, plain)
        return plain

    def _positions_of(self, own: dict[str, Any], card: Card, plain: Person) -> list[Position]:
        left = [post for post in card.posts if _says(post)]
        found: list[Position] = []
        for values in listed(own, "positions"):
            position = Position(person_id=plain.id, **fields_from(Position, values, POSITION_FIELDS))
            name, uid = str(values.get("body_name", "")), str(values.get("body", ""))
            titles = {text for text in (position.title.fr, position.title.es) if text}
            post = next((p for p in left if p.organisation == name and _titles(p) == titles), None)
            if post is None and (name or titles):
                continue  # another program took it away, or changed it
            if post is not None:
                left.remove(post)
            body = self.find_body(name, uid) if name else None
            position.organisation_id = body.id if body else None
            found.append(position)
        return found + [self.position(post, plain.id) for post in left]

    # bodies ------------------------------------------------------------------------------------------

    def body(self, card: Card) -> Organisation:
        """Return the body of a card: new, with an id of its own."""
        name = card.formatted_name or card.shown_name
        address = next(iter(card.addresses), Address())
        body = Organisation(
            written_name=name,
            aliases="\n".join(" ".join(alias.split()) for alias in card.aliases),
            country=_country_of_body(card, name, address),
            city=address.locality,
            address="" if is_town(address) else address_text(address),
            website=next((url.value for url in card.urls), ""),
            notes=card.notes,
            logo=small_photo(card.photo.data) if card.photo else None,
        )
        if body.country not in COUNTRY:
            body.country = ""
        own = record_in(card)
        if own is not None:
            fields = fields_from(Organisation, own, BODY_FIELDS)
            known = Organisation(**fields)
            if any(official_name(known, language) == name for language in LANGUAGES):
                if card.photo and body.logo:
                    body.logo = card.photo.data
                for key, value in fields.items():
                    setattr(body, key, value)
        body.extras = kept_lines(card, card_of_body(body, self.language))
        return body


def _country_of_body(card: Card, name: str, address: Address) -> str:
    """Return the country of a body: what the card says, else where it is, unless it stands for another."""
    if card.country in COUNTRY:
        return card.country
    return "" if fold(name).startswith(_ABROAD) else country_code(address.country)


def _says(post: Post) -> bool:
    return bool(post.organisation or post_title(post) or post.other_titles)


def _titles(post: Post) -> set[str]:
    return {text for text in (post.title, *(text for _code, text in post.other_titles)) if text}


def _code(language: str) -> str:
    code = language.lower()[:2]
    return code if code in {"fr", "es"} else ""


def _same_name(card: Card, plain: Person, own: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Tell whether a card still shows the name that our own fields would give it."""
    known = Person(
        given_names=plain.given_names,
        first_surname=_own_surname(card, own),
        civility=fields["civility"],
        honorific=fields["honorific"],
        particle=fields["particle"],
    )
    prefixes = {prefix_of(known, language) for language in LANGUAGES}
    return card.prefix in prefixes and surname_of(known) == card.first_surname


def _own_surname(card: Card, own: dict[str, Any]) -> str:
    """Return the surname as our own record has it: whole, unless the particle stands apart."""
    return str(own.get("first_surname", "")) if own.get("particle") else card.first_surname


# ways to reach somebody ------------------------------------------------------------------------------


def _point(kind: str, reach: Reach, country: str) -> ContactPoint:
    text = reach.value.strip()
    abroad = text.startswith(("+", "00"))
    return ContactPoint(
        person_id="", kind=kind, label=_label(reach), value=text, country="" if abroad else country
    )


def _label(said: Reach | Address) -> str:
    """Return the use of an address or number: a key of ours, or the word that the card has for it."""
    if said.label in _APPLE_LABELS:
        return _(_APPLE_LABELS[said.label]) if said.label.endswith("FAX") else _APPLE_LABELS[said.label]
    if said.label:
        return next((key for key, word in CONTACT_LABEL.items() if said.label in {word, _(word)}), said.label)
    if "fax" in said.types:
        return _("Fax")
    if "assistant" in said.types:
        return "assistant"
    return next((key for key, word in TYPES.items() if word in said.types), "")


def _address(address: Address) -> ContactPoint:
    code = country_code(address.country) if address.country else ""
    known = code if code in COUNTRY else ""
    text = address_text(address)
    if address.country and not known:
        text = f"{text}\n{address.country}"
    return ContactPoint(person_id="", kind="address", label=_label(address), value=text, country=known)


def _points_of(own: dict[str, Any], card: Card, plain: Person) -> list[ContactPoint]:
    """Return the ways to reach a person: as we wrote them where they still stand, and what is new."""
    left: dict[str, list[str]] = {
        "email": [one.value for one in card.emails],
        "phone": [one.value for one in card.phones],
        "address": [address_text(one) for one in card.addresses],
    }
    found = []
    for values in listed(own, "points"):
        point = ContactPoint(person_id=plain.id, **fields_from(ContactPoint, values, POINT_FIELDS))
        shown = reach_text(point)
        if shown in left.get(point.kind, ()):
            left[point.kind].remove(shown)
            found.append(point)
    return found + [point for point in plain.points if point.value.strip() in left[point.kind]]
