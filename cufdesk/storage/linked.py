"""What else names a person or a body: meetings, actions, seats, lists, sendings…, in SQL and by section.

Each statement asks for one record, `:id`, and gives (kind, id of the record to open, title, detail, key of a
status, first day, last day, how many there are in all).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cufdesk.storage.listed import bilingual, in_language
from cufdesk.storage.narrowing import IN_GROUP

if TYPE_CHECKING:
    from cufdesk.storage.list_reader import Reader

MOST = 60  # of one section; the count says how many there are


class Linked(NamedTuple):
    """A record that names another one; `kind` is empty where no form shows it.

    `state` is a key of the section's group of words, days are ISO texts or empty.
    """

    section: str
    kind: str
    id: str
    title: str
    detail: str
    state: str
    first_day: str
    last_day: str


class Section(NamedTuple):
    """The first of the records that name one in some way, and how many there are."""

    name: str
    total: int
    links: list[Linked]


_BODY = f"coalesce(nullif(b.acronym, ''), nullif({bilingual('b.name')}, ''), b.written_name, '')"
_WHOLE_BODY = f"coalesce(nullif({bilingual('b.name')}, ''), nullif(b.written_name, ''), b.acronym)"
_PERSON = (
    "coalesce(nullif(trim(p.given_names || ' ' || replace(trim(p.particle || ' '"
    " || trim(p.first_surname || ' ' || p.second_surname)), '’ ', '’')), ''), nullif(p.written_name, ''),"
    f" nullif({bilingual('c.title')}, ''), '')"
)
_ACTION = (
    f"'action', c.id, trim(c.number || ' · ' || {bilingual('c.text')}, ' ·'),"
    f" {bilingual('c.deadline_text')}, c.state, coalesce(c.deadline, ''), ''"
)
_OWED = (
    "action AS c WHERE c.responsible_{who} = :id"
    " OR c.id IN (SELECT o.action_id FROM co_responsible AS o WHERE o.{who} = :id)"
)
_OPEN_FIRST = "c.state IN ('done', 'dropped'), c.deadline IS NULL, c.deadline, c.id"
_OTHER_BODY = f"'organisation', b.id, {_WHOLE_BODY}, coalesce(nullif(b.acronym, ''), b.city), b.kind, '', ''"

_OF_PERSON = {
    "positions": (
        (
            "CASE WHEN b.id IS NULL THEN '' ELSE 'organisation' END, coalesce(b.id, ''),"
            f" {bilingual('c.title')}, {_BODY}, c.mandate,"
            " coalesce(c.first_day, ''), coalesce(c.last_day, '')"
        ),
        "position AS c LEFT JOIN organisation AS b ON b.id = c.organisation_id WHERE c.person_id = :id",
        "c.rank, c.id",
    ),
    "presides": (_OTHER_BODY, "organisation AS b WHERE b.president_id = :id", "b.id"),
    "actions": (_ACTION, _OWED.format(who="person_id"), _OPEN_FIRST),
    "meetings": (
        (
            f"'meeting', m.id, {bilingual('m.title')}, m.place,"
            " CASE WHEN c.person_id = :id THEN c.status ELSE 'standing_in' END,"
            " coalesce(m.first_day, ''), coalesce(m.last_day, '')"
        ),
        (
            "attendance AS c JOIN meeting AS m ON m.id = c.meeting_id"
            " WHERE :id IN (c.person_id, c.represented_by_id)"
        ),
        "m.first_day DESC, m.id",
    ),
    "led": (
        (
            f"'meeting', m.id, {bilingual('m.title')}, m.place,"
            " CASE WHEN m.chair_id = :id THEN 'chair' ELSE 'secretary' END,"
            " coalesce(m.first_day, ''), coalesce(m.last_day, '')"
        ),
        "meeting AS m WHERE :id IN (m.chair_id, m.secretary_id)",
        "m.first_day DESC, m.id",
    ),
    "visits": (
        (
            f"'visit', v.id, {bilingual('v.title')}, v.place, c.role,"
            " coalesce(v.first_day, ''), coalesce(v.last_day, '')"
        ),
        "delegation_member AS c JOIN visit AS v ON v.id = c.visit_id WHERE c.person_id = :id",
        "v.first_day DESC, v.id",
    ),
    "seats": (
        f"'committee', m.id, {bilingual('m.name')}, {bilingual('c.function')}, c.step, '', ''",
        (
            "seat AS c JOIN committee AS m ON m.id = c.committee_id"
            " WHERE :id IN (c.person_id, c.represented_by_id)"
        ),
        "m.id, c.rank, c.id",
    ),
    "groups": (
        f"'contact_group', l.id, {bilingual('l.name')}, '', '', '', ''",
        f"contact_group AS l JOIN person AS r ON r.id = :id WHERE {IN_GROUP.replace('?', 'l.id')}",
        f"{bilingual('l.name')}, l.id",
    ),
    "sendings": (
        (
            "'sending', m.id, coalesce(nullif(m.title, ''), m.file_name), m.version, m.state,"
            " coalesce(m.day, ''), ''"
        ),
        "sending_recipient AS c JOIN sending AS m ON m.id = c.sending_id WHERE c.person_id = :id",
        "m.day DESC, m.id",
    ),
    "agreements": (
        f"'agreement', m.id, {bilingual('m.title')}, {_BODY}, m.state, coalesce(m.signed_on, ''), ''",
        (
            "agreement_party AS c JOIN agreement AS m ON m.id = c.agreement_id"
            " JOIN organisation AS b ON b.id = c.organisation_id"
            " WHERE b.id IN (SELECT f.organisation_id FROM position AS f WHERE f.person_id = :id)"
        ),
        "m.signed_on DESC, m.id",
    ),
    "budgets": (
        (
            f"'budget', m.id, {bilingual('c.label')}, {_BODY} || ' · ' || {bilingual('m.title')},"
            " coalesce(c.amount || ' ' || c.currency, ''), '', ''"
        ),
        (
            "budget_line AS c JOIN budget AS m ON m.id = c.budget_id"
            " JOIN organisation AS b ON b.id = c.funder_id"
            " WHERE b.id IN (SELECT f.organisation_id FROM position AS f WHERE f.person_id = :id)"
        ),
        "m.id, c.rank, c.id",
    ),
}
_OF_BODY = {
    "people": (
        (
            f"'person', p.id, {_PERSON}, {bilingual('c.title')}, c.mandate,"
            " coalesce(c.first_day, ''), coalesce(c.last_day, '')"
        ),
        (
            "position AS c JOIN person AS p ON p.id = c.person_id"
            " LEFT JOIN search_entry AS e ON e.id = p.id WHERE c.organisation_id = :id"
        ),
        "e.sort_key, c.id",
    ),
    "parent": (
        _OTHER_BODY,
        "organisation AS b WHERE b.id = (SELECT parent_id FROM organisation WHERE id = :id)",
        "b.id",
    ),
    "children": (
        _OTHER_BODY,
        "organisation AS b LEFT JOIN search_entry AS e ON e.id = b.id WHERE b.parent_id = :id",
        "e.sort_key, b.id",
    ),
    "counterparts": (
        _OTHER_BODY,
        "counterpart AS c JOIN organisation AS b ON b.id = c.other_id WHERE c.organisation_id = :id",
        "c.rank, c.id",
    ),
    "members": (
        _OTHER_BODY,
        "group_body AS c JOIN organisation AS b ON b.id = c.member_id WHERE c.organisation_id = :id",
        "c.rank, c.id",
    ),
    "member_of": (
        _OTHER_BODY,
        "group_body AS c JOIN organisation AS b ON b.id = c.organisation_id WHERE c.member_id = :id",
        "b.id",
    ),
    "actions": (_ACTION, _OWED.format(who="organisation_id"), _OPEN_FIRST),
    "agreements": (
        f"'agreement', m.id, {bilingual('m.title')}, '', m.state, coalesce(m.signed_on, ''), ''",
        "agreement_party AS c JOIN agreement AS m ON m.id = c.agreement_id WHERE c.organisation_id = :id",
        "m.signed_on DESC, m.id",
    ),
    "budgets": (
        (
            f"'budget', m.id, {bilingual('c.label')}, {bilingual('m.title')},"
            " coalesce(c.amount || ' ' || c.currency, ''), '', ''"
        ),
        "budget_line AS c JOIN budget AS m ON m.id = c.budget_id WHERE c.funder_id = :id",
        "m.id, c.rank, c.id",
    ),
}
_OF = {"person": _OF_PERSON, "organisation": _OF_BODY}
KINDS_LINKED = frozenset(
    {
        "action",
        "agreement",
        "agreement_party",
        "attendance",
        "budget",
        "budget_line",
        "co_responsible",
        "committee",
        "contact_group",
        "counterpart",
        "delegation_member",
        "group_body",
        "group_member",
        "meeting",
        "organisation",
        "person",
        "position",
        "seat",
        "sending",
        "sending_recipient",
        "visit",
    }
)
"""The tables that these statements read: a change of one may change what they say."""


def linked(reader: Reader, kind: str, record_id: str, language: str) -> list[Section]:
    """Return what names a person or a body, by section; a section without any is left out."""
    reader.learn()
    found: list[Section] = []
    for name, (columns, tables, order) in _OF[kind].items():
        sql = f"SELECT {columns}, count(*) OVER () FROM {tables} ORDER BY {order} LIMIT {MOST}"  # noqa: S608 - our own names
        rows = reader.asked(in_language(sql, language), {"id": record_id})
        if rows:
            found.append(Section(name, rows[0][-1], [Linked(name, *row[:-1]) for row in rows]))
    return found
