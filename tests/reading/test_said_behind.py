"""Who does it is read where Spanish names them behind the verb, tells them by a pronoun, or not at all."""

from __future__ import annotations

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading.corpus.scoring import bare
from tests.reading.said_behind import LEFT, MAIL, NAMED, NOTES, WRITER

HEAD = (
    "Acta de la reunión del 3 de mayo de 2021\n"
    "Asistentes: Rosa Beltrán, Luis Vidal, la señorita Nadia Peña y el teniente Sergio Ruiz Vela.\n\n"
    "Acuerdos\n\n- {}\n"
)


def responsible(text: str) -> list[list[str]]:
    """Return those responsible of every action of a text, without civilities and articles."""
    found = as_json(read(clean(text).text))
    actions = [action for decision in found["decisions"] for action in decision["actions"]]
    return [[" ".join(bare(name)) for name in action["responsible"]] for action in actions]


@pytest.mark.parametrize(("sentence", "who"), NAMED)
def test_who_is_named_behind_the_verb_or_before_it_is_read(sentence: str, who: list[str]) -> None:
    assert [" ".join(bare(name)) for name in who] in responsible(HEAD.format(sentence))


@pytest.mark.parametrize("sentence", LEFT)
def test_nobody_is_named_for_what_takes_place_or_is_led_by_a_preposition(sentence: str) -> None:
    assert not any(responsible(HEAD.format(sentence)))


@pytest.mark.parametrize("sentence", WRITER)
def test_who_writes_does_what_they_say_in_the_first_person(sentence: str) -> None:
    assert ["veronica taborda"] in responsible(MAIL.format(sentence))
    assert ["jose etchegoyen"] in responsible(NOTES.format(sentence))
