from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.documents import JointDocument
from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Job
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.ui.preview.window import PreviewWindow, open_preview
from cufdesk.usecases.documents import save_joint_document
from cufdesk.usecases.printing import Prepared, prepare, print_document
from tests.ui.conftest import Settle
from tests.ui.preview.conftest import PATIENCE, wait_shown


def retitle(window: MainWindow, title: str) -> None:
    dossier = window.desk.dossier
    with dossier.read() as reading:
        document = reading.all(JointDocument)[0]
    document.title = document.title.__class__(fr=title, es=title)
    save_joint_document(dossier, document)


def words_of(preview: PreviewWindow) -> str:
    assert preview.printed is not None
    pages = preview.printed.pages
    return " ".join(" ".join(pages.text(page).split()) for page in range(pages.count))


# what it shows --------------------------------------------------------------------------------------------


def test_it_shows_what_would_be_printed_byte_for_byte(
    preview: PreviewWindow, sample_window: MainWindow, tmp_path: Path
) -> None:
    assert preview.printed is not None
    dossier = sample_window.desk.dossier
    path = print_document(dossier, "joint-document", "", "fr+es", target=tmp_path)
    assert preview.printed.data == path.read_bytes()
    assert preview.printed.name == path.name
    prepared = prepare(dossier, "joint-document", "", "fr+es")
    assert (prepared.name, prepared.pdf()) == (path.name, path.read_bytes())
    assert preview.head.file_name.full == path.name
    assert preview.bar.count.text() == f"/ {preview.printed.pages.count}"
    assert preview.view.hasFocus() or not preview.isActiveWindow()


def test_another_language_is_chosen_in_the_window(preview: PreviewWindow, qtbot: QtBot) -> None:
    language = preview.head.language
    assert language.currentData() == "fr+es"
    language.setCurrentIndex(language.findData("es"))
    language.activated.emit(language.currentIndex())
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.printed.language == "es"
    assert preview.printed.name.endswith("_ES.pdf")
    assert "Documento conjunto" in words_of(preview) or "DOCUMENTO CONJUNTO" in words_of(preview)


def test_a_language_chosen_in_the_midst_of_a_printing_wins(preview: PreviewWindow, qtbot: QtBot) -> None:
    for language in ("fr", "es", "en"):
        preview._speak(language)
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.printed.language == "en"
    assert preview.head.language.currentData() == "en"


def test_the_same_document_has_one_window(
    preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot
) -> None:
    again = open_preview(sample_window.desk, sample_window, "joint-document", "", "es")
    assert again is preview
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.printed.language == "es"
    other = open_preview(sample_window.desk, sample_window, "calendar")
    assert other is not preview


# out of date ----------------------------------------------------------------------------------------------


