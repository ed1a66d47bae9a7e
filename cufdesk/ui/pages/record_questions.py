"""What a page asks before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def sure_to_take_back(parent: QWidget) -> bool:
    """Ask whether what was entered since the last save may be lost."""
    return confirm(
        parent,
        _("Take the changes back?"),
        _("What you entered since the last save will be lost."),
        _("Take back"),
        danger=True,
    )
