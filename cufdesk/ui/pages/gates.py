"""Gates: which decision needs whose agreement first, what was answered, and what waits for it."""

from __future__ import annotations

from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.gate_lines import StepsRow, conditional_list, held_list, state_line
from cufdesk.ui.pages.page import Act, Unsaved
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, word
from cufdesk.ui.parts.columns import day as day_text
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.menu_places import below_asker
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import plain as without_mnemonic
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cufdesk.domain.cover import Cover
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.record_page import RecordPage


KINDS_OF_GATES = frozenset({"gate", "gate_step", "committee", "agreement", "joint_document", "section"})
"""Tables that a gate's form shows, beside those of meetings."""


_LONGEST = 72  # signs of a decision's title in the menu


class Steps(PartList):
    """Who is asked, in which order, and what they answered."""

    one = N_("Step of the gate")
    add = N_("Add a step")
    none = N_("Nobody is asked yet.")
    groups = (
        Group(
            "",
            (
                choice("kind", N_("Step"), "gate_step", required=True),
                reference("person_id", N_("Person asked"), "person"),
                choice("answer", N_("Answer"), "gate_answer"),
                day("day", N_("Date")),
                line("evidence", N_("Evidence")),
                bilingual_text("text", N_("Reservations, or what was said")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.gates import GateStep

        asked = {part.kind for part in parts}
        kind = next((kind for kind in ("members", "president") if kind not in asked), "other")
        return GateStep(gate_id=owner_id, kind=kind)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        t = screen_translator()
        who = " · ".join(
            text for text in (t.word("gate_step", part.kind), names.title(part.person_id)) if text
        )
        answer = t.word("gate_answer", part.answer) or _("No answer yet")
        said = (answer, t.date(part.day), part.evidence, part.text.in_language(screen_language()))
        return who, " · ".join(text for text in said if text)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(place + 1)


class Gates(Subject):
    """Agreements that a decision needs before it engages anybody."""

    kind = "gate"
    many = N_("Approval gates")
    new = N_("New approval gate")
    search_hint = N_("Search a decision, a question…")
    icon = "lock"
    prints = "president-note"
    empty_heading = N_("No approval gate yet")
    empty_sentence = N_(
        "Where a decision goes beyond what was planned, ask the members and the president first: until they"
        " have agreed, invitations, engagements and signatures are held back."
    )
    columns = (
        lead(N_("Prior agreement"), icon="lock", detail=("decision",)),
        Column(N_("State"), ("state",), word("gate_state"), width=150, hide_below=330),
        Column(N_("Answer needed by"), ("answer_by",), day_text, width=120, hide_below=520),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                reference("decision_id", N_("Decision"), "decision"),
                day("answer_by", N_("Answer needed by")),
                parts("steps", N_("Steps"), Steps()),
                bilingual_text("question", N_("What is asked")),
                bilingual_text("recommendation", N_("What the secretariat advises")),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.gates import Gate

        return Gate

    @override
    def new_record(self, cover: Cover) -> Any:
        from cufdesk.domain.gates import Gate, GateStep

        gate = Gate()
        gate.steps = [GateStep(gate_id=gate.id, kind=kind) for kind in ("members", "president")]
        return gate

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.gates import save_gate

        return save_gate(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.gates import delete_gate

        delete_gate(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        decision = names.title(record.decision_id)
        by = screen_translator().date(record.answer_by)
        due = _("answer needed by {day}").format(day=by) if by else ""
        return " · ".join(text for text in (decision, due) if text)

    @override
    def above(self, record: Any, desk: Desk) -> list[QWidget]:
        """Show the steps and, as the gate stands stored, what it holds back or what is left to reword."""
        from cufdesk.domain.gate_rules import is_open, state
        from cufdesk.usecases.conditional_texts import conditional_texts
        from cufdesk.usecases.gate_states import holds_back

        names = Names(desk.lists)
        names.learn_of(record)
        shown = [state_line(state(record)), StepsRow(record.steps, names)]
        if not record.decision_id:
            return shown
        with desk.dossier.read() as reading:
            if is_open(record):
                return [*shown, conditional_list(desk, [*conditional_texts(reading, record)])]
            return [*shown, held_list(desk, holds_back(reading, record, screen_translator()))]


# from a meeting ------------------------------------------------------------------------------------------


def submitting_acts(page: RecordPage) -> list[Act]:
    """Return the act that asks for the agreement which a decision of the shown meeting needs."""
    meeting = page.card.record
    if meeting is None or page.card.is_new or not getattr(meeting, "decisions", ()):
        return []
    tip = _("Choose a decision that needs the agreement of the members and the president first")
    enabled = not page.desk.read_only
    return [Act(_("Submit for agreement…"), "lock", lambda: _offer(page), tip, enabled=enabled)]


def _offer(page: RecordPage) -> None:
    """Show the decisions of the meeting, to choose the one that is submitted."""
    menu = QMenu(page)
    for decision in page.card.record.decisions:
        language = screen_language()
        title = decision.title.in_language(language) or decision.text.in_language(language)
        short = shorten(title, _LONGEST, placeholder="…")
        label = " · ".join(text for text in (decision.number, short) if text)
        menu.addAction(without_mnemonic(label), partial(submit, page, decision.id))
    menu.popup(below_asker(page))


def submit(page: RecordPage, decision_id: str) -> None:
    """Show the gate of a decision; where it has none, one that is filled in, to be looked at and saved."""
    from cufdesk.storage.gates import gates_on
    from cufdesk.usecases.gates import proposed_gate

    if not page.may_leave():
        return
    try:
        with page.desk.dossier.read() as reading:
            known = gates_on(reading, [decision_id])
        if known:
            page.show_id(known[0].id)
        else:
            made = proposed_gate(page.desk.dossier, decision_id)
            page.take_up(Unsaved(Gates.kind, _(Gates.new), None, made, is_new=True, typed={}))
            if (first := page.card.first_field()) is not None:
                first.setFocus()  # the button of the menu is gone, and the keyboard with it
    except Refusal as refusal:
        page.desk.refuse(refusal)
