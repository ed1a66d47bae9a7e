"""Where resources and catalogues are: in a checkout, in an installed wheel, or in a frozen bundle."""

from __future__ import annotations

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def _roots() -> tuple[str, ...]:
    """Return the folders that may hold `resources/` and `i18n/`, the likeliest first."""
    bundle = getattr(sys, "_MEIPASS", None)
    frozen = (str(bundle),) if bundle else ()
    return (*frozen, os.path.dirname(_HERE), os.path.join(_HERE, "_data"))


def _find(folder: str) -> str:
    for root in _roots():
        candidate = os.path.join(root, folder)
        if os.path.isdir(candidate):
            return candidate
    raise FileNotFoundError(f"the folder {folder} is missing from this installation")


def resource(*parts: str) -> str:
    """Return the path of a file or folder under `resources/`."""
    return os.path.join(_find("resources"), *parts)


def catalogues() -> str:
    """Return the folder of the translation catalogues."""
    return _find("i18n")


def account() -> str:
    """Return the name of the person whose account of this machine it is, or the name of the account.

    Who has not told a name in the settings is known by this one in the history.
    """
    try:
        import pwd

        known = pwd.getpwuid(os.getuid())
    except (ImportError, KeyError):  # no such list on Windows, or an account that is not in it
        return os.environ.get("USERNAME", "") or os.environ.get("USER", "")
    return known.pw_gecos.split(",")[0].strip() or known.pw_name


def reading_words() -> str:
    """Return the file of this person's own words for reading minutes; it need not exist."""
    return os.path.join(home(), "reading.toml")


def home() -> str:
    """Return the private folder for settings, logs and drafts of this person.

    CUFDESK_HOME overrides the system's place, for tests and for portable use.
    """
    override = os.environ.get("CUFDESK_HOME")
    if override:
        return override
    if sys.platform == "win32":
        return os.path.join(os.environ.get("APPDATA", os.path.expanduser("~")), "Cufdesk")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/Cufdesk")
    return os.path.join(os.environ.get("XDG_CONFIG_HOME", os.path.expanduser("~/.config")), "cufdesk")
