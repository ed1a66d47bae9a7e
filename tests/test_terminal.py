"""How commands behave on their streams: encodings, pipes that close, interrupts, progress."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cufdesk import cli
from tests.everything import everything
from tests.makers import a_dossier

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def made(tmp_path: Path) -> str:
    dossier = a_dossier(tmp_path, *everything())
    dossier.close()
    return dossier.path


def cufdesk(*words: str, environment: dict[str, str] | None = None, **streams: Any) -> Any:
    """Run a command in a process of its own."""
    known: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(
        [sys.executable, "-m", "cufdesk", *words],
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | (environment or {}),
        **(known | streams),
    )


def test_json_is_utf_8_whatever_the_terminal_speaks(made: str) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    said = cufdesk("info", made, "--json", environment=ascii_only)
    assert "Coopération" in json.loads(said.stdout.decode("utf-8"))["title"]
    assert b"\\u" not in said.stdout
    assert cufdesk("info", made, environment=ascii_only).returncode == 0


def test_a_reader_who_leaves_is_no_error(made: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    said = cufdesk("search", made, "r", "--json", stdout=write_end)
    os.close(write_end)
    assert (said.returncode, said.stderr) == (0, b"")


def test_an_interrupt_ends_with_130(made: str) -> None:
    code = (
        "import os, signal, sys; from cufdesk import cli, terminal\n"
        # Whoever runs the suite in the background has interrupts ignored, and programs inherit that.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def interrupt(**_): os.kill(os.getpid(), signal.SIGINT); signal.pause()\n"
        "terminal.prepare = interrupt\n"
        "sys.exit(cli.main(['info', sys.argv[1]]))"
    )
    said = subprocess.run([sys.executable, "-c", code, made], capture_output=True, check=False, cwd=ROOT)
    assert (said.returncode, said.stdout, said.stderr) == (130, b"", b"")


def test_progress_goes_to_a_terminal_only(tmp_path: Path, made: str) -> None:
    words = ("print", made, "minutes", "--output", str(tmp_path))
    assert cufdesk(*words).stderr == b""
    ours, theirs = pty.openpty()
    said = cufdesk(*words, stderr=theirs)
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert b"%" in shown
    assert said.stdout.count(b"\n") == 1


def test_help_answers_without_loading_anything_heavy() -> None:
    code = (
        "import sys; from cufdesk import cli; status = cli.main(['--help'])\n"
        "heavy = {'sqlalchemy', 'reportlab', 'babel', 'lxml', 'PySide6'} & set(sys.modules)\n"
        "print(status, sorted(heavy))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.splitlines()[-1] == "0 []"
    assert all(command.name in said.stdout for command in cli.COMMANDS)
