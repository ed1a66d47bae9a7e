"""People: those listed as present, delegates, excused…, those named in running text, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cufdesk.reading import tables
from cufdesk.reading.bodies import Body, body_at, function_at
from cufdesk.reading.identity import once
from cufdesk.reading.mail import correspondents
from cufdesk.reading.matching import Span, overlaps, tokens, trimmed
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.positions import positions
from cufdesk.reading.prose import SEPARATOR, by_status, in_prose
from cufdesk.reading.short_names import short_names
from cufdesk.reading.structure import pieces
from cufdesk.reading.understanding import PersonRead, PositionRead
from cufdesk.reading.verb_forms import is_infinitive

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
        for listed in _list_blocks(doc, section):
            items = list(_items(doc, directory, listed))
            if items:
                lists.add(listed.block.span)
            found += items
    found = list(_with_their_functions(doc, sorted(found, key=lambda person: person.span)))
    for more in (_officers(doc, directory, lists), correspondents(doc), in_prose(doc, directory, lists)):
        taken = sorted(person.span for person in found)
        found += [person for person in more if not overlaps(taken, person.span)]
    return PeopleRead(tuple(once(sorted(found, key=lambda person: person.span))), frozenset(lists))


def _with_their_functions(doc: Document, found: list[PersonRead]) -> Iterator[PersonRead]:
    """Give a function alone on the line below a bare name to the one named there."""
    before: PersonRead | None = None
    for person in found:
        beside = before is not None and doc.text[before.span[1] : person.span[0]].strip(" \u00a0,;") == "\n"
        if (
            before
            and beside
            and before.name
            and not before.positions
            and not (person.name or person.civility)
        ):
            before = replace(before, positions=person.positions, span=(before.span[0], person.span[1]))
            continue
        if before is not None:
            yield before
        before = person
    if before is not None:
        yield before


def _officers(doc: Document, directory: Directory, lists: set[Span]) -> Iterator[PersonRead]:
    """Give those whom a line "Présidente de séance : Mme Roux" names: they were there."""
    officer = doc.lexicon.find("headings.officer")
    for block in list(doc.blocks):
        word = officer.match(doc.shadow, *block.span) if block.span not in lists else None
        sign = re.compile(r"[^:\n]{0,30}:\s?").match(doc.text, word.end(), block.end) if word else None
        if sign and _begins_with_name(doc, sign.end(), block.end):
            lists.add(block.span)
            yield from _items(doc, directory, _Listed(replace(block, start=sign.end()), "present"))


def _begins_with_name(doc: Document, start: int, end: int) -> bool:
    named = named_at(doc, start, end)
    return named is not None and named.name is not None and body_at(doc, start, end) is None


# Lists -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Listed:
    """A block that lists people, the role that its heading gives them, the body they come for."""

    block: Block
    role: str
    body: Body | None = None


def _list_blocks(doc: Document, section: Section) -> Iterator[_Listed]:
    """Give the blocks that list people: under their heading, or after a sentence that introduces them."""
    known_role = _ROLES.get(section.kind)
    if known_role is None and section.kind not in {"", "context", "programme"}:
        return
    intro: Block | None = None
    body: Body | None = None
    listing = table = False
    for block in section.blocks:
        table = block.kind == "row" and (table or "name" in tables.headings(doc, block))
        behalf = _on_behalf(doc, block)
        if behalf is not None and behalf[1] >= block.end:
            intro, body, listing = intro or block, behalf[0], True
            continue
        introduced = listing or (intro is not None and doc.text[intro.end - 1] == ":")
        listing = table or ((block.kind != "text" or introduced) and _begins_with_person(doc, block))
        if listing or known_role:
            role = known_role or _role_of_intro(doc, intro)
            yield _Listed(block, _excused_here(doc, block, role), body)
        elif block.kind == "text":
            intro, body = block, None


def _on_behalf(doc: Document, block: Block) -> tuple[Body, int] | None:
    """Return the body of "Pour la Ville de X :", and where what follows the colon begins."""
    lead = doc.lexicon.find("on_behalf").match(doc.shadow, *block.span)
    if lead is None:
        return None
    body = body_at(doc, after_article(doc, lead.end() + 1, block.end), block.end, lenient=True)
    colon = re.compile(r"\s?:\s*").match(doc.text, body.span[1], block.end) if body else None
    return (body, colon.end()) if body and colon else None


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
    after = SEPARATOR.match(doc.text, named.span[1], block.end)
    if named.civility:
        return not _acts(doc, named.span[1], after.end() if after else None, block.end)
    return bool(after and (function_at(doc, after.end(), block.end) or body_at(doc, after.end(), block.end)))


def _acts(doc: Document, at: int, after: int | None, end: int) -> bool:
    """Tell whether what follows a name is what they do: "Mme Roux enverra", "Ing. Tun : comprar"."""
    if after is not None:
        return is_infinitive(doc, after, end) or doc.text[at:after].strip() in {"->", "="}
    word = next(tokens(doc.text, at, end), None)
    if word is None or doc.text[at : word[0]].strip(" \u00a0") or not doc.text[word[0]].islower():
        return re.compile(r"\s?[-=]>|\s?=").match(doc.text, at, end) is not None
    status = doc.lexicon.find(
        "represented_by", "represents", "by", "and", "headings.excused", "headings.absent"
    )
    return status.match(doc.shadow, word[0], end) is None


def _role_of_intro(doc: Document, intro: Block | None) -> str:
    """Return the role that the sentence before a list gives: a delegation's members are delegates."""
    if intro is None:
        return "present"
    words = doc.shadow[intro.start : intro.end]
    for role in ("excused", "absent", "represented"):
        if doc.lexicon.find(f"headings.{role}").match(words):
            return role
    return "delegate" if doc.lexicon.find("headcount.group", "headings.delegate").search(words) else "present"


