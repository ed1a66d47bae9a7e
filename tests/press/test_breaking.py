from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.press import styles
from cufdesk.press.breaking import Place, balanced, justified, ragged
from cufdesk.press.compositor import Compositor
from cufdesk.press.hyphenation import Hyphenator
from cufdesk.press.units import Unit, fitted, units_of
from tests.press.stories import FRENCH, SPANISH

if TYPE_CHECKING:
    from cufdesk.press.surface import SetLine

_SOME = ("a", "le", "l’aménagement", "1\u202f234,50\u00a0€", "groupe-pays", "«", "territoires", ";", "x")
_WORDS = st.lists(st.sampled_from(_SOME))


def _units(text: str, width: float = 1e9) -> list[Unit]:
    voice = Compositor().typecase.voice("body", styles.INK)
    return list(fitted(units_of([(voice, text)]), width, Hyphenator("fr")))


def _said(line: SetLine) -> str:
    return "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs).removesuffix(" ")


def _set_width(line: SetLine) -> float:
    return line.width + line.widen * line.spaces


@given(_WORDS, st.integers(20, 300))
def test_lines_say_the_words_and_keep_to_the_column(words: list[str], width: int) -> None:
    style = styles.BODY
    lines = Compositor().set(" ".join(words), style, width, "fr").lines
    text = "\n".join(map(_said, lines)).replace("\u00ad\n", "").replace("\n", " ")
    assert text.split(" ") == [word for word in words if word] or (not text and not "".join(words))
    measure = width * 1000 / style.size
    for line in lines:
        assert _set_width(line) <= measure + 300  # no more than a hanging hyphen or full stop


@pytest.mark.parametrize(("texts", "language"), [(FRENCH, "fr"), (SPANISH, "es")])
def test_justified_lines_end_at_the_edge(texts: tuple[str, ...], language: str) -> None:
    for text in texts:
        lines = Compositor().set(text * 3, styles.NARROW, 225, language).lines
        measure = 225 * 1000 / styles.NARROW.size
        for line in lines[:-1]:
            assert -1 < _set_width(line) - measure < 200
        assert lines[-1].width <= measure


def test_a_paragraph_is_better_than_its_lines_one_by_one() -> None:
    """The whole-paragraph breaker stretches its worst space less than the line-by-line one."""
    units = _units(" ".join(FRENCH) * 4)
    for width in (20_000.0, 24_000.0, 30_000.0):
        assert _worst(units, justified(units, width, Hyphenator("fr")), width) <= _worst(
            units, ragged(units, width), width
        )


def _worst(units: list[Unit], ends: list[Place], width: float) -> float:
    worst = 0.0
    for start, end in pairwise([Place(0, 0), *ends[:-1]]):
        inside = units[start.unit : end.unit]
        length = sum(unit.width + unit.gap for unit in inside) - inside[-1].gap
        if start.offset:
            length -= inside[0].part(0, start.offset).width
        if end.offset:
            length += units[end.unit].part(0, end.offset).width + inside[-1].gap
        worst = max(worst, (width - length) / max(1, len(inside) - 1))
    return worst


def test_hyphens_do_not_pile_up() -> None:
    lines = Compositor().set(" ".join(FRENCH) * 10, styles.NARROW, 225, "fr").lines
    ends = "".join("-" if _said(line).endswith("\u00ad") else "." for line in lines)
    assert "-" in ends
    assert "----" not in ends


@given(
    st.lists(st.sampled_from(["de", "coopération", "visite", "internationale"]), min_size=1),
    st.integers(60, 400),
)
def test_balancing_takes_no_more_lines(words: list[str], width: int) -> None:
    units = _units(" ".join(words))
    measure = width * 1000 / styles.TITLE.size
    units = _units(" ".join(words), measure)
    plain, even = ragged(units, measure), balanced(units, measure)
    assert len(even) == len(plain)
    assert even[-1] == plain[-1] == Place(len(units), 0)


@pytest.mark.parametrize(
    ("language", "word", "shown"),
    [
        ("fr", "«\u00a0l’aménagement\u00a0»,", "«\u00a0l’amé-na-ge-ment\u00a0»,"),
        ("fr", "d’interopérabilité\u202f;", "d’in-ter-opé-ra-bi-lité\u202f;"),
        ("es", "«subrayándolo»", "«sub-ra-yán-dolo»"),
        ("es", "¿cooperaciones?", "¿coope-ra-cio-nes?"),
        ("fr", "CONAGO", "CONAGO"),
        ("fr", "1\u202f234\u00a0euros", "1\u202f234\u00a0euros"),
        ("fr", "secretariat@example.org", "secretariat@example.org"),
    ],
)
def test_where_words_may_be_parted(language: str, word: str, shown: str) -> None:
    points = Hyphenator(language).points(word)
    parts = [word[a:b] for a, b in pairwise([0, *points, len(word)])]
    assert "-".join(parts).replace("-", "") == shown.replace("-", "")
    if "-" not in shown:
        assert not points
    else:
        assert parts == shown.split("-")


def test_a_long_text_takes_time_in_proportion() -> None:
    """In time of the processor: what else the machine is doing does not count."""

    def seconds(count: int) -> float:
        start = time.process_time()
        Compositor().set(" ".join(FRENCH) * count, styles.NARROW, 225, "fr")
        return time.process_time() - start

    seconds(5)
    assert seconds(200) < 30 * max(seconds(20), 0.005)


def test_a_title_parts_no_compound_and_begins_no_line_with_a_dash() -> None:
    title = "Coopération décentralisée franco-mexicaine – visite présidentielle 2015"
    for style, width in (
        (styles.TITLE, 471),
        (styles.TITLE_LINE, 471),
        (styles.TITLE_NARROW, 224),
        (styles.TITLE_LINE, 224),
    ):
        lines = [_said(line) for line in Compositor().set(title, style, width, "fr").lines]
        assert " ".join(lines) == title
        assert not any(line.startswith("–") for line in lines)


def test_a_title_parts_a_compound_where_it_would_need_another_line() -> None:
    width = Compositor().width("franco-mexicaine", styles.TITLE) * 0.75
    lines = Compositor().set("Amitié franco-mexicaine", styles.TITLE, width, "fr").lines
    assert any("franco-" in _said(line) and "mexicaine" not in _said(line) for line in lines)
