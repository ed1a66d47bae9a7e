"""What the home page asks of the file: days to count, what is open, late and missing, the last changes.

Through SQLite alone, since it is asked right after the first paint. Days are compared as ISO texts, which is
how they are stored. In the questions, `<d.title>` stands for a text in two languages: the screen's where it
exists, else the other.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from typing import Any, NamedTuple

from cufdesk.refusal import Unreadable
from cufdesk.storage.file import connect, finish_interrupted_write, moment, telling
from cufdesk.storage.journal_reader import TOLD, WRITE_ID
from cufdesk.storage.listed import in_language
from cufdesk.storage.named import body_name, person_name
from cufdesk.storage.register import DUE
from cufdesk.write_words import written_label

LINES = 6
"""How many lines a card shows at most."""

COUNTDOWNS = 4
"""How many countdowns are shown at most."""

_COVER = "SELECT <title> AS title, <french_side> AS one, <partner_side> AS other FROM cover"

# What lies ahead first: old dates must not push it out of the few that are shown.
_COUNTDOWNS = """
    SELECT id, <title> AS title, first_day, COALESCE(last_day, first_day) AS last_day, place, year_inferred
    FROM milestone WHERE counted = 1 AND done = 0 AND first_day IS NOT NULL
    ORDER BY COALESCE(last_day, first_day) < :today, first_day, title"""

# Gates that are not open: by when an answer is needed, and the day of the meeting that took the decision,
# from which it waits.
_WAITING = """
    SELECT 'gate' AS kind, g.id, <g.title> AS title, g.answer_by AS day,
        COALESCE(m.last_day, m.first_day, '') AS detail
    FROM gate g LEFT JOIN decision d ON d.id = g.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id
    WHERE NOT EXISTS (SELECT 1 FROM gate_step s WHERE s.gate_id = g.id)
        OR EXISTS (SELECT 1 FROM gate_step s WHERE s.gate_id = g.id AND s.answer
            NOT IN ('yes', 'reservations'))
    ORDER BY g.answer_by IS NULL, g.answer_by, title"""

_STATES = """
    SELECT 'decision' AS kind, state, COUNT(*) AS n FROM decision GROUP BY state
    UNION ALL SELECT 'action', state, COUNT(*) FROM action GROUP BY state"""

# Those under way first, then as the latest meetings numbered them.
_OPEN = """
    SELECT 'decision' AS kind, d.id, COALESCE(NULLIF(<d.title>, ''), <d.text>) AS title, NULL AS day,
        d.number AS detail, d.modality
    FROM decision d JOIN meeting m ON m.id = d.meeting_id
    WHERE d.state NOT IN ('done', 'dropped')
    ORDER BY d.state = 'open', m.first_day DESC, m.id, d.rank, d.id"""

# Actions with the day on which they are due and whom they fall to first, worked out as the register does.
_DUE_ACTIONS = f"""(
    SELECT r.id, <r.text> AS title, {DUE} AS day, r.state,
        COALESCE({person_name("r.responsible_person_id")}, {body_name("r.responsible_organisation_id")},
            <r.responsible>) AS who
    FROM action AS r LEFT JOIN milestone AS e ON e.id = r.deadline_event_id)"""  # noqa: S608 - our own SQL

# A deadline of the calendar that an action of its decision has on the same day is that action's: told once.
_ITS_OWN = f"""NOT (m.kind = 'deadline' AND EXISTS (
    SELECT 1 FROM action AS r LEFT JOIN milestone AS e ON e.id = r.deadline_event_id
    WHERE r.decision_id = m.decision_id AND {DUE} = COALESCE(m.last_day, m.first_day)))"""  # noqa: S608 - our own SQL

_LATE = f"""
    SELECT 'action' AS kind, id, title, day, who AS detail
    FROM {_DUE_ACTIONS} WHERE day > '' AND day < :today AND state NOT IN ('done', 'dropped')
    UNION ALL
    SELECT 'milestone', id, <title>, COALESCE(last_day, first_day), place
    FROM milestone AS m WHERE COALESCE(last_day, first_day) < :today AND done = 0 AND counted = 0
        AND {_ITS_OWN}
    UNION ALL
    SELECT 'budget', b.id, <l.label>, i.due, <b.title>
    FROM instalment i JOIN budget_line l ON l.id = i.line_id JOIN budget b ON b.id = l.budget_id
    WHERE i.due < :today AND i.paid_on IS NULL
    ORDER BY day, title"""  # noqa: S608 - our own SQL

# Dates that are counted down to stand above already.
_AHEAD = f"""
    SELECT 'milestone' AS kind, id, <title> AS title, first_day AS day, place AS detail
    FROM milestone AS m WHERE COALESCE(last_day, first_day) >= :today AND done = 0 AND counted = 0
        AND {_ITS_OWN}
    UNION ALL
    SELECT 'visit', id, <title>, first_day, place
    FROM visit WHERE COALESCE(last_day, first_day) >= :today
    UNION ALL
    SELECT 'meeting', id, <title>, first_day, place
    FROM meeting WHERE COALESCE(last_day, first_day) >= :today
    UNION ALL
    SELECT 'action', id, title, day, who
    FROM {_DUE_ACTIONS} WHERE day >= :today AND state NOT IN ('done', 'dropped')
    ORDER BY day, title"""  # noqa: S608 - our own SQL

# Each sort of thing to complete besides the blanks, which have rules of their own (`domain/blanks`): how
# often, and the first record that lacks it.
_MISSING = """
    SELECT 'section' AS sort, COUNT(*) AS n, 'joint_document' AS kind, MIN(document_id) AS id
    FROM section WHERE state = 'to_write'
    UNION ALL
    SELECT 'translation', COUNT(*), 'joint_document', MIN(document_id) FROM section
    WHERE (text_fr = '') <> (text_es = '')
    UNION ALL
    SELECT 'remark', COUNT(*), 'meeting', MIN(meeting_id) FROM remark WHERE state = 'open'
    UNION ALL
    SELECT 'silence', COUNT(*), 'meeting', MIN(id) FROM meeting
    WHERE state = 'remarks' AND remarks_until < :today
    UNION ALL
    SELECT 'modality', COUNT(*), 'decision', MIN(id) FROM decision WHERE modality = ''
    UNION ALL
    SELECT 'signature', COUNT(*), 'agreement', MIN(id) FROM agreement
    WHERE state NOT IN ('signed', 'ended')"""

_CHANGES = f"""
    SELECT {WRITE_ID} AS id, at, author, kind, label FROM journal_write
    WHERE {TOLD} ORDER BY seq DESC LIMIT :lines"""  # noqa: S608 - our own SQL


class Line(NamedTuple):
    """A record to open: its table, its id, what it is called, and a day where one matters.

    `modality` is the key of a decision's modality, else empty.
    """

    kind: str
    id: str
    title: str
    day: date | None
    detail: str
    modality: str = ""


class Countdown(NamedTuple):
    """A milestone that is counted down to."""

    id: str
    title: str
    first_day: date
    last_day: date
    place: str
    year_inferred: bool


class Missing(NamedTuple):
    """Something to complete besides the blanks: what sort, how often, and the first record that lacks it."""

    sort: str
    n: int
    kind: str
    id: str


class Change(NamedTuple):
    """A write: its id, when (with its offset), who, and what it is called."""

    id: str
    at: datetime
    author: str
    label: str


class Home(NamedTuple):
    """All that the home page shows.

    `states` counts decisions ("decision") and actions ("action") by state; `totals` says how many there are
    of what is shown in part ("countdowns", "waiting", "open", "late", "ahead"); the `detail` of a gate that
    waits is the ISO day since when, or empty; `is_new` means that nothing has been
    entered yet.
    """

    title: str
    sides: tuple[str, str]
    countdowns: list[Countdown]
    waiting: list[Line]
    states: dict[str, dict[str, int]]
    open: list[Line]
    late: list[Line]
    missing: list[Missing]
    ahead: list[Line]
    changes: list[Change]
    totals: dict[str, int]
    is_new: bool


def read_home(path: str, today: date, language: str) -> Home:
    """Return what the home page shows of a dossier on a day, in the screen's language where texts exist."""
    with telling(path):
        finish_interrupted_write(path)
        with closing(connect(path, read_only=True)) as connection:
            connection.row_factory = sqlite3.Row
            return _read(_Questions(connection, today, language))


