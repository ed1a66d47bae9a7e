from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cufdesk.folding import fold
from cufdesk.reading.understanding import ActionRead, BlankRead, DecisionRead, Understanding
from cufdesk.ui.desk import Desk
from cufdesk.ui.review.become_menu import become_menu
from cufdesk.ui.review.becoming import (
    KINDS,
    become,
    context_sentences,
    possible,
    set_modality,
    take_out_of_context,
)
from cufdesk.ui.review.items import Item
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.review_page import ReviewPage
from cufdesk.ui.review.wording import wording
from tests.ui.review.texts import RELEVE, a_review, as_a, place, review_on

Key = Qt.Key
FIRST = "Un comité aura 4 élus français et 4 élus chiliens (2 maires et 2 gouverneurs)."
SECOND = "La Ville de Rennes signera dès que possible une convention avec l’ACHM."


def _numbers(review: Review) -> list[str]:
    return [_number(item) for item in review.in_group("decisions")]


def _number(item: Item) -> str:
    assert isinstance(item.value, DecisionRead | ActionRead)
    return item.value.number


def _decisions(review: Review) -> tuple[Item, ...]:
    return tuple(item for item in review.in_group("decisions") if item.parent is None)


def _said(read: Understanding) -> str:
    """Return every word that decisions and actions hold."""
    held: list[str] = []
    for decision in read.decisions:
        held += [decision.title, decision.text, decision.context, decision.party or ""]
        for action in decision.actions:
            deadline = str(action.deadline or "")
            held += [action.text, *action.responsible, action.deadline_text or "", deadline]
    return fold(" ".join(held))


def test_decision_becomes_an_action_of_the_one_before_with_its_own_after_it() -> None:
    review = a_review()
    first, second = _decisions(review)
    review.put_action(
        ActionRead("", "Relire", None, ("ACHM",), None, None, "none", place("convention")), second
    )
    made = become(review, second, "action")
    assert made is not None
    assert (made.parent, made.span) == (first, place(SECOND))
    action = as_a(ActionRead, made)
    assert (action.text, action.modality, action.responsible) == (SECOND, "commitment", ("Ville de Rennes",))
    assert _numbers(review) == ["D1", "A1", "A2", "A3", "A4"]
    [kept] = review.outcome().decisions
    assert [one.text for one in kept.actions][2:] == [SECOND, "Relire"]
    assert kept.span == (place(FIRST)[0], place(SECOND)[1])


def test_first_decision_has_none_before_it_to_become_an_action_of() -> None:
    review = a_review()
    first, _second = _decisions(review)
    assert "action" not in possible(review, first)
    assert "context" not in possible(review, first)
    assert become(review, first, "action") is None
    assert not review.can_undo


def test_action_becomes_a_decision_of_its_own_and_everything_is_counted_anew() -> None:
    review = a_review()
    first, _second = _decisions(review)
    action = review.actions_of(first)[1]
    value = replace(as_a(ActionRead, action), responsible=("ACHM", "CUF"), deadline=dt.date(2016, 4, 30))
    review.correct(action, value)
    made = become(review, action, "decision")
    assert made is not None
    assert _numbers(review) == ["D1", "A1", "D2", "D3"]
    decision = as_a(DecisionRead, made)
    assert decision.text == "Il siégera le 12 mai. (ACHM, CUF, 30\u00a0avril 2016)"
    assert (decision.title, decision.span) == ("Il siégera le 12 mai.", place("Il siégera le 12 mai."))
    assert _number(_decisions(review)[2]) == "D3"
    assert not _decisions(review)[2].corrected, "being counted anew is no correction"


def test_there_and_back_again_brings_its_actions_along() -> None:
    review = a_review()
    _first, second = _decisions(review)
    review.put_action(ActionRead("", "Relire", None, (), None, None, "none", place("convention")), second)
    action = become(review, second, "action")
    assert action is not None
    decision = become(review, action, "decision")
    assert decision is not None
    assert [as_a(ActionRead, one).text for one in review.actions_of(decision)] == ["Relire"]
    assert as_a(DecisionRead, decision).party == "Ville de Rennes"


def test_decision_and_action_become_context_of_the_decision_they_follow() -> None:
    review = a_review()
    first, second = _decisions(review)
    assert become(review, review.actions_of(first)[1], "context") is first
    assert become(review, second, "context") is first
    assert as_a(DecisionRead, first).context == f"Il siégera le 12 mai. {SECOND}"
    assert _numbers(review) == ["D1", "A1"]
    assert review.touched


def test_sentence_of_context_becomes_a_decision_or_an_action() -> None:
    review = a_review()
    first, second = _decisions(review)
    become(review, review.actions_of(first)[1], "context")
    become(review, second, "context")
    assert context_sentences(review, first) == ["Il siégera le 12 mai.", SECOND]
    action = take_out_of_context(review, first, "Il siégera le 12 mai.", "action")
    assert action is not None
    assert (action.parent, action.span) == (first, place("Il siégera le 12 mai."))
    decision = take_out_of_context(review, first, SECOND, "decision")
    assert decision is not None
    assert as_a(DecisionRead, decision).text == SECOND
    assert as_a(DecisionRead, first).context == ""
    assert _numbers(review) == ["D1", "A1", "A2", "D2"]
    assert take_out_of_context(review, first, "Cela n’y est pas.", "action") is None


def test_modality_is_given_to_decisions_and_actions_alone() -> None:
    review = a_review()
    first, _second = _decisions(review)
    assert set_modality(review, first, "proposed")
    assert set_modality(review, review.actions_of(first)[0], "commitment")
    assert not set_modality(review, review.in_group("people")[0], "wish")
    kept = review.outcome().decisions[0]
    assert (kept.modality, kept.actions[0].modality) == ("proposed", "commitment")


