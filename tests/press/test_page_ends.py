from __future__ import annotations

import pytest

from cufdesk.press.story import (
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    Paragraph,
    Parallel,
    People,
    Person,
    Story,
)
from tests.press import stories
from tests.press.page_ends import lonely_headings, lonely_lines
from tests.press.pages import body_of, printed
from tests.press.sample import sample_stories
from tests.press.stress import stress
from tests.press.tagged import Paper

_WHOLE = {"stress": stress(), "register": stories.register(90), **sample_stories()}


@pytest.mark.parametrize("name", _WHOLE)
def test_no_line_and_no_heading_is_left_alone(name: str) -> None:
    with Paper(printed(_WHOLE[name])) as paper:
        assert list(lonely_lines(paper)) == []
        assert list(lonely_headings(paper)) == []


@pytest.mark.parametrize("before", range(30, 45))
def test_wherever_the_page_ends_nothing_is_left_alone(before: int) -> None:
    after: tuple[Item, ...] = (
        Heading("Deuxième partie"),
        Heading("Constats", 2),
        Paragraph(" ".join(stories.FRENCH)),
        ListOf((stories.FRENCH[0], stories.FRENCH[1])),
        Note(stories.FRENCH[2], "À retenir"),
    )
    other = (Heading("Segunda"), Heading("Hallazgos", 2), Paragraph(" ".join(stories.SPANISH)))
    for items in (after, (Parallel(after, other),)):
        with Paper(printed(Story("T", "fr+es", (*[Paragraph("ligne")] * before, *items)))) as paper:
            assert list(lonely_lines(paper)) == []
            assert list(lonely_headings(paper)) == []


def test_no_entry_of_a_short_list_is_left_alone() -> None:
    """Of two people, or two labelled facts, none stands on another page than the other."""
    people = People("Liaison", (Person("Mme A", "Attachée", "Ambassade"), Person("Mme B", "Chargée")))
    facts = KeyValues((("Pour action", "AMF"), ("Pour information", "ARF")))
    for before in range(30, 45):
        for item, told in ((people, {"Mme A", "Mme B"}), (facts, {"AMF", "ARF"})):
            lines = body_of(Story("T", "fr", (*[Paragraph("ligne")] * before, item)))
            assert len({line.page for line in lines if line.text in told}) == 1


def test_what_is_left_alone_is_seen() -> None:
    """The same pages without good manners: boxes part anywhere, and nothing keeps with what follows."""
    found: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cufdesk.press.boxes._TOGETHER", 1)
        patch.setattr("cufdesk.press.flow.Flow._needed", lambda _flow, _steps, _number: 1.0)
        for before in range(30, 45):
            items = (Heading("Partie"), Paragraph(" ".join(stories.FRENCH)))
            with Paper(printed(Story("T", "fr", (*[Paragraph("ligne")] * before, *items)))) as paper:
                found += [*lonely_lines(paper), *lonely_headings(paper)]
    assert any(fault.endswith("heading: Partie") for fault in found)
    assert any(fault.startswith("a page has 1 of") for fault in found)
