"""The register of actions: what is to be done, by whom and when, whatever the meeting it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cufdesk.documents.decision_table import action_number, decision_number, decision_state, left_open
from cufdesk.documents.follow_up import follow_up
from cufdesk.documents.parts import Content, Voice, facts, grouped, joined, letter, lines, voice_of
from cufdesk.documents.register_extent import RegisterExtent
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.minutes_checks.order import lacks_deadline, lacks_responsible
from cufdesk.domain.register import FINISHED, LATE, UNDATED, UNFINISHED
from cufdesk.folding import sort_key
from cufdesk.i18n import N_, Translator
from cufdesk.press.story import Cell, Col, DataTable, Item, Note, Row, Span, Story, TitleBlock, Words

_ALSO = {
    "unnamed": N_("without anybody responsible"),
    "held": N_("held back until the prior agreement"),
    "carried": N_("carried over to an agenda"),
    "beyond": N_("beyond the mandate"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to be printed: a decision, or an action under its decision, with the event it counts from."""

    meeting: Meeting
    decision: Decision
    action: Action | None = None
    event: Milestone | None = None
    held: bool = False
    carried: tuple[Meeting, ...] = ()

    @property
    def due(self) -> date | None:
        """Return the day on which an action is due."""
        known = {self.event.id: self.event} if self.event else {}
        return effective_deadline(self.action, known).day if self.action else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterContent(Content):
    """The lines in the order of the records, the day as of which they are told, and what they are of."""

    entries: tuple[Entry, ...]
    extent: RegisterExtent
    today: date
    sources: tuple[Meeting, ...] = ()
    milestones: tuple[Milestone, ...] = ()


def story(content: RegisterContent, t: Translator) -> Story:
    """Return the register in a language."""
    voice = voice_of(content, t)
    title = voice.plain(content.cover.title)
    kind = t._("Register of actions")
    as_of = t._("As of {date}").format(date=t.date(content.today))
    said = joined(grouping_line(content, t), *scope_line(content, voice), as_of)
    items: list[Item] = [TitleBlock(kind, title, (said,), _facts(content, t))]
    if content.entries:
        items.append(_table(content, voice))
    else:
        items.append(Note(t._("No line of the register fits.")))
    return letter(content, voice, kind=kind, title=title, items=items, landscape=True)


