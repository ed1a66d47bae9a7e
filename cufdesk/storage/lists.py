"""What lists, search and reference fields ask of the file, fast at any size and through sqlite3 alone.

A list is an array of entry numbers in its order plus pages of a hundred rows: never all rows. Words are
found as prefixes, in any order. Few matches are put in order; of many, the first page is found by walking the
sorted index, and the whole comes later (`rest`). Each thread that asks has its own read-only connection, so
that a question never waits for another; one that is not wanted any more stops with `Cancelled`.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk.folding import sought, words_of
from cufdesk.storage.list_reader import ENOUGH, PAGE, Asking, Query, Reader, always, refuse
from cufdesk.storage.listed import LISTED, WHEN_ASKED, in_language
from cufdesk.storage.named import hits_sql, positions_sql, titles_sql

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from cufdesk.domain.likeness import KnownBody, KnownPerson
    from cufdesk.storage.linked import Section
    from cufdesk.storage.list_reader import Order

_RANKED = 500  # hits of a search up to which all of them are compared

KINDS = (
    "person",
    "organisation",
    "visit",
    "meeting",
    "decision",
    "action",
    "gate",
    "committee",
    "budget",
    "milestone",
    "joint_document",
    "agreement",
    "sending",
    "contact_group",
)


class Row(NamedTuple):
    """One row of a list; `values` are the columns of its kind in the order of `listed.LISTED`."""

    id: str
    title: str
    detail: str
    values: tuple[Any, ...]


class Found(NamedTuple):
    """An answer: entries in order, all of them if `whole`, else the first; and the pages looked at first.

    `at` says where the record to keep stands, -1 if it is not among them.
    """

    rows: array[int]
    whole: bool
    at: int
    pages: dict[int, list[Row]]


class Hit(NamedTuple):
    """A record found by the search; `parent` is the record whose form shows it."""

    kind: str
    id: str
    parent: str
    title: str
    detail: str


_SUBJECT = "SELECT subject FROM journal_change WHERE row = ? ORDER BY rowid DESC LIMIT 1"


class Lists:
    """The questions; every method may be called from any thread, and refuses a file that cannot be read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._readers: dict[int, Reader] = {}

    def close(self) -> None:
        """Close the connections of all threads; none of them may be asking."""
        while self._readers:
            self._readers.popitem()[1].connection.close()

    # lists ---------------------------------------------------------------------------------------------

    def first(self, query: Query, wanted: Callable[[], bool] = always) -> Found:
        """Answer at once: the whole list where that is cheap, else its first page."""
        with Asking(self._reader(), wanted) as reader:
            query = reader.ready_for(query)
            return _found(reader, query, *_first_rows(reader, query, wanted))

    def rest(self, query: Query, wanted: Callable[[], bool] = always) -> Found:
        """Answer with the whole list."""
        with Asking(self._reader(), wanted) as reader:
            query = reader.ready_for(query)
            return _found(reader, query, *_all_rows(reader, query, wanted))

    def page(self, kind: str, rows: Sequence[int], language: str, asked: Collection[str] = ()) -> list[Row]:
        """Return the rows of some entries, in that order; one that is gone meanwhile is empty.

        Columns of `listed.WHEN_ASKED` are None unless `asked` names them, as the filters of a question do.
        """
        with Asking(self._reader(), always) as reader:
            return _page(reader, kind, rows, language, asked)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        with Asking(self._reader()) as reader:
            return int(reader.all("SELECT count(*) FROM search_entry WHERE kind = ?", kind)[0][0])

    def has_drafts(self) -> bool:
        """Tell whether something typed was kept and never saved."""
        return bool(self._reader().all("SELECT EXISTS (SELECT 1 FROM draft)")[0][0])

    # single records ------------------------------------------------------------------------------------

    def titles(self, ids: Iterable[str | None]) -> dict[str, Hit]:
        """Return how records are named where another one refers to them; people by their name as spoken.

        A position is named by its function, with its body as detail. Unknown ids are not in the answer.
        """
        wanted = [record_id for record_id in dict.fromkeys(ids) if record_id]
        found: dict[str, Hit] = {}
        with Asking(self._reader()) as reader:
            for start in range(0, len(wanted), PAGE):
                part = wanted[start : start + PAGE]
                for sql in (titles_sql(), positions_sql("f.id IN ({marks})")):
                    marks = ",".join("?" * len(part))
                    found.update((hit[1], Hit(*hit)) for hit in reader.all(sql.format(marks=marks), *part))
        return found

    def title_of(self, record_id: str) -> str:
        """Return how a record is named, or nothing."""
        hit = self.titles([record_id]).get(record_id)
        return hit.title if hit else ""

    def minutes_state(self, meeting_id: str) -> str | None:
        """Return how far the minutes of a meeting are, None for a meeting that is gone."""
        with Asking(self._reader()) as reader:
            found = reader.all("SELECT state FROM meeting WHERE id = ?", meeting_id)
        return str(found[0][0]) if found else None

    def parent_of(self, record_id: str) -> str:
        """Return the record whose form shows this one: itself, a decision's meeting, a step's visit."""
        with Asking(self._reader()) as reader:
            found = reader.all("SELECT parent FROM search_entry WHERE id = ?", record_id)
            # What the search does not know is a part: its last change says what it was a part of.
            found = found or reader.all(_SUBJECT, record_id)
        return str(found[0][0]) if found else ""

    def kind_of(self, record_id: str) -> str:
        """Return the kind of a record that has an entry, or nothing."""
        with Asking(self._reader()) as reader:
            found = reader.all("SELECT kind FROM search_entry WHERE id = ?", record_id)
        return str(found[0][0]) if found else ""

    def positions(self, person_id: str) -> list[Hit]:
        """Return the functions of a person, in their order."""
        sql = positions_sql("f.person_id = ? ORDER BY f.rank, f.id")
        with Asking(self._reader()) as reader:
            return [Hit(*hit) for hit in reader.all(sql, person_id)]

    def photo(self, record_id: str) -> bytes | None:
        """Return the photo of a person or the logo of a body, a small JPEG, or None."""
        sql = "SELECT photo FROM person WHERE id = ?1 UNION ALL SELECT logo FROM organisation WHERE id = ?1"
        with Asking(self._reader()) as reader:
            found = reader.all(sql, record_id)
        return bytes(found[0][0]) if found and found[0][0] else None

    def linked(self, kind: str, record_id: str, language: str) -> list[Section]:
        """Return what names a person or a body, by section (see `linked.py`)."""
        from cufdesk.storage.linked import linked

        with Asking(self._reader()) as reader:
            return linked(reader, kind, record_id, language)

    def known_people(self) -> dict[str, KnownPerson]:
        """Return what is compared of all people, by id."""
        from cufdesk.storage.known import known_people

        with Asking(self._reader()) as reader:
            return known_people(reader)

    def known_bodies(self) -> dict[str, KnownBody]:
        """Return what is compared of all bodies, by id."""
        from cufdesk.storage.known import known_bodies

        with Asking(self._reader()) as reader:
            return known_bodies(reader)

    def told_apart(self, kind: str) -> set[frozenset[str]]:
        """Return the pairs of people or bodies that somebody has said are not the same."""
        from cufdesk.storage.known import told_apart

        with Asking(self._reader()) as reader:
            return told_apart(reader, kind)

    # search --------------------------------------------------------------------------------------------

    def suggest(
        self, kind: str, words: str, limit: int = 8, wanted: Callable[[], bool] = always
    ) -> list[Hit]:
        """Return the first records of a kind that hold the words."""
        with Asking(self._reader(), wanted) as reader:
            rows, _order = _first_rows(reader, Query(kind, words), wanted)
            return _hits(reader, rows[:limit])

    def search(
        self, words: str, limit: int = 50, wanted: Callable[[], bool] = always
    ) -> tuple[int, list[Hit]]:
        """Return how many records of all kinds hold the words, and the first of them kind by kind.

        Every kind with a match has a place among the `limit` hits; titles that hold the first word go before
        records found by their other words.
        """
        folded = sought(words)
        if not folded or limit < 1:
            return 0, []
        with Asking(self._reader(), wanted) as reader:
            rows = reader.matching(folded, wanted)
            if len(rows) <= _RANKED:
                hits = _in_kinds(reader, rows)
            else:
                hits = []
                for kind in KINDS:
                    some, _order = _first_rows(reader, Query(kind, words), wanted)
                    hits += _hits(reader, some[:limit])
        hits.sort(key=lambda hit: not _leads(hit.title, folded[0]))
        return len(rows), _fair(hits, limit)

    def conflicts(self) -> list[tuple[str, str, str]]:
        """Return what nobody has settled yet since two copies met: table, id and field."""
        with Asking(self._reader(), always) as reader:
            return reader.all("SELECT kind, row, field FROM journal_conflict ORDER BY kind, row, field")

    def _reader(self) -> Reader:
        me = threading.get_ident()
        if me not in self._readers:
            try:
                self._readers[me] = Reader(self._path)
            except sqlite3.DatabaseError as error:
                refuse(error, self._path)
                raise
        return self._readers[me]


