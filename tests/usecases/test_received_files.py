"""A PDF that other programs have had, or that another dossier or copy has printed, is told for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.commands.received import received_lines
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.contacts import Person
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.merging import merge
from cufdesk.usecases.printing import print_document
from cufdesk.usecases.received_documents import Received, recognise
from cufdesk.usecases.sendings import Parcel, register
from tests.makers import a_decision, a_dossier, a_meeting, a_person, a_position, an_action
from tests.received import locked, repacked, reprinted, with_pages_of
from tests.two_copies import DESK, LAPTOP, change, copied, on, remove


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


# what other programs made of it --------------------------------------------------------------------------


def test_a_repacked_file_keeps_its_marks(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    path = repacked(printed(office, tmp_path))
    found = recognise(office, path)
    assert (found.by, found.state) == ("marks", "draft")
    assert "Another program" in found.remarks[0]
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    assert len(recognise(office, path).changed_since) == 1


def test_without_marks_the_foot_of_the_page_tells(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    path = reprinted(printed(office, tmp_path))
    found = recognise(office, path)
    assert (found.known, found.by, found.state) == (True, "document", "draft")
    assert (found.reference, found.version, found.record) == ("2015-02", "v0.1", ("meeting", meeting.id))
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    found = recognise(office, path)
    assert (found.by, found.state, found.language) == ("words", "superseded", "fr")
    assert any("30/06/2015" in one and "15/07/2015" in one for one in plain(found))


@pytest.mark.parametrize("language", ["fr+es", "es+fr"])
@pytest.mark.parametrize("layout", ["columns", "alternating"])
def test_without_marks_two_languages_are_compared_as_they_stand_in_the_file(
    office: Dossier, meeting: Meeting, tmp_path: Path, language: str, layout: Layout
) -> None:
    path = reprinted(print_document(office, "minutes", language=language, layout=layout, target=tmp_path))
    found = recognise(office, path)
    assert (found.by, found.state, found.language, found.layout) == ("document", "draft", language, layout)
    change(office, Meeting, meeting.id, place="Lyon")
    found = recognise(office, path)
    assert (found.by, found.state, found.language, found.layout) == ("words", "superseded", language, layout)
    assert len(found.changed_since) == 2  # in each language, and nothing that only stands elsewhere
    assert all("Lyon" in sentence for sentence in found.changed_since)


def test_without_marks_the_register_knows_the_fingerprint(
    office: Dossier, meeting: Meeting, rosa: Person, tmp_path: Path
) -> None:
    to = [SendingRecipient(sending_id="", person_id=rosa.id, name="Rosa Ruiz", address="rosa@example.org")]
    register(office, Parcel("minutes", to), "handed", date(2015, 2, 17))
    path = reprinted(printed(office, tmp_path))
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    found = recognise(office, path)
    assert (found.by, found.state) == ("register", "superseded")
    assert plain(found) == ["deadline of A12: 30 June 2015 → 15 July 2015"]
    assert [(one.name, one.day) for one in found.sent] == [("Rosa Ruiz", "2015-02-17")]


def test_the_words_of_another_document_under_our_marks_are_told(
    office: Dossier, meeting: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "then").mkdir()
    then = printed(office, tmp_path / "then")
    change(office, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
    now = printed(office, tmp_path)
    assert recognise(office, now).state == "draft"
    found = recognise(office, with_pages_of(now, then))
    assert (found.by, found.state) == ("marks", "superseded")
    assert found.changed_since[0] == "The words of this file were changed after it was printed:"
    assert any("15/07/2015" in one for one in plain(found)[1:])


def test_a_file_that_only_its_owner_may_change_is_known_by_its_foot(office: Dossier, tmp_path: Path) -> None:
    found = recognise(office, locked(printed(office, tmp_path), user=""))
    assert (found.by, found.state) == ("document", "draft")


# where it comes from -------------------------------------------------------------------------------------


def test_a_document_of_another_dossier_is_not_taken_for_ours(office: Dossier, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = a_dossier(tmp_path / "other", a_meeting(reference="2014-07"))
    path = printed(other, tmp_path)
    other.close()
    found = recognise(office, path)
    assert (found.known, found.same_dossier, found.what) == (False, False, "minutes")
    assert (found.reference, found.state, found.printable) == ("2014-07", "", False)
    assert "another dossier" in found.remarks[0]
    assert not recognise(office, reprinted(path)).known


def test_a_file_that_is_none_of_ours(office: Dossier, tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "blank.pdf"
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(path)
    found = recognise(office, path)
    assert (found.known, found.state, found.same_dossier) == (False, "", None)
    assert "no words" in found.remarks[0]


def test_a_record_that_was_deleted_since(office: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    path = printed(office, tmp_path)
    office.author = "Claire Morel"
    remove(office, Meeting, meeting.id)
    found = recognise(office, path)
    assert (found.known, found.state, found.record, found.printable) == (True, "superseded", None, False)
    (sentence,) = plain(found)
    assert "was deleted on" in sentence
    assert sentence.endswith("by Claire Morel.")


def test_a_language_that_the_dossier_left(office: Dossier, tmp_path: Path) -> None:
    path = printed(office, tmp_path, language="es")
    assert recognise(office, path).remarks == ()
    change(office, Cover, COVER_ID, second_language="")
    found = recognise(office, path)
    assert found.known
    assert found.remarks == ("The dossier is not kept in this language any more: Spanish.",)


def test_a_copy_that_has_not_come_home_and_one_that_has(
    tmp_path: Path, rosa: Person, meeting: Meeting
) -> None:
    made = a_dossier(tmp_path, rosa, meeting)
    made.close()
    copy = copied(made.path)
    with on(copy, "Léa", LAPTOP) as laptop:
        change(laptop, Action, action_of(meeting).id, deadline=date(2015, 7, 1))
        path = printed(laptop, tmp_path)
    with on(made.path, "Ana", DESK) as desk:
        found = recognise(desk, path)
        assert (found.known, found.same_dossier, found.state) == (True, True, "superseded")
        assert "not known here" in found.remarks[0]
        assert any("01/07/2015" in one and "30/06/2015" in one for one in plain(found))
        merge(desk, copy)
        found = recognise(desk, path)
        assert found.state == "draft"
        assert "come home" in found.remarks[0]
        change(desk, Action, action_of(meeting).id, deadline=date(2015, 7, 15))
        assert plain(recognise(desk, path)) == ["deadline of A12: 1 July 2015 → 15 July 2015"]


def test_a_file_of_before_the_copy_came_home_tells_what_the_copy_brought(
    tmp_path: Path, rosa: Person, meeting: Meeting
) -> None:
    made = a_dossier(tmp_path, rosa, meeting)
    path = printed(made, tmp_path)
    made.close()
    copy = copied(made.path)
    with on(copy, "Léa", LAPTOP) as laptop:
        change(laptop, Action, action_of(meeting).id, deadline=date(2015, 7, 1))
    with on(made.path, "Ana", DESK) as desk:
        change(desk, Decision, meeting.decisions[0].id, context=Bilingual("Vu ensemble", "Visto juntos"))
        merge(desk, copy)
        said = plain(recognise(desk, path))
    assert len(said) == 2
    assert any("1 July 2015" in one for one in said)


# marks that somebody wrote -------------------------------------------------------------------------------


def forged(path: Path, **marks: bytes) -> Path:
    """Append a second packet to a file, in which some of the first one's marks are others."""
    content = path.read_bytes()
    packet = content[content.index(b"<x:xmpmeta") : content.index(b"</x:xmpmeta>")] + b"</x:xmpmeta>"
    for name, value in marks.items():
        mark = rb"(?<=:%b>)[^<]*" % name.encode("ascii")
        assert re.search(mark, packet)
        packet = re.sub(mark, lambda _found, value=value: value, packet)  # type: ignore[misc]
    path.write_bytes(content + b"\n%" + packet + b"\n")
    return path


@pytest.mark.parametrize("moment", [b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00"])
def test_a_moment_at_the_end_of_time_is_not_believed(moment: bytes, office: Dossier, tmp_path: Path) -> None:
    found = recognise(office, forged(printed(office, tmp_path), CreateDate=moment, written=b"1.nowhere"))
    assert found.known
    assert found.made == ""
    assert received_lines(found)


def test_a_mark_gives_a_terminal_no_orders(office: Dossier, tmp_path: Path) -> None:
    mark = b"\x1b[31m2015\n\xe2\x80\xae" + b"A" * 5000
    reference = recognise(office, forged(printed(office, tmp_path), reference=mark)).reference
    assert reference.startswith("[31m2015, AAA")
    assert len(reference) < 600
