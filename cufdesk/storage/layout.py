"""How a dossier's file is laid out: the tables of the records, and those that the storage keeps beside them.

`journal_write` holds one row per transaction, `journal_change` one per transaction and row that it changed:
see `storage/journal/`. `search_*` and `journal_conflict` are derived. `fact` says what belongs to this very
file ("dossier": the id that all its copies share); `draft` keeps what is typed and not saved yet; `scrub`
says who was anonymised. None of these stands in the journal.
"""

from __future__ import annotations

import re
import sqlite3

from cufdesk.storage.scrubs import SCRUB

SEARCH = (
    """CREATE TABLE search_entry (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT NOT NULL,
        sort_key TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL, folded TEXT NOT NULL) STRICT""",
    "CREATE INDEX search_entry_order ON search_entry (kind, sort_key, row)",
    """CREATE VIRTUAL TABLE search_words USING fts5(folded, content='search_entry', content_rowid='row',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')""",
)
# A write's id is its clock and its node; `seq` is the order in which this very file came to know it.
# `target` is the id of the write that an undo or a redo is about; `merge` the `seq` of the merge that brought
# the write from another copy.
JOURNAL = (
    """CREATE TABLE journal_write (
        seq INTEGER PRIMARY KEY, clock INTEGER NOT NULL CHECK (clock > 0), node TEXT NOT NULL,
        at TEXT NOT NULL, author TEXT NOT NULL, machine TEXT NOT NULL, label TEXT NOT NULL,
        kind TEXT NOT NULL
            CHECK (kind IN ('start', 'edit', 'act', 'undo', 'redo', 'merge', 'repair', 'note')),
        target TEXT NOT NULL DEFAULT '', merge INTEGER,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        UNIQUE (node, clock)) STRICT""",
    "CREATE INDEX journal_write_merge ON journal_write (merge) WHERE merge IS NOT NULL",
    "CREATE INDEX journal_write_target ON journal_write (target) WHERE target <> ''",
    # `subject` is the id of the record whose form shows the row, when it was written.
    # `content` is JSON, {"new": {field: value}, "old": {field: value}}, compressed where it is long;
    # `replaces` is JSON, {field: [ids of the writes whose value this one replaces]}.
    """CREATE TABLE journal_change (
        write INTEGER NOT NULL, kind TEXT NOT NULL, row TEXT NOT NULL, subject TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
        content BLOB NOT NULL, replaces TEXT NOT NULL) STRICT""",
    "CREATE INDEX journal_change_row ON journal_change (row)",
    "CREATE INDEX journal_change_subject ON journal_change (subject)",
    "CREATE INDEX journal_change_write ON journal_change (write)",
    """CREATE TABLE journal_conflict (
        kind TEXT NOT NULL, row TEXT NOT NULL, field TEXT NOT NULL,
        PRIMARY KEY (row, kind, field)) STRICT, WITHOUT ROWID""",
)
OWN = (
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE draft (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
        title TEXT NOT NULL, content TEXT NOT NULL) STRICT""",
)
BESIDE_RECORDS = {
    "search_entry", "search_words", "journal_write", "journal_change", "journal_conflict", "fact", "draft",
    "scrub",
}  # fmt: skip
"""The tables that a file has beside those of the records."""
OWN_NAMES = tuple(
    re.sub(r"CREATE (VIRTUAL TABLE|TABLE|INDEX) (\w+).*", r"\2", statement, flags=re.DOTALL)
    for statement in (*SEARCH, *JOURNAL, *OWN, SCRUB)
)
"""What the storage keeps beside the records: tables and indexes."""


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables of a new, empty file."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from cufdesk.domain.records import TABLES

    dialect = sqlite.dialect()
    for table in TABLES.values():
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    for statement in (*SEARCH, *JOURNAL, *OWN, SCRUB):
        connection.execute(statement)
