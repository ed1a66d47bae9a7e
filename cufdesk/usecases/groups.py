"""What a person can do with saved lists of people."""

from __future__ import annotations

from collections.abc import Iterable

from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.labels import Labels

_LABELS = Labels[Group](
    N_("Add the list “{name}”"),
    N_("Edit the list “{name}”"),
    N_("Delete the list “{name}”"),
    lambda group: group.name.in_language(screen_language()),
)


def save_group(dossier: Dossier, group: Group) -> Group:
    """Store a list with its members."""
    if not group.name:
        raise Refusal(_("Give this list a name."))
    return records.save(dossier, group, _LABELS)


def delete_group(dossier: Dossier, group_id: str) -> None:
    """Delete a list; the people stay."""
    records.delete(dossier, Group, group_id, _LABELS)


def groups(dossier: Dossier) -> list[Group]:
    """Return the saved lists by their names on the screen."""
    with dossier.read() as reading:
        found = reading.all(Group)
    return sorted(found, key=lambda group: group.name.in_language(screen_language()).casefold())


def group_of(name: str, people: Iterable[SendingRecipient]) -> Group:
    """Return a new list of those among recipients who are contacts, each addressed as there."""
    texts = {"es": name.strip()} if screen_language() == "es" else {"fr": name.strip()}
    group = Group(name=Bilingual(**texts))
    group.people = [
        GroupMember(group_id=group.id, person_id=one.person_id, role=one.role)
        for one in people
        if one.person_id
    ]
    return group
