"""What a dossier holds on a person, and when there was contact with people: questions of data protection."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from cufdesk.storage.history import names_of
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.journal.rows import referring
from cufdesk.storage.journal.subjects import shown_by
from cufdesk.storage.journal.values import Values, unpacked
from cufdesk.storage.undoing import Look

_CONTACTS = """SELECT person_id, day, kind, id FROM (
    SELECT a.person_id, coalesce(m.last_day, m.first_day) AS day, 'meeting' AS kind, m.id
        FROM attendance AS a JOIN meeting AS m ON m.id = a.meeting_id
        WHERE a.status NOT IN ('excused', 'absent', 'represented')
    UNION ALL SELECT d.person_id, coalesce(v.last_day, v.first_day), 'visit', v.id
        FROM delegation_member AS d JOIN visit AS v ON v.id = d.visit_id WHERE d.role <> 'mentioned'
    UNION ALL SELECT r.person_id, s.day, 'sending', s.id
        FROM sending_recipient AS r JOIN sending AS s ON s.id = r.sending_id WHERE s.state = 'sent'
    UNION ALL SELECT id, last_contact, 'person', id FROM person)
    WHERE person_id IS NOT NULL AND day IS NOT NULL AND day <= ? ORDER BY day, kind"""
_TOLD = """SELECT w.at, w.author, w.label, w.kind, c.kind, c.row, c.op, c.content
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE c.subject IN (SELECT value FROM json_each(?)) ORDER BY w.seq, c.rowid"""
# A merge of two people deletes the one and changes the other in one write.
_MERGED = """SELECT DISTINCT gone.row FROM journal_change AS gone
    WHERE gone.kind = 'person' AND gone.op = 'delete' AND gone.row <> :person AND EXISTS (
        SELECT 1 FROM journal_change AS kept WHERE kept.write = gone.write AND kept.subject = :person
            AND kept.op <> 'delete')"""


class Contact(NamedTuple):
    """The last time that there was contact with a person, and the record that tells of it."""

    day: date
    kind: str
    record_id: str


class Link(NamedTuple):
    """A row that names a person: its table and column, and the record whose form shows it."""

    table: str
    column: str
    subject: Key
    title: str


class Told(NamedTuple):
    """What one write did to one row of a person's; values as stored."""

    at: str
    author: str
    label: str
    write_kind: str
    table: str
    row: str
    op: str
    old: Values
    new: Values


def last_contacts(look: Look, today: date) -> dict[str, Contact]:
    """Return, by the ids of people, when there was contact last, up to a day."""
    found = look.session.connection().exec_driver_sql(_CONTACTS, (today.isoformat(),))
    return {person: Contact(date.fromisoformat(day), kind, row) for person, day, kind, row in found}


def identities(connection: Connection, person_id: str) -> list[str]:
    """Return the ids under which a person is or was kept: those of records merged into it go with it."""
    known, new = {person_id}, {person_id}
    while new:
        found = {
            str(row) for one in new for (row,) in connection.exec_driver_sql(_MERGED, {"person": one}).all()
        }
        new = found - known
        known |= new
    return sorted(known)


def links(look: Look, person_id: str, language: str) -> list[Link]:
    """Return what names a person, its own parts left out."""
    connection = look.session.connection()
    own = {"position", "contact_point"}
    rows = [
        (key, column) for key, column in referring(connection, ("person", person_id)) if key[0] not in own
    ]
    shown = {key: next(iter(shown_by(connection, [key])), key) for key, _column in rows}
    names = names_of(look, set(shown.values()), language)
    return [Link(key[0], column, shown[key], names.get(shown[key][1], "")) for key, column in rows]


def told_of(connection: Connection, ids: Iterable[str]) -> list[Told]:
    """Return all that the journal tells of some records and their parts, the first write first."""
    found = connection.exec_driver_sql(_TOLD, (json.dumps(sorted(ids)),))
    told = []
    for at, author, label, write_kind, table, row, op, content in found:
        new, old = unpacked(content)
        told.append(Told(at, author, label, write_kind, table, row, op, old, new))
    return told
