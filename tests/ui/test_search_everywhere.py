from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.search_everywhere import SearchEverywhere
from tests.ui.conftest import Settle


@pytest.fixture
def palette(sample_window: MainWindow) -> SearchEverywhere:
    sample_window.search_everywhere()
    palette = sample_window.findChild(SearchEverywhere)
    assert palette is not None
    return palette


def shown(palette: SearchEverywhere) -> list[str]:
    return [line.hit.title if line.hit else f"[{line.heading}]" for line in palette.model.lines]


def chosen(palette: SearchEverywhere) -> str:
    return str(palette.list.currentIndex().data() or "")


def test_records_of_every_kind_are_found_under_their_headings(
    palette: SearchEverywhere, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(palette.field, "mex")
    settle()
    headings = [line for line in shown(palette) if line.startswith("[")]
    assert "[People]" in headings
    assert "[Meetings]" in headings
    assert len(headings) == len(set(headings))


def test_accents_and_order_of_words_do_not_matter(
    palette: SearchEverywhere, qtbot: QtBot, settle: Settle
) -> None:
    for typed in ("zapata eugene", "Eugène ZAP"):
        palette.field.setText(typed)
        settle()
        assert chosen(palette) == "Zapata, Eugène"


def test_enter_opens_the_chosen_record(
    palette: SearchEverywhere, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(palette.field, "zapata")
    settle()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    assert sample_window.findChild(SearchEverywhere) is None
    assert sample_window._key == "contacts"
    shown_id = sample_window._pages["contacts"].shown_id()
    assert sample_window.desk.lists.title_of(shown_id) == "Eugène Zapata"


def test_a_decision_opens_its_meeting(
    palette: SearchEverywhere, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(palette.field, "mex")
    settle()
    while palette.list.currentIndex().data(Qt.ItemDataRole.UserRole).hit.kind != "decision":
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    assert sample_window._key == "meetings"
    assert sample_window._pages["meetings"].shown_id()


def test_the_arrows_pass_over_headings_and_stop_at_the_ends(
    palette: SearchEverywhere, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(palette.field, "re")
    settle()
    first = chosen(palette)
    hits = [line for line in shown(palette) if not line.startswith("[")]
    walked = [first]
    for _step in range(len(hits) + 3):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        if chosen(palette) != walked[-1]:
            walked.append(chosen(palette))
    assert walked == hits
    for _step in range(len(hits) + 3):
        qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == first


def test_nothing_found_says_what_to_do(palette: SearchEverywhere, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(palette.field, "qqqq")
    settle()
    assert palette.empty.isVisible()
    assert "qqqq" in palette.empty.text()
    assert not palette.list.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_only_the_last_of_fast_keystrokes_is_answered(
    palette: SearchEverywhere, qtbot: QtBot, settle: Settle
) -> None:
    for typed in ("z", "za", "zap", "zapa", "zapat", "zapata"):
        palette.field.setText(typed)
    settle()
    assert chosen(palette) == "Zapata, Eugène"
