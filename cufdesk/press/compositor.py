"""From words to lines: emphasis, hyphenation and justification for one column width."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cufdesk.i18n import LOCALES
from cufdesk.press.boxes import Lines
from cufdesk.press.breaking import Place, balanced, justified, ragged
from cufdesk.press.characters import SOFT_HYPHEN, clean, in_one_line
from cufdesk.press.hyphenation import Hyphenator
from cufdesk.press.story import Span
from cufdesk.press.styles import SLATE, WHITE
from cufdesk.press.surface import SetLine
from cufdesk.press.typecase import Typecase
from cufdesk.press.units import Run, Unit, fitted, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cufdesk.press.story import Align, Words
    from cufdesk.press.styles import TextStyle
    from cufdesk.press.typecase import Piece, Voice

TAGS = {language: locale.replace("_", "-") for language, locale in LOCALES.items()}
_ONE_LINE = 400  # characters that are looked at for a text that must keep to one line
_PART = 16  # a shorter part of a word is not shown before "…"
_HOLE = 2.0  # a line whose spaces would have to grow by more than this share is left ragged


def plain(words: Words) -> str:
    """Return words without their emphasis."""
    if isinstance(words, str):
        return words
    return "".join(part.text if isinstance(part, Span) else part for part in words)


def says(words: Words) -> bool:
    """Tell whether anything of the words reaches the page."""
    return bool(clean(plain(words)).strip())


class Compositor:
    """Sets words in the faces of one document; `tags` name its languages as PDF does ("fr" is "fr-FR")."""

    def __init__(self, tags: Mapping[str, str] = TAGS) -> None:
        self.tags = tags
        self.typecase = Typecase()
        self._hyphenators: dict[str, Hyphenator] = {}

    def set(
        self, words: Words, style: TextStyle, width: float, language: str, *, align: Align | None = None
    ) -> Lines:
        """Return words as lines of a column `width` points wide; a line end in them starts a new line.

        `align` places the lines otherwise than the style does.
        """
        measure = width * 1000 / style.size
        lines: list[SetLine] = []
        for runs in self._hard_lines(words, style, language):
            foreign = runs[0][0].language[:2] if runs else ""
            hyphenator = self._hyphenator(foreign or language)
            units = list(fitted(units_of(runs), measure, hyphenator))
            if style.align == "justified":
                lines.extend(_lines(units, justified(units, measure, hyphenator), measure))
            else:
                ends = balanced(units, measure) if style.balanced else ragged(units, measure)
                lines.extend(_lines(units, ends, None))
        return _placed(_spaced(lines), style, width, align)

    def one_line(self, text: str, style: TextStyle, width: float, language: str) -> Lines:
        """Return a text on one line, its end replaced by "…" when it is too long."""
        shown = text = in_one_line(text)[:_ONE_LINE]
        if self.width(text, style) > width:
            fits = bisect_right(range(len(text)), width, key=lambda end: self.width(text[:end] + "…", style))
            shown = text[: max(0, fits - 1)]
            words, space, part = shown.rpartition(" ")
            if space and len(part) < _PART and text[len(shown)] != " ":
                shown = words
            shown = shown.rstrip(" ,;.–") + "…"
        return self.set(shown, style, width, language)

    def longest(self, words: Words, style: TextStyle) -> float:
        """Return the width in points of the widest word: a narrower column would have to cut it."""
        units = (unit for runs in self._hard_lines(words, style) for unit in units_of(runs))
        return max((unit.width for unit in units), default=0) * style.size / 1000

    def width(self, words: Words, style: TextStyle) -> float:
        """Return the width in points of the words, each line unbroken."""
        lines = (list(units_of(runs)) for runs in self._hard_lines(words, style))
        widths = (sum(unit.width + unit.gap for unit in units) for units in lines)
        return max(widths, default=0) * style.size / 1000

    def _hyphenator(self, language: str) -> Hyphenator:
        if language not in self._hyphenators:
            self._hyphenators[language] = Hyphenator(language)
        return self._hyphenators[language]

    def _hard_lines(self, words: Words, style: TextStyle, language: str = "") -> Iterator[list[Run]]:
        """Yield the lines that the text itself makes, each as runs of one voice.

        Words in another language than the one around them are marked with theirs.
        """
        runs: list[Run] = []
        for part in (words,) if isinstance(words, str) else words:
            span = part if isinstance(part, Span) else None
            voice = self._voice(style, span, language)
            first, *others = clean(part.text if isinstance(part, Span) else part).split("\n")
            if first:
                runs.append((voice, first))
            for text in others:
                yield runs
                runs = [(voice, text)] if text else []
        yield runs

    def _voice(self, style: TextStyle, span: Span | None, language: str) -> Voice:
        bold = style.weight == "bold" or (span is not None and span.bold)
        italic = style.italic != (span is not None and span.italic)  # italic within italic stands upright
        if style.family == "body":
            name = "body" + ("-bold" if bold else "") + ("-italic" if italic else "")
        else:
            weight = "bold" if bold else style.weight or ("italic" if italic else "")
            name = f"sans-{weight}" if weight else "sans"
        quiet = span is not None and span.muted and style.colour != WHITE  # grey is not read on a dark ground
        colour = SLATE if quiet else style.colour
        foreign = span.language if span is not None and span.language not in ("", language) else ""
        tag = self.tags[foreign] if foreign else ""
        return self.typecase.voice(name, colour, upper=style.upper, tracking=style.tracking, language=tag)


def _placed(lines: list[SetLine], style: TextStyle, width: float, align: Align | None = None) -> Lines:
    """Return lines with the left end of each, as they are aligned."""
    share = {"right": 1.0, "centre": 0.5}.get(align or style.align, 0.0)
    places = [share and (width - line.width * style.size / 1000) * share for line in lines]
    return Lines(lines, style.size, style.leading, places)


def _spaced(lines: list[SetLine]) -> list[SetLine]:
    """Return lines that end with a space where a word ends, so that no reader joins it to the next line's.

    The space hangs over the line's end and is not measured.
    """
    spaced: list[SetLine] = []
    for line in lines[:-1]:
        goes_on = line.pieces[-1].glyphs[-1].text.endswith(SOFT_HYPHEN)
        spaced.append(line if goes_on else line._replace(pieces=(*line.pieces, line.space)))
    return [*spaced, *lines[-1:]]


def _lines(units: Sequence[Unit], ends: Sequence[Place], measure: float | None) -> Iterator[SetLine]:
    """Yield the lines between line ends, widened to the measure when there is one (but for the last)."""
    start = Place(0, 0)
    for end in ends:
        segment = [_unbroken(unit) for unit in units[start.unit : end.unit]]
        if start.offset:
            segment[0] = segment[0].part(start.offset, len(segment[0].text), spaced=segment[0].gap > 0)
        if end.offset:
            segment.append(units[end.unit].part(0, end.offset, mark=SOFT_HYPHEN))
        elif end is not ends[-1] and not segment[-1].gap:
            last = units[end.unit - 1]
            segment[-1] = last if _is_broken(last) else segment[-1].joined()
        line = _joined(segment)
        if measure is not None and line.spaces:
            spare = measure + segment[-1].hang - line.width
            widen = spare / line.spaces
            if widen < 0 or (end is not ends[-1] and widen < _HOLE * segment[0].runs[-1][0].space.width):
                line = line._replace(widen=widen)
        yield line
        start = end


def _is_broken(unit: Unit) -> bool:
    return unit.text.endswith(SOFT_HYPHEN)


def _unbroken(unit: Unit) -> Unit:
    """Return a part of a word that was cut, without the hyphen that it would need at a line's end."""
    return unit.part(0, len(unit.text) - 1) if _is_broken(unit) else unit


def _joined(units: Sequence[Unit]) -> SetLine:
    pieces: list[Piece] = []
    spaces = 0
    width = 0
    for unit in units[:-1]:
        pieces += unit.pieces
        width += unit.width + unit.gap
        if unit.gap:
            spaces += 1
            pieces.append(unit.runs[-1][0].space)
    pieces += units[-1].pieces
    space = units[-1].runs[-1][0].space
    return SetLine(tuple(pieces), spaces, width + units[-1].width, space)
