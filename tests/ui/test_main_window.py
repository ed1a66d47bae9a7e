from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.i18n import screen_language
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.welcome import Welcome
from cufdesk.ui.rail import NARROW_WIDTH, OPEN_WIDTH, PAGES, shortcuts
from tests.ui.conftest import Settle


def test_every_page_of_the_rail_opens(sample_window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    for entry in PAGES:
        qtbot.mouseClick(sample_window.rail.pages[entry.key], Qt.MouseButton.LeftButton)
        settle()
        assert sample_window.rail.pages[entry.key].isChecked()
        assert sample_window.top_bar.title.full == entry.title
        assert sample_window.stack.currentWidget() is sample_window._page


def test_pages_are_reached_by_their_keys(sample_window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    keys = shortcuts()
    assert len(set(keys.values())) == len(PAGES)
    for entry in PAGES:
        key = keys[entry.key].removeprefix("Ctrl+")
        qtbot.keyClick(sample_window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
        assert sample_window._key == entry.key
        settle()


def test_the_arrows_walk_through_the_rail(sample_window: MainWindow, qtbot: QtBot) -> None:
    home = sample_window.rail.pages["home"]
    home.setFocus()
    qtbot.keyClick(home, Qt.Key.Key_Down)
    focused = sample_window.focusWidget()
    assert focused is sample_window.rail.pages["contacts"]
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert sample_window._key == "contacts"


def test_without_a_dossier_there_is_the_welcome_page(window: MainWindow) -> None:
    assert isinstance(window.stack.currentWidget(), Welcome)
    assert not any(made.isVisible() for made in window.rail.pages.values())
    assert not window.top_bar.isVisible()
    assert window.status.dossier.full == "No dossier is open"


def test_what_is_no_dossier_is_refused_and_the_window_stays(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "liste.cufdesk"
    foreign.write_text("not a dossier", "utf-8")
    said: list[str] = []

    def dismiss() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        said.append(dialog.accessibleDescription())
        dialog.close()

    QTimer.singleShot(0, dismiss)
    assert not sample_window.files.open_path(str(foreign))
    assert "liste.cufdesk" in said[0]
    assert sample_window.desk.path.endswith("visite-2015.cufdesk")
    assert foreign.read_text("utf-8") == "not a dossier"


def test_closing_the_dossier_leads_to_the_welcome_page(sample_window: MainWindow, settle: Settle) -> None:
    sample_window.desk.dossier.cover()
    sample_window.files.close()
    assert isinstance(sample_window.stack.currentWidget(), Welcome)
    assert sample_window.desk.settings.last == ""
    assert sample_window.desk.settings.recent[0][0].endswith("visite-2015.cufdesk")


@pytest.mark.parametrize(("width", "rail"), [(1280, OPEN_WIDTH), (899, NARROW_WIDTH), (640, NARROW_WIDTH)])
def test_the_rail_folds_where_room_is_short(sample_window: MainWindow, width: int, rail: int) -> None:
    sample_window.resize(width, 600)
    QApplication.processEvents()
    assert sample_window.rail.width() == rail
    assert all(made.accessibleName() for made in sample_window.rail.findChildren(QToolButton))


def test_folding_the_rail_is_remembered(sample_window: MainWindow) -> None:
    sample_window.fold_rail()
    assert sample_window.rail.width() == NARROW_WIDTH
    assert sample_window.desk.settings.rail_closed


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_nothing_of_the_frame_is_clipped(
    sample_window: MainWindow, key: str, size: tuple[int, int], settle: Settle
) -> None:
    sample_window.resize(*size)
    sample_window.go(key)
    settle()
    bar = sample_window.top_bar
    inside = [bar.title, bar.search, *bar.buttons]
    shown = [widget for widget in inside if widget.isVisible()]
    assert sample_window.width() == size[0]
    assert all(bar.rect().contains(widget.geometry()) for widget in shown)
    edges = sorted((widget.geometry().left(), widget.geometry().right()) for widget in shown)
    assert all(left_end < next_start for (_, left_end), (next_start, _) in pairwise(edges))


def test_every_control_of_the_frame_has_a_name(sample_window: MainWindow, settle: Settle) -> None:
    for entry in PAGES:
        sample_window.go(entry.key)
        settle()
        frame = (sample_window.rail, sample_window.top_bar, sample_window.status)
        for part in frame:
            for control in part.findChildren(QWidget):
                if isinstance(control, QToolButton | QPushButton) and control.isVisible():
                    assert control.accessibleName() or control.text(), f"{entry.key}: {control}"


def test_the_language_changes_while_the_window_is_open(sample_window: MainWindow, settle: Settle) -> None:
    sample_window.go("contacts")
    settle()
    sample_window.top_bar.search.setText("zapata")
    settle()
    shown = sample_window._pages["contacts"]
    speak("es")
    sample_window.rebuild()
    settle()
    assert screen_language() == "es"
    assert sample_window._pages["contacts"] is not shown
    assert sample_window._key == "contacts"
    assert sample_window.top_bar.search.text() == "zapata"


def test_unsaved_edits_outlive_a_change_of_language(sample_window: MainWindow, settle: Settle) -> None:
    person = sample_window.desk.lists.suggest("person", "zapata")[0].id
    sample_window.go("contacts", person)
    settle()
    field = next(
        made for made in sample_window._pages["contacts"].findChildren(QLineEdit) if made.text() == "Zapata"
    )
    field.setText("Zapatero")
    speak("fr")
    sample_window.rebuild()
    settle()
    page = sample_window._pages["contacts"]
    assert page.shown_id() == person
    assert "Zapatero" in {made.text() for made in page.findChildren(QLineEdit)}
    assert sample_window.desk.lists.title_of(person) == "Eugène Zapata"


def test_qt_speaks_the_language_of_the_screen(window: MainWindow) -> None:
    for language, cancel in (("fr", "Annuler"), ("es", "Cancelar"), ("en", "Cancel")):
        speak(language)
        window.rebuild()
        said = QCoreApplication.translate("QPlatformTheme", "Cancel")
        assert said.replace("&", "") == cancel


def test_the_menu_holds_every_act_with_its_shortcut(sample_window: MainWindow) -> None:
    menu = sample_window._menu
    assert menu is not None
    shortcuts = {act.shortcut().toString() for act in menu.actions()}
    promised = {"Ctrl+N", "Ctrl+S", "Ctrl+F", "Ctrl+K", "Ctrl+P", "Ctrl+,", "F1", "Ctrl+O", "Ctrl+Shift+O"}
    assert promised <= shortcuts


def test_a_change_is_shown_on_the_page_that_it_concerns(sample_window: MainWindow, settle: Settle) -> None:
    from cufdesk.domain.values import Bilingual
    from cufdesk.usecases.files import save_cover

    dossier = sample_window.desk.dossier
    cover = dossier.cover()
    cover.title = Bilingual("Nouveau titre", "Nuevo título")
    save_cover(dossier, cover)
    settle()
    labels = [
        label.text() for label in sample_window._pages["home"].findChildren(QWidget) if hasattr(label, "text")
    ]
    assert "Nouveau titre" in labels


def test_a_second_window_reads_what_the_first_one_holds(
    sample_window: MainWindow, sample: str, qtbot: QtBot
) -> None:
    from cufdesk.storage.dossier import Dossier

    sample_window.files.close()
    holder = Dossier.open(sample, author="Somebody")
    told: list[str] = []
    sample_window.desk.held.disconnect()
    sample_window.desk.held.connect(told.append)
    assert sample_window.files.open_path(sample)
    assert sample_window.desk.dossier.read_only
    assert told[0].startswith("visite-2015.cufdesk is opened by Somebody (")
    assert told[0].endswith("). You can read it, search in it and print.")
    assert "Close it" not in told[0]
    assert sample_window.status.read_only.isVisible()
    assert not sample_window.status.why.isVisible()
    holder.close()


def test_a_protected_file_says_why_and_offers_no_writing(
    window: MainWindow, sample: str, settle: Settle
) -> None:
    os.chmod(sample, 0o400)
    assert window.files.open_path(sample)
    writing = ["Ctrl+N", "Ctrl+S", "Ctrl+Shift+M", "Ctrl+Shift+O"]
    window.desk.dossier.cover()
    settle()
    assert window.status.why.full == "· The file is protected against writing"
    assert not any(act(window, keys).isEnabled() for keys in writing)
    assert act(window, "Ctrl+N").toolTip() == "The dossier is open to be read only."
    assert act(window, "Ctrl+P").isEnabled()
    assert not named(window, "Restore a backup…").isEnabled()
    assert not named(window, "To settle…").isEnabled()
    window.files.close()
    assert named(window, "Restore a backup…").isEnabled()
    os.chmod(sample, 0o600)
    assert window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    assert all(act(window, keys).isEnabled() for keys in writing)
    assert not window.status.why.isVisible()


def test_the_title_names_page_and_dossier(sample_window: MainWindow) -> None:
    sample_window.go("contacts")
    assert sample_window.windowTitle() == "Contacts – visite-2015"
    sample_window.files.close()
    assert sample_window.windowTitle() == "Cufdesk"


def act(window: MainWindow, shortcut: str) -> QAction:
    assert window._menu is not None
    return next(made for made in window._menu.actions() if made.shortcut().toString() == shortcut)


def named(window: MainWindow, text: str) -> QAction:
    assert window._menu is not None
    return next(made for made in window._menu.actions() if made.text() == text)


def test_the_keyboard_follows_to_the_page_gone_to(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert sample_window.rail.pages["home"].hasFocus() or not sample_window.isActiveWindow()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        qtbot.keyClick(sample_window, key, Qt.KeyboardModifier.ControlModifier)
        settle()
        focused = sample_window.focusWidget()
        assert sample_window._page is not None
        assert focused is not None
        assert sample_window._page.isAncestorOf(focused) or focused is sample_window._page


def test_the_menu_button_does_not_have_the_keyboard_at_the_start(window: MainWindow) -> None:
    assert window.focusWidget() is not window.rail.menu_button


def test_another_dossier_begins_with_an_empty_search(
    sample_window: MainWindow, sample: str, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    other = tmp_path / "other.cufdesk"
    other.write_bytes(Path(sample).read_bytes())
    sample_window.go("contacts")
    sample_window.top_bar.search.setText("zapata")
    settle()
    cross = sample_window.top_bar.search.findChildren(QToolButton)[0]
    sample_window.files.close()
    assert sample_window.files.open_path(str(other))
    sample_window.go("contacts")
    settle()
    assert sample_window.top_bar.search.text() == ""
    # It fades out.
    qtbot.waitUntil(lambda: not cross.isVisible() or cross.property("opacity") in (0, 0.0, None))


def test_the_first_window_fits_the_screen(qtbot: QtBot) -> None:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Background
    from cufdesk.ui.settings import Settings

    desk = Desk(Settings(), Background())
    made = MainWindow(desk)
    qtbot.addWidget(made)
    room = made.screen().availableGeometry()
    assert made.width() < room.width() or made.width() == 1280
    assert made.height() <= room.height() - 40
    desk.background.close()
