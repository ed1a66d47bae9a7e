from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.i18n import LANGUAGES
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.about import About
from cufdesk.ui.parts.dialogs import ask_unsaved, confirm
from cufdesk.ui.parts.error_dialog import ErrorDialog
from cufdesk.ui.parts.guide import Guide
from cufdesk.ui.parts.new_dossier import NewDossier, file_name
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.ui.parts.search_everywhere import SearchEverywhere
from cufdesk.ui.parts.settings_dialog import SettingsDialog
from cufdesk.ui.rail import PAGES
from cufdesk.ui.review.words_window import WordsWindow
from tests.ui.conftest import Settle

Press = Callable[[str], None]


@pytest.fixture
def press() -> Press:
    """Return what presses a button of the dialog that is about to open."""

    def later(text: str) -> None:
        def now() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()

        QTimer.singleShot(0, now)

    return later


def esc() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


# every dialog --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_opens_in_every_language(
    sample_window: MainWindow, language: str, settle: Settle
) -> None:
    speak(language)
    desk = sample_window.desk
    dialogs: list[QWidget] = [
        About(sample_window),
        ErrorDialog("details", sample_window),
        Guide(sample_window),
        NewDossier(desk, sample_window),
        PrintDialog(desk, "", "", sample_window),
        SearchEverywhere(desk, sample_window),
        SettingsDialog(desk, sample_window),
        WordsWindow(sample_window),
    ]
    for dialog in dialogs:
        dialog.show()
        settle()
        assert dialog.isVisible()
        for made in dialog.findChildren(QPushButton):
            if made.isVisible():
                assert made.width() >= made.sizeHint().width() or made.sizeHint().width() > dialog.width()
        dialog.close()


# questions -----------------------------------------------------------------------------------------------


def test_a_question_is_answered_by_its_verb_alone(sample_window: MainWindow, press: Press) -> None:
    press("Delete")
    assert confirm(sample_window, "Delete?", "This person", "Delete", danger=True)
    press("Cancel")
    assert not confirm(sample_window, "Delete?", "This person", "Delete", danger=True)
    QTimer.singleShot(0, esc)
    assert not confirm(sample_window, "Delete?", "This person", "Delete")


def test_unsaved_edits_are_saved_dropped_or_kept_on_the_screen(
    sample_window: MainWindow, press: Press
) -> None:
    saved: list[str] = []

    def save() -> bool:
        saved.append("saved")
        return True

    press("Save")
    assert ask_unsaved(sample_window, "Zapata", save)
    assert saved == ["saved"]
    press("Do not save")
    assert ask_unsaved(sample_window, "Zapata", save)
    press("Stay here")
    assert not ask_unsaved(sample_window, "Zapata", save)
    QTimer.singleShot(0, esc)
    assert not ask_unsaved(sample_window, "Zapata", save)
    assert saved == ["saved"]
    press("Save")
    assert not ask_unsaved(sample_window, "Zapata", lambda: False)


# new dossier ---------------------------------------------------------------------------------------------


def test_a_new_dossier_is_created_from_its_cover(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = NewDossier(window.desk, window)
    sheet.show()
    qtbot.keyClicks(sheet.title_fr, "Groupe Chili, 2016")
    assert sheet.name.text() == "groupe-chili-2016.cufdesk"
    sheet.folder.setText(str(tmp_path))
    sheet.country.setCurrentIndex(sheet.country.findData("CL"))
    sheet.french_side.setText("Groupe-pays Chili")
    sheet.create_dossier()
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert window.files.open_path(sheet.path)
    cover = window.desk.dossier.cover()
    assert cover.title.fr == "Groupe Chili, 2016"
    assert (cover.partner_country, cover.base_currency) == ("CL", "EUR")
    assert cover.languages == ("fr", "es")


def test_a_new_dossier_never_overwrites(window: MainWindow, tmp_path: Path) -> None:
    there = tmp_path / "visite.cufdesk"
    there.write_text("precious", "utf-8")
    sheet = NewDossier(window.desk, window)
    sheet.show()
    sheet.title_fr.setText("Visite")
    sheet.name.setText("visite")
    sheet.folder.setText(str(tmp_path))
    sheet.create_dossier()
    assert sheet.isVisible()
    assert "visite.cufdesk" in sheet._file.error.text()
    assert sheet._file.error.isVisible()
    assert there.read_text("utf-8") == "precious"
    sheet.name.setText("visite-2")
    sheet.create_dossier()
    assert not sheet.isVisible()


def test_a_new_dossier_wants_a_title_and_a_folder(window: MainWindow, tmp_path: Path) -> None:
    sheet = NewDossier(window.desk, window)
    sheet.show()
    sheet.folder.setText(str(tmp_path / "nowhere"))
    sheet.create_dossier()
    assert sheet._title.error.isVisible()
    sheet.title_fr.setText("Visite")
    sheet.create_dossier()
    assert sheet._place.error.isVisible()
    assert not sheet._title.error.isVisible()
    sheet.close()


def test_a_name_that_the_person_typed_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    sheet = NewDossier(window.desk, window)
    qtbot.keyClicks(sheet.title_fr, "Visite")
    sheet.name.clear()
    qtbot.keyClicks(sheet.name, "mien")
    qtbot.keyClicks(sheet.title_fr, " 2")
    assert sheet.name.text() == "mien"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Visite d’État : l’œuvre", "visite-d-etat-l-oeuvre.cufdesk"),
        ("", "dossier.cufdesk"),
        ("///", "dossier.cufdesk"),
        ("会議", "dossier.cufdesk"),
        ("x" * 200, f"{'x' * 60}.cufdesk"),
    ],
)
def test_file_names_are_taken_by_any_system(title: str, name: str) -> None:
    assert file_name(title) == name


