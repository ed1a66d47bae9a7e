"""Pages in the real window, on the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage

Visit = Callable[[str], RecordPage]
Answer = Callable[[str], list[str]]


@pytest.fixture
def visit(sample_window: MainWindow, settle: Callable[[], None]) -> Iterator[Visit]:
    """Return what goes to a page and waits until it is there."""

    def go(key: str) -> RecordPage:
        sample_window.go(key)
        settle()
        page = sample_window._page
        assert isinstance(page, RecordPage)
        return page

    yield go
    for page in sample_window._pages.values():
        for made in getattr(page, "_cards", {}).values():
            made.show_nothing()


@pytest.fixture
def answer() -> Answer:
    """Return what presses a button of the question that comes next, and notes what was asked."""
    asked: list[str] = []

    def press(button: str) -> list[str]:
        def run() -> None:
            question: Any = QApplication.activeModalWidget()
            asked.append(question.windowTitle())
            next(made for made in question.findChildren(QPushButton) if made.text() == button).click()

        QTimer.singleShot(30, run)
        return asked

    return press
