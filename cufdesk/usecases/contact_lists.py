"""Lists of contacts that a vCard file holds ("Partenaires habituels"), kept as saved lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cufdesk.domain.contacts import Person
from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.contact_cards import Card
from cufdesk.exchange.vcards import CardList
from cufdesk.folding import fold
from cufdesk.i18n import _, screen_language
from cufdesk.storage.writing import Writing


@dataclass(frozen=True)
class NamedList:
    """A list by its name, and the records of the file that belong to it, by their ids."""

    name: str
    people: tuple[str, ...]


@dataclass
class ListReader:
    """Finds whom the lists of a file mean: by the identifiers of its cards, or by e-mail."""

    _records: dict[str, str] = field(default_factory=dict)

    def note(self, card: Card, person: Person) -> None:
        """Remember which record a card became."""
        self._records.setdefault(_key(card.uid), person.id)
        for reach in card.emails:
            self._records.setdefault(_key(reach.value), person.id)

    def read(self, found: Iterable[CardList]) -> tuple[NamedList, ...]:
        """Return the lists with those of their members that the file holds; empty ones are left out."""
        lists = []
        for one in found:
            people = (self._records.get(_key(member), "") for member in one.members)
            named = NamedList(one.name.strip() or _("List of the file"), tuple(filter(None, people)))
            if named.people:
                lists.append(named)
        return tuple(lists)


def _key(text: str) -> str:
    return text.strip().casefold().removeprefix("urn:uuid:")


def keep_lists(writing: Writing, lists: Iterable[NamedList], stored: Callable[[str], str | None]) -> None:
    """Store lists, or bring those of the same name up to date; `stored` tells whom a record became."""
    known = {fold(text): group for group in writing.all(Group) for text in _names(group)}
    for one in lists:
        ids = [person for person in map(stored, one.people) if person is not None]
        group = known.get(fold(one.name)) or _group(one.name)
        missing = [
            person
            for person in dict.fromkeys(ids)
            if person not in {member.person_id for member in group.people}
        ]
        if missing:
            group.people = [
                *group.people,
                *(GroupMember(group_id=group.id, person_id=one) for one in missing),
            ]
            writing.save(group)


def _names(group: Group) -> list[str]:
    return [text for text in (group.name.fr, group.name.es) if text]


def _group(name: str) -> Group:
    return Group(name=Bilingual(es=name) if screen_language() == "es" else Bilingual(fr=name))
