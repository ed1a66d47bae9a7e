"""Damaged files: every way to look at one works or says a sentence; no traceback, no hang, the same bytes."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date
from functools import partial
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from cufdesk import cli
from cufdesk.domain.contacts import Person
from cufdesk.domain.records import SUBJECTS
from cufdesk.refusal import Refusal
from cufdesk.storage import journal_reader
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked
from cufdesk.storage.home import read_home
from cufdesk.storage.list_reader import Query
from cufdesk.storage.listed import LISTED
from cufdesk.storage.lists import Lists
from cufdesk.storage.overview import check
from cufdesk.usecases import backups, files, history, merging, printing, searching, telling
from tests.everything import everything
from tests.makers import a_cover
from tests.proofs.damages import DAMAGES, Damage
from tests.proofs.outcome import ROOT, Outcome
from tests.proofs.processes import started
from tests.proofs.transactions import write

_NAME = "damaged.cufdesk"
_WORKED, _REFUSED, _FOUND, _FAILED = "worked", "refused", "found", "failed"
_COMMANDS = (
    ["info"],
    ["history"],
    ["check"],
    ["search", "ana"],
    ["print", "--list"],
    ["committee"],
    ["budget"],
)


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Look at `runs` damaged files, each sort in its turn; at every eighth by a program of its own, too."""
    outcome = Outcome("damage", runs, seed)
    sound = folder / "sound.cufdesk"
    _make(sound)
    outcome.require(_all_work(sound), "a sound file is refused or called damaged: these looks prove nothing")
    shuffled = Random(seed).sample(DAMAGES, len(DAMAGES))
    outcome.counts["sorts of damage"] = min(runs, len(DAMAGES))
    for run, damage in zip(range(runs), cycle(shuffled), strict=False):
        place = folder / "place"
        place.mkdir()
        path = place / _NAME
        shutil.copyfile(sound, path)
        damage.harm(path, Random(f"{seed} {run}"))
        for wrong in _wrong(path, sound, damage, outcome, in_own_program=run % 8 == 0):
            outcome.fail(f"run {run}, {damage.name}", wrong)
        shutil.rmtree(place)
    return outcome


def _make(path: Path) -> None:
    """Make a sound dossier with something in every table, and free pages."""
    with closing(Dossier.create(str(path), a_cover())) as dossier:
        with dossier.write("everything") as writing:
            writing.add_all(everything())
        for n in range(1, 6):
            write(dossier, n, 15)
        with dossier.write("one more") as writing:
            writing.save(Person(given_names="Ida"))
        history.undo(dossier)


def _all_work(sound: Path) -> bool:
    with started(_look, str(sound)) as program:
        said: dict[str, tuple[str, str]] = program.hear() or {"look": (_FAILED, "")}
    return all(what == _WORKED for what, _text in said.values())


def _wrong(path: Path, sound: Path, damage: Damage, outcome: Outcome, *, in_own_program: bool) -> list[str]:
    """Look at a damaged file in every way, and return what was wrong with that."""
    before = _content(path.parent)
    with started(_look, str(path)) as program:
        said: dict[str, tuple[str, str]] | None = program.hear()
    if said is None:
        return ["looking at it did not end"]
    wrong = [f"{way}: {text}" for way, (what, text) in said.items() if what == _FAILED]
    wrong += [f"{way}: no sentence" for way, (what, text) in said.items() if what == _REFUSED and not text]
    for what, _text in said.values():
        outcome.counts[what] += 1
    if damage.kept and _content(path.parent) != before:
        wrong.append("looking at it changed the file, or left something beside it")
    if damage.found and said["check"][0] not in {_FOUND, _REFUSED}:
        wrong.append("the check found nothing")
    if said["check"][0] != (_WORKED if said["cufdesk check"][1] == "0" else said["check"][0]):
        wrong.append("the command and the check do not agree")
    if in_own_program:
        wrong += _by_command(path)
    with started(_write, str(path), str(sound)) as program:
        said = program.hear()
    if said is None:
        return [*wrong, "writing to it did not end"]
    return wrong + [f"{way}: {text}" for way, (what, text) in said.items() if what == _FAILED]


