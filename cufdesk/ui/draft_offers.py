"""Offers back what a crash left unsaved: a notice above the page, and a list where there are several."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.ui.desk import PAGE_OF_KIND
from cufdesk.ui.pages.page import Unsaved
from cufdesk.ui.parts.notice import Answer
from cufdesk.ui.parts.spoken_days import said_moment
from cufdesk.ui.rail import PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.draft_keeper import DraftKeeper
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.pages.record_page import RecordPage
    from cufdesk.ui.pages.subject import Subject
    from cufdesk.usecases.drafts import Offer, Offered

_KEY = "drafts"
_NAMED = 3


class DraftOffers(QObject):
    """What the dossier that is shown has to offer, until the person has decided on each."""

    def __init__(self, window: MainWindow, keeper: DraftKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._keeper = keeper
        self._path = ""
        self.offers: dict[str, Offer] = {}
        window.turned.connect(self._turn)

    # what there is ----------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Ask the file again when a dossier is shown next, be it the same."""
        self._path = ""

    def _turn(self) -> None:
        """Look what the dossier that is shown now offers; after a rebuild, say it again."""
        path = self._desk.path
        if path and path == self._path:
            self._show()
            return
        self._path = path
        self.offers = {}
        self._keeper.offered = {}
        if path:
            self._desk.background.ask(
                self._desk.lists.has_drafts,
                lambda has: self._read(path, has),
                self,
                refused=lambda _refusal: None,  # told by what the page asks of the same file
            )

    def _read(self, path: str, has_drafts: bool) -> None:
        """Read the drafts once the dossier is open: they may be those of the window that holds it."""
        if has_drafts and path == self._desk.path:
            self._desk.prepare()
            but = self._keeper.records()
            self._desk.background.prepare(
                lambda: self._offered(but), self, lambda found: self._take(path, found)
            )

    def _offered(self, but: frozenset[str]) -> Offered | None:
        from cufdesk.usecases.drafts import unsaved_edits

        try:
            dossier = self._desk.dossier
            return None if dossier.read_only else unsaved_edits(dossier, but)
        except Refusal:
            return None  # told by what opened the dossier first

    def _take(self, path: str, found: Offered | None) -> None:
        if found is None or path != self._desk.path:
            return
        self.offers = {offer.draft.id: offer for offer in found.offers}
        self._keeper.offered = {offer.draft.id: offer.draft for offer in found.offers}
        self._show()
        if found.unreadable:
            said = _("An unsaved edit could not be read and is gone: {names}.")
            self._desk.notify(said.format(names=", ".join(found.unreadable)))

    # the notice -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        offers = list(self.offers.values())
        if not offers:
            self._window.notices.drop(_KEY)
            return
        if len(offers) == 1:
            only = offers[0].draft.id
            answers = [
                Answer(_("Take up"), lambda: self.take_up(only), stays=True),
                Answer(_("Discard…"), lambda: self.discard([only]), stays=True),
            ]
        else:
            answers = [
                Answer(_("Show them…"), self.show_list, stays=True),
                Answer(_("Discard all…"), lambda: self.discard(list(self.offers)), stays=True),
            ]
        self._window.notices.show(_KEY, self._sentence(offers), answers)

    def _sentence(self, offers: Sequence[Offer]) -> str:
        count = len(offers)
        names = ", ".join(f"{offer.draft.title} ({self.when(offer)})" for offer in offers[:_NAMED])
        rest = count - _NAMED
        if rest > 0:
            names += " " + ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        said = ngettext("{n} record was not saved: {names}.", "{n} records were not saved: {names}.", count)
        return said.format(n=count, names=names)

    def when(self, offer: Offer) -> str:
        """Return when an edit was kept: a time of today, or a day."""
        return said_moment(offer.at, self._desk.today())

    def fields(self, offer: Offer) -> str:
        """Return the names of the fields that the person had changed."""
        from cufdesk.storage.replaying import changed_fields

        changed = changed_fields(offer.edit.base, offer.edit.mine)
        labels = []
        for group in subject_of(offer.draft.kind).groups:
            for field in group.fields:
                columns = {name for key in field.keys for name in (key, f"{key}_fr", f"{key}_es")}
                if columns & changed or field.keys[0] in offer.edit.typed:
                    labels.append(_(field.label))
        return ", ".join(labels)

    def show_list(self) -> None:
        """Show all that is offered, each to be taken up or discarded."""
        from cufdesk.ui.parts.draft_list import DraftList

        DraftList(self, self._window).open()

    # acts -------------------------------------------------------------------------------------------------

    def take_up(self, record_id: str) -> None:
        """Show the record on its page with the edits as the person had them, not saved."""
        from cufdesk.usecases.drafts import take_up

        offer = self.offers[record_id]
        try:
            stored, mine, typed = take_up(self._desk.dossier, offer)
        except Refusal as refusal:
            self._desk.refuse(refusal)
            return
        edit = Unsaved(offer.draft.kind, offer.draft.title, stored, mine, stored is None, typed)
        self._desk.go(PAGE_OF_KIND[edit.kind])
        page = self._window.page
        if page is not None and page.take_up(edit):
            del self.offers[record_id]
            self._keeper.own(record_id)
            self._show()

    def discard(self, record_ids: Sequence[str]) -> bool:
        """Let go of unsaved edits after asking; tell whether the person did."""
        from cufdesk.ui.parts.dialogs import confirm

        offers = [self.offers[record_id] for record_id in record_ids]
        line = _("{name} ({when}): {fields}")
        lines = [
            line.format(name=offer.draft.title, when=self.when(offer), fields=self.fields(offer))
            for offer in offers
        ]
        heading = ngettext("Discard this unsaved edit?", "Discard these unsaved edits?", len(offers))
        said = _("What was typed and not saved will be lost:") + "\n" + "\n".join(lines)
        if not confirm(self._window, heading, said, _("Discard"), danger=True):
            return False
        for record_id in record_ids:
            del self.offers[record_id]
            self._keeper.discard(record_id)
        self._show()
        return True


def subject_of(kind: str) -> type[Subject]:
    """Return what the page of a table says of its records."""
    place = next(entry.place for entry in PAGES if entry.key == PAGE_OF_KIND[kind])
    module, _colon, name = place.partition(":")
    page: type[RecordPage] = getattr(importlib.import_module(module), name)
    return next(subject for subject in page.subjects if subject.kind == kind)
