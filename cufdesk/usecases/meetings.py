"""What a person can do with meetings, their decisions and actions."""

from __future__ import annotations

from cufdesk.documents.file_names import slug
from cufdesk.domain.line_numbers import free_reference
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.meetings import meetings_named, references
from cufdesk.storage.writing import Writing
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Act, Labels
from cufdesk.usecases.minutes_life import refuse_deleting, refuse_rewriting, settle_state

_LABELS = Labels[Meeting](
    N_("Add the meeting “{name}”"),
    N_("Edit the meeting “{name}”"),
    N_("Delete the meeting “{name}”"),
    lambda meeting: meeting.title.in_language(screen_language()),
    {
        "distributed": Act(
            N_("Distribute the minutes of “{name}”"), N_("Take back the distribution of “{name}”")
        ),
    },
)


def meeting_named(look: Reading | Writing, reference: str) -> Meeting:
    """Return the meeting that a reference ("2015-02") or an id names; refuses none, and several.

    A meeting without a reference goes by the one that its papers are printed by.
    """
    found = meetings_named(look, reference) or _printed_as(look, reference)
    meeting = look.get(Meeting, found[0]) if len(found) == 1 else None
    if meeting is None:
        none = _("No meeting has the reference “{reference}”.")
        several = _("Several meetings have the reference “{reference}”: name one by its id.")
        raise Refusal((several if found else none).format(reference=reference))
    return meeting


def _printed_as(look: Reading | Writing, reference: str) -> list[str]:
    wanted = reference.strip().casefold()
    first = look.cover().first_language
    plain = [
        (meeting.id, slug(meeting.title.in_language(first)))
        for meeting in look.all(Meeting, pictures=False)
        if not meeting.reference.strip()
    ]
    return [meeting_id for meeting_id, name in plain if name and name == wanted]


def save_meeting(dossier: Dossier, meeting: Meeting) -> Meeting:
    """Store a meeting with its attendance, decisions and actions.

    A new one without a reference gets the next of its month; minutes that are said to be approved or
    distributed get the day and the version that go with it. Refuses to change the words of minutes that were
    distributed (`NeedsCorrection`).
    """
    refuse_incomplete(meeting)
    with dossier.read() as reading:
        known = reading.get(Meeting, meeting.id)
        refuse_rewriting(known, meeting)
        if known is None and not meeting.reference.strip():
            meeting.reference = free_reference(meeting.first_day or meeting.last_day, references(reading))
    settle_state(known, meeting)
    return records.save(dossier, meeting, _LABELS)


def refuse_incomplete(meeting: Meeting) -> None:
    """Refuse a meeting without a title, days in the wrong order, and a decision that says nothing."""
    if not meeting.title:
        raise Refusal(_("Give this meeting a title."))
    refuse_reversed_days(meeting.first_day, meeting.last_day)
    for number, decision in enumerate(meeting.decisions, 1):
        if not (decision.title or decision.text):
            raise Refusal(_("Decision {number} is empty.").format(number=decision.number or number))


def delete_meeting(dossier: Dossier, meeting_id: str) -> None:
    """Delete a meeting that nothing else refers to; refuses minutes that were distributed."""
    records.delete(dossier, Meeting, meeting_id, _LABELS, lambda _writing, known: refuse_deleting(known))
