"""What a person can do with contacts: people and bodies."""

from __future__ import annotations

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.names import official_name, shown_name
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records


def save_person(dossier: Dossier, person: Person) -> Person:
    """Store a person; a contact by function alone is legal, one with neither name nor function is not."""
    name = shown_name(person, screen_language())
    if not name:
        raise Refusal(_("Enter a name, or at least a function: this contact has neither."))
    return records.save(dossier, person, _("Contact: {name}").format(name=name))


def delete_person(dossier: Dossier, person_id: str) -> None:
    """Delete a person that nothing else names."""
    records.delete(dossier, Person, person_id, _("Delete a contact"))


def save_organisation(dossier: Dossier, organisation: Organisation) -> Organisation:
    """Store a body; it needs a name or an acronym."""
    name = official_name(organisation, screen_language())
    if not name:
        raise Refusal(_("Enter a name or an acronym for this body."))
    if organisation.parent_id == organisation.id:
        raise Refusal(_("A body cannot be its own parent."))
    return records.save(dossier, organisation, _("Body: {name}").format(name=name))


def delete_organisation(dossier: Dossier, organisation_id: str) -> None:
    """Delete a body that nothing else names."""
    records.delete(dossier, Organisation, organisation_id, _("Delete a body"))
