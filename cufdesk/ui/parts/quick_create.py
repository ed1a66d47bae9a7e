"""A person or a body made from where it is needed: the few fields that make it known, the rest later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cufdesk.i18n import N_, _
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.editor import Field, Group
from cufdesk.ui.parts.fields import choice, line
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cufdesk.storage.lists import Hit
    from cufdesk.ui.desk import Desk

_PERSON: tuple[Field, ...] = (
    choice("civility", N_("Civility"), "civility"),
    choice("side", N_("Side"), "side"),
    line("given_names", N_("Given names"), half=True),
    line("first_surname", N_("First surname"), half=True),
    line("particle", N_("Particle (de la, von)"), half=True),
)
_EMAIL: tuple[Field, ...] = (line("value", N_("E-mail"), half=True),)
_PHONE: tuple[Field, ...] = (line("value", N_("Telephone"), half=True),)
_FUNCTION: tuple[Field, ...] = (
    bilingual_line("title", N_("Function")),
    reference("organisation_id", N_("Body"), "organisation", half=False),
)
_BODY: tuple[Field, ...] = (
    bilingual_line("name", N_("Official name")),
    line("acronym", N_("Acronym"), half=True),
    choice("kind", N_("Kind"), "organisation_kind"),
    choice("country", N_("Country"), "country"),
    choice("side", N_("Side"), "side"),
)


def create(desk: Desk, kind: str, name: str, parent: QWidget) -> Hit | None:
    """Ask for a new person or body called `name` and store it; return how it is named, or None."""
    return _create_person(desk, name, parent) if kind == "person" else _create_body(desk, name, parent)


def _create_person(desk: Desk, name: str, parent: QWidget) -> Hit | None:
    from cufdesk.domain.contacts import ContactPoint, Person, Position
    from cufdesk.ui.parts.form import with_values
    from cufdesk.usecases.contacts import save_person

    given, _space, surname = name.rpartition(" ")
    person = Person(given_names=given, first_surname=surname)
    position = Position(person_id=person.id)
    email, phone = (ContactPoint(person_id=person.id, kind=kind) for kind in ("email", "phone"))

    def store(records: list[Any]) -> Any:
        new, function, *reached = records
        known = function.title or function.organisation_id
        lists = {"positions": [function] if known else [], "points": reached}
        return save_person(desk.dossier, with_values(new, lists))

    groups = [
        (Group("", _PERSON), person),
        (Group("", _FUNCTION), position),
        (Group("", _EMAIL), email),
        (Group("", _PHONE), phone),
    ]
    return _ask(desk, _("New person"), groups, store, parent)


def _create_body(desk: Desk, name: str, parent: QWidget) -> Hit | None:
    from cufdesk.domain.contacts import Organisation
    from cufdesk.domain.values import Bilingual
    from cufdesk.usecases.contacts import save_organisation

    is_acronym = name.isupper() and len(name) <= 8
    body = Organisation(acronym=name) if is_acronym else Organisation(name=Bilingual(fr=name))
    groups = [(Group("", _BODY), body)]
    return _ask(
        desk, _("New body"), groups, lambda records: save_organisation(desk.dossier, records[0]), parent
    )


def _ask(desk: Desk, title: str, groups: Any, store: Any, parent: QWidget) -> Hit | None:
    """Ask until it is stored or given up."""
    sheet = FormSheet(desk, title, groups, parent, accept=_("Add"), store=store)
    if not sheet.exec():
        return None
    return desk.lists.titles([sheet.stored.id]).get(sheet.stored.id)
