"""People found in several ways put together: none twice at one place, functions given to those above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.matching import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import PersonRead


def added(found: list[PersonRead], more: list[PersonRead]) -> Iterator[PersonRead]:
    """Add people at places where none stands yet; who was only mentioned there takes the role told later."""
    taken = sorted(person.span for person in found)
    roles = {person.span: person.role for person in more if person.role != "mentioned"}
    for person in found:
        told = roles.get(person.span) if person.role == "mentioned" else None
        yield replace(person, role=told) if told else person
    yield from (person for person in more if not overlaps(taken, person.span))


def with_their_functions(doc: Document, found: list[PersonRead]) -> Iterator[PersonRead]:
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
