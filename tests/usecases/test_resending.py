"""To whom a document goes again, and in which language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.usecases.resending import had_before, resending
from cufdesk.usecases.sendings import Parcel, register
from tests.makers import a_dossier, a_meeting, a_person, a_recipient
from tests.two_copies import change


@pytest.mark.parametrize(
    ("sent", "language"),
    [
        (["es", "es"], "es"),
        (["fr+es", "fr+es"], "fr+es"),
        (["es", "fr"], "es+fr"),
        (["fr", "es+fr"], "es+fr"),
        (["en", "fr"], ""),
    ],
)
def test_the_new_version_is_in_a_language_that_all_were_sent(
    tmp_path: Path, sent: list[str], language: str
) -> None:
    meeting = a_meeting()
    people = [a_person(name, "Petit", email=f"{name}@example.org") for name in ("ana", "luc")]
    office = a_dossier(tmp_path, meeting, *people)
    for person, one in zip(people, sent, strict=True):
        parcel = Parcel("minutes", [a_recipient(person)], meeting.id, one)
        register(office, parcel, "email", date(2015, 2, 17))
    assert resending(office, "minutes", meeting.id).people == ()
    change(office, Meeting, meeting.id, place="Lyon")
    again = resending(office, "minutes", meeting.id)
    assert [one.person_id for one in again.people] == [person.id for person in people]
    assert (again.language, again.replaces) == (language, date(2015, 2, 17))
    assert [one.address for one in again.people] == ["ana@example.org", "luc@example.org"]  # of today
    office.close()


def test_who_holds_the_present_version_is_remembered_and_sent_nothing_again(tmp_path: Path) -> None:
    meeting, ana = a_meeting(), a_person(email="ana@example.org")
    office = a_dossier(tmp_path, meeting, ana)
    assert had_before(office, "minutes", meeting.id) == []
    register(office, Parcel("minutes", [a_recipient(ana)], meeting.id), "post", date(2015, 2, 17))
    assert [one.person_id for one in had_before(office, "minutes", meeting.id)] == [ana.id]
    assert resending(office, "minutes", meeting.id).people == ()
    office.close()
