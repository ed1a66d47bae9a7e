"""Read a tagged file back: the structure tree, and what every page shows under which number.

Nothing of the press is used here: a file is read as any other program would read it.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf

_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}) | _SHOWING
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_CID_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")
_BLOCK = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)


class Place(NamedTuple):
    """Marked content: the index of its page from 0, and its number there."""

    page: int
    mark: int


class Link(NamedTuple):
    """An annotation that an element holds, by the number of its object."""

    number: int


@dataclass(eq=False)
class Element:
    """An element of the structure tree."""

    tag: str
    raw: Any
    parent: Element | None
    kids: list[Element | Place | Link] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def number(self) -> int:
        return int(self.raw.objgen[0])

    @property
    def language(self) -> str:
        """Return the language it is read in; empty when neither it nor an element above says one."""
        here: Element | None = self
        while here is not None:
            if "/Lang" in here.raw:
                return str(here.raw.Lang)
            here = here.parent
        return ""

    @property
    def places(self) -> list[Place]:
        return [kid for kid in self.kids if isinstance(kid, Place)]

    def attribute(self, name: str) -> Any:
        """Return an attribute, whoever owns it; None when it is not there."""
        owners = self.raw.get("/A", pikepdf.Array())
        for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
            if name in owner:
                return owner[name]
        return None


@dataclass
class Mark:
    """Content under a number: its tag, its text and lines, and how many times the number was opened."""

    tag: str
    text: str = ""
    lines: int = 0
    opened: int = 0


@dataclass
class Shown:
    """What a page shows, and what is wrong with the way it is marked."""

    marks: dict[int, Mark] = field(default_factory=dict)
    codes: dict[Font, set[int]] = field(default_factory=lambda: defaultdict(set))
    operators: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)  # of words inside a line


class Paper:
    """A file opened to be checked."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = list(self.pdf.pages)
        self._fonts: dict[int, Font] = {}
        self.indices = {page.obj.objgen[0]: index for index, page in enumerate(self.pages)}

    def __enter__(self) -> Paper:
        return self

    def __exit__(self, *_error: object) -> None:
        self.pdf.close()

    @cached_property
    def shown(self) -> list[Shown]:
        """Return what each page shows."""
        return [_Reader(self, page).read() for page in self.pages]

    @cached_property
    def root(self) -> Element:
        """Return the structure tree; elements that are met twice are read once."""
        tree: Any = self.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        top = Element("StructTreeRoot", tree, None)
        self._fill(top, tree.get("/K"), None, set())
        return top

    @cached_property
    def elements(self) -> list[Element]:
        return list(self.root.walk())[1:]

    def font(self, raw: Any) -> Font:
        """Return a font, read once."""
        number = raw.objgen[0]
        if number not in self._fonts:
            self._fonts[number] = Font(raw)
        return self._fonts[number]

    def target(self, link: Any) -> int:
        """Return the index of the page that a link leads to; -1 when it leads nowhere."""
        place = link.get("/Dest")
        if isinstance(place, (pikepdf.String, pikepdf.Name)):
            dests: Any = self.pdf.Root.get("/Dests", pikepdf.Dictionary())
            named = dests.get(f"/{str(place).lstrip('/')}")
            place = named.get("/D") if isinstance(named, pikepdf.Dictionary) else named
        return self.indices.get(place[0].objgen[0], -1) if isinstance(place, pikepdf.Array) else -1

    def text(self, element: Element) -> str:
        """Return what an element itself shows, a hyphen of the press as U+00AD."""
        marks = (self.shown[place.page].marks.get(place.mark) for place in element.places)
        return "".join(mark.text for mark in marks if mark)

    def _fill(self, element: Element, kids: Any, page: Any, met: set[int]) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
            if isinstance(kid, int):
                element.kids.append(Place(self.indices.get(page.objgen[0], -1) if page else -1, kid))
            elif kid.get("/Type") == "/MCR":
                on = kid.get("/Pg", page)
                element.kids.append(Place(self.indices.get(on.objgen[0], -1), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                element.kids.append(Link(kid.Obj.objgen[0]))
            elif kid.objgen[0] not in met:
                met.add(kid.objgen[0])
                child = Element(str(kid.S)[1:], kid, element)
                element.kids.append(child)
                self._fill(child, kid.get("/K"), kid.get("/Pg"), met)


class Font:
    """A font of a file: what its codes mean, and how long they are."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.meanings = meanings(raw)
        self.spaces = code_spaces(raw)
        self._numbers = _cid_ranges(raw)
        places = raw.get("/DescendantFonts", [raw])[0].get("/CIDToGIDMap")
        self._places = places.read_bytes() if isinstance(places, pikepdf.Stream) else None

    def glyph(self, code: int) -> int:
        """Return the number of the glyph that a code draws; 0 is the box of a character that is not there."""
        for low, high, start in self._numbers:
            if low <= code <= high:
                number = start + code - low
                if self._places is None:
                    return number
                return int.from_bytes(self._places[2 * number : 2 * number + 2], "big")
        return 0


class _Reader:
    """One page being read, operator by operator, and the forms that it draws."""

    def __init__(self, paper: Paper, page: Any) -> None:
        self.paper = paper
        self.page = page
        self.font: Font | None = None
        self.open: list[tuple[str, int | None]] = []
        self.shown = Shown()

    def read(self) -> Shown:
        self._content(self.page, self.page.resources)
        if self.open:
            self.shown.wrong.append(f"{len(self.open)} marked contents are never closed")
        return self.shown

    def _content(self, content: Any, resources: Any) -> None:
        for instruction in pikepdf.parse_content_stream(content):
            operands: Any = instruction.operands
            operator = str(instruction.operator)
            self.shown.operators.add(operator)
            if operator == "Tf":
                self.font = self.paper.font(resources.Font[operands[0]])
            elif operator == "Do" and resources.XObject[operands[0]].Subtype == "/Form":
                form = resources.XObject[operands[0]]
                self._content(form, form.get("/Resources", resources))
            else:
                self._operator(operator, operands)

    def _operator(self, operator: str, operands: Any) -> None:
        if operator in {"BDC", "BMC"}:
            self._begin(str(operands[0])[1:], operands[1] if len(operands) > 1 else None)
        elif operator == "EMC":
            if self.open:
                self.open.pop()
            else:
                self.shown.wrong.append("marked content is closed that was never opened")
        if operator == "Td" and (mark := self._mark()):
            mark.lines += 1
        if operator in _PAINTING and not self.open:
            self.shown.wrong.append(f"{operator} is painted outside marked content")
        if operator in _SHOWING:
            self._show(operands[0] if operator == "TJ" else [operands[-1]])

    def _begin(self, tag: str, properties: Any) -> None:
        number = None
        if isinstance(properties, pikepdf.Dictionary):
            if "/MCID" in properties:
                number = int(properties["/MCID"])
            if "/Lang" in properties:
                self.shown.languages.add(str(properties["/Lang"]))
        if tag == "Artifact" or number is not None:
            if any(outer == "Artifact" or marked is not None for outer, marked in self.open):
                self.shown.wrong.append(f"{tag} {number} stands inside other content")
        elif not self.open:
            self.shown.wrong.append(f"{tag} has no number and is no artifact")
        if number is not None:
            self.shown.marks.setdefault(number, Mark(tag)).opened += 1
        self.open.append((tag, number))

    def _mark(self) -> Mark | None:
        number = next((number for _tag, number in reversed(self.open) if number is not None), None)
        return None if number is None else self.shown.marks[number]

    def _show(self, parts: Any) -> None:
        mark, font = self._mark(), self.font
        if font is None:
            self.shown.wrong.append("text is shown in no font")
            return
        for part in parts:
            if isinstance(part, pikepdf.String):
                for code in codes_of(bytes(part), font.spaces):
                    self.shown.codes[font].add(code)
                    if mark is not None:
                        mark.text += font.meanings.get(code, "\ufffc")


def codes_of(shown: bytes, spaces: list[tuple[bytes, bytes]]) -> Iterator[int]:
    """Yield the codes of a string; `spaces` say how many bytes a code has, by its first ones."""
    at = 0
    while at < len(shown):
        fitting = (
            len(low)
            for low, high in spaces
            if all(a <= byte <= b for a, byte, b in zip(low, shown[at : at + len(low)], high, strict=False))
        )
        width = next(fitting, 1)
        yield int.from_bytes(shown[at : at + width], "big")
        at += width


def code_spaces(font: Any) -> list[tuple[bytes, bytes]]:
    """Return the ranges of a font's codes, by its encoding: Identity-H, a CMap in the file, or bytes."""
    encoding = font.get("/Encoding")
    if encoding == "/Identity-H":
        return [(b"\0\0", b"\xff\xff")]
    if not isinstance(encoding, pikepdf.Stream):
        return [(b"\0", b"\xff")]
    table = encoding.read_bytes().decode("ascii", "replace")
    blocks = re.findall(r"begincodespacerange(.*?)endcodespacerange", table, re.DOTALL)
    pairs = (pair for block in blocks for pair in _RANGE.findall(block))
    return sorted((bytes.fromhex(low), bytes.fromhex(high)) for low, high in pairs)


def _cid_ranges(font: Any) -> list[tuple[int, int, int]]:
    """Return from which code to which code a font counts its glyphs, and from what number."""
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return [(0, 0xFFFF, 0)]
    table = encoding.read_bytes().decode("ascii", "replace")
    blocks = re.findall(r"begincidrange(.*?)endcidrange", table, re.DOTALL)
    found = (one for block in blocks for one in _CID_RANGE.findall(block))
    return [(int(low, 16), int(high, 16), int(start)) for low, high, start in found]


def meanings(font: Any) -> dict[int, str]:
    """Return what the codes of a font mean, by its ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("ascii", "replace")
    pairs = (pair for block in _BLOCK.findall(table) for pair in _RANGE.findall(block))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in pairs}
