"""What leaves the office: prepare a message, say that it was sent, note what was handed over or posted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from cufdesk.documents.printing import fingerprint, to_pdf
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.contacts import Person
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.exchange import email_drafts
from cufdesk.exchange.email_drafts import Correspondent, EmailDraft, checked_address
from cufdesk.i18n import N_, _, screen_translator, translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.writing import Writing
from cufdesk.usecases import held_back, message_words, printing, records
from cufdesk.usecases.correspondents import language_of
from cufdesk.usecases.kept_pdfs import refuse_foreign
from cufdesk.usecases.labels import Act, Labels, label
from cufdesk.usecases.message_words import Letter, headline
from cufdesk.usecases.older_versions import same_version_sent
from cufdesk.usecases.printing import Prepared

Progress = Callable[[float], None]
Asked = Callable[[], bool]

ENDING = ".eml"
_ORDER = {"to": 0, "cc": 1, "bcc": 2}
_SHOWN = 4  # names that a refusal counts up
_LABELS = Labels[Sending](
    N_("Prepare the sending of “{name}”"),
    N_("Edit the sending of “{name}”"),
    N_("Delete the sending of “{name}”"),
    lambda sending: sending.title or sending.file_name,
    {
        "sent": Act(N_("Note that “{name}” was sent"), N_("Take back that “{name}” was sent")),
    },
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A document, in a language, for people; subject and text are made where they are left empty."""

    what: str
    recipients: Sequence[SendingRecipient]
    reference: str = ""
    language: str = ""
    subject: str = ""
    text: str = ""
    notes: str = ""
    replaces: date | None = None
    layout: Layout = "columns"


@dataclass(frozen=True, slots=True)
class Message:
    """A proposed subject and text, the languages that its readers read, and whether it brings a draft."""

    subject: str
    text: str
    languages: tuple[str, ...]
    draft: bool


def version_warning(dossier: Dossier, printed: Prepared) -> str:
    """Say that the same version went out with other words; nothing where it did not."""
    sent = same_version_sent(dossier, printed)
    if sent is None:
        return ""
    t = screen_translator()
    sentence = _(
        "{version} was sent on {date} and said something else: two documents would bear the same version."
        " Give this one a new version first."
    )
    return sentence.format(version=f"v{sent.version}", date=t.date(sent.day))


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A sending as it was kept, the message that waits for it, and its file's weight in bytes."""

    sending: Sending
    message: Path
    weight: int


# the message ---------------------------------------------------------------------------------------------


def proposed(dossier: Dossier, parcel: Parcel) -> Message:
    """Return the subject and text for a document and the people whom it goes to."""
    return _proposed(dossier, parcel, _read(dossier, parcel))


def _read(dossier: Dossier, parcel: Parcel) -> Prepared:
    return printing.prepare(dossier, parcel.what, parcel.reference, parcel.language, parcel.layout)


def _proposed(dossier: Dossier, parcel: Parcel, printed: Prepared) -> Message:
    # Who reads in secret does not show in the words that the others read.
    seen = [one for one in parcel.recipients if one.role != "bcc"] or parcel.recipients
    read = sorted(seen, key=lambda one: _ORDER.get(one.role, 0))
    with dossier.read() as reading:
        cover = reading.cover()
        people = [reading.get(Person, one.person_id) if one.person_id else None for one in read]
    languages = message_words.in_order([language_of(person, cover) for person in people])
    letter = Letter(
        job=printed,
        cover=cover,
        languages=languages or (cover.first_language,),
        one=people[0] if len(people) == 1 else None,
        several=len(people) != 1,
        replaces=parcel.replaces,
    )
    subject, text = message_words.subject(letter), message_words.text(letter)
    return Message(subject, text, letter.languages, printed.sheet.draft)


