"""Each write says what it did and to what, as the Edit menu and the history show it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import text

from cufdesk.domain.base import Record
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import NBSP, set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import (
    agreements,
    budgets,
    calendar,
    committee,
    contacts,
    documents,
    groups,
    meetings,
    sendings,
    visits,
)
from cufdesk.usecases.files import save_cover
from cufdesk.usecases.labels import label
from cufdesk.write_words import in_sentence
from tests.makers import (
    a_budget,
    a_committee,
    a_group,
    a_joint_document,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_sending,
    a_visit,
    an_agreement,
    an_organisation,
)

Subject = tuple[Callable[[], Any], Callable[[Dossier, Any], Any], Callable[[Dossier, str], None]]
SUBJECTS: dict[str, Subject] = {
    "person": (a_person, contacts.save_person, contacts.delete_person),
    "organisation": (an_organisation, contacts.save_organisation, contacts.delete_organisation),
    "visit": (a_visit, visits.save_visit, visits.delete_visit),
    "meeting": (a_meeting, meetings.save_meeting, meetings.delete_meeting),
    "committee": (a_committee, committee.save_committee, committee.delete_committee),
    "budget": (a_budget, budgets.save_budget, budgets.delete_budget),
    "milestone": (a_milestone, calendar.save_milestone, calendar.delete_milestone),
    "joint_document": (a_joint_document, documents.save_joint_document, documents.delete_joint_document),
    "agreement": (an_agreement, agreements.save_agreement, agreements.delete_agreement),
    "contact_group": (a_group, groups.save_group, groups.delete_group),
    "sending": (a_sending, sendings.save_sending, sendings.delete_sending),
}
# In French: what is added, changed and deleted.
WHAT = {
    "visit": "la visite",
    "meeting": "la réunion",
    "committee": "le comité",
    "budget": "le budget",
    "milestone": "la date",
    "joint_document": "le document conjoint",
    "agreement": "l’accord",
    "contact_group": "la liste",
}


def labels(dossier: Dossier) -> list[str]:
    with dossier.read() as reading:
        return list(reading.session.scalars(text("SELECT label FROM journal_write ORDER BY seq")))


def told(dossier: Dossier, kind: str, record: Record) -> list[str]:
    """Return the labels of adding a record, noting something in it, and deleting it."""
    _make, save, delete = SUBJECTS[kind]
    before = len(labels(dossier))
    save(dossier, deepcopy(record))
    changed: Any = deepcopy(record)
    changed.notes = Bilingual("Vu", "Visto") if isinstance(changed.notes, Bilingual) else "Vu"
    save(dossier, changed)
    delete(dossier, record.id)
    return labels(dossier)[before:]


@pytest.mark.parametrize("kind", WHAT)
def test_a_record_with_a_title(dossier: Dossier, kind: str) -> None:
    set_language("fr")
    named = "name" if kind in {"committee", "contact_group"} else "title"
    record = SUBJECTS[kind][0]()
    setattr(record, named, Bilingual("Paris 2015", ""))
    quoted = f"{WHAT[kind]} «{NBSP}Paris 2015{NBSP}»"
    assert told(dossier, kind, record) == [f"Ajouter {quoted}", f"Modifier {quoted}", f"Supprimer {quoted}"]


def test_a_sending_is_named_by_its_document(dossier: Dossier) -> None:
    set_language("fr")
    quoted = f"l’envoi de «{NBSP}Relevé{NBSP}»"
    said = told(dossier, "sending", a_sending(title="Relevé"))
    assert said == [f"Préparer {quoted}", f"Modifier {quoted}", f"Supprimer {quoted}"]


def test_a_person_is_named_with_civility(dossier: Dossier) -> None:
    set_language("fr")
    rosa = a_person("Rosa", "Ruiz", civility="mrs")
    name = f"Mme{NBSP}Rosa Ruiz"
    assert told(dossier, "person", rosa) == [
        f"Ajouter {name} aux contacts",
        f"Modifier la fiche {name}",
        f"Supprimer {name}",
    ]
    assert in_sentence(labels(dossier)[-1]) == f"supprimer {name}"


def test_a_contact_without_a_name_is_named_by_its_function(dossier: Dossier) -> None:
    unnamed = a_person("", "", positions=[a_position("Délégué", es="Delegado")])
    assert told(dossier, "person", unnamed)[-1] == "Delete the contact Délégué"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Ajouter l’organisme AMF", "Modifier l’organisme AMF", "Supprimer l’organisme AMF"]),
        ("es", ["Agregar el organismo AMF", "Modificar el organismo AMF", "Eliminar el organismo AMF"]),
        ("en", ["Add the body AMF", "Edit the body AMF", "Delete the body AMF"]),
    ],
)
def test_the_language_of_the_screen(dossier: Dossier, language: str, said: list[str]) -> None:
    set_language(language)
    body = an_organisation("AMF", name=Bilingual("AMF", "AMF"))
    assert told(dossier, "organisation", body) == said


def test_what_is_deleted_is_named_as_it_was_stored_last(dossier: Dossier) -> None:
    visit = visits.save_visit(dossier, a_visit(title=Bilingual("Avant", "")))
    renamed = deepcopy(visit)
    renamed.title = Bilingual("Après", "")
    visits.save_visit(dossier, renamed)
    visits.delete_visit(dossier, visit.id)
    assert labels(dossier)[-2:] == ["Edit the visit “Après”", "Delete the visit “Après”"]


def test_what_was_deleted_meanwhile_is_added_again(dossier: Dossier) -> None:
    shown = visits.save_visit(dossier, a_visit(title=Bilingual("Paris", "")))
    visits.delete_visit(dossier, shown.id)
    shown.place = "Paris"
    visits.save_visit(dossier, deepcopy(shown))
    assert labels(dossier)[-1] == "Add the visit “Paris”"


def test_the_dossier_itself(dossier: Dossier) -> None:
    cover = deepcopy(dossier.cover())
    cover.notes = "Vu"
    save_cover(dossier, cover)
    assert labels(dossier) == ["Create the dossier", "Edit the cover of the dossier"]


def test_a_long_title_is_cut_at_a_word() -> None:
    title = "Réunion de haut niveau des autorités locales\nfrançaises et mexicaines au Palais des congrès"
    cut = label("Edit the meeting “{name}”", title)
    assert cut == "Edit the meeting “Réunion de haut niveau des autorités locales / françaises…”"


def test_braces_in_a_title_are_only_text() -> None:
    assert label("Edit the visit “{name}”", "{x} {0}") == "Edit the visit “{x} {0}”"
