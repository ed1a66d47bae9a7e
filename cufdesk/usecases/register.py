"""What a person can do with lines of the register: change several at once, and carry actions over.

Each is one transaction with one undo. What cannot be done to one line is refused for all, naming it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cufdesk.domain.line_numbers import free_reference
from cufdesk.domain.meetings import Action, ActionProgress, AgendaItem, Decision, DecisionProgress, Meeting
from cufdesk.domain.register import FINISHED, Line
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import _, ngettext, screen_language
from cufdesk.pauses import without_pauses
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.meetings import references
from cufdesk.storage.register import register_of
from cufdesk.storage.writing import Writing
from cufdesk.usecases import held_back
from cufdesk.usecases.text_parts import in_one_line, shortened

_NAMED = 6  # lines that a sentence names
_LONGEST = 60  # characters of a meeting's name in a label
_READ, _CHANGED, _SAVED = 0.2, 0.35, 0.7
"""How far a change is, as measured for thousands of lines; what is left then is journal and index."""
_FORWARD = {"under_way": 1, "done": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What becomes of lines; None leaves what is there, an empty value takes it away.

    `state`, `note` and `evidence` tell how far something is, on a `day`; each state and each note is kept
    as progress. `person` and `body` are ids. `deadline` is a day, or "" for none: the words of the minutes
    stay. `theme` is of decisions, `nature`, responsible and deadline are of actions.
    """

    state: str | None = None
    note: str = ""
    evidence: str | None = None
    day: date | None = None
    person: str | None = None
    body: str | None = None
    deadline: date | str | None = None
    theme: str | None = None
    nature: str | None = None

    @property
    def of_words(self) -> bool:
        """Tell whether words of the record change, not only what is told beside it."""
        return any(value is not None for value in (self.person, self.body, self.deadline))

    @property
    def of_actions(self) -> bool:
        """Tell whether something changes that only actions have."""
        return self.of_words or self.nature is not None or bool(self.evidence)


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The meeting whose agenda has the actions now, and how many of them were new there."""

    meeting: Meeting
    added: int


def change_lines(
    dossier: Dossier, ids: Sequence[str], changes: Changes, *, progress: Callable[[float], None] | None = None
) -> int:
    """Change lines by their ids in one transaction; return how many there were.

    Refuses, with nothing changed: an empty change, a line that is gone, a decision for what only actions
    have (and an action for a theme), words of distributed minutes, and a step forward that a gate holds back.
    """
    if changes == Changes(day=changes.day):
        raise Refusal(_("Say what is to change."))
    tell = progress or (lambda _fraction: None)
    with without_pauses(), dossier.write("") as writing:
        lines = _lines(writing, ids)
        _refuse_unfit(lines, changes)
        writing.label = _label(lines, changes)
        wanted = {line.id for line in lines}
        meetings = writing.several(Meeting, list(dict.fromkeys(line.meeting_id for line in lines)))
        for done, meeting in enumerate(meetings):
            tell(_READ + (_CHANGED - _READ) * done / len(meetings))
            engaged = held_back.engaged(writing, meeting)
            for decision in meeting.decisions:
                if decision.id in wanted:
                    _change_decision(decision, changes)
                for action in decision.actions:
                    if action.id in wanted:
                        _change_action(action, changes)
            held_back.refuse(writing, engaged, meeting)
        tell(_CHANGED)
        writing.save_all(meetings)
        tell(_SAVED)
    return len(lines)


def carry_over(dossier: Dossier, ids: Sequence[str], meeting: str | Meeting) -> CarriedOver:
    """Put actions on the agenda of a meeting, by its id, or of a new one; an action is never there twice.

    Refuses, with nothing changed: decisions, what is finished, the meeting that an action comes from, a
    meeting whose minutes were distributed, and actions that are all on that agenda already.
    """
    with dossier.write("") as writing:
        lines = _lines(writing, ids)
        _refuse(lines, lambda line: not line.is_action, _("Only actions are carried over: {lines}."))
        _refuse(lines, lambda line: line.state in FINISHED, _("Nothing is left to be done here: {lines}."))
        target = _target(writing, meeting)
        _refuse(
            lines, lambda line: line.meeting_id == target.id, _("These come from this very meeting: {lines}.")
        )
        there = {item.carried_id for item in target.agenda}
        new = [line for line in lines if line.id not in there]
        if not new:
            raise Refusal(_("All of this is on that agenda already."))
        items = [_agenda_item(writing, line, target) for line in new]
        target.agenda = [*target.agenda, *items]
        said = ngettext("Carry {n} action over to “{name}”", "Carry {n} actions over to “{name}”", len(new))
        name = shortened(in_one_line(target.title.in_language(screen_language())), _LONGEST)
        writing.label = said.format(n=len(new), name=name)
        stored = writing.save(target)
    return CarriedOver(stored, len(new))


# reading -------------------------------------------------------------------------------------------------


def _lines(writing: Writing, ids: Sequence[str]) -> list[Line]:
    """Return the lines with these ids, in the register's order."""
    wanted = set(ids)
    found = [line for line in register_of(writing, screen_language()).lines if line.id in wanted]
    if not wanted or len(found) != len(wanted):
        raise Refusal(_("This record is not there any more."))
    return found


