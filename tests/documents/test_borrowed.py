"""A text that a document borrows from another language says which one it is in."""

from __future__ import annotations

import pytest

from cufdesk.documents import minutes
from cufdesk.documents.minutes import MinutesContent
from cufdesk.documents.parts import Content, text_items, voice_of
from cufdesk.documents.two_languages import in_two_languages
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import Cell, DataTable, Item, ListOf, Paragraph, Parallel, Span, Story
from tests.makers import a_cover, a_decision, a_meeting, an_action

FRENCH = "Un paragraphe.\n\n- une chose"


def items(words: Bilingual, language: str) -> list[Item]:
    return text_items(voice_of(Content(cover=a_cover()), translator(language)), words)


def test_a_text_of_ones_own_language_says_nothing_of_it() -> None:
    assert items(Bilingual(FRENCH, "Un párrafo."), "fr") == [
        Paragraph("Un paragraphe."),
        ListOf(("une chose",)),
    ]


@pytest.mark.parametrize(
    ("words", "language", "spoken"),
    [
        (Bilingual(FRENCH, ""), "es", "fr"),
        (Bilingual("", FRENCH), "fr", "es"),
        (Bilingual(FRENCH, "Un párrafo."), "en", "fr"),
        (Bilingual("", FRENCH), "en", "es"),
    ],
)
def test_a_borrowed_text_says_its_language(words: Bilingual, language: str, spoken: str) -> None:
    paragraph, things, *mark = items(words, language)
    assert paragraph == Paragraph((Span("Un paragraphe.", language=spoken),))  # type: ignore[arg-type]
    assert things == ListOf(((Span("une chose", language=spoken),),))  # type: ignore[arg-type]
    assert bool(mark) == (language != "en")


def told(*languages: str) -> Story:
    decision = a_decision(
        text=Bilingual("Une décision.", ""), actions=[an_action()], context=Bilingual("Le contexte", "")
    )
    decision.actions[0].text = Bilingual("Une action", "")
    meeting = a_meeting(decisions=[decision], purpose=Bilingual("L’objet de la réunion.", ""))
    content = MinutesContent(meeting=meeting, cover=a_cover())
    stories = [minutes.story(content, translator(language)) for language in languages]
    return stories[0] if len(stories) == 1 else in_two_languages(*stories)


def spans(story: Story) -> list[Span]:
    """Return the spans of paragraphs and of the cells of tables."""
    tables = [item for item in story.items if isinstance(item, DataTable)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    words = [cell.text if isinstance(cell, Cell) else cell for cell in cells]
    words += [item.text for item in story.items if isinstance(item, Paragraph)]
    return [part for one in words if isinstance(one, tuple) for part in one if isinstance(part, Span)]


@pytest.mark.parametrize("languages", [("es",), ("en",), ("es", "fr"), ("fr", "es")])
def test_what_is_said_once_for_both_languages_is_said_in_the_one_it_is_in(languages: tuple[str, ...]) -> None:
    story = told(*languages)
    french = {span.text for span in spans(story) if span.language == "fr" and not span.muted}
    if languages[0] == "fr":
        assert Paragraph("L’objet de la réunion.") in story.items  # in the language of the document
        assert french == set()
    else:
        assert {"L’objet de la réunion.", "Une décision.", "Le contexte", "Une action"} <= french
    columns = [item for item in story.items if isinstance(item, Parallel)]
    assert not any("L’objet de la réunion." in str(item) for item in columns)


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_an_action_in_prose_is_a_sentence_in_every_language(language: str) -> None:
    decision = a_decision(actions=[an_action()])
    decision.actions[0].text = Bilingual("Une action", "")
    content = MinutesContent(meeting=a_meeting(decisions=[decision]), cover=a_cover())
    words = [str(item) for item in minutes.prose_story(content, translator(language)).items]
    assert [one.count("Une action.") for one in words if "Une action" in one] == [1]
