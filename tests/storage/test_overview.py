"""What a dossier says that it holds, and what its check finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage import file
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check, info
from tests.storage.making import a_cover, seeds

_PAGE = 4096


@pytest.fixture
def full(path: str) -> str:
    """Make a dossier with something on every page, closed."""
    dossier = Dossier.create(path, a_cover(), author="Ana")
    with dossier.write("seeds") as writing:
        writing.add_all(seeds())
        writing.add_all(Person(given_names=f"Ana {n}", notes=f"note {n} " * 20) for n in range(100))
    dossier.close()
    return path


def changed(path: str, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def kinds(path: str) -> set[str]:
    return {problem.what for problem in check(path)}


def test_it_counts_what_it_holds(full: str) -> None:
    dossier = Dossier.open(full, hold=False)
    with dossier.read() as reading:
        said = info(reading)
    dossier.close()
    assert said["title"] == "Coopération"
    held = {name: count for name, count in said["counts"].items() if count}
    assert held == {
        "people": 101,
        "organisations": 1,
        "visits": 1,
        "meetings": 1,
        "decisions": 1,
        "actions": 1,
    }
    assert (said["last_change"]["who"], said["last_change"]["label"]) == ("Ana", "seeds")
    assert said["last_change"]["when"].endswith("+00:00")


def test_a_sound_dossier_has_no_problem_and_is_not_touched(full: str) -> None:
    before = Path(full).read_bytes()
    assert check(full) == []
    assert Path(full).read_bytes() == before
    assert [entry.name for entry in Path(full).parent.iterdir()] == [Path(full).name]


def test_a_read_only_dossier_can_be_checked(full: str) -> None:
    Path(full).chmod(0o400)
    assert check(full) == []


def test_every_page_wiped_is_noticed(full: str) -> None:
    """Wipe one page after the other: the check finds each, or the file is refused."""
    whole = Path(full).read_bytes()
    unnoticed = []
    for page in range(1, len(whole) // _PAGE):
        Path(full).write_bytes(whole[: page * _PAGE] + bytes(_PAGE) + whole[(page + 1) * _PAGE :])
        try:
            found = kinds(full)
        except Refusal:
            continue
        if not found:
            unnoticed.append(page)
    assert unnoticed == []


def test_pages_of_noise_are_noticed(full: str) -> None:
    whole = Path(full).read_bytes()
    noise = bytes((n * 73 + 41) % 256 for n in range(_PAGE))
    for page in range(1, len(whole) // _PAGE, 7):
        Path(full).write_bytes(whole[: page * _PAGE] + noise + whole[(page + 1) * _PAGE :])
        try:
            assert kinds(full) != set()
        except Refusal as refusal:
            assert "damaged" in refusal.sentence  # noqa: PT017 - either is right


def test_a_missing_row_is_a_broken_reference(full: str) -> None:
    changed(full, "DELETE FROM organisation")
    assert kinds(full) == {"reference"}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE person SET given_names = CAST(x'ff41' AS TEXT) WHERE rowid = 1", {"file"}),
        ("UPDATE meeting SET first_day = '2015-13-45'", {"value", "journal"}),
    ],
)
def test_a_value_that_cannot_be_read_is_noticed(full: str, statement: str, found: set[str]) -> None:
    changed(full, statement)
    assert kinds(full) == found


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.cufdesk").write_text("text")
    with pytest.raises(Refusal):
        check(str(tmp_path / "text.cufdesk"))


def test_a_dossier_that_another_program_writes_is_not_called_damaged(
    full: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_PATIENCE", 0.1)
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal, match="Another program"):
            check(full)
