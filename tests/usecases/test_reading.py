"""From a text to records: understood, kept in one write, recognised the next time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Person
from cufdesk.domain.names import full_name
from cufdesk.reading.understanding import (
    AgreementRead,
    Understanding,
)
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases import reading
from cufdesk.usecases.reading import Kept
from tests.makers import a_dossier, a_meeting
from tests.usecases.understandings import (
    TEXT,
    a_body_read,
    a_date_read,
    a_decision_read,
    a_person_read,
    an_understanding,
)


def keep(dossier: Dossier, understanding: Understanding) -> Kept:
    return reading.keep(dossier, understanding, text=TEXT, source_name="relevé.txt")


def labels(dossier: Dossier) -> list[str]:
    with dossier.read() as look:
        return list(look.session.scalars(text("SELECT label FROM journal_write ORDER BY seq")))


# one write -------------------------------------------------------------------------------------------------


def test_all_is_kept_in_one_write_under_one_label(dossier: Dossier) -> None:
    announced: list[frozenset[str]] = []
    dossier.listen(announced.append)
    before = len(labels(dossier))
    kept = keep(
        dossier, an_understanding(people=(a_person_read("Ana Ruiz"),), decisions=(a_decision_read(),))
    )
    assert labels(dossier)[before:] == ["Read the minutes “Relevé de la visite”"]
    assert len(announced) == 1
    assert {"person", "visit", "meeting", "decision"} <= announced[0]
    assert kept.created == {"people": 1, "visits": 1, "meetings": 1, "decisions": 1}
    assert check(dossier.path) == []


def test_the_same_text_is_recognised_and_nothing_doubled(dossier: Dossier) -> None:
    understanding = an_understanding(people=(a_person_read("Ana Ruiz"),), decisions=(a_decision_read(),))
    first = keep(dossier, understanding)
    before = Path(dossier.path).read_bytes()
    again = keep(dossier, replace(understanding, title="Corrected meanwhile"))
    assert (again.recognised, again.meeting, again.visit) == (True, first.meeting, first.visit)
    assert again.created == {}
    assert Path(dossier.path).read_bytes() == before
    found = reading.already_kept(dossier, "f1")
    assert found == first.meeting
    assert reading.already_kept(dossier, "other") is None
    assert reading.already_kept(dossier, "") is None


def test_another_text_on_the_same_days_adds_only_what_is_new(dossier: Dossier) -> None:
    bodies = (a_body_read("AMF", "AMF"), a_body_read("CONAMM", "CONAMM"))
    understanding = an_understanding(
        people=(a_person_read("Ana Ruiz"),),
        organisations=bodies,
        dates=(a_date_read("15 juillet", date(2015, 7, 15)),),
        agreements=(AgreementRead(("AMF", "CONAMM"), "announced", (0, 1)),),
    )
    keep(dossier, understanding)
    again = keep(dossier, replace(understanding, fingerprint="f2"))
    assert again.created == {"visits": 1, "meetings": 1}
    assert again.meeting.reference == "2015-02-2"


def test_a_failure_in_the_middle_keeps_nothing(dossier: Dossier) -> None:
    before = Path(dossier.path).read_bytes()
    wrong = replace(a_date_read("15 juillet", date(2015, 7, 15)), end=date(2015, 7, 1))
    with pytest.raises(Refusal, match="before the first"):
        keep(dossier, an_understanding(people=(a_person_read("Ana Ruiz"),), dates=(wrong,)))
    with pytest.raises(Refusal, match="nothing"):
        keep(dossier, Understanding(fingerprint="f3"))
    assert Path(dossier.path).read_bytes() == before


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ([], "2015-02"),
        (["2015-02"], "2015-02-2"),
        (["2015-02", "2015-02-2"], "2015-02-3"),
        (["2015-03"], "2015-02"),
    ],
)
def test_the_reference_is_the_next_free_one(tmp_path: Path, taken: list[str], given: str) -> None:
    dossier = a_dossier(tmp_path, *(a_meeting(reference=reference) for reference in taken))
    assert keep(dossier, an_understanding()).meeting.reference == given
    dossier.close()


def test_a_text_without_dates_has_no_reference(dossier: Dossier) -> None:
    assert keep(dossier, an_understanding(start=None, end=None)).meeting.reference == ""


# whole texts -----------------------------------------------------------------------------------------------


def test_a_pasted_text_is_understood_and_kept(dossier: Dossier) -> None:
    pasted = (
        "Compte rendu de la réunion du 3 mars 2020\n\n"
        "Présents : Mme Ana Ruiz, directrice ; M. Jean Petit, maire.\n\n"
        "Décisions\n\n1. Le comité publiera un guide avant le 15 mai 2020.\n"
    )
    read = reading.understand_text(pasted)
    kept = reading.keep(dossier, read.understanding, text=read.text)
    assert kept.meeting.first_day == date(2020, 3, 3)
    assert len(kept.meeting.decisions) == 1
    again = reading.understand_text("\ufeff" + pasted.upper())
    assert reading.keep(dossier, again.understanding, text=again.text).recognised
    assert check(dossier.path) == []


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 10)
    with pytest.raises(Refusal, match=r"image\.txt"):
        reading.understand(tmp_path / "image.txt")
    with pytest.raises(Refusal):
        reading.understand(str(tmp_path / "missing.txt"))


def test_the_real_record_is_kept_whole(dossier: Dossier, real_texts: Path) -> None:
    read = reading.understand(real_texts / "releve-2015.txt")
    kept = reading.keep(dossier, read.understanding, text=read.text, source_name=read.source_name)
    assert kept.visit is not None
    with dossier.read() as look:
        roles = [
            (m.role, full_name(p)) for m in kept.visit.members if (p := look.get(Person, m.person_id or ""))
        ]
        panel = look.all(Committee)[0]
        milestones = sorted(
            (m.first_day, m.last_day, m.counted, m.year_inferred) for m in look.all(Milestone)
        )
        agreements = sorted(agreement.state for agreement in look.all(Agreement))
    assert roles[:7] == [
        ("delegate", "Antonio Rojas"),
        ("delegate", "Alfredo Saldaña"),
        ("delegate", "Sergio Arrendendo"),
        ("delegate", "Eugène Zapata"),
        ("delegate", "Monserrat Iglesias"),
        ("liaison", "Estefanía Angeles"),
        ("liaison", "Erika Rebollar"),
    ]
    assert ("host", "") in roles
    assert ("mentioned", "Roberto Romero") in roles
    assert kept.visit.declared == 5
    assert kept.meeting.reference == "2015-02"
    assert [decision.number for decision in kept.meeting.decisions] == [f"D{n}" for n in range(1, 9)]
    assert [(q.side, q.category, q.count) for q in panel.quotas] == [
        ("french", "elected", 6),
        ("partner", "elected", 6),
        ("partner", "governor", 3),
        ("partner", "mayor", 3),
    ]
    assert (panel.parity, len(panel.seats)) == (True, 12)
    assert (date(2015, 6, 29), date(2015, 6, 30), True, True) in milestones
    assert (date(2015, 7, 15), date(2015, 7, 15), True, True) in milestones
    assert agreements == ["announced", "announced", "planned"]
    again = reading.keep(dossier, read.understanding, text=read.text)
    assert again.recognised
    assert check(dossier.path) == []
