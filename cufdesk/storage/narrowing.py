"""How lists of contacts are narrowed and put in other orders: conditions and keys in SQL.

`e` is the entry of the index and `r` the record; a condition has one `?` or several, all of one value.
`mandate_of`, `language_read`, `filed` and `country_named` are functions of the program, which each connection
knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cufdesk.storage.held import PAST
from cufdesk.storage.incomplete import MISSING
from cufdesk.storage.listed import FIRST_POSITION, LISTED

if TYPE_CHECKING:
    import sqlite3


def _holds(condition: str) -> str:
    """Return the condition that a person holds a function for which something is true; `o` is its body."""
    return (
        "EXISTS (SELECT 1 FROM position AS c LEFT JOIN organisation AS o ON o.id = c.organisation_id"  # noqa: S608 - our own names
        f" WHERE c.person_id = r.id AND NOT {PAST} AND {condition})"
    )


_MANDATE = "mandate_of(c.mandate, c.title_es, c.title_fr, coalesce(nullif(o.country, ''), r.country))"
_BY_RULE = (
    "EXISTS (SELECT 1 FROM contact_group AS g WHERE g.id = ?"  # noqa: S608 - our own names
    " AND g.rule_mandate || g.rule_country || g.rule_side || g.rule_kind || g.rule_language <> ''"
    " AND g.rule_side IN ('', r.side)"
    " AND (g.rule_country IN ('', r.country)"
    f" OR (r.country = '' AND {_holds('o.country = g.rule_country')}))"
    f" AND (g.rule_kind = '' OR {_holds('o.kind = g.rule_kind')})"
    f" AND (g.rule_mandate = '' OR {_holds(f'{_MANDATE} = g.rule_mandate')})"
    " AND (g.rule_language = '' OR g.rule_language = language_read(r.languages, r.side)))"
)
_CHOSEN = "EXISTS (SELECT 1 FROM group_member AS c WHERE c.person_id = r.id AND c.group_id = ?)"
IN_GROUP = f"({_CHOSEN} OR {_BY_RULE})"

CONDITIONS: dict[str, dict[str, str]] = {
    "person": {
        "kind": _holds("o.kind = ?"),
        "mandate": _holds(f"{_MANDATE} = ?"),
        "group": IN_GROUP,
        "missing": f"instr({MISSING['person']}, ?)",
    },
    "organisation": {"missing": f"instr({MISSING['organisation']}, ?)"},
}


class Arranged(NamedTuple):
    """An order that is not the index's: tables to join, and keys before those of the index."""

    joins: str
    keys: str


_LAST_DELEGATION = (
    " LEFT JOIN delegation_member AS d ON d.rowid = (SELECT c.rowid FROM delegation_member AS c"
    " JOIN visit AS v ON v.id = c.visit_id WHERE c.person_id = r.id"
    " ORDER BY v.first_day DESC, v.id, c.rank, c.id LIMIT 1) LEFT JOIN visit AS w ON w.id = d.visit_id"
)
_NAMED = f"filed({LISTED['organisation'].title})"
ORDERS: dict[str, dict[str, Arranged]] = {
    "person": {
        "body": Arranged(
            f" {FIRST_POSITION} LEFT JOIN search_entry AS s ON s.id = b.id",
            "b.id IS NULL, coalesce(nullif(lower(b.acronym), ''), s.sort_key)",
        ),
        # The order in which a delegation was notified, the last visit first; all others after them.
        "notified": Arranged(
            _LAST_DELEGATION, "d.id IS NULL, w.first_day IS NULL, w.first_day DESC, w.id, d.rank, d.id"
        ),
    },
    "organisation": {
        "acronym": Arranged("", "r.acronym = '', lower(r.acronym)"),
        "country": Arranged(
            "", f"r.country = '', r.country = 'international', filed(country_named(r.country)), {_NAMED}"
        ),
        # The index is in the order of the dossier's first language.
        "name": Arranged("", _NAMED),
    },
}


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection know the functions of these conditions, with the tables as they are now."""
    from cufdesk.country_words import COUNTRY
    from cufdesk.domain.languages_read import language_read
    from cufdesk.domain.mandate_words import MandateLine, MandateWords
    from cufdesk.folding import sort_key
    from cufdesk.i18n import _

    lines = connection.execute("SELECT words, country, mandate, id FROM equivalence").fetchall()
    table = MandateWords(MandateLine(*line) for line in lines)
    chosen = connection.execute("SELECT first_language FROM cover").fetchone()
    first_language = chosen[0] if chosen else "fr"

    def mandate_of(mandate: str, spanish: str, french: str, country: str) -> str:
        return table.counts_as(mandate, (spanish, french), country)

    def read(languages: str, side: str) -> str:
        return language_read(languages, side, first_language)

    def country_named(code: str) -> str:
        return _(COUNTRY.get(code, code)) if code else ""

    connection.create_function("filed", 1, sort_key, deterministic=True)
    connection.create_function("country_named", 1, country_named)
    connection.create_function("mandate_of", 4, mandate_of, deterministic=True)
    connection.create_function("language_read", 2, read, deterministic=True)
