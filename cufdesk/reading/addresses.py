"""Postal addresses in pieces of a signature: street, postcode, city and country."""

from __future__ import annotations

import re
from functools import lru_cache

from cufdesk.country_words import COUNTRY
from cufdesk.i18n import LANGUAGES, translator
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
# A city and the postcode after it: "Montréal (Québec) H2Y 1C6", "Glasgow G2 1DU".
_LETTERED = re.compile(
    r"^(?P<city>[^\d]{3,40}?)[\s,]+(?P<code>[a-z]\d[a-z] ?\d[a-z]\d|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})$"
)
# "1348 Louvain-la-Neuve", "CH-1204 Genève": four figures are a postcode only below a street.
_SHORT = re.compile(r"^(?:b|be|l|lu|ch|a|dk)?[- ]?(?P<code>[1-9]\d{3})\s+(?P<city>[^\W\d_][^\d]*)$")
# What is a city as well, and stands in addresses as one.
_CITIES = frozenset(
    ("mexico", "luxembourg", "luxemburgo", "monaco", "singapore", "singapour", "singapur", "guatemala",
     "panama", "djibouti", "yibuti", "kuwait", "koweit", "san marino", "saint-marin", "georgia", "jordan",
     "chad")
)  # fmt: skip
_HOUSE = re.compile(r"^[^\W\d_][^\d,]{1,40}\s(?:no\.? ?|num\.? ?|n° ?|# ?)?\d{1,5}(?:[ -]?[a-z]| bis| ter)?$")
_NUMBERED = re.compile(r"^\d{1,5}(?: ?(?:bis|ter|quater|[a-d]))?(?:\s*-\s*\d{1,4})?,?\s+[^\W\d_]")
_BOX = re.compile(r"^(?:cs|bp|tsa|apdo|apartado)\W{0,3}\d")


def postcode_of(shadow: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the places of postcode and city (empty where none follows) in a piece with a postcode."""
    match = _POSTCODE.match(shadow)
    if match is None:
        match = _AFTER.match(shadow) or _LETTERED.match(shadow)
        if match is None or finds("streets").match(shadow):
            return None
    return match.span("code"), match.span("city")


def country_of_postcode(shadow: str) -> str:
    """Return the country whose postcodes have such letters, or nothing."""
    match = _LETTERED.match(shadow)
    if match is None:
        return ""
    return "CA" if re.fullmatch(r"[a-z]\d[a-z] ?\d[a-z]\d", match["code"]) else "GB"


def short_postcode_of(shadow: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the places of a postcode of four figures and its city, as Belgium and Switzerland have them."""
    match = _SHORT.match(shadow)
    return (match.span("code"), match.span("city")) if match else None


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
    shadow = shadow_of(text).strip(" .")
    return _countries(lex).get(shadow, "") or _everywhere().get(shadow, "")


@lru_cache(maxsize=1)
def _everywhere() -> dict[str, str]:
    """Return the codes of all countries by their names in three languages; those of cities are left out."""
    speakers = [translator(language) for language in LANGUAGES]
    names = {shadow_of(t.word("country", code)): code for code in COUNTRY if len(code) == 2 for t in speakers}
    return {name: code for name, code in names.items() if name not in _CITIES}


@lru_cache(maxsize=4)
def _countries(lex: Lexicon) -> dict[str, str]:
    capitals = {"paris", "mexico"} if lex.code == "fr" else {"paris"}
    names = (word for word in lex.words("countries") if not word.endswith("*"))
    known = {shadow_of(name): country_of(lex, shadow_of(name)) or "" for name in names}
    return {name: code for name, code in known.items() if name not in capitals}
