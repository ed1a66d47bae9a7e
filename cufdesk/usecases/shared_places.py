"""Where two people both stand, before they are made one: the seats to choose from, and what stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cufdesk.domain.committee import Seat
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.merging_contacts import DIFFERS
from cufdesk.domain.one_seat import further
from cufdesk.domain.visits import Visit
from cufdesk.i18n import Translator
from cufdesk.storage.dossier import Reading
from cufdesk.storage.shared_places import TwoSeats, lists_of_both, seats_of_both
from cufdesk.usecases.compared import Compared

_SEAT = "seat:"


class Places(NamedTuple):
    """The seats that two people hold in one committee each, and the meetings and visits that list both."""

    seats: tuple[TwoSeats, ...] = ()
    lists: tuple[Meeting | Visit, ...] = ()


def places_of(reading: Reading, people: Sequence[Any]) -> Places:
    """Return where two people both stand."""
    one, other = (str(person.id) for person in people)
    return Places(tuple(seats_of_both(reading, one, other)), tuple(lists_of_both(reading, one, other)))


def seats_compared(places: Places, choices: Mapping[str, str], t: Translator) -> Iterator[Compared]:
    """Give the seats in each committee as a field of which one is chosen; nothing is lost by it."""
    for two in places.seats:
        first, second = (seat_words(seat, t) for seat in (two.first, two.second))
        chosen = _chosen(two, choices)
        yield Compared(
            _SEAT + two.committee.id,
            t._("Seat in {committee}").format(committee=two.committee.name.in_language(t.language)),
            first,
            second,
            first if chosen == "first" else second,
            "",
            DIFFERS,
            ("first", "second"),
            chosen,
        )


def place_warnings(places: Places, choices: Mapping[str, str], t: Translator) -> Iterator[str]:
    """Give sentences on the seats that become vacant, and on what will list the person twice."""
    for two in places.seats:
        goes = two.second if _chosen(two, choices) == "first" else two.first
        sentence = t._("Both sit in {committee}: this seat becomes vacant: {seat}.")
        yield sentence.format(committee=two.committee.name.in_language(t.language), seat=seat_words(goes, t))
    if places.lists:
        titles = t.all_of([one.title.in_language(t.language) for one in places.lists])
        sentence = t._("Will be listed twice, to be corrected there: {titles}.")
        yield sentence.format(titles=titles)


def seats_kept(places: Places, choices: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the seats that the person keeps."""
    kept = (two.first if _chosen(two, choices) == "first" else two.second for two in places.seats)
    return frozenset(seat.id for seat in kept)


def seat_words(seat: Seat, t: Translator) -> str:
    """Return a seat in words: what it stands for, and how far it is."""
    function = seat.function.in_language(t.language)
    said = function or t.word("seat_category", seat.category), t.word("seat_step", seat.step)
    return " · ".join(text for text in said if text)


def _chosen(two: TwoSeats, choices: Mapping[str, str]) -> str:
    likelier = "first" if further(two.first, two.second) is two.first else "second"
    return choices.get(_SEAT + two.committee.id, likelier)
