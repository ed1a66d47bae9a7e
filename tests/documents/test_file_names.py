from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.documents.file_names import LONGEST, FileName, slug


def test_the_conventional_name() -> None:
    name = FileName("relevé décisions", "fr", date(2015, 2, 13), "CUF", "MX", version="0.1", state="PROJET")
    assert str(name) == "2015-02-13_CUF_MX_releve-decisions_v0.1_PROJET_FR.pdf"


def test_what_is_empty_is_left_out() -> None:
    assert str(FileName("répertoire", "fr+es")) == "repertoire_FR-ES.pdf"


def test_the_reference_gives_way_to_length() -> None:
    name = str(FileName("composition", "fr", date(2015, 2, 13), "CUF", "MX", reference="mot " * 90))
    assert len(name) <= LONGEST
    assert "_mot-mot-mot" in name


def test_a_slug_is_cut_after_a_word() -> None:
    assert slug("Comité de pilotage de la rencontre de haut niveau") == "comite-de-pilotage-de-la-rencontre"
    assert slug("x" * 90) == "x" * 40


@given(st.text(), st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_name_travels(
    kind: str, body: str, country: str, reference: str, version: str, state: str
) -> None:
    name = str(FileName(kind, "es+fr", date(2015, 2, 13), body, country, reference, version, state))
    assert name.isascii()
    assert len(name) <= LONGEST
    assert not set(name) & set(' /\\:*?"<>|\0\n')
    assert name.startswith("2015-02-13_")
    assert name.endswith("_ES-FR.pdf")
