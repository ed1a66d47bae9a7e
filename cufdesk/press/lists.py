"""Bulleted and numbered lists, one level inside another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.press import styles
from cufdesk.press.boxes import Columns
from cufdesk.press.compositor import says
from cufdesk.press.flow import Step
from cufdesk.press.story import ListOf

if TYPE_CHECKING:
    from cufdesk.press.boxes import Box
    from cufdesk.press.galley import Galley
    from cufdesk.press.styles import TextStyle

_BULLETS = ("•", "–")


def list_steps(item: ListOf, galley: Galley, depth: int = 0) -> list[Step]:
    """Return a list as steps, one for each entry, so that it parts between entries and inside them."""
    style = styles.NARROW if galley.narrow else styles.BODY
    count = sum(not isinstance(entry, ListOf) for entry in item.items)
    indent = styles.LIST_INDENT
    if item.numbered:
        indent = max(indent, galley.compositor.width(f"{count}.", style) + 6)
    numbering = "Decimal" if item.numbered else ("Disc", "Circle")[min(depth, 1)]
    whole = galley.within("L", attributes=f"/O/List/ListNumbering/{numbering}")
    inner = whole.inset(galley.width - indent)
    steps: list[Step] = []
    number = 0
    for entry in item.items:
        if isinstance(
            entry, ListOf
        ):  # it belongs to the entry before it, to the list itself where there is none
            steps += [_moved(step, indent) for step in list_steps(entry, inner, depth + 1)]
            continue
        if not says(entry):
            continue
        number += 1
        one = whole.within("LI")
        marker = _marker(number if item.numbered else None, depth, style, one, indent)
        inner = one.inset(galley.width - indent).within("LBody")
        text = inner.set(entry, style, tag="")
        steps.append(Step(Columns([(0.0, marker), (indent, text)]), after=styles.ENTRY_SPACE.after))
    if steps and depth == 0:
        steps[-1] = steps[-1]._replace(after=styles.LIST_SPACE.after)
    return steps


def _marker(number: int | None, depth: int, style: TextStyle, entry: Galley, indent: float) -> Box:
    if number is not None:
        return entry.set(f"{number}.", _coloured(style), indent - 6, align="right", tag="Lbl")
    sign = _BULLETS[min(depth, len(_BULLETS) - 1)]
    return Columns([(3.5, entry.set(sign, _coloured(style), indent, tag="Lbl"))])


def _moved(step: Step, by: float) -> Step:
    return step._replace(box=Columns([(by, step.box)]))


def _coloured(style: TextStyle) -> TextStyle:
    return replace(style, colour=styles.NAVY, align="left")
