from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.domain.contacts import ContactPoint, Organisation, Person
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import Stopped
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history
from cufdesk.usecases.contact_bringing import bring_in
from cufdesk.usecases.contact_files import read_contacts
from cufdesk.usecases.contact_import import plan_import
from cufdesk.usecases.contact_plans import (
    CHECK,
    CREATE,
    LEAVE_OUT,
    UNCHANGED,
    UPDATE,
    Plan,
    as_json,
    refuse_bad_lines,
)
from tests.makers import a_dossier, a_person, a_position, an_organisation

ROJAS = """BEGIN:VCARD
VERSION:3.0
N:Rojas;Antonio;;Mtro.;
FN:Antonio Rojas
ORG:Secretaría de Relaciones Exteriores
TITLE:Director General
EMAIL;TYPE=work:rojas@example.org
TEL;TYPE=cell:+52 55 1234 5678
ADR:;;Plaza Juárez 20;México;;06010;México
CATEGORIES:Delegación
X-SKYPE:rojas
END:VCARD
"""


def a_file(folder: Path, text: str, name: str = "contacts.vcf") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def plan_of(dossier: Dossier, folder: Path, text: str, name: str = "contacts.vcf") -> Plan:
    return plan_import(dossier, read_contacts(a_file(folder, text, name)))


def people_in(dossier: Dossier) -> list[Person]:
    with dossier.read() as reading:
        return reading.all(Person)


def bodies_in(dossier: Dossier) -> list[Organisation]:
    with dossier.read() as reading:
        return reading.all(Organisation)


def test_a_card_becomes_a_person_and_its_body_once(dossier: Dossier, tmp_path: Path) -> None:
    second = ROJAS.replace("Antonio", "Rosa").replace("N:Rojas", "N:Ruiz").replace("Rosa Rojas", "Rosa Ruiz")
    second = second.replace("rojas@", "ruiz@").replace("+52 55 1234 5678", "+52 55 8765 4321")
    plan = plan_of(dossier, tmp_path, ROJAS + second)
    assert bring_in(dossier, plan).created == 2
    assert [body.written_name for body in bodies_in(dossier)] == ["Secretaría de Relaciones Exteriores"]
    person = next(one for one in people_in(dossier) if one.first_surname == "Rojas")
    assert (person.given_names, person.honorific) == ("Antonio", Bilingual(es="Mtro."))
    assert person.email == "rojas@example.org"
    assert [(point.kind, point.label) for point in person.points] == [
        ("email", "work"),
        ("phone", "mobile"),
        ("address", ""),
    ]
    assert (person.points[2].value, person.points[2].country) == ("Plaza Juárez 20\n06010 México", "MX")
    assert person.positions[0].title == Bilingual(es="Director General"), "its words are Spanish"
    assert person.source == "File contacts.vcf"
    assert "X-SKYPE:rojas" in person.extras
    assert "CATEGORIES:Delegación" in person.extras


def test_the_whole_import_is_one_write_with_one_undo(dossier: Dossier, tmp_path: Path) -> None:
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS))
    step = history.steps(dossier).undo
    assert step is not None
    assert step.label == "Import of contacts: 1 person"
    history.undo(dossier)
    assert people_in(dossier) == []
    assert bodies_in(dossier) == []


def test_the_same_file_again_changes_nothing(dossier: Dossier, tmp_path: Path) -> None:
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS))
    plan = plan_of(dossier, tmp_path, ROJAS)
    assert [entry.outcome for entry in plan.entries] == [UNCHANGED]
    before = history.steps(dossier)
    assert bring_in(dossier, plan).unchanged == 1
    assert history.steps(dossier) == before


