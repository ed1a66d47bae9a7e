"""What bringing in a file of contacts would do, line by line, and what a person decides about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cufdesk.domain.contacts import Person
from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import Stopped
from cufdesk.usecases.contact_changes import Change
from cufdesk.usecases.contact_lists import NamedList

CREATE, UPDATE, UNCHANGED, CHECK = "create", "update", "unchanged", "check"
LEAVE_OUT = ""
"""The choice of leaving a line out; `CREATE` and the id of a known contact are the others."""

Progress = Callable[[float], None]
Asked = Callable[[], bool]
STEP = 50  # contacts from one sign of progress to the next
OF_PLANNING = 0.6  # of the whole way

_SHOWN = 3  # lines that a refusal names


@dataclass(frozen=True)
class Candidate:
    """A known contact that one of a file may be, and why."""

    id: str
    name: str
    reason: str

    @property
    def sentence(self) -> str:
        """Return who it may be, and why."""
        return _("{field}: {value}").format(field=self.name, value=self.reason)


@dataclass
class Entry:
    """What would become of one contact of a file; `record` is it as it would be stored.

    `known` is the id of the contact that it is for certain, `changes` what it would change there. One that
    `is_asked` stands for a name that several bear: a body names none of them unless a person says so.
    """

    line: int
    outcome: str
    record: Any
    name: str
    known: str = ""
    changes: tuple[Change, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    is_named_only: bool = False
    is_asked: bool = False

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person, not a body."""
        return isinstance(self.record, Person)

    @property
    def reason(self) -> str:
        """Return why it is to be looked at, in one line."""
        return next((one.sentence for one in self.candidates), "")

    @property
    def proposed(self) -> str:
        """Return what is done unless a person says otherwise; who is to be checked is left out.

        A body that somebody's function needs is made, beside the one that it is like.
        """
        if self.outcome == CHECK:
            return LEAVE_OUT if self.is_person or self.is_asked else CREATE
        return CREATE if self.outcome == CREATE else self.known


@dataclass(frozen=True)
class Refused:
    """A line that cannot be taken in, or (`is_note`) that was, but not all of it."""

    line: int
    reason: str
    text: str = ""


@dataclass
class Plan:
    """What bringing in a file would do."""

    name: str
    entries: list[Entry]
    refused: list[Refused]
    notes: list[Refused]
    choices: dict[int, str] = field(default_factory=dict)
    """What a person chose instead of what is proposed, by the place of the entry."""
    lists: tuple[NamedList, ...] = ()

    def choice(self, place: int) -> str:
        """Return what is done with an entry."""
        return self.choices.get(place, self.entries[place].proposed)

    def counts(self) -> Counter[str]:
        """Count the people and bodies of the file by what would become of them."""
        return Counter(entry.outcome for entry in self.entries if not entry.is_named_only)


@dataclass(frozen=True)
class Imported:
    """What was written: how many contacts were made, brought up to date, and left as they were."""

    created: int
    updated: int
    unchanged: int


def stop_if(cancelled: Asked | None) -> None:
    """Raise `Stopped` where a person has asked for that."""
    if cancelled is not None and cancelled():
        raise Stopped(_("Stopped: nothing was changed."))


def refuse_bad_lines(plan: Plan) -> None:
    """Refuse a plan with lines that cannot be taken in, naming the first ones."""
    if not plan.refused:
        return
    named = [
        _("line {line}: {reason}").format(line=one.line, reason=one.reason) for one in plan.refused[:_SHOWN]
    ]
    head = ngettext("{n} line cannot be taken in.", "{n} lines cannot be taken in.", len(plan.refused))
    raise Refusal(" ".join([head.format(n=len(plan.refused)), *named]))


def as_json(plan: Plan, imported: Imported | None = None) -> dict[str, Any]:
    """Return what would happen, or what did, as the terminal says it."""
    counts = plan.counts()
    done = imported or Imported(counts[CREATE], counts[UPDATE], counts[UNCHANGED])
    return {
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "to_check": [
            {"line": entry.line, "name": entry.name, "reason": entry.reason}
            for entry in plan.entries
            if entry.outcome == CHECK
        ],
        "refused": [{"line": one.line, "reason": one.reason} for one in plan.refused],
        "lists": [{"name": one.name, "people": len(one.people)} for one in plan.lists],
        "notes": [{"line": one.line, "reason": one.reason, "text": one.text} for one in plan.notes],
    }
