"""What is read does not depend on what rules remember: each place of the same words is read alike."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading import remembering, repeated_deeds
from cufdesk.reading.minutes import read
from cufdesk.reading.remembering import words_around
from cufdesk.reading.structure import document
from cufdesk.reading.understanding import Understanding
from tests.reading.own_texts import NAMES, source

REPEATED = (
    *("M. A et Mme B ; ", "AMF – ARF, ", "CUF signera un accord. ", "Mme Roux enverra la note à M. Petit.\n"),
    *("Elle enverra la note avant le 3 mars. ", "Présents : M. X\nMme Y\n", "La VA et la RVP préparent. "),
    *("Le comité valide le guide et M. Roux l’enverra. ", "il revient à la Ville de Lyon de payer, "),
    "a;b\n",
)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no two stretches share anything, so that every rule is asked each time."""
    number = count()

    def apart(*_stretch: Any) -> tuple[int, int, int]:
        return -1, -1, next(number)

    for module in (remembering, repeated_deeds):
        monkeypatch.setattr(module, "words_around", apart)


def twice() -> list[str]:
    """Return each text followed by itself, so that all its words come again elsewhere."""
    texts = [*(source(name).text for name in NAMES), *(clean(words * 4).text for words in REPEATED)]
    return [f"{text}\n\n{text}" for text in texts]


@pytest.fixture(scope="module")
def remembered() -> list[Understanding]:
    return [read(text) for text in twice()]


@pytest.mark.usefixtures("forgetful")
def test_a_rule_that_remembers_says_what_it_would_say(remembered: list[Understanding]) -> None:
    assert [read(text) for text in twice()] == remembered


def test_the_same_words_are_known_by_what_stands_around_them() -> None:
    period = "la VA signe, "
    doc = document(period * 6 + "la VA signe; la VA")
    fifth, sixth, last = (3 + len(period) * before for before in (4, 5, 6))
    around = [words_around(doc, start, start + 2, beyond=7) for start in (fifth, sixth, last)]
    assert around[0] == around[1]
    assert around[1] != around[2], "another sign follows"
    assert words_around(doc, sixth, sixth + 2, beyond=6) == words_around(doc, last, last + 2, beyond=6)
    assert words_around(doc, 3, 5, beyond=0) != words_around(doc, 16, 18, beyond=0), "less stands before"


def test_words_within_a_time_are_others() -> None:
    doc = document("Une fois le budget voté par le conseil, le maire signera. Le budget voté par le conseil")
    inside, outside = doc.text.index("budget"), doc.text.rindex("budget")
    assert words_around(doc, inside, inside + 6, beyond=0)[3] == ((-12, doc.times[0].span[1] - inside, True),)
    assert words_around(doc, outside, outside + 6, beyond=0)[3] == ()


def test_long_words_are_known_by_their_place() -> None:
    doc = document("mot " * 2000)
    assert words_around(doc, 80, 3080) != words_around(doc, 84, 3084)
    assert words_around(doc, 80, 480) == words_around(doc, 84, 484)
