"""The bodies of a whole text: each once, whatever names and acronyms it goes by."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import ACRONYM, Body, body_at, country_of, head_pattern, is_no_name
from cufdesk.reading.matching import Span, is_acronym, is_capital, shadow_of, tokens
from cufdesk.reading.understanding import OrganisationRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_CAPITAL_RUN = re.compile(
    r"(?<![^\W_])[^\W\d_][^\W_]+"
    r"(?:[ \u00a0-](?:(?:des?|du|la|les?|los|las|del|et|y|e|pour|para)[ \u00a0]){0,2}"
    r"(?:[dl]['’])?[^\W\d_][^\W_]+)+"
)


_LONGEST_ACRONYM = 8
_FARTHEST = 600  # no name with its brackets is longer


def key_of(acronym: str) -> str:
    """Return what the spellings of one acronym share: AL-Las and ALLAS."""
    return re.sub(r"[^a-z0-9]", "", shadow_of(acronym))


@dataclass(eq=False)
class Directory:
    """The bodies of a text in order of first mention, found again by name or acronym."""

    doc: Document
    found: list[OrganisationRead] = field(default_factory=list)
    _by_name: dict[str, int] = field(default_factory=dict)
    _by_acronym: dict[str, int] = field(default_factory=dict)

    def add(self, body: Body) -> int:
        """Note a body and return its index; one that is known gains what this mention adds."""
        name, acronym = self._name_key(body.name or ""), key_of(body.acronym or "")
        index = self._index(name, acronym)
        if index is None:
            index = len(self.found)
            self.found.append(
                OrganisationRead(body.name or body.acronym or "", body.acronym, None, body.span)
            )
        self.found[index] = self._enriched(self.found[index], body)
        if name:
            self._by_name.setdefault(name, index)
        if acronym:
            self._by_acronym.setdefault(acronym, index)
        return index

    def written(self, index: int) -> str:
        """Return the name of a body with its acronym."""
        known = self.found[index]
        return (
            f"{known.name} ({known.acronym})" if known.acronym and known.acronym != known.name else known.name
        )

    def _name_key(self, name: str) -> str:
        """Return a name for comparison; "Ambassade du Chili en France" is the "Ambassade du Chili".

        Many countries have a ministry of that name: only the same spelling shows that the same one is meant.
        """
        folded = shadow_of(name)
        if self.doc.lexicon.find("bodies.in_many_countries").match(folded):
            return name
        lead, _joint, last = folded.rpartition(" ")
        body, _blank, link = lead.rpartition(" ")
        inside = link in self.doc.lexicon.folded("in_country")
        return body if inside and country_of(self.doc.lexicon, last) else folded

    def _index(self, name: str, acronym: str) -> int | None:
        if acronym and acronym in self._by_acronym:
            return self._by_acronym[acronym]
        index = self._by_name.get(name) if name else None
        if index is not None and acronym and self.found[index].acronym:
            return None  # one name with two acronyms: two bodies
        return index

    def _enriched(self, known: OrganisationRead, body: Body) -> OrganisationRead:
        if body.name and known.name == known.acronym:
            known = replace(known, name=body.name, span=body.span)
        if body.acronym and known.acronym and body.acronym not in {known.acronym, *known.aliases}:
            known = replace(known, aliases=(*known.aliases, body.acronym))
        return replace(
            known,
            acronym=known.acronym or body.acronym,
            country=known.country or self._country(known.name),
        )

    def _country(self, name: str) -> str | None:
        """Return the country that a name says: "Ambassade du Chili en France" is Chile's."""
        lex, folded = self.doc.lexicon, shadow_of(name)
        if lex.find("bodies.about_country").match(folded):
            return None
        for start, end in tokens(folded, 0, len(folded)):
            codes = {country_of(lex, part) for part in folded[start:end].split("-")} - {None}
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None


def all_bodies(doc: Document) -> Iterator[Body]:
    """Give every body that the text names, in order."""
    long_forms, acronyms = _long_forms(doc), _acronyms(doc)
    heads = {match.start() for match in head_pattern(doc.lexicon).finditer(doc.shadow)}
    shouted = _shouted(doc)
    at = 0
    before: Span = (0, 0)
    for start, end in tokens(doc.text, 0, len(doc.text)):
        previous, before = before, (start, end)
        begin = start + 2 if doc.shadow[start + 1 : start + 2] == "'" else start
        if start < at:
            continue
        body = long_forms.get(begin)
        if body is None and (begin in heads or is_acronym(doc.text[begin:end])):
            if shouted[bisect_right(shouted, (begin, len(doc.text))) - 1][1] > begin:
                continue
            stop = min(len(doc.text), begin + _FARTHEST)
            body = body_at(doc, begin, stop, lenient=_is_inside(doc, begin, previous))
            if body is not None and _is_unit(doc, body):
                body = None
        if body is not None:
            yield from _parted(doc, body, acronyms)
            at = body.span[1]


def _parted(doc: Document, body: Body, acronyms: set[str]) -> Iterator[Body]:
    """Part two bodies joined by a hyphen ("ARF-CONAGO") where one of them is named alone elsewhere."""
    parts = (body.acronym or "").split("-")
    if body.name or len(parts) != 2 or not any(part in acronyms for part in parts):
        yield body
        return
    start = body.span[0]
    for part in parts:
        at = doc.text.index(part, start)
        yield Body(None, part, (at, at + len(part)), (at, at + len(part)))
        start = at + len(part)


def _is_unit(doc: Document, body: Body) -> bool:
    """Tell whether a body is a part of another one; only a person's function brings such a part in."""
    head = head_pattern(doc.lexicon).match(doc.shadow, body.head[0])
    return bool(head and head["unit"])


def _long_forms(doc: Document) -> dict[int, Body]:
    """Return the runs of capitals whose initials are an acronym of the text, by their place."""
    by_initials = {key_of(acronym): acronym for acronym in _acronyms(doc)}
    found: dict[int, Body] = {}
    for run in _CAPITAL_RUN.finditer(doc.text):
        words = [(s, e) for s, e in tokens(doc.text, *run.span())]
        capitals = [(s, e) for s, e in words if is_capital(doc.text[s:e])]
        initials = shadow_of("".join(doc.text[s] for s, _e in capitals))
        if len(initials) >= 3 and initials in by_initials and not run.group().isupper():
            span = capitals[0][0], capitals[-1][1]
            found[span[0]] = Body(doc.quote(span), by_initials[initials], span, span)
    return found


def _acronyms(doc: Document) -> set[str]:
    words = {match.group() for match in ACRONYM.finditer(doc.text)}
    return {word for word in words if is_acronym(word) and not is_no_name(doc, word)}


def _shouted(doc: Document) -> list[Span]:
    """Return the lines written in capitals throughout: acronyms cannot be told from words there."""
    lines = (block.span for block in doc.blocks if block.kind in {"text", "number"})
    return [
        (-1, -1),
        *((s, e) for s, e in lines if doc.text[s:e].isupper() and e - s > _LONGEST_ACRONYM),
    ]


def _is_inside(doc: Document, begin: int, previous: Span) -> bool:
    """Tell whether a word stands within a sentence, where a capital means a name."""
    between = doc.text[previous[1] : begin]
    return previous[1] > 0 and "\n" not in between and not any(sign in between for sign in ".!?:·")
