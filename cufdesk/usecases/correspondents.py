"""Whom a message goes to: people as they are called and reached today, and the language each reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.groups import Group
from cufdesk.domain.languages_read import language_read
from cufdesk.domain.names import full_name, function_line, shown_name
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.exchange.email_drafts import checked_address
from cufdesk.folding import fold, words_of
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage import sendings as questions
from cufdesk.storage.directory import directory_of
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.groups import people_by_rule
from cufdesk.usecases.contacts import save_person

_MAILBOX = re.compile(r'\s*"?(?P<name>[^"<>]*)"?\s*<(?P<address>[^<>]*@[^<>]*)>\s*')
_SHOWN = 4  # names that a refusal counts up


def language_of(person: Person | None, cover: Cover) -> str:
    """Return the language to write to somebody in: the first that they speak, else that of their side.

    Of whom nothing is known, the dossier's first language.
    """
    if person is None:
        return cover.first_language
    return language_read(person.languages, person.side, cover.first_language)


def recipient(person: Person, bodies: dict[str, Organisation], role: str, language: str) -> SendingRecipient:
    """Return somebody as the register keeps them: with the name, function and address of today."""
    functions = [function_line(position, bodies, language) for position in person.held_on(_today())]
    return SendingRecipient(
        sending_id="",
        person_id=person.id,
        name=full_name(person) or shown_name(person, language),
        function=next(iter(functions), "") if full_name(person) else "",
        address=person.email.strip(),
        role=role,
    )


def _today() -> date:
    return datetime.now().astimezone().date()


def recipients(dossier: Dossier, chosen: Iterable[tuple[str, str]]) -> list[SendingRecipient]:
    """Return people, each (id, role), as the register keeps them; who is gone is left out."""
    with dossier.read() as reading:
        return [one for one in _recipients(reading, chosen) if one is not None]


def _recipients(reading: Reading, chosen: Iterable[tuple[str, str]]) -> list[SendingRecipient | None]:
    cover = reading.cover()
    found: list[SendingRecipient | None] = []
    for person_id, role in chosen:
        person = reading.get(Person, person_id)
        if person is None:
            found.append(None)
            continue
        bodies = dict(directory_of(reading, [person]).organisations)
        found.append(recipient(person, bodies, role, language_of(person, cover)))
    return found


def of_group(dossier: Dossier, group: Group) -> list[SendingRecipient]:
    """Return the members of a list, each in the role that it gives them, then those whom its rule means."""
    with dossier.read() as reading:
        return [one for one in _recipients(reading, members_of(reading, group)) if one is not None]


def members_of(reading: Reading, group: Group) -> list[tuple[str, str]]:
    """Return who belongs to a list now, each once as (id, role): those chosen, then those by its rule."""
    cover = reading.cover()
    roles = {one.person_id: one.role for one in group.people if one.person_id}
    for person in people_by_rule(reading, group, _today()):
        if group.rule_language in {"", language_of(person, cover)}:
            roles.setdefault(person.id, "to")
    return list(roles.items())


def of_today(dossier: Dossier, kept: Iterable[SendingRecipient]) -> list[SendingRecipient]:
    """Return those who were written to once as they are reached today; who is gone, as they were."""
    former = list(kept)
    with dossier.read() as reading:
        now = _recipients(reading, [(one.person_id or "", one.role) for one in former])
    return [
        known
        or SendingRecipient(
            sending_id="", name=one.name, function=one.function, address=one.address, role=one.role
        )
        for one, known in zip(former, now, strict=True)
    ]


def named(dossier: Dossier, text: str, role: str) -> SendingRecipient:
    """Return the one whom a name or an address means, a contact if it is one.

    An address may stand as mail programs write it: "Ana Ruiz <ana.ruiz@example.org>". Refuses a name that
    means nobody or several, and what is no address.
    """
    with dossier.read() as reading:
        name, written = "", text
        if mailbox := _MAILBOX.fullmatch(text):
            name, written = mailbox["name"].strip(), mailbox["address"]
        if "@" in written:
            address = checked_address(written)
            people = questions.people_reached_at(reading, address)
        else:
            address, people = "", _whole_names(questions.people_named(reading, words_of(text)), text)
        if not people and address:
            return SendingRecipient(sending_id="", name=name, address=address, role=role)
        if not people:
            raise Refusal(_("No contact is called “{name}”.").format(name=text))
        if len(people) > 1 and not address:
            names = ", ".join(shown_name(person, screen_language()) for person in people[:_SHOWN])
            sentence = _("“{name}” may be several contacts: {names}. Write more of the name, or the address.")
            raise Refusal(sentence.format(name=text, names=names))
        [one] = [one for one in _recipients(reading, [(people[0].id, role)]) if one is not None]
    return one


def _whole_names(people: list[Person], text: str) -> list[Person]:
    """Return those who are called exactly so, if anybody is: "Ana Ruiz" is not "Ana Ruiz Peña" as well."""
    same = [person for person in people if sorted(words_of(full_name(person))) == sorted(words_of(text))]
    return same or people


def group_named(dossier: Dossier, name: str) -> Group:
    """Return the saved list with a name, in either language; refuses an unknown one."""
    with dossier.read() as reading:
        groups = reading.all(Group)
    for group in groups:
        if fold(name.strip()) in {fold(group.name.fr), fold(group.name.es)} - {""}:
            return group
    raise Refusal(_("No saved list is called “{name}”.").format(name=name))


def give_address(dossier: Dossier, one: SendingRecipient, address: str) -> SendingRecipient:
    """Return a recipient with an address, kept with the contact if it is one; refuses what is none."""
    checked = checked_address(address)
    with dossier.read() as reading:
        person = reading.get(Person, one.person_id) if one.person_id else None
    if person is not None:
        person.reach_first("email", checked)
        save_person(dossier, person)
    return SendingRecipient(
        sending_id="",
        person_id=one.person_id,
        name=one.name,
        function=one.function,
        address=checked,
        role=one.role,
    )
