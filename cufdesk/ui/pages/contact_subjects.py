"""What the page of contacts lists and edits: people with their functions, and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language
from cufdesk.ui.pages.contact_parts import Counterparts, Functions, Members, Reaches
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
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.parts.names import Names


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
                reference("parent_id", N_("Belongs to"), "organisation", half=False),
                parts("counterparts", N_("Counterparts abroad"), Counterparts()),
            ),
        ),
        Group(
            N_("If it is a country group"),
            (
                reference("president_id", N_("President of the group"), "person", half=False),
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
