"""What the window does by itself for the safety of a dossier, and the copies that a person saves."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cufdesk.storage import backups
from cufdesk.storage.backup_names import folder
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.facts import CopyOf, set_copy
from cufdesk.storage.lock import Lock, sidecar
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.backup_window import BackupWindow
from cufdesk.ui.parts.error_watch import ErrorWatch
from cufdesk.usecases.copying import save_copy
from tests.makers import a_person
from tests.ui.conftest import Settle


@pytest.fixture
def watched(sample_window: MainWindow, settle: Settle) -> MainWindow:
    """Return a window on the sample whose dossier is open and was looked over."""
    sample_window.desk.dossier.cover()
    settle()
    return sample_window


def write(path: str) -> None:
    dossier = Dossier.open(path, author="Ana")
    with dossier.write("one more") as writing:
        writing.save(a_person("Zoé", "Neuf"))
    dossier.close()


def spoil(path: str) -> None:
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[: 4096 * 40] + bytes(4096 * 3) + whole[4096 * 43 :])


def dismiss(act: Callable[[QDialog], object]) -> list[str]:
    """Have the next dialog answered; what it says is in the list once it was."""
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        said.append(dialog.accessibleDescription())
        act(dialog)

    QTimer.singleShot(0, answer)
    return said


def press(word: str) -> Callable[[QDialog], object]:
    def click(dialog: QDialog) -> None:
        (made,) = [made for made in dialog.findChildren(QPushButton) if made.text() == word]
        made.click()

    return click


# on opening ------------------------------------------------------------------------------------------------


def test_a_dossier_is_backed_up_once_after_it_was_opened(
    window: MainWindow, sample: str, qtbot: QtBot, settle: Settle
) -> None:
    assert window.files.open_path(sample)
    qtbot.waitUntil(lambda: window.desk.is_open)  # by itself, when the window is idle
    settle()
    (first,) = backups.listed(sample)
    assert first.reason == "opening"
    window.files.close()
    assert window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    assert backups.listed(sample) == [first], "nothing was written since"
    window.files.close()
    write(sample)
    assert window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    assert len(backups.listed(sample)) == 2
    assert not window.notices.area.isVisible()


def test_a_backup_that_cannot_be_made_is_told_and_work_goes_on(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    Path(folder(sample)).write_text("in the way", "utf-8")
    window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    notice = window.notices.get("backup")
    assert notice is not None
    assert notice.sentence.text().startswith("No backup could be made: Nothing can be written")
    os.unlink(folder(sample))
    notice.buttons[0].click()
    settle()
    assert len(backups.listed(sample)) == 1
    assert window.notices.get("backup") is None


def test_damage_is_told_with_the_way_out(window: MainWindow, sample: str, settle: Settle) -> None:
    backup = backups.make(sample, "asked")
    spoil(sample)
    window.files.open_path(sample)
    window.desk.prepare()
    settle()
    notice = window.notices.get("damage")
    assert notice is not None
    assert "damaged" in notice.sentence.text()
    assert backups.listed(sample) == [backup]
    notice.buttons[0].click()
    settle()
    (shown,) = [made for made in window.findChildren(BackupWindow) if made.isVisible()]
    assert shown.chosen() is not None
    shown.reject()


def test_damage_found_by_the_check_is_told(watched: MainWindow, settle: Settle) -> None:
    spoil(watched.desk.path)
    watched.safety._watch()
    settle()
    assert watched.notices.get("damage") is not None


def test_damage_found_by_a_list_is_told_and_no_bug(watched: MainWindow, settle: Settle) -> None:
    spoil(watched.desk.path)
    sqlite = sqlite3.DatabaseError("database disk image is malformed")

    def ask() -> None:
        raise sqlite

    watched.desk.background.ask(ask, None, watched)
    settle()
    assert watched.notices.get("damage") is not None
    watched.notices.clear()
    watch = ErrorWatch()
    watch.damaged.connect(watched.safety.tell_damage)
    watch.catch(type(sqlite), sqlite, None)
    assert watched.notices.get("damage") is not None
    assert watch._open is None


def test_a_sound_dossier_has_no_notice(watched: MainWindow) -> None:
    assert not watched.notices.area.isVisible()


# synchronised folders and copies ---------------------------------------------------------------------------


def test_a_synchronised_folder_is_told_until_it_is_put_away(
    window: MainWindow, sample_file: bytes, tmp_path: Path, settle: Settle
) -> None:
    place = tmp_path / "Dropbox"
    place.mkdir()
    path = place / "visite.cufdesk"
    path.write_bytes(sample_file)
    window.files.open_path(str(path))
    settle()
    notice = window.notices.get("synchronised")
    assert notice is not None
    assert notice.sentence.text().startswith("Dropbox synchronises")
    speak("fr")
    window.rebuild()
    settle()
    notice = window.notices.get("synchronised")
    assert notice is not None
    assert notice.sentence.text().startswith("Dropbox synchronise le")
    notice.cross.click()
    window.files.close()
    window.files.open_path(str(path))
    settle()
    assert window.notices.get("synchronised") is None


def test_the_status_line_says_that_a_file_is_a_copy(
    window: MainWindow, sample: str, tmp_path: Path, settle: Settle
) -> None:
    copy = save_copy(sample, str(tmp_path / "portable.cufdesk"), author="Ana")
    with closing(sqlite3.connect(copy)) as connection:
        set_copy(connection, CopyOf("visite-2015.cufdesk", "2015-02-12T13:05:00+00:00", "Ana", "bureau"))
        connection.commit()
    window.files.open_path(copy)
    settle()
    assert window.status.copy.full == "· Copy of visite-2015.cufdesk, made on 12\u00a0February 2015"
    window.files.open_path(sample)
    settle()
    assert window.status.copy.full == ""


def choose(path: Path) -> None:
    """Have the next file dialog answered."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    QTimer.singleShot(0, answer)


