"""Contacts out of a file: first what would happen, line by line, then one write that one undo takes back.

Somebody who is known for certain (by an identifier that we wrote, or by the same e-mail and name) is brought
up to date. Who only looks like somebody known is left for a person to decide. Nothing is merged by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.likeness import Likeness
from cufdesk.domain.likeness_words import VERDICTS, sentence
from cufdesk.domain.names import full_name, name_with_acronym, official_name, shown_name
from cufdesk.exchange.card_people import CardReader
from cufdesk.exchange.contact_cards import ORGANISATION, Card, Link
from cufdesk.exchange.own_record import links_of, record_in
from cufdesk.exchange.person_cards import card_of_body, card_of_person
from cufdesk.i18n import _, ngettext, screen_language, screen_translator
from cufdesk.pauses import without_pauses
from cufdesk.reading.title_language import title_language
from cufdesk.refusal import Refusal
from cufdesk.storage.aggregates import as_without_pictures
from cufdesk.storage.copying import Stopped
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.writing import Writing
from cufdesk.usecases.body_links import LinkReader, all_named_by, bring, couple_all, named_by, point
from cufdesk.usecases.contact_changes import Change, changes_of_body, changes_of_person
from cufdesk.usecases.contact_files import ContactFile
from cufdesk.usecases.contact_matching import KnownBodies, KnownPeople
from cufdesk.usecases.contact_plans import (
    CHECK,
    CREATE,
    LEAVE_OUT,
    UNCHANGED,
    UPDATE,
    Candidate,
    Entry,
    Imported,
    Plan,
    Refused,
)

Progress = Callable[[float], None]
Asked = Callable[[], bool]
_STEP = 50
_OF_PLANNING = 0.6  # of the whole way


# what would happen -----------------------------------------------------------------------------------


def plan_import(
    dossier: Dossier, file: ContactFile, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Plan:
    """Return what bringing in a file would do; nothing is written. `cancelled` ends it with `Stopped`."""
    with without_pauses():
        return _plan(dossier, file, progress, cancelled)


def _plan(dossier: Dossier, file: ContactFile, progress: Progress | None, cancelled: Asked | None) -> Plan:
    # No known picture is compared where the file brings none.
    pictures = any(card.photo for card in file.cards)
    with dossier.read() as reading:
        people = reading.all(Person, pictures=pictures)
        bodies = reading.all(Organisation, pictures=pictures)
        language = "es" if reading.cover().first_language == "es" else "fr"
    if not pictures:
        as_without_pictures([*people, *bodies])
    planning = _Planning(KnownPeople(people), KnownBodies(bodies), language, file)
    for done, card in enumerate(sorted(file.cards, key=lambda one: one.kind != ORGANISATION)):
        if done % _STEP == 0:
            _stop_if(cancelled)
            if progress:
                progress(_OF_PLANNING * done / len(file.cards))
        planning.take(card)
    return planning.plan()


def _stop_if(cancelled: Asked | None) -> None:
    if cancelled is not None and cancelled():
        raise Stopped(_("Stopped: nothing was changed."))


class _Planning:
    """Looks at the cards of a file one by one."""

    def __init__(self, people: KnownPeople, bodies: KnownBodies, language: str, file: ContactFile) -> None:
        self._people, self._bodies = people, bodies
        self._before = set(people.by_id)
        self._language, self._file = language, file
        self._reader = CardReader(bodies.find, language, title_language)
        self._entries: list[Entry] = []
        self._links: list[tuple[Entry, tuple[Link, ...]]] = []
        self._lines: dict[str, int] = {}
        self._refused = [Refused(p.line, p.sentence, p.text) for p in file.problems if p.left_out]
        self._notes = [Refused(p.line, p.sentence, p.text) for p in file.problems if not p.left_out]

    def plan(self) -> Plan:
        """Return what was found, in the order of the file."""
        self._link()
        named = {one for entry in self._entries for one in _named_by(entry.record)}
        self._entries = [one for one in self._entries if not one.is_named_only or one.record.id in named]
        self._entries.sort(key=lambda entry: entry.line)
        self._refused.sort(key=lambda one: one.line)
        return Plan(self._file.name, self._entries, self._refused, self._notes)

    def take(self, card: Card) -> None:
        """Look at one card."""
        if card.kind == ORGANISATION:
            self._take_body(card)
            return
        made = len(self._bodies.made)
        person = self._reader.person(card)
        self._note_named(made, card.line)
        if not (full_name(person) or any(position.title for position in person.positions)):
            self._refused.append(
                Refused(card.line, _("This contact has neither a name nor a function."), card.shown_name)
            )
            return
        if record_in(card) is None:
            person.source = _("File {name}").format(name=self._file.name)
        self._take_person(card, person)

    # people ------------------------------------------------------------------------------------------

    def _take_person(self, card: Card, person: Person) -> None:
        name = shown_name(person, screen_language()) or card.shown_name
        known = self._people.certain(person, card.uid)
        if known is not None and known.anonymised_on:
            sentence = _("This person was anonymised here: the line is left out.")
            self._notes.append(Refused(card.line, sentence, name))
            return
        if known is not None and known.id in self._before:
            self._settle(person, known)
            self._add_known(card.line, person, name, known, self._changes(known, person))
            return
        for other in self._people.namesakes(person):
            comparable = other.id in self._before and (person.points or person.positions)
            if comparable and not self._changes(other, person):
                self._add_known(card.line, person, name, other, [])
                return
        alike = self._people.like(person)
        if known is not None and known.id not in {like.second_id for like in alike}:
            candidates = [self._same_line(known)]
        else:
            candidates = [self._candidate(like) for like in alike[:5]]
        outcome = CHECK if candidates else CREATE
        self._entries.append(Entry(card.line, outcome, person, name, candidates=tuple(candidates)))
        self._people.add(person)
        self._lines[person.id] = card.line

    def _settle(self, found: Person, known: Person) -> None:
        """Let a name that several bodies bear mean the one in which somebody holds a function already."""
        own = {position.organisation_id for position in known.positions}
        for position in found.positions:
            meant = own.intersection(self._bodies.several.get(position.organisation_id or "", ()))
            if len(meant) == 1:
                position.organisation_id = meant.pop()

    def _changes(self, known: Person, found: Person) -> list[Change]:
        bodies = self._bodies.by_id
        own = [bodies[one.organisation_id] for one in known.positions if one.organisation_id in bodies]
        named = {official_name(body, self._language): body for body in own}
        reader = CardReader(lambda name, _uid: named.get(name), self._language, title_language)
        said = reader.person(card_of_person(known, bodies, self._language, whole=False))
        return changes_of_person(known, found, said)

    def _add_known(self, line: int, record: Any, name: str, known: Any, changes: list[Change]) -> None:
        outcome = UPDATE if changes else UNCHANGED
        self._entries.append(Entry(line, outcome, record, name, known.id, tuple(changes)))

    def _candidate(self, like: Likeness) -> Candidate:
        t = screen_translator()
        other = self._people.by_id[like.second_id]
        bodies, language = self._bodies.by_id, screen_language()
        named = {reason.first for reason in like.reasons if reason.code == "organisation"}
        names = {one: official_name(bodies[one], language) for one in named if one in bodies}
        reasons = " ".join(sentence(reason, t, names) for reason in like.reasons)
        name = shown_name(other, screen_language())
        if other.id in self._lines:
            name = _("{name} (line {line} of the same file)").format(name=name, line=self._lines[other.id])
        return Candidate(other.id, name, f"{t._(VERDICTS[like.verdict])}. {reasons}")

    def _same_line(self, other: Person) -> Candidate:
        line = self._lines.get(other.id, 0)
        name = shown_name(other, screen_language())
        return Candidate(
            other.id, name, _("The same contact stands in line {line} of the file.").format(line=line)
        )

    # bodies ------------------------------------------------------------------------------------------

    def _take_body(self, card: Card) -> None:
        body = self._reader.body(card)
        name = official_name(body, screen_language())
        meant = self._bodies.meant(name, card.uid)
        if len(meant) == 1 and meant[0].id not in self._bodies.made:
            known = meant[0]
            said = self._reader.body(card_of_body(known, self._language, whole=False))
            self._add_known(card.line, body, name, known, changes_of_body(known, body, said))
        else:
            if record_in(card) is None:
                body.source = _("File {name}").format(name=self._file.name)
            self._bodies.add(body)
            self._add_body(card.line, body, meant)
        self._lines[body.id] = card.line
        if links := links_of(card):
            self._links.append((self._entries[-1], links))

    def _link(self) -> None:
        """Look for those whom bodies name, now that everybody has been seen."""
        linking = LinkReader(self._bodies, self._people, self._notes.append)
        for entry, links in self._links:
            made = len(self._bodies.made)
            entry.changes += tuple(linking.take(entry, links))
            if entry.changes and entry.outcome == UNCHANGED:
                entry.outcome = UPDATE
            self._note_named(made, entry.line)

    def _note_named(self, before: int, line: int) -> None:
        """Note the bodies that were made, beyond so many, because something names them."""
        for body_id in [*self._bodies.made][before:]:
            body = self._bodies.made[body_id]
            body.source = _("File {name}").format(name=self._file.name)
            meant = [self._bodies.by_id[one] for one in self._bodies.several.get(body_id, ())]
            self._add_body(line, body, meant, is_named_only=True)

    def _same_name(self, other: Organisation) -> Candidate:
        t = screen_translator()
        told = (name_with_acronym(other, t.language), other.city, t.word("country", other.country))
        name = ", ".join(part for part in told if part)
        if other.id in self._lines:
            reason = _("The same contact stands in line {line} of the file.")
            return Candidate(other.id, name, reason.format(line=self._lines[other.id]))
        return Candidate(other.id, name, _("Several bodies are called so: say which one is meant."))

    def _add_body(
        self, line: int, body: Organisation, meant: Sequence[Organisation], *, is_named_only: bool = False
    ) -> None:
        t = screen_translator()
        candidates = [self._same_name(other) for other in meant]
        alike = [
            like for like in self._bodies.likenesses[body.id] if like.second_id not in self._bodies.several
        ]
        alike = [like for like in alike if like.second_id not in {other.id for other in meant}]
        for like in alike[:5]:
            other = self._bodies.by_id[like.second_id]
            reasons = " ".join(sentence(reason, t) for reason in like.reasons)
            name = official_name(other, screen_language())
            candidates.append(Candidate(other.id, name, f"{t._(VERDICTS[like.verdict])}. {reasons}"))
        self._entries.append(
            Entry(
                line,
                CHECK if candidates else CREATE,
                body,
                official_name(body, screen_language()),
                candidates=tuple(candidates),
                is_named_only=is_named_only,
            )
        )


# bringing it in --------------------------------------------------------------------------------------


def bring_in(
    dossier: Dossier, plan: Plan, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Imported:
    """Write what a plan says, all of it or nothing. `cancelled` ends it with `Stopped`, nothing changed."""
    with without_pauses():
        return _bring_in(dossier, plan, progress, cancelled)


def _bring_in(dossier: Dossier, plan: Plan, progress: Progress | None, cancelled: Asked | None) -> Imported:
    chosen = [(entry, plan.choice(place)) for place, entry in enumerate(plan.entries)]
    joined = {entry.record.id: to for entry, to in chosen if to not in {CREATE, LEAVE_OUT}}
    new = [entry for entry, to in chosen if to == CREATE and entry.is_person]
    known = [(entry, to) for entry, to in chosen if to not in {CREATE, LEAVE_OUT}]
    bodies = _bodies_to_make(chosen, joined)
    written = {record.id for record in [*bodies, *(entry.record for entry in new)]}
    becomes = {entry.record.id: joined.get(entry.record.id) for entry, _to in chosen}
    becomes = {one: other for one, other in becomes.items() if one not in written}
    for entry, _to in chosen:
        if not entry.is_person:
            point(entry.record, becomes)
    with dossier.write("") as writing:
        people = [_pointing(entry.record, joined) for entry in new]
        writing.add_all([*bodies, *people])
        _stop_if(cancelled)
        updated = 0
        for done, (entry, to) in enumerate(known):
            if done % _STEP == 0:
                _stop_if(cancelled)
                if progress:
                    progress(_OF_PLANNING + (1 - _OF_PLANNING) * done / len(known))
            updated += _bring_up_to_date(writing, entry, to, joined)
        couple_all(writing, _coupled(bodies, known))
        explicit = {entry.record.id for entry, _to in chosen if not entry.is_named_only}
        created = len(people) + sum(body.id in explicit for body in bodies)
        writing.label = _label(len(people) + updated, len(bodies))
        _stop_if(cancelled)
    return Imported(created, updated, len(known) - updated)


def _label(people: int, bodies: int) -> str:
    if people or not bodies:
        return ngettext("Import of contacts: {n} person", "Import of contacts: {n} people", people).format(
            n=people
        )
    return ngettext("Import of contacts: {n} body", "Import of contacts: {n} bodies", bodies).format(n=bodies)


def _coupled(made: list[Organisation], known: list[tuple[Entry, str]]) -> list[tuple[str, str]]:
    """Return who names whom as a counterpart, of those that were made or brought up to date."""
    found = [(body.id, one) for body in made for one in named_by(body, "counterpart")]
    for entry, to in known:
        if not entry.is_person:
            found += [(to, one) for one in named_by(entry.record, "counterpart")]
    return found


def _named_by(record: Person | Organisation) -> set[str]:
    """Return the ids of the contacts that a record names."""
    if isinstance(record, Person):
        return {position.organisation_id for position in record.positions if position.organisation_id}
    return all_named_by(record)


def _bodies_to_make(chosen: list[tuple[Entry, str]], joined: Mapping[str, str]) -> list[Organisation]:
    """Return the bodies that were chosen, and those that somebody who comes in names, and so on."""
    records = {entry.record.id: entry.record for entry, _to in chosen if not entry.is_person}
    made = {
        entry.record.id
        for entry, to in chosen
        if not entry.is_person and to == CREATE and not entry.is_named_only
    }
    open_ = [entry.record for entry, to in chosen if entry.is_person and to != LEAVE_OUT]
    open_ += [entry.record for entry, _to in chosen if entry.record.id in made or entry.record.id in joined]
    while open_:
        for one in _named_by(open_.pop()) & records.keys() - made - joined.keys():
            made.add(one)
            open_.append(records[one])
    return [record for one, record in records.items() if one in made and one not in joined]


def _pointing(person: Person, joined: Mapping[str, str]) -> Person:
    """Return a person whose functions are in the bodies that theirs were joined with."""
    for position in person.positions:
        body_id = position.organisation_id or ""
        position.organisation_id = joined.get(body_id, position.organisation_id)
    return person


def _bring_up_to_date(writing: Writing, entry: Entry, known_id: str, joined: Mapping[str, str]) -> bool:
    """Make the changes of an entry on a known contact as it stands now; tell whether there were any."""
    stored = writing.get(type(entry.record), known_id)
    if stored is None:
        raise Refusal(_("{name} is not there any more: look at the file again.").format(name=entry.name))
    if entry.is_person:
        _pointing(entry.record, joined)
    changes = entry.changes if entry.known == known_id else _joining(stored, entry.record)
    for change in changes:
        change.make(stored)
    is_changed = bool(changes)
    if not entry.is_person and entry.known != known_id:
        is_changed |= bring(stored, entry.record)
    if is_changed:
        writing.save(stored)
    return is_changed


def _joining(stored: Any, record: Any) -> list[Change]:
    """Return what somebody who was joined by hand brings: what is known already stays."""
    compare: Callable[[Any, Any, Any], list[Change]] = (
        changes_of_person if isinstance(record, Person) else changes_of_body
    )
    return [change for change in compare(stored, record, record.__class__()) if not change.before]
