"""Who is who: all people and bodies, or only those that some records name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import class_mapper, defer

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.storage.aggregates import lean, whole
from cufdesk.storage.dossier import Reading
from cufdesk.storage.writing import Writing

R = TypeVar("R", bound=Record)

_CHUNK = 500  # ids in one statement


def whole_directory(reading: Reading) -> Directory:
    """Return all people and bodies of the dossier."""
    people, bodies = reading.all(Person, pictures=False), reading.all(Organisation, pictures=False)
    return Directory({person.id: person for person in people}, {body.id: body for body in bodies})


def names_beside(reading: Reading, records: Iterable[Record]) -> Directory:
    """Return all people and bodies of the dossier; of people, only those whom records name have their parts.

    For what looks for names in texts: to touch the functions or contact details of the others raises.
    """
    named = directory_of(reading, records)
    people = {person.id: person for person in people_by_name(reading)}
    bodies = {body.id: body for body in reading.all(Organisation, pictures=False)}
    return Directory(people | dict(named.people), bodies)


def people_by_name(look: Reading | Writing) -> list[Person]:
    """Return all people for their names alone: no photo, and to touch any part of theirs raises."""
    return list(look.session.scalars(select(Person).options(defer(Person.photo)).order_by(Person.id)))


def directory_of(reading: Reading, records: Iterable[Record], *, pictures: bool = False) -> Directory:
    """Return the people whom these records or their parts name, and the bodies that they or those name.

    Without `pictures` they are read without photos and logos, as `aggregates.lean` says.
    """
    named = named_by(records)
    people = _by_id(reading, Person, named["person"], pictures=pictures)
    bodies = named["organisation"] | named_by(people.values())["organisation"]
    return Directory(people, _by_id(reading, Organisation, bodies, pictures=pictures))


def named_by(records: Iterable[Record]) -> defaultdict[str, set[str]]:
    """Return, by table, the ids that records and their parts refer to."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        mapper = class_mapper(type(record))
        for attribute in mapper.column_attrs:
            for key in attribute.columns[0].foreign_keys:
                value = getattr(record, attribute.key)
                if value:
                    found[key.column.table.name].add(value)
        for relation in mapper.relationships:
            for table, ids in named_by(getattr(record, relation.key)).items():
                found[table] |= ids
    return found


def _by_id(reading: Reading, kind: type[R], ids: Iterable[str], *, pictures: bool) -> dict[str, R]:
    options = whole(kind) if pictures else lean(kind)
    ordered: Sequence[str] = sorted(ids)
    found: dict[str, R] = {}
    for start in range(0, len(ordered), _CHUNK):
        chosen = select(kind).where(kind.id.in_(ordered[start : start + _CHUNK]))
        for record in reading.session.scalars(chosen.options(*options)):
            found[record.id] = record
    return found
