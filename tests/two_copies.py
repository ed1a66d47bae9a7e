"""Two copies of a dossier, edited apart: one stays at the desk, the other goes on the laptop."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier

R = TypeVar("R", bound=Record)
DESK, LAPTOP = "BUREAU", "PORTABLE"


@contextmanager
def on(path: str | Path, author: str, machine: str) -> Iterator[Dossier]:
    """Open a copy as somebody on a machine does."""
    with (
        mock.patch.object(platform, "node", return_value=machine),
        closing(Dossier.open(str(path), author=author)) as dossier,
    ):
        yield dossier


def all_of(*steps: Callable[[Dossier], object]) -> Callable[[Dossier], None]:
    """Return what takes several steps, one after the other."""

    def take(dossier: Dossier) -> None:
        for step in steps:
            step(dossier)

    return take


def copied(path: str | Path, name: str = "portable.cufdesk") -> str:
    """Take a copy of a closed dossier, beside it."""
    copy = Path(path).with_name(name)
    shutil.copyfile(path, copy)
    return str(copy)


def change(dossier: Dossier, kind: type[R], record_id: str, label: str = "", **values: Any) -> None:
    """Change some fields of a record, in one write."""
    with dossier.write(label or f"Change {record_id[:4]}") as writing:
        record = writing.get(kind, record_id)
        assert record is not None
        for name, value in values.items():
            setattr(record, name, value)


def add(dossier: Dossier, *records: Record, label: str = "Add") -> None:
    """Add records, in one write."""
    with dossier.write(label) as writing:
        writing.add_all(records)


def remove(dossier: Dossier, kind: type[Record], *ids: str, label: str = "Remove") -> None:
    """Delete records, in one write."""
    with dossier.write(label) as writing:
        for record_id in ids:
            record = writing.get(kind, record_id)
            assert record is not None
            writing.delete(record)


def sample_edited_apart(path: str | Path, name: str = "portable.cufdesk") -> str:
    """Edit the sample at the desk and on the laptop, also the same things; return the copy on the laptop."""
    copy = copied(path, name)
    with on(path, "Ana Morel", DESK) as desk:
        found = _Story(desk)
        change(desk, Action, found.action.id, "Modifier le relevé de décisions", deadline=date(2015, 6, 29))
        change(desk, Person, found.people[0].id, f"Modifier « {_name(found.people[0])} »", city="Mexico")
        longer = f"{_TEXT} Les candidatures sont attendues avant le 15 mai."
        change(desk, Decision, found.decision.id, "Modifier le relevé de décisions", text=Bilingual(longer))
        remove(desk, Milestone, found.milestone.id, label="Supprimer une date")
    with on(copy, "Luis Ortega", LAPTOP) as laptop:
        found = _Story(laptop)
        change(laptop, Action, found.action.id, "Modifier le relevé de décisions", deadline=date(2015, 6, 30))
        change(laptop, Person, found.people[0].id, f"Modifier « {_name(found.people[0])} »", city="Oaxaca")
        change(
            laptop,
            Person,
            found.people[1].id,
            f"Modifier « {_name(found.people[1])} »",
            languages="01 53 41 81 81",
        )
        other = _TEXT.replace("six élus français", "six élues et élus français")
        change(laptop, Decision, found.decision.id, "Modifier le relevé de décisions", text=Bilingual(other))
        change(
            laptop, Milestone, found.milestone.id, "Modifier une date", place="Palais des congrès, salle 3"
        )
        new = [Person(given_names=given, first_surname="Vidal") for given in ("Carmen", "Paul")]
        add(laptop, *new, label="Ajouter deux contacts")
    return copy


_TEXT = (
    "Un comité de pilotage resserré, à parité, réunit six élus français, chacun porteur d’initiatives, et six"
    " élus mexicains : trois gouverneurs et trois maires. Il prépare le document conjoint."
)


class _Story:
    """What the sample holds of the kinds that both sides work on."""

    def __init__(self, dossier: Dossier) -> None:
        with dossier.read() as reading:
            named = [person for person in reading.all(Person) if _name(person)]
            self.people = sorted(named, key=_name)
            meeting = reading.all(Meeting)[0]
            self.decision = meeting.decisions[1]
            self.action = next(action for one in meeting.decisions for action in one.actions)
            self.milestone = reading.all(Milestone)[0]


def _name(person: Person) -> str:
    return f"{person.given_names} {person.first_surname}".strip()
