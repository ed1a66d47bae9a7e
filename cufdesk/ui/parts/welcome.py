"""The page of a window without a dossier: recent ones, a new one, another one, the sample."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import card, column, icon_button, row, words
from cufdesk.ui.parts.row_button import RowButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.files import Files
    from cufdesk.ui.safety import Safety

_WIDTH = 640


class Welcome(QScrollArea):
    """What can be done before a dossier is open."""

    def __init__(self, desk: Desk, files: Files, safety: Safety, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = desk.settings
        self._today = desk.today()
        self._files = files
        self._safety = safety
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill()

    def _fill(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "inside")
        middle = row(inside)
        middle.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        middle.addWidget(holder, 20)
        middle.addStretch(1)
        page = column(holder, spacing=18)
        page.setContentsMargins(24, 36, 24, 24)
        page.addWidget(words(_("Welcome"), "title"))
        page.addWidget(
            words(
                _("A dossier holds one cooperation or one visit, in one file on this computer."),
                "muted",
                wrap=True,
            )
        )
        page.addWidget(self._ways())
        if self._settings.recent:
            page.addWidget(self._recent())
        page.addStretch(1)
        self.setWidget(inside)

    def _ways(self) -> QFrame:
        frame, inside = card(margins=10, spacing=2)
        self.ways = [
            RowButton(
                _("New dossier…"),
                self._files.new,
                detail=_("Title, country, the two sides"),
                icon="folder-plus",
            ),
            RowButton(
                _("Open a dossier…"),
                self._files.open,
                detail=_("A file from this computer"),
                icon="folder-open",
            ),
            RowButton(
                _("Open the 2015 sample…"),
                self._files.open_sample,
                detail=_("A real visit, complete: to look around and try things out"),
                icon="book-open",
            ),
            RowButton(
                _("Restore a backup…"),
                self._safety.show_backups,
                detail=_("For a dossier that is damaged or gone"),
                icon="rotate-ccw",
            ),
        ]
        for way in self.ways:
            inside.addWidget(way)
        return frame

    def _recent(self) -> QFrame:
        frame, inside = card(margins=0, spacing=2)
        inside.setContentsMargins(10, 14, 10, 10)
        title = words(_("Recent dossiers"), "heading")
        title.setContentsMargins(10, 0, 10, 4)
        inside.addWidget(title)
        for path, opened in self._settings.recent:
            self._add_recent(inside, path, opened)
        return frame

    def _add_recent(self, inside: QVBoxLayout, path: str, opened: float) -> None:
        """Add a dossier; one that is gone says so and can be taken off the list."""
        from cufdesk.ui.files import short_folder

        there = os.path.isfile(path)
        line = row(spacing=4)
        entry = RowButton(
            os.path.basename(path),
            lambda: self._files.open_path(path),
            detail=short_folder(path),
            icon="file-text" if there else "circle-x",
            chip=self._said(opened) if there else _("not there any more"),
            tone="quiet" if there else "warning",
        )
        entry.setEnabled(there)
        entry.setToolTip(path)
        line.addWidget(entry, 1)
        if not there and self._safety.has_backups(path):
            restore = _("Restore a backup of {name}").format(name=os.path.basename(path))
            line.addWidget(icon_button("rotate-ccw", restore, lambda: self._safety.show_backups(path)))
        name = _("Take {name} off the list").format(name=os.path.basename(path))
        line.addWidget(icon_button("x", name, lambda: self._forget(path)))
        inside.addLayout(line)

    def _said(self, opened: float) -> str:
        from datetime import UTC, datetime

        from cufdesk.ui.parts.spoken_days import said_from_today

        return said_from_today(datetime.fromtimestamp(opened, UTC).astimezone().date(), self._today)

    def _forget(self, path: str) -> None:
        self._settings.forget(path)
        self._fill()
