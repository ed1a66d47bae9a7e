"""Postal addresses in pieces of a signature: street, postcode, city and country."""

from __future__ import annotations

import re
from functools import lru_cache

from cufdesk.reading.bodies import country_of
from cufdesk.reading.language import Lexicon
from cufdesk.reading.matching import shadow_of
from cufdesk.reading.signature_words import finds, words

_POSTCODE = re.compile(
    r"^(?:(?:c\.? ?p\.?|codigo postal|code postal|f|fr|e|mx)\s*[-:.]?\s*)?"
    r"(?P<code>\d{5})(?!\d)[ ,]*(?P<city>.*)$"
)
# "Guadalajara 44100": the postcode after its city; "Ciudad de México C.P. 06010".
_AFTER = re.compile(r"^(?P<city>[^\d]{3,40}?)\s+(?:c\.? ?p\.?\s*)?(?P<code>\d{5})$")
_HOUSE = re.compile(r"^[^\W\d_][^\d,]{1,40}\s(?:no\.? ?|num\.? ?|n° ?|# ?)?\d{1,5}(?:[ -]?[a-z]| bis| ter)?$")
_NUMBERED = re.compile(r"^\d{1,5}(?: ?(?:bis|ter|quater|[a-d]))?(?:\s*-\s*\d{1,4})?,?\s+[^\W\d_]")
_BOX = re.compile(r"^(?:cs|bp|tsa|apdo|apartado)\W{0,3}\d")


def postcode_of(shadow: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the places of postcode and city (empty where none follows) in a piece with a postcode."""
    match = _POSTCODE.match(shadow)
    if match is None:
        match = _AFTER.match(shadow)
        if match is None or finds("streets").match(shadow):
            return None
    return match.span("code"), match.span("city")


def is_street(text: str) -> bool:
    """Tell whether a piece names a street, with a number or a word for one."""
    shadow = shadow_of(text)
    if _BOX.match(shadow) or (text[:1].isupper() and _HOUSE.match(shadow)):
        return True
    found = finds("streets").match(shadow)
    if found and "s/n" in shadow:
        return True
    if found:
        return (
            found.group() not in words("not_alone") or any(sign.isdigit() for sign in shadow) or "-" in shadow
        )
    return _NUMBERED.match(shadow) is not None and finds("streets").search(shadow) is not None


def may_be_part_of_street(shadow: str) -> bool:
    """Tell whether a piece can stand between a street and its city: a house number, a borough."""
    return (shadow.isdigit() and len(shadow) <= 5) or _BOX.match(shadow) is not None or is_street(shadow)


def country_code(lex: Lexicon, text: str) -> str:
    """Return the ISO code of a country that a piece consists of; nationalities and capitals are none."""
    shadow = shadow_of(text)
    return _countries(lex).get(shadow.strip(" ."), "")


@lru_cache(maxsize=4)
def _countries(lex: Lexicon) -> dict[str, str]:
    capitals = {"paris", "mexico"} if lex.code == "fr" else {"paris"}
    names = (word for word in lex.words("countries") if not word.endswith("*"))
    known = {shadow_of(name): country_of(lex, shadow_of(name)) or "" for name in names}
    return {name: code for name, code in known.items() if name not in capitals}
