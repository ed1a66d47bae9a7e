"""The program as it is started: which words open a window, what is done before its first paint and after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cufdesk.__main__ import asks_for_window
from cufdesk.usecases.sample import create_sample

ROOT = Path(__file__).resolve().parent.parent

# Starts the program itself and looks at it from the inside.
LOOK = """
import sys
from PySide6.QtCore import QTimer
from cufdesk import app
from cufdesk.__main__ import main

first = {}
after = app.after_first_paint

def look(program, window):
    first.update(modules=set(sys.modules), rail=window.rail.isVisible())
    after(program, window)
    QTimer.singleShot(int(sys.argv[2]), lambda: report(program, window))

def report(program, window):
    heavy = {"sqlalchemy", "reportlab", "babel"}
    print("before", sorted(heavy & first["modules"]))
    print("after", sorted(heavy & set(sys.modules)))
    print("page", window._key or "welcome")
    print("path", window.desk.path)
    window.close()
    program.quit()

app.after_first_paint = look
sys.exit(main(sys.argv[1:2] if sys.argv[1] else []))
"""


def start(path: str, home: Path, wait: int = 0) -> dict[str, str]:
    environment = {**os.environ, "CUFDESK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, path, str(wait)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    return {name: value for name, _space, value in lines}


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["visite.cufdesk"], True),
        (["info"], False),
        (["--help"], False),
        (["new", "visite.cufdesk"], False),
        (["nonsense"], False),
        ([__file__], True),
    ],
)
def test_which_words_open_the_window(arguments: list[str], window: bool) -> None:
    assert asks_for_window(arguments) is window


def test_the_first_paint_loads_nothing_heavy_and_the_rest_follows(tmp_path: Path) -> None:
    path = str(tmp_path / "visite.cufdesk")
    create_sample(path).close()
    seen = start(path, tmp_path / "home", wait=4000)
    assert seen["before"] == "[]"
    assert seen["after"] == "['babel', 'reportlab', 'sqlalchemy']"
    assert seen["page"] == "home"


def test_the_last_dossier_opens_again(tmp_path: Path) -> None:
    path = str(tmp_path / "visite.cufdesk")
    create_sample(path).close()
    assert start("", tmp_path / "home")["page"] == "welcome"
    assert start(path, tmp_path / "home")["path"] == path
    assert start("", tmp_path / "home")["path"] == path
    os.unlink(path)
    assert start("", tmp_path / "home")["page"] == "welcome"


def test_the_file_is_free_once_the_window_is_closed(tmp_path: Path) -> None:
    from cufdesk.storage.dossier import Dossier

    path = str(tmp_path / "visite.cufdesk")
    create_sample(path).close()
    start(path, tmp_path / "home", wait=3000)
    Dossier.open(path).close()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "home",
        "visite.cufdesk",
        "visite.cufdesk.backups",
    ]
