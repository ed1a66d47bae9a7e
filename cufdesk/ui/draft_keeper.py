"""Keeps what is typed and not saved: every five seconds, beside the window, as long as there is something.

Kept are the cards of the pages with the parts in dialogs open over them, and what stands in a card's field
and is no value (half a date). Not kept are such halves in a dialog, a person made on the spot from a
reference, and the corrections of a text that is being read.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.storage.drafts import Desired, Draft
    from cufdesk.storage.packing import Packed
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.pages.page import Unsaved

EVERY = 5000  # ms


class DraftKeeper(QObject):
    """Looks at the forms of a window's pages and has drafts of what is not saved in them.

    A draft that cannot be kept stops nobody: it is said once, and tried again with the next look.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.offered: dict[str, Draft] = {}
        """Drafts of a former session that nobody has decided on, by record: they outlive newer ones."""
        self._window = window
        self._desk = window.desk
        self._kept: dict[str, Unsaved | None] = {}
        self._desired: Desired | None = None
        self._base: tuple[Any, Packed] | None = None
        self._has_told = False
        self.timer = QTimer(self, interval=EVERY)
        self.timer.setProperty("timerType", "PreciseTimer")  # by name: see pieces.prepare
        self.timer.timeout.connect(self.look)
        # At once, but after a rebuild of the window has put back what is typed.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look_if_kept)
        self._desk.typed.connect(self._begin)
        self._desk.shown_anew.connect(self._soon.start)

    def records(self) -> frozenset[str]:
        """Return the ids of the records that this session has drafts of."""
        return frozenset(self._kept)

    def own(self, record_id: str) -> None:
        """Take over the draft of a former session: it goes when the record is saved or given up."""
        self.offered.pop(record_id, None)
        self._kept.setdefault(record_id, None)
        self.look()

    def discard(self, record_id: str) -> None:
        """Let go of a draft of a former session."""
        self.offered.pop(record_id, None)
        if record_id not in self._kept:
            self._desired_now().drop(record_id)
            self._write()

    def look(self) -> None:
        """Have a draft of everything that is not saved, as it stands now, and of nothing else."""
        found = self._unsaved()
        if found or self._kept:
            desired = self._desired_now()
            for record_id, edit in found.items():
                if self._kept.get(record_id) != edit:
                    desired.keep(record_id, partial(self._draft, edit))
            for record_id in self._kept.keys() - found.keys():
                self._let_go(record_id, desired)
        self._kept = dict(found)
        self._write()
        is_pending = self._desired is not None and self._desired.pending()
        if not found and not is_pending:
            self.timer.stop()
        else:
            self._begin()

    def finish(self) -> None:
        """Let go of all drafts now: nothing is unsaved any more, and the dossier may be left."""
        self.timer.stop()
        if self._desired is not None:
            for record_id in self._kept:
                self._let_go(record_id, self._desired)
            with suppress(Refusal):
                self._desired.write()
        self._kept = {}
        self._desired = None

    def _begin(self) -> None:
        if not self.timer.isActive() and not self._desk.read_only:
            self.timer.start()

    def _look_if_kept(self) -> None:
        if self._kept:
            self.look()

    def _unsaved(self) -> dict[str, Unsaved]:
        if self._desk.read_only:
            return {}
        edits = [page.unsaved() for page in self._window.visited()]
        return {edit.shown.id: edit for edit in edits if edit is not None}

    def _let_go(self, record_id: str, desired: Desired) -> None:
        earlier = self.offered.get(record_id)
        if earlier is not None:
            desired.keep(record_id, lambda: earlier)
        else:
            desired.drop(record_id)

    # writing, beside the window ---------------------------------------------------------------------------

    def _desired_now(self) -> Desired:
        from cufdesk.storage.drafts import Desired

        dossier = self._desk.dossier
        if self._desired is None or self._desired.dossier is not dossier:
            self._desired = Desired(dossier)
        return self._desired

    def _write(self) -> None:
        if self._desired is not None and self._desired.pending():
            self._desk.background.keep(self._desired.write, self, self._written, refused=self._not_written)

    def _draft(self, edit: Unsaved) -> Draft:
        """Make the draft of an edit: records are values, so this may be done in any thread."""
        from cufdesk.storage.drafts import Draft, Edit
        from cufdesk.storage.packing import pack

        base = self._base
        if base is None or base[0] is not edit.shown:
            base = self._base = edit.shown, pack(edit.shown)
        content = Edit(base[1], pack(edit.mine), edit.is_new, edit.typed).written()
        return Draft(edit.shown.id, edit.kind, edit.title, content)

    def _written(self, _answer: object) -> None:
        self._has_told = False

    def _not_written(self, _refusal: Refusal) -> None:
        if not self._has_told:
            self._has_told = True
            self._desk.notify(_("What you type cannot be kept aside just now: save it soon."))
