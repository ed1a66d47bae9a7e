"""A plan of contacts brought in: one write of all that it says, that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.i18n import _, ngettext
from cufdesk.pauses import without_pauses
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.writing import Writing
from cufdesk.usecases.body_links import all_named_by, bring, couple_all, named_by, point
from cufdesk.usecases.contact_changes import Change, changes_of_body, changes_of_person
from cufdesk.usecases.contact_lists import keep_lists
from cufdesk.usecases.contact_plans import (
    CREATE,
    LEAVE_OUT,
    OF_PLANNING,
    STEP,
    Asked,
    Entry,
    Imported,
    Plan,
    Progress,
    stop_if,
)


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
    known = [(entry, to) for entry, to in chosen if to not in {CREATE, LEAVE_OUT} and not entry.is_asked]
    bodies = _bodies_to_make(chosen, joined)
    written = {record.id for record in [*bodies, *(entry.record for entry in new)]}
    becomes = {entry.record.id: _meant(entry.record.id, joined, written) for entry, _to in chosen}
    becomes = {one: other for one, other in becomes.items() if one not in written}
    asked = {entry.record.id for entry, _to in chosen}
    becomes = {one: None if other in asked - written else other for one, other in becomes.items()}
    for entry, _to in chosen:
        if not entry.is_person:
            point(entry.record, becomes)
    with dossier.write("") as writing:
        people = [_pointing(entry.record, joined) for entry in new]
        writing.add_all([*bodies, *people])
        stop_if(cancelled)
        updated = 0
        for done, (entry, to) in enumerate(known):
            if done % STEP == 0:
                stop_if(cancelled)
                if progress:
                    progress(OF_PLANNING + (1 - OF_PLANNING) * done / len(known))
            updated += _bring_up_to_date(writing, entry, to, joined)
        couple_all(writing, _coupled(bodies, known))
        people_written = {person.id for person in people}
        keep_lists(writing, plan.lists, lambda one: one if one in people_written else joined.get(one))
        explicit = {entry.record.id for entry, _to in chosen if not entry.is_named_only}
        created = len(people) + sum(body.id in explicit for body in bodies)
        writing.label = _label(len(people) + updated, len(bodies))
        stop_if(cancelled)
    return Imported(created, updated, len(known) - updated)


def _meant(record_id: str, joined: Mapping[str, str], written: Collection[str]) -> str | None:
    """Return the id of the contact that one of the file is in the end, or None where it does not come in."""
    seen = {record_id}
    found = joined.get(record_id)
    while found is not None and found in joined and not (found in written or found in seen):
        seen.add(found)
        found = joined[found]
    return found


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


def named_in(record: Person | Organisation) -> set[str]:
    """Return the ids of the contacts that a record names."""
    if isinstance(record, Person):
        return {position.organisation_id for position in record.positions if position.organisation_id}
    return all_named_by(record)


def _bodies_to_make(chosen: list[tuple[Entry, str]], joined: Mapping[str, str]) -> list[Organisation]:
    """Return the bodies that were chosen, and those that somebody who comes in names, and so on."""
    records = {
        entry.record.id: entry.record
        for entry, to in chosen
        if not (entry.is_person or (entry.is_asked and to == LEAVE_OUT))
    }
    made = {
        entry.record.id
        for entry, to in chosen
        if not entry.is_person and to == CREATE and not entry.is_named_only
    }
    open_ = [entry.record for entry, to in chosen if entry.is_person and to != LEAVE_OUT]
    open_ += [entry.record for entry, _to in chosen if entry.record.id in made or entry.record.id in joined]
    while open_:
        for one in named_in(open_.pop()) & records.keys() - made - joined.keys():
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