# printing ------------------------------------------------------------------------------------------------


def test_a_document_is_printed_beside_the_window(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PrintDialog(sample_window.desk, "minutes", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path))
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.print_document()
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(dialog.printed.isVisible, timeout=20_000)
    path = Path(dialog.path)
    assert path.parent == tmp_path
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.name in dialog.state.full
    assert dialog.print_button.isEnabled()
    dialog.close()


def test_two_languages_are_laid_out_as_chosen(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PrintDialog(sample_window.desk, "programme", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path))
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    assert not dialog.layout_choice.isVisible()
    dialog.language.setCurrentIndex(dialog.language.findData("es+fr"))
    assert dialog.layout_choice.isVisible()
    assert dialog.layout_choice.accessibleName() == "Layout"
    printed = []
    for layout in ("columns", "alternating"):
        dialog.layout_choice.setCurrentIndex(dialog.layout_choice.findData(layout))
        dialog.print_document()
        qtbot.waitUntil(dialog.printed.isVisible, timeout=20_000)
        printed.append(Path(dialog.path).read_bytes())
    assert printed[0] != printed[1]
    dialog.document.setCurrentIndex(dialog.document.findData("calendar"))
    assert dialog.layout_choice.isVisible()
    dialog.close()


def test_printing_into_a_folder_that_is_gone_is_refused(sample_window: MainWindow, tmp_path: Path) -> None:
    dialog = PrintDialog(sample_window.desk, "minutes", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "gone"))
    dialog.print_document()
    assert dialog._place.error.isVisible()
    assert dialog._job is None
    dialog.close()


def test_printing_can_be_stopped(sample_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = PrintDialog(sample_window.desk, "joint-document", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path))
    dialog.print_document()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(sample_window.desk.background.idle, timeout=20_000)
    if dialog.path:  # it was faster than the stop
        assert Path(dialog.path).read_bytes().startswith(b"%PDF-")
    else:
        assert list(tmp_path.glob("*.pdf")) == []
        assert dialog.sentence.isVisible()
    dialog.reject()


def test_the_page_s_record_is_the_one_offered(sample_window: MainWindow) -> None:
    from cufdesk.domain.meetings import Meeting

    with sample_window.desk.dossier.read() as reading:
        meeting = reading.all(Meeting)[0]
    for reference in (meeting.reference, meeting.id):
        dialog = PrintDialog(sample_window.desk, "minutes", reference, sample_window)
        assert dialog.record.currentData() in (meeting.reference, meeting.id)
        dialog.close()


# settings ------------------------------------------------------------------------------------------------


def test_the_organisation_is_kept_in_the_dossier(sample_window: MainWindow) -> None:
    dialog = SettingsDialog(sample_window.desk, sample_window)
    dialog.show()
    dialog.acronym.setText("CUF+")
    dialog.author.setText("Claire")
    dialog.save()
    assert sample_window.desk.dossier.cover().organisation_acronym == "CUF+"
    assert sample_window.desk.settings.author == "Claire"


def test_cancelled_settings_change_nothing(sample_window: MainWindow) -> None:
    before = sample_window.desk.dossier.cover()
    dialog = SettingsDialog(sample_window.desk, sample_window)
    dialog.show()
    dialog.acronym.setText("other")
    dialog.reject()
    assert sample_window.desk.dossier.cover() == before


def test_language_and_theme_are_chosen_at_once(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from cufdesk.i18n import screen_language
    from cufdesk.ui import theme

    sample_window.show_settings()
    dialog = sample_window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert theme.tokens().mode == "dark"
    rail = sample_window.rail
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    qtbot.waitUntil(lambda: sample_window.rail is not rail)
    settle()
    assert screen_language() == "fr"
    assert sample_window.desk.settings.language == "fr"
    assert sample_window.desk.settings.theme == "dark"


# guide ---------------------------------------------------------------------------------------------------


def test_the_guide_opens_at_the_page_s_chapter(sample_window: MainWindow, settle: Settle) -> None:
    for entry in PAGES:
        sample_window.go(entry.key)
        settle()
        sample_window.show_page_guide()
        guide = sample_window._guide
        assert guide is not None
        assert sample_window._page is not None
        topic = sample_window._page.topic
        assert topic
        assert guide.contents.currentItem().data(Qt.ItemDataRole.UserRole) == topic
        guide.close()


def test_the_guide_finds_words_with_or_without_accents(sample_window: MainWindow, qtbot: QtBot) -> None:
    guide = Guide(sample_window)
    guide.show()
    everything = guide.contents.count()
    qtbot.keyClicks(guide.search, "zapata")
    assert 0 < guide.contents.count() < everything
    guide.search.setText("nothing-of-the-kind")
    assert guide.contents.count() == 0
    assert guide._nothing.isVisible()
    guide.search.clear()
    assert guide.contents.count() == everything
    guide.close()
