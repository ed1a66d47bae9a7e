"""Our own bugs: caught in any thread, logged in a private file, shown once, and without personal data.

A message of an error may quote what the person typed, so only those of sorts that speak of code are kept; of
the rest, the sort and the places in our files are.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication

from cufdesk.paths import home
from cufdesk.storage.file import is_damaged_file

if TYPE_CHECKING:
    from types import TracebackType

    from cufdesk.ui.parts.error_dialog import ErrorDialog

_SPEAK_OF_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)
_LOG_MOST = 1_000_000  # bytes; the file before it is kept beside


class ErrorWatch(QObject):
    """Takes every exception that nobody handled, in any thread, and shows it once."""

    damaged = Signal()
    """What was raised says that the dossier's file is damaged: that is no bug."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: ErrorDialog | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """Become the program's hook for exceptions of all threads."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and show it; an interrupt from the terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        if is_damaged_file(error):
            self.damaged.emit()
            return
        report = report_of(error, trace)
        write_log(report)
        self._caught.emit(report)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        self.catch(args.exc_type, error, args.exc_traceback)

    def _show(self, report: str) -> None:
        """Show the dialog; what follows while it is open is added to it."""
        if self._open is not None:
            self._open.add(report)
            return
        from cufdesk.ui.parts.error_dialog import ErrorDialog

        self._open = ErrorDialog(report, QApplication.activeWindow())
        self._open.finished.connect(self._forget)
        self._open.open()

    def _forget(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None


def report_of(error: BaseException, trace: TracebackType | None) -> str:
    """Return what can be told of an error without telling what anybody wrote."""
    import platform
    import sqlite3

    from cufdesk.ui.parts.about import version

    sqlite = sqlite3.sqlite_version
    lines = [
        f"Cufdesk {version()} · Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        _sort_of(error),
        *_places(trace),
    ]
    cause = error.__cause__ or error.__context__
    while cause is not None:
        lines.append(f"after {_sort_of(cause)}")
        lines += _places(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def write_log(report: str) -> None:
    """Add a report to the private log file; a disk that refuses it is no reason for a second error."""
    from datetime import UTC, datetime

    folder = os.path.join(home(), "log")
    path = os.path.join(folder, "cufdesk.log")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if os.path.exists(path) and os.path.getsize(path) > _LOG_MOST:
            os.replace(path, f"{path}.1")
        with open(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
        ) as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{report}\n\n")
    except OSError:
        return


def _sort_of(error: BaseException) -> str:
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, _SPEAK_OF_CODE) else name


def _places(trace: TracebackType | None) -> list[str]:
    import traceback

    return [f"  {_place(step.filename)}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)]


def _place(filename: str) -> str:
    """Return a file's place inside its package: the folders above it may bear the person's name."""
    parts = filename.replace("\\", "/").split("/")
    for top in ("cufdesk", "tests", "site-packages"):
        if top in parts:
            at = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[at if top != "site-packages" else at + 1 :])
    return parts[-1]
