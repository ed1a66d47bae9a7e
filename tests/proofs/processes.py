"""Programs that proofs start, kill and start again: forked from one server that has imported everything.

A start then costs some milliseconds instead of half a second, and the server has no thread and no open file.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.proofs.transactions", "cufdesk.cli", "cufdesk.usecases.printing"])
PATIENCE = 60.0  # seconds after which a program counts as hung


class Program:
    """A running function in a process of its own, and what it has said."""

    def __init__(self, process: BaseProcess, voice: Connection) -> None:
        self._process = process
        self._voice = voice
        self.said: list[Any] = []

    def hear(self, patience: float = PATIENCE) -> Any:
        """Wait for the next thing that the program says; None when it is dead or silent for too long."""
        try:
            if not self._voice.poll(patience):
                return None
            self.said.append(self._voice.recv())
        except (EOFError, OSError):
            return None
        return self.said[-1]

    def tell(self, word: Any) -> None:
        """Say something to the program."""
        self._voice.send(word)

    @property
    def ended_by_itself(self) -> bool:
        """Tell whether a program that is dead was not killed."""
        return self._process.exitcode not in {None, -signal.SIGKILL}

    def kill(self) -> list[Any]:
        """Kill the program at once, and return all that it has ever said."""
        self._process.kill()
        self._process.join()
        while self.hear(0) is not None:
            pass
        return self.said

    def end(self) -> int | None:
        """Wait until the program ends by itself; return its exit status, None when it hangs."""
        self._process.join(PATIENCE)
        return self._process.exitcode


@contextmanager
def started(function: Callable[..., None], *arguments: Any) -> Iterator[Program]:
    """Run `function(voice, *arguments)` in a process of its own; killed at the end if it still runs."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=function, args=(theirs, *arguments), daemon=True)
    process.start()
    theirs.close()
    program = Program(process, ours)
    try:
        yield program
    finally:
        program.kill()
        ours.close()
        process.close()
