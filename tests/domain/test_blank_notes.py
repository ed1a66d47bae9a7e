"""Lines of notes that keep what is to be completed: read back with their kind in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.blanks.notes import note_line, noted
from cufdesk.i18n import LANGUAGES, translator
from cufdesk.words import BLANK_KIND

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(
    st.sampled_from(sorted(BLANK_KIND)), st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(LANGUAGES)
)
def test_a_line_is_read_back_as_it_was_written(kind: str, words: list[str], language: str) -> None:
    line = note_line(kind, "  ".join(words), translator(language))
    assert list(noted(f"Rappeler Rosa\n{line}\nautre : chose")) == [(kind, " ".join(words))]


def test_the_line_of_a_person_counts_too() -> None:
    notes = (
        "À compléter : les parties prenantes\n"
        "à completer (Lieu à préciser): en province\nPor completar: la sede"
    )
    assert list(noted(notes)) == [
        ("other", "les parties prenantes"),
        ("place", "en province"),
        ("other", "la sede"),
    ]


@pytest.mark.parametrize(
    "notes", ["", "Lieu : Paris", "À compléter : ", "À compléter (n’importe quoi) : x", "Compléter"]
)
def test_other_lines_are_no_blanks(notes: str) -> None:
    assert list(noted(notes)) == []
