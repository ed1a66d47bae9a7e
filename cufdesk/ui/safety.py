"""What the window does so that nothing is lost: copies, backups, and a look at the file at each opening."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cufdesk.i18n import _, screen_translator
from cufdesk.refusal import Damaged, Refusal

if TYPE_CHECKING:
    from cufdesk.storage.facts import CopyOf
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.parts.background import Job

_ENDING = ".cufdesk"
_ASK_AGAIN = 3000  # ms between two looks at whether the dossier is free


class Safety(QObject):
    """Saves copies, shows backups, and watches over the dossier that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._waiting = QTimer(self, interval=_ASK_AGAIN)
        self._waiting.timeout.connect(self._look_for_freedom)
        window.turned.connect(self._turn)
        self._desk.hold_changed.connect(self._watch)
        self._desk.background.damaged.connect(self.tell_damage)

    # copies ------------------------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Ask where a copy of the dossier goes, and save it beside the window."""
        from cufdesk.ui.parts.dialogs import choose_new_file, confirm

        window, path = self._window, self._desk.path
        if not path:
            return
        stem = os.path.splitext(os.path.basename(path))[0]
        name = _("{name}-copy").format(name=stem) + _ENDING
        title = _("Where shall the copy be saved?")
        target = choose_new_file(window, self._desk.settings, title, name, _ENDING, use="copies")
        if not target:
            return
        over = os.path.lexists(target) and os.path.realpath(target) != os.path.realpath(path)
        question = _("{name} exists already. Shall the copy take its place?")
        if over and not confirm(
            window,
            _("Replace the file?"),
            question.format(name=os.path.basename(target)),
            _("Replace"),
            danger=True,
        ):
            return
        self.copy_to(target, over=over)

    def copy_to(self, target: str, *, over: bool = False) -> None:
        """Save a copy beside the window, and say where it is."""
        path, author = self._desk.path, self._desk.settings.author

        def work(job: Job) -> str:
            from cufdesk.usecases.copying import save_copy

            return save_copy(
                path, target, author=author, over=over, progress=job.progress, cancelled=job.cancelled
            )

        self._desk.background.run(work, self._tell_copy, self, label=_("Saving a copy"))

    def _tell_copy(self, path: str) -> None:
        from cufdesk.ui.files import short_folder
        from cufdesk.ui.parts.opening import open_folder

        sentence = _("The copy {name} is saved in {folder}.")
        self._window.notices.show(
            "copy",
            sentence.format(name=os.path.basename(path), folder=short_folder(path)),
            [(_("Show in folder"), partial(open_folder, path))],
            "success",
        )

    # backups -----------------------------------------------------------------------------------------

    def show_backups(self, path: str = "", chosen: str = "") -> None:
        """Show the backups of a dossier (the open one, else one that is asked for), `chosen` selected."""
        from cufdesk.ui.parts.backup_window import BackupWindow

        path = path or self._desk.path or self._ask_for_dossier()
        if not path:
            return
        origin, backup = _of_backup(path)
        BackupWindow(self._window, origin, chosen or backup).open()

    def offer_backup(self, path: str) -> bool:
        """Show the backups where a path is one of them: a backup is restored, never worked in."""
        origin, backup = _of_backup(path)
        if backup:
            QTimer.singleShot(0, self, lambda: self.show_backups(origin, backup))
        return bool(backup)

    def offer_restore(self, title: str, refusal: Refusal, path: str) -> bool:
        """Offer the backups of a dossier that is damaged or gone; False where there are none."""
        from cufdesk.ui.parts.dialogs import confirm

        if not isinstance(refusal, Damaged) or not self.has_backups(path):
            return False
        if confirm(self._window, title, refusal.sentence, _("Restore a backup…")):
            self.show_backups(path)
        return True

    @staticmethod
    def has_backups(path: str) -> bool:
        """Tell whether a dossier, there or gone, has a backup to restore."""
        from cufdesk.storage.backups import last

        return last(path) is not None

    def _ask_for_dossier(self) -> str:
        from cufdesk.ui.parts.dialogs import choose_file

        filters = [(_("Dossiers"), f"*{_ENDING}"), (_("All files"), "*")]
        title = _("Choose a dossier, or one of its backups")
        return choose_file(self._window, self._desk.settings, title, filters, use="dossiers")

    # what is looked at by itself ---------------------------------------------------------------------

    def _turn(self) -> None:
        """Look at another dossier, or tell again in another language."""
        self._waiting.stop()
        self._window.status.show_copy("")
        path = self._desk.path
        if not path:
            return
        self._desk.background.ask(partial(_about, path), partial(self._tell_about, path), self)
        if self._desk.is_open:
            self._watch()

    def _watch(self) -> None:
        """Look the open dossier over, and back it up if it was written since; tell only what is wrong."""
        path = self._desk.path
        if not path:
            return
        if self._desk.is_held:
            self._waiting.start()
        backs_up = not self._desk.read_only

        def work(job: Job) -> str:
            from cufdesk.usecases import backups
            from cufdesk.usecases.anonymising import finish_cleaning

            if backs_up:
                with self._desk.kept_open(path) as dossier:
                    finish_cleaning(dossier)
            backups.look_over(path, cancelled=job.cancelled)
            if not backs_up or job.cancelled():
                return ""
            try:
                backups.back_up_on_opening(path, cancelled=job.cancelled)
            except Damaged:
                raise
            except Refusal as refusal:
                return refusal.sentence
            return ""

        self._desk.background.run(
            work,
            partial(self._tell_unsafe, path),
            self,
            label=_("Checking and backing up the dossier"),
            refused=partial(self._tell_refused, path),
        )

    def _tell_about(self, path: str, about: tuple[CopyOf | None, str]) -> None:
        """Say in the status line that the file is a copy, and above the page that it lies unsafely."""
        copy, program = about
        if path != self._desk.path:
            return
        self._window.status.show_copy(said_of_copy(copy) if copy else "")
        if program and not self._desk.settings.is_put_away("synchronised", path):
            sentence = _(
                "{program} synchronises the folder of this dossier: opened on two machines, it may be spoilt"
                " or lose changes. Keep it in a folder of this computer; to carry it, take “Save a copy”."
            )
            self._window.notices.show(
                "synchronised",
                sentence.format(program=program),
                [(_("Save a copy…"), self.save_copy)],
                "warning",
                closed=partial(self._desk.settings.put_away, "synchronised", path),
            )

    def _tell_unsafe(self, path: str, sentence: str) -> None:
        """Say that no backup could be made; work goes on."""
        if sentence and path == self._desk.path:
            told = _("No backup could be made: {reason}").format(reason=sentence)
            self._window.notices.show("backup", told, [(_("Try again"), self._watch)], "warning")

    def _tell_refused(self, path: str, refusal: Refusal) -> None:
        """Tell of a file that is damaged; one that cannot be looked at just now is looked at next time."""
        if path == self._desk.path and isinstance(refusal, Damaged):
            self.tell_damage(refusal.sentence)

    def tell_damage(self, sentence: str = "") -> None:
        """Say that the open dossier turned out to be damaged, and offer the way out."""
        if not self._desk.path:
            return
        name = os.path.basename(self._desk.path)
        damaged = _("{name} is damaged. Take the last backup; nothing was changed.").format(name=name)
        self._window.notices.show(
            "damage", sentence or damaged, [(_("Restore a backup…"), self.show_backups)], "danger"
        )

    def _look_for_freedom(self) -> None:
        """Offer to write once nobody else does."""
        from cufdesk.storage.lock import is_free

        path = self._desk.path
        if not self._desk.is_held or not is_free(path):
            return
        self._waiting.stop()
        sentence = _("{name} is free again: you can take over writing in it.")
        self._window.notices.show(
            "free",
            sentence.format(name=os.path.basename(path)),
            [(_("Take over writing"), self._window.files.reopen)],
        )


def said_of_copy(copy: CopyOf) -> str:
    """Return of what a file is a copy, and since when."""
    from datetime import datetime

    made = datetime.fromisoformat(copy.at).astimezone()
    return _("Copy of {name}, made on {moment}").format(
        name=copy.name, moment=screen_translator().date(made.date())
    )


def _about(path: str) -> tuple[CopyOf | None, str]:
    """Return of what a file is a copy, and which program carries its folder about."""
    import sqlite3

    from cufdesk.storage.facts import copy_of
    from cufdesk.storage.synchronised import synchronised_by

    try:
        copy = copy_of(path)
    except sqlite3.Error:  # told by the check
        copy = None
    return copy, synchronised_by(path)


def _of_backup(path: str) -> tuple[str, str]:
    """Return the dossier of a backup and the backup; of anything else, itself and nothing."""
    from cufdesk.storage.backup_names import FOLDER_ENDING, is_backup

    if not is_backup(path):
        return path, ""
    return os.path.dirname(path).removesuffix(FOLDER_ENDING), path
