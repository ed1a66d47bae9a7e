"""Version 4: tables of meetings and minutes as that version first laid them out.

`tests/storage/test_upgrades.py` compares a file that was brought up to date with a new one.
"""

from __future__ import annotations

MINUTES = (
    """CREATE TABLE agenda_item (
        meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, title_fr TEXT NOT NULL, title_es TEXT NOT
        NULL, account_fr TEXT NOT NULL, account_es TEXT NOT NULL, speaker_id TEXT, minutes INTEGER,
        carried_id TEXT, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES
        meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(speaker_id) REFERENCES person (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(carried_id) REFERENCES action (id) DEFERRABLE
        INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_agenda_item_carried_id ON agenda_item (carried_id)",
    "CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id)",
    "CREATE INDEX ix_agenda_item_speaker_id ON agenda_item (speaker_id)",
    """CREATE TABLE attachment (
        meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, title_fr TEXT NOT NULL, title_es TEXT NOT
        NULL, file_name TEXT NOT NULL, file_id TEXT, fingerprint TEXT NOT NULL, weight INTEGER NOT
        NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(file_id) REFERENCES stored_file (id) DEFERRABLE
        INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_attachment_file_id ON attachment (file_id)",
    "CREATE INDEX ix_attachment_fingerprint ON attachment (fingerprint)",
    "CREATE INDEX ix_attachment_meeting_id ON attachment (meeting_id)",
    """CREATE TABLE stored_file (
        fingerprint TEXT NOT NULL, content BLOB NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    "CREATE INDEX ix_stored_file_fingerprint ON stored_file (fingerprint)",
    """CREATE TABLE co_responsible (
        action_id TEXT NOT NULL, rank INTEGER NOT NULL, person_id TEXT, organisation_id TEXT,
        words_fr TEXT NOT NULL, words_es TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(person_id)
        REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(organisation_id)
        REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_co_responsible_action_id ON co_responsible (action_id)",
    "CREATE INDEX ix_co_responsible_organisation_id ON co_responsible (organisation_id)",
    "CREATE INDEX ix_co_responsible_person_id ON co_responsible (person_id)",
    """CREATE TABLE action_progress (
        action_id TEXT NOT NULL, rank INTEGER NOT NULL, day TEXT, state TEXT NOT NULL, text TEXT NOT
        NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(action_id) REFERENCES action (id)
        DEFERRABLE INITIALLY DEFERRED, CHECK (day GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_action_progress_action_id ON action_progress (action_id)",
    """CREATE TABLE decision_progress (
        decision_id TEXT NOT NULL, rank INTEGER NOT NULL, day TEXT, state TEXT NOT NULL, text TEXT
        NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision_id) REFERENCES decision
        (id) DEFERRABLE INITIALLY DEFERRED, CHECK (day GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_decision_progress_decision_id ON decision_progress (decision_id)",
    """CREATE TABLE decision_link (
        decision_id TEXT NOT NULL, rank INTEGER NOT NULL, nature TEXT NOT NULL, other_id TEXT, id
        TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision_id) REFERENCES decision (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(other_id) REFERENCES decision (id) DEFERRABLE
        INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_decision_link_decision_id ON decision_link (decision_id)",
    "CREATE INDEX ix_decision_link_other_id ON decision_link (other_id)",
    """CREATE TABLE remark (
        meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, day TEXT, person_id TEXT, author TEXT NOT
        NULL, about TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, reply TEXT NOT NULL, id
        TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED, CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_remark_meeting_id ON remark (meeting_id)",
    "CREATE INDEX ix_remark_person_id ON remark (person_id)",
    """CREATE TABLE correction (
        meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, version TEXT NOT
        NULL, day TEXT, reason_fr TEXT NOT NULL, reason_es TEXT NOT NULL, id TEXT NOT NULL, PRIMARY
        KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_correction_meeting_id ON correction (meeting_id)",
    """CREATE TABLE correction_line (
        correction_id TEXT NOT NULL, rank INTEGER NOT NULL, place TEXT NOT NULL, field TEXT NOT
        NULL, before_fr TEXT NOT NULL, before_es TEXT NOT NULL, after_fr TEXT NOT NULL, after_es
        TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(correction_id) REFERENCES
        correction (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_correction_line_correction_id ON correction_line (correction_id)",
    """CREATE TABLE accepted_finding (
        meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, check_name TEXT NOT NULL, about TEXT NOT
        NULL, reason TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id)
        REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_accepted_finding_meeting_id ON accepted_finding (meeting_id)",
    """CREATE TABLE gate (
        title_fr TEXT NOT NULL, title_es TEXT NOT NULL, decision_id TEXT, question_fr TEXT NOT NULL,
        question_es TEXT NOT NULL, recommendation_fr TEXT NOT NULL, recommendation_es TEXT NOT NULL,
        answer_by TEXT, notes TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(decision_id) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, CHECK (answer_by
        GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_gate_decision_id ON gate (decision_id)",
    """CREATE TABLE gate_step (
        gate_id TEXT NOT NULL, rank INTEGER NOT NULL, kind TEXT NOT NULL, person_id TEXT, answer
        TEXT NOT NULL, day TEXT, text_fr TEXT NOT NULL, text_es TEXT NOT NULL, evidence TEXT NOT
        NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(gate_id) REFERENCES gate (id)
        DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED, CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_gate_step_gate_id ON gate_step (gate_id)",
    "CREATE INDEX ix_gate_step_person_id ON gate_step (person_id)",
)
"""Version 4: what minutes are made of since, beside the tables that were laid out anew."""

MINUTES_ANEW: dict[str, tuple[str, ...]] = {
    "meeting": (
        """CREATE TABLE meeting (
            title_fr TEXT NOT NULL, title_es TEXT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT
            NULL, first_day TEXT, last_day TEXT, start TEXT, "end" TEXT, place TEXT NOT NULL,
            chair_id TEXT, secretary_id TEXT, visit_id TEXT, purpose_fr TEXT NOT NULL, purpose_es
            TEXT NOT NULL, headcount INTEGER, state TEXT NOT NULL, version TEXT NOT NULL,
            remarks_until TEXT, approved_on TEXT, tacitly INTEGER NOT NULL, distributed_on TEXT,
            language TEXT NOT NULL, notes TEXT NOT NULL, source_text TEXT NOT NULL, source_name TEXT
            NOT NULL, fingerprint TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
            KEY(chair_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(secretary_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(visit_id) REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED, CHECK (first_day GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (last_day GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (remarks_until GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (approved_on GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (tacitly IN (0, 1)), CHECK
            (distributed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_meeting_chair_id ON meeting (chair_id)",
        "CREATE INDEX ix_meeting_fingerprint ON meeting (fingerprint)",
        "CREATE INDEX ix_meeting_secretary_id ON meeting (secretary_id)",
        "CREATE INDEX ix_meeting_visit_id ON meeting (visit_id)",
    ),
    "attendance": (
        """CREATE TABLE attendance (
            meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, person_id TEXT, position_id TEXT,
            status TEXT NOT NULL, represented_by_id TEXT, arrived TEXT, departed TEXT, id TEXT NOT
            NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
            INITIALLY DEFERRED, FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
            DEFERRED, FOREIGN KEY(position_id) REFERENCES position (id) DEFERRABLE INITIALLY
            DEFERRED, FOREIGN KEY(represented_by_id) REFERENCES person (id) DEFERRABLE INITIALLY
            DEFERRED) STRICT""",
        "CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)",
        "CREATE INDEX ix_attendance_person_id ON attendance (person_id)",
        "CREATE INDEX ix_attendance_position_id ON attendance (position_id)",
        "CREATE INDEX ix_attendance_represented_by_id ON attendance (represented_by_id)",
    ),
    "decision": (
        """CREATE TABLE decision (
            meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, number TEXT NOT NULL, title_fr TEXT NOT
            NULL, title_es TEXT NOT NULL, text_fr TEXT NOT NULL, text_es TEXT NOT NULL, context_fr
            TEXT NOT NULL, context_es TEXT NOT NULL, theme TEXT NOT NULL, party_fr TEXT NOT NULL,
            party_es TEXT NOT NULL, modality TEXT NOT NULL, beyond_mandate INTEGER NOT NULL,
            read_back TEXT NOT NULL, state TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id),
            FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, CHECK
            (beyond_mandate IN (0, 1))) STRICT""",
        "CREATE INDEX ix_decision_meeting_id ON decision (meeting_id)",
    ),
    "action": (
        """CREATE TABLE action (
            decision_id TEXT NOT NULL, rank INTEGER NOT NULL, number TEXT NOT NULL, text_fr TEXT NOT
            NULL, text_es TEXT NOT NULL, modality TEXT NOT NULL, nature TEXT NOT NULL,
            responsible_fr TEXT NOT NULL, responsible_es TEXT NOT NULL, responsible_person_id TEXT,
            responsible_organisation_id TEXT, deadline TEXT, deadline_text_fr TEXT NOT NULL,
            deadline_text_es TEXT NOT NULL, precision TEXT NOT NULL, deadline_event_id TEXT,
            deadline_offset INTEGER, state TEXT NOT NULL, evidence TEXT NOT NULL, notes TEXT NOT
            NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision_id) REFERENCES decision
            (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(responsible_person_id) REFERENCES person
            (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(responsible_organisation_id) REFERENCES
            organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(deadline_event_id)
            REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED, CHECK (deadline GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_action_deadline_event_id ON action (deadline_event_id)",
        "CREATE INDEX ix_action_decision_id ON action (decision_id)",
        "CREATE INDEX ix_action_responsible_organisation_id ON action (responsible_organisation_id)",
        "CREATE INDEX ix_action_responsible_person_id ON action (responsible_person_id)",
    ),
    "programme_item": (
        """CREATE TABLE programme_item (
            visit_id TEXT NOT NULL, rank INTEGER NOT NULL, day TEXT, start TEXT, "end" TEXT, text_fr
            TEXT NOT NULL, text_es TEXT NOT NULL, place TEXT NOT NULL, our_role TEXT NOT NULL,
            minutes_status TEXT NOT NULL, meeting_id TEXT, id TEXT NOT NULL, PRIMARY KEY (id),
            FOREIGN KEY(visit_id) REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, CHECK (day GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_programme_item_meeting_id ON programme_item (meeting_id)",
        "CREATE INDEX ix_programme_item_visit_id ON programme_item (visit_id)",
    ),
    "budget": (
        """CREATE TABLE budget (
            title_fr TEXT NOT NULL, title_es TEXT NOT NULL, version TEXT NOT NULL, state TEXT NOT
            NULL, base_currency TEXT NOT NULL, decision_id TEXT, notes_fr TEXT NOT NULL, notes_es
            TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision_id) REFERENCES
            decision (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
        "CREATE INDEX ix_budget_decision_id ON budget (decision_id)",
    ),
}
"""Version 4: tables that had other columns before."""
