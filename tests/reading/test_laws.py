from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange.texts import clean
from cufdesk.reading.language import LANGUAGES, lexicon
from cufdesk.reading.matching import shadow_of, squeezed
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document
from cufdesk.reading.understanding import Understanding
from tests.reading.own_texts import NAMES, source, understood

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = [
    "Décisions :",
    "Acuerdos",
    "Présents :",
    "Excusés :",
    "Programme",
    "· ",
    "- ",
    "1. ",
    "Décision n° 2 : ",
    "\n",
    "\n\n",
    "M. ",
    "Mme ",
    "Lic. ",
    "Anne ",
    "Dubois",
    ", ",
    "maire de ",
    "Lyon",
    "directrice, ",
    "Ville de ",
    "(RVP)",
    "(",
    ")",
    "AMIV – RVP",
    "souhaite ",
    "serait ",
    "signera ",
    "un accord ",
    "entre ",
    " et ",
    " y ",
    "avec ",
    "le 3 mars 2016",
    "29-30 juin",
    "6 élus français ",
    "bientôt",
    "à définir",
    "représentée par ",
    "Responsable : ",
    " | ",
    "\t",
    ".",
    ";",
    "l'",
    "Organisé ",
    "Assisté ",
    "CR à venir",
    "et son équipe",
    "Contexte : ",
    "N° | Décision | Responsable",
    "se acuerda ",
    "mot ",
    "É",
    "ﬁ",
    "İ",
    "\u202f",
    "😀",
    "Monsieur le ",
    "Étaient présents :",
    "> ",
    "# ",
    "**",
    "[x] ",
    "-> ",
    " => ",
    "  \t",
    "    ",
    "M. A. Roux    Mme B. Petit\n",
    "De : Anne Dubois <a@b.fr>\n",
    "À : Luc Roux\n",
    "Objet : note\n",
    "Le 3 mars 2016 à 9:15, Anne Dubois a écrit :\n",
    "Cordialement,\n",
    "Qui : ",
    "Quand : ",
    "A1 ",
    "D4 ",
    "1.1 ",
    "Prés. : Karine, Marc\n",
    "Exc. Marc\n",
    "sous quinze jours",
    "avant le ",
    "fin mars",
    "était représentée par ",
    "il revient à ",
    "sera versée par ",
    "Il est convenu que ",
    "|a|b|\n",
    "Acuerdo 01/2018\n",
    "le comité refuse ",
    "enverra ",
    "a más tardar el ",
    "?",
]


def spans(value: Any) -> Iterator[tuple[Any, tuple[int, int]]]:
    """Give every finding that has a place."""
    if is_dataclass(value):
        found = getattr(value, "span", None)
        if found is not None:
            yield value, found
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(text: str, read_text: Understanding) -> None:
    """Check the law of places: inside the text, and the words of a finding are the words at its place."""
    for finding, (start, end) in spans(read_text):
        assert 0 <= start <= end <= len(text)
        there = squeezed(text[start:end])
        for part in (getattr(finding, "name", None), *getattr(finding, "text", "").split("\n")):
            if part:
                assert all(word in there for word in squeezed(part).split(" ")), (finding, there)
    numbers = [decision.number for decision in read_text.decisions]
    assert numbers == [f"D{index}" for index in range(1, len(numbers) + 1)]
    told = [action.number for decision in read_text.decisions for action in decision.actions]
    assert told == [f"A{index}" for index in range(1, len(told) + 1)]
    for date in read_text.dates:
        assert date.start is None or (date.end is not None and date.start <= date.end)
    assert all(quota.part_of is None or quota.part_of < index for index, quota in enumerate(read_text.quotas))


@pytest.mark.parametrize("name", NAMES)
def test_findings_point_to_their_words(name: str) -> None:
    check(source(name).text, understood(name))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([None, "fr", "es"]))
def test_whatever_minutes_are_made_of_can_be_read(raw: str, language: str | None) -> None:
    text = clean(raw)
    check(text.text, read(text.text, text.repairs, language=language))


@settings(max_examples=100)
@given(st.text(max_size=200), st.sampled_from([None, "fr", "es"]))
def test_whatever_characters_come_can_be_read(raw: str, language: str | None) -> None:
    check(raw, read(raw, language=language))


@given(st.text())
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    shadow = shadow_of(text)
    assert len(shadow) == len(text)
    assert shadow_of(shadow) == shadow
    assert "".join("\n" if c == "\n" else "" for c in text) == "".join(
        "\n" if c == "\n" else "" for c in shadow
    )


def test_reading_twice_gives_the_same() -> None:
    for name in NAMES:
        text = source(name)
        assert read(text.text, text.repairs, text.fingerprint) == understood(name)


def test_the_language_is_found() -> None:
    assert {name: understood(name).language for name in NAMES} == {
        name: "es" if name.startswith("minuta") else "fr" for name in NAMES
    }


def test_both_languages_know_the_same_lists() -> None:
    def paths(value: Any, at: str = "") -> Iterator[str]:
        if isinstance(value, dict) and at not in {f".{table}" for table in TABLES}:
            for key, inner in value.items():
                yield from paths(inner, f"{at}.{key}")
        else:
            yield at

    french, spanish = (set(paths(lexicon(code)._data)) for code in LANGUAGES)
    assert french == spanish


TABLES = ("civilities", "countries", "months", "weekdays", "numbers", "quotas", "day_words")


def test_a_document_is_built_once() -> None:
    doc = document(source("mission-puces").text)
    assert doc.blocks is doc.blocks
    assert doc.block_at(doc.blocks[3].start) == doc.blocks[3]
    assert doc.block_at(len(doc.text)) is None
