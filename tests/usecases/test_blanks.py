"""What is left open in a real dossier: the sample, the text of 2015 once kept, and the terminal's answer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk import cli
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import blanks, reading
from cufdesk.usecases.sample import create_sample
from tests.makers import a_dossier, an_id


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Dossier]:
    made = create_sample(str(tmp_path / "sample.cufdesk"))
    yield made
    made.close()


def test_the_sample_leaves_open_what_the_text_left_open(sample: Dossier) -> None:
    found = blanks.as_json(sample)
    counts = found["counts"]
    assert (counts["responsible"], counts["person"], counts["name"]) == (10, 1, 1)
    assert (counts["minutes"], counts["group"]) == (1, 1)
    assert counts["deadline"] >= 6
    by_owner = Counter(one["owner"] for one in found["blanks"])
    assert by_owner["Secretariat (CUF)"] > by_owner["Partie mexicaine"] > 0
    assert all(one["words"] and one["why"] for one in found["blanks"])


def test_one_meeting_leaves_open_what_is_around_it(sample: Dossier) -> None:
    with sample.read() as look:
        from cufdesk.domain.meetings import Meeting

        meeting = look.all(Meeting)[0]
    whole, own = blanks.blanks(sample), blanks.blanks(sample, meeting.id)
    assert {one.place.record_id for one in own} <= {one.place.record_id for one in whole}
    assert sum(one.kind == "responsible" for one in own) == 10
    with pytest.raises(Refusal):
        blanks.blanks(sample, an_id())


def test_the_text_of_2015_keeps_its_blanks_by_kind(dossier: Dossier, real_texts: Path) -> None:
    read = reading.understand(str(real_texts / "releve-2015.txt"))
    reading.keep(dossier, read.understanding, text=read.text, source_name=read.source_name)
    counts = blanks.as_json(dossier)["counts"]
    wanted = {"time": 2, "list": 2, "minutes": 1, "group": 1, "place": 2}
    assert {kind: counts[kind] for kind in wanted} == wanted
    assert counts["person"] + counts["name"] == 3
    assert counts["deadline"] >= 6
    assert counts["responsible"] == 10


def test_the_terminal_tells_by_owner(
    sample: Dossier, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
    assert cli.main(["blanks", sample.path]) == 0
    said = capsys.readouterr().out
    assert "Secretariat (CUF) (" in said
    assert "D4-A11 · Responsible to be named" in said
    assert cli.main(["blanks", sample.path, "2015-02", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["responsible"] == 10
    assert cli.main(["blanks", sample.path, "2099-01"]) == 1


def test_nothing_open_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
    made = a_dossier(tmp_path, name="empty.cufdesk")
    made.close()
    assert cli.main(["blanks", made.path]) == 0
    assert capsys.readouterr().out.strip() == "Nothing is left open."
