"""Say what a document contains, without a font, a colour or a measure.

A `Story` is a head (title, language, reference…) and a tuple of items, in reading order. Every text is plain:
`&` and `<` mean themselves, a line end starts a new line, emphasis is said with `Span`. Spaces between items,
sizes, page breaks and repeated table headers are the press's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from cufdesk.i18n import LOCALES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Language: TypeAlias = Literal["fr", "es", "en"]
DocumentLanguage: TypeAlias = Literal["fr", "es", "en", "fr+es", "es+fr"]
Align: TypeAlias = Literal["left", "right", "centre"]
RowKind: TypeAlias = Literal["data", "group", "sub", "total"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words set apart: bold, italic, muted (grey), or in another language than those around them."""

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    language: Language | Literal[""] = ""


Words: TypeAlias = str | tuple[str | Span, ...]
"""Plain text, or a sequence of plain texts and spans, joined without a space between them."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The title: the kind of document above it, dates and place below, then small labelled facts."""

    kicker: str
    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a part) to 3, never alone at a page foot; also a bookmark of the file."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, justified and hyphenated; `lead` sets an opening paragraph a little larger."""

    text: Words
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in a soft box, with an optional title."""

    text: Words
    title: str = ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """Bullets, or numbers; a `ListOf` among the items is the sub-list of the item before it."""

    items: tuple[Words | ListOf, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labelled facts, one a line: the label on the left, its value on the right."""

    pairs: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a `People` block; `status` is a word such as excused or represented, already translated."""

    name: Words
    function: Words = ""
    body: Words = ""
    status: Words = ""


@dataclass(frozen=True, slots=True)
class People:
    """A delegation or group under its title, in the order given."""

    title: Words
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Col:
    """A column of a table: its title, its share of the width (a weight, not a measure) and its alignment."""

    title: Words
    width: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that spans several columns, is bold, or is aligned otherwise than its column."""

    text: Words
    span: int = 1
    bold: bool = False
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; missing cells are empty.

    Kinds: `data`; `group`, a title over the rows that follow (kept with them; a single cell spans the table);
    `sub`, a subtotal; `total`, bold between rules. Totals are kept with the row before them.
    """

    cells: tuple[Cell | Words, ...]
    kind: RowKind = "data"


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table whose header is repeated on every page; rows split across pages when they must."""

    columns: tuple[Col, ...]
    rows: tuple[Row, ...]
    caption: Words = ""


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two languages side by side: item n of the left beside item n of the right, across pages.

    Headings, paragraphs, notes, key-values and lists may stand inside (lists are aligned item by item).
    Languages left empty are those of the story, in its order.
    """

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    left_language: Language | Literal[""] = ""
    right_language: Language | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Alternating:
    """Two languages one after the other: item n of the right follows item n of the left.

    What may stand inside, and the languages, are those of `Parallel`.
    """

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    left_language: Language | Literal[""] = ""
    right_language: Language | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG or JPEG), its share of the width, and in words what it shows."""

    picture: bytes
    alternative: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart and how it is printed ("12 500 €"); the value is only drawn.

    A line end in the label puts what follows, such as the other language, on a line of its own.
    """

    label: str
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars drawn to one scale; who does not see them is told the caption and each label with its value."""

    bars: tuple[Bar, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What is annexed, on a new page: its number ("Annexe 1", ready to print) and its title."""

    label: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: the party, and the name and function printed under the line."""

    party: Words
    name: Words = ""
    function: Words = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, two in a row, never cut by a page end; `place_and_date` stands above them."""

    parties: tuple[Signature, ...]
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to fill in by hand, after its label."""

    label: Words = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the headings of levels 1 and 2 with their pages."""

    title: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


Item: TypeAlias = (
    TitleBlock
    | Heading
    | Paragraph
    | Note
    | ListOf
    | KeyValues
    | People
    | DataTable
    | Parallel
    | Alternating
    | Figure
    | Chart
    | Annex
    | Signatures
    | Blank
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from, so that its file is known again (see `metadata.Marks`)."""

    what: str = ""
    record: str = ""
    dossier: str = ""
    written: str = ""
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole document.

    title: for the header of later pages and the file's own title.   organisation: letterhead, header, author.
    reference, version, state: ready to print ("2015-02/R1", "v0.2", "PROJET"); the state is stamped
    on every page.
    logo: bytes of a PNG or JPEG picture.   footer: one line at the foot of every page, such as an address.
    tags: the BCP 47 tags of the languages, in the order of `language` ("fr-FR", "es-CL"); see `tag`.
    created: the date written into the file; without it the file carries a fixed date, so that the same story
    always gives the same bytes.   origin: what the file is known by when it comes back.
    """

    title: str
    language: DocumentLanguage
    items: Sequence[Item]
    reference: str = ""
    version: str = ""
    state: str = ""
    organisation: str = ""
    logo: bytes | None = None
    footer: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    landscape: bool = False
    created: datetime | None = None
    origin: Origin = Origin()
    tags: tuple[str, ...] = ()

    def tag(self, language: str = "") -> str:
        """Return the tag of a language of the document, else of its first one."""
        languages = self.language.split("+")
        wanted = language or languages[0]
        return dict(zip(languages, self.tags, strict=False)).get(wanted, LOCALES[wanted].replace("_", "-"))
