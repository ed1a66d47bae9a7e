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
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cufdesk.storage.lists import Hit
    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.pasted import Pasted

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
    from cufdesk.domain.contacts import ContactPoint, Position
    from cufdesk.ui.parts.form import with_values
    from cufdesk.usecases.contacts import save_person
    from cufdesk.usecases.pasted import named_person

    person = named_person(name)
    position = Position(person_id=person.id)
    email, phone = (ContactPoint(person_id=person.id, kind=kind) for kind in ("email", "phone"))

    pasted = _PastedPerson(desk, person)

    def store(records: list[Any]) -> Any:
        new, function, *reached = records
        known = function.title or function.organisation_id
        lists = {"positions": [function] if known else [], "points": reached}
        return save_person(desk.dossier, pasted.completed(with_values(new, lists)))

    groups = [
        (Group("", _PERSON), person),
        (Group("", _FUNCTION), position),
        (Group("", _EMAIL), email),
        (Group("", _PHONE), phone),
    ]
    return _ask(desk, _("New person"), groups, store, parent, pasted.join)


class _PastedPerson:
    """What a pasted text says of a new person: shown as far as the few fields go, and kept beyond."""

    def __init__(self, desk: Desk, person: Any) -> None:
        self._desk = desk
        self._id = person.id
        self._read: Any = None
        self._notes = ""

    def join(self, sheet: FormSheet) -> None:
        """Put the field to paste into above the forms of a sheet."""
        from cufdesk.ui.parts.paste_box import PasteBox

        self._sheet = sheet
        self._box = box = PasteBox(self._desk)
        sheet.content.insertWidget(0, box)
        box.watch(sheet.forms[0])
        box.read.connect(self._take)
        box.skipped.connect(self._begin)
        box.notes_asked.connect(self._note)
        box.body_asked.connect(lambda _place, name: self._make_body(name))

    def _take(self, pasted: Pasted) -> None:
        from cufdesk.ui.parts.filling import fill, fill_part

        if pasted.body is not None:
            self._box.refuse(_("Nobody signs this text: paste it into a new body."))
            return
        self._read, self._notes = pasted.person, ""
        main, function, *reached = self._sheet.forms
        fill(main, pasted)
        if self._read.positions:
            fill_part(function, self._read.positions[0])
        for form in reached:
            same = [point for point in self._read.points if point.kind == form.shown.kind]
            if same:
                fill_part(form, same[0])
        main.focus_first()

    def _begin(self) -> None:
        for form in self._sheet.forms:
            form.replay(form.shown)

    def _note(self, text: str) -> None:
        self._notes = text

    def _make_body(self, name: str) -> None:
        from cufdesk.ui.parts.form import with_values
        from cufdesk.usecases.pasted import without_body

        function = self._sheet.forms[1]
        hit = create(self._desk, "organisation", name, self._sheet)
        if hit is not None:
            function.context.names.keep(hit)
            function.replay(with_values(function.draft(), {"organisation_id": hit.id}))
            self._read.notes = without_body(self._read.notes, name)

    def completed(self, person: Any) -> Any:
        """Return a person as entered, with what the text says beyond the fields."""
        from cufdesk.ui.parts.form import with_values

        if self._read is None:
            return person
        single = ("honorific", "second_surname", "written_name", "city", "country")
        values = {key: getattr(person, key) or getattr(self._read, key) for key in single}
        in_fields = [
            next((p for p in self._read.points if p.kind == kind), None) for kind in ("email", "phone")
        ]
        more = [point for point in self._read.points if not any(point is shown for shown in in_fields)]
        positions = [*person.positions, *self._read.positions[1:]]
        for part in (*more, *positions):
            part.person_id = person.id
        notes = "\n".join(part for part in (self._read.notes, self._notes) if part)
        lists = {"points": [*person.points, *more], "positions": positions}
        return with_values(person, {**values, **lists, "notes": notes})


def _create_body(desk: Desk, name: str, parent: QWidget) -> Hit | None:
    from cufdesk.domain.contacts import Organisation
    from cufdesk.domain.values import Bilingual
    from cufdesk.usecases.contacts import save_organisation

    is_acronym = name.isupper() and len(name) <= 8
    body = Organisation(acronym=name) if is_acronym else Organisation(name=Bilingual(fr=name))
    groups = [(Group("", _BODY), body)]

    def store(records: list[Any]) -> Any:
        return save_organisation(desk.dossier, records[0])

    def join(sheet: FormSheet) -> None:
        from cufdesk.ui.parts.filling import fill
        from cufdesk.ui.parts.paste_box import PasteBox

        box = PasteBox(desk)
        sheet.content.insertWidget(0, box)
        box.watch(sheet.forms[0])

        def take(pasted: Pasted) -> None:
            if pasted.body is None:
                box.refuse(_("This text names a person: paste it into a new person."))
            else:
                fill(sheet.forms[0], pasted)

        box.read.connect(take)
        box.skipped.connect(lambda: sheet.forms[0].replay(sheet.forms[0].shown))

    return _ask(desk, _("New body"), groups, store, parent, join)


def _ask(
    desk: Desk, title: str, groups: Any, store: Any, parent: QWidget, join: Callable[[FormSheet], None]
) -> Hit | None:
    """Ask until it is stored or given up; `join` adds the field to paste into."""
    sheet = FormSheet(desk, title, groups, parent, accept=_("Add"), store=store)
    join(sheet)
    if not sheet.exec():
        return None
    return desk.lists.titles([sheet.stored.id]).get(sheet.stored.id)