def _items(doc: Document, directory: Directory, listed: _Listed) -> Iterator[PersonRead]:
    """Give the people of one block of a list: one to a line, or several in a row."""
    block, role, body = listed.block, listed.role, listed.body
    if block.kind == "row":
        person = _from_row(doc, directory, block, role)
        if person:
            yield person
        return
    if behalf := _on_behalf(doc, block):
        body, start = behalf
        block = replace(block, start=start)
    for line in _lines(doc, block):
        if short := short_names(doc, *line):
            yield from (PersonRead(doc.quote(name), None, role, (), name) for name in short)
            continue
        for here, stretch in by_status(doc, *line, role):
            for part in _parted(doc, *stretch):
                for person in _person(
                    doc, directory, *trimmed(doc.text, *part, " \t\n\u00a0\u202f,;."), here
                ):
                    yield _coming_for(directory, person, body)


def _coming_for(directory: Directory, person: PersonRead, body: Body | None) -> PersonRead:
    """Give somebody listed under "Pour la Ville de X :" that city, where no other body is said."""
    if body is None or any(position.organisation for position in person.positions):
        return person
    index = directory.add(body)
    titles = [position.title for position in person.positions] or [None]
    return replace(person, positions=tuple(PositionRead(title, body.written, index) for title in titles))


def _lines(doc: Document, block: Block) -> Iterator[Span]:
    at = block.start
    for line in doc.text[block.start : block.end].split("\n"):
        yield from pieces(doc, at, at + len(line))
        at += len(line) + 1


