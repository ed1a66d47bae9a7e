"""The names of statuses, roles and kinds: stored as keys, named here once, spoken through a translator.

Reading: `_(WORDS["modality"]["wish"])` on the screen, `t.word("modality", "wish")` in a document.
The order of a group is the order of its choices in a form.
"""

from __future__ import annotations

from cufdesk.budget_words import ACCOUNT, BUDGET_SIDE, BUDGET_STATE, LINE_BASIS
from cufdesk.country_words import COUNTRY
from cufdesk.holiday_words import HOLIDAY
from cufdesk.i18n import N_

SIDE = {"french": N_("French side"), "partner": N_("Partner side")}

CIVILITY = {"mr": N_("Mr"), "mrs": N_("Ms")}

GENDER = {"female": N_("Woman"), "male": N_("Man"), "other": N_("Another gender")}

CONTACT_KIND = {"email": N_("E-mail"), "phone": N_("Telephone"), "address": N_("Postal address")}

CONTACT_LABEL = {
    "work": N_("Office"),
    "mobile": N_("Mobile"),
    "assistant": N_("Assistant"),
    "switchboard": N_("Switchboard"),
    "home": N_("Private"),
    "other": N_("Other use"),
}

ORGANISATION_KIND = {
    "ministry": N_("Ministry"),
    "embassy": N_("Embassy"),
    "network": N_("Network of authorities"),
    "region": N_("Region or state"),
    "city": N_("City"),
    "programme": N_("Programme"),
    "country_group": N_("Country group"),
    "association": N_("Association"),
    "other": N_("Other body"),
}

ORGANISATION_STATE = {
    "exists": N_("Exists"),
    "planned": N_("To be created"),
    "dissolved": N_("Dissolved"),
}

# "international" is a statement; an unknown country is an empty field.
DELEGATION_ROLE = {
    "delegate": N_("Delegate"),
    "liaison": N_("Liaison"),
    "host": N_("Host"),
    "mentioned": N_("Mentioned"),
}

PROGRAMME_ROLE = {
    "organised": N_("Organised"),
    "attended": N_("Attended"),
    "scheduled": N_("Scheduled"),
}

MINUTES_STATUS = {
    "announced": N_("Minutes soon available"),
    "in_progress": N_("Minutes in progress"),
    "available": N_("Minutes available"),
}

MEETING_KIND = {
    "working": N_("Working meeting"),
    "committee": N_("Steering committee"),
    "assembly": N_("Group meeting"),
    "exchange": N_("Exchange with a delegation"),
    "other": N_("Other meeting"),
}

MINUTES_STATE = {
    "to_write": N_("To write"),
    "in_progress": N_("In progress"),
    "draft": N_("Draft"),
    "remarks": N_("Sent for remarks"),
    "approved": N_("Approved"),
    "distributed": N_("Distributed"),
}

REMARK_STATE = {
    "open": N_("To be answered"),
    "taken": N_("Taken in"),
    "refused": N_("Not taken in"),
}

READ_BACK = {"agreed": N_("Agreed in the room"), "corrected": N_("Corrected in the room")}

ATTENDANCE = {
    "present": N_("Present"),
    "represented": N_("Represented"),
    "excused": N_("Excused"),
    "absent": N_("Absent"),
    "liaison": N_("Liaison"),
    "host": N_("Host"),
    "mentioned": N_("Mentioned"),
}

MEETING_ROLE = {"chair": N_("Chair of the meeting"), "secretary": N_("Secretary of the meeting")}

MODALITY = {
    "finding": N_("Finding"),
    "wish": N_("Wish"),
    "proposed": N_("Proposed, subject to approval"),
    "adopted": N_("Adopted"),
    "commitment": N_("Commitment"),
    "announced": N_("Announced by a third party"),
}

