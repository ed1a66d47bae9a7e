"""The structure tree: what a document says, in reading order, apart from where it stands on pages.

Nodes are made while the story is set, so their order is the story's. Drawing gives each its content: a number
on a page (an MCID), or an annotation. `written` turns the tree into PDF objects, with the parent tree that
leads from a page's content back to its node (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
_KEPT_EMPTY = frozenset({"TD", "TH"})  # an empty cell keeps its table regular
_DEEPEST = 6


class Content(NamedTuple):
    """Marked content of a page; pages count from 1."""

    page: int
    mark: int


class Annotated(NamedTuple):
    """An annotation of a page, by the number of its object."""

    page: int
    number: int


class Node:
    """An element: its type in PDF's words, its language (a tag such as fr-FR), and what it holds."""

    __slots__ = ("alternative", "attributes", "kids", "language", "parent", "tag")

    def __init__(
        self,
        tag: str,
        parent: Node | None = None,
        *,
        language: str = "",
        alternative: str = "",
        attributes: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.language = language
        self.alternative = alternative
        self.attributes = attributes
        self.kids: list[Node | Content | Annotated] = []

    def add(self, tag: str, *, language: str = "", alternative: str = "", attributes: str = "") -> Node:
        """Return a new last child; without a language it speaks this node's."""
        child = Node(tag, self, language=language, alternative=alternative, attributes=attributes)
        self.kids.append(child)
        return child

    def stands_at(self, box: tuple[float, float, float, float]) -> None:
        """Tell where on its page a figure stands: left, bottom, width, height."""
        left, bottom, width, height = box
        right, top = left + width, bottom + height
        self.attributes = f"/O/Layout/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"

    def let_go(self) -> None:
        """Part this node from all below it once they are written: no garbage is left to be searched for."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            waiting.extend(kid for kid in node.kids if isinstance(kid, Node))
            node.kids.clear()

    @property
    def spoken(self) -> str:
        """Return the language in which the node is to be read."""
        node: Node | None = self
        while node is not None:
            if node.language:
                return node.language
            node = node.parent
        return ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of the node was ever drawn, so that it needs no mention."""
        return self.tag not in _KEPT_EMPTY and all(
            isinstance(kid, Node) and kid.is_empty for kid in self.kids
        )


class Tree:
    """The structure of one document while it is drawn."""

    def __init__(self, language: str) -> None:
        self.root = Node("Document", language=language)
        self._owners: list[Node | list[Node]] = []  # of annotations, and of the marks of each page in order
        self._marks: dict[int, tuple[int, list[Node]]] = {}  # of each page: its number, its entry

    def mark(self, node: Node, page: int) -> int:
        """Return the number under which a page shows some of a node."""
        if page not in self._marks:
            self._marks[page] = (len(self._owners), [])
            self._owners.append(self._marks[page][1])
        marks = self._marks[page][1]
        marks.append(node)
        node.kids.append(Content(page, len(marks) - 1))
        return len(marks) - 1

    def annotate(self, node: Node) -> int:
        """Return the number under which an annotation is to name its node."""
        self._owners.append(node)
        return len(self._owners) - 1

    def parents_of(self, page: int) -> int | None:
        """Return the number of a page's entry in the parent tree; None for a page without content."""
        return self._marks[page][0] if page in self._marks else None

    def written(self, pages: Mapping[int, int], numbers: Sequence[int]) -> Iterator[bytes]:
        """Yield the objects of the tree, the first its root, to be stored under `numbers` in that order.

        `pages` are the object numbers of the pages. There must be `size` numbers.
        """
        nodes = list(_in_order(self.root))
        own = {id(node): number for node, number in zip(nodes, numbers[2:], strict=True)}
        yield (
            f"<</Type/StructTreeRoot/K[{own[id(self.root)]} 0 R]/ParentTree {numbers[1]} 0 R"
            f"/ParentTreeNextKey {len(self._owners)}>>"
        ).encode("ascii")
        yield self._parent_tree(own)
        level = 0
        for node in nodes:
            tag = node.tag
            if tag in _HEADINGS:  # a level is never more than one deeper than the one read before
                level = min(int(tag[1]), level + 1, _DEEPEST)
                tag = f"H{level}"
            yield _element(node, tag, own, numbers[0], pages)

    @property
    def size(self) -> int:
        """Return how many objects the tree needs."""
        return 2 + sum(1 for _ in _in_order(self.root))

    def _parent_tree(self, own: Mapping[int, int]) -> bytes:
        entries: list[str] = []
        for number, owner in enumerate(self._owners):
            if isinstance(owner, list):
                entries.append(f"{number}[{' '.join(f'{own[id(node)]} 0 R' for node in owner)}]")
            else:
                entries.append(f"{number} {own[id(owner)]} 0 R")
        return f"<</Nums[{' '.join(entries)}]>>".encode("ascii")


def _in_order(node: Node) -> Iterator[Node]:
    """Yield a node and what it holds in reading order, without what was never drawn."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(kid for kid in reversed(one.kids) if isinstance(kid, Node) and not kid.is_empty)


def _element(node: Node, tag: str, own: Mapping[int, int], root: int, pages: Mapping[int, int]) -> bytes:
    parts = [f"<</S/{tag}/P {own[id(node.parent)] if node.parent else root} 0 R"]
    if node.language and (node.parent is None or node.tag == "Sect" or node.parent.spoken != node.language):
        parts.append(f"/Lang({node.language})")
    if node.alternative:
        parts.append(f"/Alt{text_string(node.alternative)}")
    if node.attributes:
        parts.append(f"/A<<{node.attributes}>>")
    page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    kids = [_kid(kid, page, own, pages) for kid in node.kids if not (isinstance(kid, Node) and kid.is_empty)]
    if kids:
        parts.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
    parts.append(">>")
    return "".join(parts).encode("ascii")


def _kid(
    kid: Node | Content | Annotated, page: int | None, own: Mapping[int, int], pages: Mapping[int, int]
) -> str:
    if isinstance(kid, Node):
        return f"{own[id(kid)]} 0 R"
    if isinstance(kid, Content):
        if kid.page == page:
            return str(kid.mark)
        return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mark}>>"
    return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>"


def text_string(text: str) -> str:
    """Return a text as PDF writes it in a dictionary, whatever its letters."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
