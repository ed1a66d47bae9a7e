"""How a record of decisions or minutes are approved: by whom, until when silence consents, since when."""

from __future__ import annotations

from cufdesk.documents.parts import TO_FILL_IN, Voice
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import NBSP
from cufdesk.press.story import Col, DataTable, Item, Paragraph, Row

FINAL = {"approved", "distributed"}
_ROOM = "\n".join([NBSP] * 3)  # for a name and initials, by hand


def record_approval(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return how a record of decisions is approved, with room for those who do."""
    t = voice.t
    if meeting.state not in FINAL:
        told = t._("Without remarks before {date}, this record is deemed approved.")
    elif _left_unapproved(meeting):
        told = t._("This record was distributed; no approval of it is on record.")
    elif meeting.approved_on is None:
        told = t._("This record has been approved.")
    elif meeting.tacitly:
        told = t._("No remark having been made, this record has been deemed approved since {date}.")
    else:
        told = t._("This record was approved on {date}.")
    return _approval(voice, meeting, told)


def account_approval(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return how the minutes that tell what was said are approved, with room for those who do."""
    t = voice.t
    if meeting.state not in FINAL:
        told = t._("Without remarks before {date}, these minutes are deemed approved.")
    elif _left_unapproved(meeting):
        told = t._("These minutes were distributed; no approval of them is on record.")
    elif meeting.approved_on is None:
        told = t._("These minutes have been approved.")
    elif meeting.tacitly:
        told = t._("No remark having been made, these minutes have been deemed approved since {date}.")
    else:
        told = t._("These minutes were approved on {date}.")
    return _approval(voice, meeting, told)


def _left_unapproved(meeting: Meeting) -> bool:
    """Tell minutes that went out although nobody had approved them: the paper must not claim it."""
    return meeting.state == "distributed" and meeting.approved_on is None


def _approval(voice: Voice, meeting: Meeting, sentence: str) -> list[Item]:
    t, is_final = voice.t, meeting.state in FINAL
    day = t.date(meeting.approved_on if is_final else meeting.remarks_until)
    told = sentence.format(date=day or TO_FILL_IN)
    if is_final:
        told = f"{told} " + t._("Any later change is made by a numbered correction.")
    columns = tuple(
        Col(title) for title in (t._("Drafted by"), t._("Reviewed by"), t._("Approved by"), t._("Date"))
    )
    approved_on = day if is_final else ""
    row = Row((voice.name(meeting.secretary_id), _ROOM, "", approved_on))
    return [Paragraph(told), DataTable(columns, (row,))]
