"""What a page offers for the document of the record that it shows: print it, send it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.ui.desk import ToSend
from cufdesk.ui.pages.page import Act

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk


def document_acts(desk: Desk, what: str, shown_id: Callable[[], str]) -> list[Act]:
    """Return the acts for a kind of document, none where the page has none."""
    if not what:
        return []
    return [
        Act(_("Print…"), "printer", lambda: desk.print_document(what, shown_id())),
        Act(
            _("Send…"),
            "send",
            lambda: desk.send_document(ToSend(what, shown_id())),
            enabled=not desk.read_only,
        ),
    ]
