"""One thread's read-only connection for lists, with the orders it has read.

An order is all entries of a list as an array of entry numbers: four bytes a record, so that a hundred
thousand people cost less than a megabyte.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk.storage.listed import LISTED, in_language
from cufdesk.storage.narrowing import CONDITIONS, ORDERS, teach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType

PAGE = 40  # rows: what a screen shows, and some more
FEW = 2000  # matches up to which all are put in order at once
NEAR = 500  # entries looked at first for words that many hold
ENOUGH = 30  # rows that fill a screen
_CHUNK = 4000
_KEPT_ORDERS = 4
_NOWHERE = 0xFFFFFFFF
_VM_STEPS = 20_000  # of SQLite, a millisecond, between two looks at whether an answer is still wanted


class Cancelled(Exception):
    """The question is not wanted any more."""


class Query(NamedTuple):
    """What a list shows: a kind, filtered by columns, whose entries hold words; rows are in a language.

    `keep` is the id of a record to find again, `top` the place in the list that will be looked at first.
    `order` is one of `narrowing.ORDERS`, empty for that of the index. A filter is a column of the list or a
    condition of `narrowing.CONDITIONS`.
    """

    kind: str
    words: str = ""
    filters: tuple[tuple[str, Any], ...] = ()
    language: str = "fr"
    keep: str = ""
    top: int = 0
    order: str = ""


def always() -> bool:
    """Want an answer whatever happens."""
    return True


def _stop_if_not(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise Cancelled


class Order:
    """All entries of a list in order, and the place of each."""

    def __init__(self, rows: array[int]) -> None:
        self.rows = rows
        self.places = array("I", [_NOWHERE]) * (max(rows, default=0) + 1)
        for start in range(0, len(rows), _CHUNK):
            for place, row in enumerate(rows[start : start + _CHUNK], start):
                self.places[row] = place

    def keep_only(self, found: array[int], wanted: Callable[[], bool]) -> array[int]:
        """Return entries in the list's order, without those that are not in it."""
        return self._marked(found, wanted) if len(found) > len(self.rows) // 6 else self._sorted(found)

    def _sorted(self, found: Iterable[int]) -> array[int]:
        places, size, rows = self.places, len(self.places), self.rows
        known = [places[row] for row in found if row < size]
        known.sort()
        return array("I", [rows[place] for place in known if place != _NOWHERE])

    def _marked(self, found: array[int], wanted: Callable[[], bool]) -> array[int]:
        """Do the same for many entries without sorting; in steps, so that no other thread waits long."""
        size = len(self.places)
        marks = bytearray(size)
        for start in range(0, len(found), _CHUNK):
            _stop_if_not(wanted)
            for row in found[start : start + _CHUNK]:
                if row < size:
                    marks[row] = 1
        kept = array("I")
        for start in range(0, len(self.rows), _CHUNK):
            _stop_if_not(wanted)
            part = self.rows[start : start + _CHUNK]
            kept.extend(compress(part, map(marks.__getitem__, part)))
        return kept


