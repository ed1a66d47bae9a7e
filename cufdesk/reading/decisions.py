"""The decisions of a text: what each says, what only explains it, what it amounts to, what is to be done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading import tables
from cufdesk.reading.actions import actions_of, listed_actions, row_actions, sentences_of
from cufdesk.reading.decision_blocks import Group, groups
from cufdesk.reading.deed import Sentence
from cufdesk.reading.matching import shadow_of
from cufdesk.reading.modality import Said, main_clause, sentence_modality
from cufdesk.reading.sections import is_dated_head
from cufdesk.reading.understanding import ActionRead, DateRead, DecisionRead
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.reading.structure import Document

_LONGEST_TITLE = 80
_SHORTEST_CLAUSE = 24


def decisions(
    doc: Document, people_lists: frozenset[Span], dates: tuple[DateRead, ...]
) -> tuple[DecisionRead, ...]:
    """Return the decisions numbered D1, D2… in the order of the text, their actions A1, A2… through it."""
    found: list[DecisionRead] = []
    actions = 0
    for group in groups(doc, people_lists, dates):
        if len(group.blocks) == 1 and group.row is None and is_dated_head(doc, group.blocks[0]):
            continue
        make = _from_row if group.row else _from_list if group.heading else _from_blocks
        decision = make(doc, f"D{len(found) + 1}", group, dates, actions)
        if decision is not None:
            found.append(decision)
            actions += len(decision.actions)
    return tuple(found)


def _from_row(
    doc: Document, number: str, group: Group, dates: tuple[DateRead, ...], actions: int
) -> DecisionRead | None:
    """Return the decision of a table's row; a row without words for one tells none."""
    row = group.row
    span = row.cells.get("decision", row.cells.get("action")) if row else None
    if row is None or span is None or somebody(doc, *span):  # those who sign stand side by side
        return None
    said = _in_register(sentence_modality(doc, *span))
    return DecisionRead(
        number,
        _title(doc, span),
        doc.quote(span),
        doc.quote(row.cells.get("context", (0, 0))),
        said.modality,
        said.party,
        row.block.span,
        row_actions(doc, row, dates, actions),
    )


def _from_list(
    doc: Document, number: str, group: Group, dates: tuple[DateRead, ...], actions: int
) -> DecisionRead | None:
    """Return a list of actions as one decision under the list's own heading, so that none is lost."""
    if group.heading is None:
        return None
    read = listed_actions(doc, group.blocks, dates, actions)
    words = "\n".join(doc.quote(block.span) for block in group.blocks)
    span = group.heading[0], group.blocks[-1].end
    return DecisionRead(number, _title(doc, group.heading), words, "", "adopted", None, span, read)


def _from_blocks(
    doc: Document, number: str, group: Group, dates: tuple[DateRead, ...], actions: int
) -> DecisionRead | None:
    rows = list(tables.rows(doc, group.blocks)) if any(b.kind == "row" for b in group.blocks) else []
    in_table = {row.block.start for row in rows}
    told = [b for b in group.blocks if b.kind != "row" and b.start not in in_table]
    parts = sentences_of(doc, told or group.blocks)
    explaining = [part for part in parts if part.context]
    kept = [part for part in parts if not part.context] or parts
    if not kept:
        return None
    modality, party = _overall(kept)
    if group.register and (modality is None or _is_only_stated(kept, modality)):
        modality = "adopted"
    read: tuple[ActionRead, ...] = actions_of(doc, kept, modality, dates, actions)
    for row in rows if told else ():  # "Action | Qui | Quand" under its decision
        read += row_actions(doc, row, dates, actions + len(read))
    if modality is None and read:
        modality = read[0].modality or "adopted"
    return DecisionRead(
        number,
        _title(doc, kept[0].span),
        _words(doc, kept),
        _words(doc, explaining if kept is not parts else []),
        modality,
        party,
        (group.blocks[0].start, group.blocks[-1].end),
        read,
    )


def plain_decision(doc: Document, span: Span) -> DecisionRead:
    """Return a sentence as a decision of its own."""
    said = sentence_modality(doc, *span)
    return DecisionRead(
        "D0", _title(doc, span), doc.quote(span), "", said.modality or "adopted", said.party, span
    )


def _in_register(said: Said) -> Said:
    """Take what stands in a table or numbered list of decisions for decided where no verb says otherwise."""
    if said.modality is None or (said.modality == "finding" and not said.explicit):
        return replace(said, modality="adopted")
    return said


def _is_only_stated(parts: list[Sentence], modality: str) -> bool:
    return modality == "finding" and not any(part.said.explicit for part in parts)


def _words(doc: Document, parts: list[Sentence]) -> str:
    """Return sentences as a text, paragraphs of the source kept apart."""
    pieces: list[str] = []
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None:
            pieces.append("\n" if "\n" in doc.text[before.span[1] : part.span[0]] else " ")
        pieces.append(doc.quote(part.span))
    return "".join(pieces).rstrip(" ;")


def _overall(parts: list[Sentence]) -> tuple[str | None, str | None]:
    """Return what a decision amounts to, by its sentences.

    What is still conditional is proposed as a whole; else the first sentence counts, unless it only states
    and the office's own deed follows.
    """
    said = [part.said for part in parts]
    if not said:
        return None, None
    first = next((s for s in said if s.modality), said[0])
    proposed = next((s for s in said if s.modality == "proposed"), None)
    if proposed and first.modality in {None, "finding", "wish", "proposed"}:
        return "proposed", proposed.party if first is proposed else None
    if first.modality == "finding":
        own = next((s for s in said if s.own_deed), None)
        if own is not None:
            return "adopted", None
    return first.modality, first.party


def _title(doc: Document, span: Span) -> str:
    """Return the decision's own first words, without a prelude, up to the end of a clause."""
    start = main_clause(doc, *span)
    words = doc.quote((start, span[1]))
    words = words[:1].upper() + words[1:]
    for cut in _clause_ends(doc, words):
        if _SHORTEST_CLAUSE <= cut <= _LONGEST_TITLE:
            return words[:cut].rstrip(" ,;:")
    if len(words) <= _LONGEST_TITLE:
        return words.rstrip(" ,;:.")
    cut = words.rfind(" ", 0, _LONGEST_TITLE)
    return words[: cut if cut > 0 else _LONGEST_TITLE - 1].rstrip(" ,;:.") + "…"


def _clause_ends(doc: Document, words: str) -> list[int]:
    signs = (match.start() for match in re.finditer(r"[;:(]|,(?!\s?\d)|\.(?=\s|$)|\s[-–—|]\s", words))
    links = (match.start() for match in doc.lexicon.find("clause_ends").finditer(shadow_of(words)))
    return sorted([*signs, *links])
