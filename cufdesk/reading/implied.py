"""Actions that stand outside the sentences of duty: signatures that were announced, minutes still to come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span
from cufdesk.reading.understanding import ActionRead, DecisionRead, Understanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_PARTIES = 2
_TRIM = " \t\n\u00a0\u202f(,;:"


def with_implied(doc: Document, read: Understanding, office: str | None) -> Understanding:
    """Add what has to be followed though no sentence lays it on anybody, and number the actions anew.

    `office` is the body that organised the programme: it owes the minutes that it announced.
    """
    if not read.decisions:
        return read
    first, *others = (
        replace(decision, actions=(*decision.actions, *_signatures(doc, read, decision)))
        for decision in read.decisions
    )
    first = replace(first, actions=(*_pending(doc, read, office), *first.actions))
    return replace(read, decisions=tuple(_renumbered([first, *others])))


def _renumbered(decisions: list[DecisionRead]) -> Iterator[DecisionRead]:
    count = 0
    for decision in decisions:
        actions = [replace(a, number=f"A{count + i}") for i, a in enumerate(decision.actions, 1)]
        count += len(actions)
        yield replace(decision, actions=tuple(actions))


def _signatures(doc: Document, read: Understanding, decision: DecisionRead) -> Iterator[ActionRead]:
    """Give one action for each agreement whose signature its parties announced."""
    if decision.modality != "announced" or decision.actions:
        return
    start, end = decision.span
    signing = doc.lexicon.find("agreements.sign").search(doc.shadow, start, end)
    if signing is None:
        return
    inside = [a for a in read.agreements if start <= a.span[0] < end and len(a.parties) >= _PARTIES]
    places = [_pair(doc, agreement.parties, agreement.span) for agreement in inside]
    found = [(agreement, pair) for agreement, pair in zip(inside, places, strict=True) if pair]
    what = (signing.start(), min((pair[0] for _agreement, pair in found), default=end))
    for agreement, pair in found:
        words = f"{doc.quote(what).rstrip(_TRIM)} {doc.quote(pair)}" if what[0] < what[1] else doc.quote(pair)
        span = min(what[0], pair[0]), pair[1]
        yield ActionRead("", words, "announced", agreement.parties, None, None, "none", span)


def _pair(doc: Document, parties: tuple[str, ...], span: Span) -> Span | None:
    """Return the place where both parties of an agreement stand: "AMF – CONAMM", "entre A et B"."""
    last = doc.text.rfind(parties[-1], *span)
    at = doc.text.rfind(parties[0], span[0], last) if last >= 0 else -1
    return (at, last + len(parties[-1])) if at >= 0 else None


def _pending(doc: Document, read: Understanding, office: str | None) -> Iterator[ActionRead]:
    """Give the minutes that the office announced of what it organised: "(CR bientôt disponible)"."""
    if office is None:
        return
    for item in read.programme:
        if item.our_role != "organised" or item.minutes_status != "announced":
            continue
        match = doc.lexicon.find("minutes_status.announced").search(doc.shadow, *item.span)
        if match is None:
            continue
        term = next((date for date in read.dates if _is_within(date.span, match)), None)
        yield ActionRead(
            "",
            doc.quote(match.span()),
            "commitment",
            (office,),
            None,
            term.text if term else None,
            term.precision if term else "none",
            match.span(),
        )


def _is_within(span: Span, match: re.Match[str]) -> bool:
    return match.start() <= span[0] and span[1] <= match.end()
