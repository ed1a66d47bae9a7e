"""What a closed gate holds back, refused before anything is written; and what a copy brought all the same."""

from __future__ import annotations

from collections.abc import Sequence

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.committee import Committee
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gate_reasons import act_words, reason
from cufdesk.domain.gate_rules import (
    Engagement,
    Held,
    breaches,
    closed_by_decision,
    engagements,
    held_back,
)
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending
from cufdesk.i18n import Translator, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.gates import Look, disputed_steps, gates_on, names_in

HELD = (Meeting, Committee, Agreement, JointDocument, Sending)
"""Kinds of records that may engage somebody."""


def engaged(look: Look, record: Record | None) -> list[Engagement]:
    """Return what a record engages, stored or not."""
    if record is None:
        return []
    document = None
    if isinstance(record, Sending) and record.what == "joint-document" and record.record_id:
        document = look.get(JointDocument, record.record_id)
    return engagements(record, document)


def refuse(look: Look, before: Sequence[Engagement], record: Record) -> None:
    """Refuse a record that engages what a closed gate holds back, and that was not so `before`.

    Nothing is written; the sentence says what cannot be done, and who still has to answer.
    """
    after = engaged(look, record)
    if not after:
        return
    closed = closed_by_decision(gates_on(look, (one.decision_id for one in after)), disputed_steps(look))
    if found := held_back(before, after, closed):
        raise Refusal(sentence(look, found, screen_translator()))


def sentence(look: Look, found: Sequence[Held], t: Translator) -> str:
    """Return what cannot be done, and why."""
    gates = {gate.id: gate for held in found for gate in held.gates}.values()
    acts = dict.fromkeys(act_words(held, t) for held in found)
    return " ".join([*acts, reason([*gates], t, names_in(look, gates, t.language))])


def gate_breaches(look: Look) -> list[Held]:
    """Return what is engaged in the dossier although a gate of its decision is closed.

    It was so before the gate, or came with another copy: it is shown and never taken back by itself.
    """
    closed = closed_by_decision(look.all(Gate), disputed_steps(look))
    if not closed:
        return []
    records = (record for kind in HELD for record in look.all(kind))
    return breaches((one for record in records for one in engaged(look, record)), closed)
