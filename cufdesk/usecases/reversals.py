"""What a write that is taken back out of its turn must not do: reword what was distributed, pass a gate.

In turn nothing of that can happen: each undo restores what stood when others were not told yet, and acts
towards them end the way back. Out of turn, an older write may stand below both.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.records import BY_NAME
from cufdesk.i18n import _
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import subjects_of, told_others_at
from cufdesk.storage.journal.pages import Write
from cufdesk.storage.writing import Writing
from cufdesk.usecases import held_back, sent_deadlines
from cufdesk.usecases.minutes_changes import changes
from cufdesk.usecases.minutes_life import NeedsCorrection, refuse_deleting


@contextmanager
def out_of_turn(dossier: Dossier, writing: Writing, target: Write) -> Iterator[None]:
    """Refuse what is done inside that changes distributed words, or engages what a gate holds back.

    A date that moves back leaves the deadlines that were sent where they are.
    """
    with dossier.read() as reading:
        records = [
            (BY_NAME[kind], row, reading.get(BY_NAME[kind], row))
            for kind, row in sorted(subjects_of(reading, target))
            if BY_NAME[kind] in held_back.HELD
        ]
        before = [(kind, row, known, held_back.engaged(reading, known)) for kind, row, known in records]
    with sent_deadlines.kept(dossier, writing):
        yield
    for kind, row, known, engaged in before:
        now = writing.get(kind, row)
        if isinstance(known, Meeting):
            _refuse_rewriting(writing, target, known, now)
        if now is not None:
            held_back.refuse(writing, engaged, now)


def _refuse_rewriting(writing: Writing, target: Write, known: Meeting, now: object) -> None:
    """Refuse other words than those that were distributed.

    What a copy brought since may be taken back: those words were never distributed.
    """
    if known.state != "distributed" or target.seq > told_others_at(writing, known.id):
        return
    if not isinstance(now, Meeting):
        refuse_deleting(known)
    elif now.state == "distributed" and changes(known, now):
        raise NeedsCorrection(
            _(
                "These minutes were distributed: their words are changed by a numbered correction, never in"
                " silence."
            )
        )
