"""A line of minutes becomes another kind of line, at any time: one write each, and no word is lost.

Numbers that were given stay with their lines; a line of a new kind gets the next number of that kind.
Whatever names a decision that becomes a part of another one names that other one afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from cufdesk.documents.parts import Voice
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.line_numbers import next_action, next_decision
from cufdesk.domain.meetings import (
    Action,
    ActionProgress,
    AgendaItem,
    Decision,
    DecisionLink,
    DecisionProgress,
    Meeting,
)
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import N_, _, screen_language, translator
from cufdesk.refusal import Refusal
from cufdesk.storage.directory import directory_of
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.meetings import carrying, read_again
from cufdesk.storage.uniting import point_at
from cufdesk.storage.writing import Writing
from cufdesk.usecases.labels import label
from cufdesk.usecases.line_words import (
    Voices,
    action_facts,
    action_words,
    added,
    decision_facts,
    decision_words,
    headed,
    in_both,
    joined,
    own,
)
from cufdesk.usecases.minutes_life import refuse_rewriting
from cufdesk.usecases.records import refuse_hanging

_DECISION = N_("Make the action “{name}” a decision")
_ACTION = N_("Make the decision “{name}” an action")
_CONTEXT = N_("Make “{name}” context")
_NOTE = N_("Make “{name}” a note of the agenda")
_FROM_NOTE = N_("Make the note “{name}” a decision")
_NOTE_ACTION = N_("Make the note “{name}” an action")
_MODALITY = N_("Say how firm “{name}” is")
_SPOKEN = ("fr", "es")
_OWN = frozenset({"wish", "commitment", "announced"})  # modalities that are somebody's


class OpenedLine(NamedTuple):
    """A line within its meeting, in a write: an action with its decision, or the decision alone."""

    writing: Writing
    meeting: Meeting
    decision: Decision
    action: Action | None
    voices: Voices

    @property
    def name(self) -> str:
        """Return what the line is known by."""
        line = self.action or self.decision
        words = line.text if isinstance(line, Action) else line.title or line.text
        return f"{line.number} {words.in_language(screen_language())}".strip()


def action_to_decision(dossier: Dossier, action_id: str) -> str:
    """Make an action a decision that follows its own, right behind it; return the decision's id.

    Who carries it and by when stand in the decision's context then.
    """
    with opened_line(dossier, action_id, _DECISION) as line:
        action = _action_of(line)
        facts = in_both(line.voices, action.text, lambda voice: action_facts(voice, action))
        made = Decision(
            meeting_id=line.meeting.id,
            number=next_decision(line.meeting),
            text=action.text,
            context=facts,
            modality=action.modality or line.decision.modality,
            party=action.responsible if action.modality in _OWN else Bilingual(),
            state=action.state,
        )
        made.progress = [
            DecisionProgress(decision_id=made.id, day=note.day, state=note.state, text=note.text)
            for note in action.progress
        ]
        made.links = [DecisionLink(decision_id=made.id, nature="follows", other_id=line.decision.id)]
        _take_out(line, action)
        line.meeting.decisions.insert(line.meeting.decisions.index(line.decision) + 1, made)
        return made.id


def decision_to_action(dossier: Dossier, decision_id: str) -> str:
    """Make a decision an action of the one before it, with its own actions; return the action's id.

    Refuses the first decision of a meeting: there is none that it could be an action of.
    """
    with opened_line(dossier, decision_id, _ACTION) as line:
        meeting, decision = line.meeting, line.decision
        place = meeting.decisions.index(decision)
        if place == 0:
            sentence = _("No decision stands before {name}: move it below the one that it belongs to first.")
            raise Refusal(sentence.format(name=line.name))
        before = meeting.decisions[place - 1]
        made = Action(
            decision_id=before.id,
            number=next_action(meeting),
            text=Bilingual(
                headed(decision.title.fr, decision.text.fr), headed(decision.title.es, decision.text.es)
            ),
            modality=decision.modality,
            responsible=decision.party,
            state=decision.state,
            notes=_notes(line, decision),
        )
        made.progress = [
            ActionProgress(action_id=made.id, day=note.day, state=note.state, text=note.text)
            for note in decision.progress
        ]
        before = _absorb(line, before.id)
        before.actions.append(made)
        return made.id


def to_context(dossier: Dossier, line_id: str, decision_id: str = "") -> str:
    """Make an action or a decision context of a decision: an action of its own unless another is named.

    A decision's actions become those of the other. Returns the id of the decision that has the context;
    refuses a decision that would be its own.
    """
    with opened_line(dossier, line_id, _CONTEXT) as line:
        action, meeting, decision = line.action, line.meeting, line.decision
        target = _decision(meeting, decision_id or decision.id)
        if action is not None:
            words = in_both(line.voices, action.text, lambda voice: [action_words(voice, action)])
            _take_out(line, action)
        elif target is decision:
            raise Refusal(_("A decision is no context of its own: choose another one."))
        else:
            both = added(decision.title, decision.text)
            words = in_both(line.voices, both, lambda voice: [decision_words(voice, meeting, decision)])
            target = _absorb(line, target.id)
        target.context = added(target.context, words)
        return target.id


def to_note(dossier: Dossier, line_id: str) -> str:
    """Make an action or a decision a note at the end of the agenda; return the note's id.

    A decision takes the words of its actions with it. Refuses one that other records name.
    """
    with opened_line(dossier, line_id, _NOTE) as line:
        action, meeting, decision = line.action, line.meeting, line.decision
        made = AgendaItem(meeting_id=meeting.id)
        if action is not None:
            made.account = in_both(line.voices, action.text, lambda voice: [action_words(voice, action)])
            _take_out(line, action)
        else:
            made.title = decision.title
            made.account = in_both(
                line.voices,
                added(decision.title, decision.text),
                lambda voice: _told(voice, meeting, decision),
            )
            _unlink(meeting, decision)
            meeting.decisions.remove(decision)
        meeting.agenda.append(made)
        return made.id


def note_to_decision(dossier: Dossier, item_id: str) -> str:
    """Make a point of the agenda the last decision of its meeting; return the decision's id."""
    with _opened_note(dossier, item_id, _FROM_NOTE) as (meeting, item):
        made = Decision(
            meeting_id=meeting.id, number=next_decision(meeting), title=item.title, text=item.account
        )
        meeting.decisions.append(made)
        return made.id


