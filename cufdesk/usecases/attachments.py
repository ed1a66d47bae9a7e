"""Files that go with a meeting: kept whole in the dossier, known by their fingerprint, given back whole.

The same bytes are kept once, whoever attached them: the id of a stored file is made of its fingerprint, so
that two copies of a dossier that keep the same file agree. What is taken off a meeting stays in the file like
all that the history can bring back.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import category
from uuid import UUID, uuid5

from cufdesk.domain.base import new_id
from cufdesk.domain.meetings import Attachment, Meeting
from cufdesk.domain.stored_files import StoredFile
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import cannot_write
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.placing import half_made, place_new, place_over
from cufdesk.storage.writing import Writing
from cufdesk.usecases.labels import label
from cufdesk.usecases.meetings import meeting_named

MOST_BYTES = 20_000_000
"""Of one file: more would make the dossier too heavy to be carried, and leaves no office by e-mail."""

_NAMESPACE = UUID("0b0e2f0e-2015-4a77-9c1c-a77ac4ed0001")
_ATTACH = N_("Attach a file to “{name}”")
_DETACH = N_("Take a file off “{name}”")
_ENTITLE = N_("Name a file of “{name}”")
_MOVE = N_("Move a file of “{name}”")


class Kept(NamedTuple):
    """A file of a meeting as it is given back: its name, and its bytes as they were when it was attached."""

    name: str
    content: bytes


def attach(
    dossier: Dossier, meeting_id: str, paths: Sequence[str], made_id: Callable[[str], str] | None = None
) -> list[Attachment]:
    """Keep files with a meeting, in one write; return what stands in its list for them.

    `made_id` gives the id of what stands there for a file by its name, where that is not to be a new one.

    Refuses what is no file, is empty or cannot be read, a file above 20 MB, and one that the meeting has
    already; then none of them is kept. Files may come and go whatever became of the minutes.
    """
    read = [_read(path) for path in paths]
    with dossier.write("") as writing:
        meeting = _meeting(writing, meeting_id)
        writing.label = _label(_ATTACH, meeting)
        made = []
        for name, content in read:
            fingerprint = hashlib.sha256(content).hexdigest()
            _refuse_twice(meeting, fingerprint, name)
            kept_file = _keep(writing, fingerprint, content)
            made.append(
                Attachment(
                    id=made_id(name) if made_id else new_id(),
                    meeting_id=meeting.id,
                    file_name=name,
                    file_id=kept_file,
                    fingerprint=fingerprint,
                    weight=len(content),
                )
            )
            meeting.attachments.append(made[-1])
        stored = writing.save(meeting)
        wanted = {one.id for one in made}
        return [one for one in stored.attachments if one.id in wanted]


def detach(dossier: Dossier, meeting_id: str, attachment_id: str) -> None:
    """Take a file off a meeting."""
    _change(dossier, meeting_id, attachment_id, _DETACH, lambda all_, one: all_.remove(one))


def entitle(dossier: Dossier, meeting_id: str, attachment_id: str, title: Bilingual) -> None:
    """Give a file of a meeting the title under which documents list it."""
    _change(dossier, meeting_id, attachment_id, _ENTITLE, lambda _all, one: setattr(one, "title", title))


def move(dossier: Dossier, meeting_id: str, attachment_id: str, step: int) -> None:
    """Move a file of a meeting up (-1) or down (+1) in its list; at the end it stays."""

    def moved(attachments: list[Attachment], one: Attachment) -> None:
        place = attachments.index(one)
        attachments.insert(max(0, place + step), attachments.pop(place))

    _change(dossier, meeting_id, attachment_id, _MOVE, moved)


def kept(dossier: Dossier, attachment_id: str) -> Kept:
    """Return a file of a meeting; refuses one whose bytes are not any more those of its fingerprint."""
    with dossier.read() as reading:
        attachment = reading.get(Attachment, attachment_id)
        if attachment is None:
            raise Refusal(_("This record is not there any more."))
        file = reading.get(StoredFile, attachment.file_id) if attachment.file_id else None
        content = file.content if file else None
        name, fingerprint = shown_name(attachment), attachment.fingerprint
    if content is None or hashlib.sha256(content).hexdigest() != fingerprint:
        sentence = _("{name} is damaged: it is not any more what was attached. Look for it in a backup.")
        raise Refusal(sentence.format(name=name))
    return Kept(name, content)


def keep_copy(dossier: Dossier, attachment_id: str, target: Path, *, replace: bool = False) -> Path:
    """Write a file of a meeting to disk, whole or not at all; a folder takes it under its own name.

    Refuses to write over another file unless told to `replace` it.
    """
    name, content = kept(dossier, attachment_id)
    path = target / name if target.is_dir() else target
    try:
        with half_made(str(path.parent)) as made:
            with open(made, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            (place_over if replace else place_new)(made, str(path))
    except OSError as error:
        raise Refusal(cannot_write(error, str(path.parent))) from error
    return path


def attachments_of(reading: Reading, meeting: str) -> tuple[Meeting, list[Attachment]]:
    """Return a meeting named by its reference or its id, with its files; refuses one that is not there."""
    found = meeting_named(reading, meeting)
    return found, found.attachments


def shown_name(attachment: Attachment) -> str:
    """Return the name of a file, without a folder or a sign that a disk would not take."""
    name = "".join("_" if _is_refused(sign) else sign for sign in attachment.file_name)
    return name.strip(". ") or "document"


def _is_refused(sign: str) -> bool:
    """Tell whether a disk takes no such sign in a name, or nobody sees it there."""
    return sign in '/\\:*?"<>|' or category(sign) in {"Cc", "Cf", "Cs"}


def _read(path: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file that is to be kept."""
    name = os.path.basename(os.path.abspath(path))
    if not name.isprintable() and any(category(sign) == "Cs" for sign in name):  # as old archives name files
        name = os.fsencode(name).decode("cp1252", "replace")
    if os.path.isdir(path):
        raise Refusal(_("{name} is a folder: attach the files in it.").format(name=name))
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe or a device may never come to an end
            raise Refusal(_("{name} cannot be read.").format(name=name))
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Refusal(_("{name} cannot be found.").format(name=name)) from None
    except (OSError, ValueError):  # a name with a null byte is none
        raise Refusal(_("{name} cannot be read.").format(name=name)) from None
    if len(content) > MOST_BYTES:
        most = screen_translator().number(MOST_BYTES // 1_000_000)
        sentence = _("{name} is too heavy: a file of a meeting may have {n} MB. Attach a lighter one.")
        raise Refusal(sentence.format(name=name, n=most))
    if not content:
        raise Refusal(_("{name} is empty: there is nothing to keep.").format(name=name))
    return name, content


def _keep(writing: Writing, fingerprint: str, content: bytes) -> str:
    """Keep bytes once; return the id of the stored file."""
    file_id = str(uuid5(_NAMESPACE, fingerprint))
    known = writing.get(StoredFile, file_id)
    if known is None:
        writing.save(StoredFile(id=file_id, fingerprint=fingerprint, content=content))
    elif known.content != content:  # what was there is damaged, and these are the bytes that it had
        known.content = content
    return file_id


def _refuse_twice(meeting: Meeting, fingerprint: str, name: str) -> None:
    for known in meeting.attachments:
        if known.fingerprint == fingerprint:
            sentence = _("{name} is attached to this meeting already, as {other}.")
            raise Refusal(sentence.format(name=name, other=known.file_name))


def _change(
    dossier: Dossier,
    meeting_id: str,
    attachment_id: str,
    message: str,
    change: Callable[[list[Attachment], Attachment], object],
) -> None:
    with dossier.write("") as writing:
        meeting = _meeting(writing, meeting_id)
        writing.label = _label(message, meeting)
        one = next((one for one in meeting.attachments if one.id == attachment_id), None)
        if one is None:
            raise Refusal(_("This record is not there any more."))
        change(meeting.attachments, one)
        writing.save(meeting)


def _meeting(writing: Writing, meeting_id: str) -> Meeting:
    meeting = writing.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal(_("Save the meeting first, then attach files to it."))
    return meeting


def _label(message: str, meeting: Meeting) -> str:
    return label(message, meeting.title.in_language(screen_language()))


def count_words(count: int) -> str:
    """Return how many files were attached, as a sentence."""
    return ngettext("{n} file is attached.", "{n} files are attached.", count).format(n=count)
