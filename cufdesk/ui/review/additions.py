"""Items that a person adds: selected words read once more on their own, as one kind of thing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.i18n import N_
from cufdesk.reading.dates import dates
from cufdesk.reading.matching import is_acronym, squeezed
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document
from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    DateRead,
    DecisionRead,
    OrganisationRead,
    PersonRead,
    PositionRead,
    ProgrammeItemRead,
    QuotaRead,
    Understanding,
)

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.ui.review.items import Value
    from cufdesk.ui.review.model import Review

ADDABLE = {
    "people": N_("Person"),
    "bodies": N_("Body"),
    "programme": N_("Step of the programme"),
    "agenda": N_("Point of the agenda"),
    "decisions": N_("Decision"),
    "actions": N_("Action"),
    "dates": N_("Date"),
    "quotas": N_("Quota"),
    "agreements": N_("Agreement"),
}
_LONGEST_TITLE = 80


def value_from(  # noqa: PLR0911 - one line for each kind
    review: Review, group: str, span: Span, words: str = ""
) -> Value:
    """Return what selected words say, as an item of a group; `words` where a person changed them."""
    words = words or review.text[span[0] : span[1]]
    alone = read(words, language=review.understanding.language)
    if group == "people":
        return _person(alone, words, span)
    if group == "dates":
        return _date(review, words, span)
    if group == "programme":
        return ProgrammeItemRead(squeezed(words), None, None, span)
    if group == "agenda":
        return AgendaRead(squeezed(words), span)
    if group == "decisions":
        return DecisionRead(review.next_number(), short(words), words, "", None, None, span)
    if group == "actions":
        return _action(review, words, span)
    if group == "quotas":
        return _quota(alone, words, span)
    if group == "agreements":
        return _agreement(alone, words, span)
    return _body(alone, words, span)


def _person(alone: Understanding, words: str, span: Span) -> PersonRead:
    if alone.people:
        return replace(alone.people[0], positions=_unlinked(alone.people[0]), span=span)
    return PersonRead(squeezed(words), None, "mentioned", (), span)


def _unlinked(person: PersonRead) -> tuple[PositionRead, ...]:
    """Return the functions without their numbers, which count the bodies of the selected words only."""
    return tuple(replace(position, body=None) for position in person.positions)


def _body(alone: Understanding, words: str, span: Span) -> OrganisationRead:
    if alone.organisations:
        return replace(alone.organisations[0], span=span)
    name = squeezed(words)
    return OrganisationRead(name, name if is_acronym(name) else None, None, span)


def _date(review: Review, words: str, span: Span) -> DateRead:
    """Return the date said; a year left unsaid is looked for from the day of the text."""
    found = dates(document(words, review.understanding.language), review.understanding.start)
    return (
        replace(found[0], span=span) if found else DateRead(squeezed(words), None, None, False, "fuzzy", span)
    )


def _action(review: Review, words: str, span: Span) -> ActionRead:
    """Return the action that words say: read as the rest was, else as they stand."""
    language = review.understanding.language
    heading = {"es": "Acuerdos:"}.get(language, "Décisions :")
    understood = read(f"{heading}\n· {words}", language=language)
    read_so = [action for decision in understood.decisions for action in decision.actions]
    if len(read_so) == 1:
        return replace(read_so[0], number="", text=squeezed(words), span=span)
    return ActionRead("", squeezed(words), None, (), None, None, "none", span)


def _quota(alone: Understanding, words: str, span: Span) -> QuotaRead:
    if alone.quotas:
        return replace(alone.quotas[0], part_of=None, span=span)
    figure = re.search(r"\d{1,3}", words)
    return QuotaRead(int(figure.group()) if figure else 1, "other", None, None, span, squeezed(words))


def _agreement(alone: Understanding, words: str, span: Span) -> AgreementRead:
    if alone.agreements:
        return replace(alone.agreements[0], span=span)
    parties = tuple(body.acronym or body.name for body in alone.organisations)
    return AgreementRead(parties or (squeezed(words),), "announced", span)


def short(words: str) -> str:
    """Return words as a title: whole, or cut off between two of them."""
    title = squeezed(words)
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + "…"
