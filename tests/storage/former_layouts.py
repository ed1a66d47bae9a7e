"""Tables as they were before a version laid them out anew."""

from __future__ import annotations

FORMER: dict[str, tuple[str, ...]] = {
    "cover": (
        """CREATE TABLE cover (
            id TEXT NOT NULL, title_fr TEXT NOT NULL, title_es TEXT NOT NULL, french_side_fr TEXT
            NOT NULL, french_side_es TEXT NOT NULL, partner_side_fr TEXT NOT NULL, partner_side_es
            TEXT NOT NULL, partner_country TEXT NOT NULL, first_language TEXT NOT NULL,
            second_language TEXT NOT NULL, base_currency TEXT NOT NULL, organisation_fr TEXT NOT
            NULL, organisation_es TEXT NOT NULL, organisation_acronym TEXT NOT NULL,
            organisation_address TEXT NOT NULL, logo BLOB, notes TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    ),
    "person": (
        """CREATE TABLE person (
            civility TEXT NOT NULL, honorific_fr TEXT NOT NULL, honorific_es TEXT NOT NULL,
            given_names TEXT NOT NULL, first_surname TEXT NOT NULL, second_surname TEXT NOT NULL,
            usage_name TEXT NOT NULL, written_name TEXT NOT NULL, aliases TEXT NOT NULL, side TEXT
            NOT NULL, country TEXT NOT NULL, languages TEXT NOT NULL, email TEXT NOT NULL, phone
            TEXT NOT NULL, city TEXT NOT NULL, address TEXT NOT NULL, notes TEXT NOT NULL, source
            TEXT NOT NULL, legal_basis TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    ),
    "organisation": (
        """CREATE TABLE organisation (
            name_fr TEXT NOT NULL, name_es TEXT NOT NULL, written_name TEXT NOT NULL, acronym TEXT
            NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, side TEXT
            NOT NULL, state TEXT NOT NULL, parent_id TEXT, counterpart_id TEXT, city TEXT NOT
            NULL, address TEXT NOT NULL, website TEXT NOT NULL, notes TEXT NOT NULL, source TEXT
            NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(parent_id) REFERENCES
            organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(counterpart_id)
            REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
        "CREATE INDEX ix_organisation_counterpart_id ON organisation (counterpart_id)",
        "CREATE INDEX ix_organisation_parent_id ON organisation (parent_id)",
    ),
}
"""Tables of version 2 that version 3 laid out anew."""
FORMER_MINUTES: dict[str, tuple[str, ...]] = {
    "meeting": (
        """CREATE TABLE meeting (
            title_fr TEXT NOT NULL, title_es TEXT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT
            NULL, first_day TEXT, last_day TEXT, start TEXT, "end" TEXT, place TEXT NOT NULL,
            visit_id TEXT, purpose_fr TEXT NOT NULL, purpose_es TEXT NOT NULL, state TEXT NOT NULL,
            version TEXT NOT NULL, language TEXT NOT NULL, notes TEXT NOT NULL, source_text TEXT NOT
            NULL, source_name TEXT NOT NULL, fingerprint TEXT NOT NULL, id TEXT NOT NULL, PRIMARY
            KEY (id), FOREIGN KEY(visit_id) REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (last_day
            GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_meeting_fingerprint ON meeting (fingerprint)",
        "CREATE INDEX ix_meeting_visit_id ON meeting (visit_id)",
    ),
    "attendance": (
        """CREATE TABLE attendance (
            meeting_id TEXT NOT NULL, rank INTEGER NOT NULL, person_id TEXT, position_id TEXT,
            status TEXT NOT NULL, represented_by_id TEXT, id TEXT NOT NULL, PRIMARY KEY (id),
            FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(position_id) REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
            KEY(represented_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
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
            party_es TEXT NOT NULL, modality TEXT NOT NULL, state TEXT NOT NULL, id TEXT NOT NULL,
            PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
            DEFERRED) STRICT""",
        "CREATE INDEX ix_decision_meeting_id ON decision (meeting_id)",
    ),
    "action": (
        """CREATE TABLE action (
            decision_id TEXT NOT NULL, rank INTEGER NOT NULL, number TEXT NOT NULL, text_fr TEXT NOT
            NULL, text_es TEXT NOT NULL, modality TEXT NOT NULL, responsible_fr TEXT NOT NULL,
            responsible_es TEXT NOT NULL, responsible_person_id TEXT, responsible_organisation_id
            TEXT, deadline TEXT, deadline_text_fr TEXT NOT NULL, deadline_text_es TEXT NOT NULL,
            precision TEXT NOT NULL, state TEXT NOT NULL, notes TEXT NOT NULL, id TEXT NOT NULL,
            PRIMARY KEY (id), FOREIGN KEY(decision_id) REFERENCES decision (id) DEFERRABLE INITIALLY
            DEFERRED, FOREIGN KEY(responsible_person_id) REFERENCES person (id) DEFERRABLE INITIALLY
            DEFERRED, FOREIGN KEY(responsible_organisation_id) REFERENCES organisation (id)
            DEFERRABLE INITIALLY DEFERRED, CHECK (deadline GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_action_decision_id ON action (decision_id)",
        "CREATE INDEX ix_action_responsible_organisation_id ON action (responsible_organisation_id)",
        "CREATE INDEX ix_action_responsible_person_id ON action (responsible_person_id)",
    ),
    "programme_item": (
        """CREATE TABLE programme_item (
            visit_id TEXT NOT NULL, rank INTEGER NOT NULL, day TEXT, start TEXT, "end" TEXT, text_fr
            TEXT NOT NULL, text_es TEXT NOT NULL, place TEXT NOT NULL, our_role TEXT NOT NULL,
            minutes_status TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(visit_id)
            REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED, CHECK (day GLOB
            '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
        "CREATE INDEX ix_programme_item_visit_id ON programme_item (visit_id)",
    ),
    "budget": (
        """CREATE TABLE budget (
            title_fr TEXT NOT NULL, title_es TEXT NOT NULL, version TEXT NOT NULL, state TEXT NOT
            NULL, base_currency TEXT NOT NULL, notes_fr TEXT NOT NULL, notes_es TEXT NOT NULL, id
            TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    ),
}
"""Tables of version 3 that version 4 laid out anew."""
