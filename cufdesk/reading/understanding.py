"""What was understood of a text: plain values, each with the place of its words.

`span` is [start, end) in the cleaned text. What the text does not say is None or empty, never guessed.
`as_json` gives the shape that the command line prints.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from cufdesk.reading.matching import Span


@dataclass(frozen=True, slots=True)
class PositionRead:
    """A function and the body it is held in, as written; `organisation` ends with its acronym if one is said.

    `body` is the index of that body in `Understanding.organisations`.
    """

    title: str | None
    organisation: str | None
    body: int | None = None


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person; `name` is None for somebody known by function alone ("Monsieur le Maire").

    `role`: delegate, liaison, host, present, represented, excused, absent or mentioned. `represented_by` is
    the name of whoever stood in.
    """

    name: str | None
    civility: str | None
    role: str
    positions: tuple[PositionRead, ...]
    span: Span
    represented_by: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaRead:
    """A point of the agenda, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class HoursRead:
    """When the meeting began and ended; None for what is not said."""

    start: dt.time | None
    end: dt.time | None
    span: Span


@dataclass(frozen=True, slots=True)
class OrganisationRead:
    """A body: its name as first written (the acronym where no more is said), its country as an ISO code.

    `aliases` are other spellings of its acronym: AL-Las is written ALLAS too.
    """

    name: str
    acronym: str | None
    country: str | None
    span: Span
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeItemRead:
    """A step of the programme; `our_role`: attended, organised, scheduled.

    `minutes_status`: announced, in_progress, available.
    """

    text: str
    our_role: str | None
    minutes_status: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ActionRead:
    """What somebody is to do. `precision` of the deadline: exact, fuzzy, relative or none.

    `event` is the key of the dossier's date that a person says the deadline hangs on; no rule sets it.
    """

    number: str
    text: str
    modality: str | None
    responsible: tuple[str, ...]
    deadline: dt.date | None
    deadline_text: str | None
    precision: str
    span: Span
    event: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionRead:
    """A decision: `title` from its own first words, `text` without the sentences that only give `context`."""

    number: str
    title: str
    text: str
    context: str
    modality: str | None
    party: str | None
    span: Span
    actions: tuple[ActionRead, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date or period that is said; `start` is None where the words give no day ("bientôt")."""

    text: str
    start: dt.date | None
    end: dt.date | None
    year_inferred: bool
    precision: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuotaRead:
    """So many people of a category; `side` is a country code, `part_of` the index of the quota it divides."""

    count: int
    category: str
    side: str | None
    part_of: int | None
    span: Span
    text: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementRead:
    """An agreement between named bodies; `status`: announced, planned, signed or proposed."""

    parties: tuple[str, ...]
    status: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class BlankRead:
    """Something that the text leaves open; `probable_owner` is who can most likely fill it."""

    kind: str
    text: str
    probable_owner: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class RepairRead:
    """What cleaning changed before the text was read."""

    kind: str
    before: str
    after: str
    span: Span


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people a delegation is said to count, and how many are listed."""

    declared: int | None = None
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything understood of one text. `start` and `end` are the dates of what the text reports."""

    title: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    headcount: Headcount = Headcount()
    people: tuple[PersonRead, ...] = ()
    organisations: tuple[OrganisationRead, ...] = ()
    programme: tuple[ProgrammeItemRead, ...] = ()
    decisions: tuple[DecisionRead, ...] = ()
    dates: tuple[DateRead, ...] = ()
    quotas: tuple[QuotaRead, ...] = ()
    agreements: tuple[AgreementRead, ...] = ()
    blanks: tuple[BlankRead, ...] = ()
    repairs: tuple[RepairRead, ...] = ()
    language: str = "fr"
    fingerprint: str = ""
    title_span: Span | None = None
    place: str | None = None
    hours: HoursRead | None = None
    chair: str | None = None
    secretary: str | None = None
    agenda: tuple[AgendaRead, ...] = ()


_RENAMED = {"start": "from", "end": "to"}
_INSIDE_ONLY = {
    PositionRead: {"body"},
    PersonRead: {"represented_by"},
    ActionRead: {"event"},
    QuotaRead: {"text"},
    Understanding: {
        *("language", "fingerprint", "title_span", "place"),
        *("hours", "chair", "secretary", "agenda"),
    },
}


def as_json(understanding: Understanding) -> dict[str, Any]:
    """Return what `read-minutes` prints: ISO dates, `part_of` as the words of the quota it divides."""
    data = _plain(understanding)
    for quota, read in zip(data["quotas"], understanding.quotas, strict=True):
        quota["part_of"] = None if read.part_of is None else understanding.quotas[read.part_of].text
    return dict(data)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        hidden = _INSIDE_ONLY.get(type(value), set())
        return {
            _RENAMED.get(f.name, f.name): _plain(getattr(value, f.name))
            for f in fields(value)
            if f.name not in hidden
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
