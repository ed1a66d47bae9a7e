"""How a pasted text fills a form: into what is still empty, with every doubt said beneath its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cufdesk.i18n import _
from cufdesk.ui.parts.form import Form, with_values

if TYPE_CHECKING:
    from cufdesk.usecases.pasted import Pasted


def fill(form: Form, pasted: Pasted) -> None:
    """Show what was read in a form, as the person's edits; what they had typed stays."""
    read = pasted.body if pasted.body is not None and hasattr(form.shown, "acronym") else pasted.person
    keys = {key for cell in form.cells for key in cell.field.keys}
    mine = form.draft()
    values: dict[str, Any] = {}
    for key in keys:
        if not hasattr(read, key):
            continue
        found = getattr(read, key)
        if isinstance(found, list):
            for part in found:
                part.person_id = form.shown.id
            values[key] = [*getattr(mine, key), *found]
        elif found and not getattr(mine, key):
            values[key] = found
    form.replay(with_values(mine, values))
    say_doubts(form, pasted)


def fill_part(form: Form, read: Any) -> None:
    """Show a part that was read (a function, an address) in a form of its own, where it is still empty."""
    mine = form.draft()
    keys = [key for cell in form.cells for key in cell.field.keys]
    values = {key: getattr(read, key) for key in keys if getattr(read, key) and not getattr(mine, key)}
    form.replay(with_values(mine, values))


def say_doubts(form: Form, pasted: Pasted) -> None:
    """Say beneath each field what of it asks to be looked at."""
    for key, found in pasted.doubtful.items():
        for cell in form.cells:
            if key in cell.field.keys:
                cell.say_doubt(_("To be checked: {words}").format(words=", ".join(found)))


def add_note(form: Form, text: str) -> None:
    """Put words that were not understood behind the notes."""
    editor = form.editor("notes")
    known = str(editor.values()[0])
    form.replay(with_values(form.draft(), {"notes": f"{known}\n{text}".strip()}))


def drop_body_note(form: Form, name: str) -> None:
    """Take the words for a body out of the notes, now that a record stands for it."""
    from cufdesk.usecases.pasted import without_body

    known = str(form.editor("notes").values()[0])
    form.replay(with_values(form.draft(), {"notes": without_body(known, name)}))
