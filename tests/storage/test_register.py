from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain import register
from cufdesk.domain.base import Record
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import AgendaItem, CoResponsible, Meeting
from cufdesk.domain.register import Counts, Line, Scope, counted, natural, ordered, wanted
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.register import Register, read_register, register_of
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, an_action, an_organisation

TODAY = date(2015, 3, 20)


class Case:
    """A dossier with two meetings: what each action is for stands in its text."""

    def __init__(self) -> None:
        self.cuf = an_organisation("CUF", name=Bilingual("Cités Unies France"), side="french")
        self.rosa = a_person("Rosa", "Ruiz")
        self.forum = a_milestone("Forum", first_day=date(2015, 4, 10), last_day=None)
        self.late = an_action(
            "Envoyer la note", deadline=date(2015, 3, 1), responsible_person_id=self.rosa.id
        )
        self.done = an_action("Réserver la salle", deadline=date(2015, 3, 1), state="done")
        self.soon = an_action("Inviter les maires", deadline_event_id=self.forum.id, deadline_offset=-15)
        self.soon.nature = "invitation"
        self.soon.responsible = Bilingual("Élu à désigner", "Electo por designar")
        self.shared = an_action("Signer l’accord", nature="signature", deadline_text="bientôt")
        self.shared.with_others = [CoResponsible(action_id=self.shared.id, organisation_id=self.cuf.id)]
        first = a_decision("Le forum", actions=[self.late, self.done, self.soon], theme="Forum")
        second = a_decision("L’accord", actions=[self.shared], beyond_mandate=True)
        self.meeting = a_meeting(decisions=[first, second])
        self.later = an_action("Suite", deadline=date(2015, 12, 1))
        self.next = a_meeting(
            decisions=[a_decision("Plus tard", actions=[self.later], number="")],
            title=Bilingual("Comité", "Comité"),
            reference="2015-10",
            first_day=date(2015, 10, 2),
        )
        self.next.agenda = [AgendaItem(meeting_id=self.next.id, carried_id=self.late.id)]
        self.gate = Gate(decision_id=first.id)
        self.gate.steps = [GateStep(gate_id=self.gate.id, answer="yes"), GateStep(gate_id=self.gate.id)]

    def records(self) -> list[Record]:
        return [self.cuf, self.rosa, self.forum, self.meeting, self.next, self.gate]


@pytest.fixture
def case() -> Case:
    return Case()


@pytest.fixture
def opened(case: Case, tmp_path: Path) -> Iterator[Dossier]:
    dossier = a_dossier(tmp_path, *case.records())
    yield dossier
    dossier.close()


def lines_of(dossier: Dossier, language: str = "fr") -> dict[str, Line]:
    return {line.text: line for line in read_register(dossier.path, language).lines}


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_all_meetings_lines_stand_in_the_order_of_the_records(opened: Dossier) -> None:
    found = read_register(opened.path, "fr").lines
    assert [line.number for line in found] == [
        "2015-02/D1", "2015-02/D1-A1", "2015-02/D1-A2", "2015-02/D1-A3", "2015-02/D2", "2015-02/D2-A1",
        "2015-10/D1", "2015-10/D1-A1",
    ]  # fmt: skip
    assert found[1].text == "Envoyer la note"
    assert found[1].decision == "Le forum"
    assert found[1].meeting == "Échanges avec la délégation"


def test_texts_are_in_the_language_asked_for(opened: Dossier) -> None:
    assert {line.meeting for line in read_register(opened.path, "es").lines} == {
        "Intercambio con la delegación",
        "Comité",
    }


def test_everybody_responsible_is_named_and_the_words_stand_where_nobody_is_linked(opened: Dossier) -> None:
    found = lines_of(opened)
    assert found["Envoyer la note"].responsible == ("Rosa Ruiz",)
    assert found["Signer l’accord"].responsible == ("CUF",)
    assert found["Inviter les maires"].responsible == ("Élu à désigner",)
    assert found["Réserver la salle"].responsible == ()


def test_a_deadline_counted_from_an_event_is_worked_out(opened: Dossier) -> None:
    line = lines_of(opened)["Inviter les maires"]
    assert (line.deadline, line.event, line.offset) == ("2015-03-26", "Forum", -15)


def test_an_event_without_a_day_leaves_the_day_that_was_set(case: Case, tmp_path: Path) -> None:
    case.forum.first_day = None
    case.soon.deadline = date(2015, 5, 1)
    dossier = a_dossier(tmp_path, *case.records())
    assert lines_of(dossier)["Inviter les maires"].deadline == "2015-05-01"
    dossier.close()


def test_a_closed_gate_holds_back_what_engages(case: Case, tmp_path: Path) -> None:
    case.shared.nature = "budget"
    dossier = a_dossier(tmp_path, *case.records())
    held = [text for text, line in lines_of(dossier).items() if line.held]
    assert held == ["Inviter les maires"]
    case.gate.steps[1].answer = "reservations"
    with dossier.write("Open the gate") as writing:
        writing.save(case.gate)
    assert not any(line.held for line in lines_of(dossier).values())
    dossier.close()


def test_an_action_tells_on_which_agenda_it_comes_up_again(opened: Dossier) -> None:
    assert lines_of(opened)["Envoyer la note"].carried == ("2015-10 – Comité",)


