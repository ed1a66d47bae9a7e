"""Printing from the window when something goes wrong: what was there before stays as it was."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cufdesk.documents.printing import Story, to_pdf
from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.usecases import printing
from cufdesk.usecases.printing import print_document
from tests.proofs.size_limit import largest_file
from tests.ui.conftest import Settle

OLD = b"%PDF-1.4 the good one of yesterday"
PATIENCE = 20_000  # ms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of its own to print into."""
    made = tmp_path / "printed"
    made.mkdir()
    return made


@pytest.fixture
def dialog(sample_window: MainWindow, folder: Path) -> PrintDialog:
    """Return the dialog on the joint document, to be printed into the folder."""
    made = PrintDialog(sample_window.desk, "joint-document", "", sample_window)
    made.show()
    made.folder.setText(str(folder))
    return made


@pytest.fixture
def target(sample_window: MainWindow, folder: Path) -> Path:
    """Return the file that will be printed; there is a good one already."""
    path = print_document(sample_window.desk.dossier, "joint-document", "", "fr", target=folder)
    path.write_bytes(OLD)
    return path


def halfway(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], share: float = 0.5) -> None:
    """Have something happen while pages are being set, at a share of the whole."""
    done = threading.Event()

    def watched(story: Story, path: Path, *, progress: Callable[[float], None], **how: object) -> int:
        def passing(now: float) -> None:
            if now >= share and not done.is_set():
                done.set()
                act()
            progress(now)

        return to_pdf(story, path, progress=passing, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(printing, "to_pdf", watched)


def test_stopped_halfway_nothing_is_written_and_the_old_file_stays(
    dialog: PrintDialog, target: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        assert dialog._job is not None
        dialog._job.cancel()

    halfway(monkeypatch, stop)
    dialog.print_document()
    settle()
    assert "cancelled" in dialog.sentence.text()
    assert not dialog.printed.isVisible()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]
    monkeypatch.undo()
    dialog.print_document()  # and it can be printed again
    settle()
    assert PdfPages(target).count > 1


def test_progress_is_shown_while_it_prints(
    dialog: PrintDialog, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    halfway(monkeypatch, lambda: go_on.wait(10))
    dialog.print_document()
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 1000 and dialog.bar.value() > 0, timeout=PATIENCE)
    assert dialog.bar.isVisible()
    go_on.set()
    settle()
    assert not dialog.bar.isVisible()


def test_a_disk_without_room_is_told_and_the_old_file_stays(
    dialog: PrintDialog, target: Path, settle: Settle
) -> None:
    with largest_file(3000):
        dialog.print_document()
        settle()
    assert dialog.sentence.isVisible()
    assert target.name in dialog.sentence.text()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_goes_while_it_prints_is_told(
    dialog: PrintDialog, folder: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    halfway(monkeypatch, lambda: shutil.rmtree(folder))
    dialog.print_document()
    settle()
    assert "does not exist" in dialog.sentence.text()
    assert not folder.exists()
    folder.mkdir()
    monkeypatch.undo()
    dialog.print_document()
    settle()
    assert dialog.printed.isVisible()


def test_who_reads_the_old_file_goes_on_reading_it(dialog: PrintDialog, target: Path, settle: Settle) -> None:
    with target.open("rb") as reader:
        assert reader.read(5) == OLD[:5]
        dialog.print_document()
        settle()
        assert reader.read() == OLD[5:]
    assert PdfPages(target).count > 1


def test_a_file_held_by_another_program_is_named(
    dialog: PrintDialog, target: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another system refuses when a PDF program holds the file."""

    def held(*_paths: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", held)
        dialog.print_document()
        settle()
    assert "in use by another program" in dialog.sentence.text()
    assert target.name in dialog.sentence.text()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_is_no_pdf_is_never_printed_over(
    dialog: PrintDialog, target: Path, settle: Settle
) -> None:
    target.write_bytes(b"PK a spreadsheet")
    dialog.print_document()
    settle()
    assert "not a PDF" in dialog.sentence.text()
    assert target.read_bytes() == b"PK a spreadsheet"


def test_two_prints_to_the_same_name_leave_a_whole_one(
    sample_window: MainWindow, folder: Path, settle: Settle
) -> None:
    """From two dialogs and, at the same time, from another program's thread."""
    dossier = sample_window.desk.dossier
    dialogs = [PrintDialog(sample_window.desk, "joint-document", "", sample_window) for _number in range(2)]
    for dialog in dialogs:
        dialog.folder.setText(str(folder))
    other = threading.Thread(
        target=print_document, args=(dossier, "joint-document", "", "fr"), kwargs={"target": folder}
    )
    other.start()
    for dialog in dialogs:
        dialog.print_document()
    settle()
    other.join()
    (path,) = folder.iterdir()
    expected = io.BytesIO()
    to_pdf(printing.prepare(dossier, "joint-document", "", "fr").story(), expected)
    assert path.read_bytes() == expected.getvalue()


def test_closing_the_window_while_it_prints_ends_in_a_whole_file_or_none(
    dialog: PrintDialog, sample_window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    halfway(monkeypatch, lambda: None)
    dialog.print_document()
    sample_window.close()
    sample_window.desk.background.close()
    assert target.read_bytes() == OLD or PdfPages(target).count > 1
    assert list(target.parent.iterdir()) == [target]
