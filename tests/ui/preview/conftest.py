"""Previews of the sample, and of made-up documents of any length."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Background
from cufdesk.ui.preview.pictures import Pictures
from cufdesk.ui.preview.view import PageView
from cufdesk.ui.preview.window import PreviewWindow, open_preview
from tests.press import stories
from tests.press.pages import printed

PATIENCE = 20_000  # ms


@pytest.fixture
def preview(sample_window: MainWindow, qtbot: QtBot) -> PreviewWindow:
    """Return the preview of the sample's joint document, in two languages."""
    shown = open_preview(sample_window.desk, sample_window, "joint-document", "", "fr+es")
    wait_shown(shown, qtbot)
    return shown


def wait_shown(preview: PreviewWindow, qtbot: QtBot) -> None:
    """Wait until a preview shows its document, and all that is in view is drawn."""
    background = preview._desk.background
    qtbot.waitUntil(lambda: preview._job is None and background.idle(), timeout=PATIENCE)


@pytest.fixture(scope="session")
def long_pdf() -> bytes:
    """Return a document of many pages."""
    return printed(stories.bilingual(20))


class Shown:
    """A view on a document, with its pictures and the thread that makes them."""

    def __init__(self, data: bytes, size: QSize, limit: int = 2**30) -> None:
        self.background = Background()
        self.pages = PdfPages(data)
        self.host = PageViewHost(self.background, limit)
        self.view = self.host.view
        self.pictures = self.host.pictures
        self.view.resize(size)
        self.view.show()
        self.pictures.show(self.pages)
        self.view.show_document(self.pages.sizes, stay=False)

    def close(self) -> None:
        self.view.close()
        self.background.close()
        self.pages.close()


class PageViewHost:
    """Keeps view and pictures alive together."""

    def __init__(self, background: Background, limit: int) -> None:
        self.pictures = Pictures(background, background, limit)
        self.view = PageView(self.pictures)


@pytest.fixture
def shown(long_pdf: bytes, qtbot: QtBot) -> Iterator[Shown]:
    """Return a view of 700 × 500 on a long document, drawn."""
    made = Shown(long_pdf, QSize(700, 500))
    qtbot.waitUntil(made.background.idle, timeout=PATIENCE)
    yield made
    made.close()
