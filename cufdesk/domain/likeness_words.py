"""Why two records are alike, said in a language."""

from __future__ import annotations

from collections.abc import Mapping

from cufdesk.domain.likeness import LIKELY, SIMILAR, Reason
from cufdesk.domain.phones import read_phone
from cufdesk.i18n import N_, Translator

VERDICTS = {LIKELY: N_("Probably the same"), SIMILAR: N_("Similar")}

SENTENCES = {
    "email": N_("The same e-mail address: {first}."),
    "phone": N_("The same telephone number: {first}."),
    "name": N_("The same name: {first} and {second}."),
    "alias": N_("One is a known spelling of the other: {first} and {second}."),
    "swapped": N_("Given names and surname stand the other way round: {first} and {second}."),
    "variant": N_("One given name in two spellings or languages: {first} and {second}."),
    "initial": N_("An initial that fits: {first} and {second}."),
    "slip": N_("Spelled almost alike: {first} and {second}."),
    "sound": N_("Sound alike: {first} and {second}."),
    "missing": N_("One of the two names says more: {more}."),
    "organisation": N_("In the same body: {first}."),
    "acronym": N_("The same acronym: {first} and {second}."),
    "acronym_close": N_("Acronyms a letter or two apart: {first} and {second}."),
    "body_name": N_("The same name: {first} and {second}."),
    "body_languages": N_("The same name in two languages: {first} and {second}."),
    "body_close": N_("Names much alike: {first} and {second}."),
    "countries_differ": N_("But in two countries: {first} and {second}."),
    "cities_differ": N_("But in two cities: {first} and {second}."),
}
# Where both sides say the same, it is said once.
_ONCE = {
    "name": N_("The same name: {first}."),
    "body_name": N_("The same name: {first}."),
    "acronym": N_("The same acronym: {first}."),
    "alias": N_("A known spelling of both: {first}."),
}


def sentence(reason: Reason, t: Translator, body_names: Mapping[str, str] | None = None) -> str:
    """Return a reason as a sentence; `body_names` names the bodies that reasons know by id."""
    first, second = (
        _shown(reason.code, value, t, body_names or {}) for value in (reason.first, reason.second)
    )
    message = _ONCE.get(reason.code) if first == second else None
    return t._(message or SENTENCES[reason.code]).format(first=first, second=second, more=first or second)


def _shown(code: str, value: str, t: Translator, body_names: Mapping[str, str]) -> str:
    if code == "organisation":
        return body_names.get(value, value)
    if code == "countries_differ":
        return t.word("country", value)
    if code == "phone":
        number, _sign, extension = value.partition(";")
        shown = read_phone(number).shown
        return f"{shown} ext. {extension}" if extension else shown
    return value
