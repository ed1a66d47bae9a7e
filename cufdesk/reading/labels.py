"""Words that say what stands beside them: "Responsable : …", "Action 2.1 : …", "(délai : 3 semaines)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.owners import is_term

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

BESIDE: tuple[str, ...] = ("responsible", "deadline")
_LABELS: tuple[str, ...] = (*BESIDE, "action")
_LABEL_WORDS = ("table.responsible", "table.deadline", "table.action", "table.engaged")


def labelled_in(doc: Document, span: Span) -> tuple[str, Span] | None:
    """Return what a line "Responsable : …", "Échéance : …" or "Action : …" holds."""
    if doc.lexicon.find(*_LABEL_WORDS).match(doc.shadow, *span) is None:
        return None
    for kind in _LABELS:
        match = _leading_pattern(doc.lexicon, kind).match(doc.shadow, *span)
        if match and match.end() < span[1]:
            return kind, (match.end(), _before_label(doc, kind, match.end(), span[1]))
    return None


@lru_cache(maxsize=24)
def _leading_pattern(lex: Lexicon, kind: str) -> re.Pattern[str]:
    """Return the pattern of a label at the head of a line: "Action n° 2 :", "Responsable(s) du suivi :"."""
    words = lex.find(*(("table.action", "table.engaged") if kind == "action" else (f"table.{kind}",))).pattern
    # "à faire par Mme Roux :", "pour le secrétariat :" are no labels: they tell who themselves.
    more = (
        r"(?:\(\w{1,3}\))?(?:\s(?:n\s?[°o]\s?)?\d{1,3}"
        r"|(?<!\spar)(?<!\sle)(?<!\sla)(?<!\sel)(?!\spar\s)(?:\s[a-z']{1,14}){1,3})?"
    )
    return re.compile(rf"{words}{more}\s?[:?]\s?")


def _before_label(doc: Document, kind: str, start: int, end: int) -> int:
    """Return where what a label holds ends: before another one, "Mme Roux  Délai : 28/10"."""
    others = (
        _label_pattern(doc.lexicon, other).search(doc.shadow, start, end)
        for other in BESIDE
        if kind not in {other, "action"}
    )
    return min((other.start() for other in others if other and other.start() > start), default=end)


def is_numbered_action(doc: Document, span: Span) -> bool:
    """Tell whether words begin a line that calls itself an action: "A3 Imprimer la charte"."""
    block = doc.block_at(span[0])
    if block is None or block.kind != "number" or block.start != span[0]:
        return False
    named = doc.lexicon.find("headings.numbered_action").match(block.word) if block.word else None
    return named is not None or re.fullmatch(r"(?:d-?\d{1,3}-)?a-?\d{1,3}", block.label) is not None


def tells_action(doc: Document, span: Span) -> bool:
    """Tell whether a line calls what it holds an action, by its label or its number."""
    label = labelled_in(doc, span)
    return (label is not None and label[0] == "action") or is_numbered_action(doc, span)


def is_only_term(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence behind another is its term by a label: "Échéance : 20 avril."."""
    told = labelled_in(doc, (start, end))
    return told is not None and told[0] == "deadline" and is_term(doc, *told[1])


def tells_support(doc: Document, span: Span) -> bool:
    """Tell whether a line names who only helps: "Appui : Chambre d'agriculture"."""
    label = doc.lexicon.find("table.support").match(doc.shadow, *span)
    return label is not None and re.compile(r"\s?:\s").match(doc.shadow, label.end(), span[1]) is not None


def inside(doc: Document, kind: str, span: Span) -> Span | None:
    """Return what "(délai : 3 semaines)", "– Responsable : Mme Roux" inside a sentence holds."""
    label = _label_pattern(doc.lexicon, kind).search(doc.shadow, *span)
    if label is None and (bare := _bare_label(doc, kind, span)):
        return bare
    if label is None:
        return None
    stops = [re.compile(r"[;)\]\n]|\.(?:\s|$)|\s[–—/|-]\s").search(doc.text, label.end(), span[1])]
    stops += [
        _label_pattern(doc.lexicon, other).search(doc.shadow, label.end(), span[1]) for other in _LABELS
    ]
    end = min((stop.start() for stop in stops if stop), default=span[1])
    return trimmed(doc.text, label.end(), end, " \t\n\u00a0\u202f,;.–—-/|(")


def _bare_label(doc: Document, kind: str, span: Span) -> Span | None:
    """Return the term of ". Entrega 10 mayo", "(délai fin mars)", where a term stands right behind it."""
    if kind != "deadline":
        return None
    for label in _bare_label_pattern(doc.lexicon).finditer(doc.shadow, *span):
        stop = _END_OF_PIECE.search(doc.text, label.end(), span[1])
        if is_term(doc, *(told := (label.end(), stop.start() if stop else span[1]))):
            return trimmed(doc.text, *told, " \t\n\u00a0\u202f,;.–—-/|(")
    return None


_END_OF_PIECE = re.compile(r"[;,)\]\n]|\.(?:\s|$)")


@lru_cache(maxsize=8)
def _bare_label_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:[.;,(\[/–-]\s?){lex.find('table.deadline').pattern}\s(?=\S)")


@lru_cache(maxsize=24)
def _label_pattern(lex: Lexicon, kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\s(\[/–,-]{lex.find(f'table.{kind}').pattern}\s?[:?]\s?")
