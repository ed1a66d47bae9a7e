"""What a list shows beside a record's two lines: per kind, named columns in SQL over the real tables.

In the SQL, `e` is the entry of the index and `r` the record. `{l}` is the language to prefer and `{o}` the
other one: texts in both languages are columns `title_fr` and `title_es`.
"""

from __future__ import annotations

from typing import NamedTuple

from cufdesk.storage.held import BEST_FIRST
from cufdesk.storage.incomplete import MISSING


class Listed(NamedTuple):
    """The columns of a kind's list by name; those of `r` are also what the list can be filtered by.

    `title` is the first line of a row; by default that of the index, in the dossier's first language.
    `joins` adds tables that columns read.
    """

    table: str
    columns: dict[str, str]
    title: str = "e.title"
    joins: str = ""


def bilingual(name: str) -> str:
    """Return the SQL of a text in both languages, the preferred one first."""
    return f"coalesce(nullif({name}_{{l}}, ''), {name}_{{o}})"


_BODY_NAME = f"coalesce(nullif(b.acronym, ''), nullif({bilingual('b.name')}, ''), b.written_name)"
FIRST_POSITION = (
    "LEFT JOIN position AS f ON f.rowid ="  # noqa: S608 - our own names
    f" (SELECT c.rowid FROM position AS c WHERE c.person_id = r.id ORDER BY {BEST_FIRST} LIMIT 1)"
    " LEFT JOIN organisation AS b ON b.id = f.organisation_id"
)

_FIRST_EMAIL = (
    "coalesce((SELECT c.value FROM contact_point AS c WHERE c.person_id = r.id AND c.kind = 'email'"
    " ORDER BY c.rank, c.id LIMIT 1), '')"
)


def _number_of(table: str, parent: str, condition: str = "") -> str:
    also = f" AND {condition}" if condition else ""
    return f"(SELECT count(*) FROM {table} AS c WHERE c.{parent}_id = r.id{also})"  # noqa: S608 - our names


# side:currency:amount of each line; sums are made with exact decimals by who shows them.
_AMOUNTS = (
    "(SELECT group_concat(c.side || ':' || c.currency || ':' || c.amount, ' ') FROM budget_line AS c"
    " WHERE c.budget_id = r.id AND c.amount IS NOT NULL)"
)

# In their order, which a plain group_concat would not keep.
_RECIPIENTS = (
    "(SELECT group_concat(n, ', ') FROM (SELECT coalesce(nullif(c.name, ''), c.address) AS n"
    " FROM sending_recipient AS c WHERE c.sending_id = r.id ORDER BY c.rank, c.id))"
)

# A gate says where it stands by the answers of its steps, as `gate_rules.state` tells it.
_ANSWERED = "EXISTS (SELECT 1 FROM gate_step AS c WHERE c.gate_id = r.id AND c.answer = '{answer}')"
_GATE_STATE = (
    f"CASE WHEN {_ANSWERED.format(answer='no')} THEN 'refused'"  # noqa: S608 - our own names
    f" WHEN {_ANSWERED.format(answer='postponed')} THEN 'postponed'"
    f" WHEN {_ANSWERED.format(answer='')} OR NOT EXISTS"
    " (SELECT 1 FROM gate_step AS c WHERE c.gate_id = r.id) THEN 'waiting'"
    f" WHEN {_ANSWERED.format(answer='reservations')} THEN 'reservations' ELSE 'open' END"
)
_GATE_DECISION = (
    "coalesce((SELECT CASE WHEN m.reference <> '' AND d.number <> '' THEN m.reference || '/' || d.number"
    " ELSE m.reference || d.number END"
    " FROM decision AS d JOIN meeting AS m ON m.id = d.meeting_id WHERE d.id = r.decision_id), '')"
)

