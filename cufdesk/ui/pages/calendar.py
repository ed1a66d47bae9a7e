"""The calendar: days that count, in their order, and how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.columns import Column, from_today, lead, when_and_where, word
from cufdesk.ui.parts.date_field import period
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, flag, line, text
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


class Milestones(Subject):
    """Events, deadlines, hand-overs."""

    kind = "milestone"
    many = N_("Dates")
    new = N_("New date")
    search_hint = N_("Search a date, a place…")
    icon = "calendar-days"
    list_share = 47
    empty_heading = N_("No dates yet")
    empty_sentence = N_(
        "Enter the days that everything leads up to; the home page counts the days until then."
    )
    columns = (
        lead(
            N_("What"),
            day="first_day",
            detail=("first_day", "last_day", "place"),
            detail_text=when_and_where,
        ),
        Column(N_("Kind"), ("kind",), word("milestone_kind"), width=100, hide_below=500),
        Column(N_("When"), ("first_day", "last_day", "done"), from_today, width=120, hide_below=330),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("What happens")),
                period("first_day", "last_day", N_("From – to")),
                choice("kind", N_("Kind"), "milestone_kind", required=True),
                line("place", N_("Place"), half=True),
                flag("counted", N_("Count the days on the home page"), half=True),
                flag("done", N_("Done"), half=True),
                flag("year_inferred", N_("The year is inferred: the source does not write it")),
                reference("decision_id", N_("Decided in"), "decision"),
                line("source", N_("Where this comes from"), half=True),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.calendar import Milestone

        return Milestone

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.calendar import save_milestone

        return save_milestone(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.calendar import delete_milestone

        delete_milestone(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        if record.first_day is None:
            return _("Date not known yet")
        t = screen_translator()
        when = t.period(record.first_day, record.last_day)
        far = from_today(
            record.first_day.isoformat(),
            record.last_day.isoformat() if record.last_day else None,
            record.done,
        )
        if record.last_day in {None, record.first_day}:
            when = f"{t.weekday(record.first_day)} {when}"
        return " · ".join(text for text in (when, far) if text)

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        from cufdesk.usecases.sent_deadlines import moving_words

        with desk.dossier.read() as reading:
            told = [moving_words(reading, record)]
        if record.year_inferred:
            told.insert(0, _("The year is inferred, to be confirmed."))
        return [Finding(None, sentence) for sentence in told if sentence]


class CalendarPage(RecordPage):
    """Days that count."""

    heading = N_("Calendar")
    subjects = (Milestones,)
    kinds = frozenset({"milestone", "decision"})
    topic = "calendar"
    printable = "calendar"
