"""Printing from a real dossier into real files: every document, language and name, and what is refused."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.press.story import Heading
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing, reading
from cufdesk.usecases.papers import PAPERS
from cufdesk.usecases.sample import create_sample
from tests.documents.told import printed_text, texts_of
from tests.everything import everything
from tests.makers import a_cover, a_dossier, a_meeting, a_visit, an_agreement, an_organisation
from tests.typography import faults

EVERY = [(paper.what, language) for paper in PAPERS for language in paper.languages]
DOSSIER_FILES = 39  # fourteen documents in two languages, a fifteenth of two events, seven of all in both


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Give a dossier that holds something of every subject; no test of this file writes into it."""
    made = a_dossier(tmp_path_factory.mktemp("full"), *everything(suffix=" & <b>«Fils»</b>"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Give a dossier with one empty record of every subject."""
    kinds = (Person, Organisation, Visit, Meeting, Committee, Budget, Milestone, JointDocument, Agreement)
    records: list[Record] = [kind() for kind in (*kinds, Gate)]
    meeting = next(record for record in records if isinstance(record, Meeting))
    meeting.corrections = [Correction(meeting_id=meeting.id)]
    cover = a_cover(organisation_acronym="", partner_country="")
    made = a_dossier(tmp_path_factory.mktemp("bare"), *records, cover=cover)
    yield made
    made.close()


@pytest.mark.parametrize(("what", "language"), EVERY)
def test_every_document_in_every_language(full: Dossier, tmp_path: Path, what: str, language: str) -> None:
    path = printing.print_document(full, what, language=language, target=tmp_path)
    text = printed_text(path).replace("\u00a0", " ").replace("\u202f", " ")
    assert path.name.endswith(f"_{language.replace('+', '-').upper()}.pdf")
    if language != "es" and what != "budget-plan":  # where the made records hold these signs
        assert "& <b>" in text
    assert "{" not in text


@pytest.mark.parametrize(("what", "language"), EVERY)
def test_empty_records_print_too(bare: Dossier, tmp_path: Path, what: str, language: str) -> None:
    path = printing.print_document(bare, what, language=language, target=tmp_path / "a.pdf")
    assert printed_text(path).strip()


def test_formats_survive_in_the_text_of_the_file(full: Dossier, tmp_path: Path) -> None:
    budget = {
        language: printed_text(
            printing.print_document(full, "budget-plan", language=language, target=tmp_path)
        )
        for language in ("fr", "es")
    }
    assert "1\u202f234,50\u00a0€" in budget["fr"]
    assert "2\u202f000,00\u00a0MXN" in budget["fr"]
    assert "1,234.50\u00a0EUR" in budget["es"]
    assert "$2,000.00\u00a0MXN" in budget["es"]
    minutes = printed_text(printing.print_document(full, "minutes", language="fr", target=tmp_path))
    assert "12-13\u00a0février 2015" in minutes
    assert "M.\u00a0Jean Petit" in minutes
    programme = printed_text(printing.print_document(full, "programme", language="fr", target=tmp_path))
    assert "10\u00a0h\u00a030" in programme


def test_spanish_is_that_of_the_partner_country(tmp_path: Path) -> None:
    for country, amount in (
        ("CL", "1.234,50\u00a0EUR"),
        ("ES", "1.234,50\u00a0€"),
        ("MX", "1,234.50\u00a0EUR"),
    ):
        folder = tmp_path / country
        folder.mkdir()
        dossier = a_dossier(folder, *everything(), cover=a_cover(partner_country=country))
        spanish = printing.print_document(dossier, "budget-plan", language="es", target=folder)
        french = printing.print_document(dossier, "budget-plan", language="fr", target=folder)
        dossier.close()
        assert amount in printed_text(spanish)
        assert "1\u202f234,50\u00a0€" in printed_text(french)


def test_the_first_of_a_month_is_an_ordinal(tmp_path: Path) -> None:
    visit = a_visit(first_day=date(2015, 7, 1), last_day=None)
    dossier = a_dossier(tmp_path, visit)
    for language, day in (("fr", "1er\u00a0juillet 2015"), ("es", "1.º\u00a0de\u00a0julio de 2015")):
        path = printing.print_document(dossier, "programme", language=language, target=tmp_path)
        assert day in printed_text(path)
    dossier.close()


def test_very_long_names_and_texts_print(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, *everything(suffix=" " + "x" * 400 + " mot" * 400))
    assert len(printing.print_all(dossier, tmp_path / "out")) == DOSSIER_FILES
    dossier.close()


# names and targets ------------------------------------------------------------------------------------------


def test_a_folder_gets_the_conventional_name(full: Dossier, tmp_path: Path) -> None:
    path = printing.print_document(full, "minutes", target=tmp_path)
    assert path == tmp_path / "2015-02-13_CUF_MX_releve-decisions_v0.1_PROJET_FR.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_named_as_asked(full: Dossier, tmp_path: Path) -> None:
    path = printing.print_document(full, "directory", target=tmp_path / "Répertoire.pdf")
    assert path == tmp_path / "Répertoire.pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_first_language_of_the_dossier_is_the_default(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, *everything(), cover=a_cover(first_language="es", second_language="fr"))
    assert printing.print_document(dossier, "calendar", target=tmp_path).name.endswith("_ES.pdf")
    both = [path.name for path in printing.print_all(dossier, tmp_path) if "ES-FR" in path.name]
    assert len(both) == 7
    dossier.close()


def test_all_goes_flat_into_a_folder_that_is_made(full: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    paths = printing.print_all(full, folder)
    assert sorted(folder.iterdir()) == sorted(paths)
    assert len(paths) == DOSSIER_FILES
    assert all(path.name.isascii() and len(path.name) <= 100 for path in paths)


def test_all_in_one_language(full: Dossier, tmp_path: Path) -> None:
    count = sum(not paper.is_variant for paper in PAPERS) + 1  # a visit and a meeting are signed for
    assert len(printing.print_all(full, tmp_path / "en", "en")) == count
    both = printing.print_all(full, tmp_path / "two", "es+fr")
    assert [path.name[-9:] for path in both] == ["ES-FR.pdf"] * count


def test_only_what_is_addressed_to_both_sides_is_printed_in_both_unasked(
    full: Dossier, tmp_path: Path
) -> None:
    names = [path.name for path in printing.print_all(full, tmp_path) if path.name.endswith("_FR-ES.pdf")]
    kinds = {
        kind
        for kind in (
            "releve-decisions",
            "compte-rendu",
            "programme",
            "rectificatif",
            "document-conjoint",
            "feuille-emargement",
        )
        for n in names
        if kind in n
    }
    assert len(kinds) == 6
    assert len(names) == 7  # a visit and a meeting are signed for


@pytest.mark.parametrize("what", ["minutes", "joint-document", "budget-plan"])
def test_two_languages_stand_in_columns_or_one_after_the_other(
    full: Dossier, tmp_path: Path, what: str
) -> None:
    columns = printing.print_document(full, what, language="fr+es", target=tmp_path / "c.pdf")
    in_turn = printing.print_document(
        full, what, language="fr+es", layout="alternating", target=tmp_path / "a.pdf"
    )
    told, other = printed_text(columns), printed_text(in_turn)
    assert told != other
    for language in ("fr", "es"):
        alone = printing.prepare(full, what, language=language).story()
        for heading in (item.text for item in alone.items if isinstance(item, Heading)):
            assert heading in told.replace("  ", " ")
            assert heading in other.replace("  ", " ")


def test_records_of_the_same_day_have_different_names(tmp_path: Path) -> None:
    meetings = [a_meeting(reference="2015-02"), a_meeting(reference="2015-02"), a_meeting(reference="")]
    dossier = a_dossier(tmp_path, *meetings)
    names = [path.name for path in printing.print_all(dossier, tmp_path / "out", "fr")]
    # The record, the minutes, and what was signed; of all of them, one register and the list of blanks.
    assert len(set(names)) == len(names) == 3 * len(meetings) + 2
    assert "2015-02-13_CUF_MX_releve-decisions_2015-02_v0.1_PROJET_FR.pdf" in names
    dossier.close()


def test_both_languages_list_the_same_body_in_the_same_row(tmp_path: Path) -> None:
    """Alphabets differ: "Villes unies" comes last in French, "Ciudades unidas" first in Spanish."""
    bodies = [
        an_organisation("", name=Bilingual("Villes unies", "Ciudades unidas")),
        an_organisation("", name=Bilingual("Association des maires", "Zona de alcaldes")),
    ]
    agreed = [an_agreement(bodies[0], title=body.name) for body in bodies]
    dossier = a_dossier(tmp_path, *bodies, *agreed)
    expected = {
        "fr+es": ["Association des maires\nZona de alcaldes", "Villes unies\nCiudades unidas"],
        "es+fr": ["Ciudades unidas\nVilles unies", "Zona de alcaldes\nAssociation des maires"],
    }
    for what in ("directory", "agreements"):
        for language, names in expected.items():
            told = "\n".join(texts_of(printing.prepare(dossier, what, language=language).story()))
            assert [name for name in names if name in told] == names, told
            assert told.index(names[0]) < told.index(names[1])
    dossier.close()


# which record -----------------------------------------------------------------------------------------------


def references(dossier: Dossier, what: str) -> list[str]:
    found = next(document for document in printing.documents(dossier) if document.what == what)
    return [record.reference for record in found.records]


def test_the_latest_record_is_first_and_the_default(tmp_path: Path) -> None:
    later = a_meeting(
        reference="2015-06", first_day=date(2015, 6, 29), last_day=None, title=Bilingual("Juin")
    )
    dossier = a_dossier(tmp_path, later, a_meeting())
    assert references(dossier, "minutes") == ["2015-06", "2015-02"]
    assert "Juin" in printed_text(printing.print_document(dossier, "minutes", target=tmp_path))
    chosen = printing.print_document(dossier, "minutes", "2015-02", target=tmp_path)
    assert "Juin" not in printed_text(chosen)
    assert printing.print_document(dossier, "minutes", later.id, target=tmp_path).name.startswith(
        "2015-06-29"
    )
    dossier.close()


def test_every_reference_in_the_list_can_be_printed(full: Dossier, tmp_path: Path) -> None:
    for document in printing.documents(full):
        assert document.records
        for record in document.records:
            assert printing.print_document(full, document.what, record.reference, target=tmp_path).exists()


def test_records_with_the_same_title_have_references_of_their_own(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, *(Budget(title=Bilingual("Budget")) for _ in range(3)))
    assert references(dossier, "budget-plan") == ["budget-3", "budget-2", "budget"]
    dossier.close()


def test_an_empty_dossier_lists_documents_without_records(dossier: Dossier) -> None:
    found = printing.documents(dossier)
    assert [document.what for document in found] == [paper.what for paper in PAPERS]
    assert not any(document.records for document in found)


# what is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "reference", "language", "sentence"),
    [
        ("minutes", "1999-01", "", "Record of decisions: nothing has the reference “1999-01”."),
        (
            "minutes",
            "",
            "fr+de",
            "is not offered in the language “fr+de”, only in: fr, es, en, fr+es, es+fr.",
        ),
        ("minutes", "", "de", "is not offered in the language “de”"),
        ("handover", "", "", "The document “handover” cannot be printed yet."),
        ("poem", "", "", "There is no document named “poem”."),
    ],
)
def test_refusals(
    full: Dossier, tmp_path: Path, what: str, reference: str, language: str, sentence: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Refusal) as refused:
        printing.print_document(full, what, reference, language, target=folder)
    assert sentence in refused.value.sentence
    assert list(folder.iterdir()) == []


def test_only_words_that_are_off_are_unknown_documents(full: Dossier, tmp_path: Path) -> None:
    for what in printing.WHATS:
        try:
            printing.print_document(full, what, target=tmp_path)
        except printing.UnknownDocument:
            pytest.fail(f"{what} is promised")
        except Refusal:
            assert what not in {paper.what for paper in PAPERS}
    with pytest.raises(printing.UnknownDocument):
        printing.print_document(full, "minute", target=tmp_path)


def test_nothing_to_print(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="there is nothing to print yet"):
        printing.print_document(dossier, "budget-plan", target=tmp_path)
    with pytest.raises(Refusal, match="nothing to print in this dossier yet"):
        printing.print_all(dossier, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_pdf_is_never_printed_over(full: Dossier, tmp_path: Path) -> None:
    before = Path(full.path).read_bytes()
    with pytest.raises(Refusal, match="is not a PDF"):
        printing.print_document(full, "minutes", target=Path(full.path))
    assert Path(full.path).read_bytes() == before
    printed = printing.print_document(full, "minutes", target=tmp_path / "a.pdf")
    assert printing.print_document(full, "agreements", target=printed) == printed


def test_a_folder_that_cannot_be_made(full: Dossier, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here", encoding="utf-8")
    with pytest.raises(Refusal, match="is a file, not a folder"):
        printing.print_all(full, tmp_path / "file")
    with pytest.raises(Refusal, match="cannot be made"):
        printing.print_all(full, tmp_path / "file" / "below")
    with pytest.raises(Refusal, match="No document is offered"):
        printing.print_all(full, tmp_path / "out", "de")


# how it is done ---------------------------------------------------------------------------------------------


def test_the_same_dossier_gives_the_same_bytes(full: Dossier, tmp_path: Path) -> None:
    first, second = (printing.print_all(full, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_dossier_is_free_while_the_pages_are_set(dossier: Dossier, tmp_path: Path) -> None:
    with dossier.write("One") as writing:
        writing.save(a_meeting())
    written: list[float] = []

    def write(share: float) -> None:
        if not written:
            with dossier.write("Meanwhile") as writing:
                writing.save(a_meeting(reference="2015-03", first_day=date(2015, 3, 2), last_day=None))
        written.append(share)

    printing.print_document(dossier, "minutes", target=tmp_path, progress=write)
    assert references(dossier, "minutes") == ["2015-03", "2015-02"]


def test_progress_rises_from_start_to_end(full: Dossier, tmp_path: Path) -> None:
    shares: list[float] = []
    printing.print_all(full, tmp_path / "out", progress=shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.1
    assert shares[-1] == pytest.approx(1.0)


def test_a_cancelled_print_leaves_what_was_there(full: Dossier, tmp_path: Path) -> None:
    path = printing.print_document(full, "minutes", target=tmp_path / "a.pdf")
    before = path.read_bytes()
    with pytest.raises(printing.Cancelled):
        printing.print_document(full, "agreements", target=path, cancelled=lambda: True)
    assert path.read_bytes() == before
    with pytest.raises(printing.Cancelled):
        printing.print_all(full, tmp_path / "out", cancelled=lambda: True)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_text_of_the_sample_is_badly_set(tmp_path: Path, language: str) -> None:
    dossier = create_sample(str(tmp_path / "sample.cufdesk"))
    with dossier.read() as looked:
        jobs = list(printing._jobs(printing._ground(looked), language))
    dossier.close()
    texts = {text.strip() for job in jobs for text in texts_of(job.story())}
    assert [fault for text in sorted(texts) for fault in faults(text, language)] == []


def test_the_real_text_is_read_kept_and_printed(dossier: Dossier, real_texts: Path, tmp_path: Path) -> None:
    read = reading.understand(real_texts / "releve-2015.txt")
    reading.keep(dossier, read.understanding, text=read.text, source_name=read.source_name)
    text = printed_text(printing.print_document(dossier, "minutes", target=tmp_path))
    names = ["Rojas", "Saldaña", "Arrendendo", "Zapata", "Iglesias", "Angeles", "Rebollar"]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert [f"2015-02/D{number}" in text for number in range(1, 10)] == [True] * 8 + [False]
