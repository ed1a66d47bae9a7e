from __future__ import annotations

import datetime as dt

import pytest

from cufdesk.reading.minutes import read

HEAD = """Compte rendu de la réunion du bureau
Date : 3 mars 2016
Heure : 10 h 30 - 12 h
Lieu : Lyon
Président de séance : M. Luc Brémond
Secrétaire de séance : Mme Odile Sanchez

Présents :
- M. Luc Brémond, maire de Lyon
- Mme Odile Sanchez, directrice de l’école
Représentés :
- Mme Anne Legrand, représentée par M. Yves Colin
Excusés : M. Farid Amrani

Ordre du jour :
1. Budget de la mission
2. Calendrier ;

Décisions :
- Le bureau adopte le budget.
"""
ACTA = """Acta de la reunión
Fecha y hora: 5 de mayo de 2017, de 9:00 a 11:30 h
Preside: Lic. Ana Ruiz Torres
Asistentes:
- Lic. Ana Ruiz Torres, Directora de Cooperación
- Mtro. Luis Peña, Coordinador
Orden del día
1. Bienvenida
2. Presupuesto
Acuerdos
1. Se aprueba el presupuesto.
"""
PROSE = (
    "Le comité s’est réuni le 3 mars 2016, sous la présidence de Mme Hélène Caradec, adjointe au maire. "
    "Était présent M. Luc Brémond, conseiller. La séance est ouverte à 18 h. Le comité adopte le budget. "
    "La séance est levée à 20h15."
)


def test_head_of_french_minutes_tells_the_frame() -> None:
    found = read(HEAD)
    assert found.hours is not None
    assert (found.hours.start, found.hours.end) == (dt.time(10, 30), dt.time(12))
    assert HEAD[slice(*found.hours.span)] == "10 h 30 - 12 h"
    assert (found.chair, found.secretary) == ("Luc Brémond", "Odile Sanchez")
    assert [point.text for point in found.agenda] == ["Budget de la mission", "Calendrier"]
    assert [HEAD[slice(*point.span)] for point in found.agenda] == ["Budget de la mission", "Calendrier ;"]
    stood_in = {person.name: person.represented_by for person in found.people if person.represented_by}
    assert stood_in == {"Anne Legrand": "Yves Colin"}


def test_spanish_minutes_tell_theirs() -> None:
    found = read(ACTA)
    assert found.hours is not None
    assert (found.hours.start, found.hours.end) == (dt.time(9), dt.time(11, 30))
    assert (found.chair, found.secretary) == ("Ana Ruiz Torres", None)
    assert [point.text for point in found.agenda] == ["Bienvenida", "Presupuesto"]


def test_prose_opens_and_closes_the_meeting() -> None:
    found = read(PROSE)
    assert found.hours is not None
    assert (found.hours.start, found.hours.end) == (dt.time(18), dt.time(20, 15))
    assert (found.chair, found.agenda) == ("Hélène Caradec", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Réunion du 3 mars 2016\n\nLe train part à 10 h 30.",
        "Réunion\nDate : 3 mars 2016\nLa Présidence rappelle le calendrier à Mme Anne Roux, maire.",
        "Relevé de décisions\n\nPrésents : M. Luc Petit\n\nDécisions :\n- Le rapporteur est M. Luc Petit.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    found = read(text)
    assert (found.hours, found.chair, found.secretary, found.agenda) == (None, None, None, ())
    assert all(person.represented_by is None for person in found.people)
