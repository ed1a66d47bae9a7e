"""Whatever a document says, it is printed: any words, any shape, nothing lost, no crash."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cufdesk.press.characters import clean
from cufdesk.press.printing import print_story
from cufdesk.press.story import (
    Blank,
    Cell,
    Col,
    Contents,
    DataTable,
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
from tests.press.pages import body_of, unfolded

_text = st.one_of(
    st.text(max_size=60),
    st.text("aé œ’-/«\u00a0»\u202f😀漢\n\u00ad\u200d", max_size=200),
    st.sampled_from(["x" * 300, "mot " * 400, "", " ", "\n\n", "M.\u00a0Núñez de la Peña"]),
)
_words = st.one_of(
    _text, st.lists(st.builds(Span, _text, st.booleans(), st.booleans()), max_size=3).map(tuple)
)
_pairs = st.lists(st.tuples(_text, _text), max_size=4).map(tuple)


def _tuple(strategy: Any, most: int = 4) -> Any:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def _tables(draw: Any) -> DataTable:
    columns = draw(
        _tuple(st.builds(Col, _text, st.floats(0, 9), st.sampled_from(["left", "right", "centre"])), 7)
    )
    cells = st.lists(
        st.one_of(_words, st.builds(Cell, _words, st.just(1), st.booleans())), max_size=len(columns)
    )
    kinds = st.sampled_from(["data", "group", "sub", "total"])
    return DataTable(columns, draw(_tuple(st.builds(Row, cells.map(tuple), kinds), 6)), draw(_text))


_inner = st.one_of(
    st.builds(TitleBlock, _text, _text, _tuple(_text), _pairs),
    st.builds(Heading, _text, st.integers(1, 3)),
    st.builds(Paragraph, _words, st.booleans()),
    st.builds(Note, _words, _text),
    st.builds(ListOf, _tuple(st.one_of(_words, st.builds(ListOf, _tuple(_words)))), st.booleans()),
    st.builds(KeyValues, _pairs),
    st.builds(People, _text, _tuple(st.builds(Person, _text, _text, _text, _text))),
    _tables(),
    st.builds(Signatures, _tuple(st.builds(Signature, _text, _text, _text)), _text),
    st.builds(Blank, _text),
)
_items = st.one_of(
    _inner,
    st.builds(Parallel, _tuple(_inner), _tuple(_inner)),
    st.builds(Contents, _text),
    st.just(PageBreak()),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.builds(
        Story,
        _text,
        st.sampled_from(["fr", "es", "en", "fr+es", "es+fr"]),
        st.lists(_items, max_size=6),
        _text,
        _text,
        _text,
        _text,
        footer=_text,
        subject=_text,
        keywords=_tuple(_text),
        landscape=st.booleans(),
    )
)
def test_any_story_is_printed(story: Story) -> None:
    stream = io.BytesIO()
    pages = print_story(story, stream)
    document = pypdfium2.PdfDocument(stream.getvalue())
    try:
        assert len(document) == pages >= 1
    finally:
        document.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.builds(Paragraph, _words), st.builds(Note, _words), _tables()), max_size=5))
def test_no_character_is_lost_or_made_up(items: list[Any]) -> None:
    story = Story("T", "fr", items)
    source: list[str] = []
    for item in items:
        if isinstance(item, DataTable):
            source += [] if not item.columns else [_plain(item.caption)]
            source += [_plain(cell) for row in item.rows if item.columns for cell in row.cells]
        else:
            source.append(_plain(item.text))
    lines = body_of(story)
    said = Counter("".join(unfolded(lines).split(" ")))
    headers = Counter("".join(_column_titles(items)))
    wanted = Counter("".join(clean(text) for text in source).replace("\n", "").replace(" ", ""))
    for counter in (said, headers, wanted):
        counter.pop("\u00ad", None)
    assert not wanted - said  # nothing lost
    assert set(said - wanted) <= set(headers)  # nothing made up: what comes more often is a header said again


def _plain(words: Any) -> str:
    if isinstance(words, Cell):
        return _plain(words.text)
    return words if isinstance(words, str) else "".join(part.text for part in words)


def _column_titles(items: list[Any]) -> list[str]:
    return [
        clean(_plain(column.title))
        for item in items
        if isinstance(item, DataTable)
        for column in item.columns
    ]
