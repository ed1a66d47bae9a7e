"""Anonymisation: an act that cannot be undone. What was decided stays readable, the person's values go.

They go from the tables, the search, the drafts, the history and the backups that lie beside the dossier. A
line that holds nothing of theirs remembers it, so that a copy that comes home later brings nothing back.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence, Set
from contextlib import closing, suppress
from datetime import date
from typing import NamedTuple

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.name_traces import LEAST, NONE, Traces, names_alone
from cufdesk.domain.names import shown_name
from cufdesk.domain.records import BY_NAME
from cufdesk.domain.sendings import Sending
from cufdesk.domain.written_names import PARTICLES
from cufdesk.i18n import N_, _, screen_language, screen_translator, translator
from cufdesk.refusal import Refusal
from cufdesk.storage import backups, protection, scrubbing, upgrades
from cufdesk.storage.copying import checked_copy, refuse_unsound
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.facts import copy_among, facts
from cufdesk.storage.file import telling
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.rows import referring
from cufdesk.storage.merges import merges, remembered
from cufdesk.storage.placing import place_over, sync
from cufdesk.storage.scrubs import Scrub, is_unclean, scrubs
from cufdesk.storage.writing import Writing
from cufdesk.usecases import outgoing
from cufdesk.usecases.labels import ANONYMISE

NAME = N_("Anonymised person no. {n}")
Progress = Callable[[float], None]


class CleanedBackup(NamedTuple):
    """A backup by its file's name, rewritten without the person's values, or removed where that failed."""

    name: str
    is_removed: bool


class Anonymised(NamedTuple):
    """What was done: what the person is called now, the backups, what still names them, what is out of reach.

    `still` are records with a word like the surname, to be looked at by a person; `beyond` are sentences.
    """

    name: str
    backups: tuple[CleanedBackup, ...]
    still: tuple[tuple[str, str, str], ...]
    beyond: tuple[str, ...]


def anonymise(
    dossier: Dossier, person_id: str, today: date, *, progress: Progress | None = None
) -> Anonymised:
    """Take a person's values out of the dossier and its backups; it is never undone.

    Asked again for somebody who is anonymised already, it cleans file and backups once more. Refuses who is
    not there, before anything is changed.
    """
    with dossier.read() as reading:
        person = reading.get(Person, person_id)
        if person is None:
            raise Refusal(_("This record is not there any more."))
        connection = scrubbing.driver(reading)
        lines = scrubs(connection)
        ids = protection.identities(reading.session.connection(), person_id)
        traces = scrubbing.traces_of(connection, ids)
        beyond = _beyond_reach(reading, person_id)
        words = {word for word in names_alone(person) if len(word) >= LEAST and word not in PARTICLES}
    known = next((line for line in lines if line.person == person_id), None)
    if known is None:
        number = 1 + max((line.number for line in lines), default=0)
        name = _name(dossier, number)
        found = [Scrub(one, today.isoformat(), number, name) for one in ids]
        _write(dossier, found, dict.fromkeys(ids, traces))
    else:
        name = known.name
    _forget_outgoing(traces)
    cleaned = clean_file_and_backups(dossier, traces, progress)
    return Anonymised(name, cleaned, tuple(_still_naming(dossier, words)), tuple(beyond))


def _name(dossier: Dossier, number: int) -> str:
    """Return what stands in the place of the name, in the dossier's first language."""
    return translator(dossier.cover().first_language)._(NAME).format(n=number)


def _write(dossier: Dossier, found: Sequence[Scrub], also: dict[str, Traces]) -> None:
    """Anonymise people in one file, in one write."""
    with dossier.write(_(ANONYMISE)) as writing:
        writing.kind = "act"
        scrubbing.obey(writing, found, also)
        for one in found:
            _drop_parts(writing, one.person)


def _drop_parts(writing: Writing, person_id: str) -> None:
    """Take away the emptied functions and contact details, and what names these functions."""
    person = writing.get(Person, person_id)
    if person is None:
        return
    for position in person.positions:
        for (table, row), column in referring(writing.connection, ("position", position.id)):
            setattr(writing.session.get(BY_NAME[table], row), column, None)
    writing.session.flush()
    person.points, person.positions = [], []
    writing.save(person)


def clean_file_and_backups(
    dossier: Dossier, traces: Traces = NONE, progress: Progress | None = None
) -> tuple[CleanedBackup, ...]:
    """Write the file anew without what was deleted in it, and its backups without whoever is anonymised.

    Refuses where the disk has no room for that; asked again, it goes on.
    """
    with telling(dossier.path):
        scrubbing.clean(dossier.path)
    with dossier.read() as reading:
        lines = scrubs(scrubbing.driver(reading))
    found = backups.listed(dossier.path)
    cleaned = []
    for number, backup in enumerate(found):
        if progress is not None:
            progress(number / len(found))
        cleaned.append(_clean_backup(backup.path, lines, traces, is_checked=backup.checked))
    with telling(dossier.path):
        scrubbing.mark_clean(dossier.path)
    return tuple(cleaned)


