"""Words of a record named and set from a terminal: "D4-A10.deadline=2015-07-15", "place=Lyon"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

from cufdesk.documents.decision_table import action_number, short_number
from cufdesk.domain.base import Day, Flag, TimeOfDay
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.records import TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.usecases.minutes_changes import WORDS
from cufdesk.usecases.room_names import Names
from cufdesk.words import WORDS as KEYS

_LANGUAGES = ("fr", "es")


def put(meeting: Meeting, assignment: str, names: Names | None = None) -> None:
    """Set one word of a record: "[PLACE.]FIELD[.fr|.es]=VALUE"; refuses what it does not know.

    The place is "D4" or "D4-A10", none for the heading; a text without a language is in that of the minutes,
    in both languages for minutes of both. A day is written 2015-07-15, a time 10:30, yes or no
    1 or 0; a choice by its key. Who is responsible is linked where `names` know the one who is meant.
    """
    where, equals, value = assignment.partition("=")
    if not equals:
        raise Refusal(_("{text}: write PLACE.FIELD=VALUE.").format(text=assignment))
    steps = where.strip().split(".")
    language = steps.pop() if steps[-1] in _LANGUAGES else ""
    name = steps.pop() if steps else ""
    part = _part(meeting, ".".join(steps))
    table = part.__tablename__
    if name not in WORDS[table] or name.endswith("_id"):
        known = ", ".join(word for word in WORDS[table] if not word.endswith("_id"))
        raise Refusal(_("There is no field “{field}” here, only: {fields}.").format(field=name, fields=known))
    old = getattr(part, name)
    if isinstance(part, Action) and name == "responsible" and _linked(part, value.strip(), names):
        return
    if isinstance(old, Bilingual):
        # A French sentence would be no Spanish one: what the other language says stays for its own word.
        meant = {language} if language else set(meeting.language.split("+")) & set(_LANGUAGES) or {"fr"}
        texts = {one: value if one in meant else getattr(old, one) for one in _LANGUAGES}
        setattr(part, name, Bilingual(**texts))
    else:
        setattr(part, name, _read(TABLES[table].columns[name], value.strip()))


def _linked(action: Action, value: str, names: Names | None) -> bool:
    """Link who is responsible for an action; tell whether the name means one contact. Other words unlink."""
    person = names.person(value) if names else None
    body = names.body(value) if names and not person else None
    action.responsible_person_id, action.responsible_organisation_id = person, body
    return bool(person or body)


def _part(meeting: Meeting, place: str) -> Any:
    """Return what a place names, in whatever case; refuses one that is not there."""
    wanted = place.casefold()
    if not wanted:
        return meeting
    for decision in meeting.decisions:
        if short_number(meeting, decision).casefold() == wanted:
            return decision
        for action in decision.actions:
            if action_number(meeting, decision, action).casefold() == wanted:
                return action
    raise Refusal(_("These minutes have no {place}.").format(place=place))


def _read(column: Any, value: str) -> Any:
    """Return a value that was written down for a column; refuses what cannot be one."""
    if "words" in column.info:
        if value and value not in KEYS[column.info["words"]]:
            keys = ", ".join(KEYS[column.info["words"]])
            raise Refusal(_("{value} is none of: {keys}.").format(value=value, keys=keys))
        return value
    read: Callable[[str], Any]
    match column.type:
        case Flag():
            read = {"0": False, "1": True}.__getitem__
        case Day():
            read = date.fromisoformat
        case TimeOfDay():
            read = time.fromisoformat
        case _:
            read = int if column.type.python_type is int else str
    if not value and column.nullable:
        return None
    try:
        return read(value)
    except (ValueError, KeyError):
        sentence = _("“{value}” cannot stand here.")
        if isinstance(column.type, Day):
            sentence = _("“{value}” is no day: write 2015-07-15.")
        elif isinstance(column.type, TimeOfDay):
            sentence = _("“{value}” is no time: write 10:30.")
        raise Refusal(sentence.format(value=value)) from None
