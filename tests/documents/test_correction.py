"""The correction that goes to those who hold the minutes, and what the corrected record says of it."""

from __future__ import annotations

import pytest

from cufdesk.documents.correction import CorrectionContent, story
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import CorrectionLine
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable, Story
from tests.documents.test_minutes import headings, minutes
from tests.documents.told import told
from tests.makers import a_cover, a_meeting
from tests.minutes_makers import a_corrected_meeting, a_correction, a_correction_line


def correction(meeting: Meeting, language: str = "en", **fields: object) -> Story:
    content = CorrectionContent(
        meeting=meeting,
        correction=meeting.corrections[-1],
        cover=a_cover(),
        **fields,  # type: ignore[arg-type]
    )
    return story(content, translator(language))


def rows(printed: Story) -> list[list[str]]:
    table = next(item for item in printed.items if isinstance(item, DataTable))
    return [[_plain(cell).replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def _plain(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    assert isinstance(cell, tuple)
    return "".join(part if isinstance(part, str) else part.text for part in cell)


def _line(
    place: str, field: str, before: Bilingual | str = "", after: Bilingual | str = ""
) -> CorrectionLine:
    line = a_correction_line(place, field)
    line.before, line.after = (
        Bilingual(words, words) if isinstance(words, str) else words for words in (before, after)
    )
    return line


def test_a_correction_says_what_it_replaces_why_and_for_whom() -> None:
    meeting = a_corrected_meeting(a_correction(), a_correction(number=2, reason=Bilingual("Un nom.", "")))
    printed = correction(meeting, holders=("Rosa Ruiz", "Jean Petit"))
    assert (printed.reference, printed.version, printed.state) == ("2015-01/R2", "v1.2", "CORRECTION")
    assert headings(printed) == ["Reason", "What changes", "Distribution"]
    text = told(printed).replace("\u00a0", " ")
    assert "Version v1.2 takes the place of version v1.1" in text
    assert "Un nom." in text
    assert "Rosa Ruiz, Jean Petit" in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [["D1-A1\nDeadline", "30 June 2015", "15 July 2015"]]),
        ("fr", [["D1-A1\nÉchéance", "30 juin 2015", "15 juillet 2015"]]),
        ("es", [["D1-A1\nPlazo", "30 de junio de 2015", "15 de julio de 2015"]]),
    ],
)
def test_days_are_told_in_the_language_of_the_document(language: str, expected: list[list[str]]) -> None:
    assert rows(correction(a_corrected_meeting(), language)) == expected


def test_every_sort_of_value_is_told() -> None:
    lines = [
        _line("", "meeting.place", "Paris", "Lyon"),
        _line("", "meeting.start", "", "09:30"),
        _line("", "meeting.headcount", "1200", ""),
        _line("Rosa Ruiz", "attendance", "present"),
        _line("D1", "decision.modality", "proposed", "adopted"),
        _line("D1", "decision.beyond_mandate", "0", "1"),
        _line("D2", "decision", Bilingual("Annuaire", "Directorio")),
        _line("", "decision.rank", "D1, D3", "D3, D1"),
        _line("D3", "decision.text", Bilingual("Ancien", ""), Bilingual("Nouveau", "")),
        _line("D3-A1", "action.responsible_person_id", "", "Jean Petit"),
    ]
    meeting = a_corrected_meeting(a_correction(*lines))
    assert rows(correction(meeting)) == [
        ["Heading\nPlace", "Paris", "Lyon"],
        ["Heading\nStart time", "–", "9:30"],
        ["Heading\nParticipants announced", "1,200", "–"],
        ["Rosa Ruiz\nAttendance: taken out", "Present", "–"],
        ["D1\nModality", "Proposed, subject to approval", "Adopted"],
        ["D1\nBeyond the mandate", "no", "yes"],
        ["D2\nDecision: taken out", "Annuaire", "–"],
        ["Decision: order", "D1, D3", "D3, D1"],
        ["D3\nWording", "Ancien", "Nouveau"],
        ["D3-A1\nResponsible person", "–", "Jean Petit"],
    ]
    spanish = rows(correction(meeting, "es"))
    assert spanish[6][1] == "Directorio"
    assert spanish[8][1].startswith("Ancien [")  # and says that it is not translated


def test_what_another_version_wrote_stands_as_it_is() -> None:
    lines = [
        _line("D1", "decision.colour", "red", "blue"),
        _line("D1-A1", "action.deadline", "sometime", "2015-07-15"),
    ]
    printed = rows(correction(a_corrected_meeting(a_correction(*lines))))
    assert printed == [["D1\ncolour", "red", "blue"], ["D1-A1\nDeadline", "sometime", "15 July 2015"]]


def test_the_corrected_record_is_stamped_and_lists_its_corrections() -> None:
    meeting = a_corrected_meeting(a_correction(), a_correction(number=2, reason=Bilingual("Un nom.", "")))
    printed = minutes(meeting, language="fr")
    assert (printed.version, printed.state) == ("v1.2", "RECTIFIÉ")
    assert headings(printed)[0] == "Rectificatifs"
    text = told(printed).replace("\u00a0", " ")
    assert text.index("Rectificatif n° 2") < text.index("Rectificatif n° 1")
    assert "Une date était fausse." in text
    assert "Rectificatifs" not in told(minutes(a_meeting(state="distributed", version="1.0"), language="fr"))


def test_a_draft_is_stamped_as_one_whatever_was_corrected_before() -> None:
    assert minutes(a_corrected_meeting(state="draft")).state == "DRAFT"
