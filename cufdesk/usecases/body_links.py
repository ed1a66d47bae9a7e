"""Whom the bodies of a file name: a parent, counterparts abroad, members and a president.

They are looked for once the whole file is read, since a body may name one that stands further down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cufdesk.domain.contacts import Counterpart, GroupBody, Organisation, Person
from cufdesk.domain.names import official_name, shown_name
from cufdesk.exchange.contact_cards import Link
from cufdesk.exchange.contact_columns import FIELDS
from cufdesk.exchange.person_cards import UID
from cufdesk.i18n import _, screen_language
from cufdesk.storage.writing import Writing
from cufdesk.usecases.contact_changes import Change
from cufdesk.usecases.contact_matching import KnownBodies, KnownPeople
from cufdesk.usecases.contact_plans import Entry, Refused
from cufdesk.usecases.contacts import couple

ROLES = ("parent", "counterpart", "member", "president")


@dataclass(frozen=True)
class LinkReader:
    """Finds whom the bodies of a file name.

    `note` is told of who is not there, `ask` of several who bear a name: it gives the record that stands for
    whichever of them a person chooses.
    """

    bodies: KnownBodies
    people: KnownPeople
    note: Callable[[Refused], object]
    ask: Callable[[Entry, Link, Sequence[Organisation | Person]], Organisation | Person]

    def take(self, entry: Entry, links: Iterable[Link]) -> list[Change]:
        """Let the body of an entry name its contacts; return what that changes of the one known already."""
        body: Organisation = entry.record
        known = self.bodies.by_id.get(entry.known)
        changes = []
        for link in links:
            found = self._found(link, entry)
            if found is None or found.id in {body.id, entry.known}:
                continue
            _name(body, link.role, found.id)
            if known is not None and found.id not in named_by(known, link.role):
                changes.append(self._change(body, known, link, found))
        return changes

    def _found(self, link: Link, entry: Entry) -> Organisation | Person | None:
        uid = f"{UID}{link.uid}" if link.uid else ""
        if link.role != "president":
            meant = self.bodies.meant(link.name, uid)
            if not meant:
                return self.bodies.find(link.name)
            found: list[Organisation] | list[Person] = meant
        else:
            found = self.people.called(link.name, uid)
        if len(found) == 1:
            return found[0]
        if found:
            open_ = self.bodies.asked(link.name) if link.role != "president" else None
            return open_ or self.ask(entry, link, found)
        sentence = _("{name} is not among the contacts: {body} does not name them.")
        self.note(Refused(entry.line, sentence.format(name=link.name, body=entry.name), link.name))
        return None

    def _change(
        self, body: Organisation, known: Organisation, link: Link, found: Organisation | Person
    ) -> Change:
        role, before = link.role, ""
        if role in {"parent", "president"}:
            ids = named_by(known, role)
            before = next((self._shown(one) for one in ids if one), "")

        def make(stored: Organisation) -> None:
            # Who was named may have been joined to somebody else meanwhile: the body of the file knows.
            for one in named_by(body, role):
                if one and one not in named_by(stored, role):
                    _name(stored, role, one)

        after = self._shown(found.id) or _("{name} (to be chosen)").format(name=link.name)
        return Change(_(FIELDS[role]), before, after, make)

    def _shown(self, record_id: str) -> str:
        if record_id in self.people.by_id:
            return shown_name(self.people.by_id[record_id], screen_language())
        body = self.bodies.by_id.get(record_id)
        return official_name(body, screen_language()) if body else ""


def named_by(body: Organisation, role: str) -> list[str]:
    """Return the ids of those whom a body names in a role."""
    if role == "counterpart":
        return [one.other_id for one in body.counterparts if one.other_id]
    if role == "member":
        return [one.member_id for one in body.bodies if one.member_id]
    one = body.parent_id if role == "parent" else body.president_id
    return [one] if one else []


def all_named_by(body: Organisation) -> set[str]:
    """Return the ids of all whom a body names."""
    return {one for role in ROLES for one in named_by(body, role)}


def _name(body: Organisation, role: str, other_id: str) -> None:
    if role == "parent":
        body.parent_id = other_id
    elif role == "president":
        body.president_id = other_id
    elif other_id not in named_by(body, role) and role == "counterpart":
        body.counterparts = [*body.counterparts, Counterpart(organisation_id=body.id, other_id=other_id)]
    elif other_id not in named_by(body, role):
        body.bodies = [*body.bodies, GroupBody(organisation_id=body.id, member_id=other_id)]


def bring(stored: Organisation, body: Organisation) -> bool:
    """Let a body name whom another one names, where it names nobody yet; tell whether that is anybody."""
    before = all_named_by(stored)
    for role in ROLES:
        if role in {"counterpart", "member"} or not named_by(stored, role):
            for one in named_by(body, role):
                if one != stored.id:
                    _name(stored, role, one)
    return all_named_by(stored) != before


def point(body: Organisation, becomes: Mapping[str, str | None]) -> None:
    """Let a body name others instead of some; None takes the place of those who do not come in."""
    named = {role: named_by(body, role) for role in ROLES}
    if not any(one in becomes for ids in named.values() for one in ids):
        return
    body.parent_id = body.president_id = None
    body.counterparts, body.bodies = [], []
    for role, ids in named.items():
        for one in ids:
            other = becomes.get(one, one)
            if other is not None and other != body.id:
                _name(body, role, other)


def couple_all(writing: Writing, named: Iterable[tuple[str, str]]) -> None:
    """Let counterparts name back the bodies that name them."""
    for body_id, other_id in named:
        couple(writing, other_id, body_id)
