"""A person's values taken out of a dossier: out of rows, of all that the journal tells of them, of texts.

The journal is told anew, as if the values had never been entered: each change keeps its write, its place and
what it replaces, and only what it wrote becomes what any copy would make of it. A row is a pure function of
its changes, so the tables follow, `check` holds, and a copy that obeys the same line tells the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import cast

from cufdesk.domain.given_names import is_given_name
from cufdesk.domain.name_traces import NONE, KnownNames, Traces, plain
from cufdesk.domain.records import TABLES
from cufdesk.folding import words_of
from cufdesk.storage.file import connect
from cufdesk.storage.journal.fold import fold
from cufdesk.storage.journal.pages import Key, changes_of
from cufdesk.storage.journal.values import Value, Values, by_name, fields, packed, unpacked
from cufdesk.storage.scrubs import Scrub, remember, say_clean, say_unclean, scrubs
from cufdesk.storage.undoing import Look
from cufdesk.storage.writing import Writing

_CHANGES = "SELECT rowid, kind, row, subject, op, content FROM journal_change"
_OF_PERSON = "SELECT kind, content FROM journal_change WHERE subject IN (SELECT value FROM json_each(?))"
_RECIPIENTS = "SELECT row, content FROM journal_change WHERE kind = 'sending_recipient'"
_NAMES = (
    "SELECT first_surname, second_surname, usage_name, aliases, given_names FROM person"
    " WHERE id NOT IN (SELECT value FROM json_each(?))"
)
_PLACES = (
    "SELECT name_fr || ' ' || name_es || ' ' || written_name || ' ' || city FROM organisation",
    "SELECT acronym || ' ' || aliases FROM organisation",
    "SELECT place FROM visit",
    "SELECT place FROM meeting",
    "SELECT city FROM person",
)

# What stays of an anonymised person's rows; everything else becomes empty.
_STAYS = {
    "person": {"side", "country"},
    "contact_point": {"person_id", "rank", "kind"},
    "position": {"person_id", "rank"},
    "sending_recipient": {"sending_id", "rank", "person_id", "role"},
}


@dataclass(frozen=True)
class Person:
    """An anonymised person as they are looked for: the line, the rows of recipients, what names them."""

    scrub: Scrub
    recipients: frozenset[str]
    traces: Traces


class Scrubber:
    """Says of every value what is left of it."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = [one for one in people if one.traces]
        self._by_id = {one.scrub.person: one.scrub for one in people}
        self._recipients = {row: one.scrub for one in people for row in one.recipients}

    def content(self, kind: str, row: str, subject: str, op: str, content: bytes) -> bytes:
        """Return what a change of a row holds once it is scrubbed, the very same bytes where nothing is."""
        new, old = unpacked(content)
        kept_new, kept_old = (self.values(kind, row, subject, values) for values in (new, old))
        scrub = self._scrub(kind, row, subject)
        if scrub is not None and op == "insert":
            kept_new |= _said(kind, scrub)
        if scrub is not None and op != "update":  # what is empty is left out of a whole row
            known = by_name(kind)
            kept_new, kept_old = (
                {name: value for name, value in values.items() if value != known[name].empty}
                for values in (kept_new, kept_old)
            )
        return content if (kept_new, kept_old) == (new, old) else packed(kept_new, kept_old)

    def values(self, kind: str, row: str, subject: str, values: Values) -> Values:
        """Return what is left of the values of a row."""
        scrub = self._scrub(kind, row, subject)
        if scrub is not None:
            known, said = by_name(kind), _said(kind, scrub)
            return {
                name: value if name in _STAYS[kind] else said.get(name, known[name].empty)
                for name, value in values.items()
                if name in known or name in _STAYS[kind] or name == "_"
            }
        return {name: self._value(kind, name, value) for name, value in values.items()}

    def text(self, text: str) -> str:
        """Return a text that names none of them."""
        for one in self._people:
            text = one.traces.replaced(text, one.scrub.name)
        return text

    def names_one(self, text: str) -> bool:
        """Tell whether a text names one of them."""
        return any(one.traces.found_in(text) for one in self._people)

    def is_of(self, record_id: str) -> bool:
        """Tell whether a record is one of theirs."""
        return record_id in self._by_id

    def _scrub(self, kind: str, row: str, subject: str) -> Scrub | None:
        if kind == "sending_recipient":
            return self._recipients.get(row)
        return self._by_id.get(row if kind == "person" else subject) if kind in _STAYS else None

    def _value(self, kind: str, name: str, value: Value) -> Value:
        return self.text(value) if isinstance(value, str) and is_text(kind, name) else value


def is_text(kind: str, name: str) -> bool:
    """Tell whether a column holds what a person wrote: no reference, no key, no picture, no figure."""
    field = by_name(kind).get(name)
    if field is None or field.target or field.is_bytes or field.write is not None:
        return False
    column = TABLES[kind].columns[name]
    return field.holds is str and "words" not in column.info and name not in {"fingerprint", "mark", "a", "b"}


def _said(kind: str, scrub: Scrub) -> Values:
    """Return what a scrubbed row holds in the place of the person's values."""
    if kind == "person":
        return {"written_name": scrub.name, "anonymised_on": scrub.day}
    return {"name": scrub.name} if kind == "sending_recipient" else {}


