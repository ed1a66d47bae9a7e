"""The private folder where messages wait for the mail program: they hold names and addresses.

Each message has a folder of its own that its owner alone can open. It goes when the person has said whether
the message was sent; what nobody answered for goes after a week, when the next message is prepared.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from cufdesk.i18n import _
from cufdesk.paths import home
from cufdesk.refusal import Refusal, why

KEPT = 7 * 24 * 3600
"""Seconds for which a message waits whose fate nobody told."""


def outgoing() -> Path:
    """Return the folder of all messages that wait; it may not be there yet."""
    return Path(home()) / "outgoing"


def new_folder() -> Path:
    """Make an empty private folder for one message, and let go of old ones; refuses where it cannot."""
    sweep()
    try:
        outgoing().mkdir(mode=0o700, parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="", dir=outgoing()))
    except OSError as error:
        sentence = _("The folder {folder} cannot be made: {reason}.")
        raise Refusal(sentence.format(folder=outgoing(), reason=why(error))) from error


def forget(path: Path) -> None:
    """Remove the folder of a message, given as itself or by a file in it; nothing outside is touched."""
    path, all_of_them = path.resolve(), outgoing().resolve()
    folder = path if path.parent == all_of_them else path.parent
    if folder.parent == all_of_them:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(now: float | None = None) -> None:
    """Remove the messages that have waited too long."""
    until = (time.time() if now is None else now) - KEPT
    try:
        folders = list(outgoing().iterdir())
    except OSError:
        return
    for folder in folders:
        try:
            is_old = folder.stat().st_mtime < until
        except OSError:  # another window was faster
            continue
        if is_old:
            forget(folder)
