from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.gate_rules import HELD_NATURES
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage import register
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history
from cufdesk.usecases.files import check
from cufdesk.usecases.minutes_changes import WORDS
from cufdesk.usecases.register import Changes, carry_over, change_lines
from tests.makers import a_decision, a_dossier, a_meeting, a_person, an_action, an_organisation

DAY = date(2015, 3, 20)


class Case:
    """Two meetings, the second with a decision under a closed gate."""

    def __init__(self) -> None:
        self.body = an_organisation("CUF")
        self.rosa = a_person()
        self.budget = an_action("Établir le budget", responsible="CUF", deadline_text="bientôt")
        self.sign = an_action("Signer", nature="signature")
        self.first = a_decision("La rencontre", actions=[self.budget])
        self.second = a_decision("L’accord", actions=[self.sign])
        self.meeting = a_meeting(decisions=[self.first])
        self.other = a_meeting(
            decisions=[self.second],
            reference="2015-05",
            first_day=date(2015, 5, 4),
            title=Bilingual("Comité de mai", "Comité de mayo"),
        )
        self.gate = Gate(decision_id=self.second.id)
        self.gate.steps = [GateStep(gate_id=self.gate.id, answer="postponed")]


@pytest.fixture
def case() -> Case:
    return Case()


@pytest.fixture
def dossier(case: Case, tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, case.body, case.rosa, case.meeting, case.other, case.gate)
    yield made
    made.close()


def meeting_of(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


def decision_of(dossier: Dossier, meeting: Meeting) -> Decision:
    return meeting_of(dossier, meeting).decisions[0]


def action_of(dossier: Dossier, meeting: Meeting) -> Action:
    return decision_of(dossier, meeting).actions[0]


def last_labels(dossier: Dossier, n: int) -> list[str]:
    return [write["label"] for write in history.history(dossier, n)["entries"]]


# several lines at once -----------------------------------------------------------------------------------


def test_lines_of_several_meetings_change_in_one_write_and_one_undo(case: Case, dossier: Dossier) -> None:
    changes = Changes(person=case.rosa.id, body=case.body.id, deadline=date(2015, 6, 1), nature="calendar")
    assert change_lines(dossier, [case.budget.id, case.sign.id], changes) == 2
    for meeting in (case.meeting, case.other):
        action = action_of(dossier, meeting)
        assert action.responsible_person_id == case.rosa.id
        assert action.responsible_organisation_id == case.body.id
        assert (action.deadline, action.precision, action.nature) == (date(2015, 6, 1), "exact", "calendar")
        assert action.progress == []
    assert action_of(dossier, case.meeting).responsible == Bilingual("CUF", "CUF")
    history.undo(dossier)
    assert action_of(dossier, case.meeting).responsible_person_id is None
    assert action_of(dossier, case.other).deadline is None
    assert action_of(dossier, case.meeting).precision == case.budget.precision


def test_what_changes_together_stands_in_the_journal(case: Case, dossier: Dossier) -> None:
    told: list[float] = []
    ids = [case.second.id, case.budget.id]
    change_lines(dossier, ids, Changes(state="under_way", note="En cours", day=DAY), progress=told.append)
    assert told
    assert told == sorted(told)
    assert all(0 < fraction < 1 for fraction in told)
    assert check(dossier.path) == []
    [told_of] = meeting_of(dossier, case.meeting).decisions[0].actions[0].progress
    assert (told_of.state, told_of.text) == ("under_way", "En cours")
    history.undo(dossier)
    assert meeting_of(dossier, case.meeting).decisions[0].actions[0].progress == []
    assert check(dossier.path) == []
    history.redo(dossier)
    assert meeting_of(dossier, case.other).decisions[0].state == "under_way"
    assert check(dossier.path) == []


def test_a_state_is_kept_as_progress_on_its_day(case: Case, dossier: Dossier) -> None:
    changes = Changes(state="done", day=DAY, note="Envoyé", evidence="Courriel du 20 mars")
    change_lines(dossier, [case.budget.id], changes)
    action = action_of(dossier, case.meeting)
    assert (action.state, action.evidence) == ("done", "Courriel du 20 mars")
    assert [(one.day, one.state, one.text) for one in action.progress] == [(DAY, "done", "Envoyé")]


def test_a_note_alone_leaves_the_state(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.first.id], Changes(state="under_way", day=DAY))
    change_lines(dossier, [case.first.id], Changes(note="Réponse attendue", day=DAY))
    decision = decision_of(dossier, case.meeting)
    assert decision.state == "under_way"
    assert [(one.state, one.text) for one in decision.progress] == [
        ("under_way", ""),
        ("under_way", "Réponse attendue"),
    ]


