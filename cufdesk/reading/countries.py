"""The country of a ministry that does not say it: that of the delegation it came with, or of the host."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import country_of
from cufdesk.reading.matching import overlaps, shadow_of
from cufdesk.reading.understanding import OrganisationRead, Understanding

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_AGREE = 2
_LED_WITHIN = 60


def with_countries(doc: Document, read: Understanding, office: str | None) -> Understanding:
    """Return what was read with the country of each ministry that the text makes plain without naming it."""
    guests, home = _of_delegation(read), _of_office(read, office)
    bodies = tuple(_placed(doc, read, body, guests, home) for body in read.organisations)
    return replace(read, organisations=tuple(_same_ministry(doc, bodies, body) for body in bodies))


def _of_delegation(read: Understanding) -> str | None:
    """Return the one country that the bodies of the delegates name; None where they name two."""
    countries = [
        country
        for person in read.people
        if person.role == "delegate"
        for position in person.positions
        if position.body is not None and (country := read.organisations[position.body].country)
    ]
    return countries[0] if len(countries) >= _AGREE and len(set(countries)) == 1 else None


def _of_office(read: Understanding, office: str | None) -> str | None:
    bodies = (body for body in read.organisations if office in {body.acronym, body.name})
    return next((body.country for body in bodies if body.country), None)


def _placed(
    doc: Document, read: Understanding, body: OrganisationRead, guests: str | None, home: str | None
) -> OrganisationRead:
    """Give a ministry the delegates' country if one of them works there or it led them, else the host's."""
    if body.country or not _is_ministry(doc, body):
        return body
    index = read.organisations.index(body)
    theirs = any(
        position.body == index
        for person in read.people
        if person.role == "delegate"
        for position in person.positions
    )
    start = body.span[0]
    led = doc.lexicon.find("roles.led").search(doc.shadow, max(0, start - _LED_WITHIN), start)
    about_guests = led and doc.lexicon.find("headcount.guests").search(
        doc.shadow, max(0, start - 2 * _LED_WITHIN), start
    )
    if theirs or about_guests:
        return replace(body, country=guests)
    visited = sorted(item.span for item in read.programme if item.our_role == "attended")
    return replace(body, country=home) if overlaps(visited, body.span) else body


def _is_ministry(doc: Document, body: OrganisationRead) -> bool:
    return doc.lexicon.find("bodies.in_many_countries").match(shadow_of(body.name)) is not None


def _same_ministry(
    doc: Document, bodies: tuple[OrganisationRead, ...], body: OrganisationRead
) -> OrganisationRead:
    """Give a ministry the acronym that the same one goes by elsewhere, its country said or not."""
    if body.acronym or not body.country or not _is_ministry(doc, body):
        return body
    bare = _without_country(doc, body.name)
    same = {
        other.acronym
        for other in bodies
        if other.acronym and other.country == body.country and _without_country(doc, other.name) == bare
    }
    return replace(body, acronym=same.pop()) if len(same) == 1 else body


def _without_country(doc: Document, name: str) -> str:
    """Return what tells ministries of one country apart: the name up to the country, by whatever word.

    That of foreign affairs goes by several: "affaires étrangères", "relations extérieures".
    """
    if doc.lexicon.find("bodies.foreign_affairs").search(shadow_of(name)):
        return doc.lexicon.words("bodies.foreign_affairs")[0]
    words = shadow_of(name).split()
    at = next((i for i, word in enumerate(words) if country_of(doc.lexicon, word)), len(words))
    links = doc.lexicon.folded("connectors", "articles")
    while at and words[at - 1] in links:
        at -= 1
    return " ".join(words[:at])