def test_the_same_e_mail_and_name_bring_somebody_up_to_date(dossier: Dossier, tmp_path: Path) -> None:
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS))
    changed = ROJAS.replace("Director General", "Ministro").replace(
        "TEL;TYPE=cell:+52 55 1234 5678", "NOTE:Vu"
    )
    plan = plan_of(dossier, tmp_path, changed)
    [entry] = plan.entries
    assert entry.outcome == UPDATE
    assert [change.sentence for change in entry.changes] == [
        "Notes: Vu",
        "Function: Director General → Ministro",
    ]
    bring_in(dossier, plan)
    [person] = people_in(dossier)
    assert person.phone == "+52 55 1234 5678", "what the file leaves empty is not emptied here"
    assert person.positions[0].title.es == "Ministro"
    assert person.notes == "Vu"


def test_a_namesake_is_left_to_a_person(tmp_path: Path) -> None:
    known = a_person("Antonio", "Rojas", email="antonio@example.com")
    dossier = a_dossier(tmp_path, known)
    plan = plan_of(dossier, tmp_path, ROJAS)
    [body, entry] = sorted(plan.entries, key=lambda one: one.is_person)
    assert (body.outcome, entry.outcome) == (CREATE, CHECK)
    assert entry.candidates[0].id == known.id
    assert "The same name" in entry.reason
    assert bring_in(dossier, plan).created == 0
    assert [one.id for one in people_in(dossier)] == [known.id]
    assert bodies_in(dossier) == [], "nobody who came in is in that body"
    dossier.close()


def test_who_is_joined_by_hand_keeps_what_was_known(tmp_path: Path) -> None:
    known = a_person("Antonio", "Rojas", email="antonio@example.com", city="Puebla")
    dossier = a_dossier(tmp_path, known)
    plan = plan_of(dossier, tmp_path, ROJAS)
    plan.choices = {n: known.id for n, entry in enumerate(plan.entries) if entry.is_person}
    assert bring_in(dossier, plan).updated == 1
    [person] = people_in(dossier)
    assert person.reached_by("email") == ["antonio@example.com", "rojas@example.org"]
    assert person.city == "Puebla"
    assert len(person.positions) == 1
    assert len(bodies_in(dossier)) == 1
    dossier.close()


def test_the_same_contact_twice_in_a_file_is_said(dossier: Dossier, tmp_path: Path) -> None:
    plan = plan_of(dossier, tmp_path, ROJAS + ROJAS)
    assert [entry.outcome for entry in plan.entries if entry.is_person] == [CREATE, CHECK]
    assert "line 1 of the same file" in plan.entries[-1].reason


@pytest.mark.parametrize(
    "name", ["AL-LAs", "ALLAS", "Alliance euro-latino-américaine", "red de ciudades (ALLAS)"]
)
def test_a_body_is_found_by_all_its_names(tmp_path: Path, name: str) -> None:
    body = an_organisation(
        "AL-LAs", name=Bilingual("Alliance euro-latino-américaine", "Red de Ciudades"), aliases="Allas 2"
    )
    dossier = a_dossier(tmp_path, body)
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS.replace("Secretaría de Relaciones Exteriores", name)))
    assert [one.id for one in bodies_in(dossier)] == [body.id]
    assert people_in(dossier)[0].positions[0].organisation_id == body.id
    dossier.close()


def test_a_similar_body_is_told_and_never_joined_by_itself(tmp_path: Path) -> None:
    body = an_organisation("FENAMM", name=Bilingual(es="Federación Nacional de Municipios de México"))
    dossier = a_dossier(tmp_path, body)
    text = ROJAS.replace("Secretaría de Relaciones Exteriores", "CONAMM")
    text = text.replace("CONAMM", "Conferencia Nacional de Municipios de México (CONAMM)")
    plan = plan_of(dossier, tmp_path, text)
    entry = next(one for one in plan.entries if not one.is_person)
    assert entry.outcome == CHECK
    assert "Similar" in entry.reason
    bring_in(dossier, plan)
    assert {one.acronym for one in bodies_in(dossier)} == {"FENAMM", "CONAMM"}
    dossier.close()


TABLE = "Nom;Prénom;Courriel;Fonction\nRuiz;Rosa;rosa@example.org;Maire\n;;x@example.org;\nDíaz;Ana;;Maire\n"


