"""The records that an understood text becomes: visit, meeting, dates, panel, agreements.

Texts stay in the language that they were read in; what is generated is said in both. What the text does not
say stays empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.domain.base import new_id
from cufdesk.domain.blanks.notes import note_line
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee, Quota, Seat
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, AgendaItem, Attendance, CoResponsible, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import DelegationMember, ProgrammeItem, Visit
from cufdesk.folding import fold
from cufdesk.i18n import N_, Translator, translator
from cufdesk.reading.understanding import (
    ActionRead,
    AgreementRead,
    DateRead,
    DecisionRead,
    PersonRead,
    QuotaRead,
    Understanding,
)
from cufdesk.usecases.date_words import words_around
from cufdesk.usecases.recognising import Recognising, in_language
from cufdesk.words import SEAT_CATEGORY

_MEMBERS = ("delegate", "liaison", "host", "mentioned")
_AGREEMENT_STATES = {"announced", "planned", "signed"}
_MOST_SEATS = 100

Who = list[tuple[PersonRead, Person]]
Sides = dict[str, str]


def in_both(message: str, **values: str) -> Bilingual:
    """Return a generated text in both languages; `message` is a msgid marked with N_."""
    fr, es = (translator(language)._(message) for language in ("fr", "es"))
    return Bilingual(fr.format(**values), es.format(**values)) if values else Bilingual(fr, es)


def visit_of(read: Understanding, who: Who, title: Bilingual | None = None) -> Visit | None:
    """Return the visit that a text reports, or None where it names no delegation and no programme."""
    members = [(said, person) for said, person in who if said.role in _MEMBERS]
    if not read.programme and not any(said.role == "delegate" for said, _person in members):
        return None
    visit = Visit(
        title=title or visit_title(read),
        first_day=read.start,
        last_day=read.end,
        place=read.place or "",
        declared=read.headcount.declared,
    )
    visit.members = [
        DelegationMember(
            visit_id=visit.id,
            person_id=person.id,
            role=said.role,
            position_id=_single(said, person),
        )
        for said, person in members
    ]
    visit.programme = [
        ProgrammeItem(
            visit_id=visit.id,
            text=in_language(read.language, item.text),
            our_role=item.our_role or "",
            minutes_status=item.minutes_status or "",
        )
        for item in read.programme
    ]
    return visit


def visit_title(read: Understanding) -> Bilingual:
    """Return the title that a visit gets where nobody gives it one."""
    if read.start is None:
        return in_both(N_("Visit of a delegation"))
    fr, es = (translator(language).period(read.start, read.end) for language in ("fr", "es"))
    visit = in_both(N_("Visit, {period}"))
    return Bilingual(visit.fr.format(period=fr), visit.es.format(period=es))


def _single(said: PersonRead, person: Person) -> str | None:
    """Return the function that somebody holds, when it is the only one."""
    return person.positions[0].id if len(person.positions) == 1 and said.positions else None


def meeting_of(read: Understanding, who: Who, known: Recognising, reference: str) -> Meeting:
    """Return the meeting with who was there, its decisions and actions, as the text says them."""
    delegation = any(said.role == "delegate" for said, _person in who)
    meeting = Meeting(
        title=in_language(read.language, read.title)
        if read.title
        else in_both(N_("Minutes without a title")),
        kind="exchange" if delegation else "working",
        reference=reference,
        first_day=read.start,
        last_day=read.end,
        start=read.hours.start if read.hours else None,
        end=read.hours.end if read.hours else None,
        place=read.place or "",
        chair_id=_id_of(read.chair, who),
        secretary_id=_id_of(read.secretary, who),
        headcount=None if delegation else read.headcount.declared,
        state="draft",
        language=read.language,
        notes=_open_points(read),
        fingerprint=read.fingerprint,
    )
    meeting.attendances = [
        Attendance(
            meeting_id=meeting.id,
            person_id=person.id,
            position_id=_single(said, person),
            status="present" if said.role == "delegate" else said.role,
            represented_by_id=_id_of(said.represented_by, who),
        )
        for said, person in who
    ]
    meeting.agenda = [
        AgendaItem(meeting_id=meeting.id, title=in_language(read.language, point.text))
        for point in read.agenda
    ]
    meeting.decisions = [_decision(meeting.id, decision, read.language, known) for decision in read.decisions]
    return meeting


def _id_of(name: str | None, who: Who) -> str | None:
    """Return the person of the text who is called so; nobody where two are."""
    wanted = fold(name or "").strip()
    named = {person.id for said, person in who if wanted and fold(said.name or "").strip() == wanted}
    return named.pop() if len(named) == 1 else None


def _open_points(read: Understanding) -> str:
    """Return the blanks of the text that no empty field of a record shows, one a line."""
    t = translator(read.language)
    shown = {"responsible", "deadline", "name", "minutes"}
    days = {date.span for date in read.dates}  # "place" on these words: the meeting's own field is empty
    return "\n".join(
        note_line(blank.kind, blank.text, t)
        for blank in read.blanks
        if blank.kind not in shown and blank.span not in days
    )


def _decision(meeting_id: str, read: DecisionRead, language: str, known: Recognising) -> Decision:
    decision = Decision(
        meeting_id=meeting_id,
        number=read.number,
        title=in_language(language, read.title),
        text=in_language(language, read.text),
        context=in_language(language, read.context),
        party=in_language(language, read.party or ""),
        modality=read.modality or "",
    )
    decision.actions = [_action(decision.id, action, language, known) for action in read.actions]
    return decision


def _action(decision_id: str, read: ActionRead, language: str, known: Recognising) -> Action:
    """Return an action; whoever is named and known is linked, further ones beside the first."""
    who = [_named(name, language, known) for name in read.responsible]
    first = who[0] if who else CoResponsible(action_id="")
    action = Action(
        decision_id=decision_id,
        number=read.number,
        text=in_language(language, read.text),
        modality=read.modality or "",
        responsible=first.words,
        responsible_person_id=first.person_id,
        responsible_organisation_id=first.organisation_id,
        deadline=read.deadline,
        deadline_text=in_language(language, read.deadline_text or ""),
        deadline_event_id=read.event,
        deadline_offset=0 if read.event else None,
        precision=read.precision,
    )
    action.with_others = who[1:]
    for other in action.with_others:
        other.action_id = action.id
    return action


def _named(name: str, language: str, known: Recognising) -> CoResponsible:
    person = known.person_named(name)
    body = known.body_named(name) if person is None else None
    return CoResponsible(
        action_id="",
        words=in_language(language, name),
        person_id=person.id if person else None,
        organisation_id=body.id if body else None,
    )


# what the decisions set ----------------------------------------------------------------------------------


class Places:
    """Finds the decision whose words hold a place of the text."""

    def __init__(self, read: Understanding, meeting: Meeting) -> None:
        self._spans = [
            (said.span, decision) for said, decision in zip(read.decisions, meeting.decisions, strict=True)
        ]

    def decision_at(self, span: tuple[int, int]) -> Decision | None:
        """Return the decision that says the words at a span; of several, the one with the fewest words."""
        around = [(end - start, decision) for (start, end), decision in self._spans if start <= span[0] < end]
        return min(around, key=lambda found: found[0], default=(0, None))[1]

    def id_at(self, span: tuple[int, int]) -> str | None:
        """Return the id of the decision that says the words at a span."""
        decision = self.decision_at(span)
        return decision.id if decision else None


def milestones_of(read: Understanding, text: str, meeting: Meeting, places: Places) -> Iterator[Milestone]:
    """Give the days that the text sets, each once; the days of what it reports are not among them."""
    dates = sorted((date for date in read.dates if _is_set(date, read)), key=_days)
    for (first, last), same in groupby(dates, key=_days):
        said = list(same)
        around = words_around(text, said[0].span)
        kind = "hand_over" if around.hand_over else _kind(first, last, read)
        yield Milestone(
            title=in_language(read.language, around.title or said[0].text),
            kind=kind,
            first_day=first,
            last_day=last,
            year_inferred=all(date.year_inferred for date in said),
            place=around.place,
            counted=kind != "deadline" and read.start is not None and first > (read.end or read.start),
            decision_id=next((found for date in said if (found := places.id_at(date.span))), None),
            source=_source(meeting, said[0].text),
        )


def _kind(first: dt.date, last: dt.date, read: Understanding) -> str:
    """Return "deadline" for a day by which something has to be done, "event" for any other."""
    deadlines = {action.deadline for decision in read.decisions for action in decision.actions}
    return "deadline" if first == last and first in deadlines else "event"


def _source(meeting: Meeting, words: str) -> str:
    return " · ".join(part for part in (meeting.reference, words) if part)


def _is_set(date: DateRead, read: Understanding) -> bool:
    """Tell whether a date is an exact one of its own, not a day of the meeting itself."""
    if date.start is None or date.precision != "exact":
        return False
    if read.start is None:
        return True
    return not read.start <= date.start <= (read.end or read.start)


def _days(date: DateRead) -> tuple[dt.date, dt.date]:
    first = date.start or dt.date.min
    return first, date.end or first


def panels_of(read: Understanding, meeting: Meeting, places: Places, sides: Sides) -> Iterator[Committee]:
    """Give one panel for each decision that says how many people of which kind are to meet."""
    numbered = list(enumerate(read.quotas))
    for decision_id, group in groupby(numbered, key=lambda pair: places.id_at(pair[1].span)):
        quotas = dict(group)
        panel = Committee(
            name=in_both(N_("Panel of the meeting {reference}"), reference=meeting.reference),
            kind="panel",
            parity=_is_even(quotas, sides),
            decision_id=decision_id,
        )
        panel.quotas = [
            Quota(
                committee_id=panel.id,
                side=sides.get(quota.side or "", ""),
                category=_category(quota),
                count=quota.count,
                source=_with_qualifier(quota),
            )
            for quota in quotas.values()
        ]
        panel.seats = list(_seats(panel.id, quotas, sides))
        yield panel


def _is_even(quotas: dict[int, QuotaRead], sides: Sides) -> bool:
    """Tell whether both sides have the same number of places."""
    sums = {"french": 0, "partner": 0}
    for quota in quotas.values():
        side = sides.get(quota.side or "", "")
        if side and quota.part_of not in quotas:
            sums[side] += quota.count
    return sums["french"] == sums["partner"] > 0


def _seats(committee_id: str, quotas: dict[int, QuotaRead], sides: Sides) -> Iterator[Seat]:
    """Give the empty seats, named by function: those of a quota's parts, then what is left of its own."""
    left = {index: quota.count for index, quota in quotas.items()}
    for quota in quotas.values():
        if quota.part_of in left:
            left[quota.part_of] = max(0, left[quota.part_of] - quota.count)
    if sum(left.values()) > _MOST_SEATS:
        return
    wanted = [quotas[index] for index, count in left.items() for _seat in range(count)]
    for quota in wanted:
        yield Seat(
            committee_id=committee_id,
            side=sides.get(quota.side or "", ""),
            category=_category(quota),
            function=in_both(SEAT_CATEGORY[_category(quota)]),
            notes=quota.qualifier or "",
        )


