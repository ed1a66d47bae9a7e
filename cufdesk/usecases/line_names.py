"""Lines of minutes by what they are called: "2015-02/D4", "2015-02/D4-A10", "2015-02/D4-C1", "2015-02/P3"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cufdesk.documents.decision_table import action_number, short_number
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Reading
from cufdesk.usecases.context_lines import context_lines
from cufdesk.usecases.meetings import meeting_named

Kind = Literal["decision", "action", "context", "point"]


class NamedLine(NamedTuple):
    """A line of minutes: what it is, its id, its number within the meeting ("D4-A10", "P3"), its words.

    A line of a decision's context has the id of that decision, and its place in the context from 0.
    """

    kind: Kind
    id: str
    number: str
    text: str
    place: int = 0


def lines_of(meeting: Meeting) -> list[NamedLine]:
    """Return the decisions with their contexts and actions, then the points of the agenda."""
    language = screen_language()
    found: list[NamedLine] = []
    for decision in meeting.decisions:
        words = (decision.title or decision.text).in_language(language)
        above = short_number(meeting, decision)
        found.append(NamedLine("decision", decision.id, above, words))
        for place, line in enumerate(context_lines(decision.context)):
            words = line.in_language(language)
            found.append(NamedLine("context", decision.id, f"{above}-C{place + 1}", words, place))
        for action in decision.actions:
            number = action_number(meeting, decision, action)
            found.append(NamedLine("action", action.id, number, action.text.in_language(language)))
    for place, item in enumerate(meeting.agenda, 1):
        words = (item.title or item.account).in_language(language)
        found.append(NamedLine("point", item.id, f"P{place}", words))
    return found


def line_named(reading: Reading, name: str) -> tuple[Meeting, NamedLine]:
    """Return a line by its number in the register, in whatever case, with its meeting; refuses none."""
    reference, _slash, number = name.strip().rpartition("/")
    if not (reference and number):
        raise Refusal(_("{name}: name the meeting and the line, as in 2015-02/D4-A10.").format(name=name))
    meeting = meeting_named(reading, reference)
    wanted = number.casefold()
    for line in lines_of(meeting):
        if line.number.casefold() == wanted:
            return meeting, line
    raise Refusal(_("These minutes have no {place}.").format(place=number))
