"""Drafts: what is typed and not saved yet, kept in the dossier so that a crash does not take it.

A draft is no record and no change: it stands outside the journal, is not copied or merged, and nobody is told
of it. It holds the record as it was shown when the edit began and as the form has it, so that it can be
offered back onto a record that has changed meanwhile.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from cufdesk.storage.dossier import Dossier
from cufdesk.storage.packing import Packed, unpack

_KEEP = "INSERT OR REPLACE INTO draft (id, kind, at, author, title, content) VALUES (?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM draft WHERE id = ?"
_WAITING = "SELECT id, kind, at, author, title, content FROM draft ORDER BY at, id"


class Edit(NamedTuple):
    """An unsaved edit, packed; `typed` is what stands in fields where it is no value, by attribute."""

    base: Packed
    mine: Packed
    is_new: bool = False
    typed: dict[str, list[str]] = {}  # noqa: RUF012 - never changed

    def written(self) -> str:
        """Return the edit as the file keeps it: plain ASCII, which takes even half a character."""
        return json.dumps(self._asdict(), separators=(",", ":"))


class Draft(NamedTuple):
    """A kept edit of the record `id` of table `kind`; `title` is how the screen calls the record."""

    id: str
    kind: str
    title: str
    content: str
    at: str = ""
    author: str = ""

    def edit(self) -> Edit:
        """Return the edit; raises ValueError for what is none."""
        try:
            held = json.loads(self.content)
        except RecursionError as error:
            raise ValueError("a draft is nested too deep") from error
        if not isinstance(held, dict):
            raise ValueError("a draft is no edit")  # noqa: TRY004 - bad data, not a bad call
        base, mine, typed = held.get("base"), held.get("mine"), held.get("typed") or {}
        ids = {unpack(self.kind, packed).id for packed in (base, mine)}
        if base is None or mine is None or ids != {self.id} or not _is_typed(typed):
            raise ValueError("a draft is no edit of its record")
        return Edit(base, mine, held.get("is_new") is True, typed)

    def moment(self) -> datetime:
        """Return when the draft was kept; raises ValueError for what is no moment."""
        found = datetime.fromisoformat(self.at)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def _is_typed(typed: Any) -> bool:
    return isinstance(typed, dict) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in typed.values()
    )


def keep(dossier: Dossier, draft: Draft) -> None:
    """Keep a draft in the place of the record's last one; refuses as a write does."""
    _settle(dossier, {draft.id: draft})


def drop(dossier: Dossier, record_id: str) -> None:
    """Let go of the draft of a record; one that is not there is fine. Refuses as a write does."""
    _settle(dossier, {record_id: None})


def waiting(dossier: Dossier) -> list[Draft]:
    """Return all drafts, the oldest first; what they hold is not looked at."""
    with dossier.read() as reading:
        rows = reading.session.connection().exec_driver_sql(_WAITING).all()
    return [Draft(row.id, row.kind, row.title, row.content, row.at, row.author) for row in rows]


def _settle(dossier: Dossier, wanted: dict[str, Draft | None]) -> None:
    with dossier.aside() as connection:
        for record_id, draft in wanted.items():
            if draft is None:
                connection.exec_driver_sql(_DROP, (record_id,))
                continue
            at = draft.at or datetime.now(UTC).isoformat(timespec="seconds")
            title = draft.title.encode("utf-8", "replace").decode()
            values = (draft.id, draft.kind, at, draft.author or dossier.author, title, draft.content)
            connection.exec_driver_sql(_KEEP, values)


class Desired:
    """What is to become of drafts, said by the window and written by any thread: the last word counts.

    A draft that was let go does not come back because an older write was late.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._makers: dict[str, Callable[[], Draft] | None] = {}
        self._saying = threading.Lock()
        self._writing = threading.Lock()

    def keep(self, record_id: str, make: Callable[[], Draft]) -> None:
        """Want a draft kept; it is made when it is written."""
        with self._saying:
            self._makers[record_id] = make

    def drop(self, record_id: str) -> None:
        """Want no draft of a record."""
        with self._saying:
            self._makers[record_id] = None

    def pending(self) -> bool:
        """Tell whether something is not written yet."""
        return bool(self._makers)

    def write(self) -> None:
        """Write what is wanted in one transaction; what is refused stays wanted."""
        with self._writing:
            with self._saying:
                taken, self._makers = self._makers, {}
            try:
                wanted = {record_id: make() if make else None for record_id, make in taken.items()}
                if wanted:
                    _settle(self.dossier, wanted)
            except BaseException:
                with self._saying:
                    self._makers = taken | self._makers
                raise
