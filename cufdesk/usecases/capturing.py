"""Minutes taken in the room: each typed line is kept at once, and read back to the room at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from cufdesk.domain.line_numbers import next_action, next_decision
from cufdesk.domain.meetings import Action, CoResponsible, Decision, Meeting
from cufdesk.domain.minutes_rules import ISSUED
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import N_, _
from cufdesk.reading.captured import Captured, apart, as_line, captured, deadline_of, modality_of
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.writing import Writing
from cufdesk.usecases.labels import label
from cufdesk.usecases.recognising import in_language
from cufdesk.usecases.room_names import Names, names_of

_NOTE = N_("Note {name} in the room")
_RETYPE = N_("Retype {name}")
_AGREE = N_("Agree {name} in the room")
_CORRECT = N_("Correct {name} in the room")


@dataclass(frozen=True, slots=True)
class Noted:
    """What a line became: the record that it is in now, and its number ("D4", "A10"); empty for context."""

    kind: str
    record_id: str
    number: str


def capture(
    dossier: Dossier,
    meeting_id: str,
    line: str,
    decision_id: str | None = None,
    names: Names | None = None,
) -> Noted:
    """Keep a line of what is being said; an action, and who and when alone, go to what was noted last.

    `decision_id` names the decision that an action belongs to, instead of the last one. `names` are those
    that a room knows already: to read thousands of contacts for each line would hold the window. Raises
    Refusal where there is nothing that the line could belong to, and for minutes that are approved or
    distributed.
    """
    said = captured(line)
    with dossier.write("") as writing:
        meeting = _open_meeting(writing, meeting_id)
        noted = _Notes(meeting, writing, names).take(said, decision_id)
        writing.label = label(_NOTE, noted.number or said.text)
        writing.save(meeting)
    return noted


def capture_all(dossier: Dossier, meeting_id: str, lines: Iterable[str]) -> list[tuple[int, Noted]]:
    """Keep several lines in one write, each with its place from 1; of a refusal, nothing is kept."""
    found: list[tuple[int, Noted]] = []
    with dossier.write("") as writing:
        meeting = _open_meeting(writing, meeting_id)
        notes = _Notes(meeting, writing)
        for place, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append((place, notes.take(captured(line), None)))
            except Refusal as refusal:
                sentence = _("Line {number}: {reason} Nothing was noted.")
                raise Refusal(sentence.format(number=place, reason=refusal.sentence)) from refusal
        writing.label = label(
            _NOTE, ", ".join(dict.fromkeys(noted.number for _place, noted in found if noted.number))
        )
        writing.save(meeting)
    return found


def retype(dossier: Dossier, meeting_id: str, record_id: str, line: str, names: Names | None = None) -> Noted:
    """Let a decision or an action say what a line says now; what it said before stays in the history.

    Who and when stay as they are where the line says of them what `line_of` said: they may be linked, or
    dated, by more than the words that were typed. Words that the room agreed to are to be read back again.
    """
    said = captured(line)
    with dossier.write("") as writing:
        meeting = _open_meeting(writing, meeting_id)
        noted = _Notes(meeting, writing, names).replace(record_id, said)
        writing.label = label(_RETYPE, noted.number)
        writing.save(meeting)
    return noted


def line_of(meeting: Meeting, record_id: str) -> str:
    """Return the line that says a decision or an action of a meeting as it is now; empty for neither."""
    language = _language(meeting)
    for decision in meeting.decisions:
        if decision.id == record_id:
            return as_line(_as_said(decision, language))
        for action in decision.actions:
            if action.id == record_id:
                return as_line(_as_told(action, language))
    return ""


def _as_said(decision: Decision, language: str) -> Captured:
    kind = "information" if decision.modality == "finding" else "decision"
    return Captured(kind, _words(decision, language))


def _as_told(action: Action, language: str) -> Captured:
    others = [one.words.in_language(language) for one in action.with_others]
    who = [action.responsible.in_language(language), *others]
    when = action.deadline_text.in_language(language)
    return Captured("action", action.text.in_language(language), tuple(words for words in who if words), when)


def agree(dossier: Dossier, meeting_id: str, decision_id: str) -> None:
    """Note that the room agreed to the words of a decision when they were read out."""

    def agreed(decision: Decision) -> None:
        if decision.read_back != "corrected":
            decision.read_back = "agreed"

    _change(dossier, meeting_id, decision_id, _AGREE, agreed)


def correct(dossier: Dossier, meeting_id: str, decision_id: str, text: str) -> None:
    """Put other words to a decision, as the room asked for when it was read out."""
    words = " ".join(text.split())
    if not words:
        raise Refusal(_("A decision needs words: write them, or press Esc to leave it as it is."))

    def corrected(decision: Decision) -> None:
        language = _of_text(decision)
        whole = decision.text.in_language(language)
        if words != (whole or decision.title.in_language(language)):
            decision.text = _put(decision.text, language, words)
            if not whole or decision.title.in_language(language) == whole:
                decision.title = _put(decision.title, language, _short(words))
        decision.read_back = "corrected"

    _change(dossier, meeting_id, decision_id, _CORRECT, corrected)


def _change(
    dossier: Dossier, meeting_id: str, decision_id: str, message: str, change: Callable[[Decision], None]
) -> None:
    with dossier.write("") as writing:
        meeting = _open_meeting(writing, meeting_id)
        found = [decision for decision in meeting.decisions if decision.id == decision_id]
        if not found:
            raise Refusal(_("This decision is not there any more."))
        change(found[0])
        writing.label = label(message, found[0].number)
        writing.save(meeting)


def refuse_closed(dossier: Dossier, meeting_id: str) -> None:
    """Refuse a meeting that takes no lines in: one that is gone, or whose minutes are approved."""
    with dossier.read() as reading:
        _open_meeting(reading, meeting_id)


def _open_meeting(writing: Reading | Writing, meeting_id: str) -> Meeting:
    meeting = writing.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal(_("This meeting is not there any more."))
    if meeting.state == "distributed":
        raise Refusal(
            _(
                "These minutes were distributed: their words are changed by a numbered correction, never in"
                " silence."
            )
        )
    if meeting.state in ISSUED:
        raise Refusal(_("These minutes have been approved already."))
    return meeting


class _Notes:
    """A meeting that takes lines in."""

    def __init__(self, meeting: Meeting, writing: Writing, names: Names | None = None) -> None:
        self._meeting = meeting
        self._writing = writing
        self._known = names
        self._language = _language(meeting)

    @property
    def _names(self) -> Names:
        """Who can be named: read where a line names somebody."""
        if self._known is None:
            self._known = names_of(self._writing)
        return self._known

    def take(self, said: Captured, decision_id: str | None) -> Noted:
        """Add what a line says."""
        if self._meeting.state == "to_write":
            self._meeting.state = "in_progress"
        if said.kind in {"decision", "information"}:
            return self._decision(said)
        if said.kind == "action":
            return self._action(said, decision_id)
        return self._more(said)

    def replace(self, record_id: str, said: Captured) -> Noted:
        """Say a decision or an action anew."""
        for decision in self._meeting.decisions:
            if decision.id == record_id:
                self._say_decision_anew(decision, said)
                return Noted("decision", decision.id, decision.number)
            for action in decision.actions:
                if action.id == record_id:
                    self._say_action_anew(action, said)
                    return Noted("action", action.id, action.number)
        raise Refusal(_("This line is not there any more."))

    def _decision(self, said: Captured) -> Noted:
        number = next_decision(self._meeting)
        decision = Decision(meeting_id=self._meeting.id, number=number)
        self._say_decision(decision, said)
        self._meeting.decisions.append(decision)
        return Noted("decision", decision.id, number)

    def _say_decision_anew(self, decision: Decision, said: Captured) -> None:
        before, party = _as_said(decision, self._language), decision.party
        if (said.kind, said.text) != (before.kind, before.text):
            decision.read_back = ""
        elif not (said.who or said.when):
            return
        told_by_text = modality_of(before.text, self._language, before.kind)[1]
        self._say_decision(decision, said)
        if not decision.party and party.in_language(self._language) != told_by_text:
            decision.party = party

    def _say_action_anew(self, action: Action, said: Captured) -> None:
        before = captured(as_line(_as_told(action, self._language)))
        if said.text != before.text:
            self._say_deed(action, said)
        if said.who != before.who:
            action.with_others = []
            self._say_who(action, said)
        if said.when != before.when:
            self._date(action, said.when)

    def _say_decision(self, decision: Decision, said: Captured) -> None:
        if not said.text:
            raise Refusal(_("This line has no words yet: write what was decided after D."))
        decision.modality, party = modality_of(said.text, self._language, said.kind)
        whose = ", ".join(said.who) or party
        decision.text = _put(decision.text, self._language, said.text)
        decision.title = _put(decision.title, self._language, _short(said.text))
        decision.party = _put(decision.party, self._language, whose)
        if said.when:
            context = decision.context.in_language(self._language)
            decision.context = _put(
                decision.context, self._language, "\n".join(filter(None, [context, said.when]))
            )

    def _action(self, said: Captured, decision_id: str | None) -> Noted:
        decisions = self._meeting.decisions
        wanted = [decision for decision in decisions if decision.id == decision_id] or decisions[-1:]
        if not wanted:
            raise Refusal(_("An action follows from a decision: note the decision first (D …)."))
        number = next_action(self._meeting)
        action = Action(decision_id=wanted[0].id, number=number)
        self._say_deed(action, said)
        self._say_who(action, said)
        self._date(action, said.when)
        wanted[0].actions.append(action)
        return Noted("action", action.id, number)

    def _say_deed(self, action: Action, said: Captured) -> None:
        if not said.text:
            raise Refusal(_("This line has no words yet: write what is to be done after A."))
        action.text = _put(action.text, self._language, said.text)
        action.modality = modality_of(said.text, self._language, "action")[0]

    def _say_who(self, action: Action, said: Captured) -> None:
        action.responsible = Bilingual()
        action.responsible_person_id = action.responsible_organisation_id = None
        self._name(action, said.who)

    def _name(self, action: Action, who: Iterable[str]) -> None:
        """Add responsibles to an action: the first stands in its own fields, the others beside it."""
        names = [name for words in who for name in ([words] if self._names.knows(words) else apart(words))]
        for name in names:
            person, body = self._names.person(name), None
            body = None if person else self._names.body(name)
            words = in_language(self._language, name)
            if not (action.responsible or action.responsible_person_id or action.responsible_organisation_id):
                action.responsible = words
                action.responsible_person_id, action.responsible_organisation_id = person, body
            else:
                other = CoResponsible(
                    action_id=action.id, person_id=person, organisation_id=body, words=words
                )
                action.with_others.append(other)

    def _date(self, action: Action, when: str) -> None:
        day = self._meeting.last_day or self._meeting.first_day
        action.deadline, action.precision = deadline_of(when, self._language, day)
        action.deadline_text = _put(action.deadline_text, self._language, when)
        action.deadline_event_id = action.deadline_offset = None

    def _more(self, said: Captured) -> Noted:
        """Take a line without a letter: who and when of what was noted last, or its context."""
        decisions = self._meeting.decisions
        last = decisions[-1] if decisions else None
        action = last.actions[-1] if last and last.actions else None
        if (said.who or said.when) and not said.text:
            if action is not None:
                self._name(action, said.who)
                if said.when:
                    self._date(action, said.when)
                return Noted("action", action.id, action.number)
            if last is not None and said.who and not said.when:
                last.party = _put(last.party, self._language, ", ".join(said.who))
                return Noted("decision", last.id, last.number)
            raise Refusal(_("There is no action yet that this could belong to: note the action first (A …)."))
        words = as_line(said)
        if not words:
            raise Refusal(_("This line is empty."))
        if last is None:
            self._meeting.notes = "\n".join(filter(None, [self._meeting.notes, words]))
            return Noted("", self._meeting.id, "")
        context = "\n".join(filter(None, [last.context.in_language(self._language), words]))
        last.context = _put(last.context, self._language, context)
        return Noted("", last.id, last.number)


def _language(meeting: Meeting) -> str:
    return "es" if meeting.language.startswith("es") else "fr"


def _of_text(decision: Decision) -> str:
    return "fr" if decision.text.fr or not decision.text.es else "es"


def _words(decision: Decision, language: str) -> str:
    return decision.text.in_language(language) or decision.title.in_language(language)


def _put(text: Bilingual, language: str, words: str) -> Bilingual:
    return replace(text, es=words) if language == "es" else replace(text, fr=words)


_LONGEST_TITLE = 80


def _short(words: str) -> str:
    """Return the words as a title; one that is cut ends in an ellipsis and is not printed."""
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
