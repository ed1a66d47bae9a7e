"""Contacts: people with their functions, and the bodies they hold them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, screen_language, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, plain, word
from cufdesk.ui.parts.date_field import period
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.parts.names import Names


class Functions(PartList):
    """The functions of a person; the first one is shown in lists."""

    one = N_("Function")
    add = N_("Add a function")
    none = N_("No function yet: who is this person, and in which body?")
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Function")),
                reference("organisation_id", N_("Body"), "organisation", half=False),
                choice("mandate", N_("Counts in a committee as"), "seat_category"),
                period("first_day", "last_day", N_("Held from – to")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.contacts import Position

        return Position(person_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        held = screen_translator().open_period(part.first_day, part.last_day)
        body = names.title(part.organisation_id)
        return part.title.in_language(screen_language()), " · ".join(text for text in (body, held) if text)


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
                line("first_surname", N_("First surname"), half=True),
                line("second_surname", N_("Second surname"), half=True),
                line("usage_name", N_("Short name in use"), half=True),
                parts("positions", N_("Functions"), Functions()),
            ),
        ),
        Group(
            N_("Where to reach them"),
            (
                line("email", N_("E-mail"), half=True),
                line("phone", N_("Telephone"), half=True),
                line("city", N_("City"), half=True),
                choice("country", N_("Country"), "country"),
                text("address", N_("Address"), least=2),
                line("languages", N_("Languages spoken"), half=True),
            ),
        ),
        Group(
            N_("As written, and where from"),
            (
                bilingual_line("honorific", N_("Title before the name")),
                line("written_name", N_("Name as a source wrote it"), half=True),
                text("aliases", N_("Other spellings, one a line"), least=2),
                text("notes", N_("Notes")),
                line("source", N_("Where this comes from"), half=True),
                line("legal_basis", N_("Legal basis for keeping it"), half=True),
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
                reference("counterpart_id", N_("Counterpart on the other side"), "organisation"),
            ),
        ),
        Group(
            N_("As written, and where from"),
            (
                line("written_name", N_("Name as a source wrote it"), half=True),
                line("source", N_("Where this comes from"), half=True),
                text("aliases", N_("Other spellings, one a line"), least=2),
                text("notes", N_("Notes")),
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
        from cufdesk.i18n import _
        from cufdesk.words import ORGANISATION_KIND

        kind = _(ORGANISATION_KIND.get(record.kind, record.kind)) if record.kind else ""
        return " · ".join(text for text in (record.acronym, kind, record.city) if text)


class ContactsPage(RecordPage):
    """People and bodies."""

    heading = N_("Contacts")
    subjects = (People, Bodies)
    kinds = frozenset({"person", "organisation", "position"})
    topic = "contacts"
    printable = "directory"
