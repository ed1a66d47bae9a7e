"""What the pages of a window share: settings, background work, the open dossier, and words to the person."""

from __future__ import annotations

import gc
import importlib
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cufdesk.documents.two_languages import Layout
    from cufdesk.domain.sendings import SendingRecipient
    from cufdesk.storage.dossier import Dossier
    from cufdesk.storage.lists import Lists
    from cufdesk.ui.parts.background import Background
    from cufdesk.ui.settings import Settings

# Which page shows the records of a table.
PAGE_OF_KIND = {
    "person": "contacts",
    "organisation": "contacts",
    "visit": "visits",
    "meeting": "meetings",
    "decision": "meetings",
    "action": "meetings",
    "gate": "meetings",
    "committee": "committee",
    "budget": "budgets",
    "milestone": "calendar",
    "joint_document": "documents",
    "agreement": "agreements",
    "sending": "sendings",
    "contact_group": "sendings",
}
_SOON_NEEDED = ("cufdesk.usecases.meetings", "cufdesk.usecases.printing")


class ToSend(NamedTuple):
    """What the send dialog begins with; `recipients` are as the register keeps them, `replaces` a day."""

    what: str = ""
    reference: str = ""
    language: str = ""
    recipients: Sequence[SendingRecipient] = ()
    replaces: date | None = None
    layout: Layout = "columns"