def test_empty_values_take_away_and_the_words_of_the_minutes_stay(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.budget.id], Changes(person=case.rosa.id, deadline=DAY))
    change_lines(dossier, [case.budget.id], Changes(person="", deadline=""))
    action = action_of(dossier, case.meeting)
    assert (action.responsible_person_id, action.deadline) == (None, None)
    assert (action.precision, action.deadline_text.fr) == ("fuzzy", "bientôt")


def test_a_theme_is_given_to_decisions(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.first.id, case.second.id], Changes(theme="Forum"))
    assert decision_of(dossier, case.meeting).theme == decision_of(dossier, case.other).theme == "Forum"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        (Changes(deadline=DAY), "2015-02/D1."),
        (Changes(nature="budget"), "2015-02/D1."),
        (Changes(theme="Forum"), "2015-05/D1-A1."),
        (Changes(state="done", day=DAY), "2015-05/D1-A1."),
    ],
)
def test_what_does_not_fit_one_line_changes_none(
    case: Case, dossier: Dossier, changes: Changes, named: str
) -> None:
    before = meeting_of(dossier, case.meeting), meeting_of(dossier, case.other)
    with pytest.raises(Refusal) as refused:
        change_lines(dossier, [case.first.id, case.sign.id], changes)
    assert named in refused.value.sentence
    assert refused.value.sentence.endswith("Nothing was changed.")
    assert (meeting_of(dossier, case.meeting), meeting_of(dossier, case.other)) == before


def test_a_step_that_is_no_engagement_passes_a_closed_gate(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.sign.id], Changes(state="dropped", day=DAY))
    assert action_of(dossier, case.other).state == "dropped"


def test_distributed_minutes_keep_their_words_and_their_states_go_on(case: Case, dossier: Dossier) -> None:
    meeting = meeting_of(dossier, case.meeting)
    meeting.state = "distributed"
    with dossier.write("Distribute") as writing:
        writing.save(meeting)
    for changes in (Changes(person=case.rosa.id), Changes(body=case.body.id), Changes(deadline="")):
        with pytest.raises(Refusal, match="2015-02/D1-A1"):
            change_lines(dossier, [case.sign.id, case.budget.id], changes)
    assert action_of(dossier, case.other).responsible_person_id is None
    change_lines(dossier, [case.budget.id], Changes(state="done", day=DAY, note="Fait"))
    assert action_of(dossier, case.meeting).state == "done"


def test_nothing_to_change_and_lines_that_are_gone_are_refused(case: Case, dossier: Dossier) -> None:
    for ids, changes in (
        ([case.budget.id], Changes(day=DAY)),
        ([case.budget.id, "gone"], Changes(state="done")),
        ([], Changes(state="done")),
    ):
        with pytest.raises(Refusal):
            change_lines(dossier, ids, changes)
    assert action_of(dossier, case.meeting).state == "open"


def test_many_lines_are_named_as_far_as_a_sentence_goes(tmp_path: Path) -> None:
    decisions = [a_decision(f"Décision {n}") for n in range(9)]
    dossier = a_dossier(tmp_path, a_meeting(decisions=decisions), name="many.cufdesk")
    with pytest.raises(Refusal, match=r"2015-02/D6 and 3 more\."):
        change_lines(dossier, [one.id for one in decisions], Changes(nature="budget"))
    dossier.close()


