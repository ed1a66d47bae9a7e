"""The blanks of a dossier, or of one meeting, in the order in which a person goes through them."""

from __future__ import annotations

from collections.abc import Iterator

from cufdesk.domain.blanks import owners
from cufdesk.domain.blanks.blank import SECRETARIAT, Blank, BlankGround
from cufdesk.domain.blanks.notes import noted
from cufdesk.domain.blanks.open_words import open_words
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.minutes_checks.finding import Place
from cufdesk.domain.minutes_checks.ground import ENGAGED, action_number, decision_number
from cufdesk.domain.minutes_checks.order import lacks_deadline, lacks_responsible
from cufdesk.domain.minutes_rules import PENDING, minutes_status
from cufdesk.domain.names import full_name
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import ProgrammeItem, Visit
from cufdesk.folding import fold
from cufdesk.words import BLANK_KIND

_SEATED = frozenset(("considered", "approached", "accepted", "confirmed"))
_WITH_PLACE = frozenset(("event", "hand_over", "visit"))


def blanks(ground: BlankGround) -> list[Blank]:
    """Return the blanks by kind, each kind in the order of the records."""
    said = [found for meeting in ground.meetings for found in _in_notes(ground, meeting)]
    found = [*said, *(one for meeting in ground.meetings for one in _of_meeting(ground, meeting))]
    for visit in ground.visits:
        found += _of_visit(ground, visit)
    found += [*_names(ground), *_groups(ground), *_seats(ground), *_dates(ground)]
    order = list(BLANK_KIND)
    return sorted(_apart(found), key=lambda blank: order.index(blank.kind))


def _apart(found: list[Blank]) -> Iterator[Blank]:
    """Give each blank once: what a line of the notes says in its own words, no field says again."""
    noted_words = [
        (one.kind, fold(one.words.fr or one.words.es)) for one in found if one.place.field == "notes"
    ]
    planned = [fold(one.words.fr or one.words.es) for one in found if one.kind == "group"]
    for one in found:
        words = fold(f"{one.words.fr} {one.words.es} {one.under.fr}")
        is_note = one.place.field == "notes"
        if is_note and one.kind in {"party", "group"} and any(name in words for name in planned):
            continue
        said_there = any(kind == one.kind and said in words for kind, said in noted_words)
        if not is_note and said_there and one.kind in {"place", "time", "list", "person"}:
            continue
        yield one


# meetings ------------------------------------------------------------------------------------------------


def _in_notes(ground: BlankGround, meeting: Meeting) -> Iterator[Blank]:
    place = Place("meeting", meeting.id, meeting.reference, "notes")
    for kind, text in noted(meeting.notes):
        words = Bilingual(es=text) if meeting.language == "es" else Bilingual(text)
        owner, why = owners.of_words(ground, words)
        yield Blank(kind, place, words, owner, why, meeting.title)


def _of_meeting(ground: BlankGround, meeting: Meeting) -> Iterator[Blank]:
    owner, why = owners.of_meeting(meeting)
    for kind, field, missing in (
        ("date", "first_day", meeting.first_day is None),
        ("place", "place", not meeting.place.strip()),
    ):
        if missing:
            place = Place("meeting", meeting.id, meeting.reference, field)
            yield Blank(kind, place, meeting.title, owner, why)
    for decision in meeting.decisions:
        yield from _in_text(ground, meeting, decision)
        for action in decision.actions:
            if action.state in ENGAGED:
                yield from _of_action(ground, meeting, decision, action)


def _in_text(ground: BlankGround, meeting: Meeting, decision: Decision) -> Iterator[Blank]:
    """Give what the words of a decision themselves call open: "lieu à préciser"."""
    place = Place(
        "decision", decision.id, _numbered(ground, meeting, decision_number(meeting, decision)), "text"
    )
    for kind, words in open_words(decision.text):
        owner, why = owners.of_words(ground, words)
        if why == "nobody":
            owner, why = owners.of_decision(ground, decision)
        yield Blank(kind, place, words, owner, why, decision.title)


def _of_action(ground: BlankGround, meeting: Meeting, decision: Decision, action: Action) -> Iterator[Blank]:
    number = _numbered(ground, meeting, action_number(meeting, decision, action))
    owner, why = owners.of_action(ground, decision, action)
    linked = action.responsible_person_id or action.responsible_organisation_id
    if lacks_responsible(action):
        yield Blank("responsible", Place("action", action.id, number, "responsible"), action.text, owner, why)
    elif not linked and any(True for _found in open_words(action.responsible, everywhere=True)):
        named, how = owners.of_words(ground, action.responsible)
        place = Place("action", action.id, number, "responsible")
        yield Blank("person", place, action.responsible, named, how, action.text)
        owner, why = named, how
    place = Place("action", action.id, number, "deadline")
    if lacks_deadline(decision, action):
        yield Blank("deadline", place, action.text, owner, why)
    elif action.deadline_text and action.deadline is None and action.deadline_event_id is None:
        yield Blank("deadline", place, action.deadline_text, owner, why, action.text, fuzzy=True)


