"""What is to become of several lines at once: only what is ticked changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.editor import Editor, FormContext
from cufdesk.ui.parts.labelled import choice, chosen_key
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import column, named, words
from cufdesk.ui.parts.reference import ReferenceEditor
from cufdesk.ui.register.work_sheet import WorkSheet, said_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.domain.register import Line
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.register import Changes


class Ticked(QWidget):
    """A field that counts only where its box is ticked; whoever enters something ticks it."""

    def __init__(self, label: str, field: QWidget, focus: QWidget | None = None) -> None:
        super().__init__()
        self.box = QCheckBox(label)
        self.field = field
        named(focus or field, label)
        self.error = words("", "error", wrap=True)
        self.error.hide()
        inside = column(self, spacing=4)
        inside.addWidget(self.box)
        inside.addWidget(field)
        inside.addWidget(self.error)

    def tick(self, *_entered: object) -> None:
        """Count from now on."""
        self.box.setChecked(True)

    @property
    def counts(self) -> bool:
        """Tell whether the field is to be taken."""
        return self.box.isChecked()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the field, or nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


class ChangeSheet(WorkSheet):
    """Offers what all chosen lines have: decisions a theme, actions who, when and what they engage."""

    def __init__(self, desk: Desk, lines: Sequence[Line], themes: Sequence[str], parent: QWidget) -> None:
        super().__init__(desk, _("Change lines of the register"), _("Change"), lines, parent)
        self.fields: dict[str, Ticked] = {}
        self.editors: dict[str, Editor] = {}
        self.choices: dict[str, QComboBox] = {}
        hint = _("Only what is ticked changes; a ticked field that is empty takes away what was there.")
        self.content.addWidget(words(hint, "small", wrap=True))
        self._add_choice("state", _("State"), "decision_state", empty=False)
        kinds = {line.kind for line in lines}
        if kinds == {"action"}:
            context = FormContext(desk, Names(desk.lists))
            self._add_reference("person", _("Responsible person"), context, "person")
            self._add_reference("body", _("Responsible body"), context, "organisation")
            day = DayEditor()
            self._add_editor("deadline", _("Deadline"), day, day.widget)
            self._add_choice("nature", _("What it engages"), "action_nature", empty=True)
        elif kinds == {"decision"}:
            self._add_theme(themes)
        else:
            mixed = _("Decisions and actions together have only a state in common.")
            self.content.addWidget(words(mixed, "small", wrap=True))
        self.end(self.work)
        self.fields["state"].box.setFocus()

    def _add(self, name: str, made: Ticked) -> Ticked:
        self.fields[name] = made
        self.content.addWidget(made)
        return made

    def _add_choice(self, name: str, label: str, group: str, *, empty: bool) -> None:
        from cufdesk.words import WORDS

        entries = {"": "–"} if empty else {}
        field = choice(entries | {key: _(word) for key, word in WORDS[group].items()})
        self.choices[name] = field
        field.activated.connect(self._add(name, Ticked(label, field)).tick)

    def _add_reference(self, name: str, label: str, context: FormContext, kind: str) -> None:
        editor = ReferenceEditor(context, kind)
        self._add_editor(name, label, editor, editor.line)

    def _add_editor(self, name: str, label: str, editor: Editor, focus: QWidget) -> None:
        self.editors[name] = editor
        editor.edited = self._add(name, Ticked(label, editor.widget, focus)).tick

    def _add_theme(self, themes: Sequence[str]) -> None:
        field = QComboBox()
        field.setEditable(True)
        field.addItems(["", *themes])
        self.choices["theme"] = field
        field.editTextChanged.connect(self._add("theme", Ticked(_("Theme"), field)).tick)

    def changes(self) -> Changes | None:
        """Return what is ticked; None where a field has to be looked at again."""
        from cufdesk.usecases.register import Changes

        wrong = {name: editor.problem() for name, editor in self.editors.items() if self.fields[name].counts}
        for name, made in self.fields.items():
            made.show_error(wrong.get(name, ""))
        if any(wrong.values()):
            self.fit_later()
            return None
        taken: dict[str, Any] = {name: self._value(name) for name, made in self.fields.items() if made.counts}
        day: date | None = self.desk.today() if "state" in taken else None
        return Changes(**taken, day=day)

    def _value(self, name: str) -> Any:
        """Return what is entered; an empty field is an empty text."""
        if name in self.editors:
            return self.editors[name].values()[0] or ""
        field = self.choices[name]
        return field.currentText().strip() if name == "theme" else chosen_key(field)

    def work(self) -> None:
        """Change all lines, or say why not."""
        changes = self.changes()
        if changes is None:
            return
        from cufdesk.usecases.register import change_lines

        def work(dossier: Dossier, job: Job) -> int:
            return change_lines(dossier, self.ids, changes, progress=job.progress)

        done: Callable[[int], str] = said_changed
        self.run(work, _("Changing the register…"), done)
