from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.ui.parts.welcome import Welcome


def rows(window: MainWindow) -> dict[str, RowButton]:
    page = window.stack.currentWidget()
    assert isinstance(page, Welcome)
    return {row.accessibleName(): row for row in page.findChildren(RowButton)}


def test_recent_dossiers_open_and_vanished_ones_can_be_taken_off(
    window: MainWindow, sample: str, tmp_path: Path
) -> None:
    window.desk.settings.opened(str(tmp_path / "gone.cufdesk"))
    window.desk.settings.opened(sample)
    window.drop_pages()
    window.show_dossier()
    assert rows(window)["visite-2015.cufdesk"].isEnabled()
    assert not rows(window)["gone.cufdesk"].isEnabled()
    assert "not there any more" in rows(window)["gone.cufdesk"].accessibleDescription()
    crosses = {made.accessibleName(): made for made in window.stack.findChildren(QToolButton)}
    crosses["Take gone.cufdesk off the list"].click()
    assert "gone.cufdesk" not in rows(window)
    rows(window)["visite-2015.cufdesk"].click()
    assert window.desk.path == sample
    assert window._key == "home"


def test_the_sample_is_made_where_the_person_chooses(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = str(tmp_path / "essai.cufdesk")
    window.files.make_sample(path)
    qtbot.waitUntil(lambda: window.desk.path == path, timeout=20_000)
    assert window._key == "home"


def test_a_sample_that_is_there_is_opened_as_it_is(window: MainWindow, sample: str) -> None:
    before = Path(sample).read_bytes()
    window.files.make_sample(sample)
    assert window.desk.path == sample
    assert Path(sample).read_bytes() == before


def test_the_first_way_has_the_keyboard(window: MainWindow) -> None:
    assert window.focusWidget() is rows(window)["New dossier…"]
