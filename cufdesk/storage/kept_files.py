"""Whether the files that a dossier keeps are still what they were when they were attached."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

_FILES = "SELECT id, fingerprint, content FROM stored_file ORDER BY id"
_ATTACHED = (
    "SELECT a.id, a.file_name FROM attachment AS a LEFT JOIN stored_file AS f ON f.id = a.file_id"
    " WHERE f.id IS NULL OR f.fingerprint <> a.fingerprint OR length(f.content) <> a.weight ORDER BY a.id"
)
_NAMES = "SELECT file_name FROM attachment WHERE file_id = ? ORDER BY file_name LIMIT 1"


def damaged_files(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield table, id and file name where bytes and fingerprint do not agree; each file once."""
    told: set[str] = set()
    for file_id, fingerprint, content in connection.execute(_FILES):
        if hashlib.sha256(content).hexdigest() != fingerprint:
            name = connection.execute(_NAMES, (file_id,)).fetchone()
            told.add(name[0] if name else "")
            yield "stored_file", file_id, name[0] if name else ""
    for attachment_id, name in connection.execute(_ATTACHED):
        if name not in told:
            yield "attachment", attachment_id, name
