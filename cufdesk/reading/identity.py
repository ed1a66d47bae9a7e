"""Who is who: mentions of one person, by full name, surname or given name, made one entry."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, overlaps, shadow_of
from cufdesk.reading.understanding import PersonRead

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "del",
        "los",
        "las",
        "y",
        "e",
        "van",
        "von",
        "der",
        "den",
        "el",
        "da",
        "dos",
        "di",
    ]
)
_MEN = frozenset({"M.", "MM.", "Sr.", "Mtro.", "Dr.", "D.", "S.E.M.", "Lic.", "Ing.", "S.E. Sr."})
_WOMEN = frozenset(
    {"Mme", "Mmes", "Mlle", "Sra.", "Srta.", "Mtra.", "Dra.", "D.ª", "Licda.", "S.E. Mme", "S.E. Sra."}
)
# Said of both: "Lic." and "Ing." of a woman as of a man, "Dr" in French too.
_EITHER = frozenset({"Lic.", "Ing.", "Arq.", "C.", "CC.", "Dr", "Pr", "Me", "Dr.", "Prof.", "C.P.", "Emb."})


def once(found: list[PersonRead]) -> Iterator[PersonRead]:
    """Give everybody once; some of the words of a name are a mention of somebody who was named in full."""
    by_name: dict[str, int] = {}
    by_word: dict[str, list[int]] = {}
    kept: list[PersonRead] = []
    for person in found:
        key = shadow_of(person.name or "")
        if not key:
            kept.append(person)
            continue
        index = by_name.get(key)
        if index is None or not are_one(kept[index], person):
            index = _mentioned(kept, by_word, person)
        if index is None:
            index = by_name[key] = len(kept)
            kept.append(person)
        else:
            kept[index] = _merged(kept[index], person)
        for word in name_words(kept[index].name or ""):
            places = by_word.setdefault(word, [])
            if index not in places:
                places.append(index)
    return iter(kept)


_HEAD = 6


def without_known_functions(found: list[PersonRead], lists: list[Span]) -> Iterator[PersonRead]:
    """Leave out "la señora Rectora" in running text where somebody is known to be the rectora."""
    heads = {_head(person) for person in found if person.name} - {""}
    for person in found:
        told = person.name is not None or person.role not in {"present", "mentioned"}
        if told or _head(person) not in heads or overlaps(lists, person.span):
            yield person


def _head(person: PersonRead) -> str:
    """Return the beginning of the word for somebody's function, that of a man and a woman alike."""
    title = next((position.title for position in person.positions if position.title), "") or ""
    return next(iter(shadow_of(title).split()), "")[:_HEAD]


def name_words(name: str) -> list[str]:
    """Return the folded words of a name, its particles left out."""
    first = re.sub(r"(?<!\w)(\w\.)(?:[ -]?\w\.)+", r"\1", shadow_of(name))  # "J.-P. Roux" is "J. Roux"
    parts = first.replace("'", " ").replace(".", ". ").split()
    return [word for word in parts if word not in _PARTICLES]


def _mentioned(kept: list[PersonRead], by_word: dict[str, list[int]], person: PersonRead) -> int | None:
    """Return who a mention is of: all its words are words of one known name, or the other way round."""
    words = name_words(person.name or "")
    whole = [word for word in words if not word.endswith(".")]
    if not whole:
        return None
    fitting = [
        index
        for index in by_word.get(whole[-1], by_word.get(whole[0], []))
        if are_one(kept[index], person) and _fits(words, name_words(kept[index].name or ""))
    ]
    return fitting[0] if len(fitting) == 1 or (fitting and len(whole) == 1) else None


def _fits(words: list[str], known: list[str]) -> bool:
    """Tell whether one name says no more than the other: "P. Roux" and "Roux" are the "Paul Roux" listed."""
    few, many = (words, known) if len(words) <= len(known) else (known, words)
    rest = list(many)
    for word in few:
        short = word.removesuffix(".") if word.endswith(".") or len(word) == 1 else None
        whole = next((w for w in rest if w == word or (short and w.startswith(short))), None)
        if whole is None:
            return False
        rest.remove(whole)
    return True


def are_one(known: PersonRead, person: PersonRead) -> bool:
    """Tell whether two mentions can be of one person: "M. Martin" is not "Mme Claire Martin"."""
    sexes = {_sex(known.civility), _sex(person.civility)} - {None}
    return len(sexes) < 2


def _sex(civility: str | None) -> str | None:
    if civility is None or civility in _EITHER:
        return None
    return "f" if civility in _WOMEN else "m" if civility in _MEN else None


def _merged(first: PersonRead, again: PersonRead) -> PersonRead:
    """Keep the fuller name, with its place, and the role that says more."""
    role = again.role if first.role == "mentioned" else first.role
    fuller = len(name_words(again.name or "")) > len(name_words(first.name or ""))
    base = replace(again, civility=again.civility or first.civility) if fuller else first
    return replace(base, role=role, positions=first.positions or again.positions)
