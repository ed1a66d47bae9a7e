"""Numbered corrections of distributed minutes (rectificatif): what changed, why, and the version made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from cufdesk.domain.base import Record
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction, CorrectionLine
from cufdesk.domain.records import TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.domain.versions import next_issued
from cufdesk.i18n import N_, _, translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.undoing import Look
from cufdesk.usecases.meetings import refuse_incomplete
from cufdesk.usecases.minutes_changes import RANK, WORDS, Change, changes
from cufdesk.usecases.minutes_life import opened, today
from cufdesk.usecases.records import refuse_hanging

_LANGUAGES = ("fr", "es")


def correct_minutes(
    dossier: Dossier, meeting: Meeting, reason: Bilingual, day: date | None = None
) -> Meeting:
    """Store other words of distributed minutes as a correction, with its list of changes and a new version.

    `meeting` holds the words as they are to be. An act towards others: no undo takes it back. Refuses minutes
    that were not distributed, a correction that changes nothing, and one without a reason.
    """
    refuse_incomplete(meeting)
    if not reason:
        raise Refusal(_("Say why the minutes are corrected: the reason is printed."))
    with opened(dossier, meeting.id, N_("Correct the minutes of “{name}”")) as (writing, known):
        if known.state != "distributed":
            raise Refusal(_("These minutes have not been distributed: edit them as they stand."))
        if known.corrections != meeting.corrections:
            raise Refusal(_("These minutes were corrected meanwhile: look at them again first."))
        if not changes(known, meeting):
            raise Refusal(_("Nothing in the words of these minutes was changed."))
        correction = Correction(
            meeting_id=meeting.id,
            number=max((one.number for one in known.corrections), default=0) + 1,
            version=next_issued(known.version),
            day=day or today(),
            reason=reason,
        )
        correction.lines = lines(writing, known, meeting, correction.id)
        meeting.corrections = [*meeting.corrections, correction]
        meeting.state, meeting.version = known.state, correction.version
        meeting.distributed_on = known.distributed_on
        stored = writing.save(meeting)
        refuse_hanging(
            writing, _("What you removed is still named elsewhere: {places}. Remove it there first.")
        )
        return stored


def preview(dossier: Dossier, meeting: Meeting) -> list[CorrectionLine]:
    """Return the lines of the correction that a meeting with other words would be stored by."""
    with dossier.read() as reading:
        known = reading.get(Meeting, meeting.id)
        return lines(reading, known, meeting, "") if known is not None else []


def lines(look: Look, before: Meeting, after: Meeting, correction_id: str) -> list[CorrectionLine]:
    """Return what differs between two states of a record, each in the words that will be kept of it."""
    found = changes(before, after)
    told = _Told.of(look, found)
    return [
        CorrectionLine(
            correction_id=correction_id,
            rank=rank,
            place=told.place(change),
            field=change.field,
            before=told.value(change, change.before),
            after=told.value(change, change.after),
        )
        for rank, change in enumerate(found)
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """How what changed is written down: names by language and id, and the language of plain places."""

    names: Mapping[str, Mapping[str, str]]
    first: str

    @classmethod
    def of(cls, look: Look, found: Iterable[Change]) -> _Told:
        keys = {key for change in found for key in _references(change)}
        return cls(
            {language: names_of(look, keys, language) for language in _LANGUAGES}, look.cover().first_language
        )

    def place(self, change: Change) -> str:
        """Return where something changed: a number, the name of the part, or nothing for the heading."""
        return change.place if isinstance(change.place, str) else self._named(change.place)

    def value(self, change: Change, value: Any) -> Bilingual:
        """Return a value as it is kept: texts and names as words, the rest as the file writes it down."""
        if isinstance(value, Record):
            return self._whole(value)
        if change.field.endswith(f".{RANK}"):
            return _alike(", ".join(self._named(part) for part in value))
        if isinstance(value, Bilingual):
            return value
        return self._name(value) if _target(change.field) else _alike(_written(value))

    def _named(self, part: Any) -> str:
        """Return what tells a part apart from the others of its list."""
        if person := getattr(part, "person_id", None):
            return self.names[self.first].get(person, "")
        number = getattr(part, "number", "")
        words = getattr(part, "title", None) or getattr(part, "text", None) or getattr(part, "words", None)
        return number or (words.in_language(self.first) if words else "")

    def _name(self, record_id: str | None) -> Bilingual:
        return Bilingual(*(self.names[language].get(record_id or "", "") for language in _LANGUAGES))

    def _whole(self, part: Any) -> Bilingual:
        """Return what a part says that came or went."""
        match part.__tablename__:
            case "decision":
                return Bilingual(*(self._decision(part, language) for language in _LANGUAGES))
            case "action":
                return Bilingual(*(self._action(part, language) for language in _LANGUAGES))
            case "attendance":
                return _alike(part.status)
            case "agenda_item":
                return Bilingual(
                    *(_joined(getattr(part.title, one), getattr(part.account, one)) for one in _LANGUAGES)
                )
        return self._name(part.person_id or part.organisation_id) or part.words

    def _decision(self, decision: Any, language: str) -> str:
        own = _joined(getattr(decision.title, language), getattr(decision.text, language), joint=" – ")
        actions = [
            _joined(action.number, self._action(action, language), joint=" ") for action in decision.actions
        ]
        return _joined(own, *actions)

    def _action(self, action: Any, language: str) -> str:
        text = getattr(action.text, language)
        if not text:
            return ""
        linked = (action.responsible_person_id, action.responsible_organisation_id)
        names = [self.names[language].get(one or "", "") for one in linked]
        others = [getattr(self._whole(one), language) for one in action.with_others]
        who = ", ".join(name for name in (*names, *others) if name) or getattr(action.responsible, language)
        day = translator(language).date(action.deadline) if action.deadline else ""
        return _joined(text, who, day or getattr(action.deadline_text, language), joint=" · ")


def _references(change: Change) -> Iterable[Key]:
    """Return table and id of the records that a change names."""
    for value in (change.place, change.before, change.after):
        if isinstance(value, Record):
            yield from _named_by(value)
        elif isinstance(value, tuple):
            for part in value:
                yield from _named_by(part)
        elif isinstance(value, str) and (target := _target(change.field)) and value is not change.place:
            yield target, value


def _named_by(part: Any) -> Iterable[Key]:
    table = part.__tablename__
    for name in WORDS[table]:
        if (target := _target(f"{table}.{name}")) and (record_id := getattr(part, name)):
            yield target, record_id
    for inner in (*getattr(part, "actions", ()), *getattr(part, "with_others", ())):
        yield from _named_by(inner)


def _target(field: str) -> str:
    """Return the table that a field refers to, or nothing."""
    table, _dot, name = field.partition(".")
    column = TABLES[table].columns.get(name)
    keys = () if column is None else column.foreign_keys
    return next((str(key.column.table.name) for key in keys), "")


def _written(value: Any) -> str:
    """Return a value as the file writes it: "2015-06-30", "10:30", "1"; nothing where there is none."""
    match value:
        case None | "":
            return ""
        case bool():
            return str(int(value))
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
    return str(value)


def _alike(text: str) -> Bilingual:
    return Bilingual(text, text)


def _joined(*parts: str, joint: str = "\n") -> str:
    return joint.join(part for part in parts if part)