def test_a_bad_line_is_named_and_the_rest_goes_on_if_asked(dossier: Dossier, tmp_path: Path) -> None:
    plan = plan_of(dossier, tmp_path, TABLE, "liste.csv")
    assert [(one.line, one.reason) for one in plan.refused] == [
        (3, "This row names no person, no function and no body: it was left out.")
    ]
    with pytest.raises(Refusal, match="line 3"):
        refuse_bad_lines(plan)
    assert bring_in(dossier, plan).created == 2
    assert as_json(plan)["created"] == 2


def test_stopping_leaves_nothing_half_done(dossier: Dossier, tmp_path: Path) -> None:
    path = a_file(tmp_path, TABLE, "liste.csv")
    plan = plan_import(dossier, read_contacts(path))
    for times in range(2):
        asked = iter([False] * times + [True] * 9)
        with pytest.raises(Stopped):
            bring_in(dossier, plan, cancelled=lambda asked=asked: next(asked))  # type: ignore[misc]
        assert people_in(dossier) == []
    with pytest.raises(Stopped):
        plan_import(dossier, read_contacts(path), cancelled=lambda: True)
    assert bring_in(dossier, plan).created == 2, "the plan is still good"


def test_a_contact_by_function_alone_comes_in_and_is_known_again(dossier: Dossier, tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Monsieur le Délégué\nTITLE:Monsieur le Délégué\nORG:CUF\nEND:VCARD\n"
    bring_in(dossier, plan_of(dossier, tmp_path, text))
    [person] = people_in(dossier)
    assert (person.written_name, person.positions[0].title.fr) == ("", "Monsieur le Délégué")
    assert [entry.outcome for entry in plan_of(dossier, tmp_path, text).entries] == [UNCHANGED]


def test_what_is_no_file_of_contacts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no file of contacts"):
        read_contacts(a_file(tmp_path, "x", "x.docx"))


def test_a_function_is_added_beside_one_that_ended(tmp_path: Path) -> None:
    from datetime import date

    body = an_organisation("SRE", name=Bilingual(es="Secretaría de Relaciones Exteriores"))
    old = a_position("Conseiller", body, es="Asesor", last_day=date(2014, 12, 31))
    dossier = a_dossier(
        tmp_path, body, a_person("Antonio", "Rojas", positions=[old], email="rojas@example.org")
    )
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS))
    [person] = people_in(dossier)
    titles = [position.title.in_language("fr") for position in person.positions]
    assert titles == ["Conseiller", "Director General"]
    dossier.close()


def test_a_point_known_in_another_writing_is_not_added(tmp_path: Path) -> None:
    person = a_person("Antonio", "Rojas", email="ROJAS@example.org")
    person.points.append(ContactPoint(person_id=person.id, kind="phone", value="55 1234 5678", country="MX"))
    dossier = a_dossier(tmp_path, person)
    bring_in(dossier, plan_of(dossier, tmp_path, ROJAS))
    [stored] = people_in(dossier)
    assert [point.kind for point in stored.points] == ["email", "phone", "address"]
    dossier.close()


def test_who_was_anonymised_does_not_come_back(tmp_path: Path) -> None:
    from datetime import date

    gone = a_person("", "", written_name="Personne anonymisée", anonymised_on=date(2016, 1, 1))
    dossier = a_dossier(tmp_path, gone, a_person("Ana", "Díaz"))
    plan = plan_of(dossier, tmp_path, ROJAS.replace("END:", f"UID:urn:uuid:{gone.id}\nEND:"))
    assert [one.reason for one in plan.notes] == ["This person was anonymised here: the line is left out."]
    assert not [entry for entry in plan.entries if entry.is_person]
    bring_in(dossier, plan)
    assert "Rojas" not in {person.first_surname for person in people_in(dossier)}
    dossier.close()


