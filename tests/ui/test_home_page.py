from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.cover import Cover
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_checks.finding import Place
from cufdesk.domain.values import Bilingual
from cufdesk.storage.home import Missing
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.minutes_check import blanks_window
from cufdesk.ui.minutes_check.blanks_window import BlanksWindow
from cufdesk.ui.pages.home import CountdownCard, HomePage
from cufdesk.ui.pages.home_words import said_blanks, said_missing
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.ui.parts.spoken_days import days_to, said_from_today
from cufdesk.usecases.blanks import LeftOpen, blanks, left_open
from cufdesk.usecases.files import create_dossier
from cufdesk.usecases.meetings import save_meeting
from cufdesk.words import BLANK_KIND
from tests.ui.conftest import Settle


@pytest.fixture
def in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "today", staticmethod(lambda: date(2015, 3, 20)))


def rows(window: MainWindow) -> dict[str, RowButton]:
    return {row.accessibleName(): row for row in window._pages["home"].findChildren(RowButton)}


def texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window._pages["home"].findChildren(QLabel)]


def test_the_days_to_both_dates_are_counted(in_march: None, sample_window: MainWindow) -> None:
    shown = texts(sample_window)
    assert "101" in shown  # 20 March to 29 June
    assert "117" in shown  # to 15 July


def test_past_dates_are_said_in_words(monkeypatch: pytest.MonkeyPatch, sample_window: MainWindow) -> None:
    cards = sample_window._pages["home"].findChildren(CountdownCard)
    assert len(cards) == 2
    assert all("years ago" in card.accessibleName() for card in cards)


def test_countdowns_are_of_one_width_whatever_their_titles(
    in_march: None, sample_window: MainWindow, settle: Settle
) -> None:
    dossier = sample_window.desk.dossier
    with dossier.write("Two dates") as writing:
        day = date(2015, 8, 1)
        for title in ("Une date dont le titre est si long qu’aucune carte ne le montre en entier", "Ici"):
            writing.save(Milestone(title=Bilingual(title), first_day=day, last_day=day, counted=True))
    sample_window.resize(1024, 640)
    settle()
    cards = [card for card in sample_window._pages["home"].findChildren(CountdownCard) if card.isVisible()]
    assert len(cards) >= 3
    widths = {card.width() for card in cards}
    assert max(widths) - min(widths) <= 2


