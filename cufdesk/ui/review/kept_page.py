"""The last step: what was kept, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import button, card, column, picture, row, words


class KeptPage(QWidget):
    """Says what was kept; offers the meeting and its printed minutes."""

    print_asked = Signal()
    attach_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card(margins=28, spacing=12)
        self.heading = words("", "heading", wrap=True)
        self.summary = words("", wrap=True)
        self.meeting_button = button(_("Show the meeting"), self.closed.emit, primary=True)
        self.print_button = button(_("Print the minutes…"), self.print_asked.emit, icon="printer")
        self.attach_button = button(_("Attach the file to the meeting"), self.attach_asked.emit, icon="link")
        self.attached = words("", "muted", wrap=True)
        inside.addStretch(1)
        inside.addWidget(picture("circle-check", 40, "success"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.heading, self.summary, self.attached):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addSpacing(8)
        line = row(spacing=10)
        line.addStretch(1)
        for made in (self.attach_button, self.print_button, self.meeting_button):
            made.setAutoDefault(False)
            line.addWidget(made)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        column(self).addWidget(frame)

    def show_attached(self, sentence: str) -> None:
        """Say that the file is attached, or why it is not."""
        self.attached.setText(sentence)
        self.attached.setVisible(bool(sentence))

    def show_kept(self, title: str, summary: str, *, from_file: bool) -> None:
        """Say what was kept; the file that the text came from can be attached to the meeting."""
        self.attach_button.setVisible(from_file)
        self.attach_button.setEnabled(from_file)
        self.show_attached("")
        self.heading.setText(title)
        self.summary.setText(summary)
        self.setAccessibleName(f"{title}. {summary}")
        self.meeting_button.setFocus()
