"""The access extract: everything that a dossier holds on one person, for that person to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cufdesk.documents.parts import Content, Voice, facts, joined, letter, voice_of
from cufdesk.i18n import Translator
from cufdesk.press.story import (
    Col,
    DataTable,
    Figure,
    Heading,
    Item,
    KeyValues,
    Note,
    Paragraph,
    Row,
    Story,
    TitleBlock,
)


@dataclass(frozen=True, slots=True)
class Line:
    """What something is called, and what is known of it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """One write of one row of a person's: when and by whom, what it was called, what changed."""

    at: datetime
    author: str
    label: str
    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessExtractContent(Content):
    """All that is held on a person; moments are on the clock of this machine.

    `parts` are lists of the record by name, each part as its fields; `others` are records in whose texts the
    name was found.
    """

    name: str
    made: datetime
    photo: bytes | None
    fields: tuple[Line, ...]
    parts: tuple[tuple[str, tuple[tuple[Line, ...], ...]], ...]
    links: tuple[Line, ...]
    others: tuple[Line, ...]
    history: tuple[Change, ...]


def story(content: AccessExtractContent, t: Translator) -> Story:
    """Return the extract."""
    voice = voice_of(content, t)
    kind = t._("Access extract")
    items: list[Item] = [
        TitleBlock(
            kind,
            content.name,
            (voice.plain(content.cover.title),),
            facts((t._("Made on"), _moment(content.made, t))),
        ),
        Note(t._("This is everything that the dossier holds on this person, the history of it included.")),
        Heading(t._("The record")),
        _pairs(voice, content.fields),
        *([Figure(content.photo, content.name, width=0.2)] if content.photo else []),
        *_parts(voice, content),
        Heading(t._("Where the person is named")),
        _listed(voice, content.links),
        Heading(t._("Texts in which the name was found")),
        _listed(voice, content.others),
        Heading(t._("History of the record")),
        _history(voice, content),
    ]
    return letter(content, voice, kind=kind, title=content.name, items=items)


def _moment(at: datetime, t: Translator) -> str:
    return f"{t.date(at.date())}, {t.time(at.time())}"


def _pairs(voice: Voice, lines: tuple[Line, ...]) -> Item:
    if not lines:
        return Paragraph(voice.t._("Nothing."))
    return KeyValues(tuple((line.label, voice.entered(line.value)) for line in lines))


def _parts(voice: Voice, content: AccessExtractContent) -> list[Item]:
    items: list[Item] = []
    for label, parts in content.parts:
        if parts:
            items.append(Heading(label, 2))
            items += [_pairs(voice, part) for part in parts]
    return items


def _listed(voice: Voice, lines: tuple[Line, ...]) -> Item:
    if not lines:
        return Paragraph(voice.t._("Nowhere."))
    columns = (Col(voice.t._("As"), 1.2), Col(voice.t._("Record"), 4))
    return DataTable(columns, tuple(Row((line.label, voice.entered(line.value))) for line in lines))


def _history(voice: Voice, content: AccessExtractContent) -> Item:
    t = voice.t
    columns = (Col(t._("When and by whom"), 1.8), Col(t._("What"), 2), Col(t._("Values"), 4))
    rows = tuple(
        Row(
            (
                joined(_moment(one.at, t), one.author, separator="\n"),
                joined(one.label, one.what, separator="\n"),
                "\n".join(voice.entered(line) for line in one.lines),
            )
        )
        for one in content.history
    )
    return DataTable(columns, rows) if rows else Paragraph(t._("Nothing."))
