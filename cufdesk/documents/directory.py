"""The directory of a cooperation: who is where, by country, body and person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cufdesk.documents.calendar import as_of
from cufdesk.documents.circles import Extent
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

_UPRIGHT = 3  # columns beside the name that fit an upright page
_WIDTHS = {
    "name": 2.6,
    "function": 3.4,
    "email": 2.9,
    "phone": 1.9,
    "address": 3.0,
    "languages": 1.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryContent(Content):
    """All people and bodies (the directory of every content is the whole one here), and what is told."""

    extent: Extent = field(default_factory=Extent)


@dataclass(frozen=True, slots=True)
class _Body:
    """A body, or none for those who have no body, with its people and the functions that they hold there."""

    body: Organisation | None
    people: tuple[tuple[Person, Position | None], ...]


def story(content: DirectoryContent, t: Translator) -> Story:
    """Return the directory."""
    voice = voice_of(content, t)
    title = voice.plain(content.cover.title)
    circle = t._("Distribution: {circle}").format(circle=t.word("circle", content.extent.circle))
    told = (circle, *as_of(content, t))
    items: list[Item] = [TitleBlock(t._("Directory"), title, told, _counts(content, t))]
    teller = _Teller(voice, content.extent)
    for country, bodies in _countries(content, voice).items():
        items += [Heading(country), _table(teller, bodies)]
    if len(items) == 1:
        items.append(Note(t._("The directory is still empty.")))
    else:
        items += _reminder(content.extent, t)
    kind = t._("Directory ({circle})").format(circle=t.word("circle", content.extent.circle))
    return letter(content, voice, kind=kind, title=title, items=items, landscape=teller.is_wide)


def _reminder(extent: Extent, t: Translator) -> list[Item]:
    """Return what readers of personal data are told; a public directory is anybody's."""
    if extent.circle == "public":
        return []
    sentence = t._(
        "This directory holds personal data. It serves the cooperation alone and is not to be passed on"
        " outside of it."
    )
    return [Note(sentence)]


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
    held = voice.directory.held(person)
    placed = [
        (position.organisation_id or "", position)
        for position in held
        if voice.directory.organisation(position.organisation_id)
    ]
    alone = next(iter(held), None)
    return list(placed) or [(f"country:{person.country}", alone)]


def _country(entry: _Body) -> str:
    return entry.body.country if entry.body else entry.people[0][0].country


def _order(entry: _Body, voice: Voice) -> tuple[bool, str, bool, str]:
    country = translator(voice.ordered_in).word("country", _country(entry))
    name = name_with_acronym(entry.body, voice.ordered_in) if entry.body else ""
    return not country, sort_key(country), entry.body is None, sort_key(name)


class _Teller:
    """Tells what the circle may know, in those of the columns asked for that are not all empty."""

    def __init__(self, voice: Voice, extent: Extent) -> None:
        self.voice, self.extent = voice, extent
        people = voice.directory.people.values()
        self.columns = tuple(
            column
            for column in extent.columns
            if column == "function" or any(self._reached(person, column) for person in people)
        )

    @property
    def is_wide(self) -> bool:
        """Tell whether the columns ask for a page on its side."""
        return len(self.columns) > _UPRIGHT

    def heads(self) -> tuple[Col, ...]:
        """Return the columns of the table: the name, and what is told of each."""
        t = self.voice.t
        told = (Col(t.word("directory_column", key), _WIDTHS[key]) for key in self.columns)
        return Col(t._("Name"), _WIDTHS["name"]), *told

    def body(self, entry: Organisation | None) -> Words:
        """Return a body's name and what else of it the circle may know."""
        told = self._of_body(entry) if entry and self.extent.circle != "public" else ""
        return lines(_body_title(self.voice, entry), (Span(told, muted=True),) if told else "")

    def _of_body(self, body: Organisation) -> str:
        if self.extent.circle == "internal":
            return _body_line(self.voice, body)
        return _body_kind(self.voice, body)

    def person(self, person: Person, position: Position | None) -> Row:
        """Return the row of a person; who is known by function alone is told by it whatever the columns."""
        cells = [self._cell(person, position, column) for column in self.columns]
        return Row((self._name(person, position), *cells))

    def _name(self, person: Person, position: Position | None) -> Words:
        t = self.voice.t
        if full_name(person):
            listed = list_name(person, under_particle=self.voice.cover.under_particle)
            civility = t.word("civility", person.civility)
            return Span(listed, bold=True), f" ({civility})" if civility else ""
        mark = Span(t._("Name to be completed"), italic=True, muted=True)
        function = "" if "function" in self.columns else self.voice.function(position)
        return lines(function, (mark,))

    def _cell(self, person: Person, position: Position | None, column: str) -> Words:
        if column == "function":
            return self.voice.function(position)
        return lines(*self._reached(person, column))

    def _reached(self, person: Person, column: str) -> list[str]:
        """Return what a column tells of a person, whatever the function."""
        if column == "function":
            return []
        if column == "languages":
            return [person.languages] if person.languages.strip() else []
        points = [point for point in person.points if point.kind == column and self.extent.may_show(point)]
        if column == "phone":  # as the world dials it; what cannot be read, as it was written
            return [read_phone(point.value, point.country or person.country).shown for point in points]
        if column == "address":
            return [address_line(point.value) for point in points] or ([person.city] if person.city else [])
        return [point.value for point in points]


def _table(teller: _Teller, bodies: Sequence[_Body]) -> DataTable:
    columns = teller.heads()
    rows: list[Row] = []
    for entry in bodies:
        rows.append(Row((Cell(teller.body(entry.body), span=len(columns)),), kind="group"))
        rows.extend(teller.person(person, position) for person, position in entry.people)
    return DataTable(columns, tuple(rows))


def _body_title(voice: Voice, body: Organisation | None) -> str:
    if body is None:
        return voice.t._("Without a body")
    return voice.entered(name_with_acronym(body, voice.language))


def _body_kind(voice: Voice, body: Organisation) -> str:
    t = voice.t
    state = t.word("organisation_state", body.state) if body.state != "exists" else ""
    return joined(t.word("organisation_kind", body.kind), state)


def _body_line(voice: Voice, body: Organisation) -> str:
    """Return what else is known of a body, with its name as written in a source where that differs."""
    t = voice.t
    official = body.name.in_language(voice.language)
    written = body.written_name if official and body.written_name not in {official, body.acronym} else ""
    address = SEPARATOR.join(address_line(part) for part in (body.address, body.city) if part.strip())
    return joined(
        _body_kind(voice, body),
        t._("written: {name}").format(name=t.quoted(written)) if written else "",
        address,
        body.website,
    )
