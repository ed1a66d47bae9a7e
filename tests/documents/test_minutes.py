"""The record of decisions: its order, its numbers, how firm each decision is, what it leaves open."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from cufdesk.documents import account
from cufdesk.documents.minutes import MinutesContent, prose_story, story
from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import AgendaItem, Attachment, CoResponsible, DecisionLink, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable, Heading, People, Story, TitleBlock
from tests.documents.told import texts_of, told
from tests.makers import (
    a_cover,
    a_decision,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_programme_item,
    a_visit,
    an_action,
    an_organisation,
)


def minutes(meeting: Meeting, *known: Record, language: str = "en", **fields: Any) -> Story:
    people = {record.id: record for record in known if isinstance(record, Person)}
    bodies = {record.id: record for record in known if isinstance(record, Organisation)}
    content = MinutesContent(meeting=meeting, cover=a_cover(), directory=Directory(people, bodies), **fields)
    return story(content, translator(language))


def headings(printed: Story) -> list[str]:
    return [item.text for item in printed.items if isinstance(item, Heading) and item.level == 1]


def blocks(printed: Story) -> list[People]:
    return [item for item in printed.items if isinstance(item, People)]


def table(printed: Story, title: str) -> DataTable:
    at = [item.text if isinstance(item, Heading) else "" for item in printed.items].index(title)
    return next(item for item in printed.items[at:] if isinstance(item, DataTable))


def test_the_order_is_that_of_a_french_record() -> None:
    rosa = a_person()
    visit = a_visit([rosa], programme=[a_programme_item(minutes_status="announced")])
    meeting = a_meeting(decisions=[a_decision()], people=[rosa], purpose=Bilingual("Préparer", "Preparar"))
    printed = minutes(meeting, rosa, visit=visit, milestones=(a_milestone(),))
    assert headings(printed) == [
        "Participants",
        "Purpose",
        "Programme",
        "Decisions and actions",
        "Open points",
        "Dates to come",
        "Annexes",
        "Distribution",
        "Approval",
    ]
    assert isinstance(printed.items[0], TitleBlock)
    assert dict(printed.items[0].facts)["Reference"] == "2015-02"


def test_delegations_come_in_the_order_notified() -> None:
    people = [
        a_person("Zoé", "Zapata"),
        a_person("Jean", "Petit", side="french"),
        a_person("Ana", "Alba"),
    ]
    meeting = a_meeting(people=people)
    printed = blocks(minutes(meeting, *people, language="fr"))
    assert [str(block.title).replace("\u00a0", " ") for block in printed] == [
        "Partie mexicaine · 2 présents",
        "Partie française · 1 présent",
    ]
    assert [person.name for person in printed[0].people] == ["Mme\u00a0Zoé Zapata", "Mme\u00a0Ana Alba"]


def test_who_was_not_there_is_said() -> None:
    people = [a_person(surname=name) for name in ("Alba", "Beltrán", "Cruz", "Díaz")]
    meeting = a_meeting(people=people)
    for attendance, status in zip(
        meeting.attendances, ("represented", "excused", "absent", "liaison"), strict=True
    ):
        attendance.status = status
    meeting.attendances[0].represented_by_id = people[3].id
    delegation, liaison = blocks(minutes(meeting, *people))
    assert [person.status for person in delegation.people] == [
        "Represented by Ms\u00a0Rosa Díaz",
        "Excused",
        "Absent",
    ]
    assert liaison.title == "Liaison"


def test_two_functions_at_once_are_both_told_unless_one_was_chosen() -> None:
    first, second = (
        an_organisation("VDM", name=Bilingual("Ville")),
        an_organisation("RED", name=Bilingual("Réseau")),
    )
    person = a_person(positions=[a_position("Conseiller", first), a_position("Coordinateur", second)])
    meeting = a_meeting(people=[person])
    both = blocks(minutes(meeting, person, first, second, language="fr"))[0].people[0]
    assert both.function == "Conseiller · Ville (VDM)\nCoordinateur · Réseau (RED)"
    meeting.attendances[0].position_id = person.positions[1].id
    one = blocks(minutes(meeting, person, first, second, language="fr"))[0].people[0]
    assert (one.function, one.body) == ("Coordinateur", "Réseau (RED)")


def test_a_contact_without_a_name_is_named_by_function_and_listed_as_a_blank() -> None:
    person = a_person("", "", positions=[a_position("Délégué")])
    printed = minutes(a_meeting(people=[person], status="host"), person, language="fr")
    assert blocks(printed)[0].people[0].name == "Délégué"
    assert f"{translator('fr')._('Name to be completed')}\nDélégué" in told(printed)


def test_without_attendance_the_delegation_of_the_visit_stands_in() -> None:
    rosa = a_person()
    printed = minutes(a_meeting(), rosa, visit=a_visit([rosa]))
    assert [person.name for person in blocks(printed)[0].people] == ["Ms\u00a0Rosa Ruiz"]


def test_decisions_and_actions_bear_the_numbers_of_the_register() -> None:
    decisions = [
        a_decision(),
        a_decision("Suite", actions=[an_action(number="A10"), an_action(number="D2-A11")]),
    ]
    text = told(minutes(a_meeting(decisions=decisions), language="fr"))
    assert "2015-02/D1 – Rencontre de haut niveau" in text
    assert "2015-02/D2 – Suite" in text
    assert "D2-A10" in text
    assert "D2-D2" not in text


def test_without_numbers_decisions_and_actions_are_counted() -> None:
    """The rank by which a part is kept in order is no number for people."""
    meeting = a_meeting(decisions=[a_decision(modality="wish"), a_decision("Suite", actions=[an_action()])])
    for decision in meeting.decisions:
        decision.number, decision.rank = "", 7168
        for action in decision.actions:
            action.number, action.rank = "", 7168
    text = told(minutes(meeting))
    assert "2015-02/D1 – Rencontre de haut niveau" in text
    assert "2015-02/D2 – Suite" in text
    assert "D1 is a wish" in text
    assert "Responsible to be named\nD2-A1\n" in text


@pytest.mark.parametrize(
    ("modality", "party", "line"),
    [
        ("wish", "la partie mexicaine", "Wish · la partie mexicaine"),
        ("proposed", "", "Proposed, subject to approval"),
        ("announced", "AMF, CONAMM", "Announced by a third party · AMF, CONAMM"),
        ("commitment", "CUF", "Commitment · CUF"),
        ("", "", "Modality not stated"),
    ],
)
def test_every_decision_says_how_firm_it_is(modality: str, party: str, line: str) -> None:
    meeting = a_meeting(decisions=[a_decision(modality=modality, party=party)])
    assert line in told(minutes(meeting)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("modality", "open_"), [("wish", True), ("proposed", True), ("adopted", False), ("commitment", False)]
)
def test_what_is_not_firm_is_an_open_point(modality: str, open_: bool) -> None:
    meeting = a_meeting(decisions=[a_decision(modality=modality)])
    assert ("D1 is a" in told(minutes(meeting))) is open_


def test_a_settled_decision_is_no_open_point() -> None:
    actions = [an_action(state="done"), an_action(state="open")]
    meeting = a_meeting(decisions=[a_decision(state="done", actions=actions)])
    text = told(minutes(meeting))
    assert "D1 is a" not in text
    assert "Responsible to be named\nD1-A2\n" in text, "what is still to be done asks for somebody"


def test_blanks_are_counted_by_kind() -> None:
    actions = [
        an_action(),
        an_action(responsible="CUF", deadline_text="au plus vite", precision="fuzzy"),
        an_action(responsible="CUF", deadline=date(2015, 7, 15), precision="exact"),
        an_action(state="done"),
    ]
    text = told(
        minutes(
            a_meeting(
                decisions=[a_decision(modality="adopted", actions=actions)],
                place="",
                first_day=None,
                last_day=None,
            )
        )
    )
    assert "Responsible to be named\nD1-A1\n" in text
    assert "Deadline to be set\nD1-A1\n" in text
    assert "Deadline to be made precise\nD1-A2\n" in text
    assert "Date of the meeting\nto be completed" in text
    assert "Place of the meeting\nto be completed" in text


def test_a_complete_record_has_no_blanks() -> None:
    action = an_action(responsible="CUF", deadline=date(2015, 7, 15), precision="exact")
    meeting = a_meeting(decisions=[a_decision(modality="adopted", actions=[action])])
    printed = minutes(meeting)
    assert "Open points" not in headings(printed)
    assert "15 Jul 2015" in told(printed).replace("\u00a0", " ")


def test_the_words_of_a_deadline_are_not_replaced_by_a_date() -> None:
    action = an_action(deadline_text="le plus rapidement possible", precision="fuzzy")
    text = told(minutes(a_meeting(decisions=[a_decision(actions=[action])]), language="fr"))
    assert "le plus rapidement possible" in text


def test_what_is_not_translated_is_printed_and_marked_quietly() -> None:
    decision = a_decision(text=Bilingual("Seulement en français."), context=Bilingual("", "Solo en español."))
    meeting = a_meeting(decisions=[decision])
    spanish, french = told(minutes(meeting, language="es")), told(minutes(meeting, language="fr"))
    mark = translator("es")._("not translated yet")
    assert f"Seulement en français. [{mark}]" in spanish
    assert "Seulement en français. [" not in french
    assert "Solo en español. [" in french
    assert "Seulement en français. [" not in told(minutes(meeting, language="en"))


def test_a_draft_is_stamped_and_an_approved_record_is_not() -> None:
    assert minutes(a_meeting(), language="fr").state == "PROJET"
    assert minutes(a_meeting(), language="es").state == "BORRADOR"
    final = minutes(a_meeting(state="approved"), language="fr")
    assert final.state == ""
    assert "rectificatif" in told(final)


def test_those_named_in_actions_receive_the_record_for_action() -> None:
    body = an_organisation("AMF")
    actions = [
        an_action(responsible="CUF"),
        an_action(responsible_organisation_id=body.id),
        an_action(responsible="CUF"),
    ]
    text = told(minutes(a_meeting(decisions=[a_decision(actions=actions)]), body))
    assert "For action\nCUF, AMF\n" in text


def test_an_empty_meeting_still_prints() -> None:
    text = told(minutes(Meeting()))
    assert "This meeting recorded no decision." in text


def test_the_table_has_the_columns_of_a_record() -> None:
    printed = minutes(a_meeting(decisions=[a_decision()]), language="fr")
    columns = [column.title for column in table(printed, "Décisions et actions").columns]
    assert columns[2:] == ["Responsable", "Échéance", "État"]


# what a meeting, a decision and an action say more of themselves ------------------------------------------


def test_who_led_the_meeting_and_its_agenda_are_told() -> None:
    rosa, luz = a_person(), a_person("Luz", "Cruz")
    meeting = a_meeting(people=[rosa, luz], chair_id=rosa.id, secretary_id=luz.id, headcount=7)
    meeting.agenda = [
        AgendaItem(meeting_id=meeting.id, title=Bilingual("Budget", "Presupuesto"), minutes=15),
        AgendaItem(meeting_id=meeting.id, title=Bilingual("Suites"), speaker_id=luz.id, carried_id="a-10"),
    ]
    printed = minutes(meeting, rosa, luz, language="fr", references={"a-10": "2014-11/D2-A10"})
    assert isinstance(printed.items[0], TitleBlock)
    facts = dict(printed.items[0].facts)
    assert facts["Présidée par"] == "Mme\u00a0Rosa Ruiz"
    assert facts["Secrétaire de séance"] == "Mme\u00a0Luz Cruz"
    assert facts["Nombre de participants annoncé"] == "7"
    text = told(printed).replace("\u00a0", " ")
    assert "Ordre du jour\nBudget · 15 min\nSuites (2014-11/D2-A10) · Mme Luz Cruz" in text


def test_who_came_late_and_left_early_is_said() -> None:
    rosa = a_person()
    meeting = a_meeting(people=[rosa])
    meeting.attendances[0].arrived, meeting.attendances[0].departed = time(10, 30), time(12, 0)
    (delegation,) = blocks(minutes(meeting, rosa, language="fr"))
    said = str(delegation.people[0].status).replace("\u00a0", " ")
    assert said == "arrivée à 10 h 30 · départ à 12 h"


def test_all_responsibles_a_relative_deadline_and_a_holiday_are_in_the_table() -> None:
    event = a_milestone("Remise du document", first_day=date(2015, 7, 15), last_day=None)
    action = an_action(
        responsible="CUF", deadline_event_id=event.id, deadline_offset=-1, precision="relative"
    )
    action.with_others = [CoResponsible(action_id=action.id, words=Bilingual("SRE", "SRE"))]
    printed = minutes(a_meeting(decisions=[a_decision(actions=[action])]), language="fr", events=(event,))
    text = told(printed).replace("\u00a0", " ")
    assert "CUF\nSRE" in text
    assert "1 jour avant « Remise du document », soit le 14 juillet 2015" in text
    assert "Le 14 juillet est férié (fête nationale) : au plus tard le lundi 13 juillet 2015" in text
    assert "Pour action\nCUF, SRE" in text


def test_a_decision_beyond_the_mandate_and_its_links_are_marked() -> None:
    first, second = a_decision("Une"), a_decision("Deux", beyond_mandate=True, theme="Gouvernance")
    second.links = [
        DecisionLink(decision_id=second.id, nature="specifies", other_id=first.id),
        DecisionLink(decision_id=second.id, nature="follows", other_id="old"),
        DecisionLink(decision_id=second.id, nature="follows", other_id="unknown"),
    ]
    meeting = a_meeting(decisions=[first, second])
    text = told(minutes(meeting, language="en", references={"old": "2014-11/D2"})).replace("\u00a0", " ")
    assert "Proposed, subject to approval · Beyond the mandate · Gouvernance" in text
    assert "Specifies D1 · Follows 2014-11/D2\n" in text


def test_files_are_annexed_with_weight_and_fingerprint() -> None:
    meeting = a_meeting()
    meeting.attachments = [
        Attachment(
            meeting_id=meeting.id,
            title=Bilingual("Ordre du jour"),
            file_name="odj.pdf",
            weight=1_400_000,
            fingerprint="0123456789abcdef" * 4,
        )
    ]
    printed = table(minutes(meeting, language="fr"), "Annexes")
    assert list(texts_of(printed.rows[0].cells)) == [
        "Ordre du jour\nodj.pdf",
        "1,4\u00a0Mo",
        "01234567 89abcdef " * 3 + "01234567 89abcdef",
    ]


def test_in_prose_the_same_is_told_without_a_table() -> None:
    event = a_milestone(first_day=date(2015, 6, 29))
    action = an_action(
        "Préparer les dossiers", responsible="CUF", deadline_event_id=event.id, deadline_offset=-7
    )
    action.with_others = [CoResponsible(action_id=action.id, words=Bilingual("SRE", "SRE"))]
    firm, done = an_action("Envoyer", modality="commitment"), an_action("Relire", state="done")
    meeting = a_meeting(decisions=[a_decision(actions=[action, an_action("Écrire"), firm, done])])
    content = MinutesContent(meeting=meeting, cover=a_cover(), events=(event,))
    printed = prose_story(content, translator("fr"))
    at = [item.text if isinstance(item, Heading) else "" for item in printed.items]
    section = printed.items[at.index("Décisions et actions") : at.index("Points en suspens")]
    assert not any(isinstance(item, DataTable) for item in section)
    text = told(printed).replace("\u00a0", " ").replace("\u202f", " ")
    assert (
        "D1-A1 – Préparer les dossiers. Responsable : CUF et SRE. Échéance : 7 jours avant « Rencontre"
        " de haut niveau », soit le 22 juin 2015. État : À faire." in text
    )
    assert "D1-A2 – Écrire. Responsable : à compléter. État : À faire." in text, "a proposal may wait"
    assert "Responsable : à compléter. Échéance : à compléter. État : À faire." in text
    assert "D1-A4 – Relire. État : Fait" in text


def test_the_minutes_tell_each_point_and_who_spoke() -> None:
    rosa = a_person(positions=[a_position("Directrice")])
    meeting = a_meeting(people=[rosa], decisions=[a_decision()], remarks_until=date(2015, 3, 1))
    meeting.agenda = [
        AgendaItem(
            meeting_id=meeting.id,
            title=Bilingual("Bilan", "Balance"),
            account=Bilingual("Premier.\n\nSecond.", "Primero."),
            speaker_id=rosa.id,
        ),
        AgendaItem(meeting_id=meeting.id, title=Bilingual("Divers", "Varios")),
    ]
    content = MinutesContent(meeting=meeting, cover=a_cover(), directory=Directory({rosa.id: rosa}, {}))
    printed = account.story(content, translator("fr"))
    assert headings(printed) == [
        "Participants",
        "Ordre du jour",
        "Compte rendu des échanges",
        "Décisions et actions",
        "Validation",
    ]
    text = told(printed).replace("\u00a0", " ")
    assert "1. Bilan\nPrésenté par Mme Rosa Ruiz, Directrice\nPremier.\nSecond." in text
    assert "2. Divers" not in text, "a point on which nothing was said has no account"
    assert "le présent compte rendu est réputé approuvé" in text
    assert "Sans observation avant le 1er mars 2015" in text
    meeting.agenda = []
    assert "Les échanges ne sont pas encore rédigés." in told(account.story(content, translator("fr")))
