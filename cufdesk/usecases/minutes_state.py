"""Where the minutes of a dossier are in their life, as the command line tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction, Remark
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import screen_language
from cufdesk.storage import printing as questions
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.minutes_life import is_silent


def minutes_states(dossier: Dossier) -> dict[str, Any]:
    """Return how far the minutes of every meeting are, the last entered first."""
    with dossier.read() as reading:
        return {"meetings": [minutes_state(one) for one in questions.newest_first(reading, Meeting)]}


def minutes_state(meeting: Meeting) -> dict[str, Any]:
    """Return how far minutes are: days as ISO texts, empty where there is none; `silent` may be approved."""
    return {
        "id": meeting.id,
        "reference": meeting.reference,
        "title": meeting.title.in_language(screen_language()),
        "state": meeting.state,
        "version": meeting.version,
        "remarks_until": _day(meeting.remarks_until),
        "silent": is_silent(meeting),
        "approved_on": _day(meeting.approved_on),
        "tacitly": meeting.tacitly,
        "distributed_on": _day(meeting.distributed_on),
        "remarks": [_remark(number, one) for number, one in enumerate(meeting.remarks, 1)],
        "corrections": [_correction(one) for one in meeting.corrections],
    }


def _remark(number: int, remark: Remark) -> dict[str, Any]:
    told = {name: getattr(remark, name) for name in ("author", "about", "text", "state", "reply")}
    return {"number": number, "day": _day(remark.day), **told}


def _correction(correction: Correction) -> dict[str, Any]:
    lines = [
        {
            "place": line.place,
            "field": line.field,
            "before": _both(line.before),
            "after": _both(line.after),
        }
        for line in correction.lines
    ]
    return {
        "number": correction.number,
        "version": correction.version,
        "day": _day(correction.day),
        "reason": _both(correction.reason),
        "lines": lines,
    }


def _both(words: Bilingual) -> dict[str, str]:
    return {"fr": words.fr, "es": words.es}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