def test_a_copy_is_saved_while_the_dossier_is_open(
    watched: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    target = tmp_path / "portable.cufdesk"
    choose(target)
    watched.safety.save_copy()
    settle()
    notice = watched.notices.get("copy")
    assert notice is not None
    assert "portable.cufdesk" in notice.sentence.text()
    Dossier.open(str(target), hold=False).close()
    assert watched.desk.path.endswith("visite-2015.cufdesk")


def test_a_file_in_the_place_of_a_copy_is_replaced_only_if_asked(
    watched: MainWindow, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "there.cufdesk"
    target.write_text("mine", "utf-8")
    monkeypatch.setattr("cufdesk.ui.parts.dialogs.choose_new_file", lambda *_a, **_k: str(target))
    said = dismiss(lambda dialog: dialog.reject())
    watched.safety.save_copy()
    settle()
    assert "exists already" in said[0]
    assert target.read_text("utf-8") == "mine"
    dismiss(press("Replace"))
    watched.safety.save_copy()
    settle()
    Dossier.open(str(target), hold=False).close()


# a second comer --------------------------------------------------------------------------------------------


@pytest.fixture
def held(window: MainWindow, sample: str, settle: Settle) -> Iterator[Lock]:
    """Let the window open a dossier that somebody holds."""
    holder = Lock(sample, "Eva")
    window.safety._waiting.setInterval(20)
    said = dismiss(lambda dialog: dialog.reject())
    window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    assert f"is opened by Eva ({platform.node()})" in said[0]
    yield holder
    holder.release()


def test_who_comes_second_reads_and_takes_over_when_it_is_free(
    window: MainWindow, sample: str, held: Lock, qtbot: QtBot, settle: Settle
) -> None:
    assert window.status.read_only.isVisible()
    assert backups.listed(sample) == [], "the holder backs up"
    qtbot.wait(80)
    assert window.notices.get("free") is None
    window.go("meetings")
    settle()
    held.release()
    qtbot.waitUntil(lambda: window.notices.get("free") is not None)
    notice = window.notices.get("free")
    assert notice is not None
    assert window.status.read_only.isVisible(), "nothing is taken without being asked"
    notice.buttons[0].click()
    window.desk.dossier.cover()
    settle()
    assert not window.desk.read_only
    assert (window._key, window.status.read_only.isVisible()) == ("meetings", False)
    assert not window.safety._waiting.isActive()


def test_a_killed_holder_counts_as_gone(
    window: MainWindow, sample: str, held: Lock, qtbot: QtBot, settle: Settle
) -> None:
    held._file.close()  # as the system does for a process that dies: the sidecar stays
    assert os.path.exists(sidecar(sample))
    qtbot.waitUntil(lambda: window.notices.get("free") is not None)


def test_a_file_without_write_permission_is_not_waited_for(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    os.chmod(sample, 0o400)
    window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    assert window.desk.read_only
    assert not window.safety._waiting.isActive()


# damaged and gone dossiers on the way in -------------------------------------------------------------------


def test_a_dossier_that_cannot_be_opened_offers_its_backups(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    backups.make(sample, "asked")
    Path(sample).write_bytes(b"")
    said = dismiss(press("Restore a backup…"))
    assert not window.files.open_path(sample)
    settle()
    assert "empty" in said[0]
    (shown,) = [made for made in window.findChildren(BackupWindow) if made.isVisible()]
    shown.reject()


def test_without_a_backup_it_is_only_told(window: MainWindow, sample: str) -> None:
    Path(sample).write_bytes(b"")
    dismiss(press("Understood"))
    assert not window.files.open_path(sample)


def test_a_recent_dossier_that_is_gone_can_be_restored_from_the_welcome_page(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    backups.make(sample, "asked")
    os.unlink(sample)
    window.desk.settings.opened(sample)
    window.drop_pages()
    window.show_dossier()
    ways = {made.accessibleName(): made for made in window.stack.findChildren(QToolButton)}
    ways["Restore a backup of visite-2015.cufdesk"].click()
    settle()
    (shown,) = [made for made in window.findChildren(BackupWindow) if made.isVisible()]
    dismiss(press("Restore"))
    shown.restore_button.click()
    settle()
    assert os.path.isfile(sample)
    assert window.desk.path == sample


def test_a_backup_is_shown_to_be_restored_and_never_opened(
    watched: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    path = watched.desk.path
    backup = backups.make(path, "asked")
    before = Path(backup.path).read_bytes()
    assert not watched.files.open_path(backup.path)
    qtbot.waitUntil(lambda: bool(watched.findChildren(BackupWindow)))
    settle()
    (shown,) = watched.findChildren(BackupWindow)
    chosen = shown.chosen()
    assert chosen is not None
    assert chosen.backup == backup
    shown.reject()
    assert watched.desk.path == path
    assert Path(backup.path).read_bytes() == before
