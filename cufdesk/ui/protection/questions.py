"""What is asked before a person is anonymised, twice, and what is told afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import Sheet, confirm
from cufdesk.ui.parts.pieces import button, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.anonymising import Anonymised


def sure_to_anonymise(parent: QWidget, desk: Desk, person_id: str) -> bool:
    """Ask twice: what goes and what stays, then what it does not reach; both times Esc says no."""
    from cufdesk.usecases.anonymising import consequences

    try:
        name, beyond = consequences(desk.dossier, person_id)
    except Refusal as refusal:
        desk.refuse(refusal)
        return False
    said = _(
        "Name, contact details, functions, notes and photo of {name} go from the dossier, from its history"
        " and from its backups: these are rewritten, or removed where that is not possible. Decisions and"
        " lists stay; they name an anonymised person. This can never be undone."
    )
    if not confirm(parent, _("Anonymise this person?"), said.format(name=name), _("Go on"), danger=True):
        return False
    rest = _("{name} will be gone for good. What the program cannot reach:").format(name=name)
    listed = "\n".join([rest, "", *(f"– {sentence}" for sentence in beyond)])
    return confirm(parent, _("Anonymise for good?"), listed, _("Anonymise"), danger=True)


def tell_outcome(parent: QWidget, done: Anonymised) -> None:
    """Tell what was done and what is left to the person who asked for it."""
    outcome_sheet(parent, done).open()


def outcome_sheet(parent: QWidget, done: Anonymised) -> Sheet:
    """Return the sheet that tells what was done."""
    sheet = Sheet(_("The person is anonymised"), parent, width=520)
    lines = [_("This person is called “{name}” from now on.").format(name=done.name)]
    for one in done.backups:
        said = _("Backup removed: {name}") if one.is_removed else _("Backup rewritten: {name}")
        lines.append(f"– {said.format(name=one.name)}")
    _add(sheet, lines)
    if done.still:
        titles = dict.fromkeys(title for _kind, _row, title in done.still)
        _add(sheet, [_("A word like the surname still stands in:"), *(f"– {title}" for title in titles)])
    _add(sheet, [_("Out of reach:"), *(f"– {sentence}" for sentence in done.beyond)])
    sheet.add_button(button(_("Understood"), sheet.accept, primary=True), default=True).setFocus()
    return sheet


def _add(sheet: Sheet, lines: list[str]) -> None:
    sheet.content.addWidget(words("\n".join(lines), wrap=True))
