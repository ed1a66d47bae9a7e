"""Records made at random: any subject, whole, with references to records that exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from sqlalchemy.orm import CompositeProperty, class_mapper

from cufdesk.domain.base import Day, Figure, Flag, Record, TimeOfDay, new_id
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.words import WORDS

Known = Mapping[str, Sequence[str]]

# Everything that UTF-8 can hold: a lone surrogate is no character.
_ODD = [
    "Peña",
    "Œuvre",
    "L’État",
    "% _ \" ' ;",
    "1er juillet",
    "ÆSØP",
    "a\u202fb",
    "groupe-pays",
    "\0",
    "漢字",
]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(_ODD)
bilingual = st.builds(Bilingual, texts, texts)
days = st.dates()
# Never drawn: two records of one example would share an id as soon as the example is made smaller.
ids = st.builds(new_id)
_OF_TYPE: list[tuple[type, st.SearchStrategy[Any]]] = [
    (Day, days),
    (TimeOfDay, st.times().map(lambda time: time.replace(second=0, microsecond=0))),
    (Figure, st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)),
    (Flag, st.booleans()),
]


def records(kind: type[Record], known: Known, *, max_parts: int = 3) -> st.SearchStrategy[Any]:
    """Make whole records of a kind; `known` holds the ids that each table's references may name."""
    return _aggregates(kind, known, {}, max_parts)


@st.composite
def _aggregates(
    draw: st.DrawFn, kind: type[Record], known: Known, fixed: dict[str, Any], max_parts: int
) -> Record:
    mapper = class_mapper(kind)
    composites: list[CompositeProperty[Any]] = list(mapper.composites)
    values: dict[str, Any] = {"id": draw(ids)} | fixed
    values |= {composite.key: draw(bilingual) for composite in composites}
    inside = {column.key for composite in composites for column in composite.columns}
    for column in mapper.local_table.columns:
        if column.key not in values and column.key not in inside:
            values[column.key] = draw(_column(column, known))
    for relation in mapper.relationships:
        parent = next(iter(relation.remote_side)).name
        values[relation.key] = [
            draw(_aggregates(relation.mapper.class_, known, {parent: values["id"]}, max_parts))
            for _part in range(draw(st.integers(0, max_parts)))
        ]
    return kind(**values)


def _column(column: Any, known: Known) -> st.SearchStrategy[Any]:
    if column.foreign_keys:
        target = next(iter(column.foreign_keys)).column.table.name
        return st.sampled_from([None, *known.get(target, ())])
    if "words" in column.info:
        return st.sampled_from(["", *WORDS[column.info["words"]]])
    for of_type, strategy in _OF_TYPE:
        if isinstance(column.type, of_type):
            return st.none() | strategy if column.nullable else strategy
    plain = {str: texts, int: st.integers(-(2**31), 2**31), bytes: st.binary(max_size=30)}
    strategy = plain[column.type.python_type]
    return st.none() | strategy if column.nullable else strategy


def a_cover(language: str = "fr") -> Cover:
    """Return a small cover."""
    return Cover(title=Bilingual("Coopération", "Cooperación"), first_language=language)


def seeds() -> list[Record]:
    """Return records for others to refer to, at least one in each table that anything refers to."""
    body = Organisation(name=Bilingual("Réseau des villes", "Red de ciudades"), acronym="RDV")
    person = Person(given_names="Ana", first_surname="Ruiz")
    person.positions = [Position(person_id=person.id, title=Bilingual("maire"), organisation_id=body.id)]
    meeting = Meeting(title=Bilingual("Séance", "Sesión"))
    decision = Decision(meeting_id=meeting.id, number="D1", title=Bilingual("Renforcer"))
    decision.actions = [Action(decision_id=decision.id, number="A1", text=Bilingual("Écrire"))]
    meeting.decisions = [decision]
    return [body, person, meeting, Visit(title=Bilingual("Visite", "Visita"))]


def known_ids(made: Sequence[Record]) -> dict[str, list[str]]:
    """Return the ids of records and of their parts, by table."""
    found: dict[str, list[str]] = {}
    for record in made:
        found.setdefault(record.__tablename__, []).append(record.id)
        for relation in class_mapper(type(record)).relationships:
            for table, more in known_ids(getattr(record, relation.key)).items():
                found.setdefault(table, []).extend(more)
    return found
