"""The window in which minutes are taken while people speak: one line, and above it what was noted so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.reading.captured import captured, deadline_of
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.editor import LineEdit
from cufdesk.ui.parts.fitting import fit_above
from cufdesk.ui.parts.pieces import button, card, column, named, restyle, row, words
from cufdesk.ui.room.naming import Naming
from cufdesk.ui.theme import colour
from cufdesk.usecases.capturing import capture, line_of, retype
from cufdesk.usecases.room_names import names_of
from cufdesk.usecases.room_notes import room_notes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.room_notes import NotedDecision

_SIZE = (1120, 760)
_TOPIC = "in-the-room"
_ID = Qt.ItemDataRole.UserRole
_NUMBER, _WORDS, _WHO, _WHEN = range(4)
_WIDTHS = {_NUMBER: 86, _WHO: 220, _WHEN: 170}


class RoomWindow(QDialog):
    """Takes lines in for one meeting; every line is stored as soon as it is typed."""

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Minutes in the room"))
        self.setMinimumSize(460, 360)
        self._desk = desk
        self._meeting_id = meeting_id
        self._retyped = ""
        self.notes = room_notes(desk.dossier, meeting_id)
        outside = column(self, spacing=12)
        outside.setContentsMargins(24, 18, 24, 18)
        outside.addLayout(self._head())
        outside.addWidget(self._body(), 1)
        outside.addWidget(self._entry())
        outside.addLayout(self._foot())
        self._connect()
        fit_above(self, _SIZE)
        self.look()
        self.line.setFocus()

    # building --------------------------------------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        head = column(spacing=4)
        head.addWidget(words(self.notes.title, "title", wrap=True))
        self.told = words("", "muted", wrap=True)
        head.addWidget(self.told)
        return head

    def _body(self) -> QWidget:
        frame, inside = card(margins=6)
        self.list = named(QTreeWidget(), _("What was noted"))
        self.list.setProperty("role", "rows")
        self.list.setHeaderLabels([_("No."), _("Words"), _("Responsible"), _("Deadline")])
        self.list.setWordWrap(True)
        self.list.setIndentation(18)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        for place, width in _WIDTHS.items():
            header.resizeSection(place, width)
        inside.addWidget(self.list)
        return frame

    def _entry(self) -> QWidget:
        frame, inside = card(margins=12, spacing=4)
        self.line = named(LineEdit(), _("Line to note"))
        self.line.setProperty("role", "palette")
        self.line.setPlaceholderText(_("D decision · A action · I information · @ who · > when"))
        self.understood = words("", "small", wrap=True)
        inside.addWidget(self.line)
        inside.addWidget(self.understood)
        self.naming = Naming(self.line)
        self._know()
        return frame

    def _know(self) -> None:
        """Learn who can be named after @."""
        with self._desk.dossier.read() as reading:
            self._names = names_of(reading)
        self.naming.know(self._names.shown)

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        keys = _("Enter: note · ↑: type the last line over · Ctrl+Z: take it back · Esc: close")
        foot.addWidget(words(keys, "small", wrap=True), 1)
        self.read_button = button(
            _("Read back…"), self.read_back, icon="list-checks", primary=True, tip=_("Ctrl+Enter")
        )
        self.draft_button = button(_("Draft PDF"), self.draft, icon="file-text", tip=_("Ctrl+P"))
        for made in (self.draft_button, self.read_button):
            made.setAutoDefault(False)
            foot.addWidget(made)
        return foot

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.keep)
        self.line.textChanged.connect(self._tell)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda item: self.type_over(str(item.data(_NUMBER, _ID))))
        self._desk.changed.connect(self._changed)
        for keys, run in (
            ("Ctrl+Return", self.read_back),
            ("Ctrl+Enter", self.read_back),
            ("Ctrl+P", self.draft),
            ("F1", self._show_chapter),
        ):
            QShortcut(QKeySequence(keys), self, run)

    # showing ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Show what the meeting holds now, the last line in sight."""
        self.notes = room_notes(self._desk.dossier, self._meeting_id)
        self.list.clear()
        for decision in self.notes.decisions:
            self.list.addTopLevelItem(_decision_item(decision))
        self.list.expandAll()
        self.list.doItemsLayout()
        self.list.scrollToBottom()
        self.told.setText(self._counted())
        self.read_button.setEnabled(bool(self.notes.decisions))
        self._tell()

    def _counted(self) -> str:
        decisions, actions = len(self.notes.decisions), sum(1 for _action in self.notes.actions)
        parts = [
            self.notes.when_and_where,
            ngettext("{n} decision", "{n} decisions", decisions).format(n=decisions),
            ngettext("{n} action", "{n} actions", actions).format(n=actions),
        ]
        if left := self.notes.without_who:
            parts.append(
                ngettext("{n} without a responsible", "{n} without a responsible", left).format(n=left)
            )
        if left := self.notes.without_when:
            parts.append(ngettext("{n} without a deadline", "{n} without a deadline", left).format(n=left))
        return " · ".join(part for part in parts if part)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"person", "organisation"}:
            self._know()
        if kinds & {"meeting", "decision", "action", "co_responsible", "person", "organisation"}:
            try:
                self.look()
            except Refusal:  # the meeting was deleted, or its making undone
                self.reject()

    def _tell(self) -> None:
        """Say what the line that is being typed would become."""
        said = captured(self.line.text())
        kinds = {"decision": _("Decision"), "action": _("Action"), "information": _("Information")}
        parts = [kinds.get(said.kind, "")]
        if said.kind == "action" and (target := self._target()):
            parts[0] = _("Action of {decision}").format(decision=target.number)
        elif not said.kind and (said.who or said.when) and not said.text:
            parts[0] = _("Of what was noted last")
        elif not said.kind and said.text:
            parts[0] = _("Context of what was noted last")
        for who in said.who:
            known = self._names.knows(who)
            parts.append(_("{who} (known)").format(who=who) if known else who)
        if said.when:
            parts.append(self._told_day(said.when))
        if self._retyped and any(parts):
            parts.insert(0, _("Typed over"))
        self._say(" · ".join(part for part in parts if part))

    def _told_day(self, when: str) -> str:
        day, precision = deadline_of(when, self.notes.language, self.notes.day)
        if day is None:
            return _("{words}: no date").format(words=when)
        told = screen_translator().date(day)
        return told if precision == "exact" else _("about {day}").format(day=told)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.understood.setText(text)
        self.understood.setProperty("role", "error" if wrong else "small")
        restyle(self.understood, "role", "error" if wrong else "small")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()  # rows are as high as their words at this width

    # acts ------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Note the line, or put it in the place of the one that is typed over."""
        text = self.line.text()
        try:
            if self._retyped:
                retype(self._desk.dossier, self._meeting_id, self._retyped, text, self._names)
            else:
                target = self._target()
                decision = target.id if target else None
                capture(self._desk.dossier, self._meeting_id, text, decision, self._names)
        except Refusal as refusal:
            self._say(refusal.sentence, wrong=True)
            return
        self._retyped = ""
        self.line.clear()
        self.look()

    def _target(self) -> NotedDecision | None:
        """Return the decision that an action goes to: the one that is chosen, else the last."""
        chosen = self.list.currentItem()
        while chosen is not None and chosen.parent() is not None:
            chosen = chosen.parent()
        wanted = chosen.data(_NUMBER, _ID) if chosen is not None and chosen.isSelected() else None
        found = [one for one in self.notes.decisions if one.id == wanted]
        return next(iter(found or self.notes.decisions[-1:]), None)

    def type_over(self, record_id: str) -> None:
        """Put a line back into the field, to be said otherwise."""
        from cufdesk.domain.meetings import Meeting

        with self._desk.dossier.read() as reading:
            meeting = reading.get(Meeting, self._meeting_id)
            line = line_of(meeting, record_id) if meeting else ""
        if line:
            self._retyped = record_id
            self.line.setText(line)
            self.line.setFocus()

    def type_last_over(self) -> None:
        """Put the line that was noted last back into the field."""
        if self.notes.decisions:
            last = self.notes.decisions[-1]
            self.type_over(last.actions[-1].id if last.actions else last.id)

    def take_back(self) -> None:
        """Undo the last write, as Ctrl+Z does in the main window."""
        from cufdesk.usecases import history

        try:
            turned = history.undo(self._desk.dossier)
        except Refusal as refusal:
            self._say(refusal.sentence, wrong=True)
            return
        self.look()
        self._say(turned.label)

    def read_back(self) -> None:
        """Read the decisions out, one at a time, on the whole screen."""
        from cufdesk.ui.room.read_back import ReadBack

        if self.notes.decisions:
            sheet = ReadBack(self._desk, self._meeting_id, self)
            sheet.draft_asked.connect(self.draft)
            sheet.showFullScreen()

    def draft(self) -> None:
        """Show the draft of the record, ready to be printed or sent."""
        self.accept()
        self._desk.preview_document("minutes", self._meeting_id)

    def _show_chapter(self) -> None:
        from cufdesk.ui.parts.guide import show_chapter

        show_chapter(self, _TOPIC)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Up and not self.line.text():
                self.type_last_over()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self.line.text():
                self.take_back()
                return True
        return super().eventFilter(watched, event)

    @override
    def reject(self) -> None:
        """Close; a line that is being typed over is left as it was first."""
        if self._retyped or self.line.text():
            self._retyped = ""
            self.line.clear()
            return
        super().reject()


def _decision_item(decision: NotedDecision) -> QTreeWidgetItem:
    item = QTreeWidgetItem([decision.number, decision.text, decision.firmness, ""])
    item.setToolTip(_WORDS, decision.context)
    item.setData(_NUMBER, _ID, decision.id)
    item.setForeground(_WHO, colour("muted"))
    font = item.font(_NUMBER)
    font.setBold(True)
    item.setFont(_NUMBER, font)
    for action in decision.actions:
        nobody, never = _("nobody yet"), _("no date yet")
        below = QTreeWidgetItem([action.number, action.text, action.who or nobody, action.when or never])
        below.setData(_NUMBER, _ID, action.id)
        if not action.who:
            below.setForeground(_WHO, colour("warning"))
        if not action.when:
            below.setForeground(_WHEN, colour("warning"))
        item.addChild(below)
    return item
