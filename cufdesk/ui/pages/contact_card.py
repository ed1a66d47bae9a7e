"""The card of a person or a body: beside its form a field to paste into, likely twins, and what is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.record_card import RecordCard
from cufdesk.ui.parts.filling import add_note, drop_body_note, fill
from cufdesk.ui.parts.pieces import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.likely_line import TwinsAsker
    from cufdesk.ui.pages.subject import Subject
    from cufdesk.ui.parts.form import Form
    from cufdesk.usecases.pasted import Pasted


class ContactCard(RecordCard):
    """Shows a contact; `next_asked` saves and begins the next one."""

    next_asked = Signal()

    def __init__(self, desk: Desk, subject: Subject, asker: TwinsAsker) -> None:
        self._asker = asker
        super().__init__(desk, subject)
        self.edited.connect(self._look_for_twins)

    @override
    def _assembled(self, form: Form) -> QWidget:
        from cufdesk.ui.pages.likely_line import LikelyLine
        from cufdesk.ui.pages.linked import LinkedRecords
        from cufdesk.ui.parts.paste_box import PasteBox

        widget = super()._assembled(form)
        self.paste = PasteBox(self.desk)
        self.likely = LikelyLine(self._asker)
        self.linked = LinkedRecords(self.desk, self.subject.kind)
        lead = self.linked.lead()
        lead.clicked.connect(self._go_to_linked)
        self.paste.watch(form)
        self.paste.read.connect(self._fill)
        self.paste.skipped.connect(lambda: form.replay(form.shown))
        self.paste.notes_asked.connect(lambda text: add_note(form, text))
        self.paste.body_asked.connect(self._make_body)
        self.likely.opened.connect(lambda record_id: self.desk.show_record(self.subject.kind, record_id))
        self.likely.dismissed.connect(self._tell_apart)
        for made in (lead, self.likely, self.paste):
            self._content.insertWidget(0, made)
        self._content.setAlignment(lead, Qt.AlignmentFlag.AlignLeft)
        self._content.insertWidget(self._content.count() - 1, self.linked)
        self._next = button(
            _("And another"), self.next_asked.emit, tip=_("Save and begin the next one (Ctrl+Enter)")
        )
        self._foot_line.insertWidget(self._foot_line.count() - 1, self._next)
        return widget

    @override
    def show_record(self, record: Any, *, is_new: bool = False) -> None:
        super().show_record(record, is_new=is_new)
        self.paste.setVisible(is_new and not self.desk.read_only)
        self.paste.begin()
        self.likely.begin()
        self.linked.show_of("" if is_new else record.id)

    @override
    def look_again(self) -> None:
        super().look_again()
        if self.record is not None and not self.is_new:
            self.linked.show_of(self.record.id)

    @override
    def _show_state(self) -> None:
        super()._show_state()
        self._next.setVisible(self.is_new)
        self._next.setEnabled(self._save.isEnabled())
        if self.is_new and not self.desk.read_only:
            self._state.setText("")  # the heading says so, and the buttons need the room

    # pasted ----------------------------------------------------------------------------------------------

    def waiting(self) -> list[Pasted]:
        """Return who was pasted together with the one that is shown, and comes after."""
        return self.paste.waiting() if self.form is not None and self.is_new else []

    def go_on(self, waiting: Sequence[Pasted]) -> None:
        """Fill the form that is shown with the next one."""
        self.paste.go_on(waiting)

    def _fill(self, pasted: Pasted) -> None:
        form = self.form
        if form is None or not self.is_new:
            return
        is_body = hasattr(form.shown, "acronym")
        if is_body and pasted.body is None:
            self.paste.refuse(_("This text names a person: paste it into a new person."))
        elif pasted.body is not None and not is_body:
            self.paste.refuse(_("Nobody signs this text: paste it into a new body."))
        else:
            fill(form, pasted)
            self.focus_first()

    def _make_body(self, place: int, name: str) -> None:
        """Make the body of a function that was read, and have the function name it."""
        from cufdesk.ui.parts.children import PartsEditor
        from cufdesk.ui.parts.form import with_values
        from cufdesk.ui.parts.quick_create import create

        form = self.form
        editor = form.editor("positions") if form is not None else None
        if form is None or not isinstance(editor, PartsEditor):
            return
        hit = create(self.desk, "organisation", name, self)
        without = [part for part in editor.values()[0] if part.organisation_id is None]
        if hit is not None and without:
            self.names.keep(hit)
            editor.put(with_values(without[min(place, len(without) - 1)], {"organisation_id": hit.id}))
            drop_body_note(form, name)

    # twins -----------------------------------------------------------------------------------------------

    def _look_for_twins(self) -> None:
        if self.form is not None and self.is_edited():
            self.likely.look(self.form.draft())

    def others(self) -> set[str]:
        """Return the records that a new one is not, as the person has said of it already."""
        return set(self.likely.others) if self.form is not None and self.is_new else set()

    def _tell_apart(self, other: str) -> None:
        """Remember that a stored record is not another one; of a new one it is said once it is stored."""
        if not self.is_new and self.record is not None:
            tell_apart(self.desk, self.subject.kind, self.record.id, {other})

    # linked ----------------------------------------------------------------------------------------------

    def _go_to_linked(self) -> None:
        self.linked.enter()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(self.linked.y() - 8))


def tell_apart(desk: Desk, kind: str, record_id: str, others: set[str]) -> None:
    """Remember that a record is none of some others."""
    from cufdesk.usecases.uniting import say_not_same

    try:
        for other in sorted(others):
            say_not_same(desk.dossier, kind, record_id, other)
    except Refusal as refusal:
        desk.refuse(refusal)
