"""What an understood text becomes: visit, meeting, dates, panel, agreements, as far as the text says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.names import full_name
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    BlankRead,
    Headcount,
    HoursRead,
    PositionRead,
    ProgrammeItemRead,
    Understanding,
)
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import reading
from cufdesk.usecases.contacts import save_person
from cufdesk.usecases.reading import Kept
from tests.makers import a_cover, a_dossier, a_person
from tests.usecases.understandings import (
    TEXT,
    a_body_read,
    a_date_read,
    a_decision_read,
    a_person_read,
    a_quota_read,
    an_understanding,
    at,
)


def keep(dossier: Dossier, understanding: Understanding) -> Kept:
    return reading.keep(dossier, understanding, text=TEXT, source_name="relevé.txt")


def one(dossier: Dossier, kind: type[Record]) -> Record:
    with dossier.read() as look:
        [record] = look.all(kind)
    return record


def test_the_visit_holds_the_delegation_in_order_and_the_programme(dossier: Dossier) -> None:
    people = (
        a_person_read("Zoé Ruiz", PositionRead("Directrice", "RDV", 0)),
        a_person_read("Ana Gil"),
        a_person_read("Eva Paz", role="liaison"),
        a_person_read(None, PositionRead("Délégué", None), role="host"),
        a_person_read("Ida Roy", role="mentioned"),
    )
    steps = (
        ProgrammeItemRead("Rencontre", "attended", None, (0, 1)),
        ProgrammeItemRead("Matinée", "organised", "announced", (0, 1)),
        ProgrammeItemRead("Suite", None, None, (0, 1)),
    )
    understanding = an_understanding(
        people=people,
        programme=steps,
        headcount=Headcount(3, 2),
        organisations=(a_body_read("Réseau", "RDV", country="MX"),),
        place="Paris",
    )
    kept = keep(dossier, understanding)
    visit = one(dossier, Visit)
    assert visit == kept.visit
    assert isinstance(visit, Visit)
    with dossier.read() as look:
        names = [full_name(person) for m in visit.members if (person := look.get(Person, m.person_id or ""))]
    assert names == ["Zoé Ruiz", "Ana Gil", "Eva Paz", "", "Ida Roy"]
    assert [m.role for m in visit.members] == ["delegate", "delegate", "liaison", "host", "mentioned"]
    assert [(i.text.fr, i.our_role, i.minutes_status) for i in visit.programme] == [
        ("Rencontre", "attended", ""),
        ("Matinée", "organised", "announced"),
        ("Suite", "", ""),
    ]
    assert (visit.declared, visit.first_day, visit.last_day) == (3, date(2015, 2, 12), date(2015, 2, 13))
    assert (kept.meeting.visit_id, kept.meeting.kind, kept.meeting.place) == (visit.id, "exchange", "Paris")
    statuses = [attendance.status for attendance in kept.meeting.attendances]
    assert statuses == ["present", "present", "liaison", "host", "mentioned"]


def test_minutes_without_a_delegation_are_a_meeting_alone(dossier: Dossier) -> None:
    roles = ("present", "represented", "excused", "absent")
    people = tuple(a_person_read(f"Ana R{role}", role=role) for role in roles)
    kept = keep(dossier, an_understanding(people=people))
    assert kept.visit is None
    assert (kept.meeting.kind, kept.meeting.visit_id) == ("working", None)
    assert [attendance.status for attendance in kept.meeting.attendances] == list(roles)


def test_decisions_and_actions_are_kept_word_by_word(dossier: Dossier) -> None:
    action = ActionRead(
        "A1", "Écrire à l’AMF", "commitment", ("RDV",), date(2015, 3, 1), "avant le 1er mars", "exact", (0, 1)
    )
    shared = replace(action, number="A2", responsible=("RDV", "CUF"), deadline=None, precision="fuzzy")
    hers = replace(action, number="A3", responsible=("Ana Ruiz",))
    decision = a_decision_read(party="délégation", context="Contexte", actions=(action, shared, hers))
    understanding = an_understanding(
        people=(a_person_read("Ana Ruiz"),),
        decisions=(decision, a_decision_read("D2", TEXT.splitlines()[2], modality=None)),
        organisations=(a_body_read("Réseau", "RDV"),),
    )
    kept = keep(dossier, understanding)
    first, second = kept.meeting.decisions
    assert (first.number, first.title.fr, first.text.fr) == ("D1", "Une journée", TEXT.splitlines()[1])
    assert (first.context.fr, first.modality, first.party.fr, first.text.es) == (
        "Contexte",
        "proposed",
        "délégation",
        "",
    )
    assert (second.number, second.modality) == ("D2", "")
    body, person = one(dossier, Organisation), one(dossier, Person)
    assert [
        (a.responsible.fr, a.responsible_organisation_id, a.responsible_person_id, a.deadline, a.precision)
        for a in first.actions
    ] == [
        ("RDV", body.id, None, date(2015, 3, 1), "exact"),
        ("RDV", body.id, None, None, "fuzzy"),
        ("Ana Ruiz", None, person.id, date(2015, 3, 1), "exact"),
    ]
    (other,) = first.actions[1].with_others
    assert (other.words.fr, other.organisation_id, other.person_id) == ("CUF", None, None)
    assert kept.meeting.source_text == TEXT
    assert (kept.meeting.source_name, kept.meeting.fingerprint) == ("relevé.txt", "f1")


def test_a_spanish_text_is_kept_in_spanish(dossier: Dossier) -> None:
    kept = keep(dossier, an_understanding(language="es", decisions=(a_decision_read(),)))
    assert (kept.meeting.title, kept.meeting.language) == (Bilingual(es="Relevé de la visite"), "es")
    assert kept.meeting.decisions[0].title == Bilingual(es="Une journée")


def test_sides_follow_what_is_said_of_countries(dossier: Dossier) -> None:
    bodies = (
        a_body_read("Réseau", "RDV", country="MX"),
        a_body_read("Région", country="FR"),
        a_body_read("Agence"),
        a_body_read("Ministère", country="CL"),
    )
    people = (
        a_person_read("Ana Ruiz", PositionRead("Directrice", "RDV", 0)),
        a_person_read("Eva Paz"),
        a_person_read("Jean Petit", PositionRead("Élu", "Région", 1), role="host"),
        a_person_read("Ida Roy", PositionRead("Chargée", "Agence", 2), role="liaison"),
        a_person_read("Luis Paz", PositionRead("Ministre", None, 3), role="mentioned"),
    )
    keep(dossier, an_understanding(people=people, organisations=bodies))
    with dossier.read() as look:
        sides = {full_name(person): (person.side, person.country) for person in look.all(Person)}
    assert sides == {
        "Ana Ruiz": ("partner", "MX"),
        "Eva Paz": ("partner", ""),  # of the same delegation
        "Jean Petit": ("french", "FR"),
        "Ida Roy": ("", ""),
        "Luis Paz": ("", "CL"),
    }


def test_a_delegation_of_two_countries_has_no_side(dossier: Dossier) -> None:
    bodies = (a_body_read("Réseau", country="MX"), a_body_read("Région", country="FR"))
    people = (
        a_person_read("Ana Ruiz", PositionRead("Directrice", "Réseau", 0)),
        a_person_read("Jean Petit", PositionRead("Élu", "Région", 1)),
        a_person_read("Eva Paz"),
    )
    keep(dossier, an_understanding(people=people, organisations=bodies))
    with dossier.read() as look:
        sides = {full_name(person): person.side for person in look.all(Person)}
    assert sides == {"Ana Ruiz": "partner", "Jean Petit": "french", "Eva Paz": ""}


def test_a_known_contact_is_left_as_it_is(dossier: Dossier) -> None:
    save_person(dossier, a_person("Ana", "Ruiz", side="french", civility="", source="carte de visite"))
    bodies = (a_body_read("Réseau", country="MX"),)
    said = a_person_read("Ana Ruiz", PositionRead("Directrice", "Réseau", 0), civility="Mme")
    kept = keep(dossier, an_understanding(people=(said,), organisations=bodies))
    person = one(dossier, Person)
    assert isinstance(person, Person)
    assert (person.side, person.civility, person.source) == ("french", "", "carte de visite")
    assert [position.title.fr for position in person.positions] == ["Directrice"]
    assert "people" not in kept.created


def test_dates_to_come_are_counted_and_the_days_of_the_visit_are_not(dossier: Dossier) -> None:
    said = (
        a_date_read("12-13 février 2015", date(2015, 2, 12), date(2015, 2, 13)),
        a_date_read("29-30 juin", date(2015, 6, 29), date(2015, 6, 30), year_inferred=True),
        a_date_read("15 juillet", date(2015, 7, 15), year_inferred=True),
        a_date_read("1er mars", date(2015, 3, 1)),
        a_date_read("juin", None, precision="fuzzy"),
    )
    note = ActionRead("A1", "Note", None, (), date(2015, 3, 1), "avant le 1er mars", "exact", (0, 1))
    decisions = (a_decision_read(actions=(note,)), a_decision_read("D2", TEXT.splitlines()[2]))
    kept = keep(dossier, an_understanding(dates=said, decisions=decisions))
    with dossier.read() as look:
        found = sorted(look.all(Milestone), key=lambda milestone: milestone.first_day or date.min)
    first, second = (decision.id for decision in kept.meeting.decisions)
    assert [(m.title.fr, m.kind, m.counted, m.year_inferred, m.decision_id, m.place) for m in found] == [
        ("Note à envoyer", "deadline", False, False, second, ""),
        ("Une journée", "event", True, True, first, "la Maison des villes"),
        ("Le document serait remis", "hand_over", True, True, second, ""),
    ]
    assert found[1].last_day == date(2015, 6, 30)
    assert found[1].source == "2015-02 · 29-30 juin"


def test_a_past_date_is_not_counted(dossier: Dossier) -> None:
    keep(dossier, an_understanding(dates=(a_date_read("15 juillet", date(2014, 7, 15)),)))
    milestone = one(dossier, Milestone)
    assert isinstance(milestone, Milestone)
    assert not milestone.counted


QUOTAS = (
    a_quota_read(6, "6 élus français", side="FR", qualifier="représentatifs"),
    a_quota_read(6, "6 élus mexicains", side="MX"),
    a_quota_read(3, "élus mexicains", side="MX", category="governor", part_of=1),
    a_quota_read(2, "mexicains", side="MX", category="mayor", part_of=1),
)


def test_quotas_become_a_panel_of_empty_seats(dossier: Dossier) -> None:
    kept = keep(dossier, an_understanding(quotas=QUOTAS, decisions=(a_decision_read(),)))
    panel = one(dossier, Committee)
    assert isinstance(panel, Committee)
    assert (panel.kind, panel.parity, panel.decision_id) == ("panel", True, kept.meeting.decisions[0].id)
    assert [(q.side, q.category, q.count) for q in panel.quotas] == [
        ("french", "elected", 6),
        ("partner", "elected", 6),
        ("partner", "governor", 3),
        ("partner", "mayor", 2),
    ]
    assert panel.quotas[0].source == "6 élus français (représentatifs)"
    seats = [(seat.side, seat.category) for seat in panel.seats]
    assert {seat: seats.count(seat) for seat in seats} == {
        ("french", "elected"): 6,
        ("partner", "elected"): 1,  # what the parts leave of the six
        ("partner", "governor"): 3,
        ("partner", "mayor"): 2,
    }
    assert all(seat.person_id is None and seat.function and seat.step == "vacant" for seat in panel.seats)


def test_without_parity_or_with_too_many_seats(dossier: Dossier) -> None:
    many = replace(QUOTAS[0], count=5000)
    keep(dossier, an_understanding(quotas=(many, QUOTAS[1])))
    panel = one(dossier, Committee)
    assert isinstance(panel, Committee)
    assert (panel.parity, panel.seats, panel.quotas[0].count) == (False, [], 5000)


def test_the_partner_is_the_other_country_where_the_cover_does_not_say(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, cover=a_cover(partner_country=""))
    keep(dossier, an_understanding(quotas=QUOTAS))
    panel = one(dossier, Committee)
    assert isinstance(panel, Committee)
    assert {quota.side for quota in panel.quotas} == {"french", "partner"}
    third = replace(QUOTAS[1], side="CL")
    keep(dossier, an_understanding(quotas=(*QUOTAS, third), fingerprint="f2"))
    with dossier.read() as look:
        sides = [
            {quota.side for quota in found.quotas} for found in look.all(Committee) if found.id != panel.id
        ]
    assert sides == [{"french", ""}]
    dossier.close()


def test_agreements_know_their_parties(dossier: Dossier) -> None:
    said = (
        AgreementRead(("AMF", "CONAMM"), "announced", at("Une journée")),
        AgreementRead(("AMF",), "planned", (0, 1)),
        AgreementRead(("AMF", "Un tiers"), "proposed", (0, 1)),
        AgreementRead((), None, (0, 1)),
    )
    bodies = (a_body_read("AMF", "AMF"), a_body_read("Conférence", "CONAMM"))
    kept = keep(
        dossier, an_understanding(agreements=said, organisations=bodies, decisions=(a_decision_read(),))
    )
    with dossier.read() as look:
        ids = {body.acronym: body.id for body in look.all(Organisation)}
        found = {
            (
                a.state,
                a.notes != "",
                a.decision_id,
                tuple((p.organisation_id, p.written_name) for p in a.parties),
            )
            for a in look.all(Agreement)
        }
    assert found == {
        ("announced", False, kept.meeting.decisions[0].id, ((ids["AMF"], ""), (ids["CONAMM"], ""))),
        ("planned", False, None, ((ids["AMF"], ""),)),
        ("", True, None, ((ids["AMF"], ""), (None, "Un tiers"))),
        ("", False, None, ()),
    }


def test_a_group_still_to_be_created_is_planned_and_blanks_are_noted(dossier: Dossier) -> None:
    blanks = (
        BlankRead("party", "groupe-pays France", None, (0, 1)),
        BlankRead("place", "en province", "CUF", (0, 1)),
        BlankRead("responsible", "à dire", None, (0, 1)),
    )
    bodies = (a_body_read("groupe-pays France"), a_body_read("groupe-pays Mexique"))
    kept = keep(dossier, an_understanding(organisations=bodies, blanks=blanks))
    with dossier.read() as look:
        states = {body.written_name: body.state for body in look.all(Organisation)}
    assert states == {"groupe-pays France": "planned", "groupe-pays Mexique": "exists"}
    assert "en province" in kept.meeting.notes
    assert "à dire" not in kept.meeting.notes  # an empty field shows it


def test_what_a_person_left_out_is_not_kept(dossier: Dossier) -> None:
    people = (a_person_read("Ana Ruiz", PositionRead("Directrice", "Réseau", None)),)
    kept = keep(dossier, an_understanding(people=people, title=None))
    assert kept.created == {"people": 1, "visits": 1, "meetings": 1}
    person = one(dossier, Person)
    assert isinstance(person, Person)
    assert person.positions[0].organisation_id is None
    assert kept.meeting.title


def test_the_frame_of_the_meeting_is_kept_as_the_text_tells_it(dossier: Dossier) -> None:
    people = (
        a_person_read("Ana Gil", role="present"),
        replace(a_person_read("Eva Paz", role="represented"), represented_by="Ana Gil"),
    )
    read = an_understanding(
        people=people,
        hours=HoursRead(time(10, 30), None, at("réunirait")),
        chair="Ana Gil",
        secretary="Nobody Here",
        agenda=(AgendaRead("Budget", (0, 6)),),
    )
    meeting = keep(dossier, read).meeting
    ana, eva = meeting.attendances
    assert (meeting.start, meeting.end) == (time(10, 30), None)
    assert (meeting.chair_id, meeting.secretary_id) == (ana.person_id, None)
    assert (eva.status, eva.represented_by_id) == ("represented", ana.person_id)
    assert [point.title.fr for point in meeting.agenda] == ["Budget"]


def test_dates_go_to_the_decision_with_the_fewest_words_around_them(dossier: Dossier) -> None:
    whole, hand_over = at("Le document serait remis le 15 juillet."), at("15 juillet")
    wide = replace(a_decision_read("D1"), span=(0, whole[1]))
    narrow = replace(a_decision_read("D2"), span=whole)
    kept = keep(
        dossier,
        an_understanding(decisions=(wide, narrow), dates=(a_date_read("15 juillet", date(2015, 7, 15)),)),
    )
    milestone = one(dossier, Milestone)
    assert isinstance(milestone, Milestone)
    assert milestone.decision_id == kept.meeting.decisions[1].id
    assert hand_over[0] > whole[0]
