"""The dossiers as files, from the window: new, open, sample, recent, close."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.ui.main_window import MainWindow

DOSSIER_ENDING = ".cufdesk"
_IDLE = 400  # ms after the first page: what saving and printing need is loaded
SAMPLE_NAME = f"visite-2015{DOSSIER_ENDING}"


class Place(NamedTuple):
    """Where in which dossier the person is: the page's key, and the record shown on it."""

    path: str
    page: str
    record: str


class Files:
    """Opens and closes the window's dossier. What cannot be opened leaves the window as it was."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk

    def new(self) -> None:
        """Ask for a new dossier's cover and place, create it and open it."""
        from cufdesk.ui.parts.new_dossier import NewDossier

        sheet = NewDossier(self._desk, self._window)
        if sheet.exec():
            self.open_path(sheet.path)

    def open(self) -> None:
        """Ask for a dossier and open it."""
        from cufdesk.ui.parts.dialogs import choose_file

        filters = [(_("Dossiers"), f"*{DOSSIER_ENDING}"), (_("All files"), "*")]
        path = choose_file(self._window, self._desk.settings, _("Open a dossier"), filters, use="dossiers")
        if path:
            self.open_path(path)

    def open_sample(self) -> None:
        """Ask where a copy of the sample dossier goes, make it and open it."""
        from cufdesk.ui.parts.dialogs import choose_new_file

        path = choose_new_file(
            self._window,
            self._desk.settings,
            _("Where shall the sample be kept?"),
            SAMPLE_NAME,
            DOSSIER_ENDING,
        )
        if path:
            self.make_sample(path)

    def make_sample(self, path: str) -> None:
        """Make the sample dossier beside the window, then open it; an existing one is opened as it is."""
        if os.path.exists(path):
            self.open_path(path)
            return

        author = self._desk.settings.author

        def make() -> str:
            from cufdesk.usecases.sample import create_sample

            create_sample(path, author=author).close()
            return path

        label = _("Preparing the sample dossier")
        self._desk.background.run(lambda _job: make(), self.open_path, self._window, label=label)

    def open_path(self, path: str) -> bool:
        """Open a dossier; a refusal is told and leaves the window as it was. Return whether it is open."""
        path = os.path.abspath(path)
        if path == self._desk.path:
            return True
        if self._window.safety.offer_backup(path):
            return False
        try:
            refuse_what_is_no_dossier(path)
        except Refusal as refusal:
            self._tell(refusal, path)
            return False
        if not self._window.may_leave():
            return False
        self._window.drop_pages()
        self._desk.take(path)
        try:
            self._open_now_if_needed(path)
        except Refusal as refusal:
            self._desk.leave()
            self._window.show_dossier()
            self._tell(refusal, path)
            return False
        self._desk.settings.opened(path)
        self._window.show_dossier()
        self._prepare_later()
        return True

    def _prepare_later(self) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(_IDLE, self._window, self._desk.prepare)

    def _tell(self, refusal: Refusal, path: str) -> None:
        title = _("This dossier cannot be opened")
        if self._window.safety.offer_restore(title, refusal, path):
            return
        from cufdesk.ui.parts.dialogs import tell

        tell(self._window, title, refusal.sentence)

    def leave(self) -> Place | None:
        """Let go of the dossier, to come back to it; None when the person stays for unsaved edits."""
        if not self._window.may_leave():
            return None
        place = Place(self._desk.path, *self._window.place())
        self._window.drop_pages()
        self._desk.leave()
        return place

    def come_back(self, place: Place) -> bool:
        """Open a dossier that was left, at the page and the record that were shown."""
        if not self.open_path(place.path):
            return False
        self._window.go(place.page or "home", place.record)
        return True

    def reopen(self) -> None:
        """Open the dossier anew, at the same page: to take over the right to write."""
        place = self.leave()
        if place is not None:
            self.come_back(place)

    def close(self) -> None:
        """Close the dossier and show the welcome page."""
        if self._desk.path and self._window.may_leave():
            self._desk.settings.closed()
            self._window.drop_pages()
            self._desk.leave()
            self._window.show_dossier()

    def recent_paths(self) -> list[str]:
        """Return the dossiers opened lately that are still there."""
        return [path for path, _opened in self._desk.settings.recent if os.path.isfile(path)]

    def titled(self, page: str) -> str:
        """Return the window's title on a page: with the name of the dossier, to tell two windows apart."""
        return f"{page} – {os.path.basename(self._desk.path).removesuffix(DOSSIER_ENDING)}"

    @staticmethod
    def shown_place(path: str) -> str:
        """Return a dossier's name and its folder, as short as it can be said."""
        return f"{os.path.basename(path)} – {short_folder(path)}"

    def _open_now_if_needed(self, path: str) -> None:
        """Let the storage open the file first where reading it as it lies would not do.

        That is an older file, to be upgraded, and one with an interrupted write, to be rolled back: lists
        read the file without the right to do either.
        """
        from cufdesk.storage.file import VERSION, inspect_header

        journal = f"{path}-journal"
        interrupted = os.path.exists(journal) and os.path.getsize(journal) > 0
        if interrupted or inspect_header(path) < VERSION:
            self._desk.dossier.cover()


def refuse_what_is_no_dossier(path: str) -> None:
    """Refuse a file that this program cannot open, by its first bytes alone."""
    from cufdesk.storage.file import inspect_header

    inspect_header(path)


def short_folder(path: str) -> str:
    """Return a file's folder, with the person's own written "~"."""
    folder = os.path.dirname(os.path.abspath(path))
    own = os.path.expanduser("~")
    return "~" + folder[len(own) :] if folder == own or folder.startswith(own + os.sep) else folder
