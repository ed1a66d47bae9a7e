"""The look: every size, colour and space of the house style. Lengths are in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from cufdesk.press.story import Align

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""


def _colour(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code)
    return round(red / 255, 3), round(green / 255, 3), round(blue / 255, 3)


INK = _colour("1d1f24")
NAVY = _colour("1b2a49")
SLATE = _colour("566074")  # quiet words: 6:1 on white
GOLD = _colour("86682f")  # the kicker: 5:1 on white
BRICK = _colour("9c2a2a")  # the stamp of what is not final
HAIR = _colour("c8ced9")
DOTS = _colour("a2abba")
TINT = _colour("f2f4f8")
WHITE = _colour("ffffff")

MILLIMETRE = 72 / 25.4
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a stretch of words is set; `tracking` (letter-space) is in thousandths of the size."""

    family: Literal["body", "sans"]
    size: float
    leading: float
    weight: Literal["", "semibold", "bold"] = ""
    italic: bool = False
    colour: Colour = INK
    align: Align | Literal["justified"] = "left"
    upper: bool = False
    tracking: int = 0
    balanced: bool = False  # lines of about the same length: titles and headings


KICKER = TextStyle("sans", 8.4, 12, "bold", colour=GOLD, upper=True, tracking=140)
TITLE = TextStyle("sans", 21, 26, "bold", colour=NAVY, balanced=True)
TITLE_LONG = TextStyle("sans", 16.5, 21, "bold", colour=NAVY, balanced=True)
TITLE_NARROW = TextStyle("sans", 14.5, 18.5, "bold", colour=NAVY, balanced=True)
TITLE_LINE = TextStyle("body", 12.5, 17, italic=True, colour=SLATE, balanced=True)
FACT_LABEL = TextStyle("sans", 6.8, 9.4, "semibold", colour=SLATE, upper=True, tracking=90)
FACT = TextStyle("body", 10.2, 13.4)

HEADINGS = {
    1: TextStyle("sans", 13.4, 17, "bold", colour=NAVY, balanced=True),
    2: TextStyle("sans", 11, 14.4, "bold", colour=NAVY, balanced=True),
    3: TextStyle("sans", 9.6, 13, "semibold", colour=SLATE, balanced=True),
}
BODY = TextStyle("body", 10.6, 14.4, align="justified")
LEAD = TextStyle("body", 12, 16.4, colour=NAVY, align="justified")
NARROW = TextStyle("body", 10, 13.4, align="justified")  # the columns of two languages
NARROW_LEAD = TextStyle("body", 10.6, 14.4, colour=NAVY, align="justified")
NOTE_TITLE = TextStyle("sans", 8.8, 12, "bold", colour=NAVY)
NOTE = TextStyle("body", 10, 13.6)
LABEL = TextStyle("sans", 8.4, 13.8, colour=SLATE)
VALUE = TextStyle("body", 10.4, 13.8)
GROUP_TITLE = TextStyle("sans", 8.6, 12, "bold", colour=NAVY, upper=True, tracking=60)
NAME = TextStyle("body", 10.4, 13.8, "bold")
ASIDE = TextStyle("body", 9.4, 12.4, italic=True, colour=SLATE)
QUIET = TextStyle("body", 9.8, 13, colour=SLATE)

CAPTION = TextStyle("sans", 9, 12, "semibold", colour=NAVY)
TABLE_HEAD = TextStyle("sans", 8, 10.4, "bold", colour=WHITE)
TABLE_CELL = TextStyle("body", 9.2, 12)
TABLE_CELL_BOLD = TextStyle("body", 9.2, 12, "bold")
TABLE_GROUP = TextStyle("sans", 8.4, 11.4, "bold", colour=NAVY)

BAR_LABEL = TextStyle("sans", 8, 10.4, colour=SLATE)
BAR = _colour("44618f")

PARTY = TextStyle("sans", 9.4, 12.6, "bold", colour=NAVY, balanced=True)
CONTENTS_1 = TextStyle("body", 10.6, 15)
CONTENTS_2 = TextStyle("body", 10, 14, colour=SLATE)

LETTERHEAD = TextStyle("sans", 10.4, 13.4, "bold", colour=NAVY)
RUNNING = TextStyle("sans", 7.4, 9.6, colour=SLATE)
STAMP = TextStyle("sans", 9.6, 12, "bold", colour=BRICK, upper=True, tracking=160)
STAMP_SMALL = TextStyle("sans", 6.8, 9.6, "bold", colour=BRICK, upper=True, tracking=140)


@dataclass(frozen=True, slots=True)
class Space:
    """The space before and after an item; between two items the larger one counts."""

    before: float = 0
    after: float = 0


HEADING_SPACES = {1: Space(20, 6.5), 2: Space(14, 4.5), 3: Space(11, 3)}
PARAGRAPH_SPACE = Space(0, 7)
LEAD_SPACE = Space(2, 11)
LIST_SPACE = Space(0, 8)
ENTRY_SPACE = Space(0, 3)
BLOCK_SPACE = Space(10, 12)
TITLE_SPACE = Space(0, 20)

LIST_INDENT = 15.0
COLUMN_GAP = 22.0  # between two languages
CELL_PADDING = (5.5, 3.6)  # beside, above and below
HEAD_PADDING = (5.5, 5.0)
RULE = 0.4
STRONG_RULE = 0.9
