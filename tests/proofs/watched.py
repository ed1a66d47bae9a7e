"""A second SQLite under the real dossier, whose every write to the disk is seen.

Python's own sqlite3 cannot show what it writes, apsw can. While `watched(disk)` lasts, the storage opens its
connections through it, with its own pragmas and statements.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import apsw
from typing_extensions import override

from cufdesk.storage import file
from tests.proofs.disk import Disk

_NAME = "watched"


@contextmanager
def watched(disk: Disk, *pragmas: str) -> Iterator[None]:
    """Let the storage write through apsw, pragmas added to its own, and note what it writes."""
    vfs = _Vfs(disk)

    def connect(address: str, *, timeout: float, **_known: Any) -> _Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(address, flags=flags, vfs=_NAME)
        connection.set_busy_timeout(int(timeout * 1000))
        return _Connection(connection, pragmas)

    with patch.object(file, "sqlite3", SimpleNamespace(connect=connect)):
        yield
    vfs.unregister()


class _Vfs(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(_NAME, "")

    @override
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self._disk, name, flags)

    @override
    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self._disk.delete(os.path.basename(filename))


class _File(apsw.VFSFile):
    """A file whose writes are noted; temporary ones have no name, and are gone after a power cut anyway."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        plain = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk = disk if plain else Disk()
        self._name = os.path.basename(plain or "")
        super().__init__("", name, flags)

    @override
    def xWrite(self, data: Any, offset: int) -> None:
        super().xWrite(data, offset)
        self._disk.write(self._name, offset, bytes(data))

    @override
    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.truncate(self._name, newsize)

    @override
    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.sync(self._name)


class _Connection:
    """What SQLAlchemy and the storage use of a connection of sqlite3, over one of apsw."""

    def __init__(self, connection: apsw.Connection, pragmas: Sequence[str]) -> None:
        self._connection = connection
        self._pragmas = list(pragmas)
        self.isolation_level = None

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def cursor(self) -> _Cursor:
        while self._pragmas:  # at the first use, after those that the storage sets
            self._connection.execute(self._pragmas.pop())
        return _Cursor(self._connection)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> _Cursor:
        cursor = _Cursor(self._connection)
        cursor.execute(sql, values)
        return cursor

    def commit(self) -> None:
        if self.in_transaction:
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], *, deterministic: bool = False
    ) -> None:
        self._connection.create_scalar_function(name, function, count, deterministic=deterministic)


class _Cursor:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[Any] = iter(())
        self.description: Any = None
        self.rowcount = -1
        self.arraysize = 1

    @property
    def lastrowid(self) -> int:
        return self._connection.last_insert_rowid()

    def execute(self, sql: str, values: Any = ()) -> None:
        self._run(lambda cursor: cursor.execute(sql, values or None))

    def executemany(self, sql: str, rows: Sequence[Any]) -> None:
        self._run(lambda cursor: cursor.executemany(sql, rows))

    def _run(self, run: Callable[[apsw.Cursor], apsw.Cursor]) -> None:
        def describe(cursor: apsw.Cursor, _sql: str, _values: Any) -> bool:
            self.description = tuple((*column, *[None] * 5) for column in cursor.get_description()) or None
            return True

        before = self._connection.total_changes()
        cursor = self._connection.cursor()
        cursor.exec_trace = describe
        self._rows = iter(run(cursor).fetchall())
        self.rowcount = self._connection.total_changes() - before

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def close(self) -> None:
        self._rows = iter(())
