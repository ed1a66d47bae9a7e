from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.reading.understanding import ActionRead
from cufdesk.ui.desk import Desk
from cufdesk.ui.review.events import event_for
from cufdesk.ui.review.items import Item
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.window import open_review
from tests.ui.review.texts import RELEVE, as_a, review_on, understood

EVENTS = {"m1": "Rencontre de haut niveau · Encuentro de alto nivel", "m2": "Remise du document"}


def _review(words: str, events: dict[str, str] | None = None) -> tuple[Review, Item]:
    review = Review(RELEVE, understood(), EVENTS if events is None else events)
    action = review.in_group("decisions")[1]
    value = replace(as_a(ActionRead, action), deadline_text=words, precision="relative")
    review.correct(action, value)
    return review, action


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("avant la rencontre de haut niveau", "m1"),
        ("en amont de la Rencontre de Haut Niveau", "m1"),
        ("antes del encuentro de alto nivel", "m1"),
        ("avant la rencontre", None),
        ("lors de la visite présidentielle", None),
        ("le plus vite possible", None),
    ],
)
def test_only_a_deadline_that_plainly_means_an_event_is_offered_it(words: str, event: str | None) -> None:
    review, action = _review(words)
    assert event_for(review, action) == event
    assert as_a(ActionRead, action).event is None, "offered, never taken"


def test_of_two_events_with_the_same_words_neither_is_offered() -> None:
    review, action = _review(
        "avant la rencontre de haut niveau", {**EVENTS, "m3": "Rencontre de haut niveau"}
    )
    assert event_for(review, action) is None


def test_it_is_taken_by_a_button_and_kept(desk: Desk, qtbot: QtBot) -> None:
    with desk.dossier.write("Date") as writing:
        event = Milestone(title=Bilingual("Rencontre de haut niveau"), first_day=date(2016, 6, 29))
        key = event.id
        writing.add_all([event])
    window = open_review(desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.done(0))
    window.read_text(
        "Relevé de décisions\n3 mars 2016\n\nDécisions :\n"
        "· La Ville de Rennes enverra le programme avant la rencontre de haut niveau.\n"
    )
    qtbot.waitUntil(lambda: window.step == "review", timeout=10_000)
    page = window.review_page
    [action] = [item for item in review_on(page).in_group("decisions") if item.parent]
    if not as_a(ActionRead, action).deadline_text:
        value = replace(as_a(ActionRead, action), deadline_text="avant la rencontre de haut niveau")
        review_on(page).correct(action, value)
    page.items.view.choose(action)
    assert page.items.event_button.isVisible()
    assert page.items.event_button.toolTip() == "Rencontre de haut niveau"
    page.items.event_button.click()
    assert not page.items.event_button.isVisible()
    assert as_a(ActionRead, action).event == key
    window.keep()
    qtbot.waitUntil(lambda: window.step == "kept", timeout=10_000)
    with desk.dossier.read() as look:
        [meeting] = look.all(Meeting)
        [kept] = meeting.decisions[0].actions
        assert (kept.deadline_event_id, kept.deadline_offset, kept.deadline) == (key, 0, None)
        assert kept.precision == "relative"
