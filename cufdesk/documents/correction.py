"""The numbered correction of distributed minutes (rectificatif): what changed, what it said, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cufdesk.documents.change_words import said, what, where
from cufdesk.documents.parts import (
    TO_FILL_IN,
    Content,
    Voice,
    facts,
    joined,
    letter,
    text_items,
    version_mark,
    voice_of,
)
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction, CorrectionLine
from cufdesk.domain.versions import issued_before
from cufdesk.i18n import Translator
from cufdesk.press.story import (
    Col,
    DataTable,
    Heading,
    Item,
    KeyValues,
    Paragraph,
    Row,
    Span,
    Story,
    TitleBlock,
    Words,
)

_NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionContent(Content):
    """A correction, the meeting whose minutes it corrects, and the names of those who hold them."""

    meeting: Meeting
    correction: Correction
    holders: tuple[str, ...] = ()


def story(content: CorrectionContent, t: Translator) -> Story:
    """Return a correction as it goes to those who hold the minutes."""
    voice, meeting, correction = voice_of(content, t), content.meeting, content.correction
    kind = t._("Correction of the record of decisions")
    title = voice.plain(meeting.title)
    when = joined(t.period(meeting.first_day, meeting.last_day), voice.entered(meeting.place))
    items: list[Item] = [
        TitleBlock(
            kind,
            title,
            tuple(line for line in (when, voice.plain(content.cover.title)) if line),
            facts(
                (t._("Reference"), meeting.reference),
                (t._("Correction"), t._("No. {number}").format(number=correction.number)),
                (t._("Version"), version_mark(correction.version)),
                (t._("Date"), t.date(correction.day) if correction.day else ""),
            ),
        ),
        Paragraph(_effect(voice, correction)),
    ]
    if correction.reason:
        items += [Heading(t._("Reason")), *text_items(voice, correction.reason)]
    items += [Heading(t._("What changes")), table(voice, correction.lines)]
    items += [Heading(t._("Distribution")), _distribution(voice, content.holders)]
    return letter(
        content,
        voice,
        kind=kind,
        title=title,
        items=items,
        reference=reference(meeting, correction),
        version=correction.version,
        stamp=t._("CORRECTION"),
    )


def reference(meeting: Meeting, correction: Correction) -> str:
    """Return the number that the register knows a correction by: "2015-02/R1"."""
    return joined(meeting.reference, f"R{correction.number}", separator="/")


def section(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return what the corrections of a record changed, the latest first, as the record itself tells it."""
    items: list[Item] = []
    for correction in reversed(meeting.corrections):
        day = voice.t.date(correction.day) if correction.day else ""
        number = voice.t._("Correction no. {number}").format(number=correction.number)
        items += [
            Heading(joined(number, version_mark(correction.version), day), 2),
            *text_items(voice, correction.reason),
            table(voice, correction.lines),
        ]
    return items


def stamp(voice: Voice, meeting: Meeting) -> str:
    """Return what a record is stamped with once it was corrected."""
    return voice.t._("CORRECTED") if meeting.corrections else ""


def table(voice: Voice, lines: Sequence[CorrectionLine]) -> DataTable:
    """Return what changed: place, before, after."""
    t = voice.t
    columns = (Col(t._("Where"), 2.2), Col(t._("Before"), 3.9), Col(t._("After"), 3.9))
    rows = (
        Row((_place(voice, line), *(_value(voice, line, is_after=after) for after in (False, True))))
        for line in lines
    )
    return DataTable(columns, tuple(rows))


def _place(voice: Voice, line: CorrectionLine) -> Words:
    place, field = voice.entered(where(line, voice.t)), what(line, voice.t)
    if not place:
        return (Span(field, bold=True),)
    return Span(place, bold=True), "\n", Span(field, muted=True)


def _value(voice: Voice, line: CorrectionLine, *, is_after: bool) -> Words:
    words = line.after if is_after else line.before
    told = said(line.field, words, voice.t)
    return (voice.text(words) if told is None else told) or _NOTHING


def _effect(voice: Voice, correction: Correction) -> str:
    """Return which version this one takes the place of, and that all the rest stands."""
    t = voice.t
    sentence = t._(
        "The record of decisions is corrected as follows. Version {after} takes the place of version"
        " {before}; all that is not named here stands."
    )
    before = version_mark(issued_before(correction.version))
    return sentence.format(after=version_mark(correction.version), before=before)


def _distribution(voice: Voice, holders: Sequence[str]) -> KeyValues:
    t = voice.t
    names = ", ".join(voice.entered(name) for name in holders)
    return KeyValues(((t._("To all who hold an earlier version"), names or TO_FILL_IN),))
