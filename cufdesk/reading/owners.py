"""What a line says of all that stands below it: "Graciela" over her tasks, "Avant le 12 mai :"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import Span, overlaps, pattern, trimmed
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from cufdesk.reading.blocks import Block
    from cufdesk.reading.structure import Document

_LONGEST = 70
_MOST_TERM_WORDS = 8
_MOST_NAME_WORDS = 3
_LISTS_OF_PEOPLE = {"present", "represented", "excused", "absent", "delegate", "side", "liaison", "programme"}
_HEADINGS = tuple(f"headings.{kind}" for kind in ("decisions", "actions", "context", "agenda", "other"))
_EDGES = " \t\n\u00a0\u202f:.–—-*_#"
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?:\w+\s){0,3}?\d{1,2}(?:er|°)?(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\s(?:de\s)?[^\W\d_]{3,10}(?:\s(?:de\s)?\d{4})?)"
)


class Owners(NamedTuple):
    """The lines that say who or by when for a list, by their marks, and what they say of what is below."""

    heads: frozenset[int]
    below: dict[int, Span]


def owners(doc: Document) -> Owners:
    """Find the lines that name somebody or a term for the list below them."""
    found: dict[int, Span] = {}
    heads: set[int] = set()
    shape: tuple[str, int, bool] | None = None
    silent = sorted(b.span for s in doc.sections if s.kind in _LISTS_OF_PEOPLE for b in s.blocks)
    silent = sorted([*silent, *doc.envelope.lines])
    blocks = doc.blocks
    index = 0
    while index < len(blocks):
        owner, following = blocks[index], blocks[index + 1 : index + 2]
        head = _head(doc, owner, following, silent, shape)
        index += 1
        if head is None:
            own = _in_line(doc, owner, silent)
            found.update({owner.mark: own} if own else {})
            continue
        heads.add(owner.mark)
        shape = _shape(owner)
        while index < len(blocks) and _is_below(owner, blocks[index]) and not _names(doc, blocks[index]):
            found[blocks[index].mark] = head
            index += 1
    return Owners(frozenset(heads), found)


def _head(
    doc: Document,
    block: Block,
    following: tuple[Block, ...],
    silent: list[Span],
    shape: tuple[str, int, bool] | None,
) -> Span | None:
    """Return who or what term a line consists of, if a list that is none of people stands below it."""
    if not following or block.kind == "row" or block.end - block.start > _LONGEST or block.word:
        return None
    if not _is_below(block, following[0]) or overlaps(silent, block.span) or _names(doc, following[0]):
        return None
    span = trimmed(doc.text, *block.span, _EDGES)
    if "\n" in doc.text[block.start : block.end] or span[0] >= span[1]:
        return None
    if _is_person(doc, *span) or is_term(doc, *span):
        return span
    # "Compras", where the lists before stand under names too.
    return span if shape == _shape(block) and _is_one_name(doc, span) else None


def _in_line(doc: Document, block: Block, silent: list[Span]) -> Span | None:
    """Return who a line of several tasks begins with: "Mme Roux : réserver la salle ; relancer la presse"."""
    colon = doc.text.find(":", block.start, min(block.end, block.start + _LONGEST))
    if colon < 0 or block.kind == "row" or overlaps(silent, block.span):
        return None
    span = trimmed(doc.text, block.start, colon, _EDGES)
    return (
        span
        if span[0] < span[1] and _is_person(doc, *span) and doc.text[colon + 1 : block.end].strip()
        else None
    )


def _is_person(doc: Document, start: int, end: int) -> bool:
    """Tell whether a line names people or bodies of the meeting, not a subject: no "Communication"."""
    named = somebody(doc, start, end)
    return bool(named) and all(_is_known(doc, *span) for span in named)


def _is_known(doc: Document, start: int, end: int) -> bool:
    begin = after_article(doc, start, end)
    words = set(doc.shadow[start:end].split())
    listed = pattern(doc.names).fullmatch(doc.shadow, begin, end) if doc.names else None
    named = named_at(doc, start, end)
    return bool(
        words & doc.known_words or listed or (named and named.civility) or function_at(doc, begin, end)
    )


def _shape(block: Block) -> tuple[str, int, bool]:
    return block.kind, block.level, block.loose


def _is_one_name(doc: Document, span: Span) -> bool:
    words = doc.text[slice(*span)].split()
    if doc.lexicon.find(*_HEADINGS).match(doc.shadow, *span):
        return False
    return len(words) <= _MOST_NAME_WORDS and words[0][0].isupper()


def _is_below(owner: Block, block: Block) -> bool:
    if owner.kind != "text":
        return block.level > owner.level or (owner.kind == "number" and block.kind == "bullet")
    return block.kind in {"bullet", "number"} or block.level > owner.level


def _names(doc: Document, block: Block) -> bool:
    return block.end - block.start <= _LONGEST and bool(
        somebody(doc, *trimmed(doc.text, *block.span, _EDGES))
    )


def is_term(doc: Document, start: int, end: int) -> bool:
    """Tell whether some words are a term and nothing else: "Avant le 12 mai", "fin mai", "12/06"."""
    start, end = trimmed(doc.text, start, end, _EDGES)
    if start == end or len(doc.text[start:end].split()) > _MOST_TERM_WORDS:
        return False
    lead = doc.lexicon.find("dates.term_lead").match(doc.shadow, start, end)
    at = lead.end() + 1 if lead and lead.end() < end else start
    if _DAY.fullmatch(doc.shadow, at, end) and (at > start or doc.shadow[start].isdigit()):
        return True
    time = doc.time_from(start, end)
    if _LENGTH.fullmatch(doc.shadow, start, end) or (time and time.span == (start, end)):
        return True
    told = doc.lexicon.find("dates.edges", "dates.fuzzy")
    return any(
        (found := told.match(doc.shadow, b, end)) and _fills(doc, found.end(), end) for b in (start, at)
    )


# "deux mois", "5 días hábiles": after who does it, a length is a term.
_LENGTH = re.compile(
    r"(?:\d{1,3}|une?|deux|trois|quatre|cinq|six|huit|dix|quinze|dos|tres|cuatro|cinco|seis|ocho|diez|quince|un)\s"
    r"(?:jours?|semaines?|mois|ans?|heures|dias?|semanas?|mes(?:es)?|anos?|horas)(?:\s(?:ouvres|ouvrables|habiles|naturales))?"
)
_MONTH = re.compile(r"\s?(?:de\s|d'|du\s|mois\sde\s)?[^\W\d_]{3,10}(?:\s(?:de\s)?\d{4})?")


def _fills(doc: Document, at: int, end: int) -> bool:
    """Tell whether nothing but a month follows: "fin mai", "a fines de mayo de 2024"."""
    return at == end or _MONTH.fullmatch(doc.shadow, at, end) is not None
