"""Kill -9 while a document is printed: under the target's name there is always a whole document.

Two programs print two documents over the same file again and again, by the press and by what keeps a
previewed document, and one or both of them are killed at a random moment. What a killed print leaves beside
the target is gone with a later print, once it is a day old.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from cufdesk.documents.printing import to_pdf
from cufdesk.press.story import Paragraph, Story
from cufdesk.usecases.kept_pdfs import clear_half_printed, keep_pdf
from tests.proofs.outcome import Outcome
from tests.proofs.processes import Program, started

_LONGEST = 0.08  # seconds between the first print and the kill
_CONTROL_TRIALS = 60
_DAY = 24 * 3600
_TARGET = "printed.pdf"


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Kill printing programs `runs` times, and see that a careless one is found out."""
    random = Random(seed)
    outcome = Outcome("prints", runs, seed)
    whole = _whole_documents(folder)
    place = folder / "place"
    place.mkdir()
    for run in range(runs):
        _print_and_kill(place, random, both=random.random() < 0.5, careless=False)
        wrong = _fault(place, whole)
        if wrong:
            outcome.fail(f"run {run}", wrong)
        left = _left(place)
        outcome.counts["files left by a kill"] += len(left)
        wrong = _forgotten(place, left)
        if wrong:
            outcome.fail(f"run {run}", wrong)
    outcome.counts["prints"] = runs
    outcome.require(outcome.counts["files left by a kill"], "no kill hit a file under way")
    failed = 0
    for trial in range(1, _CONTROL_TRIALS + 1):
        _print_and_kill(place, random, both=False, careless=True)
        if _fault(place, whole):
            failed = trial
            break
    outcome.require(failed, "a careless print lost nothing: these kills prove nothing")
    outcome.counts["kills until the control failed"] = failed
    return outcome


def story(number: int) -> Story:
    """Return one of the two documents."""
    text = f"Document {number}. " + "Le secrétariat prépare la rencontre. " * 12
    return Story(f"Document {number}", "fr", [Paragraph(text)] * (3 + 20 * number))


def _whole_documents(folder: Path) -> list[bytes]:
    found = []
    for number in range(2):
        path = folder / f"whole{number}.pdf"
        to_pdf(story(number), path)
        found.append(path.read_bytes())
    return found


def _print_and_kill(place: Path, random: Random, *, both: bool, careless: bool) -> None:
    """Let two programs print over the same file, and kill one or both in the midst of it."""
    with ExitStack() as stack:
        programs: list[Program] = [
            stack.enter_context(started(_print_on, str(place / _TARGET), number, careless))
            for number in range(2)
        ]
        for program in programs:
            program.hear()
        time.sleep(random.uniform(0, _LONGEST))
        programs[0].kill()
        if not both:
            programs[1].hear()
        programs[1].kill()


def _print_on(voice: Connection, target: str, number: int, careless: bool) -> None:
    """Print a document over a file for ever, and say so each time."""
    path = Path(target)
    own = story(number)
    for turn in count():
        if careless:
            with path.open("wb") as file:
                to_pdf(own, file)
        elif turn % 2:
            keep_pdf(path.read_bytes(), path)
        else:
            to_pdf(own, path)
        voice.send(turn)


def _fault(place: Path, whole: list[bytes]) -> str:
    """Return what is wrong with the file that has the name."""
    found = (place / _TARGET).read_bytes()
    return "" if found in whole else f"{len(found)} bytes that are no whole document"


def _left(place: Path) -> list[Path]:
    return [path for path in place.iterdir() if path.name != _TARGET]


def _forgotten(place: Path, left: list[Path]) -> str:
    """Return what is wrong with how the leftovers go: the young stay, for they may be somebody's."""
    clear_half_printed(place)
    if any(not path.exists() for path in left):
        return "a file that may be under way was removed"
    for path in left:
        os.utime(path, (time.time() - _DAY - 60,) * 2)
    clear_half_printed(place)
    remaining = _left(place)
    return f"never removed: {remaining}" if remaining else ""
