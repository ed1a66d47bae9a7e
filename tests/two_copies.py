"""Two copies of a dossier, edited apart: one stays at the desk, the other goes on the laptop."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

from cufdesk.domain.base import Record
from cufdesk.storage.dossier import Dossier

R = TypeVar("R", bound=Record)
DESK, LAPTOP = "BUREAU", "PORTABLE"


@contextmanager
def on(path: str | Path, author: str, machine: str) -> Iterator[Dossier]:
    """Open a copy as somebody on a machine does."""
    with (
        mock.patch.object(platform, "node", return_value=machine),
        closing(Dossier.open(str(path), author=author)) as dossier,
    ):
        yield dossier


def copied(path: str | Path, name: str = "portable.cufdesk") -> str:
    """Take a copy of a closed dossier, beside it."""
    copy = Path(path).with_name(name)
    shutil.copyfile(path, copy)
    return str(copy)


def change(dossier: Dossier, kind: type[R], record_id: str, label: str = "", **values: Any) -> None:
    """Change some fields of a record, in one write."""
    with dossier.write(label or f"Change {record_id[:4]}") as writing:
        record = writing.get(kind, record_id)
        assert record is not None
        for name, value in values.items():
            setattr(record, name, value)


def add(dossier: Dossier, *records: Record, label: str = "Add") -> None:
    """Add records, in one write."""
    with dossier.write(label) as writing:
        writing.add_all(records)


def remove(dossier: Dossier, kind: type[Record], *ids: str, label: str = "Remove") -> None:
    """Delete records, in one write."""
    with dossier.write(label) as writing:
        for record_id in ids:
            record = writing.get(kind, record_id)
            assert record is not None
            writing.delete(record)
