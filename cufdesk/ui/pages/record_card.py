"""The card beside a list: a record's heading, what the rules say of it, its form, and Save."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.desk import ToSend
from cufdesk.ui.merging.findings import conflict_lines
from cufdesk.ui.pages.gate_lines import held_lines
from cufdesk.ui.pages.page import Unsaved
from cufdesk.ui.parts.dialogs import confirm
from cufdesk.ui.parts.editor import FormContext
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.form import Form, emptied
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import button, column, icon_button, picture, row, rule, words

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.subject import Finding, Subject

_LOW = 400  # logical pixels of height: below, the heading takes one line
_AFTER_EDIT = 120  # milliseconds until the rules are asked again while somebody types


class RecordCard(QFrame):
    """Shows one record of a subject, or what to do when there is none."""

    save_asked = Signal()
    cancel_asked = Signal()
    delete_asked = Signal()
    back_asked = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, subject: Subject) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.desk = desk
        self.subject = subject
        self.is_new = False
        self.names = Names(desk.lists)
        self.form: Form | None = None
        self._read_only = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self._placeholder())
        self._rules_timer = QTimer(self, singleShot=True, interval=_AFTER_EDIT)
        self._rules_timer.timeout.connect(self._show_findings)

    # the record ------------------------------------------------------------------------------------------

    @property
    def record(self) -> Any:
        """The record that is shown, as it was read; None without one."""
        return self.form.shown if self.form is not None and self._stack.currentIndex() == 1 else None

    def show_record(self, record: Any, *, is_new: bool = False) -> None:
        """Show a record, stored or new."""
        form = self._made_form()
        self.is_new = is_new
        self.names.forget()
        form.show_record(record)
        self._stack.setCurrentIndex(1)
        self._area.verticalScrollBar().setValue(0)
        self._show_heading()
        self._show_findings()
        self._show_state()
        self.desk.shown_anew.emit()

    def show_edit(self, edit: Unsaved) -> None:
        """Show a record with edits that are not saved; without `shown`, a new one is typed into."""
        shown = edit.shown if edit.shown is not None else emptied(edit.mine, self.subject.groups)
        self.show_record(shown, is_new=edit.is_new)
        if self.form is not None:
            self.form.replay(edit.mine)
            self.form.type_again(edit.typed)

    def show_beneath(self, record: Any) -> None:
        """Show a record that was changed elsewhere; what the person has typed stays, unsaved."""
        if self.form is None or not self.is_edited():
            self.show_record(record)
            return
        self.form.show_beneath(record)
        self._show_heading()
        self._show_findings()
        self._show_state()

    def look_again(self) -> None:
        """Say anew what the rules, and copies that met, say of the record: it stands as it was."""
        self._show_findings()

    def show_part(self, part_id: str) -> None:
        """Go to a part of the record, wherever in the form it stands."""
        from cufdesk.ui.parts.children import PartsEditor

        for cell in self.form.cells if self.form is not None else ():
            if isinstance(cell.editor, PartsEditor) and cell.editor.focus_part(part_id):
                return

    def show_field(self, record_id: str, field: str) -> None:
        """Open the form of a part at a field, or go to the field of the record itself."""
        from cufdesk.ui.parts.places import open_at

        if self.form is not None and self.record is not None:
            open_at(self.form, str(self.record.id), record_id, field)

    def first_field(self) -> QWidget | None:
        """Return the first field that takes the keyboard, if a record is shown."""
        return self.form.first_field() if self.form is not None and self.record is not None else None

    def first_stop(self) -> QWidget | None:
        """Return what Tab leads to from the list: the first field, or what is to be done above it."""
        return self.first_field()

    def focus_first(self) -> None:
        """Take the keyboard to the first field."""
        if self.form is not None:
            self.form.focus_first()

    def show_nothing(self) -> None:
        """Show that no record is chosen."""
        self.is_new = False
        self._stack.setCurrentIndex(0)
        self.desk.shown_anew.emit()

    def show_choice(self, shown: bool) -> None:
        """Ask for a choice in the list only where the list holds something."""
        for said in self._asking:
            said.setVisible(shown)

    def sure_to_delete(self) -> bool:
        """Ask whether the record may go, with what goes along."""
        name = self.subject.name(self.record) or _("Without a name")
        along = self.subject.contents(self.record)
        said = _("“{name}” and all that its form shows will be deleted.").format(name=name)
        if along:
            parts = ", ".join(f"{label} ({count})" for label, count in along)
            said += " " + _("With it go: {parts}.").format(parts=parts)
        return confirm(self, _("Delete “{name}”?").format(name=name), said, _("Delete"), danger=True)

    def is_edited(self) -> bool:
        """Tell whether the form holds something that is not stored."""
        return self.record is not None and self.form is not None and self.form.is_edited()

    def standing(self) -> Unsaved | None:
        """Return the record that is shown with what is typed, saved or not; None without one."""
        form, subject = self.form, self.subject
        if form is None or self.record is None:
            return None
        mine = form.draft()
        title = subject.name(mine) or (_(subject.new) if self.is_new else _("Without a name"))
        return Unsaved(subject.kind, title, form.shown, mine, self.is_new, form.typed())

    def unsaved(self) -> Unsaved | None:
        """Return what is not stored of the form and of the dialogs open over it, if anything is."""
        has_draft = self.form is not None and not self._read_only and self.form.has_draft()
        return self.standing() if has_draft else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the person read, not change."""
        self._read_only = read_only
        if self.form is not None:
            self.form.set_read_only(read_only)
            self._show_state()

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list where the list has no room beside."""
        self._made_form()
        self._back.setVisible(shown)

    # building --------------------------------------------------------------------------------------------

    def _placeholder(self) -> QWidget:
        widget = QWidget()
        inside = column(widget, margins=24, spacing=10)
        inside.addStretch(2)
        sign = picture(self.subject.icon, 34, "border_strong")
        inside.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        text = words(_("Choose an entry in the list to see and edit it here."), "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(text)
        inside.addStretch(3)
        self._asking: tuple[QWidget, ...] = (sign, text)
        self.show_choice(False)
        return widget

    def _made_form(self) -> Form:
        """Return the form, made when it is first needed."""
        if self.form is None:
            self.form = Form(FormContext(self.desk, self.names), self.subject.groups)
            self.form.edited.connect(self._note_edit)
            self._stack.addWidget(self._assembled(self.form))
            for before, after in pairwise((self._save, self._back, *self._head_acts())):
                QWidget.setTabOrder(before, after)
            self._fit()
            self.form.set_read_only(self._read_only)
        return self.form

    def _assembled(self, form: Form) -> QWidget:
        widget = QWidget()
        outside = column(widget, spacing=0)
        outside.addLayout(self._head())
        inside = QWidget()
        inside.setProperty("role", "inside")
        self._content = content = column(inside, spacing=14)
        content.setContentsMargins(22, 4, 20, 18)
        self._findings: QVBoxLayout = column(spacing=5)
        content.addLayout(self._findings)
        content.addWidget(form)
        content.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        outside.addWidget(self._area, 1)
        outside.addWidget(rule())
        outside.addLayout(self._foot())
        return widget

    def _head(self) -> Any:
        self._head_line = line = row(spacing=6)
        self._back = icon_button("chevron-left", _("Back to the list"), self.back_asked.emit)
        self._back.hide()
        texts = column(spacing=2)
        self._title = Elided("", "title")
        self._detail = Elided("", "muted")
        self._not_kept = words(_("Not kept yet: fill in what you know, then save."), "muted", wrap=True)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        texts.addWidget(self._not_kept)
        line.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self._print = icon_button("printer", _("Print this record…"), self._print_record)
        self._send = icon_button("send", _("Send this record…"), self._send_record)
        if not self.subject.prints:
            self._print.hide()
            self._send.hide()
        self._history = icon_button("history", _("History of this record"), self._show_history)
        self._delete = icon_button("trash-2", _("Delete…"), self.delete_asked.emit)
        line.addWidget(self._print, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._send, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._history, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _foot(self) -> Any:
        self._foot_line = line = row(spacing=10)
        self._state = Elided("", "small")
        self._cancel = button(_("Cancel"), self.cancel_asked.emit, tip=_("Take the changes back (Esc)"))
        self._save = button(
            _("Save"), self.save_asked.emit, icon="check", primary=True, tip=_("Save (Ctrl+S)")
        )
        line.addWidget(self._state, 1)
        line.addWidget(self._cancel)
        line.addWidget(self._save)
        return line

    # what is shown around the form -----------------------------------------------------------------------

    def _note_edit(self) -> None:
        self._show_state()
        self._rules_timer.start()
        self.edited.emit()

    def _show_heading(self) -> None:
        self._fit()
        if self.is_new:
            self._title.show_text(_(self.subject.new))
            return
        record = self.record
        self._title.show_text(self.subject.name(record) or _("Without a name"))
        self._detail.show_text(self.subject.detail(record, self.names))

    def _show_state(self) -> None:
        is_edited = self.is_edited()
        self._save.setEnabled(is_edited and not self._read_only)
        self._cancel.setEnabled(is_edited or self.is_new)
        self._delete.setEnabled(not self.is_new and not self._read_only)
        self._print.setEnabled(not self.is_new)
        self._send.setEnabled(not self.is_new and not self._read_only)
        self._history.setEnabled(not self.is_new)
        if self._read_only:
            self._state.show_text(_("This dossier can only be read."))
        else:
            self._state.show_text(_("Not saved yet") if is_edited else "")

    def _show_findings(self) -> None:
        while (item := self._findings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # before what takes its place is drawn
                widget.deleteLater()
        if self.form is None or self.record is None:
            return
        record = self.form.record()
        for widget in (*self.subject.above(record, self.desk), *held_lines(self.desk, record)):
            self._findings.addWidget(widget)
        for finding in self.subject.findings(record, self.desk):
            self._findings.addWidget(_finding_line(finding))
        if not self.is_new:
            for line in conflict_lines(self.desk, self.record):
                self._findings.addWidget(line)

    def _print_record(self) -> None:
        if self.record is not None:
            self.desk.print_document(self.subject.prints, self.record.id)

    def _send_record(self) -> None:
        if self.record is not None:
            self.desk.send_document(ToSend(self.subject.prints, self.record.id))

    def _head_acts(self) -> tuple[QWidget, ...]:
        """Return the buttons beside the heading, from left to right."""
        return self._print, self._send, self._history, self._delete

    def _show_history(self) -> None:
        if self.record is not None:
            self.desk.show_history(self.record.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.form is not None:
            self._fit()

    def _fit(self) -> None:
        """Leave the form what room there is in a low window."""
        low = self.height() < _LOW
        self._detail.setVisible(not low and not self.is_new)
        self._not_kept.setVisible(not low and self.is_new)
        self._head_line.setContentsMargins(*((14, 6, 8, 2) if low else (22, 16, 14, 10)))
        self._foot_line.setContentsMargins(*((14, 5, 10, 6) if low else (22, 10, 18, 12)))


def _finding_line(finding: Finding) -> QWidget:
    icons = {
        True: ("circle-check", "success"),
        False: ("triangle-alert", "warning"),
        None: ("circle-dashed", "muted"),
    }
    icon, shade = icons[finding.holds]
    widget = QWidget()
    line = row(widget, spacing=8)
    line.addWidget(picture(icon, 17, shade), 0, Qt.AlignmentFlag.AlignTop)
    sentence: QLabel = words(finding.sentence, wrap=True)
    line.addWidget(sentence, 1)
    return widget
