"""Contacts: people with their functions, and the bodies they hold them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.contact_parts import Counterparts, Functions, Members, Reaches
from cufdesk.ui.pages.page import Act
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.children import parts
from cufdesk.ui.parts.columns import Column, lead, plain, word
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.picture_field import picture
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.exchanging.dropping import FileDrops
    from cufdesk.ui.exchanging.export_sheet import ExportSheet
    from cufdesk.ui.exchanging.import_sheet import ImportSheet
    from cufdesk.ui.parts.names import Names
    from cufdesk.ui.parts.table import RecordTable


class People(Subject):
    """People, and contacts known by their function alone."""

    kind = "person"
    many = N_("People")
    new = N_("New person")
    search_hint = N_("Search a name, a function, a body…")
    icon = "users"
    square = False
    list_share = 50
    empty_heading = N_("No contacts yet")
    empty_sentence = N_(
        "Add the people you work with, or read the minutes of a meeting: names and functions come with it."
    )
    columns = (
        lead(N_("Name"), detail=("function",)),
        Column(N_("Body"), ("body",), plain, hide_below=400),
        Column(N_("City"), ("city",), plain, width=110, hide_below=500),
    )
    groups = (
        Group(
            "",
            (
                choice("civility", N_("Civility"), "civility"),
                choice("side", N_("Side"), "side"),
                line("given_names", N_("Given names"), half=True),
                line("particle", N_("Particle (de la, von)"), half=True),
                line("first_surname", N_("First surname"), half=True),
                line("second_surname", N_("Second surname"), half=True),
                line("usage_name", N_("Short name in use"), half=True),
                choice("gender", N_("Gender"), "gender"),
                parts("positions", N_("Functions"), Functions()),
            ),
        ),
        Group(
            N_("Where to reach them"),
            (
                parts("points", N_("E-mail, telephone, address"), Reaches()),
                line("city", N_("City"), half=True),
                choice("country", N_("Country"), "country"),
                line("languages", N_("Languages spoken"), half=True),
                picture("photo", N_("Photo"), is_round=True),
            ),
        ),
        Group(
            N_("As written, and how it is filed"),
            (
                bilingual_line("honorific", N_("Title before the name")),
                line("written_name", N_("Name as a source wrote it"), half=True),
                line("sort_as", N_("Filed under, if elsewhere"), half=True),
                text("aliases", N_("Other spellings, one a line"), least=2),
                text("notes", N_("Notes")),
                text("extras", N_("More from the address book"), least=1),
            ),
        ),
        Group(
            N_("Data protection"),
            (
                line("source", N_("Where this comes from"), half=True),
                line("legal_basis", N_("Legal basis for keeping it"), half=True),
                day("keep_until", N_("To be kept until")),
                day("last_contact", N_("Last contact")),
                line("keep_reason", N_("Why it is kept"), half=True),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.contacts import Person

        return Person

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.contacts import save_person

        return save_person(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.contacts import delete_person

        delete_person(dossier, record_id)

    @override
    def name(self, record: Any) -> str:
        from cufdesk.domain.names import shown_name

        return shown_name(record, screen_language())

    @override
    def detail(self, record: Any, names: Names) -> str:
        if not record.positions:
            return ""
        first = record.positions[0]
        texts = (first.title.in_language(screen_language()), names.title(first.organisation_id))
        return " · ".join(text for text in texts if text)


class Bodies(Subject):
    """Ministries, networks, authorities and other bodies."""

    kind = "organisation"
    many = N_("Bodies")
    new = N_("New body")
    search_hint = N_("Search a name, an acronym, a city…")
    icon = "building-2"
    empty_heading = N_("No bodies yet")
    empty_sentence = N_("Ministries, networks and authorities: people hold their functions in them.")
    columns = (
        lead(N_("Name")),
        Column(N_("Kind"), ("kind",), word("organisation_kind"), width=150, hide_below=430),
        Column(N_("Country"), ("country",), word("country"), width=110, hide_below=560),
        Column(N_("People"), ("people",), plain, width=80, right=True, hide_below=640),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("name", N_("Official name")),
                line("acronym", N_("Acronym"), half=True),
                text("acronyms", N_("Other acronyms, one a line"), least=1),
                choice("kind", N_("Kind"), "organisation_kind"),
                choice("country", N_("Country"), "country"),
                choice("side", N_("Side"), "side"),
                choice("state", N_("State"), "organisation_state", required=True),
                line("city", N_("City"), half=True),
                text("address", N_("Address"), least=2),
                line("website", N_("Web site"), half=True),
            ),
        ),
        Group(
            N_("Linked bodies"),
            (
                reference("parent_id", N_("Belongs to"), "organisation"),
                parts("counterparts", N_("Counterparts abroad"), Counterparts()),
            ),
        ),
        Group(
            N_("If it is a country group"),
            (
                reference("president_id", N_("President of the group"), "person"),
                parts("bodies", N_("Members"), Members()),
            ),
        ),
        Group(
            N_("As written, and where from"),
            (
                line("written_name", N_("Name as a source wrote it"), half=True),
                line("source", N_("Where this comes from"), half=True),
                text("aliases", N_("Other spellings, one a line"), least=2),
                text("notes", N_("Notes")),
                text("extras", N_("More from the address book"), least=1),
                picture("logo", N_("Logo")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.contacts import Organisation

        return Organisation

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.contacts import save_organisation

        return save_organisation(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.contacts import delete_organisation

        delete_organisation(dossier, record_id)

    @override
    def name(self, record: Any) -> str:
        from cufdesk.domain.names import official_name

        return official_name(record, screen_language())

    @override
    def detail(self, record: Any, names: Names) -> str:
        from cufdesk.words import ORGANISATION_KIND

        kind = _(ORGANISATION_KIND.get(record.kind, record.kind)) if record.kind else ""
        return " · ".join(text for text in (record.acronym, kind, record.city) if text)


class ContactsPage(RecordPage):
    """People and bodies."""

    heading = N_("Contacts")
    subjects = (People, Bodies)
    kinds = frozenset(
        {"person", "organisation", "position", "contact_point", "counterpart", "group_body", "cover"}
    )
    topic = "contacts"
    printable = "directory"
    _drops: FileDrops | None = None

    @override
    def secondary_acts(self) -> list[Act]:
        return [
            *super().secondary_acts(),
            *self._merging_acts(),
            Act(_("More…"), "ellipsis", self.show_menu, _("Files of contacts, duplicates, equivalences")),
        ]

    def show_menu(self) -> None:
        """Offer what is done with contacts now and then: files, duplicates, the table of equivalences."""
        from PySide6.QtGui import QCursor
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.addAction(_("Bring in contacts…"), self.choose_import).setEnabled(not self.desk.read_only)
        menu.addAction(_("Export contacts…"), self.export)
        menu.addSeparator()
        menu.addAction(_("Duplicates…"), self.show_duplicates)
        menu.addAction(_("Equivalences…"), self.edit_equivalences)
        menu.popup(QCursor.pos())

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

    def edit_equivalences(self) -> None:
        """Show the table of equivalences of mandates, and store what the person made of it."""
        from cufdesk.ui.pages.equivalences import equivalences_sheet

        equivalences_sheet(self.desk, self).exec()