def _first_rows(reader: Reader, query: Query, wanted: Callable[[], bool]) -> tuple[array[int], Order | None]:
    """Return the first entries, or all of them with the order that they follow."""
    words = sought(query.words)
    if query.order:  # no index walks it: it is put in order once
        return _all_rows(reader, query, wanted)
    if not words:
        page = array("I") if reader.known_order(query) else reader.first_page(query)
        if len(page) == PAGE:
            return page, None
    elif not reader.are_few(words):
        for look in (reader.near_matches, reader.first_matches):
            page = look(query, words)
            if len(page) == PAGE:
                return page, None
    return _all_rows(reader, query, wanted)


def _all_rows(reader: Reader, query: Query, wanted: Callable[[], bool]) -> tuple[array[int], Order]:
    order = reader.order(query)
    words = sought(query.words)
    if not words:
        return order.rows, order
    reader.stop_unless(wanted)
    return order.keep_only(reader.matching(words, wanted), wanted), order


def _found(reader: Reader, query: Query, rows: array[int], order: Order | None) -> Found:
    at = -1
    if query.keep and (kept := reader.all("SELECT row FROM search_entry WHERE id = ?", query.keep)):
        at = rows.index(kept[0][0]) if kept[0][0] in rows else -1
    starts = {max(0, min(place, len(rows) - 1)) // PAGE for place in (query.top, query.top + ENOUGH, at)}
    asked = dict(query.filters)
    pages = {
        start: _page(reader, query.kind, rows[start * PAGE : (start + 1) * PAGE], query.language, asked)
        for start in starts
    }
    return Found(rows, order is not None, at, pages)


def _page(reader: Reader, kind: str, rows: Sequence[int], language: str, asked: Collection[str]) -> list[Row]:
    """Return rows; they come as one text, for the reason that `Reader` gives for numbers."""
    listed = LISTED[kind]
    left_out = WHEN_ASKED.difference(asked)
    columns = ("NULL" if name in left_out else column for name, column in listed.columns.items())
    shown = ", ".join(in_language(column, language) for column in (listed.title, "e.detail", *columns))
    sql = (
        f"SELECT json_group_array(json_array(e.row, e.id, {shown})) FROM search_entry AS e"  # noqa: S608 - our own names
        f" JOIN {listed.table} AS r ON r.id = e.id {listed.joins} WHERE e.row IN ({{marks}})"
    )
    found = {
        row: Row(record_id, title, detail, tuple(values))
        for (text,) in reader.by_rows(sql, rows)
        for row, record_id, title, detail, *values in json.loads(text)
    }
    gone = Row("", "", "", (None,) * len(listed.columns))
    return [found.get(row, gone) for row in rows]


def _hits(reader: Reader, rows: Sequence[int]) -> list[Hit]:
    found = {hit[0]: Hit(*hit[1:]) for hit in reader.by_rows(hits_sql(), rows)}
    return [found[row] for row in rows if row in found]


def _in_kinds(reader: Reader, rows: Sequence[int]) -> list[Hit]:
    """Return entries kind by kind, each kind in its order."""
    found = reader.by_rows(hits_sql().replace("SELECT e.row,", "SELECT e.row, e.sort_key,"), rows)
    found.sort(key=lambda hit: (KINDS.index(hit[2]), hit[1], hit[0]))
    return [Hit(*hit[2:]) for hit in found]


def _leads(title: str, word: str) -> bool:
    return any(other.startswith(word) for other in words_of(title))


def _fair(hits: list[Hit], limit: int) -> list[Hit]:
    """Return the hits kind by kind, cut so that every kind keeps some."""
    by_kind = {kind: [hit for hit in hits if hit.kind == kind] for kind in KINDS}
    share = dict.fromkeys(KINDS, 0)
    left = limit
    while left > 0 and (more := [kind for kind in KINDS if share[kind] < len(by_kind[kind])]):
        for kind in more[:left]:
            share[kind] += 1
        left -= len(more[:left])
    return [hit for kind in KINDS for hit in by_kind[kind][: share[kind]]]