def prepare(
    dossier: Dossier,
    parcel: Parcel,
    target: Path,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> PreparedMessage:
    """Print a document, put it into a message, and keep the sending as prepared.

    `target` is the message's file, or a folder for it and the PDF under the document's name. Refuses, with
    nothing kept, people without an address, a message that is there already, and what printing refuses, also
    to print over a file that is no PDF.
    """
    _refuse_nobody(parcel.recipients)
    _refuse_unreachable(parcel.recipients)
    printed = _read(dossier, parcel)
    _refuse_held_back(dossier, printed)
    message = _proposed(dossier, parcel, printed)
    is_folder = target.is_dir()
    path = target / f"{Path(printed.name).stem}{ENDING}" if is_folder else target
    if path.suffix.lower() != ENDING:
        raise Refusal(_("{name}: the name of a message ends in “.eml”.").format(name=path.name))
    if not is_folder and os.path.lexists(path):  # another message may wait in it, changed by hand
        raise Refusal(_("{name} exists already: choose another name.").format(name=path.name))
    with TemporaryDirectory() as aside:  # which its owner alone can open
        pdf = (target if is_folder else Path(aside)) / printed.name
        refuse_foreign(pdf)
        to_pdf(printed.story(), pdf, progress=progress, cancelled=cancelled)
        draft = EmailDraft(
            to=_correspondents(parcel.recipients, "to"),
            cc=_correspondents(parcel.recipients, "cc"),
            bcc=_correspondents(parcel.recipients, "bcc"),
            subject=parcel.subject.strip() or message.subject,
            text=parcel.text.strip() or message.text,
            attachments=(pdf,),
        )
        weight = email_drafts.write(draft, path)
    sending = _sending(dossier, parcel, printed, "email")
    sending.subject, sending.weight = draft.subject, weight
    sending.day, sending.at = _now()
    try:
        kept = save_sending(dossier, sending)
    except BaseException:
        path.unlink(missing_ok=True)  # no message waits that the register does not know
        raise
    return PreparedMessage(kept, path, weight)


def _refuse_held_back(dossier: Dossier, printed: Prepared) -> None:
    """Refuse a document that a closed gate holds back, before its file is written."""
    sheet = printed.sheet
    with dossier.read() as reading:
        held_back.refuse(
            reading, [], Sending(what=printed.paper.what, record_id=sheet.record_id, draft=sheet.draft)
        )


def _correspondents(people: Sequence[SendingRecipient], role: str) -> tuple[Correspondent, ...]:
    return tuple(Correspondent(one.name, one.address) for one in people if one.role == role)


def _refuse_nobody(people: Sequence[SendingRecipient]) -> None:
    if not people:
        raise Refusal(_("Choose at least one recipient."))


def _refuse_unreachable(people: Sequence[SendingRecipient]) -> None:
    """Refuse recipients whom no message reaches, with their names."""
    without = [one.name for one in people if not one.address.strip()]
    if without:
        names = ", ".join(without[:_SHOWN]) + ("…" if len(without) > _SHOWN else "")
        raise Refusal(_("No e-mail address is known for: {names}.").format(names=names))
    for one in people:
        checked_address(one.address)


def _sending(dossier: Dossier, parcel: Parcel, printed: Prepared, way: str) -> Sending:
    """Return what the register keeps of a document as it is printed now."""
    with dossier.read() as reading:
        language = reading.cover().first_language
    sheet, story = printed.sheet, printed.story()
    sending = Sending(
        what=printed.paper.what,
        record_id=sheet.record_id,
        reference=sheet.reference,
        title=headline(printed, translator(language)),
        version=sheet.version,
        draft=sheet.draft,
        language=printed.language,
        fingerprint=fingerprint(story),
        mark=story.origin.written,
        file_name=printed.name,
        way=way,
        notes=parcel.notes,
    )
    sending.recipients = [_kept(one, sending.id) for one in parcel.recipients]
    return sending


def _kept(one: SendingRecipient, sending_id: str) -> SendingRecipient:
    return SendingRecipient(
        sending_id=sending_id,
        person_id=one.person_id,
        name=one.name,
        function=one.function,
        address=one.address.strip(),
        role=one.role,
    )


# the register --------------------------------------------------------------------------------------------


def register(
    dossier: Dossier, parcel: Parcel, way: str, day: date | None = None, at: time | None = None
) -> Sending:
    """Note that a document, as it is now, was handed over, posted or sent; by default today."""
    _refuse_nobody(parcel.recipients)
    sending = _sending(dossier, parcel, _read(dossier, parcel), way)
    sending.subject = parcel.subject.strip()
    sending.day, sending.at = (day, at) if day else _now()
    # In two steps, so that having been sent is an act of its own, which no undo takes back in silence.
    kept = save_sending(dossier, sending)
    return mark_sent(dossier, kept.id, kept.day, kept.at)


def mark_sent(dossier: Dossier, sending_id: str, day: date | None = None, at: time | None = None) -> Sending:
    """Say that a sending has left, by default now; it is an act towards others."""
    with _known(dossier, sending_id) as (writing, sending):
        if sending.state != "sent":
            before = held_back.engaged(writing, sending)
            sending.state = "sent"
            held_back.refuse(writing, before, sending)
            sending.day, sending.at = (day, at) if day else _now()
            writing.label = label(_LABELS.acts["sent"].act, _LABELS.name(sending))
            writing.save(sending)
    return sending


def take_back(dossier: Dossier, sending_id: str) -> Sending:
    """Say that a sending has not left after all: it is prepared again."""
    with _known(dossier, sending_id) as (writing, sending):
        if sending.state == "sent":
            sending.state = "prepared"
            writing.label = label(_LABELS.acts["sent"].counter_act, _LABELS.name(sending))
            writing.save(sending)
    return sending


@contextmanager
def _known(dossier: Dossier, sending_id: str) -> Iterator[tuple[Writing, Sending]]:
    with dossier.write("") as writing:
        sending = writing.get(Sending, sending_id)
        if sending is None:
            raise Refusal(_("This sending is not in the register any more."))
        yield writing, sending


def save_sending(dossier: Dossier, sending: Sending) -> Sending:
    """Store a sending with its recipients.

    Refuses one without a document, senseless addresses, and to rewrite what was sent.
    """
    if not (sending.title or sending.file_name):
        raise Refusal(_("Say which document was sent."))
    _refuse_nobody(sending.recipients)
    for one in sending.recipients:
        if not (one.name or one.address):
            raise Refusal(_("A recipient has neither a name nor an address."))
        if sending.way == "email" and one.address:
            checked_address(one.address)
    _refuse_rewriting(dossier, sending)
    return records.save(dossier, sending, _LABELS)


def _refuse_rewriting(dossier: Dossier, sending: Sending) -> None:
    """Refuse to change what was sent, to whom and when; notes may be added at any time."""
    with dossier.read() as reading:
        known = reading.get(Sending, sending.id)
        if known is None or known.state != "sent" or sending.state != "sent":
            return
        if _facts(known) != _facts(sending):
            raise Refusal(
                _(
                    "This was sent: what left the office is not rewritten. If the entry is wrong, take the"
                    " sending back, correct it, and mark it as sent again."
                )
            )


def _facts(sending: Sending) -> list[object]:
    """Return what a sending says of what left the office."""
    names = ("what", "record_id", "reference", "title", "version", "draft", "language", "way", "day", "at")
    people = [(one.person_id, one.name, one.function, one.address, one.role) for one in sending.recipients]
    return [*(getattr(sending, name) for name in names), people]


def delete_sending(dossier: Dossier, sending_id: str) -> None:
    """Delete what was only prepared; refuses what was sent: somebody holds it."""
    with dossier.read() as reading:
        known = reading.get(Sending, sending_id)
    if known is not None and known.state == "sent":
        raise Refusal(
            _("This was sent, and somebody holds it. If it was not sent after all, take that back first.")
        )
    records.delete(dossier, Sending, sending_id, _LABELS)


def _now() -> tuple[date, time]:
    now = datetime.now().astimezone()
    return now.date(), now.time().replace(second=0, microsecond=0, tzinfo=None)
