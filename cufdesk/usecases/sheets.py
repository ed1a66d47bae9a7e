"""What each document can be printed of: the records there are, the latest first, each with its reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from cufdesk.documents import budget_plan, correction, joint_document
from cufdesk.documents.approvals import FINAL
from cufdesk.documents.circles import Extent, extent_named
from cufdesk.documents.file_names import slug
from cufdesk.documents.register_extent import RegisterExtent, register_extent_named
from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import Visit
from cufdesk.storage import printing as questions
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.pages import Write
from cufdesk.words import CIRCLE


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing that a document can be printed of: a record, a merge, or the dossier as a whole.

    Of the whole an extent may tell how much is said. `mark` is a msgid: what the file's name says of it.
    """

    reference: str
    title: str
    record: Record | Write | Extent | RegisterExtent | None = None
    day: date | None = None
    version: str = ""
    draft: bool = False
    mark: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether the document is of the dossier as a whole."""
        return self.record is None or isinstance(self.record, Extent | RegisterExtent)

    @property
    def record_id(self) -> str:
        """Return the record's id, empty for the dossier as a whole."""
        return str(self.record.id) if self.record else ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What every content stands on."""

    reading: Reading
    cover: Cover
    changed: datetime | None


def meetings(ground: Ground) -> list[Sheet]:
    found = [
        Sheet(
            meeting.reference,
            _title(ground, meeting),
            meeting,
            meeting.last_day or meeting.first_day,
            meeting.version,
            meeting.state not in FINAL,
        )
        for meeting in questions.newest_first(ground.reading, Meeting)
    ]
    return _latest_first(found)


def corrections(ground: Ground) -> list[Sheet]:
    found = [
        Sheet(
            correction.reference(meeting, one),
            _title(ground, meeting),
            one,
            one.day,
            one.version,
        )
        for meeting in questions.newest_first(ground.reading, Meeting)
        for one in reversed(meeting.corrections)
    ]
    return _latest_first(found)


def visits(ground: Ground) -> list[Sheet]:
    found = [
        Sheet(
            visit.first_day.isoformat() if visit.first_day else "",
            _title(ground, visit),
            visit,
            visit.last_day or visit.first_day,
        )
        for visit in questions.newest_first(ground.reading, Visit)
    ]
    return _latest_first(found)


def events(ground: Ground) -> list[Sheet]:
    """Return visits and meetings, as they are and whatever becomes of their minutes."""
    met = [replace(sheet, version="", draft=False) for sheet in meetings(ground)]
    return _latest_first([*met, *visits(ground)])


def committees(ground: Ground) -> list[Sheet]:
    return distinct(
        [
            Sheet("", committee.name.in_language(ground.cover.first_language), committee)
            for committee in questions.newest_first(ground.reading, Committee)
        ]
    )


def budgets(ground: Ground) -> list[Sheet]:
    return distinct(
        [
            Sheet(
                "",
                _title(ground, budget),
                budget,
                version=budget.version,
                draft=budget.state not in budget_plan.FINAL,
            )
            for budget in questions.newest_first(ground.reading, Budget)
        ]
    )


def gates(ground: Ground) -> list[Sheet]:
    """Return the gates by the reference of their decision."""
    found = questions.newest_first(ground.reading, Gate)
    decisions = questions.decision_references(ground.reading, (gate.decision_id for gate in found))
    return distinct(
        [Sheet(decisions.get(gate.decision_id or "", ""), _title(ground, gate), gate) for gate in found]
    )


def joint_documents(ground: Ground) -> list[Sheet]:
    return distinct(
        [
            Sheet(
                "",
                _title(ground, document),
                document,
                document.hand_over_day,
                document.version,
                document.state not in joint_document.FINAL,
            )
            for document in questions.newest_first(ground.reading, JointDocument)
        ]
    )


def whole(*kinds: type[Record]) -> Callable[[Ground], list[Sheet]]:
    """Return the question whether there is anything of these kinds to print."""

    def sheets(ground: Ground) -> list[Sheet]:
        if not any(questions.has_any(ground.reading, kind) for kind in kinds):
            return []
        return [Sheet("", ground.cover.title.in_language(ground.cover.first_language))]

    return sheets


def whole_and_meetings(ground: Ground) -> list[Sheet]:
    """Return the dossier as a whole, and each of its meetings as it is, whatever becomes of its minutes."""
    met = [replace(sheet, version="", draft=False) for sheet in meetings(ground)]
    return [*whole(Meeting, Visit, Committee, Milestone)(ground), *met]


def directories(ground: Ground) -> list[Sheet]:
    """Return the directory as it is printed unless another circle is named."""
    return [_of_extent(sheet, Extent()) for sheet in whole(Person, Organisation)(ground)]


def directory_named(sheet: Sheet, reference: str) -> Sheet:
    """Return the directory for a circle, and with columns, that a reference names; refuses what is unknown.

    The id of a record, as a page names what it shows, says nothing of a circle.
    """
    return sheet if _is_id(reference) else _of_extent(sheet, extent_named(reference))


def registers(ground: Ground) -> list[Sheet]:
    """Return the register as it is printed unless a grouping or a scope is named."""
    return [replace(sheet, record=RegisterExtent()) for sheet in whole(Meeting)(ground)]


def register_named(sheet: Sheet, reference: str) -> Sheet:
    """Return the register in the grouping and scope that a reference names; refuses what means nothing.

    The id of a record, as a page names what it shows, says nothing of them.
    """
    if _is_id(reference):
        return sheet
    chosen = register_extent_named(reference)
    return replace(sheet, reference=chosen.id, record=chosen)


def _of_extent(sheet: Sheet, chosen: Extent) -> Sheet:
    return replace(sheet, reference=chosen.id, record=chosen, mark=CIRCLE[chosen.circle])


def _is_id(reference: str) -> bool:
    try:
        UUID(reference)
    except ValueError:
        return False
    return True


def _title(ground: Ground, record: Meeting | Visit | Budget | JointDocument | Gate) -> str:
    return record.title.in_language(ground.cover.first_language)


def _latest_first(sheets: list[Sheet]) -> list[Sheet]:
    return distinct(sorted(sheets, key=lambda sheet: sheet.day or date.min, reverse=True))


def distinct(sheets: list[Sheet]) -> list[Sheet]:
    """Give each sheet a reference: its own, else from its title; of two alike the older keeps it plain."""
    taken: set[str] = set()
    found: list[Sheet] = []
    for sheet in reversed(sheets):
        plain = sheet.reference.strip() or slug(sheet.title) or sheet.record_id[:8]
        reference, number = plain, 2
        while reference in taken:
            reference, number = f"{plain}-{number}", number + 1
        taken.add(reference)
        found.append(replace(sheet, reference=reference))
    return found[::-1]
