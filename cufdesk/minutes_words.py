"""What the fields of meetings and minutes are called outside of their forms, as in `field_words.py`."""

from __future__ import annotations

from cufdesk.contact_words import RANK, both
from cufdesk.i18n import N_

_MEETING = {
    **both("title", N_("Title")),
    "kind": N_("Kind"),
    "reference": N_("Reference"),
    "first_day": N_("First day"),
    "last_day": N_("Last day"),
    "start": N_("Start time"),
    "end": N_("End time"),
    "place": N_("Place"),
    "chair_id": N_("Chaired by"),
    "secretary_id": N_("Minutes taken by"),
    "visit_id": N_("During the visit"),
    **both("purpose", N_("Purpose")),
    "headcount": N_("Participants announced"),
    "state": N_("State of the minutes"),
    "version": N_("Version"),
    "remarks_until": N_("Remarks until"),
    "approved_on": N_("Approved on"),
    "tacitly": N_("Approved without an answer"),
    "distributed_on": N_("Distributed on"),
    "language": N_("Language"),
    "notes": N_("Notes"),
    "source_text": N_("Text that was read"),
    "source_name": N_("File that was read"),
    "fingerprint": N_("Fingerprint of the text that was read"),
}

_ATTENDANCE = {
    **RANK,
    "person_id": N_("Person"),
    "position_id": N_("In the function of"),
    "status": N_("Attendance"),
    "represented_by_id": N_("Represented by"),
    "arrived": N_("Arrived at"),
    "departed": N_("Left at"),
}

_DECISION = {
    **RANK,
    "number": N_("Number"),
    **both("title", N_("Short title")),
    **both("text", N_("Wording")),
    **both("context", N_("Context")),
    "theme": N_("Theme"),
    **both("party", N_("Whose wish, commitment or announcement")),
    "modality": N_("Modality"),
    "beyond_mandate": N_("Beyond the mandate"),
    "read_back": N_("Read back"),
    "state": N_("State"),
}

_ACTION = {
    **RANK,
    "number": N_("Number"),
    **both("text", N_("What is to be done")),
    "modality": N_("Modality"),
    "nature": N_("What it engages"),
    **both("responsible", N_("Responsible, in the words of the minutes")),
    "responsible_person_id": N_("Responsible person"),
    "responsible_organisation_id": N_("Responsible body"),
    "deadline": N_("Deadline"),
    **both("deadline_text", N_("Deadline, in the words of the minutes")),
    "precision": N_("How exact the deadline is"),
    "deadline_event_id": N_("Deadline counted from"),
    "deadline_offset": N_("Days after that event"),
    "state": N_("State"),
    "evidence": N_("Evidence"),
    "notes": N_("Notes"),
}

_AGENDA_ITEM = {
    **RANK,
    **both("title", N_("Point")),
    **both("account", N_("What was said")),
    "speaker_id": N_("Presented by"),
    "minutes": N_("Time set, in minutes"),
    "carried_id": N_("Action carried over"),
}

_ATTACHMENT = {
    **RANK,
    **both("title", N_("Title")),
    "file_name": N_("Name of the file"),
    "file_id": N_("File"),
    "fingerprint": N_("Fingerprint"),
    "weight": N_("Weight in bytes"),
}

_STORED_FILE = {"fingerprint": N_("Fingerprint"), "content": N_("Content")}

_CO_RESPONSIBLE = {
    **RANK,
    "person_id": N_("Responsible person"),
    "organisation_id": N_("Responsible body"),
    **both("words", N_("In the words of the minutes")),
}

_PROGRESS = {**RANK, "day": N_("Day"), "state": N_("State"), "text": N_("What was told")}

_DECISION_LINK = {**RANK, "nature": N_("Kind of link"), "other_id": N_("Other decision")}

_REMARK = {
    **RANK,
    "day": N_("Day"),
    "person_id": N_("Person"),
    "author": N_("From"),
    "about": N_("On what"),
    "text": N_("Remark"),
    "state": N_("State"),
    "reply": N_("Answer"),
}

_CORRECTION = {
    **RANK,
    "number": N_("Number"),
    "version": N_("Version"),
    "day": N_("Day"),
    **both("reason", N_("Reason")),
}

_CORRECTION_LINE = {
    **RANK,
    "place": N_("Where"),
    "field": N_("What changed"),
    **both("before", N_("Before")),
    **both("after", N_("After")),
}

_ACCEPTED_FINDING = {
    **RANK,
    "check_name": N_("Check"),
    "about": N_("Finding"),
    "reason": N_("Reason"),
}

_GATE = {
    **both("title", N_("Title")),
    "decision_id": N_("Decision"),
    **both("question", N_("What is asked")),
    **both("recommendation", N_("What the secretariat advises")),
    "answer_by": N_("Answer needed by"),
    "notes": N_("Notes"),
}

_GATE_STEP = {
    **RANK,
    "kind": N_("Step"),
    "person_id": N_("Person asked"),
    "answer": N_("Answer"),
    "day": N_("Date"),
    **both("text", N_("Reservations, or what was said")),
    "evidence": N_("Evidence"),
}

MINUTES: dict[str, dict[str, str]] = {
    "meeting": _MEETING,
    "attendance": _ATTENDANCE,
    "agenda_item": _AGENDA_ITEM,
    "decision": _DECISION,
    "decision_link": _DECISION_LINK,
    "decision_progress": _PROGRESS,
    "action": _ACTION,
    "co_responsible": _CO_RESPONSIBLE,
    "action_progress": _PROGRESS,
    "attachment": _ATTACHMENT,
    "stored_file": _STORED_FILE,
    "remark": _REMARK,
    "correction": _CORRECTION,
    "correction_line": _CORRECTION_LINE,
    "accepted_finding": _ACCEPTED_FINDING,
    "gate": _GATE,
    "gate_step": _GATE_STEP,
}
"""By table, then by column as the file names it."""
