"""What a proposal needs before it can be: a committee still to set up, papers, a review, who hands over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.blanks import unnamed_pattern
from cufdesk.reading.deed import Deed
from cufdesk.reading.matching import Span, expression, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.deed import Sentence
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_EDGES = " \t\n\u00a0\u202f,;.:("


def needs(doc: Document, part: Sentence) -> list[Deed]:
    """Return what a proposed measure needs, in the order of its words; nobody is invented to do it."""
    if part.said.modality != "proposed":
        return []
    found = [*_led_by(doc, part.span), *_around(doc, part.span), *_produced(doc, part.span)]
    return [*sorted(found, key=lambda deed: deed.span), *_handed_over(doc, part.span)]


def _deed(span: Span, within: Span | None = None, responsible: tuple[str, ...] = ()) -> Deed:
    return Deed(span, responsible, "proposed", within or span)


def _led_by(doc: Document, span: Span) -> Iterator[Deed]:
    """Give the body that is to lead and is only "un comité": it has to be set up."""
    for match in _led_pattern(doc.lexicon).finditer(doc.shadow, *span):
        comma = doc.text.find(",", match.end(), span[1])
        yield _deed(trimmed(doc.text, match.start(), comma if comma > 0 else match.end(), _EDGES))


@lru_cache(maxsize=8)
def _led_pattern(lex: Lexicon) -> re.Pattern[str]:
    under = expression(lex.words("needs.under"))
    return re.compile(rf"{under}\s?{expression(lex.words('blanks.created'))}")


def _around(doc: Document, span: Span) -> Iterator[Deed]:
    """Give the papers that are to be ready: "à partir de notes préparatoires"."""
    for match in _papers_pattern(doc.lexicon).finditer(doc.shadow, *span):
        yield _deed(match.span("what"))


@lru_cache(maxsize=8)
def _papers_pattern(lex: Lexicon) -> re.Pattern[str]:
    around = expression(lex.words("needs.around"))
    papers = expression(lex.words("needs.papers"))
    return re.compile(rf"{around}\s?(?P<what>{papers}\s{expression(lex.words('needs.made'))})")


def _produced(doc: Document, span: Span) -> Iterator[Deed]:
    """Give what a meeting is for where it is a paper: "pour rédiger un rapport"."""
    for match in _purpose_pattern(doc.lexicon).finditer(doc.shadow, *span):
        comma = doc.text.find(",", match.end(), span[1])
        yield _deed(trimmed(doc.text, match.start("what"), comma if comma > 0 else span[1], _EDGES))


@lru_cache(maxsize=8)
def _purpose_pattern(lex: Lexicon) -> re.Pattern[str]:
    purpose = expression(lex.words("needs.purpose"))
    verb, some = expression(lex.words("parting.deliver")), expression(lex.words("parting.some"))
    return re.compile(
        rf"{purpose}\s?(?P<what>{verb}\s{some}\s{expression(lex.words('parting.deliverables'))})"
    )


def _handed_over(doc: Document, span: Span) -> Iterator[Deed]:
    """Give the one who is to be named, then what "un maire" is to hand over."""
    match = _handed_pattern(doc.lexicon).search(doc.shadow, *span)
    unnamed = unnamed_pattern(doc.lexicon).match(doc.shadow, match.end(), span[1]) if match else None
    if unnamed is None:
        return
    yield _deed(unnamed.span())
    whole = trimmed(doc.text, *span, _EDGES)
    yield Deed((whole[0], whole[1]), (doc.quote(unnamed.span()),), "proposed", span)


@lru_cache(maxsize=8)
def _handed_pattern(lex: Lexicon) -> re.Pattern[str]:
    being, handed = expression(lex.words("needs.would_be")), expression(lex.words("parting.handed"))
    return re.compile(rf"{being}\s{handed}(?:\s[\w']+){{0,4}}?\s(?:par|por)\s")
