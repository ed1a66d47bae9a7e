"""Who could fill a blank in, and why: told by rules from what the dossier says, never guessed beyond it."""

from __future__ import annotations

import re

from cufdesk.domain.blanks.blank import SECRETARIAT, BlankGround, Owner
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import ProgrammeItem, Visit
from cufdesk.folding import fold, words_of
from cufdesk.i18n import N_

WHY = {
    "in_charge": N_("in charge of the action"),
    "party": N_("whose wish, commitment or announcement it is"),
    "named": N_("named in the words left open"),
    "body": N_("the body of that person"),
    "liaison": N_("liaison of the delegation"),
    "secretary": N_("takes the minutes of that meeting"),
    "organiser": N_("organised it"),
    "side": N_("it is on this side"),
    "nobody": N_("nothing tells who could know: the secretariat asks"),
}
"""How an owner was found."""

_STEM = 5  # letters that a side's name and its adjective share: mexicaine, mexicain, mexicano
Found = tuple[Owner, str]
NOBODY: Found = (SECRETARIAT, "nobody")


def of_action(ground: BlankGround, decision: Decision, action: Action) -> Found:
    """Return who could say more of an action: those in charge of it, else whose decision it is."""
    if action.responsible_person_id:
        return Owner("person", action.responsible_person_id), "in_charge"
    if action.responsible_organisation_id:
        return body(ground, action.responsible_organisation_id), "in_charge"
    for one in action.with_others:
        if one.person_id:
            return Owner("person", one.person_id), "in_charge"
        if one.organisation_id:
            return body(ground, one.organisation_id), "in_charge"
    if action.responsible:
        found = in_words(ground, action.responsible)
        return (found or Owner("words", "", action.responsible)), "in_charge"
    return of_decision(ground, decision)


def of_decision(ground: BlankGround, decision: Decision) -> Found:
    """Return whose decision it is: the body or side that its party names."""
    found = in_words(ground, decision.party)
    return (found, "party") if found else NOBODY


def of_words(ground: BlankGround, words: Bilingual) -> Found:
    """Return the one body, or the side, that the words left open name."""
    found = in_words(ground, words)
    return (found, "named") if found else NOBODY


def of_person(ground: BlankGround, person: Person, visit: Visit | None) -> Found:
    """Return who knows somebody's name: the liaison of the delegation, else the body they belong to."""
    liaison = _liaison(ground, person, visit)
    if liaison is not None:
        return Owner("person", liaison), "liaison"
    bodies = [one.organisation_id for one in person.positions if one.organisation_id]
    return (body(ground, bodies[0]), "body") if bodies else NOBODY


def of_minutes(ground: BlankGround, item: ProgrammeItem) -> Found:
    """Return who writes the minutes of a step of the programme."""
    meeting = ground.meeting(item.meeting_id)
    if meeting is not None and meeting.secretary_id:
        return Owner("person", meeting.secretary_id), "secretary"
    return (SECRETARIAT, "organiser") if item.our_role == "organised" else NOBODY


def of_meeting(meeting: Meeting) -> Found:
    """Return who completes what a meeting itself lacks."""
    if meeting.secretary_id:
        return Owner("person", meeting.secretary_id), "secretary"
    return NOBODY


def of_side(side: str) -> Found:
    """Return who fills in what is on a side: the partner, or for ours the secretariat."""
    return (Owner("side", side), "side") if side == "partner" else (SECRETARIAT, "side" if side else "nobody")


def body(ground: BlankGround, organisation_id: str) -> Owner:
    """Return a body as an owner; our own is the secretariat."""
    found = ground.directory.organisation(organisation_id)
    ours = ground.cover.organisation_acronym
    if found is not None and ours and fold(found.acronym) == fold(ours):
        return SECRETARIAT
    return Owner("organisation", organisation_id)


def in_words(ground: BlankGround, words: Bilingual) -> Owner | None:
    """Return the one body that words name, else the side that they name; None where they name several."""
    said = fold(f"{words.fr} {words.es}")
    if not said.strip():
        return None
    named = [one.id for one in ground.directory.organisations.values() if _is_named(said, _names(one))]
    if len(named) == 1:
        return body(ground, named[0])
    ours = ground.cover.organisation_acronym
    if not named and ours and _is_named(said, [ours]):
        return SECRETARIAT
    sides = [side for side in ("french", "partner") if _names_side(ground, said, side)]
    return Owner("side", sides[0]) if not named and len(sides) == 1 else None


def _names(organisation: object) -> list[str]:
    acronym, written = getattr(organisation, "acronym", ""), getattr(organisation, "written_name", "")
    name: Bilingual = getattr(organisation, "name", Bilingual())
    return [one for one in (acronym, written, name.fr, name.es) if len(one) > 1]


def _is_named(said: str, names: list[str]) -> bool:
    return any(re.search(rf"(?<![\w-]){re.escape(fold(name))}(?![\w-])", said) for name in names)


def _names_side(ground: BlankGround, said: str, side: str) -> bool:
    """Tell whether words name a side by its adjective: "partie mexicaine", "un élu français"."""
    named = ground.cover.french_side if side == "french" else ground.cover.partner_side
    stems = {
        word[:_STEM] for text in (named.fr, named.es) for word in words_of(text)[-1:] if len(word) > _STEM
    }
    return any(word.startswith(tuple(stems)) for word in words_of(said)) if stems else False


def _liaison(ground: BlankGround, person: Person, visit: Visit | None) -> str | None:
    """Return the liaison of the delegation that somebody belongs to as a delegate."""
    members = visit.members if visit is not None else []
    if not any(one.person_id == person.id and one.role == "delegate" for one in members):
        return None
    for one in members:
        other = ground.directory.person(one.person_id)
        if (
            one.role == "liaison"
            and other is not None
            and (not person.side or other.side in {"", person.side})
        ):
            return other.id
    return None
