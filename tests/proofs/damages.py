"""Ways in which a file can be damaged, each at a place that a seed decides."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

PAGE = 4096
Harm = Callable[[Path, Random], object]


class Damage(NamedTuple):
    """What is done to a sound dossier.

    `found`: the check must find it, or the file is refused. `kept`: looking at the file may not change it;
    where it may, SQLite has something to put right.
    """

    name: str
    harm: Harm
    found: bool = True
    kept: bool = True


# bytes -----------------------------------------------------------------------------------------------------


def _content(content: bytes) -> Harm:
    return lambda path, _random: path.write_bytes(content)


def _cut(length: Callable[[int, Random], int]) -> Harm:
    def harm(path: Path, random: Random) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[: length(len(whole), random)])

    return harm


def _put(at: int, value: bytes) -> Harm:
    """Overwrite bytes of the header."""

    def harm(path: Path, _random: Random) -> None:
        whole = bytearray(path.read_bytes())
        whole[at : at + len(value)] = value
        path.write_bytes(whole)

    return harm


def _flip(first: int, last: Callable[[int], int], count: int) -> Harm:
    """Turn over single bits between two places."""

    def harm(path: Path, random: Random) -> None:
        whole = bytearray(path.read_bytes())
        for _ in range(count):
            whole[random.randrange(first, last(len(whole)))] ^= 1 << random.randrange(8)
        path.write_bytes(whole)

    return harm


def _append(length: int) -> Harm:
    return lambda path, random: path.write_bytes(path.read_bytes() + random.randbytes(length))


# pages -----------------------------------------------------------------------------------------------------


def _page(make: Callable[[bytes, Random], bytes], name: str = "") -> Harm:
    """Replace the first page of a table or index, or of any of them."""

    def harm(path: Path, random: Random) -> None:
        whole = bytearray(path.read_bytes())
        number = random.choice(_roots(path, name))
        place = slice((number - 1) * PAGE, number * PAGE)
        whole[place] = make(bytes(whole[place]), random)
        path.write_bytes(whole)

    return harm


def _roots(path: Path, name: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        question = "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1 AND ? IN ('', name)"
        return [number for (number,) in connection.execute(question, (name,))]


def _zero(page: bytes, _random: Random) -> bytes:
    return bytes(len(page))


def _noise(page: bytes, random: Random) -> bytes:
    return random.randbytes(len(page))


def _other_sort(page: bytes, random: Random) -> bytes:
    """Give a page another sort: table for index, inner for leaf."""
    return bytes([random.choice([kind for kind in (2, 5, 10, 13) if kind != page[0]])]) + page[1:]


def _lost_cells(page: bytes, random: Random) -> bytes:
    """Let the places of the page's cells point anywhere."""
    return page[:8] + random.randbytes(24) + page[32:]


def _emptied(page: bytes, _random: Random) -> bytes:
    """Let an inner or a leaf page hold no cell at all."""
    return page[:3] + b"\0\0" + page[5:]


