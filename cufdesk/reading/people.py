"""People: those listed as present, delegates, excused…, those named in running text, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cufdesk.reading import tables
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, overlaps, shadow_of, tokens, trimmed
from cufdesk.reading.names import Named, after_article, named_at
from cufdesk.reading.positions import positions
from cufdesk.reading.prose import SEPARATOR, in_prose
from cufdesk.reading.structure import pieces
from cufdesk.reading.understanding import PersonRead, PositionRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.directory import Directory
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document

_ROLES = {
    "represented": "represented", "excused": "excused", "absent": "absent", "present": "present",
    "delegate": "delegate", "side": "present", "liaison": "liaison",
}  # fmt: skip


_MOST_CELLS = 12


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The people of a text, and the blocks that were lists of them."""

    people: tuple[PersonRead, ...]
    lists: frozenset[Span]


def people(doc: Document, directory: Directory) -> PeopleRead:
    """Return everybody in order of appearance, each once: a second mention adds positions, no entry."""
    found: list[PersonRead] = []
    lists: set[Span] = set()
    for section in doc.sections:
        for block, role in _list_blocks(doc, section):
            items = list(_items(doc, directory, block, role))
            if items:
                lists.add(block.span)
            found += items
    taken = sorted(person.span for person in found)
    found += [person for person in in_prose(doc, directory, lists) if not overlaps(taken, person.span)]
    return PeopleRead(tuple(_once(sorted(found, key=lambda person: person.span))), frozenset(lists))


# Lists -----------------------------------------------------------------------------------------------


def _list_blocks(doc: Document, section: Section) -> Iterator[tuple[Block, str]]:
    """Give the blocks that list people, with the role that their heading or introduction gives them."""
    if section.kind in _ROLES:
        for block in section.blocks:
            yield block, _excused_here(doc, block, _ROLES[section.kind])
        return
    if section.kind not in {"", "context", "programme"}:
        return
    intro: Block | None = None
    listing = False
    for block in section.blocks:
        introduced = listing or (intro is not None and doc.text[intro.end - 1] == ":")
        listing = (block.kind != "text" or introduced) and _begins_with_person(doc, block)
        if listing:
            yield block, _role_of_intro(doc, intro)
        elif block.kind == "text":
            intro = block


def _excused_here(doc: Document, block: Block, role: str) -> str:
    """Return the role said on the line itself: "Mme X (excusée)"."""
    for kind in ("excused", "absent"):
        if re.search(
            rf"\(\s?{doc.lexicon.find(f'headings.{kind}').pattern}\s?\)", doc.shadow[block.start : block.end]
        ):
            return kind
    return role


def _begins_with_person(doc: Document, block: Block) -> bool:
    named = named_at(doc, block.start, block.end)
    if named is None or named.name is None:
        return False
    if named.civility:
        return True
    after = SEPARATOR.match(doc.text, named.span[1], block.end)
    return bool(after and (function_at(doc, after.end(), block.end) or body_at(doc, after.end(), block.end)))


def _role_of_intro(doc: Document, intro: Block | None) -> str:
    """Return the role that the sentence before a list gives: a delegation's members are delegates."""
    if intro is None:
        return "present"
    words = doc.shadow[intro.start : intro.end]
    for role in ("excused", "absent", "represented"):
        if doc.lexicon.find(f"headings.{role}").match(words):
            return role
    return "delegate" if doc.lexicon.find("headcount.group", "headings.delegate").search(words) else "present"


def _items(doc: Document, directory: Directory, block: Block, role: str) -> Iterator[PersonRead]:
    """Give the people of one block of a list: one to a line, or several in a row."""
    if block.kind == "row":
        person = _from_row(doc, directory, block, role)
        if person:
            yield person
        return
    for line_start, line_end in _lines(doc, block):
        for start, end in _parted(doc, line_start, line_end):
            yield from _person(doc, directory, *trimmed(doc.text, start, end, " \t\n\u00a0\u202f,;."), role)


def _lines(doc: Document, block: Block) -> Iterator[Span]:
    at = block.start
    for line in doc.text[block.start : block.end].split("\n"):
        yield from pieces(doc, at, at + len(line))
        at += len(line) + 1


