"""What a record leaves open: points that await an approval, and blanks that somebody has to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from cufdesk.documents.decision_table import short_number
from cufdesk.documents.parts import Voice
from cufdesk.domain.blanks.all_blanks import blanks as found_in
from cufdesk.domain.blanks.blank import Blank, BlankGround
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import Visit
from cufdesk.press.story import KeyValues, Words
from cufdesk.words import BLANK_KIND

_ENGAGED = {"open", "under_way", ""}
_NUMBERED = {"action", "decision"}


def open_points(voice: Voice, meeting: Meeting) -> list[Words]:
    """Return the decisions that are not firm yet, each with the reason."""
    sentences = {
        "wish": voice.t._("{number} is a wish: it commits nobody until both sides have answered."),
        "proposed": voice.t._("{number} is a proposal: it has to be approved before anything is engaged."),
        "announced": voice.t._(
            "{number} was announced by third parties: its signature is theirs to confirm."
        ),
        "": voice.t._("{number} does not say how firm it is."),
    }
    return [
        sentences[decision.modality].format(number=short_number(meeting, decision))
        for decision in meeting.decisions
        if decision.modality in sentences and decision.state in _ENGAGED
    ]


def blanks(voice: Voice, meeting: Meeting, visit: Visit | None) -> KeyValues | None:
    """Return what is missing, by kind, or None when nothing is."""
    t = voice.t
    ground = BlankGround(
        cover=voice.cover,
        directory=voice.directory,
        meetings=(meeting,),
        visits=(visit,) if visit else (),
        known=voice.meetings,
    )
    found = found_in(ground)
    pairs: list[tuple[str, Words]] = []
    for kind, label in BLANK_KIND.items():
        own = [one for one in found if one.kind == kind]
        for labelled, some in (
            (t._(label), [one for one in own if not one.fuzzy and not _is_of_meeting(one)]),
            (t._("Deadline to be made precise"), [one for one in own if one.fuzzy]),
        ):
            if some:
                pairs.append((labelled, _values(voice, some)))
        pairs += [(_of_meeting(voice, one), t._("to be completed")) for one in own if _is_of_meeting(one)]
    return KeyValues(tuple(pairs)) if pairs else None


def _is_of_meeting(one: Blank) -> bool:
    """Tell whether it is the day or the place of the meeting itself that is missing."""
    return one.place.kind == "meeting" and one.place.field != "notes"


def _of_meeting(voice: Voice, one: Blank) -> str:
    t = voice.t
    return t._("Place of the meeting") if one.place.field == "place" else t._("Date of the meeting")


def _values(voice: Voice, some: Sequence[Blank]) -> str:
    """Return numbers one after the other, and words one a line."""
    numbers = [one.place.number for one in some if one.place.kind in _NUMBERED]
    words = [
        voice.plain(one.words) or voice.t._("a participant without a name")
        for one in some
        if one.place.kind not in _NUMBERED
    ]
    return "\n".join(part for part in (", ".join(numbers), *words) if part)