class Desk(QObject):
    """What pages share; they ask the window for things through it and never know the window."""

    changed = Signal(object)
    """Names of the tables that a write has changed: a frozenset, delivered in the window's thread."""
    went = Signal(str, str)
    refused = Signal(str)
    notified = Signal(str)
    printing_asked = Signal(str, str)
    sending_asked = Signal(object)
    """A document is to leave the office: a `ToSend`."""
    preview_asked = Signal(str, str, str, str)
    reading_asked = Signal()
    guide_asked = Signal(str)
    settling_asked = Signal(str)
    held = Signal(str)
    """The dossier could be opened to be read only: why, and what can be done with it."""
    typed = Signal()
    """Somebody types in a form: there may be something that is not saved."""
    shown_anew = Signal()
    """A card shows something else than before: what was typed in it is saved or given up."""
    hold_changed = Signal()
    """The dossier was opened for writing, or turned out to be held elsewhere."""

    def __init__(self, settings: Settings, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.background = background
        self.path = ""
        self._lists: Lists | None = None
        self._dossier: Dossier | None = None
        self._opening = threading.Lock()
        self._in_use = threading.Lock()
        self.is_held = False
        """Another window holds the dossier, as far as is known."""

    # the dossier -------------------------------------------------------------------------------------

    def take(self, path: str) -> None:
        """Turn to another dossier, or to none; the pages of the former one must be gone."""
        self.leave()
        self.path = path

    def leave(self) -> None:
        """Close the dossier and let go of its file."""
        self.background.cancel_questions()
        if self._lists is not None:
            if self.background.idle():
                self._lists.close()
            else:  # after the questions under way
                self.background.ask(self._lists.close, None, self)
            self._lists = None
        with self._in_use, self._opening:
            if self._dossier is not None:
                self._dossier.close()
                self._dossier = None
            self.path = ""
            self.is_held = False

    @property
    def lists(self) -> Lists:
        """The questions that lists and search ask of the open file, through SQLite alone."""
        if self._lists is None:
            from cufdesk.storage.lists import Lists

            self._lists = Lists(self.path)
        return self._lists

    @property
    def dossier(self) -> Dossier:
        """The open dossier; its first use loads the storage, so nothing touches it before the first paint.

        Where another window holds the file, it is opened to be read and the person is told.
        """
        refusal = None
        with self._opening:
            is_new = self._dossier is None
            if self._dossier is None:
                self._dossier, refusal = self._open()
                self._dossier.listen(self.changed.emit)
            dossier = self._dossier
        if is_new:
            self.is_held = refusal is not None
            self.hold_changed.emit()
        if refusal is not None:
            from cufdesk.ui.holding import held_words

            self.held.emit(held_words(self.path, refusal))
        return dossier

    def _open(self) -> tuple[Dossier, Refusal | None]:
        """Open the dossier, to be read if it is held elsewhere; return what was refused as well."""
        from cufdesk.storage.dossier import Dossier

        try:
            return Dossier.open(self.path, author=self.settings.author), None
        except Refusal as refusal:
            return Dossier.open(self.path, author=self.settings.author, hold=False), refusal

    def prepare(self) -> None:
        """Load what saving and printing need, and open the dossier, while nothing else is going on."""
        if self.path and self._dossier is None:
            self.background.prepare(self._load, self)

    @contextmanager
    def kept_open(self, path: str) -> Iterator[Dossier]:
        """Give the dossier to work beside the window, which ends before the dossier is closed.

        Refuses where another dossier, or none, is open by now.
        """
        with self._in_use:
            if self.path != path:
                raise Refusal(_("This dossier is not open any more."))
            yield self.dossier

    def _load(self) -> None:
        # Nothing loaded is garbage: looking for it would hold the window for a tenth of a second.
        gc.disable()
        try:
            if self.path:
                self.dossier.cover()
            for room in _SOON_NEEDED:
                importlib.import_module(room)
        finally:
            gc.freeze()
            gc.enable()

    @property
    def is_open(self) -> bool:
        """Tell whether the dossier is open: not only looked at by lists."""
        return self._dossier is not None

    @property
    def read_only(self) -> bool:
        """Tell whether the open dossier cannot be written, as far as is known."""
        return self._dossier is not None and self._dossier.read_only

    @property
    def protection(self) -> str:
        """What keeps everybody from writing in the open dossier; nothing where it is only held elsewhere."""
        if not self.read_only or self.is_held:
            return ""
        from cufdesk.ui.holding import protection_words

        return protection_words(self.path)

    def name_author(self, name: str) -> None:
        """Keep the name of who writes here; the next write of the open dossier bears it."""
        from cufdesk.paths import account

        self.settings.author = name
        with self._opening:
            if self._dossier is not None:
                self._dossier.author = self.settings.author or account()

    @staticmethod
    def today() -> date:
        """Return the day it is here."""
        from datetime import datetime

        return datetime.now().astimezone().date()

    # words to the person, and ways to other parts of the window --------------------------------------

    def go(self, page: str, record_id: str = "") -> None:
        """Show a page, and a record on it."""
        self.went.emit(page, record_id)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record on the page of its table."""
        self.go(PAGE_OF_KIND[kind], record_id)

    def show_history(self, of: str = "") -> None:
        """Show the history: of a record, or with a write, by its id."""
        self.go("history", of)

    def refuse(self, refusal: Refusal) -> None:
        """Tell the person why something was not done."""
        self.refused.emit(refusal.sentence)

    def notify(self, text: str) -> None:
        """Say in the status line what was done."""
        self.notified.emit(text)

    def print_document(self, what: str = "", reference: str = "") -> None:
        """Open the print dialog, on a document and a record if they are named."""
        self.printing_asked.emit(what, reference)

    def send_document(self, to_send: ToSend) -> None:
        """Open the send dialog, on a document, a record and people if they are named."""
        if self.read_only:
            self.refused.emit(_("The dossier is open to be read only."))
        else:
            self.sending_asked.emit(to_send)

    def preview_document(
        self, what: str, reference: str = "", language: str = "", layout: str = "columns"
    ) -> None:
        """Show a document before it is kept; without a language in the dossier's first."""
        self.preview_asked.emit(what, reference, language, layout)

    def read_minutes(self) -> None:
        """Ask for a text to read, and review what is understood."""
        if self.read_only:
            self.refused.emit(_("The dossier is open to be read only."))
        else:
            self.reading_asked.emit()

    def settle_conflicts(self, record_id: str = "") -> None:
        """Show what two copies wrote differently, beginning with a record or part."""
        self.settling_asked.emit(record_id)

    def open_guide(self, topic: str = "") -> None:
        """Open the guide, at a chapter if it is named."""
        self.guide_asked.emit(topic)
