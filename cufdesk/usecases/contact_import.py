"""Contacts out of a file: what would happen, line by line, before anything is written.

Somebody who is known for certain (by an identifier that we wrote, or by the same e-mail and name) is brought
up to date. Who only looks like somebody known is left for a person to decide. Nothing is merged by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.likeness import Likeness
from cufdesk.domain.likeness_words import VERDICTS, sentence
from cufdesk.domain.names import full_name, function_line, name_with_acronym, official_name, shown_name
from cufdesk.exchange.card_people import CardReader
from cufdesk.exchange.contact_cards import ORGANISATION, Card, Link
from cufdesk.exchange.own_record import links_of, record_in
from cufdesk.exchange.person_cards import card_of_body, card_of_person
from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.pauses import without_pauses
from cufdesk.reading.title_language import title_language
from cufdesk.storage.aggregates import as_without_pictures
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.body_links import LinkReader
from cufdesk.usecases.contact_bringing import named_in
from cufdesk.usecases.contact_changes import Change, changes_of_body, changes_of_person
from cufdesk.usecases.contact_files import ContactFile
from cufdesk.usecases.contact_lists import ListReader
from cufdesk.usecases.contact_matching import KnownBodies, KnownPeople
from cufdesk.usecases.contact_plans import (
    CHECK,
    CREATE,
    OF_PLANNING,
    STEP,
    UNCHANGED,
    UPDATE,
    Asked,
    Candidate,
    Entry,
    Plan,
    Progress,
    Refused,
    stop_if,
)

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
        if done % STEP == 0:
            stop_if(cancelled)
            if progress:
                progress(OF_PLANNING * done / len(file.cards))
        planning.take(card)
    return planning.plan()


class _Planning:
    """Looks at the cards of a file one by one."""

    def __init__(self, people: KnownPeople, bodies: KnownBodies, language: str, file: ContactFile) -> None:
        self._people, self._bodies = people, bodies
        self._before = set(people.by_id)
        self._language, self._file = language, file
        self._reader = CardReader(bodies.find, language, title_language)
        self._entries: list[Entry] = []
        self._links: list[tuple[Entry, tuple[Link, ...]]] = []
        self._lists = ListReader()
        self._lines: dict[str, int] = {}
        self._asked: dict[tuple[str, str], Person | Organisation] = {}
        self._refused = [Refused(p.line, p.sentence, p.text) for p in file.problems if p.left_out]
        self._notes = [Refused(p.line, p.sentence, p.text) for p in file.problems if not p.left_out]

    def plan(self) -> Plan:
        """Return what was found, in the order of the file."""
        self._link()
        named = {one for entry in self._entries for one in named_in(entry.record)}
        self._entries = [one for one in self._entries if not one.is_named_only or one.record.id in named]
        self._entries.sort(key=lambda entry: entry.line)
        self._refused.sort(key=lambda one: one.line)
        lists = self._lists.read(self._file.lists)
        return Plan(self._file.name, self._entries, self._refused, self._notes, lists=lists)

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
        self._lists.note(card, person)
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
        linking = LinkReader(self._bodies, self._people, self._notes.append, self._ask)
        for entry, links in self._links:
            made = len(self._bodies.made)
            entry.changes += tuple(linking.take(entry, links))
            if entry.changes and entry.outcome == UNCHANGED:
                entry.outcome = UPDATE
            self._note_named(made, entry.line)

    def _ask(self, entry: Entry, link: Link, meant: Sequence[Organisation | Person]) -> Any:
        """Return what stands for one of several contacts that a body may name, until a person says which."""
        kind = "person" if link.role == "president" else "organisation"
        if (kind, link.name) not in self._asked:
            record = (
                Person(written_name=link.name) if kind == "person" else Organisation(written_name=link.name)
            )
            candidates = tuple(self._one_of_several(other) for other in meant)
            asked = Entry(entry.line, CHECK, record, link.name, candidates=candidates, is_named_only=True)
            asked.is_asked = True
            self._entries.append(asked)
            self._asked[kind, link.name] = record
        return self._asked[kind, link.name]

    def _one_of_several(self, other: Organisation | Person) -> Candidate:
        if isinstance(other, Organisation):
            return self._same_name(other)
        language = screen_language()
        first = next(iter(other.positions), None)
        told = (shown_name(other, language), function_line(first, self._bodies.by_id, language), other.city)
        name = ", ".join(part for part in told if part)
        if other.id in self._lines:
            reason = _("The same contact stands in line {line} of the file.")
            return Candidate(other.id, name, reason.format(line=self._lines[other.id]))
        return Candidate(other.id, name, _("Several people are called so: say which one is meant."))

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
