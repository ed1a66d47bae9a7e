"""What may be one person or body entered twice: the values that are compared, and what a comparison says.

A likeness is a verdict with its reasons, each a code and the two values it rests on; `likeness_words.py` says
them in a language. The machine proposes: no record is changed by anything here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

LIKELY = "likely"
SIMILAR = "similar"

# Told how much of all is done; asked whether to stop.
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What is compared of a person; texts as entered, `organisations` the ids of the positions' bodies."""

    id: str
    given_names: str = ""
    first_surname: str = ""
    second_surname: str = ""
    usage_name: str = ""
    written_name: str = ""
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    country: str = ""
    organisations: frozenset[str] = frozenset()
    particle: str = ""  # said with the name, never compared


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What is compared of a body: `names` in every language, with its code; `country` an ISO code or ""."""

    id: str
    names: tuple[tuple[str, str], ...] = ()
    written_name: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    city: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two are alike: a code of `likeness_words.SENTENCES`, and the value on each side."""

    code: str
    first: str = ""
    second: str = ""

    def turned(self) -> Reason:
        """Return the same reason seen from the other side."""
        return Reason(self.code, self.second, self.first)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records that may be one; `score`, 0 to 1, puts the surest first within a verdict."""

    first_id: str
    second_id: str
    verdict: str
    score: float
    reasons: tuple[Reason, ...]

    def turned(self) -> Likeness:
        """Return the same likeness seen from the other side."""
        reasons = tuple(reason.turned() for reason in self.reasons)
        return replace(self, first_id=self.second_id, second_id=self.first_id, reasons=reasons)


def pair(first_id: str, second_id: str) -> frozenset[str]:
    """Return two ids as what "not the same" is remembered by, whichever comes first."""
    return frozenset((first_id, second_id))


def ranked(found: Iterable[Likeness]) -> list[Likeness]:
    """Return likenesses with the surest first; ids settle what is even, so that the order never wavers."""
    return sorted(
        found, key=lambda like: (like.verdict != LIKELY, -like.score, like.first_id, like.second_id)
    )
