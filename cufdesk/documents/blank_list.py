"""The blanks by probable owner, each with room to be filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.documents.calendar import as_of
from cufdesk.documents.parts import Content, Voice, grouped, letter, lines, voice_of
from cufdesk.domain.blanks.blank import Blank
from cufdesk.domain.blanks.owner_names import owner_name
from cufdesk.domain.blanks.owners import WHY
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import NBSP, Translator
from cufdesk.press.story import Col, DataTable, Item, Note, Paragraph, Row, Span, Story, TitleBlock, Words

_ROOM = f"{NBSP}\n{'…' * 16}"  # to write an answer by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class BlanksContent(Content):
    """What is left open, and the meeting that it is around; without one, the whole dossier."""

    blanks: tuple[Blank, ...]
    meeting: Meeting | None = None


def story(content: BlanksContent, t: Translator) -> Story:
    """Return the list of blanks."""
    voice = voice_of(content, t)
    meeting = content.meeting
    title = voice.plain(meeting.title if meeting else content.cover.title)
    items: list[Item] = [TitleBlock(t._("Blanks to complete"), title, as_of(content, t))]
    if content.blanks:
        told = t._(
            "What is still open stands under whoever could probably tell, with the reason; what nothing tells"
            " of stands under the secretariat. Fill in the right column and send the sheet back to us."
        )
        items += [Paragraph(told), _table(voice, content)]
    else:
        items.append(Note(t._("Nothing is left open.")))
    reference = meeting.reference if meeting else ""
    return letter(
        content, voice, kind=t._("Blanks to complete"), title=title, items=items, reference=reference
    )


def _table(voice: Voice, content: BlanksContent) -> DataTable:
    """Return the blanks under their owners, those of most first in the order in which they were found."""
    t = voice.t
    columns = (Col(t._("No."), 1.3), Col(t._("What is open"), 4.4), Col(t._("To be filled in"), 3.0))
    rows: list[Row] = []
    by_owner = grouped(content.blanks, lambda one: f"{one.owner.kind} {one.owner.id} {one.owner.words}")
    for own in by_owner.values():
        name = voice.entered(owner_name(own[0].owner, voice.cover, voice.directory, t))
        rows.append(Row((f"{name}{NBSP}({t.number(len(own))})",), kind="group"))
        rows.extend(_row(voice, one) for one in own)
    return DataTable(columns, tuple(rows))


def _row(voice: Voice, one: Blank) -> Row:
    kind = voice.t.word("blank_kind", one.kind)
    if one.fuzzy:
        kind = voice.t._("Deadline to be made precise")
    return Row((one.place.number or "–", lines((Span(kind, bold=True),), *_said(voice, one)), _ROOM))


def _said(voice: Voice, one: Blank) -> tuple[Words, ...]:
    """Return the words left open, what they belong to, and why the owner is the one that they stand under."""
    words, under = voice.text(one.words), voice.plain(one.under)
    why = "" if one.why == "nobody" else voice.t._(WHY[one.why])
    quiet = (under, why)
    return (words, *((Span(text, italic=text is why, muted=True),) if text else "" for text in quiet))
