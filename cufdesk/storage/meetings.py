"""Questions about meetings: which one a text was read into, and which references are taken."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cufdesk.domain.meetings import Action, AgendaItem, Decision, Meeting
from cufdesk.domain.minutes_life import Correction
from cufdesk.storage.aggregates import whole
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.pages import changes_of
from cufdesk.storage.writing import Writing


def read_from(look: Reading | Writing, fingerprint: str) -> Meeting | None:
    """Return the meeting that was read from the text with a fingerprint, or None."""
    if not fingerprint:
        return None
    chosen = select(Meeting.id).where(Meeting.fingerprint == fingerprint).order_by(Meeting.id).limit(1)
    meeting_id = look.session.scalar(chosen)
    return look.get(Meeting, meeting_id) if meeting_id else None


def references(look: Reading | Writing) -> set[str]:
    """Return the references that meetings have."""
    return set(look.session.scalars(select(Meeting.reference)))


def meetings_named(look: Reading | Writing, name: str) -> list[str]:
    """Return the ids of the meetings with a reference ("2015-02", whatever the case) or with this id."""
    wanted = name.strip()
    if not wanted:
        return []
    rows = look.session.execute(select(Meeting.id, Meeting.reference).order_by(Meeting.id))
    folded = wanted.casefold()
    return [row for row, reference in rows if row == wanted or reference.casefold() == folded]


def distributed(session: Session) -> list[Meeting]:
    """Return the meetings whose minutes were distributed."""
    chosen = select(Meeting).options(*whole(Meeting)).where(Meeting.state == "distributed")
    return list(session.scalars(chosen.order_by(Meeting.id)))


def versions_had(writing: Writing, meeting_id: str) -> list[str]:
    """Return the versions that the minutes of a meeting had, in the order in which they were written here."""
    found = changes_of(writing.connection, [meeting_id])["meeting", meeting_id]
    ordered = sorted(found, key=lambda change: change.place)
    return [str(change.new["version"] or "") for change in ordered if "version" in change.new]


def corrected_twice(session: Session) -> list[str]:
    """Return the ids of the meetings of which two corrections bear the same number."""
    chosen = select(Correction.meeting_id).group_by(Correction.meeting_id, Correction.number)
    found = session.scalars(chosen.having(func.count() > 1).order_by(Correction.meeting_id))
    return list(dict.fromkeys(found))


def line_ids(session: Session) -> frozenset[str]:
    """Return the ids of all decisions and actions."""
    return frozenset([*session.scalars(select(Decision.id)), *session.scalars(select(Action.id))])


def numbered_twice(session: Session) -> list[str]:
    """Return the ids of the meetings in which two decisions, or two actions, bear the same number."""
    decisions = (
        select(Decision.meeting_id)
        .where(Decision.number != "")
        .group_by(Decision.meeting_id, Decision.number)
        .having(func.count() > 1)
    )
    actions = (
        select(Decision.meeting_id)
        .join(Action, Action.decision_id == Decision.id)
        .where(Action.number != "")
        .group_by(Decision.meeting_id, Action.number)
        .having(func.count() > 1)
    )
    return sorted({*session.scalars(decisions), *session.scalars(actions)})


def made_by(writing: Writing, rows: Iterable[str]) -> dict[str, str]:
    """Return, by id, the first write of each row: the same in all copies, and earlier ones are smaller."""
    found = changes_of(writing.connection, rows)
    return {row: min(change.write for change in changes) for (_kind, row), changes in found.items()}


def carrying(writing: Writing, action_id: str) -> list[AgendaItem]:
    """Return the points of agendas on which an action comes up again."""
    return list(writing.session.scalars(select(AgendaItem).where(AgendaItem.carried_id == action_id)))


def read_again(writing: Writing, meeting_id: str) -> Meeting | None:
    """Return a meeting with all its parts as it stands after rows were changed behind its back."""
    return writing.session.get(Meeting, meeting_id, options=whole(Meeting), populate_existing=True)
