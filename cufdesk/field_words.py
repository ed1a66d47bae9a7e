"""What the fields of records are called outside of their forms: in the history, in conflicts, in reports.

A form may say more ("Signatories, one a line") or say one thing of two fields ("From – to"); where its label
stands on its own, the same message is used here. Reading: `_(FIELD_WORDS["action"]["deadline"])`. The column
that ties a part to its owner has no word: it never changes.
"""

from __future__ import annotations

from cufdesk.contact_words import CONTACTS, RANK, both
from cufdesk.i18n import N_
from cufdesk.minutes_words import MINUTES

ONE: dict[str, str] = {
    "cover": N_("Cover of the dossier"),
    "person": N_("Contact"),
    "position": N_("Function"),
    "organisation": N_("Body"),
    "visit": N_("Visit"),
    "delegation_member": N_("Part in the visit"),
    "programme_item": N_("Step of the programme"),
    "meeting": N_("Meeting"),
    "attendance": N_("Attendance"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "committee": N_("Committee"),
    "seat": N_("Seat"),
    "quota": N_("Quota"),
    "budget": N_("Budget"),
    "budget_line": N_("Budget line"),
    "conversion": N_("Exchange rate"),
    "instalment": N_("Instalment"),
    "milestone": N_("Date"),
    "joint_document": N_("Joint document"),
    "section": N_("Section"),
    "agreement": N_("Agreement"),
    "agreement_party": N_("Party"),
    "contact_group": N_("Saved list"),
    "group_member": N_("Member of a list"),
    "sending": N_("Sending"),
    "sending_recipient": N_("Recipient"),
    "contact_point": N_("Contact detail"),
    "counterpart": N_("Counterpart"),
    "group_body": N_("Member of a country group"),
    "equivalence": N_("Equivalence of mandates"),
    "not_same": N_("Two that are not the same"),
    "agenda_item": N_("Point of the agenda"),
    "attachment": N_("Attached file"),
    "stored_file": N_("File kept in the dossier"),
    "co_responsible": N_("Further responsible"),
    "action_progress": N_("Progress of an action"),
    "decision_progress": N_("Progress of a decision"),
    "decision_link": N_("Link between decisions"),
    "remark": N_("Remark on the minutes"),
    "correction": N_("Correction of the minutes"),
    "correction_line": N_("Change made by a correction"),
    "accepted_finding": N_("Accepted finding"),
    "gate": N_("Approval gate"),
    "gate_step": N_("Step of the gate"),
}
"""One record of each table."""

MANY: dict[str, str] = {
    "cover": N_("Cover of the dossier"),
    "person": N_("Contacts"),
    "position": N_("Functions"),
    "organisation": N_("Bodies"),
    "visit": N_("Visits"),
    "delegation_member": N_("Parts in visits"),
    "programme_item": N_("Steps of programmes"),
    "meeting": N_("Meetings"),
    "attendance": N_("Attendances"),
    "decision": N_("Decisions"),
    "action": N_("Actions"),
    "committee": N_("Committees"),
    "seat": N_("Seats"),
    "quota": N_("Quotas"),
    "budget": N_("Budgets"),
    "budget_line": N_("Budget lines"),
    "conversion": N_("Exchange rates"),
    "instalment": N_("Instalments"),
    "milestone": N_("Dates"),
    "joint_document": N_("Joint documents"),
    "section": N_("Sections"),
    "agreement": N_("Agreements"),
    "agreement_party": N_("Parties to agreements"),
    "contact_group": N_("Saved lists"),
    "group_member": N_("Members of lists"),
    "sending": N_("Sendings"),
    "sending_recipient": N_("Recipients"),
    "contact_point": N_("Contact details"),
    "counterpart": N_("Counterparts"),
    "group_body": N_("Members of country groups"),
    "equivalence": N_("Equivalences of mandates"),
    "not_same": N_("Pairs that are not the same"),
    "agenda_item": N_("Points of the agenda"),
    "attachment": N_("Attached files"),
    "stored_file": N_("Files kept in the dossier"),
    "co_responsible": N_("Further responsibles"),
    "action_progress": N_("Progress of actions"),
    "decision_progress": N_("Progress of decisions"),
    "decision_link": N_("Links between decisions"),
    "remark": N_("Remarks on the minutes"),
    "correction": N_("Corrections of the minutes"),
    "correction_line": N_("Changes made by corrections"),
    "accepted_finding": N_("Accepted findings"),
    "gate": N_("Approval gates"),
    "gate_step": N_("Steps of gates"),
}
"""The records of each table."""

_COVER = {
    **both("title", N_("Title")),
    **both("french_side", N_("French side")),
    **both("partner_side", N_("Partner side")),
    "partner_country": N_("Partner country"),
    "first_language": N_("First language"),
    "second_language": N_("Second language"),
    "under_particle": N_("Surnames filed under their particle"),
    "base_currency": N_("Base currency"),
    **both("organisation", N_("Our organisation")),
    "organisation_acronym": N_("Acronym of our organisation"),
    "organisation_address": N_("Address of our organisation"),
    "logo": N_("Logo"),
    "notes": N_("Notes"),
}

_VISIT = {
    **both("title", N_("Title")),
    "first_day": N_("First day"),
    "last_day": N_("Last day"),
    "place": N_("Place"),
    **both("purpose", N_("Purpose")),
    "declared": N_("Delegates announced"),
    "notes": N_("Notes"),
}

_DELEGATION_MEMBER = {
    **RANK,
    "person_id": N_("Person"),
    "position_id": N_("In the function of"),
    "role": N_("Part in the visit"),
    **both("note", N_("Note")),
}

_PROGRAMME_ITEM = {
    **RANK,
    "day": N_("Day"),
    "start": N_("Start time"),
    "end": N_("End time"),
    **both("text", N_("What happens")),
    "place": N_("Place"),
    "our_role": N_("What we did there"),
    "minutes_status": N_("Minutes, where no meeting is named"),
    "meeting_id": N_("Minutes of the meeting"),
}

_COMMITTEE = {
    **both("name", N_("Name")),
    "kind": N_("Kind"),
    **both("purpose", N_("Purpose")),
    "parity": N_("Parity"),
    "decision_id": N_("Set up by the decision"),
    "notes": N_("Notes"),
}

_SEAT = {
    **RANK,
    "side": N_("Side"),
    "category": N_("Category"),
    **both("function", N_("Function that the seat stands for")),
    "person_id": N_("Person"),
    "represented_by_id": N_("Represented by"),
    "step": N_("How far it is"),
    "notes": N_("Notes"),
}

_QUOTA = {
    **RANK,
    "side": N_("Side"),
    "category": N_("Category"),
    "count": N_("Seats"),
    "source": N_("Where this comes from"),
}

_BUDGET = {
    **both("title", N_("Title")),
    "version": N_("Version"),
    "state": N_("State"),
    "base_currency": N_("Balanced in"),
    "decision_id": N_("Decided in"),
    **both("notes", N_("Notes")),
}

_BUDGET_LINE = {
    **RANK,
    "side": N_("Expenditure or revenue"),
    "account": N_("Account"),
    **both("label", N_("Label")),
    "funder_id": N_("Funder"),
    "amount": N_("Amount"),
    "currency": N_("Currency"),
    "basis": N_("What the amount is worth"),
    "notes": N_("Notes"),
}

_CONVERSION = {
    **RANK,
    "currency": N_("Currency"),
    "rate": N_("Exchange rate"),
    "day": N_("Date"),
    **both("source", N_("Source")),
}

_INSTALMENT = {**RANK, "due": N_("Due on"), "amount": N_("Amount"), "paid_on": N_("Paid on")}

_MILESTONE = {
    **both("title", N_("What happens")),
    "kind": N_("Kind"),
    "first_day": N_("First day"),
    "last_day": N_("Last day"),
    "year_inferred": N_("Inferred year"),
    "place": N_("Place"),
    "done": N_("Done"),
    "counted": N_("Count the days on the home page"),
    "decision_id": N_("Decided in"),
    "source": N_("Where this comes from"),
    "notes": N_("Notes"),
}

_JOINT_DOCUMENT = {
    **both("title", N_("Title")),
    **both("subtitle", N_("Subtitle")),
    "version": N_("Version"),
    "state": N_("State"),
    "hand_over_day": N_("Date of the hand-over"),
    **both("hand_over_place", N_("Place of the hand-over")),
    **both("giver", N_("Handed over by")),
    **both("signatories", N_("Signatories")),
    "decision_id": N_("Decided in"),
    "notes": N_("Notes"),
}

_SECTION = {
    **RANK,
    **both("heading", N_("Heading")),
    **both("text", N_("Text")),
    "state": N_("State"),
}

_AGREEMENT = {
    **both("title", N_("Title")),
    "kind": N_("Kind"),
    "state": N_("State"),
    "signed_on": N_("Signed on"),
    **both("purpose", N_("Purpose")),
    "decision_id": N_("Decided in"),
    "notes": N_("Notes"),
}

_AGREEMENT_PARTY = {
    **RANK,
    "organisation_id": N_("Body"),
    "written_name": N_("Name as a source wrote it"),
}

_SENDING = {
    "what": N_("Document"),
    "record_id": N_("Record that it was printed of"),
    "reference": N_("Reference"),
    "title": N_("Title"),
    "version": N_("Version"),
    "draft": N_("It was a draft"),
    "language": N_("Language"),
    "fingerprint": N_("Fingerprint"),
    "mark": N_("State of the dossier"),
    "file_name": N_("File"),
    "weight": N_("Weight in bytes"),
    "way": N_("Way"),
    "state": N_("State"),
    "day": N_("Day"),
    "at": N_("Time"),
    "subject": N_("Subject of the message"),
    "notes": N_("Notes"),
}

_SENDING_RECIPIENT = {
    **RANK,
    "person_id": N_("Contact"),
    "name": N_("Name"),
    "function": N_("Function"),
    "address": N_("Address"),
    "role": N_("Addressed as"),
}

FIELD_WORDS: dict[str, dict[str, str]] = {
    **CONTACTS,
    **MINUTES,
    "cover": _COVER,
    "visit": _VISIT,
    "delegation_member": _DELEGATION_MEMBER,
    "programme_item": _PROGRAMME_ITEM,
    "committee": _COMMITTEE,
    "seat": _SEAT,
    "quota": _QUOTA,
    "budget": _BUDGET,
    "budget_line": _BUDGET_LINE,
    "conversion": _CONVERSION,
    "instalment": _INSTALMENT,
    "milestone": _MILESTONE,
    "joint_document": _JOINT_DOCUMENT,
    "section": _SECTION,
    "agreement": _AGREEMENT,
    "agreement_party": _AGREEMENT_PARTY,
    "sending": _SENDING,
    "sending_recipient": _SENDING_RECIPIENT,
}
"""By table, then by column as the file names it: `title_fr` and `title_es` share a word."""
