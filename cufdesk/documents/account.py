"""The minutes of a meeting as they were told: point by point, who spoke, then what was decided."""

from __future__ import annotations

from cufdesk.documents import correction
from cufdesk.documents.approvals import FINAL, account_approval
from cufdesk.documents.decision_table import followed_table
from cufdesk.documents.delegations import people_blocks
from cufdesk.documents.minutes import (
    MinutesContent,
    agenda_items,
    annexes,
    decisions,
    participants_of,
    point_title,
    purpose,
    section,
    title_block,
)
from cufdesk.documents.parts import Voice, letter, text_items, voice_of
from cufdesk.domain.meetings import AgendaItem, Meeting
from cufdesk.i18n import Translator
from cufdesk.press.story import Heading, Item, Note, Paragraph, Span, Story


def story(content: MinutesContent, t: Translator) -> Story:
    """Return the minutes of a meeting."""
    voice, meeting = voice_of(content, t), content.meeting
    kind = t._("Minutes")
    items: list[Item] = [
        title_block(voice, meeting, kind),
        *section(t._("Corrections"), correction.section(voice, meeting)),
        *section(t._("Participants"), people_blocks(voice, participants_of(content))),
        *section(t._("Purpose"), purpose(voice, content)),
        *section(t._("Agenda"), agenda_items(voice, meeting)),
        *section(t._("Account of the discussion"), _account(voice, meeting)),
        *section(t._("Decisions and actions"), decisions(voice, meeting, followed_table)),
        *section(t._("Annexes"), annexes(voice, content)),
        *section(t._("Approval"), account_approval(voice, meeting)),
    ]
    return letter(
        content,
        voice,
        kind=kind,
        title=voice.plain(meeting.title),
        items=items,
        reference=meeting.reference,
        version=meeting.version,
        draft=meeting.state not in FINAL,
        stamp=correction.stamp(voice, meeting),
    )


def _account(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return what was said on each point; that nothing is written yet is said."""
    if not any(item.account for item in meeting.agenda):
        return [Note(voice.t._("What was said is not written down yet."))]
    return [
        part
        for place, item in enumerate(meeting.agenda, 1)
        if item.account or item.speaker_id
        for part in _point(voice, place, item)
    ]


def _point(voice: Voice, place: int, item: AgendaItem) -> list[Item]:
    items: list[Item] = [Heading(f"{place}. {point_title(voice, item)}", 2)]
    if speaker := voice.name(item.speaker_id):
        function, body = voice.functions(item.speaker_id, None)
        held = ", ".join(text for text in (*function.split("\n"), body) if text)
        told = voice.t._("Presented by {name}").format(name=speaker)
        items.append(Paragraph((Span(", ".join(text for text in (told, held) if text), italic=True),)))
    return [*items, *text_items(voice, item.account)]
