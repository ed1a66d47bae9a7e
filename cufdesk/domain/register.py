"""The register: decisions and actions of all meetings as lines, which of them are wanted, in which order.

Lines are plain values, so that a list of thousands is narrowed at each keystroke without asking the file.
Days are ISO texts, which compare as days do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Any, NamedTuple

from cufdesk.folding import sort_key, sought

FINISHED = frozenset({"done", "dropped"})
"""States in which nothing is to be done any more."""

UNFINISHED = "unfinished"
LATE, UNDATED = "late", "undated"
UNNAMED, HELD, CARRIED, BEYOND = "unnamed", "held", "carried", "beyond"

STATES = (UNFINISHED, "open", "under_way", "done", "dropped")
WHENS = (LATE, "7", "30", UNDATED)
ALSO = (UNNAMED, HELD, CARRIED, BEYOND)
ORDERS = ("deadline", "number", "responsible", "meeting")


class Line(NamedTuple):
    """A decision or an action; texts are in one language as far as they exist in it.

    `kind` is the table. `number` is that of the register ("2015-02/D4-A10"). `who` holds the ids of all
    people and bodies responsible, `responsible` their names or the words of the minutes. `deadline` is the
    day (ISO) on which an action is due, worked out where it is counted from an `event`, `offset` days away.
    `carried` names the meetings on whose agenda an action comes up again. `held` tells whether a closed gate
    holds it back. `place` orders lines as the records do, the oldest meeting first; `words` is folded.
    """

    kind: str
    id: str
    decision_id: str
    meeting_id: str
    number: str
    text: str
    decision: str
    meeting: str
    reference: str
    day: str
    minutes_state: str
    state: str
    modality: str
    theme: str
    nature: str
    beyond: bool
    responsible: tuple[str, ...]
    who: frozenset[str]
    deadline: str
    deadline_words: str
    event: str
    offset: int
    carried: tuple[str, ...]
    held: bool
    place: tuple[Any, ...]
    words: str

    @property
    def is_action(self) -> bool:
        """Tell whether this is something to do, not something decided."""
        return self.kind == "action"

    def is_late(self, today: str) -> bool:
        """Tell whether it should have been done before a day (ISO)."""
        return bool(self.deadline) and self.deadline < today and self.state not in FINISHED


class Scope(NamedTuple):
    """Which lines are wanted; what is empty asks for nothing.

    `what` is a table, `state` a key of states or `unfinished`, `when` is `late`, `undated` or a number of
    days from today on, `also` one of `ALSO`. `person`, `body` and `meeting` are ids; `mine` are the ids of
    whoever counts as oneself: one of them is responsible.
    """

    words: str = ""
    what: str = ""
    state: str = ""
    when: str = ""
    also: str = ""
    person: str = ""
    body: str = ""
    theme: str = ""
    meeting: str = ""
    mine: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tell whether every line is wanted."""
        return not any(self)


class Counts(NamedTuple):
    """How many there are of what a person looks for first; all but the first two of unfinished lines."""

    decisions: int
    actions: int
    late: int
    soon: int
    unnamed: int


SOON = 30
"""Days ahead that count as soon."""


def wanted(lines: Iterable[Line], scope: Scope, today: date) -> list[Line]:
    """Return the lines within a scope, in the order in which they come."""
    found = list(lines)
    for sift in _sifts(scope, today):
        found = sift(found)
    return found


# Whole lists at once, for a call for each of thousands of lines would cost more than what it asks.
_Sift = Callable[[list[Line]], list[Line]]


def _sifts(scope: Scope, today: date) -> list[_Sift]:
    """Return what keeps the lines that fit, one for each thing asked for."""
    asked: list[_Sift] = []
    if scope.meeting:
        asked.append(lambda lines: [line for line in lines if line.meeting_id == scope.meeting])
    if scope.what:
        asked.append(lambda lines: [line for line in lines if line.kind == scope.what])
    if scope.state == UNFINISHED:
        asked.append(lambda lines: [line for line in lines if line.state not in FINISHED])
    elif scope.state:
        asked.append(lambda lines: [line for line in lines if line.state == scope.state])
    asked += [_of({one}) for one in (scope.person, scope.body) if one]
    if scope.mine:
        asked.append(_of(scope.mine))
    if scope.theme:
        theme = scope.theme.casefold()
        asked.append(lambda lines: [line for line in lines if line.theme.casefold() == theme])
    if scope.when:
        asked.append(_due(scope.when, today))
    if scope.also:
        asked.append(_ALSO[scope.also])
    asked += [_holding(f" {word}") for word in sought(scope.words)]
    return asked


