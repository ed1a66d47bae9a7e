"""Sentences that lay on somebody what the list below them tells: "Mme Roux est chargée :", "Se acuerda:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.charged import charged
from cufdesk.reading.frames import laid_by
from cufdesk.reading.matching import overlaps, trimmed
from cufdesk.reading.modality import can_act, main_clause, sentence_modality
from cufdesk.reading.structure import sentences
from cufdesk.reading.verb_forms import is_infinitive

if TYPE_CHECKING:
    from cufdesk.reading.blocks import Block
    from cufdesk.reading.structure import Document

_FARTHEST = 40
_EDGES = " \t\n\u00a0\u202f,;.:*_"
_LINK = re.compile(r"(?:(?:de|a|pour|para|por)\s|d')?(?:ne pas |no )?")
_THAT = re.compile(r"(?:que,?\s|qu')")
# "ceda" in "que la Diputación ceda gratuitamente la nave": a clause with "que" has a verb.
_LAST_VERB = re.compile(r"\s[a-z]{2,16}(?:e|a|en|an|ent|isse|issent)$")
_VERB_NEXT = re.compile(
    r",?\s(?:(?:se|le|les|lo|la|los|las|s'|l'|lui|leur|y|en|ne|no)\s?)?[a-z]{2,16}(?<!ment)(?<!mente)(?<!\sde)(?<!\sla)(?<!\sle)(?:e|a|en|an|ent)(?!\w)"
)


def is_lead(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only says who is to do what the items below it tell."""
    block = doc.block_at(start)
    if doc.text[end - 1] != ":" or block is None or block.end != end:
        return False
    index = _index(doc, block) + 1
    return index < len(doc.blocks) and _lays(doc, doc.blocks[index])


def lead_over(doc: Document, at: int) -> tuple[str, ...] | None:
    """Return whom the sentence over a list charges with the item that begins at a place, None without one."""
    block = doc.block_at(at)
    if block is None or block.start != at or block.kind not in {"bullet", "number"}:
        return None
    index = _index(doc, block)
    first = block
    for before in reversed(doc.blocks[max(0, index - _FARTHEST) : index]):
        if doc.text[before.end - 1] == ":" and before.level <= first.level:
            return _charged_in(doc, before) if _lays(doc, first) else None
        if before.kind != first.kind and before.level <= first.level:
            return None
        first = before if before.level == first.level else first
    return None


def tells_done(doc: Document, at: int) -> bool:
    """Tell whether an item stands below "Le comité a :", so that it says what was done there."""
    block = doc.block_at(at)
    if block is None or block.start != at or block.kind not in {"bullet", "number"}:
        return False
    for before in reversed(doc.blocks[max(0, (index := _index(doc, block)) - _FARTHEST) : index]):
        if before.kind != block.kind or before.level != block.level:
            return _HAS.search(doc.shadow, max(before.start, before.end - 30), before.end) is not None
    return False


_HAS = re.compile(r"(?<!\w)(?:a|ont|avons|ha|han|hemos)(?:\s\w+(?:ment|mente))?\s?:$")


def stands_below(doc: Document, block: Block) -> bool:
    """Tell whether a line goes on with the item before it: deeper than it, or without a sign of its own."""
    index = _index(doc, block)
    before = doc.blocks[index - 1] if index else None
    if before is None or block.loose or overlaps(list(doc.envelope.lines), block.span):
        return False
    if block.mark in doc.owners.heads:  # over the tasks below it
        return False
    return before.kind != "text" and (block.level > before.level or block.kind == "text")


def _index(doc: Document, block: Block) -> int:
    return bisect_left(doc.blocks, block.mark, key=lambda one: one.mark)


def _lays(doc: Document, first: Block) -> bool:
    """Tell whether the first item of a list goes on with the sentence over it: "de réserver", "que M. X"."""
    if first.kind not in {"bullet", "number"}:
        return False
    return begins_deed(doc, *first.span) or _THAT.match(doc.shadow, first.start) is not None


def _charged_in(doc: Document, block: Block) -> tuple[str, ...]:
    """Return whom the last sentence of a line charges: "La commission charge Mme Roux", "Mme Roux devra"."""
    told = list(sentences(doc, *trimmed(doc.text, *block.span, _EDGES)))
    if not told:  # a colon alone on its line
        return ()
    start, end = told[-1]
    if named := charged(doc, start, end):
        return named
    if laid := laid_by(doc, start, end):
        return laid[0]
    said = sentence_modality(doc, start, end)
    undecided = said.modality in {"wish", "proposed", "announced"}
    if said.subject is None or undecided or not can_act(doc, said.subject):
        return ()
    if not (said.duty or said.own_deed or said.future or _ends_with_charge(doc, said.subject[1], end)):
        return ()
    found = actors(doc, main_clause(doc, start, end), end)
    return quoted(doc, found)


def _ends_with_charge(doc: Document, at: int, end: int) -> bool:
    """Tell whether "est chargé", "s'engage", without what of, ends a line."""
    words = doc.shadow[at:end].strip(_EDGES)
    lists = ("modality.duty", "modality.is_charged", "modality.commitment", "modality.leads_to_deed")
    known = (word for path in lists for word in doc.lexicon.folded(path))
    return any(words in {word, word.rpartition(" ")[0]} for word in known)


def begins_deed(doc: Document, start: int, end: int) -> bool:
    """Tell whether an item opens with an infinitive, "de", "à", "pour" before it aside."""
    link = _LINK.match(doc.shadow, start, end)
    return is_infinitive(doc, link.end() if link else start, end)


def that_in(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return the one who "que la Diputación ceda la nave" lays something on."""
    that = _THAT.match(doc.shadow, start, end)
    found = [*actors(doc, main_clause(doc, that.end(), end), end)] if that else []
    if found and (verb := _verb_within(doc, found[-1], end)):
        found[-1] = found[-1][0], verb
    return quoted(doc, found)


def _verb_within(doc: Document, named: tuple[int, int], end: int) -> int | None:
    """Return where the name before a verb ends that was taken for a part of it, None where there is none."""
    if _VERB_NEXT.match(doc.shadow, named[1], end):
        return None
    verb = _LAST_VERB.search(doc.shadow, *named)
    return verb.start() if verb and doc.text[verb.start() + 1].islower() else None
