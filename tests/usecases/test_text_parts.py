"""Long texts in one line keep what matters: where they differ, and whole words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cufdesk.usecases.text_parts import differing_parts, differing_spans, in_one_line, shortened

WORDS = st.lists(st.text("aé -", min_size=1, max_size=9), max_size=80).map(" ".join)


def test_lines_are_joined() -> None:
    assert in_one_line("1, rue X\n  75001 Paris\n\nFrance\n") == "1, rue X / 75001 Paris / France"


def test_short_texts_are_whole() -> None:
    assert differing_parts("Une réunion", "Deux réunions") == ("Une réunion", "Deux réunions")


def test_a_difference_at_either_end() -> None:
    same = "mot " * 40
    assert differing_parts(f"Un {same}", f"Deux {same}")[0] == "Un mot mot mot mot mot mot…"
    assert differing_parts(f"{same}un", f"{same}deux")[1] == "…mot mot mot mot mot mot deux"


def test_a_word_put_in() -> None:
    before, after = "avant " * 30, "après " * 30
    old, new = differing_parts(before + after, f"{before}milieu {after}")
    assert old == "…avant avant avant avant après après après après…"
    assert new == "…avant avant avant avant milieu après après après après…"


@given(WORDS, WORDS, WORDS, WORDS)
@example("", "a" * 300, "a" * 301, "")
@example("b" * 300, "c", "", "d" * 300)
def test_what_differs_is_always_shown(start: str, one: str, other: str, end: str) -> None:
    texts = " ".join(f"{start}{one}{end}".split()), " ".join(f"{start}{other}{end}".split())
    parts = differing_parts(*texts)
    assert all(len(part) <= 122 for part in parts)
    assert all(part.strip("…") in text for part, text in zip(parts, texts, strict=True))
    assert (parts[0] == parts[1]) is (texts[0] == texts[1])


def test_a_title_is_cut_at_a_word() -> None:
    assert shortened("Réunion de haut niveau, à Paris", 31) == "Réunion de haut niveau, à Paris"
    assert shortened("Réunion de haut niveau, à Paris", 26) == "Réunion de haut niveau, à…"
    assert shortened("Réunion de haut niveau, à Paris", 25) == "Réunion de haut niveau…"
    assert shortened("x" * 80, 60) == "x" * 59 + "…"


@given(st.text("aé ,.", max_size=200), st.integers(2, 80))
def test_a_cut_text_is_never_too_long(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


@pytest.mark.parametrize(
    ("one", "other", "mine", "theirs"),
    [
        ("six élus", "six élues", ["élus"], ["élues"]),
        ("six élus", "six élus français", [], [" français"]),
        ("a b c d e", "a x c y e", ["b", "d"], ["x", "y"]),
        ("", "tout", [], ["tout"]),
        ("pareil", "pareil", [], []),
        ("fin.\nSuite", "fin.\nSuite", [], []),
    ],
)
def test_what_differs_is_found_word_by_word(one: str, other: str, mine: list[str], theirs: list[str]) -> None:
    here, there = differing_spans(one, other)
    assert [one[start:end] for start, end in here] == mine
    assert [other[start:end] for start, end in there] == theirs


@given(st.text(alphabet="ab .\n", max_size=40), st.text(alphabet="ab .\n", max_size=40))
def test_what_is_not_marked_is_the_same_on_both_sides(one: str, other: str) -> None:
    assert _left(one, differing_spans(one, other)[0]) == _left(other, differing_spans(one, other)[1])


def test_very_long_texts_are_compared_at_once() -> None:
    one, other = "début " + "a " * 5000 + "fin", "début " + "b " * 5000 + "fin"
    here, _there = differing_spans(one, other)
    assert [(start, len(one) - end) for start, end in here] == [(6, 4)]


def _left(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
