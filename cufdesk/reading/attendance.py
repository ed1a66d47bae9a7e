"""Who was there, as sentences tell it: "Mme Roux était représentée par M. Petit ; M. Diop s'était excusé"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.reading.structure import Document

_KINDS = ("represented", "excused", "absent", "present")
# A status that begins with a verb can follow those it speaks of; "participants" alone cannot.
_VERB = re.compile(
    r"(?:et|est|sont|etai\w+|s'\w+|se|ont|a|avait|avaient|n'\w+|manqu\w+|prie|estuv\w+|es|no|justific\w+|disculp\w+|excus[oa]\w*|"
    r"falt\w+|presento|presentaron|envi\w+|ofrecio|donne|asist\w+|particip[oa]\w*)(?!\w)"
)

_HEAD = re.compile(r"[,;:.]\s$|^\s?et\s$|[,\s]y\s$|\set\s$")


@dataclass(frozen=True, slots=True)
class Status:
    """What a sentence says of people's attendance; `by`: that who follows stands in for them."""

    role: str
    span: Span
    by: bool = False
    leads: bool = False
    """Whether it stands at the head of a clause: "étaient excusés Mme X et M. Y"."""


def statuses(doc: Document, start: int, end: int) -> list[Status]:
    """Return what a sentence says of attendance, in order, the longest words where several fit."""
    found: list[Status] = [
        Status("represented", match.span(), by=True)
        for match in doc.lexicon.find("represented_by").finditer(doc.shadow, start, end)
    ]
    for kind in _KINDS:
        for match in doc.lexicon.find(f"headings.{kind}").finditer(doc.shadow, start, end):
            if match.start() == start or _VERB.match(match.group()):
                lead = doc.shadow[max(start, match.start() - 4) : match.start()]
                leads = match.start() == start or _HEAD.search(lead) is not None
                found.append(Status(kind, match.span(), leads=leads))
    kept: list[Status] = []
    for status in sorted(found, key=lambda s: (s.span[0], -s.span[1], not s.by)):
        if kept and status.span[0] < kept[-1].span[1]:
            if status.by:
                kept[-1] = Status("represented", (kept[-1].span[0], status.span[1]), by=True)
            continue
        kept.append(status)
    return kept


def role_in(said: list[Status], person: Span, people: list[Span]) -> str | None:
    """Return the role that the sentence gives to somebody named in it, or None.

    A status after somebody speaks of those before it, back to the status before; one at the head of a clause
    speaks of those after it.
    """
    before = next((s for s in reversed(said) if s.span[1] <= person[0]), None)
    after = next((s for s in said if s.span[0] >= person[1]), None)
    if before is not None and before.by:
        return "present"
    if before is not None and before.leads and not _has_people_before(said, before, people):
        return before.role
    if after is not None:
        return after.role
    return None


def _has_people_before(said: list[Status], status: Status, people: list[Span]) -> bool:
    """Tell whether a status follows those it speaks of."""
    start = max((s.span[1] for s in said if s.span[1] <= status.span[0]), default=0)
    return any(start <= span[0] and span[1] <= status.span[0] for span in people)
