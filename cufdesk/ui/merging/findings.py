"""What stands above a form while fields of its record are in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.pieces import button, picture, row, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.ui.desk import Desk


def conflict_lines(desk: Desk, record: Any) -> list[QWidget]:
    """Return a line for each field of a record, or of its parts, that has two values."""
    try:
        found = desk.lists.conflicts()
    except Refusal:  # the page that reads the file says why
        return []
    if not found:
        return []
    own = set(_ids(record))
    return [
        _line(desk, kind, row_id, field, is_part=row_id != record.id)
        for kind, row_id, field in found
        if row_id in own
    ]


def _ids(record: Any) -> Iterator[str]:
    """Give the ids of a record and of its parts."""
    yield record.id
    for value in vars(record).values():
        if isinstance(value, list):
            for part in value:
                yield from _ids(part)


def _line(desk: Desk, kind: str, row_id: str, field: str, *, is_part: bool) -> QWidget:
    sentence = _said(kind, field)
    if is_part:
        from cufdesk.field_words import ONE

        part = " · ".join(word for word in (_(ONE[kind]), desk.lists.title_of(row_id)) if word)
        sentence = f"{part} – {sentence}"
    widget = QWidget()
    line = row(widget, spacing=8)
    line.addWidget(picture("triangle-alert", 17, "warning"))
    line.addWidget(words(sentence, wrap=True), 1)
    link = button(_("Settle…"), lambda: desk.settle_conflicts(row_id), quiet=True)
    link.setAccessibleDescription(sentence)
    line.addWidget(link)
    return widget


def _said(kind: str, field: str) -> str:
    from cufdesk.storage.journal.values import ALIVE
    from cufdesk.usecases.wording import field_name

    if field == ALIVE:
        return _("Deleted in one copy, changed in the other: to be settled")
    name = field_name(kind, field, screen_translator())
    return _("{field}: two values, to be settled").format(field=name)
