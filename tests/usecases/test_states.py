"""Committees, budgets and search as the command line answers: values as stored, amounts as texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.searching import search
from cufdesk.usecases.states import budget_state, committee_state
from tests.everything import everything
from tests.makers import a_dossier


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, *everything(), name="full.cufdesk")
    yield made
    made.close()


def test_committees_with_seats_and_rules(full: Dossier) -> None:
    state = committee_state(full)
    [body] = state["bodies"]
    seats = [(seat["side"], seat["category"], seat["person"], seat["step"]) for seat in body["seats"]]
    assert seats == [("partner", "mayor", "Rosa Ruiz", "confirmed"), ("french", "elected", None, "vacant")]
    rules = [(r["rule"], r["required"], r["have"], r["holds"], r["decision"]) for r in body["rules"]]
    assert rules == [("parity", 1, 1, True, "2015-02/D1"), ("category", 1, 1, True, "2015-02/D1")]
    assert all("Partie mexicaine" in rule["sentence"] for rule in body["rules"])
    assert state["mandate"] is None
    [gate] = state["gates"]
    assert (gate["decision"], gate["open"], gate["holds_back"]) == ("2015-02/D1", True, [])
    assert [step["state"] for step in gate["steps"]] == ["yes", "reservations"]


def test_budgets_with_totals_checks_and_rates(full: Dossier) -> None:
    [budget] = budget_state(full)["budgets"]
    planned = {(total["side"], total["currency"]): total["planned"] for total in budget["totals"]}
    assert planned == {
        ("expenditure", "EUR"): "1534.5",
        ("expenditure", "MXN"): "2000",
        ("revenue", "EUR"): "1652.1",
    }
    assert all(total["received"] is None for total in budget["totals"])
    checks = {check["check"]: (check["holds"], check["difference"]) for check in budget["checks"]}
    assert checks["balance"] == (True, "0")
    assert budget["conversions"] == [
        {"from": "MXN", "to": "EUR", "rate": "0.0588", "date": "2015-03-02", "source": "Banque de France"}
    ]


def test_answers_are_json_and_speak_the_language_of_the_screen(full: Dossier) -> None:
    english = budget_state(full)["budgets"][0]["checks"][0]["sentence"]
    set_language("es")
    spanish = budget_state(full)["budgets"][0]["title"]
    assert (english, spanish) == ("Expenditure and revenue are equal.", "Presupuesto del encuentro")
    assert json.loads(json.dumps([budget_state(full), committee_state(full)]))


def test_an_empty_dossier_has_no_committee_and_no_budget(dossier: Dossier) -> None:
    assert committee_state(dossier)["bodies"] == []
    assert budget_state(dossier) == {"budgets": []}


def test_search_says_in_which_words_it_found(full: Dossier) -> None:
    answer = search(full, "ruiz DIRECT", 10)
    assert answer["total"] == 1
    [hit] = answer["results"]
    assert (hit["kind"], hit["title"]) == ("person", "Ruiz, Rosa")
    assert hit["matched"].split() == ["ruiz", "directrice", "directora"]
    assert search(full, "nobody", 10) == {"total": 0, "results": []}
    assert len(search(full, "r", 1)["results"]) == 1