def _parted(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Part "A (X), B (Y) et C (Z)" and "Mme A, X ; M. B, Y" into one stretch per person."""
    at = start
    for match in re.compile(r"[;]\s|(?<=\))\s?,?\s|,\s|\s(?:et|y|e)\s").finditer(doc.shadow, start, end):
        before, here = doc.text[at : match.start()], match.end()
        if before.count("(") > before.count(")") or not before.strip():
            continue
        also = re.compile(r"(?:et|y|e)\s").match(doc.shadow, here, end)
        here = also.end() if also else here
        if match.group().startswith(";") or _another(doc, at, match.start(), here, end):
            yield at, match.start()
            at = here
    yield at, end


def _another(doc: Document, at: int, before_end: int, here: int, end: int) -> bool:
    """Tell whether another person begins: a civility says so, or a name with something said of it."""
    named = named_at(doc, here, end)
    if named is None or named_at(doc, at, before_end) is None:
        return False
    if named.civility:
        return True
    after = doc.text[named.span[1] : named.span[1] + 2]
    whole = named.span[1] >= end or after[:1] in {"(", ",", ";"} or after == " (" or after.startswith("\n")
    said = doc.text[at:before_end]
    if "(" in said or body_at(doc, here, end) is not None:
        return whole and body_at(doc, here, end) is None and not _is_body_segment(doc, here, named.span[1])
    first = named_at(doc, at, before_end)
    alone = first is not None and first.span[1] >= before_end
    function_after = re.compile(r",\s?").match(doc.text, named.span[1], end)
    described = function_after and function_at(doc, function_after.end(), end)
    return whole and bool(described or (alone and not _described(doc, here, end)))


def _described(doc: Document, here: int, end: int) -> bool:
    return body_at(doc, here, end) is not None or function_at(doc, here, end) is not None


def _is_body_segment(doc: Document, start: int, end: int) -> bool:
    return any(
        doc.lexicon.find("bodies.weak", "bodies.strong").fullmatch(doc.shadow[s:e])
        for s, e in tokens(doc.text, start, end)
    )


def _person(doc: Document, directory: Directory, start: int, end: int, role: str) -> Iterator[PersonRead]:
    """Give the person that a stretch of a list tells, and the one who stands in for them."""
    represented = _representation(doc, start, end)
    stop = represented.start() if represented else end
    person = _read_person(doc, directory, start, stop, "represented" if represented else role)
    if person is not None:
        yield person
    if represented:
        substitute = _read_person(doc, directory, represented.end(), end, "present")
        if substitute is not None:
            yield substitute


def _representation(doc: Document, start: int, end: int) -> re.Match[str] | None:
    return re.compile(
        r"[,(]?\s?\(?(?:represente?e?s? par|representad[oa]s? por|en representacion por)\s"
    ).search(doc.shadow, start, end)


def _read_person(doc: Document, directory: Directory, start: int, end: int, role: str) -> PersonRead | None:
    named = named_at(doc, start, end)
    if named is None:
        return _by_function(doc, directory, start, end, role)
    if named.name is None:
        found = positions(doc, directory, after_article(doc, named.span[1], end), end)
        return PersonRead(None, named.civility, role, found, (start, end))
    if not named.civility and _is_body_alone(doc, start, named):
        return None
    after = SEPARATOR.match(doc.text, named.span[1], end)
    begin = after.end() if after else named.span[1]
    return PersonRead(named.name, named.civility, role, _said(doc, directory, begin, end), (start, end))


def _said(doc: Document, directory: Directory, start: int, end: int) -> tuple[PositionRead, ...]:
    """Return the positions after a name, "(excusé)" and the like left out."""
    start, end = trimmed(doc.text, start, end, " \t\n\u00a0\u202f,;.:")
    if (
        end > start
        and doc.text[end - 1] == ")"
        and doc.text[start:end].count("(") < doc.text[start:end].count(")")
    ):
        end -= 1
    status = doc.lexicon.find("headings.excused", "headings.absent", "headings.present")
    if status.fullmatch(doc.shadow, start, end) or not any(c.isalpha() for c in doc.text[start:end]):
        return ()
    return positions(doc, directory, start, end)


def _is_body_alone(doc: Document, start: int, named: Named) -> bool:
    body = body_at(doc, start, named.span[1])
    return body is not None


def _by_function(doc: Document, directory: Directory, start: int, end: int, role: str) -> PersonRead | None:
    """Return somebody listed by function alone: "Le maire de X", "Directora de …, Municipio de Y"."""
    begin = after_article(doc, start, end)
    if not function_at(doc, begin, end):
        return None
    return PersonRead(None, None, role, positions(doc, directory, begin, end), (start, end))


def _from_row(doc: Document, directory: Directory, block: Block, role: str) -> PersonRead | None:
    """Return the person of a table's row: name, function, body; a row of headings tells nobody."""
    filled = [(s, e) for s, e in tables.cells(doc, block)[:_MOST_CELLS] if s < e]
    if not filled or tables.headings(doc, block):
        return None
    if len(filled) > 1 and re.fullmatch(r"\d{1,3}\.?", doc.shadow[slice(*filled[0])]):
        filled = filled[1:]
    named = named_at(doc, *filled[0])
    if named is None or named.name is None:
        return None
    found = positions(doc, directory, filled[1][0], filled[-1][1]) if len(filled) > 1 else ()
    return PersonRead(named.name, named.civility, role, found, (filled[0][0], filled[-1][1]))


# Once ------------------------------------------------------------------------------------------------


def _once(found: list[PersonRead]) -> Iterator[PersonRead]:
    """Give everybody once; a surname alone is a mention of somebody who was named in full."""
    by_name: dict[str, int] = {}
    surnames: dict[str, int] = {}
    kept: list[PersonRead] = []
    for person in found:
        key = shadow_of(person.name or "")
        if not key:
            kept.append(person)
            continue
        index = by_name.get(key)
        if index is None and " " not in key:
            index = surnames.get(key)
            if (
                index is not None
                and kept[index].civility
                and person.civility not in {None, kept[index].civility}
            ):
                index = None
        if index is None:
            by_name[key] = len(kept)
            for word in key.split()[1:]:
                surnames.setdefault(word, len(kept))
            kept.append(person)
        else:
            kept[index] = _merged(kept[index], person)
    return iter(kept)


def _merged(first: PersonRead, again: PersonRead) -> PersonRead:
    role = again.role if first.role == "mentioned" else first.role
    return replace(first, role=role, positions=first.positions or again.positions)