# finding ------------------------------------------------------------------------------------------------


def person_in(connection: sqlite3.Connection, scrub: Scrub, also: Traces = NONE) -> Person:
    """Return a person as one file knows them, and what else names them."""
    return Person(scrub, _recipients(connection, scrub.person), traces_of(connection, [scrub.person]) | also)


def traces_of(connection: sqlite3.Connection, ids: Sequence[str]) -> Traces:
    """Return what names a person in texts, by all that the journal tells of them, under any of their ids."""
    known = KnownNames()
    own = {scrub.name for scrub in scrubs(connection)}
    wanted = json.dumps(list(ids))
    for kind, content in connection.execute(_OF_PERSON, (wanted,)):
        if kind in {"person", "contact_point"}:
            for values in unpacked(content):
                for name, value in values.items():
                    if isinstance(value, str) and value and value not in own:
                        known.add(name, value)
    taken = {
        word
        for question in _PLACES
        for (text,) in connection.execute(question)
        for word in words_of(str(text or ""))
    }
    others = (str(name) for row in connection.execute(_NAMES, (wanted,)) for name in row if name)
    for name in others:
        taken |= {*words_of(name), *map(plain, name.splitlines())}
    nicknames = {name for name in known.lone() if not is_given_name(name)}
    return known.traces((known.surnames() | nicknames) - taken)


def rows_naming(connection: sqlite3.Connection, traces: Traces) -> set[Key]:
    """Return the rows in whose texts a name is found."""
    found: set[Key] = set()
    for kind in TABLES:
        names = [field.name for field in fields(kind) if is_text(kind, field.name)]
        chosen = ", ".join(f'"{name}"' for name in ("id", *names))
        for row, *texts in connection.execute(f"SELECT {chosen} FROM {kind}"):  # noqa: S608 - our own names
            if any(traces.found_in(text) for text in texts if text):
                found.add((kind, str(row)))
    return found


def _recipients(connection: sqlite3.Connection, person_id: str) -> frozenset[str]:
    """Return the rows of recipients that ever were a person."""
    return frozenset(
        str(row)
        for row, content in connection.execute(_RECIPIENTS)
        if any(values.get("person_id") == person_id for values in unpacked(content))
    )


# taking out ---------------------------------------------------------------------------------------------


def obey(writing: Writing, found: Iterable[Scrub], also: Mapping[str, Traces] | None = None) -> None:
    """Take the values of anonymised people out of this file, inside a write, and remember who they are.

    `also` are further traces by the person's id.
    """
    connection = driver(writing)
    new = list(found)
    people = [person_in(connection, one, (also or {}).get(one.person, NONE)) for one in new]
    scrubber = Scrubber(people)
    remember(connection, new)
    say_unclean(connection)
    touched = _rewrite(connection, scrubber)
    _rename(connection, scrubber)
    changes = changes_of(writing.connection, {row for _kind, row in touched})
    states = {key: fold(*key, changes[key]) for key in sorted(touched)}
    writing.put_rows({key: state.values for key, state in states.items() if state.alive})


def driver(look: Look) -> sqlite3.Connection:
    """Return the connection of a transaction as SQLite's own."""
    return cast("sqlite3.Connection", look.session.connection().connection.driver_connection)


def _rewrite(connection: sqlite3.Connection, scrubber: Scrubber) -> set[Key]:
    """Rewrite what changes hold; return the rows that it was about."""
    touched: set[Key] = set()
    rewritten = []
    for place, kind, row, subject, op, content in connection.execute(_CHANGES):
        kept = scrubber.content(kind, row, subject, op, content)
        if kept != content:
            rewritten.append((kept, place))
            touched.add((kind, row))
    connection.executemany("UPDATE journal_change SET content = ? WHERE rowid = ?", rewritten)
    return touched


def _rename(connection: sqlite3.Connection, scrubber: Scrubber) -> None:
    """Take the names out of what writes are called, and let drafts go that hold them."""
    labels = connection.execute("SELECT seq, label FROM journal_write").fetchall()
    told = [(kept, seq) for seq, label in labels if (kept := scrubber.text(label)) != label]
    connection.executemany("UPDATE journal_write SET label = ? WHERE seq = ?", told)
    drafts = connection.execute("SELECT id, title, content FROM draft").fetchall()
    gone = [
        (row,)
        for row, title, content in drafts
        if scrubber.is_of(row) or scrubber.names_one(title) or scrubber.names_one(_decoded(content))
    ]
    connection.executemany("DELETE FROM draft WHERE id = ?", gone)


def _decoded(content: str) -> str:
    """Return the texts of a draft, which is written in plain ASCII."""
    try:
        return json.dumps(json.loads(content), ensure_ascii=False)
    except ValueError:
        return content


def clean(path: str) -> None:
    """Write a file anew without what was deleted in it; nothing of it is left between its pages.

    It stays marked as not clean until `mark_clean`: its backups may not be so yet.

    Raises sqlite3.Error where the disk is full or another program holds the file.
    """
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")
        connection.execute("VACUUM")


def mark_clean(path: str) -> None:
    """Note that nothing is left to be cleaned."""
    with closing(connect(path)) as connection:
        say_clean(connection)
