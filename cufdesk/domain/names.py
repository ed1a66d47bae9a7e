"""How people and bodies are named: in running text, in a list, with their function.

Nothing is guessed: the usage name is only what somebody entered, and a contact without a name is named by the
function it is known by.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.written_names import after_particle
from cufdesk.folding import sort_key
from cufdesk.i18n import NBSP, Translator

# Both sort before a space: a name that ends comes before a hyphenated one, and that before one that goes on.
_BETWEEN, _HYPHENATED = "\x1e", "\x1f"


def surnames(person: Person) -> str:
    """Return the first and second surname, as far as known."""
    return " ".join(part for part in (person.first_surname, person.second_surname) if part)


def full_name(person: Person) -> str:
    """Return given names and surnames, or the name as a source wrote it; empty for a contact by function."""
    parts = [person.given_names, _with_particle(person)]
    return " ".join(part for part in parts if part) or person.written_name


def _with_particle(person: Person) -> str:
    """Return the surnames after their particle: "de la Peña", "d’Ornano"."""
    return after_particle(person.particle, surnames(person))


def list_name(person: Person, *, under_particle: bool = False) -> str:
    """Return the name as a directory orders it: "Rojas, Antonio", "Peña, Juan de la".

    `under_particle` is the dossier's rule; a person's own `sort_as` goes before it.
    """
    if not (person.first_surname and (person.given_names or person.particle)):
        return full_name(person)
    if not person.particle or _is_under_particle(person, under_particle):
        return ", ".join(part for part in (_with_particle(person), person.given_names) if part)
    given = " ".join(part for part in (person.given_names, person.particle) if part)
    return f"{surnames(person)}, {given}"


def _is_under_particle(person: Person, under_particle: bool) -> bool:
    if person.sort_as:
        return sort_key(person.sort_as).startswith(sort_key(person.particle))
    return under_particle


def formal_name(person: Person, t: Translator) -> str:
    """Return the name with its civility or title: "M. Antonio Rojas", "Mtra. Rosa Ruiz"."""
    name = full_name(person)
    title = person.honorific.in_language(t.language) if person.honorific.has(t.language) else ""
    prefix = title or t.word("civility", person.civility)
    return f"{prefix}{NBSP}{name}" if prefix and name else name


def shown_name(person: Person, language: str) -> str:
    """Return the name, or the function of a contact that has none."""
    name = full_name(person)
    if name or not person.positions:
        return name
    return person.positions[0].title.in_language(language)


def person_sort_key(person: Person, *, under_particle: bool = False) -> str:
    """Return the key of a person in a directory: first surname, second surname, given names.

    Each is compared whole before the next (García, Zoé before García López, Ana), and a hyphenated name
    follows the same words without hyphen. `under_particle` is as for `list_name`.
    """
    if not (person.first_surname or person.sort_as):
        return _filed(full_name(person) or shown_name(person, "fr"))
    first, after = person.first_surname, person.particle
    if person.particle and _is_under_particle(person, under_particle):
        first, after = after_particle(person.particle, first), ""
    if person.sort_as:
        first, after = person.sort_as, ""
    return _BETWEEN.join(_filed(part) for part in (first, person.second_surname, person.given_names, after))


@lru_cache(maxsize=20_000)
def _filed(text: str) -> str:
    return sort_key(text) + (_HYPHENATED if "-" in text.strip("- ") else "")


def official_name(organisation: Organisation, language: str) -> str:
    """Return a body's official name, or as written where none is known."""
    return organisation.name.in_language(language) or organisation.written_name or organisation.acronym


def short_name(organisation: Organisation, language: str) -> str:
    """Return the acronym of a body, or its name."""
    return organisation.acronym or official_name(organisation, language)


def name_with_acronym(organisation: Organisation, language: str) -> str:
    """Return the full name followed by the acronym in parentheses."""
    name = official_name(organisation, language)
    acronym = organisation.acronym
    return f"{name} ({acronym})" if acronym and acronym != name else name


def function_line(
    position: Position | None, organisations: Mapping[str, Organisation], language: str, *, short: bool = True
) -> str:
    """Return "function · body" of a position, with what is known of it."""
    if position is None:
        return ""
    body = organisations.get(position.organisation_id or "")
    name = "" if body is None else (short_name if short else name_with_acronym)(body, language)
    return " · ".join(part for part in (position.title.in_language(language), name) if part)
