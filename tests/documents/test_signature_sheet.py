"""The sheet to sign: who is on it, in which order, and how many places there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH as PATH

from cufdesk.documents.signature_sheet import SignatureContent, story
from cufdesk.domain.base import Record
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import ProgrammeItem, Visit
from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable, PageBreak, Story
from cufdesk.usecases.printing import print_document
from tests.documents.test_lists import rows, tables, who
from tests.documents.told import printed_text, told
from tests.makers import (
    a_cover,
    a_dossier,
    a_meeting,
    a_person,
    a_position,
    a_programme_item,
    a_visit,
    an_organisation,
)

BLANKS = 6
SIGNABLE = 34.0  # points, 12 mm


def a_sheet(
    event: Visit | Meeting, *known: Record, programme: Sequence[ProgrammeItem] = (), language: str = "fr"
) -> Story:
    content = SignatureContent(event=event, programme=programme, cover=a_cover(), directory=who(*known))
    return story(content, translator(language))


def places(printed: Story) -> list[list[str]]:
    return [
        [str(column.title).replace("\u00a0", " ") for column in item.columns[3:]]
        for item in printed.items
        if isinstance(item, DataTable)
    ]


def a_step(day: int, start: int | None = None, end: int | None = None) -> ProgrammeItem:
    return a_programme_item(
        day=date(2015, 2, day), start=time(start) if start else None, end=time(end) if end else None
    )


def test_people_stand_by_delegation_as_notified_and_blanks_follow() -> None:
    body = an_organisation()
    mora = a_person("Luz", "Mora", positions=[a_position("Conseillère", body), a_position("Maire", body)])
    alba, petit = a_person("Ana", "Alba"), a_person("Jean", "Petit", civility="mr", side="french")
    visit = a_visit([mora, petit, alba])
    visit.members[0].position_id = mora.positions[1].id
    found = rows(a_sheet(visit, body, mora, alba, petit))
    assert [row[:2] for row in found[:5]] == [
        ["Partie mexicaine"],
        ["1", "Mme\u00a0Luz Mora"],
        ["2", "Mme\u00a0Ana Alba"],
        ["Partie française"],
        ["3", "M.\u00a0Jean Petit"],
    ]
    assert found[1][2] == "Maire\nRéseau des villes du Mexique (RVM)"
    assert found[5] == ["Présents sans avoir été annoncés"]
    assert [row[:3] for row in found[6:]] == [["", "", ""]] * BLANKS


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_a_place_in_a_long_list_is_a_rank_and_no_quantity(language: str) -> None:
    crowd = [a_person("Ana", f"Ruiz {number}") for number in range(1001)]
    printed = a_sheet(a_visit(crowd), *crowd, language=language)
    assert str(tables(printed)[0].rows[1001].cells[0]) == "1001"


def test_who_is_only_mentioned_does_not_sign() -> None:
    rosa = a_person()
    assert "Rosa" not in told(a_sheet(a_visit([rosa], role="mentioned"), rosa))


@pytest.mark.parametrize(
    ("steps", "titles"),
    [
        ([], ["Signature"]),
        ([a_step(12, 10, 12)], ["jeudi 12 février\nmatin"]),
        ([a_step(12, 15)], ["jeudi 12 février\naprès-midi"]),
        ([a_step(12, 10, 17)], ["jeudi 12 février\nmatin", "jeudi 12 février\naprès-midi"]),
        ([a_step(12)], ["jeudi 12 février\nmatin", "jeudi 12 février\naprès-midi"]),
        ([a_step(13, 9), a_step(12, 15)], ["jeudi 12 février\naprès-midi", "vendredi 13 février\nmatin"]),
    ],
)
def test_there_is_a_place_for_each_half_day_of_the_programme(
    steps: list[ProgrammeItem], titles: list[str]
) -> None:
    assert places(a_sheet(a_visit(), programme=steps)) == [titles]


def test_more_half_days_than_fit_go_on_another_sheet() -> None:
    sheet = a_sheet(a_visit(), programme=[a_step(day) for day in (9, 10, 11, 12)])
    assert [len(titles) for titles in places(sheet)] == [6, 2]
    assert [item for item in sheet.items if isinstance(item, PageBreak)] == [PageBreak()]
    assert len({len(table.rows) for table in tables(sheet)}) == 1


def test_a_meeting_has_the_half_days_of_its_own_days() -> None:
    rosa = a_person()
    meeting = a_meeting(people=[rosa], first_day=date(2015, 2, 12), last_day=None)
    steps = [a_step(11, 10), a_step(12, 10), a_step(13, 10)]
    sheet = a_sheet(meeting, rosa, programme=steps)
    assert places(sheet) == [["jeudi 12 février\nmatin"]]
    assert "Mme\u00a0Rosa Ruiz" in told(sheet)


@pytest.mark.parametrize("language", ["fr", "fr+es"])
def test_the_rows_are_high_enough_to_sign(tmp_path: Path, language: str) -> None:
    """Every row is held open by three lines: as many as the page has room for stand on it."""
    rosa = a_person()
    made = a_dossier(tmp_path, rosa, a_visit([rosa]))
    path = print_document(made, "signature-sheet", language=language, target=tmp_path)
    made.close()
    rules = _rules(path)
    gaps = [upper - lower for upper, lower in pairwise(rules)]
    assert sum(gap >= SIGNABLE for gap in gaps) >= BLANKS


def _rules(path: Path) -> list[float]:
    """Return the heights of the lines across the pages, in points, from the top of each."""
    document = pypdfium2.PdfDocument(path)
    found: list[float] = []
    for number in range(len(document)):
        page = document[number]
        bounds = (one.get_bounds() for one in page.get_objects() if one.type == PATH)
        heights = {
            round(top, 1) for left, _bottom, right, top in bounds if right - left > page.get_width() / 2
        }
        found += sorted(heights, reverse=True)
    document.close()
    return found


@pytest.mark.parametrize("language", ["fr", "es", "en", "fr+es", "es+fr"])
def test_it_prints_on_its_side_with_the_header_on_every_page(tmp_path: Path, language: str) -> None:
    people = [a_person("Ana", f"Alba{number}") for number in range(30)]
    visit = a_visit(people, programme=[a_step(12, 10), a_step(13, 10)])
    made = a_dossier(tmp_path, *people, visit)
    path = print_document(made, "signature-sheet", language=language, target=tmp_path)
    made.close()
    pages = PdfPages(path)
    assert pages.count > 1
    text = printed_text(path).replace("\u00a0", " ")
    header = {"fr": "jeudi 12 février", "es": "jueves 12 de febrero", "en": "Thursday 12 February"}
    assert text.count(header[language[:2]]) == pages.count
    assert all(f"Alba{number}" in text for number in range(30))