def test_a_name_that_several_bodies_bear_is_asked_and_never_guessed(tmp_path: Path) -> None:
    mexican, chilean = an_organisation("SRE", country="MX"), an_organisation("SRE", country="CL")
    known = a_person("Ana", "Díaz", email="ana@example.org", positions=[a_position("Maire", chilean)])
    dossier = a_dossier(tmp_path, mexican, chilean, known)
    text = "Nom;Prénom;Courriel;Fonction;Organisme\nDíaz;Ana;ana@example.org;Maire;SRE\n"
    assert not plan_of(dossier, tmp_path, text, "liste.csv").entries[0].changes  # hers is clear
    plan = plan_of(dossier, tmp_path, f"{text}Ruiz;Rosa;;Maire;SRE\nRojas;Luis;;Maire;SRE\n", "liste.csv")
    [asked] = [entry for entry in plan.entries if not entry.is_person]
    assert asked.outcome == CHECK
    assert {one.id for one in asked.candidates} == {mexican.id, chilean.id}
    assert len({one.name for one in asked.candidates}) == 2  # the countries tell them apart
    assert "Several bodies are called so" in asked.reason
    assert asked.reason in {one["reason"] for one in as_json(plan)["to_check"]}
    plan.choices[plan.entries.index(asked)] = mexican.id
    bring_in(dossier, plan)
    held = {person.given_names: person.positions[0].organisation_id for person in people_in(dossier)}
    assert held == {"Ana": chilean.id, "Rosa": mexican.id, "Luis": mexican.id}
    assert len(bodies_in(dossier)) == 2
    dossier.close()


GROUP = """Type;Nom complet;Président du groupe;Membres;Relève de
organisme;Groupe-pays;Rosa Ruiz;SRE;Ministère
personne;Rosa Ruiz;;;
personne;Rosa Ruiz;;;
"""


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[tuple[Dossier, Plan]]:
    """Return a dossier with two bodies of one name, and the plan of a file with two people of one name."""
    bodies = [an_organisation("SRE", id=f"sre-{country}", country=country) for country in ("MX", "CL")]
    dossier = a_dossier(tmp_path, *bodies)
    yield dossier, plan_of(dossier, tmp_path, GROUP, "liste.csv")
    dossier.close()


def test_whom_a_body_names_and_cannot_be_told_is_asked_and_never_guessed(
    asking: tuple[Dossier, Plan],
) -> None:
    dossier, plan = asking
    asked = [entry for entry in plan.entries if entry.is_asked]
    assert [(one.line, one.name, one.outcome) for one in asked] == [
        (2, "SRE", CHECK),
        (2, "Rosa Ruiz", CHECK),
    ]
    assert {one.id for one in asked[0].candidates} == {"sre-MX", "sre-CL"}
    assert len(asked[1].candidates) == 2
    bring_in(dossier, plan)
    bodies = {one.written_name: one for one in bodies_in(dossier)}
    group = bodies["Groupe-pays"]
    assert group.parent_id == bodies["Ministère"].id
    assert (group.bodies, group.president_id) == ([], None)
    assert len(bodies_in(dossier)) == 4
    assert len(people_in(dossier)) == 1  # the other Rosa Ruiz waits for a person, too


def test_who_is_meant_among_several_can_be_chosen(asking: tuple[Dossier, Plan]) -> None:
    dossier, plan = asking
    body, person = (place for place, entry in enumerate(plan.entries) if entry.is_asked)
    [rosa] = [one for one in plan.entries if one.is_person and one.outcome == CREATE]
    plan.choices = {body: "sre-CL", person: rosa.record.id}
    bring_in(dossier, plan)
    [group] = [one for one in bodies_in(dossier) if one.written_name == "Groupe-pays"]
    assert [one.member_id for one in group.bodies] == ["sre-CL"]
    assert group.president_id == rosa.record.id
    [sre] = [one for one in bodies_in(dossier) if one.id == "sre-CL"]
    assert sre.written_name == ""  # whoever is chosen stays as known