def _of(ids: AbstractSet[str]) -> _Sift:
    return lambda lines: [line for line in lines if not line.who.isdisjoint(ids)]


def _holding(word: str) -> _Sift:
    return lambda lines: [line for line in lines if word in line.words]


def _due(when: str, today: date) -> _Sift:
    now = today.isoformat()
    if when == LATE:
        return lambda lines: [line for line in lines if "" < line.deadline < now and line.is_late(now)]
    if when == UNDATED:
        return lambda lines: [line for line in lines if not line.deadline and line.kind == "action"]
    last = (today + timedelta(days=int(when))).isoformat()
    return lambda lines: [
        line for line in lines if now <= line.deadline <= last and line.state not in FINISHED
    ]


_ALSO: dict[str, _Sift] = {
    UNNAMED: lambda lines: [line for line in lines if not line.responsible and line.kind == "action"],
    HELD: lambda lines: [line for line in lines if line.held],
    CARRIED: lambda lines: [line for line in lines if line.carried],
    BEYOND: lambda lines: [line for line in lines if line.beyond],
}


def counted(lines: Iterable[Line], today: date) -> Counts:
    """Return how many lines there are of each sort."""
    now, last = today.isoformat(), (today + timedelta(days=SOON)).isoformat()
    decisions = actions = late = soon = unnamed = 0
    for line in lines:
        if line.kind != "action":
            decisions += 1
            continue
        actions += 1
        if line.state in FINISHED:
            continue
        unnamed += not line.responsible
        if "" < line.deadline < now:
            late += 1
        elif now <= line.deadline <= last:
            soon += 1
    return Counts(decisions, actions, late, soon, unnamed)


def ordered(lines: Iterable[Line], order: str) -> list[Line]:
    """Return lines by deadline, number, responsible or meeting (the latest first), else as they stand."""
    found = sorted(lines, key=lambda line: line.place)
    if order == "deadline":
        found.sort(key=lambda line: line.deadline or "9999")
    elif order == "number":
        found.sort(key=lambda line: natural(line.number))
    elif order == "responsible":
        found.sort(
            key=lambda line: (not line.responsible, sort_key(line.responsible[0] if line.responsible else ""))
        )
    elif order == "meeting":
        # Each meeting's lines stay in the record's order.
        found.sort(key=lambda line: line.place[:3], reverse=True)
    return found


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """Return the key that puts A2 before A10."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number)
    )


# a scope in words, as a reference names it --------------------------------------------------------------

GROUPINGS = ("responsible", "meeting", "deadline")
"""How a register is put together on paper: whom things fall to, which meeting they come from, when."""

_SHORT = (LATE, UNFINISHED, UNDATED, *ALSO)


def scope_words(scope: Scope) -> list[str]:
    """Return what a scope asks for, one word each; `scope_of` reads them."""
    told = []
    for name, value in scope._asdict().items():
        if name == "mine":
            told += [f"mine={','.join(sorted(value))}"] if value else []
        elif value in _SHORT and name in {"when", "state", "also"}:
            told.append(value)
        elif value:
            told.append(f"{name}={value.replace('%', '%25').replace(';', '%3B')}")
    return told


def scope_of(words: Iterable[str]) -> Scope:
    """Return the scope that words ask for; raises ValueError naming the word that means nothing."""
    asked: dict[str, Any] = {}
    for word in words:
        name, _sign, value = word.partition("=")
        if word in _SHORT:
            name, value = _field_of(word), word
        if name not in Scope._fields or not value:
            raise ValueError(word)
        asked[name] = frozenset(value.split(",")) if name == "mine" else _plain(value)
    scope = Scope(**asked)
    _check(scope)
    return scope


def _field_of(word: str) -> str:
    return "state" if word == UNFINISHED else "when" if word in {LATE, UNDATED} else "also"


def _plain(value: str) -> str:
    return re.sub("%3b", ";", value, flags=re.IGNORECASE).replace("%25", "%")


def _check(scope: Scope) -> None:
    """Raise ValueError for a value that no register knows."""
    known = {"what": ("", "decision", "action"), "state": ("", *STATES), "also": ("", *ALSO)}
    for name, values in known.items():
        if (value := getattr(scope, name)) not in values:
            raise ValueError(value)
    if scope.when not in ("", LATE, UNDATED) and not re.fullmatch(r"[1-9]\d{0,3}", scope.when):
        raise ValueError(scope.when)
