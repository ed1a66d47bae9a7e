"""The note to the president: on one page, what is asked, why, what is engaged, and where to answer.

It is one page whatever the texts are: where they do not fit they are shortened, and the note says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cufdesk.documents.parts import Content, Voice, facts, joined, letter, voice_of
from cufdesk.domain.budget_rules import totals
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import NBSP, Translator
from cufdesk.press.story import (
    Blank,
    Col,
    DataTable,
    Item,
    KeyValues,
    Paragraph,
    Row,
    Span,
    Story,
    TitleBlock,
    Words,
)

ANSWERS = ("yes", "reservations", "no", "postponed")
_DATES = 4
_FIRST_DATES = {"event", "hand_over"}  # where there are any, deadlines on the way to them are left out
_ROOM = f"{NBSP}\n{NBSP}"  # lines that hold a row open to be written in


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteContent(Content):
    """A gate with its decision and what is linked to it.

    `engaged` and `held` are names of what is engaged already and of what is held back, in both languages.
    `longest` is how long a text may be in characters, 0 for any length (see `one_page.fitted`).
    """

    gate: Gate
    decision: Decision | None = None
    meeting: Meeting | None = None
    reference: str = ""
    budgets: tuple[Budget, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    engaged: tuple[Bilingual, ...] = ()
    held: tuple[Bilingual, ...] = ()
    longest: int = 0


def story(content: NoteContent, t: Translator) -> Story:
    """Return the note with no text longer than its content allows."""
    voice, cut = voice_of(content, t), _Shortener(content.longest)
    president = _president(content.gate)
    kind, title = t._("Note to the president"), cut(voice.plain(content.gate.title))
    answer_by = content.gate.answer_by
    items: list[Item] = [
        TitleBlock(
            kind,
            title or t._("Prior agreement"),
            (cut(_addressee(voice, president), 90),),
            facts(
                (t._("Decision"), cut(content.reference, 40)),
                (t._("Answer needed by"), t.date(answer_by)),
            ),
        ),
        KeyValues(tuple(pair for pair in _pairs(voice, content, cut) if pair[1])),
        _answers(voice, president, with_meanings=not content.longest),
        Blank(t._("Date and signature")),
    ]
    if cut.used:
        where = t._("Texts are shortened here to hold on one page; they are whole in {decision}.")
        said = where.format(decision=cut(content.reference, 40) or t._("the record of decisions"))
        items.append(Paragraph((Span(said, italic=True, muted=True),)))
    return letter(content, voice, kind=kind, title=title, items=items, reference=cut(content.reference, 40))


class _Shortener:
    """Cuts texts after a sentence or a word, and remembers that it did."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.used = False

    def __call__(self, text: str, most: int = 0, share: float = 1) -> str:
        """Return a text in one paragraph, no longer than `most` or its share of what the page allows."""
        flat = " ".join(text.split(" ")) if "\n" not in text else re.sub(r"\s*\n\s*", " ", text).strip()
        limits = [limit for limit in (most if self._most else 0, int(self._most * share)) if limit]
        if not limits or len(flat) <= min(limits):
            return flat
        self.used = True
        cut = flat[: min(limits)]
        end = max(cut.rfind(sign) for sign in (". ", "? ", "! "))
        if end > min(limits) // 2:
            return f"{cut[: end + 1]} […]"
        return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} […]"


def _pairs(voice: Voice, content: NoteContent, cut: _Shortener) -> list[tuple[str, Words]]:
    t, gate, decision = voice.t, content.gate, content.decision
    return [
        (t._("What is asked"), cut(voice.plain(gate.question), share=1.5) or (voice.missing(),)),
        (t._("What was decided"), cut(_decided(voice, content), share=2) or (voice.missing(),)),
        (t._("Why it goes beyond the plan"), cut(_why(voice, decision))),
        (t._("What is engaged"), cut(_engaged(voice, content))),
        (t._("Budget"), cut(t._("; ").join(_budget_line(voice, budget) for budget in content.budgets[:2]))),
        (t._("Calendar"), cut(_calendar(voice, content))),
        (t._("The secretariat advises"), cut(voice.plain(gate.recommendation))),
    ]


