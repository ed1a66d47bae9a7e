"""Who holds an older version of a document than the one that would be printed now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cufdesk.documents.printing import fingerprint
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.i18n import screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import sendings as questions
from cufdesk.storage import undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing
from cufdesk.usecases.printing import Prepared
from cufdesk.usecases.record_changes import record_changes


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody, as they were written to last, and that sending."""

    recipient: SendingRecipient
    sending: Sending


def holders(dossier: Dossier, what: str, reference: str = "") -> list[Holder]:
    """Return everybody who was sent a document, each with the latest sending of it that reached them.

    A document whose record is gone is asked for by that record's id.
    """
    found = _holders_of_gone(dossier, what, reference)
    return found or _holders(dossier, printing.prepare(dossier, what, reference))


def holders_of_older(dossier: Dossier, what: str, reference: str = "") -> list[Holder]:
    """Return those whose latest version differs from what would be printed now in the same language.

    Where the register has no fingerprint, the version and its being a draft are compared.
    """
    if gone := _holders_of_gone(dossier, what, reference):
        return gone
    now = printing.prepare(dossier, what, reference)
    found = _holders(dossier, now)
    languages = {one.sending.language for one in found}
    printed = {language: _as_printed(dossier, now, language) for language in languages}
    return [one for one in found if _is_older(dossier, one.sending, printed[one.sending.language])]


def is_current(dossier: Dossier, sending: Sending) -> bool | None:
    """Tell whether a sending is what would be printed now; None where that cannot be printed any more."""
    try:
        now = printing.prepare(dossier, sending.what, sending.record_id, sending.language)
    except Refusal:
        return None
    return not _is_older(dossier, sending, now)


def same_version_sent(dossier: Dossier, now: Prepared) -> Sending | None:
    """Return the last sending of what bears the same version as the document now and says something else."""
    if not now.sheet.version:
        return None
    with dossier.read() as reading:
        sent = questions.sendings(reading, now.paper.what, now.sheet.record_id, "sent")
    alike = [one for one in sent if (one.version, one.language) == (now.sheet.version, now.language)]
    return next((one for one in reversed(alike) if _is_older(dossier, one, now)), None)


def _holders_of_gone(dossier: Dossier, what: str, reference: str) -> list[Holder]:
    """Return who holds a document that cannot be printed any more, named as the register names it."""
    if not reference.strip():
        return []
    try:
        printing.prepare(dossier, what, reference)
    except Refusal:
        with dossier.read() as reading:
            sent = questions.sendings(reading, what, None, "sent")
        return _latest(one for one in sent if reference in {one.record_id, one.reference})
    return []


def _holders(dossier: Dossier, now: Prepared) -> list[Holder]:
    with dossier.read() as reading:
        return _latest(questions.sendings(reading, now.paper.what, now.sheet.record_id, "sent"))


def _latest(sent: Iterable[Sending]) -> list[Holder]:
    """Return who was reached by sendings, each with the last one."""
    latest: dict[str, Holder] = {}
    for sending in sent:
        for one in sending.recipients:
            key = one.person_id or one.address.casefold() or one.name.casefold()
            latest.pop(key, None)  # so that they stand in the order of what they hold
            latest[key] = Holder(one, sending)
    return list(latest.values())


def _as_printed(dossier: Dossier, now: Prepared, language: str) -> Prepared | None:
    """Return the document in a language, or None where it is not offered in it any more."""
    if language == now.language:
        return now
    try:
        return printing.prepare(dossier, now.paper.what, now.sheet.record_id, language)
    except Refusal:
        return None


def _is_older(dossier: Dossier, sending: Sending, printed: Prepared | None) -> bool:
    if printed is None:
        return True
    if sending.fingerprint:
        # How two languages stand on the page makes another file of it, not another version.
        ways = [replace(printed, layout=layout) for layout in _layouts(printed)]
        differs = all(sending.fingerprint != fingerprint(way.story()) for way in ways)
        return differs and not _is_untouched(dossier, sending, printed)
    return (sending.version, sending.draft) != (printed.sheet.version, printed.sheet.draft)


def _is_untouched(dossier: Dossier, sending: Sending, printed: Prepared) -> bool:
    """Tell whether nothing that the document says was written since it was sent.

    A later version of the program may word the same facts otherwise: nobody is sent them again for that.
    """
    with dossier.read() as reading:
        write = undoing.write_of(reading, sending.mark) if sending.mark else None
        if write is None:
            return False
        return not record_changes(reading, printed, write, screen_language(), screen_translator())


def _layouts(printed: Prepared) -> tuple[Layout, ...]:
    """Return the ways in which a document can be laid out: only two languages have several."""
    return ("columns", "alternating") if "+" in printed.language else (printed.layout,)
