"""Files that were good until something was taken out of them, or changed: each must be found by its check."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf

from tests.press.tagged import Element, Paper


class Spoil(NamedTuple):
    """Something done to a file, and the check that must find it."""

    check: str
    do: Callable[[Paper], object]


def spoiled(data: bytes, spoil: Spoil) -> bytes:
    """Return a file with one thing wrong; whatever else pikepdf writes is as it was."""
    packed = spoil.check != "packing"
    with Paper(data) as paper:
        spoil.do(paper)
        return saved(paper.pdf, packed=packed)


def saved(pdf: pikepdf.Pdf, *, packed: bool = True) -> bytes:
    """Return a file written by pikepdf."""
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    stream = io.BytesIO()
    pdf.save(stream, object_stream_mode=mode)
    return stream.getvalue()


def _first(paper: Paper, tag: str, number: int = 0) -> Any:
    return _elements(paper, tag)[number].raw


def _elements(paper: Paper, tag: str) -> list[Element]:
    return [element for element in paper.elements if element.tag == tag]


def _content(old: bytes, new: bytes, page: int = 0) -> Callable[[Paper], None]:
    """Return what changes the operators of a page, in one place."""

    def change(paper: Paper) -> None:
        contents: Any = paper.pages[page].obj.Contents
        changed, count = re.subn(old, new, contents.read_bytes(), count=1, flags=re.DOTALL)
        assert count, f"there is no {old!r} on the page"
        contents.write(changed)

    return change


def _xmp(old: bytes, new: bytes) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        stream: Any = paper.pdf.Root.Metadata
        assert old in stream.read_bytes()
        stream.write(stream.read_bytes().replace(old, new))

    return change


def _set(tag: str, name: str, value: Any, number: int = 0) -> Callable[[Paper], None]:
    """Return what gives an element another entry; None takes it away."""

    def change(paper: Paper) -> None:
        element = _first(paper, tag, number)
        if value is None:
            del element[name]
        else:
            element[name] = value

    return change


def _attribute(tag: str, name: str) -> Callable[[Paper], None]:
    """Return what takes an attribute away from the first element that has it."""

    def change(paper: Paper) -> None:
        element = next(one for one in _elements(paper, tag) if one.attribute(name) is not None)
        del element.raw.A[name]

    return change


def _pages_swapped(paper: Paper) -> None:
    one, other = paper.pages[0].obj, paper.pages[1].obj
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


def _entries_swapped(paper: Paper) -> None:
    entry = next(value for value in paper.root.raw.ParentTree.Nums if isinstance(value, pikepdf.Array))
    entry[0], entry[-1] = entry[-1], entry[0]


def _kid_lost(paper: Paper) -> None:
    """Take a mark away from an element that has several, or an element from its parent."""
    parent = next(one for one in _elements(paper, "LBody") if len(one.kids) > 1)
    del parent.raw.K[0]


def _kids_swapped(paper: Paper) -> None:
    section = next(one for one in _elements(paper, "Sect") if len(one.kids) > 1)
    section.raw.K[0], section.raw.K[1] = section.raw.K[1], section.raw.K[0]


def _cell_lost(paper: Paper) -> None:
    row = _elements(paper, "TR")[2].raw
    del row.K[-1]


def _link_moved(paper: Paper) -> None:
    link = paper.pages[0].obj.Annots[0]
    link.Dest = pikepdf.Array([paper.pages[-1].obj, pikepdf.Name.Fit])


def _link(name: str, value: Any) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        paper.pages[0].obj.Annots[0][name] = value

    return change


def _meaning(old: bytes, new: bytes) -> Callable[[Paper], None]:
    """Return what changes a line of what the codes of the first font mean."""

    def change(paper: Paper) -> None:
        table: Any = next(iter(paper.pages[0].resources.Font.values())).ToUnicode
        changed, count = re.subn(old, new, table.read_bytes(), count=1)
        assert count, f"{old!r} is not among the meanings"
        table.write(changed)

    return change


def _box(paper: Paper) -> None:
    """Have codes draw nothing of their own: the glyph number 0, which viewers show as a box."""
    places: Any = next(iter(paper.pages[0].resources.Font.values())).DescendantFonts[0].CIDToGIDMap
    places.write(bytes(len(places.read_bytes())))


def _of_fonts(name: str) -> Callable[[Paper], None]:
    """Return what takes an entry away from every font, from its descendant, or from its descriptor."""

    def change(paper: Paper) -> None:
        for font in paper.pages[0].resources.Font.values():
            inner: Any = font.DescendantFonts[0]
            for place in (font, inner, inner.FontDescriptor):
                if name in place:
                    del place[name]

    return change


def _second_intent(paper: Paper) -> None:
    intents: Any = paper.pdf.Root.OutputIntents
    intents.append(pikepdf.Dictionary(intents[0]))


def _other_profile(paper: Paper) -> None:
    profile: Any = paper.pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"RGB ", b"CMYK", 1))


def _in_root(name: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        del paper.pdf.Root[name]

    return change


def _info(name: str, value: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        paper.pdf.docinfo[name] = value

    return change


def _title_hidden(paper: Paper) -> None:
    paper.pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _no_tabs(paper: Paper) -> None:
    del paper.pages[-1].obj.Tabs


def _no_entry(paper: Paper) -> None:
    del paper.pages[0].obj.StructParents


def _next_key(paper: Paper) -> None:
    paper.pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


def _other_parent(paper: Paper) -> None:
    _first(paper, "LI").P = _first(paper, "L", 1)


def _wrong_way(paper: Paper) -> None:
    _first(paper, "Sect", 1).Lang = _first(paper, "Sect", 0).Lang


def xmp_compressed(data: bytes) -> bytes:
    """Return a file whose XMP is compressed in its place, as pikepdf would never write it."""
    pattern = rb"/Subtype /XML /Type /Metadata /Length \d+ >>\nstream\n(.*?)\nendstream"
    found = re.search(pattern, data, re.DOTALL)
    assert found, "there is no XMP that can be read"
    packed = zlib.compress(found[1])
    head = b"/Filter/FlateDecode/Length %d/Subtype/XML/Type/Metadata>>" % len(packed)
    body = head + b"\nstream\n" + packed + b"\nendstream"
    return data[: found.start()] + body.ljust(len(found[0])) + data[found.end() :]


SPOILS: dict[str, Spoil] = {
    "no output intent": Spoil("validation", _in_root("/OutputIntents")),
    "no word of the archive in XMP": Spoil("validation", _xmp(b"<pdfaid:part>2</pdfaid:part>", b"")),
    "a font without its meanings": Spoil("validation", _of_fonts("/ToUnicode")),
    "a font that is not in the file": Spoil("validation", _of_fonts("/FontFile2")),
    "a font without its widths": Spoil("validation", _of_fonts("/W")),
    "no structure": Spoil("validation", _in_root("/StructTreeRoot")),
    "a picture without words": Spoil("validation", _set("Figure", "/Alt", None)),
    "a page content outside marks": Spoil("marks", _content(rb"/Artifact <<[^\n]*BDC\n(.*?)EMC\n", rb"\1")),
    "a number given twice": Spoil("marks", _content(rb"/MCID 4>>", rb"/MCID 3>>")),
    "a number left out": Spoil("marks", _content(rb"/MCID 3>>", rb"/MCID 999>>")),
    "marks that are never closed": Spoil("marks", _content(rb"EMC\n", b"")),
    "marks that are closed twice": Spoil("marks", _content(rb"EMC\n", b"EMC\nEMC\n")),
    "content inside an artifact": Spoil(
        "marks", _content(rb"(/P <</MCID \d+>> BDC)(.*?EMC)", rb"/Artifact BMC \1\2 EMC")
    ),
    "two pages changed about": Spoil("parents", _pages_swapped),
    "two entries changed about": Spoil("parents", _entries_swapped),
    "an element that lost its content": Spoil("parents", _kid_lost),
    "content under another tag": Spoil("parents", _content(rb"/H1 <</MCID", rb"/P <</MCID")),
    "a page without its entry": Spoil("parents", _no_entry),
    "a link with another's entry": Spoil("parents", _link("/StructParent", 0)),
    "a link without words": Spoil("parents", _link("/Contents", pikepdf.String(""))),
    "a link that leads nowhere": Spoil("parents", _link("/Dest", pikepdf.String("nowhere"))),
    "a next key that is taken": Spoil("parents", _next_key),
    "an entry under another parent": Spoil("family", _other_parent),
    "an entry outside a list": Spoil("family", _set("L", "/S", pikepdf.Name.Div)),
    "a tag that there is not": Spoil("family", _set("P", "/S", pikepdf.Name.Gloss)),
    "a header of nothing": Spoil("tables", _attribute("TH", "/Scope")),
    "a span forgotten": Spoil("tables", _attribute("TH", "/ColSpan")),
    "a cell lost": Spoil("tables", _cell_lost),
    "a level left out": Spoil("headings", _set("H2", "/S", pikepdf.Name.H4)),
    "a first heading of the second level": Spoil("headings", _set("H1", "/S", pikepdf.Name.H2)),
    "a picture whose words are blank": Spoil("figures", _set("Figure", "/Alt", pikepdf.String(" "))),
    "a picture that stands nowhere": Spoil("figures", _attribute("Figure", "/BBox")),
    "a language that there is not": Spoil("languages", _set("Sect", "/Lang", pikepdf.String("xx"))),
    "no language at all": Spoil("languages", _set("Document", "/Lang", None)),
    "a code without a meaning": Spoil("fonts", _meaning(rb"<05> <[0-9A-F]+>\n", b"")),
    "a private meaning": Spoil("fonts", _meaning(rb"<05> <[0-9A-F]+>", b"<05> <E001>")),
    "a box for a letter": Spoil("fonts", _box),
    "a space that does not stretch": Spoil("fonts", _meaning(b"<20> <0020>", b"<20> <00A0>")),
    "a font that is named and not there": Spoil("fonts", _of_fonts("/FontFile2")),
    "contents that lead elsewhere": Spoil("contents", _link_moved),
    "a page gone through in another order": Spoil("pages", _no_tabs),
    "pages without labels": Spoil("pages", _in_root("/PageLabels")),
    "the title hidden": Spoil("catalog", _title_hidden),
    "not marked as tagged": Spoil("catalog", _in_root("/MarkInfo")),
    "two output intents": Spoil("catalog", _second_intent),
    "colours for a printing house": Spoil("catalog", _other_profile),
    "colours of another kind": Spoil("catalog", _content(rb"0\.\d+ 0\.\d+ 0\.\d+ rg", b"0 0 0 1 k")),
    "another title in Info": Spoil("metadata", _info("/Title", "Autre")),
    "another moment in Info": Spoil("metadata", _info("/ModDate", "D:20150101000000Z")),
    "an author in Info alone": Spoil("metadata", _xmp(b"dc:creator", b"dc:contributor")),
    "another word in Info": Spoil("metadata", _info("/Trapped", "False")),
    "XMP that says less": Spoil("metadata", _xmp(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")),
    "no XMP": Spoil("metadata", _in_root("/Metadata")),
    "objects one by one": Spoil("packing", lambda _paper: None),
    "two paragraphs changed about": Spoil("order", _kids_swapped),
    "Spanish read as French": Spoil("order", _wrong_way),
    "a letter too many": Spoil("order", _content(rb"(/P <</MCID.*?)\(", b"\\1(\x01", page=1)),
}
