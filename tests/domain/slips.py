"""Made-up people, and the ways in which one and the same person gets entered twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from cufdesk.domain.likeness import KnownPerson

_GIVEN = """
Eugène/Eugenio Estefanía/Stéphanie José/Joseph François/Francisco Jean/Juan Pierre/Pedro
Hélène/Elena Catherine/Catalina Mathieu/Mateo Xavier/Javier Guillaume/Guillermo Claire/Clara
Thérèse/Teresa Antoine/Antonio Ignace/Ignacio Sophie/Sofía Laurent/Lorenzo Vincent/Vicente
"""
GIVEN = dict(both.split("/") for both in _GIVEN.split())
_STEMS = "Arre Gonza Mende Lefe Berna Charpe Villa Monte Casti Dela Fonta Sala Torre Guerre Rodri Valen"
_ENDS = "dondo lez villa bvre rdin ntier señor negro llano croix nelle manca blanca ro guez zuela"
SURNAMES = [stem + end for stem in _STEMS.split() for end in _ENDS.split()]


def people(count: int, seed: int = 2015) -> list[KnownPerson]:
    """Make people, no two of one name."""
    dice = random.Random(seed)
    made: dict[tuple[str, str, str], KnownPerson] = {}
    while len(made) < count:
        name = dice.choice(list(GIVEN)), dice.choice(SURNAMES), dice.choice(SURNAMES)
        made.setdefault(name, KnownPerson(f"{len(made):05}", *name))
    return list(made.values())


def doubled_letter(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + word[at - 1 : at] + word[at:]


def left_out_letter(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def wrong_letter(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + dice.choice("aeioudlnrst") + word[at + 1 :]


def swapped_letters(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _spelled(person: KnownPerson, dice: random.Random) -> KnownPerson:
    slip = dice.choice((doubled_letter, left_out_letter, wrong_letter, swapped_letters))
    return replace(person, first_surname=slip(person.first_surname, dice))


Slip = Callable[[KnownPerson, random.Random], KnownPerson]
SLIPS: dict[str, Slip] = {
    "spelling": _spelled,
    "accents": lambda p, _d: replace(
        p,
        given_names=p.given_names.translate(str.maketrans("éèíçñ", "eeicn")),
        first_surname=p.first_surname.upper(),
    ),
    "variant": lambda p, _d: replace(p, given_names=GIVEN[p.given_names]),
    "initial": lambda p, _d: replace(p, given_names=f"{p.given_names[0]}."),
    "second surname missing": lambda p, _d: replace(p, second_surname=""),
    "swapped": lambda p, _d: replace(p, given_names=p.first_surname, first_surname=p.given_names),
    "as written": lambda p, _d: KnownPerson(
        p.id, written_name=f"M. {p.first_surname.upper()} {p.second_surname.upper()}, {p.given_names}"
    ),
    "particle": lambda p, _d: replace(p, first_surname=f"de la {p.first_surname}"),
    "spelling, second surname missing": lambda p, d: replace(_spelled(p, d), second_surname=""),
}  # fmt: skip
