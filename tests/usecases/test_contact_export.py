from __future__ import annotations

import dataclasses
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from cufdesk.country_words import COUNTRY
from cufdesk.domain.contacts import ContactPoint, Counterpart, GroupBody, Organisation, Person, Position
from cufdesk.domain.names import official_name, shown_name
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.contact_cards import ORGANISATION
from cufdesk.exchange.vcards import read_vcard_file
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import Stopped
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.usecases.contact_bringing import bring_in
from cufdesk.usecases.contact_export import Which, export_contacts
from cufdesk.usecases.contact_files import read_contacts
from cufdesk.usecases.contact_import import plan_import
from cufdesk.usecases.contact_plans import CHECK, CREATE, UNCHANGED
from cufdesk.words import CIVILITY, CONTACT_LABEL, GENDER, ORGANISATION_KIND, SEAT_CATEGORY, SIDE
from tests.makers import a_dossier, a_group, a_person, a_position, an_organisation


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (20, 30), "navy").save(made, "JPEG")
    return made.getvalue()


PICTURE = _picture()
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12).map(
    lambda text: " ".join(text.split())
)
LINES = st.lists(TEXT.filter(bool), max_size=3, unique=True).map("\n".join)
BOTH = st.builds(Bilingual, TEXT, TEXT)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


def _key(words: dict[str, str]) -> Any:
    return st.sampled_from(["", *words])


BODIES = st.lists(
    st.builds(
        Organisation,
        name=st.builds(Bilingual, TEXT, TEXT),
        written_name=TEXT,
        acronym=TEXT,
        acronyms=LINES,
        aliases=LINES,
        kind=_key(ORGANISATION_KIND),
        country=_key(COUNTRY),
        side=_key(SIDE),
        city=TEXT,
        address=LINES,
        website=TEXT,
        notes=LINES,
        source=TEXT,
        logo=st.sampled_from([None, PICTURE]),
    ),
    max_size=2,
)
PEOPLE = st.lists(
    st.builds(
        Person,
        civility=_key(CIVILITY),
        gender=_key(GENDER),
        honorific=BOTH,
        given_names=TEXT,
        particle=st.sampled_from(["", "de la", "d’"]),
        first_surname=TEXT,
        second_surname=TEXT,
        usage_name=TEXT,
        sort_as=TEXT,
        written_name=TEXT,
        aliases=LINES,
        side=_key(SIDE),
        country=_key(COUNTRY),
        languages=st.sampled_from(["", "français, espagnol", "Español", "klingon"]),
        city=TEXT,
        notes=LINES,
        source=TEXT,
        legal_basis=TEXT,
        keep_until=DAYS,
        keep_reason=TEXT,
        last_contact=DAYS,
        photo=st.sampled_from([None, PICTURE]),
        points=st.lists(
            st.builds(
                ContactPoint,
                person_id=st.just(""),
                kind=st.sampled_from(["email", "phone", "address"]),
                label=_key(CONTACT_LABEL) | TEXT,
                value=TEXT.filter(bool),
                country=_key(COUNTRY),
            ),
            max_size=4,
        ),
        positions=st.lists(
            st.builds(
                Position,
                person_id=st.just(""),
                title=BOTH,
                mandate=_key(SEAT_CATEGORY),
                first_day=DAYS,
                last_day=DAYS,
                organisation_id=st.sampled_from([None, 0, 1]),
            ),
            max_size=3,
        ),
    ),
    min_size=1,
    max_size=3,
)


def _plain(record: Any, skip: tuple[str, ...]) -> dict[str, Any]:
    """Return what a record says without its ids; an identifier that a file kept for it is one of them."""
    found = {f.name: getattr(record, f.name) for f in dataclasses.fields(record) if f.name not in skip}
    found["extras"] = "\n".join(x for x in found["extras"].split("\n") if not x.startswith("UID"))
    return found


