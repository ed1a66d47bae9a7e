"""Which contact the person at this machine is: what is theirs in the register follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import FormContext
from cufdesk.ui.parts.labelled import Labelled
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.reference import ReferenceEditor

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk


class Myself:
    """A field for the settings: shows who this person is in the open dossier, and keeps another choice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known = tuple(desk.lists.titles(desk.settings.myself))
        self.editor = ReferenceEditor(FormContext(desk, Names(desk.lists)), "person")
        self.editor.show(self._known[0] if self._known else None)
        hint = _("“Mine” in the register are this contact’s actions; without one, our organisation’s.")
        self.field: QWidget = Labelled(_("In this dossier I am"), self.editor.widget, hint)
        self.editor.set_name(_("In this dossier I am"))

    def keep(self) -> None:
        """Remember the choice; what is no contact leaves things as they were."""
        chosen = self.editor.values()[0] or ""
        if self.editor.problem() or chosen == next(iter(self._known), ""):
            return
        self._desk.settings.be(chosen, self._known)
        # Nothing was written, but what pages show of "mine" is another's now.
        self._desk.changed.emit(frozenset({"cover"}))