def test_a_countdown_opens_its_date(
    in_march: None, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    card = sample_window._pages["home"].findChildren(CountdownCard)[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    settle()
    assert sample_window._key == "calendar"
    assert sample_window._pages["calendar"].shown_id()


def test_every_line_opens_its_record(
    in_march: None, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert sample_window.desk.dossier.read_only is False  # opened: the blanks are told, too
    settle()
    opened = set()
    for name in sorted(set(rows(sample_window)) - {"Who could tell…"}):
        sample_window.go("home")
        settle()
        rows(sample_window)[name].click()
        settle()
        assert sample_window._key != "home"
        assert sample_window._page is not None
        assert sample_window._page.shown_id() or name == "The whole history", name
        opened.add(sample_window._key)
    assert {"meetings", "contacts", "committee", "calendar", "agreements", "history"} <= opened


def test_a_new_dossier_says_how_to_begin(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    path = str(tmp_path / "new.cufdesk")
    create_dossier(path, Cover(title=Bilingual("Nouveau"))).close()
    window.files.open_path(path)
    settle()
    acts = {made.text() for made in window._pages["home"].findChildren(QPushButton)}
    assert {"Read minutes…", "Go to the contacts", "Print…"} <= acts


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
def test_nothing_needs_sideways_scrolling(
    sample_window: MainWindow, size: tuple[int, int], settle: Settle
) -> None:
    sample_window.resize(*size)
    settle()
    page = sample_window._pages["home"]
    assert isinstance(page, HomePage)
    assert page._area.horizontalScrollBar().maximum() == 0


def test_missing_things_are_counted_in_words() -> None:
    for sort in ("section", "translation", "remark", "silence", "modality", "signature"):
        assert said_missing(Missing(sort, 1, "person", "x")).startswith("1 ")
        assert said_missing(Missing(sort, 3, "person", "x")).startswith("3 ")
    for kind in BLANK_KIND:
        assert said_blanks(LeftOpen(kind, False, 1, Place("action", "x"))).startswith("1 ")
        assert said_blanks(LeftOpen(kind, False, 3, Place("action", "x"))).startswith("3 ")
    assert said_blanks(LeftOpen("deadline", True, 2, Place("action", "x"))).endswith("precise")


def test_what_is_to_complete_is_what_the_list_of_blanks_has(
    in_march: None, sample_window: MainWindow, settle: Settle
) -> None:
    dossier = sample_window.desk.dossier  # opened: the page asks the list
    settle()
    found = blanks(dossier)
    counted = left_open(dossier)
    assert sum(one.count for one in counted) == len(found)
    shown = rows(sample_window)
    assert all(said_blanks(one) in shown for one in counted)
    missing = sample_window._pages["home"]._home.missing  # type: ignore[attr-defined]
    assert f"{len(found) + sum(one.n for one in missing)}" in texts(sample_window)


def test_a_blank_that_is_filled_in_is_counted_no_more(
    in_march: None, sample_window: MainWindow, settle: Settle
) -> None:
    dossier = sample_window.desk.dossier
    settle()
    assert "10 actions that nobody is responsible for" in rows(sample_window)
    with dossier.read() as reading:
        meeting = next(one for one in reading.all(Meeting) if one.reference == "2015-02")
    action = next(action for one in meeting.decisions for action in one.actions if action.number == "A10")
    action.responsible = Bilingual("CUF")
    save_meeting(dossier, meeting)
    settle()
    assert "9 actions that nobody is responsible for" in rows(sample_window)


def test_the_blanks_stand_under_who_could_tell_and_lead_to_their_field(
    in_march: None,
    sample_window: MainWindow,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = blanks(sample_window.desk.dossier)
    settle()
    rows(sample_window)["Who could tell…"].click()
    settle()
    (window,) = sample_window.findChildren(BlanksWindow)
    gone: list[Place] = []
    monkeypatch.setattr(blanks_window, "go_there", lambda _desk, place, _parent: gone.append(place))
    assert window.hint.text() == f"{len(found)} blanks, by who could probably tell."
    chosen = window.chosen()
    assert chosen is not None
    assert chosen.place == found[0].place
    assert chosen.todo in window.why.text().lower()
    window.tree.setFocus()
    qtbot.keyClick(window.tree, Qt.Key.Key_Return)
    assert gone == [chosen.place]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2015, 3, 20), "today"),
        (date(2015, 3, 21), "in 1 day"),
        (date(2015, 6, 29), "in 101 days"),
        (date(2015, 3, 19), "1 day ago"),
        (date(2015, 1, 20), "59 days ago"),
        (date(2014, 12, 20), "3 months ago"),
        (date(2013, 3, 20), "24 months ago"),
        (date(2012, 3, 21), "2 years ago"),
        (date(2012, 3, 20), "3 years ago"),
    ],
)
def test_how_far_a_day_is(day: date, said: str) -> None:
    assert said_from_today(day, date(2015, 3, 20)) == said


@pytest.mark.parametrize(("today", "days"), [(28, 1), (29, 0), (30, 0)])
def test_a_period_that_lasts_is_now(today: int, days: int) -> None:
    assert days_to(date(2015, 6, 29), date(2015, 6, 30), date(2015, 6, today)) == days


def test_a_period_that_is_over_is_past() -> None:
    assert days_to(date(2015, 6, 29), date(2015, 6, 30), date(2015, 7, 2)) == -2


def test_the_last_changes_tell_who(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    path = str(tmp_path / "signed.cufdesk")
    create_dossier(path, Cover(title=Bilingual("Nouveau")), author="Claire").close()
    from tests.makers import a_person

    window.desk.settings.author = "Diego"
    window.files.open_path(path)
    from cufdesk.usecases.contacts import save_person

    save_person(window.desk.dossier, a_person())
    settle()
    shown = " ".join(texts(window))
    assert "Claire" in shown
    assert "Diego" in shown
    assert str(datetime.now(UTC).astimezone().hour) in shown


def test_a_card_counts_what_it_does_not_show_and_leads_to_it(
    sample_window: MainWindow, settle: Settle
) -> None:
    page = sample_window._pages["home"]
    assert isinstance(page, HomePage)
    assert page._home is not None
    late, total = len(page._home.late), page._home.totals["late"]
    assert total > late
    assert str(total) in texts(sample_window)
    rest = rows(sample_window)[f"and {total - late} more"]
    rest.click()
    settle()
    assert sample_window._key == "calendar"
