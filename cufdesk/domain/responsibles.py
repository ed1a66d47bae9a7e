"""Who carries an action: the one whom it names first, then the others."""

from __future__ import annotations

from typing import NamedTuple

from cufdesk.domain.meetings import Action
from cufdesk.domain.values import Bilingual


class Responsible(NamedTuple):
    """A person, a body, both, or only the words of the minutes."""

    person_id: str | None
    organisation_id: str | None
    words: Bilingual

    def __bool__(self) -> bool:
        return bool(self.person_id or self.organisation_id or self.words)


def responsibles(action: Action) -> list[Responsible]:
    """Return all who carry an action, in their order; none where nobody was named."""
    first = Responsible(action.responsible_person_id, action.responsible_organisation_id, action.responsible)
    others = (Responsible(one.person_id, one.organisation_id, one.words) for one in action.with_others)
    return [one for one in (first, *others) if one]
