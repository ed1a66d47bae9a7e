"""Tables of people: columns named in any order, given names apart, a column for who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cufdesk.reading import tables
from cufdesk.reading.attendance_heads import kind_of_heading
from cufdesk.reading.bodies import Body, body_at
from cufdesk.reading.matching import Span, squeezed, trimmed
from cufdesk.reading.names import after_article, is_person_shouted, named_at
from cufdesk.reading.positions import positions
from cufdesk.reading.understanding import PersonRead, PositionRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.directory import Directory
    from cufdesk.reading.structure import Document

_MOST_CELLS = 12
_FEWEST_CELLS = 2
_WIDE = re.compile(r"[ \u00a0]{3,}|\t+")
_LONGEST_VALUE = 60
_KINDS = ("surname", "name", "given", "function", "body", "presence")
_STATUSES = ("present", "excused", "absent", "represented")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table of people hold; "present", "excused"… over columns that a cross marks."""

    kinds: tuple[str, ...] = ()

    def places(self, kind: str) -> list[int]:
        """Return the columns of a kind."""
        return [at for at, told in enumerate(self.kinds) if told == kind]


def cells_of(doc: Document, block: Block) -> list[Span]:
    """Return the cells of a row, or of a line whose columns wide blanks part; empty ones of rows too."""
    if block.kind == "row":
        return tables.cells(doc, block)[:_MOST_CELLS]
    cuts = [match.span() for match in _WIDE.finditer(doc.text, *block.span)][: _MOST_CELLS - 1]
    starts, ends = [block.start, *(end for _s, end in cuts)], [*(start for start, _e in cuts), block.end]
    return [trimmed(doc.text, s, e) for s, e in zip(starts, ends, strict=True)]


def columns(doc: Document, block: Block) -> Columns | None:
    """Return what the columns hold if a line names them: somebody's name, and one thing more at least."""
    cells = cells_of(doc, block)
    if len(cells) < _FEWEST_CELLS:
        return None
    words = [doc.shadow[start:end].strip(" .:*()") for start, end in cells]
    if any(word and doc.lexicon.find("table.action", "table.deadline").fullmatch(word) for word in words):
        return None
    kinds = _apart([_kind(doc, word) for word in words], doc, words)
    named = "name" in kinds or {"surname", "given"} <= set(kinds)
    if not named or sum(map(bool, kinds)) < _FEWEST_CELLS or sum(map(bool, kinds)) * 2 < len(kinds):
        return None
    return Columns(tuple(kinds))


def _kind(doc: Document, word: str) -> str:
    fits = (kind for kind in _KINDS[1:] if doc.lexicon.find(f"roster.{kind}").fullmatch(word))
    if found := next(fits, ""):
        return found
    return (kind_of_heading(doc.lexicon, word) or "") if word else ""


def _apart(kinds: list[str], doc: Document, words: list[str]) -> list[str]:
    """Tell "Nom" from "Nom" beside "Prénom", "Nombre" from "Nombre" beside "Apellidos"."""
    surname, given = doc.lexicon.find("roster.surname"), doc.lexicon.find("roster.given")
    last = next((at for at, word in enumerate(words) if surname.fullmatch(word)), None)
    first = next((at for at, word in enumerate(words) if at != last and given.fullmatch(word)), None)
    found = list(kinds)
    if last is not None and first is not None:
        found[last], found[first] = "surname", "given"
    # "Présent | Excusé | Absent" stand over crosses, each a column of its own.
    told = [kind_of_heading(doc.lexicon, word) or "" if word else "" for word in words]
    if len({*told} - {""}) > 1:
        named = {"name", "surname", "given"}
        found = [
            kind if kind in named or not status else status for kind, status in zip(found, told, strict=True)
        ]
    return ["presence" if kind in _STATUSES and len({*told} - {""}) == 1 else kind for kind in found]


def from_row(
    doc: Document, directory: Directory, block: Block, role: str, told: Columns | None
) -> Iterator[PersonRead]:
    """Give the person of a row, and who stands in for them; a row of headings tells nobody."""
    cells = cells_of(doc, block)
    if not any(s < e for s, e in cells) or columns(doc, block) or tables.headings(doc, block):
        return
    if told is None or len(told.kinds) < len(cells) - 1:
        person = _unheaded(doc, directory, [cell for cell in cells if cell[0] < cell[1]], role)
    else:
        person = _headed(doc, directory, cells, role, told)
    if person is None:
        return
    substitute = _substitute(doc, cells[1:]) if person.role == "represented" else None
    yield replace(person, span=(person.span[0], substitute.span[0])) if substitute else person
    if substitute:
        yield substitute