def _contents(dossier: Dossier) -> tuple[list[Any], list[Any]]:
    with dossier.read() as reading:
        people, bodies = reading.all(Person), reading.all(Organisation)
    names = {body.id: official_name(body, "fr") for body in bodies}
    told = []
    for person in people:
        values = _plain(person, ("id", "points", "positions"))
        values["points"] = [(p.kind, p.label, p.value, p.country) for p in person.points]
        values["positions"] = [
            (p.title, names.get(p.organisation_id or ""), p.mandate, p.first_day, p.last_day)
            for p in person.positions
        ]
        told.append(values)
    called = names | {person.id: shown_name(person, "fr") for person in people}
    return sorted(told, key=repr), sorted((_linked(body, called) for body in bodies), key=repr)


def _linked(body: Organisation, called: dict[str, str]) -> dict[str, Any]:
    """Return what a body says, those whom it names by their names."""
    values = _plain(body, ("id", "parent_id", "president_id", "counterparts", "bodies"))
    values["parent"] = called.get(body.parent_id or "")
    values["president"] = called.get(body.president_id or "")
    values["counterparts"] = [called.get(one.other_id or "") for one in body.counterparts]
    values["members"] = [called.get(one.member_id or "") for one in body.bodies]
    return values


def _filled(people: list[Person], bodies: list[Organisation]) -> tuple[list[Person], list[Organisation]]:
    """Return those that may stand in a dossier: named, and bodies called differently."""
    known = {"".join(s for s in official_name(one, "fr").casefold() if s.isalnum()): one for one in bodies}
    known.pop("", None)
    kept = list(known.values())
    for person in people:
        for point in person.points:
            point.person_id = person.id
        for position in person.positions:
            position.person_id = person.id
            n: Any = position.organisation_id
            position.organisation_id = kept[n].id if n is not None and n < len(kept) else None
    named = [one for one in people if shown_name(one, "fr")]
    if named and len(kept) == 2:
        first, second = kept
        first.parent_id, second.president_id = second.id, named[-1].id
        first.counterparts = [Counterpart(organisation_id=first.id, other_id=second.id)]
        second.counterparts = [Counterpart(organisation_id=second.id, other_id=first.id)]
        second.bodies = [GroupBody(organisation_id=second.id, member_id=first.id)]
    return named, kept


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],  # what fails is small enough to read
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(people=PEOPLE, bodies=BODIES)
def test_a_dossier_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, version: str, people: list[Person], bodies: list[Organisation]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    people, bodies = _filled(people, bodies)
    if not people:
        return
    home = a_dossier(folder, *bodies, *people)
    path = folder / "contacts.vcf"
    export_contacts(home, path, Which(bodies=True), vcard_version=version)
    away = a_dossier(folder, name="away.cufdesk")
    plan = plan_import(away, read_contacts(path))
    assert not plan.refused
    plan.choices = {n: CREATE for n, entry in enumerate(plan.entries) if entry.outcome == CHECK}
    bring_in(away, plan)
    assert _contents(away) == _contents(home)
    again = plan_import(home, read_contacts(path)).entries
    assert [change.sentence for entry in again for change in entry.changes] == []
    assert {entry.outcome for entry in again} == {UNCHANGED}
    home.close()
    away.close()


FOREIGN = """BEGIN:VCARD
VERSION:4.0
N;X-A=1:Zapata;Eugène;;;OBE
FN:Eugène Zapata
ORG:SRE;Dirección General;Sur
TITLE:Director
EMAIL;TYPE=work;PREF=1:ez@example.org
TEL;TYPE=work,voice;VALUE=uri:tel:+525512345678
ADR;TYPE=home:;Piso 2;Plaza 1;México;CDMX;06000;México
URL:https://example.org
BDAY:19700101
X-THING;FOO=bar:a\\,b
UID:abc-1
REV:20150213T100000Z
END:VCARD
"""


