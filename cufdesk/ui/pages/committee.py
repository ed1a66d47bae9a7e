"""The committee: seats by side, filled or known by function alone, and what the rules of composition say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, word
from cufdesk.ui.parts.columns import parts as of_how_many
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, flag, line, text, whole_number
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


def _category(key: str) -> str:
    from cufdesk.words import SEAT_CATEGORY

    return _(SEAT_CATEGORY.get(key, key)) if key else ""


def _side(key: str) -> str:
    from cufdesk.words import SIDE

    return _(SIDE.get(key, key)) if key else ""


class Seats(PartList):
    """Places to be filled; nobody is made up: a seat may be known by its function alone."""

    one = N_("Seat")
    add = N_("Add a seat")
    none = N_("No seats yet. Quotas say how many there should be.")
    groups = (
        Group(
            "",
            (
                choice("side", N_("Side"), "side"),
                choice("category", N_("Category"), "seat_category"),
                bilingual_line("function", N_("Function that the seat stands for")),
                reference("person_id", N_("Person"), "person"),
                choice("step", N_("How far it is"), "seat_step", required=True),
                reference("represented_by_id", N_("Represented by"), "person"),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.committee import Seat

        last = parts[-1] if parts else None
        side = last.side if last else "french"
        return Seat(committee_id=owner_id, side=side)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.words import SEAT_STEP

        function = part.function.in_language(screen_language())
        person = names.title(part.person_id)
        step = _(SEAT_STEP.get(part.step, part.step))
        title = person or function or _category(part.category) or _("Seat to be filled")
        said = [function if person else "", _category(part.category), step]
        if part.represented_by_id:
            said.append(_("represented by {name}").format(name=names.title(part.represented_by_id)))
        return title, " · ".join(text for text in said if text and text != title)

    @override
    def section(self, part: Any) -> str:
        return str(part.side)

    @override
    def sections(self) -> Sequence[str]:
        return ("french", "partner", "")

    @override
    def heading(self, section: str, parts: Sequence[Any]) -> tuple[str, str]:
        from cufdesk.domain.committee_rules import seat_filled

        filled = sum(seat_filled(part) for part in parts)
        note = ngettext("{filled} of {n} seat filled", "{filled} of {n} seats filled", len(parts))
        return _side(section) or _("No side"), note.format(filled=filled, n=len(parts))


class Quotas(PartList):
    """How many seats of a side and category there should be."""

    one = N_("Quota")
    add = N_("Add a quota")
    none = N_("No quota: how many seats should each side have?")
    groups = (
        Group(
            "",
            (
                choice("side", N_("Side"), "side"),
                choice("category", N_("Category"), "seat_category"),
                whole_number("count", N_("Seats"), empty=False),
                line("source", N_("Where this comes from"), half=True),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.committee import Quota

        return Quota(committee_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        what = " · ".join(text for text in (_side(part.side), _category(part.category)) if text)
        return what or _("All seats"), part.source

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(part.count)


class Committees(Subject):
    """Steering committees, and panels of elected members."""

    kind = "committee"
    many = N_("Committees")
    new = N_("New committee")
    search_hint = N_("Search a committee, a function…")
    icon = "landmark"
    prints = "committee-composition"
    empty_heading = N_("No committee yet")
    empty_sentence = N_(
        "Say how many seats each side should have; then fill them, one by one, as people accept."
    )
    columns = (
        lead(N_("Committee"), icon="landmark"),
        Column(N_("Kind"), ("kind",), word("committee_kind"), width=150, hide_below=430),
        Column(N_("Seats filled"), ("filled", "seats"), of_how_many, width=130, right=True, hide_below=330),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("name", N_("Name")),
                choice("kind", N_("Kind"), "committee_kind", required=True),
                reference("decision_id", N_("Set up by the decision"), "decision"),
                flag("parity", N_("Both sides have the same number of seats")),
                parts("seats", N_("Seats"), Seats()),
                parts("quotas", N_("Quotas"), Quotas()),
                bilingual_text("purpose", N_("Purpose")),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.committee import Committee

        return Committee

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.committee import save_committee

        return save_committee(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.committee import delete_committee

        delete_committee(dossier, record_id)

    @override
    def name(self, record: Any) -> str:
        return str(record.name.in_language(screen_language()))

    @override
    def detail(self, record: Any, names: Names) -> str:
        from cufdesk.words import COMMITTEE_KIND

        return _(COMMITTEE_KIND.get(record.kind, record.kind))

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        from cufdesk.domain.committee_rules import results
        from cufdesk.usecases.committee import categories_of

        cover = desk.dossier.cover()
        language = screen_language()
        names = {
            "french": cover.french_side.in_language(language),
            "partner": cover.partner_side.in_language(language),
        }
        category_of = categories_of(desk.dossier, record)
        found = results(record, screen_translator(), lambda side: names.get(side) or _side(side), category_of)
        return [Finding(result.holds, result.sentence) for result in found]


class CommitteePage(RecordPage):
    """Committees and panels."""

    heading = N_("Committee")
    subjects = (Committees,)
    kinds = frozenset(
        {"committee", "seat", "quota", "person", "position", "equivalence", "decision", "cover"}
    )
    topic = "committee"
    printable = "committee-composition"
