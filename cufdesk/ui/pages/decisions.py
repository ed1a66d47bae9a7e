"""Decisions and their actions, as parts of a meeting; actions are numbered through the whole record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.pages.deadline_field import deadline
from cufdesk.ui.pages.progress import ActionProgress, DecisionProgress, state_of
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, flag, line, text
from cufdesk.ui.parts.form import with_values
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.parts.names import Names


class CoResponsibles(PartList):
    """Who else carries an action."""

    one = N_("Also responsible")
    add = N_("Add somebody responsible")
    none = N_("Nobody else carries this action.")
    width = 520
    groups = (
        Group(
            "",
            (
                reference("person_id", N_("Responsible person"), "person"),
                reference("organisation_id", N_("Responsible body"), "organisation"),
                bilingual_line("words", N_("In the words of the minutes")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import CoResponsible

        return CoResponsible(action_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        body = names.title(part.organisation_id)
        named = [text for text in (names.title(part.person_id), body) if text]
        written = part.words.in_language(screen_language())
        return (named or [written])[0], " · ".join([*named[1:], *([written] if named and written else [])])


class Links(PartList):
    """The other decisions that a decision follows, replaces, specifies or depends on."""

    one = N_("Link to another decision")
    add = N_("Add a link")
    none = N_("Linked to no other decision.")
    width = 520
    groups = (
        Group(
            "",
            (
                choice("nature", N_("Kind of link"), "link_nature", required=True),
                reference("other_id", N_("Other decision"), "decision", half=False),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import DecisionLink

        return DecisionLink(decision_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        return names.title(part.other_id), names.detail(part.other_id)

    @override
    def mark(self, part: Any, place: int) -> str:
        return screen_translator().word("link_nature", part.nature)


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
                choice("modality", N_("Modality"), "modality"),
                choice("nature", N_("What it engages"), "action_nature"),
                line("number", N_("Number"), half=True),
                state_of("state", N_("State")),
            ),
        ),
        Group(
            N_("Who"),
            (
                reference("responsible_person_id", N_("Responsible person"), "person"),
                reference("responsible_organisation_id", N_("Responsible body"), "organisation"),
                bilingual_line("responsible", N_("Responsible, in the words of the minutes")),
                parts("with_others", N_("Together with"), CoResponsibles()),
            ),
        ),
        Group(
            N_("By when"),
            (
                deadline(N_("Deadline")),
                bilingual_line("deadline_text", N_("Deadline, in the words of the minutes")),
            ),
        ),
        Group(
            N_("What became of it"),
            (
                parts("progress", N_("Progress"), ActionProgress()),
                text("evidence", N_("Evidence"), least=2, hint=N_("A letter, an e-mail, a published page…")),
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
        who = _who(part, names) or _("nobody responsible yet")
        language = screen_language()
        return part.text.in_language(language), " · ".join(t for t in (who, _by_when(part, names)) if t)

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
                line("number", N_("Number"), half=True),
                bilingual_line("party", N_("Whose wish, commitment or announcement")),
                flag("beyond_mandate", N_("Beyond the mandate")),
                parts("actions", N_("Actions"), Actions()),
                bilingual_text("context", N_("Context")),
                line("theme", N_("Theme"), half=True),
                state_of("state", N_("State")),
                parts("progress", N_("Progress"), DecisionProgress()),
                parts("links", N_("Links to other decisions"), Links()),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.line_numbers import next_number
        from cufdesk.domain.meetings import Decision

        number = next_number((part.number for part in parts), "D")
        return Decision(meeting_id=owner_id, number=number)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.domain.minutes_rules import state_told
        from cufdesk.words import DECISION_STATE, MODALITY

        language = screen_language()
        title = part.title.in_language(language) or part.text.in_language(language)
        modality = _(MODALITY.get(part.modality, part.modality)) if part.modality else ""
        whose = part.party.in_language(language)
        party = f"{modality} ({whose})" if whose and modality else modality or whose
        actions = ", ".join(action.number for action in part.actions if action.number)
        key = state_told(part.state, part.modality, is_action=False)
        state = _(DECISION_STATE.get(key, key)) if key else ""
        beyond = _("beyond the mandate") if part.beyond_mandate else ""
        return title, " · ".join(text for text in (party, beyond, state, actions) if text)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(part.number)

    @override
    def settled(self, parts: Sequence[Any]) -> list[Any]:
        """Give actions without a number the next ones, in their order."""
        from cufdesk.domain.line_numbers import next_number

        numbers = [action.number for part in parts for action in part.actions]
        found = []
        for part in parts:
            if all(action.number for action in part.actions):
                found.append(part)
                continue
            actions = []
            for action in part.actions:
                number = action.number or next_number(numbers, "A")
                numbers.append(number)
                actions.append(action if action.number else with_values(action, {"number": number}))
            found.append(with_values(part, {"actions": actions}))
        return found


def _who(action: Any, names: Names) -> str:
    """Return all who carry an action, each by their name or the words of the minutes."""
    from cufdesk.domain.responsibles import responsibles

    language = screen_language()
    told = (
        names.title(one.person_id) or names.title(one.organisation_id) or one.words.in_language(language)
        for one in responsibles(action)
    )
    return ", ".join(told)


def _by_when(action: Any, names: Names) -> str:
    """Return a deadline in short: its day, its words, or how many days from which date of the calendar."""
    t = screen_translator()
    said = t.date(action.deadline) or action.deadline_text.in_language(t.language)
    if said or not action.deadline_event_id:
        return said
    from cufdesk.domain.deadline_words import counted_words

    return counted_words(action.deadline_offset or 0, names.title(action.deadline_event_id), t)
