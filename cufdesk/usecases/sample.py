"""The sample dossier: the 2015 story, read from resources and kept by the same use cases as a person's own.

Every record has the same id in every copy, made from its key: two samples hold equal records.
"""

from __future__ import annotations

import dataclasses
import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid5

from cufdesk.documents.printing import fingerprint
from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget, BudgetLine, Conversion
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee, Quota, Seat
from cufdesk.domain.contacts import ContactPoint, Counterpart, GroupBody, Organisation, Person, Position
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.mandates import Equivalence
from cufdesk.domain.meetings import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    DecisionLink,
    DecisionProgress,
    Meeting,
)
from cufdesk.domain.minutes_life import Remark
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import DelegationMember, ProgrammeItem, Visit
from cufdesk.i18n import _
from cufdesk.paths import resource
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import (
    agreements,
    attachments,
    budgets,
    calendar,
    committee,
    contacts,
    documents,
    gates,
    groups,
    mandates,
    meetings,
    printing,
    sendings,
    visits,
)
from cufdesk.usecases.files import create_dossier, open_dossier

R = TypeVar("R", bound=Record)
Table = Mapping[str, Any]

_NAMESPACE = UUID("6c0a1d2e-2015-5029-8630-0715c0fde5c0")
_AGENDA = "ordre-du-jour.txt"

# Lists of parts, by the name of their field: what they hold, and the column that names their owner.
_PARTS: dict[str, tuple[type[Record], str]] = {
    "positions": (Position, "person_id"),
    "points": (ContactPoint, "person_id"),
    "counterparts": (Counterpart, "organisation_id"),
    "bodies": (GroupBody, "organisation_id"),
    "members": (DelegationMember, "visit_id"),
    "people": (GroupMember, "group_id"),
    "programme": (ProgrammeItem, "visit_id"),
    "attendances": (Attendance, "meeting_id"),
    "remarks": (Remark, "meeting_id"),
    "agenda": (AgendaItem, "meeting_id"),
    "links": (DecisionLink, "decision_id"),
    "progress": (DecisionProgress, "decision_id"),
    "decisions": (Decision, "meeting_id"),
    "actions": (Action, "decision_id"),
    "quotas": (Quota, "committee_id"),
    "seats": (Seat, "committee_id"),
    "lines": (BudgetLine, "budget_id"),
    "conversions": (Conversion, "budget_id"),
    "sections": (Section, "document_id"),
    "parties": (AgreementParty, "agreement_id"),
    "steps": (GateStep, "gate_id"),
    "recipients": (SendingRecipient, "sending_id"),
}


def create_sample(path: str, author: str = "") -> Dossier:
    """Create the sample dossier and open it; refuses to overwrite, and leaves no half of one behind."""
    if os.path.lexists(path):
        name = os.path.basename(path)
        raise Refusal(_("{name} exists already: choose another name.").format(name=name))
    half_made = f"{path}.{secrets.token_hex(4)}.new"
    try:
        dossier = create_dossier(half_made, _cover(), author=author)
        try:
            _fill(dossier)
        finally:
            dossier.close()
        os.rename(half_made, path)
    finally:
        if os.path.exists(half_made):
            os.unlink(half_made)
    return open_dossier(path, author=author)


def _fill(dossier: Dossier) -> None:
    """Keep every record, each after those that it refers to."""
    _save_all(dossier, "contacts", "organisation", Organisation, contacts.save_organisation)
    _save_all(dossier, "contacts", "person", Person, contacts.save_person)
    _give_presidents(dossier)
    _save_all(dossier, "contacts", "equivalence", Equivalence, mandates.save_equivalence)
    _save_all(dossier, "visit", "visit", Visit, visits.save_visit)
    _save_all(dossier, "minutes", "meeting", Meeting, meetings.save_meeting)
    _name_meetings(dossier)
    _save_all(dossier, "committee", "committee", Committee, committee.save_committee)
    _save_all(dossier, "budget", "budget", Budget, budgets.save_budget)
    _save_all(dossier, "calendar", "milestone", Milestone, calendar.save_milestone)
    _set_deadlines(dossier)
    attachments.attach(dossier, _id("releve"), [resource("sample", _AGENDA)], _id)
    _save_all(dossier, "agreements", "agreement", Agreement, agreements.save_agreement)
    _save_all(dossier, "joint-document", "joint_document", JointDocument, documents.save_joint_document)
    _save_all(dossier, "gates", "gate", Gate, gates.save_gate)
    _save_all(dossier, "sendings", "group", Group, groups.save_group)
    _save_all(dossier, "sendings", "sending", Sending, _save_sending)


