from __future__ import annotations

import io

import pikepdf

from cufdesk.press.story import (
    Alternating,
    Heading,
    Item,
    KeyValues,
    Paragraph,
    Parallel,
    Span,
    Story,
    TitleBlock,
)
from tests.press.pages import body_of, lines_of, printed

_LEFT = (Heading("Suite"), Paragraph("Un texte en français."), Paragraph("Encore un."))
_RIGHT = (Heading("Seguimiento"), Paragraph("Un texto en español."))


def _sections(*items: Item, language: str = "fr+es") -> list[str]:
    story = Story("T", language, items)  # type: ignore[arg-type]  # a language as a plain text
    with pikepdf.open(io.BytesIO(printed(story))) as pdf:
        nodes = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Sect"
        ]
        return [str(node.Lang) for node in nodes]


def test_columns_are_sections_of_their_languages() -> None:
    assert _sections(Parallel(_LEFT, _RIGHT)) == ["fr-FR", "es-MX"]
    assert _sections(Parallel(_RIGHT, _LEFT), language="es+fr") == ["es-MX", "fr-FR"]


def test_alternating_paragraphs_follow_each_other_in_both_languages() -> None:
    lines = [line.text for line in body_of(Story("T", "fr+es", (Alternating(_LEFT, _RIGHT),)))]
    assert lines == ["Suite", "Seguimiento", "Un texte en français.", "Un texto en español.", "Encore un."]
    assert _sections(Alternating(_LEFT, _RIGHT)) == ["fr-FR", "es-MX", "fr-FR", "es-MX", "fr-FR"]


def test_a_heading_in_two_languages_has_one_bookmark() -> None:
    for kind in (Parallel, Alternating):
        data = printed(Story("T", "fr+es", (kind(_LEFT, _RIGHT),)))
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Suite – Seguimiento"]


def test_words_in_another_language_say_so() -> None:
    story = Story(
        "T", "fr", (TitleBlock("K", "T"), Paragraph(("Mot : ", Span("acuerdo", language="es"), ".")))
    )
    with pikepdf.open(io.BytesIO(printed(story))) as pdf:
        marked = [
            str(one.operands[1].Lang)
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "BDC" and "/Lang" in one.operands[1]
        ]
    assert marked == ["es-MX"]


def test_words_in_another_language_are_broken_by_its_rules() -> None:
    words = "desarrollo descentralizado " * 30
    spanish = body_of(Story("T", "es", (Paragraph(words),)))
    spoken = body_of(Story("T", "fr", (Paragraph((Span(words, language="es"),)),)))
    french = body_of(Story("T", "fr", (Paragraph(words),)))
    assert [line.text for line in spoken] == [line.text for line in spanish]
    assert [line.text for line in french] != [line.text for line in spanish]


def test_spanish_is_that_of_the_partner_s_country() -> None:
    story = Story("T", "fr+es", (Parallel(_LEFT, _RIGHT),), tags=("fr-FR", "es-CL"))
    with pikepdf.open(io.BytesIO(printed(story))) as pdf:
        sections = [
            str(one.Lang)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Sect"
        ]
        assert str(pdf.Root.Lang) == "fr-FR"
    assert sections == ["fr-FR", "es-CL"]


def _facts(label: str, twin: str) -> Story:
    left, right = (KeyValues(((one, "Oui"), ("Date", "Jeudi"))) for one in (label, twin))
    return Story("", "fr+es", (Parallel((left,), (right,)),))


def test_labels_that_lack_room_in_one_language_stand_above_in_both() -> None:
    for label, twin in (
        ("Lieu", "Lugar y fecha de la entrega"),
        ("Personne à désigner par le groupe", "Lugar"),
    ):
        lines = {line.text: line for line in lines_of(printed(_facts(label, twin)))}
        for name in (label, twin):
            assert name in lines
        answers = [line for line in lines_of(printed(_facts(label, twin))) if line.text == "Oui"]
        assert {round(line.x) for line in answers} == {round(lines[label].x), round(lines[twin].x)}


def test_labels_with_room_stand_beside_their_values() -> None:
    lines = {line.text: line for line in lines_of(printed(_facts("Lieu", "Lugar")))}
    assert lines["Oui"].x > lines["Lugar"].x + 10
