from __future__ import annotations

import io
from functools import cache
from typing import get_args

import pikepdf
import pytest

from cufdesk.press.story import DocumentLanguage, Item, Parallel, Story
from tests.press import stories
from tests.press.archive import CHECKS, faults
from tests.press.pages import printed
from tests.press.sample import sample_stories
from tests.press.spoiled import SPOILS, saved, spoiled, xmp_compressed
from tests.press.stress import stress
from tests.press.vocabulary import ITEMS, alone, vocabulary

LANGUAGES: tuple[DocumentLanguage, ...] = get_args(DocumentLanguage)
STORIES = [
    stories.minutes(),
    stories.register(),
    stories.bilingual(2),
    stories.bilingual(2, language="es+fr"),
    stories.signing(),
    stress(),
    Story("", "es", ()),
]


@cache
def _good() -> tuple[bytes, Story]:
    story = vocabulary("fr+es")
    return printed(story), story


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabulary_is_fit_for_the_archive(language: DocumentLanguage) -> None:
    story = vocabulary(language)
    assert faults(printed(story), story) == {}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.title or 'empty'} {story.language}")
def test_documents_are_fit_for_the_archive(story: Story) -> None:
    assert faults(printed(story), story) == {}


@pytest.mark.parametrize("name", ITEMS)
def test_each_item_by_itself_is_fit_for_the_archive(name: str) -> None:
    story = alone(name)
    assert faults(printed(story), story) == {}


def test_the_vocabulary_is_whole() -> None:
    told = {type(item) for items in ITEMS.values() for item in items}
    assert told == set(get_args(Item))
    assert any(isinstance(item, Parallel) and len(item.left) > 2 for item in vocabulary().items)


@pytest.mark.parametrize("name", SPOILS)
def test_what_is_spoiled_is_found(name: str) -> None:
    data, story = _good()
    assert SPOILS[name].check in faults(spoiled(data, SPOILS[name]), story)


def test_xmp_that_is_compressed_is_found() -> None:
    data, story = _good()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "metadata" in faults(xmp_compressed(saved(pdf)), story)


@pytest.mark.parametrize("name", sample_stories())
def test_every_document_of_the_sample_is_fit_for_the_archive(name: str) -> None:
    story = sample_stories()[name]
    assert faults(printed(story), story) == {}


def test_what_is_only_written_again_is_good() -> None:
    """So that what is found in spoiled files is the damage, not the way in which they were written."""
    data, story = _good()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = faults(saved(pdf), story)
    # pikepdf ends streams with one of the two signs of a line end; data that ends in the other reads longer.
    assert [fault for wrong in found.values() for fault in wrong if "STREAM-LENGTH" not in fault] == []


def test_every_check_has_something_to_find() -> None:
    assert {spoil.check for spoil in SPOILS.values()} == {*CHECKS, "order"}
