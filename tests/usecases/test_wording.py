"""A change is said in the words of the screen, in every language, whatever was stored."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.base import Day, Figure, Flag, TimeOfDay, canonical
from cufdesk.domain.records import TABLES
from cufdesk.i18n import LANGUAGES, NBSP, NNBSP, translator
from cufdesk.usecases.wording import (
    Value,
    change_words,
    field_name,
    moment_words,
    value_words,
    values_apart,
)
from cufdesk.words import WORDS
from cufdesk.write_words import in_sentence

NAMES = {"p1": "Monserrat Iglesias"}
COLUMNS = [column for table in TABLES.values() for column in table.columns]

GOLDEN: list[tuple[str, str, Value, Value, dict[str, str]]] = [
    (
        "action",
        "deadline",
        "2015-06-30",
        "2015-07-15",
        {
            "fr": f"échéance{NBSP}: 30{NBSP}juin 2015 → 15{NBSP}juillet 2015",
            "es": f"plazo: 30{NBSP}de{NBSP}junio de 2015 → 15{NBSP}de{NBSP}julio de 2015",
            "en": f"deadline: 30{NBSP}June 2015 → 15{NBSP}July 2015",
        },
    ),
    (
        "meeting",
        "title_es",
        None,
        "Reunión de trabajo",
        {
            "fr": f"titre (espagnol){NBSP}: vide → Reunión de trabajo",
            "es": "título (español): vacío → Reunión de trabajo",
            "en": "title (Spanish): (empty) → Reunión de trabajo",
        },
    ),
    (
        "action",
        "responsible_person_id",
        "p1",
        "gone",
        {
            "fr": f"personne responsable{NBSP}: Monserrat Iglesias → fiche supprimée",
            "es": "persona responsable: Monserrat Iglesias → ficha eliminada",
            "en": "responsible person: Monserrat Iglesias → deleted record",
        },
    ),
    (
        "action",
        "state",
        "open",
        "done",
        {
            "fr": f"état{NBSP}: À faire → Fait",
            "es": "estado: Por hacer → Concluido",
            "en": "state: To do → Done",
        },
    ),
    (
        "milestone",
        "done",
        None,
        1,
        {"fr": f"fait{NBSP}: non → oui", "es": "concluido: no → sí", "en": "done: no → yes"},
    ),
    (
        "seat",
        "rank",
        None,
        1536,
        {
            "fr": f"place dans la liste{NBSP}: plus bas",
            "es": "lugar en la lista: más abajo",
            "en": "place in the list: further down",
        },
    ),
    (
        "budget_line",
        "amount",
        "1234.5",
        "20000",
        {
            "fr": f"montant{NBSP}: 1{NNBSP}234,50 → 20{NNBSP}000",
            "es": "monto: 1,234.50 → 20,000",
            "en": "amount: 1,234.50 → 20,000",
        },
    ),
    (
        "budget_line",
        "account",
        "",
        "62",
        {
            "fr": f"compte{NBSP}: vide → 62 – Autres services extérieurs",
            "es": "cuenta: vacío → 62 – Otros servicios externos",
            "en": "account: (empty) → 62 – Other external services",
        },
    ),
    (
        "programme_item",
        "start",
        "10:30",
        "14:05",
        {
            "fr": f"heure de début{NBSP}: 10{NBSP}h{NBSP}30 → 14{NBSP}h{NBSP}05",
            "es": f"hora de inicio: 10:30{NBSP}h → 14:05{NBSP}h",
            "en": "start time: 10:30 → 14:05",
        },
    ),
    (
        "cover",
        "logo",
        "UE5H",
        "SlBH",
        {
            "fr": f"logo{NBSP}: image remplacée",
            "es": "logotipo: imagen reemplazada",
            "en": "logo: picture replaced",
        },
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "field", "old", "new", "said"), GOLDEN)
def test_a_change_in_words(
    kind: str, field: str, old: Value, new: Value, said: dict[str, str], language: str
) -> None:
    assert change_words(kind, field, old, new, translator(language), NAMES) == said[language]


def test_a_rate_keeps_all_its_decimals() -> None:
    assert value_words("conversion", "rate", "0.058765", translator("fr"), {}) == "0,058765"


def test_a_picture_comes_and_goes() -> None:
    t = translator("fr")
    assert change_words("cover", "logo", None, "UE5H", t, {}) == f"logo{NBSP}: image ajoutée"
    assert change_words("cover", "logo", "UE5H", None, t, {}) == f"logo{NBSP}: image retirée"


def test_of_a_long_text_only_what_differs_is_shown() -> None:
    old = f"{'Avant. ' * 40}La réunion se tiendra en juin à Paris, au Palais. {'Après. ' * 40}"
    words = change_words("decision", "text_fr", old, old.replace("juin", "juillet"), translator("fr"), {})
    before, after = words.removeprefix(f"énoncé (français){NBSP}: ").split(" → ")
    assert before == "…réunion se tiendra en juin à Paris, au Palais.…"
    assert after == "…réunion se tiendra en juillet à Paris, au Palais.…"


def test_spaces_that_cannot_be_seen_are_told() -> None:
    t = translator("fr")
    told = change_words("person", "notes", "Objet : rien", f"Objet{NBSP}: rien", t, {})
    assert told == f"notes{NBSP}: seuls des espaces ont changé"
    assert change_words("person", "aliases", "A\nB", "A B", t, {}) == f"autres graphies{NBSP}: A / B → A B"


def test_two_values_beside_each_other() -> None:
    t = translator("fr")
    sides = values_apart("milestone", "first_day", "2015-06-29", None, t, {})
    assert sides == (f"29{NBSP}juin 2015", "vide")


def test_of_two_places_it_is_told_which_comes_first() -> None:
    t = translator("fr")
    assert values_apart("decision", "rank", 2048, -1024, t, {}) == ("plus bas", "plus haut")
    assert change_words("decision", "rank", 2048, None, t, {}) == f"place dans la liste{NBSP}: plus haut"


def test_a_field_of_another_version_is_told_by_its_name() -> None:
    t = translator("fr")
    assert change_words("person", "nickname", "a", "b", t, {}) == f"nickname{NBSP}: a → b"
    assert change_words("boat", "sail", None, 1, t, {}) == f"sail{NBSP}: vide → 1"


def test_the_link_of_a_part_is_named_by_its_owner() -> None:
    assert field_name("position", "person_id", translator("fr")) == "Contact"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Supprimer Mme Iglesias", "supprimer Mme Iglesias"),
        ("Échéance", "échéance"),
        ("E-mail", "e-mail"),
        ("AMF et ARF", "AMF et ARF"),
        ("D4-A10 : échéance", "D4-A10 : échéance"),
        ("L’AMF", "L’AMF"),
        ("French side", "French side"),
        ("", ""),
    ],
)
def test_a_label_in_a_sentence(label: str, said: str) -> None:
    assert in_sentence(label) == said


# moments -------------------------------------------------------------------------------------------------


@pytest.fixture
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("paris")
@pytest.mark.parametrize(
    ("language", "that_year", "later"),
    [
        ("fr", f"12{NBSP}février, 14{NBSP}h{NBSP}05", f"12{NBSP}février 2015, 14{NBSP}h{NBSP}05"),
        ("es", f"12{NBSP}de{NBSP}febrero, 14:05{NBSP}h", f"12{NBSP}de{NBSP}febrero de 2015, 14:05{NBSP}h"),
        ("en", f"12{NBSP}February, 14:05", f"12{NBSP}February 2015, 14:05"),
    ],
)
def test_a_moment_on_the_officers_clock(language: str, that_year: str, later: str) -> None:
    t, at = translator(language), "2015-02-12T13:05:40+00:00"
    assert moment_words(at, t, date(2015, 12, 31)) == that_year
    assert moment_words(at, t, date(2016, 1, 1)) == later
    assert moment_words(at, t) == later


@pytest.mark.usefixtures("paris")
def test_a_moment_near_midnight_is_of_the_day_here() -> None:
    said = moment_words("2014-12-31T23:30:00+00:00", translator("fr"), date(2015, 6, 1))
    assert said == f"1er{NBSP}janvier, 0{NBSP}h{NBSP}30"


# whatever is stored --------------------------------------------------------------------------------------


def stored(column: Any) -> st.SearchStrategy[Value]:
    """Return what the journal may hold of a column, and now and then what it never should."""
    values: st.SearchStrategy[Any]
    match column.type:
        case Flag():
            values = st.integers(0, 1)
        case Day():
            values = st.dates().map(date.isoformat)
        case TimeOfDay():
            values = st.times().map(lambda moment: f"{moment:%H:%M}")
        case Figure():
            values = st.decimals(allow_nan=False, allow_infinity=False).map(canonical)
        case _ if column.type.python_type is int:
            values = st.integers(-(2**63), 2**63 - 1)
        case _ if column.type.python_type is bytes:
            values = st.binary(max_size=8).map(lambda content: b64encode(content).decode())
        case _ if "words" in column.info:
            values = st.sampled_from(sorted(WORDS[column.info["words"]]))
        case _:
            values = st.text(max_size=400) | st.sampled_from(sorted(NAMES))
    odd = st.sampled_from([None, "", "x", 7, "2015-02-30", "NaN", "1e9999", "{field}"])
    return values | odd


@given(st.data(), st.sampled_from(COLUMNS), st.sampled_from(LANGUAGES))
def test_every_stored_value_has_its_words(data: st.DataObject, column: Any, language: str) -> None:
    old, new = data.draw(stored(column)), data.draw(stored(column))
    kind, field, t = column.table.name, column.name, translator(language)
    words = change_words(kind, field, old, new, t, NAMES)
    assert words.startswith(in_sentence(field_name(kind, field, t)))
    assert "\n" not in words
    assert all(value_words(kind, field, value, t, NAMES).strip() for value in (old, new))
    one, other = values_apart(kind, field, old, new, t, NAMES)
    assert max(len(one), len(other)) <= 122
    # Two values may share their words: pictures do, and people who are gone.
    told_apart = value_words(kind, field, old, t, NAMES) != value_words(kind, field, new, t, NAMES)
    assert (one != other) is told_apart