LISTED: dict[str, Listed] = {
    "person": Listed(
        "person",
        {
            "function": bilingual("f.title"),
            "body": _BODY_NAME,
            "city": "r.city",
            "side": "r.side",
            "email": _FIRST_EMAIL,
            "country": "r.country",
            # Bytes; SQLite tells it without reading them.
            "photo": "length(r.photo)",
            "missing": MISSING["person"],
        },
        # A contact without a name is known by its function.
        f"CASE WHEN r.given_names || r.first_surname || r.second_surname || r.written_name = ''"
        f" THEN coalesce(nullif({bilingual('f.title')}, ''), e.title) ELSE e.title END",
        joins=FIRST_POSITION,
    ),
    "organisation": Listed(
        "organisation",
        {
            "acronym": "r.acronym",
            "kind": "r.kind",
            "country": "r.country",
            "side": "r.side",
            "state": "r.state",
            "people": _number_of("position", "organisation"),
            "photo": "length(r.logo)",
            "missing": MISSING["organisation"],
        },
        f"coalesce(nullif({bilingual('r.name')}, ''), e.title)",
    ),
    "visit": Listed(
        "visit",
        {
            "first_day": "r.first_day",
            "last_day": "r.last_day",
            "place": "r.place",
            "members": _number_of("delegation_member", "visit", "c.role = 'delegate'"),
            "declared": "r.declared",
        },
        bilingual("r.title"),
    ),
    "meeting": Listed(
        "meeting",
        {
            "first_day": "r.first_day",
            "last_day": "r.last_day",
            "reference": "r.reference",
            "place": "r.place",
            "state": "r.state",
            "kind": "r.kind",
            "decisions": _number_of("decision", "meeting"),
        },
        bilingual("r.title"),
    ),
    "gate": Listed(
        "gate",
        {
            "decision": _GATE_DECISION,
            "state": _GATE_STATE,
            "answer_by": "r.answer_by",
            "answered": _number_of("gate_step", "gate", "c.answer <> ''"),
            "steps": _number_of("gate_step", "gate"),
        },
        bilingual("r.title"),
    ),
    "committee": Listed(
        "committee",
        {
            "kind": "r.kind",
            "seats": _number_of("seat", "committee"),
            "filled": _number_of(
                "seat", "committee", "c.person_id IS NOT NULL AND c.step IN ('accepted', 'confirmed')"
            ),
        },
        bilingual("r.name"),
    ),
    "budget": Listed(
        "budget",
        {
            "state": "r.state",
            "version": "r.version",
            "amounts": _AMOUNTS,
            "base_currency": "r.base_currency",
        },
        bilingual("r.title"),
    ),
    "milestone": Listed(
        "milestone",
        {
            "first_day": "r.first_day",
            "last_day": "r.last_day",
            "place": "r.place",
            "kind": "r.kind",
            "done": "r.done",
            "year_inferred": "r.year_inferred",
        },
        bilingual("r.title"),
    ),
    "joint_document": Listed(
        "joint_document",
        {
            "state": "r.state",
            "version": "r.version",
            "hand_over_day": "r.hand_over_day",
            "sections": _number_of("section", "document"),
        },
        bilingual("r.title"),
    ),
    "agreement": Listed(
        "agreement",
        {"state": "r.state", "kind": "r.kind", "signed_on": "r.signed_on"},
        bilingual("r.title"),
    ),
    "sending": Listed(
        "sending",
        {
            "day": "r.day",
            "names": _RECIPIENTS,
            "version": "r.version",
            "draft": "r.draft",
            "state": "r.state",
            "way": "r.way",
            "what": "r.what",
            "record_id": "r.record_id",
            "language": "r.language",
        },
        "coalesce(nullif(r.title, ''), r.file_name)",
    ),
    "contact_group": Listed(
        "contact_group",
        {"members": _number_of("group_member", "group")},
        bilingual("r.name"),
    ),
}


WHEN_ASKED = {"missing"}
"""Columns that cost as much as all others, and are told only where the list is filtered by them."""


def in_language(sql: str, language: str) -> str:
    """Return the SQL that prefers a language; English reads the French."""
    first, other = ("es", "fr") if language == "es" else ("fr", "es")
    return sql.format(l=first, o=other)
