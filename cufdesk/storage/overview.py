"""What a dossier holds, and whether its file, references and index agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import func, select, text

from cufdesk.domain.records import BY_NAME
from cufdesk.i18n import _
from cufdesk.refusal import Refusal, Unreadable
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.file import (
    VERSION,
    connect,
    finish_interrupted_write,
    inspect_header,
    is_damage,
    laid_out_otherwise,
    moment,
    sentence_for,
)
from cufdesk.storage.journal.verify import differences
from cufdesk.storage.journal_reader import TOLD
from cufdesk.storage.kept_files import damaged_files
from cufdesk.storage.search import expected_entries
from cufdesk.storage.upgrades import is_laid_out
from cufdesk.write_words import written_label

# Names of the counts in `info`, with their tables.
_COUNTS = {
    "people": "person",
    "organisations": "organisation",
    "visits": "visit",
    "meetings": "meeting",
    "decisions": "decision",
    "actions": "action",
    "gates": "gate",
    "attachments": "attachment",
    "committees": "committee",
    "seats": "seat",
    "budgets": "budget",
    "milestones": "milestone",
    "joint_documents": "joint_document",
    "agreements": "agreement",
    "saved_lists": "contact_group",
    "sendings": "sending",
}

_STORED = text("SELECT id, kind, parent, sort_key, title, detail, folded FROM search_entry")
_LAST = text(f"SELECT at, author, kind, label FROM journal_write WHERE {TOLD} ORDER BY seq DESC LIMIT 1")  # noqa: S608 - our own names

_MOST = 20  # problems of a sort that are told


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what kind, where, and a sentence."""

    what: str
    where: str
    sentence: str


def info(reading: Reading) -> dict[str, Any]:
    """Return title, version, counts and last change, in the shape of the command line."""
    session = reading.session
    cover = reading.cover()
    counts = {
        name: session.scalar(select(func.count()).select_from(BY_NAME[table].__table__)) or 0
        for name, table in _COUNTS.items()
    }
    last = session.execute(_LAST).first()
    return {
        "title": cover.title.in_language(cover.first_language),
        "file_version": VERSION,
        "counts": counts,
        "last_change": _change(*last) if last else None,
    }


def _change(at: str, author: str, kind: str, label: str) -> dict[str, str]:
    moment(at)  # refuses what is none
    return {"when": at, "who": author, "label": written_label(kind, label)}


def check(path: str) -> list[Problem]:
    """Return every disagreement found in a dossier, none when it is sound; changes nothing.

    Refuses what is not a dossier at all, and what cannot be looked at now.
    """
    inspect_header(path)
    try:
        finish_interrupted_write(path)
        with closing(sqlite3.connect(":memory:")) as copy:
            _fill(copy, path)
            found = [*_pages(copy), *_layout(copy, path)]
            found = found or [*_references(copy), *_words(copy), *_files(copy)]
            told = [] if found else list(_journal(copy))[:_MOST]
    except sqlite3.DatabaseError as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        if not is_damage(error):
            raise Refusal(sentence) from error
        return [Problem("file", "", sentence)]
    return found or [*told, *_entries(path)]


def _fill(copy: sqlite3.Connection, path: str) -> None:
    """Copy a file as it stands at one moment, whatever a window goes on writing.

    In a copy that may be changed, SQLite looks at CHECKs, too, and FTS5 checks itself by a kind of write.
    """
    with closing(connect(path, read_only=True)) as connection:
        connection.execute("BEGIN")  # takes its turn here: a backup would wait for a writer without end
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.backup(copy)


def _pages(connection: sqlite3.Connection) -> Iterable[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem("file", str(line), _("The file is damaged: {detail}.").format(detail=line))


def _layout(connection: sqlite3.Connection, path: str) -> Iterable[Problem]:
    if not is_laid_out(connection):
        yield Problem("file", "", laid_out_otherwise(path))


def _references(connection: sqlite3.Connection) -> Iterable[Problem]:
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        where = f"{table} {row}"
        sentence = _("A row of {table} refers to a row of {parent} that is missing.")
        yield Problem("reference", where, sentence.format(table=table, parent=parent))


def _files(connection: sqlite3.Connection) -> Iterable[Problem]:
    """Compare the files that go with meetings with their fingerprints."""
    sentence = _("The attached file {name} is not any more what was attached. Take the last backup.")
    for table, row, name in islice(damaged_files(connection), _MOST):
        yield Problem("file", f"{table} {row}", sentence.format(name=name or "—"))


def _words(connection: sqlite3.Connection) -> Iterable[Problem]:
    """Compare the full-text index with its entries."""
    try:
        connection.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        yield Problem("index", "search_words", _("The search index does not match the records."))


def _journal(connection: sqlite3.Connection) -> Iterable[Problem]:
    """Compare the tables with what the journal tells of them."""
    sentences = {
        "row": _("What is stored is not what the history tells."),
        "journal": _("The history has changes that belong to no write."),
        "conflict": _("The list of open conflicts does not match the history."),
        "undone": _("The history does not agree on what was undone."),
    }
    try:
        for (at,) in connection.execute("SELECT at FROM journal_write"):
            moment(at)
        for kind, row, what in differences(connection):
            yield Problem("journal", f"{kind} {row}".strip(), sentences[what])
    except ValueError as error:
        yield Problem("journal", "", _("The history cannot be read: {detail}.").format(detail=error))


def _entries(path: str) -> Iterable[Problem]:
    """Read every record, and compare the entries with what the records say."""
    dossier = Dossier.open(path, hold=False)
    try:
        with dossier.read() as reading:
            stored = {tuple(row) for row in reading.session.execute(_STORED)}
            expected = expected_entries(reading.session)
    except Refusal as refusal:
        sort = "value" if isinstance(refusal.__cause__, Unreadable) else "file"
        yield Problem(sort, "", refusal.sentence)
        return
    finally:
        dossier.close()
    for entry in sorted(stored ^ expected)[:_MOST]:
        yield Problem("index", f"{entry[1]} {entry[0]}", _("The search index does not match the records."))