class Reader:
    """A connection and the orders it has read, forgotten when the file has changed."""

    def __init__(self, path: str) -> None:
        self.path = path
        _finish_rollback(path)
        self.connection = sqlite3.connect(
            _uri(path, "ro"), uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
        )
        try:
            self.all("PRAGMA cache_size = -8000")
        except sqlite3.Error:
            self.connection.close()
            raise
        self._version = -1
        self._orders: dict[tuple[Any, ...], Order] = {}
        self._taught = False
        self._first_language = ""

    def all(self, sql: str, *values: Any) -> list[Any]:
        """Return all rows of a statement."""
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_READONLY_ROLLBACK":
                raise
        except UnicodeDecodeError as error:
            # SQLite quotes a damaged schema in letters that are none.
            raise sqlite3.DatabaseError("malformed database schema") from error
        _finish_rollback(self.path)  # who holds the file has died while writing
        return self.connection.execute(sql, values).fetchall()

    def asked(self, sql: str, values: dict[str, Any]) -> list[Any]:
        """Return all rows of a statement whose values have names."""
        return self.connection.execute(sql, values).fetchall()

    def by_rows(self, sql: str, rows: Sequence[int]) -> list[Any]:
        """Return all rows of a statement over entry numbers, `{marks}` in it, a page at a time."""
        found: list[Any] = []
        for start in range(0, len(rows), PAGE):
            part = rows[start : start + PAGE]
            found += self.all(sql.format(marks=",".join("?" * len(part))), *part)
        return found

    def known_order(self, query: Query) -> Order | None:
        """Return the whole list without words, if it has been read before."""
        return self._orders.get(_key(query))

    def order(self, query: Query) -> Order:
        """Return the whole list without words; a newer keystroke does not stop this, it needs it too."""
        order = self.known_order(query)
        if order is None:
            self.stop_unless(None)
            order = Order(self._numbers("row", *_list_sql(query, "e.row"), always))
            while len(self._orders) >= _KEPT_ORDERS:
                del self._orders[next(iter(self._orders))]
            self._orders[_key(query)] = order
        return order

    def first_page(self, query: Query) -> array[int]:
        """Return the first entries of the list without words."""
        sql, values = _list_sql(query, "e.row")
        return array("I", [row for (row,) in self.all(f"{sql} LIMIT {PAGE}", *values)])

    def near_matches(self, query: Query, words: list[str]) -> array[int]:
        """Return a page of matches among the first `NEAR` entries: words that most entries hold are there."""
        sql, values = _list_sql(query, "e.row, ' ' || e.folded AS folded")
        holds = " AND ".join(["instr(folded, ?) > 0"] * len(words))
        near = f"SELECT row FROM ({sql} LIMIT {NEAR}) WHERE {holds} LIMIT {PAGE}"  # noqa: S608 - words are bound
        return array("I", [row for (row,) in self.all(near, *values, *(f" {word}" for word in words))])

    def first_matches(self, query: Query, words: list[str]) -> array[int]:
        """Return the first entries of the list that hold the words, a page of them.

        SQLite walks the list and looks each entry up among the matches: no row of it passes through Python,
        so the window's thread is not in its way.
        """
        holds = " AND e.row IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)"
        sql, values = _list_sql(query, "e.row", holds)
        return array("I", [row for (row,) in self.all(f"{sql} LIMIT {PAGE}", *values, _match(words))])

    def are_few(self, words: list[str]) -> bool:
        """Tell whether not many entries hold the words; counting costs a fraction of reading."""
        some = "SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ?"
        count = f"SELECT count(*) FROM ({some})"  # noqa: S608 - words are bound
        return bool(self.all(count, _match(words), FEW + 1)[0][0] <= FEW)

    def matching(self, words: list[str], wanted: Callable[[], bool]) -> array[int]:
        """Return all entries that hold the words, in no order."""
        sql = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        return self._numbers("rowid", sql, [_match(words)], wanted)

    def look(self) -> None:
        """Notice whether another connection has written since the last question."""
        version = self.all("PRAGMA data_version")[0][0]
        if version != self._version:
            self._version = version
            self._taught = False
            self._orders.clear()
            self._first_language = ""

    def ready_for(self, query: Query) -> Query:
        """Return a question in the order that its language needs, and know the functions for it.

        Bodies are shown by their names in the language asked for, and the index has them in the dossier's.
        """
        if query.kind == "organisation" and not query.order and self._is_in_another(query.language):
            query = query._replace(order="name")
        if query.filters or query.order:
            self.learn()
        return query

    def _is_in_another(self, language: str) -> bool:
        """Tell whether names in a language are not those that the index goes by; English reads French."""
        if not self._first_language:
            found = self.all("SELECT first_language FROM cover")
            self._first_language = found[0][0] if found else "fr"
        return (language == "es") != (self._first_language == "es")

    def learn(self) -> None:
        """Know the functions that conditions of lists need."""
        if not self._taught:
            teach(self.connection)
            self._taught = True

    def stop_unless(self, wanted: Callable[[], bool] | None) -> None:
        """Interrupt what runs from now on as soon as it is not wanted."""
        if wanted is None:
            self.connection.set_progress_handler(None, 0)
        else:
            self.connection.set_progress_handler(lambda: not wanted(), _VM_STEPS)

    def _numbers(
        self, column: str, sql: str, values: Sequence[Any], wanted: Callable[[], bool]
    ) -> array[int]:
        """Return the numbers in a column of a statement, in its order.

        They come as one text: row by row, Python would change hands with the window's thread at each of them.
        The limit keeps SQLite from dropping the order of what it takes for an unordered sum.
        """
        joined = f"SELECT group_concat({column}) FROM ({sql} LIMIT -1)"  # noqa: S608 - our own statements
        text = self.all(joined, *values)[0][0]
        numbers = array("I")
        parts = text.split(",") if text else ()
        for start in range(0, len(parts), _CHUNK):
            _stop_if_not(wanted)
            numbers.extend(map(int, parts[start : start + _CHUNK]))
        return numbers


