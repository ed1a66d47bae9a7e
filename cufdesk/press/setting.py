"""From the items of a story to steps on the page: one place that knows the whole vocabulary."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cufdesk.press import story as say
from cufdesk.press import styles
from cufdesk.press.blocks import blank, key_values, note, people, signatures, title_block
from cufdesk.press.boxes import Box
from cufdesk.press.compositor import Compositor, plain
from cufdesk.press.contents import contents_steps
from cufdesk.press.flow import Step
from cufdesk.press.galley import Galley, Outline
from cufdesk.press.lists import list_steps
from cufdesk.press.parallel import paired
from cufdesk.press.tables import table_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHORT = 4  # lines; a paragraph that announces a list stays with it when it is no longer than this


class Setting:
    """A story being set in one column width."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self._compositor = compositor
        self._width = width
        self._outline = Outline()

    def steps(self, story: say.Story, watch: Callable[[float], None]) -> list[Step]:
        """Return the whole story as steps; `watch` is told the share that is done."""
        languages = story.language.split("+")
        galley = Galley(self._compositor, self._width, languages[0])
        parts: list[list[Step]] = []
        contents: list[tuple[int, say.Contents]] = []
        for number, item in enumerate(story.items):
            watch(number / len(story.items))
            if isinstance(item, say.Contents):
                contents.append((number, item))
                parts.append([])
            elif isinstance(item, say.Parallel):
                parts.append(self._parallel(item, galley, languages))
            else:
                parts.append(self._item(item, galley))
        for number, item in contents:  # the headings are known now
            parts[number] = contents_steps(item.title, self._outline.anchors, galley)
        return _on_fresh_pages(step for part in parts for step in part)

    def _item(self, item: say.Item, galley: Galley) -> list[Step]:
        """Return one item as steps of a column."""
        if isinstance(item, say.Heading):
            return self._heading(item, galley)
        block = _BLOCKS.get(type(item))
        if block is None:
            raise TypeError(f"{type(item).__name__} stands alone in a story, not inside an item")
        return block(item, galley)

    def _heading(self, item: say.Heading, galley: Galley) -> list[Step]:
        level = max(1, min(item.level, 3))
        lines = galley.set(item.text, styles.HEADINGS[level])
        space = styles.HEADING_SPACES[level]
        if not lines.height:
            return []
        anchor = None if galley.narrow else self._outline.add(item.text, level)
        return [Step(lines, space.before, space.after, keep=True, anchor=anchor)]

    def _parallel(self, item: say.Parallel, galley: Galley, languages: list[str]) -> list[Step]:
        width = (galley.width - styles.COLUMN_GAP) / 2
        left = galley.column(width, item.left_language or languages[0])
        right = galley.column(width, item.right_language or languages[-1])
        steps: list[Step] = []
        for one, other in zip_longest(item.left, item.right):
            pair = paired(
                self._item(one, left) if one is not None else [],
                self._item(other, right) if other is not None else [],
                width + styles.COLUMN_GAP,
            )
            steps += self._anchored(list(pair), one, other)
        return steps

    def _anchored(self, steps: list[Step], one: say.Item | None, other: say.Item | None) -> list[Step]:
        """Give a pair of headings one place in the outline, named in both languages."""
        headings = [item for item in (one, other) if isinstance(item, say.Heading)]
        if headings and steps:
            titles = dict.fromkeys(heading.text for heading in headings)
            steps[0] = steps[0]._replace(anchor=self._outline.add(" – ".join(titles), headings[0].level))
        return steps


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
    say.DataTable: table_steps,
    say.KeyValues: key_values,
    say.ListOf: list_steps,
    say.Note: note,
    say.PageBreak: _page_break,
    say.Paragraph: _paragraph,
    say.People: people,
    say.Signatures: signatures,
    say.TitleBlock: title_block,
}
