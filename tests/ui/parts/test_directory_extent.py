"""What a directory tells is chosen in the print dialog, and goes wherever the document goes from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.ui.sending.document_choice import DocumentChoice
from tests.ui.conftest import Settle


@pytest.fixture
def dialog(sample_window: MainWindow, tmp_path: Path) -> PrintDialog:
    """Return the dialog on the directory, to be printed into a folder of its own."""
    made = PrintDialog(sample_window.desk, "directory", "", sample_window)
    made.show()
    made.folder.setText(str(tmp_path))
    return made


def choose(dialog: PrintDialog, circle: str) -> None:
    dialog.extent.circle.setCurrentIndex(dialog.extent.circle.findData(circle))


def test_only_a_directory_is_asked_about(dialog: PrintDialog) -> None:
    assert dialog.extent.isVisible()
    dialog.document.setCurrentIndex(dialog.document.findData("calendar"))
    assert not dialog.extent.isVisible()


def test_partners_are_proposed_and_what_is_outside_is_not_offered(dialog: PrintDialog) -> None:
    offered = {key for key, box in dialog.extent.columns.items() if box.isVisible()}
    assert offered == {"function", "email", "phone"}
    assert dialog.extent.reference() == ""
    choose(dialog, "public")
    assert not dialog.extent.columns["email"].isVisible()
    assert dialog.extent.reference() == "public:function"
    choose(dialog, "internal")
    dialog.extent.columns["phone"].setChecked(False)
    assert dialog.extent.reference() == "internal:function,email,address,languages"


def test_it_prints_what_was_chosen(dialog: PrintDialog, tmp_path: Path, settle: Settle) -> None:
    choose(dialog, "public")
    dialog.print_document()
    settle()
    assert "_public_" in Path(dialog.path).name


def test_preview_and_message_bring_what_was_chosen(
    dialog: PrintDialog, sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sample_window.desk, "preview_document", lambda _what, of, *_how: asked.append(of))
    monkeypatch.setattr(sample_window.desk, "send_document", lambda begin: asked.append(begin.reference))
    choose(dialog, "public")
    dialog._send()
    dialog.preview()
    assert asked == ["public:function", "public:function"]


def test_the_send_dialog_keeps_the_circle(sample_window: MainWindow) -> None:
    chosen = DocumentChoice(sample_window.desk, "directory", "public:function", "fr")
    assert chosen.reference() == "public:function"
