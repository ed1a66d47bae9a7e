from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cufdesk.ui.desk import Desk
from cufdesk.ui.parts.background import Background
from cufdesk.ui.settings import Settings
from cufdesk.usecases.files import create_dossier
from tests.makers import a_cover


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with an empty dossier open."""
    path = str(tmp_path / "essai.cufdesk")
    create_dossier(path, a_cover()).close()
    background = Background()
    desk = Desk(Settings(), background)
    desk.take(path)
    yield desk
    background.close()
    desk.leave()
