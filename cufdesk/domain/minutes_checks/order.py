"""What the decisions and actions themselves lack: responsibles, dates, modality, numbers, translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from cufdesk.domain.meetings import Action, Decision
from cufdesk.domain.minutes_checks.finding import Finding, Place
from cufdesk.domain.minutes_checks.ground import ENGAGED, LANGUAGES, Ground, bilingual_fields

_HELD_BACK = frozenset(("invitation", "commitment", "signature"))
_BEGUN = frozenset(("under_way", "done"))
_FIRM = frozenset(("adopted", "commitment", ""))


def has_responsible(action: Action) -> bool:
    """Tell whether anybody is named for an action, by a link or in words."""
    others = any(one.person_id or one.organisation_id or one.words for one in action.with_others)
    linked = action.responsible_person_id or action.responsible_organisation_id
    return bool(action.responsible or linked or others)


def has_deadline(action: Action) -> bool:
    """Tell whether an action has a deadline: a date, words, or days from an event."""
    return bool(action.deadline or action.deadline_text or action.deadline_event_id)


def lacks_responsible(action: Action) -> bool:
    """Tell whether an action is still to be done, and nobody is named for it: the one rule everywhere."""
    return action.state in ENGAGED and not has_responsible(action)


def lacks_deadline(decision: Decision, action: Action) -> bool:
    """Tell whether an action is still to be done and firm, and no deadline is set: the one rule everywhere.

    What is wished, proposed or announced binds nobody yet: it may wait for its day.
    """
    firm = (action.modality or decision.modality) in _FIRM
    return firm and action.state in ENGAGED and not has_deadline(action)


def without_responsible(ground: Ground) -> Iterator[Finding]:
    """Give the actions still to be done that nobody is named for."""
    for _decision, action, place in ground.actions():
        if lacks_responsible(action):
            yield _whole("without_responsible", place, "responsible", action, ground)


def without_date(ground: Ground) -> Iterator[Finding]:
    """Give the actions still to be done, and firm, that no date is set for."""
    for decision, action, place in ground.actions():
        if lacks_deadline(decision, action):
            yield _whole("without_date", place, "deadline", action, ground)


def past_dates(ground: Ground) -> Iterator[Finding]:
    """Give the deadlines that had passed when the meeting was held."""
    for _decision, action, place in ground.actions():
        if action.deadline and ground.day and action.deadline < ground.day:
            found = _whole("deadline_past", place, "deadline", action, ground)
            yield replace(found, values=(action.deadline.isoformat(),))


def without_modality(ground: Ground) -> Iterator[Finding]:
    """Give the decisions that do not say how firm they are."""
    language = ground.meeting.language or "fr"
    for decision, place in ground.decisions():
        if not decision.modality:
            words = decision.title.in_language(language) or decision.text.in_language(language)
            yield Finding("modality_missing", replace(place, field="modality"), words)


def same_numbers(ground: Ground) -> Iterator[Finding]:
    """Give each number that more than one decision, or more than one action, bears."""
    language = ground.meeting.language or "fr"
    decisions = [(decision, decision.number, place) for decision, place in ground.decisions()]
    actions = [(action, action.number, place) for _decision, action, place in ground.actions()]
    for group in (decisions, actions):
        counts = Counter(number for _record, number, _place in group if number)
        seen: set[str] = set()
        for record, number, place in group:
            if counts[number] > 1 and number in seen:
                words = record.text.in_language(language)
                yield Finding("same_number", replace(place, field="number"), words, values=(number,))
            seen.add(number)


def held_back(ground: Ground) -> Iterator[Finding]:
    """Give the invitations, commitments and signatures that go on before their decision's gate is open."""
    for decision, action, place in ground.actions():
        if decision.id in ground.closed and action.nature in _HELD_BACK and action.state in _BEGUN:
            yield _whole("gate_closed", place, "state", action, ground)


def missing_counterparts(ground: Ground) -> Iterator[Finding]:
    """Give the texts that one language lacks, where the minutes are written in both.

    They are so as soon as half of the texts of decisions and actions stand in both languages.
    """
    if not ground.cover.second_language:
        return
    fields = [(place, words) for place, words in bilingual_fields(ground) if words]
    counted = [words for place, words in fields if place.field == "text"]
    if not counted or 2 * sum(bool(words.fr and words.es) for words in counted) < len(counted):
        return
    for place, words in fields:
        for language in LANGUAGES:
            if not words.has(language):
                there = replace(place, language=language)
                yield Finding("not_translated", there, words.in_language(language), values=(language,))


def _whole(check: str, place: Place, field: str, action: Action, ground: Ground) -> Finding:
    return Finding(
        check, replace(place, field=field), action.text.in_language(ground.meeting.language or "fr")
    )
