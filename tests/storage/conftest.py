"""An open dossier for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from tests.storage.making import a_cover


@pytest.fixture(autouse=True)
def english() -> None:
    """Let sentences be compared: other tests leave the screen in other languages."""
    set_language("en")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "visite.cufdesk")


@pytest.fixture
def dossier(path: str) -> Iterator[Dossier]:
    made = Dossier.create(path, a_cover(), author="Ana")
    yield made
    made.close()
