"""The progress of a decision or an action: notes with their days, and the state that the latest gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_translator
from cufdesk.ui.parts.children import PartList
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Field, Group
from cufdesk.ui.parts.fields import ChoiceEditor, choice, choices_of, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.parts.names import Names


class _Progress(PartList):
    """What was told, day by day."""

    one = N_("Progress")
    add = N_("Add a note of progress")
    none = N_("Nothing was noted yet. The state follows the latest note.")
    width = 520
    groups = (
        Group(
            "",
            (
                day("day", N_("Day")),
                choice("state", N_("State"), "decision_state"),
                text("text", N_("What was told")),
            ),
        ),
    )

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        state = screen_translator().word("decision_state", part.state)
        first = part.text.split("\n")[0]
        return first or state or _("Progress"), state if first else ""

    @override
    def mark(self, part: Any, place: int) -> str:
        return screen_translator().short_date(part.day)


class DecisionProgress(_Progress):
    """The progress of a decision."""

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import DecisionProgress as Record

        return Record(decision_id=owner_id)


class ActionProgress(_Progress):
    """The progress of an action."""

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.meetings import ActionProgress as Record

        return Record(action_id=owner_id)


def state_of(key: str, label: str) -> Field:
    """Declare a state that follows the latest note of progress, until it is chosen otherwise."""
    return Field((key,), label, lambda _context: _StateEditor(), half=True, depends="progress")


class _StateEditor(ChoiceEditor):
    def __init__(self) -> None:
        super().__init__(choices_of("decision_state"), required=True)
        self._told = ""

    @override
    def depend(self, value: Any) -> None:
        from cufdesk.domain.progress import latest_state

        told = latest_state(value)
        if told and told != self._told:
            self.show(told)
        self._told = told
