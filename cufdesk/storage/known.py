"""What is compared of all people and bodies to find those entered twice, read by sqlite3 alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.domain.likeness import KnownBody, KnownPerson, pair

if TYPE_CHECKING:
    from cufdesk.storage.list_reader import Reader

_POINTS = (
    "coalesce((SELECT group_concat(c.value, char(10)) FROM contact_point AS c"
    " WHERE c.person_id = p.id AND c.kind = '{kind}' AND c.value <> ''), '')"
)
_BODIES = (
    "coalesce((SELECT group_concat(c.organisation_id, char(10)) FROM position AS c"
    " WHERE c.person_id = p.id AND c.organisation_id IS NOT NULL), '')"
)
_PEOPLE = (
    "SELECT p.id, p.given_names, p.first_surname, p.second_surname, p.usage_name, p.written_name,"  # noqa: S608 - our own names
    f" p.aliases, {_POINTS.format(kind='email')}, {_POINTS.format(kind='phone')}, p.country, {_BODIES}"
    ", p.particle FROM person AS p"
)
_ORGANISATIONS = (
    "SELECT id, name_fr, name_es, written_name, acronym, acronyms || char(10) || aliases, country, city, kind"
    " FROM organisation"
)


def known_people(reader: Reader) -> dict[str, KnownPerson]:
    """Return all people by id."""
    found = {}
    for record_id, given, first, second, usage, written, *others in reader.all(_PEOPLE):
        *lists, country, bodies, particle = others
        aliases, emails, phones = map(_lines, lists)
        names = given, first, second, usage, written
        found[record_id] = KnownPerson(
            record_id, *names, aliases, emails, phones, country, frozenset(_lines(bodies)), particle
        )
    return found


def known_bodies(reader: Reader) -> dict[str, KnownBody]:
    """Return all bodies by id."""
    found = {}
    for record_id, french, spanish, written, acronym, others, *where in reader.all(_ORGANISATIONS):
        names = tuple((code, name) for code, name in (("fr", french), ("es", spanish)) if name)
        found[record_id] = KnownBody(record_id, names, written, acronym, _lines(others), *where)
    return found


def told_apart(reader: Reader, kind: str) -> set[frozenset[str]]:
    """Return the pairs of a kind that somebody has said are not the same."""
    return {pair(a, b) for a, b in reader.all("SELECT a, b FROM not_same WHERE kind = ?", kind)}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
