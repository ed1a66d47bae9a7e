"""All records of a dossier: importing this module maps them all.

`SUBJECTS` are the records that stand on their own, with a list and a form; `PARTS` are parts of one.
`UNLISTED` stand on their own too, but no list and no search shows them.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.domain.base import Day, Flag, Record
from cufdesk.domain.budgets import Budget, BudgetLine, Conversion, Instalment
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee, Quota, Seat
from cufdesk.domain.contacts import ContactPoint, Counterpart, GroupBody, Organisation, Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.mandates import Equivalence
from cufdesk.domain.meetings import (
    Action,
    ActionProgress,
    AgendaItem,
    Attachment,
    Attendance,
    CoResponsible,
    Decision,
    DecisionLink,
    DecisionProgress,
    Meeting,
)
from cufdesk.domain.minutes_life import AcceptedFinding, Correction, CorrectionLine, Remark
from cufdesk.domain.not_same import NotSame
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.domain.stored_files import StoredFile
from cufdesk.domain.visits import DelegationMember, ProgrammeItem, Visit

SUBJECTS: tuple[type[Record], ...] = (
    Person,
    Organisation,
    Visit,
    Meeting,
    Gate,
    Committee,
    Budget,
    Milestone,
    JointDocument,
    Agreement,
    Group,
    Sending,
)
PARTS: tuple[type[Record], ...] = (
    Position,
    ContactPoint,
    Counterpart,
    GroupBody,
    DelegationMember,
    ProgrammeItem,
    Attendance,
    AgendaItem,
    Decision,
    DecisionLink,
    DecisionProgress,
    Action,
    CoResponsible,
    ActionProgress,
    Attachment,
    Remark,
    Correction,
    CorrectionLine,
    AcceptedFinding,
    GateStep,
    Seat,
    Quota,
    BudgetLine,
    Conversion,
    Instalment,
    Section,
    AgreementParty,
    GroupMember,
    SendingRecipient,
)
UNLISTED: tuple[type[Record], ...] = (Cover, Equivalence, NotSame, StoredFile)
ALL: tuple[type[Record], ...] = (*UNLISTED, *SUBJECTS, *PARTS)
BY_NAME: dict[str, type[Record]] = {record.__tablename__: record for record in ALL}

TABLES = Record.metadata.tables

_DAY_PATTERN = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def _add_checks() -> None:
    """Let the file itself refuse what a STRICT table would still take in a text or integer column."""
    for table in TABLES.values():
        for column in table.columns:
            if isinstance(column.type, Day):
                table.append_constraint(CheckConstraint(f"{column.name} GLOB '{_DAY_PATTERN}'"))
            elif isinstance(column.type, Flag):
                table.append_constraint(CheckConstraint(f"{column.name} IN (0, 1)"))


_add_checks()
