from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cufdesk.paths import resource
from cufdesk.refusal import Refusal
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.settings_dialog import SettingsDialog, read_logo


def picture(path: Path, width: int = 300, height: int = 200) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#2356C4"))
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
def test_a_picture_becomes_a_png(qapp: QApplication, tmp_path: Path, name: str) -> None:
    logo = read_logo(str(picture(tmp_path / name)))
    assert logo.startswith(b"\x89PNG")
    assert QImage.fromData(QByteArray(logo)).width() == 300


def test_a_drawing_becomes_a_png_of_print_size(qapp: QApplication) -> None:
    logo = read_logo(resource("icons", "landmark.svg"))
    assert QImage.fromData(QByteArray(logo)).width() == 1200


def test_a_picture_larger_than_print_shows_is_made_smaller(qapp: QApplication, tmp_path: Path) -> None:
    image = QImage.fromData(QByteArray(read_logo(str(picture(tmp_path / "wide.png", 3000, 1000)))))
    assert (image.width(), image.height()) == (1200, 400)


def test_what_is_no_picture_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    for name, content in (
        ("a.png", b"text"),
        ("b.svg", b"<svg"),
        ("c.png", b""),
        ("d.png", b"x" * 2_000_001),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Refusal, match=name):
            read_logo(str(path))
    with pytest.raises(Refusal, match=r"gone\.png"):
        read_logo(str(tmp_path / "gone.png"))


def test_the_logo_is_kept_on_the_cover_and_can_be_removed(sample_window: MainWindow, tmp_path: Path) -> None:
    desk = sample_window.desk
    dialog = SettingsDialog(desk, sample_window)
    dialog.show()
    dialog.take_logo(str(tmp_path / "gone.png"))
    assert dialog._logo.error.isVisible()
    dialog.take_logo(str(picture(tmp_path / "logo.png")))
    assert not dialog._logo.error.isVisible()
    dialog.save()
    stored = desk.dossier.cover().logo
    assert stored is not None
    assert stored.startswith(b"\x89PNG")
    again = SettingsDialog(desk, sample_window)
    again._remove.click()
    again.save()
    assert desk.dossier.cover().logo is None
