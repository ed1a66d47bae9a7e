"""What other programs read out of a file is what was written, after one rule.

A hyphen that the press made at a line's end goes with the line end; every other line end is a space.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.press.story import Paragraph, Story
from tests.press.pages import printed
from tests.press.stress import sentence

_ELISIONS = ("de", "l’aménagement", "qu’aujourd’hui", "groupe-pays", "à", "œuvre", "officiel", "fjord")
_MARKS = (
    "«\u00a0interopérabilité\u00a0»",
    "coût\u00a0:",
    "ici\u202f;",
    "¿cómo?",
    "«subrayándolo»",
    "(art.",
    "3)",
)
_HELD = (
    "1\u202f234\u202f567,50\u00a0€",
    "M.\u00a0Núñez de la\u00a0Peña",
    "20\u00a0%",
    "www.example.org/tres-largo",
)
_SOME = (*_ELISIONS, *_MARKS, *_HELD)
_TEXTS = st.lists(st.sampled_from(_SOME), min_size=1, max_size=120).map(" ".join)


def _body(text: str) -> str:
    """Return what follows the frame of a page, which is drawn first and ends with the page's number."""
    return re.split(r"\d+\u00a0/\u00a0\d+\r\n", text, maxsplit=1)[-1]


def read_by_pdfium(story: Story) -> str:
    """Return the text of a story's pages by the one rule.

    pdfium writes a hyphen of the press and its line end as one sign; after a hyphen of the text, where the
    press only says that the word goes on, both are still there.
    """
    document = pypdfium2.PdfDocument(printed(story))
    try:
        pages = [_body(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()
    text = re.sub("\ufffe(\r\n)?|\u00ad\r\n", "", "\r\n".join(pages))
    return re.sub(" ?(\r\n)+", " ", text).strip(" ")


def _story(language: Literal["fr", "es"], paragraphs: list[str]) -> Story:
    return Story("T", language, [Paragraph(text) for text in paragraphs])


def _paragraphs(language: Literal["fr", "es"], count: int) -> list[str]:
    chance = random.Random(language)
    side = 0 if language == "fr" else 1
    return [
        " ".join(sentence(chance)[side] for _ in range(chance.choice((1, 2, 3, 5, 8)))) for _ in range(count)
    ]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_pdfium_reads_what_was_written(language: Literal["fr", "es"]) -> None:
    paragraphs = _paragraphs(language, 60)
    said = read_by_pdfium(_story(language, paragraphs))
    assert said == " ".join(paragraphs)
    assert ("\u202f" in said) == (language == "fr")
    assert len(said) > 30_000


@settings(max_examples=30, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=6))
def test_pdfium_reads_any_words(paragraphs: list[str]) -> None:
    assert read_by_pdfium(_story("fr", paragraphs)) == " ".join(paragraphs)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("language", ["fr", "es"])
def test_pdftotext_reads_what_was_written(language: Literal["fr", "es"], tmp_path: Path) -> None:
    """Space by space: pdftotext writes every kind of space as a plain one."""
    paragraphs = _paragraphs(language, 60)
    story = _story(language, paragraphs)
    path = tmp_path / "t.pdf"
    path.write_bytes(printed(story))
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    pages = done.stdout.decode("utf-8").rstrip("\f").split("\f")
    text = "".join(re.split(r"\d+ / \d+\n", page, maxsplit=1)[-1] for page in pages)
    said = re.sub(r"\u00ad\n", "", text)
    assert said.split() == " ".join(paragraphs).split()
