"""One record of every subject, tied together."""

from __future__ import annotations

from datetime import date

from cufdesk.domain.base import Record
from cufdesk.domain.values import Bilingual
from tests.makers import (
    a_budget,
    a_committee,
    a_conversion,
    a_decision,
    a_group,
    a_joint_document,
    a_line,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_programme_item,
    a_quota,
    a_recipient,
    a_seat,
    a_section,
    a_sending,
    a_visit,
    an_action,
    an_agreement,
    an_organisation,
)
from tests.minutes_makers import a_correction, a_gate


def everything(*, suffix: str = "") -> list[Record]:
    """Make one record of every subject, tied together, its texts ending in `suffix`."""
    body = an_organisation()
    other = an_organisation(
        "AMF", name=Bilingual("Maires de France", "Alcaldes de Francia"), country="FR", side="french"
    )
    rosa = a_person(
        surname=f"Ruiz{suffix}", positions=[a_position(body=body), a_position("Conseillère", body)]
    )
    jean = a_person(
        "Jean",
        f"Petit{suffix}",
        civility="mr",
        side="french",
        country="FR",
        positions=[a_position("Maire", other, es="Alcalde")],
    )
    unnamed = a_person("", "", positions=[a_position("Délégué", es="Delegado")])
    actions = [
        an_action(deadline=date(2015, 7, 1), precision="exact", responsible_organisation_id=other.id),
        an_action(f"Informer{suffix}", deadline_text="au plus vite", precision="fuzzy", responsible="CUF"),
        an_action(),
    ]
    decision = a_decision(f"Rencontre{suffix}", actions=actions, context=Bilingual("Contexte du Forum", ""))
    wish = a_decision(
        "Seconde édition", modality="wish", party=Bilingual("Partie mexicaine", "Parte mexicana")
    )
    visit = a_visit(
        [rosa, jean], programme=[a_programme_item(f"Étape{suffix}", minutes_status="announced")], declared=3
    )
    meeting = a_meeting(decisions=[decision, wish], people=[rosa, jean, unnamed], visit_id=visit.id)
    meeting.attendances[1].status = "excused"
    meeting.attendances[2].status = "host"
    correction = a_correction(reason=Bilingual(f"Une date était fausse{suffix}", "Una fecha era incorrecta."))
    correction.meeting_id = meeting.id
    meeting.corrections = [correction]
    seats = [a_seat(person_id=rosa.id, step="confirmed"), a_seat("elected", "french")]
    budget = a_budget(
        lines=[
            a_line(basis="invented"),
            a_line("2000", "62", currency="MXN", label=Bilingual(f"Imprimeur{suffix}", "Impresor")),
            a_line("1352.10", "74", "revenue", funder_id=other.id),
            a_line("300", "86"),
            a_line("300", "87", "revenue"),
        ],
        conversions=[a_conversion()],
    )
    return [
        body,
        other,
        rosa,
        jean,
        unnamed,
        visit,
        meeting,
        a_gate("yes", "reservations", title=Bilingual(f"Accord{suffix}", "Acuerdo"), decision_id=decision.id),
        a_committee(seats=seats, quotas=[a_quota(1)], decision_id=decision.id),
        budget,
        a_milestone(f"Rencontre{suffix}", decision_id=decision.id, year_inferred=True),
        a_joint_document(sections=[a_section(f"Perspectives{suffix}")], decision_id=decision.id),
        an_agreement(body, other, f"Un tiers{suffix}", decision_id=decision.id),
        a_group(rosa, jean, name=Bilingual(f"Partenaires{suffix}", "Contrapartes")),
        a_sending(a_recipient(rosa), title=f"Relevé{suffix}", record_id=meeting.id),
    ]
