"""The report of a merge is read from the journal and printed like any document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cufdesk.i18n import LANGUAGES, set_language
from cufdesk.refusal import Refusal
from cufdesk.storage import merges
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import conflicts, history, merge_reports, merging, printing
from cufdesk.usecases.sample import create_sample
from tests.documents.told import printed_text
from tests.two_copies import DESK, on, sample_edited_apart

TOLD = {
    "fr": "6 modifications, la dernière; 4 modifications, la dernière; 29 juin 2015; 15 juillet 2015;"
    " supprimé; reste à trancher",
    "es": "6 cambios, el último; 4 cambios, el último; 29 de junio de 2015; 15 de julio de 2015; eliminado;"
    " queda por resolver",
    "en": "6 changes, the last; 4 changes, the last; 29 June 2015; 15 July 2015;"
    " deleted; still to be settled",
}


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the sample at the desk and its copy, edited apart."""
    folder = tmp_path_factory.mktemp("sides")
    home = folder / "visite-2015.cufdesk"
    create_sample(str(home)).close()
    return home, Path(sample_edited_apart(home))


@pytest.fixture
def pair(sides: tuple[Path, Path], tmp_path: Path) -> tuple[str, str]:
    return tuple(str(shutil.copy(side, tmp_path)) for side in sides)  # type: ignore[return-value]


def report(desk: Dossier, folder: Path, language: str = "fr", reference: str = "") -> str:
    path = printing.print_document(desk, "merge-report", reference, language, target=folder)
    return printed_text(path).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_each_point_was_settled(pair: tuple[str, str], tmp_path: Path, language: str) -> None:
    home, copy = pair
    out = tmp_path / "out"
    out.mkdir()
    with on(home, "Ana Morel", DESK) as desk:
        merged = merging.merge(desk, copy)
        cards = conflicts.cards(desk)
        third = next(card for card in cards if card.field == "deadline")
        conflicts.settle(desk, third, "2015-07-15")
        life = next(card for card in cards if card.is_about_life)
        conflicts.settle(desk, life, 0)
        text = report(desk, out, language, merged.write)
    told = TOLD[language].split("; ")
    for words in ("portable.cufdesk", "Ana Morel, BUREAU", "Luis Ortega, PORTABLE", "Oaxaca", *told):
        assert words in text
    assert text.count(told[-1]) == 2


def test_an_undone_merge_is_reported_as_undone(pair: tuple[str, str], tmp_path: Path) -> None:
    home, copy = pair
    out = tmp_path / "out"
    out.mkdir()
    with on(home, "Ana Morel", DESK) as desk:
        merging.merge(desk, copy)
        assert "Ce retour a été annulé" not in report(desk, out)
        history.undo(desk)
        text = report(desk, out)
    assert "Ce retour a été annulé" in text
    assert "reste à trancher" not in text


def test_there_is_a_report_for_each_merge_and_none_before(pair: tuple[str, str], tmp_path: Path) -> None:
    home, copy = pair
    with on(home, "Ana Morel", DESK) as desk:
        assert "merge-report" not in {one.what for one in printing.documents(desk)}
        with pytest.raises(Refusal, match="nothing to print yet"):
            printing.print_document(desk, "merge-report", target=tmp_path)
        merging.merge(desk, copy)
        history.undo(desk)
        later = shutil.copy(copy, tmp_path / "later.cufdesk")
    with on(later, "Luis Ortega", "PORTABLE") as laptop, laptop.write("More") as writing:
        cover = writing.cover()
        cover.notes = "Encore"
    with on(home, "Ana Morel", DESK) as desk:
        merging.merge(desk, str(later))
        (offered,) = [one for one in printing.documents(desk) if one.what == "merge-report"]
        days = [record.reference for record in offered.records]
        assert len(days) == 2
        assert days[0] == f"{days[1]}-2"
        assert offered.records[0].title.startswith("later.cufdesk, ")
        out = tmp_path / "all"
        printed = printing.print_all(desk, out, "fr")
        assert not [path for path in printed if "retour-copie" in path.name]
        assert "portable.cufdesk" in report(desk, out, reference=days[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_is_named_by_the_label_where_nobody_noted_it(pair: tuple[str, str], language: str) -> None:
    home, copy = pair
    set_language(language)
    with on(home, "Ana Morel", DESK) as desk:
        merging.merge(desk, copy)
        with desk.write("forget") as writing:
            writing.connection.exec_driver_sql("DELETE FROM fact WHERE name LIKE 'merge %'")
        with desk.read() as reading:
            (merge,) = merges.merges(reading)
            assert merges.remembered(reading, merge) == ("", None)
            assert merge_reports.copy_name(reading, merge) == "portable.cufdesk"