DECISION_STATE = {
    "open": N_("To do"),
    "under_way": N_("Under way"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}

DEADLINE_PRECISION = {
    "exact": N_("Exact date"),
    "fuzzy": N_("Approximate"),
    "relative": N_("Relative to an event"),
    "none": N_("No deadline"),
}

# What an action engages: a closed gate holds back the first three.
ACTION_NATURE = {
    "invitation": N_("Invitation"),
    "commitment": N_("Engagement towards others"),
    "signature": N_("Signature"),
    "budget": N_("Budget"),
    "calendar": N_("Calendar"),
    "candidates": N_("List of candidates"),
    "other": N_("Preparation"),
}

LINK_NATURE = {
    "follows": N_("Follows"),
    "replaces": N_("Replaces"),
    "specifies": N_("Specifies"),
    "depends": N_("Depends on"),
}

GATE_STEP = {
    "members": N_("Members of the group informed"),
    "president": N_("President of the group"),
    "other": N_("Another agreement"),
}

GATE_ANSWER = {
    "yes": N_("Yes"),
    "reservations": N_("Yes, with reservations"),
    "no": N_("No"),
    "postponed": N_("Postponed"),
}

GATE_STATE = {
    "waiting": N_("Answer awaited"),
    "open": N_("Agreement given"),
    "reservations": N_("Agreement given, with reservations"),
    "refused": N_("Agreement refused"),
    "postponed": N_("Answer postponed"),
}

COMMITTEE_KIND = {"steering": N_("Steering committee"), "panel": N_("Panel of the meeting")}

SEAT_CATEGORY = {
    "elected": N_("Elected member"),
    "governor": N_("Governor"),
    "mayor": N_("Mayor"),
    "region_president": N_("President of a region"),
    "official": N_("Senior official"),
    "chair": N_("Chair"),
    "other": N_("Other seat"),
}

SEAT_STEP = {
    "vacant": N_("To be found"),
    "considered": N_("Considered"),
    "approached": N_("Approached"),
    "accepted": N_("Accepted"),
    "confirmed": N_("Confirmed"),
    "declined": N_("Declined"),
}

DOCUMENT_STATE = {
    "draft": N_("Draft"),
    "under_review": N_("Under review"),
    "signed_off": N_("Signed off"),
    "handed_over": N_("Handed over"),
}

SECTION_STATE = {
    "to_write": N_("To write"),
    "draft": N_("Draft"),
    "under_review": N_("Under review"),
    "signed_off": N_("Signed off"),
}

AGREEMENT_KIND = {"agreement": N_("Agreement"), "convention": N_("Partnership convention")}

AGREEMENT_STATE = {
    "announced": N_("Announced"),
    "planned": N_("Planned"),
    "drafting": N_("Being drafted"),
    "signed": N_("Signed"),
    "ended": N_("Ended"),
}

MILESTONE_KIND = {
    "event": N_("Event"),
    "deadline": N_("Deadline"),
    "visit": N_("Visit"),
    "hand_over": N_("Hand-over"),
}

# What a text leaves open, in the order in which it is listed.
BLANK_KIND = {
    "responsible": N_("Responsible to be named"),
    "person": N_("Person to be named"),
    "name": N_("Name to be completed"),
    "deadline": N_("Deadline to be set"),
    "date": N_("Date to be set"),
    "place": N_("Place to be set"),
    "time": N_("Time to be set"),
    "list": N_("List to be completed"),
    "minutes": N_("Minutes to come"),
    "group": N_("Group to be created"),
    "party": N_("Party to be named"),
    "seat": N_("Seat to be filled"),
    "other": N_("Other point left open"),
}

# Whom a directory goes to, from the widest circle to the narrowest, and what it may tell of a person.
CIRCLE = {"public": N_("public"), "partners": N_("partners"), "internal": N_("internal")}

DIRECTORY_COLUMN = {
    "function": N_("Function"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "address": N_("Postal address"),
    "languages": N_("Languages"),
}

# Documents by their names on the command line.
PAPER = {
    "minutes": N_("Record of decisions"),
    "minutes-prose": N_("Record of decisions, in prose"),
    "account": N_("Minutes"),
    "correction": N_("Correction of the record of decisions"),
    "action-register": N_("Register of actions"),
    "blanks": N_("Blanks to complete"),
    "president-note": N_("Note to the president"),
    "directory": N_("Directory"),
    "participants": N_("List of participants"),
    "signature-sheet": N_("Signature sheet"),
    "programme": N_("Programme of the visit"),
    "committee-composition": N_("Composition of the committee"),
    "budget-plan": N_("Provisional budget"),
    "calendar": N_("Calendar"),
    "agreements": N_("Agreements"),
    "joint-document": N_("Joint document"),
    "merge-report": N_("Report of a copy’s return"),
}

SENDING_WAY = {
    "email": N_("E-mail"),
    "handed": N_("Handed over in person"),
    "post": N_("Post"),
    "other": N_("Other way"),
}

SENDING_STATE = {"prepared": N_("Prepared"), "sent": N_("Sent")}

RECIPIENT_ROLE = {"to": N_("To"), "cc": N_("Cc"), "bcc": N_("Bcc")}

# Of a file that came back, beside its document as it is now.
RECEIVED_STATE = {
    "current": N_("Up to date"),
    "draft": N_("Draft, up to date"),
    "superseded": N_("Superseded"),
}

LANGUAGE = {
    "fr": N_("French"),
    "es": N_("Spanish"),
    "en": N_("English"),
    "fr+es": N_("French and Spanish"),
    "es+fr": N_("Spanish and French"),
}

LAYOUT = {
    "columns": N_("Side by side"),
    "alternating": N_("One after the other"),
}

WORDS: dict[str, dict[str, str]] = {
    "side": SIDE,
    "civility": CIVILITY,
    "gender": GENDER,
    "contact_kind": CONTACT_KIND,
    "contact_label": CONTACT_LABEL,
    "organisation_kind": ORGANISATION_KIND,
    "organisation_state": ORGANISATION_STATE,
    "country": COUNTRY,
    "delegation_role": DELEGATION_ROLE,
    "programme_role": PROGRAMME_ROLE,
    "minutes_status": MINUTES_STATUS,
    "meeting_kind": MEETING_KIND,
    "minutes_state": MINUTES_STATE,
    "remark_state": REMARK_STATE,
    "read_back": READ_BACK,
    "action_nature": ACTION_NATURE,
    "link_nature": LINK_NATURE,
    "gate_step": GATE_STEP,
    "gate_answer": GATE_ANSWER,
    "gate_state": GATE_STATE,
    "attendance": ATTENDANCE,
    "meeting_role": MEETING_ROLE,
    "modality": MODALITY,
    "decision_state": DECISION_STATE,
    "deadline_precision": DEADLINE_PRECISION,
    "holiday": HOLIDAY,
    "committee_kind": COMMITTEE_KIND,
    "seat_category": SEAT_CATEGORY,
    "seat_step": SEAT_STEP,
    "budget_side": BUDGET_SIDE,
    "budget_state": BUDGET_STATE,
    "line_basis": LINE_BASIS,
    "account": ACCOUNT,
    "document_state": DOCUMENT_STATE,
    "section_state": SECTION_STATE,
    "agreement_kind": AGREEMENT_KIND,
    "agreement_state": AGREEMENT_STATE,
    "milestone_kind": MILESTONE_KIND,
    "blank_kind": BLANK_KIND,
    "circle": CIRCLE,
    "directory_column": DIRECTORY_COLUMN,
    "paper": PAPER,
    "sending_way": SENDING_WAY,
    "sending_state": SENDING_STATE,
    "recipient_role": RECIPIENT_ROLE,
    "received_state": RECEIVED_STATE,
    "language": LANGUAGE,
    "layout": LAYOUT,
}
