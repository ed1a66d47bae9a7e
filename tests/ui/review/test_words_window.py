from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cufdesk.reading.understanding import DecisionRead
from cufdesk.ui.desk import Desk
from cufdesk.ui.parts.settings_dialog import SettingsDialog
from cufdesk.ui.review.becoming import set_modality
from cufdesk.ui.review.window import ReviewWindow, open_review
from cufdesk.ui.review.words_window import WordsWindow
from cufdesk.usecases.reading_words import added_words
from tests.ui.review.texts import as_a, review_on

Key = Qt.Key
TEXT = """Relevé de décisions
3 mars 2016

Décisions :
· Le bureau entérine le budget de la mission.
"""


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    window = open_review(desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.done(0))
    window.read_text(TEXT)
    qtbot.waitUntil(lambda: window.step == "review", timeout=10_000)
    return window


def _opened(window: ReviewWindow) -> WordsWindow:
    window.words_button.click()
    [opened] = window.findChildren(WordsWindow)
    return opened


def _add(qtbot: QtBot, opened: WordsWindow, path: str, word: str) -> None:
    opened.list.setCurrentIndex(opened.list.findData(path))
    opened.show_list()
    opened.word.setText(word)
    qtbot.keyClick(opened.word, Key.Key_Return)


def _modality(window: ReviewWindow) -> str | None:
    return as_a(DecisionRead, review_on(window.review_page).in_group("decisions")[0]).modality


def test_an_added_word_is_seen_at_once_in_the_text_under_review(window: ReviewWindow, qtbot: QtBot) -> None:
    before = _modality(window)
    opened = _opened(window)
    _add(qtbot, opened, "modality.wish", "entérin*")
    assert opened.effect.text() == "“entérin*” is added. It stands 1 time in this text."
    qtbot.waitUntil(lambda: _modality(window) == "wish", timeout=10_000)
    assert before != "wish"
    assert opened.shown.item(0).text() == "entérin*"
    opened.shown.setCurrentRow(0)
    opened.shown.setFocus()
    qtbot.keyClick(opened.shown, Key.Key_Delete)
    qtbot.waitUntil(lambda: _modality(window) == before, timeout=10_000)
    assert added_words() == {}


def test_corrections_are_not_lost_without_a_question(window: ReviewWindow, qtbot: QtBot) -> None:
    page = window.review_page
    set_modality(review_on(page), review_on(page).in_group("decisions")[0], "finding")
    _add(qtbot, _opened(window), "modality.wish", "entérin*")
    assert _modality(window) == "finding"
    assert page.known.act.text() == "Read again"
    page.known.act.click()
    qtbot.waitUntil(lambda: _modality(window) == "wish", timeout=10_000)
    assert not page.known.isVisible()


def test_refused_word_is_said_at_the_field_and_stays_there(window: ReviewWindow, qtbot: QtBot) -> None:
    opened = _opened(window)
    _add(qtbot, opened, "modality.wish", "décide")
    said = [shown.text() for shown in opened.findChildren(QLabel) if shown.isVisibleTo(opened)]
    assert "“décide” is already among these: Verbs of decision." in said
    assert opened.word.text() == "décide"
    assert added_words() == {}


def test_words_of_the_program_are_grey_and_stay(window: ReviewWindow) -> None:
    opened = _opened(window)
    assert opened.shown.count() > 5
    opened.shown.setCurrentRow(1)
    assert not opened.remove_button.isEnabled()
    spoken = opened.shown.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("with the program")
    other = opened.shown.item(0).text()
    opened.language.setCurrentIndex(opened.language.findData("es"))
    opened.language.activated.emit(1)
    assert opened.shown.item(0).text() != other


def test_settings_lead_there(desk: Desk, qtbot: QtBot) -> None:
    settings = SettingsDialog(desk)
    settings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(settings)
    settings.words_button.click()
    [opened] = settings.findChildren(WordsWindow)
    _add(qtbot, opened, "dates.fuzzy", "dès potron-minet")
    assert opened.effect.text() == "“dès potron-minet” is added: the next text is read with it."
