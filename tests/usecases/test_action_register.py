"""The printed register: whom things fall to, what is late, how it was narrowed, in one language and two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Organisation
from cufdesk.domain.meetings import ActionProgress, AgendaItem, CoResponsible, DecisionProgress
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import Cell, DataTable, Row, Story
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing
from cufdesk.usecases.received_documents import recognise
from cufdesk.usecases.register import Changes, change_lines
from tests.documents.told import printed_text, texts_of, told
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, an_action, an_organisation
from tests.press.laws import a_story_is_whole

ON = ";on=2015-03-20"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    cuf = an_organisation("CUF")
    rosa = a_person("Rosa", "Ruiz")
    forum = a_milestone("Forum", first_day=date(2015, 4, 10), last_day=None)
    late = an_action("Envoyer la note", deadline=date(2015, 3, 1), responsible_person_id=rosa.id)
    nobody = an_action("Réserver la salle", deadline_text=Bilingual("bientôt", "pronto"))
    counted = an_action("Inviter les maires", deadline_event_id=forum.id, deadline_offset=-15)
    counted.responsible_organisation_id = cuf.id
    counted.with_others = [CoResponsible(action_id=counted.id, person_id=rosa.id)]
    done = an_action("Écrire au maire", state="done", deadline=date(2015, 3, 2), responsible="Élu")
    first = a_meeting(decisions=[a_decision("Le forum", actions=[late, nobody, counted, done])])
    second = a_meeting(
        title=Bilingual("Comité de mai", "Comité de mayo"),
        reference="2015-05",
        first_day=date(2015, 5, 4),
        last_day=None,
        decisions=[
            a_decision(
                "Le bilan",
                actions=[an_action("Écrire le bilan", modality="adopted"), an_action("Le relire")],
                theme="Bilan",
            )
        ],
    )
    second.agenda = [AgendaItem(meeting_id=second.id, carried_id=late.id)]
    made = a_dossier(tmp_path_factory.mktemp("register"), cuf, rosa, forum, first, second)
    yield made
    made.close()


def story(dossier: Dossier, reference: str, language: str = "fr") -> Story:
    return printing.prepare(dossier, "action-register", reference, language).story()


def rows(printed: Story) -> list[Row]:
    return [row for item in printed.items if isinstance(item, DataTable) for row in item.rows]


def groups(printed: Story) -> list[str]:
    return [" ".join(texts_of(row.cells)) for row in rows(printed) if row.kind == "group"]


def cells(printed: Story, number: str) -> list[str]:
    for row in rows(printed):
        found = ["".join(texts_of(cell.text if isinstance(cell, Cell) else cell)) for cell in row.cells]
        if found[0] == number:
            return [text.replace("\u00a0", " ") for text in found]
    raise AssertionError(number)


def test_actions_stand_under_whom_they_fall_to(dossier: Dossier) -> None:
    printed = story(dossier, f"responsible{ON}")
    assert groups(printed) == ["CUF", "Élu", "Mme\u00a0Rosa Ruiz", "Responsable à désigner"]
    assert printed.landscape
    assert cells(printed, "2015-02/D1-A3")[2] == "CUF\nMme Rosa Ruiz"


def test_what_is_late_is_said_in_words(dossier: Dossier) -> None:
    printed = story(dossier, f"deadline{ON}")
    assert groups(printed) == ["En retard", "Mars 2015", "Sans échéance"]
    assert cells(printed, "2015-02/D1-A1")[3] == "01/03/2015\n19 jours de retard"
    assert cells(printed, "2015-02/D1-A4")[3] == "02/03/2015"
    assert cells(printed, "2015-02/D1-A3")[3] == "26/03/2015\nForum"
    assert cells(printed, "2015-02/D1-A2")[3] == "bientôt"
    assert cells(printed, "2015-05/D1-A1")[3] == "à compléter"
    assert cells(printed, "2015-05/D1-A2")[3] == "–", "a proposal may wait for its day"


def test_meetings_follow_the_latest_first_and_say_where_an_action_went(dossier: Dossier) -> None:
    printed = story(dossier, f"meeting{ON}")
    assert [group.split(" – ")[0] for group in groups(printed)] == ["2015-05", "2015-02"]
    assert "Reportée à : 2015-05 – Comité de mai" in cells(printed, "2015-02/D1-A1")[1]


def test_the_filter_is_said_below_the_title(dossier: Dossier) -> None:
    printed = told(story(dossier, f"deadline;unfinished;late{ON}")).replace("\u00a0", " ")
    assert "Par échéance · à faire ou en cours · en retard · État au 20 mars 2015" in printed
    assert "Envoyer la note" in printed
    assert "Réserver la salle" not in printed
    with dossier.read() as reading:
        (body,) = reading.all(Organisation)
    assert "Par responsable · CUF · État" in told(story(dossier, f"body={body.id}{ON}")).replace(
        "\u00a0", " "
    )
    assert "thème : Bilan" in told(story(dossier, f"theme=Bilan{ON}")).replace("\u00a0", " ")


def test_decisions_are_printed_when_they_are_asked_for(dossier: Dossier) -> None:
    printed = story(dossier, f"meeting;what=decision{ON}")
    assert cells(printed, "2015-02/D1")[1].startswith("Le forum")
    assert "Envoyer la note" not in told(printed)


def test_what_was_told_last_is_printed_in_the_register_and_in_the_account(tmp_path: Path) -> None:
    action = an_action("Écrire le bilan")
    decision = a_decision("Le bilan", actions=[action])
    action.progress = [
        ActionProgress(action_id=action.id, day=date(2015, 6, 2), state="under_way", text="Plan\nprêt"),
        ActionProgress(action_id=action.id, day=date(2015, 5, 2), state="under_way", text="Commencé"),
        ActionProgress(action_id=action.id, day=date(2015, 6, 9), state="done"),
    ]
    decision.progress = [DecisionProgress(decision_id=decision.id, state="done", text="Acté")]
    made = a_dossier(tmp_path, a_meeting(decisions=[decision]))
    with closing(made):
        said = told(story(made, "responsible", "fr+es")).replace("\u00a0", " ")
        assert "Avancement au 2 juin 2015 · Plan prêt\nAvance al 2 de junio de 2015" in said
        assert said.count("Plan prêt") == 1
        assert "Commencé" not in said
        assert "Avancement · Acté" in told(story(made, "meeting;what=decision")).replace("\u00a0", " ")
        account = printing.prepare(made, "account", "2015-02", "fr").story()
        assert "Plan prêt" in told(account)
        assert "Acté" in told(account)
        assert "Plan prêt" not in told(printing.prepare(made, "minutes", "2015-02", "fr").story())


def test_nothing_that_fits_is_said(dossier: Dossier) -> None:
    assert "Ninguna línea" in told(story(dossier, f"words=nowhere{ON}", "es"))


@pytest.mark.parametrize("language", ["fr", "es", "en", "fr+es", "es+fr"])
@pytest.mark.parametrize("grouping", ["responsible", "meeting", "deadline"])
def test_it_is_whole_in_every_language(
    dossier: Dossier, tmp_path: Path, language: str, grouping: str
) -> None:
    printed = story(dossier, f"{grouping}{ON}", language)
    if "+" in language:  # both languages in one table, none beside it
        assert sum(isinstance(item, DataTable) for item in printed.items) == 1
    a_story_is_whole(printed)
    path = printing.print_document(dossier, "action-register", f"{grouping}{ON}", language, target=tmp_path)
    first = translator(language.partition("+")[0])
    assert first._("Register of actions").upper() in printed_text(path).upper()


@pytest.mark.parametrize("reference", ["nobody", "deadline;when=soon", "late;on=yesterday", "also=nothing"])
def test_a_reference_that_means_nothing_is_refused(dossier: Dossier, reference: str) -> None:
    with pytest.raises(Refusal):
        story(dossier, reference)


def test_a_register_that_comes_back_tells_what_changed_since(tmp_path: Path) -> None:
    action = an_action("Envoyer la note", deadline=date(2015, 3, 1))
    dossier = a_dossier(tmp_path, a_meeting(decisions=[a_decision(actions=[action])]))
    path = printing.print_document(dossier, "action-register", f"deadline{ON}", "fr", target=tmp_path)
    assert recognise(dossier, path).state == "current"
    change_lines(dossier, [action.id], Changes(deadline=date(2015, 5, 2)))
    received = recognise(dossier, path)
    assert received.state == "superseded"
    assert "2 May 2015" in " ".join(received.changed_since).replace("\u00a0", " ")
    dossier.close()
