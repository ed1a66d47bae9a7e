"""A text with its build: what every rule looks at. Paragraphs, sections and sentences are worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from cufdesk.reading.blocks import Block, blocks_of
from cufdesk.reading.dictated import clauses, is_dictated
from cufdesk.reading.fallen import fallen
from cufdesk.reading.language import Lexicon, is_in_other, language_of, lexicon
from cufdesk.reading.mail import Envelope, envelope
from cufdesk.reading.matching import Span, expression, moved_spans, shadow_of, squeezed
from cufdesk.reading.owners import Owners, owners
from cufdesk.reading.remembering import remembered
from cufdesk.reading.sections import Section, sections_of, title_of
from cufdesk.reading.times import Time, times
from cufdesk.reading.who import names_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cufdesk.reading.own_words import OwnWords

_LONG_ENOUGH = 30
_LETTERED_LINE = re.compile(r"^[A-H]\. [A-ZÀ-Ý][A-ZÀ-Ý '’/-]{3,70}$", re.MULTILINE)
_FEWEST_LETTERS = 2
_LETTERS = re.compile(r"^[ \t]*([A-H])\.[ \u00a0]+(?=[^\W\d_]{2})", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Document:
    """A text with its shadow, its language and its build, worked out once and asked by every rule.

    `names` are bodies, `people` those whom its lists made known: rules on sentences know them again.
    `day` is that of the meeting: what is said of an earlier one is past.
    """

    text: str
    shadow: str
    lexicon: Lexicon
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    day: dt.date | None = None
    answers: dict[Any, tuple[int, Any]] = field(default_factory=dict, init=False, repr=False)
    """What rules have answered, by their words: `remembering` keeps it."""

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Return the folded given names and surnames of the people that the text names."""
        return names_words(self.people)

    @cached_property
    def known_given(self) -> frozenset[str]:
        """Return the folded first words of the names of the people that the text names."""
        return names_words(tuple(name.split()[0] for name in self.people if name.split()))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return the paragraphs in order."""
        return tuple(blocks_of(self))

    @cached_property
    def fallen(self) -> dict[int, tuple[Span, ...]]:
        """Return the cells of the rows of tables that fell into lines, by where the rows begin."""
        return fallen(self)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Return the letters that head points in order, "A. Accueil" before "B. Finances"; no initials."""
        found = "".join(letter.lower() for letter in _LETTERS.findall(self.text))
        told = "abcdefgh"[: next((i for i in range(8) if "abcdefgh"[i] not in found), 8)]
        return frozenset(told if len(told) >= _FEWEST_LETTERS else "")

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections in order; the first holds what comes before any heading."""
        return tuple(sections_of(self))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Return the times that are said in words, in order and apart."""
        return tuple(times(self))

    def knowing(self, names: tuple[str, ...], people: tuple[str, ...], day: dt.date | None) -> Document:
        """Return the text with those it made known and the day of its meeting; its build stays found."""
        known = replace(self, names=names, people=people, day=day)
        vars(known).update(times=self.times, blocks=self.blocks, fallen=self.fallen)
        return known

    @cached_property
    def _time_bounds(self) -> tuple[list[int], list[int]]:
        return [time.span[0] for time in self.times], [time.span[1] for time in self.times]

    def times_in(self, start: int, end: int) -> tuple[Time, ...]:
        """Return the times in words that a stretch touches."""
        begins, ends = self._time_bounds
        first = bisect_right(ends, start)
        if first == len(begins) or begins[first] >= end:
            return ()
        return self.times[first : bisect_left(begins, end, lo=first)]

    def time_from(self, start: int, end: int) -> Time | None:
        """Return the first time in words that begins in a stretch."""
        index = bisect_left(self._time_bounds[0], start)
        found = self.times[index] if index < len(self.times) else None
        return found if found and found.span[0] < end else None

    def time_around(self, at: int) -> Time | None:
        """Return the clause or event ("une fois le budget voté") that tells a time and holds a place."""
        index = bisect_right(self._time_bounds[0], at) - 1
        found = self.times[index] if index >= 0 else None
        return found if found and found.relative and found.span[0] < at < found.span[1] else None

    @cached_property
    def lettered(self) -> frozenset[int]:
        """Return where lines begin that are a letter and words in capitals: "B. ROTACIONES"."""
        return frozenset(match.start() for match in _LETTERED_LINE.finditer(self.text))

    @cached_property
    def is_bilingual(self) -> bool:
        """Tell whether the text says everything twice, in two languages."""
        long = [block for block in self.blocks if block.end - block.start >= _LONG_ENOUGH]
        other = sum(is_in_other(self.lexicon, self.shadow[slice(*block.span)]) for block in long)
        parts = [span for block in long for span in sentences(self, *block.span)]
        told = sum(is_in_other(self.lexicon, self.shadow[slice(*span)]) for span in parts)
        return len(long) > 1 and (other * 4 >= len(long) or told * 4 >= len(parts))

    @cached_property
    def envelope(self) -> Envelope:
        """Return what belongs to an e-mail around what it says."""
        return envelope(self)

    @cached_property
    def owners(self) -> Owners:
        """Return the lines that say who or by when for the list below them."""
        return owners(self)

    def owner_at(self, position: int) -> Span | None:
        """Return the place of what the line above a list says of the item at a place."""
        block = self.block_at(position)
        return self.owners.below.get(block.mark) if block else None

    @cached_property
    def title(self) -> Block | None:
        """Return the paragraph that is the title, or None."""
        return title_of(self)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.mark for block in self.blocks]

    def block_at(self, position: int) -> Block | None:
        """Return the paragraph that a place is in."""
        index = bisect_right(self._starts, position) - 1
        return self.blocks[index] if index >= 0 and position < self.blocks[index].end else None

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.heading[0] for section in self.sections]

    def section_at(self, position: int) -> Section | None:
        """Return the section that a place is in."""
        index = bisect_right(self._section_starts, position) - 1
        return self.sections[index] if index >= 0 else None

    def quote(self, span: Span) -> str:
        """Return the words at a place, on one line."""
        return squeezed(self.text[span[0] : span[1]])


