"""A dossier whose minutes are harder to print than those of the sample: long, corrected, empty, half told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, AgendaItem, Attachment, CoResponsible, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from tests.makers import (
    a_decision,
    a_dossier,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    an_action,
    an_organisation,
)
from tests.minutes_makers import a_corrected_meeting, a_correction, a_correction_line, a_gate

_LONG = Bilingual(
    "Organisation d’une rencontre de haut niveau entre les élus français et mexicains engagés dans la"
    " coopération décentralisée, à la veille de la visite d’État du Président des États-Unis du Mexique",
    "Organización de un encuentro de alto nivel entre los representantes electos franceses y mexicanos"
    " comprometidos con la cooperación descentralizada, en vísperas de la visita de Estado",
)
_TEXT = Bilingual(
    "L’aide de 63 710 € accordée pour 5 projets (48 %) est versée en 2 fois. « Il faudra, précise"
    " Mme de La Rochefoucauld, s’engager par écrit ; à défaut, rien ne sera versé ! »\n\n- L’AMF ;\n- L’ARF.",
    "La ayuda de $1,234,567.50 MXN otorgada a 5 proyectos se entrega en 2 ministraciones. «Será necesario,"
    " precisa la Sra. de la Garza, comprometerse por escrito».",
)
_NAMES = (
    ("Jean-Christophe", "de La Rochefoucauld-Montmorency", "mr", "french"),
    ("Marie-Ange", "d’Estienne d’Orves", "mrs", "french"),
    ("María de los Ángeles", "de la Garza", "mrs", "partner"),
    ("José", "Ñáñez y Cervantes", "mr", "partner"),
    ("Óscar", "Von der Meden", "mr", "partner"),
    ("", "", "", "french"),
)
_STATUSES = ("present", "represented", "excused", "absent", "liaison", "host")
_MODALITIES = ("finding", "wish", "proposed", "adopted", "commitment", "announced", "")


def a_harder_dossier(folder: Path) -> Dossier:
    """Make the dossier in a folder."""
    return a_dossier(folder, *_records())


def _records() -> Iterator[Record]:
    body = an_organisation("SRE")
    people = [
        a_person(
            given, name, civility=civility, side=side, positions=[a_position(_LONG.fr, body, es=_LONG.es)]
        )
        for given, name, civility, side in _NAMES
    ]
    forum = a_milestone()
    long = _long(people, forum.id)
    yield from (body, *people, forum, long, _corrected(people), _in_spanish(), Meeting(), _many())
    question = a_gate("yes", "", decision_id=long.decisions[2].id, question=_TEXT, recommendation=_TEXT)
    yield question


def _long(people: list[Person], event_id: str) -> Meeting:
    actions = [an_action(), an_action(deadline=date(2015, 7, 14), precision="exact")]
    actions[0].deadline_event_id, actions[0].deadline_offset = event_id, -15
    actions[0].with_others = [CoResponsible(action_id=actions[0].id, person_id=one.id) for one in people[:3]]
    decisions = [
        a_decision(modality=modality, actions=actions if modality == "wish" else (), beyond_mandate=True)
        for modality in _MODALITIES
    ]
    for decision in decisions:
        decision.title, decision.text, decision.context = _LONG, _TEXT, _TEXT
    meeting = a_meeting(
        reference="2015-03",
        title=_LONG,
        purpose=_TEXT,
        people=people,
        decisions=decisions,
        chair_id=people[0].id,
        secretary_id=people[1].id,
        headcount=12,
        start=time(9, 30),
        end=time(18),
    )
    for attendance, status in zip(meeting.attendances, _STATUSES, strict=True):
        attendance.status, attendance.arrived, attendance.departed = status, time(10, 15), time(16, 45)
    meeting.attendances[1].represented_by_id = people[0].id
    meeting.agenda = [
        AgendaItem(meeting_id=meeting.id, title=_LONG, account=_TEXT, speaker_id=people[0].id, minutes=45),
        AgendaItem(meeting_id=meeting.id, title=Bilingual("", "Asuntos generales")),
    ]
    meeting.attachments = [
        Attachment(
            meeting_id=meeting.id, title=_LONG, file_name="note.pdf", fingerprint="a" * 64, weight=10**8
        )
    ]
    return meeting


def _corrected(people: list[Person]) -> Meeting:
    corrections = [
        a_correction(a_correction_line(), a_correction_line("D3", "decision.text", _TEXT.fr, _LONG.fr)),
        a_correction(a_correction_line("", "meeting.place", "Paris", "Lyon"), number=2, reason=_TEXT),
        a_correction(
            a_correction_line("Mme Ruiz", "attendance.status", "present", "excused"),
            a_correction_line("D9-A2", "action", "", _LONG.fr),
            number=3,
            reason=Bilingual(),
        ),
    ]
    decided = [a_decision(modality="adopted")]
    return a_corrected_meeting(
        *corrections, decisions=decided, people=people, approved_on=date(2015, 3, 6), tacitly=True
    )


def _in_spanish() -> Meeting:
    action = an_action()
    action.text, action.responsible = Bilingual("", "Enviar el convenio"), Bilingual("", "SRE")
    decision = a_decision(modality="commitment", actions=[action])
    decision.title, decision.text = Bilingual("", "Firma"), Bilingual("", "Las partes firmarán.")
    title = Bilingual("", "Reunión de seguimiento")
    return a_meeting(reference="2015-05", title=title, decisions=[decision], language="es")


def _many() -> Meeting:
    """Return a meeting whose actions fill pages."""

    def some(count: int) -> list[Action]:
        return [an_action(responsible="CUF") for _number in range(count)]

    decisions = [a_decision(actions=some(15)) for _number in range(5)]
    return a_meeting(reference="2015-07", decisions=decisions)