def _swap(path: Path, random: Random) -> None:
    whole = path.read_bytes()
    first, second = sorted(random.sample(range(1, len(whole) // PAGE), 2))
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    pages[first], pages[second] = pages[second], pages[first]
    path.write_bytes(b"".join(pages))


# what stands in the tables ---------------------------------------------------------------------------------


def _sql(*statements: str) -> Harm:
    """Change rows behind the program's back."""

    def harm(path: Path, _random: Random) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                connection.execute(statement)

    return harm


def _schema(change: str) -> Harm:
    return _sql("PRAGMA writable_schema = ON", change)


def _doubled(table: str) -> Harm:
    """Store a row of a table a second time, under an id of its own."""

    def harm(path: Path, _random: Random) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.row_factory = sqlite3.Row
            row = dict(connection.execute(f"SELECT * FROM {table}").fetchone()) | {"id": "second"}
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))

    return harm


def _foreign(path: Path, _random: Random) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def _folder(path: Path, _random: Random) -> None:
    path.unlink()
    path.mkdir()


def _beside(ending: str, content: Callable[[Random], bytes]) -> Harm:
    return lambda path, random: Path(f"{path}{ending}").write_bytes(content(random))


def _unfinished_wal(path: Path, random: Random) -> None:
    """Turn to a write-ahead log, and leave a write in it as a kill would."""
    copy = path.with_name("copy")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE person SET notes = 'by the log'")
        shutil.copyfile(path, copy)
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    copy.replace(path)
    Path(f"{copy}-wal").replace(f"{path}-wal")


_FIRST = "WHERE rowid = (SELECT min(rowid) FROM {})"
_PERSON = "WHERE name = 'person'"
_FIRST_PERSON = _FIRST.format("person")

DAMAGES = (
    # other things under the dossier's name
    Damage("nothing there", lambda path, _random: path.unlink()),
    Damage("empty", _content(b"")),
    Damage("a folder", _folder),
    Damage("a text", _content("Relevé de décisions\n".encode() * 100)),
    Damage("a PDF", _content(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(3000))),
    Damage("a zip", _content(b"PK\x03\x04" + bytes(3000))),
    Damage("only a header", _content(b"SQLite format 3\0" + bytes(84))),
    Damage("another program's database", _foreign),
    Damage("another program's mark", _put(68, b"\0\3\xd8\x66")),
    Damage("a newer version", _put(60, b"\0\0\0\x63")),
    Damage("no version", _put(60, bytes(4))),
    # lengths
    Damage("one byte", _cut(lambda _size, _random: 1)),
    Damage("cut in the header", _cut(lambda _size, random: random.randrange(16, 100))),
    Damage("cut in the first page", _cut(lambda _size, random: random.randrange(101, PAGE))),
    Damage("cut at a page", _cut(lambda size, random: random.randrange(1, size // PAGE) * PAGE)),
    Damage("cut anywhere", _cut(lambda size, random: random.randrange(PAGE, size))),
    Damage("last byte missing", _cut(lambda size, _random: size - 1)),
    Damage("longer by noise", _append(10 * PAGE), found=False),
    Damage("longer by some bytes", _append(77), found=False),
    # the header
    Damage("magic", _put(0, b"SQLite format 4\0")),
    Damage("page size", _put(16, b"\x02\x00")),
    Damage("page size of none", _put(16, b"\x00\x03")),
    Damage("format of a write-ahead log", _put(18, b"\2\2"), found=False, kept=False),
    Damage("format of the future", _put(18, b"\5\5")),
    Damage("reserved bytes", _put(20, b"\xf0")),
    Damage("count of pages", _put(28, b"\0\0\0\1")),
    Damage("free pages", _put(32, b"\0\0\x10\0\0\0\0\x09")),
    Damage("schema format", _put(44, b"\0\0\0\x09")),
    Damage("encoding", _put(56, b"\0\0\0\2")),
    Damage("bits of the header", _flip(16, lambda _size: 100, 3), found=False, kept=False),
    # pages
    Damage("a zeroed page", _page(_zero)),
    Damage("a page of noise", _page(_noise)),
    Damage("a page of another sort", _page(_other_sort, "person")),
    Damage("cells that point anywhere", _page(_lost_cells, "person")),
    Damage("an empty index", _page(_emptied, "ix_position_person_id")),
    Damage("an empty table", _page(_emptied, "cover")),
    Damage("an empty journal", _page(_emptied, "journal_change")),
    Damage("a zeroed index of the list", _page(_zero, "search_entry_order")),
    Damage("two pages swapped", _swap, found=False),
    Damage("bits of the first page", _flip(100, lambda _size: PAGE, 5), found=False),
    Damage("bits anywhere", _flip(PAGE, lambda size: size, 20), found=False),
    # the schema
    Damage("a table gone", _sql("PRAGMA foreign_keys = OFF", "DROP TABLE milestone")),
    Damage("a column gone", _sql("ALTER TABLE person DROP COLUMN usage_name")),
    Damage("no schema", _schema("DELETE FROM sqlite_schema")),
    Damage("words for a table", _schema("UPDATE sqlite_schema SET sql = 'gone' " + _PERSON)),
    Damage(
        "no letters for a table", _schema("UPDATE sqlite_schema SET sql = CAST(x'c3c6' AS TEXT) " + _PERSON)
    ),
    Damage("a table elsewhere", _schema("UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'visit'")),
    Damage("a table of the journal gone", _sql("DROP TABLE journal_write")),
    Damage("the list of entries gone", _sql("DROP TABLE search_entry")),
    Damage("the index of the list gone", _sql("DROP INDEX search_entry_order")),
    Damage("the words of the search gone", _sql("DROP TABLE search_words")),
    # values
    Damage("wrongly encoded text", _sql("UPDATE person SET notes = CAST(x'ff41fe' AS TEXT)")),
    Damage("a wrongly encoded name", _sql("UPDATE organisation SET name_fr = CAST(x'e9' AS TEXT)")),
    Damage("a 5 in a date", _sql("UPDATE meeting SET first_day = '5'")),
    Damage("no such day", _sql("UPDATE milestone SET first_day = '2015-13-45'")),
    Damage("no such time", _sql("UPDATE programme_item SET start = 'noon'")),
    Damage("words for an amount", _sql("UPDATE budget_line SET amount = 'much'")),
    Damage("an unknown word", _sql("UPDATE decision SET modality = 'shouted', state = '?'")),
    Damage("no cover", _sql("DELETE FROM cover")),
    Damage("two covers", _doubled("cover")),
    Damage("a row behind the journal's back", _sql(f"UPDATE person SET city = 'x' {_FIRST_PERSON}")),
    Damage("a row too many", _doubled("visit")),
    Damage("a dangling reference", _sql("PRAGMA foreign_keys = OFF", "DELETE FROM organisation")),
    Damage("an odd fact", _sql("UPDATE fact SET value = ''"), found=False),
    # what is derived
    Damage("words of the search lost", _sql("DELETE FROM search_words_data WHERE id > 10")),
    Damage("words of the search garbled", _sql("UPDATE search_words_data SET block = x'00ff00ff'")),
    Damage("settings of the search lost", _sql("DELETE FROM search_words_config")),
    Damage("an entry lost", _sql(f"DELETE FROM search_entry {_FIRST.format('search_entry')}")),
    Damage("an entry changed", _sql("UPDATE search_entry SET title = 'x', sort_key = 'x'")),
    Damage("an entry of nothing", _sql("UPDATE search_entry SET id = 'nothing' WHERE kind = 'visit'")),
    # the journal
    Damage("a change lost", _sql(f"DELETE FROM journal_change {_FIRST.format('journal_change')}")),
    Damage("a write lost", _sql("DELETE FROM journal_write WHERE seq = 2")),
    Damage("all writes lost", _sql("DELETE FROM journal_write")),
    Damage("a change garbled", _sql("UPDATE journal_change SET content = x'78daff00ff'")),
    Damage("no JSON in a change", _sql("UPDATE journal_change SET content = CAST('[1, 2' AS BLOB)")),
    Damage("odd JSON in a change", _sql("UPDATE journal_change SET content = CAST('{\"new\": 3}' AS BLOB)")),
    Damage("odd JSON in what is replaced", _sql("UPDATE journal_change SET replaces = '[5]'")),
    Damage("a change of an unknown table", _sql("UPDATE journal_change SET kind = 'nothing'")),
    Damage("no such moment", _sql("UPDATE journal_write SET at = 'yesterday'")),
    Damage("an odd target", _sql("UPDATE journal_write SET target = 'x' WHERE target <> ''")),
    Damage("an unknown sort of write", _sql("UPDATE journal_write SET kind = 'dreamt'")),
    # beside it
    Damage("noise as rollback", _beside("-journal", lambda r: r.randbytes(9000)), found=False, kept=False),
    Damage("an empty rollback", _beside("-journal", lambda _r: b""), found=False, kept=False),
    Damage("noise as log", _beside("-wal", lambda r: r.randbytes(9000)), found=False, kept=False),
    Damage("a folder as rollback", lambda path, _random: Path(f"{path}-journal").mkdir(), found=False),
    Damage("a write in a log", _unfinished_wal, kept=False),
)
