"""People named without a title in running text: "Jacobo Serna informó…", "avisar a Marcela Ibarguren"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import body_at, country_of, head_pattern
from cufdesk.reading.identity import once
from cufdesk.reading.matching import Span, is_acronym, shadow_of, tokens
from cufdesk.reading.mentions import has_given_name
from cufdesk.reading.names import Named, named_at
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import DecisionRead, PersonRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.structure import Document

_MOST_WORDS = 5
_BEFORE = 40
_LONGEST_PLACE = 60
_GOES_ON = re.compile(r"[ \u00a0\n](?P<word>[^\W\d_A-ZÀ-Ý][\w'’-]*)|\s?:\s|\s?(?:->|→)")
# "notre comptable sur place, Bakary Sanogo, …"
_COMMAS = frozenset({", ", ",\n", ",\u00a0"})
_CLOSES = re.compile(r"\s?[,;.)](?:\s|$)")
_ENDS = re.compile(r"\s?(?:[,;.:)!?]|\n|$|[ \u00a0](?=[^\W\d_A-ZÀ-Ý]|->|→))")


def plain_names(doc: Document, lists: set[Span]) -> Iterator[PersonRead]:
    """Give those who do something at the head of a sentence, or stand behind "con", "avec", "par"."""
    places = _places(doc)
    for block in doc.blocks:
        if block.span in lists or block.kind == "row" or block == doc.title:
            continue
        for start, end in sentences(doc, *block.span):
            for person in _in_sentence(doc, start, end):
                name = shadow_of(person.name or "")
                if not any(place.startswith(name) for place in places.get(name.split()[0], ())):
                    yield person


def _in_sentence(doc: Document, start: int, end: int) -> Iterator[PersonRead]:
    links = doc.lexicon.folded("mentions.links")
    word: str | None = None
    right = at = start
    for s, e in tokens(doc.text, start, end):
        beside = not doc.text[right:s].strip(" \u00a0\n")
        apart = word is not None and doc.text[right:s] in _COMMAS and doc.text[right - 1].islower()
        lead = word is None or (beside and word in links) or apart
        word, right = doc.shadow[s:e], e
        if s < at or not lead or not doc.text[s].isupper():
            continue
        named = named_at(doc, s, end)
        if named is None or named.civility or named.name is None or not _is_somebody(doc, named):
            continue
        after = _GOES_ON if s == start else _CLOSES if apart else _ENDS
        following = after.match(doc.text, named.span[1], min(len(doc.text), end + 1))
        if following is None or (apart and _follows_place(doc, s)):
            continue
        at = named.span[1]
        yield PersonRead(named.name, None, "mentioned", (), named.span)


def _is_somebody(doc: Document, named: Named) -> bool:
    """Tell whether a name begins with a known given name and holds no word of a body or place."""
    words = re.split(r"[\s\-‑]+", shadow_of(named.name or ""))
    if not 2 <= len(words) <= _MOST_WORDS or not has_given_name(doc, named):
        return False
    if words[0] in doc.lexicon.folded("mentions.places_too") or not is_given_name(words[0]):
        return False
    written = re.split(r"[\s\-‑]+", named.name or "")
    return not any(
        country_of(doc.lexicon, word)
        or head_pattern(doc.lexicon).fullmatch(word)
        or (is_acronym(shown) and not is_given_name(word) and len(shown) <= 4)
        for word, shown in zip(words, written, strict=True)
    )


def _places(doc: Document) -> dict[str, list[str]]:
    """Return what stands behind "en", "rue", "escuela", by its first word: no person has that name."""
    lead = re.compile(rf"{doc.lexicon.find('mentions.place_leads').pattern}[\s\"«“]{{1,3}}")
    found: dict[str, list[str]] = {}
    for match in lead.finditer(doc.shadow):
        behind = doc.shadow[match.end() : match.end() + _LONGEST_PLACE]
        if first := behind.split(maxsplit=1):
            found.setdefault(first[0].rstrip(".,;:"), []).append(behind)
    return found


def _follows_place(doc: Document, at: int) -> bool:
    """Tell whether "las escuelas Benito Juárez y" leads to a name."""
    lead = doc.lexicon.find("mentions.place_leads").pattern
    before = doc.shadow[max(0, at - _BEFORE) : at]
    return re.search(rf"{lead}\s[^.;:,\n|]{{0,{_BEFORE}}}$", before) is not None


def with_responsible(
    doc: Document, people: Iterable[PersonRead], decisions: Iterable[DecisionRead]
) -> tuple[PersonRead, ...]:
    """Add those who have something to do and are named nowhere else: given name and surname."""
    found = list(people)
    told = [(name, d.span) for d in decisions for action in d.actions for name in action.responsible]
    for name, span in told:
        at = doc.text.find(name, *span)
        named = named_at(doc, at, at + len(name)) if at >= 0 else None
        if named is None or named.name is None or named.span[1] < at + len(name):
            continue
        if named.civility or body_at(doc, *named.span) or _follows_place(doc, at):
            continue
        if _is_somebody(doc, named):
            found.append(PersonRead(named.name, None, "mentioned", (), named.span))
    return tuple(once(found))
