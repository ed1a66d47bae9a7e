"""The weight of a message is said in words, and judged as a message."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cufdesk.i18n import set_language
from cufdesk.ui.parts.weight_light import WeightLight


@pytest.mark.parametrize(
    ("size", "verdict", "said"),
    [
        (100_000, "light", "Every mail system takes it"),
        (5_000_000, "light", "6.8 MB"),
        (5_200_000, "heavy", "Some mail systems refuse that"),
        (10_000_000, "heavy", "13.7 MB"),
        (11_000_000, "too_heavy", "Most mail systems refuse that"),
    ],
)
def test_a_word_stands_beside_the_colour(qtbot: QtBot, size: int, verdict: str, said: str) -> None:
    set_language("en")
    light = WeightLight()
    qtbot.addWidget(light)
    assert light.isHidden()
    light.show_file(size)
    assert light.verdict == verdict
    assert said in light.words.text()
    assert light.accessibleName() == light.words.text()
    shown = [label for label in light.findChildren(QLabel) if label.isVisible() and not label.text()]
    assert len(shown) == 1
    light.clear()
    assert light.isHidden()