def _president(gate: Gate) -> GateStep | None:
    return next((step for step in gate.steps if step.kind == "president"), None)


def _addressee(voice: Voice, president: GateStep | None) -> str:
    name = voice.name(president.person_id) if president else ""
    return joined(name, voice.t.word("gate_step", "president"), separator=", ")


def _decided(voice: Voice, content: NoteContent) -> str:
    """Return the wording, its modality with whose wish it is, and the meeting."""
    decision, meeting, t = content.decision, content.meeting, voice.t
    if decision is None:
        return ""
    wording = voice.plain(decision.text) or voice.plain(decision.title)
    party = voice.plain(decision.party)
    modality = t.word("modality", decision.modality)
    said = f"{modality} ({party})" if party and modality else modality or party
    when = t.period(meeting.first_day, meeting.last_day) if meeting else ""
    source = ", ".join(part for part in (said, voice.plain(meeting.title) if meeting else "", when) if part)
    return f"{wording} [{source}]" if source else wording


def _why(voice: Voice, decision: Decision | None) -> str:
    if decision is None:
        return ""
    beyond = voice.t._("The proposal exceeds what the group had planned.") if decision.beyond_mandate else ""
    return " ".join(part for part in (beyond, voice.plain(decision.context)) if part)


def _engaged(voice: Voice, content: NoteContent) -> str:
    t = voice.t
    if content.engaged:
        already = t._("Engaged already: {things}.").format(things=_listed(voice, content.engaged))
    else:
        already = t._("Nothing is engaged: no invitation has been sent, nothing is signed.")
    goes_on = t._("Budget, calendar and list of candidates are prepared: they engage nobody.")
    if not content.held:
        return f"{already} {goes_on}"
    waits = t._("Waits for the answer: {things}.").format(things=_listed(voice, content.held))
    return f"{already} {goes_on} {waits}"


def _listed(voice: Voice, things: tuple[Bilingual, ...]) -> str:
    return voice.t._("; ").join(dict.fromkeys(text for text in map(voice.plain, things) if text))


def _budget_line(voice: Voice, budget: Budget) -> str:
    """Return what a budget adds up to in one line: each side in each currency, never added up."""
    t = voice.t
    sums = {
        side: ", ".join(
            t.amount(total.planned, total.currency) for total in totals(budget) if total.side == side
        )
        for side in ("expenditure", "revenue")
    }
    said = [f"{t.word('budget_side', side)}{_colon(t)}{amounts}" for side, amounts in sums.items() if amounts]
    state = t.word("budget_state", budget.state)
    return f"{voice.plain(budget.title)} ({joined(*said, state, separator=', ')})"


def _colon(t: Translator) -> str:
    return t._(": ")


def _calendar(voice: Voice, content: NoteContent) -> str:
    t = voice.t
    dated = [one for one in content.milestones if one.first_day]
    dated = [one for one in dated if one.kind in _FIRST_DATES] or dated
    said = [
        f"{t.period(one.first_day, one.last_day)}{_colon(t)}{voice.plain(one.title)}"
        for one in dated[:_DATES]
    ]
    return t._("; ").join(said)


def _answers(voice: Voice, president: GateStep | None, *, with_meanings: bool) -> DataTable:
    """Return the boxes to answer in: what each answer means, and room to mark it; a given one is marked."""
    t = voice.t
    meant = {
        "yes": t._("Invitations and engagements may go out."),
        "reservations": t._("They may go out, within the reservations written below."),
        "no": t._("Nothing goes out; the partner is told."),
        "postponed": t._("Nothing goes out before another date."),
    }
    given = president.answer if president else ""
    mark = f"× {t.date(president.day)}".strip() if president and given else ""
    room = tuple((Span(mark, bold=True),) if answer == given else _ROOM for answer in ANSWERS)
    columns = tuple(Col(t.word("gate_answer", answer)) for answer in ANSWERS)
    meanings = (Row(tuple(meant[answer] for answer in ANSWERS)),) if with_meanings else ()
    return DataTable(columns, (*meanings, Row(room)))
