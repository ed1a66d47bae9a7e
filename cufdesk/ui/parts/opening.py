"""Handing files over to the other programs of the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices

_ASKING = 3  # seconds that the system has to say which program opens messages


def open_folder(path: str) -> None:
    """Show the folder of a file in the system's own window; a folder shows itself."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def open_message(path: str) -> bool:
    """Open a message in the mail program; tell whether there is one that took it."""
    return has_mail_program() and QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def has_mail_program() -> bool:
    """Tell whether the system names a program for messages; where it does not tell, it may have one."""
    if sys.platform == "win32":
        return bool(QSettings(r"HKEY_CLASSES_ROOT\.eml", QSettings.Format.NativeFormat).value("."))
    asking = shutil.which("xdg-mime")
    if asking is None or sys.platform == "darwin":
        return True
    try:
        told = subprocess.run(  # noqa: S603 - the system's own program, no words of anybody
            [asking, "query", "default", "message/rfc822"],
            capture_output=True,
            text=True,
            timeout=_ASKING,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return bool(told.stdout.strip())


def open_passing_copy(name: str, content: bytes) -> bool:
    """Open a copy in the system's program for its kind; tell whether there is one.

    It lies in a private folder, cannot be written, and goes when this program ends. Raises OSError where it
    cannot be made.
    """
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(passing_copy(name, content))))


def passing_copy(name: str, content: bytes) -> Path:
    """Write a copy that is only to be looked at: nobody shall work in it and lose that."""
    folder = Path(tempfile.mkdtemp(dir=_passing_folder().name))
    path = folder / name
    path.write_bytes(content)
    path.chmod(0o400)
    return path


@cache
def _passing_folder() -> tempfile.TemporaryDirectory[str]:
    """Return the private folder for passing copies; it goes when this program ends."""
    return tempfile.TemporaryDirectory(prefix="cufdesk-", ignore_cleanup_errors=True)
