"""What is left open in a dossier, or around one meeting, by probable owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cufdesk.domain.blanks.all_blanks import blanks as found_in
from cufdesk.domain.blanks.all_blanks import kinds_of
from cufdesk.domain.blanks.blank import Blank, BlankGround
from cufdesk.domain.blanks.owner_names import owner_name
from cufdesk.domain.blanks.owners import WHY
from cufdesk.domain.committee import Committee
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_checks.finding import Place
from cufdesk.domain.visits import Visit
from cufdesk.i18n import Translator, _, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.directory import names_beside, whole_directory
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.printing import milestones
from cufdesk.words import BLANK_KIND


def blanks(dossier: Dossier, meeting_id: str = "") -> list[Blank]:
    """Return what is left open in the whole dossier, or in one meeting with its visit, dates and committees.

    Refuses a meeting that is not there any more.
    """
    with dossier.read() as reading:
        return found_in(ground_of(reading, meeting_id))


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """How many blanks of one kind there are, what is said but not exactly apart, and where the first is."""

    kind: str
    fuzzy: bool
    count: int
    first: Place


def left_open(dossier: Dossier) -> list[LeftOpen]:
    """Return the blanks of the whole dossier counted, kind by kind in their order."""
    found: dict[tuple[str, bool], list[Blank]] = {}
    for one in sorted(blanks(dossier), key=lambda one: (list(BLANK_KIND).index(one.kind), one.fuzzy)):
        found.setdefault((one.kind, one.fuzzy), []).append(one)
    return [LeftOpen(kind, fuzzy, len(own), own[0].place) for (kind, fuzzy), own in found.items()]


def kind_words(one: Blank | LeftOpen, t: Translator) -> str:
    """Return what kind of blank it is: what is said, but not exactly, is to be made precise."""
    return t._("Deadline to be made precise") if one.fuzzy else t.word("blank_kind", one.kind)


def ground_of(reading: Reading, meeting_id: str = "") -> BlankGround:
    """Return the records in which blanks are looked for; refuses a meeting that is not there any more."""
    cover = reading.cover()
    if not meeting_id:
        meetings = reading.all(Meeting)
        return BlankGround(
            cover=cover,
            directory=whole_directory(reading),
            meetings=tuple(sorted(meetings, key=_day)),
            visits=tuple(reading.all(Visit)),
            committees=tuple(reading.all(Committee)),
            milestones=tuple(milestones(reading)),
            known={one.id: one for one in meetings},
            whole=True,
        )
    meeting = reading.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal(_("This record is not there any more."))
    decisions = {decision.id for decision in meeting.decisions}
    visit = reading.get(Visit, meeting.visit_id) if meeting.visit_id else None
    committees = tuple(one for one in reading.all(Committee) if one.decision_id in decisions)
    visits = (visit,) if visit else ()
    linked = {item.meeting_id for item in visit.programme if item.meeting_id} if visit else set()
    read = (reading.get(Meeting, one) for one in sorted(linked))
    return BlankGround(
        cover=cover,
        directory=names_beside(reading, [meeting, *visits, *committees]),
        meetings=(meeting,),
        visits=visits,
        committees=committees,
        milestones=tuple(milestones(reading, decisions)),
        known={one.id: one for one in read if one is not None},
    )


def _day(meeting: Meeting) -> tuple[str, str]:
    day = meeting.last_day or meeting.first_day
    return (day.isoformat() if day else "", meeting.id)


def as_json(dossier: Dossier, meeting_id: str = "") -> dict[str, Any]:
    """Return the blanks in the shape of `blanks --json`, counted by kind."""
    t = screen_translator()
    with dossier.read() as reading:
        ground = ground_of(reading, meeting_id)
    found = found_in(ground)
    told = [
        {
            "kind": one.kind,
            "kind_words": kind_words(one, t),
            "place": one.place.number,
            "table": one.place.kind,
            "id": one.place.record_id,
            "field": one.place.field,
            "words": one.words.in_language(t.language),
            "of": one.under.in_language(t.language),
            "fuzzy": one.fuzzy,
            "owner": owner_name(one.owner, ground.cover, ground.directory, t),
            "owner_kind": one.owner.kind,
            "why": t._(WHY[one.why]),
        }
        for one in found
    ]
    return {"counts": kinds_of(found), "blanks": told}
