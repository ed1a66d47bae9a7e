"""What a file says of itself as a whole: its pages, its catalog, its metadata, and how it is packed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pikepdf
from lxml import etree

from tests.press.tagged import Paper

_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
# Where XMP says what an entry of Info says.
_SAME = {
    "Title": "dc:title/rdf:Alt/rdf:li",
    "Author": "dc:creator/rdf:Seq/rdf:li",
    "Subject": "dc:description/rdf:Alt/rdf:li",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
}
_DATES = {"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}
_PDF_DATE = re.compile(r"D:(\d{14})(?:([+-])(\d\d)'(\d\d)'?)?")


def pages(paper: Paper) -> Iterator[str]:
    """Every page is gone through in the order of the structure, and has a label."""
    for number, page in enumerate(paper.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the structure"
    labels = paper.pdf.Root.get("/PageLabels")
    if labels is None:
        yield "the pages have no labels"
        return
    said = [page.label for page in paper.pages]
    if not labels.get("/Nums") or int(labels.Nums[0]) != 0 or len(set(said)) != len(said):
        yield f"the pages are labelled {said[:3]}…"


def catalog(paper: Paper) -> Iterator[str]:
    """The title is shown, the file is marked as tagged, its colours are sRGB."""
    root: Any = paper.pdf.Root
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "viewers show the file's name, not its title"
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        yield "the file is not marked as tagged"
    intents: Any = list(root.get("/OutputIntents", []))
    if len(intents) != 1:
        yield f"there are {len(intents)} output intents"
        return
    intent = intents[0]
    profile = intent.get("/DestOutputProfile")
    if intent.get("/S") != "/GTS_PDFA1" or profile is None or int(profile.get("/N", 0)) != 3:
        yield "the output intent is not one of archives, in three colours"
    elif profile.read_bytes()[16:20] != b"RGB " or "sRGB" not in str(
        intent.get("/OutputConditionIdentifier")
    ):
        yield "the output intent is not sRGB"
    yield from _colours(paper)


def _colours(paper: Paper) -> Iterator[str]:
    chosen = {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "ri"}
    for number, shown in enumerate(paper.shown, 1):
        if shown.operators & chosen:
            yield f"page {number}: colours are chosen by {sorted(shown.operators & chosen)}"


def metadata(paper: Paper) -> Iterator[str]:
    """XMP is readable by any program, says that the file is 2a and UA-1, and what Info says."""
    stream = paper.pdf.Root.get("/Metadata")
    if stream is None:
        yield "there is no XMP"
        return
    if "/Filter" in stream or b"<?xpacket begin=" not in paper.data:
        yield "XMP is compressed"
    tree = etree.fromstring(stream.read_bytes())
    said = {name: _said(tree, place) for name, place in {**_SAME, **_DATES}.items()}
    info = {str(name)[1:]: str(value) for name, value in paper.pdf.docinfo.items()}
    for name in _SAME:
        if info.get(name, "") != said[name]:
            yield f"{name} is {info.get(name)!r} in Info and {said[name]!r} in XMP"
    for name in _DATES:
        if _moment(info.get(name, "")) != _moment(said[name]):
            yield f"{name} is {info.get(name)!r} in Info and {said[name]!r} in XMP"
    yield from (f"{name} is in Info and not in XMP" for name in set(info) - set(said))
    wanted = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    yield from (
        f"{name} is {_said(tree, name)!r}" for name, text in wanted.items() if _said(tree, name) != text
    )


def _said(tree: Any, place: str) -> str:
    found = tree.xpath(f"//rdf:Description/{place}", namespaces=_NS)
    return "|".join(one.text or "" for one in found)


def _moment(text: str) -> datetime | None:
    """Return a time as Info or XMP writes it; None for what is none."""
    found = _PDF_DATE.fullmatch(text)
    if found is None:
        return datetime.fromisoformat(text) if text and not text.startswith("D:") else None
    digits, sign, hours, minutes = found.groups()
    zone = f"{sign}{hours}:{minutes}" if sign else ""
    return datetime.strptime(digits + zone, "%Y%m%d%H%M%S%z" if zone else "%Y%m%d%H%M%S")  # noqa: DTZ007


def packing(paper: Paper) -> Iterator[str]:
    """Small objects stand together in compressed streams; nothing is damaged, locked or wrapped for mail."""
    yield from paper.pdf.check_pdf_syntax()
    yield from paper.pdf.get_warnings()
    if b"/ObjStm" not in paper.data or b"/XRef" not in paper.data:
        yield "the objects are not packed"
    if paper.pdf.is_encrypted:
        yield "the file is locked"
    if b"ASCII85Decode" in paper.data:
        yield "streams are written in ASCII 85"
    if paper.data[:8] != b"%PDF-1.7":
        yield "the file is not PDF 1.7"
