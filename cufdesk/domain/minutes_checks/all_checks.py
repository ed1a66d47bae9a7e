"""The final check as a whole: every rule, in the order in which a person looks at what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_checks import acronyms, order, people, wording
from cufdesk.domain.minutes_checks.finding import SEVERITIES, Finding
from cufdesk.domain.minutes_checks.ground import Ground, passages
from cufdesk.domain.minutes_checks.typography import slips

_RULES: tuple[Callable[[Ground], Iterable[Finding]], ...] = (
    wording.wording,
    order.held_back,
    order.without_modality,
    order.same_numbers,
    order.without_responsible,
    order.without_date,
    order.past_dates,
    people.headcounts,
    people.attendance_not_noted,
    people.named_without_attendance,
    people.names_unlike_directory,
    acronyms.unknown_acronyms,
    order.missing_counterparts,
)


def findings(ground: Ground) -> list[Finding]:
    """Return all that the rules find, the gravest first and then in the order of the minutes."""
    found = [finding for rule in _RULES for finding in rule(ground)]
    found += _typography(ground)
    places = {id_: rank for rank, id_ in enumerate(_order(ground))}
    return sorted(
        found,
        key=lambda one: (SEVERITIES.index(one.severity), places.get(one.place.record_id, -1)),
    )


def _typography(ground: Ground) -> Iterator[Finding]:
    for passage in passages(ground):
        for slip in slips(passage.text, passage.place.language):
            yield passage.finding(f"form.{slip.code}", (slip.start, slip.end), slip.wanted)


def _order(ground: Ground) -> Iterator[str]:
    meeting = ground.meeting
    yield meeting.id
    for part in (*meeting.attendances, *meeting.agenda):
        yield part.id
    for decision in meeting.decisions:
        yield decision.id
        yield from (action.id for action in decision.actions)


def still_open(found: Iterable[Finding], meeting: Meeting) -> list[Finding]:
    """Return the findings that were not let stand."""
    accepted = {(one.check_name, one.about) for one in meeting.accepted}
    return [one for one in found if (one.check, one.about) not in accepted]


def distinct(found: Iterable[Finding]) -> list[Finding]:
    """Return findings of which no two are let stand under the same words: the later ones are counted."""
    seen: dict[tuple[str, str], int] = {}
    kept = []
    for one in found:
        key = (one.check, one.about)
        seen[key] = seen.get(key, 0) + 1
        kept.append(one if seen[key] == 1 else replace(one, values=(*one.values, f"#{seen[key]}")))
    return kept
