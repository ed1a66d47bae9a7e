"""People: those listed as present, delegates, excused…, those named in running text, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from cufdesk.reading import rosters
from cufdesk.reading.bodies import Body, body_at, function_at
from cufdesk.reading.closing_names import closing_names
from cufdesk.reading.gathered import gathered
from cufdesk.reading.identity import once, without_known_functions
from cufdesk.reading.joining import added, with_their_functions
from cufdesk.reading.listing import (
    begins_person,
    body_alone,
    groups,
    label_at,
    lines,
    on_behalf,
    parted,
    side_over,
)
from cufdesk.reading.mail import correspondents
from cufdesk.reading.matching import Span, tokens, trimmed
from cufdesk.reading.names import after_article, is_person_shouted, named_at
from cufdesk.reading.plain_names import plain_names
from cufdesk.reading.positions import positions
from cufdesk.reading.prose import SEPARATOR, by_status, in_prose
from cufdesk.reading.short_names import given_alone, short_names
from cufdesk.reading.standing_in import is_excusing, representation, stand_in, stands_for
from cufdesk.reading.titled import named_after_words, named_behind
from cufdesk.reading.understanding import PersonRead, PositionRead
from cufdesk.reading.verb_forms import is_infinitive, says_future

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
    found = list(with_their_functions(doc, sorted(found, key=lambda person: person.span)))
    for more in (
        _officers(doc, directory, lists),
        correspondents(doc),
        closing_names(doc, directory),
        in_prose(doc, directory, lists),
        gathered(doc, lists),
        plain_names(doc, lists),
    ):
        found = list(added(found, list(more)))
    found = list(without_known_functions(found, sorted(lists)))
    return PeopleRead(tuple(once(sorted(found, key=lambda person: person.span))), frozenset(lists))


def _officers(doc: Document, directory: Directory, lists: set[Span]) -> Iterator[PersonRead]:
    """Give those whom a line "Présidente de séance : Mme Roux" names: they were there."""
    before: Block | None = None
    for block in list(doc.blocks):
        if block.span in lists:
            continue
        if before is not None and (beside := _beside_officer(doc, before, block)):
            lists.add(block.span)
            yield from _items(doc, directory, _Listed(beside, "present"))
            before = block
            continue
        before = None
        for kind, role in (("officer", "present"), ("mentioned", "mentioned")):
            word = doc.lexicon.find(f"headings.{kind}").match(doc.shadow, *block.span)
            sign = re.compile(r"[^:\n]{0,30}:\s?").match(doc.text, word.end(), block.end) if word else None
            if sign and _begins_with_name(doc, sign.end(), block.end):
                lists.add(block.span)
                before = block if kind == "officer" else None
                yield from _items(doc, directory, _Listed(replace(block, start=sign.end()), role))
                break


def _beside_officer(doc: Document, officer: Block, block: Block) -> Block | None:
    """Return who stands behind "Estudiante:", on the line below "Presidenta: …"; None for another line."""
    begin = after_article(doc, *block.span)
    calling = doc.lexicon.find("mentions.callings").match(doc.shadow, begin, block.end)
    sign = re.compile(r"[^:\n]{2,40}:\s?").match(doc.text, *block.span)
    if block.loose or sign is None or not (calling or function_at(doc, begin, block.end)):
        return None
    near = not doc.text[officer.end : block.start].strip(" \n\u00a0.;,")
    return (
        replace(block, start=sign.end()) if near and _begins_with_name(doc, sign.end(), block.end) else None
    )


def _begins_with_name(doc: Document, start: int, end: int) -> bool:
    begin = after_article(doc, start, end)
    named = named_at(doc, begin, end)
    return named is not None and named.name is not None and body_at(doc, begin, end) is None


# Lists -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Listed:
    """A block that lists people, the role that its heading gives them, the body they come for."""

    block: Block
    role: str
    body: Body | None = None
    columns: rosters.Columns | None = None


def _list_blocks(doc: Document, section: Section) -> Iterator[_Listed]:
    """Give the blocks that list people: under their heading, or after a sentence that introduces them."""
    known_role = _ROLES.get(section.kind)
    if known_role is None and section.kind not in {"", "context", "programme"}:
        return
    intro: Block | None = None
    body: Body | None = None
    told: rosters.Columns | None = None
    listing = table = sided = False
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        here = rosters.columns(doc, block) if known_role or block.kind == "row" else None
        told = here or told
        table = here is not None or (table and (block.kind == "row" or bool(known_role)))
        behalf = on_behalf(doc, *block.span)
        if behalf is not None and behalf[1] >= block.end:
            intro, body, listing = intro or block, behalf[0], True
            continue
        if side_over(doc, block, following):
            intro, body, sided = block, body_alone(doc, block), True
            continue
        sided = sided and block.kind == "text" and not block.loose and begins_person(doc, *block.span)
        if behalf is not None and _begins_with_person(doc, replace(block, start=behalf[1])):
            yield _Listed(block, known_role or "present")
            continue
        if known_role and following and _is_over(doc, block, following):
            body = body_alone(doc, block)
            continue
        if known_role and following and _is_function_over(doc, block, following):
            continue
        introduced = listing or (intro is not None and doc.text[intro.end - 1] == ":")
        listing = table or ((block.kind != "text" or introduced) and _begins_with_person(doc, block)) or sided
        if listing or known_role:
            role = known_role or _role_of_intro(doc, intro)
            yield _Listed(block, _excused_here(doc, block, role), body, told if table else None)
        elif block.kind == "text":
            intro, body = block, None


def _is_function_over(doc: Document, block: Block, following: Block) -> bool:
    """Tell whether a line "Secrétaire de séance :" only says what those below were."""
    begin = after_article(doc, *block.span)
    leads = doc.text[block.end - 1] == ":" and function_at(doc, begin, block.end) is not None
    return leads and begins_person(doc, *following.span)


def _is_over(doc: Document, block: Block, following: Block) -> bool:
    """Tell whether a line "Ville de Morlaix" stands over those below who come for it."""
    if block.kind == "row" or body_alone(doc, block) is None:
        return False
    signed = doc.text[block.end - 1] == ":"
    below = following.kind in {"bullet", "number"} and (block.kind, block.level) != (
        following.kind,
        following.level,
    )
    return (signed or below) and begins_person(doc, *following.span)


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
    if doc.lexicon.find("and").match(doc.shadow, word[0], end):  # "Mme Roux et M. Petit enverront"
        return says_future(doc, word[1], end)
    status = doc.lexicon.find("represented_by", "represents", "by", "headings.excused", "headings.absent")
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
    if block.kind == "row" or (listed.columns and len(rosters.cells_of(doc, block)) > 1):
        yield from rosters.from_row(doc, directory, block, role, listed.columns)
        return
    if behalf := on_behalf(doc, *block.span):
        body, start = behalf
        block = replace(block, start=start)
    for line in lines(doc, block):
        if short := short_names(doc, *line):
            yield from (PersonRead(doc.quote(name), None, role, (), name) for name in short)
            continue
        for here, stretch in by_status(doc, *line, role):
            yield from _in_stretch(doc, directory, stretch, here, body)


def _in_stretch(
    doc: Document, directory: Directory, stretch: Span, role: str, body: Body | None
) -> Iterator[PersonRead]:
    """Give the people of a stretch; a body before a colon is that of those behind it, a function too."""
    at = stretch[0]
    parts = groups(doc, *stretch)
    ends = [end for _start, end in parts[:-1]] or [
        match.end() for match in re.compile(r";\s").finditer(doc.text, *stretch)
    ]
    for end in [*ends, stretch[1]]:
        label = label_at(doc, *trimmed(doc.text, at, end, " \t\n\u00a0\u202f,;."))
        body = label.body if label and label.body else body
        found = list(_people(doc, directory, label.people if label else (at, end), role, alone=bool(label)))
        for person in found:
            titled = _holding(doc, directory, person, label.span) if label and label.function else person
            yield _coming_for(directory, titled, body)
        at = end


def _people(
    doc: Document, directory: Directory, stretch: Span, role: str, *, alone: bool
) -> Iterator[PersonRead]:
    """Give the people of a stretch; given names `alone` are people too behind a label."""
    short = short_names(doc, *stretch) if alone else []
    if short:
        yield from (PersonRead(doc.quote(name), None, role, (), name) for name in short)
        return
    for part in parted(doc, *stretch):
        yield from _person(doc, directory, *trimmed(doc.text, *part, " \t\n\u00a0\u202f,;."), role)


def _holding(doc: Document, directory: Directory, person: PersonRead, label: Span) -> PersonRead:
    """Give somebody named behind "Trésorière :" that function."""
    told = positions(doc, directory, *trimmed(doc.text, *label, " \t\n\u00a0:-–—("))
    return replace(person, positions=(*told, *person.positions))


def _coming_for(directory: Directory, person: PersonRead, body: Body | None) -> PersonRead:
    """Give somebody listed under "Pour la Ville de X :" that city, where no other body is said."""
    if body is None or any(position.organisation for position in person.positions):
        return person
    index = directory.add(body)
    titles = [position.title for position in person.positions] or [None]
    return replace(person, positions=tuple(PositionRead(title, body.written, index) for title in titles))


def _person(doc: Document, directory: Directory, start: int, end: int, role: str) -> Iterator[PersonRead]:
    """Give the person that a stretch of a list tells, and the one who stands in for them."""
    if role == "absent" and is_excusing(doc, start, end):
        role = "excused"
    represented = representation(doc, start, end) or (
        stand_in(doc, start, end) if role == "represented" else None
    )
    replacing = None if represented else stands_for(doc, start, end)
    if replacing is not None:
        yield from _both(doc, directory, (start, replacing.start()), (replacing.end(), end))
        return
    stop = represented.start() if represented else end
    person = _read_person(doc, directory, start, stop, "represented" if represented else role)
    if person is not None:
        yield person
    if represented:
        substitute = _read_person(doc, directory, represented.end(), end, "present")
        if substitute is not None:
            yield substitute


def _both(doc: Document, directory: Directory, there: Span, away: Span) -> Iterator[PersonRead]:
    """Give the one who stands in, and the one represented."""
    for (start, end), role in ((there, "present"), (away, "represented")):
        person = _read_person(doc, directory, after_article(doc, start, end), end, role)
        if person is not None:
            yield person


def _read_person(doc: Document, directory: Directory, start: int, end: int, role: str) -> PersonRead | None:
    begin = after_article(doc, start, end)
    named = named_at(doc, begin, end)
    if named and begin > start and (named.civility or named.name is None):
        start = begin  # "la Mtra. Roux"; "Le Goff" keeps its article
    else:
        named = named_at(doc, start, end)
    if named is None:
        if alone := given_alone(doc, begin, end):
            fuller = named_at(doc, alone[1] + 2, end) if doc.text[alone[1] : alone[1] + 2] == " (" else None
            if fuller and fuller.name and doc.quote(alone) in fuller.name:
                return _read_person(doc, directory, alone[1] + 2, end, role)  # "Nelson (Nelson Vidal, obras)"
            told = _said(doc, directory, alone[1], end)
            return PersonRead(doc.quote(alone), None, role, told, (begin, end))
        if behind := named_after_words(doc, start, end):
            return _read_person(doc, directory, behind.span[0], end, role)
        return _by_function(doc, directory, start, end, role)
    if named.name is None:
        if named_behind(doc, named.span[1], end):
            return _by_function(doc, directory, named.span[1], end, role)
        found = positions(doc, directory, after_article(doc, named.span[1], end), end)
        return PersonRead(None, named.civility, role, found, (start, end))
    if not named.civility and body_at(doc, start, named.span[1]) and not is_person_shouted(doc, *named.span):
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
    """Return somebody listed by function alone, "Le maire de X", or by name behind it."""
    begin = after_article(doc, start, end)
    if behind := named_behind(doc, start, end):
        title, named = behind
        told = positions(doc, directory, *trimmed(doc.text, *title, " \t\n\u00a0,:(-–—"))
        return PersonRead(named.name, named.civility, role, told, (start, end))
    if not function_at(doc, begin, end):
        return None
    return PersonRead(None, None, role, positions(doc, directory, begin, end), (start, end))
