"""What a person can do with contacts: people and bodies."""

from __future__ import annotations

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.names import formal_name, official_name, shown_name
from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.labels import Labels

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


def save_person(dossier: Dossier, person: Person) -> Person:
    """Store a person; a contact by function alone is legal, one with neither name nor function is not."""
    if not shown_name(person, screen_language()):
        raise Refusal(_("Enter a name, or at least a function: this contact has neither."))
    return records.save(dossier, person, _PERSON)


def delete_person(dossier: Dossier, person_id: str) -> None:
    """Delete a person that nothing else names."""
    records.delete(dossier, Person, person_id, _PERSON)


def save_organisation(dossier: Dossier, organisation: Organisation) -> Organisation:
    """Store a body; it needs a name or an acronym."""
    if not official_name(organisation, screen_language()):
        raise Refusal(_("Enter a name or an acronym for this body."))
    if organisation.parent_id == organisation.id:
        raise Refusal(_("A body cannot be its own parent."))
    return records.save(dossier, organisation, _BODY)


def delete_organisation(dossier: Dossier, organisation_id: str) -> None:
    """Delete a body that nothing else names."""
    records.delete(dossier, Organisation, organisation_id, _BODY)
