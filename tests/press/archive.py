"""Is a file fit for the archive and for everybody? PDF/A-2a, PDF/UA-1, and what validators do not see.

`faults` runs every check of `CHECKS` and says what each one found. None of them asks the press: a file is
read by pikepdf alone, and compared with the story that it was printed from when that is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pikepdf
from page import validate_pdf_bytes

from cufdesk.press.story import Story
from tests.press import archive_file, archive_table
from tests.press.reading import Said, letterhead, spoken
from tests.press.tagged import Element, Link, Paper, Place

Check: TypeAlias = Callable[[Paper], Iterator[str]]
_CODES = {"fr-FR": "fr", "es-MX": "es", "es-ES": "es", "en-GB": "en"}
_PRIVATE = range(0xE000, 0xF900)


def _validation(paper: Paper) -> Iterator[str]:
    for profile in ("2a", "ua1"):
        for failure in validate_pdf_bytes(paper.data, profile=profile).failures:
            yield f"{failure.rule_id}: {failure.message}"


def _marks(paper: Paper) -> Iterator[str]:
    """All that is painted is content with a number of its own, or an artifact."""
    for number, shown in enumerate(paper.shown, 1):
        yield from (f"page {number}: {wrong}" for wrong in shown.wrong)
        for mark, content in shown.marks.items():
            if content.opened > 1:
                yield f"page {number}: the number {mark} is given {content.opened} times"
        if sorted(shown.marks) != list(range(len(shown.marks))):
            yield f"page {number}: the numbers have gaps"


def _parents(paper: Paper) -> Iterator[str]:
    """Every mark of every page leads to the one element that names it, and back."""
    entries = _parent_tree(paper)
    owners: dict[Place, list[Element]] = {}
    for element in paper.elements:
        for place in element.places:
            owners.setdefault(place, []).append(element)
    used: Counter[int] = Counter()
    for index, page in enumerate(paper.pages):
        key = page.obj.get("/StructParents")
        if key is not None:
            used[int(key)] += 1
            yield from _page_parents(paper, index, entries.get(int(key)), owners)
        elif paper.shown[index].marks:
            yield f"page {index + 1} does not name its entry in the parent tree"
    yield from (f"{place} is named by an element, and not on its page" for place in owners)
    yield from _annotations(paper, entries, used)
    yield from (f"entry {key} of the parent tree is used twice" for key in used if used[key] > 1)
    if set(entries) - set(used):
        yield "the parent tree has entries that nothing uses"
    if int(paper.root.raw.get("/ParentTreeNextKey", 0)) <= max(entries, default=-1):
        yield "the next key of the parent tree is taken"


def _page_parents(paper: Paper, index: int, entry: Any, owners: dict[Place, list[Element]]) -> Iterator[str]:
    """Compare a page's entry with the elements that name its marks; take those out of `owners`."""
    marks = paper.shown[index].marks
    if not isinstance(entry, list) or len(entry) != len(marks):
        yield f"page {index + 1}: its entry in the parent tree is not that of its marks"
        return
    for mark, number in enumerate(entry):
        named = owners.pop(Place(index, mark), [])
        if [element.number for element in named] != [number]:
            yield f"page {index + 1}: mark {mark} belongs to {number} and is named by {len(named)} elements"
        elif mark in marks and _kind(marks[mark].tag) != _kind(named[0].tag):
            yield f"page {index + 1}: mark {mark} is a {marks[mark].tag}, its element a {named[0].tag}"


def _kind(tag: str) -> str:
    """Return a tag without the level of a heading, which only the tree knows for certain."""
    return tag.rstrip("123456")


