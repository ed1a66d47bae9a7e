"""What a page offers now and then: one button of the top bar that opens a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.ui.pages.page import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget


def more_act(page: QWidget, tip: str, acts: Callable[[], Sequence[Act | None]]) -> Act:
    """Return the act that opens a menu of acts, asked for when it opens; None among them is a line."""
    return Act(_("More…"), "ellipsis", lambda: open_menu(page, acts()), tip)


def open_menu(page: QWidget, acts: Sequence[Act | None]) -> QMenu:
    """Open a menu of acts under the button that asks for it."""
    from PySide6.QtWidgets import QMenu

    from cufdesk.ui.parts.menu_places import below_asker

    menu = QMenu(page)
    menu.setToolTipsVisible(True)
    for act in acts:
        if act is None:
            menu.addSeparator()
            continue
        made = menu.addAction(act.label, act.run)
        made.setEnabled(act.enabled)
        made.setToolTip(act.tip)
    menu.popup(below_asker(page))
    return menu