def document(text: str, language: str | None = None, own: OwnWords | None = None) -> Document:
    """Prepare a cleaned text for the rules, in the language it is found to be in, with `own` words."""
    shadow = shadow_of(text)
    return Document(text, shadow, lexicon(language or language_of(shadow), own))


_STOP = re.compile(r"(?<![.!?…])[.!?…]+[»\")\]]*\s+(?=[^\s])|;\s+(?=[^\s])")
_BRACKETS_LONGEST = 80
_CLOSING = re.compile(r"[^()\n]{1,80}\)")
_LONGEST_SENTENCE = 1500
_LONGEST_WHOLE = 120
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[a-z]\.-[a-z]|m|mm|mme|mmes|mlle|dr|dra|pr|sr|sra|srta|lic|mtro|mtra|ing|arq|c|prof|s\.e|"
    r"s\.e\.m|n|no|num|art|av|ext|tel|"
    r"sres|sras|lics|licda|licdo|profr|profra|profa|psic|biol|abog|econ|antrop|tec|gral|mtros|dres|ings|arqs|"
    r"mtras|dras|cc|mag|dip|sen|reg|pbro|emb|"
    r"p|pp|resp|ech|ref|fev|janv|env|max|etc|cf|ej|p\. ej|vs|st|ste|h|[a-z])\.$"
)

# In haste a sentence begins in lower case: "reviso los topónimos. cuándo?"; a short word may be cut.
_WHOLE_WORD = re.compile(r"(?:[^\W\d_]{3}(?:[aeiouy]|[aeiouy][snrtlx]|[ae][us]x)|\)|(?<![\w.])\d{1,2})\.$")


def sentences(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give the sentences of a paragraph; the stop of an abbreviation or initial ends none."""
    opener = _opener_pattern(doc.lexicon).match(doc.shadow, start, end)
    if opener:  # "ok je fais la liste": what is answered, and then what is told
        return iter(((start, opener.end("word")), *sentences(doc, opener.end(), end)))
    if start < end <= start + _LONGEST_WHOLE and _STOP.search(doc.text, start, end) is None:
        return iter(((start, end),))
    return iter(_sentences(doc, start, end))


@lru_cache(maxsize=8)
def _opener_pattern(lex: Lexicon) -> re.Pattern[str]:
    words, first = expression(lex.words("chat.openers")), expression(lex.words("chat.first_words"))
    return re.compile(rf"(?P<word>{words}(?:[ ,!]{{1,3}}{words})?)[ ,!]{{1,3}}(?={first})")


@remembered(moved_spans)
def _sentences(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    found = tuple(_parted(doc, start, end))
    if not any(is_dictated(doc, *span) for span in found):
        return found
    return tuple(
        clause for span in found for clause in (clauses(doc, *span) if is_dictated(doc, *span) else (span,))
    )


def _parted(doc: Document, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _STOP.finditer(doc.text, start, end):
        if match.end() > at and not (_is_abbreviation(doc, at, match) or _is_within_brackets(doc, at, match)):
            yield from pieces(doc, at, at + len(doc.text[at : match.end()].rstrip()))
            at = match.end()
    if at < end:
        yield from pieces(doc, at, end)


def _is_abbreviation(doc: Document, at: int, match: re.Match[str]) -> bool:
    if doc.text[match.start()] != ".":
        return False
    if doc.text[match.end()] in ":;,)/":  # "prés. : Estelle"
        return True
    before = doc.shadow[max(at, match.start() - 8) : match.start() + 1]
    short = before.split()[-1]
    if doc.lexicon.value("civilities", short) is not None:
        return True  # "el C.P. Quezada"
    if short in doc.lexicon.folded("name_abbreviations"):
        return True  # "Ma. del Carmen"
    return _ABBREVIATION.search(before) is not None or (
        doc.text[match.end()].islower() and _WHOLE_WORD.search(before) is None
    )


def _is_within_brackets(doc: Document, at: int, match: re.Match[str]) -> bool:
    """Tell whether a semicolon parts what brackets hold: "(Mme Roux ; avant le 12 mai)"."""
    if doc.text[match.start()] != ";":
        return False
    opened = doc.text.rfind("(", max(at, match.start() - _BRACKETS_LONGEST), match.start())
    if opened < 0 or doc.text.find(")", opened, match.start()) >= 0:
        return False
    return _CLOSING.match(doc.text, match.end()) is not None


def pieces(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give a stretch in pieces of a bearable length: rules look around within a sentence."""
    while end - start > _LONGEST_SENTENCE:
        cut = doc.text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end
