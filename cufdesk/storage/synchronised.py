"""Whether a file lies in a folder that another program carries to other machines: by names and marks.

Such a program copies a file while it is being written, and keeps two versions where two machines wrote.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

# Patterns of folder names, in lower case.
_NAMES = (
    ("onedrive", "OneDrive"),
    ("onedrive - *", "OneDrive"),
    ("onedrive-*", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("dropbox (*", "Dropbox"),
    ("dropbox-*", "Dropbox"),
    ("nextcloud", "Nextcloud"),
    ("nextcloud[0-9]", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("googledrive-*", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("pcloud", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("box sync", "Box"),
    ("box-box", "Box"),
    ("kdrive", "kDrive"),
    ("syncthing", "Syncthing"),
    ("seafile", "Seafile"),
    ("synologydrive", "Synology Drive"),
    ("protondrive-*", "Proton Drive"),
    ("proton drive", "Proton Drive"),
)
# Names too plain to tell anything but right under the person's own folder.
_NAMES_AT_HOME = (("box", "Box"), ("sync", "Syncthing"), ("mega", "MEGA"), ("drive", "Google Drive"))
_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "ownCloud"),
    (".csync_journal.db", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
)
_VARIABLES = "onedrive"


def synchronised_by(path: str, environment: Mapping[str, str] | None = None) -> str:
    """Return the name of the program that carries the folder of a file to other machines, or nothing."""
    own = os.path.realpath(os.path.expanduser("~"))
    known = list(_of_environment(os.environ if environment is None else environment))
    for folder in _folders(path):
        if folder in known:
            return "OneDrive"
        # The person's own folder holds marks of programs that carry other folders.
        found = _by_name(folder, own) or ("" if folder == own else _by_mark(folder))
        if found:
            return found
    return ""


def _folders(path: str) -> Iterator[str]:
    """Give the folders that hold a file, as it is named and as it really lies, the nearest first."""
    for start in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        folder = os.path.dirname(start)
        while folder != os.path.dirname(folder):
            yield folder
            folder = os.path.dirname(folder)


def _of_environment(environment: Mapping[str, str]) -> Iterator[str]:
    for name, value in environment.items():
        if name.lower().startswith(_VARIABLES) and value:
            yield os.path.abspath(value)
            yield os.path.realpath(value)


def _by_name(folder: str, own: str) -> str:
    name = os.path.basename(folder).lower()
    plain = _NAMES_AT_HOME if os.path.dirname(folder) == own else ()
    return next((program for pattern, program in (*_NAMES, *plain) if fnmatch(name, pattern)), "")


def _by_mark(folder: str) -> str:
    try:
        names = [entry.name.lower() for entry in os.scandir(folder) if entry.name.startswith(".")]
    except OSError:
        return ""
    return next((program for pattern, program in _MARKS if any(fnmatch(name, pattern) for name in names)), "")
