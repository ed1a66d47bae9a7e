"""A disk that forgets at a power cut: what was not synchronised survives in part, or not at all.

Each file has its own fate. Of what was written since its last synchronisation any subset survives, a write
itself may survive by sectors, and room that was taken but not filled holds noise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

_SECTOR = 512  # bytes: what a disk writes whole or not at all


class _Operation(NamedTuple):
    what: str
    name: str
    at: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Disk:
    """All that was done to the files of a folder, in order."""

    operations: list[_Operation] = field(default_factory=list)

    def write(self, name: str, offset: int, data: bytes) -> None:
        """Note a write."""
        self.operations.append(_Operation("write", name, offset, data))

    def truncate(self, name: str, size: int) -> None:
        """Note a new size."""
        self.operations.append(_Operation("truncate", name, size))

    def sync(self, name: str) -> None:
        """Note that all that was done to a file before is to survive."""
        self.operations.append(_Operation("sync", name))

    def delete(self, name: str) -> None:
        """Note that a file was deleted."""
        self.operations.append(_Operation("delete", name))

    def after_cut(
        self, base: Mapping[str, bytes], cut: int, survival: float, random: Random
    ) -> tuple[dict[str, bytes], int]:
        """Return the files after a power cut before operation `cut`, and how many operations were lost.

        `base` are the files that were there before; an operation that was not synchronised survives with the
        probability `survival`.
        """
        files = {name: bytearray(content) for name, content in base.items()}
        pending: dict[str, list[_Operation]] = {}
        for operation in self.operations[:cut]:
            if operation.what == "sync":
                for done in pending.pop(operation.name, ()):
                    _apply(files, done, Random(0))
            else:
                pending.setdefault(operation.name, []).append(operation)
        lost = 0
        for operations in pending.values():
            for operation in operations:
                if random.random() < survival:
                    for part in _torn(operation, random):
                        _apply(files, part, random)
                else:
                    lost += 1
        return {name: bytes(content) for name, content in files.items()}, lost


def _torn(operation: _Operation, random: Random) -> list[_Operation]:
    """Return what survives of an operation that was under way: mostly all, sometimes some sectors."""
    if operation.what != "write" or random.random() < 0.8:
        return [operation]
    starts = range(0, len(operation.data), _SECTOR)
    return [
        operation._replace(at=operation.at + start, data=operation.data[start : start + _SECTOR])
        for start in starts
        if random.random() < 0.5
    ]


def _apply(files: dict[str, bytearray], operation: _Operation, random: Random) -> None:
    if operation.what == "delete":
        files.pop(operation.name, None)
        return
    content = files.setdefault(operation.name, bytearray())
    if operation.what == "truncate":
        del content[operation.at :]
        return
    hole = operation.at - len(content)
    if hole > 0:
        content.extend(random.randbytes(hole))
    content[operation.at : operation.at + len(operation.data)] = operation.data
