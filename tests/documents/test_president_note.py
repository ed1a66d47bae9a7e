"""The note to the president: what it says, and that it is one page whatever the texts."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.documents.parts import ended
from cufdesk.documents.president_note import NoteContent
from cufdesk.documents.printing import to_pdf
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.directory import Directory
from cufdesk.domain.gates import Gate
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable, KeyValues, Story
from cufdesk.usecases.papers import BY_WHAT
from tests.documents.told import texts_of
from tests.documents.told import told as words_of
from tests.makers import (
    a_budget,
    a_cover,
    a_decision,
    a_line,
    a_meeting,
    a_milestone,
    a_person,
)
from tests.minutes_makers import a_gate

PAPER = BY_WHAT["president-note"]
LANGUAGES = ("fr", "es", "en", "fr+es", "es+fr")


def a_note(gate: Gate | None = None, **fields: Any) -> NoteContent:
    person = a_person("Roberto", "Romero", civility="mr")
    decision = a_decision(
        party="Partie mexicaine", context=Bilingual("Le Forum", "El Foro"), beyond_mandate=True
    )
    made = gate or a_gate(
        "",
        "",
        question=Bilingual("Acceptez-vous ?", "¿Acepta?"),
        recommendation=Bilingual("Accepter.", "Aceptar."),
        answer_by=date(2015, 3, 13),
    )
    made.steps[1].person_id = person.id
    known: dict[str, Any] = {
        "gate": made,
        "decision": decision,
        "meeting": a_meeting(decisions=[decision]),
        "reference": "2015-02/D1",
        "budgets": (a_budget(lines=[a_line("1234.50"), a_line("900", currency="MXN")]),),
        "milestones": (a_milestone(),),
        "held": (Bilingual("Comité", "Comité"),),
        "cover": a_cover(),
        "directory": Directory({person.id: person}, {}),
    }
    return NoteContent(**(known | fields))


def told(content: NoteContent, language: str = "fr", layout: Layout = "columns") -> Story:
    return PAPER.story_in(content, [translator(one) for one in language.split("+")], layout)


def pairs(story: Story) -> dict[str, str]:
    [facts] = [item for item in story.items if isinstance(item, KeyValues)]
    return {label: str(value).replace("\u00a0", " ").replace("\u202f", " ") for label, value in facts.pairs}


def test_it_says_what_is_asked_why_and_what_is_engaged() -> None:
    said = pairs(told(a_note()))
    assert said["Ce qui est demandé"] == "Acceptez-vous ?"
    assert said["Ce qui est proposé"].startswith(
        "Une rencontre serait organisée. [Proposition, soumise à accord"
    )
    assert "(Partie mexicaine)" in said["Ce qui est proposé"]
    assert said["Pourquoi cela dépasse le programme"].endswith("prévu. Le Forum")
    assert said["Ce qui est engagé"].startswith("Rien n’est engagé")
    assert "ils n’engagent personne" in said["Ce qui est engagé"]
    assert said["Ce qui est engagé"].endswith("En attente de la réponse : Comité.")
    assert "1 234,50 €" in said["Budget"]
    assert "MXN" in said["Budget"]
    assert said["Calendrier"] == "29-30 juin 2015 : Rencontre de haut niveau"
    assert said["Avis du secrétariat"] == "Accepter."
    assert "abrégés" not in words_of(told(a_note()))


@pytest.mark.parametrize(
    ("modality", "heading"),
    [
        ("adopted", "Ce qui a été décidé"),
        ("commitment", "Ce qui a été décidé"),
        ("proposed", "Ce qui est proposé"),
        ("wish", "Ce qui est souhaité"),
        ("finding", "Ce qui a été constaté"),
        ("announced", "Ce qui a été annoncé"),
        ("", "Ce qui a été décidé"),
    ],
)
def test_what_is_no_decision_is_not_called_one(modality: str, heading: str) -> None:
    note = a_note()
    assert note.decision is not None
    note.decision.modality = modality
    assert [label for label in pairs(told(note)) if label.startswith("Ce qui")][1] == heading


def test_what_is_engaged_already_is_named() -> None:
    said = pairs(told(a_note(engaged=(Bilingual("Accord AMF", ""),))))
    assert said["Ce qui est engagé"].startswith("Déjà engagé : Accord AMF.")


def test_no_stop_follows_a_title_that_ends_with_a_sign_of_its_own() -> None:
    asking, short = Bilingual("Où en sommes-nous ?", ""), Bilingual("Appel à projets, etc.", "")
    said = pairs(told(a_note(engaged=(asking,), held=(asking, short))))
    assert said["Ce qui est engagé"].startswith("Déjà engagé : Où en sommes-nous ? Le budget")
    assert said["Ce qui est engagé"].endswith("Où en sommes-nous ? ; Appel à projets, etc.")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Oui", "Oui."),
        ("Oui.", "Oui."),
        ("etc..", "etc."),
        ("Oui...", "Oui..."),
        ("Oui....", "Oui..."),
        ("Non !.", "Non !"),
        ("…", "…"),
        ("", "."),
    ],
)
def test_a_sentence_ends_once(text: str, whole: str) -> None:
    assert ended(text) == whole


def test_a_given_answer_is_marked_and_the_others_are_open() -> None:
    gate = a_gate("yes", "postponed")
    gate.steps[1].day = date(2015, 3, 10)
    [table] = [item for item in told(a_note(gate)).items if isinstance(item, DataTable)]
    marked = ["".join(texts_of(cell)).replace("\u00a0", " ") for cell in table.rows[1].cells]
    assert ["10 mars 2015" in cell for cell in marked] == [False, False, False, True]


def test_empty_texts_are_marked_as_missing() -> None:
    words = words_of(told(a_note(a_gate("", ""), decision=None, meeting=None, reference="")))
    assert words.count("à compléter") == 2


TEXT = "La rencontre donnerait lieu à un bilan prospectif que les deux groupes remettraient ensemble. "


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["columns", "alternating"])
def test_long_texts_stay_on_one_page_and_the_note_says_so(language: str, layout: Layout) -> None:
    long = Bilingual(TEXT * 40, TEXT * 40)
    gate = a_gate("", "", title=long, question=long, recommendation=long)
    decision = a_decision(text=long, context=long, party=TEXT * 10)
    story = told(
        a_note(
            gate,
            decision=decision,
            budgets=(a_budget(title=long), a_budget(title=long)),
            milestones=(a_milestone(TEXT * 5),) * 9,
            held=(long,) * 9,
            reference="2015-02/D4",
        ),
        language,
        layout,
    )
    assert to_pdf(story, BytesIO()) == 1
    assert words_of(story).count("[…]") > 5
    said = {"fr": "en entier dans 2015-02/D4", "es": "completos en 2015-02/D4", "en": "whole in 2015-02/D4"}
    for one in language.split("+"):
        assert said[one] in words_of(story).replace("\u00a0", " ")


@settings(max_examples=8)
@given(
    st.text(st.sampled_from("W Mél.\n"), max_size=3000),
    st.text(st.sampled_from("iIW-, "), max_size=3000),
    st.sampled_from(LANGUAGES),
)
def test_any_text_stays_on_one_page(first: str, second: str, language: str) -> None:
    texts = Bilingual(first, second)
    gate = a_gate("", "", title=texts, question=texts, recommendation=texts)
    decision = a_decision(text=texts, context=texts)
    assert to_pdf(told(a_note(gate, decision=decision, held=(texts,)), language), BytesIO()) == 1


def test_in_two_languages_the_question_and_the_sums_stay_whole() -> None:
    """What gives way to room is what the record tells; the question that is answered is none of it."""
    question = Bilingual(
        "Le Président accepte-t-il que le groupe-pays prépare la rencontre des 29 et 30 juin ?",
        "¿Acepta el Presidente que el grupo prepare el encuentro del 29 y 30 de junio?",
    )
    long = Bilingual(TEXT * 12, TEXT * 12)
    gate = a_gate("", "", question=question, recommendation=long)
    decision = a_decision(text=long, context=long, beyond_mandate=True)
    story = told(a_note(gate, decision=decision, held=(long,) * 9), "fr+es")
    words = words_of(story).replace("\u00a0", " ").replace("\u202f", " ")
    assert to_pdf(story, BytesIO()) == 1
    assert question.fr in words
    assert question.es in words
    assert "Dépenses : 1 234,50 €, 900,00 MXN" in words
    assert "Rien n’est engagé : aucune invitation n’est partie, rien n’est signé." in words
