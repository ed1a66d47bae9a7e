"""What this program is, and whose work is inside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, words


def version() -> str:
    """Return the version of the installed program, or nothing where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("cufdesk")
    except PackageNotFoundError:
        return ""


class About(Sheet):
    """Name, purpose, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(f"Cufdesk {version()}".strip(), parent, width=460)
        purpose = _(
            "The desk of a country-group secretariat: one file per dossier, and the documents out of it."
        )
        licences = _(
            "Free software under the MIT licence. With Qt and PySide (LGPL), SQLite, SQLAlchemy, ReportLab; "
            "fonts Inter, Gentium Book Plus and Lato (OFL); icons Lucide (ISC). Each with its licence."
        )
        offline = _("Works without a network: nothing leaves this computer unless you send it.")
        for text, role in ((purpose, ""), (offline, ""), (licences, "small")):
            self.content.addWidget(words(text, role, wrap=True))
        self.add_button(button(_("Close"), self.accept, primary=True), default=True)
