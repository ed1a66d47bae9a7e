"""Whatever is done to minutes in a row: the tables are what the journal tells, and sent words stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Remark
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.overview import check
from cufdesk.usecases import attachments, capturing, gates, history, line_kinds, register
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.minutes_changes import changes
from cufdesk.usecases.minutes_corrections import correct_minutes
from tests.makers import a_decision, a_dossier, a_meeting, an_action

_LINES = (
    "D Une rencontre",
    "A Envoyer le devis @ AMF > 12 mai",
    "I Le budget est connu",
    "@ SRE",
    "et aussi",
)
_STEPS = 45
_MADE = "Made records"


T = TypeVar("T")


def _first(found: Sequence[T]) -> T | None:
    return found[0] if found else None


class _Desk:
    """Somebody who does one thing after the other to two meetings; what is refused is let be."""

    def __init__(self, dossier: Dossier, folder: Path, seed: int) -> None:
        self._dossier, self._file, self._chance = dossier, folder / "note.txt", Random(seed)
        self._file.write_bytes(b"Bonjour")
        self.done = 0

    def meetings(self) -> list[Meeting]:
        """Return the meetings in an order that no id makes."""
        with self._dossier.read() as reading:
            return sorted(reading.all(Meeting), key=lambda one: one.reference)

    def _gates(self) -> list[Gate]:
        with self._dossier.read() as reading:
            return sorted(reading.all(Gate), key=lambda one: one.title.fr)

    def step(self) -> None:
        """Do one thing."""
        acts = list(self._acts())
        try:
            self._chance.choice(acts)()
        except Refusal:
            return
        self.done += 1

    def _acts(self) -> Iterator[Callable[[], object]]:
        dossier, some = self._dossier, self._chance.choice
        meeting = some(self.meetings())
        line, words = some(_LINES), Bilingual(f"Autre {self._chance.randrange(9)}", "")
        yield lambda: capturing.capture(dossier, meeting.id, line)
        yield lambda: life.send_draft(dossier, meeting.id)
        yield lambda: life.approve(dossier, meeting.id)
        yield lambda: life.distribute(dossier, meeting.id, unapproved=True)
        yield lambda: life.take_back_distribution(dossier, meeting.id)
        yield lambda: life.add_remark(dossier, meeting.id, Remark(meeting_id="", author="A", text="Non."))
        yield lambda: attachments.attach(dossier, meeting.id, [str(self._file)])
        yield self._undo
        yield lambda: history.redo(dossier)
        yield self._take_back
        if remark := _first(meeting.remarks):
            yield lambda: life.answer_remark(dossier, meeting.id, remark.id, taken=True)
        if kept := _first(meeting.attachments):
            yield lambda: attachments.detach(dossier, meeting.id, kept.id)
        if item := _first(meeting.agenda):
            yield lambda: line_kinds.note_to_decision(dossier, item.id)
        if gate := _first(self._gates()):
            answer = gates.Answer(some(("yes", "no", "")))
            step = some(gate.steps)
            yield lambda: gates.answer_step(dossier, gate.id, step.id, answer)
            yield lambda: gates.delete_gate(dossier, gate.id)
        if meeting.decisions:
            yield from self._on_decision(meeting, some(meeting.decisions), words)

    def _on_decision(
        self, meeting: Meeting, decision: Any, words: Bilingual
    ) -> Iterator[Callable[[], object]]:
        dossier = self._dossier
        decision.text = words
        yield lambda: save_meeting(dossier, meeting)
        yield lambda: correct_minutes(dossier, meeting, Bilingual("Une erreur.", ""))
        yield lambda: capturing.retype(dossier, meeting.id, decision.id, "D Une rencontre aura lieu")
        yield lambda: line_kinds.decision_to_action(dossier, decision.id)
        yield lambda: line_kinds.to_context(dossier, decision.id, meeting.decisions[0].id)
        yield lambda: line_kinds.to_note(dossier, decision.id)
        yield lambda: gates.save_gate(dossier, gates.proposed_gate(dossier, decision.id))
        if action := _first(decision.actions):
            told = register.Changes(state=self._chance.choice(("open", "done")), day=date(2026, 1, 5))
            yield lambda: register.change_lines(dossier, [action.id], told)
            yield lambda: register.change_lines(dossier, [action.id], register.Changes(deadline=told.day))
            yield lambda: register.carry_over(dossier, [action.id], self.meetings()[-1].id)
            yield lambda: line_kinds.action_to_decision(dossier, action.id)

    def _undo(self) -> None:
        """Undo what was done here; the two meetings themselves stay."""
        target = history.steps(self._dossier).undo
        if target is not None and target.label != _MADE:
            history.undo(self._dossier)

    def _take_back(self) -> None:
        with self._dossier.read() as reading:
            found = [one for one in entries(reading, Asked(limit=12)) if one.write.label != _MADE]
        if found:
            history.take_back(self._dossier, str(self._chance.choice(found).write.id))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables_and_journal_agree_and_sent_words_stay(tmp_path: Path, seed: int) -> None:
    action = an_action(nature="commitment")
    meetings = (
        a_meeting(decisions=[a_decision(actions=[action]), a_decision("Budget")]),
        a_meeting(reference="2015-03", state="to_write"),
    )
    dossier = a_dossier(tmp_path, *meetings)
    desk = _Desk(dossier, tmp_path, seed)
    for _step in range(_STEPS):
        sent = {one.id: one for one in desk.meetings() if one.state == "distributed"}
        desk.step()
        for now in desk.meetings():
            before = sent.get(now.id)
            if before is not None and (now.state, now.version) == (before.state, before.version):
                assert changes(before, now) == []
    assert desk.done > _STEPS // 4
    assert check(dossier.path) == []
    dossier.close()