def _set_deadlines(dossier: Dossier) -> None:
    """Count deadlines of actions from dates of the calendar, which were set by their decisions."""
    with dossier.read() as reading:
        meeting = reading.get(Meeting, _id("releve"))
    if meeting is None:
        raise KeyError("releve")
    actions = {action.number: action for decision in meeting.decisions for action in decision.actions}
    for table in _tables("calendar")["deadline"]:
        action = actions[table["action"]]
        action.deadline_event_id, action.deadline_offset = _id(table["event"]), table["offset"]
        action.precision = "relative"
    meetings.save_meeting(dossier, meeting)


def _save_sending(dossier: Dossier, sending: Sending) -> Sending:
    """Keep a sending; what was sent is what the sample would print, until somebody changes it."""
    if sending.state == "sent":
        printed = printing.prepare(dossier, sending.what, sending.record_id, sending.language)
        sending.fingerprint = fingerprint(printed.story())
    return sendings.save_sending(dossier, sending)


def _save_all(dossier: Dossier, file: str, name: str, kind: type[R], save: Callable[[Dossier, R], R]) -> None:
    for table in _tables(file)[name]:
        save(dossier, _record(kind, table, id=_id(table["key"])))


def _give_presidents(dossier: Dossier) -> None:
    """Give country groups their presidents, who hold their functions in bodies that were kept before."""
    for table in _tables("contacts")["president"]:
        with dossier.read() as reading:
            group = reading.get(Organisation, _id(table["group"]))
        if group is None:
            raise KeyError(table["group"])
        group.president_id = _id(table["person"])
        contacts.save_organisation(dossier, group)


def _name_meetings(dossier: Dossier) -> None:
    """Say which meetings steps of a programme were, now that these are kept."""
    for table in _tables("minutes")["step"]:
        with dossier.read() as reading:
            visit = reading.get(Visit, _id(table["visit"]))
        if visit is None:
            raise KeyError(table["visit"])
        visit.programme[table["place"] - 1].meeting_id = _id(table["meeting"])
        visits.save_visit(dossier, visit)


def _cover() -> Cover:
    return _record(Cover, _tables("cover")["cover"], id=COVER_ID)


def _tables(file: str) -> dict[str, Any]:
    with open(resource("sample", f"{file}.toml"), "rb") as stream:
        return tomllib.load(stream, parse_float=Decimal)


def _id(key: str) -> str:
    return str(uuid5(_NAMESPACE, key))


def _record(kind: type[R], table: Table, **given: Any) -> R:
    """Make a record of its table: fields by name, references by the key of what they name, parts in order."""
    fields = {field.name for field in dataclasses.fields(kind)}
    for name, value in table.items():
        if name in _PARTS:
            given[name] = [_part(name, place, part, given["id"]) for place, part in enumerate(value)]
        elif name in fields:
            given[name] = _value(value)
        elif name != "key":
            given[f"{name}_id"] = _id(value)
    return kind(**given)


def _part(name: str, place: int, table: Table, owner: str) -> Record:
    kind, column = _PARTS[name]
    key = table.get("key", f"{owner}/{name}/{place}")
    return _record(kind, table, id=_id(key), **{column: owner})


def _value(value: Any) -> Any:
    match value:
        case str():
            return _flowed(value)
        case list():
            return "\n".join(value)
        case dict():
            return Bilingual(**{language: _value(text) for language, text in value.items()})
    return value


def _flowed(text: str) -> str:
    """Join the lines of each paragraph; paragraphs stay parted by an empty line."""
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in text.strip("\n").split("\n\n"))
