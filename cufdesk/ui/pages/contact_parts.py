"""What people and bodies have several of: functions, ways to reach them, counterparts, members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.children import PartList
from cufdesk.ui.parts.date_field import period
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, text
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Reaches(PartList):
    """The ways to reach a person; the first e-mail is the one that messages go to."""

    one = N_("Contact detail")
    add = N_("Add a contact detail")
    none = N_("Nothing to reach them by yet.")
    groups = (
        Group(
            "",
            (
                choice("kind", N_("Kind"), "contact_kind", required=True),
                choice("label", N_("Use"), "contact_label"),
                text("value", N_("E-mail, number or address"), least=1),
                choice("country", N_("Country"), "country"),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.contacts import ContactPoint

        kinds = [part.kind for part in parts]
        return ContactPoint(person_id=owner_id, kind="phone" if kinds[-1:] == ["email"] else "email")

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.words import CONTACT_KIND, CONTACT_LABEL

        kind, label = _(CONTACT_KIND.get(part.kind, part.kind)), CONTACT_LABEL.get(part.label, part.label)
        shown = _phone(part) if part.kind == "phone" else _in_one_line(part.value)
        return shown, " · ".join(text for text in (kind, _(label) if label else "") if text)


def _phone(part: Any) -> str:
    """Return a number as the world dials it, or as it was written."""
    from cufdesk.domain.phones import read_phone

    return read_phone(part.value, part.country).shown


def _in_one_line(value: str) -> str:
    return ", ".join(line.strip() for line in value.splitlines() if line.strip())


class Counterparts(PartList):
    """A body's counterparts abroad; each names it back."""

    one = N_("Counterpart")
    add = N_("Add a counterpart")
    none = N_("No counterpart abroad.")
    groups = (Group("", (reference("other_id", N_("Counterpart abroad"), "organisation", half=False),)),)

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.contacts import Counterpart

        return Counterpart(organisation_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        return names.title(part.other_id), names.detail(part.other_id)


class Members(PartList):
    """The bodies that belong to a country group."""

    one = N_("Member")
    add = N_("Add a member")
    none = N_("No member yet: only a country group has some.")
    groups = (Group("", (reference("member_id", N_("Member"), "organisation", half=False),)),)

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.contacts import GroupBody

        return GroupBody(organisation_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        return names.title(part.member_id), names.detail(part.member_id)


class Equivalences(PartList):
    """The lines of the table that says which functions count as which mandate."""

    one = N_("Equivalence")
    add = N_("Add an equivalence")
    none = N_("No equivalence yet: a function counts only as what is entered with it.")
    groups = (
        Group(
            "",
            (
                text("words", N_("Words of the function"), least=1),
                choice("country", N_("Country"), "country"),
                choice("mandate", N_("Counts in a committee as"), "seat_category"),
                text("notes", N_("Notes"), least=2),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.mandates import Equivalence

        return Equivalence()

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.country_words import COUNTRY
        from cufdesk.words import SEAT_CATEGORY

        mandate = _(SEAT_CATEGORY.get(part.mandate, part.mandate)) if part.mandate else _("not decided yet")
        country = _(COUNTRY.get(part.country, part.country)) if part.country else _("any country")
        return part.words, f"{country} · {mandate}"
