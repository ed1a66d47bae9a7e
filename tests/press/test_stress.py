from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from cufdesk.press.coverage import unprintable
from cufdesk.press.story import DataTable, Item, Parallel, Row, Story
from tests.benchmarks.press_stock import draw_lines, set_plainly
from tests.documents.told import told
from tests.press.pages import lines_of, printed
from tests.press.stress import stress
from tests.typography import faults

STORY = stress()


def _items(story: Story) -> list[Item]:
    inside = [side for item in story.items if isinstance(item, Parallel) for side in (item.left, item.right)]
    return [*story.items, *(item for side in inside for item in side)]


def _said(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def test_the_stress_document_has_58_pages_of_everything() -> None:
    pages = lines_of(printed(STORY))[-1].page
    assert 56 <= pages <= 60
    assert 220_000 < len(told(STORY)) < 270_000
    kinds = {type(item).__name__ for item in _items(STORY)}
    assert kinds >= {"Parallel", "ListOf", "Note", "DataTable", "KeyValues", "People", "Signatures", "Blank"}
    rows: list[Row] = [row for item in STORY.items if isinstance(item, DataTable) for row in item.rows]
    assert {row.kind for row in rows} == {"data", "group", "sub", "total"}
    assert unprintable(STORY) == ""


def test_a_part_does_not_depend_on_how_many_there_are() -> None:
    short, long = stress(1), stress(3)
    assert [item for item in short.items if item in long.items] == list(short.items)
    assert long.items != stress(2).items


@pytest.mark.parametrize("language", ["fr", "es"])
def test_its_sentences_are_set_by_the_rules(language: str) -> None:
    text = (Path(__file__).parent / "texts" / f"stress.{language}.txt").read_text("utf-8")
    lines = text.splitlines()
    assert [fault for line in lines for fault in faults(line, language)] == []
    assert len(set(lines)) == len(lines) > 50


def test_what_the_press_is_measured_against_says_the_same() -> None:
    """The stock documents draw the same lines and set the same words: nothing is made easy for the press."""
    story = stress(1)
    lines = lines_of(printed(story))
    drawn = _letters(_said(draw_lines(lines)))
    assert drawn == _letters("".join(line.text for line in lines))
    assert sum(drawn.values()) > 25_000
    said = Counter(_said(set_plainly(story)).split())
    words = Counter(word for word in told(story).split() if word.isalnum())
    missing = words - said
    assert sum(missing.values()) < 0.02 * sum(words.values()), missing
