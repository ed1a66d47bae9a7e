"""Lines typed in the room: what they are, who and when; no word is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.reading.captured import Captured, apart, as_line, captured, deadline_of, modality_of

FRIDAY = dt.date(2015, 2, 13)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("D lancer l’appel plus tôt", Captured("decision", "lancer l’appel plus tôt")),
        ("d. lancer", Captured("decision", "lancer")),
        (
            "A envoyer le devis @ Rosa Ruiz > 12/05",
            Captured("action", "envoyer le devis", ("Rosa Ruiz",), "12/05"),
        ),
        ("T enviar > el lunes @SRE", Captured("action", "enviar", ("SRE",), "el lunes")),
        ("I : le Forum est fixé", Captured("information", "le Forum est fixé")),
        ("@ RVM @ Rosa", Captured("", "", ("RVM", "Rosa"))),
        (">fin mars", Captured("", "", (), "fin mars")),
        ("Décider vite", Captured("", "Décider vite")),
        ("A écrire à rosa@example.org", Captured("action", "écrire à rosa@example.org")),
        ("", Captured("", "")),
        ("- A acheter les badges", Captured("action", "acheter les badges")),
        ("Décision : adopter le plan", Captured("decision", "adopter le plan")),
        ("ACUERDO: crear un grupo", Captured("decision", "crear un grupo")),
        ("action: relancer @AMF > 1er mars", Captured("action", "relancer", ("AMF",), "1er mars")),
        ("tarea : avisar", Captured("action", "avisar")),
        ("Info : le Forum est fixé", Captured("information", "le Forum est fixé")),
        ("Action culturelle du groupe", Captured("", "Action culturelle du groupe")),
        ("Décision prise hier", Captured("", "Décision prise hier")),
        ("A relancer @ Rosa>12.5.2015", Captured("action", "relancer", ("Rosa",), "12.5.2015")),
        ("A relancer @Rosa>lundi @AMF", Captured("action", "relancer", ("Rosa", "AMF"), "lundi")),
        ("A relancer>12/05", Captured("action", "relancer", (), "12/05")),
        ("A passer de 5 -> 10 villes", Captured("action", "passer de 5 -> 10 villes")),
        ("D si x>3 on arrête", Captured("decision", "si x>3 on arrête")),
        ("D le budget > 200 k€ est refusé", Captured("decision", "le budget > 200 k€ est refusé")),
        (
            "A voir si le coût > 1 200,50 euros @ CUF > lundi",
            Captured("action", "voir si le coût > 1 200,50 euros", ("CUF",), "lundi"),
        ),
        ("A voir @ > 15 % des villes", Captured("action", "voir > 15 % des villes")),
        ("A finir > 15 jours", Captured("action", "finir", (), "15 jours")),
    ],
)
def test_a_line_is_taken_apart(line: str, said: Captured) -> None:
    assert captured(line) == said


@given(st.text(alphabet="DAI@> aé,.:1/€-\n", max_size=40))
def test_a_line_said_again_says_the_same(line: str) -> None:
    said = captured(line)
    if said.kind and said.text:
        assert captured(as_line(said)) == said
    kept = "".join((said.text, *said.who, said.when))
    for sign in "é1/":
        assert kept.count(sign) == line.count(sign)


def test_names_in_one_text_are_told_apart() -> None:
    assert apart("Rosa, la RVM et M. Petit") == ["Rosa", "la RVM", "M. Petit"]
    assert apart("SRE y CONAGO") == ["SRE", "CONAGO"]
    assert apart("Yvette") == ["Yvette"]


@pytest.mark.parametrize(
    ("words", "language", "day", "precision"),
    [
        ("12/05", "fr", dt.date(2015, 5, 12), "exact"),
        ("15/12", "fr", dt.date(2015, 12, 15), "exact"),
        ("1er janvier", "fr", dt.date(2016, 1, 1), "exact"),
        ("15 janvier", "fr", dt.date(2016, 1, 15), "exact"),
        ("avant le 15 juillet", "fr", dt.date(2015, 7, 15), "exact"),
        ("15 de mayo", "es", dt.date(2015, 5, 15), "exact"),
        ("lundi", "fr", dt.date(2015, 2, 16), "exact"),
        ("vendredi prochain", "fr", dt.date(2015, 2, 20), "exact"),
        ("viernes", "es", dt.date(2015, 2, 20), "exact"),
        ("demain", "fr", dt.date(2015, 2, 14), "exact"),
        ("mañana", "es", dt.date(2015, 2, 14), "exact"),
        ("J+15", "fr", dt.date(2015, 2, 28), "exact"),
        ("+ 3 jours", "fr", dt.date(2015, 2, 16), "exact"),
        ("fin mars", "fr", dt.date(2015, 3, 31), "fuzzy"),
        ("dans les meilleurs délais", "fr", None, "fuzzy"),
        ("d’ici la prochaine réunion", "fr", None, "relative"),
        ("quand on pourra", "fr", None, "fuzzy"),
        ("", "fr", None, "none"),
    ],
)
def test_a_deadline_is_to_come_and_never_invented(
    words: str, language: str, day: dt.date | None, precision: str
) -> None:
    assert deadline_of(words, language, FRIDAY) == (day, precision)


def test_without_a_day_of_the_meeting_nothing_is_counted() -> None:
    assert deadline_of("lundi", "fr", None) == (None, "fuzzy")
    assert deadline_of("12/05/2015", "fr", None) == (dt.date(2015, 5, 12), "exact")


@pytest.mark.parametrize(
    ("text", "kind", "modality", "party"),
    [
        ("lancer l’appel plus tôt", "decision", "adopted", ""),
        ("la partie mexicaine souhaite une seconde édition", "decision", "wish", "partie mexicaine"),
        ("le document serait remis en juillet", "decision", "proposed", ""),
        ("le Forum est fixé", "information", "finding", ""),
        ("CUF s’engage à signer", "information", "finding", ""),
    ],
)
def test_verbs_say_how_firm_a_line_is_else_its_letter(
    text: str, kind: str, modality: str, party: str
) -> None:
    assert modality_of(text, "fr", kind) == (modality, party)
