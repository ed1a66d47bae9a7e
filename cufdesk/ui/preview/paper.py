"""On paper: chosen pages go to a printer, beside the window, one strip of a page after the other.

Qt lets any thread paint on a printer. Strips are narrow because Python waits while one is handed over: the
window would wait as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from cufdesk.exchange.pdf_pages import Area
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cufdesk.exchange.pdf_pages import PdfPages
    from cufdesk.ui.parts.background import Job

FINEST = 600  # dots per inch: beyond, a printer only takes longer
_STRIP = 400_000  # dots
_PER_POINT = 1 / 72


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the pages (from 0) that the person chose in the print dialog, in the order asked for."""
    ranges = printer.printRange()
    if ranges == QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif ranges == QPrinter.PrintRange.PageRange:
        chosen = printer.pageRanges()
        pages = [page for page in range(count) if chosen.contains(page + 1)]
        if chosen.isEmpty():
            pages = list(range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or count, count)))
    else:
        pages = list(range(count))
    return pages[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else pages


def with_copies(printer: QPrinter, pages: Sequence[int]) -> list[int]:
    """Return the pages as often as the printer itself does not repeat them."""
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return list(pages) * copies
    return [page for page in pages for _copy in range(copies)]


def print_pages(pages: PdfPages, printer: QPrinter, numbers: Sequence[int], job: Job) -> int:
    """Print pages on paper, each turned as it lies; return how many sheets were sent.

    Refuses a printer that takes nothing, and to go on when the job is cancelled: the printer gives up too.
    """
    printer.setFullPage(True)  # the documents have margins of their own
    painter = QPainter()
    try:
        for done, number in enumerate(numbers):
            _turn(printer, pages.sizes[number])
            if not (painter.isActive() or painter.begin(printer)) or (done and not printer.newPage()):
                raise Refusal(_("The printer {name} takes nothing.").format(name=printer.printerName()))
            for part in _draw(painter, printer, pages, number):
                job.progress((done + part) / len(numbers))
                if job.cancelled():
                    printer.abort()
                    raise Refusal(_("Printing on paper was stopped."))
    finally:
        if painter.isActive():
            painter.end()
    return len(numbers)


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    lies = size[0] > size[1]
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    )


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> Iterator[float]:
    """Draw a page in the middle of its sheet, smaller where it would not fit; give the part that is done."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = (length * _PER_POINT * printer.resolution() for length in pages.sizes[number])
    fit = min(1.0, sheet.width() / width, sheet.height() / height)
    width, height = width * fit, height * fit
    left, top = (sheet.width() - width) / 2, (sheet.height() - height) / 2
    fine = min(1.0, FINEST / printer.resolution())
    across, down = max(1, round(width * fine)), max(1, round(height * fine))
    rows = max(1, _STRIP // across)
    for y in range(0, down, rows):
        strip = Area(0, y, across, min(rows, down - y))
        made = pages.picture(number, across, down, strip)
        image = QImage(made.data, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32)
        place = QRectF(left, top + y / down * height, width, strip.height / down * height)
        painter.drawImage(place, image)
        yield (y + strip.height) / down