def _parted(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Part "A (X), B (Y) et C (Z)" and "Mme A, X ; M. B, Y" into one stretch per person."""
    also = doc.lexicon.also
    joints = re.compile(rf"[;]\s|(?<=\))\s?,?\s|,\s|\s(?:{also})\s")
    at = start
    for match in joints.finditer(doc.shadow, start, end):
        before = doc.text[at : match.start()]
        if before.count("(") > before.count(")") or not before.strip():
            continue
        second = re.compile(rf"(?:{also})\s").match(doc.shadow, match.end(), end)
        here = second.end() if second else match.end()
        if match.group().startswith(";") or _another(doc, at, match.start(), here, end):
            yield at, match.start()
            at = here
    yield at, end


def _another(doc: Document, at: int, before_end: int, here: int, end: int) -> bool:
    """Tell whether another person begins: a civility says so, or a name like the one before it."""
    named, first = named_at(doc, here, end), named_at(doc, at, before_end)
    if named is None or first is None:
        return False
    if named.civility:
        return True
    if body_at(doc, here, end) is not None or _names_body(doc, here, named.span[1]):
        return False
    after = doc.text[named.span[1] : named.span[1] + 2].lstrip(" ")[:1]
    if after not in {"", "(", ",", ";", "\n"} and named.span[1] < end:
        return False
    comma = re.compile(r",\s?").match(doc.text, named.span[1], end)
    described = comma is not None and function_at(doc, comma.end(), end) is not None
    return described or "(" in doc.text[at:before_end] or first.span[1] >= before_end


def _names_body(doc: Document, start: int, end: int) -> bool:
    heads = doc.lexicon.find("bodies.weak", "bodies.strong")
    return any(heads.fullmatch(doc.shadow[s:e]) for s, e in tokens(doc.text, start, end))


def _person(doc: Document, directory: Directory, start: int, end: int, role: str) -> Iterator[PersonRead]:
    """Give the person that a stretch of a list tells, and the one who stands in for them."""
    represented = _representation(doc, start, end) or (
        _stand_in(doc, start, end) if role == "represented" else None
    )
    stands_for = None if represented else _stands_for(doc, start, end)
    if stands_for is not None:
        yield from _both(doc, directory, (start, stands_for.start()), (stands_for.end(), end))
        return
    stop = represented.start() if represented else end
    person = _read_person(doc, directory, start, stop, "represented" if represented else role)
    if person is not None:
        yield person
    if represented:
        substitute = _read_person(doc, directory, represented.end(), end, "present")
        if substitute is not None:
            yield substitute


def _representation(doc: Document, start: int, end: int) -> re.Match[str] | None:
    return re.compile(rf"[,(]?\s?\(?{doc.lexicon.find('represented_by').pattern}\s").search(
        doc.shadow, start, end
    )


def _stands_for(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return ", représentant" before somebody: "M. Roux, représentant Mme Petit"."""
    pattern = re.compile(rf"[,(]?\s?\(?{doc.lexicon.find('represents').pattern}\s")
    for found in pattern.finditer(doc.shadow, start, end):
        named = named_at(doc, after_article(doc, found.end(), end), end)
        if found.start() > start and named and named.civility and named.name:
            return found
    return None


def _both(doc: Document, directory: Directory, there: Span, away: Span) -> Iterator[PersonRead]:
    """Give the one who stands in, and the one represented."""
    for (start, end), role in ((there, "present"), (away, "represented")):
        person = _read_person(doc, directory, after_article(doc, start, end), end, role)
        if person is not None:
            yield person


def _stand_in(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return ", par" before somebody, where the heading has said that these are represented."""
    by = re.compile(rf"[,(]\s?{doc.lexicon.find('by').pattern}\s").search(doc.shadow, start, end)
    return by if by and named_at(doc, after_article(doc, by.end(), end), end) else None


def _read_person(doc: Document, directory: Directory, start: int, end: int, role: str) -> PersonRead | None:
    named = named_at(doc, start, end)
    if named is None:
        return _by_function(doc, directory, start, end, role)
    if named.name is None:
        found = positions(doc, directory, after_article(doc, named.span[1], end), end)
        return PersonRead(None, named.civility, role, found, (start, end))
    if not named.civility and body_at(doc, start, named.span[1]) is not None:
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