def test_what_other_programs_say_goes_out_again_as_it_came(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "in.vcf"
    path.write_text(FOREIGN, encoding="utf-8")
    bring_in(dossier, plan_import(dossier, read_contacts(path)))
    out = tmp_path / "out.vcf"
    export_contacts(dossier, out, Which(whole=False), vcard_version="4.0")
    [came], [went] = read_vcard_file(path).cards, read_vcard_file(out).cards
    assert went.posts[0].units == came.posts[0].units
    for name in ("suffix", "emails", "addresses", "urls", "extras", "uid", "rev", "parameters"):
        assert getattr(went, name) == getattr(came, name), name
    assert went.phones[0].types == ("work", "voice")
    again = plan_import(dossier, read_contacts(path))
    assert [entry.outcome for entry in again.entries] == [UNCHANGED]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_table_comes_back_to_the_same_people(tmp_path: Path, ending: str) -> None:
    body = an_organisation("SRE", name=Bilingual("Ministère", "Secretaría"))
    person = a_person(
        "Rosa",
        "Ruiz",
        second_surname="Peña",
        positions=[a_position("Maire", body)],
        email="rosa@example.org",
        phone="+52 55 1234 5678",
        address="Plaza 1\n06000 México",
        notes="=1+1",
        languages="espagnol",
    )
    dossier = a_dossier(tmp_path, body, person)
    path = tmp_path / f"people{ending}"
    assert export_contacts(dossier, path) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    plan = plan_import(dossier, read_contacts(path))
    assert [(entry.outcome, [c.sentence for c in entry.changes]) for entry in plan.entries] == [
        (UNCHANGED, [])
    ]
    empty = a_dossier(tmp_path, name="empty.cufdesk")
    bring_in(empty, plan_import(empty, read_contacts(path)))
    with empty.read() as reading:
        [found] = reading.all(Person)
    for name in ("civility", "given_names", "first_surname", "second_surname", "notes", "country", "email"):
        assert getattr(found, name) == getattr(person, name), name
    assert found.phone == "+52 55 1234 5678"
    assert found.positions[0].title == Bilingual("Maire", "Directora")
    dossier.close()
    empty.close()


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_bodies_come_back_with_those_whom_they_name(tmp_path: Path, ending: str) -> None:
    ministry, fenamm = (
        an_organisation("SRE", name=Bilingual("Ministère", "Secretaría")),
        an_organisation("FENAMM", name=Bilingual(es="Federación Nacional de Municipios")),
    )
    amf = an_organisation("AMF", name=Bilingual("Maires de France"), parent_id=ministry.id)
    amf.counterparts = [Counterpart(organisation_id=amf.id, other_id=fenamm.id)]
    fenamm.counterparts = [Counterpart(organisation_id=fenamm.id, other_id=amf.id)]
    rosa = a_person("Rosa", "Ruiz")
    group = an_organisation("", name=Bilingual("Groupe-pays"), president_id=rosa.id)
    group.bodies = [GroupBody(organisation_id=group.id, member_id=one.id) for one in (fenamm, amf)]
    home = a_dossier(tmp_path, ministry, fenamm, amf, group, rosa)
    path = tmp_path / f"contacts{ending}"
    export_contacts(home, path, Which(bodies=True))
    assert {entry.outcome for entry in plan_import(home, read_contacts(path)).entries} == {UNCHANGED}
    away = a_dossier(tmp_path, name="away.cufdesk")
    for outcome in (CREATE, UNCHANGED):  # the second time there is nothing left to bring
        plan = plan_import(away, read_contacts(path))
        assert {entry.outcome for entry in plan.entries} == {outcome}
        bring_in(away, plan)
    with home.read() as there, away.read() as here:
        told = [
            sorted(map(_links, reading.all(Organisation), [_names(reading)] * 4)) for reading in (there, here)
        ]
    assert told[0] == told[1]
    federation = "Federación Nacional de Municipios"
    assert ("Maires de France", "Ministère", "", [federation], []) in told[1]
    assert ("Groupe-pays", "", "Rosa Ruiz", [], [federation, "Maires de France"]) in told[1]
    home.close()
    away.close()


def _names(reading: Reading) -> dict[str, str]:
    names = {body.id: official_name(body, "fr") for body in reading.all(Organisation)}
    return names | {person.id: shown_name(person, "fr") for person in reading.all(Person)}


def _links(body: Organisation, names: dict[str, str]) -> tuple[str, str, str, list[str], list[str]]:
    return (
        names[body.id],
        names.get(body.parent_id or "", ""),
        names.get(body.president_id or "", ""),
        [names[one.other_id or ""] for one in body.counterparts],
        [names[one.member_id or ""] for one in body.bodies],
    )


def test_two_bodies_of_one_name_come_back_as_two(tmp_path: Path) -> None:
    here, there = an_organisation("SRE", country="MX"), an_organisation("SRE", country="CL")
    rosa, ana = a_person("Rosa", "Ruiz", positions=[a_position("Maire", here)]), a_person("Ana", "Díaz")
    ana.positions = [a_position("Maire", there)]
    home = a_dossier(tmp_path, here, there, rosa, ana)
    path = tmp_path / "contacts.vcf"
    export_contacts(home, path, Which(bodies=True))
    away = a_dossier(tmp_path, name="away.cufdesk")
    plan = plan_import(away, read_contacts(path))
    assert "line" in next(entry.reason for entry in plan.entries if entry.outcome == CHECK)
    bring_in(away, plan)
    with away.read() as reading:
        countries = {body.id: body.country for body in reading.all(Organisation)}
        held = {p.given_names: countries[p.positions[0].organisation_id or ""] for p in reading.all(Person)}
    assert sorted(countries.values()) == ["CL", "MX"]
    assert held == {"Rosa": "MX", "Ana": "CL"}
    home.close()
    away.close()


def test_only_the_people_of_a_list_go_out(tmp_path: Path) -> None:
    rosa, ana = a_person("Rosa", "Ruiz"), a_person("Ana", "Díaz", country="FR")
    chosen, by_rule = a_group(rosa), a_group(rule_country="FR")
    dossier = a_dossier(tmp_path, rosa, ana, chosen, by_rule)
    path = tmp_path / "list.vcf"
    for group, name in ((chosen, "Rosa Ruiz"), (by_rule, "Ana Díaz")):
        assert export_contacts(dossier, path, Which(group=group.id)) == 1
        assert [card.formatted_name for card in read_vcard_file(path).cards] == [name]
    dossier.close()


def test_bodies_go_along_where_asked_and_private_fields_stay_where_asked(tmp_path: Path) -> None:
    body = an_organisation("SRE")
    person = a_person(positions=[a_position("Maire", body)], legal_basis="Intérêt légitime")
    dossier = a_dossier(tmp_path, body, an_organisation("X", name=Bilingual("Autre")), person)
    path = tmp_path / "out.vcf"
    assert export_contacts(dossier, path, Which(people=(person.id,), bodies=True)) == 2
    assert [card.kind for card in read_vcard_file(path).cards].count(ORGANISATION) == 1
    assert "Intérêt légitime" in path.read_text(encoding="utf-8").replace("\n ", "")
    export_contacts(dossier, path, Which(whole=False))
    assert "Intérêt légitime" not in path.read_text(encoding="utf-8").replace("\n ", "")
    dossier.close()


def test_refusals_leave_no_file(dossier: Dossier, tmp_path: Path) -> None:
    for name in ("a.pdf", "a.vcf", "missing/a.vcf"):
        with pytest.raises(Refusal):
            export_contacts(dossier, tmp_path / name)
    known = a_dossier(tmp_path, a_person(), name="other.cufdesk")
    with pytest.raises(Stopped):
        export_contacts(known, tmp_path / "b.vcf", cancelled=lambda: True)
    with pytest.raises(Refusal, match="written there"):
        export_contacts(known, tmp_path / "missing" / "a.vcf")
    assert not list(tmp_path.glob("*.vcf"))
    assert not list(tmp_path.glob(".*part"))
    known.close()
