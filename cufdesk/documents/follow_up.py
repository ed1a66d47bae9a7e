"""What was told last of a decision or an action after the meeting."""

from __future__ import annotations

from cufdesk.documents.parts import Voice, joined
from cufdesk.domain.meetings import Action, ActionProgress, Decision, DecisionProgress
from cufdesk.domain.progress import in_time
from cufdesk.press.story import Span, Words


def follow_up(voice: Voice, line: Action | Decision) -> Words:
    """Return the latest note of progress that says something, with its day; nothing where there is none."""
    notes: list[ActionProgress | DecisionProgress] = [*line.progress]
    told = next((note for note in reversed(in_time(notes)) if note.text.strip()), None)
    if told is None:
        return ""
    t = voice.t
    when = t._("Progress on {date}").format(date=t.date(told.day)) if told.day else t._("Progress")
    return (Span(joined(when, voice.entered(" ".join(told.text.split()))), muted=True),)
