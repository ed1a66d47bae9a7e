"""The table of equivalences of mandates, in a dialog: which functions count as a mayor or a governor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cufdesk.i18n import N_, _
from cufdesk.ui.pages.contact_parts import Equivalences
from cufdesk.ui.parts.children import parts
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.form_sheet import FormSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cufdesk.ui.desk import Desk

_GROUPS = (Group("", (parts("lines", N_("Functions that count as a mandate"), Equivalences()),)),)


@dataclass
class Table:
    """What the dialog shows: the lines of the table; `id` is what parts ask of their owner."""

    id: str = ""
    lines: list[Any] = field(default_factory=list)


def equivalences_sheet(desk: Desk, parent: QWidget) -> FormSheet:
    """Return the dialog that shows the table, and stores what the person made of it."""
    from cufdesk.usecases.mandates import equivalences, save_equivalences

    sheet = FormSheet(
        desk,
        _("Equivalences of mandates"),
        [(_GROUPS, Table(lines=equivalences(desk.dossier)))],
        parent,
        accept=_("Save"),
        store=lambda records: save_equivalences(desk.dossier, records[0].lines),
    )
    for form in sheet.forms if desk.read_only else ():
        form.set_read_only(True)
    return sheet
