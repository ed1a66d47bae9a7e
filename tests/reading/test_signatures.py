"""Signature blocks against what a careful reader gets out of them; precision and recall are stated here."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.folding import words_of
from cufdesk.reading.contacts_found import ContactFound, Found
from cufdesk.reading.signatures import read_signatures

FOLDER = Path(__file__).parent / "signatures"


def blocks(name: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return list(tomllib.load(file)["block"])


def as_entry(contact: ContactFound) -> dict[str, Any]:
    """Return a contact as the corpus writes one."""
    position = contact.positions[0] if contact.positions else None
    found: dict[str, Found | None] = {
        "title": contact.civility,
        "given_names": contact.given_names,
        "first_surname": contact.first_surname,
        "second_surname": contact.second_surname,
        "function": position.function if position else None,
        "body": position.body if position else None,
        "street": contact.street,
        "postcode": contact.postcode,
        "city": contact.city,
        "country": contact.country,
    }
    entry: dict[str, Any] = {name: value.value for name, value in found.items() if value}
    lists = {
        "phones": [f"{phone.kind} {phone.phone.shown}" for phone in contact.phones],
        "emails": [email.value for email in contact.emails],
        "websites": [page.value for page in contact.websites],
        "doubtful": ["name"] if contact.first_surname and contact.first_surname.doubtful else [],
    }
    return entry | {name: values for name, values in lists.items() if values}


def facts(people: list[dict[str, Any]]) -> Counter[tuple[int, str, str]]:
    """Return what is said of people as single facts, with whose they are."""
    return Counter(
        (number, name, value)
        for number, person in enumerate(people)
        for name, values in person.items()
        for value in (values if isinstance(values, list) else [values])
    )


def measured(name: str) -> tuple[float, float, list[str]]:
    """Return precision and recall over all facts of a part of the corpus, and what went wrong."""
    right = told = expected = 0
    wrong = []
    for block in blocks(name):
        read = facts([as_entry(contact) for contact in read_signatures(block["text"], block["country"])])
        wanted = facts(block["person"])
        right += (read & wanted).total()
        told += read.total()
        expected += wanted.total()
        wrong += [f"+ {fact}" for fact in read - wanted] + [f"- {fact}" for fact in wanted - read]
    return right / told, right / expected, wrong
