from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.reading.understanding import (
    AgendaRead,
    DateRead,
    DecisionRead,
    HoursRead,
    OrganisationRead,
    PersonRead,
    PositionRead,
    QuotaRead,
    Understanding,
)
from cufdesk.ui.review.additions import value_from
from cufdesk.ui.review.items import Item, OfficeRead, TitleRead
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.wording import group_summary, spoken, wording
from tests.ui.review.texts import RELEVE, a_review, as_a, place, understood


def test_untouched_review_gives_back_what_was_understood() -> None:
    review = a_review()
    assert not review.touched
    dates = tuple(date for date in review.understanding.dates if date.start)
    assert review.outcome() == replace(review.understanding, dates=dates)


def test_soon_is_told_but_not_kept_until_a_day_is_given() -> None:
    review = a_review()
    soon = review.in_group("dates")[2]
    assert (soon.optional, soon.kept, soon.correctable) == (False, False, True)
    day = dt.date(2016, 4, 1)
    review.correct(soon, replace(as_a(DateRead, soon), start=day, end=day))
    assert soon.kept
    assert review.outcome().dates[2].start == day


def test_left_out_is_not_kept_and_what_refers_to_it_is_counted_anew() -> None:
    review = a_review()
    achm, valleys = review.in_group("bodies")[:2]
    review.accept(achm, False)
    people = review.outcome().people
    assert people[0].positions[0].body is None
    assert review.outcome().organisations[people[1].positions[0].body or 0] == valleys.value
    assert review.touched


def test_quotas_within_a_larger_number_follow_it() -> None:
    review = a_review()
    french, chilean, mayors, _governors = review.in_group("quotas")
    review.accept(french, False)
    outcome = review.outcome().quotas
    assert [quota.part_of for quota in outcome] == [None, 0, 0]
    review.accept(chilean, False)
    assert [quota.part_of for quota in review.outcome().quotas] == [None, None]
    assert mayors.kept


def test_actions_go_with_their_decision() -> None:
    review = a_review()
    decision = review.in_group("decisions")[0]
    actions = [item for item in review.in_group("decisions") if item.parent is decision]
    assert len(actions) == 2
    before = review.kept_count
    review.accept(actions[0], False)
    assert [action.number for action in review.outcome().decisions[0].actions] == ["A2"]
    review.accept(decision, False)
    assert review.kept_count == before - 3
    assert [read.number for read in review.outcome().decisions] == ["D2"]
    review.accept(decision, True)
    assert [action.number for action in review.outcome().decisions[0].actions] == ["A2"]


def test_headcount_follows_the_parts_taken() -> None:
    review = a_review()
    assert (review.declared, review.delegates) == (3, 2)
    person = review.in_group("people")[0]
    review.correct(person, replace(as_a(PersonRead, person), role="liaison"))
    assert review.delegates == 1
    assert review.outcome().headcount.listed == 1


def test_corrections_are_marked_and_taken_back() -> None:
    review = a_review()
    title = review.in_group("about")[0]
    review.accept(title, False)
    review.correct(title, TitleRead("Visite d’étude", title.span))
    assert (title.corrected, title.accepted) == (True, True)
    assert review.outcome().title == "Visite d’étude"
    assert "corrected" in [chip.text for chip in wording(title).chips]
    review.restore(title)
    assert not review.touched


def test_inferred_year_is_confirmed() -> None:
    review = a_review()
    date = review.in_group("dates")[1]
    assert as_a(DateRead, date).year_inferred
    review.confirm_year(date)
    assert not review.outcome().dates[1].year_inferred
    assert date.corrected


def test_added_person_stands_where_the_words_stand_and_knows_the_body() -> None:
    review = a_review()
    item = review.add("people", value_from(review, "people", place("Projet Vallées")))
    positions = (PositionRead("Maire", "ACHM"),)
    review.correct(item, PersonRead("Juan Soto", "M.", "delegate", positions, place("(ACHM) ;")))
    people = review.outcome().people
    assert [person.name for person in people] == ["Pedro Salinas", "Carmen Ríos", "Juan Soto"]
    assert people[2].positions[0].body == 0
    assert item.added

    between = review.add("people", PersonRead("Ana Paz", None, "delegate", (), place("(ACHM) ;")))
    assert [person.name for person in review.outcome().people][1] == "Ana Paz"
    assert review.delegates == 4
    assert between.kept