def test_a_write_makes_it_stale_and_f5_fresh(
    preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert preview.notices.get("stale") is None
    preview.view.go(1)
    page = preview.view.page
    retitle(sample_window, "Une coopération renouvelée")
    settle()
    notice = preview.notices.get("stale")
    assert notice is not None
    assert "Une coopération renouvelée" not in words_of(preview)
    qtbot.keyClick(preview, Qt.Key.Key_F5)
    wait_shown(preview, qtbot)
    assert "Une coopération renouvelée" in words_of(preview)
    assert preview.notices.get("stale") is None
    assert preview.view.page == page


def test_a_write_while_it_is_printed_anew_leaves_it_stale(
    preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    pdf = Prepared.pdf

    def slow(self: Prepared, **how: object) -> bytes:
        go_on.wait(10)
        return pdf(self, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Prepared, "pdf", slow)
    preview.refresh()
    retitle(sample_window, "Trop tard")
    qtbot.waitUntil(lambda: preview.notices.get("stale") is not None)
    go_on.set()
    wait_shown(preview, qtbot)
    assert "Trop tard" not in words_of(preview)
    assert preview.notices.get("stale") is not None


def test_after_the_dossier_is_closed_it_still_shows_but_cannot_be_refreshed(
    preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot
) -> None:
    sample_window.files.close()
    before = words_of(preview)
    preview.refresh()
    wait_shown(preview, qtbot)
    assert preview.notices.get("failed") is not None
    assert words_of(preview) == before


# while it is printed --------------------------------------------------------------------------------------


def test_the_first_printing_can_be_stopped_and_tried_again(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = Prepared.pdf

    def endless(self: Prepared, **how: object) -> bytes:
        cancelled = how["cancelled"]
        assert callable(cancelled)
        while not cancelled():
            threading.Event().wait(0.01)
        return pdf(self, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Prepared, "pdf", endless)
        preview = open_preview(sample_window.desk, sample_window, "minutes")
        assert not preview.head.saving.isEnabled()
        assert isinstance(preview._job, Job)
        preview._job.cancel()
        qtbot.waitUntil(preview.again.isVisible, timeout=PATIENCE)
    assert preview.stack.currentIndex() == 0
    preview.again.click()
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.head.saving.isEnabled()


def test_what_cannot_be_printed_is_told_in_its_place(sample_window: MainWindow, qtbot: QtBot) -> None:
    preview = open_preview(sample_window.desk, sample_window, "minutes", "no-such-reference")
    wait_shown(preview, qtbot)
    assert "no-such-reference" in preview.waiting.text()
    assert preview.stack.currentIndex() == 0


def test_closing_it_closes_the_document_and_stops_its_work(
    preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert preview.printed is not None
    pages = preview.printed.pages
    preview.refresh()
    preview.view.go(2)
    preview.close()
    settle()
    with pytest.raises(Exception, match="closed"):
        pages.picture(0, 10, 10)
    assert sample_window.findChildren(PreviewWindow) == []


def test_its_place_is_remembered(preview: PreviewWindow, sample_window: MainWindow, qtbot: QtBot) -> None:
    preview.resize(640, 480)
    preview.close()
    again = open_preview(sample_window.desk, sample_window, "calendar")
    wait_shown(again, qtbot)
    assert (again.width(), again.height()) == (640, 480)


# ways to it -----------------------------------------------------------------------------------------------


def test_the_print_dialog_leads_to_it(sample_window: MainWindow, qtbot: QtBot) -> None:
    dialog = PrintDialog(sample_window.desk, "joint-document", "", sample_window)
    dialog.show()
    dialog.language.setCurrentIndex(dialog.language.findData("es+fr"))
    dialog.preview_button.click()
    (preview,) = sample_window.findChildren(PreviewWindow)
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.printed.language == "es+fr"
    assert sample_window.findChildren(PrintDialog) == []


@pytest.mark.parametrize(
    "page", ["contacts", "visits", "meetings", "committee", "budgets", "calendar", "documents"]
)
def test_every_page_with_a_document_shows_it_with_a_key(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle, page: str
) -> None:
    sample_window.go(page)
    settle()
    shown = sample_window.page
    assert shown is not None
    rows = shown.table.model.rowCount()  # type: ignore[attr-defined]
    assert rows
    shown.table.view.setCurrentIndex(shown.table.model.index(0, 0))  # type: ignore[attr-defined]
    settle()
    acts = [act for act in sample_window._frame.actions() if act.shortcut().toString() == "Ctrl+Shift+P"]
    acts[0].trigger()
    (preview,) = sample_window.findChildren(PreviewWindow)
    wait_shown(preview, qtbot)
    assert preview.printed is not None, preview.waiting.text()


def test_a_page_without_a_document_lets_choose_one(sample_window: MainWindow) -> None:
    sample_window.go("history")
    sample_window.printing.preview_page()
    assert sample_window.findChildren(PreviewWindow) == []
    (dialog,) = sample_window.findChildren(PrintDialog)
    dialog.close()


# the keyboard, and those who hear -------------------------------------------------------------------------


def test_every_key_is_bound_once_and_does_something(preview: PreviewWindow) -> None:
    keys = [made.key().toString() for made in preview.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))
    for key in ("F5", "Ctrl+F", "F3", "Shift+F3", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+P", "Ctrl+S", "Ctrl+G"):
        assert key in keys


def test_zoom_and_pages_by_key(preview: PreviewWindow, qtbot: QtBot) -> None:
    view = preview.view
    preview.activateWindow()
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.0
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.1
    assert preview.bar.zoom.currentText() == "110%"
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.0
    qtbot.keyClick(preview, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    preview.bar.page.setText("3")
    qtbot.keyClick(preview.bar.page, Qt.Key.Key_Return)
    assert view.page == 2
    assert preview.bar.page.text() == "3"
    assert preview.side.thumbnails.currentIndex().row() == 2


def test_the_text_of_a_page_is_copied(preview: PreviewWindow, qtbot: QtBot) -> None:
    assert preview.printed is not None
    preview.copy_text()
    qtbot.waitUntil(lambda: bool(preview.note.full), timeout=PATIENCE)
    assert QGuiApplication.clipboard().text() == preview.printed.pages.text(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name_and_room_for_its_words(
    sample_window: MainWindow, qtbot: QtBot, language: str
) -> None:
    speak(language)
    preview = open_preview(sample_window.desk, sample_window, "joint-document", "", "fr+es")
    preview.resize(1120, 700)
    wait_shown(preview, qtbot)
    for made in preview.findChildren(QWidget):
        if isinstance(made, QAbstractButton | QLineEdit) and made.isVisible():
            text = made.text() if isinstance(made, QAbstractButton) else ""
            assert text or made.accessibleName() or made.objectName().startswith("qt_"), made
            if text:
                assert made.width() >= made.sizeHint().width(), text
    assert preview.view.accessibleName()


def test_esc_closes_it_after_the_search(preview: PreviewWindow, qtbot: QtBot) -> None:
    field = preview.find_bar.field
    field.setFocus()
    qtbot.keyClicks(field, "eau")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert preview.isVisible()
    qtbot.keyClick(preview.view, Qt.Key.Key_Escape)
    assert not preview.isVisible()


# the side -------------------------------------------------------------------------------------------------


def test_small_pictures_out_of_view_are_not_made(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, long_pdf: bytes
) -> None:
    monkeypatch.setattr(Prepared, "pdf", lambda _self, **_how: long_pdf)
    preview = open_preview(sample_window.desk, sample_window, "minutes")
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.printed.pages.count > 40
    assert preview.pictures.rendered < 12
    preview.side.thumbnails.scrollToBottom()
    wait_shown(preview, qtbot)
    assert preview.pictures.get(preview.side.thumbnails.tile(preview.printed.pages.count - 1)) is not None
    assert preview.pictures.rendered < 24


def test_small_pictures_and_headings_lead_to_their_pages(preview: PreviewWindow, qtbot: QtBot) -> None:
    assert preview.printed is not None
    thumbnails = preview.side.thumbnails
    spot = thumbnails.visualRect(thumbnails.model().index(1, 0)).center()
    qtbot.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert preview.view.page == 1
    contents = preview.side.contents
    assert contents.topLevelItemCount() == len([one for one in preview.printed.outline if one.level == 0])
    last = contents.topLevelItem(contents.topLevelItemCount() - 1)
    assert last is not None
    contents.itemActivated.emit(last, 0)
    assert preview.printed.outline[-1].page in preview.view.seen()


def test_documents_without_headings_say_so(sample_window: MainWindow, qtbot: QtBot) -> None:
    preview = open_preview(sample_window.desk, sample_window, "calendar")
    wait_shown(preview, qtbot)
    assert preview.printed is not None
    assert preview.side.isTabEnabled(1) == bool(preview.printed.outline)


# finding --------------------------------------------------------------------------------------------------


def test_words_are_found_counted_and_walked_through(preview: PreviewWindow, qtbot: QtBot) -> None:
    assert preview.printed is not None
    pages: PdfPages = preview.printed.pages
    expected = [hit for page in range(pages.count) for hit in pages.find(page, "cooperacion")]
    assert len(expected) > 3
    qtbot.keyClick(preview, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(preview.find_bar.field, "COOPERACIÓN")
    qtbot.waitUntil(lambda: preview.finder.hits == expected, timeout=PATIENCE)
    assert preview.find_bar.count.text() == f"1 of {len(expected)}"
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Return)
    assert preview.find_bar.count.text() == f"2 of {len(expected)}"
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    preview.finder.move(-1)  # from the first to the last
    assert preview.find_bar.count.text() == f"{len(expected)} of {len(expected)}"
    assert expected[-1].page in preview.view.seen()
    preview.finder.move(1)
    assert preview.finder.chosen == 0
    preview.find_bar.field.setText("nothing-of-the-kind")
    qtbot.waitUntil(lambda: preview.find_bar.count.text() == "Nothing found.", timeout=PATIENCE)
    assert not preview.find_bar.on.isEnabled()


def test_the_search_begins_at_the_page_that_is_shown(preview: PreviewWindow, qtbot: QtBot) -> None:
    preview.view.go(1)
    assert preview.view.page == 1
    preview.find_bar.field.setText("cooperacion")
    qtbot.waitUntil(lambda: preview.finder.chosen >= 0 and not preview.finder.searching, timeout=PATIENCE)
    assert preview.finder.hits[preview.finder.chosen].page >= 1
    assert preview.finder.hits[0].page == 0


def test_a_fresh_printing_is_searched_for_the_same_words(preview: PreviewWindow, qtbot: QtBot) -> None:
    preview.find_bar.field.setText("cooperacion")
    qtbot.waitUntil(lambda: bool(preview.finder.hits), timeout=PATIENCE)
    wait_shown(preview, qtbot)
    before = list(preview.finder.hits)
    preview.refresh()
    wait_shown(preview, qtbot)
    assert preview.finder.hits == before
