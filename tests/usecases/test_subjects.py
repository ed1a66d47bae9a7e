"""What each subject refuses with a sentence, and what it lets pass on purpose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.cover import Cover
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import agreements, budgets, calendar, committee, contacts, files, meetings, visits
from tests.makers import (
    a_budget,
    a_committee,
    a_conversion,
    a_cover,
    a_decision,
    a_line,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_quota,
    a_seat,
    a_visit,
    an_agreement,
    an_organisation,
)

LATER, EARLIER = date(2015, 7, 2), date(2015, 7, 1)


def test_a_contact_by_function_alone_is_kept(dossier: Dossier) -> None:
    contacts.save_person(dossier, a_person("", "", positions=[a_position("Délégué")]))
    with pytest.raises(Refusal, match="neither"):
        contacts.save_person(dossier, a_person("", ""))


def test_a_body_is_not_its_own_parent(dossier: Dossier) -> None:
    body = an_organisation()
    body.parent_id = body.id
    with pytest.raises(Refusal, match="own parent"):
        contacts.save_organisation(dossier, body)


def test_a_period_does_not_end_before_it_starts(dossier: Dossier) -> None:
    reversed_days: dict[str, Any] = {"first_day": LATER, "last_day": EARLIER}
    with pytest.raises(Refusal, match="before"):
        visits.save_visit(dossier, a_visit(**reversed_days))
    with pytest.raises(Refusal, match="before"):
        meetings.save_meeting(dossier, a_meeting(**reversed_days))
    with pytest.raises(Refusal, match="before"):
        calendar.save_milestone(dossier, a_milestone(**reversed_days))
    calendar.save_milestone(dossier, a_milestone(first_day=EARLIER, last_day=EARLIER))
    calendar.save_milestone(dossier, a_milestone(first_day=None, last_day=None))


def test_an_empty_decision_is_refused_by_its_number(dossier: Dossier) -> None:
    empty = a_decision()
    empty.title, empty.text = Bilingual(), Bilingual()
    with pytest.raises(Refusal, match="D1"):
        meetings.save_meeting(dossier, a_meeting(decisions=[empty]))
    empty.number, empty.rank = "", 7168
    without_number = a_meeting()
    without_number.decisions = [a_decision(), empty]
    with pytest.raises(Refusal, match=r"\b2\b"):
        meetings.save_meeting(dossier, without_number)


def test_nobody_sits_twice_in_a_committee(dossier: Dossier) -> None:
    rosa = a_person()
    contacts.save_person(dossier, rosa)
    seats = [a_seat(person_id=rosa.id), a_seat(person_id=rosa.id)]
    with pytest.raises(Refusal, match="two seats"):
        committee.save_committee(dossier, a_committee(seats=seats))
    with pytest.raises(Refusal, match="negative"):
        committee.save_committee(dossier, a_committee(quotas=[a_quota(-1)]))


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "-Infinity"])
def test_an_amount_is_a_number_that_is_not_negative(dossier: Dossier, amount: str) -> None:
    with pytest.raises(Refusal, match="Interprètes"):
        budgets.save_budget(dossier, a_budget(lines=[a_line(amount)]))


def test_an_amount_has_a_currency_and_a_rate_is_above_zero(dossier: Dossier) -> None:
    with pytest.raises(Refusal, match="currency"):
        budgets.save_budget(dossier, a_budget(lines=[a_line("1", currency="")]))
    with pytest.raises(Refusal, match="above zero"):
        budgets.save_budget(dossier, a_budget(conversions=[a_conversion("0")]))
    budgets.save_budget(
        dossier, a_budget(lines=[a_line(None, currency="")], conversions=[a_conversion(None)])
    )


def test_amounts_come_back_to_the_cent(dossier: Dossier) -> None:
    figures = ["0.1", "0.10", "1234567890.123", "100", "9.90"]
    saved = budgets.save_budget(dossier, a_budget(lines=[a_line(figure) for figure in figures]))
    assert [line.amount for line in saved.lines] == [Decimal(figure) for figure in figures]


def test_only_a_signed_agreement_has_a_date_of_signature(dossier: Dossier) -> None:
    with pytest.raises(Refusal, match="signed"):
        agreements.save_agreement(dossier, an_agreement("A", "B", signed_on=EARLIER))
    agreements.save_agreement(dossier, an_agreement("A", "B", signed_on=EARLIER, state="signed"))


# the file and its cover ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"title": Bilingual()},
        {"first_language": "de"},
        {"first_language": "fr+es"},
        {"first_language": ""},
        {"second_language": "fr"},
        {"second_language": "fr+es"},
    ],
)
def test_a_cover_needs_a_title_and_languages_of_ours(tmp_path: Path, fields: dict[str, object]) -> None:
    path = tmp_path / "new.cufdesk"
    with pytest.raises(Refusal):
        files.create_dossier(str(path), a_cover(**fields))
    assert not path.exists()


def test_the_cover_is_changed_under_a_label(dossier: Dossier) -> None:
    cover = dossier.cover()
    cover.title = Bilingual("Autre", "Otra")
    cover.logo = b"\x89PNG" + bytes(range(256))
    cover.second_language = ""
    assert files.save_cover(dossier, cover) == cover
    assert dossier.cover() == cover
    assert files.info(dossier)["title"] == "Autre"
    with pytest.raises(Refusal):
        files.save_cover(dossier, Cover())


def test_a_dossier_is_made_opened_and_checked(tmp_path: Path) -> None:
    path = str(tmp_path / "né à Puebla 100 % #1?.cufdesk")
    files.create_dossier(path, a_cover(), author="Ana").close()
    opened = files.open_dossier(path)
    contacts.save_person(opened, a_person())
    opened.close()
    assert files.check(path) == []
    with pytest.raises(Refusal, match="exists already"):
        files.create_dossier(path, a_cover())
