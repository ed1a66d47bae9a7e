"""The register of sendings, told: for the command line, in the shape that it promises."""

from __future__ import annotations

from typing import Any

from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.folding import words_of
from cufdesk.storage import sendings as questions
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.older_versions import Holder, holders_of_older, is_current


def register_data(dossier: Dossier, what: str = "", person: str = "", state: str = "") -> dict[str, Any]:
    """Return the sendings, the latest first; narrowed to a document, a recipient, a state."""
    with dossier.read() as reading:
        found = questions.sendings(reading, what, state=state)
    wanted = set(words_of(person))
    told = [one for one in reversed(found) if not wanted or any(_means(wanted, r) for r in one.recipients)]
    return {"sendings": [_sending(dossier, one) for one in told]}


def older_data(dossier: Dossier, what: str, reference: str = "") -> dict[str, Any]:
    """Return who holds an older version of a document than would be printed now."""
    return {"holders": [_holder(one) for one in holders_of_older(dossier, what, reference)]}


def _means(wanted: set[str], one: SendingRecipient) -> bool:
    return wanted <= set(words_of(f"{one.name} {one.address}"))


def _sending(dossier: Dossier, one: Sending) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "reference": one.reference,
        "title": one.title,
        "version": one.version,
        "draft": one.draft,
        "language": one.language,
        "file": one.file_name,
        "fingerprint": one.fingerprint,
        "current": is_current(dossier, one),
        "way": one.way,
        "state": one.state,
        "day": one.day.isoformat() if one.day else None,
        "time": f"{one.at:%H:%M}" if one.at else None,
        "subject": one.subject,
        "weight": one.weight or None,
        "notes": one.notes,
        "recipients": [_recipient(recipient) for recipient in one.recipients],
    }


def _recipient(one: SendingRecipient) -> dict[str, Any]:
    return {
        "id": one.person_id,
        "name": one.name,
        "function": one.function,
        "address": one.address,
        "role": one.role,
    }


def _holder(one: Holder) -> dict[str, Any]:
    return _recipient(one.recipient) | {
        "version": one.sending.version,
        "draft": one.sending.draft,
        "language": one.sending.language,
        "day": one.sending.day.isoformat() if one.sending.day else None,
        "sending": one.sending.id,
    }
