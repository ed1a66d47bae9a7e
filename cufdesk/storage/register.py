"""The register's lines, read through SQLite alone: a page of the window shows them before storage is loaded.

Each table is read once and put together here: joins of six tables for thousands of rows take SQLite longer.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk.domain.register import Line
from cufdesk.folding import words_of
from cufdesk.storage.file import connect, finish_interrupted_write, telling
from cufdesk.storage.listed import bilingual, in_language
from cufdesk.storage.named import BODY_NAMES, PERSON_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Reading
    from cufdesk.storage.writing import Writing

# What a gate that is not open holds back.
HELD_NATURES = frozenset({"invitation", "commitment", "signature"})

_MEETINGS = (
    f"SELECT r.id, {bilingual('r.title')}, r.reference, coalesce(r.first_day, ''), r.state FROM meeting AS r"  # noqa: S608 - our own names
)
_DECISIONS = (
    f"SELECT r.id, r.meeting_id, r.number, {bilingual('r.title')}, {bilingual('r.text')}, r.state,"  # noqa: S608 - our own names
    f" r.modality, r.theme, r.beyond_mandate, {bilingual('r.party')} FROM decision AS r"
    " ORDER BY r.meeting_id, r.rank, r.id"
)
# As `domain.deadlines` works it out for an action `r` and its event `e`: an event with a day decides.
DUE = (
    "coalesce(date(coalesce(e.first_day, e.last_day), printf('%+d days', coalesce(r.deadline_offset, 0))),"
    " r.deadline, '')"
)
_ACTIONS = (
    f"SELECT r.id, r.decision_id, r.number, {bilingual('r.text')}, r.state, r.modality, r.nature,"  # noqa: S608 - our own names
    f" r.responsible_person_id, r.responsible_organisation_id, {bilingual('r.responsible')}, {DUE},"
    f" {bilingual('r.deadline_text')}, coalesce({bilingual('e.title')}, ''), coalesce(r.deadline_offset, 0)"
    " FROM action AS r LEFT JOIN milestone AS e ON e.id = r.deadline_event_id"
    " ORDER BY r.decision_id, r.rank, r.id"
)
_OTHERS = (
    f"SELECT r.action_id, r.person_id, r.organisation_id, {bilingual('r.words')} FROM co_responsible AS r"  # noqa: S608 - our own names
    " ORDER BY r.action_id, r.rank, r.id"
)
_NAMED_PEOPLE = (
    f"{PERSON_NAMES} WHERE p.id IN (SELECT responsible_person_id FROM action"  # noqa: S608 - our own names
    " UNION SELECT person_id FROM co_responsible)"
)
_CARRIED = (
    f"SELECT r.carried_id, m.reference, {bilingual('m.title')} FROM agenda_item AS r"  # noqa: S608 - our own names
    " JOIN meeting AS m ON m.id = r.meeting_id WHERE r.carried_id IS NOT NULL"
    " ORDER BY m.first_day, m.id, r.rank"
)
# Open is a gate whose steps were all answered yes, with or without reservations.
_CLOSED = (
    "SELECT g.decision_id FROM gate AS g WHERE g.decision_id IS NOT NULL"
    " AND (NOT EXISTS (SELECT 1 FROM gate_step AS s WHERE s.gate_id = g.id)"
    " OR EXISTS (SELECT 1 FROM gate_step AS s WHERE s.gate_id = g.id"
    " AND s.answer NOT IN ('yes', 'reservations')))"
)


class Choices(NamedTuple):
    """What the register can be narrowed to, by name: ids with names, themes as they are."""

    people: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    meetings: tuple[tuple[str, str], ...]
    agendas: tuple[tuple[str, str, str], ...]
    """The meetings whose agenda can still be written, the latest first: id, name, first day (ISO or none)."""
    ours: tuple[str, ...]
    """The ids of the bodies that are our own organisation."""


class Register(NamedTuple):
    """All lines, as the records order them, and what they can be narrowed to."""

    lines: list[Line]
    choices: Choices


def read_register(path: str, language: str) -> Register:
    """Return the register of a dossier, texts in a language where they exist; refuses what cannot be read."""
    with telling(path):
        finish_interrupted_write(path)
        with closing(connect(path, read_only=True)) as connection:
            return _Rows(connection, language).register()


def register_of(reading: Reading | Writing, language: str) -> Register:
    """Return the register as one look at the records sees it."""
    plain = reading.session.connection().connection.driver_connection
    if not isinstance(plain, sqlite3.Connection):
        raise TypeError(type(plain).__name__)
    return _Rows(plain, language).register()


class _Rows:
    """Reads the tables once, then makes a line of each row."""

    def __init__(self, connection: sqlite3.Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        self._people: dict[str, str] = dict(self._all(_NAMED_PEOPLE))
        self._bodies: dict[str, str] = dict(self._all(BODY_NAMES))
        self._meetings = {row[0]: row[1:] for row in self._all(_MEETINGS)}
        self._decisions: dict[str, tuple[Any, ...]] = {}
        self._closed = {row[0] for row in self._all(_CLOSED)}
        self._others: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for action_id, *other in self._all(_OTHERS):
            self._others[action_id].append(tuple(other))
        self._folded: dict[str, str] = {}
        self._carried: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for action_id, reference, title in self._all(_CARRIED):
            self._carried[action_id][_named(reference, title)] = None

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(in_language(sql, self._language)).fetchall()

    def register(self) -> Register:
        ranks: defaultdict[str, int] = defaultdict(int)  # in each meeting, and under each decision
        decisions: list[Line] = []
        for row in self._all(_DECISIONS):
            ranks[row[1]] += 1
            decisions.append(self._decision(row, ranks[row[1]]))
        by_id = {line.id: line for line in decisions}
        actions: list[Line] = []
        for row in self._all(_ACTIONS):
            ranks[row[1]] += 1
            actions.append(self._action(row, by_id[row[1]], ranks[row[1]]))
        lines = sorted([*decisions, *actions], key=lambda line: line.place)
        return Register(lines, self._choices(lines))

    def _decision(self, row: tuple[Any, ...], rank: int) -> Line:
        record_id, meeting_id, number, title, text, state, modality, theme, beyond, party = row
        meeting, reference, day, minutes_state = self._meetings[meeting_id]
        number = "/".join(part for part in (reference, number or f"D{rank}") if part)
        shown = text if title.endswith("…") or not title else title
        said = self._words(number, title, text, theme, party, meeting)
        return Line(
            "decision", record_id, record_id, meeting_id, number, shown, shown, meeting, reference, day,
            minutes_state, state, modality, theme, "", bool(beyond), (), frozenset(), "", "", "", 0, (),
            False, (day, reference, meeting_id, rank, 0), said,
        )  # fmt: skip

    def _action(self, row: tuple[Any, ...], decision: Line, rank: int) -> Line:
        (record_id, _of, own, text, state, modality, nature, person, body, words, due, due_words, event,
         offset) = row  # fmt: skip
        short = decision.number.rpartition("/")[2]
        own = own or f"A{rank}"
        tail = own.removeprefix(f"{short}-")
        number = f"{decision.number}-{tail}"
        carriers = [(person, body, words), *self._others.get(record_id, ())]
        names = tuple(dict.fromkeys(name for one in carriers if (name := self._name(*one))))
        who = frozenset(one for carrier in carriers for one in carrier[:2] if one)
        carried = tuple(self._carried.get(record_id, ()))
        held = nature in HELD_NATURES and decision.id in self._closed and state not in {"done", "dropped"}
        said = self._words(
            number, text, decision.theme, decision.text, decision.meeting, due_words, *names, words
        )
        return Line(
            "action", record_id, decision.id, decision.meeting_id, number, text, decision.text,
            decision.meeting, decision.reference, decision.day, decision.minutes_state, state, modality,
            decision.theme, nature, decision.beyond, names, who, due, due_words, event, offset, carried, held,
            (*decision.place[:4], rank), said,
        )  # fmt: skip

    def _name(self, person: str | None, body: str | None, words: str) -> str:
        """Return the person and the body that are linked, else the words of the source."""
        linked = (self._people.get(person or "", ""), self._bodies.get(body or "", ""))
        return " · ".join(name for name in linked if name) or words

    def _words(self, *texts: str) -> str:
        """Return the folded words of texts, most of which come again and again."""
        found = [""]
        for text in texts:
            if text:
                if text not in self._folded:
                    self._folded[text] = " ".join(words_of(text))
                found.append(self._folded[text])
        return " ".join(found)

    def _choices(self, lines: Sequence[Line]) -> Choices:
        named = {one for line in lines for one in line.who}
        themes = {line.theme for line in lines if line.theme}
        used = {line.meeting_id for line in lines}
        latest = [
            (one, _named(reference, title), day, state)
            for one, (title, reference, day, state) in sorted(
                self._meetings.items(), key=lambda meeting: (meeting[1][2], meeting[0]), reverse=True
            )
        ]
        return Choices(
            _by_name((one, name) for one, name in self._people.items() if one in named),
            _by_name((one, name) for one, name in self._bodies.items() if one in named),
            tuple(sorted(themes, key=words_of)),
            tuple((one, name) for one, name, _day, _state in latest if one in used),
            tuple((one, name, day) for one, name, day, state in latest if state != "distributed"),
            self._ours(),
        )

    def _ours(self) -> tuple[str, ...]:
        cover = self._all("SELECT organisation_acronym, organisation_fr, organisation_es FROM cover")
        ours = {tuple(words_of(name)) for row in cover for name in row if name}
        rows = self._all("SELECT id, acronym, name_fr, name_es, written_name FROM organisation ORDER BY id")
        return tuple(row[0] for row in rows if any(tuple(words_of(name)) in ours for name in row[1:] if name))


def _named(reference: str, title: str) -> str:
    return " – ".join(part for part in (reference, title) if part)


def _by_name(named: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(named, key=lambda one: (words_of(one[1]), one[0])))
