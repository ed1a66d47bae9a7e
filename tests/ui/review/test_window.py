from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Meeting
from cufdesk.reading.understanding import DateRead
from cufdesk.ui.desk import Desk
from cufdesk.ui.review.window import ReviewWindow, open_review
from tests.ui.review.texts import RELEVE, as_a, editor, review_on

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    return _opened(qtbot, desk)


@pytest.fixture
def releve(tmp_path: Path) -> Path:
    path = tmp_path / "releve.txt"
    path.write_text(RELEVE, encoding="utf-8")
    return path


def _opened(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    window = open_review(desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    # Closing it in another way would ask what becomes of corrections.
    qtbot.addWidget(window, before_close_func=lambda shown: shown.done(0))
    return window


def _wait_for(qtbot: QtBot, window: ReviewWindow, step: str) -> None:
    qtbot.waitUntil(lambda: window.step == step, timeout=10_000)


def _read(qtbot: QtBot, window: ReviewWindow, path: Path) -> None:
    window.read_file(str(path))
    assert window.step == "busy"
    _wait_for(qtbot, window, "review")


def _meetings(desk: Desk) -> list[Meeting]:
    with desk.dossier.read() as reading:
        return reading.all(Meeting)


def test_text_is_read_corrected_and_kept_with_the_keyboard_alone(
    window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot
) -> None:
    _read(qtbot, window, releve)
    assert _meetings(desk) == []
    view = window.review_page.items.view
    assert window.focusWidget() is view
    qtbot.keyClick(view, Key.Key_Return)
    title = window.focusWidget()
    assert isinstance(title, QLineEdit)
    title.selectAll()
    qtbot.keyClicks(title, "Accueil de la mission chilienne")
    qtbot.keyClick(title, Key.Key_Return)
    for _step in range(3):
        qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Space)
    went: list[tuple[str, str]] = []
    desk.went.connect(lambda page, record: went.append((page, record)))
    qtbot.keyClick(view, Key.Key_Return, CONTROL)
    _wait_for(qtbot, window, "kept")

    [meeting] = _meetings(desk)
    assert meeting.title.fr == "Accueil de la mission chilienne"
    assert [decision.number for decision in meeting.decisions] == ["D1", "D2"]
    assert len(meeting.attendances) == 1
    assert went == [("meetings", meeting.id)]
    assert "2 decisions" in window.kept_page.summary.text()


def test_kept_leads_to_printing(window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot) -> None:
    _read(qtbot, window, releve)
    window.keep()
    _wait_for(qtbot, window, "kept")
    with qtbot.waitSignal(desk.printing_asked) as asked:
        qtbot.mouseClick(window.kept_page.print_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["minutes", "2016-03"]
    assert not window.isVisible()


def test_file_that_was_read_is_attached_to_its_meeting(
    window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot
) -> None:
    _read(qtbot, window, releve)
    window.keep()
    _wait_for(qtbot, window, "kept")
    window.kept_page.attach_button.click()
    said = window.kept_page.attached
    qtbot.waitUntil(lambda: said.text() == "“releve.txt” is attached to the meeting.", timeout=10_000)
    [attached] = _meetings(desk)[0].attachments
    assert (attached.file_name, attached.weight) == ("releve.txt", len(releve.read_bytes()))
    assert not window.kept_page.attach_button.isEnabled()
    releve.unlink()
    window.attach()
    qtbot.waitUntil(lambda: "releve.txt" in said.text() and "attached to" not in said.text(), timeout=10_000)


def test_same_text_is_recognised_and_leads_to_its_meeting(
    window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot
) -> None:
    _read(qtbot, window, releve)
    window.keep()
    _wait_for(qtbot, window, "kept")
    [meeting] = _meetings(desk)

    again = _opened(qtbot, desk)
    again.read_text(RELEVE.replace("\n", "\r\n"))
    _wait_for(qtbot, again, "review")
    assert again.review_page.known.isVisible()
    assert meeting.title.fr in again.review_page.known.sentence.text()
    assert not again.keep_button.isVisible()
    again.keep()
    assert again.step == "review"
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(again.review_page.known.act, Qt.MouseButton.LeftButton)
    assert went.args == ["meetings", meeting.id]
    assert len(_meetings(desk)) == 1


def test_pasted_text_is_read(window: ReviewWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(RELEVE)
    window.choose_page.sides.show_side(1)
    assert not window.choose_page.read_button.isEnabled()
    qtbot.mouseClick(window.choose_page.paste_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Key.Key_Return, CONTROL)
    _wait_for(qtbot, window, "review")
    assert "Pasted text" in window.windowTitle()
    assert window.keep_button.isEnabled()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vide.txt", b""),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
        ("papier.pdf", b"%PDF-1.7"),
        ("coupe.docx", b"PK\x03\x04 cut"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_window(
    window: ReviewWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    window.read_file(str(path))
    _wait_for(qtbot, window, "choose")
    assert window.choose_page.refusal.isVisible()
    assert window.choose_page.refusal.sentence.text().endswith(".")


def test_vanished_file_is_refused(window: ReviewWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.read_file(str(tmp_path / "parti.txt"))
    _wait_for(qtbot, window, "choose")
    assert "parti.txt" in window.choose_page.refusal.sentence.text()


def test_text_without_anything_to_keep_says_so(window: ReviewWindow, qtbot: QtBot) -> None:
    window.read_text("lorem ipsum dolor sit amet")
    _wait_for(qtbot, window, "review")
    assert window.review_page.known.isVisible()
    [title] = [item for item in review_on(window.review_page).items() if item.kept]
    assert window.keep_button.text() == "Keep 1 item"
    window.review_page.toggle(title)
    assert not window.keep_button.isEnabled()


def test_refused_keeping_returns_to_the_review_with_everything_as_it_was(
    window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot
) -> None:
    _read(qtbot, window, releve)
    desk.dossier.cover()
    moved = Path(desk.path).with_suffix(".moved")
    shutil.move(desk.path, moved)
    window.keep()
    _wait_for(qtbot, window, "review")
    assert "Nothing was changed" in window.review_page.known.sentence.text()
    shutil.move(moved, desk.path)
    window.keep()
    _wait_for(qtbot, window, "kept")


def test_escape_closes_untouched_and_asks_before_corrections_are_lost(
    window: ReviewWindow, releve: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(parent: object, title: str, text: str, act: str, *, danger: bool) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr("cufdesk.ui.review.window.confirm", stay)
    _read(qtbot, window, releve)
    view = window.review_page.items.view
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.keyClick(view, Key.Key_Escape)
    assert window.isVisible()
    assert len(asked) == 1
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.keyClick(view, Key.Key_Escape)
    assert not window.isVisible()
    assert len(asked) == 1


def test_wrong_input_in_an_open_form_holds_keeping_back(
    window: ReviewWindow, desk: Desk, releve: Path, qtbot: QtBot
) -> None:
    _read(qtbot, window, releve)
    page = window.review_page
    page.correct(review_on(page).in_group("dates")[1])
    editor(page, "start").parts[0].widget.setText("un jour")
    window.keep()
    assert window.step == "review"
    editor(page, "start").parts[0].widget.setText("10/5/2016")
    window.keep()
    _wait_for(qtbot, window, "kept")


def test_file_is_dropped(window: ReviewWindow, releve: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(releve))])
    place, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    window.choose_page.dropEvent(drop)
    _wait_for(qtbot, window, "review")
    assert window.step == "review"


def test_window_fits_small_screens(window: ReviewWindow, releve: Path, qtbot: QtBot) -> None:
    _read(qtbot, window, releve)
    for width, height in ((1280, 720), (608, 340)):
        window.resize(width, height)
        assert (window.width(), window.height()) == (width, height)
        for shown in (window.keep_button, window.cancel_button, window.review_page.items.view):
            assert window.rect().contains(
                shown.rect().translated(shown.mapTo(window, shown.rect().topLeft()))
            )


def test_real_text_is_kept_with_all_that_a_careful_officer_reads(
    window: ReviewWindow, desk: Desk, qtbot: QtBot, real_texts: Path
) -> None:
    _read(qtbot, window, real_texts / "releve-2015.txt")
    page = window.review_page
    assert page.headcount.sentence.text() == "5 delegates announced, 5 found."
    kept = [item for item in review_on(page).in_group("dates") if item.kept]
    assert [as_a(DateRead, item).year_inferred for item in kept] == [
        False,
        True,
        True,
    ]
    window.keep()
    _wait_for(qtbot, window, "kept")
    [meeting] = _meetings(desk)
    assert [decision.number for decision in meeting.decisions] == [f"D{n}" for n in range(1, 9)]
