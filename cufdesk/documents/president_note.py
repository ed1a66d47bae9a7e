"""The note to the president: on one page, what is asked, why, what is engaged, and where to answer.

It is one page whatever the texts are: where they do not fit they are shortened, and the note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cufdesk.documents.inflected import inflected
from cufdesk.documents.one_page import SHORTEST
from cufdesk.documents.parts import Content, Voice, ended, facts, joined, letter, voice_of
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
_CUT = "[…]"
_SCRAP = 80  # characters
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
    kind, title = t._("Note to the president"), cut(voice.plain(content.gate.title), share=2, least=40)
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

    def __call__(self, text: str, most: int = 0, share: float = 1, least: int = 0) -> str:
        """Return a text in one paragraph, no longer than `most` or its share of what the page allows.

        Where there is any choice it keeps `least` characters.
        """
        flat = re.sub(r"\s*\n\s*", " ", text).strip()
        limit = self._limit(share, least)
        limit = min(limit, most) if most and limit else limit
        if not limit or len(flat) <= limit:
            return flat
        self.used = True
        cut = flat[:limit]
        end = max(cut.rfind(sign) for sign in (". ", "? ", "! "))
        if end > limit // 2:
            return f"{cut[: end + 1]} {_CUT}"
        return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} {_CUT}"

    def rest(self, text: str) -> str:
        """Return what follows a sentence of ours: left out where only a scrap of it would be left."""
        if 0 < self._most < min(len(text), _SCRAP):
            self.used = True
            return _CUT
        return self(text)

    def several(self, parts: Sequence[str], separator: str, least: int) -> str:
        """Return as many of several things as there is room for, none of them but the first in part."""
        limit = self._limit(1, least)
        kept = list(parts)
        while limit and len(kept) > 1 and len(separator.join(kept)) > limit:
            kept.pop()
        if len(kept) == len(parts) > 1:
            return separator.join(kept)
        told = self(kept[0], least=least) if len(kept) == 1 else separator.join(kept)
        if len(kept) == len(parts) or told.endswith(_CUT):
            return told
        self.used = True
        return f"{told} {_CUT}"

    def _limit(self, share: float, least: int) -> int:
        return max(int(self._most * share), least if self._most > SHORTEST else 0) if self._most else 0


def _pairs(voice: Voice, content: NoteContent, cut: _Shortener) -> list[tuple[str, Words]]:
    t, gate, decision = voice.t, content.gate, content.decision
    return [
        (t._("What is asked"), cut(voice.plain(gate.question), share=4) or (voice.missing(),)),
        (_wording(t, decision), cut(_decided(voice, content), share=3) or (voice.missing(),)),
        (t._("Why it goes beyond the plan"), _why(voice, decision, cut)),
        (t._("What is engaged"), _engaged(voice, content, cut)),
        (t._("Budget"), cut.several(_budget_lines(voice, content), t._("; "), 60)),
        (t._("Calendar"), cut.several(_calendar(voice, content), t._("; "), 55)),
        (t._("The secretariat advises"), cut(voice.plain(gate.recommendation), share=1.5)),
    ]


def _wording(t: Translator, decision: Decision | None) -> str:
    """Return what heads the wording: a proposal or a wish is not said to be decided."""
    said = {
        "proposed": t._("What is proposed"),
        "wish": t._("What is wished for"),
        "finding": t._("What was found"),
        "announced": t._("What was announced"),
    }
    return said.get(decision.modality if decision else "", t._("What was decided"))


def _president(gate: Gate) -> GateStep | None:
    return next((step for step in gate.steps if step.kind == "president"), None)


def _addressee(voice: Voice, president: GateStep | None) -> str:
    person = voice.directory.person(president.person_id) if president else None
    if person is None:
        return voice.t._("Presidency of the group")
    function = inflected(voice.t.word("gate_step", "president"), person)
    return joined(voice.person_name(person), function, separator=", ")


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


def _why(voice: Voice, decision: Decision | None, cut: _Shortener) -> str:
    if decision is None:
        return ""
    beyond = voice.t._("The proposal exceeds what the group had planned.") if decision.beyond_mandate else ""
    return " ".join(part for part in (beyond, cut.rest(voice.plain(decision.context))) if part)


def _engaged(voice: Voice, content: NoteContent, cut: _Shortener) -> str:
    t = voice.t
    if content.engaged:
        already = t._("Engaged already: {things}.").format(things=_listed(voice, content.engaged))
        already = cut(ended(already), least=75)
    else:
        already = t._("Nothing is engaged: no invitation has been sent, nothing is signed.")
    rest = t._("Budget, calendar and list of candidates are prepared: they engage nobody.")
    if content.held:
        waits = t._("Waits for the answer: {things}.").format(things=_listed(voice, content.held))
        rest = f"{rest} {ended(waits)}"
    return " ".join(dict.fromkeys((already, cut.rest(rest))))


def _listed(voice: Voice, things: tuple[Bilingual, ...]) -> str:
    return voice.t._("; ").join(dict.fromkeys(text for text in map(voice.plain, things) if text))


def _budget_line(voice: Voice, budget: Budget) -> str:
    """Return what a budget adds up to in one line: each side in each currency, never added up.

    The sums come first: where the line is shortened it is the title that goes.
    """
    t = voice.t
    sums = {
        side: ", ".join(
            t.amount(total.planned, total.currency) for total in totals(budget) if total.side == side
        )
        for side in ("expenditure", "revenue")
    }
    said = [f"{t.word('budget_side', side)}{_colon(t)}{amounts}" for side, amounts in sums.items() if amounts]
    state = t.word("budget_state", budget.state)
    title = joined(voice.plain(budget.title), f"{state[:1].lower()}{state[1:]}", separator=", ")
    told = t._("; ").join(said)
    return f"{told} ({title})" if told else title


def _budget_lines(voice: Voice, content: NoteContent) -> list[str]:
    return [_budget_line(voice, budget) for budget in content.budgets[:2]] or [""]


def _colon(t: Translator) -> str:
    return t._(": ")


def _calendar(voice: Voice, content: NoteContent) -> list[str]:
    t = voice.t
    dated = [one for one in content.milestones if one.first_day]
    dated = [one for one in dated if one.kind in _FIRST_DATES] or dated
    return [
        f"{t.period(one.first_day, one.last_day)}{_colon(t)}{voice.plain(one.title)}"
        for one in dated[:_DATES]
    ] or [""]


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
