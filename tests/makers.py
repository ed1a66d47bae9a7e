"""Made records for tests: each maker gives a whole, valid record; keyword arguments say what matters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.domain.base import Record, new_id
from cufdesk.domain.budgets import Budget, BudgetLine, Conversion
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee, Quota, Seat
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.meetings import Action, Attendance, Decision, Meeting
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import DelegationMember, ProgrammeItem, Visit
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.files import create_dossier


def a_cover(**fields: Any) -> Cover:
    """Make the cover of a cooperation with Mexico."""
    known: dict[str, Any] = {
        "title": Bilingual("Coopération avec le Mexique", "Cooperación con México"),
        "french_side": Bilingual("Partie française", "Parte francesa"),
        "partner_side": Bilingual("Partie mexicaine", "Parte mexicana"),
        "partner_country": "MX",
        "organisation": Bilingual("Cités Unies France", "Cités Unies France"),
        "organisation_acronym": "CUF",
    }
    return Cover(**(known | fields))


def an_organisation(acronym: str = "RVM", **fields: Any) -> Organisation:
    """Make a body."""
    known: dict[str, Any] = {
        "name": Bilingual("Réseau des villes du Mexique", "Red de Ciudades de México"),
        "kind": "network",
        "country": "MX",
        "side": "partner",
    }
    return Organisation(acronym=acronym, **(known | fields))


def a_position(
    title: str = "Directrice", body: Organisation | None = None, *, es: str = "Directora", **fields: Any
) -> Position:
    """Make a function; it belongs to the person that it is given to."""
    return Position(
        person_id="", title=Bilingual(title, es), organisation_id=body.id if body else None, **fields
    )


def a_person(
    given: str = "Rosa", surname: str = "Ruiz", *, positions: Sequence[Position] = (), **fields: Any
) -> Person:
    """Make a person with functions; `email`, `phone` and `address` give one contact detail each."""
    known: dict[str, Any] = {"civility": "mrs", "country": "MX", "side": "partner"}
    reached = {kind: fields.pop(kind) for kind in ("email", "phone", "address") if kind in fields}
    person = Person(given_names=given, first_surname=surname, **(known | fields))
    for kind, value in reached.items():
        person.reach_first(kind, value)
    for position in positions:
        position.person_id = person.id
    person.positions = list(positions)
    return person


def a_visit(
    people: Sequence[Person] = (),
    *,
    programme: Sequence[ProgrammeItem] = (),
    role: str = "delegate",
    **fields: Any,
) -> Visit:
    """Make a visit whose delegation is these people, in this order."""
    known: dict[str, Any] = {
        "title": Bilingual("Visite de travail", "Visita de trabajo"),
        "first_day": date(2015, 2, 12),
        "last_day": date(2015, 2, 13),
        "place": "Paris",
    }
    visit = Visit(**(known | fields))
    visit.members = [DelegationMember(visit_id=visit.id, person_id=person.id, role=role) for person in people]
    for item in programme:
        item.visit_id = visit.id
    visit.programme = list(programme)
    return visit


def a_programme_item(text: str = "Rencontre au ministère", **fields: Any) -> ProgrammeItem:
    """Make a step of a programme; it belongs to the visit that it is given to."""
    known: dict[str, Any] = {
        "text": Bilingual(text, "Reunión en el ministerio"),
        "day": date(2015, 2, 12),
        "start": time(10, 30),
        "our_role": "attended",
    }
    return ProgrammeItem(visit_id="", **(known | fields))


def _bilingual(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    """Let a test name a text once where a record holds it in two languages."""
    return {
        name: Bilingual(value, value) if name in names and isinstance(value, str) else value
        for name, value in fields.items()
    }


def an_action(text: str = "Établir le budget", **fields: Any) -> Action:
    """Make an action; it belongs to the decision that it is given to."""
    known: dict[str, Any] = {"text": Bilingual(text, "Elaborar el presupuesto")}
    return Action(decision_id="", **(known | _bilingual(fields, "responsible", "deadline_text")))


def a_decision(
    title: str = "Rencontre de haut niveau", *, actions: Sequence[Action] = (), **fields: Any
) -> Decision:
    """Make a decision with its actions; it belongs to the meeting that it is given to."""
    known: dict[str, Any] = {
        "title": Bilingual(title, "Encuentro de alto nivel"),
        "text": Bilingual("Une rencontre serait organisée.", "Se organizaría un encuentro."),
        "modality": "proposed",
    }
    decision = Decision(meeting_id="", **(known | _bilingual(fields, "party")))
    for number, action in enumerate(actions, 1):
        action.decision_id = decision.id
        action.number = action.number or f"A{number}"
    decision.actions = list(actions)
    return decision


def a_meeting(
    *,
    decisions: Sequence[Decision] = (),
    people: Sequence[Person] = (),
    status: str = "present",
    **fields: Any,
) -> Meeting:
    """Make a meeting with decisions D1, D2… and people who were there."""
    known: dict[str, Any] = {
        "title": Bilingual("Échanges avec la délégation", "Intercambio con la delegación"),
        "kind": "exchange",
        "reference": "2015-02",
        "first_day": date(2015, 2, 12),
        "last_day": date(2015, 2, 13),
        "place": "Paris",
        "state": "draft",
    }
    meeting = Meeting(**(known | fields))
    for number, decision in enumerate(decisions, 1):
        decision.meeting_id = meeting.id
        decision.number = decision.number or f"D{number}"
    meeting.decisions = list(decisions)
    meeting.attendances = [
        Attendance(meeting_id=meeting.id, person_id=person.id, status=status) for person in people
    ]
    return meeting


def a_seat(category: str = "mayor", side: str = "partner", **fields: Any) -> Seat:
    """Make a seat known by function alone; it belongs to the committee that it is given to."""
    known: dict[str, Any] = {
        "function": Bilingual("Maire d’une capitale", "Presidente municipal de una capital")
    }
    return Seat(committee_id="", side=side, category=category, **(known | fields))


def a_quota(count: int = 3, category: str = "mayor", side: str = "partner") -> Quota:
    """Make a quota; it belongs to the committee that it is given to."""
    return Quota(committee_id="", side=side, category=category, count=count)


def a_committee(*, seats: Sequence[Seat] = (), quotas: Sequence[Quota] = (), **fields: Any) -> Committee:
    """Make a committee."""
    committee = Committee(**({"name": Bilingual("Comité de pilotage", "Comité directivo")} | fields))
    for seat in seats:
        seat.committee_id = committee.id
    for quota in quotas:
        quota.committee_id = committee.id
    committee.seats, committee.quotas = list(seats), list(quotas)
    return committee


def a_line(
    amount: str | None = "1234.50", account: str = "62", side: str = "expenditure", **fields: Any
) -> BudgetLine:
    """Make a line; it belongs to the budget that it is given to."""
    known: dict[str, Any] = {"label": Bilingual("Interprètes", "Intérpretes"), "currency": "EUR"}
    figure = None if amount is None else Decimal(amount)
    return BudgetLine(budget_id="", side=side, account=account, amount=figure, **(known | fields))


def a_conversion(rate: str | None = "0.0588", currency: str = "MXN", **fields: Any) -> Conversion:
    """Make a conversion; it belongs to the budget that it is given to."""
    known: dict[str, Any] = {
        "day": date(2015, 3, 2),
        "source": Bilingual("Banque de France", "Banque de France"),
    }
    figure = None if rate is None else Decimal(rate)
    return Conversion(budget_id="", currency=currency, rate=figure, **(known | _bilingual(fields, "source")))


def a_budget(
    *, lines: Sequence[BudgetLine] = (), conversions: Sequence[Conversion] = (), **fields: Any
) -> Budget:
    """Make a budget."""
    budget = Budget(**({"title": Bilingual("Budget de la rencontre", "Presupuesto del encuentro")} | fields))
    for line in lines:
        line.budget_id = budget.id
    for conversion in conversions:
        conversion.budget_id = budget.id
    budget.lines, budget.conversions = list(lines), list(conversions)
    return budget


def a_milestone(title: str = "Rencontre de haut niveau", **fields: Any) -> Milestone:
    """Make a date of the calendar."""
    known: dict[str, Any] = {
        "title": Bilingual(title, "Encuentro de alto nivel"),
        "first_day": date(2015, 6, 29),
        "last_day": date(2015, 6, 30),
    }
    return Milestone(**(known | fields))


def a_section(heading: str = "Perspectives", text: str = "Premier.\n\nSecond.", **fields: Any) -> Section:
    """Make a section; it belongs to the document that it is given to."""
    known: dict[str, Any] = {
        "heading": Bilingual(heading, "Perspectivas"),
        "text": Bilingual(text, "Primero.\n\nSegundo."),
    }
    return Section(document_id="", **(known | fields))


def a_joint_document(*, sections: Sequence[Section] = (), **fields: Any) -> JointDocument:
    """Make a joint document."""
    known: dict[str, Any] = {
        "title": Bilingual("Bilan et perspectives", "Balance y perspectivas"),
        "hand_over_day": date(2015, 7, 15),
        "giver": Bilingual("Un élu français", "Un representante electo francés"),
        "signatories": Bilingual("Partie française\nPartie mexicaine", "Parte francesa\nParte mexicana"),
    }
    document = JointDocument(**(known | fields))
    for section in sections:
        section.document_id = document.id
    document.sections = list(sections)
    return document


def an_agreement(*parties: Organisation | str, **fields: Any) -> Agreement:
    """Make an agreement between bodies, or parties by their written names."""
    agreement = Agreement(
        **({"title": Bilingual("Accord de partenariat", "Convenio de colaboración")} | fields)
    )
    for party in parties:
        named: dict[str, Any] = (
            {"written_name": party} if isinstance(party, str) else {"organisation_id": party.id}
        )
        agreement.parties.append(AgreementParty(agreement_id=agreement.id, **named))
    return agreement


def a_recipient(person: Person | None = None, **fields: Any) -> SendingRecipient:
    """Make somebody whom a document was sent to; they belong to the sending that they are given to."""
    known: dict[str, Any] = {"name": "Rosa Ruiz", "address": "rosa@example.org"}
    if person is not None:
        known |= {"person_id": person.id, "name": f"{person.given_names} {person.first_surname}".strip()}
    return SendingRecipient(sending_id="", **(known | fields))


def a_sending(*recipients: SendingRecipient, **fields: Any) -> Sending:
    """Make a sending of minutes by e-mail."""
    known: dict[str, Any] = {
        "what": "minutes",
        "title": "Relevé de décisions du 12 février 2015",
        "version": "0.1",
        "draft": True,
        "day": date(2015, 2, 17),
        "at": time(11, 20),
    }
    sending = Sending(**(known | fields))
    sending.recipients = list(recipients) or [a_recipient()]
    for one in sending.recipients:
        one.sending_id = sending.id
    return sending


def a_group(*people: Person, role: str = "to", **fields: Any) -> Group:
    """Make a saved list."""
    group = Group(**({"name": Bilingual("Partenaires habituels", "Contrapartes habituales")} | fields))
    group.people = [GroupMember(group_id=group.id, person_id=person.id, role=role) for person in people]
    return group


def a_dossier(
    folder: Path, *records: Record, name: str = "made.cufdesk", cover: Cover | None = None
) -> Dossier:
    """Make a dossier in a folder, open to be written, with these records in it."""
    dossier = create_dossier(str(folder / name), cover or a_cover(), author="Test")
    if records:
        with dossier.write("Made records") as writing:
            writing.add_all(records)
    return dossier


def an_id() -> str:
    """Return a new id, for a record that is not there."""
    return new_id()