def test_the_history_says_what_was_changed(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.budget.id], Changes(state="done", day=DAY))
    change_lines(dossier, [case.first.id, case.second.id], Changes(theme="Forum"))
    change_lines(dossier, [case.budget.id], Changes(note="Envoyé", day=DAY))
    assert last_labels(dossier, 3) == [
        "Note progress of 2015-02/D1-A1",
        "Change 2 lines of the register",
        "Change 2015-02/D1-A1 in the register",
    ]


# carrying over -------------------------------------------------------------------------------------------


def test_actions_are_carried_to_the_agenda_of_a_meeting_once(case: Case, dossier: Dossier) -> None:
    assert carry_over(dossier, [case.budget.id], case.other.id).added == 1
    (item,) = meeting_of(dossier, case.other).agenda
    assert item.carried_id == case.budget.id
    assert item.title == Bilingual(
        "2015-02/D1-A1 – Établir le budget", "2015-02/D1-A1 – Elaborar el presupuesto"
    )
    with pytest.raises(Refusal):
        carry_over(dossier, [case.budget.id], case.other.id)
    assert len(meeting_of(dossier, case.other).agenda) == 1
    history.undo(dossier)
    assert meeting_of(dossier, case.other).agenda == []


def test_a_new_meeting_is_made_with_what_is_carried_to_it(case: Case, dossier: Dossier) -> None:
    new = Meeting(title=Bilingual("Prochaine réunion"), first_day=date(2015, 9, 1))
    done = carry_over(dossier, [case.sign.id, case.budget.id], new)
    assert done.added == 2
    assert [item.carried_id for item in meeting_of(dossier, new).agenda] == [case.budget.id, case.sign.id]
    assert last_labels(dossier, 1) == ["Carry 2 actions over to “Prochaine réunion”"]
    history.undo(dossier)
    with dossier.read() as reading:
        assert reading.get(Meeting, new.id) is None


def test_only_open_actions_of_other_meetings_are_carried_over(case: Case, dossier: Dossier) -> None:
    change_lines(dossier, [case.budget.id], Changes(state="done", day=DAY))
    refused = {
        "2015-02/D1-A1": ([case.budget.id], case.other.id),
        "2015-02/D1": ([case.first.id], case.other.id),
        "2015-05/D1-A1": ([case.sign.id], case.other.id),
    }
    for named, (ids, target) in refused.items():
        with pytest.raises(Refusal) as told:
            carry_over(dossier, ids, target)
        assert f"{named}." in told.value.sentence
    with pytest.raises(Refusal):
        carry_over(dossier, [case.sign.id], Meeting())
    assert meeting_of(dossier, case.other).agenda == []


def test_the_agenda_of_distributed_minutes_stays_as_it_is(case: Case, dossier: Dossier) -> None:
    meeting = meeting_of(dossier, case.other)
    meeting.state = "distributed"
    with dossier.write("Distribute") as writing:
        writing.save(meeting)
    with pytest.raises(Refusal):
        carry_over(dossier, [case.budget.id], case.other.id)
    assert meeting_of(dossier, case.other).agenda == []


def test_what_may_change_in_distributed_minutes_is_no_word_of_theirs() -> None:
    words = set(WORDS["action"]) | set(WORDS["decision"])
    assert words.isdisjoint({"state", "evidence", "theme", "nature", "progress"})
    assert {"responsible_person_id", "responsible_organisation_id", "deadline"} <= words


def test_what_a_gate_holds_back_is_what_gates_say(case: Case, dossier: Dossier) -> None:
    assert set(HELD_NATURES) == set(register.HELD_NATURES)
    change_lines(dossier, [case.sign.id], Changes(nature="other"))
    change_lines(dossier, [case.sign.id], Changes(state="under_way", day=DAY))
    with pytest.raises(Refusal):  # it would be an engagement that is under way
        change_lines(dossier, [case.sign.id], Changes(nature="signature"))
    assert action_of(dossier, case.other).nature == "other"