def _meeting(writing: Writing, meeting_id: str) -> Meeting:
    meeting = writing.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal(_("This record is not there any more."))
    return meeting


def _target(writing: Writing, meeting: str | Meeting) -> Meeting:
    if isinstance(meeting, Meeting):
        if not meeting.title:
            raise Refusal(_("Give this meeting a title."))
        meeting.reference = meeting.reference or free_reference(meeting.first_day, references(writing))
        return meeting
    found = _meeting(writing, meeting)
    if found.state == "distributed":
        raise Refusal(_("The minutes of that meeting were distributed: its agenda stays as it is."))
    return found


# what cannot be done -------------------------------------------------------------------------------------


def _refuse_unfit(lines: Sequence[Line], changes: Changes) -> None:
    if changes.of_actions:
        sentence = _("Responsible, deadline, evidence and what it engages are of actions alone: {lines}.")
        _refuse(lines, lambda line: not line.is_action, sentence)
    if changes.theme is not None:
        _refuse(lines, lambda line: line.is_action, _("A theme is of decisions alone: {lines}."))
    if changes.of_words:
        sentence = _("These minutes were distributed: a numbered correction changes their words. {lines}.")
        _refuse(lines, lambda line: line.minutes_state == "distributed", sentence)
    degree = _FORWARD.get(changes.state or "", 0)
    sentence = _("Held back until the prior agreement is given: {lines}.")
    _refuse(lines, lambda line: line.held and _FORWARD.get(line.state, 0) < degree, sentence)


def _refuse(lines: Iterable[Line], unfit: Callable[[Line], bool], sentence: str) -> None:
    """Refuse for the lines that are unfit, naming the first of them."""
    numbers = [line.number for line in lines if unfit(line)]
    if numbers:
        named = ", ".join(numbers[:_NAMED])
        more = len(numbers) - _NAMED
        if more > 0:
            named = ngettext("{lines} and {n} more", "{lines} and {n} more", more).format(lines=named, n=more)
        raise Refusal(f"{sentence.format(lines=named)} {_('Nothing was changed.')}")


# changing ------------------------------------------------------------------------------------------------


def _change_decision(decision: Decision, changes: Changes) -> None:
    if changes.theme is not None:
        decision.theme = changes.theme
    if changes.state is not None or changes.note:
        told = DecisionProgress(
            decision_id=decision.id, day=changes.day, state=changes.state or decision.state, text=changes.note
        )
        decision.progress = [*decision.progress, told]
        decision.state = told.state


def _change_action(action: Action, changes: Changes) -> None:
    if changes.person is not None:
        action.responsible_person_id = changes.person or None
    if changes.body is not None:
        action.responsible_organisation_id = changes.body or None
    if changes.deadline is not None:
        action.deadline = changes.deadline if isinstance(changes.deadline, date) else None
        action.precision = "exact" if action.deadline else "fuzzy" if action.deadline_text else "none"
        action.deadline_event_id = action.deadline_offset = None
    if changes.nature is not None:
        action.nature = changes.nature
    if changes.evidence is not None:
        action.evidence = changes.evidence
    if changes.state is not None or changes.note:
        told = ActionProgress(
            action_id=action.id, day=changes.day, state=changes.state or action.state, text=changes.note
        )
        action.progress = [*action.progress, told]
        action.state = told.state


def _agenda_item(writing: Writing, line: Line, target: Meeting) -> AgendaItem:
    """Return the point of an agenda for an action: its number and its text."""
    action = next(
        action
        for decision in _meeting(writing, line.meeting_id).decisions
        for action in decision.actions
        if action.id == line.id
    )
    texts = (f"{line.number} – {text}" if text else "" for text in (action.text.fr, action.text.es))
    return AgendaItem(meeting_id=target.id, title=Bilingual(*texts), carried_id=action.id)


def _label(lines: Collection[Line], changes: Changes) -> str:
    """Return what the write is called in the history."""
    if len(lines) == 1:
        (line,) = lines
        if changes == Changes(day=changes.day, note=changes.note):
            return _("Note progress of {number}").format(number=line.number)
        return _("Change {number} in the register").format(number=line.number)
    n = len(lines)
    return ngettext("Change {n} line of the register", "Change {n} lines of the register", n).format(n=n)
