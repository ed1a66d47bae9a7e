"""Files are made under a private name, then put in their place in one step: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

_HALF_MADE = ".cufdesk-"
_LEFT = ".new"
_PATIENCE = 3.0  # seconds


@contextmanager
def half_made(folder: str) -> Iterator[str]:
    """Give the path of a new, empty, private file in a folder; it is removed unless it was put in its place.

    Raises OSError where the folder cannot be written.
    """
    path = os.path.join(folder, f"{_HALF_MADE}{secrets.token_hex(6)}{_LEFT}")
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    finally:
        for leftover in (path, f"{path}-journal"):
            with suppress(FileNotFoundError):
                os.unlink(leftover)


def is_half_made(name: str) -> bool:
    """Tell whether a file name is one of a file under way, or left by a program that was killed."""
    return name.startswith(_HALF_MADE) and name.endswith((_LEFT, f"{_LEFT}-journal"))


def place_new(made: str, path: str) -> None:
    """Give a finished file its name, never over another that appeared meanwhile."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise Refusal(
            _("{name} exists already: choose another name.").format(name=os.path.basename(path))
        ) from None
    except OSError:
        os.rename(made, path)  # a file system without hard links
    sync_folder(path)


def place_over(made: str, path: str) -> None:
    """Put a finished file in the place of another.

    A rollback journal of the old one would be played into the new one: it goes first.
    """
    with suppress(FileNotFoundError):
        os.unlink(f"{path}-journal")
    _replace(made, path)
    sync_folder(path)


def _replace(made: str, path: str) -> None:
    """Replace a file; Windows refuses while anybody still looks at it, so it is asked for a while."""
    until = time.monotonic() + (_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            os.replace(made, path)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.1)
        else:
            return


def sync(path: str) -> None:
    """Have the disk hold what was written to a file."""
    number = os.open(path, os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_folder(path: str) -> None:
    """Have the disk hold the name that a file was given; Windows does so by itself."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # a file system that cannot
        number = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
