from __future__ import annotations

from pathlib import Path

from cufdesk.domain.values import Bilingual
from cufdesk.usecases import printing
from tests.makers import a_dossier, a_meeting, a_person


def test_what_cannot_be_printed_is_told_and_printed_as_a_sign(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, a_meeting(title=Bilingual("Une 😀 à 漢"), reference="2015-09"), a_person())
    told: list[str] = []
    path = printing.print_document(dossier, "minutes", "2015-09", target=tmp_path, warn=told.append)
    (sentence,) = told
    assert path.name in sentence
    assert "😀" in sentence
    assert "漢" in sentence
    printing.print_document(dossier, "directory", target=tmp_path, warn=told.append)
    assert len(told) == 1
    dossier.close()
