"""Decisions and their actions, as parts of a meeting; actions are numbered through the whole record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.form import with_values
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cufdesk.ui.parts.names import Names


class Actions(PartList):
    """Who does what by when."""

    one = N_("Action")
    add = N_("Add an action")
    none = N_("No action follows from this decision yet.")
    groups = (
        Group(
            "",
            (
                bilingual_text("text", N_("What is to be done")),
                bilingual_line("responsible", N_("Responsible, in the words of the minutes")),
                choice("modality", N_("Modality"), "modality"),
                reference("responsible_person_id", N_("Responsible person"), "person"),
                reference("responsible_organisation_id", N_("Responsible body"), "organisation"),
                day("deadline", N_("Deadline")),
                choice("precision", N_("How exact the deadline is"), "deadline_precision", required=True),
                bilingual_line("deadline_text", N_("Deadline, in the words of the minutes")),
                choice("state", N_("State"), "decision_state", required=True),
                line("number", N_("Number"), half=True),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import Action

        return Action(decision_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        who = (
            names.title(part.responsible_person_id)
            or names.title(part.responsible_organisation_id)
            or part.responsible.in_language(screen_language())
            or _("nobody responsible yet")
        )
        language = screen_language()
        deadline = screen_translator().date(part.deadline) or part.deadline_text.in_language(language)
        return part.text.in_language(language), " · ".join(t for t in (who, deadline) if t)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(part.number)


class Decisions(PartList):
    """What was decided, with its modality: the verb of the text is its status."""

    one = N_("Decision")
    add = N_("Add a decision")
    none = N_("No decision yet.")
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Short title")),
                bilingual_text("text", N_("Wording")),
                choice("modality", N_("Modality"), "modality"),
                bilingual_line("party", N_("Whose wish, commitment or announcement")),
                choice("state", N_("State"), "decision_state", required=True),
                line("number", N_("Number"), half=True),
                parts("actions", N_("Actions"), Actions()),
                bilingual_text("context", N_("Context")),
                line("theme", N_("Theme"), half=True),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import Decision

        number = _next_number((part.number for part in parts), "D")
        return Decision(meeting_id=owner_id, number=number)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.words import DECISION_STATE, MODALITY

        language = screen_language()
        title = part.title.in_language(language) or part.text.in_language(language)
        modality = _(MODALITY.get(part.modality, part.modality)) if part.modality else ""
        whose = part.party.in_language(language)
        party = f"{modality} ({whose})" if whose and modality else modality or whose
        actions = ", ".join(action.number for action in part.actions if action.number)
        state = _(DECISION_STATE.get(part.state, part.state))
        return title, " · ".join(text for text in (party, state, actions) if text)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(part.number)

    @override
    def settled(self, parts: Sequence[Any]) -> list[Any]:
        """Give actions without a number the next ones, in their order."""
        numbers = [action.number for part in parts for action in part.actions]
        found = []
        for part in parts:
            if all(action.number for action in part.actions):
                found.append(part)
                continue
            actions = []
            for action in part.actions:
                number = action.number or _next_number(numbers, "A")
                numbers.append(number)
                actions.append(action if action.number else with_values(action, {"number": number}))
            found.append(with_values(part, {"actions": actions}))
        return found


def _next_number(numbers: Iterable[str], letter: str) -> str:
    """Return the number that follows the highest of its letter: "D3" after "D1" and "D2"."""
    known = [int(found[1]) for number in numbers if (found := re.fullmatch(rf"{letter}(\d+)", number))]
    return f"{letter}{max(known, default=0) + 1}"
