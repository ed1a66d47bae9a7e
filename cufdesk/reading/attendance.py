"""Who was there, as sentences tell it: "Mme Roux était représentée par M. Petit ; M. Diop s'était excusé"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, moved_span
from cufdesk.reading.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_KINDS = ("represented", "excused", "absent", "present")
# A status that begins with a verb can follow those it speaks of; "participants" alone cannot.
_VERB = re.compile(
    r"(?:et|est|sont|etai\w+|s'\w+|se|ont|a|avait|avaient|n'\w+|manqu\w+|prie|estuv\w+|es|no|justific\w+|disculp\w+|excus[oa]\w*|"
    r"falt\w+|presento|presentaron|envi\w+|ofrecio|donne|asist\w+|particip[oa]\w*)(?!\w)"
)

# "étaient réunis MM. Roux et Petit": an article between the words and those that they speak of.
_BESIDE = 8
# A finite verb between two people: what follows it was not there because those before it were.
_NEW_CLAUSE = {
    "fr": re.compile(r"\s(?:a|ont|est|sont|avait|avaient|etait|etaient|sera|seront)\s"),
    "es": re.compile(r"\s(?:ha|han|fue|fueron|es|son|sera|seran|se)\s|\s\w+(?:aron|ieron)\s"),
}
_HEAD = re.compile(r"[,;:.]\s$|^\s?et\s$|[,\s]y\s$|\set\s$")


@dataclass(frozen=True, slots=True)
class Status:
    """What a sentence says of people's attendance.

    `by`: that who follows stands in for those before; `stands`: that who is before stands in for those after.
    """

    role: str
    span: Span
    by: bool = False
    leads: bool = False
    stands: bool = False
    """Whether it stands at the head of a clause: "étaient excusés Mme X et M. Y"."""


@lru_cache(maxsize=8)
def _done_by(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "a été reçue en mairie par"."""
    done, by = lex.find("attendance.done_by").pattern, lex.find("by").pattern
    return re.compile(rf"{done}[^,;.:\n]{{0,40}}?\s{by}")


@lru_cache(maxsize=8)
def _excused(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "n'a pas pu … venir", "justifie son absence", "avisó que no"."""
    could_not, come, justify, absence, warned = (
        lex.find(f"attendance.{path}").pattern
        for path in ("could_not", "come", "justify", "absence", "warned")
    )
    return re.compile(
        rf"(?:{could_not})\s(?:[\w']{{1,12}}\s){{0,2}}(?:{come})"
        rf"|(?:{justify})\s(?:\w{{1,4}}\s)?(?:{absence})|{warned}"
    )


def _moved(found: tuple[Status, ...], by: int) -> tuple[Status, ...]:
    return tuple(replace(status, span=moved_span(status.span, by)) for status in found)


def _told(doc: Document, start: int, end: int) -> Iterator[Status]:
    """Give the words for being there and away, one inside another too."""
    for match in _done_by(doc.lexicon).finditer(doc.shadow, start, end):
        yield Status("present", match.span(), leads=True)
    for path, leads in (("attendance.before_people", True), ("attendance.after_people", False)):
        for match in doc.lexicon.find(path).finditer(doc.shadow, start, end):
            yield Status("present", match.span(), leads=leads)
    for match in _excused(doc.lexicon).finditer(doc.shadow, start, end):
        yield Status("excused", match.span(), leads=_is_at_head(doc, match.start(), start))
    for kind in _KINDS:
        for match in doc.lexicon.find(f"headings.{kind}").finditer(doc.shadow, start, end):
            if match.start() == start or _VERB.match(match.group()):
                yield Status(kind, match.span(), leads=_is_at_head(doc, match.start(), start))


@remembered(_moved)
def statuses(doc: Document, start: int, end: int) -> tuple[Status, ...]:
    """Return what a sentence says of attendance, in order, the longest words where several fit."""
    stood_in = doc.lexicon.find("represented_by", "attendance.stand_in")
    found: list[Status] = [
        Status("represented", match.span(), by=True) for match in stood_in.finditer(doc.shadow, start, end)
    ]
    found += [
        Status("represented", match.span(), stands=True)
        for match in doc.lexicon.find("attendance.stands_for").finditer(doc.shadow, start, end)
    ]
    found += _told(doc, start, end)
    kept: list[Status] = []
    for status in sorted(found, key=lambda s: (s.span[0], -s.span[1], not s.stands, not s.by, not s.leads)):
        if kept and status.span[0] < kept[-1].span[1]:
            if (status.by or status.stands) and not kept[-1].stands:
                kept[-1] = replace(status, span=(kept[-1].span[0], status.span[1]))
            continue
        kept.append(status)
    return tuple(kept)


def _is_at_head(doc: Document, at: int, start: int) -> bool:
    return at == start or _HEAD.search(doc.shadow[max(start, at - 4) : at]) is not None


def role_in(doc: Document, said: tuple[Status, ...], person: Span, people: list[Span]) -> str | None:
    """Return the role that the sentence gives to somebody named in it, or None.

    A status after somebody speaks of those before it, back to the status before; one at the head of a clause
    speaks of those after it.
    """
    before = next((s for s in reversed(said) if s.span[1] <= person[0]), None)
    behind = [s for s in said if s.span[0] >= person[1]]
    following = next((span[0] for span in people if span[0] > person[0]), None)
    own = [s for s in behind if following is None or s.span[0] < following]
    if before is not None and before.leads and own and _is_own(doc, own[0], person):
        return own[0].role  # "étaient là M. Roux et moi ; Mme Petit en classe, donc excusée"
    if before is not None and before.by:
        return "present"
    if before is not None and before.stands:
        return before.role
    if before is not None and _leads(said, before, people):
        return before.role if _in_one_breath(doc, before, person, people) else None
    if own and own[0].role != "present" and any(s.by for s in own):
        return "represented"
    if behind and behind[0].stands:
        return "present"
    return behind[0].role if behind else None


def _is_own(doc: Document, status: Status, person: Span) -> bool:
    """Tell whether the clause that begins with somebody says that they were away."""
    away = status.role in {"excused", "absent"} and not (status.leads or status.by)
    return away and not re.search(r"[;.]", doc.text[person[1] : status.span[0]])


def _in_one_breath(doc: Document, status: Status, person: Span, people: list[Span]) -> bool:
    """Tell whether no new clause begins before somebody: "sous la présidence de X, le comité a entendu Y"."""
    at = max((span[1] for span in people if status.span[1] <= span[1] <= person[0]), default=status.span[1])
    clause = _NEW_CLAUSE[doc.lexicon.code].search(doc.shadow, at, person[0])
    return clause is None or (clause.group() == " a " and "à" in doc.text[slice(*clause.span())].lower())


def _leads(said: tuple[Status, ...], status: Status, people: list[Span]) -> bool:
    """Tell whether a status speaks of those after it: at the head, or behind "en représentation de X"."""
    place = said.index(status)
    if place and said[place - 1].stands and not _has_people_before(said, said[place - 1], people):
        return True
    if not status.leads:
        return False
    following = next((span[0] for span in sorted(people) if span[0] >= status.span[1]), None)
    beside = following is not None and following - status.span[1] <= _BESIDE
    return beside or not _has_people_before(said, status, people)


def _has_people_before(said: tuple[Status, ...], status: Status, people: list[Span]) -> bool:
    """Tell whether a status follows those it speaks of."""
    start = max((s.span[1] for s in said if s.span[1] <= status.span[0]), default=0)
    return any(start <= span[0] and span[1] <= status.span[0] for span in people)
