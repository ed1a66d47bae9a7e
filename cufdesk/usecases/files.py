"""What a person can do with a dossier as a file: create it, open it, change its cover, look what it holds."""

from __future__ import annotations

from typing import Any

from cufdesk.domain.cover import Cover
from cufdesk.i18n import LANGUAGES, _
from cufdesk.refusal import Refusal
from cufdesk.storage import overview
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.facts import copy_of
from cufdesk.storage.synchronised import synchronised_by
from cufdesk.usecases.backups import last_backup

ENDING = ".cufdesk"


def dossier_path(path: str) -> str:
    """Return the path that a new dossier gets: the one asked for, with the ending of dossiers."""
    return path if path.lower().endswith(ENDING) else f"{path}{ENDING}"


def create_dossier(path: str, cover: Cover, *, author: str = "") -> Dossier:
    """Create a dossier and open it; refuses to overwrite."""
    _refuse_unfit(cover)
    return Dossier.create(path, cover, author=author)


def open_dossier(path: str, *, author: str = "", hold: bool = True) -> Dossier:
    """Open a dossier; with `hold`, take the right to write it."""
    return Dossier.open(path, author=author, hold=hold)


def save_cover(dossier: Dossier, cover: Cover) -> Cover:
    """Store what stands on the cover."""
    _refuse_unfit(cover)
    with dossier.write(_("Edit the cover of the dossier")) as writing:
        return writing.save(cover)


def _refuse_unfit(cover: Cover) -> None:
    """Refuse a cover without a title, or whose languages are not one of ours each."""
    if not cover.title:
        raise Refusal(_("Give the dossier a title."))
    if cover.first_language not in LANGUAGES or cover.second_language not in {*LANGUAGES, ""}:
        raise Refusal(_("Choose the languages of the dossier."))
    if cover.first_language == cover.second_language:
        raise Refusal(_("The two languages of the dossier are the same."))


def info(dossier: Dossier) -> dict[str, Any]:
    """Return what the dossier holds, as the command line shows it."""
    with dossier.read() as reading:
        held = overview.info(reading)
    copy = copy_of(dossier.path)
    return held | {
        "last_backup": last_backup(dossier.path),
        "copy_of": copy._asdict() if copy else None,
        "synchronised_folder": synchronised_by(dossier.path) or None,
    }


def check(path: str) -> list[overview.Problem]:
    """Return what is wrong with a file: its pages, its references, its search index."""
    return overview.check(path)
