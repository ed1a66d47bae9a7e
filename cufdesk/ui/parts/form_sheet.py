"""A form in a dialog: for a part of a record (a decision, a seat), or for a record made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import Sheet, ask_unsaved
from cufdesk.ui.parts.editor import FormContext
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import button, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.editor import Group

_WIDTH = 660


class FormSheet(Sheet):
    """Edits one or more records; `records` gives them, `stored` what the `store` of the caller made of them.

    Esc asks when something was entered. Without `store` nothing is written: the caller takes the records.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        groups: Sequence[tuple[Group | Sequence[Group], Any]],
        parent: QWidget | None = None,
        *,
        accept: str = "",
        width: int = _WIDTH,
        store: Callable[[list[Any]], Any] | None = None,
    ) -> None:
        super().__init__(title, parent, width=width)
        self._store = store
        self.stored: Any = None
        context = FormContext(desk, Names(desk.lists))
        self.forms = [Form(context, _as_groups(part)) for part, _record in groups]
        for form, (_part, record) in zip(self.forms, groups, strict=True):
            form.show_record(record)
        self._lay_out()
        self._refusal = words("", "error", wrap=True)
        self._refusal.hide()
        self.content.addWidget(self._refusal)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(accept or _("Apply"), self.accept, primary=True), default=True)
        QShortcut(QKeySequence("Ctrl+S"), self, self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.forms[0].focus_first()

    def _lay_out(self) -> None:
        for form in self.forms:
            self.content.addWidget(form)
        self.content.addStretch(1)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take no more height than the fields need, which is known once they are laid out."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._shrink)

    def _shrink(self) -> None:
        inside = self._area.widget()
        spare = self._area.height() - inside.sizeHint().height() if inside is not None else 0
        if spare > 0:
            self.resize(self.width(), self.height() - spare)

    def records(self) -> list[Any]:
        """Return the records as the person has them now."""
        return [form.record() for form in self.forms]

    def is_edited(self) -> bool:
        """Tell whether something was entered."""
        return any(form.is_edited() for form in self.forms)

    @override
    def accept(self) -> None:
        if any([form.check() for form in reversed(self.forms)]):  # noqa: C419 - every form marks its fields
            return
        if self._store is not None:
            try:
                self.stored = self._store(self.records())
            except Refusal as refusal:
                self._refusal.setText(refusal.sentence)
                self._refusal.show()
                return
        super().accept()

    @override
    def reject(self) -> None:
        if self.is_edited() and not ask_unsaved(self, self.heading.text(), self._saved):
            return
        if self.isVisible():
            super().reject()

    def _saved(self) -> bool:
        """Accept instead of leaving; the sheet is closed then."""
        self.accept()
        return not self.isVisible()


def _as_groups(part: Group | Sequence[Group]) -> list[Group]:
    from cufdesk.ui.parts.editor import Group

    return [part] if isinstance(part, Group) else list(part)
