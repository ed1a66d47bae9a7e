"""Decisions and actions that both sides of a merge gave the same number: each gets one of its own.

Both had counted on from what both knew. The one that was made first keeps the number, wherever the copies
meet; but the number that stands in minutes which somebody holds is never given to another line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cufdesk.domain.line_numbers import next_action, next_decision
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.i18n import screen_language, screen_translator
from cufdesk.storage.meetings import line_ids, made_by, numbered_twice
from cufdesk.storage.sent_minutes import Sent
from cufdesk.storage.writing import Writing

Line = Decision | Action


def known_lines(writing: Writing) -> frozenset[str]:
    """Return the decisions and actions that this side knows, by id, before a copy comes home."""
    return line_ids(writing.session)


def number_anew(writing: Writing, known: frozenset[str], sent: Iterable[Sent]) -> tuple[str, ...]:
    """Give one of two lines that the two sides gave one number the next; return what bears another now."""
    held = {
        one.id
        for minutes in sent
        for decision in minutes.meeting.decisions
        for one in (decision, *decision.actions)
    }
    told: list[str] = []
    for meeting_id in numbered_twice(writing.session):
        meeting = writing.get(Meeting, meeting_id)
        if meeting is None:
            continue
        own = list(_numbered_anew(writing, meeting, known, held))
        if own:
            writing.save(meeting)
            told += own
    return tuple(told)


def _numbered_anew(
    writing: Writing, meeting: Meeting, known: frozenset[str], held: set[str]
) -> Iterator[str]:
    actions = [action for decision in meeting.decisions for action in decision.actions]
    for lines, following in ((meeting.decisions, next_decision), (actions, next_action)):
        for line in _later(writing, lines, known, held):
            old, line.number = line.number, following(meeting)
            if isinstance(line, Decision):
                _lead(line.actions, old, line.number)
            yield _told(meeting, line, old)


def _later(writing: Writing, lines: Sequence[Line], known: frozenset[str], held: set[str]) -> Iterator[Line]:
    """Give the lines that make way: of each number both sides gave, all but the first, none that is held."""
    by_number: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.number:
            by_number[line.number].append(line)
    for alike in by_number.values():
        ours = [line.id in known for line in alike]
        if len(alike) > 1 and any(ours) and not all(ours):
            made = made_by(writing, [line.id for line in alike])
            ordered = sorted(alike, key=lambda line: (line.id not in held, made.get(line.id, ""), line.id))
            yield from (line for line in ordered[1:] if line.id not in held)


def _lead(actions: Sequence[Action], old: str, number: str) -> None:
    """Let actions that bear the number of their decision bear the new one."""
    for action in actions:
        if action.number.startswith(f"{old}-"):
            action.number = f"{number}{action.number.removeprefix(old)}"


def _told(meeting: Meeting, line: Line, old: str) -> str:
    t = screen_translator()
    language = screen_language()
    title = line.title.in_language(language) if isinstance(line, Decision) else ""
    sentence = t._("{minutes}: {old} “{words}” is now {new}")
    return sentence.format(
        minutes=meeting.reference or meeting.title.in_language(language),
        old=old,
        words=title or line.text.in_language(language),
        new=line.number,
    )
