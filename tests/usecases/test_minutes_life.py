"""The life of minutes: what each act does, what it refuses, and what no undo takes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Remark
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.history import undo
from cufdesk.usecases.meetings import delete_meeting, save_meeting
from tests.makers import a_decision, a_meeting, a_sending, an_action


@pytest.fixture
def meeting(dossier: Dossier) -> Meeting:
    return save_meeting(dossier, a_meeting(decisions=[a_decision(actions=[an_action()])], state="to_write"))


def _read(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


def _remark(text: str = "Le lieu manque.") -> Remark:
    return Remark(meeting_id="", author="Ambassade", about="D1", text=text)


def _yesterday() -> date:
    return life.today() - timedelta(days=1)


def test_minutes_are_begun_once(dossier: Dossier, meeting: Meeting) -> None:
    assert life.start_writing(dossier, meeting.id).state == "in_progress"
    with pytest.raises(Refusal, match="begun already"):
        life.start_writing(dossier, meeting.id)
    undo(dossier)
    assert _read(dossier, meeting).state == "to_write"


def test_each_draft_that_leaves_has_the_next_number(dossier: Dossier, meeting: Meeting) -> None:
    versions = [life.send_draft(dossier, meeting.id).version for _time in range(3)]
    assert versions == ["0.1", "0.2", "0.3"]
    sent = _read(dossier, meeting)
    assert sent.state == "remarks"
    assert sent.remarks_until == life.default_remarks_until()


def test_a_draft_that_the_register_knows_as_sent_is_not_sent_under_its_number(
    dossier: Dossier, meeting: Meeting
) -> None:
    with dossier.write("Sent by hand") as writing:
        writing.save(a_sending(record_id=meeting.id, state="sent"))
    assert life.send_draft(dossier, meeting.id).version == "0.2"


def test_a_day_for_remarks_that_has_passed_is_refused(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="passed"):
        life.send_draft(dossier, meeting.id, _yesterday())
    assert _read(dossier, meeting).state == "to_write"


def test_days_on_which_nobody_answers_are_told() -> None:
    said = life.day_warning(date(2015, 7, 14)).replace("\u00a0", " ")
    assert said == "14 July 2015 is a public holiday in France: National Day of France."
    assert "Independence Day" in life.day_warning(date(2015, 9, 16))
    assert not life.day_warning(date(2015, 9, 16), ("FR",))
    assert life.day_warning(date(2015, 7, 12)).endswith("2015 is a Sunday.")
    assert not life.day_warning(date(2015, 7, 13))


def test_a_remark_is_noted_and_answered(dossier: Dossier, meeting: Meeting) -> None:
    noted = life.add_remark(dossier, meeting.id, _remark())
    (remark,) = noted.remarks
    assert (remark.state, remark.day) == ("open", life.today())
    with pytest.raises(Refusal, match="not taken in"):
        life.answer_remark(dossier, meeting.id, remark.id, taken=False)
    answered = life.answer_remark(dossier, meeting.id, remark.id, taken=False, reply="Il est dit plus haut.")
    assert [(one.state, one.reply) for one in answered.remarks] == [("refused", "Il est dit plus haut.")]
    with pytest.raises(Refusal, match="not there"):
        life.answer_remark(dossier, meeting.id, "nobody", taken=True)


def test_a_remark_needs_words_and_an_author(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="what the remark says"):
        life.add_remark(dossier, meeting.id, _remark(" "))
    with pytest.raises(Refusal, match="who made"):
        life.add_remark(dossier, meeting.id, Remark(meeting_id="", text="Le lieu manque."))


@pytest.mark.parametrize("about", ["D1-A1", "d1-a1", "2015-02/D1-A1", " A1 "])
def test_the_place_of_a_remark_is_named_as_the_minutes_print_it(
    dossier: Dossier, meeting: Meeting, about: str
) -> None:
    remark = _remark()
    remark.about = about
    assert life.add_remark(dossier, meeting.id, remark).remarks[0].about == "D1-A1"


@pytest.mark.parametrize("about", ["D4-A99", "D2", "A", "1", "2015-03/D1"])
def test_a_remark_about_nothing_in_the_minutes_is_refused(
    dossier: Dossier, meeting: Meeting, about: str
) -> None:
    remark = _remark()
    remark.about = about
    with pytest.raises(Refusal, match="These minutes have no"):
        life.add_remark(dossier, meeting.id, remark)
    assert _read(dossier, meeting).remarks == []


def test_a_reply_stays_where_the_same_answer_is_given_again(dossier: Dossier, meeting: Meeting) -> None:
    (remark,) = life.add_remark(dossier, meeting.id, _remark()).remarks
    for reply in ("Ajouté.", None):
        answered = life.answer_remark(dossier, meeting.id, remark.id, taken=True, reply=reply)
        assert answered.remarks[0].reply == "Ajouté."
    with pytest.raises(Refusal, match="why this remark"):  # the reason for yes is none for no
        life.answer_remark(dossier, meeting.id, remark.id, taken=False)


def test_an_open_remark_holds_approval_and_distribution_back(dossier: Dossier, meeting: Meeting) -> None:
    noted = life.add_remark(dossier, meeting.id, _remark())
    for act in (life.approve, life.distribute):
        with pytest.raises(Refusal, match="1 remark is still to be answered"):
            act(dossier, meeting.id)
    with pytest.raises(Refusal, match="1 remark"):
        life.distribute(dossier, meeting.id, unapproved=True)
    life.answer_remark(dossier, meeting.id, noted.remarks[0].id, taken=True)
    approved = life.approve(dossier, meeting.id, day=date(2015, 3, 4))
    assert (approved.state, approved.approved_on, approved.tacitly) == ("approved", date(2015, 3, 4), False)
    with pytest.raises(Refusal, match="approved already"):
        life.send_draft(dossier, meeting.id)


def test_silence_counts_only_when_its_day_has_passed(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="No draft was sent"):
        life.approve(dossier, meeting.id, tacitly=True)
    sent = life.send_draft(dossier, meeting.id)
    assert not life.is_silent(sent)
    with pytest.raises(Refusal, match="Remarks can be made until"):
        life.approve(dossier, meeting.id, tacitly=True)
    sent.remarks_until = _yesterday()
    save_meeting(dossier, sent)
    assert life.is_silent(_read(dossier, meeting))
    approved = life.approve(dossier, meeting.id, tacitly=True)
    assert (approved.state, approved.tacitly, approved.approved_on) == ("approved", True, _yesterday())


def test_distribution_is_v1_and_no_undo_takes_it_back(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="not approved"):
        life.distribute(dossier, meeting.id)
    life.approve(dossier, meeting.id)
    given = life.distribute(dossier, meeting.id, day=date(2015, 3, 5))
    assert (given.state, given.version, given.distributed_on) == ("distributed", "1.0", date(2015, 3, 5))
    with pytest.raises(Refusal, match="engaged others"):
        undo(dossier)
    with pytest.raises(Refusal, match="already"):
        life.distribute(dossier, meeting.id)
    with pytest.raises(Refusal, match="somebody holds them"):
        delete_meeting(dossier, meeting.id)


def test_distribution_is_taken_back_by_an_act_of_its_own(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="not been distributed"):
        life.take_back_distribution(dossier, meeting.id)
    life.distribute(dossier, meeting.id, unapproved=True)
    taken = life.take_back_distribution(dossier, meeting.id)
    assert (taken.state, taken.version, taken.distributed_on) == ("draft", "0.1", None)
    assert life.distribute(dossier, meeting.id, unapproved=True).version == "1.0"  # it had not left


def test_minutes_that_were_not_distributed_are_the_draft_that_they_were(
    dossier: Dossier, meeting: Meeting
) -> None:
    for _time in range(3):
        life.send_draft(dossier, meeting.id)
    life.distribute(dossier, meeting.id, unapproved=True)
    taken = life.take_back_distribution(dossier, meeting.id)
    assert (taken.state, taken.version) == ("remarks", "0.3")
    assert life.send_draft(dossier, meeting.id).version == "0.4"


def test_a_draft_after_a_version_that_left_has_no_number_of_an_earlier_one(
    dossier: Dossier, meeting: Meeting
) -> None:
    for _time in range(2):
        life.send_draft(dossier, meeting.id)
    life.distribute(dossier, meeting.id, unapproved=True)
    with dossier.write("Sent") as writing:
        writing.save(a_sending(record_id=meeting.id, state="sent", version="1.0", draft=False))
    assert life.take_back_distribution(dossier, meeting.id).version == "1.0"
    assert life.send_draft(dossier, meeting.id).version == "0.3"


def test_what_left_as_v1_goes_out_anew_as_v1_1(dossier: Dossier, meeting: Meeting) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    with dossier.write("Sent") as writing:
        writing.save(a_sending(record_id=meeting.id, state="sent", version="1.0", draft=False))
    life.take_back_distribution(dossier, meeting.id)
    assert life.distribute(dossier, meeting.id, unapproved=True).version == "1.1"


def test_what_lives_on_is_saved_after_distribution(dossier: Dossier, meeting: Meeting) -> None:
    given = life.distribute(dossier, meeting.id, unapproved=True)
    given.notes = "Relancer l’Ambassade"
    given.decisions[0].state = "under_way"
    given.decisions[0].theme = "Rencontre"
    given.decisions[0].actions[0].state = "done"
    given.decisions[0].actions[0].evidence = "Courriel du 3 mars"
    save_meeting(dossier, given)
    assert _read(dossier, meeting).decisions[0].actions[0].evidence == "Courriel du 3 mars"
    given.decisions[0].actions[0].deadline = date(2015, 3, 31)
    with pytest.raises(life.NeedsCorrection, match="numbered correction"):
        save_meeting(dossier, given)
    assert _read(dossier, meeting).decisions[0].actions[0].deadline is None


def test_no_save_gives_distributed_minutes_another_version(dossier: Dossier, meeting: Meeting) -> None:
    given = life.distribute(dossier, meeting.id, unapproved=True)
    given.version = "2.0"
    with pytest.raises(Refusal, match="another version"):
        save_meeting(dossier, given)


def test_words_are_not_changed_together_with_taking_the_distribution_back(
    dossier: Dossier, meeting: Meeting
) -> None:
    given = life.distribute(dossier, meeting.id, unapproved=True)
    given.state, given.place = "draft", "Lyon"
    with pytest.raises(life.NeedsCorrection):
        save_meeting(dossier, given)


def test_a_meeting_that_is_gone_is_refused(dossier: Dossier) -> None:
    with pytest.raises(Refusal, match="not there"):
        life.approve(dossier, "nobody")
