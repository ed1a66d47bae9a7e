"""Understandings made by hand, so that keeping is tested apart from reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from cufdesk.reading.understanding import (
    DateRead,
    DecisionRead,
    OrganisationRead,
    PersonRead,
    PositionRead,
    QuotaRead,
    Understanding,
)

TEXT = (
    "Relevé de la visite, 12-13 février 2015\n"
    "Une journée (29-30 juin à la Maison des villes) réunirait 6 élus français et 6 élus mexicains.\n"
    "Le document serait remis le 15 juillet. Note à envoyer avant le 1er mars."
)


def at(words: str) -> tuple[int, int]:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def a_body_read(name: str, acronym: str | None = None, **fields: Any) -> OrganisationRead:
    return OrganisationRead(name, acronym, fields.pop("country", None), (0, 1), **fields)


def a_person_read(name: str | None, *positions: PositionRead, **fields: Any) -> PersonRead:
    known: dict[str, Any] = {"civility": None, "role": "delegate", "span": (0, 1)}
    return PersonRead(name, positions=positions, **(known | fields))


def a_date_read(words: str, start: date | None, end: date | None = None, **fields: Any) -> DateRead:
    known: dict[str, Any] = {"year_inferred": False, "precision": "exact", "span": at(words)}
    return DateRead(words, start, end or start, **(known | fields))


def a_quota_read(count: int, words: str, **fields: Any) -> QuotaRead:
    known: dict[str, Any] = {"category": "elected", "side": None, "part_of": None, "span": at(words)}
    return QuotaRead(count, text=words, **(known | fields))


def a_decision_read(number: str = "D1", words: str = TEXT.splitlines()[1], **fields: Any) -> DecisionRead:
    known: dict[str, Any] = {"title": "Une journée", "context": "", "modality": "proposed", "party": None}
    return DecisionRead(number, text=words, span=at(words), **(known | fields))


def an_understanding(**fields: Any) -> Understanding:
    known: dict[str, Any] = {
        "title": "Relevé de la visite",
        "start": date(2015, 2, 12),
        "end": date(2015, 2, 13),
        "fingerprint": "f1",
    }
    return Understanding(**(known | fields))
