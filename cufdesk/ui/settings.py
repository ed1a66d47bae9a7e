"""What this person prefers on this machine: language, theme, name, recent dossiers. One small JSON file.

No Qt here, and nothing that costs time: it is read before the window is made.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

from cufdesk.paths import home

if TYPE_CHECKING:
    from collections.abc import Iterable

_RECENT = 12
_PUT_AWAY = 100
_DEFAULTS: dict[str, Any] = {
    "language": "",  # empty: the system's, where we speak it
    "theme": "system",
    "author": "",
    "recent": [],
    "window": "",
    "preview": "",
    "folders": {},
    "rail_closed": False,
    "put_away": [],
    "myself": [],
}


class Settings:
    """The preferences; each change is written at once.

    A file that cannot be read, or a value of the wrong sort, counts as unset: preferences never keep the
    window from opening. Where the folder cannot be written they hold for this session only.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path or os.path.join(home(), "settings.json")
        self._values: dict[str, Any] = {**_DEFAULTS, **_read(self.path)}

    @property
    def language(self) -> str:
        """The language of the screen, or nothing for the system's."""
        return str(self._values["language"])

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", language)

    @property
    def theme(self) -> str:
        """The theme: "system", "light" or "dark"."""
        return str(self._values["theme"])

    @theme.setter
    def theme(self, theme: str) -> None:
        self._keep("theme", theme)

    @property
    def author(self) -> str:
        """The name written in the history of a dossier."""
        return str(self._values["author"])

    @author.setter
    def author(self, author: str) -> None:
        self._keep("author", author.strip())

    @property
    def window(self) -> str:
        """Where the window was, as Qt wrote it, in base 64."""
        return str(self._values["window"])

    @window.setter
    def window(self, geometry: str) -> None:
        self._keep("window", geometry)

    @property
    def preview(self) -> str:
        """Where the window of the preview was, as `window`."""
        return str(self._values["preview"])

    @preview.setter
    def preview(self, geometry: str) -> None:
        self._keep("preview", geometry)

    def folder(self, use: str, otherwise: str = "") -> str:
        """Return the folder that was last chosen for a use: "dossiers", "texts", "pictures", "printing".

        Each has its own, so that a print does not land where a logo was found. Where there is none, or it is
        gone, it is `otherwise`, else the person's own.
        """
        folder = str(self._values["folders"].get(use, ""))
        return folder if os.path.isdir(folder) else otherwise or _documents()

    def keep_folder(self, use: str, folder: str) -> None:
        """Remember the folder chosen for a use; an empty one forgets it."""
        self._keep("folders", {**self._values["folders"], use: folder})

    @property
    def rail_closed(self) -> bool:
        """Tell whether the person folded the rail to its icons."""
        return bool(self._values["rail_closed"])

    @rail_closed.setter
    def rail_closed(self, closed: bool) -> None:
        self._keep("rail_closed", closed)

    @property
    def myself(self) -> tuple[str, ...]:
        """The ids of the contacts that are this person, one of each dossier that has them."""
        return tuple(str(one) for one in self._values["myself"])

    def be(self, person_id: str, instead_of: Iterable[str] = ()) -> None:
        """Remember that this person is a contact, or none, and no longer those others."""
        gone = {*instead_of, person_id}
        others = [one for one in self.myself if one not in gone]
        self._keep("myself", [*others, person_id][-_PUT_AWAY:] if person_id else others)

    # dossiers ----------------------------------------------------------------------------------------

    @property
    def recent(self) -> list[tuple[str, float]]:
        """The dossiers opened lately, the last first: path, and when (seconds since 1970)."""
        return [(str(path), float(opened)) for path, opened in self._values["recent"]]

    @property
    def last(self) -> str:
        """The dossier that was open last, if it still exists; empty once it was closed on purpose."""
        path = str(self._values.get("last", ""))
        return path if path and os.path.isfile(path) else ""

    def opened(self, path: str) -> None:
        """Put a dossier at the head of the recent ones."""
        others = [entry for entry in self.recent if entry[0] != path]
        self._values["recent"] = [(path, time.time()), *others][:_RECENT]
        self._keep("last", path)

    def closed(self) -> None:
        """Remember that the person closed the dossier: the next start shows the welcome page."""
        self._keep("last", "")

    def forget(self, path: str) -> None:
        """Take a dossier off the recent ones."""
        self._keep("recent", [entry for entry in self.recent if entry[0] != path])

    def is_put_away(self, notice: str, path: str) -> bool:
        """Tell whether the person put a notice away for a dossier, for good."""
        return [notice, path] in self._values["put_away"]

    def put_away(self, notice: str, path: str) -> None:
        """Remember that the person does not want to see a notice about a dossier again."""
        others = [entry for entry in self._values["put_away"] if entry != [notice, path]]
        self._keep("put_away", [*others, [notice, path]][-_PUT_AWAY:])

    def _keep(self, name: str, value: Any) -> None:
        self._values[name] = value
        _write(self.path, self._values)


def _read(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            values = json.load(file)
    except (OSError, ValueError):
        return {}
    return (
        {name: value for name, value in values.items() if _fits(name, value)}
        if isinstance(values, dict)
        else {}
    )


def _fits(name: str, value: Any) -> bool:
    """Tell whether a stored value is of the sort that its name promises."""
    if name == "recent":
        return isinstance(value, list) and all(_is_entry(entry) for entry in value)
    return isinstance(value, type(_DEFAULTS.get(name, "")))


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, list)
        and len(entry) == 2
        and isinstance(entry[0], str)
        and isinstance(entry[1], (int, float))
    )


def _write(path: str, values: dict[str, Any]) -> None:
    """Write the file whole or not at all, for this person's eyes alone."""
    beside = f"{path}.new"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
        os.replace(beside, path)
    except OSError:
        return


def _documents() -> str:
    for folder in ("~/Documents", "~"):
        if os.path.isdir(os.path.expanduser(folder)):
            return os.path.expanduser(folder)
    return os.path.expanduser("~")
