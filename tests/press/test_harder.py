"""What is printed of minutes that are hard to print is fit for the archive, and the same bytes twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cufdesk.documents.two_languages import Layout
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing
from tests.press.archive import faults
from tests.press.harder import a_harder_dossier
from tests.press.pages import lines_of, printed

_OF_A_MEETING = ("minutes", "minutes-prose", "account")
_PAPERS = (
    *(
        (what, reference)
        for what in _OF_A_MEETING
        for reference in ("2015-03", "2015-01", "2015-05", "2015-07")
    ),
    *(("correction", f"2015-01/R{number}") for number in (1, 2, 3)),
    *(("action-register", reference) for reference in ("", "meeting", "deadline")),
    *(("blanks", reference) for reference in ("", "2015-03")),
    ("president-note", ""),
)
_TOLD: tuple[tuple[str, Layout], ...] = (("fr", "columns"), ("es+fr", "columns"), ("fr+es", "alternating"))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    made = a_harder_dossier(tmp_path_factory.mktemp("harder"))
    yield made
    made.close()


@pytest.mark.parametrize(("what", "reference"), _PAPERS)
def test_hard_minutes_are_fit_for_the_archive(dossier: Dossier, what: str, reference: str) -> None:
    for language, layout in _TOLD:
        story = printing.prepare(dossier, what, reference, language, layout).story()
        data = printed(story)
        assert faults(data, story) == {}
        assert printed(story) == data


def test_a_meeting_of_which_nothing_is_known_is_fit_for_the_archive(dossier: Dossier) -> None:
    [paper] = [one for one in printing.documents(dossier) if one.what == "minutes"]
    known = ("2015-03", "2015-01", "2015-05", "2015-07")
    [nothing] = [one.reference for one in paper.records if one.reference not in known]
    for what in _OF_A_MEETING:
        story = printing.prepare(dossier, what, nothing, "fr+es").story()
        assert faults(printed(story), story) == {}


@pytest.mark.parametrize("language", ["fr", "es", "en", "fr+es", "es+fr"])
def test_the_record_in_a_table_and_in_prose_are_two_files(dossier: Dossier, language: str) -> None:
    names = {printing.prepare(dossier, what, "2015-03", language).name for what in _OF_A_MEETING}
    assert len(names) == len(_OF_A_MEETING)
    assert all(len(name) <= 100 and name.isascii() for name in names)


@pytest.mark.parametrize("language", ["fr+es", "es+fr"])
def test_the_stamp_of_a_correction_is_whole_in_two_languages(dossier: Dossier, language: str) -> None:
    story = printing.prepare(dossier, "correction", "2015-01/R2", language).story()
    assert set(story.state.split(" – ")) == {"RECTIFICATIF", "CORRECCIÓN"}
    assert story.state in [line.text for line in lines_of(printed(story))]
