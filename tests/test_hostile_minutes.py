"""The terminal says of any file that is no text what is wrong with it, in one line, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk import cli
from tests.hostile_files import hostile_files


@pytest.mark.parametrize("name", sorted(hostile_files()))
def test_one_line_for_each_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(hostile_files()[name])
    status = cli.main(["read-minutes", str(path), "--json"])
    said = capsys.readouterr()
    assert status != 0
    assert said.out == ""
    [line] = said.err.strip().splitlines()
    assert name in line
    assert "Traceback" not in line