def test_what_the_register_can_be_narrowed_to_is_what_it_holds(case: Case, opened: Dossier) -> None:
    choices = read_register(opened.path, "fr").choices
    assert choices.people == ((case.rosa.id, "Rosa Ruiz"),)
    assert choices.bodies == ((case.cuf.id, "CUF"),)
    assert choices.themes == ("Forum",)
    assert [name for _id, name in choices.meetings] == [
        "2015-10 – Comité",
        "2015-02 – Échanges avec la délégation",
    ]
    assert choices.ours == (case.cuf.id,)


def test_a_look_at_the_records_sees_the_same_register(opened: Dossier) -> None:
    with opened.read() as reading:
        assert register_of(reading, "fr") == read_register(opened.path, "fr")


def test_a_file_that_is_no_dossier_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.cufdesk"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    with pytest.raises(Refusal):
        read_register(str(path), "fr")


# which lines are wanted ----------------------------------------------------------------------------------


def whole(dossier: Dossier) -> Register:
    return read_register(dossier.path, "fr")


def test_each_filter_lets_through_what_it_names(case: Case, opened: Dossier) -> None:
    lines = whole(opened).lines
    note, room, mayors, accord, later = (
        "Envoyer la note", "Réserver la salle", "Inviter les maires", "Signer l’accord", "Suite"
    )  # fmt: skip
    cases = {
        Scope(when=register.LATE): [note],
        Scope(when="7"): [mayors],
        Scope(when="30"): [mayors],
        Scope(when=register.UNDATED): [accord],
        Scope(what="action", state=register.UNFINISHED): [note, mayors, accord, later],
        Scope(state="done"): [room],
        Scope(also=register.UNNAMED): [room, later],
        Scope(also=register.HELD): [mayors],
        Scope(also=register.CARRIED): [note],
        Scope(what="action", also=register.BEYOND): [accord],
        Scope(person=case.rosa.id): [note],
        Scope(body=case.cuf.id): [accord],
        Scope(mine=frozenset({case.rosa.id, case.cuf.id})): [note, accord],
        Scope(what="action", theme="Forum"): [note, room, mayors],
        Scope(meeting=case.next.id): ["Plus tard", later],
        Scope(what="decision"): ["Le forum", "L’accord", "Plus tard"],
        Scope(words="sal RESERVER"): [room],
        Scope(words="d1-a2"): [room],
        Scope(words="nowhere"): [],
        Scope(what="action", theme="Forum", when=register.LATE, words="note"): [note],
    }
    for scope, expected in cases.items():
        assert texts(wanted(lines, scope, TODAY)) == expected, scope
    assert wanted(lines, Scope(), TODAY) == lines
    assert Scope().is_whole
    assert not Scope(when="7").is_whole


def test_a_deadline_is_late_from_the_day_after_it(opened: Dossier) -> None:
    lines = whole(opened).lines
    assert texts(wanted(lines, Scope(when=register.LATE), date(2015, 3, 1))) == []
    assert texts(wanted(lines, Scope(when=register.LATE), date(2015, 3, 2))) == ["Envoyer la note"]


def test_the_lines_are_counted(opened: Dossier) -> None:
    assert counted(whole(opened).lines, TODAY) == Counts(decisions=3, actions=5, late=1, soon=1, unnamed=1)


def test_lines_are_put_in_each_order(opened: Dossier) -> None:
    lines = wanted(whole(opened).lines, Scope(what="action"), TODAY)
    note, room, mayors, accord, later = (
        "Envoyer la note", "Réserver la salle", "Inviter les maires", "Signer l’accord", "Suite"
    )  # fmt: skip
    assert texts(ordered(lines, "deadline")) == [note, room, mayors, later, accord]
    assert texts(ordered(lines, "responsible")) == [accord, mayors, note, room, later]
    assert texts(ordered(lines, "meeting")) == [later, note, room, mayors, accord]
    assert texts(ordered(reversed(lines), "number")) == [note, room, mayors, accord, later]


def test_numbers_are_ordered_as_numbers() -> None:
    assert natural("2015-02/D1-A2") < natural("2015-02/D1-A10") < natural("2015-02/D10-A1")


def test_a_meeting_without_decisions_has_no_line(tmp_path: Path) -> None:
    meeting: Meeting = a_meeting()
    dossier = a_dossier(tmp_path, meeting)
    assert read_register(dossier.path, "fr") == Register([], read_register(dossier.path, "fr").choices)
    dossier.close()


@pytest.mark.parametrize("deadline", [None, date(2015, 5, 1)])
@pytest.mark.parametrize("days", [(date(2015, 4, 10), None), (None, date(2015, 4, 12)), (None, None), None])
@pytest.mark.parametrize("offset", [None, 0, -15, 40])
def test_a_deadline_is_what_the_rules_work_out(
    tmp_path: Path,
    deadline: date | None,
    days: tuple[date | None, date | None] | None,
    offset: int | None,
) -> None:
    events = [a_milestone("Forum", first_day=days[0], last_day=days[1])] if days else []
    action = an_action(deadline=deadline, deadline_offset=offset)
    action.deadline_event_id = events[0].id if events else None
    dossier = a_dossier(tmp_path, *events, a_meeting(decisions=[a_decision(actions=[action])]))
    (line,) = [line for line in read_register(dossier.path, "fr").lines if line.is_action]
    due = effective_deadline(action, {event.id: event for event in events})
    assert line.deadline == (due.day.isoformat() if due.day else "")
    dossier.close()
