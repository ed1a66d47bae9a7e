"""Files of a meeting: kept once, given back to the byte, undone, merged, and missed when they are damaged."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.stored_files import StoredFile
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import attachments
from cufdesk.usecases.attachments import attach, detach, entitle, keep_copy, kept, move, shown_name
from cufdesk.usecases.files import check
from cufdesk.usecases.history import redo, undo
from cufdesk.usecases.meetings import delete_meeting, save_meeting
from cufdesk.usecases.merging import merge
from tests.makers import a_dossier, a_meeting

Put = Callable[..., str]


@pytest.fixture
def meeting() -> Meeting:
    return a_meeting()


@pytest.fixture
def dossier(tmp_path: Path, meeting: Meeting) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, meeting)
    yield made
    made.close()


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str = "note.txt", content: bytes = b"Bonjour") -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def _names(dossier: Dossier, meeting: Meeting) -> list[str]:
    with dossier.read() as reading:
        stored = reading.get(Meeting, meeting.id)
    assert stored is not None
    return [one.file_name for one in stored.attachments]


def _files(dossier: Dossier) -> list[StoredFile]:
    with dossier.read() as reading:
        return reading.all(StoredFile)


def test_a_file_is_kept_with_its_fingerprint_and_given_back(
    dossier: Dossier, meeting: Meeting, put: Put, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 40
    (one,) = attach(dossier, meeting.id, [put("Ordre du jour.pdf", content)])
    assert (one.file_name, one.weight) == ("Ordre du jour.pdf", len(content))
    assert one.fingerprint == hashlib.sha256(content).hexdigest()
    assert kept(dossier, one.id) == ("Ordre du jour.pdf", content)
    folder = tmp_path / "copies"
    folder.mkdir()
    path = keep_copy(dossier, one.id, folder)
    assert path.name == "Ordre du jour.pdf"
    assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refusal, match="exists already"):
        keep_copy(dossier, one.id, folder)
    path.write_bytes(b"other")
    keep_copy(dossier, one.id, path, replace=True)
    assert path.read_bytes() == content


def test_the_same_bytes_are_kept_once(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    other = save_meeting(dossier, a_meeting(reference="2015-03"))
    (first,) = attach(dossier, meeting.id, [put()])
    (second,) = attach(dossier, other.id, [put("same.txt")])
    assert first.file_id == second.file_id
    assert [file.content for file in _files(dossier)] == [b"Bonjour"]


def test_one_undo_takes_several_files_off_and_a_redo_brings_them_back(
    dossier: Dossier, meeting: Meeting, put: Put
) -> None:
    attach(dossier, meeting.id, [put("a.txt", b"a"), put("b.txt", b"b")])
    undo(dossier)
    assert _names(dossier, meeting) == []
    assert _files(dossier) == []
    redo(dossier)
    assert _names(dossier, meeting) == ["a.txt", "b.txt"]
    assert check(dossier.path) == []


def test_a_file_that_was_taken_off_comes_back_with_its_bytes(
    dossier: Dossier, meeting: Meeting, put: Put
) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    detach(dossier, meeting.id, one.id)
    assert _names(dossier, meeting) == []
    undo(dossier)
    assert kept(dossier, one.id).content == b"Bonjour"


def test_files_are_named_and_moved(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    made = attach(dossier, meeting.id, [put(f"{name}.txt", name.encode()) for name in "abc"])
    entitle(dossier, meeting.id, made[0].id, Bilingual("Programme", "Programa"))
    move(dossier, meeting.id, made[0].id, 1)
    assert _names(dossier, meeting) == ["b.txt", "a.txt", "c.txt"]
    move(dossier, meeting.id, made[1].id, -1)
    assert _names(dossier, meeting) == ["b.txt", "a.txt", "c.txt"], "the first goes no further"
    with dossier.read() as reading:
        stored = reading.get(Meeting, meeting.id)
    assert stored is not None
    assert stored.attachments[1].title == Bilingual("Programme", "Programa")


def test_what_cannot_be_kept_is_refused_and_nothing_is(
    dossier: Dossier, meeting: Meeting, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 1_000_000)
    good = put()
    for wrong, sentence in (
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "gone.txt"), "gone.txt cannot be found"),
        (put("empty.txt", b""), "empty.txt is empty"),
        (put("heavy.bin", bytes(1_000_001)), "heavy.bin is too heavy: a file of a meeting may have 1 MB"),
    ):
        with pytest.raises(Refusal, match=sentence):
            attach(dossier, meeting.id, [good, wrong])
    assert _names(dossier, meeting) == []
    assert _files(dossier) == []
    attach(dossier, meeting.id, [put("just.bin", bytes(1_000_000))])
    with pytest.raises(Refusal, match="Save the meeting first"):
        attach(dossier, "not there", [good])


def test_a_file_is_attached_to_a_meeting_once(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    attach(dossier, meeting.id, [put("a.txt")])
    with pytest.raises(Refusal, match=r"b\.txt is attached to this meeting already, as a\.txt"):
        attach(dossier, meeting.id, [put("b.txt")])


def test_a_name_that_no_disk_takes_is_made_one(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    for name, shown in (("../../a:b?.txt", "_.._a_b_.txt"), ("..", "document"), ("CR 1.pdf", "CR 1.pdf")):
        one.file_name = name
        assert shown_name(one) == shown
        assert os.path.basename(shown_name(one)) == shown_name(one)


def test_damage_is_noticed_and_never_handed_on(
    dossier: Dossier, meeting: Meeting, put: Put, tmp_path: Path
) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    assert check(dossier.path) == []
    with closing(sqlite3.connect(dossier.path)) as connection, connection:
        connection.execute("UPDATE stored_file SET content = ?", (b"Bonsoir",))
    assert [problem.sentence for problem in check(dossier.path)] == [
        "The attached file note.txt is not any more what was attached. Take the last backup."
    ]
    with pytest.raises(Refusal, match=r"note\.txt is damaged"):
        kept(dossier, one.id)
    with pytest.raises(Refusal, match="is damaged"):
        keep_copy(dossier, one.id, tmp_path)


def test_an_attachment_without_its_file_is_noticed(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    with closing(sqlite3.connect(dossier.path)) as connection, connection:
        connection.execute("UPDATE attachment SET file_id = NULL, weight = 3")
    problems = check(dossier.path)
    assert [problem.where for problem in problems] == [f"attachment {one.id}"]


def test_two_copies_that_keep_the_same_file_agree(
    dossier: Dossier, meeting: Meeting, put: Put, tmp_path: Path
) -> None:
    other = save_meeting(dossier, a_meeting(reference="2015-03"))
    path = tmp_path / "portable.cufdesk"
    dossier.close()
    path.write_bytes(Path(dossier.path).read_bytes())
    here, there = Dossier.open(dossier.path), Dossier.open(str(path))
    attach(here, meeting.id, [put("ici.txt")])
    attach(there, other.id, [put("là.txt")])
    attach(there, meeting.id, [put("deux.txt", b"autre")])
    there.close()
    merged = merge(here, str(path))
    assert not merged.conflicts
    assert sorted(_names(here, meeting)) == ["deux.txt", "ici.txt"]
    assert _names(here, other) == ["là.txt"]
    assert sorted(file.content for file in _files(here)) == [b"Bonjour", b"autre"]
    assert check(here.path) == []
    here.close()


def test_a_deleted_meeting_brings_its_files_back(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    delete_meeting(dossier, meeting.id)
    assert check(dossier.path) == []
    undo(dossier)
    assert kept(dossier, one.id).content == b"Bonjour"


def test_files_come_and_go_with_minutes_that_were_distributed(
    dossier: Dossier, meeting: Meeting, put: Put
) -> None:
    (one,) = attach(dossier, meeting.id, [put()])
    with dossier.read() as reading:
        stored = reading.get(Meeting, meeting.id)
    assert stored is not None
    stored.state = "distributed"
    save_meeting(dossier, stored)
    attach(dossier, meeting.id, [put("signed.txt", b"b")])
    assert _names(dossier, meeting) == ["note.txt", "signed.txt"]
    detach(dossier, meeting.id, one.id)
    assert _names(dossier, meeting) == ["signed.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_what_never_ends_is_not_attached(dossier: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), os.devnull, str(tmp_path / "a\0b")):
        with pytest.raises(Refusal, match="cannot be read"):
            attach(dossier, meeting.id, [path])
    assert _names(dossier, meeting) == []


def test_a_link_gives_the_file_that_it_leads_to(dossier: Dossier, meeting: Meeting, put: Put) -> None:
    link = Path(put()).with_name("link.txt")
    link.symlink_to(put())
    (one,) = attach(dossier, meeting.id, [str(link)])
    assert kept(dossier, one.id) == ("link.txt", b"Bonjour")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such name")
def test_a_name_in_an_old_writing_is_read(dossier: Dossier, meeting: Meeting, tmp_path: Path) -> None:
    old = os.path.join(os.fsencode(tmp_path), "Compte rendu signé.txt".encode("cp1252"))
    Path(os.fsdecode(old)).write_bytes(b"old")
    (one,) = attach(dossier, meeting.id, [os.fsdecode(old)])
    assert kept(dossier, one.id) == ("Compte rendu signé.txt", b"old")
