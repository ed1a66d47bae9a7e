"""The rules of a committee's composition, each with its result and a sentence.

Composition is a rule, not a list: parity between the sides (relevé of February 2015, the meeting's fourth
decision), and quotas by side and category. A result is None while it cannot be told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cufdesk.domain.committee import Committee, Quota, Seat
from cufdesk.i18n import Translator

# A side declined or still to be found does not fill a seat; a person considered does not either.
_FILLED = {"accepted", "confirmed"}
SIDES = ("french", "partner")


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule, what it requires, what there is, and whether it holds; sides and categories as stored."""

    rule: str
    side: str
    category: str
    required: int
    have: int
    holds: bool | None
    sentence: str


def seat_filled(seat: Seat) -> bool:
    """Tell whether somebody has accepted the seat."""
    return seat.person_id is not None and seat.step in _FILLED


def entered_category(seat: Seat) -> str:
    """Return the category that was entered for a seat, whoever sits there."""
    return seat.category


def results(
    committee: Committee,
    t: Translator,
    side_name: Callable[[str], str],
    category_of: Callable[[Seat], str] = entered_category,
) -> list[RuleResult]:
    """Return every rule's result, parity first; `side_name` names a side in the translator's language.

    `category_of` says what a seat counts as: `Mandates.of_seat` knows the equivalences of mandates.
    """
    found = [_parity(committee, t, side_name)] if committee.parity else []
    return found + [_quota(committee, quota, t, side_name, category_of) for quota in committee.quotas]


def _parity(committee: Committee, t: Translator, side_name: Callable[[str], str]) -> RuleResult:
    counts = [sum(seat.side == side for seat in committee.seats) for side in SIDES]
    holds = counts[0] == counts[1] if any(counts) else None
    text = (
        t._("Parity holds: {first} seats {french}, {second} seats {partner}.")
        if holds
        else t._("Parity does not hold: {first} seats {french}, {second} seats {partner}.")
    )
    if holds is None:
        text = t._("Parity cannot be judged yet: there are no seats.")
    sentence = text.format(
        first=counts[0], second=counts[1], french=side_name("french"), partner=side_name("partner")
    )
    return RuleResult("parity", "", "", counts[0], counts[1], holds, sentence)


def _quota(
    committee: Committee,
    quota: Quota,
    t: Translator,
    side_name: Callable[[str], str],
    category_of: Callable[[Seat], str],
) -> RuleResult:
    seats = [seat for seat in committee.seats if _matches(seat, quota, category_of(seat))]
    filled = sum(seat_filled(seat) for seat in seats)
    what = " · ".join(
        part for part in (side_name(quota.side), t.word("seat_category", quota.category)) if part
    )
    sentence = t._("{what}: {filled} of {required} seats filled.")
    return RuleResult(
        "category" if quota.category else "count",
        quota.side,
        quota.category,
        quota.count,
        filled,
        filled == quota.count if len(seats) == quota.count or filled else None,
        sentence.format(what=what, filled=filled, required=quota.count),
    )


def _matches(seat: Seat, quota: Quota, category: str) -> bool:
    """Tell whether a seat counts for a quota: governors and mayors are elected members too."""
    if quota.side and seat.side != quota.side:
        return False
    if quota.category == "elected":
        return category in ELECTED
    return not quota.category or category == quota.category


ELECTED = {"elected", "governor", "mayor", "region_president"}
