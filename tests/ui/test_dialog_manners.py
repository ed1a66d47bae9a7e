"""Where the keyboard stands in dialogs, which folders they offer, and what a change of language keeps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.storage.journal.pages import writes
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.dialogs import ask_unsaved, confirm
from cufdesk.ui.parts.pieces import icon_button
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.ui.parts.search_everywhere import SearchEverywhere
from cufdesk.ui.parts.settings_dialog import SettingsDialog
from tests.ui.conftest import Settle

# what the keyboard meets ---------------------------------------------------------------------------------


def test_space_and_enter_save_unsaved_edits(sample_window: MainWindow, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        saved: list[str] = []

        def strike(key: Qt.Key = key) -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            qtbot.keyClick(dialog.focusWidget(), key)
            dialog.close()

        def save(saved: list[str] = saved) -> bool:
            saved.append("saved")
            return True

        QTimer.singleShot(0, strike)
        assert ask_unsaved(sample_window, "Zapata", save)
        assert saved == ["saved"]


def test_enter_presses_the_button_that_has_the_focus_and_no_other(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    for word, leaves in (("Stay here", False), ("Do not save", True)):
        saved: list[str] = []

        def strike(word: str = word) -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            made = next(one for one in dialog.findChildren(QPushButton) if one.text() == word)
            made.setFocus()
            qtbot.keyClick(made, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
            assert not dialog.isVisible()

        def save(saved: list[str] = saved) -> bool:
            saved.append("saved")
            return True

        QTimer.singleShot(0, strike)
        assert ask_unsaved(sample_window, "Zapata", save) is leaves
        assert saved == []


def test_enter_presses_rows_and_icons_outside_dialogs(qtbot: QtBot) -> None:
    pressed: list[str] = []
    row = RowButton("Open a dossier…", lambda: pressed.append("row"))
    icon = icon_button("x", "Close", lambda: pressed.append("icon"))
    for made in (row, icon):
        qtbot.addWidget(made)
        qtbot.keyClick(made, Qt.Key.Key_Return)
        qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["row", "icon"]


def test_the_question_about_unsaved_edits_names_the_page(sample_window: MainWindow, settle: Settle) -> None:
    sample_window.go("contacts")
    settle()
    said: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        said.append(dialog.accessibleDescription())
        dialog.close()

    QTimer.singleShot(0, read)
    assert not ask_unsaved(sample_window._page, "Zapata", lambda: True)
    assert "Contacts" in said[0]


def test_a_dangerous_question_begins_on_cancel(sample_window: MainWindow, qtbot: QtBot) -> None:
    def strike() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)

    QTimer.singleShot(0, strike)
    assert not confirm(sample_window, "Delete?", "This person", "Delete", danger=True)


def test_esc_closes_the_search_everywhere_at_once(sample_window: MainWindow, qtbot: QtBot) -> None:
    palette = SearchEverywhere(sample_window.desk, sample_window)
    palette.show()
    qtbot.keyClicks(palette.field, "zap")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


# folders and files ---------------------------------------------------------------------------------------


def test_a_document_goes_beside_its_dossier_unless_printed_elsewhere(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    desk = sample_window.desk
    desk.settings.keep_folder("pictures", str(tmp_path.parent))
    assert PrintDialog(desk).folder.text() == str(Path(desk.path).parent)
    desk.settings.keep_folder("printing", str(tmp_path.parent))
    assert PrintDialog(desk).folder.text() == str(tmp_path.parent)


def test_the_file_dialog_speaks_the_language_of_the_screen(sample_window: MainWindow, tmp_path: Path) -> None:
    from cufdesk.ui.parts.dialogs import choose_file

    label = QFileDialog.DialogLabel
    (tmp_path / "lu.txt").touch()
    settings = sample_window.desk.settings
    settings.keep_folder("texts", str(tmp_path))

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        said = [dialog.labelText(place) for place in (label.LookIn, label.FileName, label.FileType)]
        assert said == ["Folder:", "Name:", "Type:"]
        dialog.selectFile("lu.txt")
        dialog.accept()

    QTimer.singleShot(0, choose)
    assert choose_file(sample_window, settings, "Text", [("Texts", "*.txt")]) == str(tmp_path / "lu.txt")
    assert settings.folder("texts") == str(tmp_path)
    assert settings.folder("dossiers") != str(tmp_path)


def test_several_files_are_chosen_at_once(sample_window: MainWindow, tmp_path: Path) -> None:
    from cufdesk.ui.parts.dialogs import choose_files

    paths = [str(tmp_path / name) for name in ("un.pdf", "deux.pdf")]
    for path in paths:
        Path(path).touch()
    settings = sample_window.desk.settings
    settings.keep_folder("received", str(tmp_path))

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        [line] = dialog.findChildren(QLineEdit)
        line.setText('"un.pdf" "deux.pdf"')
        dialog.accept()

    QTimer.singleShot(0, choose)
    assert choose_files(sample_window, settings, "PDF", [("PDF", "*.pdf")], use="received") == paths


# settings that change or are held ------------------------------------------------------------------------


def test_the_settings_speak_the_new_language_and_keep_what_was_typed(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    def shown() -> list[SettingsDialog]:
        return [made for made in sample_window.findChildren(SettingsDialog) if made.isVisible()]

    sample_window.show_settings()
    first = shown()[0]
    first.acronym.setText("CUF+")
    first.language.setCurrentIndex(first.language.findData("es"))
    first.language.activated.emit(first.language.currentIndex())
    qtbot.waitUntil(lambda: bool(shown()) and shown() != [first])
    second = shown()[0]
    assert second.acronym.text() == "CUF+"
    assert second.windowTitle() != "Settings"
    second.reject()


def test_the_next_write_bears_a_name_that_was_changed(sample_window: MainWindow) -> None:
    from cufdesk.paths import account
    from cufdesk.usecases.contacts import save_person
    from tests.makers import a_person

    dossier = sample_window.desk.dossier
    for typed, borne in (("  Ana Uno ", "Ana Uno"), ("", account())):
        dialog = SettingsDialog(sample_window.desk, sample_window)
        dialog.author.setText(typed)
        dialog.save()
        save_person(dossier, a_person("Lucía", borne))
        with dossier.read() as reading:
            assert writes(reading.session.connection(), "ORDER BY seq DESC LIMIT 1")[0].author == borne


def test_a_dossier_that_is_held_elsewhere_keeps_its_cover(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    from cufdesk.storage.dossier import Dossier

    holder = Dossier.open(sample, author="Somebody")
    window.desk.held.disconnect()
    assert window.files.open_path(sample)
    assert window.desk.dossier.read_only
    settle()
    dialog = SettingsDialog(window.desk, window)
    assert not dialog.name_fr.isEnabled()
    assert "read only" in dialog.name_fr.toolTip()
    assert dialog.author.isEnabled()
    reading = window.top_bar.buttons[-1]
    assert reading.text() == "Read minutes…"
    assert not reading.isEnabled()
    assert "read only" in reading.toolTip()
    holder.close()


def test_the_print_dialog_has_no_scrollbar_while_it_works(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PrintDialog(sample_window.desk, "minutes", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path))
    qtbot.waitExposed(dialog)
    scrolled: list[int] = []
    dialog._area.verticalScrollBar().rangeChanged.connect(lambda _least, most: scrolled.append(most))
    dialog.print_document()
    qtbot.wait(1)
    assert dialog.bar.isVisible()
    assert not any(scrolled)
    qtbot.waitUntil(dialog.printed.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().maximum() == 0)
    dialog.close()
