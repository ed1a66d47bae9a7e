"""Which paragraphs make a decision: items under a heading, labelled ones, rows, sentences that decide."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from cufdesk.reading import tables
from cufdesk.reading.actions import sentences_of
from cufdesk.reading.labels import is_numbered_action, labelled_in
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.statements import counts, is_heading, is_own, statements
from cufdesk.reading.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.matching import Span
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead


_FEWEST_ROWS = 2
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Group:
    """The paragraphs of one decision, the row of a table that it is, or a list of actions under `heading`."""

    blocks: tuple[Block, ...]
    row: tables.Row | None = None
    heading: Span | None = None
    register: bool = False
    """Whether each entry of its list is a decision, whatever its words: "Acuerdo 3", a row."""


def groups(doc: Document, people_lists: frozenset[Span], dates: tuple[DateRead, ...]) -> Iterator[Group]:
    """Give the blocks of each decision in order: those that are announced as such, and what else is one."""
    people = frozenset({*people_lists, *(span for span in doc.envelope.lines)})
    announced = list(_announced(doc, dates, people))
    blocks = [block.span for group in announced for block in group.blocks]
    silent = {"decisions"} if announced else set()
    blocks += [block.span for section in doc.sections if section.kind in silent for block in section.blocks]
    left_out = sorted({*people_lists, *blocks})
    announced = [
        replace(group, register=group.register or _is_labelled(doc, group.blocks[0])) for group in announced
    ]
    others = [Group(found) for found in statements(doc, left_out, dates, declared=bool(announced))]
    yield from sorted([*announced, *others], key=lambda group: group.blocks[0].start)


def _announced(doc: Document, dates: tuple[DateRead, ...], people_lists: frozenset[Span]) -> Iterator[Group]:
    """Give the decisions under a heading, in a table, with a label; or the points of a list of them."""
    sections = [section for section in doc.sections if section.kind == "decisions" and section.blocks]
    actions = [section for section in doc.sections if section.kind == "actions" and section.blocks]
    if not sections and actions and all(_item_kind(doc, list(s.blocks)) == "row" for s in actions):
        yield from _labelled_ones(doc)
        for section in actions:
            yield from _in_section(doc, dates, list(section.blocks))
        return
    if not sections:
        sections, actions = actions, []
    if sections:
        for section in sections:
            kept = takewhile(lambda block: not _closing(doc, block), section.blocks)
            blocks = [block for block in kept if block.span not in people_lists]
            if _is_by_labels(doc, section, blocks):
                yield from _by_labels(doc, dates, blocks)
            else:
                yield from _in_section(doc, dates, blocks)
        for section in actions:
            yield from _action_list(doc, dates, section)
        return
    table = list(tables.rows(doc, (b for b in doc.blocks if b.span not in people_lists)))
    if any("responsible" in row.cells and row.cells.keys() & {"decision", "action"} for row in table):
        yield from (Group((row.block,), row) for row in table)
        return
    labelled = list(_labelled_ones(doc))
    yield from labelled or _titled(doc, dates, people_lists)


def _labelled_ones(doc: Document) -> Iterator[Group]:
    labelled = [block for block in doc.blocks if _is_labelled(doc, block)]
    if labelled:
        yield from _labelled(doc, labelled)


def _titled(doc: Document, dates: tuple[DateRead, ...], people_lists: frozenset[Span]) -> Iterator[Group]:
    """Give the points of a text that is decisions throughout, as its title says: "Conclusions du bureau"."""
    if not _is_all_decisions(doc):
        return
    blocks = [
        block
        for section in doc.sections
        if section.kind in {"", "context"}
        for block in section.blocks
        if block.span not in people_lists and block != doc.title
    ]
    if _item_kind(doc, blocks) != "text":
        yield from _in_section(doc, dates, list(takewhile(lambda block: not _closing(doc, block), blocks)))


def _is_all_decisions(doc: Document) -> bool:
    heading = doc.lexicon.find("headings.decisions")
    return doc.title is not None and heading.match(doc.shadow, *doc.title.span) is not None


def _closing(doc: Document, block: Block) -> bool:
    """Tell whether a paragraph ends the meeting: "L'ordre du jour étant épuisé, la séance est levée"."""
    return doc.lexicon.find("headings.closing").match(doc.shadow, *block.span) is not None


def _action_list(doc: Document, dates: tuple[DateRead, ...], section: Section) -> Iterator[Group]:
    """Give what stands under "Suites à donner" beside the decisions: rows one by one, items as one list."""
    if _item_kind(doc, list(section.blocks)) == "row":
        yield from _in_section(doc, dates, list(section.blocks))
    else:
        kinds = [block.kind for block in section.blocks]
        first = next((i for i, kind in enumerate(kinds) if kind != "text"), len(kinds))
        after = (
            i
            for i, b in enumerate(section.blocks)
            if i > first and b.kind == "text" and b.loose and b.mark not in doc.owners.heads
        )
        yield Group(section.blocks[: next(after, None)], heading=section.heading)


def _is_labelled(doc: Document, block: Block) -> bool:
    """Tell whether a block calls itself a decision: "Décision n° 2 : …", "ACUERDO 3.", "D4 …"."""
    if block.kind != "number":
        return False
    action = doc.lexicon.find("headings.numbered_action")
    return (bool(block.word) and not action.match(block.word)) or bool(re.match(r"d\s?-?\d", block.label))


def _labelled(doc: Document, labelled: list[Block]) -> Iterator[Group]:
    """Give decisions that carry their own label, each with the paragraphs up to the next blank line."""
    marks = {block.mark for block in labelled}
    group: list[Block] = []
    for block in doc.blocks:
        if block.mark in marks:
            if group:
                yield Group(tuple(group))
            group = [block]
        elif group and not block.loose:
            group.append(block)
        elif group:
            yield Group(tuple(group))
            group = []
    if group:
        yield Group(tuple(group))


def _in_section(doc: Document, dates: tuple[DateRead, ...], blocks: list[Block]) -> Iterator[Group]:
    kind = _item_kind(doc, blocks)
    rows = [block for block in blocks if block.kind == "row"]
    # A table between "Décision 1" and "Décision 2" belongs to the first of them.
    inner = bool(kind == "label" and rows) and any(
        _is_labelled(doc, b) for b in blocks if b.start > rows[0].start
    )
    if len(rows) >= _FEWEST_ROWS and not inner:
        found = [Group((row.block,), row) for row in tables.rows(doc, blocks)]
        taken = {group.blocks[0].start for group in found}
        others = [
            block
            for index, block in enumerate(blocks)
            if not _of_table(doc, blocks, index) and block.start not in taken
        ]
        yield from _beside_table(doc, dates, [block for block in others if block.start < rows[0].start])
        yield from found
        yield from _beside_table(doc, dates, [block for block in others if block.start > rows[0].start])
    elif kind == "text":
        yield from _paragraphs(doc, blocks)
    else:
        # "Décision : …" on a line of its own, and points below it
        first = next((i for i, block in enumerate(blocks) if _opens(doc, block, kind)), 0)
        lead = [block for block in blocks[:first] if block.mark not in doc.owners.heads]
        yield from _beside_table(doc, dates, lead)
        yield from _listed(doc, blocks[first:], kind)


def _is_by_labels(doc: Document, section: Section, blocks: list[Block]) -> bool:
    """Tell whether lines say one by one what they hold: "Acuerdo : …", "Compromiso : …", "Action 2.1 …"."""
    if not blocks or doc.text[section.heading[1] : blocks[0].start].strip() != ":":
        return False
    return any(_after_label(doc, block) or _tells_action(doc, block) for block in blocks[1:])


def _after_label(doc: Document, block: Block) -> Block | None:
    """Return what follows "Décision :", "Acuerdo:" at the beginning of a line."""
    label = doc.lexicon.find("headings.decisions").match(doc.shadow, *block.span)
    sign = re.compile(r"\s?:\s?").match(doc.text, label.end(), block.end) if label else None
    return replace(block, start=sign.end()) if sign and sign.end() < block.end else None


def _tells_action(doc: Document, block: Block) -> bool:
    return labelled_in(doc, block.span) is not None or is_numbered_action(doc, block.span)


def _by_labels(doc: Document, dates: tuple[DateRead, ...], blocks: list[Block]) -> Iterator[Group]:
    """Give each labelled decision with the labelled lines below it; of what else is there, what counts."""
    group = [blocks[0]]
    for block in blocks[1:]:
        rest = _after_label(doc, block)
        if rest is None and group and _tells_action(doc, block):
            group.append(block)
            continue
        if group:
            yield Group(tuple(group), register=True)
        group = [rest] if rest else []
        if rest is None:
            yield from _beside_table(doc, dates, [block])
    if group:
        yield Group(tuple(group), register=True)


def _beside_table(doc: Document, dates: tuple[DateRead, ...], blocks: list[Block]) -> Iterator[Group]:
    """Give what stands before or after a table: a list, or paragraphs that decide; no introduction."""
    kind = _item_kind(doc, blocks)
    if kind != "text":
        yield from _listed(doc, blocks, kind)
        return
    for block in blocks:
        parts = [part for part in sentences_of(doc, [block]) if counts(doc, part, dates, item=False)]
        if len(parts) == 1:
            yield Group((block,))
        else:
            yield from (
                Group((replace(block, start=p.span[0], end=p.span[1], mark=p.span[0]),)) for p in parts
            )


def _of_table(doc: Document, blocks: list[Block], index: int) -> bool:
    """Tell whether a block is a table's row, or the line of its own above a table."""
    block, following = blocks[index], blocks[index + 1 : index + 2]
    caption = block.kind == "text" and following and following[0].kind == "row"
    return block.kind == "row" or bool(caption and doc.text[block.end - 1] not in ".;,!?")


