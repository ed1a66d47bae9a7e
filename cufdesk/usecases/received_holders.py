"""Who was sent the version that a received file is, and who holds a newer one, as the register has it."""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.documents.printing import Marks
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.refusal import Refusal
from cufdesk.storage import sendings as register
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.older_versions import holders, is_current
from cufdesk.usecases.printing import Prepared


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody who was sent a version ("0.1"), as they were called then; `day` is ISO or empty."""

    name: str
    function: str
    address: str
    version: str
    language: str
    day: str
    sending: str


def same_holdings(dossier: Dossier, marks: Marks) -> list[Holding]:
    """Return who was sent the very version of some marks, each once, the first first."""
    found: dict[str, Holding] = {}
    for sending in _same(dossier, marks):
        for one in sending.recipients:
            found.setdefault(_key(one), _holding(one, sending))
    return list(found.values())


def newer_holdings(dossier: Dossier, marks: Marks, now: Prepared) -> list[Holding]:
    """Return those whose latest version is another than that of some marks, sent later or current."""
    last = max((_when(sending) for sending in _same(dossier, marks)), default=None)
    try:
        known = holders(dossier, now.paper.what, now.sheet.record_id)
    except Refusal:  # it went meanwhile
        return []
    found = []
    for one in known:
        if _is_same(one.sending, marks):
            continue
        is_later = last is not None and _when(one.sending) > last
        if is_later or (one.sending.fingerprint and is_current(dossier, one.sending)):
            found.append(_holding(one.recipient, one.sending))
    return found


def _same(dossier: Dossier, marks: Marks) -> list[Sending]:
    with dossier.read() as reading:
        sent = register.sendings(reading, marks.what, state="sent")
    return [sending for sending in sent if _is_same(sending, marks)]


def _is_same(sending: Sending, marks: Marks) -> bool:
    """Tell whether a sending is of the version; of a file without its marks, eight digits are known."""
    return bool(marks.fingerprint) and sending.fingerprint.startswith(marks.fingerprint)


def _when(sending: Sending) -> tuple[str, str]:
    return (
        sending.day.isoformat() if sending.day else "",
        f"{sending.at:%H:%M}" if sending.at else "",
    )


def _key(one: SendingRecipient) -> str:
    return one.person_id or one.address.casefold() or one.name.casefold()


def _holding(one: SendingRecipient, sending: Sending) -> Holding:
    return Holding(
        name=one.name or one.address,
        function=one.function,
        address=one.address,
        version=sending.version,
        language=sending.language,
        day=_when(sending)[0],
        sending=sending.id,
    )