def _numbered(ground: BlankGround, meeting: Meeting, number: str) -> str:
    """Return the number of a decision or action, with the meeting's reference where there are several."""
    return "/".join(part for part in (meeting.reference if len(ground.meetings) > 1 else "", number) if part)


# visits, people, bodies ----------------------------------------------------------------------------------


def _of_visit(ground: BlankGround, visit: Visit) -> Iterator[Blank]:
    for item in visit.programme:
        place = Place("programme_item", item.id, "", "start")
        if item.our_role == "scheduled" and item.start is None:
            yield Blank("time", place, item.text, *_asker(ground, item), visit.title)
        if _awaits_minutes(ground, item):
            owner, why = owners.of_minutes(ground, item)
            place = Place("programme_item", item.id, "", "minutes_status")
            yield Blank("minutes", place, item.text, owner, why, visit.title)


def _asker(ground: BlankGround, item: ProgrammeItem) -> owners.Found:
    """Return who knows the hour of an appointment: the one body that it names, else the secretariat."""
    return owners.of_words(ground, item.text)


def _awaits_minutes(ground: BlankGround, item: ProgrammeItem) -> bool:
    meeting = ground.meeting(item.meeting_id)
    return minutes_status(meeting.state if meeting else None, item.minutes_status) in PENDING


def _names(ground: BlankGround) -> Iterator[Blank]:
    """Give the contacts known by function alone, each once, and the places of a list that name nobody."""
    told: set[str] = set()
    for kind, part_id, person_id, visit in _listed(ground):
        person = ground.directory.person(person_id)
        if person is None:
            if person_id is None:
                yield Blank("name", Place(kind, part_id, "", "person_id"), Bilingual())
            continue
        if not full_name(person) and person.id not in told and person.anonymised_on is None:
            told.add(person.id)
            function = person.positions[0].title if person.positions else Bilingual()
            owner, why = owners.of_person(ground, person, visit)
            yield Blank("name", Place("person", person.id, "", "given_names"), function, owner, why)


def _listed(ground: BlankGround) -> Iterator[tuple[str, str, str | None, Visit | None]]:
    """Give everybody whom the records list: table and id of the part, the person, the visit."""
    for visit in ground.visits:
        for member in visit.members:
            yield "delegation_member", member.id, member.person_id, visit
    for meeting in ground.meetings:
        visit_of = next((one for one in ground.visits if one.id == meeting.visit_id), None)
        for one in meeting.attendances:
            yield "attendance", one.id, one.person_id, visit_of
    for person in ground.directory.people.values() if ground.whole else ():
        yield "person", person.id, person.id, None


def _groups(ground: BlankGround) -> Iterator[Blank]:
    """Give the bodies that are still to be created: as long as they do not exist they cannot act."""
    for body in ground.directory.organisations.values():
        if body.state == "planned":
            name = body.name or Bilingual(body.written_name or body.acronym)
            owner, why = owners.of_side(body.side)
            yield Blank("group", Place("organisation", body.id, "", "state"), name, owner, why)


def _seats(ground: BlankGround) -> Iterator[Blank]:
    for committee in ground.committees:
        for seat in committee.seats:
            if seat.person_id is None or seat.step not in _SEATED:
                owner, why = owners.of_side(seat.side)
                place = Place("seat", seat.id, "", "person_id")
                yield Blank("seat", place, seat.function, owner, why, committee.name)


def _dates(ground: BlankGround) -> Iterator[Blank]:
    for milestone in ground.milestones:
        if milestone.done:
            continue
        if milestone.first_day is None and milestone.last_day is None:
            place = Place("milestone", milestone.id, "", "first_day")
            yield Blank("date", place, milestone.title, SECRETARIAT)
        if milestone.kind in _WITH_PLACE and not milestone.place.strip():
            yield Blank("place", Place("milestone", milestone.id, "", "place"), milestone.title, SECRETARIAT)


def kinds_of(found: list[Blank]) -> dict[str, int]:
    """Return how many blanks there are of each kind, kinds without any left out."""
    counts = {kind: sum(blank.kind == kind for blank in found) for kind in BLANK_KIND}
    return {kind: count for kind, count in counts.items() if count}
