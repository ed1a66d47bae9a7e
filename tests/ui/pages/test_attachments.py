"""The files of a meeting in its form: attached at once beside unsaved edits, dropped, opened, taken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Meeting
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages import attachments as module
from cufdesk.ui.pages.attachments import AttachmentsEditor
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.receiving.overlay import Overlay
from cufdesk.ui.receiving.sheet import ReceivedSheet
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_meeting
from tests.ui.conftest import Settle

Visit = Callable[[str], RecordPage]


@pytest.fixture
def page(visit: Visit, sample_window: MainWindow, settle: Settle) -> RecordPage:
    meeting = save_meeting(sample_window.desk.dossier, a_meeting(reference="2015-09"))
    page = visit("meetings")
    page.show_id(meeting.id)
    settle()
    return page


@pytest.fixture
def files(page: RecordPage) -> AttachmentsEditor:
    assert page.card.form is not None
    editor = page.card.form.editor("attachments")
    assert isinstance(editor, AttachmentsEditor)
    return editor


@pytest.fixture
def notes(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "Ordre du jour.pdf", tmp_path / "photo.jpg"]
    for path in paths:
        path.write_bytes(f"{path.name}".encode())
    return [str(path) for path in paths]


def _names(files: AttachmentsEditor) -> list[str]:
    return [files.rows.item(row).text() for row in range(files.rows.count())]


def _stored(page: RecordPage) -> list[str]:
    with page.desk.dossier.read() as reading:
        meeting = reading.get(Meeting, page.shown_id())
    assert meeting is not None
    return [one.file_name for one in meeting.attachments]


def test_files_are_attached_at_once_beside_what_is_typed(
    page: RecordPage, files: AttachmentsEditor, notes: list[str], settle: Settle
) -> None:
    place: Any = page.card.form.editor("place")  # type: ignore[union-attr]
    place.widget.setText("Lyon")
    files.attach(notes)
    settle()
    assert _names(files) == ["Ordre du jour.pdf", "photo.jpg"] == _stored(page)
    assert place.widget.text() == "Lyon", "what is typed stays typed"
    assert page.card.form.record().place == "Lyon"  # type: ignore[union-attr]
    page.save()
    settle()
    assert _stored(page) == ["Ordre du jour.pdf", "photo.jpg"], "and saving it takes no file away"
    assert not page.card.is_edited()


def test_a_file_is_moved_and_taken_off_and_an_undo_brings_it_back(
    page: RecordPage, files: AttachmentsEditor, notes: list[str], settle: Settle, qtbot: QtBot
) -> None:
    files.attach(notes)
    settle()
    files.rows.setCurrentRow(0)
    qtbot.keyClick(files.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert _stored(page) == ["photo.jpg", "Ordre du jour.pdf"]
    assert files.rows.currentRow() == 1
    qtbot.keyClick(files.rows, Qt.Key.Key_Delete)
    settle()
    assert _stored(page) == ["photo.jpg"]
    page.window().undoing.undo()  # type: ignore[attr-defined]
    settle()
    assert _names(files) == ["photo.jpg", "Ordre du jour.pdf"]
    assert not page.card.is_edited()


def test_a_title_is_given_at_once(
    page: RecordPage, files: AttachmentsEditor, notes: list[str], settle: Settle
) -> None:
    files.attach(notes[:1])
    settle()
    files.rows.setCurrentRow(0)

    def write() -> None:
        sheet: Any = QApplication.activeModalWidget()
        sheet.forms[0].editor("title").fields[0].setText("Ordre du jour")
        sheet.accept()

    QTimer.singleShot(30, write)
    files.edit()
    settle()
    assert _names(files) == ["Ordre du jour"]
    assert not page.card.is_edited()


def test_a_copy_is_opened_with_the_bytes_that_were_attached(
    page: RecordPage,
    files: AttachmentsEditor,
    notes: list[str],
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[tuple[str, bytes]] = []
    monkeypatch.setattr(module, "open_passing_copy", lambda *copy: opened.append(copy))
    files.attach(notes[:1])
    settle()
    files.rows.setCurrentRow(0)
    page.desk.refused.disconnect()
    with qtbot.waitSignal(page.desk.refused) as refused:
        qtbot.keyClick(files.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [("Ordre du jour.pdf", b"Ordre du jour.pdf")]
    assert refused.args == ["No program for this kind of file was found here."]


def test_a_copy_is_saved_where_the_person_says(
    page: RecordPage,
    files: AttachmentsEditor,
    notes: list[str],
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "copie.pdf"
    monkeypatch.setattr(module, "choose_new_file", lambda *_, **__: str(target))
    asked: list[str] = []
    monkeypatch.setattr(module, "confirm", lambda *said, **_: asked.append(said[1]))
    files.attach(notes[:1])
    settle()
    files.rows.setCurrentRow(0)
    files.save_copy()
    assert target.read_bytes() == b"Ordre du jour.pdf"
    target.write_bytes(b"mine")
    files.save_copy()
    assert asked == ["Replace the file?"]
    assert target.read_bytes() == b"mine", "no is no"


def test_a_refusal_is_told_and_nothing_is_attached(
    page: RecordPage, files: AttachmentsEditor, notes: list[str], settle: Settle, qtbot: QtBot
) -> None:
    page.desk.refused.disconnect()
    with qtbot.waitSignal(page.desk.refused) as refused:
        files.attach([notes[0], f"{notes[0]}.gone"])
    settle()
    assert refused.args == ["Ordre du jour.pdf.gone cannot be found."]
    assert _stored(page) == []


def test_a_new_meeting_is_to_be_saved_first(
    page: RecordPage, notes: list[str], settle: Settle, qtbot: QtBot
) -> None:
    page.new()
    editor: Any = page.card.form.editor("attachments")  # type: ignore[union-attr]
    page.desk.refused.disconnect()
    with qtbot.waitSignal(page.desk.refused) as refused:
        editor.attach(notes)
    assert refused.args == ["Save the meeting first, then attach files to it."]
    page._cancel()
    settle()


# dropping ----------------------------------------------------------------------------------------------


def _drag(window: MainWindow, place: QPoint, paths: list[str], kind: QEvent.Type) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        kind,
    )
    return QApplication.sendEvent(window.windowHandle(), event)


def test_files_dropped_on_the_list_are_attached_pdfs_too(
    sample_window: MainWindow,
    page: RecordPage,
    files: AttachmentsEditor,
    notes: list[str],
    settle: Settle,
    qtbot: QtBot,
) -> None:
    page.card._area.ensureWidgetVisible(files.widget)
    qtbot.wait(10)
    over = files.widget.mapTo(sample_window, files.widget.rect().center())
    elsewhere = QPoint(30, 30)
    _drag(sample_window, elsewhere, notes[:1], QEvent.Type.DragMove)
    assert sample_window.findChildren(Overlay), "elsewhere a PDF is one that came back"
    assert _drag(sample_window, over, notes[:1], QEvent.Type.DragMove)
    qtbot.waitUntil(lambda: not sample_window.findChildren(Overlay))
    assert files.drops._hint.isVisible()
    _drag(sample_window, over, notes, QEvent.Type.Drop)
    qtbot.waitUntil(lambda: len(_stored(page)) == 2)
    settle()
    assert not files.drops._hint.isVisible()
    assert not sample_window.findChildren(ReceivedSheet)


def test_what_is_dragged_and_is_no_file_goes_its_usual_way(
    sample_window: MainWindow, files: AttachmentsEditor
) -> None:
    over = files.widget.mapTo(sample_window, files.widget.rect().center())
    _drag(sample_window, over, [], QEvent.Type.DragMove)
    assert not files.drops._hint.isVisible()
