"""By what contacts are filtered and ordered, and how what is missing of them is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import N_, _
from cufdesk.storage.incomplete import ANYTHING, MISSING_KEYS
from cufdesk.ui.parts.list_filters import Filter, ListFilters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.storage.lists import Row
    from cufdesk.ui.parts.columns import Cells

_MISSING = {
    "name": N_("name"),
    "surname": N_("surname"),
    "function": N_("function"),
    "body": N_("body"),
    "email": N_("e-mail"),
    "phone": N_("telephone"),
    "side": N_("side"),
    "origin": N_("where it comes from"),
    "official_name": N_("official name"),
    "kind": N_("kind"),
    "country": N_("country"),
}


def people_filters() -> ListFilters:
    """Return what stands above the list of people."""
    orders = (
        ("", _("By surname")),
        ("body", _("By body")),
        ("notified", _("As the delegation was notified")),
    )
    return ListFilters(
        orders,
        (
            Filter("side", _("Side"), _("Either side"), _words("side")),
            Filter("kind", _("Kind of body"), _("Any kind of body"), _words("organisation_kind")),
            Filter("mandate", _("Mandate"), _("Any mandate"), _words("seat_category")),
            Filter("group", _("Saved list"), _("On any list or none"), ()),
            Filter("missing", _("Incomplete"), _("Complete or not"), _missing("person")),
        ),
    )


def bodies_filters() -> ListFilters:
    """Return what stands above the list of bodies."""
    orders = (("", _("By name")), ("acronym", _("By acronym")), ("country", _("By country")))
    return ListFilters(
        orders,
        (
            Filter("side", _("Side"), _("Either side"), _words("side")),
            Filter("kind", _("Kind"), _("Any kind"), _words("organisation_kind")),
            Filter("country", _("Country"), _("Any country"), _words("country")),
            Filter("missing", _("Incomplete"), _("Complete or not"), _missing("organisation")),
        ),
    )


def missing_of(cells: Cells) -> Callable[[Row], str]:
    """Return what names all that is missing of a row."""

    def said(row: Row) -> str:
        keys = str(cells.named(row, "missing") or "").split()
        return _("Missing: {what}").format(what=", ".join(_(_MISSING[key]) for key in keys)) if keys else ""

    return said


def _missing(kind: str) -> Sequence[tuple[str, str]]:
    each = [(f" {key} ", _("Missing: {what}").format(what=_(_MISSING[key]))) for key in MISSING_KEYS[kind]]
    return ((ANYTHING, _("Something is missing")), *each)


def _words(group: str) -> list[tuple[str, str]]:
    from cufdesk.ui.parts.fields import choices_of

    return choices_of(group)()
