"""Those who met as one of them tells it: "Estuvimos Ignacio, Lorena y yo", "étaient là : Patrice, moi"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading import attendance
from cufdesk.reading.bodies import body_at, country_of, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, is_acronym, shadow_of
from cufdesk.reading.mentions import has_given_name
from cufdesk.reading.names import Named, after_article, named_at
from cufdesk.reading.structure import sentences
from cufdesk.reading.titled import named_behind
from cufdesk.reading.understanding import PersonRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_ALONE = re.compile(r"(?P<given>[^\W\d_a-zà-ÿ][\w’'-]+)(?P<initial>[ \u00a0][^\W\d_a-zà-ÿ](?:\.|$)(?!\w))?")
_LONGEST_BESIDE = 90
_BACK = 120
_LONGEST = 600


def gathered(doc: Document, lists: set[Span]) -> Iterator[PersonRead]:
    """Give those whom a sentence on attendance names by given name alone, or in one list; and who writes."""
    known = _known(doc)
    wrote: set[Span] = set()
    for block in doc.blocks:
        if block.span in lists:
            continue
        for start, end in _whole(doc, *block.span):
            statuses = attendance.statuses(doc, start, end)
            wrote |= set(_writers(doc, statuses, (start, end)))
            for index, status in enumerate(statuses):
                stop = statuses[index + 1].span[0] if index + 1 < len(statuses) else end
                role = _role(doc, status, end)
                if status.by or status.stands:
                    continue
                if status.leads:
                    yield from _behind(doc, known, (status.span[1], stop), role)
                else:
                    first = statuses[index - 1].span[1] if index else start
                    yield from _before(doc, known, (first, status.span[0]), role)
    for span in sorted(wrote):
        yield PersonRead(doc.quote(span), None, "present", (), span)


def _whole(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give the sentences of a stretch, those that a semicolon parts together."""
    at: int | None = None
    for first, last in sentences(doc, start, end):
        at = first if at is None else at
        if doc.text[last - 1] != ";" or last - at > _LONGEST:
            yield at, last
            at = None
    if at is not None:
        yield at, end


def _role(doc: Document, status: attendance.Status, end: int) -> str:
    """Return the role that a status gives; who "no vino … y avisó" is excused."""
    if status.role != "absent":
        return status.role
    warned = doc.lexicon.find("attendance.excusing").search(doc.shadow, status.span[1], end)
    return "excused" if warned else "absent"


# Who writes ------------------------------------------------------------------------------------------


def _writers(doc: Document, statuses: tuple[attendance.Status, ...], sentence: Span) -> Iterator[Span]:
    """Give the place of the name of who tells "estuvimos …", "étaient là X et moi", "notre réunion"."""
    start, end = sentence
    said = doc.lexicon.find("attendance.we").search(doc.shadow, start, end)
    me = doc.lexicon.find("attendance.me").search(doc.shadow, start, end) if statuses else None
    if said is None and me is None:
        return
    author = doc.envelope.author_at(start) or _signer(doc)
    if author is not None:
        yield author


def _signer(doc: Document) -> Span | None:
    """Return the place of the name that a text ends with: on a line of its own, its function below."""
    end = len(doc.text.rstrip())
    for _line in range(3):
        start = doc.text.rfind("\n", 0, end) + 1
        line = start, end
        named = named_at(doc, *line)
        sure = named is not None and named.name is not None and named.span[1] >= end
        if sure and body_at(doc, *line) is None and function_at(doc, *line) is None:
            return line
        end = len(doc.text[:start].rstrip())
    return None


# Those beside the words ------------------------------------------------------------------------------


def _known(doc: Document) -> frozenset[str]:
    """Return the folded given names of those who wrote and received the mails."""
    spans = [*doc.envelope.names, *(span for _at, span in doc.envelope.authors)]
    return frozenset(word for span in spans for word in doc.shadow[slice(*span)].split())


