"""A message is prepared with its document, and the register knows who holds which version."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import date, time
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from cufdesk.documents.two_languages import Layout
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.correspondents import give_address, recipients
from cufdesk.usecases.history import history, undo
from cufdesk.usecases.history import take_back as take_back_write
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.older_versions import holders, holders_of_older, is_current
from cufdesk.usecases.papers import BY_WHAT
from cufdesk.usecases.sendings import (
    Parcel,
    delete_sending,
    mark_sent,
    prepare,
    register,
    save_sending,
    take_back,
)
from cufdesk.words import PAPER
from tests.makers import a_decision, a_dossier, a_meeting, a_person, a_position, a_recipient, a_sending
from tests.usecases.letters import headers, text_of


@pytest.fixture
def rosa() -> Person:
    return a_person(email="rosa@example.org", positions=[a_position("Directrice", es="Directora")])


@pytest.fixture
def jean() -> Person:
    return a_person("Jean", "Petit", civility="mr", side="french", email="jean@example.org")


@pytest.fixture
def meeting() -> Meeting:
    return a_meeting(decisions=[a_decision()], reference="2015-02", state="draft", version="0.1")


@pytest.fixture
def office(tmp_path: Path, rosa: Person, jean: Person, meeting: Meeting) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, rosa, jean, meeting)
    yield made
    made.close()


def people(office: Dossier, *persons: Person, role: str = "to") -> list[SendingRecipient]:
    return recipients(office, [(person.id, role) for person in persons])


def minutes(office: Dossier, *persons: Person) -> Parcel:
    return Parcel("minutes", people(office, *persons), language="fr")


def kept(office: Dossier) -> list[Sending]:
    with office.read() as reading:
        return reading.all(Sending)


def edit(office: Dossier, meeting: Meeting, place: str) -> None:
    with office.read() as reading:
        now = reading.get(Meeting, meeting.id)
    assert now is not None
    now.place = place
    save_meeting(office, now)


# preparing -----------------------------------------------------------------------------------------------


def test_a_message_holds_the_document_and_is_kept_as_prepared(
    office: Dossier, rosa: Person, jean: Person, tmp_path: Path, meeting: Meeting
) -> None:
    parcel = Parcel("minutes", [*people(office, jean), *people(office, rosa, role="cc")], language="fr")
    prepared = prepare(office, parcel, tmp_path / "message.eml")
    message = email.message_from_bytes(prepared.message.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    [attached] = message.iter_attachments()
    assert attached.get_content().startswith(b"%PDF-")
    [sending] = kept(office)
    assert sending == prepared.sending
    assert attached.get_filename() == sending.file_name
    assert (sending.what, sending.record_id, sending.version, sending.draft) == (
        "minutes",
        meeting.id,
        "0.1",
        True,
    )
    assert (sending.state, sending.way, sending.language) == ("prepared", "email", "fr")
    assert len(sending.fingerprint) == 64
    assert sending.weight == prepared.weight == prepared.message.stat().st_size
    assert [(one.name, one.address, one.role) for one in sending.recipients] == [
        ("Jean Petit", "jean@example.org", "to"),
        ("Rosa Ruiz", "rosa@example.org", "cc"),
    ]
    assert sending.recipients[1].function == "Directora"
    assert check(office.path) == []
    assert list(tmp_path.glob("*.pdf")) == []


def test_in_a_folder_the_pdf_stands_beside_the_message(office: Dossier, jean: Person, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    prepared = prepare(office, minutes(office, jean), folder)
    assert sorted(path.suffix for path in folder.iterdir()) == [".eml", ".pdf"]
    assert prepared.message.stem == prepared.sending.file_name.removesuffix(".pdf")


def test_a_message_is_not_prepared_over_a_file_that_is_no_pdf(
    office: Dossier, jean: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    name = prepare(office, minutes(office, jean), folder).sending.file_name
    prepare(office, minutes(office, jean), folder)  # over a PDF it is
    (folder / name).write_bytes(b"a spreadsheet")
    with pytest.raises(Refusal, match="not a PDF"):
        prepare(office, minutes(office, jean), folder)
    assert (folder / name).read_bytes() == b"a spreadsheet"
    assert len(kept(office)) == 2


def test_own_words_stay(office: Dossier, jean: Person, tmp_path: Path) -> None:
    parcel = Parcel("minutes", people(office, jean), language="fr", subject="Mon objet", text="Mon texte")
    prepared = prepare(office, parcel, tmp_path / "m.eml")
    assert headers(prepared.message)["Subject"] == prepared.sending.subject == "Mon objet"
    assert text_of(prepared.message).strip() == "Mon texte"


def test_people_without_an_address_are_named_and_nothing_is_kept(
    office: Dossier, jean: Person, tmp_path: Path
) -> None:
    unreached = save_person(office, a_person("Ana", "Sol"))
    with pytest.raises(Refusal, match="Ana Sol"):
        prepare(office, minutes(office, jean, unreached), tmp_path / "m.eml")
    with pytest.raises(Refusal, match="at least one"):
        prepare(office, minutes(office), tmp_path / "m.eml")
    with pytest.raises(Refusal, match="ends in"):
        prepare(office, minutes(office, jean), tmp_path / "m.pdf")
    assert kept(office) == []
    assert not (tmp_path / "m.eml").exists()
    assert not (tmp_path / "m.pdf").exists()


def test_a_wrong_address_in_the_contacts_is_refused(office: Dossier, tmp_path: Path) -> None:
    wrong = save_person(office, a_person("Ana", "Sol", email="ana at example"))
    with pytest.raises(Refusal, match="ana at example"):
        prepare(office, minutes(office, wrong), tmp_path / "m.eml")


def test_an_address_given_while_sending_is_kept_with_the_contact(office: Dossier) -> None:
    ana = save_person(office, a_person("Ana", "Sol"))
    [one] = people(office, ana, role="bcc")
    now = give_address(office, one, " ana@example.org ")
    assert (now.address, now.role, now.name) == ("ana@example.org", "bcc", "Ana Sol")
    with office.read() as reading:
        stored = reading.get(Person, ana.id)
    assert stored is not None
    assert stored.email == "ana@example.org"
    with pytest.raises(Refusal, match="e-mail address"):
        give_address(office, one, "ana")


# an act towards others -----------------------------------------------------------------------------------


def test_having_been_sent_is_an_act_that_undo_refuses(office: Dossier, jean: Person, tmp_path: Path) -> None:
    prepared = prepare(office, minutes(office, jean), tmp_path / "m.eml")
    sent = mark_sent(office, prepared.sending.id, date(2015, 2, 17), time(11, 20))
    assert (sent.state, sent.day, sent.at) == ("sent", date(2015, 2, 17), time(11, 20))
    with pytest.raises(Refusal, match="engaged others"):
        undo(office)
    taken = take_back(office, sent.id)
    assert taken.state == "prepared"
    with pytest.raises(Refusal, match="engaged others"):
        undo(office)
    kinds = [entry["kind"] for entry in history(office, 2)["entries"]]
    assert kinds == ["act", "act"]


def test_taking_its_preparation_back_leaves_whom_it_was_sent_to(office: Dossier, jean: Person) -> None:
    register(office, minutes(office, jean), "post")
    prepared = next(one for one in history(office, 9)["entries"] if one["label"].startswith("Prepare"))
    with pytest.raises(Refusal, match="Nothing of this change stands"):
        take_back_write(office, prepared["id"])
    (sending,) = kept(office)
    assert [one.name for one in sending.recipients] == ["Jean Petit"]
    assert check(office.path) == []


def test_what_was_edited_since_keeps_its_parts_when_its_beginning_is_taken_back(
    office: Dossier, meeting: Meeting
) -> None:
    edit(office, meeting, "Lyon")
    made = next(one for one in history(office, 9)["entries"] if one["label"] == "Made records")
    turned = take_back_write(office, made["id"])
    assert {one.kind for one in turned.left} == {"meeting", "decision"}
    with office.read() as reading:
        now = reading.get(Meeting, meeting.id)
        assert now is not None
        assert len(now.decisions) == 1
        assert reading.all(Person) == []  # else the test says nothing: the rest of it went


def test_preparing_alone_can_be_undone(office: Dossier, jean: Person, tmp_path: Path) -> None:
    prepare(office, minutes(office, jean), tmp_path / "m.eml")
    undo(office)
    assert kept(office) == []


def test_saying_twice_that_it_was_sent_writes_once(office: Dossier, jean: Person, tmp_path: Path) -> None:
    sending = prepare(office, minutes(office, jean), tmp_path / "m.eml").sending
    mark_sent(office, sending.id)
    before = len(history(office, 50)["entries"])
    mark_sent(office, sending.id, date(2016, 1, 1))
    assert len(history(office, 50)["entries"]) == before
    assert kept(office)[0].day != date(2016, 1, 1)


def test_what_was_sent_is_not_deleted_until_it_is_taken_back(office: Dossier, jean: Person) -> None:
    sending = register(office, minutes(office, jean), "post", date(2015, 2, 17))
    assert (sending.way, sending.state, sending.day, sending.at) == ("post", "sent", date(2015, 2, 17), None)
    with pytest.raises(Refusal, match="take that back"):
        delete_sending(office, sending.id)
    take_back(office, sending.id)
    delete_sending(office, sending.id)
    assert kept(office) == []
    with pytest.raises(Refusal, match="not in the register"):
        mark_sent(office, sending.id)


def test_a_register_keeps_the_titles_of_its_day(office: Dossier, rosa: Person) -> None:
    sending = register(office, minutes(office, rosa), "handed", date(2015, 2, 17))
    with office.read() as reading:
        now = reading.get(Person, rosa.id)
    assert now is not None
    now.reach_first("email", "new@example.org")
    now.first_surname = "Otra"
    now.positions[0].title = type(now.positions[0].title)("Ministre", "Ministra")
    save_person(office, now)
    [one] = kept(office)[0].recipients
    assert (one.name, one.function, one.address) == ("Rosa Ruiz", "Directora", "rosa@example.org")
    assert one == sending.recipients[0]


def test_who_was_sent_something_is_not_deleted_unsaid(office: Dossier, rosa: Person) -> None:
    register(office, minutes(office, rosa), "handed")
    with pytest.raises(Refusal, match="1 sending"):
        delete_person(office, rosa.id)


def test_senseless_sendings_are_refused(office: Dossier) -> None:
    for sending, words in (
        (a_sending(title=""), "which document"),
        (a_sending(a_recipient(name="", address="")), "neither a name"),
        (a_sending(a_recipient(address="rosa at home")), "not an e-mail address"),
    ):
        with pytest.raises(Refusal, match=words):
            save_sending(office, sending)
    nobody = a_sending()
    nobody.recipients = []
    with pytest.raises(Refusal, match="at least one"):
        save_sending(office, nobody)
    save_sending(office, a_sending(a_recipient(address="12 rue de la Paix"), way="post"))


# who holds what ------------------------------------------------------------------------------------------


def test_whoever_was_sent_what_is_printed_now_holds_the_present_version(
    office: Dossier, jean: Person, rosa: Person
) -> None:
    sent = register(office, minutes(office, jean, rosa), "email")
    assert is_current(office, sent)
    assert len(holders(office, "minutes")) == 2
    assert holders_of_older(office, "minutes") == []


def test_an_edit_makes_every_earlier_version_an_older_one(
    office: Dossier, jean: Person, rosa: Person, meeting: Meeting
) -> None:
    first = register(office, minutes(office, jean, rosa), "email", date(2015, 2, 17))
    edit(office, meeting, "Lyon")
    assert not is_current(office, first)
    assert {one.recipient.name for one in holders_of_older(office, "minutes")} == {"Jean Petit", "Rosa Ruiz"}
    register(office, minutes(office, rosa), "email", date(2015, 2, 18))
    assert [one.recipient.name for one in holders_of_older(office, "minutes")] == ["Jean Petit"]
    edit(office, meeting, "Paris")  # as it was: the first is the present one again
    assert [one.recipient.name for one in holders_of_older(office, "minutes")] == ["Rosa Ruiz"]


def test_only_what_was_sent_counts(office: Dossier, jean: Person, tmp_path: Path, meeting: Meeting) -> None:
    register(office, minutes(office, jean), "email", date(2015, 2, 17))
    edit(office, meeting, "Lyon")
    newer = prepare(office, minutes(office, jean), tmp_path / "m.eml").sending
    assert [one.recipient.name for one in holders_of_older(office, "minutes")] == ["Jean Petit"]
    mark_sent(office, newer.id, date(2015, 2, 18))
    assert holders_of_older(office, "minutes") == []
    take_back(office, newer.id)
    assert [one.recipient.name for one in holders_of_older(office, "minutes")] == ["Jean Petit"]


def test_each_language_is_compared_with_itself(office: Dossier, jean: Person, rosa: Person) -> None:
    register(office, minutes(office, jean), "email")
    register(office, Parcel("minutes", people(office, rosa), language="es"), "email")
    assert holders_of_older(office, "minutes") == []


@pytest.mark.parametrize("layout", ["columns", "alternating"])
def test_how_two_languages_stand_makes_no_other_version(
    office: Dossier, jean: Person, meeting: Meeting, layout: Layout
) -> None:
    parcel = Parcel("minutes", people(office, jean), language="fr+es", layout=layout)
    sending = register(office, parcel, "email")
    assert is_current(office, sending)
    assert holders_of_older(office, "minutes") == []
    edit(office, meeting, "Lyon")
    assert len(holders_of_older(office, "minutes")) == 1


def test_without_a_fingerprint_the_version_tells(office: Dossier, meeting: Meeting, jean: Person) -> None:
    same = a_sending(a_recipient(jean), record_id=meeting.id, state="sent", version="0.1", draft=True)
    save_sending(office, same)
    assert holders_of_older(office, "minutes") == []
    older = a_sending(
        a_recipient(jean), record_id=meeting.id, state="sent", version="0.0", day=date(2016, 1, 1)
    )
    save_sending(office, older)
    assert [one.sending.version for one in holders_of_older(office, "minutes")] == ["0.0"]


def test_another_record_of_the_same_kind_is_another_document(
    office: Dossier, jean: Person, meeting: Meeting
) -> None:
    save_meeting(office, a_meeting(reference="2015-03", decisions=[a_decision()]))
    register(office, Parcel("minutes", people(office, jean), "2015-02", "fr"), "email")
    edit(office, meeting, "Lyon")
    assert holders_of_older(office, "minutes", "2015-03") == []
    assert len(holders_of_older(office, "minutes", "2015-02")) == 1


def test_the_register_calls_documents_what_they_are_called_when_printed() -> None:
    assert {what: paper.title for what, paper in BY_WHAT.items()} == PAPER
