"""How a printed document's file is named: "2015-02-13_CUF_MX_releve-decisions_v0.1_PROJET_FR.pdf".

ISO date, our organisation, the partner country, the kind of document, version, state while it is a draft,
language: plain ASCII without spaces and at most 100 characters, so that every mail system and disk takes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from cufdesk.folding import fold

LONGEST = 100
_SUFFIX = ".pdf"
# Little words of the three languages that say nothing at the end of a name.
_HANGING = re.compile(r"(?:-(?:a|au|aux|d|de|del|des|du|el|en|et|for|l|la|las|le|les|los|of|the|to|y))+$")


@dataclass(frozen=True, slots=True)
class FileName:
    """The parts of a name; those that are empty are left out, and `reference` is what gives way to length."""

    kind: str
    language: str
    day: date | None = None
    organisation: str = ""
    country: str = ""
    reference: str = ""
    version: str = ""
    state: str = ""

    @override
    def __str__(self) -> str:
        room = LONGEST - len(self._with("")) - 1
        return self._with(slug(self.reference, room))

    def _with(self, reference: str) -> str:
        parts = (
            self.day.isoformat() if self.day else "",
            slug(self.organisation, 12).upper(),
            slug(self.country, 8).upper(),
            slug(self.kind, 24),
            reference,
            f"v{_version(self.version)}" if self.version else "",
            slug(self.state, 8).upper(),
            self.language.replace("+", "-").upper(),
        )
        return "_".join(part for part in parts if part) + _SUFFIX


def slug(text: str, longest: int = 40) -> str:
    """Return a text as lower-case ASCII words joined by hyphens, cut after a word that means something."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) <= longest:
        return words
    cut = _HANGING.sub("", words[: longest + 1].rpartition("-")[0])
    return cut or words[:longest]


def _version(version: str) -> str:
    return re.sub(r"[^0-9A-Za-z.]+", "", version)[:8].strip(".")
