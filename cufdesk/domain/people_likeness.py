"""Whether two people may be one, with a verdict and its reasons.

The rules, from the surest:

- one e-mail address or telephone number: *likely*, unless the names are two people's: then *similar*, for an
  address of an office; an address that many share says nothing by itself;
- the same words in any order, or a name that is the other's alias: *likely*;
- given names in two languages, initials, a surname missing, a slip of the pen: *similar*, or *likely* where
  the two share a body, or where all else of three words or more is the same;
- one surname and nothing more: *similar* only where both have no more, or share a body.

Civility and particles never count.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from cufdesk.domain.likeness import LIKELY, SIMILAR, KnownPerson, Likeness, Reason
from cufdesk.domain.name_forms import NameForm, forms_of
from cufdesk.domain.name_likeness import NameLikeness, nearest_names
from cufdesk.domain.phones import phone_key
from cufdesk.folding import fold

_MOST_POINTS = 3
_MOST_POINTS_IN_ONE_BODY = 4
_LIKELY_IN_ONE_BODY = 2


@dataclass(frozen=True, slots=True)
class PreparedPerson:
    """A person with everything that is compared worked out: names as words, contacts as keys."""

    id: str
    forms: tuple[NameForm, ...]
    emails: frozenset[str]
    phones: frozenset[str]
    organisations: frozenset[str]

    @property
    def contacts(self) -> frozenset[str]:
        """Return e-mail addresses and telephone numbers as keys that never meet each other's."""
        return self.emails | self.phones

    @property
    def is_named_in_full(self) -> bool:
        """Tell whether some name has two words or more."""
        return any(len(form.words) > 1 for form in self.forms)


def prepared(person: KnownPerson) -> PreparedPerson:
    """Work out what is compared of a person; a number that cannot be read is compared by its digits."""
    return PreparedPerson(
        person.id,
        forms_of(person),
        frozenset(fold(email.strip()) for email in person.emails if "@" in email),
        frozenset(key for phone in person.phones if (key := _phone(phone, person.country))),
        person.organisations,
    )


def _phone(written: str, country: str) -> str:
    """Return what a number is compared by; ten figures of no country are France's where a zero leads."""
    digits = "".join(sign for sign in written if sign.isdigit())
    key = phone_key(written, country)
    if not key and not country and len(digits) == 10:
        key = phone_key(written, "FR" if digits.startswith("0") else "MX")
    return key or (digits if len(digits) >= 8 else "")


def compare_people(
    first: PreparedPerson, second: PreparedPerson, widely_shared: Container[str] = frozenset()
) -> Likeness | None:
    """Return how two people are alike, or None; `widely_shared` are contacts that say nothing alone."""
    return judged(first, second, nearest_names(first.forms, second.forms), widely_shared)


def judged(
    first: PreparedPerson,
    second: PreparedPerson,
    names: NameLikeness | None,
    widely_shared: Container[str] = frozenset(),
) -> Likeness | None:
    """Return how two people are alike whose names were compared already, or None."""
    if first.id == second.id:
        return None
    if first.id > second.id:
        turned = judged(second, first, names.turned() if names else None, widely_shared)
        return turned.turned() if turned else None
    contact = _contact_reasons(first, second)
    body = sorted(first.organisations & second.organisations)
    verdict = _verdict(first, second, names, contact, widely_shared, one_body=bool(body))
    if not verdict:
        return None
    reasons = contact + (names.reasons if names else ())
    if body:
        reasons += (Reason("organisation", body[0], body[0]),)
    return Likeness(first.id, second.id, verdict, _score(names, contact, one_body=bool(body)), reasons)


def _contact_reasons(first: PreparedPerson, second: PreparedPerson) -> tuple[Reason, ...]:
    emails = tuple(Reason("email", email, email) for email in sorted(first.emails & second.emails))
    return emails + tuple(Reason("phone", phone, phone) for phone in sorted(first.phones & second.phones))


def _verdict(
    first: PreparedPerson,
    second: PreparedPerson,
    names: NameLikeness | None,
    contact: tuple[Reason, ...],
    widely_shared: Container[str],
    *,
    one_body: bool,
) -> str:
    by_name = _verdict_of_names(names, one_body=one_body) if names else ""
    own = [reason for reason in contact if reason.first not in widely_shared]
    if not own:
        return by_name
    if by_name:
        return LIKELY
    both_named = first.is_named_in_full and second.is_named_in_full
    by_email = any(reason.code == "email" for reason in own)
    unlike = both_named and names is None
    return SIMILAR if unlike or not (by_email or names) else LIKELY


def _verdict_of_names(names: NameLikeness, *, one_body: bool) -> str:
    if names.lone:
        if names.is_alias:
            return LIKELY
        both_lone = names.points == 0
        return SIMILAR if both_lone or (one_body and names.points <= _MOST_POINTS) else ""
    if names.points == 0:
        return LIKELY
    if names.points == 1 and names.only_slips and names.same >= 2:
        return LIKELY
    if one_body and names.points <= _LIKELY_IN_ONE_BODY:
        return LIKELY
    return SIMILAR if names.points <= (_MOST_POINTS_IN_ONE_BODY if one_body else _MOST_POINTS) else ""


def _score(names: NameLikeness | None, contact: tuple[Reason, ...], *, one_body: bool) -> float:
    """Return 0 to 1: contacts weigh most, then names by the points they lost, then a body in common."""
    name = 0.0 if names is None else max(0.0, 0.6 + 0.05 * min(names.same, 3) - 0.12 * names.points)
    return round(min(1.0, name + 0.35 * len(contact) + 0.1 * one_body), 3)
