"""A PDF that came back is recognised, and what changed since is told: real dossiers, real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import Translator, set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.printing import Prepared, print_all, print_document
from cufdesk.usecases.received_documents import MOST, Received, recognise
from cufdesk.usecases.sendings import Parcel, register
from tests.everything import everything
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, a_position, an_action
from tests.two_copies import change, remove


@pytest.fixture
def rosa() -> Person:
    return a_person(email="rosa@example.org", positions=[a_position()])


@pytest.fixture
def meeting(rosa: Person) -> Meeting:
    action = an_action(number="A12", deadline=date(2015, 6, 30), responsible_person_id=rosa.id)
    decisions = [a_decision(number="D4", actions=[action]), a_decision("Un budget", number="D5")]
    return a_meeting(decisions=decisions, reference="2015-02", state="draft", version="0.1")


@pytest.fixture
def office(tmp_path: Path, rosa: Person, meeting: Meeting) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, rosa, meeting)
    yield made
    made.close()


def printed(dossier: Dossier, target: Path, what: str = "minutes", language: str = "") -> Path:
    return print_document(dossier, what, language=language, target=target)


def action_of(meeting: Meeting) -> Action:
    return meeting.decisions[0].actions[0]


def plain(found: Received) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in found.changed_since]


# what it is ----------------------------------------------------------------------------------------------


def test_every_document_in_every_language_is_known_and_up_to_date(tmp_path: Path) -> None:
    made = a_dossier(tmp_path, *everything())
    for path in print_all(made, tmp_path / "out"):
        found = recognise(made, path)
        assert found.known
        assert found.same_dossier
        assert found.state == ("draft" if "_PROJET_" in path.name or "_BORRADOR_" in path.name else "current")
        assert (found.changed_since, found.more, found.remarks) == ((), 0, ())
        assert path.name.endswith(f"_{found.language.replace('+', '-').upper()}.pdf")
    made.close()


def test_it_says_which_document_and_version(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    found = recognise(office, printed(office, tmp_path))
    assert (found.what, found.reference, found.version, found.state) == (
        "minutes",
        "2015-02",
        "v0.1",
        "draft",
    )
    assert (found.record, found.by, found.language) == (("meeting", meeting.id), "marks", "fr")
    assert found.title.startswith("Record of decisions – ")
    assert date.fromisoformat(found.made[:10]) > date(2015, 1, 1)


def test_a_final_document_is_current(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    change(office, Meeting, meeting.id, state="approved", version="1.0")
    assert recognise(office, printed(office, tmp_path)).state == "current"


def test_what_changed_since_is_told_in_the_words_of_the_history(
    office: Dossier, meeting: Meeting, tmp_path: Path
) -> None:
    path = printed(office, tmp_path)
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 10))
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    found = recognise(office, path)
    assert found.state == "superseded"
    assert plain(found) == ["deadline of A12: 30 June 2015 → 15 July 2015"]
    set_language("fr")
    assert plain(recognise(office, path)) == ["échéance de A12 : 30 juin 2015 → 15 juillet 2015"]


def test_what_was_undone_is_no_change(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    path = printed(office, tmp_path)
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    assert recognise(office, path).state == "superseded"
    history.undo(office)
    assert recognise(office, path).state == "draft"
    history.redo(office)
    assert len(recognise(office, path).changed_since) == 1


def test_what_the_document_does_not_say_is_no_reason(
    office: Dossier, meeting: Meeting, rosa: Person, tmp_path: Path
) -> None:
    path = printed(office, tmp_path)
    change(office, Person, rosa.id, languages="español")
    change(office, Meeting, meeting.id, notes="Pour nous seuls")
    assert recognise(office, path).state == "draft"
    change(office, Person, rosa.id, first_surname="Ruiz Paz")
    change(office, Person, rosa.id, languages="francés")
    (sentence,) = plain(recognise(office, path))
    assert "Ruiz Paz" in sentence


def test_a_change_of_the_other_language_is_none(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    french, spanish = printed(office, tmp_path), printed(office, tmp_path / "es", language="es")
    decision = meeting.decisions[0]
    change(office, Decision, decision.id, title=Bilingual(decision.title.fr, "Otro título"))
    assert recognise(office, french).state == "draft"
    (sentence,) = plain(recognise(office, spanish))
    assert "Otro título" in sentence


def test_what_was_added_and_taken_away_is_told_once(
    office: Dossier, meeting: Meeting, tmp_path: Path
) -> None:
    path = printed(office, tmp_path)
    with office.read() as reading:
        read = reading.get(Meeting, meeting.id)
    assert read is not None
    del read.decisions[0]
    read.decisions.append(a_decision("Un annuaire", number="D6", actions=[an_action(number="A20")]))
    save_meeting(office, read)
    said = plain(recognise(office, path))
    assert sorted(one.split(":")[0] for one in said) == ["added", "deleted"]
    assert [[number for number in ("D4", "D6") if number in one] for one in sorted(said)] == [["D6"], ["D4"]]


def test_no_more_sentences_than_are_promised(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    decisions = [a_decision(f"Point {n}", number=f"E{n}") for n in range(MOST + 5)]
    with office.write("More") as writing:
        read = writing.get(Meeting, meeting.id)
        assert read is not None
        read.decisions = [*read.decisions, *decisions]
        writing.save(read)
    path = printed(office, tmp_path)
    for one in decisions:
        change(office, Decision, one.id, title=Bilingual("Autre", "Otro"))
    found = recognise(office, path)
    assert (len(found.changed_since), found.more) == (MOST, 5)


def test_a_date_set_by_a_decision_belongs_to_the_minutes(
    office: Dossier, meeting: Meeting, tmp_path: Path
) -> None:
    path = printed(office, tmp_path)
    mine = a_milestone("Forum", decision_id=meeting.decisions[0].id)
    other = a_milestone("Autre chose")
    with office.write("Dates") as writing:
        writing.add_all([mine, other])
    (sentence,) = plain(recognise(office, path))
    assert "Forum" in sentence


# documents of the whole dossier --------------------------------------------------------------------------


def test_a_later_as_of_alone_does_not_supersede_the_calendar(
    office: Dossier, rosa: Person, tmp_path: Path
) -> None:
    kept = a_milestone("Forum")
    with office.write("Date") as writing:
        writing.add_all([kept])
    path = printed(office, tmp_path, "calendar")
    with office.write("Elsewhere") as writing:
        one = writing.get(Person, rosa.id)
        assert one is not None
        one.languages = "+52 3"
    assert recognise(office, path).state == "current"
    change(office, Milestone, kept.id, title=Bilingual("Forum mondial", "Foro mundial"))
    (sentence,) = plain(recognise(office, path))
    assert "Forum mondial" in sentence
    remove(office, Milestone, kept.id)
    found = recognise(office, path)
    assert (found.state, found.record) == ("superseded", None)
    assert plain(found) == ["There is nothing left in the dossier that this document could be printed of."]


def test_the_directory_tells_who_came_and_went(office: Dossier, rosa: Person, tmp_path: Path) -> None:
    with office.write("Label") as writing:
        known = writing.get(Person, rosa.id)
        assert known is not None
        known.points[0].label = "work"
        writing.save(known)
    path = printed(office, tmp_path, "directory")
    with office.write("Add") as writing:
        writing.add_all([a_person("Jean", "Petit")])
    with office.write("E-mail") as writing:
        one = writing.get(Person, rosa.id)
        assert one is not None
        one.reach_first("email", "ruiz@example.org")
        writing.save(one)
    said = plain(recognise(office, path))
    assert len(said) == 2
    assert any("added" in one and "Jean Petit" in one for one in said)
    assert any("ruiz@example.org" in one for one in said)


def test_a_document_in_two_languages(tmp_path: Path) -> None:
    made = a_dossier(tmp_path, *everything())
    path = printed(made, tmp_path, "joint-document", "fr+es")
    found = recognise(made, path)
    assert (found.language, found.what) == ("fr+es", "joint-document")
    with made.read() as reading:
        (document,) = reading.all(JointDocument)
    section = document.sections[0]
    change(made, type(section), section.id, heading=Bilingual(section.heading.fr, "Otro encabezado"))
    (sentence,) = plain(recognise(made, path))
    assert "Otro encabezado" in sentence
    made.close()


def test_two_languages_one_after_the_other_are_compared_as_they_were_printed(
    office: Dossier, tmp_path: Path
) -> None:
    path = print_document(office, "minutes", language="es+fr", layout="alternating", target=tmp_path)
    found = recognise(office, path)
    assert (found.state, found.changed_since) == ("draft", ())


# who holds it --------------------------------------------------------------------------------------------


def test_it_says_who_has_it_and_who_has_a_newer_one(
    office: Dossier, meeting: Meeting, rosa: Person, tmp_path: Path
) -> None:
    def to(name: str) -> list[SendingRecipient]:
        return [SendingRecipient(sending_id="", name=name, address=f"{name.lower()}@example.org")]

    path = printed(office, tmp_path)
    register(office, Parcel("minutes", to("Rosa")), "handed", date(2015, 2, 17))
    register(office, Parcel("minutes", to("Erika")), "handed", date(2015, 2, 18))
    found = recognise(office, path)
    assert ([one.name for one in found.sent], found.newer) == (["Rosa", "Erika"], ())
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    register(office, Parcel("minutes", to("Erika")), "handed", date(2015, 3, 2))
    found = recognise(office, path)
    assert [one.name for one in found.sent] == ["Rosa", "Erika"]
    assert [(one.name, one.day) for one in found.newer] == [("Erika", "2015-03-02")]


# what must never happen ----------------------------------------------------------------------------------


def test_superseded_is_never_said_without_a_reason(office: Dossier, tmp_path: Path) -> None:
    path = printed(office, tmp_path)
    change(office, Cover, COVER_ID, organisation=Bilingual("Cités Unies", "Ciudades Unidas"))
    found = recognise(office, path)
    assert found.state == "superseded"
    assert any("Cités Unies" in one for one in plain(found))


def test_another_wording_of_the_program_is_told_by_the_text(
    office: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = printed(office, tmp_path)
    spoken = Translator._
    other = {"Distribution": "Remis à"}
    monkeypatch.setattr(Translator, "_", lambda self, message: other.get(message) or spoken(self, message))
    found = recognise(office, path)
    assert found.state == "superseded"
    (sentence,) = plain(found)
    assert "Diffusion" in sentence
    assert sentence.endswith("Remis à”")


def test_where_the_pages_read_the_same_that_is_said(
    office: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = printed(office, tmp_path)
    story = Prepared.story
    monkeypatch.setattr(Prepared, "story", lambda now: replace(story(now), keywords=("autre",)))
    found = recognise(office, path)
    assert found.state == "superseded"
    (sentence,) = plain(found)
    assert sentence.startswith("The words of the pages are the same;")


def test_nothing_is_written(office: Dossier, tmp_path: Path) -> None:
    path = printed(office, tmp_path)
    content, before = path.read_bytes(), Path(office.path).read_bytes()
    recognise(office, path)
    assert (path.read_bytes(), Path(office.path).read_bytes()) == (content, before)
