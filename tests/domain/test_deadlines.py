"""When an action is due, late, and on which days the office is closed."""

from __future__ import annotations

from datetime import date

import pytest

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.deadline_words import deadline_words, holiday_note
from cufdesk.domain.deadlines import Due, effective_deadline, is_late
from cufdesk.domain.holidays import easter, holiday, is_working_day, working_day_until
from cufdesk.domain.meetings import Action, CoResponsible
from cufdesk.domain.responsibles import responsibles
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.words import WORDS
from tests.makers import an_action

HIGH_LEVEL = Milestone(
    title=Bilingual("Rencontre de haut niveau", "Encuentro de alto nivel"),
    first_day=date(2015, 6, 29),
    last_day=date(2015, 6, 30),
)
HAND_OVER = Milestone(title=Bilingual("Remise"), first_day=date(2015, 7, 15))
NO_DAY = Milestone(id="without-a-day", title=Bilingual("Assises"))
KNOWN = {one.id: one for one in (HIGH_LEVEL, HAND_OVER, NO_DAY)}


def test_a_day_that_was_set_is_the_deadline() -> None:
    due = effective_deadline(an_action(deadline=date(2015, 5, 29), precision="exact"), {})
    assert due == Due(date(2015, 5, 29))
    assert not due.holiday


def test_words_alone_give_no_day() -> None:
    due = effective_deadline(an_action(deadline_text="le plus rapidement possible", precision="fuzzy"), KNOWN)
    assert due.day is None
    assert due.words.fr == "le plus rapidement possible"
    assert due
    assert not effective_deadline(an_action(), KNOWN)


def test_a_deadline_before_an_event_moves_with_it() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, deadline_offset=-7, precision="relative")
    due = effective_deadline(action, KNOWN)
    assert (due.day, due.event, due.offset) == (date(2015, 6, 22), HIGH_LEVEL, -7)
    later = Milestone(id=HIGH_LEVEL.id, first_day=date(2015, 7, 6))
    assert effective_deadline(action, {later.id: later}).day == date(2015, 6, 29)


def test_without_an_offset_it_is_the_event_itself() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, precision="relative")
    assert effective_deadline(action, KNOWN).day == date(2015, 6, 29)


@pytest.mark.parametrize("event", [NO_DAY.id, "gone"])
def test_an_event_without_a_day_gives_none(event: str) -> None:
    assert effective_deadline(an_action(deadline_event_id=event, deadline_offset=-7), KNOWN).day is None


def test_the_end_of_the_calendar_gives_no_day() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, deadline_offset=-(10**7))
    assert effective_deadline(action, KNOWN).day is None


def test_the_day_before_the_hand_over_is_a_holiday_and_the_monday_counts() -> None:
    action = an_action(deadline_event_id=HAND_OVER.id, deadline_offset=-1, precision="relative")
    due = effective_deadline(action, KNOWN)
    assert (due.day, due.holiday) == (date(2015, 7, 14), "national")
    assert due.working_day == date(2015, 7, 13)


def test_an_action_is_late_the_day_after() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, deadline_offset=-7)
    assert not is_late(action, KNOWN, date(2015, 6, 22))
    assert is_late(action, KNOWN, date(2015, 6, 23))
    action.state = "done"
    assert not is_late(action, KNOWN, date(2015, 6, 23))
    assert not is_late(an_action(), KNOWN, date(2015, 6, 23))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2015, 4, 6), "easter_monday"),
        (date(2015, 5, 14), "ascension"),
        (date(2015, 5, 25), "whit_monday"),
        (date(2015, 7, 14), "national"),
        (date(2015, 7, 15), ""),
        (date(2024, 5, 9), "ascension"),
        (date(2026, 4, 6), "easter_monday"),
        (date(2025, 12, 25), "christmas"),
    ],
)
def test_public_holidays(day: date, name: str) -> None:
    assert holiday(day) == name
    assert not name or name in WORDS["holiday"]


