"""The report of a copy's return: which copy, what each side had written, what changed, what was settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cufdesk.documents.parts import Content, Voice, facts, joined, letter, lines, voice_of
from cufdesk.field_words import MANY
from cufdesk.i18n import Translator
from cufdesk.press.story import Col, DataTable, Heading, Item, Note, Paragraph, Row, Span, Story, TitleBlock


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote on which machine, and when; moments are on the clock of this machine."""

    at: datetime
    author: str = ""
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """How much one side had written since the copies parted, the last write, and who wrote where."""

    writes: int
    last: datetime | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A conflict in the words of a language: record, field, both sides, and how it stands.

    `outcome` is empty while it is open; `by` says who settled it and when, empty where nobody did.
    """

    title: str
    field: str
    here: str
    there: str
    outcome: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReportContent(Content):
    """A merge as it is told afterwards.

    `copy` is the name of the copy's file; `here` is None where nobody noted what this side had written.
    `counts` says per table how many rows were added, changed and removed; `points` are the conflicts, by the
    language in which they are told. `undone` is the undo of the merge, if it was taken back.
    """

    merged: Writer
    copy: str
    here: Side | None
    there: Side
    counts: Mapping[str, Mapping[str, int]]
    points: Mapping[str, tuple[Point, ...]]
    undone: Writer | None = None


def story(content: MergeReportContent, t: Translator) -> Story:
    """Return the report of a merge."""
    voice = voice_of(content, t)
    kind = t._("Return of a copy")
    dossier = voice.plain(content.cover.title)
    items: list[Item] = [
        TitleBlock(
            kind,
            content.copy or dossier,
            tuple(line for line in (dossier if content.copy else "", _brought(content, t)) if line),
            facts(
                (t._("Written in the copy"), _side(content.there, t)),
                (t._("Written here meanwhile"), _side(content.here, t) if content.here else ""),
                (t._("Copy edited by"), ", ".join(content.there.who)),
            ),
        ),
        *_undone(content, t),
        Heading(t._("What changed in the dossier")),
        _changes(content, t),
        Heading(t._("What both sides had written")),
        _points(voice, content.points[t.language]),
        *_notes(content, t),
    ]
    return letter(content, voice, kind=kind, title=content.copy or dossier, items=items)


def _moment(at: datetime, t: Translator) -> str:
    return f"{t.date(at.date())}, {t.time(at.time())}"


def _signed(writer: Writer, t: Translator) -> str:
    """Return when, by whom and where: "25 November 2026, 14:15, Ana Morel, DESK"."""
    return joined(_moment(writer.at, t), writer.author, writer.machine, separator=", ")


def _brought(content: MergeReportContent, t: Translator) -> str:
    return t._("Brought home: {moment}").format(moment=_signed(content.merged, t))


def _side(side: Side, t: Translator) -> str:
    """Return "12 changes, the last on 25 November 2026, 14:05"."""
    if not side.writes or side.last is None:
        return t._("nothing")
    said = t.ngettext("{n} change, on {moment}", "{n} changes, the last on {moment}", side.writes)
    return said.format(n=t.number(side.writes), moment=_moment(side.last, t))


def _undone(content: MergeReportContent, t: Translator) -> list[Item]:
    if content.undone is None:
        return []
    said = t._("{moment}. The dossier holds nothing of it any more; the history keeps it.")
    return [Note(said.format(moment=_signed(content.undone, t)), title=t._("This return was undone"))]


def _changes(content: MergeReportContent, t: Translator) -> Item:
    if not content.counts:
        return Paragraph(t._("No record was changed."))
    columns = (
        Col(t._("Records"), 4),
        Col(t._("Added"), 1.2, "right"),
        Col(t._("Changed"), 1.2, "right"),
        Col(t._("Removed"), 1.2, "right"),
    )
    rows = tuple(
        Row((t._(many), *(_number(content.counts[kind][what], t) for what in _WHAT)))
        for kind, many in MANY.items()
        if kind in content.counts
    )
    return DataTable(columns, rows)


_WHAT = ("insert", "update", "delete")


def _number(n: int, t: Translator) -> str:
    return t.number(n) if n else "–"


def _points(voice: Voice, points: tuple[Point, ...]) -> Item:
    t = voice.t
    if not points:
        return Paragraph(t._("Nothing: no point had to be settled."))
    columns = (
        Col(t._("Point"), 3),
        Col(t._("Here"), 2.4),
        Col(t._("The copy"), 2.4),
        Col(t._("Outcome"), 2.4),
    )
    rows = tuple(
        Row(
            (
                lines((Span(voice.entered(point.title), bold=True),), point.field),
                voice.entered(point.here),
                voice.entered(point.there),
                _outcome(voice, point),
            )
        )
        for point in points
    )
    return DataTable(columns, rows)


def _outcome(voice: Voice, point: Point) -> tuple[str | Span, ...]:
    if not point.outcome:
        return (Span(voice.t._("still to be settled"), bold=True),)
    said: list[str | Span] = [voice.entered(point.outcome)]
    if point.by:
        said += ["\n", Span(point.by, italic=True, muted=True)]
    return tuple(said)


def _notes(content: MergeReportContent, t: Translator) -> list[Item]:
    """Return what can still be done about a merge that stands."""
    if content.undone is not None:
        return []
    return [
        Note(
            t._(
                "One undo takes all of this return back, as long as nothing was written since. The dossier as"
                " it was before is among its backups."
            )
        )
    ]
