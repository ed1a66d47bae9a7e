"""What a list and the search show of a record: two lines, an order, and the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import class_mapper

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate
from cufdesk.domain.groups import Group
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.names import (
    function_line,
    list_name,
    name_with_acronym,
    official_name,
    person_sort_key,
    short_name,
    shown_name,
)
from cufdesk.domain.sendings import Sending
from cufdesk.domain.visits import Visit
from cufdesk.folding import closed_up, number_words, sort_key, words_of
from cufdesk.i18n import translator

# Kept for the record, but would find everything (the whole source of minutes) or nothing that is meant.
_UNSEARCHED = {
    "id", "source_text", "fingerprint", "legal_basis", "keep_reason", "version", "precision", "mark"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index; `parent` is the record whose form shows it."""

    id: str
    kind: str
    parent: str
    sort_key: str
    title: str
    detail: str
    folded: str


def entries(
    record: Record,
    organisations: Mapping[str, Organisation],
    language: str,
    *,
    under_particle: bool = False,
) -> list[Entry]:
    """Return the entries of a subject: its own and, for a meeting, those of its decisions and actions.

    `organisations` holds at least the bodies that the record's positions name; `under_particle` is the
    dossier's rule for surnames with a particle.
    """
    if isinstance(record, Meeting):
        return list(_meeting_entries(record, language))
    shown = (
        _person_shown(record, organisations, language, under_particle=under_particle)
        if isinstance(record, Person)
        else _shown(record, organisations, language)
    )
    return [_entry(record, record.id, *shown, _linked(record, organisations))]


def _meeting_entries(meeting: Meeting, language: str) -> Iterable[Entry]:
    title = meeting.title.in_language(language)
    when = translator(language).period(meeting.first_day, meeting.last_day)
    detail = _joined(meeting.reference, when, meeting.place)
    order = _newest_first(meeting.first_day, title)
    yield _entry(meeting, meeting.id, title, detail, order, [])
    for number, decision in enumerate(meeting.decisions):
        place = f"{order} {number:04}"
        yield _decision_entry(decision, meeting, language, place)
        for below, action in enumerate(decision.actions):
            yield _action_entry(action, meeting, language, f"{place} {below:04}")


def _decision_entry(decision: Decision, meeting: Meeting, language: str, order: str) -> Entry:
    title = _joined(
        decision.number, decision.title.in_language(language) or decision.text.in_language(language)
    )
    return _entry(decision, meeting.id, title, meeting.title.in_language(language), order, [])


def _action_entry(action: Action, meeting: Meeting, language: str, order: str) -> Entry:
    title = _joined(action.number, action.text.in_language(language))
    deadline = translator(language).date(action.deadline) or action.deadline_text.in_language(language)
    detail = _joined(action.responsible.in_language(language), deadline)
    return _entry(action, meeting.id, title, detail, order, [])


def _person_shown(
    person: Person, bodies: Mapping[str, Organisation], language: str, *, under_particle: bool
) -> tuple[str, str, str]:
    functions = [function_line(position, bodies, language) for position in person.positions]
    name = list_name(person, under_particle=under_particle) or shown_name(person, language)
    return name, next(iter(functions), ""), person_sort_key(person, under_particle=under_particle)


def _shown(record: Record, bodies: Mapping[str, Organisation], language: str) -> tuple[str, str, str]:
    """Return title, detail and sort key of a record."""
    match record:
        case Organisation():
            name = official_name(record, language)
            return name, _joined(record.acronym, record.city), sort_key(name)
        case Visit():
            title = record.title.in_language(language)
            detail = _joined(translator(language).period(record.first_day, record.last_day), record.place)
            return title, detail, _newest_first(record.first_day, title)
        case Milestone():
            title = record.title.in_language(language)
            detail = _joined(translator(language).period(record.first_day, record.last_day), record.place)
            return title, detail, _day(record.first_day) or "9"
        case Budget() | JointDocument():
            title = record.title.in_language(language)
            return title, f"v{record.version}", sort_key(title)
        case Gate():
            title = record.title.in_language(language) or record.question.in_language(language)
            return title, translator(language).date(record.answer_by), sort_key(title)
        case Committee() | Group():
            title = record.name.in_language(language)
            return title, "", sort_key(title)
        case Agreement():
            title = record.title.in_language(language)
            parties = [
                _party(party.organisation_id, party.written_name, bodies, language)
                for party in record.parties
            ]
            return title, " – ".join(parties), sort_key(title)
        case Sending():
            detail = _joined(translator(language).date(record.day), _names(record))
            return record.title or record.file_name, detail, _newest_first(record.day, record.title)
    raise TypeError(f"{type(record).__name__} has no line in a list")


def _names(sending: Sending) -> str:
    return ", ".join(recipient.name or recipient.address for recipient in sending.recipients)


def _party(body_id: str | None, written: str, bodies: Mapping[str, Organisation], language: str) -> str:
    body = bodies.get(body_id or "")
    return short_name(body, language) if body else written


def _linked(record: Record, bodies: Mapping[str, Organisation]) -> list[str]:
    """Return the names of bodies that a record is also found by."""
    linked: list[str | None] = []
    if isinstance(record, Person):
        linked = [position.organisation_id for position in record.positions]
    elif isinstance(record, Agreement):
        linked = [party.organisation_id for party in record.parties]
    found = [bodies[body_id] for body_id in linked if body_id and body_id in bodies]
    return [text for body in found for text in _called(body)]


def _called(body: Organisation) -> tuple[str, ...]:
    return name_with_acronym(body, "fr"), body.name.es, body.acronyms, body.aliases


def _entry(record: Record, parent: str, title: str, detail: str, order: str, linked: list[str]) -> Entry:
    texts = [*_texts(record), *linked]
    words = dict.fromkeys(word for text in texts for word in words_of(text))
    if isinstance(record, Person | Organisation | Agreement):
        words |= dict.fromkeys(word for text in texts for word in closed_up(text))
    if isinstance(record, Person):
        words |= dict.fromkeys(word for text in record.reached_by("phone") for word in number_words(text))
    return Entry(record.id, record.__tablename__, parent, order, title, detail, " ".join(words))


def _texts(record: Record) -> Iterable[str]:
    """Yield every text of a record and of its parts, except parts that have an entry of their own."""
    texts, parts = _searched(type(record))
    for name in texts:
        value: Any = getattr(record, name)
        if value is not None:
            yield value
    for name in parts:
        for part in getattr(record, name):
            yield from _texts(part)


@cache
def _searched(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the texts that a record is found by, and of its parts that have such texts."""
    mapper = class_mapper(kind)
    texts = (
        attribute.key
        for attribute in mapper.column_attrs
        if isinstance(attribute.columns[0].type, Text)
        and attribute.key not in _UNSEARCHED
        and not attribute.key.endswith("_id")
        and "words" not in attribute.columns[0].info
    )
    parts = (
        relation.key
        for relation in mapper.relationships
        if not issubclass(relation.mapper.class_, Decision | Action)
    )
    return tuple(texts), tuple(parts)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _newest_first(day: Any, title: str) -> str:
    """Return a sort key that puts later days first: each figure is replaced by its complement to nine."""
    turned = "".join(str(9 - int(c)) for c in _day(day) if c.isdigit())
    return f"{turned or '0'} {sort_key(title)}"