def _annotations(paper: Paper, entries: dict[int, Any], used: Counter[int]) -> Iterator[str]:
    """Every annotation leads to the link that holds it, says where it leads, and leads there."""
    holders = {
        kid.number: element for element in paper.elements for kid in element.kids if isinstance(kid, Link)
    }
    for number, page in enumerate(paper.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            key = int(annotation.get("/StructParent", -1))
            used[key] += 1
            holder = holders.pop(annotation.objgen[0], None)
            if holder is None or entries.get(key) != holder.number or holder.tag != "Link":
                yield f"page {number}: an annotation does not lead to the link that holds it"
            if not str(annotation.get("/Contents", "")).strip() or paper.target(annotation) < 0:
                yield f"page {number}: a link does not say where it leads, or leads nowhere"
    yield from (f"a {holder.tag} holds an annotation that no page shows" for holder in holders.values())


def _parent_tree(paper: Paper) -> dict[int, Any]:
    """Return the parent tree: by key the number of an element, or a list of such numbers."""
    found: dict[int, Any] = {}
    for key, value in _numbers(paper.root.raw.get("/ParentTree", pikepdf.Dictionary())):
        if isinstance(value, pikepdf.Array):
            found[key] = [one.objgen[0] for one in value]
        elif isinstance(value, pikepdf.Object):
            found[key] = value.objgen[0]
    return found


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield keys and values of a number tree."""
    numbers = list(tree.get("/Nums", []))
    for key, value in zip(numbers[::2], numbers[1::2], strict=False):
        yield key if isinstance(key, int) else -1, value  # what is no number is a fault of its own
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _family(paper: Paper) -> Iterator[str]:
    """Every element knows its parent, and stands where its tag may stand."""
    for element in paper.elements:
        parent = element.parent
        if parent is None or element.raw.get("/P") is None or element.raw.P.objgen != parent.raw.objgen:
            yield f"a {element.tag} names another parent than the one that holds it"
        elif element.tag in _INSIDE and parent.tag not in _INSIDE[element.tag]:
            yield f"a {element.tag} stands in a {parent.tag}"
        if element.tag not in _TAGS:
            yield f"{element.tag} is no tag"
        if not element.kids and element.tag not in {"TD", "TH", "Document"}:
            yield f"a {element.tag} holds nothing"
        if element.tag in _HOLDING and any(isinstance(kid, Place) for kid in element.kids):
            yield f"a {element.tag} has content of its own"


_HOLDING = frozenset({"Document", "Sect", "Div", "L", "LI", "Table", "TR", "TOC", "TOCI", "THead", "TBody"})
_TAGS = _HOLDING | {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption"}
_TAGS |= {"Figure", "Link", "Reference", "Span"}
_INSIDE = {
    "Document": {"StructTreeRoot"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    "Caption": {"Table", "L", "TOC", "Figure"},
}


def _headings(paper: Paper) -> Iterator[str]:
    level = 0
    for element in paper.elements:
        if element.tag[0] == "H" and element.tag[1:].isdigit():
            if int(element.tag[1:]) > level + 1:
                yield f"{element.tag} follows H{level}"
            level = int(element.tag[1:])


def _figures(paper: Paper) -> Iterator[str]:
    for element in paper.elements:
        if element.tag == "Figure":
            if not str(element.raw.get("/Alt", "")).strip():
                yield "a figure has no words that stand for it"
            box = element.attribute("/BBox")
            if box is None or len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
                yield "a figure does not say where it stands"


def _languages(paper: Paper) -> Iterator[str]:
    for element in paper.elements:
        if element.language not in _CODES:
            yield f"a {element.tag} is read in {element.language or 'no language'}"
    for number, shown in enumerate(paper.shown, 1):
        yield from (f"page {number}: words in {one}" for one in shown.languages - set(_CODES))


def _fonts(paper: Paper) -> Iterator[str]:
    """Every font is in the file; each code that is shown means something and draws something.

    The space between words is the single byte 32, which readers widen, and no other sign has that code.
    """
    for number, shown in enumerate(paper.shown, 1):
        for font, codes in shown.codes.items():
            name = font.raw.get("/BaseFont")
            for code in sorted(codes):
                meant = font.meanings.get(code, "")
                if not meant or any(ord(c) in _PRIVATE or c in "\0\ufeff\ufffe" for c in meant):
                    yield f"page {number}: code {code} of {name} means {meant!r}"
                if font.glyph(code) == 0:
                    yield f"page {number}: code {code} of {name} draws a box for {meant!r}"
                if (code == 32) != (meant == " "):
                    yield f"page {number}: code {code} of {name} is taken for a space, and means {meant!r}"
            for inner in font.raw.get("/DescendantFonts", [font.raw]):
                descriptor: Any = inner.get("/FontDescriptor", {})
                if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                    yield f"page {number}: {name} is not in the file"
                if str(name)[7:8] != "+":
                    yield f"page {number}: {name} is not a subset"


def _contents(paper: Paper) -> Iterator[str]:
    """The contents name the titles of the outline and the pages to which their links lead."""
    with paper.pdf.open_outline() as outline:
        waiting, titles = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            titles.append(str(item.title))
            waiting = [*item.children, *waiting]
    for entry in (element for element in paper.elements if element.tag == "TOCI"):
        (link,) = (element for element in entry.walk() if element.tag == "Link")
        title, _space, page = _read(paper.text(link)).rpartition(" ")
        (number,) = (kid.number for kid in link.kids if isinstance(kid, Link))
        target = paper.target(paper.pdf.get_object(number, 0))
        if str(target + 1) != page or title not in titles:
            yield f"the contents lead to page {target + 1}: {title} {page}"


CHECKS: dict[str, Check] = {
    "validation": _validation,
    "marks": _marks,
    "parents": _parents,
    "family": _family,
    "tables": archive_table.faults,
    "headings": _headings,
    "figures": _figures,
    "languages": _languages,
    "fonts": _fonts,
    "contents": _contents,
    "pages": archive_file.pages,
    "catalog": archive_file.catalog,
    "metadata": archive_file.metadata,
    "packing": archive_file.packing,
}


def _order(paper: Paper, story: Story) -> Iterator[str]:
    """The tree says the story's words, each in its language, in the story's order."""
    wanted = spoken(story)
    said = list(said_by(paper))
    for text in letterhead(story):
        if not said or not text.startswith(said[0].text.rstrip("…")):
            yield f"the letterhead says {said[:1]}, not {text}"
        del said[:1]
    for number, (one, other) in enumerate(zip(wanted, said, strict=False)):
        if one != other:
            yield f"piece {number} is {other}, not {one}"
            return
    if len(wanted) != len(said):
        yield f"{len(said)} pieces are said, not {len(wanted)}"


def _read(text: str) -> str:
    """Return text as it is read aloud: neither a hyphen of the press nor a joint is in it."""
    return text.replace("\u00ad", "").replace("\u2060", "")


def said_by(paper: Paper) -> Iterator[Said]:
    """Yield the text of every element in reading order, but for contents and figures."""
    aside: set[int] = set()
    for element in paper.elements:
        if element.tag in {"TOC", "Figure"}:
            aside.update(id(inner) for inner in element.walk())
        text = _read(paper.text(element)).strip(" ")
        if text.strip() and id(element) not in aside:
            yield Said(text, _CODES.get(element.language, element.language))


def faults(data: bytes, story: Story | None = None) -> dict[str, list[str]]:
    """Return what is wrong with a file, by check; with its story, whether it says the story's words too."""
    with Paper(data) as paper:
        found = {name: list(check(paper)) for name, check in CHECKS.items()}
        if story is not None:
            found["order"] = list(_order(paper, story))
    return {name: wrong for name, wrong in found.items() if wrong}
