"""What a merge brings is said as the officer would say it, in each language."""

from __future__ import annotations

import pytest

from cufdesk.i18n import LANGUAGES, NBSP, translator
from cufdesk.storage.journal.clock import WriteId
from cufdesk.storage.journal.merge import Line
from cufdesk.storage.journal.pages import Write
from cufdesk.usecases.merge_words import (
    count_words,
    removal_words,
    side_words,
    when_and_who,
)
from cufdesk.usecases.merging import Removal
from tests.typography import faults

AT = "2015-02-12T12:05:00+00:00"
COUNTS = {
    "milestone": {"insert": 0, "update": 1, "delete": 1},
    "person": {"insert": 2, "update": 3, "delete": 0},
}


def line(at: str = AT, author: str = "Ana", machine: str = "BUREAU") -> Line:
    return Line(at, author, machine, "Modifier")


def a_write() -> Write:
    return Write(1, WriteId(1, "n"), AT, "Ana", "BUREAU", "Modifier", "edit", "", None, undone=False)


def test_a_side_is_its_number_of_changes_and_the_last_of_them() -> None:
    earlier = line("2015-02-11T08:00:00+00:00", "Luis", "PORTABLE")
    said = side_words([line(), earlier], translator("fr"))
    assert said.startswith("2 modifications depuis la copie, la dernière le 12")
    assert said.endswith(", par Ana sur BUREAU")
    assert side_words([earlier], translator("es")).startswith("1 cambio desde la copia, el 11")
    assert side_words([], translator("fr")) == "aucune modification depuis la copie"


@pytest.mark.parametrize(
    ("author", "machine", "said"),
    [("", "", ""), ("Ana", "", ", by Ana"), ("", "DESK", ", on DESK"), ("Ana", "DESK", ", by Ana on DESK")],
)
def test_who_is_said_as_far_as_it_is_known(author: str, machine: str, said: str) -> None:
    told = side_words([line(author=author, machine=machine)], translator("en"))
    assert told.partition("2015, ")[2].partition(":")[2][2:] == said


def test_only_what_changes_is_counted_contacts_first() -> None:
    assert count_words(COUNTS, translator("fr")) == [
        ("Contacts", "2 ajouts, 3 modifications"),
        ("Dates", "1 modification, 1 suppression"),
    ]
    assert count_words(COUNTS, translator("es"))[1] == ("Fechas", "1 cambio, 1 baja")


def test_a_large_removal_names_some_of_what_goes() -> None:
    removals = [Removal("person", 14, 40, ("Rosa", "Luis")), Removal("visit", 5, 6)]
    assert removal_words(removals, translator("fr")) == [
        f"Contacts{NBSP}: 14 sur 40 (Rosa, Luis, et 12 autres)",
        f"Visites{NBSP}: 5 sur 6",
    ]


def test_a_write_is_signed() -> None:
    assert when_and_who(a_write(), translator("fr")).endswith(f"{NBSP}· Ana, BUREAU")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_well_set_in_every_language(language: str) -> None:
    t = translator(language)
    said = [
        side_words([line()], t),
        *(f"{kind}. {counted}" for kind, counted in count_words(COUNTS, t)),
        *removal_words([Removal("person", 14, 40, ("Rosa",))], t),
        when_and_who(a_write(), t),
    ]
    assert [fault for text in said for fault in faults(text, language)] == []
