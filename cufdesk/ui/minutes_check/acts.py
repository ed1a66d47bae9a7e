"""How the final check is reached: from the page of meetings, and before minutes are distributed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.page import Act

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cufdesk.domain.minutes_checks.finding import Place
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.record_page import RecordPage


def check_act(page: RecordPage) -> Act:
    """Return the act that checks the minutes of the meeting that a page shows."""
    return Act(
        _("Check before sending out…"),
        "list-checks",
        lambda: open_check(page.desk, page.shown_id(), page.window()),
        _("What is to be looked at in these minutes, and what they leave open"),
    )


def open_check(desk: Desk, meeting_id: str, parent: QWidget | None) -> None:
    """Show the final check of a meeting; without one the person is told to choose."""
    from cufdesk.ui.minutes_check.window import MinutesCheckWindow

    if not meeting_id:
        desk.refuse(Refusal(_("Choose a meeting in the list first.")))
        return
    MinutesCheckWindow(desk, meeting_id, parent).open()


def may_go_out(desk: Desk, meeting_id: str, parent: QWidget | None) -> bool:
    """Offer the final check before minutes are distributed; return whether they may be.

    Where nothing is to be looked at nothing is asked. Raises Refusal for a meeting that is gone.
    """
    from cufdesk.ui.minutes_check.window import MinutesCheckWindow

    window = MinutesCheckWindow(desk, meeting_id, parent, going_out=True)
    try:
        return window.ask()
    finally:
        window.deleteLater()


def go_there(desk: Desk, place: Place, parent: QWidget | None) -> None:
    """Show the record of a place on its page and open its form at the field."""
    from cufdesk.ui.pages.record_page import RecordPage

    desk.go(*page_and_id(desk, place))
    page = next((one for one in parent.findChildren(RecordPage) if one.isVisible()), None) if parent else None
    if page is not None:
        shown = page
        QTimer.singleShot(0, page, lambda: shown.card.show_field(place.record_id, place.field))


def page_and_id(desk: Desk, place: Place) -> tuple[str, str]:
    """Return the page that shows the record of a place, and what it shows there."""
    from cufdesk.ui.desk import PAGE_OF_KIND

    if place.kind in PAGE_OF_KIND:
        return PAGE_OF_KIND[place.kind], place.record_id
    owner = desk.lists.parent_of(place.record_id) or ""
    return PAGE_OF_KIND.get(desk.lists.kind_of(owner), "home") if owner else "home", place.record_id
