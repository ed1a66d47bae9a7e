"""The sheet that brings a copy home: told first, done by one button, refused with a sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Decision
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import LANGUAGES
from cufdesk.storage import backups
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import VERSION
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.merging.rehearsal import Rehearsal
from cufdesk.ui.merging.settling import SettlingWindow
from cufdesk.ui.merging.sheet import MergeSheet
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.usecases import history
from cufdesk.usecases.minutes_life import distribute
from tests.makers import a_decision, a_dossier, a_meeting, a_person
from tests.two_copies import add, all_of, change, copied, remove, sample_edited_apart
from tests.ui.conftest import Settle
from tests.ui.merging.conftest import Apart, home_of

Rehearse = Callable[[str], MergeSheet]


def nothing(_dossier: Dossier) -> None:
    pass


def shown(sheet: MergeSheet) -> str:
    """Return all that a sheet says, in order."""
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def offered(sheet: MergeSheet) -> list[str]:
    return [made.text() for made in sheet.findChildren(QPushButton) if made.isVisible()]


@pytest.fixture
def people() -> list[Person]:
    return [a_person(f"Rosa {n}", "Ruiz") for n in range(12)]


def test_it_tells_what_would_come_and_brings_it(
    window: MainWindow, apart: Apart, rehearsed: Rehearse, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    key, other = people[0].id, people[1].id
    copy = apart(
        lambda d: change(d, Person, other, "At the desk", city="Lyon"),
        all_of(
            lambda d: change(d, Person, key, "On the way", city="Oaxaca"),
            lambda d: add(d, a_person("Nueva", "Voz"), label="Add Nueva"),
        ),
        *people,
    )
    sheet = rehearsed(copy)
    said = shown(sheet)
    assert "1 change since the copy, on " in said
    assert "by Ana on BUREAU" in said
    assert "2 changes since the copy, the last on " in said
    assert "by Luis on PORTABLE" in said
    assert "Contacts\n1 added, 1 changed" in said
    assert isinstance(sheet.told, Rehearsal)
    written = [sheet.told.writes.item(at).text() for at in range(sheet.told.writes.count())]
    assert {line.split("\n")[0] for line in written} == {"On the way", "Add Nueva"}
    assert offered(sheet) == ["Cancel", "Bring home"]
    assert sheet.bring_button.hasFocus()
    window.go("contacts")
    settle()
    page = window._page
    assert isinstance(page, RecordPage)
    assert page.table.count() == 12
    qtbot.keyClick(sheet.bring_button, Qt.Key.Key_Return)
    settle()
    assert page.table.count() == 13
    assert "2 changes of the copy were brought home." in shown(sheet)
    assert window.status.note.full == "2 changes of the copy were brought home."
    assert [backup.reason for backup in backups.listed(window.desk.path)].count("merge") == 1
    assert offered(sheet) == ["Print the report…", "Close"]
    qtbot.keyClick(sheet.stop, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_distributed_minutes_that_a_copy_rewords_are_named(apart: Apart, rehearsed: Rehearse) -> None:
    meeting = a_meeting(decisions=[a_decision()])
    decision = meeting.decisions[0].id
    copy = apart(
        lambda d: distribute(d, meeting.id, unapproved=True),
        lambda d: change(d, Decision, decision, "Reword", text=Bilingual("Une rencontre aura lieu.", "")),
        meeting,
    )
    sheet = rehearsed(copy)
    assert "any more what was sent: 2015-02 – Échanges avec la délégation." in shown(sheet)
    assert offered(sheet) == ["Cancel", "Bring home"]


def test_one_undo_takes_it_all_back_and_the_pages_show_it(
    window: MainWindow, apart: Apart, rehearsed: Rehearse, people: list[Person], settle: Settle
) -> None:
    copy = apart(
        lambda d: change(d, Person, people[0].id, city="Lyon"),
        all_of(
            lambda d: change(d, Person, people[0].id, city="Oaxaca"),
            lambda d: add(d, a_person("Nueva", "Voz")),
            lambda d: remove(d, Person, people[3].id),
        ),
        *people,
    )
    sheet = rehearsed(copy)
    window.go("contacts")
    settle()
    sheet.bring()
    settle()
    assert window.merging.open_conflicts == 1
    page = window._page
    assert isinstance(page, RecordPage)
    (cards,) = window.findChildren(SettlingWindow)
    cards.close()
    assert window.undoing.offer("undo").text == "Undo: bring the copy portable.cufdesk home"
    window.undoing.undo()
    settle()
    with window.desk.dossier.read() as reading:
        now = {person.id: person.city for person in reading.all(Person)}
    assert set(now) == {person.id for person in people}
    assert now[people[0].id] == "Lyon"
    assert page.table.count() == 12
    assert window.merging.open_conflicts == 0
    assert window.notices.get("conflicts") is None


def test_a_copy_that_brings_nothing_offers_nothing(
    apart: Apart, rehearsed: Rehearse, people: list[Person], qtbot: QtBot
) -> None:
    sheet = rehearsed(apart(lambda d: change(d, Person, people[0].id, city="Lyon"), nothing, *people))
    assert "brings nothing new" in shown(sheet)
    assert offered(sheet) == ["Close"]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_large_removal_wants_an_agreement(
    window: MainWindow, apart: Apart, rehearsed: Rehearse, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    copy = apart(nothing, lambda d: remove(d, Person, *(person.id for person in people[:7])), *people)
    sheet = rehearsed(copy)
    said = shown(sheet)
    assert "Contacts: 7 of 12 (" in said
    assert "Rosa 0 Ruiz" in said
    assert not sheet.bring_button.isEnabled()
    assert isinstance(sheet.told, Rehearsal)
    agreement = sheet.told.agreement
    assert agreement is not None
    assert agreement.hasFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert len(stored(window)) == 12
    qtbot.keyClick(agreement, Qt.Key.Key_Space)
    assert sheet.bring_button.isEnabled()
    assert sheet.bring_button.property("danger")
    qtbot.keyClick(agreement, Qt.Key.Key_Space)
    assert not sheet.bring_button.isEnabled()
    qtbot.keyClick(agreement, Qt.Key.Key_Space)
    sheet.bring_button.click()
    settle()
    assert len(stored(window)) == 5


def stored(window: MainWindow) -> list[Person]:
    with window.desk.dossier.read() as reading:
        return reading.all(Person)


def test_a_merge_that_was_undone_can_be_brought_back(
    window: MainWindow, apart: Apart, rehearsed: Rehearse, people: list[Person], settle: Settle
) -> None:
    copy = apart(nothing, lambda d: change(d, Person, people[0].id, city="Oaxaca"), *people)
    sheet = rehearsed(copy)
    sheet.bring()
    settle()
    sheet.reject()
    history.undo(window.desk.dossier)
    change(window.desk.dossier, Person, people[1].id, city="Lyon")
    settle()
    again = window.merging.bring(copy)
    settle()
    assert "that was undone here since" in shown(again)
    assert offered(again) == ["Cancel", "Bring it back"]
    again.redo_button.click()
    settle()
    assert {person.city for person in stored(window)} == {"Oaxaca", "Lyon", people[2].city}
    assert "brings nothing new" in shown(again)
    assert offered(again) == ["Close"]


# refusals ------------------------------------------------------------------------------------------------


def other_dossier(path: Path) -> None:
    made = a_dossier(path.parent / "elsewhere", a_person())
    made.close()
    path.write_bytes(Path(made.path).read_bytes())


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) - 4096] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)


def newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (VERSION + 1).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (other_dossier, "another dossier"),
        (damaged, "damaged"),
        (newer, "newer Cufdesk"),
        (Path.unlink, "There is no file"),
    ],
)
def test_what_is_no_copy_is_refused_in_the_sheet(
    window: MainWindow,
    apart: Apart,
    people: list[Person],
    settle: Settle,
    tmp_path: Path,
    spoil: Callable[[Path], None],
    sentence: str,
) -> None:
    (tmp_path / "elsewhere").mkdir()
    copy = apart(nothing, lambda d: change(d, Person, people[0].id, city="Oaxaca"), *people)
    home = home_of(copy)
    spoil(Path(copy))
    before = Path(home).read_bytes()
    assert window.files.open_path(home)
    settle()
    sheet = window.merging.bring(copy)
    settle()
    assert sentence in shown(sheet)
    assert offered(sheet) == ["Close"]
    assert Path(home).read_bytes() == before


def test_the_dossier_itself_is_refused(sample_window: MainWindow, settle: Settle) -> None:
    sheet = sample_window.merging.bring(sample_window.desk.path)
    settle()
    assert "the dossier itself" in shown(sheet)
    assert offered(sheet) == ["Close"]


def test_a_dossier_that_is_read_only_takes_no_copy(window: MainWindow, sample: str, settle: Settle) -> None:
    copy = copied(sample)
    holder = Dossier.open(sample, author="Somebody")
    window.desk.held.disconnect()
    assert window.files.open_path(sample)
    settle()
    sheet = window.merging.bring(copy)
    settle()
    assert "can be read but not changed" in shown(sheet)
    assert offered(sheet) == ["Close"]
    holder.close()


# the way there -------------------------------------------------------------------------------------------


def test_it_can_be_stopped_and_nothing_is_changed(
    window: MainWindow, apart: Apart, people: list[Person], settle: Settle
) -> None:
    copy = apart(nothing, lambda d: change(d, Person, people[0].id, city="Oaxaca"), *people)
    assert window.files.open_path(home_of(copy))
    settle()
    sheet = window.merging.bring(copy)
    assert sheet.stop.text() == "Stop"
    assert sheet.bar.isVisible()
    sheet.reject()
    settle()
    assert window.findChildren(MergeSheet) == []
    assert window.status.note.full == "Stopped: nothing was changed."
    assert "Oaxaca" not in {person.city for person in stored(window)}


def test_unsaved_edits_are_settled_before_a_copy_is_chosen(
    sample_window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    asked: list[str] = []

    def stay() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        asked.append(question.windowTitle())
        question.close()

    sample_window.go("contacts")
    settle()
    page = sample_window._page
    assert isinstance(page, RecordPage)
    page._show(page.table.chosen_id or first(sample_window))
    form = page.card.form
    assert form is not None
    form.editor("city").widget.setText("Puebla")  # type: ignore[attr-defined]
    QTimer.singleShot(30, stay)
    sample_window.merging.choose()
    assert asked == ["Unsaved changes"]
    assert sample_window.findChildren(MergeSheet) == []
    page.card.show_nothing()


def test_a_copy_is_first_looked_for_beside_the_dossier(sample_window: MainWindow, tmp_path: Path) -> None:
    looked: list[str] = []

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        looked.append(dialog.directory().absolutePath())
        dialog.reject()

    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    for _time in range(2):
        QTimer.singleShot(30, give_up)
        sample_window.merging.choose()
        sample_window.desk.settings.keep_folder("copies", str(elsewhere))
    assert looked == [os.path.dirname(sample_window.desk.path), str(elsewhere)]


def first(window: MainWindow) -> str:
    return min(person.id for person in stored(window))


def test_conflicts_open_when_the_copy_is_home_and_its_report_is_offered(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    copy = sample_edited_apart(sample)
    assert window.files.open_path(sample)
    settle()
    sheet = window.merging.bring(copy)
    settle()
    assert "4 points will have to be settled" in shown(sheet)
    assert "Here: Mexico – The copy: Oaxaca" in shown(sheet)
    sheet.bring()
    settle()
    assert window.findChildren(MergeSheet) == []
    (opened,) = window.findChildren(SettlingWindow)
    assert len(opened.open_views()) == 4
    opened.report_button.click()
    settle()
    (dialog,) = window.findChildren(PrintDialog)
    assert dialog.document.currentData() == "merge-report"
    assert "portable.cufdesk" in (dialog.record.currentText())
    dialog.close()
    opened.close()


def test_there_is_no_report_to_print_without_a_merge(sample_window: MainWindow) -> None:
    dialog = PrintDialog(sample_window.desk, "", "", sample_window)
    assert dialog.document.findData("minutes") >= 0
    assert dialog.document.findData("merge-report") < 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1280, 800), (480, 360)])
def test_it_fits_in_every_language(
    window: MainWindow, sample: str, settle: Settle, language: str, size: tuple[int, int]
) -> None:
    copy = sample_edited_apart(sample)
    speak(language)
    window.resize(*size)
    assert window.files.open_path(sample)
    settle()
    sheet = window.merging.bring(copy)
    settle()
    assert sheet.told is not None
    assert sheet._area.horizontalScrollBar().maximum() == 0
    room = sheet.screen().availableGeometry()
    assert room.contains(sheet.frameGeometry())
    assert sheet.height() < room.height() - 40, "the system draws a title above it"
    for made in sheet.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width()
            assert made.text() or made.accessibleName()
    sheet.reject()
