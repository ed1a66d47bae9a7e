"""The order of writes across copies: a hybrid logical clock, and a node that is new at each opening.

A write is named by its clock and its node. The clock follows the time of day but never falls behind a write
that was seen; the node is random at each opening and never kept in the file, since people copy files. The
clock only decides which value is shown meanwhile: what two sides wrote unseen by each other is a conflict,
however late or early a clock runs.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection, text
from typing_extensions import override

from cufdesk.refusal import Unreadable

_BITS = 16  # below the milliseconds: some 65,000 writes in one of them
_LATEST = 1 << 61  # a time of day that says more than the year 3000 is not followed
MOST = (1 << 62) - 1
"""The latest clock that is taken from another copy; no time of day comes near it."""

NODES = """WITH RECURSIVE known (node) AS (
        SELECT min(node) FROM journal_write
        UNION ALL SELECT (SELECT min(w.node) FROM journal_write AS w WHERE w.node > known.node)
        FROM known WHERE known.node IS NOT NULL)
    SELECT node, (SELECT max(clock) FROM journal_write AS w WHERE w.node = known.node)
    FROM known WHERE node IS NOT NULL"""
"""SQL that gives each node with its latest clock, by a few seeks per node however long the journal is."""


class WriteId(NamedTuple):
    """What names a write in all copies; compares in the order of the clock."""

    clock: int
    node: str

    @override
    def __str__(self) -> str:
        return f"{self.clock:016x}-{self.node}"


def parsed(written: str) -> WriteId:
    """Return the id that `str` wrote; raises Unreadable for anything else."""
    clock, dash, node = written.partition("-")
    if not dash or len(clock) != 16 or not node:
        raise Unreadable(f"{written!r} names no write")
    try:
        return WriteId(int(clock, 16), node)
    except ValueError as error:
        raise Unreadable(f"{written!r} names no write") from error


def at(milliseconds: int) -> int:
    """Return what the clock says at a time of day, in milliseconds since 1970."""
    return min(max(milliseconds, 0) << _BITS, _LATEST)


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


_OF_NODE = text("SELECT coalesce(max(clock), 0) FROM journal_write WHERE node = :node")


class Clock:
    """Gives each write of one opening its id; `now` tells the milliseconds since 1970."""

    def __init__(self, now: Callable[[], int] = _milliseconds) -> None:
        self._now = now
        self._last = 0
        self._own = 0
        self._renew()

    def tick(self, connection: Connection) -> WriteId:
        """Return the id of a write, later than every write that the file holds.

        Where the file does not end, for this node, with the write that was named last, an older content was
        put into it meanwhile (or that write was taken back): a new node goes on, since the writes of a node
        must follow each other without a gap wherever they are.
        """
        if self._own != connection.execute(_OF_NODE, {"node": self.node}).scalar_one():
            self._renew()
        if not self._last:
            self._last = latest(connection)
        self._last = self._own = max(self._last + 1, at(self._now()))
        return WriteId(self._last, self.node)

    def _renew(self) -> None:
        self.node = secrets.token_hex(6)
        self._last = self._own = 0

    def forget(self) -> None:
        """Look again for the latest write: other writes have come in."""
        self._last = 0


def latest(connection: Connection) -> int:
    """Return the latest clock of the file, 0 for a file without a write."""
    return max((clock for _node, clock in connection.execute(text(NODES))), default=0)


def nodes(connection: Connection) -> dict[str, int]:
    """Return the latest clock of each node."""
    return {str(node): int(clock) for node, clock in connection.execute(text(NODES))}
