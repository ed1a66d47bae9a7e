"""Telephone numbers: read with a country in mind, shown as the world dials them.

What cannot be read stays as it was written, and `trouble` says why: a number is never mended by guessing.
phonenumbers knows the plans of all countries; two habits that it does not know are helped here: words for an
extension ("poste 12"), and the Mexican prefixes 044, 045 and +52 1, which were dropped in 2019 and live on in
signatures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from cufdesk.i18n import N_

# Why a number could not be read; a translator says it.
TROUBLES = {
    "no_country": N_(
        "It is not clear of which country this number is: write it with + and the country’s code."
    ),
    "too_short": N_("This number is too short."),
    "too_long": N_("This number is too long."),
    "no_number": N_("This is not a telephone number."),
    "unknown": N_("There is no such number in the country’s plan."),
}
_KNOWN_TROUBLES = {
    phonenumbers.ValidationResult.TOO_SHORT: "too_short",
    phonenumbers.ValidationResult.TOO_LONG: "too_long",
}
_PARSE_TROUBLES = {
    NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    NumberParseException.TOO_SHORT_NSN: "too_short",
    NumberParseException.TOO_LONG: "too_long",
}
_EXTENSION = re.compile(
    r"[\s,;.(]*(?:\b(?:ext(?:ensi[oó]n|ension)?s?|postes?|int(?:erno)?|x)\b|#)\s*[.:]?\s*(\d{1,7})\)?\s*$",
    re.IGNORECASE,
)
_MEXICAN_MOBILE = re.compile(
    r"^\s*(?:(?:\+|00)\s*52[\s.()-]*1(?=[\s.()-]*(?:\d[\s.()-]*){10}$)|04[45](?=[\s.()-]*(?:\d[\s.()-]*){10}$))"
)
_MEXICAN_TRUNK = re.compile(r"^\s*\(?\s*01[\s.()-]*(?=(?:\d[\s.()-]*){10}$)")  # "(01 55) 5322 7700"
_SEPARATED = re.compile(r"\s*(?:[;\n|]|\s/\s|\s(?:ou|o|or|y|et)\s)\s*")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as written and as read; `international` and `shown` are the writing itself where it was not.

    `e164` is the key to compare by ("+525536865100", without the extension), empty where not read.
    `trouble` is a key of TROUBLES, empty where all is well.
    """

    written: str
    e164: str = ""
    shown: str = ""
    extension: str = ""
    country: str = ""
    mobile: bool = False
    trouble: str = ""


@lru_cache(maxsize=20_000)
def read_phone(written: str, country: str = "") -> Phone:
    """Read one number; `country` (ISO code, or empty) is where it would be dialled without a prefix."""
    text = " ".join(written.split())
    extension = _EXTENSION.search(text)
    bare = text[: extension.start()] if extension else text
    parsed = _parsed(_without_old_prefix(bare, country), country)
    if isinstance(parsed, str):
        return Phone(written, shown=text, trouble=parsed)
    number = extension.group(1) if extension else parsed.extension or ""
    parsed.extension = None
    trouble = _trouble(parsed)
    if trouble:
        return Phone(written, shown=text, extension=number, trouble=trouble)
    shown = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    return Phone(
        written,
        e164=phonenumbers.format_number(parsed, PhoneNumberFormat.E164),
        shown=f"{shown} ext. {number}" if number else shown,
        extension=number,
        country=phonenumbers.region_code_for_number(parsed) or "",
        mobile=phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE,
    )


def read_phones(written: str, country: str = "") -> tuple[Phone, ...]:
    """Read a field that may hold several numbers, one a line or parted by ; | or " / "."""
    return tuple(read_phone(part, country) for part in _SEPARATED.split(written) if part.strip())


def phone_key(written: str, country: str = "") -> str:
    """Return what two writings of one number have in common; empty where a number cannot be read.

    The extension counts: two desks behind one switchboard are two numbers.
    """
    phone = read_phone(written, country)
    return f"{phone.e164};{phone.extension}" if phone.e164 and phone.extension else phone.e164


def _without_old_prefix(text: str, country: str) -> str:
    """Return a Mexican number without the prefixes that were dialled before August 2019."""
    if country == "MX" and (long_distance := _MEXICAN_TRUNK.match(text)):
        return "+52 " + text[long_distance.end() :]
    old = _MEXICAN_MOBILE.match(text)
    if old is None or (old.group().lstrip().startswith("04") and country != "MX"):
        return text
    return "+52 " + text[old.end() :]


def _parsed(text: str, country: str) -> PhoneNumber | str:
    """Return the number, or the key of the trouble."""
    region = country if country in phonenumbers.SUPPORTED_REGIONS else None
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException as error:
        if error.error_type == NumberParseException.INVALID_COUNTRY_CODE:
            prefixed = text.lstrip().startswith(("+", "00"))
            return "unknown" if prefixed or region else "no_country"
        return _PARSE_TROUBLES.get(error.error_type, "no_number")


def _trouble(number: PhoneNumber) -> str:
    if phonenumbers.is_valid_number(number):
        return ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    return _KNOWN_TROUBLES.get(reason, "unknown")
