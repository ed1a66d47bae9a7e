"""Tables as a version of the file first laid them out: what an upgrade makes, whatever the records became.

`tests/storage/test_upgrades.py` compares a file that was brought up to date with a new one.
"""

from __future__ import annotations

SENDINGS = (
    """CREATE TABLE contact_group (
        name_fr TEXT NOT NULL, name_es TEXT NOT NULL, rule_mandate TEXT NOT NULL, rule_country TEXT
        NOT NULL, rule_side TEXT NOT NULL, rule_kind TEXT NOT NULL, rule_language TEXT NOT NULL, notes
        TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    """CREATE TABLE group_member (
        group_id TEXT NOT NULL, rank INTEGER NOT NULL, person_id TEXT, role TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(group_id) REFERENCES contact_group (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_group_member_group_id ON group_member (group_id)",
    "CREATE INDEX ix_group_member_person_id ON group_member (person_id)",
    """CREATE TABLE sending (
        what TEXT NOT NULL, record_id TEXT NOT NULL, reference TEXT NOT NULL, title TEXT NOT NULL,
        version TEXT NOT NULL, draft INTEGER NOT NULL, language TEXT NOT NULL, fingerprint TEXT NOT NULL,
        mark TEXT NOT NULL, file_name TEXT NOT NULL, weight INTEGER NOT NULL, way TEXT NOT NULL,
        state TEXT NOT NULL, day TEXT, at TEXT, subject TEXT NOT NULL, notes TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (id), CHECK (draft IN (0, 1)),
        CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    "CREATE INDEX ix_sending_fingerprint ON sending (fingerprint)",
    "CREATE INDEX ix_sending_record_id ON sending (record_id)",
    """CREATE TABLE sending_recipient (
        sending_id TEXT NOT NULL, rank INTEGER NOT NULL, person_id TEXT, name TEXT NOT NULL,
        function TEXT NOT NULL, address TEXT NOT NULL, role TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(sending_id) REFERENCES sending (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_sending_recipient_person_id ON sending_recipient (person_id)",
    "CREATE INDEX ix_sending_recipient_sending_id ON sending_recipient (sending_id)",
)
"""Version 3: the register of sendings and the saved lists."""

CONTACTS = (
    """CREATE TABLE contact_point (
        person_id TEXT NOT NULL, rank INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, value
        TEXT NOT NULL, country TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_contact_point_person_id ON contact_point (person_id)",
    """CREATE TABLE counterpart (
        organisation_id TEXT NOT NULL, rank INTEGER NOT NULL, other_id TEXT, id TEXT NOT NULL, PRIMARY
        KEY (id), FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY
        DEFERRED, FOREIGN KEY(other_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_counterpart_organisation_id ON counterpart (organisation_id)",
    "CREATE INDEX ix_counterpart_other_id ON counterpart (other_id)",
    """CREATE TABLE group_body (
        organisation_id TEXT NOT NULL, rank INTEGER NOT NULL, member_id TEXT, id TEXT NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE
        INITIALLY DEFERRED, FOREIGN KEY(member_id) REFERENCES organisation (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT""",
    "CREATE INDEX ix_group_body_member_id ON group_body (member_id)",
    "CREATE INDEX ix_group_body_organisation_id ON group_body (organisation_id)",
    """CREATE TABLE equivalence (
        words TEXT NOT NULL, country TEXT NOT NULL, mandate TEXT NOT NULL, notes TEXT NOT NULL, id
        TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    """CREATE TABLE not_same (
        kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id)) STRICT""",
    "CREATE INDEX ix_not_same_a ON not_same (a)",
    "CREATE INDEX ix_not_same_b ON not_same (b)",
)
"""Version 3: what contacts are made of since, beside the tables that were laid out anew."""

ANEW: dict[str, tuple[str, ...]] = {
    "cover": (
        """CREATE TABLE cover (
        id TEXT NOT NULL, title_fr TEXT NOT NULL, title_es TEXT NOT NULL, french_side_fr TEXT NOT
        NULL, french_side_es TEXT NOT NULL, partner_side_fr TEXT NOT NULL, partner_side_es TEXT NOT
        NULL, partner_country TEXT NOT NULL, first_language TEXT NOT NULL, second_language TEXT NOT
        NULL, under_particle INTEGER NOT NULL, base_currency TEXT NOT NULL, organisation_fr TEXT NOT
        NULL, organisation_es TEXT NOT NULL, organisation_acronym TEXT NOT NULL, organisation_address
        TEXT NOT NULL, logo BLOB, notes TEXT NOT NULL, PRIMARY KEY (id), CHECK (under_particle IN (0,
        1))) STRICT""",
    ),
    "person": (
        """CREATE TABLE person (
        civility TEXT NOT NULL, gender TEXT NOT NULL, honorific_fr TEXT NOT NULL, honorific_es TEXT
        NOT NULL, given_names TEXT NOT NULL, particle TEXT NOT NULL, first_surname TEXT NOT NULL,
        second_surname TEXT NOT NULL, usage_name TEXT NOT NULL, sort_as TEXT NOT NULL, written_name
        TEXT NOT NULL, aliases TEXT NOT NULL, side TEXT NOT NULL, country TEXT NOT NULL, languages
        TEXT NOT NULL, city TEXT NOT NULL, notes TEXT NOT NULL, source TEXT NOT NULL, legal_basis TEXT
        NOT NULL, keep_until TEXT, keep_reason TEXT NOT NULL, last_contact TEXT, anonymised_on TEXT,
        extras TEXT NOT NULL, photo BLOB, id TEXT NOT NULL, PRIMARY KEY (id), CHECK (keep_until GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (last_contact GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), CHECK (anonymised_on GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT""",
    ),
    "organisation": (
        """CREATE TABLE organisation (
        name_fr TEXT NOT NULL, name_es TEXT NOT NULL, written_name TEXT NOT NULL, acronym TEXT NOT
        NULL, acronyms TEXT NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT
        NULL, side TEXT NOT NULL, state TEXT NOT NULL, parent_id TEXT, president_id TEXT, city TEXT
        NOT NULL, address TEXT NOT NULL, website TEXT NOT NULL, notes TEXT NOT NULL, source TEXT NOT
        NULL, extras TEXT NOT NULL, logo BLOB, id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
        KEY(parent_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
        KEY(president_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
        "CREATE INDEX ix_organisation_parent_id ON organisation (parent_id)",
        "CREATE INDEX ix_organisation_president_id ON organisation (president_id)",
    ),
}
"""Version 3: tables that had other columns before."""
