"""The joint document in one language and in two: sections side by side, nothing repeated, nothing lost."""

from __future__ import annotations

import pytest

from cufdesk.documents.joint_document import JointContent, parallel_story, story
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import Contents, Heading, ListOf, Paragraph, Parallel, Signatures, Story, TitleBlock
from tests.documents.told import told
from tests.makers import a_cover, a_joint_document, a_section


def content(document: JointDocument) -> JointContent:
    return JointContent(document=document, cover=a_cover(), decision="2015-02/D4")


def single(document: JointDocument, language: str = "fr") -> Story:
    return story(content(document), translator(language))


def double(document: JointDocument, languages: str = "fr+es") -> Story:
    left, right = languages.split("+")
    return parallel_story(content(document), translator(left), translator(right))


def test_the_languages_bear_the_tags_of_their_countries() -> None:
    document = content(a_joint_document())
    chilean = parallel_story(document, translator("fr"), translator("es", "CL"))
    assert (chilean.tag(), chilean.tag("fr"), chilean.tag("es")) == ("fr-FR", "fr-FR", "es-CL")
    assert story(document, translator("es", "CL")).tag() == "es-CL"
    assert Story("T", "es+fr", ()).tag() == "es-MX"


def pairs(printed: Story) -> list[Parallel]:
    return [item for item in printed.items if isinstance(item, Parallel)]


def test_sections_are_numbered_with_their_paragraphs() -> None:
    printed = single(a_joint_document(sections=[a_section("Parole"), a_section("Suite", "- un\n- deux")]))
    at = [item for item in printed.items if isinstance(item, Heading | Paragraph | ListOf)]
    assert at[:5] == [
        Heading("1. Parole"),
        Paragraph("Premier."),
        Paragraph("Second."),
        Heading("2. Suite"),
        ListOf(("un", "deux")),
    ]


def test_many_sections_are_listed_at_the_head() -> None:
    many = a_joint_document(sections=[a_section(f"Partie {number}") for number in range(8)])
    few = a_joint_document(sections=[a_section(f"Partie {number}") for number in range(7)])
    assert Contents("Sommaire") in single(many).items
    assert Contents("Sommaire – Contenido") in double(many).items
    assert not any(isinstance(item, Contents) for item in (*single(few).items, *double(few).items))


def test_two_languages_stand_side_by_side_section_by_section() -> None:
    printed = double(a_joint_document(sections=[a_section("Parole"), a_section("Suite")]))
    assert printed.language == "fr+es"
    assert printed.title.startswith("Document conjoint – Bilan et perspectives – Documento conjunto – ")
    assert printed.state == "PROJET – BORRADOR"
    title, _hand_over, first, second, _closing = pairs(printed)
    assert isinstance(title.left[0], TitleBlock)
    assert first.left == (Heading("1. Parole"), Paragraph("Premier."), Paragraph("Second."))
    assert first.right == (Heading("1. Perspectivas"), Paragraph("Primero."), Paragraph("Segundo."))
    assert second.left[0] == Heading("2. Suite")


def test_the_first_language_of_the_two_is_on_the_left() -> None:
    printed = double(a_joint_document(sections=[a_section("Parole")]), "es+fr")
    assert pairs(printed)[2].left[0] == Heading("1. Perspectivas")
    assert printed.language == "es+fr"


def test_a_missing_translation_is_a_mark_in_its_column_and_the_text_alone_elsewhere() -> None:
    document = a_joint_document(sections=[a_section(), a_section()])
    document.sections[0].text = Bilingual("Seul texte.")
    spanish_mark = translator("es")._("not translated yet")
    both = told(double(document))
    assert both.count("Seul texte.") == 1
    assert f"[{spanish_mark}]" in both
    spanish = told(single(document, "es"))
    assert "Seul texte." in spanish
    assert f"[{spanish_mark}]" in spanish


def test_an_empty_section_says_that_it_is_to_be_written() -> None:
    document = a_joint_document(sections=[a_section()])
    document.sections[0].text = Bilingual()
    assert "[to be written]" in told(single(document, "en"))
    assert told(double(document)).count("[") == 2


def test_each_party_is_named_in_both_languages_where_it_signs() -> None:
    printed = double(a_joint_document(sections=[a_section()]))
    signatures = next(item for item in printed.items if isinstance(item, Signatures))
    assert [party.party for party in signatures.parties] == [
        "Partie française\nParte francesa",
        "Partie mexicaine\nParte mexicana",
    ]
    assert "deux exemplaires originaux" in told(printed)
    assert "dos ejemplares originales" in told(printed)


def test_both_texts_are_not_said_to_be_authentic_where_there_is_one() -> None:
    assert "exemplaires originaux" not in told(single(a_joint_document(sections=[a_section()])))


def test_a_signed_off_document_bears_no_stamp() -> None:
    assert double(a_joint_document(state="signed_off")).state == ""
    assert single(a_joint_document(state="handed_over")).state == ""


def test_the_hand_over_says_by_whom_and_what_is_still_missing() -> None:
    text = told(single(a_joint_document(), "en"))
    assert "Un élu français" in text
    assert "15\u00a0July 2015" in text
    assert "Place of the hand-over\nto be completed" in text


@pytest.mark.parametrize("languages", ["fr+es", "es+fr"])
def test_an_empty_document_still_prints(languages: str) -> None:
    assert told(double(JointDocument(), languages))
    assert told(single(JointDocument()))
