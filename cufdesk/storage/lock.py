"""One window at a time: an operating-system lock on a sidecar file that names its owner.

The system drops the lock when its holder dies, so a stale lock heals by itself; the sidecar's words only say
who holds it.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from typing import IO

from cufdesk.i18n import _
from cufdesk.refusal import Refusal, why

_BYTE = 4096  # the locked byte lies behind the words, so that others can read them on Windows too

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        file.seek(_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def sidecar(path: str) -> str:
    """Return the lock file of a dossier: hidden, beside it."""
    folder, name = os.path.split(os.path.realpath(path))
    return os.path.join(folder, f".{name}.lock")


def is_free(path: str) -> bool:
    """Tell whether nobody holds a dossier; the sidecar that a killed program left does not count."""
    try:
        with open(sidecar(path), "r+", encoding="utf-8") as file:
            return _try_lock(file)
    except FileNotFoundError:
        return True
    except OSError:
        return False


class Lock:
    """The right to write a dossier, held until released or until the process ends."""

    def __init__(self, path: str, author: str) -> None:
        self._path = sidecar(path)
        self._file = _open(self._path)
        locked = _try_lock(self._file)
        while locked and not _is_current(self._file, self._path):
            # The former holder removed the sidecar between our opening and our locking it.
            self._file.close()
            self._file = _open(self._path)
            locked = _try_lock(self._file)
        if not locked:
            owner = _owner(self._file)
            self._file.close()
            name = os.path.basename(path)
            if owner:
                sentence = _("{name} is open at {owner}. Close it there first; nothing was changed.")
                raise Refusal(sentence.format(name=name, owner=owner))
            raise Refusal(_("{name} is open elsewhere. Nothing was changed.").format(name=name))
        _sign(self._file, author)

    def release(self) -> None:
        """Give the right back and remove the sidecar."""
        if self._file.closed:
            return
        with suppress(OSError):  # Windows keeps an open file; the next holder writes it anew
            os.unlink(self._path)
        self._file.close()


def _open(path: str) -> IO[str]:
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        sentence = _("The lock file {path} cannot be made: {reason}. Nothing was changed.")
        raise Refusal(sentence.format(path=path, reason=why(error))) from error
    return os.fdopen(number, "r+", encoding="utf-8")


def _sign(file: IO[str], author: str) -> None:
    """Write who holds the lock; on a full disk it is held without a name."""
    words = {"author": author, "machine": platform.node(), "process": os.getpid()}
    with suppress(OSError):
        os.ftruncate(file.fileno(), 0)
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        os.write(file.fileno(), json.dumps(words).encode())


def _is_current(file: IO[str], path: str) -> bool:
    """Tell whether the open file is still the one that its path names."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except OSError:
        return False


def _owner(file: IO[str]) -> str:
    """Return "Name, machine" as far as the sidecar tells."""
    try:
        words = json.load(file)
    except (ValueError, OSError):
        return ""
    if not isinstance(words, dict):
        return ""
    return ", ".join(str(words[key]) for key in ("author", "machine") if words.get(key))
