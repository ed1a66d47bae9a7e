"""What a received PDF is, on a card: document, version, its state in word and colour, and the ways on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, named, note, picture, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.received_documents import Received
    from cufdesk.usecases.received_holders import Holding

_TONES = {"current": "success", "draft": "warning", "superseded": "danger"}
_MOST_PEOPLE = 6


class RefusedCard(QFrame):
    """A file that could not be read, and why."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__()
        inside = _dressed(self)
        inside.addWidget(Elided(name, "strong", middle=True))
        line = row(spacing=10)
        line.addWidget(picture("circle-alert", 20, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = words(sentence, wrap=True)
        line.addWidget(self.sentence, 1)
        inside.addLayout(line)
        named(self, name).setAccessibleDescription(sentence)


class ReceivedCard(QFrame):
    """A file that was looked at."""

    left = Signal()
    """The person goes on elsewhere."""

    def __init__(self, desk: Desk, found: Received) -> None:
        super().__init__()
        self._desk = desk
        self._found = found
        self.main_button: QPushButton | None = None
        self._inside = _dressed(self)
        self._add_head()
        for remark in found.remarks if not found.known else ():
            self._inside.addWidget(note(remark, "warning"))
        self._add_changes()
        self._add_people(_("This version went to"), found.sent)
        self._add_people(_("A newer version went to"), found.newer)
        for remark in found.remarks if found.known else ():
            self._inside.addWidget(words(remark, "small", wrap=True))
        self._add_ways()

    def _add_head(self) -> None:
        found, t = self._found, screen_translator()
        self.state = t.word("received_state", found.state)
        head = row(spacing=12)
        title = words(found.title or _("Not a document of this dossier"), "strong", wrap=True)
        head.addWidget(title, 1)
        if self.state:
            chip = words(self.state, "chip", tone=_TONES[found.state])
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(head)
        if marks := self._marks():
            self._inside.addWidget(words(marks, "small", wrap=True))
        self._inside.addWidget(Elided(found.file, "small", middle=True))
        named(self, title.text()).setAccessibleDescription(" · ".join(p for p in (self.state, marks) if p))

    def _marks(self) -> str:
        """Return reference, version, language, and of when the file is."""
        from cufdesk.usecases.wording import moment_words

        found, t = self._found, screen_translator()
        version = found.version
        if found.version_now and found.version_now != version:
            version = _("{version} (now {now})").format(version=version or "–", now=found.version_now)
        made = ""
        if found.made:
            made = _("as the dossier was on {moment}").format(moment=moment_words(found.made, t))
        parts = (found.reference, version, t.word("language", found.language), made)
        return " · ".join(part for part in parts if part)

    def _add_changes(self) -> None:
        found = self._found
        if not found.changed_since:
            return
        self._inside.addWidget(words(_("Changed since"), "label"))
        self.changes = [*found.changed_since]
        if found.more:
            many = ngettext("and {n} other change", "and {n} other changes", found.more)
            self.changes.append(many.format(n=found.more))
        for sentence in self.changes:
            line = row(spacing=8)
            line.addWidget(words("•", "muted"), 0, Qt.AlignmentFlag.AlignTop)
            said = words(sentence, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.addWidget(said, 1)
            self._inside.addLayout(line)

    def _add_people(self, title: str, people: Sequence[Holding]) -> None:
        if not people:
            return
        self._inside.addWidget(words(title, "label"))
        said = [_person(one) for one in people[:_MOST_PEOPLE]]
        if left := len(people) - len(said):
            said.append(ngettext("{n} other person", "{n} other people", left).format(n=left))
        self._inside.addWidget(words("\n".join(said), wrap=True))

    # ways on -----------------------------------------------------------------------------------------

    def _add_ways(self) -> None:
        found = self._found
        if not found.printable:
            return
        buttons = row(spacing=8)
        self.open_button = button(_("Open the record"), self._open, icon="external-link")
        self.preview_button = button(_("See the current version"), self._preview, icon="eye")
        self.send_button = button(_("Send the current version…"), self._send, icon="send")
        self.open_button.setVisible(found.record is not None)
        self.send_button.setEnabled(not self._desk.read_only)
        for made in (self.open_button, self.preview_button, self.send_button):
            made.setAutoDefault(False)
            buttons.addWidget(made)
        buttons.addStretch(1)
        self._inside.addSpacing(4)
        self._inside.addLayout(buttons)
        self.main_button = self.preview_button if found.record is None else self.open_button

    def _open(self) -> None:
        if self._found.record is not None:
            self.left.emit()
            self._desk.show_record(*self._found.record)

    def _preview(self) -> None:
        found = self._found
        self.left.emit()
        self._desk.preview_document(found.what, self._reference(), found.language, found.layout)

    def _send(self) -> None:
        from cufdesk.ui.desk import ToSend

        found = self._found
        self.left.emit()
        self._desk.send_document(ToSend(found.what, self._reference(), found.language, layout=found.layout))

    def _reference(self) -> str:
        return self._found.record[1] if self._found.record else self._found.print_reference


def _dressed(frame: QFrame) -> QVBoxLayout:
    frame.setProperty("role", "card")
    return column(frame, margins=16, spacing=8)


def _person(one: Holding) -> str:
    day = screen_translator().date(date.fromisoformat(one.day)) if one.day else ""
    version = f"v{one.version}" if one.version else ""
    return " · ".join(part for part in (one.name, one.function, version, day) if part)