def _facts(content: RegisterContent, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return how many lines there are, and how many of them are late."""
    late = sum(is_late(entry, content.today) for entry in content.entries)
    what = t._("Decisions") if content.extent.scope.what == "decision" else t._("Actions")
    return facts((what, t.number(len(content.entries))), (t._("Late"), t.number(late) if late else ""))


def grouping_line(content: RegisterContent, t: Translator) -> str:
    """Return how the lines are put together."""
    said = {
        "responsible": t._("By responsible"),
        "meeting": t._("By meeting"),
        "deadline": t._("By deadline"),
    }
    return said[content.extent.grouping]


def scope_line(content: RegisterContent, voice: Voice) -> list[str]:
    """Return what the register was narrowed to, in words."""
    t, scope = voice.t, content.extent.scope
    told = []
    if scope.what == "decision":
        told.append(t._("decisions only"))
    if scope.state == UNFINISHED:
        told.append(t._("to do or under way"))
    elif scope.state:
        told.append(t._("state: {state}").format(state=t.word("decision_state", scope.state)))
    if scope.when == LATE:
        told.append(t._("late"))
    elif scope.when == UNDATED:
        told.append(t._("without a date"))
    elif scope.when:
        n = int(scope.when)
        told.append(t.ngettext("within {n} day", "within {n} days", n).format(n=t.number(n)))
    if scope.also:
        told.append(t._(_ALSO[scope.also]))
    told += _names(content, voice)
    if scope.theme:
        # As the decisions write it: a reference may not keep its capitals.
        theme = next((entry.decision.theme for entry in content.entries), scope.theme)
        told.append(t._("theme: {theme}").format(theme=voice.entered(theme)))
    if scope.words:
        told.append(t._("with the words “{words}”").format(words=scope.words))
    return told


def _names(content: RegisterContent, voice: Voice) -> Iterator[str]:
    scope = content.extent.scope
    for one in (scope.person, scope.body, *sorted(scope.mine)):
        if name := voice.name(one) or voice.body(one, short=True):
            yield name
    for meeting in content.sources if scope.meeting else ():
        yield joined(meeting.reference, voice.plain(meeting.title), separator=" – ")


def is_late(entry: Entry, today: date) -> bool:
    """Tell whether an action should have been done before a day."""
    action = entry.action
    return action is not None and action.state not in FINISHED and entry.due is not None and entry.due < today


# the table -----------------------------------------------------------------------------------------------


def _table(content: RegisterContent, voice: Voice) -> DataTable:
    t = voice.t
    columns = (
        Col(t._("No."), 1.6),
        Col(t._("What is to be done"), 4.6),
        Col(t._("Responsible"), 2.2),
        Col(t._("Deadline"), 1.7),
        Col(t._("State"), 1.2),
    )
    rows: list[Row] = []
    for title, entries in _groups(content, voice):
        rows.append(Row((Cell(title, span=5),), kind="group"))
        rows.extend(_row(content, voice, entry) for entry in entries)
    return DataTable(columns, tuple(rows))


def _groups(content: RegisterContent, voice: Voice) -> list[tuple[str, list[Entry]]]:
    """Return the lines under their headings, in the same order whatever the language."""
    entries = content.entries
    if content.extent.grouping == "meeting":
        found = grouped(entries, lambda entry: entry.meeting.id)
        latest = sorted(found.values(), key=lambda group: _day_of(group[0].meeting), reverse=True)
        return [(_meeting_title(voice, group[0].meeting), group) for group in latest]
    if content.extent.grouping == "deadline":
        dated = sorted(entries, key=lambda entry: entry.due or date.max)
        months = grouped(dated, lambda entry: _month_key(content, entry))
        return [(_month_title(content, voice, group[0]), group) for group in months.values()]
    by_name = sorted(
        grouped(entries, lambda entry: _first_key(entry, voice)).items(),
        key=lambda found: (not found[0], sort_key(found[0]), found[0]),
    )
    return [
        (_first(voice, group[0]) or voice.t._("Nobody responsible yet"), group) for _key, group in by_name
    ]


def _day_of(meeting: Meeting) -> tuple[date, str]:
    return meeting.first_day or date.min, meeting.id


def _meeting_title(voice: Voice, meeting: Meeting) -> str:
    when = voice.t.period(meeting.first_day, meeting.last_day)
    return joined(meeting.reference, voice.plain(meeting.title), when, separator=" – ")


def _month_key(content: RegisterContent, entry: Entry) -> str:
    if entry.due is None:
        return ""
    return LATE if is_late(entry, content.today) else f"{entry.due:%Y-%m}"


def _month_title(content: RegisterContent, voice: Voice, entry: Entry) -> str:
    if entry.due is None:
        return voice.t._("Without a date")
    if is_late(entry, content.today):
        return voice.t._("Late")
    month = voice.t.month_year(entry.due)
    return month[0].upper() + month[1:]


def _first(voice: Voice, entry: Entry) -> str:
    """Return whom an action falls to first."""
    return next(_carriers(voice, entry.action), "") if entry.action else ""


def _first_key(entry: Entry, voice: Voice) -> str:
    """Return by what lines of one responsible are told together, in the language that orders names."""
    if entry.action is None:
        return ""
    words = entry.action.responsible
    linked = (
        voice.name(entry.action.responsible_person_id),
        voice.directory.body_name(entry.action.responsible_organisation_id, voice.ordered_in, short=True),
    )
    if any(linked):
        return joined(*linked)
    if words:
        return words.in_language(voice.ordered_in)
    others = (
        joined(
            voice.name(one.person_id),
            voice.directory.body_name(one.organisation_id, voice.ordered_in, short=True),
        )
        or one.words.in_language(voice.ordered_in)
        for one in entry.action.with_others
    )
    return next(filter(None, others), "")


def _carriers(voice: Voice, action: Action) -> Iterator[str]:
    """Yield everybody who carries an action: as linked, else in the words of the minutes."""
    first = (action.responsible_person_id, action.responsible_organisation_id, action.responsible)
    others = ((one.person_id, one.organisation_id, one.words) for one in action.with_others)
    for person, body, words in (first, *others):
        if name := joined(voice.name(person), voice.body(body, short=True)) or voice.plain(words):
            yield name


def _row(content: RegisterContent, voice: Voice, entry: Entry) -> Row:
    t = voice.t
    if entry.action is None:
        decision = entry.decision
        text = lines(
            voice.text(decision.title or decision.text),
            (_quiet(t.word("modality", decision.modality)),),
            follow_up(voice, decision),
        )
        state = decision_state(voice, decision)
        return Row((decision_number(entry.meeting, decision), text, "", "", state))
    action = entry.action
    return Row(
        (
            _number(entry, action),
            lines(voice.text(action.text) or (voice.missing(),), *_beneath(content, voice, entry)),
            "\n".join(_carriers(voice, action)) or left_open(voice, lacks_responsible(action)),
            _deadline(content, voice, entry) or left_open(voice, lacks_deadline(entry.decision, action)),
            t.word("decision_state", action.state),
        )
    )


def _beneath(content: RegisterContent, voice: Voice, entry: Entry) -> Iterable[Words]:
    """Yield what is said below an action: where it comes from, how firm it is, where it comes up again."""
    t = voice.t
    if content.extent.grouping == "meeting":
        origin = voice.plain(entry.decision.title)
    else:
        origin = joined(voice.plain(entry.decision.title), voice.plain(entry.meeting.title))
    modality = entry.action.modality if entry.action else ""
    yield (_quiet(joined(origin, t.word("modality", modality or entry.decision.modality))),)
    if entry.action:
        yield follow_up(voice, entry.action)
    if entry.held:
        yield (Span(t._("This action is held back until the prior agreement"), bold=True),)
    if entry.carried:
        named = "; ".join(
            joined(one.reference, voice.plain(one.title), separator=" – ") for one in entry.carried
        )
        yield (_quiet(t._("Carried over to: {meetings}").format(meetings=named)),)


def _quiet(text: str) -> Span:
    return Span(text, italic=True, muted=True)


def _deadline(content: RegisterContent, voice: Voice, entry: Entry) -> Words:
    """Return a deadline as a date, how late it is, and the words of the minutes or the event beside it."""
    action = entry.action
    if action is None:
        return ""
    t = voice.t
    parts: list[Words] = []
    if entry.due:
        late = is_late(entry, content.today)
        parts.append((Span(t.short_date(entry.due), bold=late),))
        if late:
            days = (content.today - entry.due).days
            said = t.ngettext("late by {n} day", "late by {n} days", days).format(n=t.number(days))
            parts.append((Span(said, bold=True),))
    if entry.event:
        parts.append((_quiet(voice.plain(entry.event.title)),))
    elif not entry.due or action.precision not in {"exact", ""}:
        words = voice.plain(action.deadline_text)
        parts.append((_quiet(words),) if words and entry.due else words)
    return lines(*parts)


def _number(entry: Entry, action: Action) -> str:
    """Return the number that the register knows: "2015-02/D4-A10"."""
    own = action_number(entry.meeting, entry.decision, action)
    return joined(entry.meeting.reference, own, separator="/")
