"""PDF files in a folder: what is printed over, what is put there whole, what a killed print left behind."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import cannot_write
from cufdesk.storage.placing import half_made, is_half_made, place_over

_HALF_PRINTED = (".cufdesk-", ".part")  # how the press calls a file under way
_OLD = 24 * 3600.0  # seconds: no print takes so long


def keep_pdf(data: bytes, path: Path) -> Path:
    """Write a printed document: whole, or the file that was there stays as it is.

    Refuses a target that holds something else than a PDF, and a folder that takes no file.
    """
    refuse_foreign(path)
    clear_half_printed(path.parent)
    try:
        with half_made(str(path.parent)) as made:
            with open(made, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            place_over(made, str(path))
    except FileNotFoundError as error:
        sentence = _("The folder {folder} does not exist (any more).")
        raise Refusal(sentence.format(folder=path.parent)) from error
    except IsADirectoryError as error:
        sentence = _("{name} cannot be printed there: choose a file in a folder.")
        raise Refusal(sentence.format(name=path.name)) from error
    except OSError as error:
        raise Refusal(_why(error, path)) from error
    return path


def _why(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError) and os.access(path.parent, os.W_OK):
        sentence = _("{name} is in use by another program: close it there, then print again.")
        return sentence.format(name=path.name)
    return cannot_write(error, str(path.parent))


def refuse_foreign(path: Path) -> None:
    """Refuse to print over a file that is not a PDF: a dossier, a spreadsheet, a slip of the hand."""
    try:
        with path.open("rb") as file:
            start = file.read(5)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
        return  # who writes has the sentences for these
    if start and start != b"%PDF-":
        raise Refusal(
            _("{name} exists already and is not a PDF: choose another name.").format(name=path.name)
        )


def clear_half_printed(folder: Path) -> None:
    """Remove what a print that was killed more than a day ago left in a folder; what cannot go stays."""
    oldest = time.time() - _OLD
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_half_printed(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_half_printed(name: str) -> bool:
    start, end = _HALF_PRINTED
    return (name.startswith(start) and name.endswith(end)) or is_half_made(name)
