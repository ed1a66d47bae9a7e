"""From the items of a story to steps on the page: one place that knows the whole vocabulary."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cufdesk.press import story as say
from cufdesk.press import styles
from cufdesk.press.blocks import blank, key_values, lack_room, note, people, signatures, title_block
from cufdesk.press.boxes import Box
from cufdesk.press.compositor import Compositor, plain, says
from cufdesk.press.contents import contents_steps
from cufdesk.press.figures import chart, figure
from cufdesk.press.flow import Step
from cufdesk.press.galley import Galley, Outline
from cufdesk.press.lists import list_steps
from cufdesk.press.parallel import paired
from cufdesk.press.tables import table_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cufdesk.press.structure import Node

_SAME = 2.5  # points between an item and the same in the second language
_SIGNED = 160.0  # points; text higher than this is not moved to the page of its signatures
_ANNOUNCED = 85.0  # points; a higher paragraph before a table parts by itself
_SHORT = 4  # lines; a paragraph that announces a list stays with it when it is no longer than this


class Setting:
    """A story being set in one column width, under one node of the structure."""

    def __init__(self, compositor: Compositor, width: float, node: Node) -> None:
        self._compositor = compositor
        self._width = width
        self._node = node
        self._outline = Outline()
        self._languages: list[str] = []
        self._under_title = 0  # levels of heading that the title of the document takes

    def steps(self, story: say.Story, watch: Callable[[float], None]) -> list[Step]:
        """Return the whole story as steps; `watch` is told the share that is done."""
        self._languages = story.language.split("+")
        self._under_title = int(_has_title(story.items))
        galley = Galley(self._compositor, self._width, self._languages[0], self._node)
        parts: list[list[Step]] = []
        contents: list[tuple[int, say.Contents, Galley]] = []
        for number, item in enumerate(story.items):
            watch(number / len(story.items))
            if isinstance(item, say.Contents):
                contents.append((number, item, galley.within("TOC")))
                parts.append([])
            else:
                parts.append(self._top_item(item, galley))
        for number, item, place in contents:  # the headings are known now
            parts[number] = contents_steps(item.title, self._outline.anchors, place)
        for number, item in enumerate(story.items):
            if isinstance(item, say.Signatures):
                _stay_with_text(parts[:number])
            if number and isinstance(item, say.DataTable) and _ends_in_words(story.items[number - 1]):
                _stay_with_table(parts[number - 1])
        return _on_fresh_pages(step for part in parts for step in part)

    def _top_item(self, item: say.Item, galley: Galley) -> list[Step]:
        """Return an item that may only stand in the story itself, or any other."""
        if isinstance(item, say.Parallel):
            return self._parallel(item, galley)
        if isinstance(item, say.Alternating):
            return self._alternating(item, galley)
        if isinstance(item, say.Annex):
            return self._annex(item, galley)
        return self._item(item, galley)

    def _item(self, item: say.Item, galley: Galley) -> list[Step]:
        """Return one item as steps of a column."""
        if isinstance(item, say.Heading):
            return self._heading(item, galley)
        block = _BLOCKS.get(type(item))
        if block is None:
            raise TypeError(f"{type(item).__name__} stands alone in a story, not inside an item")
        return block(item, galley)

    def _heading(self, item: say.Heading, galley: Galley) -> list[Step]:
        if not says(item.text):
            return []
        level = max(1, min(item.level, 3))
        lines = galley.set(item.text, styles.HEADINGS[level], tag=f"H{level + self._under_title}")
        space = styles.HEADING_SPACES[level]
        anchor = None if galley.paired else self._outline.add([say.Span(item.text)], level)
        return [Step(lines, space.before, space.after, keep=True, anchor=anchor)]

    def _columns(self, item: say.Parallel | say.Alternating) -> tuple[str, str]:
        """Return the languages of an item in two languages."""
        return item.left_language or self._languages[0], item.right_language or self._languages[-1]

    def _parallel(self, item: say.Parallel, galley: Galley) -> list[Step]:
        width = (galley.width - styles.COLUMN_GAP) / 2
        first, second = self._columns(item)
        left, right = galley.column(width, first), galley.column(width, second)
        steps: list[Step] = []
        for one, other in zip_longest(item.left, item.right):
            stacked = any(isinstance(side, say.KeyValues) and lack_room(side, left) for side in (one, other))
            pair = paired(
                self._item(one, replace(left, stacked=stacked)) if one is not None else [],
                self._item(other, replace(right, stacked=stacked)) if other is not None else [],
                width + styles.COLUMN_GAP,
            )
            steps += self._anchored(list(pair), (one, first), (other, second))
        return steps

    def _anchored(self, steps: list[Step], *sides: tuple[say.Item | None, str]) -> list[Step]:
        """Give a pair of headings one place in the outline, named in both languages."""
        headings = [
            (item, language) for item, language in sides if isinstance(item, say.Heading) and says(item.text)
        ]
        if headings and steps:
            titles = {item.text: say.Span(item.text, language=language) for item, language in headings}  # type: ignore[arg-type]  # a language of the story
            anchor = self._outline.add(list(titles.values()), headings[0][0].level)
            steps[0] = steps[0]._replace(anchor=anchor)
        return steps

    def _alternating(self, item: say.Alternating, galley: Galley) -> list[Step]:
        """Return the items of two languages one after the other, kept together where they are short."""
        first, second = self._columns(item)
        steps: list[Step] = []
        for one, other in zip_longest(item.left, item.right):
            pair = self._item(one, galley.speaking(first)) if one is not None else []
            follows = self._item(other, galley.speaking(second, slanted=True)) if other is not None else []
            if pair and follows:  # what says the same stands closer than what goes on
                space = styles.TITLE_SPACE.after if isinstance(other, say.TitleBlock) else _SAME
                pair[-1] = pair[-1]._replace(after=space)
                follows[0] = follows[0]._replace(before=space)
            steps += self._anchored(pair + follows, (one, first), (other, second))
        return steps

    def _annex(self, item: say.Annex, galley: Galley) -> list[Step]:
        """Return an annex on a page of its own, under its number and title."""
        inside = galley.within("Sect")
        kicker = inside.set(item.label, styles.KICKER)
        steps = [Step(Box(0), fresh=True)]
        if kicker.height:
            steps.append(Step(kicker, after=4, keep=True))
        title = self._heading(say.Heading(item.title), inside)
        steps += [step._replace(before=0.0) for step in title]
        for one in item.items:
            steps += self._top_item(one, inside)
        return steps


def _stay_with_text(parts: list[list[Step]]) -> None:
    """Keep signatures with what they sign: no page holds nothing but places to sign."""
    told = 0.0
    for part in reversed(parts):
        for number in range(len(part) - 1, -1, -1):
            height = part[number].box.height
            if height > _SIGNED:  # it parts by itself, and its end would not come along
                return
            part[number] = part[number]._replace(keep=True)
            told += 0.0 if part[number].anchor else height
            if told >= _SIGNED / 3:
                return


def _ends_in_words(item: say.Item) -> bool:
    """Tell whether an item is a paragraph, or ends in one in two languages."""
    if isinstance(item, (say.Parallel, say.Alternating)):
        return any(isinstance(side[-1], say.Paragraph) for side in (item.left, item.right) if side)
    return isinstance(item, say.Paragraph)


def _stay_with_table(part: list[Step]) -> None:
    """Keep a few lines with the table that they announce, so that none opens a page without its words."""
    if part and part[-1].box.height <= _ANNOUNCED:
        part[-1] = part[-1]._replace(keep=True)


def _has_title(items: Iterable[say.Item]) -> bool:
    """Tell whether a document has a title block, which takes the first level of headings."""
    return any(
        isinstance(item, say.TitleBlock)
        or (isinstance(item, (say.Parallel, say.Alternating)) and _has_title((*item.left, *item.right)))
        for item in items
    )


def _paragraph(item: say.Paragraph, galley: Galley) -> list[Step]:
    if galley.narrow:
        style = styles.NARROW_LEAD if item.lead else styles.NARROW
    else:
        style = styles.LEAD if item.lead else styles.BODY
    lines = galley.set(item.text, style)
    space = styles.LEAD_SPACE if item.lead else styles.PARAGRAPH_SPACE
    announces = plain(item.text).rstrip().endswith(":") and len(lines.lines) <= _SHORT
    return [Step(lines, space.before, space.after, keep=announces)] if lines.height else []


def _on_fresh_pages(steps: Iterable[Step]) -> list[Step]:
    """Return the steps without page breaks: what follows one opens a page by itself."""
    out: list[Step] = []
    fresh = False
    for step in steps:
        if step.fresh:
            fresh = True
        else:
            out.append(step._replace(fresh=fresh))
            fresh = False
    return out


def _page_break(_item: say.PageBreak, _galley: Galley) -> list[Step]:
    return [Step(Box(0), fresh=True)]


_BLOCKS: dict[type, Callable[[Any, Galley], list[Step]]] = {
    say.Blank: blank,
    say.Chart: chart,
    say.DataTable: table_steps,
    say.Figure: figure,
    say.KeyValues: key_values,
    say.ListOf: list_steps,
    say.Note: note,
    say.PageBreak: _page_break,
    say.Paragraph: _paragraph,
    say.People: people,
    say.Signatures: signatures,
    say.TitleBlock: title_block,
}
