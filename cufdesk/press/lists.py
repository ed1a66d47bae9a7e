"""Bulleted and numbered lists, one level inside another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.press import styles
from cufdesk.press.boxes import Columns
from cufdesk.press.flow import Step
from cufdesk.press.galley import Galley
from cufdesk.press.story import ListOf

if TYPE_CHECKING:
    from cufdesk.press.boxes import Box
    from cufdesk.press.styles import TextStyle

_BULLETS = ("•", "–")


def list_steps(item: ListOf, galley: Galley, depth: int = 0) -> list[Step]:
    """Return a list as steps, one for each entry, so that it parts between entries and inside them."""
    style = styles.NARROW if galley.narrow else styles.BODY
    count = sum(not isinstance(entry, ListOf) for entry in item.items)
    indent = styles.LIST_INDENT
    if item.numbered:
        indent = max(indent, galley.compositor.width(f"{count}.", style) + 6)
    inner = Galley(galley.compositor, galley.width - indent, galley.language, narrow=galley.narrow)
    steps: list[Step] = []
    number = 0
    for entry in item.items:
        if isinstance(entry, ListOf):
            steps += [_moved(step, indent) for step in list_steps(entry, inner, depth + 1)]
            continue
        text = inner.set(entry, style)
        if not text.height:
            continue
        number += 1
        marker = _marker(number if item.numbered else None, depth, style, galley, indent)
        steps.append(Step(Columns([(0.0, marker), (indent, text)]), after=styles.ENTRY_SPACE.after))
    if steps and depth == 0:
        steps[-1] = steps[-1]._replace(after=styles.LIST_SPACE.after)
    return steps


def _marker(number: int | None, depth: int, style: TextStyle, galley: Galley, indent: float) -> Box:
    if number is not None:
        return galley.set(f"{number}.", _coloured(style), indent - 6, align="right")
    sign = _BULLETS[min(depth, len(_BULLETS) - 1)]
    return Columns([(3.5, galley.set(sign, _coloured(style), indent))])


def _moved(step: Step, by: float) -> Step:
    return step._replace(box=Columns([(by, step.box)]))


def _coloured(style: TextStyle) -> TextStyle:
    return replace(style, colour=styles.NAVY, align="left")
