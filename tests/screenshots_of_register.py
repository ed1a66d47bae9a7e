"""The sheets of the register, for the album of pictures: a line done, several changed or carried over."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QWidget

from cufdesk.domain.register import Scope, ordered, wanted
from cufdesk.i18n import screen_language
from cufdesk.storage.register import read_register
from cufdesk.ui.desk import Desk
from cufdesk.ui.register.carry_sheet import CarrySheet
from cufdesk.ui.register.change_sheet import ChangeSheet
from cufdesk.ui.register.progress_sheet import ProgressSheet


def register_dialogs(desk: Desk, window: QWidget) -> Iterator[tuple[str, QDialog]]:
    """Yield the names and sheets of the register."""
    register = read_register(desk.path, screen_language())
    lines = wanted(ordered(register.lines, "deadline"), Scope(what="action"), desk.today())[:3]
    yield "register-done", ProgressSheet(desk, lines[:1], "done", window)
    yield "register-change", ChangeSheet(desk, lines, register.choices.themes, window)
    yield "register-carry", CarrySheet(desk, lines, register.choices.agendas, window)
