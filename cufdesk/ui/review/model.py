"""The review of one text: each item accepted, corrected, left out or added by hand.

No widgets here. `Review` holds the items in the order of the text; `outcome` gives back an `Understanding`
with exactly what is to be kept. Nothing is written anywhere before that.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cufdesk.folding import fold
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
    Understanding,
)
from cufdesk.ui.review.additions import short
from cufdesk.ui.review.changes import Steps, are_counted, counted_anew, highest
from cufdesk.ui.review.items import (
    GROUPS,
    Item,
    OfficeRead,
    PeriodRead,
    PlaceRead,
    TitleRead,
    Value,
    says_enough,
    values_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

V = TypeVar("V")


class Review:
    """The items of one text under review."""

    def __init__(self, text: str, understanding: Understanding, events: dict[str, str] | None = None) -> None:
        self.text = text
        self.events = events or {}
        self.understanding = understanding
        self._groups: dict[str, list[Item]] = {group: [] for group in GROUPS}
        self._listeners: list[Callable[[], object]] = []
        for group, value in values_of(understanding):
            self._take(group, value)
        self._steps = Steps(self._groups)
        self._open = False

    # looking -----------------------------------------------------------------------------------------

    def items(self) -> Iterator[Item]:
        """Give all items, group after group, each in the order of the text."""
        for group in GROUPS:
            yield from self._groups[group]

    def in_group(self, group: str) -> list[Item]:
        """Return the items of a group."""
        return list(self._groups[group])

    def at(self, position: int) -> Item | None:
        """Return the item whose words stand at a place of the text; of several, the one with the fewest."""
        here = [item for item in self.items() if item.span and item.span[0] <= position < item.span[1]]
        return min(here, key=lambda item: item.length, default=None)

    @property
    def kept_count(self) -> int:
        """How many items are to be kept."""
        return sum(1 for item in self.items() if item.kept)

    @property
    def declared(self) -> int | None:
        """How many delegates the text announces."""
        return self.understanding.headcount.declared

    @property
    def delegates(self) -> int:
        """How many delegates there are now."""
        return sum(1 for person in self._kept("people", PersonRead) if person.role == "delegate")

    @property
    def touched(self) -> bool:
        """Whether a person changed anything that closing the window would lose."""
        changed = (item.added or item.corrected or item.accepted != item.sure for item in self.items())
        return self._steps.fewer or any(changed)

    def body_named(self, name: str | None) -> int | None:
        """Return the number of the body that is called so, by name or acronym."""
        wanted = fold(name or "").strip()
        for item in self._groups["bodies"]:
            if wanted and isinstance(item.value, OrganisationRead) and wanted in _names(item.value):
                return item.number
        return None

    def next_number(self) -> str:
        """Return the number that the next decision gets."""
        decisions = self._groups["decisions"]
        taken = {item.value.number for item in decisions if isinstance(item.value, DecisionRead)}
        return f"D{highest(taken) + 1}"

    # changing ----------------------------------------------------------------------------------------

    def listen(self, listener: Callable[[], object]) -> None:
        """Call the listener after each change."""
        self._listeners.append(listener)

    @contextmanager
    def one_change(self, *, counting: bool = False) -> Iterator[None]:
        """Take what is done inside as one change: told once, taken back at once.

        With `counting`, decisions and actions are counted anew, where they simply were counted before.
        """
        if self._open:
            yield
            return
        counted = counting and are_counted(self._groups["decisions"])
        self._steps.note()
        self._open = True
        try:
            yield
        finally:
            self._open = False
        if counted:
            counted_anew(self._groups["decisions"])
        self._tell()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self._steps.can_redo

    def undo(self) -> None:
        """Take the last change back."""
        if self._steps.undo():
            self._tell()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._steps.redo():
            self._tell()

    def accept(self, item: Item, accepted: bool) -> None:
        """Accept an item or leave it out."""
        with self.one_change():
            item.accepted = accepted

    def accept_group(self, group: str, accepted: bool) -> None:
        """Accept or leave out every item of a group."""
        with self.one_change():
            for item in self._groups[group]:
                item.accepted = accepted

    def correct(self, item: Item, value: Value) -> None:
        """Give an item another value; what a person has corrected is also accepted."""
        value = self._linked(value)
        if value != item.value:
            with self.one_change():
                item.value = value
                item.accepted = True

    def restore(self, item: Item) -> None:
        """Take back the corrections of an item; what was read as another kind stays what it became."""
        if item.read is not None and not item.moved:
            with self.one_change():
                item.value = item.read

    def confirm_year(self, item: Item) -> None:
        """Take the year of a date, which was inferred, as said."""
        if isinstance(item.value, DateRead) and item.value.year_inferred:
            self.correct(item, replace(item.value, year_inferred=False))

    def add(self, group: str, value: Value) -> Item:
        """Add an item by hand, at the place of its words among the others of its group.

        An action goes to the decision that it stands in or behind; without any it is made one itself.
        """
        if isinstance(value, ActionRead):
            return self._add_action(value)
        with self.one_change(counting=True):
            return self._take(group, self._linked(value), by_hand=True)

    def _add_action(self, value: ActionRead) -> Item:
        before = [
            item
            for item in self._groups["decisions"]
            if item.parent is None and _start(item) <= value.span[0]
        ]
        with self.one_change(counting=True):
            if before:
                return self.put_action(value, before[-1])
            return self.put_decision(
                DecisionRead("", short(value.text), value.text, "", value.modality, None, value.span)
            )

    # becoming another kind ---------------------------------------------------------------------------

    def actions_of(self, decision: Item) -> list[Item]:
        """Return the actions of a decision, in order."""
        return [item for item in self._groups["decisions"] if item.parent is decision]

    def change(self, item: Item, value: Value) -> None:
        """Give an item another value, inside `one_change`."""
        item.value = value

    def take_out(self, item: Item) -> None:
        """Take an item out of its group, inside `one_change`."""
        self._groups[item.group].remove(item)

    def put(self, group: str, value: Value, item: Item) -> Item:
        """Put what an item became into a group, at the place of its words, inside `one_change`."""
        items = self._groups[group]
        made = Item(group, _next(items), self._linked(value), item.read, accepted=True)
        items.insert(_place(items, made), made)
        return made

    def put_action(self, value: ActionRead, owner: Item, item: Item | None = None) -> Item:
        """Put an action among those of a decision, by its place in the text, inside `one_change`."""
        items = self._groups["decisions"]
        made = Item("decisions", _next(items), value, item.read if item else None, True, owner)
        value = replace(value, number=self._next_action())
        made.value = value
        place = items.index(owner) + 1
        while place < len(items) and items[place].parent is owner and _start(items[place]) < value.span[0]:
            place += 1
        items.insert(place, made)
        return made

    def put_decision(self, value: DecisionRead, after: Item | None = None, item: Item | None = None) -> Item:
        """Put a decision after another and its actions, else by its place in the text."""
        items = self._groups["decisions"]
        value = replace(value, number=self.next_number())
        made = Item("decisions", _next(items), value, item.read if item else None, True)
        if after is None:
            items.insert(_place(items, made), made)
        else:
            items.insert(items.index(after) + 1 + len(self.actions_of(after)), made)
        return made

    def hand_actions_over(self, item: Item, owner: Item) -> None:
        """Give the actions of one decision to another."""
        for action in self.actions_of(item):
            self.hand_over(action, owner)

    def hand_over(self, action: Item, owner: Item) -> None:
        """Give an action to another decision, as its last."""
        items = self._groups["decisions"]
        items.remove(action)
        items.insert(items.index(owner) + 1 + len(self.actions_of(owner)), action)
        action.parent = owner

    def following_inside(self, item: Item) -> list[Item]:
        """Return the actions behind one whose words stand within its own: those it had as a decision."""
        if item.parent is None or item.span is None:
            return []
        start, end = item.span
        around = self.actions_of(item.parent)
        behind = around[around.index(item) + 1 :]
        return [one for one in behind if one.span and start <= one.span[0] and one.span[1] <= end]

    def _next_action(self) -> str:
        values = (item.value for item in self._groups["decisions"])
        taken = {value.number for value in values if isinstance(value, ActionRead)}
        return f"A{highest(taken) + 1}"

    def _linked(self, value: Value) -> Value:
        """Return a person whose functions know their bodies, where those are among the bodies by name."""
        if not isinstance(value, PersonRead):
            return value
        held = (
            replace(position, body=self.body_named(position.organisation))
            if position.body is None
            else position
            for position in value.positions
        )
        return replace(value, positions=tuple(held))

    def _take(self, group: str, value: Value, *, by_hand: bool = False) -> Item:
        """Put a value, and the actions of a decision after it, into its group."""
        bare, actions = _without_actions(value)
        items = self._groups[group]
        item = Item(
            group, _next(items), bare, None if by_hand else bare, accepted=by_hand or says_enough(bare)
        )
        items.insert(_place(items, item) if by_hand else len(items), item)
        for action in actions:
            items.append(Item(group, _next(items), action, action, accepted=True, parent=item))
        return item

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    # the outcome -------------------------------------------------------------------------------------

    def outcome(self) -> Understanding:
        """Return what is to be kept, as if the text had been understood so in the first place."""
        title = next(iter(self._kept("about", TitleRead)), None)
        period = next(iter(self._kept("about", PeriodRead)), None)
        place = next(iter(self._kept("about", PlaceRead)), None)
        offices = {held.office: held.name for held in self._kept("about", OfficeRead)}
        return replace(
            self.understanding,
            title=(title.text or None) if title else None,
            title_span=title.span if title else None,
            start=period.start if period else None,
            end=period.end if period else None,
            place=(place.text or None) if place else None,
            hours=next(iter(self._kept("about", HoursRead)), None),
            chair=offices.get("chair"),
            secretary=offices.get("secretary"),
            agenda=tuple(self._kept("agenda", AgendaRead)),
            headcount=replace(self.understanding.headcount, listed=self.delegates),
            people=self._people(),
            organisations=tuple(self._kept("bodies", OrganisationRead)),
            programme=tuple(self._kept("programme", ProgrammeItemRead)),
            decisions=self._decisions(),
            dates=tuple(self._kept("dates", DateRead)),
            quotas=self._quotas(),
            agreements=tuple(self._kept("agreements", AgreementRead)),
            blanks=tuple(item.value for item in self._groups["blanks"] if isinstance(item.value, BlankRead)),
        )

    def _people(self) -> tuple[PersonRead, ...]:
        """Return the people; their bodies are counted anew, without those left out."""
        numbers = self._renumbered("bodies")
        people = []
        for person in self._kept("people", PersonRead):
            positions = (replace(held, body=numbers.get(held.body)) for held in person.positions)
            people.append(replace(person, positions=tuple(positions)))
        return tuple(people)

    def _quotas(self) -> tuple[QuotaRead, ...]:
        numbers = self._renumbered("quotas")
        quotas = self._kept("quotas", QuotaRead)
        return tuple(replace(quota, part_of=numbers.get(quota.part_of)) for quota in quotas)

    def _decisions(self) -> tuple[DecisionRead, ...]:
        return tuple(
            replace(item.value, actions=self._actions(item))
            for item in self._groups["decisions"]
            if item.kept and isinstance(item.value, DecisionRead)
        )

    def _actions(self, decision: Item) -> tuple[ActionRead, ...]:
        items = (item for item in self._groups["decisions"] if item.parent is decision and item.kept)
        return tuple(item.value for item in items if isinstance(item.value, ActionRead))

    def _renumbered(self, group: str) -> dict[int | None, int]:
        kept = [item for item in self._groups[group] if item.kept]
        return {item.number: place for place, item in enumerate(kept)}

    def _kept(self, group: str, kind: type[V]) -> list[V]:
        return [item.value for item in self._groups[group] if item.kept and isinstance(item.value, kind)]


def _without_actions(value: Value) -> tuple[Value, tuple[ActionRead, ...]]:
    if isinstance(value, DecisionRead) and value.actions:
        return replace(value, actions=()), value.actions
    return value, ()


def _next(items: list[Item]) -> int:
    """Return the number of the next item of a group; the number of one taken out does not come back."""
    return max((item.number for item in items), default=-1) + 1


def _start(item: Item) -> int:
    return item.span[0] if item.span else 0


def _place(items: list[Item], new: Item) -> int:
    """Return where an item goes: before the first that stands later in the text, never among actions."""
    start = new.span[0] if new.span else 0
    for place, item in enumerate(items):
        if item.parent is None and item.span and item.span[0] > start:
            return place
    return len(items)


def _names(body: OrganisationRead) -> set[str]:
    with_acronym = f"{body.name} ({body.acronym})" if body.acronym else ""
    names = (body.name, body.acronym or "", with_acronym, *body.aliases)
    return {fold(name).strip() for name in names if name}
