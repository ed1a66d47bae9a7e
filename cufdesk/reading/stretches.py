"""The stretches that may say something by themselves: the sentences of a text, and the clauses in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors
from cufdesk.reading.matching import Span, overlaps, trimmed
from cufdesk.reading.modality import main_clause
from cufdesk.reading.statements import SILENT
from cufdesk.reading.structure import sentences
from cufdesk.reading.verb_forms import is_future, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_SHORTEST = 8
_MOST_CLAUSES = 12
# What joins a clause to the one before it.
JOINT = re.compile(
    r"\s?(?:[,;:!?→>]|\s[-–—]|->|=>)\s"
    r"(?:(?:et|mais|donc|puis|ensuite|sinon|y|pero|luego|asi que|du coup|ce que|ce dont|lo que|lo cual)\s)?"
    r"|\s(?:et|mais|donc|y|pero|ce (?:que|dont)|lo (?:que|cual))\s"
)
_PRONOUN = re.compile(
    r"(?:elle|il|elles|ils|on|nous|vous|je|tu|moi|lui|celui-ci|celle-ci|chacun|il faut|se|lo|la|los|las|le"
    r"|les|el|ella|ellos|ellas|yo|tu|nosotros|ustedes|usted|cada|hay que|que|en|y|ya)(?!\w)|[jlsn]'"
)


def stretches(doc: Document, people_lists: frozenset[Span]) -> Iterator[Span]:
    """Give sentences, each with its clauses behind it.

    Outside of tables, lists of people and heads of mails, which never decide.
    """
    out = sorted({*people_lists, *doc.envelope.lines})
    title = doc.title.span if doc.title else None
    for section in doc.sections:
        for block in () if section.kind in SILENT else section.blocks:
            if block.kind == "row" or block.span == title or overlaps(out, block.span):
                continue
            for span in sentences(doc, *block.span):
                if span[1] - span[0] >= _SHORTEST:
                    yield span
                    yield from _clauses(doc, span)


def _clauses(doc: Document, span: Span) -> Iterator[Span]:
    """Give the clauses of a sentence that begin with somebody, a pronoun, or a verb of what is to be done."""
    start, end = span
    begin = main_clause(doc, start, end)  # a time before it is none
    parted: list[Span] = []
    for joint in JOINT.finditer(doc.shadow, begin, end):
        if (
            len(parted) < _MOST_CLAUSES
            and joint.end() - begin >= _SHORTEST
            and _begins(doc, joint.end(), end)
        ):
            parted.append((begin, joint.start()))
            begin = joint.end()
    for piece in (*parted, (begin, end)) if parted else ():
        clause = trimmed(doc.text, *piece, " \t\n\u00a0,;:")
        if clause[1] - clause[0] >= _SHORTEST:
            yield clause


def _begins(doc: Document, at: int, end: int) -> bool:
    if _PRONOUN.match(doc.shadow, at, end) or is_infinitive(doc, at, end) or is_future(doc, at, end):
        return True
    return bool(actors(doc, at, end))
