"""Going to a place in a form: a field of the record, or of a part of it, however deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cufdesk.ui.parts.form import Form


def open_at(form: Form, own_id: str, record_id: str, field: str) -> None:
    """Go to a field of the form's own record, or open the form of the part that an id names at the field.

    A field that no form shows leaves the person at the part.
    """
    from cufdesk.ui.parts.children import PartsEditor

    if record_id == own_id:
        cell = next((one for one in form.cells if field in one.field.keys), None)
        if cell is not None:
            cell.editor.focus()
            form.bring_into_view(cell)
        return
    for one in form.cells:
        if isinstance(one.editor, PartsEditor) and one.editor.edit_at(record_id, field):
            return
