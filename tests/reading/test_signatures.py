"""Signature blocks against what a careful reader gets out of them; precision and recall are stated here."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cufdesk.folding import words_of
from cufdesk.reading.contacts_found import ContactFound, Found
from cufdesk.reading.signatures import read_signatures

FOLDER = Path(__file__).parent / "signatures"


def blocks(name: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return list(tomllib.load(file)["block"])


def as_entry(contact: ContactFound) -> dict[str, Any]:
    """Return a contact as the corpus writes one."""
    position = contact.positions[0] if contact.positions else None
    found: dict[str, Found | None] = {
        "title": contact.civility,
        "given_names": contact.given_names,
        "first_surname": contact.first_surname,
        "second_surname": contact.second_surname,
        "function": position.function if position else None,
        "body": position.body if position else None,
        "street": contact.street,
        "postcode": contact.postcode,
        "city": contact.city,
        "country": contact.country,
    }
    entry: dict[str, Any] = {name: value.value for name, value in found.items() if value}
    lists = {
        "phones": [f"{phone.kind} {phone.phone.shown}" for phone in contact.phones],
        "emails": [email.value for email in contact.emails],
        "websites": [page.value for page in contact.websites],
        "doubtful": ["name"] if contact.first_surname and contact.first_surname.doubtful else [],
    }
    return entry | {name: values for name, values in lists.items() if values}


def facts(people: list[dict[str, Any]]) -> Counter[tuple[int, str, str]]:
    """Return what is said of people as single facts, with whose they are."""
    return Counter(
        (number, name, value)
        for number, person in enumerate(people)
        for name, values in person.items()
        for value in (values if isinstance(values, list) else [values])
    )


def measured(name: str) -> tuple[float, float, list[str]]:
    """Return precision and recall over all facts of a part of the corpus, and what went wrong."""
    right = told = expected = 0
    wrong = []
    for block in blocks(name):
        read = facts([as_entry(contact) for contact in read_signatures(block["text"], block["country"])])
        wanted = facts(block["person"])
        right += (read & wanted).total()
        told += read.total()
        expected += wanted.total()
        wrong += [f"+ {fact}" for fact in read - wanted] + [f"- {fact}" for fact in wanted - read]
    return right / told, right / expected, wrong


@pytest.mark.parametrize(
    ("part", "precision", "recall"),
    [
        # The first run over the frozen half, before anything was mended, gave 0.99 and 0.99.
        ("frozen", 1.0, 1.0),
        ("later", 1.0, 1.0),
        # The first run over the blocks held back gave 0.96 and 0.89.
        ("held-back", 0.96, 0.92),
    ],
)
def test_what_is_read(part: str, precision: float, recall: float) -> None:
    exact, whole, wrong = measured(part)
    assert exact >= precision, wrong
    assert whole >= recall, wrong


def test_the_measure_sees_what_is_wrong() -> None:
    wanted = blocks("frozen")[0]["person"]
    wrong = [{**wanted[0], "first_surname": "Pérez"}]
    assert (facts(wrong) - facts(wanted)).total() == 1
    assert sum(len(blocks(part)) for part in ("frozen", "later", "held-back")) >= 40


def read_one(text: str, country: str = "FR") -> ContactFound:
    found = read_signatures(text, country)
    assert len(found) == 1
    return found[0]


def parts(contact: ContactFound) -> tuple[str, ...]:
    found = (contact.given_names, contact.first_surname, contact.second_surname)
    return tuple(value.value if value else "" for value in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mtra. Rosa Ruiz Pérez\nrruiz@sre.gob.mx", ("Rosa", "Ruiz", "Pérez")),
        ("Mtra. Rosa Ruiz Pérez\nrosa.perez@sre.gob.mx", ("Rosa", "Ruiz", "Pérez")),
        ("Sr. José Luis García", ("José Luis", "García", "")),
        ("Anne-Sophie LE GALL", ("Anne-Sophie", "Le Gall", "")),
        ("M. Dupont", ("", "Dupont", "")),
        ("Mme Jeanne d'Arcy", ("Jeanne", "d'Arcy", "")),
        ("Soizic Awen Kermarrec", ("", "", "")),
    ],
)
def test_names_are_split_by_what_tells(text: str, expected: tuple[str, ...]) -> None:
    assert parts(read_one(text)) == expected


def test_what_lists_alone_suggest_is_doubtful() -> None:
    by_list = read_one("Mtra. Rosa Ruiz Pérez").first_surname
    by_address = read_one("Mtra. Rosa Ruiz Pérez\nrruiz@sre.gob.mx").first_surname
    assert by_list is not None
    assert by_address is not None
    assert (by_list.doubtful, by_address.doubtful) == (True, False)


def test_titles_are_never_part_of_the_name() -> None:
    contact = read_one("Sr. Lic. Antonio Rojas\nDirector, SRE", "MX")
    assert contact.civility is not None
    assert contact.name is not None
    assert (contact.civility.value, contact.name.value) == ("Lic.", "Antonio Rojas")


def test_two_functions_in_one_line_are_two_positions() -> None:
    told = "conseiller du chef du gouvernement de la Ville de Puebla et responsable du projet AL-LAs"
    first, second = read_one(f"Eugène Zapata, {told}").positions
    assert [found.value for found in (first.function, first.body) if found] == [
        "conseiller du chef du gouvernement",
        "Ville de Puebla",
    ]
    assert [found.value for found in (second.function, second.body) if found] == [
        "responsable",
        "projet AL-LAs",
    ]
    assert read_one("Sergio Arrendendo, Secretario General de la FENAMM", "MX").positions[0].body is not None


def test_nobody_in_a_list_is_lost_for_want_of_an_address() -> None:
    two = read_signatures("Rojas, Antonio; Iglesias, Monserrat <miglesias@sre.gob.mx>", "MX")
    assert [parts(contact)[:2] for contact in two] == [("Antonio", "Rojas"), ("Monserrat", "Iglesias")]


def test_a_function_without_a_name_is_kept_without_one() -> None:
    contact = read_one("Monsieur le Délégué")
    assert contact.name is None
    assert contact.civility is not None
    assert contact.positions[0].function is not None
    assert (contact.civility.value, contact.positions[0].function.value) == ("M.", "Délégué")


def test_prose_is_no_address() -> None:
    contact = read_one("Réunion le 12/02/2015 à 10 h 30, salle 210, merci de confirmer au 01 53 41 81 81")
    assert (contact.name, contact.street, contact.positions) == (None, None, ())
    assert [found.value for found in contact.rest][-1] == "merci de confirmer au"


def test_numbers_are_read_with_the_country_that_is_said() -> None:
    abroad = read_one("Ana Soto\nAv. Juárez 20, 06010 Ciudad de México, México\nTel. 55 3686 5100", "")
    assert [phone.phone.shown for phone in abroad.phones] == ["+52 55 3686 5100"]


def test_a_text_without_anybody_gives_nobody() -> None:
    assert read_signatures("") == ()
    assert read_signatures("Cordialement,\n") == ()
    assert read_signatures("Objet : Réunion\nEnvoyé : lundi\n") == ()


_LINES = st.sampled_from(
    [line for part in ("frozen", "later") for block in blocks(part) for line in block["text"].splitlines()]
)
_TEXTS = st.one_of(
    st.lists(_LINES, max_size=8).map("\n".join),
    st.text(st.sampled_from("aéZ .,;:@<>()[]\"'–-|/0+\n\tMe"), max_size=80),
    st.text(max_size=60),
)


def all_found(contact: ContactFound) -> list[Found]:
    single = (contact.name, contact.given_names, contact.first_surname, contact.second_surname)
    places = (contact.street, contact.postcode, contact.city)
    at = [
        found for position in contact.positions for found in (position.function, position.body, position.unit)
    ]
    found = (*single, *places, *at, *contact.emails, *contact.websites, *contact.rest)
    return [one for one in found if one is not None]


@given(_TEXTS, st.sampled_from(["", "FR", "MX", "international"]))
@settings(max_examples=300, deadline=None)
def test_every_finding_stands_in_the_text(text: str, country: str) -> None:
    for contact in read_signatures(text, country):
        assert contact != ContactFound()
        for found in all_found(contact):
            start, end = found.span
            assert 0 <= start < end <= len(text)
            assert words_of(found.value) == words_of(text[start:end])
        for phone in contact.phones:
            digits = [sign for sign in text[slice(*phone.span)] if sign.isdigit()]
            assert phone.phone.trouble or len(digits) >= 7


@given(st.lists(_LINES, max_size=8).map("\n".join))
@example("9, rue de Longchamp\nMtra. Rosa Ruiz Pérez\nCondell 1490, Valparaíso, Chile")
@settings(max_examples=100, deadline=None)
def test_no_word_is_read_twice_as_two_fields(text: str) -> None:
    for contact in read_signatures(text, "FR"):
        fields = (
            contact.name,
            contact.street,
            contact.postcode,
            contact.city,
            *contact.emails,
            *contact.rest,
        )
        positions = [found for at in contact.positions for found in (at.function, at.body, at.unit)]
        spans = sorted(found.span for found in (*fields, *positions) if found)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "sign", ["1 ", "a", "a ", "<", "a@", "www.", " ", "(1", "M. ", ",a", "\n", "Tel. 1\n"]
)
def test_a_strange_paste_ends(sign: str) -> None:
    """A rule that looks again and again at the same signs would be stopped by the suite's own limit."""
    assert read_signatures(sign * (20_000 // len(sign)), "FR") is not None


def test_a_long_paste_is_read_whole() -> None:
    text = "\n".join(block["text"] for part in ("frozen", "later") for block in blocks(part)) * 2
    assert read_signatures(text, "FR")


# Forms of signatures that one rule each is for ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        (
            "Kate O'Brien\nHead of International Relations\nCity of Glasgow Council\nGlasgow G2 1DU",
            "",
            {
                "function": "Head of International Relations",
                "body": "City of Glasgow Council",
                "postcode": "G2 1DU",
                "city": "Glasgow",
            },
        ),
        (
            "Luc Martin\nChef de bureau\nDélégation pour l’action extérieure\nMinistère de l’Europe",
            "",
            {"function": "Chef de bureau", "body": "Ministère de l’Europe"},
        ),
        (
            "Mme Anne Petit\nAdjointe au maire\nen charge des relations internationales\nVille de Lyon",
            "",
            {
                "function": "Adjointe au maire en charge des relations internationales",
                "body": "Ville de Lyon",
            },
        ),
        (
            "Luc Martin\nPlace du Capitole BP 999 31040 Toulouse cedex 6",
            "",
            {"street": "Place du Capitole BP 999", "postcode": "31040", "city": "Toulouse cedex 6"},
        ),
        (
            "Luc Martin\nRue du Trône 1\n1050 Bruxelles, Belgique",
            "",
            {"street": "Rue du Trône 1", "postcode": "1050", "city": "Bruxelles", "country": "BE"},
        ),
        (
            "Carlos Ruiz\nCarrera 30 # 25-90, Bogotá, Colombia",
            "CO",
            {"street": "Carrera 30 # 25-90", "city": "Bogotá", "country": "CO"},
        ),
        (
            "Mgr Luc Martin\nÉvêque de Lyon",
            "",
            {"title": "Mgr", "function": "Évêque de Lyon", "first_surname": "Martin"},
        ),
        (
            "Cécile Duflot-Martin (elle)\nResponsable du pôle\n📞 02 40 99 48 48",
            "",
            {"first_surname": "Duflot-Martin", "phones": ["office +33 2 40 99 48 48"]},
        ),
        (
            "Lic. Ana Ruiz Pardo\nJefa de Gobierno de la Ciudad de México",
            "MX",
            {"function": "Jefa de Gobierno de la Ciudad de México", "body": None},
        ),
        (
            "Le Maire,\nPour le Maire et par délégation,\nL’adjointe déléguée\nFrançoise ROSSIGNOL",
            "",
            {"function": "adjointe déléguée", "first_surname": "Rossignol"},
        ),
        (
            "James McKay | Policy Officer | European Commission\nRue Joseph II 54\n1049 Brussels, Belgium",
            "",
            {"function": "Policy Officer", "body": "European Commission", "country": "BE"},
        ),
        (
            "Lic. Ana Ruiz, MPA\nPresidenta Municipal\n64000 Monterrey, N.L.",
            "MX",
            {"function": "Presidenta Municipal", "city": "Monterrey"},
        ),
    ],
)
def test_a_form_is_understood(text: str, country: str, wanted: dict[str, Any]) -> None:
    [contact] = read_signatures(text, country)
    entry = as_entry(contact)
    assert {name: entry.get(name) for name in wanted} == wanted
    if "MPA" in text:
        assert "body" not in entry, "a degree and a state are no bodies"


def test_a_long_spanish_name_is_a_name() -> None:
    [contact] = read_signatures(
        "Mtra. María de los Ángeles Fernández de Castro Peredo\nDirectora General", "MX"
    )
    assert contact.name is not None
    assert contact.name.value == "María de los Ángeles Fernández de Castro Peredo"


def test_a_number_without_its_zero_is_not_taken_for_a_french_one() -> None:
    [contact] = read_signatures("Luc Martin\nTel. 934 022 222")
    assert [(phone.phone.e164, phone.phone.trouble) for phone in contact.phones] == [("", "no_country")]


def test_a_canadian_postcode_tells_the_country_of_a_number() -> None:
    [contact] = read_signatures(
        "Mairie de Montréal\n275, rue Notre-Dame\nMontréal (Québec) H2Y 1C6\n514 872-0311"
    )
    assert [phone.phone.e164 for phone in contact.phones] == ["+15148720311"]
