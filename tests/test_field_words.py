"""Every field that can change has a name, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import class_mapper

from cufdesk.domain.records import ALL, TABLES
from cufdesk.field_words import FIELD_WORDS, MANY, ONE
from cufdesk.i18n import translator
from cufdesk.storage.aggregates import owners
from cufdesk.ui.pages import (
    agreements,
    budgets,
    calendar,
    committee,
    contact_parts,
    contact_subjects,
    decisions,
    documents,
    gates,
    meetings,
    progress,
    sendings,
    visits,
)
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.parts.children import PartList

WORDS = sorted(
    {word for words in FIELD_WORDS.values() for word in words.values()}
    | set(ONE.values())
    | set(MANY.values())
)
LISTS = {relation.key for record in ALL for relation in class_mapper(record).relationships}
FORMS: dict[str, type[Subject | PartList]] = {
    "person": contact_subjects.People,
    "position": contact_parts.Functions,
    "organisation": contact_subjects.Bodies,
    "contact_point": contact_parts.Reaches,
    "counterpart": contact_parts.Counterparts,
    "group_body": contact_parts.Members,
    "equivalence": contact_parts.Equivalences,
    "visit": visits.Visits,
    "delegation_member": visits.Delegation,
    "programme_item": visits.Programme,
    "meeting": meetings.Meetings,
    "attendance": meetings.Attendances,
    "decision": decisions.Decisions,
    "agenda_item": meetings.Agenda,
    "action": decisions.Actions,
    "co_responsible": decisions.CoResponsibles,
    "decision_link": decisions.Links,
    "decision_progress": progress.DecisionProgress,
    "action_progress": progress.ActionProgress,
    "gate": gates.Gates,
    "gate_step": gates.Steps,
    "committee": committee.Committees,
    "seat": committee.Seats,
    "quota": committee.Quotas,
    "budget": budgets.Budgets,
    "budget_line": budgets.Lines,
    "conversion": budgets.Conversions,
    "instalment": budgets.Instalments,
    "milestone": calendar.Milestones,
    "joint_document": documents.JointDocuments,
    "section": documents.Sections,
    "agreement": agreements.Agreements,
    "agreement_party": agreements.Parties,
    "contact_group": sendings.Lists,
    "group_member": sendings.Members,
    "sending": sendings.Sendings,
    "sending_recipient": sendings.Recipients,
}
# Labels that explain, or that only make sense under the heading or beside the field that they stand by.
OTHERWISE_IN_THE_FORM = {
    ("person", "aliases"),
    ("organisation", "aliases"),
    ("organisation", "acronyms"),
    ("person", "particle"),
    ("person", "sort_as"),
    ("contact_point", "value"),
    ("counterpart", "other_id"),
    ("contact_group", "rule_mandate"),
    ("contact_group", "rule_country"),
    ("contact_group", "rule_side"),
    ("contact_group", "rule_kind"),
    ("contact_group", "rule_language"),
    ("meeting", "state"),
    ("committee", "parity"),
    ("conversion", "currency"),
    ("conversion", "rate"),
    ("conversion", "day"),
    ("conversion", "source"),
    ("instalment", "amount"),
    ("milestone", "year_inferred"),
    ("joint_document", "hand_over_day"),
    ("joint_document", "hand_over_place"),
    ("joint_document", "signatories"),
    ("section", "text"),
    ("agreement_party", "written_name"),
}


def nameable(table: str) -> set[str]:
    """Return the columns of a table that can change: neither its id nor the link of a part to its owner."""
    _owner, link = owners().get(table, ("", ""))
    return {column.name for column in TABLES[table].columns} - {"id", link}


def test_every_table_has_its_words_and_no_other() -> None:
    assert FIELD_WORDS.keys() == TABLES.keys()
    assert ONE.keys() == TABLES.keys()
    assert MANY.keys() == TABLES.keys()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_has_its_word_and_no_word_is_left_over(table: str) -> None:
    assert FIELD_WORDS[table].keys() == nameable(table)
    assert all(FIELD_WORDS[table].values())


def test_two_languages_share_a_word() -> None:
    for words in FIELD_WORDS.values():
        for field, word in words.items():
            if field.endswith("_fr"):
                assert words[f"{field.removesuffix('_fr')}_es"] == word


def test_fields_of_a_table_are_told_apart() -> None:
    for table, words in FIELD_WORDS.items():
        fields = {field.removesuffix("_fr") for field in words if not field.endswith("_es")}
        said = {words.get(field) or words[f"{field}_fr"] for field in fields}
        assert len(said) == len(fields), table


def test_the_names_are_those_of_the_forms() -> None:
    shown = {(kind, key): label for kind, form in FORMS.items() for key, label in labels(form)}
    named = {place: word(*place) for place in shown}
    other = {place for place in shown if shown[place] != named[place]}
    assert other == OTHERWISE_IN_THE_FORM
    assert len(shown) > 3 * len(other)


def labels(form: type[Subject | PartList]) -> Iterator[tuple[str, str]]:
    """Return the label of each field that shows one attribute alone, lists of parts aside."""
    for field in (field for group in form.groups for field in group.fields):
        if len(field.keys) == 1 and field.keys[0] not in LISTS:
            yield field.keys[0], field.label


def word(kind: str, attribute: str) -> str:
    words = FIELD_WORDS[kind]
    return words.get(attribute) or words[f"{attribute}_fr"]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_word_is_translated(language: str) -> None:
    t = translator(language)
    spelled_alike = {
        "Action",
        "Budget",
        "Contact",
        "Date",
        "Logo",
        "Note",
        "Notes",
        "Point",
        "Section",
        "Source",
        "Photo",
    }
    spelled_alike |= {
        "Responsible",
        "Photo",
        "Version",
        "Document",
        "Actions",
        "Budgets",
        "Contacts",
        "Dates",
        "Sections",
    }
    assert {word for word in WORDS if t._(word) == word} <= spelled_alike
