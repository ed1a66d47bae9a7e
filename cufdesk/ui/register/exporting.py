"""What the register shows, into a table that other programs read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.dialogs import choose_new_file, confirm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cufdesk.domain.register import Line
    from cufdesk.ui.desk import Desk


def export_shown(desk: Desk, lines: Sequence[Line], parent: QWidget) -> None:
    """Ask for a file, .xlsx or .csv, and write the lines to it beside the window."""
    path = choose_new_file(
        parent,
        desk.settings,
        _("Export the register"),
        f"{_('register')}.xlsx",
        ".xlsx",
        use="register",
        otherwise=os.path.dirname(desk.path),
    )
    if not path:
        return
    name = os.path.basename(path)
    text = _("There is a file “{name}” already. Replace it?").format(name=name)
    if os.path.exists(path) and not confirm(parent, _("Replace the file"), text, _("Replace"), danger=True):
        return
    write(desk, lines, path, parent)


def write(desk: Desk, lines: Sequence[Line], path: str, parent: QWidget) -> None:
    """Write lines to a file beside the window; a refusal is told."""
    name, today, dossier = os.path.basename(path), desk.today(), desk.path

    def work(_job: object) -> int:
        from cufdesk.storage.follow_ups import read_follow_ups
        from cufdesk.usecases.register_export import write_lines

        return write_lines(lines, read_follow_ups(dossier), Path(path), today)

    def done(n: int) -> None:
        said = ngettext("{n} line written to {name}", "{n} lines written to {name}", n)
        desk.notify(said.format(n=n, name=name))

    desk.background.run(work, done, parent, label=_("Exporting the register…"))
