"""What the fields of contacts are called outside of their forms; `field_words.py` has those of all others."""

from __future__ import annotations

from cufdesk.i18n import N_

RANK = {"rank": N_("Place in the list")}
"""The column of every part of a record that stands in an order."""


def both(field: str, word: str) -> dict[str, str]:
    """Return the two columns of a text in both languages, under one word."""
    return {f"{field}_fr": word, f"{field}_es": word}


_PERSON = {
    "civility": N_("Civility"),
    "gender": N_("Gender"),
    **both("honorific", N_("Title before the name")),
    "given_names": N_("Given names"),
    "particle": N_("Particle"),
    "first_surname": N_("First surname"),
    "second_surname": N_("Second surname"),
    "usage_name": N_("Short name in use"),
    "sort_as": N_("Filed under"),
    "written_name": N_("Name as a source wrote it"),
    "aliases": N_("Other spellings"),
    "side": N_("Side"),
    "country": N_("Country"),
    "languages": N_("Languages spoken"),
    "city": N_("City"),
    "notes": N_("Notes"),
    "source": N_("Where this comes from"),
    "legal_basis": N_("Legal basis for keeping it"),
    "keep_until": N_("To be kept until"),
    "keep_reason": N_("Why it is kept"),
    "last_contact": N_("Last contact"),
    "anonymised_on": N_("Anonymised on"),
    "extras": N_("More from the address book"),
    "photo": N_("Photo"),
}

_CONTACT_POINT = {
    **RANK,
    "kind": N_("Kind"),
    "label": N_("Use"),
    "value": N_("Value"),
    "country": N_("Country"),
}

_POSITION = {
    **RANK,
    **both("title", N_("Function")),
    "organisation_id": N_("Body"),
    "mandate": N_("Counts in a committee as"),
    "first_day": N_("Held from"),
    "last_day": N_("Held until"),
}

_ORGANISATION = {
    **both("name", N_("Official name")),
    "written_name": N_("Name as a source wrote it"),
    "acronym": N_("Acronym"),
    "acronyms": N_("Other acronyms"),
    "aliases": N_("Other spellings"),
    "kind": N_("Kind"),
    "country": N_("Country"),
    "side": N_("Side"),
    "state": N_("State"),
    "parent_id": N_("Belongs to"),
    "president_id": N_("President of the group"),
    "city": N_("City"),
    "address": N_("Address"),
    "website": N_("Web site"),
    "notes": N_("Notes"),
    "source": N_("Where this comes from"),
    "extras": N_("More from the address book"),
    "logo": N_("Logo"),
}

_COUNTERPART = {**RANK, "other_id": N_("Counterpart")}

_GROUP_BODY = {**RANK, "member_id": N_("Member")}

_EQUIVALENCE = {
    "words": N_("Words of the function"),
    "country": N_("Country"),
    "mandate": N_("Counts in a committee as"),
    "notes": N_("Notes"),
}

_NOT_SAME = {"kind": N_("Kind"), "a": N_("First record"), "b": N_("Second record")}

_CONTACT_GROUP = {
    **both("name", N_("Name of the list")),
    "rule_mandate": N_("Rule: mandate"),
    "rule_country": N_("Rule: country"),
    "rule_side": N_("Rule: side"),
    "rule_kind": N_("Rule: kind of body"),
    "rule_language": N_("Rule: language"),
    "notes": N_("Notes"),
}

_GROUP_MEMBER = {**RANK, "person_id": N_("Person"), "role": N_("Addressed as")}

CONTACTS: dict[str, dict[str, str]] = {
    "person": _PERSON,
    "contact_point": _CONTACT_POINT,
    "position": _POSITION,
    "organisation": _ORGANISATION,
    "counterpart": _COUNTERPART,
    "group_body": _GROUP_BODY,
    "equivalence": _EQUIVALENCE,
    "not_same": _NOT_SAME,
    "contact_group": _CONTACT_GROUP,
    "group_member": _GROUP_MEMBER,
}
"""By table, as in `FIELD_WORDS`."""
