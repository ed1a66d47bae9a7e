"""The user guide: the same chapters in three languages, and nothing that the program does not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.i18n import LANGUAGES, translator
from tests.typography import faults

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "resources" / "guide"
TOPICS = [
    "start",
    "contacts",
    "visits",
    "minutes",
    "in-the-room",
    "register",
    "prior-agreement",
    "committee",
    "budget",
    "calendar",
    "joint-document",
    "agreements",
    "sendings",
    "history",
    "search-and-keyboard",
    "files-and-safety",
    "two-copies",
    "data-protection",
    "command-line",
]
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
LABEL = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"`([^`]+)`")
# Key names as each language's keyboard has them.
KEYS = {"Maj": "Shift", "Mayús": "Shift", "Espace": "Space", "Espacio": "Space", "Entrée": "Enter"}
KEYS |= {"Intro": "Enter", "Échap": "Esc", "Suppr": "Delete", "Supr": "Delete", "↑": "Up", "↓": "Down"}
ALONE = {"Space", "Enter", "Esc", "Delete", "Up", "Down"}


def text(language: str, topic: str) -> str:
    return (GUIDE / language / f"{topic}.md").read_text("utf-8")


def headings(language: str, topic: str) -> list[int]:
    return [len(mark) for mark in re.findall(r"^(#+) \S", text(language, topic), re.MULTILINE)]


def shortcuts(language: str, topic: str) -> list[str]:
    """Return the keys that a chapter names, in English."""
    found = []
    for code in CODE.findall(text(language, topic)):
        keys = [KEYS.get(key, key) for key in code.split("+")]
        if keys[0] in {"Ctrl", "Alt", *ALONE} or re.fullmatch(r"F\d+", keys[0]):
            found.append("+".join(keys))
    return found


def words_of_the_code(folder: Path) -> Iterator[str]:
    """Return every text constant in a room of the house."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_chapters_in_every_language(language: str) -> None:
    assert sorted(path.name for path in (GUIDE / language).iterdir()) == sorted(f"{t}.md" for t in TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chapter_has_one_title_and_the_same_headings(language: str, topic: str) -> None:
    levels = headings(language, topic)
    assert text(language, topic).startswith("# ")
    assert levels.count(1) == 1
    assert len(levels) > 2
    assert levels == headings("fr", topic)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_chapters_and_are_the_same(language: str, topic: str) -> None:
    links = LINK.findall(text(language, topic))
    assert [link for link in links if link.removesuffix(".md") not in TOPICS] == []
    assert links == LINK.findall(text("fr", topic))


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_chapters_are_well_set(language: str, topic: str) -> None:
    prose = CODE.sub("x", re.sub(r"```.*?```", "x", text(language, topic), flags=re.DOTALL))
    prose = re.sub(r"^\|[-|]+\|$", "", prose, flags=re.MULTILINE)
    assert [place for line in prose.split("\n") for place in faults(line, language)] == []


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_the_same_in_every_language(language: str, topic: str) -> None:
    assert shortcuts(language, topic) == shortcuts("en", topic)


def test_the_window_answers_to_every_key_of_the_guide() -> None:
    known = {
        word
        for constant in words_of_the_code(ROOT / "cufdesk" / "ui")
        for word in re.split(r"[ ()]", constant)
    }
    told = {key for topic in TOPICS for key in shortcuts("en", topic) if key not in ALONE}
    pages = {f"Ctrl+{number}" for number in range(10)}
    assert len(told) > 12
    assert told - pages - known == set()


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_words_are_those_of_the_screen(language: str, topic: str) -> None:
    labels = zip(LABEL.findall(text("en", topic)), LABEL.findall(text(language, topic)), strict=True)
    catalogue = translator(language)
    unlike = [
        (label, told, catalogue._(label)) for label, told in labels if catalogue._(label) not in {told, label}
    ]
    assert unlike == []


def test_bold_words_are_in_the_program() -> None:
    spoken = set(words_of_the_code(ROOT / "cufdesk"))
    labels = {label for topic in TOPICS for label in LABEL.findall(text("en", topic))}
    assert len(labels) > 4
    assert labels - spoken == set()


def test_every_page_opens_a_chapter_that_exists() -> None:
    pages = ROOT / "cufdesk" / "ui" / "pages"
    topics = [
        match[1]
        for path in pages.glob("*.py")
        for match in re.finditer(
            r'^    topic(?:: ClassVar\[str\])? = "([^"]+)"', path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert topics
    assert set(topics) <= set(TOPICS)


def test_every_command_of_the_guide_is_one() -> None:
    from cufdesk.cli import COMMANDS

    told = {match for topic in TOPICS for match in re.findall(r"`cufdesk ([a-z-]+) ", text("en", topic))}
    assert len(told) > 5
    assert told <= {command.name for command in COMMANDS}


def test_every_place_that_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"`((?:cufdesk|resources|packaging|tests|i18n)/[\w./-]+)`", readme))
    assert len(named) > 12
    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []
