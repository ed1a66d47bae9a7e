"""PDFs dropped on the window or chosen: what is taken, what is shown, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Action, Meeting
from cufdesk.i18n import LANGUAGES, _
from cufdesk.ui.desk import ToSend
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.receiving.card import ReceivedCard, RefusedCard
from cufdesk.ui.receiving.overlay import Overlay
from cufdesk.ui.receiving.sheet import ReceivedSheet
from cufdesk.usecases import received_documents
from cufdesk.usecases.printing import print_document
from cufdesk.usecases.received_documents import Received, recognise
from tests.two_copies import change
from tests.ui.conftest import Settle

Look = Callable[..., ReceivedSheet]


@pytest.fixture
def opened(window: MainWindow, sample: str, settle: Settle, qtbot: QtBot) -> MainWindow:
    """Return the window on the sample, painted."""
    window.files.open_path(sample)
    settle()
    qtbot.waitUntil(lambda: window.windowHandle() is not None)
    window.receiving._watch()  # as after the first paint, which a screen that is none may leave out
    return window


@pytest.fixture
def minutes(opened: MainWindow, tmp_path: Path) -> Path:
    return print_document(opened.desk.dossier, "minutes", language="fr", target=tmp_path)


@pytest.fixture
def look(opened: MainWindow, settle: Settle) -> Look:
    def show(*paths: Path) -> ReceivedSheet:
        sheet = opened.receiving.show([str(path) for path in paths])
        settle()
        return sheet

    return show


def dragged(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def handle(window: MainWindow) -> QWindow:
    found = window.windowHandle()
    assert found is not None
    return found


def enter(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    QApplication.sendEvent(handle(window), event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(handle(window), event)


def overlays(window: MainWindow) -> list[Overlay]:
    return [one for one in window.findChildren(Overlay) if one.isVisible()]


def sheets(window: MainWindow) -> list[ReceivedSheet]:
    return [one for one in window.findChildren(ReceivedSheet) if one.isVisible()]


def shown(sheet: ReceivedSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def the_card(sheet: ReceivedSheet) -> ReceivedCard:
    (card,) = sheet.cards
    assert isinstance(card, ReceivedCard)
    return card


def put_off(window: MainWindow) -> Meeting:
    """Give the first action of the minutes another deadline."""
    with window.desk.dossier.read() as reading:
        (meeting,) = (one for one in reading.all(Meeting) if one.reference == "2015-02")
    change(window.desk.dossier, Action, meeting.decisions[0].actions[0].id, deadline=date(2015, 7, 15))
    return meeting


# dropping ------------------------------------------------------------------------------------------------


def test_a_pdf_over_the_window_is_awaited_and_recognised_when_let_go(
    opened: MainWindow, minutes: Path, settle: Settle, qtbot: QtBot
) -> None:
    assert enter(opened, dragged(minutes))
    (overlay,) = overlays(opened)
    assert overlay.geometry() == opened.rect()
    drop(opened, dragged(minutes))
    assert overlays(opened) == []
    qtbot.waitUntil(lambda: len(sheets(opened)) == 1)
    settle()
    (sheet,) = sheets(opened)
    assert the_card(sheet).state == "Draft, up to date"
    sheet.reject()


def test_a_drag_that_leaves_is_forgotten(opened: MainWindow, minutes: Path) -> None:
    enter(opened, dragged(minutes))
    QApplication.sendEvent(handle(opened), QDragLeaveEvent())
    assert overlays(opened) == []
    assert sheets(opened) == []


def test_what_is_no_pdf_goes_its_usual_way(opened: MainWindow, minutes: Path, qtbot: QtBot) -> None:
    text = QMimeData()
    text.setText("quelques mots")
    for data in (dragged(minutes, "notes.docx"), dragged("visite.cufdesk"), text):
        enter(opened, data)
        assert overlays(opened) == []
        drop(opened, data)
        qtbot.wait(20)  # a sheet would open after the drop
        assert sheets(opened) == []


def test_text_still_drops_into_a_field(opened: MainWindow) -> None:
    field: QLineEdit = opened.top_bar.search
    opened.go("contacts")
    data = QMimeData()
    data.setText("Zapata")
    place = field.mapTo(opened, field.rect().center())
    for kind in (QDragEnterEvent, QDropEvent):
        where = place if kind is QDragEnterEvent else QPointF(place)
        event = kind(
            where,  # type: ignore[arg-type]
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(handle(opened), event)
    assert field.text() == "Zapata"


def test_a_window_without_a_dossier_takes_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.windowHandle() is not None)
    window.receiving._watch()
    assert not enter(window, dragged(tmp_path / "received.pdf"))
    assert overlays(window) == []


# what is shown -------------------------------------------------------------------------------------------


def test_the_card_tells_document_version_state_and_changes(
    opened: MainWindow, minutes: Path, look: Look
) -> None:
    put_off(opened)
    sheet = look(minutes)
    card, said = the_card(sheet), shown(sheet).replace("\u00a0", " ")
    assert card.state == "Superseded"
    assert "2015-02 · v0.1 · French · as the dossier was on" in said
    assert "Changed since" in said
    assert "deadline of A1: (empty) → 15 July 2015" in said
    assert "Superseded" in card.accessibleDescription()
    assert card.accessibleName().startswith("Record of decisions")
    sheet.reject()


def test_several_files_have_a_card_each_also_those_that_cannot_be_read(
    opened: MainWindow, minutes: Path, look: Look, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nbroken")
    sheet = look(minutes, broken, minutes)
    assert [type(card) for card in sheet.cards] == [ReceivedCard, RefusedCard, ReceivedCard]
    assert "broken.pdf is no PDF, or is damaged." in shown(sheet)
    assert not sheet.bar.isVisible()
    assert sheet.close_button.text() == "Close"
    sheet.reject()


def test_a_sheet_can_be_closed_while_it_works(opened: MainWindow, minutes: Path, settle: Settle) -> None:
    sheet = opened.receiving.show([str(minutes)] * 5)
    sheet.reject()
    settle()
    assert sheets(opened) == []


def test_a_sheet_does_not_wait_for_work_that_was_stopped_elsewhere(
    opened: MainWindow, minutes: Path, settle: Settle
) -> None:
    gate, background = Event(), opened.desk.background
    background.run(lambda _job: gate.wait(30), None, opened, label="Something long")
    opened.receiving.show([str(minutes)] * 5)
    assert len(sheets(opened)) == 1
    background.cancel_all()
    gate.set()
    settle()
    assert sheets(opened) == []


def test_what_was_done_before_the_stop_is_shown(
    opened: MainWindow, minutes: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    def slowly(*asked: Any, **how: Any) -> Received:
        gate.wait(30)
        return recognise(*asked, **how)

    monkeypatch.setattr(received_documents, "recognise", slowly)
    sheet = opened.receiving.show([str(minutes)] * 5)
    opened.desk.background.cancel_all()
    gate.set()
    settle()
    assert len(sheet.cards) <= 1  # none where it was stopped before it began
    assert all(one.close_button.text() == "Close" for one in sheets(opened))


# where it leads ------------------------------------------------------------------------------------------


def test_it_leads_to_the_record_the_preview_and_the_send_dialog(
    opened: MainWindow, minutes: Path, look: Look, qtbot: QtBot
) -> None:
    meeting = put_off(opened)
    asked: list[object] = []
    opened.desk.preview_asked.disconnect()
    opened.desk.sending_asked.disconnect()
    opened.desk.preview_asked.connect(lambda *words: asked.append(words))
    opened.desk.sending_asked.connect(asked.append)
    for press in ("preview_button", "send_button", "open_button"):
        sheet = look(minutes)
        made: QPushButton = getattr(the_card(sheet), press)
        qtbot.keyClick(made, Qt.Key.Key_Space)
        assert sheets(opened) == []
    assert asked == [("minutes", meeting.id, "fr", "columns"), ToSend("minutes", meeting.id, "fr")]
    assert opened.place() == ("meetings", meeting.id)


def test_the_current_version_is_laid_out_as_the_one_that_came_back(
    opened: MainWindow, look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    dossier = opened.desk.dossier
    path = print_document(dossier, "minutes", language="fr+es", target=tmp_path, layout="alternating")
    asked: list[Any] = []
    opened.desk.preview_asked.disconnect()
    opened.desk.sending_asked.disconnect()
    opened.desk.preview_asked.connect(lambda *words: asked.append(words[-1]))
    opened.desk.sending_asked.connect(lambda begin: asked.append(begin.layout))
    qtbot.keyClick(the_card(look(path)).preview_button, Qt.Key.Key_Space)
    qtbot.keyClick(the_card(look(path)).send_button, Qt.Key.Key_Space)
    assert asked == ["alternating", "alternating"]


def test_the_menu_asks_for_the_file(
    opened: MainWindow, minutes: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[object]] = []

    def choose(*words: object, **_more: object) -> list[str]:
        asked.append(words)
        return [str(minutes)]

    monkeypatch.setattr("cufdesk.ui.parts.dialogs.choose_files", choose)
    assert opened._menu is not None
    (act,) = [one for one in opened._menu.actions() if one.text() == _("Recognise a received PDF…")]
    assert act.shortcut() == QKeySequence("Ctrl+Shift+R")
    act.trigger()
    settle()
    assert len(asked) == 1
    (sheet,) = sheets(opened)
    sheet.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language(opened: MainWindow, minutes: Path, settle: Settle, language: str) -> None:
    put_off(opened)
    speak(language)
    enter(opened, dragged(minutes))
    sentence = overlays(opened)[0].accessibleName()
    QApplication.sendEvent(handle(opened), QDragLeaveEvent())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sheet = opened.receiving.show([str(minutes)])
    settle()
    expected = {
        "fr": ("Déposer pour reconnaître ce document", "Dépassé", "échéance de A1"),
        "es": ("Suelte para reconocer este documento", "Superado", "plazo de A1"),
        "en": ("Drop to recognise this document", "Superseded", "deadline of A1"),
    }[language]
    assert (sentence, the_card(sheet).state) == expected[:2]
    assert expected[2] in shown(sheet)
    sheet.reject()
