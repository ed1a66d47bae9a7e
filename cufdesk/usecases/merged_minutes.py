"""Minutes that were distributed, and say something else once a copy has come home."""

from __future__ import annotations

from collections.abc import Iterable

from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import screen_language
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.meetings import distributed
from cufdesk.storage.writing import Writing
from cufdesk.usecases.minutes_changes import changes


def distributed_here(dossier: Dossier) -> list[Meeting]:
    """Return the meetings whose minutes were distributed, as they stand in the file."""
    with dossier.read() as reading:
        return distributed(reading.session)


def reworded(writing: Writing, sent: Iterable[Meeting]) -> tuple[str, ...]:
    """Return what minutes are called that say something else now than either side had sent under a version.

    A correction makes another version, and tells itself what it changed.
    """
    found: dict[str, str] = {}
    for before in sent:
        now = writing.get(Meeting, before.id)
        if now is None or (now.state, now.version) != (before.state, before.version):
            continue
        if changes(before, now):
            title = now.title.in_language(screen_language())
            found[now.id] = " – ".join(part for part in (now.reference, title) if part)
    return tuple(found.values())
