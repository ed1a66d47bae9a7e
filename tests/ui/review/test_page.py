from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cufdesk.reading.understanding import DateRead, PersonRead, PositionRead, Understanding
from cufdesk.ui.desk import Desk
from cufdesk.ui.review.items import GROUPS, Item
from cufdesk.ui.review.marks import MARKS
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.panes import ItemsPane
from cufdesk.ui.review.review_page import ReviewPage
from tests.ui.review.texts import RELEVE, a_review, as_a, editor, form_on, place, review_on

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReviewPage:
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_review(a_review(), "releve.txt")
    return page


def _items(page: ReviewPage, group: str) -> list[Item]:
    return review_on(page).in_group(group)


def test_the_heading_says_all_of_its_words_or_none(qtbot: QtBot) -> None:
    pane = ItemsPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.resize(1200, 300)
    assert pane.heading.text() == "What was read"
    pane.resize(pane.minimumSizeHint().width(), 300)
    assert pane.heading.text() == ""
    assert pane.heading.accessibleName() == "What was read"


def test_arrows_go_through_items_and_skip_headings(page: ReviewPage, qtbot: QtBot) -> None:
    view = page.items.view
    seen = [page.current()]
    for _step in range(4):
        qtbot.keyClick(view, Key.Key_Down)
        seen.append(page.current())
    assert seen == [*_items(page, "about"), *_items(page, "people")]
    qtbot.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.current() is _items(page, "bodies")[0]
    qtbot.keyClick(view, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.current() is _items(page, "people")[0]
    qtbot.keyClick(view, Key.Key_End)
    assert page.current() is _items(page, "repairs")[0]


def test_space_leaves_out_and_takes_back(page: ReviewPage, qtbot: QtBot) -> None:
    page.show_group("people")
    [first, second] = _items(page, "people")
    qtbot.keyClick(page.items.view, Key.Key_Space)
    assert (first.kept, second.kept) == (False, True)
    assert page.items.toggle_button.text() == "Keep"
    assert "2 delegates" not in page.headcount.sentence.text()
    assert "1 found" in page.headcount.sentence.text()
    qtbot.keyClick(page.items.view, Key.Key_Space)
    assert first.kept
    qtbot.keyClick(page.items.view, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert [first.kept, second.kept] == [False, False]
    qtbot.keyClick(page.items.view, Key.Key_Delete)
    assert not first.kept


def test_person_is_corrected_with_the_keyboard_alone(page: ReviewPage, qtbot: QtBot) -> None:
    page.show_group("people")
    qtbot.keyClick(page.items.view, Key.Key_Return)
    civility = page.focusWidget()
    assert isinstance(civility, QLineEdit)
    qtbot.keyClick(civility, Key.Key_Tab)
    name = page.focusWidget()
    assert isinstance(name, QLineEdit)
    assert name.text() == "Pedro Salinas"
    name.selectAll()
    qtbot.keyClicks(name, "Pedro Salinas Vega")
    qtbot.keyClick(name, Key.Key_Return)
    person = _items(page, "people")[0]
    assert page.form is None
    assert (as_a(PersonRead, person).name, person.corrected) == ("Pedro Salinas Vega", True)
    assert page.items.view.hasFocus()
    assert page.current() is person


def test_function_is_added_and_removed(page: ReviewPage, qtbot: QtBot) -> None:
    person = _items(page, "people")[0]
    page.correct(person)
    held = editor(page, "positions")
    qtbot.mouseClick(held.add_button, Qt.MouseButton.LeftButton)
    title, body = held.lines[1]
    qtbot.keyClicks(title, "Membre du bureau")
    qtbot.keyClicks(body, "Ville de Rennes")
    page.apply_form()
    assert as_a(PersonRead, person).positions[1] == PositionRead("Membre du bureau", "Ville de Rennes", 2)
    assert as_a(PersonRead, person).positions[0].body == 0


def test_wrong_date_is_refused_in_the_form(page: ReviewPage, qtbot: QtBot) -> None:
    date = _items(page, "dates")[1]
    page.correct(date)
    first, last = (part.widget for part in editor(page, "start").parts)
    first.setText("someday")
    assert not page.apply_form()
    assert page.form is not None
    first.setText("13/5/2016")
    last.setText("13/5/2016")
    assert page.apply_form()
    read = as_a(DateRead, date)
    assert (read.year_inferred, read.start) == (False, dt.date(2016, 5, 13))


def test_escape_gives_an_untouched_form_up_and_asks_for_a_touched_one(
    page: ReviewPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(parent: object, title: str, text: str, act: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr("cufdesk.ui.review.review_page.confirm", refuse)
    page.correct(_items(page, "people")[0])
    qtbot.keyClick(form_on(page), Key.Key_Escape)
    assert (page.form, asked) == (None, [])
    page.correct(_items(page, "people")[0])
    form = form_on(page)
    editor(page, "name").widget.setText("X")
    qtbot.keyClick(form, Key.Key_Escape)
    assert page.form is form
    assert len(asked) == 1


def test_year_is_confirmed(page: ReviewPage, qtbot: QtBot) -> None:
    said, inferred = _items(page, "dates")[:2]
    page.items.view.choose(said)
    assert page.items.year_button.isHidden()
    page.items.view.choose(inferred)
    assert page.items.year_button.isVisible()
    qtbot.mouseClick(page.items.year_button, Qt.MouseButton.LeftButton)
    assert not as_a(DateRead, inferred).year_inferred
    assert page.items.year_button.isHidden()


def test_chosen_item_is_outlined_and_brought_to_view(page: ReviewPage, qtbot: QtBot) -> None:
    page.resize(1200, 320)
    for item in [*_items(page, "agreements"), *_items(page, "people")]:
        page.items.view.choose(item)
        area = page.source.view.area_of(item.span or (0, 0))
        height = page.source.view.viewport().height()
        assert area
        assert -1 <= area[0].top() < height - 10


def test_click_on_words_chooses_their_item(page: ReviewPage, qtbot: QtBot) -> None:
    view = page.source.view
    body = _items(page, "bodies")[1]
    area = view.area_of(body.span or (0, 0))[0]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert page.current() is body


def test_f6_changes_sides_and_enter_in_the_text_chooses(page: ReviewPage, qtbot: QtBot) -> None:
    view = page.source.view
    qtbot.keyClick(page.items.view, Key.Key_F6)
    assert view.hasFocus()
    cursor = view.textCursor()
    cursor.setPosition(RELEVE.index("Carmen"))
    view.setTextCursor(cursor)
    qtbot.keyClick(view, Key.Key_Return)
    assert page.current() is _items(page, "people")[1]
    qtbot.keyClick(view, Key.Key_F6)
    assert page.items.view.hasFocus()


def test_selected_words_are_added(page: ReviewPage, qtbot: QtBot) -> None:
    view = page.source.view
    assert not page.source.add_button.isEnabled()
    start = review_on(page).text.index("délégation chilienne")
    view.select((start - 1, start + len("délégation chilienne") + 1))
    assert page.source.add_button.isEnabled()
    page.source.add_button.menu().actions()[1].trigger()
    added = page.current()
    assert added is not None
    assert (added.group, added.added) == ("bodies", True)
    assert page.form is not None
    assert page.apply_form()
    assert review_on(page).outcome().organisations[0].span == (start, start + len("délégation chilienne"))
    assert page.legend.buttons["bodies"].text() == f"Bodies {len(_items(page, 'bodies'))}"


def test_narrow_window_shows_one_side_at_a_time(page: ReviewPage, qtbot: QtBot) -> None:
    page.resize(640, 300)
    assert page.sides.isVisible()
    assert (page.source.isVisible(), page.items.isVisible()) == (False, True)
    qtbot.keyClick(page.items.view, Key.Key_F6)
    assert (page.source.isVisible(), page.items.isVisible()) == (True, False)
    assert page.source.view.hasFocus()
    page.resize(1200, 700)
    assert page.source.isVisible()
    assert page.items.isVisible()
    assert not page.sides.isVisible()


def test_mouse_ticks_box_and_heading(page: ReviewPage, qtbot: QtBot) -> None:
    view = page.items.view
    page.show_group("people")
    rect = view.visualRect(view.rows.index_of(_items(page, "people")[0]))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, 16))
    assert not _items(page, "people")[0].kept
    heading = view.visualRect(view.rows.index_of("people"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading.topRight() - QPoint(18, -20))
    assert all(item.kept for item in _items(page, "people"))


def test_every_widget_and_row_says_its_name(page: ReviewPage) -> None:
    for widget in (page.source.view, page.items.view, page.source.add_button, *page.legend.buttons.values()):
        assert widget.accessibleName()
    rows = page.items.view.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    texts = [str(rows.data(rows.index(n), role) or "") for n in range(rows.rowCount())]
    assert all(texts)
    assert "M. Pedro Salinas" in texts[5]
    assert texts[5].endswith("kept")
    assert texts[4].startswith("People")


def test_signs_beyond_the_first_plane_do_not_shift_the_marks(page: ReviewPage) -> None:
    text = RELEVE.replace("3-4 mars", "🏛️ 3-4 mars")
    pedro = PersonRead("Pedro Salinas", "M.", "delegate", (), place("M. Pedro Salinas", text))
    page.show_review(Review(text, Understanding(people=(pedro,))), "")
    page.source.view.select(pedro.span)
    assert page.source.view.textCursor().selectedText() == "M. Pedro Salinas"
    assert page.source.view.selected_span() == pedro.span


def test_no_two_kinds_are_marked_alike() -> None:
    shapes = [mark.shape for mark in MARKS.values()]
    assert len(set(shapes)) == len(shapes) == len(GROUPS)
    assert len({mark.light for group, mark in MARKS.items() if group != "repairs"}) == len(GROUPS) - 1
    assert len({mark.dark for group, mark in MARKS.items() if group != "repairs"}) == len(GROUPS) - 1
