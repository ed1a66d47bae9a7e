"""In which ways the print dialog offers the register: as it is shown or whole, put together in each way."""

from __future__ import annotations

from dataclasses import replace

from cufdesk.i18n import _


def offered(reference: str) -> list[tuple[str, str]]:
    """Return what can be printed (label, reference), the register as a page shows it first."""
    from cufdesk.documents.register_extent import RegisterExtent, register_extent_named
    from cufdesk.domain.register import GROUPINGS

    ways = {
        "responsible": _("by responsible"),
        "meeting": _("by meeting"),
        "deadline": _("by deadline"),
    }
    whole = [(_("All actions, {way}"), RegisterExtent(grouping)) for grouping in GROUPINGS]
    shown = []
    if reference:
        asked = register_extent_named(reference)
        order = (asked.grouping, *(one for one in GROUPINGS if one != asked.grouping))
        if not asked.scope.is_whole:
            shown = [(_("As the register shows them, {way}"), replace(asked, grouping=one)) for one in order]
        whole = [(said, replace(extent, on=asked.on)) for said, extent in whole]
        if asked.scope.is_whole:
            whole.sort(key=lambda way: order.index(way[1].grouping))
    return [(said.format(way=ways[extent.grouping]), extent.id) for said, extent in (*shown, *whole)]
