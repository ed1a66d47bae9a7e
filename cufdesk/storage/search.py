"""The one folded index behind every list and the search: kept with each write, rebuilt when it must be.

`search_entry` holds one row per record that a list shows; `search_words` is the full-text index over its
folded words. Both are derived: the records alone say what is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple
from typing import Any

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.orm import Session

from cufdesk.domain.agreements import AgreementParty
from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Position
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.entries import Entry, entries
from cufdesk.domain.records import BY_NAME, SUBJECTS, UNLISTED
from cufdesk.storage.aggregates import Owner, lean, owner_of

_CHUNK = 500
_UNLISTED = {record.__tablename__ for record in UNLISTED}
_SUBJECTS = {record.__tablename__ for record in SUBJECTS}

_OLD = text("SELECT row, folded FROM search_entry WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
_OLD_OF_PARENTS = text("SELECT id FROM search_entry WHERE parent IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
_FORGET_WORDS = text(
    "INSERT INTO search_words (search_words, rowid, folded) VALUES ('delete', :row, :folded)"
)
_FORGET = text("DELETE FROM search_entry WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
_KEEP = text(
    "INSERT INTO search_entry (row, id, kind, parent, sort_key, title, detail, folded)"
    " VALUES (:row, :id, :kind, :parent, :sort_key, :title, :detail, :folded)"
)
_KEEP_WORDS = text("INSERT INTO search_words (rowid, folded) VALUES (:row, :folded)")
_FOLDED = text("SELECT id, folded FROM search_entry WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
_NEXT_ROW = text("SELECT COALESCE(MAX(row), 0) + 1 FROM search_entry")

Touched = tuple[Record, str]


def update(session: Session, touched: Sequence[Touched]) -> None:
    """Bring the index up to date with the records that a flush wrote.

    `touched` holds (record, "insert" | "update" | "delete" | "index"); parts lead to the subject that
    shows them, a body to the people and agreements that name it, what the whole index goes by to everything.
    """
    if any(what == "index" for _, what in touched):
        rebuild(session)
        return
    inserted, others, gone = _sort(session, touched)
    _add_dependants(session, others, touched)
    for ids in others.values():
        ids.difference_update(inserted, gone)
    connection = session.connection()
    if others or gone:
        _forget(connection, {record_id for ids in others.values() for record_id in ids} | gone)
    records = list(inserted.values())
    for name, ids in others.items():
        records += _load(session, BY_NAME[name], sorted(ids))
    _keep(session, records)


def refresh(session: Session, changed: Iterable[tuple[str, str]], shown: Iterable[tuple[str, str]]) -> None:
    """Bring the index up to date with rows that were put past the session.

    `changed` are the rows, `shown` the subjects that show them, gone or not; each as (table, id).
    """
    changed = set(changed)
    if any(kind == Cover.__tablename__ for kind, _id in changed):
        rebuild(session)
        return
    shown = [key for key in shown if key[0] not in _UNLISTED]
    others: defaultdict[str, set[str]] = defaultdict(set)
    for kind, record_id in shown:
        others[kind].add(record_id)
    bodies = [record_id for kind, record_id in changed if kind == Organisation.__tablename__]
    _add_those_naming(session, others, bodies)
    _forget(session.connection(), {record_id for ids in others.values() for record_id in ids})
    records: list[Record] = []
    for name, ids in others.items():
        records += _load(session, BY_NAME[name], sorted(ids))
    _keep(session, records)


def rebuild(session: Session) -> None:
    """Make the whole index anew from the records."""
    connection = session.connection()
    connection.execute(text("DELETE FROM search_entry"))
    connection.execute(text("INSERT INTO search_words (search_words) VALUES ('delete-all')"))
    for kind in SUBJECTS:
        _keep(session, list(session.scalars(select(kind).options(*lean(kind)))))


def expected_entries(session: Session) -> set[tuple[str, ...]]:
    """Return the entries that the records call for, as the check compares them with those stored."""
    language, under_particle = _manner(session)
    found: set[tuple[str, ...]] = set()
    for kind in SUBJECTS:
        records = list(session.scalars(select(kind).options(*lean(kind))))
        bodies = _bodies(session, records)
        for record in records:
            found.update(
                astuple(entry) for entry in entries(record, bodies, language, under_particle=under_particle)
            )
    return found


def _sort(
    session: Session, touched: Sequence[Touched]
) -> tuple[dict[str, Record], defaultdict[str, set[str]], set[str]]:
    """Return new subjects (at hand, whole), ids of subjects to read again by table, and ids that are gone."""
    inserted: dict[str, Record] = {}
    others: defaultdict[str, set[str]] = defaultdict(set)
    gone: set[str] = set()
    known: dict[tuple[str, str], Owner] = {}
    for record, what in touched:
        if record.__tablename__ in _SUBJECTS:
            if what == "insert":
                inserted[record.id] = record
            elif what == "delete":
                inserted.pop(record.id, None)
                gone.add(record.id)
            else:
                others[record.__tablename__].add(record.id)
        elif record.__tablename__ not in _UNLISTED:
            table, owner_id = owner_of(session, record, known)
            if owner_id:
                others[table].add(owner_id)
    return inserted, others, gone


def _add_dependants(session: Session, others: defaultdict[str, set[str]], touched: Sequence[Touched]) -> None:
    """Add who is shown with the name of a body that was changed."""
    bodies = [record.id for record, what in touched if isinstance(record, Organisation) and what == "update"]
    _add_those_naming(session, others, bodies)


def _add_those_naming(session: Session, others: defaultdict[str, set[str]], bodies: Sequence[str]) -> None:
    for chunk in chunks(bodies):
        people = select(Position.person_id).where(Position.organisation_id.in_(chunk))
        others["person"].update(session.scalars(people))
        agreements = select(AgreementParty.agreement_id).where(AgreementParty.organisation_id.in_(chunk))
        others["agreement"].update(session.scalars(agreements))


def _load(session: Session, kind: type[Record], ids: Sequence[str]) -> list[Record]:
    found: list[Record] = []
    for chunk in chunks(ids):
        statement = select(kind).where(kind.id.in_(chunk)).options(*lean(kind))
        found += session.scalars(statement.execution_options(populate_existing=False))
    return found


def _forget(connection: Connection, ids: set[str]) -> None:
    """Take entries out of the index, with those of decisions and actions that the records show."""
    for chunk in chunks(sorted(ids)):
        shown = {*chunk, *connection.scalars(_OLD_OF_PARENTS, {"ids": chunk})}
        old = [dict(row) for row in connection.execute(_OLD, {"ids": sorted(shown)}).mappings()]
        if old:
            connection.execute(_FORGET_WORDS, old)
            connection.execute(_FORGET, {"ids": sorted(shown)})


def _keep(session: Session, records: Sequence[Record]) -> None:
    if not records:
        return
    language, under_particle = _manner(session)
    bodies = _bodies(session, records)
    connection = session.connection()
    row = connection.scalar(_NEXT_ROW) or 1
    rows: list[dict[str, Any]] = []
    for record in records:
        for entry in entries(record, bodies, language, under_particle=under_particle):
            rows.append(_row(entry, row + len(rows)))
    connection.execute(_KEEP, rows)
    connection.execute(_KEEP_WORDS, [{"row": row["row"], "folded": row["folded"]} for row in rows])


def _row(entry: Entry, row: int) -> dict[str, Any]:
    return {"row": row, **asdict(entry)}


def _manner(session: Session) -> tuple[str, bool]:
    """Return the language of entries, the dossier's first, and whether people are filed under particles."""
    chosen = select(Cover.first_language, Cover.under_particle).where(Cover.id == COVER_ID)
    found = session.execute(chosen).first()
    return (found[0] or "fr", found[1]) if found else ("fr", False)


def _bodies(session: Session, records: Iterable[Record]) -> dict[str, Organisation]:
    """Return the bodies that the records name."""
    ids: set[str] = set()
    for record in records:
        for part in (*getattr(record, "positions", ()), *getattr(record, "parties", ())):
            if part.organisation_id:
                ids.add(part.organisation_id)
    found: dict[str, Organisation] = {}
    for chunk in chunks(sorted(ids)):
        for body in session.scalars(
            select(Organisation).where(Organisation.id.in_(chunk)).options(*lean(Organisation))
        ):
            found[body.id] = body
    return found


def chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """Give ids in stretches that one statement can hold."""
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def folded_words(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Return the folded words that records are found by."""
    found: dict[str, str] = {}
    for chunk in chunks(ids):
        found.update((record_id, folded) for record_id, folded in session.execute(_FOLDED, {"ids": chunk}))
    return found
