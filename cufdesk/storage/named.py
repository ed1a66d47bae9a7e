"""How a record is named where another one, or the search, refers to it: SQL in the language of the screen.

The index keeps the titles of the dossier's first language; what exists in both is read from the records.
"""

from __future__ import annotations

from functools import cache

from cufdesk.i18n import screen_language
from cufdesk.storage.held import BEST_FIRST
from cufdesk.storage.listed import bilingual, in_language

# Each kind's own table; an entry matches one of them at the most.
_JOINS = " ".join(
    f"LEFT JOIN {table} ON {table}.id = e.id"
    for table in (
        "organisation",
        "visit",
        "meeting",
        "decision",
        "action",
        "gate",
        "committee",
        "budget",
        "milestone",
        "joint_document",
        "agreement",
        "contact_group",
        "sending",
    )
)
_DECISION = f"coalesce(nullif({bilingual('decision.title')}, ''), {bilingual('decision.text')})"
_TITLE = ", ".join(
    f"nullif({sql}, '')"
    for sql in (
        bilingual("organisation.name"),
        bilingual("visit.title"),
        bilingual("meeting.title"),
        f"trim(decision.number || ' · ' || {_DECISION}, ' ·')",
        f"trim(action.number || ' · ' || {bilingual('action.text')}, ' ·')",
        bilingual("gate.title"),
        bilingual("committee.name"),
        bilingual("budget.title"),
        bilingual("milestone.title"),
        bilingual("joint_document.title"),
        bilingual("agreement.title"),
        bilingual("contact_group.name"),
        "sending.title",
    )
)
_SPOKEN = (
    "nullif(trim(p.given_names || ' ' || replace(trim(p.particle || ' '"
    " || trim(p.first_surname || ' ' || p.second_surname)), '’ ', '’')), '')"
)
_FUNCTION = (
    f"(SELECT {bilingual('c.title')} FROM position AS c WHERE c.person_id = p.id"  # noqa: S608 - our own names
    f" ORDER BY {BEST_FIRST} LIMIT 1)"
)
_BODY = f"coalesce(nullif(b.acronym, ''), nullif({bilingual('b.name')}, ''), b.written_name, '')"
_HELD = (
    f"(SELECT trim({bilingual('c.title')} || ' · ' || {_BODY}, ' ·') FROM position AS c"  # noqa: S608 - our own names
    " LEFT JOIN organisation AS b ON b.id = c.organisation_id WHERE c.person_id = e.id"
    f" ORDER BY {BEST_FIRST} LIMIT 1)"
)
_MEETING = f"(SELECT {bilingual('m.title')} FROM meeting AS m WHERE m.id = e.parent)"  # noqa: S608 - our own names
_DETAIL = (
    f"CASE e.kind WHEN 'person' THEN coalesce({_HELD}, '') WHEN 'decision' THEN {_MEETING} ELSE e.detail END"
)
_HITS = (
    f"SELECT e.row, e.kind, e.id, e.parent, coalesce({_TITLE}, e.title), {_DETAIL}"  # noqa: S608 - our own names
    f" FROM search_entry AS e {_JOINS} WHERE e.row IN ({{{{marks}}}})"
)
_TITLES = (
    f"SELECT e.kind, e.id, e.parent, coalesce({_TITLE}, {_SPOKEN}, nullif(p.written_name, ''),"  # noqa: S608 - our own names
    f" nullif({_FUNCTION}, ''), e.title), {_DETAIL}"
    f" FROM search_entry AS e LEFT JOIN person AS p ON p.id = e.id {_JOINS} WHERE e.id IN ({{{{marks}}}})"
)
_PERSON = f"coalesce({_SPOKEN}, nullif(p.written_name, ''), {_FUNCTION}, '')"
PERSON_NAMES = f"SELECT p.id, {_PERSON} FROM person AS p"  # noqa: S608 - our own names
"""Ids and names of people as spoken; in the form that `in_language` takes, as the next."""

BODY_NAMES = f"SELECT b.id, {_BODY} FROM organisation AS b"  # noqa: S608 - our own names
"""Ids and names of bodies, the shortest there is."""


def person_name(reference: str) -> str:
    """Return the SQL of the name of a person whom a column refers to, NULL where it refers to nobody."""
    return f"(SELECT {_PERSON} FROM person AS p WHERE p.id = {reference})"  # noqa: S608 - our own names


def body_name(reference: str) -> str:
    """Return the SQL of the shortest name of a body that a column refers to, NULL where there is none."""
    return f"(SELECT {_BODY} FROM organisation AS b WHERE b.id = {reference})"  # noqa: S608 - our own names


_POSITIONS = (
    f"SELECT 'position', f.id, f.person_id, {bilingual('f.title')},"  # noqa: S608 - our own names
    f" {_BODY}"
    " FROM position AS f LEFT JOIN organisation AS b ON b.id = f.organisation_id WHERE "
)


def hits_sql() -> str:
    """Return the statement for entries by `row`: row, kind, id, parent, title, detail."""
    return _spoken(_HITS, screen_language())


def titles_sql() -> str:
    """Return the statement for entries by id: kind, id, parent, title, detail; people as spoken of."""
    return _spoken(_TITLES, screen_language())


def positions_sql(condition: str) -> str:
    """Return the statement for positions: each is named by its function, with its body as detail."""
    return _spoken(_POSITIONS, screen_language()) + condition


@cache
def _spoken(sql: str, language: str) -> str:
    return in_language(sql, language)
