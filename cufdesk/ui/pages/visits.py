"""Visits: the delegation in the order it notified, and the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, when_and_where
from cufdesk.ui.parts.columns import parts as of_how_many
from cufdesk.ui.parts.date_field import day, times
from cufdesk.ui.parts.date_field import period as period_field
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text, whole_number
from cufdesk.ui.parts.reference import position_of, reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


class Delegation(PartList):
    """Who is part of a visit; the order is the one that the delegation notified, and nothing sorts it."""

    one = N_("Part in the visit")
    add = N_("Add somebody")
    none = N_("Nobody yet. Enter the delegation in the order that it notified.")
    groups = (
        Group(
            "",
            (
                reference("person_id", N_("Person"), "person"),
                choice("role", N_("Part in the visit"), "delegation_role", required=True),
                position_of("position_id", N_("In the function of"), "person_id", half=False),
                bilingual_line("note", N_("Note")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.visits import DelegationMember

        return DelegationMember(visit_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        function = names.title(part.position_id)
        body = names.detail(part.position_id)
        held = " · ".join(text for text in (function, body) if text) or names.detail(part.person_id)
        return names.title(part.person_id), " – ".join(
            text for text in (held, part.note.in_language(screen_language())) if text
        )

    @override
    def section(self, part: Any) -> str:
        return str(part.role)

    @override
    def sections(self) -> Sequence[str]:
        from cufdesk.words import DELEGATION_ROLE

        return tuple(DELEGATION_ROLE)

    @override
    def heading(self, section: str, parts: Sequence[Any]) -> tuple[str, str]:
        from cufdesk.words import DELEGATION_ROLE

        return _(DELEGATION_ROLE.get(section, section)), str(len(parts))


class Programme(PartList):
    """The steps of a visit, and what our organisation does at each."""

    one = N_("Step of the programme")
    add = N_("Add a step")
    none = N_("The programme is empty.")
    groups = (
        Group(
            "",
            (
                day("day", N_("Day")),
                times("start", "end", N_("From – to")),
                bilingual_text("text", N_("What happens")),
                line("place", N_("Place")),
                choice("our_role", N_("What we did there"), "programme_role"),
                reference("meeting_id", N_("Minutes of the meeting"), "meeting"),
                choice("minutes_status", N_("Minutes, where no meeting is named"), "minutes_status"),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.visits import ProgrammeItem

        return ProgrammeItem(visit_id=owner_id, day=parts[-1].day if parts else None)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.domain.minutes_rules import minutes_status
        from cufdesk.words import MINUTES_STATUS, PROGRAMME_ROLE

        minutes = minutes_status(names.minutes_state(part.meeting_id), part.minutes_status)
        said = (
            _(PROGRAMME_ROLE.get(part.our_role, part.our_role)),
            part.place,
            _(MINUTES_STATUS.get(minutes, minutes)),
        )
        return part.text.in_language(screen_language()), " · ".join(text for text in said if text)

    @override
    def mark(self, part: Any, place: int) -> str:
        t = screen_translator()
        when = f"{part.day:%d/%m}" if part.day else ""
        return " ".join(text for text in (when, t.time(part.start)) if text)


class Visits(Subject):
    """Visits of delegations."""

    kind = "visit"
    many = N_("Visits")
    new = N_("New visit")
    search_hint = N_("Search a title, a place, a person…")
    icon = "plane"
    prints = "participants"
    empty_heading = N_("No visits yet")
    empty_sentence = N_(
        "Enter a visit with its delegation and programme, or read the minutes that tell of it."
    )
    columns = (
        lead(
            N_("Visit"),
            day="first_day",
            detail=("first_day", "last_day", "place"),
            detail_text=when_and_where,
        ),
        Column(N_("Delegates"), ("members", "declared"), of_how_many, width=100, right=True, hide_below=330),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                period_field("first_day", "last_day", N_("From – to")),
                line("place", N_("Place"), half=True),
                whole_number("declared", N_("Delegates announced")),
                bilingual_text("purpose", N_("Purpose")),
                parts("members", N_("Delegation"), Delegation()),
                parts("programme", N_("Programme"), Programme()),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.visits import Visit

        return Visit

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.visits import save_visit

        return save_visit(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.visits import delete_visit

        delete_visit(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        when = screen_translator().period(record.first_day, record.last_day)
        return " · ".join(text for text in (when, record.place) if text)

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        listed = sum(member.role == "delegate" for member in record.members)
        if record.declared is None:
            return []
        sentence = _("{declared} delegates announced, {listed} listed.")
        return [Finding(record.declared == listed, sentence.format(declared=record.declared, listed=listed))]


class VisitsPage(RecordPage):
    """Visits of delegations."""

    heading = N_("Visits")
    subjects = (Visits,)
    kinds = frozenset({"visit", "delegation_member", "programme_item", "person", "position", "meeting"})
    topic = "visits"
    printable = "participants"
