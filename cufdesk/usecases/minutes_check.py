"""The final check of minutes: what it finds, and the findings that the officer lets stand with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cufdesk.domain.gate_rules import closed_by_decision
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_checks import all_checks
from cufdesk.domain.minutes_checks.finding import SEVERITIES, Finding
from cufdesk.domain.minutes_checks.finding_words import remedy, sentence
from cufdesk.domain.minutes_checks.ground import Ground
from cufdesk.domain.minutes_life import AcceptedFinding
from cufdesk.domain.visits import Visit
from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.directory import names_beside
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.gates import disputed_steps
from cufdesk.storage.printing import newest_first
from cufdesk.usecases.labels import label
from cufdesk.usecases.meetings import meeting_named

_ACCEPT = N_("Let a finding stand in “{name}”")
_TAKE_BACK = N_("Look again at a finding in “{name}”")


@dataclass(frozen=True, slots=True)
class Looked:
    """A meeting as the final check saw it: what it found, and what of that was let stand, with the reason."""

    meeting: Meeting
    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, AcceptedFinding], ...]

    def count(self, severity: str) -> int:
        """Return how many open findings have a severity."""
        return sum(finding.severity == severity for finding in self.open)


def findings(dossier: Dossier, meeting_id: str) -> list[Finding]:
    """Return what is still to be looked at in the minutes of a meeting, the gravest first.

    What was let stand is left out. Refuses a meeting that is not there any more.
    """
    return list(look(dossier, meeting_id).open)


def look(dossier: Dossier, meeting_id: str) -> Looked:
    """Check the minutes of a meeting; refuses a meeting that is not there any more."""
    with dossier.read() as reading:
        meeting = reading.get(Meeting, meeting_id)
        if meeting is None:
            raise Refusal(_("This record is not there any more."))
        found = all_checks.distinct(all_checks.findings(ground_of(reading, meeting)))
    known = {(one.check_name, one.about): one for one in meeting.accepted}
    accepted = tuple((one, known[one.check, one.about]) for one in found if (one.check, one.about) in known)
    return Looked(meeting, tuple(all_checks.still_open(found, meeting)), accepted)


def ground_of(reading: Reading, meeting: Meeting) -> Ground:
    """Return what the rules stand on."""
    visit = reading.get(Visit, meeting.visit_id) if meeting.visit_id else None
    closed = frozenset(closed_by_decision(reading.all(Gate), disputed_steps(reading)))
    directory = names_beside(reading, [meeting, *([visit] if visit else [])])
    return Ground(meeting, reading.cover(), directory, visit, closed)


def accept(dossier: Dossier, meeting_id: str, chosen: Sequence[Finding], reason: str) -> None:
    """Let findings stand, with the reason; a finding comes back as soon as its words change.

    Refuses an empty reason.
    """
    if not reason.strip():
        raise Refusal(_("Say why it can stand: whoever reads the minutes after you will ask."))
    with dossier.write("") as writing:
        meeting = writing.get(Meeting, meeting_id)
        if meeting is None:
            raise Refusal(_("This record is not there any more."))
        writing.label = label(_ACCEPT, meeting.title.in_language(screen_language()))
        known = {(one.check_name, one.about) for one in meeting.accepted}
        meeting.accepted = [
            *meeting.accepted,
            *(
                AcceptedFinding(
                    meeting_id=meeting.id, check_name=one.check, about=one.about, reason=reason.strip()
                )
                for one in chosen
                if (one.check, one.about) not in known
            ),
        ]
        writing.save(meeting)


def take_back(dossier: Dossier, meeting_id: str, chosen: Iterable[Finding]) -> None:
    """Look again at findings that were let stand."""
    gone = {(one.check, one.about) for one in chosen}
    with dossier.write("") as writing:
        meeting = writing.get(Meeting, meeting_id)
        if meeting is None:
            raise Refusal(_("This record is not there any more."))
        writing.label = label(_TAKE_BACK, meeting.title.in_language(screen_language()))
        meeting.accepted = [one for one in meeting.accepted if (one.check_name, one.about) not in gone]
        writing.save(meeting)


def meeting_to_check(dossier: Dossier, reference: str = "") -> Meeting:
    """Return the meeting of a reference or an id, without one the latest; refuses what is unknown."""
    with dossier.read() as reading:
        if reference.strip():
            return meeting_named(reading, reference)
        latest = max(newest_first(reading, Meeting), key=_day, default=None)
    if latest is None:
        raise Refusal(_("There is no meeting yet."))
    return latest


def _day(meeting: Meeting) -> str:
    day = meeting.last_day or meeting.first_day
    return day.isoformat() if day else ""


def as_json(looked: Looked) -> dict[str, Any]:
    """Return what was found in the shape of `check-minutes --json`; findings are numbered from 1."""
    return {
        "meeting": looked.meeting.id,
        "reference": looked.meeting.reference,
        "title": looked.meeting.title.in_language(screen_language()),
        "counts": {severity: looked.count(severity) for severity in SEVERITIES},
        "findings": [_finding(one) | {"n": n} for n, one in enumerate(looked.open, 1)],
        "accepted": [_finding(one) | {"reason": kept.reason} for one, kept in looked.accepted],
    }


def _finding(one: Finding) -> dict[str, Any]:
    t = screen_translator()
    return {
        "check": one.check,
        "severity": one.severity,
        "place": one.place.number,
        "kind": one.place.kind,
        "id": one.place.record_id,
        "field": one.place.field,
        "language": one.place.language,
        "text": one.text,
        "from": one.span[0] if one.span else None,
        "to": one.span[1] if one.span else None,
        "words": one.words,
        "wanted": one.wanted,
        "sentence": sentence(one, t),
        "remedy": remedy(one, t),
    }