def _behind(doc: Document, known: frozenset[str], place: Span, role: str) -> Iterator[PersonRead]:
    """Give those listed behind the words: "Estuvimos Ignacio, la directora Ana Peña y yo"."""
    at, end = place
    joint = re.compile(rf"\s?[,;:/+]\s?|\s(?:{doc.lexicon.also})\s|\s-\s")
    found: list[tuple[PersonRead, bool]] = []
    while at < end:
        lead = re.compile(r"[\s:,]*").match(doc.text, at, end)
        begin = lead.end() if lead else at
        person, at = _at(doc, known, begin, end, role)
        if person is not None:
            found.append(person)
        elif not found and at == begin and not _is_joint_near(doc, joint, begin, end):
            break
        following = joint.search(doc.shadow, at, min(end, at + _LONGEST_BESIDE))
        if following is None:
            break
        at = following.end()
    if any(sure for _person, sure in found):
        yield from (person for person, _sure in found)


def _is_joint_near(doc: Document, joint: re.Pattern[str], start: int, end: int) -> bool:
    return joint.search(doc.shadow, start, min(end, start + _LONGEST_BESIDE)) is not None


def _at(
    doc: Document, known: frozenset[str], start: int, end: int, role: str
) -> tuple[tuple[PersonRead, bool] | None, int]:
    """Return who is named at a place, whether a known given name says so, and where the name ends."""
    if me := doc.lexicon.find("attendance.me").match(doc.shadow, start, end):
        return None, me.end()
    begin = after_article(doc, start, end)
    alone = _alone(doc, known, begin, end)
    named = named_at(doc, begin, end) or named_at(doc, start, end)
    if alone is not None and " " in doc.text[slice(*alone)]:
        named = None  # "Silvina G. de Legales"
    behind = named_behind(doc, begin, end) if named is None else None
    if behind is not None and behind[0][1] - behind[0][0] <= _LONGEST_BESIDE:
        named = behind[1]  # "la directora Mabel Etchegoyen"
    if named is not None and named.name is not None and (named.civility or not _is_thing(doc, named)):
        sure = bool(named.civility) or has_given_name(doc, named)
        name = named.span if not named.civility else (named.span[1] - len(named.name), named.span[1])
        return (PersonRead(named.name, named.civility, role, (), name), sure), named.span[1]
    if alone is None:
        return None, begin
    return (PersonRead(doc.quote(alone), None, role, (), alone), True), alone[1]


def _is_thing(doc: Document, named: Named) -> bool:
    words = [word for word in re.split(r"[\s\-‑]+", shadow_of(named.name or "")) if word]
    return (
        body_at(doc, *named.span) is not None
        or any(country_of(doc.lexicon, word) or is_acronym(word) for word in words)
        or any(head_pattern(doc.lexicon).fullmatch(word) for word in words)
        or function_at(doc, *named.span) is not None
    )


def _alone(doc: Document, known: frozenset[str], start: int, end: int) -> Span | None:
    """Return the place of a given name by itself."""
    word = _ALONE.match(doc.text, start, end)
    if word is None or is_no_name(doc, word["given"]):
        return None
    folded = doc.shadow[start : word.end("given")]
    if folded in doc.lexicon.folded("articles", "common") or country_of(doc.lexicon, folded):
        return None
    given = folded in known or is_given_name(re.split(r"[-‑]", folded)[0])
    return word.span() if given else None


def _before(doc: Document, known: frozenset[str], place: Span, role: str) -> Iterator[PersonRead]:
    """Give those named right before the words: "Andrés no pudo sumarse", "Ana et Luc sont excusés"."""
    start = max(place[0], place[1] - _BACK)
    words = re.compile(r"(?:^|(?<=[\s(]))(?=[^\W\d_a-zà-ÿ])")
    joint = re.compile(rf"\s?,?\s?(?:{doc.lexicon.also})?,?\s?")
    run: list[tuple[PersonRead, bool]] = []
    at = start
    for match in words.finditer(doc.text, start, place[1]):
        if match.start() < at:
            continue
        person, last = _at(doc, known, match.start(), place[1], role)
        if person is None:
            continue
        if run and joint.fullmatch(doc.shadow, at, match.start()) is None:
            run = []
        run.append(person)
        at = last
    if run and not doc.text[at : place[1]].strip(" ,\n\u00a0") and any(sure for _person, sure in run):
        yield from (person for person, _sure in run)