def test_blank_becomes_an_action_and_a_person_a_body() -> None:
    review = a_review()
    deadline = review.in_group("blanks")[1]
    made = become(review, deadline, "action")
    assert made is not None
    assert as_a(ActionRead, made).responsible == ("Ville de Rennes",)
    assert len(review.outcome().blanks) == 1
    person = review.in_group("people")[1]
    body = become(review, person, "bodies")
    assert body is not None
    assert body.group == "bodies"
    assert len(review.outcome().people) == 1
    assert wording(body).chips[-1].text == "another kind than read"


def test_numbers_that_the_text_gave_itself_stay() -> None:
    read = a_review().understanding
    own = tuple(replace(decision, number=f"D{7 + place}") for place, decision in enumerate(read.decisions))
    review = Review(RELEVE, replace(read, decisions=own))
    first, _second = _decisions(review)
    become(review, review.actions_of(first)[1], "decision")
    assert [_number(item) for item in _decisions(review)] == ["D7", "D9", "D8"]


def test_changes_are_taken_back_and_made_again_one_by_one() -> None:
    review = a_review()
    before = review.outcome()
    first, second = _decisions(review)
    become(review, second, "context")
    review.accept(review.in_group("people")[0], False)
    after = review.outcome()
    review.undo()
    review.undo()
    assert review.outcome() == before
    assert (review.can_undo, review.can_redo, review.touched) == (False, True, False)
    assert _decisions(review) == (first, second), "items are the same as before"
    review.redo()
    review.redo()
    assert review.outcome() == after
    review.undo()
    set_modality(review, first, "wish")
    assert not review.can_redo


@given(steps=st.lists(st.tuples(st.integers(0, 30), st.sampled_from(sorted(KINDS))), max_size=8))
def test_no_word_is_lost_and_everything_is_undone(steps: list[tuple[int, str]]) -> None:
    review = a_review()
    start, changes = review.outcome(), 0
    for which, kind in steps:
        items = review.in_group("decisions")
        if not items or kind not in ("decision", "action", "context"):
            continue
        said = _said(review.outcome())
        if become(review, items[which % len(items)], kind) is not None:
            changes += 1
            now = _said(review.outcome())
            assert set(said.replace(".", " ").split()) <= set(now.replace(".", " ").split())
        for item in review.in_group("decisions"):
            assert item.span is not None
            assert item.parent is None or item.parent in review.in_group("decisions")
    for _step in range(changes):
        review.undo()
    assert review.outcome() == start


# in the window -------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReviewPage:
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_review(a_review(), "releve.txt")
    return page


def test_letters_and_digits_do_it_from_the_list(page: ReviewPage, qtbot: QtBot) -> None:
    review, view = review_on(page), page.items.view
    first, second = _decisions(review)
    view.choose(second)
    qtbot.keyClick(view, Key.Key_A)
    made = page.current()
    assert made is not None
    assert made.parent is first
    assert view.hasFocus()
    qtbot.keyClick(view, Key.Key_3)
    assert as_a(ActionRead, made).modality == "proposed"
    qtbot.keyClick(view, Key.Key_D)
    assert _numbers(review) == ["D1", "A1", "A2", "D2"]
    qtbot.keyClick(view, Key.Key_C)
    assert page.current() is first
    assert SECOND in as_a(DecisionRead, first).context
    qtbot.keyClick(view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _numbers(review) == ["D1", "A1", "A2", "D2"]
    qtbot.keyClick(view, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert _numbers(review) == ["D1", "A1", "A2"]
    page.items.undo_button.click()
    assert _numbers(review) == ["D1", "A1", "A2", "D2"]


def test_menu_offers_kinds_modalities_and_sentences(page: ReviewPage, qtbot: QtBot) -> None:
    review, view = review_on(page), page.items.view
    first, _second = _decisions(review)
    review.correct(first, replace(as_a(DecisionRead, first), context="Il siégera le 12 mai."))
    view.choose(first)
    qtbot.keyClick(view, Key.Key_T)
    [menu] = [shown for shown in page.findChildren(QMenu) if shown.isVisible() and shown.parent() is page]
    names = [act.text() for act in menu.actions()]
    assert "Person" in names
    assert not any(name.startswith("Action") for name in names)
    sentences = next(act.menu() for act in menu.actions() if act.text() == "Il siégera le 12 mai.")
    assert isinstance(sentences, QMenu)
    sentences.actions()[1].trigger()
    assert page.current() in review.actions_of(first)
    menu.close()


def test_menu_marks_the_modality_there_is(page: ReviewPage) -> None:
    review = review_on(page)
    chosen: list[str] = []
    menu = become_menu(
        page, review, _decisions(review)[1], become=chosen.append, modality=chosen.append, sentence=print
    )
    inner = next(act.menu() for act in menu.actions() if act.text() == "Modality")
    assert isinstance(inner, QMenu)
    assert [act.text().partition("\t")[2] for act in inner.actions() if act.isChecked()] == ["5"]
    inner.actions()[0].trigger()
    assert chosen == ["finding"]


def test_selected_words_become_an_action_of_the_decision_they_stand_in(
    page: ReviewPage, qtbot: QtBot
) -> None:
    review = review_on(page)
    page.add("actions", place("signera dès que possible une convention"))
    added = page.current()
    assert added is not None
    assert added.parent is _decisions(review)[1]
    assert as_a(ActionRead, added).number == "A3"
    assert page.apply_form()


def test_blank_left_open_is_said_of_an_item(page: ReviewPage) -> None:
    review = review_on(page)
    made = become(review, review.in_group("quotas")[0], "blanks")
    assert made is not None
    assert as_a(BlankRead, made).kind == "other"
    assert made.value in review.outcome().blanks
