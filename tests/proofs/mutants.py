"""Deliberate mistakes in the journal: the proofs must find every one, and find nothing without one.

Each mutant is a line of the journal's own text, written wrongly. It runs in a process of its own, where the
module is loaded from the changed text; there the laws run on random histories until one of them fails.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from typing_extensions import override

from tests.proofs.outcome import ROOT, Outcome

_FOUND, _LIVES = 3, 0


class Mutant(NamedTuple):
    """A mistake: in which module, which text, and what stands there instead."""

    module: str
    right: str
    wrong: str


_JOURNAL = "cufdesk.storage.journal"
MUTANTS = {
    "what a write replaces is forgotten": Mutant(
        f"{_JOURNAL}.fold", "sorted(writes - replaced[name])", "sorted(writes)"
    ),
    "the later clock wins in silence": Mutant(
        f"{_JOURNAL}.fold", "if len({side.value for side in sides}) > 1:", "if False:"
    ),
    "a deletion always wins": Mutant(f"{_JOURNAL}.fold", "if not going_on and not unseen:", "if ends:"),
    "a deletion has seen nothing": Mutant(
        f"{_JOURNAL}.fold", "return frozenset(change.replaces[ALL])", "return frozenset()"
    ),
    "an edit that meets a deletion is not listed": Mutant(
        f"{_JOURNAL}.fold", "return True, tuple(sides) if ended else ()", "return True, ()"
    ),
    "a repair has another id in each copy": Mutant(
        f"{_JOURNAL}.merge",
        '"|".join((*key, *ends))',
        '"|".join((*key, *ends, __import__("secrets").token_hex(4)))',
    ),
    "a repair is not made": Mutant(
        f"{_JOURNAL}.merge", "report.repaired = _repair(connection, states)", "report.repaired = 0"
    ),
    "the node is kept in the program": Mutant(f"{_JOURNAL}.clock", "secrets.token_hex(6)", '"0" * 12'),
    "the tables do not follow the merge": Mutant(
        f"{_JOURNAL}.merge",
        "            report.touched[key] = now\n",
        "            pass\n",
    ),
    "a merge leaves the last write behind": Mutant(
        f"{_JOURNAL}.merge", "for seq, *written in incoming:", "for seq, *written in incoming[:-1]:"
    ),
    "a deletion is noted as an update of nothing": Mutant(
        f"{_JOURNAL}.capture", '_Noted("delete", {}, _before(record))', '_Noted("update", {}, {})'
    ),
    "an undo replaces nothing": Mutant(
        f"{_JOURNAL}.undo",
        "{name: now}, {name: self._now.tips[name]})\n            values",
        "{name: now}, {name: []})\n            values",
    ),
    "an undo leaves what was deleted": Mutant(
        f"{_JOURNAL}.undo", "            self._bring_back()\n", "            pass\n"
    ),
    "an undo of a merge forgets what it brought": Mutant(
        f"{_JOURNAL}.undo", "reversal(connection, [*brought, target])", "reversal(connection, [target])"
    ),
    "a reopened conflict is settled by the clock": Mutant(
        f"{_JOURNAL}.undo",
        "for layer, value in enumerate(sides):",
        "for layer, value in enumerate(sides[-1:]):",
    ),
}


def prove(runs: int, seed: int, _folder: Path) -> Outcome:
    """Let each mutant meet so many histories; the program itself must pass as many."""
    return prove_some(list(MUTANTS), runs, seed)


def prove_some(names: Sequence[str], runs: int, seed: int) -> Outcome:
    """Let the named mutants meet so many histories each."""
    outcome = Outcome("mutants", runs, seed)
    for name in names:
        status, said = _run(name, runs, seed)
        outcome.counts["caught"] += status == _FOUND
        if status == _LIVES:
            outcome.fail(name, "lives")
        elif status != _FOUND:
            outcome.fail(name, f"ended with {status}: {said[-300:]}")
    status, said = _run("", runs, seed)
    outcome.require(status == _LIVES, f"the program itself fails: {said[-600:]}")
    return outcome


def _run(name: str, runs: int, seed: int) -> tuple[int, str]:
    command = [sys.executable, "-m", "tests.proofs.mutants", name, str(runs), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200)
    return done.returncode, done.stdout + done.stderr


def text_of(mutant: Mutant) -> str:
    """Return the right text of a mutant's module."""
    return (ROOT / f"{mutant.module.replace('.', '/')}.py").read_text("utf-8")


class _Finder(importlib.abc.MetaPathFinder):
    """Loads one module from its changed text."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.origin is not None
        return importlib.util.spec_from_loader(fullname, _Loader(fullname, spec.origin, self._mutant))


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, mutant: Mutant) -> None:
        super().__init__(fullname, path)
        self._mutant = mutant

    @override
    def get_code(self, fullname: str) -> object:  # type: ignore[override]  # never from a cache
        text = text_of(self._mutant)
        assert text.count(self._mutant.right) == 1, f"the text of {fullname} has changed: mend the mutant"
        return compile(text.replace(self._mutant.right, self._mutant.wrong), self.path, "exec")


def _meet(name: str, runs: int, seed: int) -> int:
    """Load the mutant in this process and let it meet the laws."""
    if name:
        sys.meta_path.insert(0, _Finder(MUTANTS[name]))
    from cufdesk.i18n import set_language
    from tests.proofs.histories import prove as prove_histories

    set_language("en")
    with tempfile.TemporaryDirectory() as folder:
        try:
            outcome = prove_histories(runs, seed, Path(folder))
        except Exception as error:  # noqa: BLE001 - a mutant may fail in any way: it is found all the same
            print(f"{type(error).__name__}: {error}")
            return _FOUND
    print(outcome.line())
    return _LIVES if outcome.holds else _FOUND


if __name__ == "__main__":
    sys.exit(_meet(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
