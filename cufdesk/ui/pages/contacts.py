"""Contacts: people with their functions, and the bodies they hold them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language
from cufdesk.storage.linked import KINDS_LINKED
from cufdesk.ui.pages.contact_card import ContactCard, tell_apart
from cufdesk.ui.pages.contact_filters import bodies_filters, missing_of, people_filters
from cufdesk.ui.pages.contact_parts import Counterparts, Functions, Members, Reaches
from cufdesk.ui.pages.likely_line import TwinsAsker
from cufdesk.ui.pages.narrowed_page import NarrowedPage
from cufdesk.ui.pages.page import Act
from cufdesk.ui.pages.record_card import RecordCard
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
    from PySide6.QtWidgets import QWidget

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names
    from cufdesk.usecases.pasted import Pasted


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


class ContactsPage(NarrowedPage):
    """People and bodies."""

    heading = N_("Contacts")
    subjects = (People, Bodies)
    kinds = KINDS_LINKED | {"contact_point", "cover", "decision", "equivalence", "not_same"}
    topic = "contacts"
    printable = "directory"

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
    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & {"person", "position", "contact_point", "organisation", "not_same"}:
            self._twins.forget()
        super().refresh(kinds)
        if kinds & {"contact_group"}:
            self._offer_groups()

    @override
    def secondary_acts(self) -> list[Act]:
        tip = _("Which functions count as a mayor, a governor, a president of a region")
        return [*super().secondary_acts(), Act(_("Equivalences…"), "scale", self.edit_equivalences, tip)]

    def edit_equivalences(self) -> None:
        """Show the table of equivalences of mandates, and store what the person made of it."""
        from cufdesk.ui.pages.equivalences import equivalences_sheet

        equivalences_sheet(self.desk, self).exec()
