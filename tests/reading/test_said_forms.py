"""Accents left out, capitals, turned order of words, periphrases, orders to somebody: who has what to do."""

from __future__ import annotations

import pytest

from tests.reading.said_forms import FRENCH, FRENCH_NOTHING, SPANISH, SPANISH_NOTHING
from tests.reading.test_said_beside import laid

LAID = [("fr", *said) for said in FRENCH.items()] + [("es", *said) for said in SPANISH.items()]
NOTHING = [("fr", said) for said in FRENCH_NOTHING] + [("es", said) for said in SPANISH_NOTHING]


@pytest.mark.parametrize(("code", "sentence", "who"), LAID)
def test_a_deed_is_read_in_whatever_form_it_is_told(code: str, sentence: str, who: tuple[str, ...]) -> None:
    assert [responsible for responsible, _day, _term in laid(code, sentence)] == [", ".join(who)]


@pytest.mark.parametrize(("code", "sentence"), NOTHING)
def test_forms_that_only_look_like_deeds_lay_nothing_on_anybody(code: str, sentence: str) -> None:
    assert laid(code, sentence) == []