def test_easter_is_a_sunday_of_spring() -> None:
    known = {1999: (4, 4), 2000: (4, 23), 2015: (4, 5), 2025: (4, 20), 2038: (4, 25), 2285: (3, 22)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known
    for year in range(1900, 2200):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_the_last_working_day_is_never_later_and_is_worked() -> None:
    assert working_day_until(date(2015, 7, 14)) == date(2015, 7, 13)
    assert working_day_until(date(2015, 6, 28)) == date(2015, 6, 26)
    assert working_day_until(date(2015, 6, 29)) == date(2015, 6, 29)
    assert working_day_until(date(2016, 5, 16)) == date(2016, 5, 13)
    assert not is_working_day(date(2015, 6, 27))


def test_all_who_carry_an_action_come_in_their_order() -> None:
    action = an_action(responsible_organisation_id="cuf")
    action.with_others = [
        CoResponsible(action_id=action.id, person_id="rosa"),
        CoResponsible(action_id=action.id),
        CoResponsible(action_id=action.id, words=Bilingual("AMF", "AMF")),
    ]
    found = responsibles(action)
    assert [(one.person_id, one.organisation_id, one.words.fr) for one in found] == [
        (None, "cuf", ""),
        ("rosa", None, ""),
        (None, None, "AMF"),
    ]
    assert responsibles(an_action()) == []


def _said(action: Action, language: str) -> str:
    return deadline_words(effective_deadline(action, KNOWN), translator(language)).replace("\xa0", " ")


def test_a_relative_deadline_is_said_with_the_day_it_comes_to() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, deadline_offset=-7)
    assert _said(action, "fr") == "7 jours avant « Rencontre de haut niveau », soit le 22 juin 2015"
    assert (
        _said(action, "es") == "7 días antes de «Encuentro de alto nivel», es decir, el 22 de junio de 2015"
    )
    assert _said(action, "en") == "7 days before “Rencontre de haut niveau”, that is 22 June 2015"
    action.deadline_offset = 1
    assert _said(action, "fr") == "1 jour après « Rencontre de haut niveau », soit le 30 juin 2015"
    action.deadline_offset = None
    assert _said(action, "fr") == "le jour même de « Rencontre de haut niveau », soit le 29 juin 2015"


def test_the_words_of_the_minutes_go_before_ours() -> None:
    action = an_action(deadline_event_id=HIGH_LEVEL.id, deadline_offset=-7)
    action.deadline_text = Bilingual("une semaine avant la rencontre")
    assert _said(action, "fr") == "une semaine avant la rencontre, soit le 22 juin 2015"
    action.deadline_event_id = NO_DAY.id
    assert _said(action, "fr") == "une semaine avant la rencontre"


def test_other_deadlines_are_said_as_they_are() -> None:
    assert _said(an_action(), "fr") == ""
    assert _said(an_action(deadline_text="dès que possible"), "fr") == "dès que possible"
    assert _said(an_action(deadline=date(2015, 7, 1)), "fr") == "1er juillet 2015"
    fuzzy = an_action(deadline=date(2015, 7, 1), deadline_text="début juillet", precision="fuzzy")
    assert _said(fuzzy, "fr") == "1er juillet 2015 · début juillet"


def test_a_public_holiday_is_told_with_the_day_that_counts() -> None:
    due = effective_deadline(an_action(deadline=date(2015, 7, 14)), {})
    said = {
        language: holiday_note(due, translator(language)).replace("\xa0", " ")
        for language in ["fr", "es", "en"]
    }
    assert said["fr"] == "le 14 juillet est férié (fête nationale) : au plus tard le lundi 13 juillet 2015"
    assert (
        said["es"]
        == "el 14 de julio es feriado en Francia (fiesta nacional): a más tardar el lunes 13 de julio de 2015"
    )
    assert said["en"] == "14 July is a public holiday (National Day): by Monday 13 July 2015 at the latest"
    assert holiday_note(effective_deadline(an_action(deadline=date(2015, 7, 13)), {}), translator("fr")) == ""
