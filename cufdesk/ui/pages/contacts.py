"""Contacts: people with their functions, and the bodies they hold them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from cufdesk.i18n import N_, _
from cufdesk.refusal import Refusal
from cufdesk.storage.linked import KINDS_LINKED
from cufdesk.ui.pages.contact_card import ContactCard, tell_apart
from cufdesk.ui.pages.contact_filters import bodies_filters, missing_of, people_filters
from cufdesk.ui.pages.contact_subjects import Bodies, People
from cufdesk.ui.pages.likely_line import TwinsAsker
from cufdesk.ui.pages.more_menu import more_act
from cufdesk.ui.pages.narrowed_page import NarrowedPage
from cufdesk.ui.pages.page import Act
from cufdesk.ui.pages.record_card import RecordCard

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.exchanging.dropping import FileDrops
    from cufdesk.ui.exchanging.export_sheet import ExportSheet
    from cufdesk.ui.exchanging.import_sheet import ImportSheet
    from cufdesk.ui.pages.subject import Subject
    from cufdesk.ui.parts.table import RecordTable
    from cufdesk.usecases.pasted import Pasted


class ContactsPage(NarrowedPage):
    """People and bodies."""

    heading = N_("Contacts")
    subjects = (People, Bodies)
    kinds = KINDS_LINKED | {"contact_point", "cover", "decision", "equivalence", "not_same"}
    topic = "contacts"
    printable = "directory"
    _drops: FileDrops | None = None

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        filters = {People.kind: people_filters(), Bodies.kind: bodies_filters()}
        self._twins = TwinsAsker(desk, desk)
        super().__init__(desk, filters, parent)
        self._twins.setParent(self)
        filters[People.kind].unfolded.connect(self._offer_groups)
        keys = QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")
        for key in keys:
            QShortcut(key, self, self.save_then_new, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @override
    def _made_card(self, subject: Subject) -> RecordCard:
        made = ContactCard(self.desk, subject, self._twins)
        made.next_asked.connect(self.save_then_new)
        return self._connected(made)

    # one after the other ---------------------------------------------------------------------------------

    @override
    def save(self) -> None:
        waiting = self._waiting()
        if self._save() and waiting:
            self._begin(waiting)

    def save_then_new(self) -> None:
        """Save, and begin the next: one that was pasted along, or an empty one."""
        waiting = self._waiting()
        if self.card.is_edited() and self._save():
            self._begin(waiting)

    @override
    def _save(self) -> bool:
        card, kind = self.card, self._subject.kind
        others = card.others() if isinstance(card, ContactCard) else set()
        is_saved = super()._save()
        if is_saved and others and card.record is not None:
            tell_apart(self.desk, kind, card.record.id, others)
        return is_saved

    def _waiting(self) -> list[Pasted]:
        return self.card.waiting() if isinstance(self.card, ContactCard) else []

    def _begin(self, waiting: list[Pasted]) -> None:
        self.new()
        if waiting and isinstance(self.card, ContactCard):
            self.card.go_on(waiting)

    # the list --------------------------------------------------------------------------------------------

    @override
    def search(self, words: str) -> None:
        cells = self.table.model.cells
        is_about_blanks = "missing" in dict(self.narrowed()[0])
        cells.noted = missing_of(cells) if is_about_blanks else None
        super().search(words)

    def _offer_groups(self) -> None:
        """Offer the saved lists, as they are now, to filter by."""
        lists, made = self.desk.lists, self.filters[People.kind]
        self.desk.background.ask(
            lambda: [(hit.id, hit.title) for hit in lists.suggest("contact_group", "", 200)],
            lambda found: made.offer("group", found),
            made,
        )

    @override
    def restore(self, state: object) -> None:
        super().restore(state)
        if "group" in dict(self.filters[People.kind].chosen()):
            self._offer_groups()

    @override
    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & {"person", "position", "contact_point", "organisation", "not_same"}:
            self._twins.forget()
        super().refresh(kinds)
        if kinds & {"contact_group"}:
            self._offer_groups()

    @override
    def secondary_acts(self) -> list[Act]:
        return [
            *super().secondary_acts(),
            *self._merging_acts(),
            more_act(self, _("Files of contacts, duplicates, equivalences"), self._now_and_then),
        ]

    def _now_and_then(self) -> list[Act | None]:
        """Return what is done with contacts now and then: files, duplicates, the table of equivalences."""
        return [
            Act(_("Bring in contacts…"), "", self.choose_import, enabled=not self.desk.read_only),
            Act(_("Export contacts…"), "", self.export),
            None,
            Act(_("Duplicates…"), "", self.show_duplicates),
            Act(_("Equivalences…"), "", self.edit_equivalences),
            Act(_("Data protection…"), "", self.show_protection),
        ]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._drops is None:
            from cufdesk.ui.exchanging.dropping import FileDrops

            self._drops = FileDrops(self, self.import_file)
        self._drops.watch()

    def choose_import(self) -> None:
        """Ask for a file of contacts, then show what would come of it."""
        from cufdesk.ui.exchanging.dropping import ENDINGS
        from cufdesk.ui.parts.dialogs import choose_file

        filters = [
            (_("Contacts"), " ".join(f"*{end} *{end.upper()}" for end in ENDINGS)),
            (_("All files"), "*"),
        ]
        path = choose_file(self, self.desk.settings, _("Bring in contacts"), filters, use="contacts")
        if path:
            self.import_file(path)

    def import_file(self, path: str) -> ImportSheet | None:
        """Show what bringing in a file would do."""
        from cufdesk.ui.exchanging.import_sheet import ImportSheet

        if self.desk.read_only:
            self.desk.notify(_("The dossier is open to be read only."))
            return None
        sheet = ImportSheet(self.desk, path, self)
        sheet.open()
        return sheet

    def export(self) -> ExportSheet:
        """Ask whom to export, in which format, and where to."""
        from cufdesk.ui.exchanging.export_sheet import ExportSheet

        sheet = ExportSheet(self.desk, self._listed_ids(), self)
        sheet.open()
        return sheet

    def _listed_ids(self) -> list[str]:
        """Return the ids of the people in the list where it is searched or filtered, else nothing."""
        query = self.table.model.query
        if query.kind != People.kind or not (query.words or query.filters):
            return []
        rows = self.desk.lists.rest(query).rows
        return [row.id for row in self.desk.lists.page(query.kind, rows, query.language) if row.id]

    def _merging_acts(self) -> list[Act]:
        """Offer to merge two chosen records."""
        if len(self._picked()) != 2:
            return []
        tip = _("Compare the two chosen records, and make one of them")
        return [Act(_("Merge…"), "merge", self.show_duplicates, tip, enabled=not self.desk.read_only)]

    @override
    def _made_table(self, subject: Subject) -> RecordTable:
        table = super()._made_table(subject)
        table.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.view.selectionModel().selectionChanged.connect(lambda *_changes: self.header_changed.emit())
        return table

    def _picked(self) -> list[str]:
        """Return the ids of the rows that are chosen in the list."""
        rows = self.table.view.selectionModel().selectedRows()
        return [record_id for row in rows if (record_id := self.table.model.id_at(row.row()))]

    def show_duplicates(self) -> None:
        """Show the two records that are chosen side by side, or all pairs that may be one."""
        from cufdesk.ui.duplicates.window import DuplicatesWindow

        picked = self._picked()
        if not self.may_leave():
            return
        chosen = (self.table.kind, picked[0], picked[1]) if len(picked) == 2 else None
        try:
            DuplicatesWindow(self.desk, self, chosen=chosen).open()
        except Refusal as refusal:
            self.desk.refuse(refusal)

    def show_protection(self) -> None:
        """Show who is kept and since when, and what can be done about it."""
        from cufdesk.ui.protection.window import ProtectionWindow

        if self.may_leave():
            ProtectionWindow(self.desk, self).open()

    def edit_equivalences(self) -> None:
        """Show the table of equivalences of mandates, and store what the person made of it."""
        from cufdesk.ui.pages.equivalences import equivalences_sheet

        equivalences_sheet(self.desk, self).exec()
