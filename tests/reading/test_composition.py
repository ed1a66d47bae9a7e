from __future__ import annotations

import json

from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import Understanding, as_json
from tests.reading.own_texts import NAMES, understood


def kinds(text: Understanding) -> list[tuple[str, str]]:
    return [(blank.kind, blank.text) for blank in text.blanks]


def test_quotas_with_what_divides_them() -> None:
    text = understood("mission-puces")
    assert [(q.count, q.category, q.side, q.part_of) for q in text.quotas] == [
        (4, "elected", "FR", None),
        (4, "elected", "MA", None),
        (2, "mayor", "MA", 1),
        (2, "region_president", "MA", 1),
    ]
    assert as_json(text)["quotas"][2]["part_of"] == "4 élus marocains"
    assert [(q.count, q.category, q.side, q.part_of) for q in understood("courriel-lettres").quotas] == [
        (8, "elected", None, None),
        (4, "elected", "FR", 0),
        (4, "elected", "CO", 0),
    ]


def test_a_condition_is_kept_and_nobody_is_counted_twice() -> None:
    text = read("Seront réunis 5 maires français (élus depuis 2014) et un élu chilien. Décision n° 6 maires.")
    assert [(q.count, q.side, q.qualifier) for q in text.quotas] == [
        (5, "FR", "élus depuis 2014"),
        (6, None, None),
    ]
    assert understood("conclusions-etapes").quotas == ()


def test_headcounts() -> None:
    assert read("Une délégation de vingt personnes est venue.").headcount.declared == 20
    assert read("Una delegación integrada por 7 altos funcionarios llegó.").headcount.declared == 7
    assert read("12 participants présents.").headcount.declared == 12
    assert read("Rien.").headcount.declared is None


def test_the_programme_with_what_the_office_did() -> None:
    assert [(i.our_role, i.minutes_status) for i in understood("mission-puces").programme] == [
        ("organised", "available"),
        ("attended", None),
        ("scheduled", None),
    ]
    assert [(i.our_role, i.minutes_status) for i in understood("minuta-vinetas").programme] == [
        ("attended", None),
        ("organised", "announced"),
        ("scheduled", None),
    ]
    timed = read("Programme :\n- 9 h 30 : accueil à la mairie\n- 14 h : participation au forum")
    assert [item.our_role for item in timed.programme] == [None, "attended"]
    assert read("Ordre du jour\n1. Organisation du forum").programme == ()


def test_agreements_by_pairs_and_in_words() -> None:
    assert [(a.parties, a.status) for a in understood("minuta-vinetas").agreements] == [
        (("RCH", "IMP"), "announced")
    ]
    assert [(a.parties, a.status) for a in understood("rapport").agreements] == [
        (("Ville de Rennes", "Municipalité provinciale du Cuzco"), "signed")
    ]
    assert [(a.parties, a.status) for a in understood("prose").agreements] == [
        (("Office des écoles", "Ville de Tours"), "planned")
    ]
    assert read("Le groupe est d'accord sur l'ordre du jour et signe la feuille.").agreements == ()


def test_blanks_by_kind_with_who_can_fill_them() -> None:
    spanish = understood("minuta-vinetas")
    assert ("name", "El director de finanzas del Municipio de Colima") in kinds(spanish)
    assert ("person", "y su equipo") in kinds(spanish)
    assert ("party", "grupo de trabajo") in kinds(spanish)
    pending = next(blank for blank in spanish.blanks if blank.kind == "minutes")
    assert (pending.text, pending.probable_owner) == ("minuta pendiente", "RCH")
    undated = [action.text for d in spanish.decisions for action in d.actions if action.precision == "none"]
    assert [
        (b.text, b.probable_owner) for b in spanish.blanks if b.kind == "deadline" and b.text not in undated
    ] == [("lo antes posible", "IMP")]
    french = kinds(understood("reunion-numerotee"))
    assert ("place", "lieu reste à définir") in french
    assert ("time", "horaire à préciser") in french
    assert ("time", "entretien") in kinds(understood("mission-puces"))
    assert ("person", "un référent") in kinds(understood("mission-puces"))
    assert ("responsible", "Choisir les familles d'accueil") in kinds(understood("tableau"))


def test_what_is_to_be_defined_is_no_blank_in_the_middle_of_a_sentence() -> None:
    engaged = read("La Ville de Metz s'engage à définir le programme.").blanks
    assert [(blank.kind, blank.probable_owner) for blank in engaged] == [("deadline", "Ville de Metz")]
    assert read("La Ville de Metz s'engage à définir le programme avant le 3 mai 2016.").blanks == ()
    assert kinds(read("La date est à définir.")) == [("deadline", "date est à définir")]


def test_nothing_is_found_in_nothing() -> None:
    data = as_json(read(""))
    assert data.pop("headcount") == {"declared": None, "listed": 0}
    assert not any(data.values())


def test_json_has_the_shape_of_the_contract() -> None:
    for name in NAMES:
        data = json.loads(json.dumps(as_json(understood(name)), ensure_ascii=False))
        assert list(data) == [
            "title", "from", "to", "headcount", "people", "organisations", "programme", "decisions", "dates",
            "quotas", "agreements", "blanks", "repairs",
        ]  # fmt: skip
        for person in data["people"]:
            assert set(person) == {"name", "civility", "role", "positions", "span"}
            assert all(set(position) == {"title", "organisation"} for position in person["positions"])
        for decision in data["decisions"]:
            assert set(decision) == {
                "number", "title", "text", "context", "modality", "party", "span", "actions",
            }  # fmt: skip
            for action in decision["actions"]:
                assert {"number", "text", "modality", "responsible"} <= set(action)
                assert set(action) - {"number", "text", "modality", "responsible"} == {
                    "deadline", "deadline_text", "precision", "span",
                }  # fmt: skip
        for date in data["dates"]:
            assert set(date) == {"text", "from", "to", "year_inferred", "precision", "span"}
        assert all({"name", "acronym", "country", "span"} <= set(body) for body in data["organisations"])
        assert all({"count", "category", "side", "part_of", "span"} <= set(quota) for quota in data["quotas"])


def test_positions_point_to_their_bodies() -> None:
    for name in NAMES:
        text = understood(name)
        for position in (position for person in text.people for position in person.positions):
            assert (position.body is None) == (position.organisation is None)
            if position.body is not None and position.organisation is not None:
                body = text.organisations[position.body]
                assert position.organisation in {body.name, body.acronym, f"{body.name} ({body.acronym})"}
