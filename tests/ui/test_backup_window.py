"""The Restore window: what it tells of each backup, and one of them restored by the keyboard alone."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from cufdesk.storage import backups
from cufdesk.storage.backup_names import folder, named
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.backup_window import BackupWindow
from tests.makers import a_person
from tests.ui.conftest import Settle


def add(window: MainWindow, name: str) -> None:
    with window.desk.dossier.write("one more") as writing:
        writing.save(a_person(name, "Neuf"))


def people(window: MainWindow) -> int:
    return window.desk.lists.count("person")


def lines(shown: BackupWindow) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(shown.list.item(at).data(role)) for at in range(shown.list.count())]


@pytest.fixture
def shown(sample_window: MainWindow, settle: Settle) -> BackupWindow:
    """Return the window on two backups, two changes and one change ago."""
    sample_window.desk.dossier.cover()
    settle()
    for backup in backups.listed(sample_window.desk.path):
        os.unlink(backup.path)
    first = backups.make(sample_window.desk.path, "asked")
    os.rename(
        first.path, named(folder(sample_window.desk.path), first.at - timedelta(hours=30), "import").path
    )
    add(sample_window, "Ana")
    backups.make(sample_window.desk.path, "asked")
    add(sample_window, "Eva")
    sample_window.go("contacts")
    settle()
    sample_window.safety.show_backups()
    settle()
    (made,) = sample_window.findChildren(BackupWindow)
    return made


def test_each_backup_tells_when_why_what_and_how_it_differs(shown: BackupWindow) -> None:
    newest, older = lines(shown)
    assert "on request" in newest
    assert "1 change fewer than now: last change on" in newest
    assert "contacts · " in newest
    assert newest.endswith("Checked")
    assert "before minutes were read in" in older
    assert "2 changes fewer than now" in older
    assert shown.list.hasFocus()
    assert not shown.bar.isVisible()


def test_every_line_has_room_for_its_words(shown: BackupWindow) -> None:
    for at in range(shown.list.count()):
        line = shown.list.itemWidget(shown.list.item(at))
        for label in line.findChildren(QLabel):
            assert label.height() >= label.fontMetrics().height(), label.text()


def test_a_long_difference_wraps_in_a_narrow_window(shown: BackupWindow, qtbot: QtBot) -> None:
    heights = [shown.list.item(at).sizeHint().height() for at in range(shown.list.count())]
    shown.resize(380, shown.height())
    qtbot.wait(1)
    for at, before in enumerate(heights):
        line = shown.list.itemWidget(shown.list.item(at))
        (label,) = [made for made in line.findChildren(QLabel) if "fewer than now" in made.text()]
        assert label.height() >= label.heightForWidth(label.width())
        assert label.height() >= 2 * label.fontMetrics().height()
        assert shown.list.item(at).sizeHint().height() > before


def test_by_the_keyboard_alone(
    sample_window: MainWindow, shown: BackupWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = people(sample_window)
    path = sample_window.desk.path

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert dialog is not shown
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    QTimer.singleShot(0, agree)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sample_window.desk.path == path)
    settle()
    assert people(sample_window) == before - 2
    assert sample_window._key == "contacts"
    assert sample_window.status.note.full == "The backup is restored."
    settle()  # the file that came back may be backed up on its opening
    made = backups.listed(path)
    newest = next(backup for backup in made if backup.reason == "restore")
    sample_window.safety.show_backups(path, newest.path)
    settle()
    (again,) = [window for window in sample_window.findChildren(BackupWindow) if window.isVisible()]
    assert "2 changes that are not there now" in lines(again)[made.index(newest)]
    QTimer.singleShot(0, agree)
    again.restore_button.click()
    settle()
    assert people(sample_window) == before, "restoring could not be taken back"


def test_cancel_changes_nothing(sample_window: MainWindow, shown: BackupWindow) -> None:
    before = Path(sample_window.desk.path).read_bytes()

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, refuse)
    shown.restore_button.click()
    assert shown.isVisible()
    assert Path(sample_window.desk.path).read_bytes() == before
    assert len(backups.listed(sample_window.desk.path)) == 2


def test_a_refusal_is_told_and_the_dossier_comes_back(
    sample_window: MainWindow, shown: BackupWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = sample_window.desk.path, people(sample_window)
    content = shown.chosen()
    assert content is not None
    Path(content.backup.path).write_bytes(b"spoilt since it was looked at")
    monkeypatch.setattr("cufdesk.ui.parts.backup_window.confirm", lambda *_args: True)
    shown.restore_button.click()
    settle()
    assert "choose another one" in shown.sentence.text()
    assert sample_window.desk.path == path
    assert people(sample_window) == before
    shown.reject()
    assert not shown.isVisible()


def test_what_cannot_be_restored_is_marked_and_cannot_be_chosen(
    sample_window: MainWindow, settle: Settle
) -> None:
    sample_window.desk.dossier.cover()
    settle()
    path = sample_window.desk.path
    sound = backups.make(path, "asked")
    later = sound.at + timedelta(hours=1)
    Path(named(folder(path), later, "restore", checked=False).path).write_bytes(b"damaged")
    Path(named(folder(path), later, "import").path).write_bytes(b"spoilt")
    shown = BackupWindow(sample_window, path)
    shown.show()
    settle()
    assert {line.rpartition(" ")[2] for line in lines(shown)[:2]} == {"Damaged", "checked"}
    chosen = shown.chosen()
    assert chosen is not None
    assert chosen.backup == sound, "the first that can be restored"
    assert shown.restore_button.isEnabled()
    shown.list.setCurrentRow(0)
    assert not shown.restore_button.isEnabled()
    shown.close()


def test_without_backups_it_says_how_they_are_made(sample_window: MainWindow, settle: Settle) -> None:
    shown = BackupWindow(sample_window, sample_window.desk.path)
    shown.show()
    settle()
    assert shown.empty.isVisible()
    assert not shown.restore_button.isVisible()
    assert shown.make_button.hasFocus()
    shown.make_button.click()
    settle()
    assert not shown.empty.isVisible()
    assert "The same changes as now" in lines(shown)[0]
    shown.close()


def test_it_opens_in_every_language(sample_window: MainWindow, settle: Settle) -> None:
    path = sample_window.desk.path
    backups.make(path, "asked")
    for language, word in (("fr", "Vérifiée"), ("es", "Verificado"), ("en", "Checked")):
        speak(language)
        shown = BackupWindow(sample_window, path)
        shown.show()
        settle()
        assert lines(shown)[0].endswith(word)
        shown.close()
