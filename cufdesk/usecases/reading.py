"""Reading minutes: understanding a text, and keeping what a person accepted of it.

`understand` changes nothing. `keep` writes everything in one go, or recognises a text that was kept before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.line_numbers import free_reference
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.exchange.texts import SourceText, clean, read_text
from cufdesk.i18n import N_, _
from cufdesk.reading.minutes import read as read_minutes
from cufdesk.reading.own_words import OwnWords, own_words
from cufdesk.reading.understanding import PersonRead, Understanding
from cufdesk.refusal import Refusal
from cufdesk.storage import meetings as questions
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.writing import Writing
from cufdesk.usecases.backups import before_import
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.keeping import (
    Places,
    Sides,
    Who,
    agreements_of,
    meeting_of,
    milestones_of,
    panels_of,
    visit_of,
)
from cufdesk.usecases.labels import label
from cufdesk.usecases.reading_words import all_own_words
from cufdesk.usecases.recognising import Recognising


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text that was read: cleaned, with what was understood of it; spans are places in `text`."""

    text: str
    understanding: Understanding
    source_name: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was stored: `created` counts the new records by the names of `info`.

    A text that was kept before is `recognised`: its meeting is returned and nothing is written.
    """

    meeting: Meeting
    visit: Visit | None
    created: dict[str, int] = field(default_factory=dict)
    recognised: bool = False
    unsafe: str = ""
    """Why no backup could be made before, empty where one was made."""


def understand(path: Path | str, rules: Path | str | None = None) -> TextRead:
    """Read a .txt, .md, .docx or .odt file; refuse, with a sentence, what is not a readable text.

    `rules` is a file of words that count beside the program's and this person's own.
    """
    return _understood(read_text(Path(path)), os.path.basename(path), _own_words(rules))


def understand_text(raw: str) -> TextRead:
    """Read a pasted text."""
    return _understood(clean(raw), "", _own_words(None))


def understand_again(read: TextRead) -> TextRead:
    """Read a text once more: the words that texts are read with have changed."""
    before = read.understanding
    again = read_minutes(read.text, before.repairs, before.fingerprint, own=_own_words(None))
    return replace(read, understanding=again)


def events_of(dossier: Dossier) -> dict[str, str]:
    """Return the dates of the dossier that a deadline can hang on: their titles by their keys."""
    with dossier.read() as look:
        return {
            milestone.id: " · ".join(text for text in (milestone.title.fr, milestone.title.es) if text)
            for milestone in look.all(Milestone)
        }


def _own_words(rules: Path | str | None) -> OwnWords | None:
    """Return the words of this person and of the file named; None without any."""
    found = all_own_words() + (own_words(Path(rules)) if rules else OwnWords())
    return found if found != OwnWords() else None


def _understood(source: SourceText, name: str, own: OwnWords | None) -> TextRead:
    read = read_minutes(source.text, source.repairs, source.fingerprint, own=own)
    return TextRead(source.text, read, name)


def already_kept(dossier: Dossier, fingerprint: str) -> Meeting | None:
    """Return the meeting that a text was kept as, or None."""
    with dossier.read() as reading:
        return questions.read_from(reading, fingerprint)


def keep(
    dossier: Dossier,
    understanding: Understanding,
    *,
    text: str,
    source_name: str = "",
    visit_title: Bilingual | None = None,
) -> Kept:
    """Store what was understood of a text as contacts, a visit, a meeting, dates, a panel and agreements.

    `understanding` holds exactly what is to be kept: what a person left out is not in it. `text` is the
    cleaned text that its spans are places in; it is stored with the meeting.
    """
    _refuse_unfit(understanding)
    unsafe = _back_up(dossier, understanding.fingerprint)
    title = understanding.title or source_name
    with dossier.write(label(N_("Read the minutes “{name}”"), title)) as writing:
        before = questions.read_from(writing, understanding.fingerprint)
        if before is not None:
            visit = writing.get(Visit, before.visit_id) if before.visit_id else None
            return Kept(before, visit, recognised=True)
        kept = _Keeping(writing, understanding, text, source_name).keep(visit_title)
    return replace(kept, unsafe=unsafe)


def _back_up(dossier: Dossier, fingerprint: str) -> str:
    """Back the dossier up before it is changed, as far as it will be; return why that was not possible."""
    if dossier.read_only or already_kept(dossier, fingerprint) is not None:
        return ""
    return before_import(dossier)


def _refuse_unfit(read: Understanding) -> None:
    groups = (read.people, read.organisations, read.programme, read.decisions, read.dates)
    if not any((read.title, *groups, read.quotas, read.agreements)):
        raise Refusal(_("There is nothing to keep: nothing was understood of this text."))
    refuse_reversed_days(read.start, read.end)
    for date in read.dates:
        refuse_reversed_days(date.start, date.end)


class _Keeping:
    """One text on its way into the dossier."""

    def __init__(self, writing: Writing, read: Understanding, text: str, source_name: str) -> None:
        self._writing = writing
        self._read = read
        self._text = text
        self._source_name = source_name
        self._sides = sides_of(writing.cover(), read)
        self._reference = free_reference(read.start, questions.references(writing))
        self._known = Recognising(writing, read.language, self._source())

    def keep(self, visit_title: Bilingual | None) -> Kept:
        who = self._contacts()
        visit = visit_of(self._read, who, visit_title)
        meeting = meeting_of(self._read, who, self._known, self._reference)
        meeting.visit_id = visit.id if visit else None
        meeting.source_text, meeting.source_name = self._text, self._source_name
        places = Places(self._read, meeting)
        panels = list(panels_of(self._read, meeting, places, self._sides))
        milestones = self._new_milestones(milestones_of(self._read, self._text, meeting, places))
        agreements = self._new_agreements(agreements_of(self._read, places, self._known))
        new: dict[str, Sequence[Record]] = {
            "organisations": self._known.new_bodies,
            "people": self._known.new_people,
            "visits": [visit] if visit else [],
            "meetings": [meeting],
            "committees": panels,
            "milestones": milestones,
            "agreements": agreements,
        }
        for made in new.values():
            self._writing.add_all(made)
        counts = {name: len(made) for name, made in new.items()}
        counts["decisions"] = len(meeting.decisions)
        counts["actions"] = sum(len(decision.actions) for decision in meeting.decisions)
        return Kept(meeting, visit, {name: count for name, count in counts.items() if count})

    def _source(self) -> str:
        """Return where the contacts of this text come from, as each of them remembers it."""
        title = self._read.title or self._source_name
        return " · ".join(part for part in (self._reference, title) if part)

    def _contacts(self) -> Who:
        planned = [blank.text for blank in self._read.blanks if blank.kind == "party"]
        self._known.take_bodies(self._read.organisations, planned)
        for body in self._known.new_bodies:
            body.side = self._sides.get(body.country, "")
        who = [(said, self._known.person(said)) for said in self._read.people]
        delegation = self._delegation_side(who)
        new = {person.id for person in self._known.new_people}
        for said, person in who:
            if person.id in new:
                self._place(said, person, delegation)
        return who

    def _place(self, said: PersonRead, person: Person, delegation: str) -> None:
        """Give a new person the country and side that their bodies say, a delegate that of the delegation."""
        countries = {body.country for body in self._known.bodies_of(person) if body.country}
        person.country = countries.pop() if len(countries) == 1 else ""
        own = self._sides.get(person.country, "")
        person.side = own or (delegation if said.role == "delegate" else "")

    def _delegation_side(self, who: Who) -> str:
        """Return the side of the delegation, when the countries that are said of its members all agree."""
        delegates = [person for said, person in who if said.role == "delegate"]
        countries = {body.country for person in delegates for body in self._known.bodies_of(person)} - {""}
        return self._sides.get(countries.pop(), "") if len(countries) == 1 else ""

    def _new_milestones(self, milestones: Iterable[Milestone]) -> list[Milestone]:
        """Return the dates that the calendar does not hold yet."""
        known = {_days(milestone) for milestone in self._writing.all(Milestone)}
        return [milestone for milestone in milestones if _days(milestone) not in known]

    def _new_agreements(self, agreements: Iterable[Agreement]) -> list[Agreement]:
        """Return the agreements between whose parties none is under way yet."""
        open_ones = (
            known for known in self._writing.all(Agreement) if known.state not in {"signed", "ended"}
        )
        known = {_parties(agreement) for agreement in open_ones}
        return [made for made in agreements if len(made.parties) < 2 or _parties(made) not in known]


def sides_of(cover: Cover, read: Understanding) -> Sides:
    """Return which side a country is on.

    A dossier has two sides: where its cover does not name the partner country, it is the one country beside
    France that the text gives places or delegates to, if it is one.
    """
    bodies = read.organisations
    delegates = (person for person in read.people if person.role == "delegate")
    held = {position.body for person in delegates for position in person.positions} - {None}
    said = {quota.side for quota in read.quotas} | {bodies[at].country for at in held if at is not None}
    partners = {cover.partner_country} if cover.partner_country else said - {"FR", None, ""}
    return {"FR": "french"} | (
        {str(country): "partner" for country in partners} if len(partners) == 1 else {}
    )


def _days(milestone: Milestone) -> tuple[object, object]:
    return milestone.first_day, milestone.last_day or milestone.first_day


def _parties(agreement: Agreement) -> frozenset[str]:
    return frozenset(party.organisation_id or party.written_name for party in agreement.parties)
