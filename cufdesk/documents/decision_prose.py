"""Decisions told one after the other, for those who read a record rather than look things up in it."""

from __future__ import annotations

from dataclasses import replace

from cufdesk.documents.decision_table import (
    action_number,
    carriers,
    context_words,
    deadline,
    heading,
    holiday,
    links_line,
    modality_line,
)
from cufdesk.documents.parts import Voice, ended, text_items
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.minutes_checks.order import lacks_deadline, lacks_responsible
from cufdesk.press.story import Heading, Item, ListOf, Paragraph, Span, Words


def decisions_in_prose(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return all decisions with their actions, in the order of the record."""
    return [item for decision in meeting.decisions for item in _decision(voice, meeting, decision)]


def _decision(voice: Voice, meeting: Meeting, decision: Decision) -> list[Item]:
    items: list[Item] = [
        Heading(heading(voice, meeting, decision), 2),
        *_text(voice, decision),
    ]
    if context := context_words(voice, decision):
        items.append(Paragraph(context))
    if links := links_line(voice, meeting, decision):
        items.append(Paragraph((Span(links, muted=True),)))
    if decision.actions:
        items.append(ListOf(tuple(_action(voice, meeting, decision, action) for action in decision.actions)))
    return items


def _text(voice: Voice, decision: Decision) -> list[Item]:
    """Return how firm a decision is with its text below: a page end does not part them."""
    modality = Span(modality_line(voice, decision), bold=True)
    items = text_items(voice, decision.text)
    if items and isinstance(items[0], Paragraph) and isinstance(items[0].text, str):
        return [Paragraph((modality, "\n", items[0].text)), *items[1:]]
    return [Paragraph((modality,)), *items]


def _action(voice: Voice, meeting: Meeting, decision: Decision, action: Action) -> Words:
    """Return "D4-A10 – Produce the review. Responsible: … Deadline: … State: …"."""
    t = voice.t
    told: list[str | Span] = [Span(action_number(meeting, decision, action), bold=True), " – "]
    told += _sentence(voice.text(action.text) or (voice.missing(),))
    who, when = t.all_of(carriers(voice, action)), deadline(voice, action).replace("\n", ", ")
    facts = []
    if who or lacks_responsible(action):
        facts.append((t._("Responsible"), who))
    if when or lacks_deadline(decision, action):
        facts.append((t._("Deadline"), when))
    if action.modality and action.modality != decision.modality:
        facts.insert(0, (t._("Modality"), t.word("modality", action.modality)))
    facts.append((t._("State"), t.word("decision_state", action.state)))
    if note := holiday(voice, action):
        facts.insert(-1, ("", note))
    for label, value in facts:
        told.append(" ")
        if label:
            told.append(t._("{label}: ").format(label=label))
        told += [ended(value)] if value else [voice.missing(), "."]
    return tuple(told)


def _sentence(words: Words) -> list[str | Span]:
    """Return words whose text ends as a sentence does, a remark behind it apart."""
    text, *remarks = (words,) if isinstance(words, str) else words
    whole = replace(text, text=ended(text.text)) if isinstance(text, Span) else ended(text)
    return [whole, *remarks]
