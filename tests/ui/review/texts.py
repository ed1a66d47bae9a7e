"""A relevé of our own, and what is understood of it.

The understanding is written out by hand: the review is tested whatever the rules of reading make of the text.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from cufdesk.reading.understanding import (
    ActionRead,
    AgreementRead,
    BlankRead,
    DateRead,
    DecisionRead,
    Headcount,
    OrganisationRead,
    PersonRead,
    PositionRead,
    QuotaRead,
    RepairRead,
    Understanding,
)
from cufdesk.ui.review.correction import Correction
from cufdesk.ui.review.items import Item
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.review_page import ReviewPage

V = TypeVar("V")

RELEVE = """Relevé de décisions de la visite d’étude de la délégation chilienne
3-4 mars 2016

Lieu : Hôtel de Ville de Rennes

La délégation de trois élus est composée de :
· M. Pedro Salinas, Directeur des relations internationales, Association des communes du Chili (ACHM) ;
· Mme Carmen Ríos, Coordinatrice du Projet Vallées ;

Décisions :
· Un comité aura 4 élus français et 4 élus chiliens (2 maires et 2 gouverneurs). Il siégera le 12 mai.
· La Ville de Rennes signera dès que possible une convention avec l’ACHM.
"""


def place(words: str, text: str = RELEVE) -> tuple[int, int]:
    """Return where words stand first."""
    start = text.index(words)
    return start, start + len(words)


def _action(number: str, words: str) -> ActionRead:
    return ActionRead(number, words, None, (), None, None, "none", place(words))


def _quota(count: int, category: str, words: str, part_of: int | None = None) -> QuotaRead:
    return QuotaRead(count, category, "FR" if "français" in words else "CL", part_of, place(words), words)


def understood() -> Understanding:
    """Return what a careful reader understands of the text."""
    committee = "Un comité aura 4 élus français et 4 élus chiliens (2 maires et 2 gouverneurs)."
    sitting = "Il siégera le 12 mai."
    signing = "La Ville de Rennes signera dès que possible une convention avec l’ACHM."
    director = PositionRead(
        "Directeur des relations internationales", "Association des communes du Chili (ACHM)", 0
    )
    pedro = place(
        "M. Pedro Salinas, Directeur des relations internationales, Association des communes du Chili (ACHM)"
    )
    carmen = place("Mme Carmen Ríos, Coordinatrice du Projet Vallées")
    days = (dt.date(2016, 3, 3), dt.date(2016, 3, 4))
    sitting_day = dt.date(2016, 5, 12)
    return Understanding(
        title=RELEVE.partition("\n")[0],
        title_span=place(RELEVE.partition("\n")[0]),
        start=days[0],
        end=days[1],
        place="Hôtel de Ville de Rennes",
        headcount=Headcount(3, 2),
        people=(
            PersonRead("Pedro Salinas", "M.", "delegate", (director,), pedro),
            PersonRead(
                "Carmen Ríos",
                "Mme",
                "delegate",
                (PositionRead("Coordinatrice", "Projet Vallées", 1),),
                carmen,
            ),
        ),
        organisations=(
            OrganisationRead(
                "Association des communes du Chili",
                "ACHM",
                "CL",
                place("Association des communes du Chili (ACHM)"),
            ),
            OrganisationRead("Projet Vallées", None, None, place("Projet Vallées")),
            OrganisationRead("Ville de Rennes", None, "FR", place("Ville de Rennes")),
        ),
        decisions=(
            DecisionRead(
                "D1",
                "Un comité aura 4 élus français et 4 élus chiliens",
                f"{committee} {sitting}",
                "",
                "adopted",
                None,
                place(f"{committee} {sitting}"),
                (_action("A1", committee), _action("A2", sitting)),
            ),
            DecisionRead("D2", signing[:-1], signing, "", "commitment", "Ville de Rennes", place(signing)),
        ),
        dates=(
            DateRead("3-4 mars 2016", *days, False, "exact", place("3-4 mars 2016")),
            DateRead("12 mai", sitting_day, sitting_day, True, "exact", place("12 mai")),
            DateRead("dès que possible", None, None, False, "fuzzy", place("dès que possible")),
        ),
        quotas=(
            _quota(4, "elected", "4 élus français"),
            _quota(4, "elected", "4 élus chiliens"),
            _quota(2, "mayor", "2 maires", 1),
            _quota(2, "governor", "2 gouverneurs", 1),
        ),
        agreements=(AgreementRead(("Ville de Rennes", "ACHM"), "planned", place(signing)),),
        blanks=(
            BlankRead("responsible", committee, None, place(committee)),
            BlankRead("deadline", "dès que possible", "Ville de Rennes", place("dès que possible")),
        ),
        repairs=(RepairRead("parenthesis", "( 2", "(2", place("(2")),),
        fingerprint="0" * 64,
    )


def a_review() -> Review:
    """Return the review of the text as it begins."""
    return Review(RELEVE, understood())


def as_a(kind: type[V], item: Item) -> V:
    """Return an item's value, which is of a kind."""
    assert isinstance(item.value, kind)
    return item.value


def review_on(page: ReviewPage) -> Review:
    assert page.review is not None
    return page.review


def form_on(page: ReviewPage) -> Correction:
    assert page.form is not None
    return page.form


def editor(page: ReviewPage, key: str) -> Any:
    """Return the editor of an attribute in the form that is open."""
    return form_on(page).form.editor(key)
