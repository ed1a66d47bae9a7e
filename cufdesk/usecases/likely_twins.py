"""Who of the dossier may be the person or body that is being entered: told while somebody types.

The index is made once and follows what changes; everything here is asked in one thread beside the window.
"""

from __future__ import annotations

from typing import NamedTuple

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.duplicates import PeopleIndex, bodies_like
from cufdesk.domain.known_contacts import known_body, known_person
from cufdesk.domain.likeness import KnownPerson, Likeness
from cufdesk.domain.likeness_words import sentence
from cufdesk.i18n import screen_translator
from cufdesk.storage.lists import Lists

_MOST = 2


class Twin(NamedTuple):
    """A record that may be the same one, how it is named, and the surest reason as a sentence."""

    id: str
    name: str
    reason: str


class LikelyTwins:
    """The people and bodies of a dossier, ready to be compared with one more."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._index = PeopleIndex()
        self._known: dict[str, KnownPerson] = {}
        self._stale = True

    def __len__(self) -> int:
        return len(self._known)

    def forget(self) -> None:
        """Look at the file again before the next answer: something has changed."""
        self._stale = True

    def like(self, record: Person | Organisation) -> list[Twin]:
        """Return who may be this one, the surest first; not the record itself, nor who was told apart."""
        if isinstance(record, Organisation):
            bodies = self._lists.known_bodies()
            bodies.pop(record.id, None)
            apart = self._lists.told_apart("organisation")
            return self._told(bodies_like(known_body(record), bodies.values(), apart))
        if self._stale:
            self._catch_up()
        # The index holds the record as it is stored, and gives nobody their own id.
        found = [one for one in self._index.like(known_person(record)) if one.second_id != record.id]
        return self._told(found)

    def _catch_up(self) -> None:
        self._stale = False
        now = self._lists.known_people()
        for gone in self._known.keys() - now.keys():
            self._index.remove(gone)
        for record_id, person in now.items():
            if self._known.get(record_id) != person:
                self._index.add(person)
        self._known = now
        self._index.apart = self._lists.told_apart("person")

    def _told(self, found: list[Likeness]) -> list[Twin]:
        shown = found[:_MOST]
        reasons = [one.reasons[0] for one in shown if one.reasons]
        in_body = [reason.first for reason in reasons if reason.code == "organisation"]
        hits = self._lists.titles([*(one.second_id for one in shown), *in_body])
        names = {body: hits[body].title for body in in_body if body in hits}
        t = screen_translator()
        told = []
        for one in shown:
            if one.second_id in hits:
                hit = hits[one.second_id]
                body = hit.detail.rpartition(" · ")[2] if hit.kind == "person" else hit.detail
                name = f"{hit.title} ({body})" if body else hit.title
                told.append(Twin(one.second_id, name, sentence(one.reasons[0], t, names)))
        return told
