"""Every status has a name in every language, and every keyed field names a known group."""

from __future__ import annotations

import pytest

from cufdesk.country_words import COUNTRY
from cufdesk.domain.records import ALL, TABLES
from cufdesk.i18n import translator
from cufdesk.words import WORDS


def test_every_keyed_field_names_a_group() -> None:
    groups = {c.info["words"] for table in TABLES.values() for c in table.columns if "words" in c.info}
    assert groups <= WORDS.keys()
    assert {"modality", "seat_category", "account"} <= groups


def test_defaults_are_keys_of_their_group() -> None:
    for record in ALL:
        for column in record.__table__.columns:
            group = column.info.get("words")
            default = column.default.arg if column.default is not None else ""
            assert not group or not default or default in WORDS[group], f"{record.__name__}.{column.name}"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_word_is_translated(language: str) -> None:
    t = translator(language)
    spelled_alike = {
        "Absent",
        "Association",
        "Budget",
        "Cc",
        "Chile",
        "France",
        "International",
        "Invitation",
        "Liaison",
        "No",
        "Programme",
        "Signature",
        "public",
    }
    spelled_alike |= set(COUNTRY.values())  # Angola, Cuba, Portugal
    left = {word for group in WORDS.values() for word in group.values() if t._(word) == word}
    assert left <= spelled_alike
