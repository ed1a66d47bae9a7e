"""A line of a decision's context becomes a line of its own: a decision, an action, a note of the agenda."""

from __future__ import annotations

from dataclasses import replace

from cufdesk.domain.line_numbers import next_action, next_decision
from cufdesk.domain.meetings import Action, AgendaItem, Decision, DecisionLink
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import N_, _
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.line_kinds import OpenedLine, opened_line

_DECISION = N_("Make context of “{name}” a decision")
_ACTION = N_("Make context of “{name}” an action")
_NOTE = N_("Make context of “{name}” a note of the agenda")


def context_lines(context: Bilingual) -> list[Bilingual]:
    """Return the lines of a context, in both languages where these have as many; else each by itself."""
    french, spanish = _lines(context.fr), _lines(context.es)
    if len(french) == len(spanish):
        return [Bilingual(fr, es) for fr, es in zip(french, spanish, strict=True)]
    return [*(Bilingual(fr=line) for line in french), *(Bilingual(es=line) for line in spanish)]


def context_to_decision(dossier: Dossier, decision_id: str, place: int) -> str:
    """Make a line of the context a decision right behind its own, which it follows; return its id."""
    with opened_line(dossier, decision_id, _DECISION) as line:
        text = _taken_out(line, place)
        made = Decision(meeting_id=line.meeting.id, number=next_decision(line.meeting), text=text)
        made.links = [DecisionLink(decision_id=made.id, nature="follows", other_id=line.decision.id)]
        line.meeting.decisions.insert(line.meeting.decisions.index(line.decision) + 1, made)
        return made.id


def context_to_action(dossier: Dossier, decision_id: str, place: int) -> str:
    """Make a line of the context the last action of its decision; return the action's id."""
    with opened_line(dossier, decision_id, _ACTION) as line:
        text = _taken_out(line, place)
        made = Action(decision_id=line.decision.id, number=next_action(line.meeting), text=text)
        line.decision.actions.append(made)
        return made.id


def context_to_note(dossier: Dossier, decision_id: str, place: int) -> str:
    """Make a line of the context a note at the end of the agenda; return the note's id."""
    with opened_line(dossier, decision_id, _NOTE) as line:
        made = AgendaItem(meeting_id=line.meeting.id, account=_taken_out(line, place))
        line.meeting.agenda.append(made)
        return made.id


def _taken_out(line: OpenedLine, place: int) -> Bilingual:
    """Take a line out of the context of a decision and return it; refuses one that is not there."""
    decision = line.decision
    found = context_lines(decision.context)
    if line.action is not None or not 0 <= place < len(found):
        raise Refusal(_("This line of the context is not there any more."))
    taken, left = found[place], decision.context
    if taken.fr:
        left = replace(left, fr=_without(left.fr, place))
    if taken.es:
        own = place if taken.fr else place - len(_lines(decision.context.fr))
        left = replace(left, es=_without(left.es, own))
    decision.context = left
    return taken


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _without(text: str, place: int) -> str:
    """Return a text without its so-manyeth line that is not empty; paragraphs stay paragraphs."""
    kept: list[str] = []
    number = -1
    for line in text.splitlines():
        number += bool(line.strip())
        is_it = bool(line.strip()) and number == place
        is_second_blank = not line.strip() and (not kept or not kept[-1].strip())
        if not (is_it or is_second_blank):
            kept.append(line)
    return "\n".join(kept).strip()
