from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.refusal import Refusal
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Job
from cufdesk.ui.preview import handing, paper
from cufdesk.ui.preview.window import PreviewWindow
from tests.press import stories
from tests.press.pages import printed
from tests.ui.conftest import Settle
from tests.ui.preview.conftest import PATIENCE


def printer_into(path: Path, resolution: int = 150, kind: type[QPrinter] = QPrinter) -> QPrinter:
    made = kind(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setResolution(resolution)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return made


def idle_job() -> Job:
    return Job(lambda _job: None, None, QTimer())


def difference(one: PdfPages, page: int, other: PdfPages, same: int) -> float:
    """Return how differently dark two pages are (0 to 255), in a mean over 100 × 140 parts of them."""
    width, height = 400, 560
    mine, their = (
        pages.picture(number, width, height).data[1::4] for pages, number in ((one, page), (other, same))
    )

    def parts(data: bytes) -> list[int]:
        rows = [data[y * width : (y + 1) * width] for y in range(height)]
        return [
            sum(sum(row[x : x + 4]) for row in rows[y : y + 4]) // 16
            for y in range(0, height, 4)
            for x in range(0, width, 4)
        ]

    pairs = list(zip(parts(mine), parts(their), strict=True))
    return sum(abs(first - second) for first, second in pairs) / len(pairs)


# a file ---------------------------------------------------------------------------------------------------


def test_it_is_kept_exactly_as_it_is_shown(
    preview: PreviewWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert preview.printed is not None
    path = tmp_path / preview.printed.name
    monkeypatch.setattr(handing, "choose_new_file", lambda *_asked, **_how: str(path))
    preview.head.saving.click()
    qtbot.waitUntil(lambda: preview.notices.get("kept") is not None, timeout=PATIENCE)
    assert path.read_bytes() == preview.printed.data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if "cufdesk-" in one.name] == []


def test_a_file_that_is_there_is_replaced_only_when_asked(
    preview: PreviewWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "there.pdf"
    path.write_bytes(b"%PDF-1.4 old")
    monkeypatch.setattr(handing, "choose_new_file", lambda *_asked, **_how: str(path))
    for answer, expected in (
        (False, b"%PDF-1.4 old"),
        (True, preview.printed.data if preview.printed else b""),
    ):
        monkeypatch.setattr(handing, "confirm", lambda *_asked, answer=answer: answer)
        preview.handing.save()
        qtbot.waitUntil(preview._desk.background.idle, timeout=PATIENCE)
        assert path.read_bytes() == expected


def test_what_is_no_pdf_is_never_printed_over(
    preview: PreviewWindow, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(handing, "tell", lambda _parent, _title, text: told.append(text))
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"PK precious")
    preview.handing.keep(path)
    preview.handing.keep(tmp_path / "gone" / "there.pdf")
    settle()
    assert path.read_bytes() == b"PK precious"
    assert "budget.xlsx" in told[0]
    assert "gone" in told[1]


def test_a_passing_copy_is_opened_that_nobody_works_in(
    preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    preview.head.opening.click()
    preview.head.opening.click()
    assert preview.printed is not None
    assert opened[0] != opened[1]
    for path in opened:
        assert path.name == preview.printed.name
        assert path.read_bytes() == preview.printed.data
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


# paper ----------------------------------------------------------------------------------------------------


def test_all_pages_go_to_the_printer_as_they_are(
    preview: PreviewWindow, sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert preview.printed is not None
    notes: list[str] = []
    sample_window.desk.notified.connect(notes.append)
    path = tmp_path / "paper.pdf"
    preview.handing.send(printer_into(path))
    qtbot.waitUntil(sample_window.desk.background.idle, timeout=PATIENCE)
    pages, sheets = preview.printed.pages, PdfPages(path)
    assert sheets.count == pages.count
    for page in range(pages.count):
        assert sheets.sizes[page] == pytest.approx(pages.sizes[page], abs=1)
        assert difference(sheets, page, pages, page) < 5
    assert difference(sheets, 0, pages, 1) > 12  # another page would be told from it
    assert notes[-1].startswith(str(pages.count))


def test_a_print_on_paper_outlives_its_window(
    preview: PreviewWindow, sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "paper.pdf"
    preview.handing.send(printer_into(path))
    preview.close()
    qtbot.waitUntil(sample_window.desk.background.idle, timeout=PATIENCE)
    assert PdfPages(path).count > 1


def test_lying_pages_turn_the_sheet(tmp_path: Path) -> None:
    lying, standing = PdfPages(printed(stories.register())), PdfPages(printed(stories.minutes()))
    for number, pages in enumerate((lying, standing)):
        path = tmp_path / f"{number}.pdf"
        printer = printer_into(path)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        paper.print_pages(pages, printer, [0], idle_job())
        width, height = PdfPages(path).sizes[0]
        assert (width > height) == (pages is lying)


def test_a_large_page_is_made_smaller_and_a_small_one_left_as_it_is(tmp_path: Path) -> None:
    pages = PdfPages(printed(stories.minutes()))
    path = tmp_path / "small.pdf"
    printer = printer_into(path)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    paper.print_pages(pages, printer, [0], idle_job())
    sheet = PdfPages(path)
    assert sheet.sizes[0][0] < pages.sizes[0][0]
    assert difference(sheet, 0, pages, 0) < 3


def test_chosen_pages_and_copies(tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "some.pdf")
    assert paper.chosen_pages(printer, 3, 1) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert paper.chosen_pages(printer, 3, 1) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert paper.chosen_pages(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert paper.chosen_pages(printer, 5, 0) == [1, 2, 3, 4]
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert paper.chosen_pages(printer, 5, 0) == [0, 2, 3]
    if not printer.supportsMultipleCopies():
        printer.setCopyCount(2)
        printer.setCollateCopies(True)
        assert paper.with_copies(printer, [0, 1]) == [0, 1, 0, 1]
        printer.setCollateCopies(False)
        assert paper.with_copies(printer, [0, 1]) == [0, 0, 1, 1]


def test_a_print_on_paper_can_be_stopped(long_pdf: bytes, tmp_path: Path) -> None:
    pages = PdfPages(long_pdf)
    told: list[float] = []

    class Impatient(Job):
        @override
        def progress(self, fraction: float) -> None:
            told.append(fraction)
            if len(told) == 3:
                self.cancel()

    given_up: list[bool] = []

    class Watched(QPrinter):
        @override
        def abort(self) -> bool:
            given_up.append(super().abort())
            return given_up[-1]

    path = tmp_path / "stopped.pdf"
    printer = printer_into(path, 300, Watched)
    with pytest.raises(Refusal, match="stopped"):
        paper.print_pages(
            pages, printer, list(range(pages.count)), Impatient(lambda _job: None, None, QTimer())
        )
    assert len(told) == 3
    assert told == sorted(told)
    assert len(given_up) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_refused(long_pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="takes nothing"):
        paper.print_pages(PdfPages(long_pdf), printer_into(tmp_path / "no" / "way.pdf"), [0], idle_job())


def test_without_a_printer_the_person_is_told(
    preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(handing, "tell", lambda _parent, _title, text: told.append(text))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    preview.head.paper.click()
    assert "no printer" in told[0]


def test_the_system_s_dialog_asks_and_what_it_is_given_is_printed(
    preview: PreviewWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["office"])
    path = tmp_path / "by-dialog.pdf"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(100)
        dialog.done(1)

    QTimer.singleShot(100, answer)
    preview.head.paper.click()
    qtbot.waitUntil(preview._desk.background.idle, timeout=PATIENCE)
    assert preview.printed is not None
    assert PdfPages(path).count == preview.printed.pages.count