def test_added_date_gets_the_year_of_the_text_marked_as_inferred() -> None:
    text = RELEVE + "\nAu 9 juin, le bilan."
    review = Review(text, understood())
    value = value_from(review, "dates", place("9 juin", text))
    assert isinstance(value, DateRead)
    assert (value.start, value.year_inferred) == (dt.date(2016, 6, 9), True)


def test_each_group_makes_something_of_any_words() -> None:
    review = a_review()
    words = place("Un comité aura 4 élus français")
    for group in ("people", "bodies", "programme", "decisions", "dates", "quotas", "agreements"):
        item = review.add(group, value_from(review, group, words))
        assert wording(item).title
        assert spoken(item)
    numbers = [d.number for d in review.outcome().decisions]
    assert len(numbers) == len(set(numbers)) == 3


def test_smallest_item_is_found_at_a_place() -> None:
    review = a_review()
    person, body = review.in_group("people")[0], review.in_group("bodies")[0]
    assert review.at(place("Pedro")[0]) is person
    assert review.at(place("ACHM")[0]) is body
    assert review.at(place("Décisions :")[0]) is None


def test_summary_counts_what_is_kept() -> None:
    review = a_review()
    review.accept(review.in_group("people")[0], False)
    assert group_summary(review.in_group("people")) == "1 of 2 kept"
    blanks = review.in_group("blanks")
    assert group_summary(blanks) == str(len(blanks))


def test_empty_text_has_nothing_to_keep() -> None:
    review = Review("", Understanding())
    assert review.kept_count == 0
    assert [item.optional for item in review.items()] == [False, False, False]


@given(st.data())
def test_whatever_is_left_out_references_stay_inside(data: st.DataObject) -> None:
    review = a_review()
    items: list[Item] = list(review.items())
    for item in data.draw(st.lists(st.sampled_from(items))):
        review.accept(item, not item.accepted)
    outcome: Understanding = review.outcome()
    for person in outcome.people:
        for position in person.positions:
            if position.body is not None:
                body: OrganisationRead = outcome.organisations[position.body]
                assert body.name in (position.organisation or "")
    for quota in outcome.quotas:
        if quota.part_of is not None:
            whole: QuotaRead = outcome.quotas[quota.part_of]
            assert whole.side == quota.side
            assert whole.count >= quota.count
    kept = [item for item in items if item.kept]
    assert len(outcome.decisions) == sum(1 for item in kept if isinstance(item.value, DecisionRead))
    assert review.kept_count == len(kept)


def test_frame_of_the_meeting_is_looked_over_and_corrected() -> None:
    hours = HoursRead(dt.time(10), None, place("3-4 mars"))
    agenda = (AgendaRead("Comité", place("Un comité")),)
    read = replace(understood(), hours=hours, chair="Pedro Salinas", secretary="Carmen Ríos", agenda=agenda)
    review = Review(RELEVE, read)
    assert (review.outcome().hours, review.outcome().chair) == (hours, "Pedro Salinas")
    *_before, time, chair, secretary = review.in_group("about")
    assert [wording(item).detail for item in (time, chair, secretary)] == [
        "Hours",
        "Chair",
        "Secretary of the meeting",
    ]
    review.correct(time, replace(hours, end=dt.time(12)))
    review.correct(chair, replace(as_a(OfficeRead, chair), name="Carmen Ríos"))
    review.accept(secretary, False)
    review.accept(review.in_group("agenda")[0], False)
    kept = review.outcome()
    assert kept.hours is not None
    assert (kept.hours.end, kept.chair, kept.secretary, kept.agenda) == (dt.time(12), "Carmen Ríos", None, ())