def _item_kind(doc: Document, blocks: list[Block]) -> str:
    """Return what makes a decision here: rows of a table, numbers, bullets, or else paragraphs."""
    kinds = [block.kind for block in blocks]
    if any(_is_labelled(doc, block) for block in blocks):
        return "label"
    if kinds.count("row") >= _FEWEST_ROWS:
        return "row"
    if "number" in kinds and _first(kinds) == "number":
        return "number"
    return "bullet" if "bullet" in kinds else "number" if "number" in kinds else "text"


def _first(kinds: list[str]) -> str:
    return next((kind for kind in kinds if kind != "text"), "text")


def _listed(doc: Document, blocks: list[Block], kind: str) -> Iterator[Group]:
    """Give the items of a list with their continuation; deeper items and plain paragraphs go on with them.

    After the last item, a paragraph of its own that announces or commits is a decision of its own.
    """
    pairs = zip(blocks, [*blocks[1:], None], strict=False)
    heads = doc.owners.heads
    blocks = [b for b, following in pairs if b.mark not in heads and not _names_points(doc, b, following)]
    level = min((b.level for b in blocks if _opens(doc, b, kind)), default=0)
    last = max((i for i, b in enumerate(blocks) if _opens(doc, b, kind) and b.level == level), default=-1)
    group: list[Block] = []
    apart = False
    for index, block in enumerate(blocks):
        if _opens(doc, block, kind) and block.level == level:
            if group:
                yield Group(tuple(group))
            group, apart = [block], False
        elif index > last and block.kind == "text":
            apart = apart or block.loose
            if apart and _stands_alone(doc, block):
                if group and not _only_names(doc, group):
                    yield Group(tuple(group))
                group = [block]
            elif group:
                group.append(block)
        elif group:
            group.append(block)
    if group and not _only_names(doc, group):
        yield Group(tuple(group))


