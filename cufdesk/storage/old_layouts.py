"""Tables as a version of the file first laid them out: what an upgrade makes, whatever the records became.

`tests/storage/test_upgrades.py` compares a file that was brought up to date with a new one.
"""

from __future__ import annotations

SENDINGS = (
    """CREATE TABLE contact_group (
        name_fr TEXT NOT NULL, name_es TEXT NOT NULL, notes TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (id)) STRICT""",
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
