"""The project's own relevés and minutas, read once: invented bodies, in the shapes that offices use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cufdesk.exchange.texts import SourceText, read_text
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import Understanding

FOLDER = Path(__file__).parent / "texts"
FILES = {path.stem: path for path in sorted(FOLDER.iterdir())}
NAMES = tuple(FILES)


@cache
def source(name: str) -> SourceText:
    return read_text(FILES[name])


@cache
def understood(name: str) -> Understanding:
    text = source(name)
    return read(text.text, text.repairs, text.fingerprint)


def people_of(read_text: Understanding) -> list[tuple[str, str | None, str | None]]:
    return [(person.role, person.civility, person.name) for person in read_text.people]


def positions_of(read_text: Understanding, name: str | None) -> list[tuple[str | None, str | None]]:
    person = next(person for person in read_text.people if person.name == name)
    return [(position.title, position.organisation) for position in person.positions]


def modalities_of(read_text: Understanding) -> list[tuple[str, str | None, str | None]]:
    return [(decision.number, decision.modality, decision.party) for decision in read_text.decisions]
