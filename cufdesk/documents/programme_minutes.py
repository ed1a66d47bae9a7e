"""What is told of the minutes of a step of a programme: soon available, in progress, or where they are."""

from __future__ import annotations

from cufdesk.documents.parts import Voice, joined, version_mark
from cufdesk.domain.minutes_rules import minutes_status
from cufdesk.domain.visits import ProgrammeItem


def status(voice: Voice, item: ProgrammeItem) -> str:
    """Return the key of how far the minutes of a step are; empty where nothing is told of them."""
    meeting = voice.meetings.get(item.meeting_id or "")
    return minutes_status(meeting.state if meeting else None, item.minutes_status)


def told(voice: Voice, item: ProgrammeItem) -> str:
    """Return how far the minutes of a step are; those of a meeting that are issued with their reference."""
    key = status(voice, item)
    word = voice.t.word("minutes_status", key) if key else ""
    meeting = voice.meetings.get(item.meeting_id or "")
    if meeting is None or key != "available":
        return word
    day = meeting.distributed_on or meeting.approved_on
    where = joined(
        meeting.reference, version_mark(meeting.version), voice.t.date(day) if day else "", separator=", "
    )
    return voice.t._("{word} ({where})").format(word=word, where=where) if where else word
