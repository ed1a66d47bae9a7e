"""The table of decisions: what was decided, how firmly, and who does what by when."""

from __future__ import annotations

from cufdesk.documents.parts import Voice, joined, lines
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.press.story import Cell, Col, DataTable, Row, Span, Words

_NOTHING_TO_DO = frozenset({"finding", "announced"})


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


def decision_table(voice: Voice, meeting: Meeting) -> DataTable:
    """Return all decisions with their actions, in the order of the record."""
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
        rows.append(Row((Cell(_title(voice, meeting, decision), span=5),), kind="group"))
        rows.append(Row(("", Cell(_body(voice, decision), span=3), _state(voice, decision))))
        rows.extend(_action_row(voice, meeting, decision, action) for action in decision.actions)
    return DataTable(columns, tuple(rows))


def _state(voice: Voice, decision: Decision) -> str:
    """Return how far a decision is; a finding or what others announced is nothing to be done."""
    if decision.modality in _NOTHING_TO_DO and decision.state == "open":
        return ""
    return voice.t.word("decision_state", decision.state)


def modality_line(voice: Voice, decision: Decision) -> str:
    """Return how firm a decision is, and whose it is: "Wish · Mexican side"."""
    modality = voice.t.word("modality", decision.modality) or voice.t._("Modality not stated")
    return joined(modality, voice.plain(decision.party))


def _title(voice: Voice, meeting: Meeting, decision: Decision) -> str:
    title = voice.plain(decision.title)
    # A title cut out of the text says nothing that the text beneath it does not say whole.
    return joined(decision_number(meeting, decision), "" if title.endswith("…") else title, separator=" – ")


def _body(voice: Voice, decision: Decision) -> Words:
    context = voice.text(decision.context)
    if context:
        label = Span(voice.t._("Context: "), italic=True, muted=True)
        context = (label, *((context,) if isinstance(context, str) else context))
    return lines((Span(modality_line(voice, decision), bold=True),), voice.text(decision.text), context)


def _action_row(voice: Voice, meeting: Meeting, decision: Decision, action: Action) -> Row:
    text = voice.text(action.text) or (voice.missing(),)
    if action.modality and action.modality != decision.modality:
        text = lines(text, (Span(voice.t.word("modality", action.modality), italic=True, muted=True),))
    return Row(
        (
            action_number(meeting, decision, action),
            text,
            responsible(voice, action) or (voice.missing(),),
            deadline(voice, action) or (voice.missing(),),
            voice.t.word("decision_state", action.state),
        )
    )


def responsible(voice: Voice, action: Action) -> str:
    """Return who is responsible: the person and the body that are linked, else the words of the source."""
    person = voice.name(action.responsible_person_id)
    body = voice.body(action.responsible_organisation_id, short=True)
    return joined(person, body) or voice.plain(action.responsible)


def deadline(voice: Voice, action: Action) -> str:
    """Return a deadline as a date, else in the words of the source; never a date that nobody set."""
    if action.deadline is None:
        return voice.plain(action.deadline_text)
    day = voice.t.short_date(action.deadline)
    words = "" if action.precision in {"exact", ""} else voice.plain(action.deadline_text)
    return joined(day, words, separator="\n")
