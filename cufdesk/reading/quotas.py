"""How many people of which kind: seats ("8 élus chiliens (5 maires et 3 députés)") and headcounts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import country_of
from cufdesk.reading.matching import Span, expression, overlaps, tokens
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import Headcount, PersonRead, QuotaRead
from cufdesk.reading.verb_forms import says_future

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_LISTED = {"delegate"}
_ATTENDING = {"present", "represented"}
_SIDE_WITHIN = 60


_PEOPLE = {"present", "represented", "excused", "absent", "delegate", "side", "liaison"}


def quotas(doc: Document, headcounts: tuple[Span, ...]) -> tuple[QuotaRead, ...]:
    """Return the quotas in order; those in the parentheses of another divide it. Who came is no quota."""
    listed = [block.span for section in doc.sections if section.kind in _PEOPLE for block in section.blocks]
    headcounts = tuple(sorted([*headcounts, *listed]))
    found: list[QuotaRead] = []
    for match in _pattern(doc.lexicon).finditer(doc.shadow):
        if overlaps(headcounts, match.span()):
            continue
        side, end = _side(doc, match)
        category = str(doc.lexicon.value("quotas", match["category"]))
        count = _count(doc.lexicon, match["count"])
        span = match.start(), end
        found.append(QuotaRead(count, category, side, None, span, doc.quote(span), None))
    divided = [_with_parent(doc, found, index) for index in range(len(found))]
    return tuple(_with_qualifier(doc, quota, divided) for quota in divided)


@lru_cache(maxsize=4)
def _pattern(lex: Lexicon) -> re.Pattern[str]:
    # "un élu" is anybody, not a count of one.
    numbers = expression(word for word in lex.words("numbers") if lex.value("numbers", word) != 1)
    categories = expression(lex.words("quotas"))
    return re.compile(rf"(?<![\w.,/-])(?P<count>\d{{1,3}}|{numbers})\s(?P<category>{categories})")


def _count(lex: Lexicon, word: str) -> int:
    return int(word) if word.isdigit() else int(lex.value("numbers", word))


def _side(doc: Document, match: re.Match[str]) -> tuple[str | None, int]:
    """Return the country of a nationality just after the category, and where it ends."""
    words = list(tokens(doc.text, match.end(), min(len(doc.text), match.end() + _SIDE_WITHIN)))[:4]
    at = match.end()
    for start, end in words:
        if doc.text[at:start].strip(" \u00a0\u202f"):
            break
        country = country_of(doc.lexicon, doc.shadow[start:end])
        if country:
            return country, end
        at = end
    return None, match.end()


def _with_parent(doc: Document, found: list[QuotaRead], index: int) -> QuotaRead:
    """Link a quota to the one whose parentheses it stands in; it is of the same side."""
    quota = found[index]
    for parent in range(index - 1, -1, -1):
        between = doc.text[found[parent].span[1] : quota.span[0]]
        if len(between) > 400:
            break
        if between.count("(") > between.count(")") and between.lstrip()[:1] in {"(", ":"}:
            return replace(quota, part_of=parent, side=quota.side or found[parent].side)
        if not between.count("(") and re.match(
            r"\s?(?::|dont|:|de los cuales|de las cuales|incluyendo|soit)\s", between
        ):
            return replace(quota, part_of=parent, side=quota.side or found[parent].side)
        if found[parent].part_of is None and "(" not in between and ")" in between:
            break
    return quota


def _with_qualifier(doc: Document, quota: QuotaRead, found: list[QuotaRead]) -> QuotaRead:
    """Add the condition in parentheses after a quota, where those hold no count of their own."""
    match = re.compile(r"\s?\(([^()\n]{3,120})\)").match(doc.text, quota.span[1])
    if not match or any(match.start() <= other.span[0] < match.end() for other in found):
        return quota
    return replace(quota, qualifier=" ".join(match.group(1).split()))


# Headcounts ------------------------------------------------------------------------------------------


def declared_headcount(doc: Document) -> tuple[int, Span] | None:
    """Return how many people the text says came, and where: "une délégation de sept maires"."""
    found = _headcount_pattern(doc.lexicon).finditer(doc.shadow)
    match = next((match for match in found if not _is_to_come(doc, match)), None)
    if match is None:
        return None
    word = match["a"] or match["b"]
    return _count(doc.lexicon, word), match.span()


def _is_to_come(doc: Document, match: re.Match[str]) -> bool:
    """Tell whether a sentence plans who is to come: "La délégation sera composée de 4 maires"."""
    block = doc.block_at(match.start())
    around = sentences(doc, *block.span) if block else ()
    start = next((start for start, end in around if start <= match.start() < end), match.start())
    return says_future(doc, start, match.end())


@lru_cache(maxsize=4)
def _headcount_pattern(lex: Lexicon) -> re.Pattern[str]:
    number = rf"\d{{1,3}}|{expression(lex.words('numbers'))}"
    group, people = expression(lex.words("headcount.group")), expression(lex.words("headcount.people"))
    present = expression(lex.words("headcount.present"))
    return re.compile(
        rf"{group}\s?(?P<a>{number})\s(?:\w{{2,20}}\s){{0,2}}?(?:{people})"
        rf"|(?<![\w.,/-])(?P<b>{number})\s(?:{people})\s(?:{present})"
    )


def headcount(declared: int | None, people: tuple[PersonRead, ...]) -> Headcount:
    """Return the declared number beside the number listed: delegates, or those present where none are."""
    roles = [person.role for person in people]
    listed = sum(role in _LISTED for role in roles) or sum(role in _ATTENDING for role in roles)
    return Headcount(declared, listed)
