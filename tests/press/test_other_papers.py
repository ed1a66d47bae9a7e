"""What the sample has no record for is fit for the archive too: corrections, reports, extracts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.i18n import translator
from cufdesk.press.story import DocumentLanguage
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.access_extracts import write_extract
from cufdesk.usecases.papers import BY_WHAT
from cufdesk.usecases.printing import documents, prepare
from tests.documents.test_merge_report import a_report
from tests.everything import everything
from tests.makers import a_dossier
from tests.press.archive import faults
from tests.press.pages import printed


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    made = a_dossier(tmp_path_factory.mktemp("papers"), *everything())
    yield made
    made.close()


@pytest.mark.parametrize("language", get_args(DocumentLanguage))
def test_every_paper_of_a_dossier_is_fit_for_the_archive(office: Dossier, language: str) -> None:
    wrong = {}
    for document in documents(office):
        for record in document.records:
            story = prepare(office, document.what, record.reference, language).story()
            if found := faults(printed(story), story):
                wrong[f"{document.what}:{record.reference}"] = found
    assert wrong == {}
    assert any(document.what == "correction" for document in documents(office))


@pytest.mark.parametrize("language", get_args(DocumentLanguage))
def test_the_report_of_a_copy_s_return_is_fit_for_the_archive(language: str) -> None:
    speakers = [translator(one) for one in language.split("+")]
    story = BY_WHAT["merge-report"].story_in(a_report(), speakers, "columns")
    assert faults(printed(story), story) == {}


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_an_extract_of_what_is_held_on_a_person_is_fit_for_the_archive(
    office: Dossier, tmp_path: Path, language: str
) -> None:
    with office.read() as reading:
        person = next(one for one in reading.all(Person) if one.first_surname == "Ruiz")
    made = write_extract(office, person.id, tmp_path / "extract.pdf", language=language)
    assert faults(made.read_bytes()) == {}
