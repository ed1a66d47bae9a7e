"""Agreements between bodies: who with whom, and whether signed, planned or announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import Body, body_at, is_no_name
from cufdesk.reading.matching import Span, is_acronym, is_capital, tokens
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.names import after_article
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import AgreementRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.directory import Directory
    from cufdesk.reading.structure import Document

_PAIR = re.compile(r"(?P<a>[^\W\d_][\w’'-]{1,14}?)\s?[-–—/]\s?(?P<b>[^\W\d_][\w’'-]{1,14})")
_STATUS = {
    "announced": "announced",
    "commitment": "planned",
    "adopted": "planned",
    "proposed": "proposed",
    "wish": "proposed",
}


def agreements(doc: Document, directory: Directory, skip: frozenset[Span]) -> tuple[AgreementRead, ...]:
    """Return the agreements in order: one for each pair of parties that a sentence names."""
    found: list[AgreementRead] = []
    for block in doc.blocks:
        if block.span in skip or block is doc.title:
            continue
        for start, end in sentences(doc, *block.span):
            found += _in_sentence(doc, directory, start, end)
    return tuple(_once(found))


def _in_sentence(doc: Document, directory: Directory, start: int, end: int) -> Iterator[AgreementRead]:
    noun = _agreement_noun(doc, start, end)
    if noun is None:
        return
    signing = doc.lexicon.find("agreements.sign").search(doc.shadow, start, end)
    pairs = list(_pairs(doc, directory, noun.end(), end))
    if not signing and not pairs:
        return
    status = _status(doc, start, end)
    if pairs:
        for parties, span in pairs:
            yield AgreementRead(parties, status, (noun.start(), span[1]))
        return
    parties = tuple(_parties(doc, directory, start, noun, end))
    if parties:
        yield AgreementRead(parties, status, (start, end))


def _agreement_noun(doc: Document, start: int, end: int) -> re.Match[str] | None:
    nouns = list(doc.lexicon.find("agreements.nouns").finditer(doc.shadow, start, end))
    if not nouns:
        return None
    barred = [m.span() for m in doc.lexicon.find("agreements.not_nouns").finditer(doc.shadow, start, end)]
    for match in nouns:
        if not any(s <= match.start() < e for s, e in barred):
            return match
    return None


def _status(doc: Document, start: int, end: int) -> str | None:
    if doc.lexicon.find("agreements.signed").search(doc.shadow, start, end):
        return "signed"
    modality = sentence_modality(doc, start, end).modality
    return _STATUS.get(modality or "")


def _pairs(
    doc: Document, directory: Directory, start: int, end: int
) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Give "A – B" pairs of acronyms, then "entre A et B"."""
    found = False
    for match in _PAIR.finditer(doc.text, start, end):
        parts = match["a"], match["b"]
        if all(is_acronym(part) and not is_no_name(doc, part) for part in parts):
            found = True
            yield parts, match.span()
    if found:
        return
    for match in doc.lexicon.find("agreements.between").finditer(doc.shadow, start, end):
        first = _body_near(doc, match.end() + 1, end)
        if first is None:
            continue
        with_ = "|".join(doc.lexicon.words("agreements.with"))
        also = re.compile(rf",?\s(?:{doc.lexicon.also}|{with_})\s").match(doc.shadow, first.span[1], end)
        second = _body_near(doc, also.end(), end) or _capitals_at(doc, also.end(), end) if also else None
        if second is not None:
            names = tuple(directory.written(directory.add(body)) for body in (first, second))
            yield names, (match.start(), second.span[1])


def _body_near(doc: Document, at: int, end: int) -> Body | None:
    return body_at(doc, after_article(doc, at, end), end, lenient=True)


def _capitals_at(doc: Document, at: int, end: int) -> Body | None:
    """Return the run of words with capitals at a place as a body, an article before it aside."""
    start = after_article(doc, at, end)
    stop = start
    for s, e in tokens(doc.text, start, end):
        joins = doc.shadow[s:e] in doc.lexicon.folded("connectors")
        if doc.text[stop:s].strip() or not (is_capital(doc.text[s:e]) or (stop > start and joins)):
            break
        stop = e
    return Body(doc.quote((start, stop)), None, (start, stop), (start, stop)) if stop > start else None


def _parties(doc: Document, directory: Directory, start: int, noun: re.Match[str], end: int) -> Iterator[str]:
    """Give the subject that signs and the body after "avec"."""
    said = sentence_modality(doc, start, end)
    if said.subject is not None:
        body = _body_near(doc, said.subject[0], end)
        while body is not None:
            yield directory.written(directory.add(body)) if body.name else body.written
            also = re.compile(rf",?\s(?:{doc.lexicon.also})\s").match(doc.shadow, body.span[1], end)
            body = _body_near(doc, also.end(), end) if also else None
    for match in doc.lexicon.find("agreements.with").finditer(doc.shadow, noun.end(), end):
        body = _body_near(doc, match.end() + 1, end)
        if body is not None:
            yield directory.written(directory.add(body))


def _once(found: list[AgreementRead]) -> Iterator[AgreementRead]:
    seen: set[frozenset[str]] = set()
    for agreement in found:
        key = frozenset(agreement.parties)
        if key not in seen:
            seen.add(key)
            yield agreement
