"""The register and the messages from the terminal."""

from __future__ import annotations

import email
import json
from email import policy
from pathlib import Path
from typing import Any

import pytest

from cufdesk import cli
from cufdesk.usecases.files import open_dossier
from cufdesk.usecases.sample import create_sample
from tests.usecases.letters import headers, text_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def bytes_of_sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "s.cufdesk"
    create_sample(str(path)).close()
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, bytes_of_sample: bytes) -> str:
    path = tmp_path / "visite.cufdesk"
    path.write_bytes(bytes_of_sample)
    return str(path)


def run(capsys: Capture, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(words)
    said = capsys.readouterr()
    return status, said.out, said.err


def answer(capsys: Capture, *words: str) -> Any:
    status, out, err = run(capsys, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_the_register_is_told_the_latest_first(sample: str, capsys: Capture) -> None:
    told = answer(capsys, "sendings", sample)["sendings"]
    assert [one["what"] for one in told] == ["participants", "minutes", "programme"]
    minutes = told[1]
    assert (minutes["version"], minutes["draft"], minutes["state"], minutes["day"], minutes["time"]) == (
        "0.1", True, "sent", "2015-02-17", "11:20",
    )  # fmt: skip
    assert minutes["current"] is True
    assert [one["address"] for one in minutes["recipients"]] == [
        "estefania.angeles@example.org", "erika.rebollar@example.org",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--what", "minutes"], ["minutes"]),
        (["--state", "prepared"], ["participants"]),
        (["--to", "iglesias"], ["programme"]),
        (["--to", "rome"], []),
        (["--to", "roberto.romero@example.org"], ["participants"]),
    ],
)
def test_it_is_narrowed(sample: str, capsys: Capture, words: list[str], found: list[str]) -> None:
    assert [one["what"] for one in answer(capsys, "sendings", sample, *words)["sendings"]] == found


def test_it_is_said_in_lines_too(sample: str, capsys: Capture) -> None:
    _status, out, _err = run(capsys, "sendings", sample)
    assert "Relevé de décisions des 12-13" in out
    assert "    Erika Rebollar <erika.rebollar@example.org>" in out
    assert "Handed over in person" in out


def test_a_message_is_written_and_kept_as_prepared(sample: str, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "m.eml"
    said = answer(
        capsys, "mail", sample, "minutes:2015-02", "--language", "fr", "--to", "rojas", "--cc",
        "info@example.org", "--list", "Partenaires habituels", "--output", str(target),
    )  # fmt: skip
    assert (said["file"], said["draft"], said["verdict"]) == (str(target), True, "light")
    assert said["weight"] == target.stat().st_size
    found = headers(target)
    assert found["X-Unsent"] == "1"
    assert found["To"].count("antonio.rojas@example.org") == 1  # named, and on the list
    assert "roberto.romero@example.org" in found["Cc"]
    assert "info@example.org" in found["Cc"]
    assert found["Subject"] == said["subject"]
    assert text_of(target).startswith("Estimadas señoras")
    latest = answer(capsys, "sendings", sample)["sendings"][0]
    assert (latest["id"], latest["state"], len(latest["recipients"])) == (said["sending"], "prepared", 6)


def test_a_message_that_waits_is_not_written_over(sample: str, tmp_path: Path, capsys: Capture) -> None:
    words = ("mail", sample, "minutes", "--to", "rojas", "--output", str(tmp_path / "m.eml"))
    status, out, _err = run(capsys, *words)
    assert status == 0
    assert "kB: every mail system takes it" in out
    before = (tmp_path / "m.eml").read_bytes()
    status, _out, err = run(capsys, *words)
    assert (status, err) == (1, "m.eml exists already: choose another name.\n")
    assert (tmp_path / "m.eml").read_bytes() == before
    assert len(answer(capsys, "sendings", sample, "--what", "minutes")["sendings"]) == 2


def test_a_dossier_that_can_only_be_read_leaves_no_message(
    sample: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "m.eml"
    Path(sample).chmod(0o444)
    status, _out, err = run(capsys, "mail", sample, "minutes", "--to", "rojas", "--output", str(target))
    Path(sample).chmod(0o600)
    assert status == 1
    assert "can be read but not changed" in err
    assert not target.exists()
    assert run(capsys, "mail", sample, "minutes", "--to", "rojas", "--output", str(target))[0] == 0
    assert target.exists()


def test_who_holds_an_older_version(sample: str, capsys: Capture) -> None:
    assert answer(capsys, "sendings", sample, "--older", "minutes")["holders"] == []
    _status, out, _err = run(capsys, "sendings", sample, "--older", "minutes")
    assert out == "Nobody holds an older version.\n"
    bring_up(sample)
    holders = answer(capsys, "sendings", sample, "--older", "minutes:2015-02")["holders"]
    assert {(one["name"], one["version"]) for one in holders} == {
        ("Estefanía Angeles", "0.1"), ("Erika Rebollar", "0.1"),
    }  # fmt: skip
    assert answer(capsys, "sendings", sample, "--what", "minutes")["sendings"][0]["current"] is False


def bring_up(sample: str) -> None:
    """Raise the version of the minutes."""
    from cufdesk.domain.meetings import Meeting
    from cufdesk.usecases.meetings import save_meeting

    dossier = open_dossier(sample)
    with dossier.read() as reading:
        [meeting] = [one for one in reading.all(Meeting) if one.reference == "2015-02"]
    meeting.version = "0.2"
    save_meeting(dossier, meeting)
    dossier.close()


def test_a_new_version_goes_to_those_who_hold_an_older_one(
    sample: str, tmp_path: Path, capsys: Capture
) -> None:
    def mailed(name: str, *words: str) -> tuple[str, str]:
        mail = ("mail", sample, "minutes:2015-02", "--older", *words, "--output", str(tmp_path / name))
        answer(capsys, *mail)
        message = email.message_from_bytes((tmp_path / name).read_bytes(), policy=policy.default)
        return str(message["To"]), message.get_body().get_content()  # type: ignore[union-attr]

    ended, _out, err = run(
        capsys, "mail", sample, "minutes:2015-02", "--older", "--output", f"{tmp_path}/none.eml"
    )
    assert (ended, err) == (1, "Nobody holds an older version.\n")
    bring_up(sample)
    people, text = mailed("older.eml")
    assert people.count("@") == 2
    assert "17\xa0de\xa0febrero de 2015" in text
    people, text = mailed("more.eml", "--to", "Hélène Ünal <unal@example.org>")
    assert people.count("@") == 3
    assert "17" not in text  # who is written to besides was never sent what this one replaces


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["minutes", "--to", "saldaña", "--output", "x.eml"], 1, "No e-mail address is known for: Alfredo"),
        (["minutes", "--to", "nadie", "--output", "x.eml"], 1, "No contact is called"),
        (["minutes", "--list", "Autres", "--output", "x.eml"], 1, "No saved list"),
        (["minutes", "--to", "rojas", "--output", "x.pdf"], 1, "ends in"),
        (["minutes:1999", "--to", "rojas", "--output", "x.eml"], 1, "nothing has the reference"),
        (["poem", "--to", "rojas", "--output", "x.eml"], 2, "no document named"),
        (["minutes", "--output", "x.eml"], 2, "Say to whom"),
        (["minutes", "--to", "rojas"], 2, "--output"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    sample: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch,
    words: list[str], status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    before = Path(sample).read_bytes()
    ended, out, err = run(capsys, "mail", sample, *words)
    assert (ended, out) == (status, "")
    assert said in err
    assert Path(sample).read_bytes() == before
    assert {path.suffix for path in tmp_path.iterdir()} == {".cufdesk"}


def test_an_unknown_document_is_a_wrong_word(sample: str, capsys: Capture) -> None:
    assert run(capsys, "sendings", sample, "--what", "poem")[0] == 2
    assert run(capsys, "sendings", sample, "--older", "poem")[0] == 2


def test_while_a_window_holds_the_dossier_no_message_is_prepared(
    sample: str, tmp_path: Path, capsys: Capture
) -> None:
    held = open_dossier(sample)
    try:
        words = ["minutes", "--to", "rojas", "--output", f"{tmp_path}/m.eml"]
        ended, _out, err = run(capsys, "mail", sample, *words)
        assert ended == 1
        assert err
        assert not (tmp_path / "m.eml").exists()
        assert run(capsys, "sendings", sample)[0] == 0
    finally:
        held.close()


def test_two_languages_can_be_sent_one_after_the_other(sample: str, tmp_path: Path, capsys: Capture) -> None:
    def attached(name: str, *words: str) -> bytes:
        target = str(tmp_path / name)
        mail = ("mail", sample, "minutes", "--language", "fr+es", "--to", "roberto.romero@example.org")
        answer(capsys, *mail, "--output", target, *words)
        message = email.message_from_bytes(Path(target).read_bytes(), policy=policy.default)
        (pdf,) = message.iter_attachments()
        return bytes(pdf.get_content())

    assert b"<cufdesk:layout>columns<" in attached("a.eml")
    assert b"<cufdesk:layout>alternating<" in attached("b.eml", "--layout", "alternating")
