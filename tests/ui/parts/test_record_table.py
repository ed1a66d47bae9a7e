"""The list of a page: words at each keystroke, one chosen record, whole rows, and what it says when empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.names import list_name, person_sort_key
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.list_reader import PAGE
from cufdesk.storage.lists import Lists
from cufdesk.ui import theme
from cufdesk.ui.pages.contact_subjects import People
from cufdesk.ui.parts.background import Background
from cufdesk.ui.parts.columns import initials
from cufdesk.ui.parts.row_delegate import ROW_HEIGHT
from cufdesk.ui.parts.table import Emptiness, RecordTable
from tests.makers import a_dossier, a_person, a_position, an_organisation

_GIVEN = ["Ana", "Élise", "José", "Zoé"]
_SURNAMES = ["Ruiz", "Núñez", "Zapata", "Ángeles", "Martín"]


@pytest.fixture
def people() -> list[Person]:
    body = an_organisation()
    found = [
        a_person(
            _GIVEN[n % 4],
            f"{_SURNAMES[n % 5]} {n:03}",
            positions=[a_position(f"Conseillère {n}", body)],
            city="Mérida",
        )
        for n in range(250)
    ]
    return sorted(found, key=person_sort_key)


@pytest.fixture
def dossier(tmp_path: Path, people: list[Person]) -> Iterator[Dossier]:
    body = an_organisation()
    for person in people:
        person.positions[0].organisation_id = body.id
    made = a_dossier(tmp_path, body, *people)
    yield made
    made.close()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def make(background: Background) -> Iterator[Callable[..., RecordTable]]:
    made: list[tuple[RecordTable, Lists]] = []

    def a_table(dossier: Dossier, **more: Any) -> RecordTable:
        lists = Lists(dossier.path)
        empty = Emptiness("users", "No contacts yet", "Add one.", (("New person", "plus", lambda: None),))
        table = RecordTable(lists, background, "person", People.columns, empty, **more)
        table.resize(600, 500)
        table.show()
        made.append((table, lists))
        return table

    yield a_table
    for table, lists in made:
        table.close()
        table.deleteLater()
        background.close()
        lists.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def table(make: Callable[..., RecordTable], dossier: Dossier, qtbot: QtBot) -> RecordTable:
    made = make(dossier)
    _search(made, "", qtbot)
    return made


def _search(table: RecordTable, words: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.counted, timeout=5000):
        table.ask(words)


def _titles(table: RecordTable) -> list[str]:
    rows = [table.model.row_at(place) for place in range(table.model.rowCount())]
    return [row.title for row in rows if row is not None]


def test_the_whole_list_is_there_and_counted(table: RecordTable, people: list[Person], qtbot: QtBot) -> None:
    assert table.count() == 250
    table.view.scrollToBottom()
    table.view.viewport().repaint()
    qtbot.waitUntil(lambda: table.model.row_at(249) is not None)
    row = table.model.row_at(249)
    assert row is not None
    assert row.title == list_name(people[249])


def test_each_word_narrows_the_list(table: RecordTable, people: list[Person], qtbot: QtBot) -> None:
    for words in ("n", "nu", "nun", "nun eli", "nun eli 0"):
        _search(table, words, qtbot)
        hits = [p for p in people if all(_holds(p, word) for word in words.split())]
        shown = _titles(table)
        assert len(shown) >= min(PAGE, len(hits))
        assert shown == [list_name(person) for person in hits][: len(shown)]


def test_a_newer_question_makes_the_older_one_void(table: RecordTable, qtbot: QtBot) -> None:
    answers: list[str] = []
    table.model.answered.connect(lambda _at: answers.append(table.model.query.words))
    with qtbot.waitSignal(table.counted):
        for words in ("z", "za", "zap", "zapata"):
            table.ask(words)
    assert answers[-1] == "zapata"
    assert all("Zapata" in title for title in _titles(table))


def test_the_choice_is_kept_by_id(table: RecordTable, people: list[Person], qtbot: QtBot) -> None:
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    assert chosen == [people[0].id, people[1].id]
    words = people[1].first_surname
    _search(table, words, qtbot)
    assert table.view.currentIndex().row() == 0
    _search(table, "zapata", qtbot)
    assert not table.view.currentIndex().isValid()
    _search(table, "", qtbot)
    assert table.view.currentIndex().row() == 1
    assert chosen == [people[0].id, people[1].id], "searching chooses nothing"


def test_a_record_far_down_is_shown_when_it_is_chosen(
    table: RecordTable, people: list[Person], qtbot: QtBot
) -> None:
    table.choose(people[220].id)
    qtbot.waitUntil(lambda: table.view.currentIndex().row() == 220)
    assert table.view.visualRect(table.model.index(220, 0)).intersects(table.view.viewport().rect())


def test_a_refresh_stays_at_its_place(
    table: RecordTable, dossier: Dossier, people: list[Person], qtbot: QtBot
) -> None:
    table.view.scrollTo(table.model.index(150, 0), table.view.ScrollHint.PositionAtTop)
    top = table.view.rowAt(0)
    with dossier.write("one more") as writing:
        writing.add_all([a_person("Zoé", "Zzz")])
    with qtbot.waitSignal(table.counted):
        table.refresh()
    assert table.count() == 251
    assert abs(table.view.rowAt(0) - top) <= 1


def test_a_search_shows_the_first_that_are_found(
    table: RecordTable, people: list[Person], qtbot: QtBot
) -> None:
    last = people[-1]
    table.choose(last.id)
    qtbot.waitUntil(lambda: table.view.rowAt(0) > 0)
    table.ask("merida")
    qtbot.waitUntil(lambda: table.model.query.words == "merida" and table.view.rowAt(0) == 0)
    assert table.chosen_id == last.id
    table.ask("")
    qtbot.waitUntil(lambda: table.view.rowAt(0) > 0)


def test_rows_are_never_cut(table: RecordTable) -> None:
    for height in range(300, 420, 7):
        table.resize(600, height)
        assert table.view.viewport().height() % ROW_HEIGHT == 0
        assert table.view.height() <= height


def test_columns_fill_the_list_and_give_way(table: RecordTable) -> None:
    def shown() -> list[int]:
        return [n for n in range(table.model.columnCount()) if not table.view.isColumnHidden(n)]

    assert shown() == [0, 1, 2]
    total = sum(table.view.columnWidth(number) for number in shown())
    assert total <= table.view.viewport().width() <= total + 2
    table.resize(320, 500)
    assert shown() == [0]


def test_letters_in_the_list_go_to_the_search(table: RecordTable, qtbot: QtBot) -> None:
    typed: list[str] = []
    table.typed.connect(typed.append)
    qtbot.keyClicks(table.view, "za")
    assert typed == ["z", "a"]


def test_enter_activates_and_home_and_end_go_to_the_ends(
    table: RecordTable, people: list[Person], qtbot: QtBot
) -> None:
    activated: list[str] = []
    table.activated.connect(activated.append)
    table.enter()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert activated == [people[0].id]
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.view.currentIndex().row() == 249
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    assert table.view.currentIndex().row() == 0


def test_taking_the_keyboard_by_tab_opens_nothing(table: RecordTable) -> None:
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.activateWindow()
    table.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert chosen == []


def test_nothing_found_says_so_and_offers_a_way_out(table: RecordTable, qtbot: QtBot) -> None:
    table.ask("xyzzy")
    qtbot.waitUntil(lambda: _says(table, "Nothing for “xyzzy”"))
    cleared: list[bool] = []
    table.cleared.connect(lambda: cleared.append(True))
    button = next(b for b in table.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cleared == [True]


def test_an_empty_list_says_what_to_do(
    make: Callable[..., RecordTable], tmp_path: Path, qtbot: QtBot
) -> None:
    empty = a_dossier(tmp_path, name="empty.cufdesk")
    table = make(empty)
    table.ask("")
    qtbot.waitUntil(lambda: _says(table, "No contacts yet"))
    assert table.count() == 0
    empty.close()


def test_rows_are_spoken_and_shortened_texts_have_a_tip(table: RecordTable, people: list[Person]) -> None:
    index = table.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(list_name(people[0]) + ", Conseillère")
    table.resize(330, 500)
    long = table.model.row_at(0)
    assert long is not None
    table.model._pages[0][0] = long._replace(title="Secrétariat général " * 5)
    at = table.view.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.view.viewport(), event)
    assert QToolTip.text().startswith("Secrétariat général Secrétariat")
    QToolTip.hideText()


def test_painting_is_cheap_and_follows_the_theme(table: RecordTable, qapp: QApplication) -> None:
    light = _ground(table)
    theme.apply(qapp, "dark")
    assert _ground(table) != light


def test_a_pause_comes_before_the_rest_of_a_long_list(
    make: Callable[..., RecordTable], dossier: Dossier, qtbot: QtBot
) -> None:
    table = make(dossier)
    with qtbot.waitSignal(table.model.answered):
        table.ask("")
    assert (table.model.rowCount(), table.count()) == (PAGE, None)
    table.ask("zap")
    qtbot.waitUntil(lambda: table.count() == 50)


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Rojas, Antonio", "AR"),
        ("Ruiz Gómez, Ana María", "AR"),
        ("Réseau des villes", "RV"),
        ("« Ñ »", "Ñ"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_initials(title: str, letters: str) -> None:
    assert initials(title) == letters


def _holds(person: Person, word: str) -> bool:
    from cufdesk.folding import words_of

    texts = f"{person.given_names} {person.first_surname} {person.city} {person.positions[0].title.fr}"
    return any(held.startswith(word) for held in words_of(texts))


def _says(widget: QWidget, text: str) -> bool:
    return any(label.text() == text and label.isVisible() for label in widget.findChildren(QLabel))


def _ground(table: RecordTable) -> str:
    picture = table.view.viewport().grab().toImage()
    return picture.pixelColor(QPoint(picture.width() - 4, 8)).name()
