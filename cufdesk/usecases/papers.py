"""The documents that can be printed: what each is called, which records it prints, who tells it."""

from __future__ import annotations

from cufdesk.documents import (
    account,
    action_register,
    agreements,
    blank_list,
    budget_plan,
    calendar,
    committee_composition,
    correction,
    directory,
    joint_document,
    merge_report,
    minutes,
    participants,
    president_note,
    programme,
    signature_sheet,
)
from cufdesk.domain.agreements import Agreement
from cufdesk.domain.calendar import Milestone
from cufdesk.i18n import N_
from cufdesk.usecases import merge_reports, president_notes, registers, sheets
from cufdesk.usecases import paper_contents as contents
from cufdesk.usecases.paper import Paper

PAPERS: tuple[Paper, ...] = (
    Paper(
        "minutes",
        N_("Record of decisions"),
        N_("decision-record"),
        sheets.meetings,
        contents.minutes_content,
        minutes.story,
        for_both=True,
    ),
    Paper(
        "minutes-prose",
        N_("Record of decisions, in prose"),
        N_("decision-record-prose"),
        sheets.meetings,
        contents.minutes_content,
        minutes.prose_story,
        for_both=True,
        is_variant=True,
    ),
    Paper(
        "account",
        N_("Minutes"),
        N_("minutes"),
        sheets.meetings,
        contents.minutes_content,
        account.story,
        for_both=True,
    ),
    Paper(
        "correction",
        N_("Correction of the record of decisions"),
        N_("correction"),
        sheets.corrections,
        contents.correction_content,
        correction.story,
        for_both=True,
    ),
    Paper(
        "action-register",
        N_("Register of actions"),
        N_("action-register"),
        sheets.registers,
        registers.content,
        action_register.story,
        named=sheets.register_named,
    ),
    Paper(
        "blanks",
        N_("Blanks to complete"),
        N_("blanks"),
        sheets.whole_and_meetings,
        contents.blanks_content,
        blank_list.story,
    ),
    Paper(
        "president-note",
        N_("Note to the president"),
        N_("president-note"),
        sheets.gates,
        president_notes.content,
        president_note.story,
        one_page=True,
    ),
    Paper(
        "directory",
        N_("Directory"),
        N_("directory"),
        sheets.directories,
        contents.directory_content,
        directory.story,
        named=sheets.directory_named,
    ),
    Paper(
        "participants",
        N_("List of participants"),
        N_("participants"),
        sheets.visits,
        contents.participants_content,
        participants.story,
    ),
    Paper(
        "signature-sheet",
        N_("Signature sheet"),
        N_("signature-sheet"),
        sheets.events,
        contents.signature_sheet_content,
        signature_sheet.story,
        for_both=True,
    ),
    Paper(
        "programme",
        N_("Programme of the visit"),
        N_("programme"),
        sheets.visits,
        contents.programme_content,
        programme.story,
        for_both=True,
    ),
    Paper(
        "committee-composition",
        N_("Composition of the committee"),
        N_("committee-composition"),
        sheets.committees,
        contents.composition_content,
        committee_composition.story,
    ),
    Paper(
        "budget-plan",
        N_("Provisional budget"),
        N_("budget-plan"),
        sheets.budgets,
        contents.budget_plan_content,
        budget_plan.story,
    ),
    Paper(
        "calendar",
        N_("Calendar"),
        N_("calendar"),
        sheets.whole(Milestone),
        contents.calendar_content,
        calendar.story,
    ),
    Paper(
        "agreements",
        N_("Agreements"),
        N_("agreements"),
        sheets.whole(Agreement),
        contents.agreements_content,
        agreements.story,
    ),
    Paper(
        "joint-document",
        N_("Joint document"),
        N_("joint-document"),
        sheets.joint_documents,
        contents.joint_document_content,
        joint_document.story,
        joint_document.parallel_story,
        for_both=True,
    ),
)
OF_THE_FILE: tuple[Paper, ...] = (
    Paper(
        "merge-report",
        N_("Report of a copy’s return"),
        N_("merge-report"),
        merge_reports.sheets,
        merge_reports.content,
        merge_report.story,
    ),
)
"""What tells of the file itself: offered where there is anything of it, never among all documents."""

BY_WHAT = {paper.what: paper for paper in (*PAPERS, *OF_THE_FILE)}
