"""The single things under review: what was understood of each, and what a person made of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    BlankRead,
    DateRead,
    DecisionRead,
    HoursRead,
    OrganisationRead,
    PersonRead,
    ProgrammeItemRead,
    QuotaRead,
    RepairRead,
    Understanding,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.matching import Span

GROUPS = (
    "about",
    "people",
    "bodies",
    "programme",
    "agenda",
    "decisions",
    "dates",
    "quotas",
    "agreements",
    "blanks",
    "repairs",
)
# The others are told, not kept: what a text leaves open shows in the records themselves, repairs are done.
KEPT_GROUPS = frozenset(GROUPS) - {"blanks", "repairs"}


@dataclass(frozen=True, slots=True)
class TitleRead:
    """The title of the text."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class PeriodRead:
    """The days of what the text reports."""

    start: dt.date | None
    end: dt.date | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """Where it took place."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """Who chaired the meeting ("chair") or wrote it down ("secretary")."""

    office: str
    name: str
    span: Span | None


Value: TypeAlias = (
    TitleRead
    | PeriodRead
    | PlaceRead
    | HoursRead
    | OfficeRead
    | AgendaRead
    | PersonRead
    | OrganisationRead
    | ProgrammeItemRead
    | DecisionRead
    | ActionRead
    | DateRead
    | QuotaRead
    | AgreementRead
    | BlankRead
    | RepairRead
)


@dataclass(eq=False, slots=True)
class Item:
    """One thing understood. `read` is what the reading made of it, None where a person added it.

    `number` counts the items of a group as they came: other values refer to bodies and quotas by it. Actions
    have their decision as `parent`, and are kept only with it. `sure` is whether it was accepted at first.
    """

    group: str
    number: int
    value: Value
    read: Value | None
    accepted: bool
    parent: Item | None = None
    sure: bool = field(init=False)

    def __post_init__(self) -> None:
        self.sure = self.accepted

    @property
    def span(self) -> Span | None:
        """The place of its words in the cleaned text."""
        return self.value.span

    @property
    def length(self) -> int:
        """How many characters its words have in the text."""
        return self.span[1] - self.span[0] if self.span else 0

    @property
    def added(self) -> bool:
        """Whether a person added it."""
        return self.read is None

    @property
    def corrected(self) -> bool:
        """Whether a person changed what was understood; where its words stand is not counted."""
        if self.read is None or self.moved:
            return self.read is not None
        return self.value != self.read and not _differ_in_place_alone(self.value, self.read)

    @property
    def moved(self) -> bool:
        """Whether it was read as another kind."""
        return self.read is not None and type(self.value) is not type(self.read)

    @property
    def correctable(self) -> bool:
        """Whether a person can correct it; the others are told only."""
        return self.group in KEPT_GROUPS

    @property
    def optional(self) -> bool:
        """Whether it can be kept or left out."""
        return self.correctable and says_enough(self.value)

    @property
    def kept(self) -> bool:
        """Whether it will be kept; an action only with its decision."""
        return self.optional and self.accepted and (self.parent is None or self.parent.kept)


def _differ_in_place_alone(value: Value, read: Value) -> bool:
    """Tell whether a decision is as read, but for the place of the neighbour that it took in."""
    if not isinstance(value, DecisionRead) or not isinstance(read, DecisionRead):
        return False
    return replace(value, span=read.span) == read


def kind_of(item: Item) -> str:
    """Return what kind an item is: its group, but decisions and actions apart."""
    if item.group == "decisions":
        return "decision" if isinstance(item.value, DecisionRead) else "action"
    return item.group


def says_enough(value: Value) -> bool:
    """Tell whether there is something to keep: "soon" is no date, and nothing said is no title."""
    match value:
        case DateRead() | PeriodRead():
            return value.start is not None
        case AgreementRead():
            return bool(value.parties)
        case PersonRead():
            return bool(value.name or value.positions)
        case TitleRead() | PlaceRead():
            return bool(value.text)
        case OfficeRead():
            return bool(value.name)
        case HoursRead():
            return value.start is not None or value.end is not None
        case _:
            return True


def values_of(read: Understanding) -> Iterator[tuple[str, Value]]:
    """Give every value of an understanding with its group."""
    yield "about", TitleRead(read.title or "", read.title_span)
    days = (read.start, read.end)
    spans = [date.span for date in read.dates if date.start and (date.start, date.end) == days]
    yield "about", PeriodRead(*days, spans[0] if spans else None)
    yield "about", PlaceRead(read.place or "", None)
    if read.hours:
        yield "about", read.hours
    for office, name in (("chair", read.chair), ("secretary", read.secretary)):
        if name:
            yield "about", OfficeRead(office, name, None)
    groups: tuple[tuple[str, tuple[Value, ...]], ...] = (
        ("people", read.people),
        ("bodies", read.organisations),
        ("programme", read.programme),
        ("agenda", read.agenda),
        ("decisions", read.decisions),
        ("dates", read.dates),
        ("quotas", read.quotas),
        ("agreements", read.agreements),
        ("blanks", read.blanks),
        ("repairs", read.repairs),
    )
    for group, values in groups:
        for value in values:
            yield group, value
