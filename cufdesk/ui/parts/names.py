"""How a form names the records that its record refers to; asked of the file once per record shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.storage.lists import Hit, Lists


class Names:
    """Names by id, learnt together and forgotten when the file changes."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._known: dict[str, Hit | None] = {}
        self._minutes: dict[str, str | None] = {}

    def learn(self, ids: Iterable[str | None]) -> None:
        """Look up names that will be needed, in one question."""
        unknown = [record_id for record_id in ids if record_id and record_id not in self._known]
        if unknown:
            found = self._lists.titles(unknown)
            self._known.update((record_id, found.get(record_id)) for record_id in unknown)

    def learn_of(self, record: object) -> None:
        """Look up the names of all records that a record and its parts refer to."""
        self.learn(_references(record))

    def title(self, record_id: str | None) -> str:
        """Return the name of a record, or nothing."""
        hit = self._hit(record_id)
        return hit.title if hit else ""

    def detail(self, record_id: str | None) -> str:
        """Return what is said beside the name: a person's function, a function's body."""
        hit = self._hit(record_id)
        return hit.detail if hit else ""

    def minutes_state(self, meeting_id: str | None) -> str | None:
        """Return how far the minutes of a meeting are, None where there is none."""
        if not meeting_id:
            return None
        if meeting_id not in self._minutes:
            self._minutes[meeting_id] = self._lists.minutes_state(meeting_id)
        return self._minutes[meeting_id]

    def keep(self, hit: Hit) -> None:
        """Know a name that was just found or made."""
        self._known[hit.id] = hit

    def forget(self) -> None:
        """Forget all names: the file has changed."""
        self._known.clear()
        self._minutes.clear()

    def _hit(self, record_id: str | None) -> Hit | None:
        if not record_id:
            return None
        self.learn([record_id])
        return self._known[record_id]


def _references(record: object) -> Iterable[str]:
    for key, value in vars(record).items():
        if key.endswith("_id") and isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for part in value:
                yield from _references(part)
