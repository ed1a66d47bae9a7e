"""The dialogs of contacts, for the album of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from cufdesk.ui.desk import Desk

_LIST = Path(__file__).parent / "exchange" / "contacts.csv"


def contact_dialogs(desk: Desk, window: QWidget, settle: Callable[[], None]) -> Iterator[tuple[str, QDialog]]:
    """Yield the names and windows of duplicates, and of contacts in and out."""
    from cufdesk.ui.duplicates.window import DuplicatesWindow
    from cufdesk.ui.exchanging.export_sheet import ExportSheet
    from cufdesk.ui.exchanging.import_sheet import ImportSheet

    yield "duplicates", DuplicatesWindow(desk, window)
    yield "contacts-export", ExportSheet(desk, (), window)
    yield "contacts-columns", ImportSheet(desk, str(_LIST), window)
    planned = ImportSheet(desk, str(_LIST), window)
    settle()
    planned.go.click()
    yield "contacts-plan", planned
