"""Meetings: who was there, what was decided, who does what by when; and reading minutes that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_translator
from cufdesk.ui.minutes_check.acts import check_act
from cufdesk.ui.pages.attachments import attachments
from cufdesk.ui.pages.decisions import Decisions
from cufdesk.ui.pages.document_acts import document_acts
from cufdesk.ui.pages.gates import KINDS_OF_GATES, Gates, submitting_acts
from cufdesk.ui.pages.line_menu import lines, of_a_decision, of_a_point
from cufdesk.ui.pages.minutes_acts import MinutesPage
from cufdesk.ui.pages.more_menu import more_act
from cufdesk.ui.pages.page import Act
from cufdesk.ui.pages.room_acts import room_act
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, plain, reference_when_and_where, word
from cufdesk.ui.parts.date_field import period, times
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text, whole_number
from cufdesk.ui.parts.reference import position_of, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.domain.cover import Cover
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


_COUNTED = frozenset({"present", "represented"})


class Attendances(PartList):
    """Who was there, represented, excused or absent."""

    one = N_("Attendance")
    add = N_("Add somebody")
    none = N_("Nobody is noted as present, excused or absent yet.")
    groups = (
        Group(
            "",
            (
                reference("person_id", N_("Person"), "person"),
                choice("status", N_("Attendance"), "attendance", required=True),
                position_of("position_id", N_("In the function of"), "person_id"),
                reference("represented_by_id", N_("Represented by"), "person"),
                times("arrived", "departed", N_("Arrived – left"), half=True),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import Attendance

        return Attendance(meeting_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        held = " · ".join(
            text for text in (names.title(part.position_id), names.detail(part.position_id)) if text
        )
        said = [held or names.detail(part.person_id)]
        if part.represented_by_id:
            said.append(_("represented by {name}").format(name=names.title(part.represented_by_id)))
        t = screen_translator()
        if part.arrived:
            said.append(_("arrived at {time}").format(time=t.time(part.arrived)))
        if part.departed:
            said.append(_("left at {time}").format(time=t.time(part.departed)))
        return names.title(part.person_id), " – ".join(text for text in said if text)

    @override
    def section(self, part: Any) -> str:
        return str(part.status)

    @override
    def sections(self) -> Sequence[str]:
        from cufdesk.words import ATTENDANCE

        return tuple(ATTENDANCE)

    @override
    def heading(self, section: str, parts: Sequence[Any]) -> tuple[str, str]:
        from cufdesk.words import ATTENDANCE

        return _(ATTENDANCE.get(section, section)), str(len(parts))


class Agenda(PartList):
    """The points of a meeting, each with the account of what was said."""

    one = N_("Point of the agenda")
    add = N_("Add a point")
    none = N_("The agenda is empty.")
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Point")),
                reference("speaker_id", N_("Presented by"), "person"),
                whole_number("minutes", N_("Time set, in minutes")),
                bilingual_text("account", N_("What was said"), least=6),
                reference("carried_id", N_("Action carried over"), "action", half=False),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import AgendaItem

        return AgendaItem(meeting_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        t = screen_translator()
        account = part.account.in_language(t.language)
        carried = names.title(part.carried_id)
        title = part.title.in_language(t.language) or carried or account.split("\n")[0]
        minutes = _("{n} min").format(n=t.number(part.minutes)) if part.minutes else ""
        said = (names.title(part.speaker_id), minutes, carried if carried != title else "", account)
        return title, " · ".join(text for text in said if text and text != title)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(place + 1)


class Meetings(Subject):
    """Meetings and their minutes."""

    kind = "meeting"
    many = N_("Meetings")
    new = N_("New meeting")
    search_hint = N_("Search a title, a decision, a place…")
    icon = "messages-square"
    prints = "minutes"
    empty_heading = N_("No meetings yet")
    empty_sentence = N_(
        "Read minutes that exist: people, decisions and dates are taken out of the text for you to confirm."
        " Or enter a meeting by hand."
    )
    columns = (
        lead(
            N_("Meeting"),
            day="first_day",
            detail=("reference", "first_day", "last_day", "place"),
            detail_text=reference_when_and_where,
        ),
        Column(N_("Decisions"), ("decisions",), plain, width=90, right=True, hide_below=460),
        Column(N_("Minutes"), ("state",), word("minutes_state"), width=120, hide_below=330),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                period("first_day", "last_day", N_("From – to")),
                times("start", "end", N_("Hours")),
                line("place", N_("Place"), half=True),
                choice("kind", N_("Kind"), "meeting_kind", required=True),
                reference("visit_id", N_("During the visit"), "visit"),
                reference("chair_id", N_("Chaired by"), "person"),
                reference("secretary_id", N_("Minutes taken by"), "person"),
                bilingual_text("purpose", N_("Purpose")),
                lines("decisions", N_("Decisions"), Decisions(), of_a_decision),
                lines("agenda", N_("Agenda and what was said"), Agenda(), of_a_point),
                parts("attendances", N_("Attendance"), Attendances()),
                whole_number("headcount", N_("Participants announced")),
                attachments("attachments", N_("Attached files")),
            ),
        ),
        Group(
            N_("Minutes"),
            (
                line("reference", N_("Reference"), half=True),
                line("version", N_("Version"), half=True),
                choice("state", N_("State"), "minutes_state", required=True),
                choice("language", N_("Language"), "language"),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.meetings import Meeting

        return Meeting

    @override
    def new_record(self, cover: Cover) -> Any:
        from cufdesk.domain.meetings import Meeting

        return Meeting(language=cover.first_language)

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.meetings import save_meeting

        return save_meeting(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.meetings import delete_meeting

        delete_meeting(dossier, record_id)

    @override
    def refuse_deleting(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.minutes_life import minutes_of, refuse_deleting

        refuse_deleting(minutes_of(dossier, record_id))

    @override
    def detail(self, record: Any, names: Names) -> str:
        when = screen_translator().period(record.first_day, record.last_day)
        return " · ".join(text for text in (record.reference, when, record.place) if text)

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        from cufdesk.domain.minutes_checks.order import lacks_responsible

        found = []
        listed = sum(one.status in _COUNTED for one in record.attendances)
        if record.headcount is not None:
            sentence = _("{declared} participants announced, {listed} present.")
            told = sentence.format(declared=record.headcount, listed=listed)
            found.append(Finding(record.headcount == listed, told))
        actions = [action for decision in record.decisions for action in decision.actions]
        if nobody := sum(lacks_responsible(action) for action in actions):
            text = ngettext(
                "{n} action has nobody responsible yet.", "{n} actions have nobody responsible yet.", nobody
            )
            found.append(Finding(False, text.format(n=nobody)))
        return found

    @override
    def empty_acts(self, desk: Desk) -> list[tuple[str, str, Callable[[], object]]]:
        return [(_("Read minutes…"), "scan-text", desk.read_minutes)]


class MeetingsPage(MinutesPage):
    """Meetings and their minutes."""

    heading = N_("Meetings")
    subjects = (Meetings, Gates)
    kinds = KINDS_OF_GATES | {
        "meeting",
        "decision",
        "action",
        "attendance",
        "person",
        "position",
        "visit",
        "milestone",
    }
    topic = "minutes"
    printable = "minutes"

    @override
    def secondary_acts(self) -> list[Act]:
        read = Act(
            _("Read minutes…"),
            "scan-text",
            self.desk.read_minutes,
            _("Take people, decisions and dates out of a text (Ctrl+R)"),
            "Ctrl+R",
            enabled=not self.desk.read_only,
        )
        if self._subject.kind == Gates.kind:
            return document_acts(self.desk, Gates.prints, self.shown_id)
        tip = _("Print, send, check before sending out, ask for an agreement")
        return [room_act(self), read, more_act(self, tip, self._now_and_then)]

    def _now_and_then(self) -> list[Act | None]:
        """Return what is done with the minutes that are shown once they are written."""
        return [*super().secondary_acts(), None, check_act(self), *submitting_acts(self)]
