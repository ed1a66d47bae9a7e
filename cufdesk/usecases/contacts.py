"""What a person can do with contacts: people and bodies."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar
from uuid import UUID, uuid5

from cufdesk.domain.base import new_id
from cufdesk.domain.contacts import Counterpart, Organisation, Person
from cufdesk.domain.names import formal_name, official_name, shown_name
from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.contacts import bodies_naming
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.writing import Writing
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Labels

R = TypeVar("R", Person, Organisation)

_PERSON = Labels[Person](
    N_("Add {name} to the contacts"),
    N_("Edit the contact {name}"),
    N_("Delete the contact {name}"),
    lambda person: formal_name(person, screen_translator()) or shown_name(person, screen_language()),
)
_BODY = Labels[Organisation](
    N_("Add the body {name}"),
    N_("Edit the body {name}"),
    N_("Delete the body {name}"),
    lambda body: official_name(body, screen_language()),
)


_NAMESPACE = UUID("0c0f2a5e-9a35-4f0e-9b1c-7a44d1f3b2c6")
_MOST_BYTES = {"photo": 200_000, "logo": 2_000_000}


def save_person(dossier: Dossier, person: Person) -> Person:
    """Store a person; a contact by function alone is legal, one with neither name nor function is not.

    Contact details without a value are left out.
    """
    if not shown_name(person, screen_language()):
        raise Refusal(_("Enter a name, or at least a function: this contact has neither."))
    _refuse_heavy(person.photo, "photo")
    for position in person.positions:
        refuse_reversed_days(position.first_day, position.last_day)
    if not all(point.value.strip() for point in person.points):
        person = _copied(person, points=[point for point in person.points if point.value.strip()])
    return records.save(dossier, person, _PERSON)


def delete_person(dossier: Dossier, person_id: str) -> None:
    """Delete a person that nothing else names."""
    records.delete(dossier, Person, person_id, _PERSON)


def save_organisation(dossier: Dossier, organisation: Organisation) -> Organisation:
    """Store a body; it needs a name or an acronym. Its counterparts abroad name it back."""
    body = organisation
    if not official_name(body, screen_language()):
        raise Refusal(_("Enter a name or an acronym for this body."))
    if body.parent_id == body.id:
        raise Refusal(_("A body cannot be its own parent."))
    named = [other.other_id for other in body.counterparts] + [member.member_id for member in body.bodies]
    if body.id in named:
        raise Refusal(_("A body cannot be its own counterpart or member."))
    _refuse_heavy(body.logo, "logo")
    counterparts = {one.other_id: one for one in reversed(body.counterparts) if one.other_id}
    members = {one.member_id: one for one in reversed(body.bodies) if one.member_id}
    if len(counterparts) < len(body.counterparts) or len(members) < len(body.bodies):
        body = _copied(body, counterparts=[*counterparts.values()][::-1], bodies=[*members.values()][::-1])
    return records.save(dossier, body, _BODY, mirror_counterparts)


def delete_organisation(dossier: Dossier, organisation_id: str) -> None:
    """Delete a body that nothing else names; its counterparts forget it."""
    records.delete(dossier, Organisation, organisation_id, _BODY, _forget_counterparts)


def mirror_counterparts(writing: Writing, body: Organisation) -> None:
    """Let those name a body back that it names as counterparts, and those alone."""
    wanted = {one.other_id for one in body.counterparts if one.other_id}
    naming = {other.id: other for other in bodies_naming(writing, body.id)}
    for other_id in naming.keys() - wanted:
        _forget(writing, naming[other_id], body.id)
    for other_id in sorted(wanted - naming.keys()):
        couple(writing, other_id, body.id)


def couple(writing: Writing, body_id: str, other_id: str) -> None:
    """Let a body name another one as its counterpart, unless it is gone or does so already."""
    body = writing.get(Organisation, body_id)
    if body is None or any(one.other_id == other_id for one in body.counterparts):
        return
    row_id = _mirror_id(writing, body_id, other_id)
    body.counterparts.append(Counterpart(id=row_id, organisation_id=body_id, other_id=other_id))
    writing.save(body)


def _mirror_id(writing: Writing, owner_id: str, other_id: str) -> str:
    """Return the id of the row that names a body back: the same in every copy, unless it is taken."""
    row_id = str(uuid5(_NAMESPACE, f"{owner_id}/{other_id}"))
    return row_id if writing.get(Counterpart, row_id) is None else new_id()


def _forget_counterparts(writing: Writing, body: Organisation) -> None:
    for other in bodies_naming(writing, body.id):
        _forget(writing, other, body.id)


def _forget(writing: Writing, body: Organisation, other_id: str) -> None:
    body.counterparts = [one for one in body.counterparts if one.other_id != other_id]
    writing.save(body)


def _refuse_heavy(picture: bytes | None, what: str) -> None:
    if picture is not None and len(picture) > _MOST_BYTES[what]:
        raise Refusal(_("This picture is too large to be kept: choose a smaller one."))


def _copied(record: R, **parts: Any) -> R:
    """Return a record like another one, with other parts: what a form shows is never changed."""
    kept = {one.name: getattr(record, one.name) for one in dataclasses.fields(record)}
    return type(record)(**(kept | parts))
