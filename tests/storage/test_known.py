"""What is compared of all people and bodies, read by sqlite3, is what their records say."""

from __future__ import annotations

from pathlib import Path

from cufdesk.domain.contacts import ContactPoint, Organisation, Person
from cufdesk.domain.known_contacts import known_body, known_person
from cufdesk.domain.not_same import NotSame, pair_of
from cufdesk.storage.lists import Lists
from tests.makers import a_dossier, a_person, a_position, an_organisation


def test_rows_and_records_give_the_same(tmp_path: Path) -> None:
    body = an_organisation(aliases="Red\n Réseau ", acronyms="RV\nRVM2", written_name="La red", city="Puebla")
    other = an_organisation("", kind="", country="")
    rosa = a_person(
        usage_name="Rosita", aliases="R. Ruiz\nRosa R.", second_surname="Peña", written_name="Rosa RUIZ",
        positions=[a_position(body=body), a_position("Présidente", other), a_position("Membre")],
    )  # fmt: skip
    for kind, value in (
        ("email", "a@x.mx"),
        ("phone", "55 3686 5100"),
        ("email", "b@x.mx"),
        ("address", "1"),
    ):
        rosa.points.append(ContactPoint(person_id=rosa.id, kind=kind, value=value))
    plain = a_person("", "", country="")
    apart = pair_of(rosa.id, plain.id)
    told = NotSame(kind="person", a=apart[0], b=apart[1])
    dossier = a_dossier(tmp_path, body, other, rosa, plain, told)
    lists = Lists(dossier.path)
    with dossier.read() as reading:
        people = {person.id: known_person(person) for person in reading.all(Person)}
        bodies = {one.id: known_body(one) for one in reading.all(Organisation)}
    assert {one: _sorted(person) for one, person in lists.known_people().items()} == {
        one: _sorted(person) for one, person in people.items()
    }
    assert lists.known_bodies() == bodies
    assert lists.told_apart("person") == {frozenset(apart)}
    assert lists.told_apart("organisation") == set()
    lists.close()
    dossier.close()


def _sorted(person: object) -> dict[str, object]:
    """Return the values of a person without the order of contacts, which a comparison does not look at."""
    values = {name: getattr(person, name) for name in person.__slots__}  # type: ignore[attr-defined]
    return values | {name: sorted(values[name]) for name in ("emails", "phones")}
