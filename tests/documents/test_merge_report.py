"""The report of a copy's return says on one page what came, what changed and what was settled."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from cufdesk.documents import merge_report
from cufdesk.documents.merge_report import MergeReportContent, Point, Side, Writer
from cufdesk.documents.printing import to_pdf
from cufdesk.i18n import LANGUAGES, NBSP, translator
from tests.documents.told import printed_text, texts_of, told
from tests.makers import a_cover
from tests.typography import faults

AT = datetime(2015, 2, 14, 9, 5, tzinfo=UTC)
POINTS = (
    Point(
        "Action · A12", "Échéance", "29 juin 2015", "30 juin 2015", "15 juillet 2015", "Ana, 14 février 2015"
    ),
    Point("Contact · Rosa Ruiz", "Ville", "Paris", "Oaxaca", "", ""),
)


def a_report(**fields: Any) -> MergeReportContent:
    known: dict[str, Any] = {
        "cover": a_cover(),
        "merged": Writer(AT, "Ana Morel", "BUREAU"),
        "copy": "portable.cufdesk",
        "here": Side(12, AT),
        "there": Side(1, AT, ("Luis, PORTABLE",)),
        "counts": {
            "milestone": {"insert": 0, "update": 1, "delete": 1},
            "person": {"insert": 2, "update": 3, "delete": 0},
        },
        "points": dict.fromkeys(LANGUAGES, POINTS),
    }
    return MergeReportContent(**(known | fields))


def said(language: str = "fr", **fields: Any) -> str:
    return told(merge_report.story(a_report(**fields), translator(language)))


def test_it_names_the_copy_and_counts_both_sides() -> None:
    text = said()
    assert "portable.cufdesk" in text
    assert f"Rapportée{NBSP}: 14{NBSP}février 2015, 9{NBSP}h{NBSP}05, Ana Morel, BUREAU" in text
    assert f"12 modifications, la dernière le 14{NBSP}février 2015" in text
    assert f"1 modification, le 14{NBSP}février 2015" in text
    assert "Luis, PORTABLE" in text


def test_it_counts_what_changed_contacts_first() -> None:
    rows = said().split("\n")
    at = rows.index("Contacts")
    assert rows[at + 1 : at + 4] == ["2", "3", "–"]
    assert rows[at + 4 : at + 8] == ["Dates", "–", "1", "1"]
    assert "Aucune fiche n’a changé." in said(counts={})


def test_a_point_is_settled_or_says_that_it_is_open() -> None:
    text = said()
    assert f"15{NBSP}juillet 2015" in text
    assert "Ana, 14 février 2015" in text
    assert text.count("reste à trancher") == 1
    assert "aucun point n’était à trancher" in said(points=dict.fromkeys(LANGUAGES, ()))


def test_a_merge_that_was_undone_says_so_and_offers_no_undo() -> None:
    text = said(undone=Writer(AT, "Ana Morel"))
    assert "Ce retour a été annulé" in text
    assert "défait tout ce retour" not in text
    assert "défait tout ce retour" in said()


def test_what_nobody_noted_is_left_out() -> None:
    assert "Modifications faites ici" not in said(here=None)
    assert "Modifications faites ici" in said()
    assert "faites ici entre-temps\nrien" in said(here=Side(0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_takes_one_page_in_every_language(language: str, tmp_path: Path) -> None:
    story = merge_report.story(a_report(), translator(language))
    path = tmp_path / "report.pdf"
    assert to_pdf(story, path) == 1
    printed = printed_text(path)
    assert "portable.cufdesk" in printed
    assert "Oaxaca" in printed
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    document.close()
    points = dict.fromkeys(LANGUAGES, ())
    own = texts_of(merge_report.story(a_report(points=points), translator(language)))
    assert [fault for text in own for fault in faults(text, language)] == []