def _headed(
    doc: Document, directory: Directory, cells: list[Span], role: str, told: Columns
) -> PersonRead | None:
    def cell(kind: str) -> Span | None:
        return next(
            (cells[at] for at in told.places(kind) if at < len(cells) and cells[at][0] < cells[at][1]), None
        )

    surname, given = cell("surname"), cell("given")
    whole = (cells[0][0], max(end for _s, end in cells))
    if surname and given:
        words = squeezed(f"{doc.text[slice(*given)]} {doc.text[slice(*surname)]}")
        named = named_at(doc, *given, fewest=1)
        civility, name = (named.civility, words) if named else (None, words)
        found = _positions(doc, directory, cell("function"), cell("body"), None)
        return PersonRead(name, civility, _role(doc, cells, told, role), found, whole)
    at = cell("name")
    person = None if at is None else named_at(doc, after_article(doc, *at), at[1])
    if at is None or person is None or person.name is None or _is_body(doc, at, person.span):
        return None
    # "Mme Roux, directrice" may stand in one cell.
    behind = (person.span[1], at[1]) if doc.text[person.span[1] : at[1]].strip(" ,;()-–") else None
    found = _positions(doc, directory, cell("function"), cell("body"), behind)
    return PersonRead(person.name, person.civility, _role(doc, cells, told, role), found, whole)


def _is_body(doc: Document, at: Span, name: Span) -> bool:
    return body_at(doc, *at) is not None and not is_person_shouted(doc, *name) and name[0] == at[0]


def _positions(
    doc: Document, directory: Directory, function: Span | None, body: Span | None, behind: Span | None
) -> tuple[PositionRead, ...]:
    """Return the function and the body of a row, each read as what its column says that it is."""
    if behind and not (function or body):
        return positions(doc, directory, behind[0] + 1, behind[1])
    organisation, index = None, None
    if body:
        named = body_at(doc, after_article(doc, *body), body[1], lenient=True)
        if named is None or named.span[1] < body[1]:
            named = Body(doc.quote(body), None, body, body)
        organisation, index = named.written, directory.add(named)
    title = doc.quote(function) if function else None
    if title is None and organisation is None:
        return ()
    if title and organisation is None and function:
        return positions(doc, directory, *function)
    return (PositionRead(title, organisation, index),)


def _role(doc: Document, cells: list[Span], told: Columns, role: str) -> str:
    """Return the role that a row gives: by a word, by a letter, or by the column that a cross stands in."""
    for at in told.places("presence"):
        if at < len(cells) and (said := status_of(doc, cells[at])):
            return said
    for kind in _STATUSES:
        for at in told.places(kind):
            if at < len(cells) and 0 < cells[at][1] - cells[at][0] <= _LONGEST_VALUE:
                return kind
    return role


def status_of(doc: Document, cell: Span) -> str | None:
    """Return the role that a value says: "P", "Excusée", "Justificó", "représenté par Mme Roux"."""
    words = doc.shadow[slice(*cell)].strip(" .()[]")
    if not words or len(words) > _LONGEST_VALUE:
        return None
    if doc.lexicon.find("represented_by").match(words):
        return "represented"
    no, sign, why = words.partition(", ")
    if sign and no in doc.lexicon.folded("roster.no") and kind_of_heading(doc.lexicon, why) == "excused":
        return "excused"  # "No, excusado"
    for kind, path in (
        ("excused", "sorry"),
        ("absent", "no"),
        ("represented", "stood_for"),
        ("present", "yes"),
    ):
        if words in doc.lexicon.folded(f"roster.{path}"):
            return kind
    for kind in ("excused", "absent", "represented", "present"):
        if doc.lexicon.find(f"headings.{kind}").match(words):
            return kind
    return "present" if words[0] in "✓✔☑" else kind_of_heading(doc.lexicon, words)


def _substitute(doc: Document, cells: list[Span]) -> PersonRead | None:
    """Return who stands in for the one of a row: "Représenté par Mme Roux"."""
    for start, end in cells:
        by = doc.lexicon.find("represented_by", "by").search(doc.shadow, start, end)
        named = named_at(doc, after_article(doc, by.end() + 1, end), end) if by else None
        if named and named.name:
            return PersonRead(named.name, named.civility, "present", (), (named.span[0], end))
    return None


def _unheaded(doc: Document, directory: Directory, filled: list[Span], role: str) -> PersonRead | None:
    """Return the person of a row under no headings: the first cell with a name, what the others tell."""
    if len(filled) > 1 and re.fullmatch(r"\d{1,3}\.?", doc.shadow[slice(*filled[0])]):
        filled = filled[1:]
    for at, cell in enumerate(filled[:3]):
        named = named_at(doc, after_article(doc, *cell), cell[1])
        if named is None or named.name is None or (not named.civility and _is_body(doc, cell, named.span)):
            continue
        others = [one for place, one in enumerate(filled) if place != at]
        said = status_of(doc, others[-1]) if others and len(doc.quote(others[-1])) <= _LONGEST_VALUE else None
        others = others[:-1] if said else others
        found = positions(doc, directory, others[0][0], others[-1][1]) if others and at == 0 else ()
        if others and at:
            found = positions(doc, directory, *others[0])
        return PersonRead(named.name, named.civility, said or role, found, (filled[0][0], filled[-1][1]))
    return None
