"""How versions of minutes count: drafts v0.1, v0.2…, then v1.0, and a correction makes v1.1, then v1.2."""

from __future__ import annotations

import re

FIRST_DRAFT = "0.1"
FIRST_ISSUED = "1.0"

_NUMBERED = re.compile(r"v?(\d+)\.(\d+)\Z", re.ASCII)


def next_draft(version: str) -> str:
    """Return the version of the draft after one: "0.2" after "0.1"; the first where none counts."""
    major, minor = _parts(version)
    return FIRST_DRAFT if major else f"0.{minor + 1}"


def next_issued(version: str) -> str:
    """Return the version after one that was distributed: "1.1" after "1.0", "1.0" after any draft."""
    major, minor = _parts(version)
    return f"{major}.{minor + 1}" if major else FIRST_ISSUED


def issued_before(version: str) -> str:
    """Return the version that one which a correction made takes the place of: "1.0" before "1.1"."""
    major, minor = _parts(version)
    return f"{major}.{minor - 1}" if major and minor else FIRST_ISSUED


def is_issued(version: str) -> bool:
    """Tell whether a version is one that is distributed, and no draft."""
    return _parts(version)[0] > 0


def is_draft(version: str) -> bool:
    """Tell whether a version is that of a draft, "0.1" or after."""
    return _parts(version)[0] == 0 and _parts(version)[1] > 0


def _parts(version: str) -> tuple[int, int]:
    """Return both numbers of a version; one that somebody wrote otherwise counts as none."""
    found = _NUMBERED.match(version.strip())
    return (int(found[1]), int(found[2])) if found else (0, 0)
