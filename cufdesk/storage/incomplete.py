"""What is not known yet of people and bodies: conditions in SQL over their tables, `r` being the record."""

from __future__ import annotations

ANYTHING = " "
"""The value of the filter "missing" for whom anything at all is missing."""


def _none(table: str, condition: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {table} AS c WHERE c.person_id = r.id AND {condition})"  # noqa: S608 - our own names


_NAMELESS = "r.given_names || r.first_surname || r.second_surname || r.written_name = ''"
_MISSING = {
    "person": {
        "name": _NAMELESS,
        "surname": f"r.first_surname = '' AND NOT ({_NAMELESS})",
        "function": _none("position", "c.title_fr || c.title_es <> ''"),
        "body": _none("position", "c.organisation_id IS NOT NULL"),
        "email": _none("contact_point", "c.kind = 'email' AND c.value <> ''"),
        "phone": _none("contact_point", "c.kind = 'phone' AND c.value <> ''"),
        "side": "r.side = ''",
        "origin": "r.source = ''",
    },
    "organisation": {
        "official_name": "r.name_fr || r.name_es = ''",
        "kind": "r.kind = ''",
        "country": "r.country = ''",
        "side": "r.side = ''",
    },
}
MISSING = {
    kind: " || ".join(f"CASE WHEN {holds} THEN ' {key} ' ELSE '' END" for key, holds in known.items())
    for kind, known in _MISSING.items()
}
"""What is not known of a record, each key between spaces."""
MISSING_KEYS = {kind: tuple(known) for kind, known in _MISSING.items()}
