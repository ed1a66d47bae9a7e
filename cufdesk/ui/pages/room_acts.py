"""What the page of meetings offers for the room: taking minutes while people speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.page import Act

if TYPE_CHECKING:
    from cufdesk.ui.pages.record_page import RecordPage


def room_act(page: RecordPage) -> Act:
    """Return the act that opens the window of the room on the meeting that is shown."""

    def open_room() -> None:
        from cufdesk.ui.room.window import RoomWindow
        from cufdesk.usecases.capturing import refuse_closed

        meeting_id = page.shown_id()
        if not meeting_id:
            page.desk.notify(_("Choose or add the meeting first."))
            return
        if not page.may_leave():
            return
        try:
            refuse_closed(page.desk.dossier, meeting_id)
            RoomWindow(page.desk, meeting_id, page).open()
        except Refusal as refusal:
            page.desk.refuse(refusal)

    tip = _("Type decisions and actions while people speak, and read them back (Ctrl+M)")
    return Act(_("In the room"), "messages-square", open_room, tip, "Ctrl+M", enabled=not page.desk.read_only)