def note_to_action(dossier: Dossier, item_id: str, decision_id: str) -> str:
    """Make a point of the agenda the last action of a decision of its meeting; return the action's id."""
    with _opened_note(dossier, item_id, _NOTE_ACTION) as (meeting, item):
        decision = _decision(meeting, decision_id)
        text = Bilingual(*(headed(getattr(item.title, one), getattr(item.account, one)) for one in _SPOKEN))
        made = Action(decision_id=decision.id, number=next_action(meeting), text=text)
        decision.actions.append(made)
        return made.id


def note_to_context(dossier: Dossier, item_id: str, decision_id: str) -> str:
    """Make a point of the agenda context of a decision of its meeting; return the decision's id."""
    with _opened_note(dossier, item_id, _CONTEXT) as (meeting, item):
        decision = _decision(meeting, decision_id)
        decision.context = added(decision.context, added(item.title, item.account))
        return decision.id


def change_modality(dossier: Dossier, line_id: str, modality: str) -> None:
    """Say that a line is a finding, a wish, a proposal… (a key of the words for modalities)."""
    with opened_line(dossier, line_id, _MODALITY) as line:
        (line.action or line.decision).modality = modality


# one write ---------------------------------------------------------------------------------------------


@contextmanager
def opened_line(dossier: Dossier, line_id: str, message: str) -> Iterator[OpenedLine]:
    """Give a line to be changed; its meeting is stored afterwards, or nothing is changed."""
    voices = _voices(dossier, line_id)
    with dossier.write("") as writing:
        action = writing.get(Action, line_id)
        decision = writing.get(Decision, action.decision_id if action else line_id)
        meeting = writing.get(Meeting, decision.meeting_id) if decision else None
        if decision is None or meeting is None:
            raise Refusal(_("This record is not there any more."))
        known = _as_stored(dossier, meeting)
        line = OpenedLine(writing, meeting, decision, action, voices)
        writing.label = label(message, line.name)
        yield line
        changed = writing.get(Meeting, meeting.id)
        if changed is not None:
            refuse_rewriting(known, changed)
            writing.save(changed)
        refuse_hanging(writing, _("It is still named elsewhere: {places}. Remove it there first."))