class _Questions:
    """Asks in a language, on a day."""

    def __init__(self, connection: sqlite3.Connection, today: date, language: str) -> None:
        self._connection = connection
        self._values = {"today": today.isoformat(), "lines": LINES}
        first, other = ("es", "fr") if language == "es" else ("fr", "es")
        self._language = language
        self._spoken = rf"COALESCE(NULLIF(\1_{first}, ''), \1_{other})"

    def rows(self, question: str) -> list[sqlite3.Row]:
        sql = in_language(re.sub(r"<([\w.]+)>", self._spoken, question), self._language)
        wanted = {name: value for name, value in self._values.items() if f":{name}" in sql}
        return self._connection.execute(sql, wanted).fetchall()

    def few(self, question: str, most: int = LINES) -> list[sqlite3.Row]:
        """Return the first rows of an answer."""
        return self.rows(f"{question} LIMIT {most}")

    def count(self, question: str) -> int:
        """Return how many rows the whole answer has."""
        return int(self.rows(f"SELECT COUNT(*) FROM ({question})")[0][0])  # noqa: S608 - a question of ours

    def lines(self, question: str) -> list[Line]:
        return [
            Line(row["kind"], row["id"], row["title"], _day(row["day"]), row["detail"], "".join(row[5:]))
            for row in self.few(question)
        ]


def _read(questions: _Questions) -> Home:
    states: dict[str, dict[str, int]] = {"decision": {}, "action": {}}
    for row in questions.rows(_STATES):
        states[row["kind"]][row["state"]] = row["n"]
    cover = next(iter(questions.rows(_COVER)), None)
    if cover is None:
        raise Unreadable("cover")
    whole = {"countdowns": _COUNTDOWNS, "waiting": _WAITING, "open": _OPEN, "late": _LATE, "ahead": _AHEAD}
    missing = [Missing(*row) for row in questions.rows(_MISSING)]
    return Home(
        title=cover["title"],
        sides=(cover["one"], cover["other"]),
        countdowns=[_countdown(row) for row in questions.few(_COUNTDOWNS, COUNTDOWNS)],
        states=states,
        waiting=questions.lines(_WAITING),
        open=questions.lines(_OPEN),
        late=questions.lines(_LATE),
        missing=[entry for entry in missing if entry.n],
        ahead=questions.lines(_AHEAD),
        changes=[_change(row) for row in questions.rows(_CHANGES)],
        totals={name: questions.count(question) for name, question in whole.items()},
        is_new=not questions.rows("SELECT 1 FROM search_entry LIMIT 1"),
    )


def _change(row: sqlite3.Row) -> Change:
    return Change(row["id"], moment(row["at"]), row["author"], written_label(row["kind"], row["label"]))


def _countdown(row: sqlite3.Row) -> Countdown:
    first, last = _read_day(row["first_day"]), _read_day(row["last_day"])
    return Countdown(row["id"], row["title"], first, last, row["place"], bool(row["year_inferred"]))


def _day(text: Any) -> date | None:
    return _read_day(text) if text else None


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(repr(text)) from error
