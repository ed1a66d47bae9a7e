"""Contact details of two copies that meet: both additions are kept, and one value changed twice is asked."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from cufdesk.domain.contacts import ContactPoint, Person
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases import merging
from cufdesk.usecases.conflicts import cards
from cufdesk.usecases.contacts import save_person
from cufdesk.usecases.files import open_dossier
from tests.makers import a_dossier, a_person


def _edited(path: str, person_id: str, *, add: str = "", change: str = "") -> None:
    with closing(open_dossier(path)) as dossier:
        with dossier.read() as reading:
            person = reading.get(Person, person_id)
        assert person is not None
        if add:
            person.points.append(ContactPoint(person_id=person.id, kind="email", value=add))
        if change:
            person.reach_first("email", change)
        save_person(dossier, person)


def _apart(tmp_path: Path) -> tuple[str, str, str]:
    person = a_person(email="first@example.org")
    dossier = a_dossier(tmp_path, person)
    dossier.close()
    copy = str(tmp_path / "portable.cufdesk")
    shutil.copy(dossier.path, copy)
    return dossier.path, copy, person.id


def _met(path: str, copy: str) -> Dossier:
    desk = open_dossier(path)
    merging.merge(desk, copy)
    return desk


def _emails(dossier: Dossier, person_id: str) -> list[str]:
    with dossier.read() as reading:
        person = reading.get(Person, person_id)
    assert person is not None
    return person.reached_by("email")


def test_both_added_an_email(tmp_path: Path) -> None:
    path, copy, person_id = _apart(tmp_path)
    _edited(path, person_id, add="desk@example.org")
    _edited(copy, person_id, add="portable@example.org")
    with closing(_met(path, copy)) as desk:
        first, *added = _emails(desk, person_id)
        assert first == "first@example.org"
        assert sorted(added) == ["desk@example.org", "portable@example.org"]
        assert cards(desk) == []
    assert check(path) == []


def test_both_changed_the_same_email(tmp_path: Path) -> None:
    path, copy, person_id = _apart(tmp_path)
    _edited(path, person_id, change="desk@example.org")
    _edited(copy, person_id, change="portable@example.org")
    with closing(_met(path, copy)) as desk:
        [card] = cards(desk)
        assert card.subject == ("person", person_id)
    assert check(path) == []