def _only_names(doc: Document, group: list[Block]) -> bool:
    """Tell whether a numbered line only heads what stands below it: "4. Budget" over "Décision : …"."""
    if len(group) > 1 or group[0].kind != "number" or group[0].word:
        return False
    below = doc.block_at(doc.text.find("\n", group[0].end) + 1)
    return below is not None and below.kind == "text" and is_heading(doc, group[0], below)


def _names_points(doc: Document, block: Block, following: Block | None) -> bool:
    """Tell whether a line is a heading over the points of a list, not one of them."""
    return following is not None and following.kind != "text" and is_heading(doc, block, following)


def _opens(doc: Document, block: Block, kind: str) -> bool:
    if kind == "label":
        return _is_labelled(doc, block) or block.spelled
    return block.kind == kind


def _stands_alone(doc: Document, block: Block) -> bool:
    first = next(sentences(doc, *block.span), None)
    if first is None or doc.lexicon.find("anaphora").match(doc.shadow, *first):
        return False
    said = sentence_modality(doc, *first)
    return said.modality in {"announced", "commitment", "wish", "proposed"} and said.subject is not None


def _paragraphs(doc: Document, blocks: list[Block]) -> Iterator[Group]:
    """Give the paragraphs, those that only go on ("Ce document…") with the one before; no introduction."""
    group: list[Block] = []
    for block in (part for whole in blocks for part in _parted(doc, whole)):
        if doc.text[block.end - 1] == ":" and not group:
            continue
        goes_on = labelled_in(doc, block.span) or (
            doc.lexicon.find("anaphora").match(doc.shadow, *block.span) and not block.loose
        )
        if group and goes_on:
            group.append(block)
            continue
        if group:
            yield Group(tuple(group))
        group = [block]
    if group:
        yield Group(tuple(group))


def _parted(doc: Document, block: Block) -> Iterator[Block]:
    """Part a paragraph where several of its sentences are decisions of their own; others go on with these."""
    parts = sentences_of(doc, [block])
    begins = [part.span[0] for part in parts if is_own(doc, part)]
    if len(begins) < _SEVERAL:
        yield block
        return
    begins[0] = block.start
    for start, end in zip(begins, [*begins[1:], block.end], strict=True):
        stop = start + len(doc.text[start:end].rstrip())
        yield replace(block, start=start, end=stop, mark=start, loose=block.loose and start == block.start)
