"""The table of decisions: what was decided, how firmly, and who does what by when."""

from __future__ import annotations

from cufdesk.documents.follow_up import follow_up
from cufdesk.documents.parts import Voice, joined, lines
from cufdesk.domain.deadline_words import deadline_words as in_full
from cufdesk.domain.deadline_words import holiday_note
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.minutes_checks.order import lacks_deadline, lacks_responsible
from cufdesk.domain.minutes_rules import state_told
from cufdesk.domain.responsibles import responsibles
from cufdesk.press.story import Cell, Col, DataTable, Row, Span, Words


def decision_number(meeting: Meeting, decision: Decision) -> str:
    """Return the number that the register knows: "2015-02/D4"."""
    return joined(meeting.reference, short_number(meeting, decision), separator="/")


def short_number(meeting: Meeting, decision: Decision) -> str:
    """Return the number within the meeting: "D4"."""
    return decision.number or f"D{meeting.decisions.index(decision) + 1}"


def action_number(meeting: Meeting, decision: Decision, action: Action) -> str:
    """Return an action's number under its decision: "D4-A10"."""
    number = short_number(meeting, decision)
    own = action.number or f"A{decision.actions.index(action) + 1}"
    return own if own.startswith(f"{number}-") else f"{number}-{own}"


def followed_table(voice: Voice, meeting: Meeting) -> DataTable:
    """Return all decisions with their actions, and what was told of each since."""
    return decision_table(voice, meeting, followed=True)


def decision_table(voice: Voice, meeting: Meeting, *, followed: bool = False) -> DataTable:
    """Return all decisions with their actions, in the order of the record; `followed` as they went on."""
    t = voice.t
    columns = (
        Col(t._("No."), 1.1),
        Col(t._("Decision · context · action"), 4.3),
        Col(t._("Responsible"), 1.8),
        Col(t._("Deadline"), 1.8),
        Col(t._("State"), 1.1),
    )
    rows: list[Row] = []
    for decision in meeting.decisions:
        rows.append(Row((Cell(heading(voice, meeting, decision), span=5),), kind="group"))
        since = follow_up(voice, decision) if followed else ""
        body = lines(_body(voice, meeting, decision), since)
        rows.append(Row(("", Cell(body, span=3), decision_state(voice, decision))))
        for action in decision.actions:
            since = follow_up(voice, action) if followed else ""
            rows.append(_action_row(voice, meeting, decision, action, since))
    return DataTable(columns, tuple(rows))


def decision_state(voice: Voice, decision: Decision) -> str:
    """Return how far a decision is; a finding or what others announced is nothing to be done."""
    return voice.t.word("decision_state", state_told(decision.state, decision.modality, is_action=False))


def modality_line(voice: Voice, decision: Decision) -> str:
    """Return how firm a decision is, whose it is, and that it goes too far: "Wish · Mexican side"."""
    modality = voice.t.word("modality", decision.modality) or voice.t._("Modality not stated")
    beyond = voice.t._("Beyond the mandate") if decision.beyond_mandate else ""
    return joined(modality, voice.plain(decision.party), beyond, voice.entered(decision.theme))


def links_line(voice: Voice, meeting: Meeting, decision: Decision) -> str:
    """Return how a decision is linked to others: "Follows D3 · Specifies 2014-11/D2"."""
    own = {other.id: short_number(meeting, other) for other in meeting.decisions}
    told = []
    for link in decision.links:
        number = own.get(link.other_id or "") or voice.references.get(link.other_id or "", "")
        if number:
            told.append(f"{voice.t.word('link_nature', link.nature)} {number}")
    return joined(*told)


def heading(voice: Voice, meeting: Meeting, decision: Decision) -> str:
    """Return a decision's number in the register with its short title."""
    title = voice.plain(decision.title)
    # A title cut out of the text says nothing that the text beneath it does not say whole.
    return joined(decision_number(meeting, decision), "" if title.endswith("…") else title, separator=" – ")


def _body(voice: Voice, meeting: Meeting, decision: Decision) -> Words:
    links = links_line(voice, meeting, decision)
    return lines(
        (Span(modality_line(voice, decision), bold=True),),
        voice.text(decision.text),
        context_words(voice, decision),
        (Span(links, muted=True),) if links else "",
    )


def context_words(voice: Voice, decision: Decision) -> Words:
    """Return the context of a decision, said to be one; nothing where it has none."""
    context = voice.text(decision.context)
    if not context:
        return ""
    label = Span(voice.t._("Context: "), italic=True, muted=True)
    return (label, *((context,) if isinstance(context, str) else context))


def _action_row(voice: Voice, meeting: Meeting, decision: Decision, action: Action, since: Words) -> Row:
    text = voice.text(action.text) or (voice.missing(),)
    if action.modality and action.modality != decision.modality:
        text = lines(text, (Span(voice.t.word("modality", action.modality), italic=True, muted=True),))
    return Row(
        (
            action_number(meeting, decision, action),
            lines(text, since) if since else text,
            responsible(voice, action) or left_open(voice, lacks_responsible(action)),
            deadline_words(voice, action) or left_open(voice, lacks_deadline(decision, action)),
            voice.t.word("decision_state", action.state),
        )
    )


def left_open(voice: Voice, asked: bool) -> Words:
    """Return the mark of a blank that the list of blanks has; a dash where nothing is asked for."""
    return (voice.missing(),) if asked else "–"


def responsible(voice: Voice, action: Action) -> str:
    """Return all who carry an action, one a line; nothing where nobody was named."""
    return "\n".join(carriers(voice, action))


def carriers(voice: Voice, action: Action) -> list[str]:
    """Return each who carries an action: the person and the body that are linked, else the source's words."""
    told = (
        joined(voice.name(one.person_id), voice.body(one.organisation_id, short=True))
        or voice.plain(one.words)
        for one in responsibles(action)
    )
    return [text for text in told if text]


def deadline(voice: Voice, action: Action) -> str:
    """Return a deadline as a date, worked out from its event, or in the words of the source.

    Never a date that nobody set.
    """
    due = effective_deadline(action, voice.events)
    if due.event is not None:
        return voice.entered(in_full(due, voice.t))
    if due.day is None:
        return voice.plain(action.deadline_text)
    day = voice.t.short_date(due.day)
    words = "" if action.precision in {"exact", ""} else voice.plain(action.deadline_text)
    return joined(day, words, separator="\n")


def holiday(voice: Voice, action: Action) -> str:
    """Return that a deadline falls on a public holiday, and by which day it has to be kept; else nothing."""
    note = holiday_note(effective_deadline(action, voice.events), voice.t)
    return voice.entered(f"{note[:1].upper()}{note[1:]}")


def deadline_words(voice: Voice, action: Action) -> Words:
    """Return a deadline with what is to be said of its day; nothing where there is none."""
    note = holiday(voice, action)
    told = deadline(voice, action)
    return lines(told, (Span(note, italic=True, muted=True),)) if note else told
