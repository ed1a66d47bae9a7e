"""An open dossier for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from tests.makers import a_dossier


@pytest.fixture(autouse=True)
def english() -> None:
    """Let sentences be compared: other tests leave the screen in other languages."""
    set_language("en")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()
