"""What the words around a date give the calendar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.usecases.date_words import words_around


@pytest.mark.parametrize(
    ("text", "date", "title", "place", "hand_over"),
    [
        (
            "Le Forum des villes (29-30 juin à Lyon) est retenu.",
            "29-30 juin",
            "Le Forum des villes",
            "Lyon",
            False,
        ),
        ("Vu le bilan, le salon (le 3 mai", "3 mai", "Le salon", "", False),
        ("Le guide sera remis le 15 juillet.", "15 juillet", "Le guide sera remis", "", True),
        ("Ana part. Le guide paraîtra à partir du 2 mai.", "2 mai", "Le guide paraîtra", "", False),
        ("Le 15 mai, le comité se réunit à Lyon.", "15 mai", "Le comité se réunit à Lyon", "", False),
        ("El documento se entregará el 15 de julio", "15 de julio", "El documento se entregará", "", True),
        ("Foro (29 de junio en la Ciudad de México)", "29 de junio", "Foro", "Ciudad de México", False),
        ("12 mars", "12 mars", "", "", False),
    ],
)
def test_a_date_is_titled_by_the_words_it_belongs_to(
    text: str, date: str, title: str, place: str, hand_over: bool
) -> None:
    start = text.index(date)
    around = words_around(text, (start, start + len(date)))
    assert (around.title, around.place, around.hand_over) == (title, place, hand_over)


@given(st.text("a. (),;:\n9À", max_size=200), st.data())
def test_any_words_give_one_short_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = words_around(text, (start, end))
    assert len(around.title) <= 81
    assert "\n" not in around.title + around.place


def test_a_long_text_takes_no_longer() -> None:
    text = "mot " * 500_000 + "le 15 mai " + "mot " * 500_000
    start = text.index("15 mai")
    assert words_around(text, (start, start + 6)).title.startswith("Mot mot")
