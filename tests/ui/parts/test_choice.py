"""A choice among entries: no longer than a form has room for."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cufdesk.ui.parts.labelled import choice, chosen_key


def test_a_long_title_makes_no_choice_wider_than_its_window(qtbot: QtBot) -> None:
    field = choice({"a": "x" * 300, "b": "short"}, "a")
    qtbot.addWidget(field)
    plain = QComboBox()
    plain.addItem("x" * 300)
    qtbot.addWidget(plain)
    assert field.minimumSizeHint().width() < 512 < plain.minimumSizeHint().width()
    assert chosen_key(field) == "a"
    assert field.currentText() == "x" * 300, "the words stay whole"


def test_short_entries_are_shown_whole(qtbot: QtBot) -> None:
    field = choice({"a": "One", "b": "Another one"})
    qtbot.addWidget(field)
    assert field.sizeAdjustPolicy() is not field.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
