"""The blocks that are not running text: title, note, facts, people, signatures, line to fill in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from typing_extensions import override

from cufdesk.press import styles
from cufdesk.press.boxes import Box, Columns, Frame, Framed, Lines, Stack, Whole
from cufdesk.press.compositor import says
from cufdesk.press.flow import Step
from cufdesk.press.galley import lowered

if TYPE_CHECKING:
    from cufdesk.press.galley import Galley
    from cufdesk.press.story import Blank, KeyValues, Note, People, Person, Signature, Signatures, TitleBlock
    from cufdesk.press.surface import Surface

_LONG_TITLE = 90  # characters; a longer title is set smaller
_FACT_WIDTH = 105.0  # the least room for a fact of the title block
_LABEL_SHARE = 0.34  # of the width, at most, for the labels of key-values
_NAME_SHARE = 0.38
_SIGNING_ROOM = 58.0


def title_block(item: TitleBlock, galley: Galley) -> list[Step]:
    """Set the title of a document."""
    style = styles.TITLE
    if galley.narrow:
        style = styles.TITLE_NARROW
    elif len(item.title) > _LONG_TITLE:
        style = styles.TITLE_LONG
    parts = [
        Step(galley.set(item.kicker, styles.KICKER), after=5),
        Step(galley.set(item.title, style, tag="H1"), after=6),
        *(Step(galley.set(line, styles.TITLE_LINE), after=1) for line in item.lines),
    ]
    steps = [part for part in parts if part.box.height]
    if item.facts:
        rows = _facts(item, galley)
        steps += [Step(row, 13 if number == 0 else 0) for number, row in enumerate(rows)]
    steps = [step._replace(keep=True) for step in steps]
    if steps:
        steps[-1] = steps[-1]._replace(after=styles.TITLE_SPACE.after, keep=False)
    return steps


def _facts(item: TitleBlock, galley: Galley) -> list[Box]:
    """Return rows of labelled facts, as many in a row as have room, between two hairlines."""
    most = max(1, min(4, int(galley.width // _FACT_WIDTH)))
    count = math.ceil(len(item.facts) / math.ceil(len(item.facts) / most))
    share = galley.width / count
    frames = Frame((0, 6.5), above=(styles.RULE, styles.HAIR), below=(styles.RULE, styles.HAIR))
    rows: list[Box] = []
    pairs = galley.within("L")
    for start in range(0, len(item.facts), count):
        cells: list[tuple[float, Box]] = []
        for number, (label, value) in enumerate(item.facts[start : start + count]):
            entry = pairs.within("LI")
            inside = [
                entry.set(label, styles.FACT_LABEL, share - 10, tag="Lbl"),
                entry.set(value, styles.FACT, share - 10, tag="LBody"),
            ]
            cells.append((number * share, Stack(inside, 0.5, tied=True)))
        rows.append(Framed(Columns(cells), galley.width, frames if start == 0 else frames.tail()))
    return rows


def note(item: Note, galley: Galley) -> list[Step]:
    """Set a remark in a soft box."""
    inside = galley.inset(galley.width - 26).within("Div")
    parts = [inside.set(item.title, styles.NOTE_TITLE), inside.set(item.text, styles.NOTE)]
    shown = [part for part in parts if part.height]
    if not shown:
        return []
    frame = Frame((14, 8.5), ground=styles.TINT, bar=styles.NAVY)
    box = Framed(Stack(shown, 1.5, tied=True), galley.width, frame)
    return [Step(box, styles.BLOCK_SPACE.before - 2, styles.BLOCK_SPACE.after)]


def key_values(item: KeyValues, galley: Galley) -> list[Step]:
    """Set labelled facts; the labels take what the longest of them needs, within reason.

    Where they stand above their values, these get the whole width.
    """
    if galley.stacked:
        return _stacked_key_values(item, galley)
    labels = min(_label_room(item, galley), galley.width * _LABEL_SHARE)
    steps: list[Step] = []
    pairs = galley.within("L")
    for label, value in item.pairs:
        entry = pairs.within("LI")
        name = lowered(
            entry.set(label, styles.LABEL, labels - 10, tag="Lbl"),
            (styles.VALUE.size - styles.LABEL.size) * 0.3,
        )
        told = entry.set(value, styles.VALUE, galley.width - labels, tag="LBody")
        cells = Columns([(0.0, name), (labels, told)])
        steps.append(Step(cells, after=2.5))
    return _in_company(_spaced(steps))


def lack_room(item: KeyValues, galley: Galley) -> bool:
    """Tell whether labels need more of a column than they are given beside their values."""
    return _label_room(item, galley) > galley.width * _LABEL_SHARE + 4


def _label_room(item: KeyValues, galley: Galley) -> float:
    needed = (galley.compositor.width(label, styles.LABEL) for label, _value in item.pairs)
    return max(needed, default=0.0) + 14


def _stacked_key_values(item: KeyValues, galley: Galley) -> list[Step]:
    """Set labelled facts with each label above its value."""
    steps: list[Step] = []
    pairs = galley.within("L")
    for label, value in item.pairs:
        entry = pairs.within("LI")
        name = entry.set(label, styles.LABEL, tag="Lbl")
        told = entry.set(value, styles.VALUE, tag="LBody")
        steps.append(Step(_stack(name, told), after=4.5))
    return _in_company(_spaced(steps))


def _spaced(steps: list[Step]) -> list[Step]:
    """Return the entries of a list with the space that it wants before and after it."""
    if steps:
        steps[0] = steps[0]._replace(before=styles.PARAGRAPH_SPACE.after)
        steps[-1] = steps[-1]._replace(after=styles.BLOCK_SPACE.after)
    return steps


def _in_company(steps: list[Step]) -> list[Step]:
    """Keep the first entry of a list with the second, and the last with the one before."""
    for number in {0, len(steps) - 2} if len(steps) > 1 else ():
        steps[number] = steps[number]._replace(keep=True)
    return steps


def people(item: People, galley: Galley) -> list[Step]:
    """Set a group of people: names on the left, what they are on the right."""
    steps: list[Step] = []
    group = galley.within("L")
    if says(item.title):
        title = group.set(item.title, styles.GROUP_TITLE, tag="Caption")
        frame = Frame((0, 2.5), below=(styles.STRONG_RULE, styles.NAVY))
        framed = Framed(title, galley.width, frame)
        steps.append(Step(framed, styles.BLOCK_SPACE.before + 4, keep=True))
    row = Frame((0, 4), below=(styles.RULE, styles.HAIR))
    entries: list[Step] = []
    for person in item.people:
        entry = group.within("LI").within("LBody")
        cells = _person_narrow(person, entry) if galley.narrow else _person(person, entry)
        entries.append(Step(Framed(cells, galley.width, row)))
    steps += _in_company(entries)
    if steps:
        steps[-1] = steps[-1]._replace(after=styles.BLOCK_SPACE.after, keep=False)
    return steps


def _person(person: Person, galley: Galley) -> Box:
    left = galley.width * _NAME_SHARE
    right = galley.width - left
    name = _stack(
        galley.set(person.name, styles.NAME, left - 14), galley.set(person.status, styles.ASIDE, left - 14)
    )
    what = _stack(
        galley.set(person.function, styles.VALUE, right), galley.set(person.body, styles.QUIET, right)
    )
    return Columns([(0.0, name), (left, what)])


def _person_narrow(person: Person, galley: Galley) -> Box:
    return _stack(
        galley.set(person.name, styles.NAME),
        galley.set(person.function, styles.VALUE),
        galley.set(person.body, styles.QUIET),
        galley.set(person.status, styles.ASIDE),
    )


def _stack(*boxes: Lines) -> Box:
    return Stack([box for box in boxes if box.height], tied=True)


def signatures(item: Signatures, galley: Galley) -> list[Step]:
    """Set places to sign, two in a row; a single one stands on the right."""
    steps: list[Step] = []
    if item.place_and_date.strip():
        place = galley.set(item.place_and_date, styles.BODY)
        steps.append(Step(place, styles.BLOCK_SPACE.before + 8, 14, keep=True))
    gap = styles.COLUMN_GAP + 12
    count = 1 if galley.narrow else 2
    width = (galley.width - gap * (count - 1)) / count
    offset = galley.width - width if len(item.parties) == 1 else 0.0
    for start in range(0, len(item.parties), count):
        row = item.parties[start : start + count]
        places = [galley.inset(width).within("Div") for _party in row]
        titles = [place.set(party.party, styles.PARTY) for place, party in zip(places, row, strict=True)]
        tallest = max(title.height for title in titles)
        cells = [
            (offset + number * (width + gap), _signature(party, title, tallest, place))
            for number, (party, title, place) in enumerate(zip(row, titles, places, strict=True))
        ]
        steps.append(Step(Whole(Columns(cells)), 14, styles.BLOCK_SPACE.after + 10))
    return steps


def _signature(party: Signature, title: Lines, tallest: float, place: Galley) -> Box:
    rule = Framed(Box(3), place.width, Frame(above=(0.6, styles.SLATE)))
    room = Box(tallest - title.height + _SIGNING_ROOM)
    name = place.set(party.name, styles.NAME)
    return Stack([title, room, rule, name, place.set(party.function, styles.QUIET)])


class _FillIn(Box):
    """A label and, after it, a rule to write on."""

    def __init__(self, label: Lines, width: float) -> None:
        self._beside = label.last_width + 7 if label.height else 0.0
        self._below = width - self._beside < width / 4
        super().__init__(max(label.height, 14) + 5 + (16 if self._below else 0))
        self._label = label
        self._width = width

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        self._label.draw(surface, x, y - 4)
        start = 0.0 if self._below else self._beside
        surface.rule(x + start, y - self.height + 1, self._width - start, 0.5, styles.SLATE)


def blank(item: Blank, galley: Galley) -> list[Step]:
    """Set a line to fill in by hand."""
    label = galley.set(item.label, styles.LABEL)
    return [Step(_FillIn(label, galley.width), styles.PARAGRAPH_SPACE.after, styles.PARAGRAPH_SPACE.after)]
