"""What the final check says of its findings, and what a person can do about each."""

from __future__ import annotations

from datetime import date

from cufdesk.domain.minutes_checks.finding import Finding
from cufdesk.i18n import N_, NBSP, Translator

SEVERITY = {
    "wrong": N_("To settle before it goes out"),
    "doubt": N_("To look at"),
    "form": N_("Typography"),
}

# What was found, and what to do about it; {words} are those in question, {wanted} what could stand there.
CHECKS: dict[str, tuple[str, str]] = {
    "wish_as_decision": (
        N_("“{words}” decides, but the modality says: {modality}."),
        N_("Put the verb into the conditional, or change the modality."),
    ),
    "decision_as_wish": (
        N_("“{words}” only wishes or proposes, but the modality says: {modality}."),
        N_("Put the verb into the indicative, or change the modality."),
    ),
    "gate_closed": (
        N_("This engages others and is under way, while the prior agreement has not been given."),
        N_("Set it back to “To do”, or enter the answer of the prior agreement."),
    ),
    "modality_missing": (
        N_("Nothing says how firm this decision is."),
        N_("Choose its modality: finding, wish, proposal, adopted, commitment or announcement."),
    ),
    "same_number": (N_("The number {first} is borne twice."), N_("Give one of the two another number.")),
    "without_responsible": (
        N_("Nobody is responsible for this action."),
        N_("Name a person or a body, or let it stand as a blank."),
    ),
    "without_date": (
        N_("This action has no deadline."),
        N_("Set a day, or give the deadline in the words that were used."),
    ),
    "deadline_past": (
        N_("The deadline, {day}, had passed when the meeting was held."),
        N_("Check the day and its year."),
    ),
    "headcount": (
        N_("{first} were announced, {second} are listed."),
        N_("Complete the list, or correct the number announced; liaison and hosts do not count."),
    ),
    "attendance_not_noted": (
        N_("It is not noted whether {first} was present, represented, excused or absent."),
        N_("Choose the attendance."),
    ),
    "without_attendance": (
        N_("{first} is named, and is in no list of this meeting."),
        N_("Add the person to the attendance: present, excused, or mentioned."),
    ),
    "name_unlike_directory": (
        N_("“{words}” is nearly “{wanted}”, as the directory has it."),
        N_("Correct the name, or add this spelling to the person’s other spellings."),
    ),
    "unknown_acronym": (
        N_("No body of the dossier bears the acronym “{words}”, and it is not explained."),
        N_("Write it out where it stands first, or add the body to the contacts."),
    ),
    "not_translated": (
        N_("The {language} text is missing; the rest of the minutes is in both languages."),
        N_("Translate it, or it is printed in the other language with a mark."),
    ),
    "form.civility_dot": (N_("“{words}”: this abbreviation takes no dot."), ""),
    "form.civility_no_dot": (N_("“{words}”: this abbreviation takes a dot."), ""),
    "form.civility_english": (N_("“{words}” is the English abbreviation."), ""),
    "form.title_no_dot": (N_("“{words}”: this abbreviation takes a dot."), ""),
    "form.ordinal": (N_("“{words}”: an ordinal is not abbreviated so."), ""),
    "form.first_day": (N_("“{words}”: the first of a month is an ordinal."), ""),
    "form.hour": (N_("“{words}”: a time of day is not written so."), ""),
    "form.accent_a": (N_("“{words}” lacks its accent."), ""),
    "form.capital": (N_("“{words}”: a capital keeps its accent."), ""),
    "form.compound": (N_("“{words}”: both nouns take the plural."), ""),
    "form.call": (N_("“{words}”: a call is for several projects."), ""),
    "form.day": (N_("“{words}”: days of the week are in lower case."), ""),
    "form.month": (N_("“{words}”: months are in lower case."), ""),
    "form.bracket_space": (N_("No space goes inside brackets."), ""),
    "form.space_before": (N_("No space goes before this sign."), ""),
    "form.no_space_before": (N_("A space is missing before this sign."), ""),
    "form.no_space_after": (N_("A space is missing after this sign."), ""),
    "form.double_space": (N_("There are several spaces in a row."), ""),
    "form.double_sign": (N_("A sign stands twice."), ""),
    "form.guillemet_space": (N_("The spaces at the guillemets are not those of this language."), ""),
    "form.number_sign": (N_("“{words}”: “number” is not abbreviated so."), ""),
    "form.contraction": (N_("“{words}” contracts to one word."), ""),
    "form.opening_mark": (N_("The mark that opens the question or exclamation is missing."), ""),
    "form.unclosed": (N_("“{words}” opens and is never closed."), N_("Close it, or take it away.")),
    "form.unopened": (N_("“{words}” closes what was not opened."), N_("Open it, or take it away.")),
    "form.mixed_apostrophes": (N_("Straight and curly apostrophes stand side by side."), ""),
    "form.mixed_quotes": (
        N_("Straight quotation marks stand beside those of the language."),
        N_("Use the same quotation marks throughout."),
    ),
}

_LANGUAGE = {"fr": N_("French"), "es": N_("Spanish")}


def sentence(finding: Finding, t: Translator) -> str:
    """Return what was found, as a sentence."""
    values = dict(zip(("first", "second"), finding.values, strict=False))
    first = finding.values[0] if finding.values else ""
    if finding.check == "deadline_past":
        values["day"] = t.date(date.fromisoformat(first))
    elif finding.check in {"wish_as_decision", "decision_as_wish"}:
        values["modality"] = t.word("modality", first)
    elif finding.check == "not_translated":
        named = t._(_LANGUAGE[first])
        values["language"] = named if t.language == "en" else named.lower()
    return t._(CHECKS[finding.check][0]).format(words=_shown(finding.words), wanted=finding.wanted, **values)


def remedy(finding: Finding, t: Translator) -> str:
    """Return what can be done about a finding."""
    told = CHECKS[finding.check][1]
    if told:
        return t._(told)
    if any(sign.isalnum() for sign in finding.wanted):
        return t._("Write “{wanted}”.").format(wanted=finding.wanted.strip(f" {NBSP}"))
    return t._("Correct it where it stands.")


def severity_words(severity: str, t: Translator) -> str:
    """Return the heading under which findings of a severity stand."""
    return t._(SEVERITY[severity])


def _shown(words: str) -> str:
    """Return words as they are quoted: on one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else f"{flat[:79].rstrip()}…"