@contextmanager
def _opened_note(dossier: Dossier, item_id: str, message: str) -> Iterator[tuple[Meeting, AgendaItem]]:
    """Give a point of the agenda to be made something else; its meeting is stored afterwards without it."""
    with dossier.write("") as writing:
        item = writing.get(AgendaItem, item_id)
        meeting = writing.get(Meeting, item.meeting_id) if item else None
        known = _as_stored(dossier, meeting)
        if item is None or meeting is None:
            raise Refusal(_("This record is not there any more."))
        if not (item.title or item.account):
            raise Refusal(_("This point has no words that could be a decision."))
        writing.label = label(message, (item.title or item.account).in_language(screen_language()))
        yield meeting, item
        meeting.agenda.remove(item)
        refuse_rewriting(known, meeting)
        writing.save(meeting)


def _as_stored(dossier: Dossier, meeting: Meeting | None) -> Meeting | None:
    """Return a meeting as it stands in the file, whatever this write makes of it."""
    with dossier.read() as reading:
        return reading.get(Meeting, meeting.id) if meeting else None


def _voices(dossier: Dossier, line_id: str) -> Voices:
    """Return how the names and dates of a line are said in French and in Spanish."""
    with dossier.read() as reading:
        cover = reading.cover()
        meeting = _meeting_of(reading, line_id)
        directory = directory_of(reading, [meeting] if meeting else [])
        events = {one.id: one for one in reading.all(Milestone)}
    country = cover.partner_country
    return {
        language: Voice(translator(language, country), cover, directory, language, events=events)
        for language in ("fr", "es")
    }


def _meeting_of(reading: Reading, line_id: str) -> Meeting | None:
    action = reading.get(Action, line_id)
    decision = reading.get(Decision, action.decision_id if action else line_id)
    return reading.get(Meeting, decision.meeting_id) if decision else None


def _action_of(line: OpenedLine) -> Action:
    if line.action is None:
        raise Refusal(_("This is a decision already."))
    return line.action


def _decision(meeting: Meeting, decision_id: str) -> Decision:
    found = next((one for one in meeting.decisions if one.id == decision_id), None)
    if found is None:
        raise Refusal(_("This record is not there any more."))
    return found


def _take_out(line: OpenedLine, action: Action) -> None:
    """Take an action out of its decision; agendas on which it comes up again keep its words."""
    for item in carrying(line.writing, action.id):
        item.carried_id = None
        item.title = item.title or action.text
    line.decision.actions.remove(action)


def _absorb(line: OpenedLine, target_id: str) -> Decision:
    """Let a decision go, and another have its actions, its links and whatever names it; return that one."""
    gone, writing = line.decision, line.writing
    gone_id, meeting_id = gone.id, line.meeting.id
    gone.progress.clear()
    writing.save(line.meeting)
    point_at(writing, "decision", gone_id, target_id)
    meeting = read_again(writing, meeting_id)
    if meeting is None:
        raise Refusal(_("This record is not there any more."))
    meeting.decisions.remove(_decision(meeting, gone_id))
    return _decision(meeting, target_id)


def _unlink(meeting: Meeting, gone: Decision) -> None:
    """Take out the links of other decisions of a meeting to one that goes."""
    for other in meeting.decisions:
        other.links = [link for link in other.links if link.other_id != gone.id]


def _notes(line: OpenedLine, decision: Decision) -> str:
    """Return what an action has no field for of a decision, in the languages in which it says it."""
    spoken = [language for language in ("fr", "es") if decision.context.has(language)] or ["fr"]
    told: list[str] = []
    for language in spoken:
        _party, *facts = decision_facts(line.voices[language], line.meeting, decision)
        told += facts if language == spoken[0] else [own(decision.context, line.voices[language])]
    return joined(told, "\n\n")


def _told(voice: Voice, meeting: Meeting, decision: Decision) -> list[str]:
    """Return all that a decision and its actions say."""
    actions = (action_words(voice, action).replace("\n", " · ") for action in decision.actions)
    words = decision_words(voice, meeting, decision)
    return [words, *(f"- {text}" for text in actions)]
