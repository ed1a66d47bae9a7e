"""An open dossier for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from tests.makers import a_dossier, a_person


@pytest.fixture(autouse=True)
def english() -> None:
    """Let sentences be compared: other tests leave the screen in other languages."""
    set_language("en")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()


@pytest.fixture
def people() -> list[Person]:
    return [a_person(f"Rosa {n}", "Ruiz", city="Puebla") for n in range(12)]


@pytest.fixture
def home(tmp_path: Path, people: list[Person]) -> str:
    made = a_dossier(tmp_path, *people)
    made.close()
    return made.path
