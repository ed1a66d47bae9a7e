"""The life of minutes: begun, sent for remarks, approved, distributed; each an act of its own.

What was distributed is somebody's: its words change by a numbered correction alone (`minutes_corrections`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from cufdesk.documents.decision_table import action_number, short_number
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Remark
from cufdesk.domain.versions import is_draft, is_issued, next_draft, next_issued
from cufdesk.domain.working_days import after_working_days, holiday, is_working_day
from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import sendings as questions
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.meetings import versions_had
from cufdesk.storage.writing import Writing
from cufdesk.usecases.labels import label
from cufdesk.usecases.minutes_changes import changes

DAYS_FOR_REMARKS = 10
"""Working days that those who receive a draft have, unless another day is set."""

_PAPERS = ("minutes", "minutes-prose", "account")  # documents that bear the version of the minutes


class NeedsCorrection(Refusal):
    """Words of distributed minutes were changed: that is done by a numbered correction."""


def today() -> date:
    """Return this day on the clock of this machine."""
    return datetime.now().astimezone().date()


def default_remarks_until(day: date | None = None) -> date:
    """Return the last day for remarks on a draft that leaves on a day, by default today."""
    return after_working_days(day or today(), DAYS_FOR_REMARKS)


def day_warning(day: date, countries: tuple[str, ...] = ("FR", "MX")) -> str:
    """Say that a day is none on which people answer (weekend, public holiday); nothing where it is one."""
    t = screen_translator()
    for country in countries:
        if found := holiday(day, country):
            where = t.word("country", country)
            said = _("{date} is a public holiday in {country}: {holiday}.")
            return said.format(date=t.date(day), country=where, holiday=_(found))
    if not is_working_day(day):
        return _("{date} is a {weekday}.").format(date=t.date(day), weekday=t.weekday(day))
    return ""


# the acts ------------------------------------------------------------------------------------------------


def start_writing(dossier: Dossier, meeting_id: str) -> Meeting:
    """Say that the minutes are being written."""
    with opened(dossier, meeting_id, N_("Begin the minutes of “{name}”")) as (writing, meeting):
        if meeting.state != "to_write":
            raise Refusal(_("These minutes have been begun already."))
        meeting.state = "in_progress"
        return writing.save(meeting)


def send_draft(dossier: Dossier, meeting_id: str, remarks_until: date | None = None) -> Meeting:
    """Send the draft for remarks until a day; a draft that leaves after another has the next number.

    Refuses minutes that are approved or distributed, and a day that has passed.
    """
    until = remarks_until or default_remarks_until()
    if until < today():
        raise Refusal(_("The day for remarks has passed already."))
    with opened(dossier, meeting_id, N_("Send the draft minutes of “{name}” for remarks")) as (
        writing,
        meeting,
    ):
        _refuse_issued(meeting)
        if meeting.state == "remarks" or not is_draft(meeting.version) or _has_left(writing, meeting):
            meeting.version = next_draft(_draft_before(writing, meeting))
        meeting.state, meeting.remarks_until = "remarks", until
        return writing.save(meeting)


def approve(dossier: Dossier, meeting_id: str, *, tacitly: bool = False, day: date | None = None) -> Meeting:
    """Say that the minutes were approved: by an answer, or by silence once the day for remarks has passed.

    Refuses while a remark is unanswered, a silence that is none yet, and a day to come.
    """
    _refuse_to_come(day)
    with opened(dossier, meeting_id, N_("Approve the minutes of “{name}”")) as (writing, meeting):
        _refuse_issued(meeting)
        _refuse_unanswered(meeting)
        if tacitly:
            if meeting.state != "remarks" or meeting.remarks_until is None:
                raise Refusal(_("No draft was sent for remarks: silence says nothing yet."))
            if not is_silent(meeting):
                until = screen_translator().date(meeting.remarks_until)
                raise Refusal(
                    _("Remarks can be made until {date}: silence says nothing yet.").format(date=until)
                )
        meeting.state, meeting.tacitly = "approved", tacitly
        meeting.approved_on = day or (meeting.remarks_until if tacitly else today())
        return writing.save(meeting)


def is_silent(meeting: Meeting, on: date | None = None) -> bool:
    """Tell whether the day for remarks has passed and no remark is open: silence may count as approval."""
    until = meeting.remarks_until
    is_past = until is not None and until < (on or today())
    return meeting.state == "remarks" and is_past and not open_remarks(meeting)


def distribute(
    dossier: Dossier, meeting_id: str, *, unapproved: bool = False, day: date | None = None
) -> Meeting:
    """Say that the minutes were distributed, as v1.0; an act towards others, that no undo takes back.

    Refuses while a remark is unanswered, a day to come, and what nobody approved unless `unapproved` says so.
    """
    _refuse_to_come(day)
    with opened(dossier, meeting_id, N_("Distribute the minutes of “{name}”")) as (writing, meeting):
        if meeting.state == "distributed":
            raise Refusal(_("These minutes have been distributed already."))
        _refuse_unanswered(meeting)
        if meeting.state != "approved" and not unapproved:
            raise Refusal(
                _("These minutes are not approved yet. Approve them first, or say that they go without.")
            )
        if not is_issued(meeting.version) or _has_left(writing, meeting):
            meeting.version = next_issued(meeting.version)
        meeting.state, meeting.distributed_on = "distributed", day or today()
        return writing.save(meeting)


def take_back_distribution(dossier: Dossier, meeting_id: str) -> Meeting:
    """Say that the minutes were not distributed after all; refuses once a correction was written.

    They are the draft again that they were, unless the register knows their version as sent.
    """
    with opened(dossier, meeting_id, N_("Take back the distribution of “{name}”")) as (writing, meeting):
        if meeting.state != "distributed":
            raise Refusal(_("These minutes have not been distributed."))
        if meeting.corrections:
            raise Refusal(
                _(
                    "These minutes have been corrected since: what is wrong is set right by another"
                    " correction."
                )
            )
        if not _has_left(writing, meeting):
            meeting.version = _draft_before(writing, meeting)
        sent = "remarks" if meeting.remarks_until else "draft"
        meeting.state = "approved" if meeting.approved_on else sent
        meeting.distributed_on = None
        return writing.save(meeting)


# remarks -------------------------------------------------------------------------------------------------


def add_remark(dossier: Dossier, meeting_id: str, remark: Remark) -> Meeting:
    """Note what somebody asks to be changed, by default today.

    Refuses a remark without words or author, and one about a number that the minutes do not have. A number
    is understood however it is written: "d4-a10", "2015-02/D4-A10", "A10".
    """
    if not remark.text.strip():
        raise Refusal(_("Write what the remark says."))
    if not (remark.author.strip() or remark.person_id):
        raise Refusal(_("Say who made the remark."))
    with opened(dossier, meeting_id, N_("Note a remark on the minutes of “{name}”")) as (writing, meeting):
        remark.meeting_id, remark.day = meeting.id, remark.day or today()
        remark.about = _place(meeting, remark.about)
        meeting.remarks = [*meeting.remarks, remark]
        return writing.save(meeting)


def _place(meeting: Meeting, about: str) -> str:
    """Return the number of the decision or action that a remark is about, as the minutes print it."""
    wanted = about.strip().casefold()
    if not wanted:
        return ""
    asked = {wanted, wanted.removeprefix(f"{meeting.reference}/".casefold())}
    for decision in meeting.decisions:
        number = short_number(meeting, decision)
        if number.casefold() in asked:
            return number
        for action in decision.actions:
            printed = action_number(meeting, decision, action)
            if {printed.casefold(), printed.removeprefix(f"{number}-").casefold()} & asked:
                return printed
    raise Refusal(_("These minutes have no {place}.").format(place=about.strip()))


def answer_remark(
    dossier: Dossier, meeting_id: str, remark_id: str, *, taken: bool, reply: str | None = None
) -> Meeting:
    """Answer a remark: taken in or not, with a reply; without one, a reply given before stays.

    Refuses to turn a remark down without a reason.
    """
    with opened(dossier, meeting_id, N_("Answer a remark on the minutes of “{name}”")) as (writing, meeting):
        remark = next((one for one in meeting.remarks if one.id == remark_id), None)
        if remark is None:
            raise Refusal(_("This remark is not there any more."))
        state = "taken" if taken else "refused"
        if reply is None:
            reply = remark.reply if state == remark.state else ""
        if not taken and not reply.strip():
            raise Refusal(_("Say why this remark is not taken in."))
        remark.state, remark.reply = state, reply.strip()
        return writing.save(meeting)


def open_remarks(meeting: Meeting) -> list[Remark]:
    """Return the remarks that nobody answered yet."""
    return [remark for remark in meeting.remarks if remark.state == "open"]


# what is refused -----------------------------------------------------------------------------------------


def refuse_rewriting(known: Meeting | None, meeting: Meeting) -> None:
    """Refuse to save other words over minutes that were distributed, or to take their corrections away.

    Whoever saves a meeting asks this first.
    """
    if known is None:
        return
    if known.state != "distributed":
        if meeting.state == "distributed":
            _refuse_unanswered(meeting)
        return
    if changes(known, meeting):
        raise NeedsCorrection(
            _(
                "These minutes were distributed: their words are changed by a numbered correction, never in"
                " silence."
            )
        )
    is_kept = meeting.version == known.version if meeting.state == "distributed" else not known.corrections
    if not is_kept or known.corrections != meeting.corrections:
        raise Refusal(_("These minutes were distributed: only a correction gives them another version."))


def settle_state(known: Meeting | None, meeting: Meeting) -> None:
    """Give minutes whose state was chosen by hand what its act would have given them: a day, a version.

    What is said already stays: minutes of former years come with their own days.
    """
    if known is not None and known.state == meeting.state:
        return
    if meeting.state == "approved" and meeting.approved_on is None:
        meeting.approved_on = today()
    elif meeting.state == "distributed":
        meeting.distributed_on = meeting.distributed_on or today()
        if not is_issued(meeting.version):
            meeting.version = next_issued(meeting.version)
    elif meeting.state not in {"approved", "distributed"}:
        meeting.approved_on = meeting.distributed_on = None
        meeting.tacitly = False


def refuse_deleting(known: Meeting) -> None:
    """Refuse to delete minutes that somebody holds."""
    if known.state == "distributed":
        raise Refusal(
            _(
                "These minutes were distributed, and somebody holds them. If they were not, take that back"
                " first."
            )
        )


def _refuse_to_come(day: date | None) -> None:
    if day is not None and day > today():
        raise Refusal(_("This day is still to come."))


def _refuse_issued(meeting: Meeting) -> None:
    if meeting.state == "distributed":
        raise Refusal(_("These minutes have been distributed already."))
    if meeting.state == "approved":
        raise Refusal(_("These minutes have been approved already."))


def _refuse_unanswered(meeting: Meeting) -> None:
    if n := len(open_remarks(meeting)):
        sentence = ngettext(
            "{n} remark is still to be answered: take it in, or say why not.",
            "{n} remarks are still to be answered: take them in, or say why not.",
            n,
        )
        raise Refusal(sentence.format(n=n))


def _draft_before(writing: Writing, meeting: Meeting) -> str:
    """Return the version of minutes as long as it is that of a draft, else the last one that was."""
    if not is_issued(meeting.version):
        return meeting.version
    had = (version for version in reversed(versions_had(writing, meeting.id)) if not is_issued(version))
    return next(had, "")


def _has_left(writing: Writing, meeting: Meeting) -> bool:
    """Tell whether the register knows the present version as sent."""
    return any(
        sending.version == meeting.version
        for what in _PAPERS
        for sending in questions.sendings(writing, what, meeting.id, "sent")
    )


def minutes_of(dossier: Dossier, meeting_id: str) -> Meeting:
    """Return a meeting as it is stored; refuses one that is gone."""
    with dossier.read() as reading:
        meeting = reading.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal(_("This record is not there any more."))
    return meeting


@contextmanager
def opened(dossier: Dossier, meeting_id: str, message: str) -> Iterator[tuple[Writing, Meeting]]:
    """Give a write under a label with the meeting's name, and the meeting; refuses one that is gone."""
    with dossier.write("") as writing:
        meeting = writing.get(Meeting, meeting_id)
        if meeting is None:
            raise Refusal(_("This record is not there any more."))
        writing.label = label(message, meeting.title.in_language(screen_language()))
        yield writing, meeting