def _category(quota: QuotaRead) -> str:
    return quota.category if quota.category in SEAT_CATEGORY else "other"


def _with_qualifier(quota: QuotaRead) -> str:
    return f"{quota.text} ({quota.qualifier})" if quota.qualifier else quota.text


def agreements_of(read: Understanding, places: Places, known: Recognising) -> Iterator[Agreement]:
    """Give the agreements that are announced or planned, each with its parties as far as they are known."""
    for said in read.agreements:
        agreement = Agreement(
            id=new_id(),
            title=in_both(N_("Agreement {parties}"), parties=" – ".join(said.parties)),
            state=said.status if said.status in _AGREEMENT_STATES else "",
            decision_id=places.id_at(said.span),
            notes=_doubt(said, translator(read.language)),
        )
        agreement.parties = list(_parties(agreement.id, said.parties, known))
        yield agreement


def _doubt(said: AgreementRead, t: Translator) -> str:
    return t._("Proposed, not decided.") if said.status == "proposed" else ""


def _parties(agreement_id: str, names: Iterable[str], known: Recognising) -> Iterator[AgreementParty]:
    for name in names:
        body = known.body_named(name)
        yield AgreementParty(
            agreement_id=agreement_id,
            organisation_id=body.id if body else None,
            written_name="" if body else name,
        )
