"""What rules found, weighed once more: what is no action or decision goes, what they left is taken up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from cufdesk.reading.actions import plain_action
from cufdesk.reading.decisions import plain_decision
from cufdesk.reading.matching import Span, overlaps
from cufdesk.reading.sense import sense_of
from cufdesk.reading.signs import Found, signs
from cufdesk.reading.statements import SILENT
from cufdesk.reading.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import ActionRead, DateRead, DecisionRead

Kind = Literal["actions", "decisions"]

KEPT: dict[Kind, float] = {"actions": 0.3, "decisions": 0.3}
"""How likely what the rules found has to be, to stay."""
TAKEN: dict[Kind, float] = {"actions": 0.6, "decisions": 0.6}
"""How likely what they left has to be, to be taken up."""

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be an action or a decision: its words, and what the rules made of it, if anything."""

    kind: Kind
    span: Span
    text: str
    found: Found | None

    def likelihood(self, doc: Document) -> float:
        """Return how likely it is one."""
        return sense_of(self.kind).likelihood(signs(doc, self.span, self.found))


def weighed(
    doc: Document, found: Sequence[DecisionRead], people_lists: frozenset[Span], dates: tuple[DateRead, ...]
) -> tuple[DecisionRead, ...]:
    """Return the decisions that hold when they are weighed, with those that the rules left, in their order."""
    kept = [decision for one in found if (decision := _held(doc, one)) is not None]
    starts = [decision.span[0] for decision in kept]
    added: list[DecisionRead] = []
    more: dict[int, list[ActionRead]] = {}
    for candidate in left(doc, kept, people_lists):
        if candidate.likelihood(doc) < TAKEN[candidate.kind]:
            continue
        if candidate.kind == "decisions":
            if not added or added[-1].span != candidate.span:
                added.append(plain_decision(doc, candidate.span))
            continue
        action = plain_action(doc, candidate.span, dates)
        index = bisect_right(starts, action.span[0]) - 1
        if index >= 0 and action.span[0] < kept[index].span[1]:
            more.setdefault(index, []).append(action)
        else:
            added.append(replace(plain_decision(doc, candidate.span), actions=(action,)))
    for index, actions in more.items():
        together = sorted([*kept[index].actions, *actions], key=lambda action: action.span)
        kept[index] = replace(kept[index], actions=tuple(together))
    ordered = sorted([*kept, *added], key=lambda decision: decision.span)
    return tuple(replace(decision, number=f"D{index}") for index, decision in enumerate(ordered, 1))


def candidate_actions(decision: DecisionRead) -> Iterator[Candidate]:
    """Give the actions of a decision as they are weighed."""
    several = len(decision.actions) > 1
    for action in decision.actions:
        dated = action.deadline is not None or action.deadline_text is not None
        found = Found(action.modality, bool(action.responsible), dated, several)
        yield Candidate("actions", action.span, action.text, found)


def candidate_decision(decision: DecisionRead) -> Candidate:
    """Return a decision as it is weighed."""
    found = Found(decision.modality, decision.party is not None, several=bool(decision.actions))
    return Candidate("decisions", decision.span, f"{decision.title}\n{decision.text}", found)


def left(
    doc: Document, found: Sequence[DecisionRead], people_lists: frozenset[Span]
) -> Iterator[Candidate]:
    """Give the sentences that the rules took for no action, or for no decision.

    Outside of tables, lists of people and heads of mails, which never decide.
    """
    engaged = _apart(action.span for decision in found for action in decision.actions)
    decided = _apart(decision.span for decision in found)
    for span in _sentences(doc, people_lists):
        text = doc.quote(span)
        if not overlaps(engaged, span):
            yield Candidate("actions", span, text, None)
        if not overlaps(decided, span):
            yield Candidate("decisions", span, text, None)


def _sentences(doc: Document, people_lists: frozenset[Span]) -> Iterator[Span]:
    out = sorted({*people_lists, *doc.envelope.lines})
    title = doc.title.span if doc.title else None
    for section in doc.sections:
        for block in () if section.kind in SILENT else section.blocks:
            if block.kind == "row" or block.span == title or overlaps(out, block.span):
                continue
            yield from (s for s in sentences(doc, *block.span) if s[1] - s[0] >= _SHORTEST)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return places in order, those that touch put together."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _held(doc: Document, decision: DecisionRead) -> DecisionRead | None:
    """Return a decision with its actions that hold, or None where nothing of it does."""
    pairs = zip(decision.actions, candidate_actions(decision), strict=True)
    actions = tuple(action for action, weighed in pairs if weighed.likelihood(doc) >= KEPT["actions"])
    if not actions and candidate_decision(decision).likelihood(doc) < KEPT["decisions"]:
        return None
    return replace(decision, actions=actions)
