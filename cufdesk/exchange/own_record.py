"""What this program alone says of a contact in a vCard, so that another dossier reads back the same record.

One property holds it as JSON. It counts as far as what stands beside it, which any program may change, still
says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.contact_cards import Card, Extra, Link
from cufdesk.exchange.kept_properties import RECORD, is_ours
from cufdesk.exchange.vcard_lines import escaped, unescaped

R = TypeVar("R", bound=Record)

PERSON_FIELDS = (
    "civility",
    "honorific",
    "particle",
    "side",
    "city",
    "languages",
    "written_name",
    "source",
    "legal_basis",
    "keep_until",
    "keep_reason",
    "last_contact",
    "anonymised_on",
)
BODY_FIELDS = (
    "name",
    "written_name",
    "acronym",
    "acronyms",
    "aliases",
    "kind",
    "side",
    "state",
    "city",
    "address",
    "website",
    "source",
)
POINT_FIELDS = ("kind", "label", "value", "country")
POSITION_FIELDS = ("title", "mandate", "first_day", "last_day")

_Values = dict[str, Any]


def values_of(record: Any, names: Iterable[str]) -> _Values:
    """Return fields of a record as JSON has them, those that say nothing left out."""
    found: _Values = {}
    loaded = vars(record)  # asked by name, each of a record's attributes costs ten times as much
    for name in names:
        value = loaded[name] if name in loaded else getattr(record, name)
        if not value:
            continue
        if isinstance(value, Bilingual):
            value = [value.fr, value.es]
        elif isinstance(value, date):
            value = value.isoformat()
        found[name] = value
    return found


def fields_from(kind: type[Record], values: Mapping[str, Any], names: Sequence[str]) -> _Values:
    """Return fields as a record takes them; what does not fit counts as not said."""
    empty: Any = kind() if kind in (Person, Organisation) else None
    found: _Values = {}
    for name in names:
        value = values.get(name, "")
        if name.endswith(("_until", "_day", "_contact", "_on")):
            found[name] = _day(value)
        elif name in {"honorific", "name", "title"}:
            found[name] = _both(value)
        else:
            said = value if isinstance(value, str) else ""
            found[name] = said or (getattr(empty, name) if empty is not None else "")
    return found


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None


def _both(value: object) -> Bilingual:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(text, str) for text in value):
        return Bilingual(*value)
    return Bilingual()


def property_of(values: _Values) -> Extra:
    """Return the property that holds what is said."""
    return Extra(RECORD, escaped(json.dumps(values, ensure_ascii=False, separators=(",", ":"))))


def record_in(card: Card) -> _Values | None:
    """Return what this program said of a card's contact, or None where it did not write the card."""
    for extra in card.extras:
        if is_ours(extra):
            try:
                found = json.loads(unescaped(extra.value))
            except (ValueError, RecursionError):
                return None
            return found if isinstance(found, dict) else None
    return None


def links_of(card: Card) -> tuple[Link, ...]:
    """Return whom a body's card names: as a table says it, else as this program wrote it."""
    if card.links:
        return card.links
    found = (
        [values.get(name, "") for name in ("role", "name", "uid")]
        for values in listed(record_in(card) or {}, "links")
    )
    return tuple(Link(*texts) for texts in found if all(isinstance(text, str) for text in texts) and texts[1])


def said_links(links: Iterable[Link]) -> _Values:
    """Return whom a body names, as JSON has it."""
    said = [{"role": link.role, "name": link.name, "uid": link.uid} for link in links]
    return {"links": said} if said else {}


def listed(values: _Values, name: str) -> list[_Values]:
    """Return the parts that are said under a name."""
    found = values.get(name, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
