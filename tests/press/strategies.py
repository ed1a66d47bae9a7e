"""Any story at all, for hypothesis: whatever a person may paste, in any shape that the vocabulary allows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cufdesk.press.story import (
    Alternating,
    Annex,
    Bar,
    Blank,
    Cell,
    Chart,
    Col,
    Contents,
    DataTable,
    Figure,
    Heading,
    KeyValues,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    People,
    Person,
    Row,
    Signature,
    Signatures,
    Span,
    Story,
    TitleBlock,
)
from tests.press.vocabulary import picture

# Letters with and without marks, no-break spaces, pictures, letters read from the right, controls, halves of
# characters: what comes out of mail programs, spreadsheets and telephones.
_LETTERS = (
    "aé œ’-/«\u00a0»\u202f¿¡\n\u00ad\u0301\u0323\ue000漢😀👨\u200d👩\u200d👧"
    "\u202eשלום\u202dمرحبا\x00\x07\ud83d\udc00\ufeff"
)
_SOME = ("de", "l’aménagement", "1\u202f234,50\u00a0€", "«\u00a0mot\u00a0»", "acuerdo", "groupe-pays")
_ODD = ("x" * 300, "mot " * 400, "", " ", "\n\n", "M.\u00a0Núñez de la Peña", "\u0301", "\ud800")
LANGUAGES = st.sampled_from(["fr", "es", "en"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(_LETTERS, max_size=200),
    st.lists(st.sampled_from(_SOME)).map(" ".join),
    st.sampled_from(_ODD),
)
SPANS = st.builds(Span, TEXTS, st.booleans(), st.booleans(), st.booleans(), st.one_of(st.just(""), LANGUAGES))
WORDS = st.one_of(TEXTS, st.lists(st.one_of(TEXTS, SPANS), max_size=3).map(tuple))
_PAIRS = st.lists(st.tuples(TEXTS, WORDS), max_size=4).map(tuple)
_FACTS = st.lists(st.tuples(TEXTS, TEXTS), max_size=5).map(tuple)
_ALIGNS = st.sampled_from(["left", "right", "centre"])
_PICTURES = st.sampled_from([picture(), picture(40, 300), b"", b"no picture"])


def several(strategy: Any, most: int = 4) -> Any:
    """Return tuples of what a strategy draws."""
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def tables(draw: Any) -> DataTable:
    """Return a table of 0 to 12 columns, with groups, spans, totals, missing cells and empty rows."""
    columns = draw(several(st.builds(Col, TEXTS, st.floats(0, 9), _ALIGNS), draw(st.sampled_from([4, 12]))))
    rows = []
    for kind in draw(st.lists(st.sampled_from(["data", "data", "group", "sub", "total"]), max_size=6)):
        cells: list[Any] = []
        room = len(columns)
        while room and draw(st.integers(0, 5)):
            span = draw(st.sampled_from([1, 1, 1, 2, 3, 99]))
            cell = st.builds(Cell, WORDS, st.just(span), st.booleans(), st.one_of(st.none(), _ALIGNS))
            cells.append(draw(cell if span > 1 else st.one_of(WORDS, cell)))
            room -= min(span, room)
        rows.append(Row(tuple(cells), kind))
    return DataTable(columns, tuple(rows), draw(TEXTS))


def _lists(inside: Any) -> Any:
    return st.builds(ListOf, several(inside), st.booleans())


LISTS = _lists(st.one_of(WORDS, _lists(st.one_of(WORDS, _lists(WORDS)))))
INNER = st.one_of(
    st.builds(TitleBlock, TEXTS, TEXTS, several(TEXTS), _FACTS),
    st.builds(Heading, TEXTS, st.integers(1, 3)),
    st.builds(Paragraph, WORDS, st.booleans()),
    st.builds(Note, WORDS, TEXTS),
    LISTS,
    st.builds(KeyValues, _PAIRS),
    st.builds(People, TEXTS, several(st.builds(Person, TEXTS, TEXTS, TEXTS, TEXTS))),
    tables(),
    st.builds(Figure, _PICTURES, TEXTS, TEXTS, st.floats(0, 1)),
    st.builds(Chart, several(st.builds(Bar, TEXTS, st.floats(-1e6, 1e9), TEXTS)), TEXTS),
    st.builds(Signatures, several(st.builds(Signature, TEXTS, TEXTS, TEXTS)), TEXTS),
    st.builds(Blank, TEXTS),
)
_SIDE = st.one_of(st.just(""), LANGUAGES)
_PLAIN = st.one_of(
    INNER,
    INNER,
    st.builds(Parallel, several(INNER), several(INNER), _SIDE, _SIDE),
    st.builds(Alternating, several(INNER), several(INNER), _SIDE, _SIDE),
    st.just(PageBreak()),
)
ITEMS = st.one_of(
    _PLAIN, _PLAIN, _PLAIN, st.builds(Contents, TEXTS), st.builds(Annex, TEXTS, TEXTS, several(_PLAIN))
)
STORIES = st.builds(
    Story,
    TEXTS,
    st.sampled_from(["fr", "es", "en", "fr+es", "es+fr"]),
    st.lists(ITEMS, max_size=6),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.one_of(st.none(), st.just(picture())),
    footer=TEXTS,
    subject=TEXTS,
    keywords=several(TEXTS),
    landscape=st.booleans(),
)
