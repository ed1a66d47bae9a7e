"""The register as the command line tells it: which lines are asked for by names, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cufdesk.domain.contacts import Organisation
from cufdesk.domain.register import Line, Scope, counted, ordered, wanted
from cufdesk.folding import words_of
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.register import register_of
from cufdesk.usecases.meetings import meeting_named
from cufdesk.usecases.protection import person_named


def named_scope(
    dossier: Dossier, scope: Scope, *, person: str = "", body: str = "", meeting: str = ""
) -> Scope:
    """Return a scope with a person, a body and a meeting that are named; refuses a name that fits none."""
    if person:
        scope = scope._replace(person=person_named(dossier, person).id)
    with dossier.read() as reading:
        if body:
            scope = scope._replace(body=_body_named(reading, body))
        if meeting:
            scope = scope._replace(meeting=meeting_named(reading, meeting).id)
    return scope


def _body_named(reading: Reading, name: str) -> str:
    asked = words_of(name)
    bodies = reading.all(Organisation, pictures=False)
    fits = [body for body in bodies if body.id == name or asked in list(_names(body))]
    if len(fits) != 1:
        sentence = _("Several bodies are called “{name}”.") if fits else _("No body is called “{name}”.")
        raise Refusal(sentence.format(name=name))
    return fits[0].id


def _names(body: Organisation) -> Iterator[list[str]]:
    for name in (body.acronym, body.name.fr, body.name.es, body.written_name):
        if name:
            yield words_of(name)


def register_state(dossier: Dossier, scope: Scope, today: date, order: str = "deadline") -> dict[str, Any]:
    """Return the lines within a scope, and how many there are of each sort, as of a day."""
    with dossier.read() as reading:
        lines = register_of(reading, screen_language()).lines
    found = wanted(ordered(lines, order), scope, today)
    return {
        "as_of": today.isoformat(),
        "counts": counted(found, today)._asdict(),
        "lines": [_data(line, today) for line in found],
    }


def _data(line: Line, today: date) -> dict[str, Any]:
    return {
        "number": line.number,
        "kind": line.kind,
        "id": line.id,
        "text": line.text,
        "decision": line.decision,
        "meeting": line.meeting,
        "reference": line.reference,
        "theme": line.theme,
        "modality": line.modality,
        "nature": line.nature,
        "state": line.state,
        "responsible": list(line.responsible),
        "deadline": line.deadline or None,
        "deadline_words": line.deadline_words,
        "event": line.event,
        "late": line.is_late(today.isoformat()),
        "held": line.held,
        "carried_to": list(line.carried),
    }
