"""Large transactions whose every row is known beforehand, and what a file must hold after each of them.

Transaction n inserts generation n (people with a function each, and a meeting with its decisions), changes
generation n - 1 and deletes generation n - 2: all through records, as the program writes.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Person, Position
from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.file import connect
from cufdesk.storage.overview import check, info
from tests.makers import a_cover

_LABEL = "transaction {n}"


def new_file(path: str) -> None:
    """Make a dossier with its cover alone: what there is after transaction 0."""
    Dossier.create(path, a_cover(), label=_LABEL.format(n=0)).close()


def write(dossier: Dossier, n: int, size: int) -> None:
    """Do transaction n, `size` people large."""
    with dossier.write(_LABEL.format(n=n)) as writing:
        writing.add_all(_generation(n, size))
        for record in _generation(n - 1, size):
            stored = writing.get(type(record), record.id)
            if stored is not None:
                _change(stored)
        for record in _generation(n - 2, size):
            stored = writing.get(type(record), record.id)
            if stored is not None:
                writing.delete(stored)


def state_after(n: int, size: int) -> list[Record]:
    """Return all people and meetings after transaction n, as a reading returns them."""
    changed = _generation(n - 1, size)
    for record in changed:
        _change(record)
    return _sorted([*_generation(n, size), *changed])


def last_transaction(reading: Reading) -> int:
    """Return the number of the last transaction that the file knows of."""
    found = re.fullmatch(_LABEL.format(n=r"(\d+)"), info(reading)["last_change"]["label"])
    if found is None:
        raise ValueError("the last write is none of ours")
    return int(found[1])


def disagreement(reading: Reading, n: int, size: int) -> str:
    """Return how the records differ from those after transaction n, nothing if they are equal."""
    stored = _sorted([*reading.all(Person), *reading.all(Meeting)])
    expected = state_after(n, size)
    if stored == expected:
        return ""
    wrong = sum(record not in expected for record in stored)
    return f"{len(stored)} records for {len(expected)}, {wrong} of them wrong, after transaction {n}"


def fault(path: str, size: int, acknowledged: int) -> tuple[int, str]:
    """Open a file after an accident; return its last transaction (-1: unknown) and what is wrong with it.

    It must hold all that was acknowledged, at most the one transaction more that was under way, and that
    whole; and its own check must find nothing.
    """
    n = -1
    try:
        with closing(Dossier.open(path)) as dossier, dossier.read() as reading:
            n = last_transaction(reading)
            wrong = disagreement(reading, n, size)
        if not wrong and n not in {acknowledged, acknowledged + 1}:
            wrong = f"{acknowledged} was acknowledged, the file holds {n}"
        problems = check(path)
    except (Refusal, sqlite3.Error, SQLAlchemyError, ValueError, ArithmeticError) as error:
        return n, f"{type(error).__name__}: {str(error)[:200]}"
    return n, wrong or "; ".join(problem.sentence for problem in problems[:3])


def rows(path: str) -> list[str]:
    """Return every row of every table as SQL: what a write that fails must not change.

    The bytes may change: SQLite does not restore pages that nothing uses.
    """
    with closing(connect(path, read_only=True)) as connection:
        return list(connection.iterdump())


def _generation(n: int, size: int) -> list[Record]:
    if n < 1:
        return []
    meeting = Meeting(id=_id(n, 0), title=Bilingual(f"Séance {n}", f"Sesión {n}"), reference=f"R{n}")
    meeting.decisions = [
        Decision(id=_id(n, 1, k), meeting_id=meeting.id, rank=k, number=f"D{k}", text=Bilingual(_words(n, k)))
        for k in range(size // 4)
    ]
    return [meeting, *(_person(n, k) for k in range(size))]


def _person(n: int, k: int) -> Person:
    person = Person(id=_id(n, 2, k), given_names=f"Ana {k}", first_surname=f"Ruiz {n}", notes=_words(n, k))
    person.positions = [
        Position(id=_id(n, 3, k), person_id=person.id, rank=0, title=Bilingual("maire", "alcaldesa"))
    ]
    return person


def _change(record: Record) -> None:
    """Change what a later transaction changes; the texts grow, so that pages are split."""
    if isinstance(record, Person):
        record.notes = f"{record.notes} {record.notes[::-1]}"
        record.positions[0].title = Bilingual("sénateur", "senadora")
    elif isinstance(record, Meeting):
        record.place = f"Paris {record.reference}"
        for decision in record.decisions:
            decision.text = Bilingual(decision.text.fr, decision.text.fr[::-1])


def _sorted(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.id)


def _id(*numbers: int) -> str:
    return str(UUID(bytes=hashlib.sha256(repr(numbers).encode()).digest()[:16], version=4))


def _words(n: int, k: int) -> str:
    """Return some lines of words that do not repeat themselves."""
    noise = hashlib.shake_128(f"{n} {k}".encode()).hexdigest(120)
    return " ".join(noise[at : at + 8] for at in range(0, len(noise), 8))
