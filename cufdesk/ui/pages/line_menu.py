"""What a line of minutes can become: a menu beside its list, also by the right mouse button or Shift+F10.

The line becomes it at once, in a write of its own. What stands in the form and is not saved is saved first,
or the person stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.children import PartList, PartsEditor
from cufdesk.ui.parts.editor import Field
from cufdesk.ui.parts.menu_places import at_current_row
from cufdesk.ui.parts.pieces import icon_button, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.editor import FormContext

_SHORT = 48  # characters of a line's words in a menu


class Turn(NamedTuple):
    """What a line can become, or a menu of such; `run` returns the id of the line that there is then."""

    label: str
    run: Callable[[Dossier], object] | None = None
    more: Sequence[Turn] = ()
    chosen: bool = False


Turns = list[Turn]
Ways: TypeAlias = "Callable[[Any, Sequence[Any], Desk], Turns]"


def lines(key: str, label: str, spec: PartList, turns: Ways) -> Field:
    """Declare a list of lines; `turns` tells what one of them can become, given all and the desk."""
    return Field((key,), label, lambda context: LinesEditor(context, spec, turns), depends="id")


class LinesEditor(PartsEditor):
    """Shows lines that can become others."""

    def __init__(self, context: FormContext, spec: PartList, turns: Ways) -> None:
        self._turns = turns
        super().__init__(context, spec)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._show_at)
        self._keys = _MenuKeys(self)
        self.rows.installEventFilter(self._keys)

    @override
    def _made_buttons(self) -> QHBoxLayout:
        line = super()._made_buttons()
        self.become = icon_button("ellipsis", _("Make it another kind of line (Shift+F10)"), self._show_below)
        line.insertWidget(line.indexOf(self._edit), self.become)
        return line

    @override
    def _enable(self) -> None:
        super()._enable()
        self.become.setEnabled(self._place() >= 0 and not self._read_only)

    def menu(self) -> QMenu:
        """Return what the chosen line can become."""
        made = QMenu(self.widget)
        place = self._place()
        if place >= 0 and not self._read_only:
            self._fill_menu(made, self._turns(self._parts[place], self._parts, self._context.desk))
        return made

    def _fill_menu(self, menu: QMenu, turns: Sequence[Turn]) -> None:
        for turn in turns:
            if turn.more:
                self._fill_menu(menu.addMenu(plain(turn.label)), turn.more)
            elif turn.run is None:
                menu.addSeparator()
            else:
                act = menu.addAction(plain(turn.label))
                act.setCheckable(turn.chosen)
                act.setChecked(turn.chosen)
                act.triggered.connect(lambda _checked=False, run=turn.run: self.turn(run))

    def _show_below(self) -> None:
        self.menu().exec(self.become.mapToGlobal(QPoint(0, self.become.height())))

    def _show_at(self, place: QPoint) -> None:
        self._show(self.rows.viewport().mapToGlobal(place))

    def show_at_row(self) -> None:
        """Open the menu under the chosen line, as the keyboard asks for it."""
        self._show(at_current_row(self.rows))

    def _show(self, place: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.exec(place)

    def turn(self, run: Callable[[Dossier], object]) -> None:
        """Save what stands in the form, then let a line become another, and go to it."""
        if not self._saved():
            return
        desk = self._context.desk
        try:
            made = run(desk.dossier)
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.notify(_("The line is changed (Ctrl+Z to undo)."))
        if isinstance(made, str):
            QTimer.singleShot(0, self.rows, lambda: self.focus_part(made))

    def _saved(self) -> bool:
        """Save the record that the lines are parts of; tell whether nothing is left unsaved."""
        from cufdesk.ui.pages.record_page import RecordPage

        page: QWidget | None = self.widget
        while page is not None and not isinstance(page, RecordPage):
            page = page.parentWidget()
        if page is None:
            return False
        page.save()
        return not page.card.is_edited()


class _MenuKeys(QObject):
    """Opens the menu at the chosen line when a key asks for it: Qt names the middle of the list then."""

    def __init__(self, editor: LinesEditor) -> None:
        super().__init__(editor.widget)
        self._editor = editor

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._editor.show_at_row()
            return True
        return super().eventFilter(watched, event)


# what lines of minutes can become ----------------------------------------------------------------------


def of_a_decision(decision: Any, decisions: Sequence[Any], _desk: Desk) -> Turns:
    """Return what a decision, each line of its context, and each action of it, can become."""
    from cufdesk.usecases import line_kinds

    own, place = decision.id, [one.id for one in decisions].index(decision.id)
    turns = [Turn(_("How firm it is"), more=_modalities(decision))]
    if place > 0:
        label = _("Action of {number}").format(number=_number(decisions[place - 1]))
        turns.append(Turn(label, lambda dossier: line_kinds.decision_to_action(dossier, own)))
    if contexts := _contexts(own, [one for one in decisions if one.id != own]):
        turns.append(Turn(_("Context of another decision"), more=contexts))
    turns.append(Turn(_("Note of the agenda"), lambda dossier: line_kinds.to_note(dossier, own)))
    if told := _of_the_context(decision):
        turns.append(Turn(_("A line of its context"), more=told))
    if decision.actions:
        turns.append(Turn(""))
    return [*turns, *(Turn(_named(a), more=_of_an_action(a, decisions)) for a in decision.actions)]


def _of_the_context(decision: Any) -> Turns:
    from cufdesk.usecases import context_lines

    own, number = decision.id, _number(decision)

    def turns(place: int) -> Turns:
        return [
            Turn(_("Decision"), lambda dossier: context_lines.context_to_decision(dossier, own, place)),
            Turn(
                _("Action of {number}").format(number=number),
                lambda dossier: context_lines.context_to_action(dossier, own, place),
            ),
            Turn(_("Note of the agenda"), lambda dossier: context_lines.context_to_note(dossier, own, place)),
        ]

    found = enumerate(context_lines.context_lines(decision.context))
    return [Turn(_short(line.in_language(screen_language())), more=turns(place)) for place, line in found]


def _of_an_action(action: Any, decisions: Sequence[Any]) -> Turns:
    from cufdesk.usecases import line_kinds

    own = action.id
    return [
        Turn(_("How firm it is"), more=_modalities(action)),
        Turn(_("Decision of its own"), lambda dossier: line_kinds.action_to_decision(dossier, own)),
        Turn(_("Context of a decision"), more=_contexts(own, decisions)),
        Turn(_("Note of the agenda"), lambda dossier: line_kinds.to_note(dossier, own)),
    ]


def of_a_point(item: Any, _items: Sequence[Any], desk: Desk) -> Turns:
    """Return what a point of the agenda can become: a decision, or a part of one that is stored."""
    from cufdesk.domain.meetings import Meeting
    from cufdesk.usecases import line_kinds

    own = item.id
    with desk.dossier.read() as reading:
        meeting = reading.get(Meeting, item.meeting_id)
    decisions = meeting.decisions if meeting else []

    def part_of(turn: Callable[[Dossier, str, str], str]) -> Turns:
        def of(decision_id: str) -> Callable[[Dossier], object]:
            return lambda dossier: turn(dossier, own, decision_id)

        return [Turn(_named(decision), of(decision.id)) for decision in decisions]

    turns = [Turn(_("Decision"), lambda dossier: line_kinds.note_to_decision(dossier, own))]
    if decisions:
        turns.append(Turn(_("Action of a decision"), more=part_of(line_kinds.note_to_action)))
        turns.append(Turn(_("Context of a decision"), more=part_of(line_kinds.note_to_context)))
    return turns


def _modalities(line: Any) -> Turns:
    from cufdesk.usecases import line_kinds
    from cufdesk.words import MODALITY

    def say(key: str) -> Callable[[Dossier], object]:
        return lambda dossier: line_kinds.change_modality(dossier, line.id, key)

    return [
        Turn(screen_translator().word("modality", k), say(k), chosen=line.modality == k) for k in MODALITY
    ]


def _contexts(line_id: str, decisions: Sequence[Any]) -> Turns:
    from cufdesk.usecases import line_kinds

    def of(decision_id: str) -> Callable[[Dossier], object]:
        return lambda dossier: line_kinds.to_context(dossier, line_id, decision_id)

    return [Turn(_named(decision), of(decision.id)) for decision in decisions]


def _named(line: Any) -> str:
    """Return a line as a menu names it: its number, and the beginning of its words."""
    language = screen_language()
    title = getattr(line, "title", None)
    short = _short((title or line.text).in_language(language))
    return f"{line.number} · {short}" if line.number else short


def _short(text: str) -> str:
    words = text.partition("\n")[0]
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def _number(decision: Any) -> str:
    return str(decision.number) or _named(decision)
