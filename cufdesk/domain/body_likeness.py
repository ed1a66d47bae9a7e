"""Whether two bodies may be one, with a verdict and its reasons.

- the same acronym, however it is spelled (AL-Las, ALLAS), or a name that is the other's: *likely*, in one
  language or two;
- names with most of their weighty words in common, or acronyms a letter or two apart whose names do not speak
  against it (FENAMM, CONAMM): *similar*;
- another country or city lowers the verdict; what each state has of its own (a ministry, an embassy) is never
  alike across countries.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from cufdesk.domain.body_words import body_words, concepts_of
from cufdesk.domain.likeness import LIKELY, SIMILAR, KnownBody, Likeness, Reason
from cufdesk.domain.name_words import related
from cufdesk.folding import fold, words_of

_CLOSE_NAMES = 0.7
_NOT_AGAINST = 0.4
_NEAR_WORD = 0.85
INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True)
class BodyName:
    """One name of a body: as written, its language or "", its concepts in order."""

    written: str
    language: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedBody:
    """A body with everything that is compared worked out; acronyms are squeezed to letters and digits."""

    id: str
    names: tuple[BodyName, ...]
    acronyms: tuple[tuple[str, str], ...]
    country: str
    city: str
    city_written: str
    of_state: bool


def prepared_body(body: KnownBody) -> PreparedBody:
    """Work out what is compared of a body."""
    texts = [*body.names, ("", body.written_name), *(("", alias) for alias in body.aliases)]
    names: dict[tuple[str, ...], BodyName] = {}
    acronyms: dict[str, str] = {}
    for language, text in [*texts, ("", body.acronym)]:
        if is_acronym_like(text) or text == body.acronym:
            acronyms.setdefault(squeezed(text), text)
        elif concepts := concepts_of(text):
            names.setdefault(concepts, BodyName(text, language, concepts))
    acronyms.pop("", None)
    return PreparedBody(
        body.id,
        tuple(names.values()),
        tuple(acronyms.items()),
        body.country,
        " ".join(words_of(body.city)),
        body.city,
        _is_of_state(body),
    )


def squeezed(text: str) -> str:
    """Return an acronym as it is compared: "AL-Las", "ALLAS" and "allas" are one."""
    return "".join(words_of(text))


def is_acronym_like(text: str) -> bool:
    """Tell whether a text is one short word with two capitals or more (AL-Las), or of a few small letters."""
    bare = text.strip()
    letters = sum(sign.isalpha() for sign in bare)
    return (
        0 < letters <= 12
        and " " not in bare
        and (sum(sign.isupper() for sign in bare) >= 2 or (bare.islower() and letters <= 6))
    )


def _is_of_state(body: KnownBody) -> bool:
    lists = body_words()
    texts = [text for _language, text in body.names] + [body.written_name]
    return body.kind in lists.kinds_of_state or any(fold(text).startswith(lists.of_state) for text in texts)


def compare_bodies(first: PreparedBody, second: PreparedBody) -> Likeness | None:
    """Return how two bodies are alike, or None."""
    if first.id == second.id:
        return None
    if first.id > second.id:
        turned = compare_bodies(second, first)
        return turned.turned() if turned else None
    abroad = bool(first.country and second.country and first.country != second.country)
    across = abroad and INTERNATIONAL not in {first.country, second.country}
    if across and first.of_state and second.of_state:
        return None
    likeness, name_reason = _names(first, second)
    acronym_reason = _acronyms(first, second, likeness)
    reasons = tuple(reason for reason in (acronym_reason, name_reason) if reason)
    if not reasons:
        return None
    same = any(reason.code in {"acronym", "body_name", "body_languages"} for reason in reasons)
    verdict = LIKELY if same else SIMILAR
    cities = bool(first.city and second.city and first.city != second.city)
    if abroad:
        reasons += (Reason("countries_differ", first.country, second.country),)
    if cities:
        reasons += (Reason("cities_differ", first.city_written, second.city_written),)
    for _lowered in range(across + cities):
        verdict = SIMILAR if verdict == LIKELY else ""
    return (
        Likeness(first.id, second.id, verdict, round(_score(likeness, reasons), 3), reasons)
        if verdict
        else None
    )


def _score(likeness: float, reasons: tuple[Reason, ...]) -> float:
    """Return 0 to 1: how near the names are, raised by an acronym, lowered by another country or city."""
    codes = {reason.code for reason in reasons}
    raised = 0.9 if "acronym" in codes else 0.5 if "acronym_close" in codes else 0.0
    lowered = 0.2 * len(codes & {"countries_differ", "cities_differ"})
    return max(0.0, max(likeness, raised) - lowered)


def _names(first: PreparedBody, second: PreparedBody) -> tuple[float, Reason | None]:
    """Return how near the nearest names are, 0 to 1, and the reason where that is near enough."""
    best, ends = 0.0, None
    for one in first.names:
        for other in second.names:
            near = 1.0 if one.concepts == other.concepts else name_closeness(one.concepts, other.concepts)
            if near > best:
                best, ends = near, (one, other)
    if ends is None or best < _CLOSE_NAMES:
        return best, None
    one, other = ends
    code = "body_close"
    if best == 1.0:
        both = {one.language, other.language} - {""}
        code = "body_languages" if len(both) == 2 else "body_name"
    return best, Reason(code, one.written, other.written)


def name_closeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Return the weight of the words in common by that of all words, 0 to 1; one only for the same words.

    Countries in another order are other bodies: Mexico's embassy in France, France's in Mexico.
    """
    lists = body_words()
    mine, others = set(first), set(second)
    countries = [[word for word in words if word.isupper()] for words in (first, second)]
    if countries[0] != countries[1] and sorted(countries[0]) == sorted(countries[1]):
        return 0.0
    common = mine & others
    weight = sum(lists.weight(word) for word in common)
    if weight == 0 and not _may_slip(mine, others):
        return 0.0
    left, right = sorted(mine - common), sorted(others - common)
    slips = 0.0
    for word in list(left):
        near = next((other for other in right if _is_slip(word, other)), None)
        if near:
            left.remove(word)
            right.remove(near)
            slips += max(lists.weight(word), lists.weight(near))
    rest = sum(lists.weight(word) for word in (*left, *right))
    whole = weight + slips + rest
    if not any(lists.weight(word) == 1.0 for word in common) and not slips:
        return min(weight / whole, _CLOSE_NAMES - 0.01) if rest else 1.0
    near_enough = (weight + _NEAR_WORD * slips) / whole
    return min(near_enough, 0.99) if slips or rest else 1.0


def _may_slip(first: set[str], second: set[str]) -> bool:
    return any(word[0] == other[0] for word in first for other in second)


def _is_slip(first: str, second: str) -> bool:
    way = related(first, second) if first.islower() and second.islower() else None
    return way is not None and way[0] in {"slip", "sound"}


def _acronyms(first: PreparedBody, second: PreparedBody, names: float) -> Reason | None:
    """Return the reason why two acronyms are one or near; names that differ speak against near ones."""
    for key, one in first.acronyms:
        for other_key, other in second.acronyms:
            if key == other_key:
                return Reason("acronym", one, other)
    if first.names and second.names and names < _NOT_AGAINST:
        return None
    for key, one in first.acronyms:
        for other_key, other in second.acronyms:
            longest = max(len(key), len(other_key))
            allowed = 2 if longest >= 6 else 1 if longest >= 4 else 0
            if allowed and OSA.distance(key, other_key, score_cutoff=allowed) <= allowed:
                return Reason("acronym_close", one, other)
    return None