class Asking:
    """A question under way: looks at the file's version first; fails by `Cancelled` or by a `Refusal`."""

    def __init__(self, reader: Reader, wanted: Callable[[], bool] = always) -> None:
        self._reader = reader
        self._wanted = wanted

    def __enter__(self) -> Reader:
        try:
            self._reader.look()
        except sqlite3.DatabaseError as error:
            refuse(error, self._reader.path)
            raise
        self._reader.stop_unless(self._wanted)
        return self._reader

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.stop_unless(None)
        # An interruption has several sentences ("interrupted", "vtable constructor failed").
        if isinstance(error, sqlite3.OperationalError) and not self._wanted():
            raise Cancelled from error
        if isinstance(error, sqlite3.DatabaseError):
            refuse(error, self._reader.path)


def refuse(error: sqlite3.DatabaseError, path: str) -> None:
    """Raise the refusal for a failure that the world caused, if it is one."""
    from cufdesk.storage.file import refusal_for

    if refusal := refusal_for(error, path):
        raise refusal from error


def _key(query: Query) -> tuple[Any, ...]:
    """Return what the order of a list depends on; that of the index is one for all languages."""
    return query.kind, query.filters, query.order, query.language if query.order else ""


def _match(words: list[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _list_sql(query: Query, columns: str, holds: str = "") -> tuple[str, list[Any]]:
    """Return the statement and values of a list in order; `holds` is a condition whose value comes last."""
    # Without the index named, SQLite would sort all matches instead of walking the list.
    sql = f"SELECT {columns} FROM search_entry AS e INDEXED BY search_entry_order"  # noqa: S608 - our own names
    values: list[Any] = [query.kind]
    where, keys = " WHERE e.kind = ?", ""
    if query.filters or query.order:
        listed = LISTED[query.kind]
        sql += f" JOIN {listed.table} AS r ON r.id = e.id"
        for name, value in query.filters:
            condition = CONDITIONS.get(query.kind, {}).get(name) or f"{listed.columns[name]} = ?"
            where += f" AND {in_language(condition, query.language)}"
            values += [value] * condition.count("?")
    if query.order:
        arranged = ORDERS[query.kind][query.order]
        sql += in_language(arranged.joins, query.language)
        keys = f"{in_language(arranged.keys, query.language)}, "
    return f"{sql}{where}{holds} ORDER BY {keys}e.sort_key, e.row", values


def _uri(path: str, mode: str) -> str:
    """Return the address of a file for SQLite, whatever its name holds."""
    plain = os.path.abspath(path).replace("\\", "/")
    for letter, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        plain = plain.replace(letter, code)
    return f"file://{plain if plain.startswith('/') else '/' + plain}?mode={mode}"


def _finish_rollback(path: str) -> None:
    """Let SQLite undo a write that a crash interrupted: a read-only connection is not able to."""
    try:
        interrupted = os.path.getsize(f"{path}-journal") > 0
    except OSError:
        return
    if interrupted:
        from cufdesk.storage.file import finish_interrupted_write

        finish_interrupted_write(path)
