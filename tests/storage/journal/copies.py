"""Copies of a dossier that are edited apart: steps made at random, so that many of them meet."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.records import TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage import settling, undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import connect
from cufdesk.storage.journal.fold import Conflict
from cufdesk.storage.journal.values import ALIVE, Values, of_row
from cufdesk.storage.merging import Report, open_conflicts, take_in
from cufdesk.storage.other_copy import opened_copy
from cufdesk.storage.writing import Writing
from tests.storage.making import a_cover

Content = dict[tuple[str, str], Values]
Step = tuple[Any, ...]

# Few rows, few fields and few values: copies edited apart then touch the same things.
_PEOPLE = ["p1", "p2"]
_MEETINGS = ["m1"]
_WORDS = ["", "a", "b", "c"]
_place = st.integers(0, 2)
_word = st.sampled_from(_WORDS)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("person"), st.sampled_from(_PEOPLE), st.sampled_from(["city", "languages"]), _word),
    st.tuples(st.just("person"), st.sampled_from(_PEOPLE), st.sampled_from(["city", "languages"]), _word),
    st.tuples(st.just("body"), st.sampled_from(["o1", "o2"]), _word),
    st.tuples(st.just("add position"), st.sampled_from(_PEOPLE), st.sampled_from(["o1", "o2"]), _word),
    st.tuples(st.just("move"), st.just("p1"), _place, _place),
    st.tuples(st.just("drop position"), st.sampled_from(_PEOPLE), _place),
    st.tuples(st.just("decision"), st.just("m1"), _place, _word),
    st.tuples(st.just("add action"), st.just("m1"), _place, _word),
    st.tuples(st.just("responsible"), st.just("m1"), _place, st.sampled_from([*_PEOPLE, None])),
    st.tuples(st.just("drop decision"), st.just("m1"), _place),
    st.tuples(st.just("delete"), st.sampled_from([*_PEOPLE, "o1", "o2", "m1"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("settle"), _place, _place),
)
_HOT: tuple[st.SearchStrategy[Step], ...] = (
    st.tuples(st.just("person"), st.just("p1"), st.just("city"), st.sampled_from("defghi")),
    st.tuples(st.just("decision"), st.just("m1"), st.just(0), st.sampled_from("defghi")),
)


@st.composite
def _histories(draw: st.DrawFn) -> list[Step]:
    """Draw steps, among them one at each place where every copy writes."""
    steps = draw(st.lists(STEPS, min_size=2, max_size=6))
    for hot in _HOT:
        steps.insert(draw(st.integers(0, len(steps))), draw(hot))
    return steps


HISTORIES = _histories()


def seed(dossier: Dossier) -> None:
    """Give a dossier a few records that refer to each other, under known ids."""
    bodies = [Organisation(id=key, acronym=key.upper()) for key in ("o1", "o2")]
    people = [Person(id=key, given_names=key, city="base") for key in _PEOPLE]
    for person, body in zip(people, bodies, strict=True):
        person.positions = [
            Position(id=f"{person.id}-{f}", person_id=person.id, organisation_id=body.id, title=Bilingual(f))
            for f in ("f1", "f2", "f3")
        ]
    meeting = Meeting(id="m1", title=Bilingual("Séance"))
    meeting.decisions = [_a_decision(f"d{n}", meeting.id) for n in range(3)]
    with dossier.write("seed") as writing:
        writing.kind = "start"
        writing.add_all([*bodies, *people, meeting])


def _a_decision(key: str, meeting: str) -> Decision:
    decision = Decision(id=key, meeting_id=meeting, title=Bilingual(key))
    decision.actions = [Action(id=f"{key}-a", decision_id=key, responsible_person_id="p1")]
    return decision


class Copy:
    """One copy of a dossier, open, with the means to edit it and to look at all that it holds."""

    def __init__(self, path: Path) -> None:
        self.dossier = Dossier.open(str(path))
        self.path = path

    @classmethod
    def first(cls, folder: Path) -> Copy:
        """Make the copy that the others are taken from."""
        path = folder / "first.cufdesk"
        made = Dossier.create(str(path), a_cover())
        seed(made)
        made.close()
        return cls(path)

    def another(self, name: str) -> Copy:
        """Take a copy of the file as a person would."""
        path = self.path.with_name(f"{name}.cufdesk")
        shutil.copyfile(self.path, path)
        return Copy(path)

    def close(self) -> None:
        self.dossier.close()

    def content(self) -> Content:
        """Return every row of every record."""
        found: Content = {}
        with closing(connect(str(self.path), read_only=True)) as connection:
            for kind in TABLES:
                cursor = connection.execute(f"SELECT * FROM {kind}")
                names = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    stored = dict(zip(names, row, strict=True))
                    found[kind, stored["id"]] = of_row(kind, stored)
        return found

    def journal(self) -> set[tuple[Any, ...]]:
        """Return every change of the journal, with the write that it belongs to."""
        with closing(connect(str(self.path), read_only=True)) as connection:
            return set(
                connection.execute(
                    "SELECT w.clock, w.node, c.kind, c.row, c.op, c.content, c.replaces"
                    " FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write"
                )
            )

    def conflicts(self) -> list[Conflict]:
        with self.dossier.read() as reading:
            return open_conflicts(reading)

    def merge(self, other: Copy) -> Report:
        with opened_copy(str(other.path)) as connection, self.dossier.write("merge") as writing:
            return take_in(writing, connection, other.path.name).report

    def run(self, steps: Sequence[Step]) -> None:
        """Take steps; one that is refused changes nothing."""
        for step in steps:
            with suppress(Refusal):
                self.take(step)

    def take(self, step: Step) -> None:
        what, *rest = step
        with self.dossier.write(what) as writing:
            _DOING[what](writing, *rest)


def _person(writing: Writing, key: str, field: str, word: str) -> None:
    person = writing.get(Person, key)
    if person is not None:
        setattr(person, field, word)


def _body(writing: Writing, key: str, word: str) -> None:
    body = writing.get(Organisation, key)
    if body is not None:
        body.city = word


def _add_position(writing: Writing, key: str, body: str, word: str) -> None:
    person = writing.get(Person, key)
    if person is not None and writing.get(Organisation, body) is not None:
        person.positions.insert(0, Position(person_id=key, organisation_id=body, title=Bilingual(word)))
        writing.save(person)


def _move(writing: Writing, key: str, place: int, to: int) -> None:
    person = writing.get(Person, key)
    if person is not None and person.positions:
        person.positions.insert(to, person.positions.pop(place % len(person.positions)))
        writing.save(person)


def _drop_position(writing: Writing, key: str, place: int) -> None:
    person = writing.get(Person, key)
    if person is not None and person.positions:
        del person.positions[place % len(person.positions)]


def _chosen(writing: Writing, key: str, place: int) -> Decision | None:
    meeting = writing.get(Meeting, key)
    return meeting.decisions[place % len(meeting.decisions)] if meeting and meeting.decisions else None


def _decision(writing: Writing, key: str, place: int, word: str) -> None:
    decision = _chosen(writing, key, place)
    if decision is not None:
        decision.title = Bilingual(word)


def _add_action(writing: Writing, key: str, place: int, word: str) -> None:
    decision = _chosen(writing, key, place)
    if decision is not None:
        decision.actions.append(Action(decision_id=decision.id, text=Bilingual(word)))
        meeting = writing.get(Meeting, key)
        assert meeting is not None
        writing.save(meeting)


def _responsible(writing: Writing, key: str, place: int, person: str | None) -> None:
    decision = _chosen(writing, key, place)
    if decision is not None and decision.actions:
        decision.actions[0].responsible_person_id = person


def _drop_decision(writing: Writing, key: str, place: int) -> None:
    meeting = writing.get(Meeting, key)
    if meeting is not None and meeting.decisions:
        del meeting.decisions[place % len(meeting.decisions)]


_KINDS: dict[str, type[Record]] = {"p": Person, "o": Organisation, "m": Meeting}


def _delete(writing: Writing, key: str) -> None:
    record = writing.get(_KINDS[key[0]], key)
    if record is not None:
        writing.delete(record)


def _undo(writing: Writing) -> None:
    target = undoing.next_to_undo(writing)
    if target is not None:
        undoing.take_back(writing, target)


def _redo(writing: Writing) -> None:
    target = undoing.next_to_redo(writing)
    if target is not None:
        undoing.bring_back(writing, target)


def _settle(writing: Writing, which: int, side: int) -> None:
    found = open_conflicts(writing)
    if not found:
        return
    conflict = found[which % len(found)]
    value = conflict.sides[side % len(conflict.sides)].value
    if conflict.field != ALIVE:
        settling.settle(writing, conflict, value)
    elif value:
        settling.keep(writing, conflict)
    else:
        settling.remove(writing, conflict)


_DOING: dict[str, Callable[..., None]] = {
    "person": _person,
    "body": _body,
    "add position": _add_position,
    "move": _move,
    "drop position": _drop_position,
    "decision": _decision,
    "add action": _add_action,
    "responsible": _responsible,
    "drop decision": _drop_decision,
    "delete": _delete,
    "undo": _undo,
    "redo": _redo,
    "settle": _settle,
}


@contextmanager
def closed_at_end(*copies: Copy) -> Iterator[None]:
    try:
        yield
    finally:
        for copy in copies:
            copy.close()


def by_id(kind: type[Record]) -> Any:
    return select(kind).order_by(kind.id)