def _content(folder: Path) -> dict[str, str]:
    return {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() if entry.is_file() else ""
        for entry in folder.iterdir()
    }


def _by_command(path: Path) -> list[str]:
    """Check the file by the program itself: its status is 0 or 1, and there is no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "cufdesk", "check", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        return [f"python -m cufdesk check: {done.returncode} {done.stderr[-300:]}"]
    return []


# the other program -----------------------------------------------------------------------------------------


def _look(voice: Connection, path: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "check": lambda: check(path),
        "open to read": lambda: _read(path, hold=False),
        "open to write": lambda: _read(path, hold=True),
        "info": lambda: _ask(path, files.info),
        "search": lambda: _ask(path, lambda dossier: searching.search(dossier, "ana", 10)),
        "documents": lambda: _ask(path, printing.documents),
        "steps": lambda: _ask(path, history.steps),
        "steps without SQLAlchemy": lambda: journal_reader.read_steps(path),
        "history": lambda: _ask(path, lambda dossier: history.history(dossier, 20)),
        "history told": lambda: _ask(path, _tell),
        "look over": lambda: backups.look_over(path),
        "home": lambda: read_home(path, date(2015, 3, 1), "fr"),
    }
    ways |= {f"list of {kind}": partial(_list, path, kind) for kind in LISTED}
    ways |= {f"cufdesk {' '.join(words)}": partial(_command, path, words) for words in _COMMANDS}
    voice.send({way: _tried(look) for way, look in ways.items()})


def _write(voice: Connection, path: str, sound: str) -> None:
    """Change the file, and bring it home as a copy: whatever works, works; the rest is refused."""
    ways = {
        "write": lambda: _write_a_person(path),
        "undo": lambda: _undo(path),
        "merge": lambda: _ask(sound, lambda dossier: merging.rehearse(dossier, path)),
    }
    voice.send({way: _tried(look) for way, look in ways.items()})


def _tried(look: Callable[[], object]) -> tuple[str, str]:
    try:
        answer = look()
    except Refusal as refusal:
        return _REFUSED, refusal.sentence
    except Exception:  # noqa: BLE001 - any of them is what is looked for
        return _FAILED, "".join(traceback.format_exc().splitlines(keepends=True)[-9:])
    return (_FOUND if isinstance(answer, list) and answer else _WORKED), str(answer)


def _read(path: str, *, hold: bool) -> None:
    with closing(Dossier.open(path, hold=hold)) as dossier, dossier.read() as reading:
        reading.cover()
        for kind in SUBJECTS:
            reading.all(kind)


def _ask(path: str, question: Callable[[Dossier], object]) -> None:
    with closing(Dossier.open(path, hold=False)) as dossier:
        question(dossier)


def _tell(dossier: Dossier) -> None:
    for line in telling.lines(dossier, Asked(), date(2026, 1, 1)):
        telling.told(dossier, line.id, 50)


def _list(path: str, kind: str) -> None:
    with closing(Lists(path)) as lists:
        found = lists.first(Query(kind))
        lists.page(kind, found.rows[:40], "fr")
        lists.rest(Query(kind, "a"))
        lists.suggest(kind, "ana")
        lists.count(kind)


def _command(path: str, words: Sequence[str]) -> str:
    """Run a command; a status other than 0 must come with words for a person."""
    command, *rest = words
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main([command, path, *rest])
    if status not in {0, 1} or "Traceback" in err.getvalue():
        raise AssertionError(f"{status} {err.getvalue()}")
    if status == 1 and not (err.getvalue() + out.getvalue()).strip():
        raise AssertionError("a refusal without a word")
    return str(status)


def _undo(path: str) -> None:
    with closing(Dossier.open(path)) as dossier:
        history.undo(dossier)


def _write_a_person(path: str) -> None:
    with closing(Dossier.open(path)) as dossier, dossier.write("person") as writing:
        writing.save(Person(given_names="Ana"))
