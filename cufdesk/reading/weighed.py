"""What rules found, weighed once more: what is no action or decision goes, what they left is taken up."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from cufdesk.reading.actions import is_context, plain_action
from cufdesk.reading.decisions import plain_decision
from cufdesk.reading.doers import with_doers
from cufdesk.reading.labels import labelled_in
from cufdesk.reading.matching import Span, overlaps
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.sense import sense_of
from cufdesk.reading.signs import Found, signs
from cufdesk.reading.stretches import stretches
from cufdesk.reading.telegraphic import beside
from cufdesk.reading.verbs import tells_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import ActionRead, DateRead, DecisionRead

Kind = Literal["actions", "decisions"]

KEPT: dict[Kind, float] = {"actions": 0.35, "decisions": 0.4}
"""How likely what the rules found has to be, to stay."""
IN_LIST = 0.03
"""How likely an action has to be where a heading announces decisions or tasks: a list of them says it too."""
TAKEN: dict[Kind, float] = {"actions": 0.5, "decisions": 0.7}
"""How likely what they left has to be, to be taken up."""
BESIDE = 0.9
"""How likely a decision has to be beside a list of them: it would stand there."""

_LISTS = {"decisions", "actions"}
# What is only proposed or wished engages nobody beyond what a rule finds in it.
_UNDECIDED = {"proposed", "wish"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be an action or a decision: its words, and what the rules made of it."""

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
    """Return the decisions that hold when they are weighed, and those that the rules left, in their order."""
    kept = [decision for one in found if (decision := _held(doc, one)) is not None]
    starts = [decision.span[0] for decision in kept]
    added: list[DecisionRead] = []
    more: dict[int, list[ActionRead]] = {}
    for candidate in _taken(doc, kept, people_lists):
        if candidate.kind == "decisions":
            added.append(plain_decision(doc, candidate.span))
            continue
        action = plain_action(doc, candidate.span, dates)
        index = bisect_right(starts, action.span[0]) - 1
        if index >= 0 and action.span[0] < kept[index].span[1]:
            if kept[index].modality not in _UNDECIDED:
                more.setdefault(index, []).append(action)
        else:
            added.append(replace(plain_decision(doc, candidate.span), actions=(action,)))
    for index, actions in more.items():
        together = sorted([*kept[index].actions, *actions], key=lambda action: action.span)
        kept[index] = replace(kept[index], actions=tuple(together))
    ordered = sorted([*kept, *added], key=lambda decision: decision.span)
    ordered = [with_doers(doc, decision) for decision in ordered]
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


def left(doc: Document, found: Sequence[DecisionRead], people_lists: frozenset[Span]) -> Iterator[Candidate]:
    """Give the sentences that the rules took for no action, or for no decision.

    Outside of tables, lists of people and heads of mails, which never decide.
    """
    engaged = _apart(action.span for decision in found for action in decision.actions)
    decided = _apart(decision.span for decision in found)
    for span in stretches(doc, people_lists):
        if _says_beside(doc, span):
            continue
        text = doc.quote(span)
        if not overlaps(engaged, span):
            yield Candidate("actions", span, text, None)
        if not overlaps(decided, span):
            yield Candidate("decisions", span, text, None)


def _taken(doc: Document, found: Sequence[DecisionRead], people_lists: frozenset[Span]) -> list[Candidate]:
    """Return what is taken up of what is left: of a sentence and its clauses the likeliest, actions first."""
    declared = any(section.kind == "decisions" and section.blocks for section in doc.sections)
    least = {**TAKEN, "decisions": BESIDE} if declared else TAKEN
    weighed = [
        (likely, candidate)
        for candidate in left(doc, found, people_lists)
        if (likely := candidate.likelihood(doc)) >= least[candidate.kind] and not _only_tells(doc, candidate)
    ]
    taken: list[Candidate] = []
    covered: list[Span] = []
    for _likely, candidate in sorted(weighed, key=lambda pair: (pair[1].kind, -pair[0], pair[1].span)):
        if not overlaps(covered, candidate.span):
            taken.append(candidate)
            insort(covered, candidate.span)
    return sorted(taken, key=lambda candidate: candidate.span)


def _says_beside(doc: Document, span: Span) -> bool:
    """Tell whether a stretch says who and when of what stands beside it, or ends the meeting."""
    closing = doc.lexicon.find("headings.closing", "headings.courtesies")
    return (
        labelled_in(doc, span) is not None
        or bool(beside(doc, *span, ()))
        or closing.match(doc.shadow, *span) is not None
    )


def _only_tells(doc: Document, candidate: Candidate) -> bool:
    """Tell whether a sentence finds, announces or explains in so many words, or tells what somebody did."""
    said = sentence_modality(doc, *candidate.span)
    if candidate.kind == "decisions":
        return said.modality is None and tells_past(doc, *candidate.span)
    return (said.explicit and said.modality in {"finding", "announced"}) or is_context(doc, *candidate.span)


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
    """Return a decision with its actions that hold, or None where nothing of it does.

    What an officer's own words tell is not weighed: they know their office.
    """
    own = doc.lexicon.find("own.words")
    section = doc.section_at(decision.span[0])
    least = IN_LIST if section and section.kind in _LISTS else KEPT["actions"]
    pairs = zip(decision.actions, candidate_actions(decision), strict=True)
    actions = tuple(
        action
        for action, weighed in pairs
        if own.search(doc.shadow, *action.span) or weighed.likelihood(doc) >= least
    )
    if actions or own.search(doc.shadow, *decision.span):
        return replace(decision, actions=actions)
    holds = candidate_decision(decision).likelihood(doc) >= KEPT["decisions"]
    return replace(decision, actions=actions) if holds else None