def finish_cleaning(dossier: Dossier) -> None:
    """Go on with a cleaning that a crash or a full disk interrupted; else do nothing."""
    if dossier.read_only:
        return
    with dossier.read() as reading:
        unclean = is_unclean(scrubbing.driver(reading))
    if unclean:
        clean_file_and_backups(dossier)


def _clean_backup(path: str, lines: Sequence[Scrub], traces: Traces, *, is_checked: bool) -> CleanedBackup:
    """Rewrite a backup in its place, or remove it where that is not possible."""
    name = os.path.basename(path)
    if is_checked:
        with suppress(Refusal):
            with checked_copy(path, os.path.dirname(path), _upgrade) as made:
                with closing(Dossier.open(made)) as dossier:
                    _write(dossier, lines, {line.person: traces for line in lines if _is_new(dossier, line)})
                scrubbing.clean(made)
                scrubbing.mark_clean(made)
                refuse_unsound(made)
                sync(made)
                place_over(made, path)
            return CleanedBackup(name, is_removed=False)
    for ending in ("", "-journal"):
        with suppress(FileNotFoundError):
            os.unlink(path + ending)
    return CleanedBackup(name, is_removed=True)


def _is_new(dossier: Dossier, line: Scrub) -> bool:
    with dossier.read() as reading:
        return line.person not in {known.person for known in scrubs(scrubbing.driver(reading))}


def _upgrade(connection: sqlite3.Connection) -> None:
    upgrades.upgrade(connection, connection.execute("PRAGMA user_version").fetchone()[0])


def _forget_outgoing(traces: Traces) -> None:
    """Remove messages that wait for the mail program and name the person."""
    with suppress(OSError):
        for folder in list(outgoing.outgoing().iterdir()):
            texts = [one.read_text("utf-8", "replace") for one in folder.glob("*.eml")]
            if any(traces.found_in(text) for text in texts):
                outgoing.forget(folder)


# what is told -------------------------------------------------------------------------------------------


def _still_naming(dossier: Dossier, words: Set[str]) -> list[tuple[str, str, str]]:
    """Return the records whose texts hold a word of a surname or a nickname still, as (table, id, title)."""
    if not words:
        return []
    word = Traces(frozenset(words))
    with dossier.read() as reading:
        keys = scrubbing.rows_naming(scrubbing.driver(reading), word)
        titles = names_of(reading, keys, screen_language())
    return [(kind, row, titles.get(row, "")) for kind, row in sorted(keys)]


def _beyond_reach(reading: Reading, person_id: str) -> list[str]:
    """Say which copies of what was known of a person nobody here can reach."""
    t = screen_translator()
    known = facts(scrubbing.driver(reading))
    said = []
    copy = copy_among(known)
    if copy is not None:
        said.append(_("The file that this one is a copy of: {name}.").format(name=copy.name))
    names = dict.fromkeys(remembered(reading, merge).name for merge in merges(reading))
    home = _("The copy that was brought home: {name}.")
    said += [home.format(name=name) for name in names if name]
    subjects = {link.subject for link in protection.links(reading, person_id, t.language)}
    named = {row for _kind, row in subjects}
    for sending in sorted(reading.all(Sending), key=lambda one: (one.day or date.min, one.title)):
        is_about = sending.record_id in named or not sending.record_id
        if sending.state == "sent" and (is_about or sending.id in named):
            title = sending.title or sending.file_name
            line = _("A document that was sent: {title}, {day}.")
            said.append(line.format(title=title, day=t.date(sending.day)))
    attached = _("A file attached to a meeting, whose pages nobody rewrites: {name}.")
    for meeting_id in sorted(row for kind, row in subjects if kind == "meeting"):
        meeting = reading.get(Meeting, meeting_id)
        said += [attached.format(name=one.file_name) for one in (meeting.attachments if meeting else ())]
    said.append(_("Copies saved elsewhere, printed pages, and files that left by other ways."))
    said.append(_("A saved copy that comes home later brings nothing of the person back."))
    return said


def consequences(dossier: Dossier, person_id: str) -> tuple[str, list[str]]:
    """Return what a person is called, and what their anonymisation would not reach, before anybody agrees."""
    with dossier.read() as reading:
        person = reading.get(Person, person_id)
        if person is None:
            raise Refusal(_("This record is not there any more."))
        return shown_name(person, screen_language()), _beyond_reach(reading, person_id)
