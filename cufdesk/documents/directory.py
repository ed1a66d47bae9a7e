"""The directory of a cooperation: who is where, by country, body and person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cufdesk.documents.calendar import as_of
from cufdesk.documents.parts import (
    SEPARATOR,
    Content,
    Voice,
    address_line,
    grouped,
    joined,
    letter,
    lines,
    voice_of,
)
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.names import full_name, list_name, name_with_acronym, person_sort_key
from cufdesk.domain.phones import read_phone
from cufdesk.folding import sort_key
from cufdesk.i18n import Translator, translator
from cufdesk.press.story import Cell, Col, DataTable, Heading, Item, Note, Row, Span, Story, TitleBlock, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryContent(Content):
    """All people and bodies: the directory that every content has is the whole one here."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A body, or none for those who have no body, with its people and the functions that they hold there."""

    body: Organisation | None
    people: tuple[tuple[Person, Position | None], ...]


def story(content: DirectoryContent, t: Translator) -> Story:
    """Return the directory."""
    voice = voice_of(content, t)
    title = voice.plain(content.cover.title)
    items: list[Item] = [TitleBlock(t._("Directory"), title, as_of(content, t), _counts(content, t))]
    for country, bodies in _countries(content, voice).items():
        items += [Heading(country), _table(voice, bodies)]
    if len(items) == 1:
        items.append(Note(t._("The directory is still empty.")))
    else:
        sentence = t._(
            "This directory holds personal data. It serves the cooperation alone and is not to be passed on"
            " outside of it."
        )
        items.append(Note(sentence))
    return letter(content, voice, kind=t._("Directory"), title=title, items=items)


def _counts(content: DirectoryContent, t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        (t._("People"), t.number(len(content.directory.people))),
        (t._("Bodies"), t.number(len(content.directory.organisations))),
    )


def _countries(content: DirectoryContent, voice: Voice) -> dict[str, list[_Body]]:
    """Return bodies by country, both in the order of an index; what has no country comes last."""
    found = sorted(_bodies(content, voice), key=lambda entry: _order(entry, voice))
    return grouped(
        found, lambda entry: voice.t.word("country", _country(entry)) or voice.t._("Country not stated")
    )


def _bodies(content: DirectoryContent, voice: Voice) -> list[_Body]:
    """Return every body with its people, and one group per country of people without a body."""
    held: dict[str, list[tuple[Person, Position | None]]] = {}
    for person in _in_order(content):
        for place, position in _places(person, voice):
            held.setdefault(place, []).append((person, position))
    named = [_Body(body, tuple(held.pop(key, ()))) for key, body in content.directory.organisations.items()]
    return named + [_Body(None, tuple(people)) for people in held.values()]


def _in_order(content: DirectoryContent) -> list[Person]:
    under_particle = content.cover.under_particle
    return sorted(
        content.directory.people.values(),
        key=lambda person: person_sort_key(person, under_particle=under_particle),
    )


def _places(person: Person, voice: Voice) -> list[tuple[str, Position | None]]:
    """Return where a person is listed: under each body, else under "country:…" among those without one."""
    placed = [
        (position.organisation_id or "", position)
        for position in person.positions
        if voice.directory.organisation(position.organisation_id)
    ]
    alone = next(iter(person.positions), None)
    return list(placed) or [(f"country:{person.country}", alone)]


def _country(entry: _Body) -> str:
    return entry.body.country if entry.body else entry.people[0][0].country


def _order(entry: _Body, voice: Voice) -> tuple[bool, str, bool, str]:
    country = translator(voice.ordered_in).word("country", _country(entry))
    name = name_with_acronym(entry.body, voice.ordered_in) if entry.body else ""
    return not country, sort_key(country), entry.body is None, sort_key(name)


def _table(voice: Voice, bodies: Sequence[_Body]) -> DataTable:
    t = voice.t
    columns = [Col(t._("Name"), 2.7), Col(t._("Function"), 3.8)]
    reachable = any(person.email or person.phone for person in voice.directory.people.values())
    if reachable:
        columns.append(Col(t._("Contact"), 2.7))
    rows: list[Row] = []
    for entry in bodies:
        told = _body_line(voice, entry.body)
        title = lines(_body_title(voice, entry.body), (Span(told, muted=True),) if told else "")
        rows.append(Row((Cell(title, span=len(columns)),), kind="group"))
        rows.extend(
            _person_row(voice, person, position, reachable=reachable) for person, position in entry.people
        )
    return DataTable(tuple(columns), tuple(rows))


def _body_title(voice: Voice, body: Organisation | None) -> str:
    if body is None:
        return voice.t._("Without a body")
    return voice.entered(name_with_acronym(body, voice.language))


def _body_line(voice: Voice, body: Organisation | None) -> str:
    """Return what else is known of a body, with its name as written in a source where that differs."""
    if body is None:
        return ""
    t = voice.t
    official = body.name.in_language(voice.language)
    written = body.written_name if official and body.written_name not in {official, body.acronym} else ""
    address = SEPARATOR.join(address_line(part) for part in (body.address, body.city) if part.strip())
    return joined(
        t.word("organisation_kind", body.kind),
        t.word("organisation_state", body.state) if body.state != "exists" else "",
        t._("written: {name}").format(name=t.quoted(written)) if written else "",
        address,
        body.website,
    )


def _person_row(voice: Voice, person: Person, position: Position | None, *, reachable: bool) -> Row:
    t = voice.t
    civility = t.word("civility", person.civility)
    if full_name(person):
        listed = list_name(person, under_particle=voice.cover.under_particle)
        name: Words = (Span(listed, bold=True), f" ({civility})" if civility else "")
        function = voice.function(position)
    else:
        name, function = (
            (Span(t._("Name to be completed"), italic=True, muted=True),),
            voice.function(position),
        )
    if not reachable:
        return Row((name, function))
    return Row((name, function, lines(*person.reached_by("email"), *_phones(person))))


def _phones(person: Person) -> list[str]:
    """Return the telephone numbers as the world dials them; what cannot be read, as it was written."""
    numbers = [point for point in person.points if point.kind == "phone"]
    return [read_phone(point.value, point.country or person.country).shown for point in numbers]