def test_who_is_chosen_and_left_out_is_named_by_nobody(asking: tuple[Dossier, Plan]) -> None:
    dossier, plan = asking
    _body, person = (place for place, entry in enumerate(plan.entries) if entry.is_asked)
    [(place, rosa)] = [
        (n, one) for n, one in enumerate(plan.entries) if one.is_person and one.outcome == CREATE
    ]
    plan.choices = {person: rosa.record.id, place: LEAVE_OUT}
    bring_in(dossier, plan)
    assert {one.president_id for one in bodies_in(dossier)} == {None}
    assert people_in(dossier) == []


def test_a_new_one_may_be_meant(asking: tuple[Dossier, Plan]) -> None:
    dossier, plan = asking
    plan.choices = {place: CREATE for place, entry in enumerate(plan.entries) if entry.is_asked}
    bring_in(dossier, plan)
    [group] = [one for one in bodies_in(dossier) if one.written_name == "Groupe-pays"]
    [new] = [one for one in bodies_in(dossier) if one.written_name == "SRE"]
    assert [one.member_id for one in group.bodies] == [new.id]
    assert {one.id for one in people_in(dossier)} > {group.president_id}


def test_a_president_who_is_left_out_presides_over_nothing(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path)
    plan = plan_of(dossier, tmp_path, GROUP.replace("personne;Rosa Ruiz;;;\n", "", 1), "liste.csv")
    plan.choices = {n: LEAVE_OUT for n, entry in enumerate(plan.entries) if entry.is_person}
    bring_in(dossier, plan)
    assert people_in(dossier) == []
    assert {one.president_id for one in bodies_in(dossier)} == {None}
    dossier.close()


def test_a_body_may_be_joined_to_the_one_that_it_is_like(tmp_path: Path) -> None:
    body = an_organisation("FENAMM", name=Bilingual(es="Federación Nacional de Municipios de México"))
    dossier = a_dossier(tmp_path, body)
    name = "Conferencia Nacional de Municipios de México (CONAMM)"
    plan = plan_of(dossier, tmp_path, ROJAS.replace("Secretaría de Relaciones Exteriores", name))
    plan.choices = {n: body.id for n, entry in enumerate(plan.entries) if not entry.is_person}
    bring_in(dossier, plan)
    assert [one.id for one in bodies_in(dossier)] == [body.id]
    assert people_in(dossier)[0].positions[0].organisation_id == body.id
    dossier.close()


def test_a_surname_with_its_particle_comes_in_apart_and_goes_out_whole(
    dossier: Dossier, tmp_path: Path
) -> None:
    text = ROJAS.replace("N:Rojas", "N:de la Peña").replace("Antonio Rojas", "Antonio de la Peña")
    bring_in(dossier, plan_of(dossier, tmp_path, text))
    [person] = people_in(dossier)
    assert (person.particle, person.first_surname, person.written_name) == ("de la", "Peña", "")
    assert [entry.outcome for entry in plan_of(dossier, tmp_path, text).entries] == [UNCHANGED]


def test_a_table_does_not_say_again_what_a_card_said_with_its_kinds(tmp_path: Path) -> None:
    known = a_person("Antonio", "Rojas", email="rojas@example.org", extras="item1.URL;TYPE=work:http://a.mx")
    dossier = a_dossier(tmp_path, known)
    head = "BEGIN:VCARD\nVERSION:3.0\nN:Rojas;Antonio;;;\nFN:Antonio Rojas"
    card = head + "\nEMAIL:rojas@example.org\nURL:{}\nEND:VCARD\n"
    same = plan_of(dossier, tmp_path, card.format("http://a.mx"))
    assert [entry.outcome for entry in same.entries] == [UNCHANGED]
    other = plan_of(dossier, tmp_path, card.format("http://b.mx"))
    assert [change.sentence for change in other.entries[0].changes] == [
        "More from the address book: URL:http://b.mx"
    ]
    dossier.close()
