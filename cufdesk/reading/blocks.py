"""The paragraphs of a text: plain ones, bullets, numbered points, rows of tables; cut lines put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.attendance_heads import kind_of_heading
from cufdesk.reading.chat import CHAT, is_notice
from cufdesk.reading.matching import Span, expression
from cufdesk.reading.owners import is_term
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_WRAP_LONGEST = 110
_WRAP_USUAL = 45
_WRAP_SLACK = 6
_WRAP_SPREAD = 12
_CUT_BY_HAND = 60
_SURE_BREAKS = 3
_BESIDE_LONGEST = 100
_FEW = 4
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,90}[)\]][.;]?")
_ARROW = re.compile(r"[-=]*>|[→⇒➜➔➤]")
_FIRST_PIECE = re.compile(r"[,;:(]|\s[-–—]\s|\s->")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `start` is after its sign or number; `label` is that number, `word` the word before it.

    `kind`: text, bullet, number or row. `level` counts indentation, `loose` says that a blank line precedes.
    """

    kind: str
    start: int
    end: int
    mark: int
    level: int = 0
    loose: bool = False
    label: str = ""
    word: str = ""

    @property
    def span(self) -> Span:
        """Return the place of its words."""
        return self.start, self.end

    @property
    def spelled(self) -> bool:
        """Tell whether its number is a word: "SEGUNDO.-"."""
        return re.fullmatch(_SPELLED, self.label) is not None


def blocks_of(doc: Document) -> Iterator[Block]:
    """Give the paragraphs in order."""
    return _joined(doc, list(_lines(doc)))


_BULLET = re.compile(
    r"[·•▪●◦‣⁃■□▫◆◇▶►▸➤➢❖]\s*|\[[ xX_]?\]\s+|[-–—*]\s+|(?:[-=]+>|[→⇒➜✓✔])\s*"
    # Boxes, hands and other small pictures.
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d]*\s*"
)
_PLAIN_NUMBER = (
    r"(?P<label>\d{1,3}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-z])\s?(?:\.-|[.)]|°|-(?=\s)|:(?=\s))\)?\s*(?=\S)"
)
# "1.1 La composition…": the stops inside are enough.
_DEEP_NUMBER = (
    r"(?P<deep>(?:\d{1,2}|[ivx]{1,5}|[a-z](?=\.\d))(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_]{2}|m\.\s|[ld]')"
    r"|(?P<bare>(?!))"
)
_BARE_NUMBER = r"(?P<bare>\d{1,2})\s(?=[^\W\d_]{2})"
_SPELLED = r"(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim|unic)[oa]"
_ORDINAL = (
    rf"(?P<ordinal>{_SPELLED})"
    r"\s?(?:\.-|[.:)]|-\s)\s*(?=\S)"
)
_CODE = r"(?P<code>[da]-?\d{1,3}(?:-a\d{1,3})?)\s?(?:\.-|[.):]|-(?=\s)|\s(?=\S))\s*"
_ROW = re.compile(r"\s\|\s|(?<=[^:\s])\t+(?=\S)|^\|.*\||^[^|]+(?:\|[^|]*){2,}$")
_RULED = re.compile(r"[|+:=_\s-]*[|+=_-][|+:=_\s-]*")
_MARKUP = re.compile(r"(?:\[[ xX]?\]|#{1,6}|\*\*|__)\s?")


def _lines(doc: Document) -> Iterator[Block]:
    """Give one block per line that holds something."""
    lettered = _LETTERED_POINTS.search(doc.text) is not None
    label = _label_pattern(doc.lexicon, lettered=lettered, bare=_counts_bare(doc.text))
    at, loose = 0, True
    alone: Block | None = None
    in_table = False
    for line in doc.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        first = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        if first >= end:
            loose = True
            continue
        if _RULED.fullmatch(line):  # "|---|---|", "------": drawn, not said
            continue
        if line[0] == "\t" and in_table and "\t" in line.strip():
            first = start  # the first cell of this row is empty
        block = _block(doc, first, end, first - start, loose, label)
        if is_notice(doc, *block.span):
            continue
        in_table = block.kind == "row"
        if block.start >= block.end and block.word:
            alone = block  # "Acuerdo 01/2019" on a line of its own numbers what follows
            continue
        if alone is not None and block.kind in {"text", "bullet"}:
            block = replace(alone, start=block.start, end=block.end)
        alone = None
        if block.start < block.end:
            yield block
            loose = False


# "B2." beside "A1.": letters number the parts; "A1" names no action there.
_LETTERED_POINTS = re.compile(r"(?m)^[ \t]*[BCE]-?[1-9]\d?\s?[.):]\s")
_LETTERED_POINT = r"(?P<lettered>[a-z]-?\d{1,2})\s?[.):]\s*(?=\S)"


_BARE_HEADING = re.compile(r"(?m)(?:^|\n)\n?(\d{1,2}) [^\W\d_a-zà-ÿ][^\n]{1,70}(?<![.;,:])$")


def _counts_bare(text: str) -> bool:
    """Tell whether headings are counted from one without a sign: "1 Accueil", "2 Budget", "3 Divers"."""
    counted = [int(match[1]) for match in _BARE_HEADING.finditer(text)]
    return len(counted) >= _SURE_BREAKS and counted == list(range(1, len(counted) + 1))


def _label_pattern(lex: Lexicon, *, lettered: bool, bare: bool) -> re.Pattern[str]:
    words = expression((*lex.words("headings.numbered"), *lex.words("headings.numbered_action")))
    sign, stop = r"(?:n\s?[°ºo]\.?|no\.|num\.|#)?", r"(?:\.-|[.):]|-)?"
    figures = r"(?:[a-z]{1,4}-)?\d{1,4}(?:[/.-]\d{1,4}){0,2}"  # "Acuerdo 01/2019", "Acción 2.1"
    worded = rf"(?P<word>{words})\s?{sign}\s?(?P<number>{figures}|[ivx]{{1,5}}|{_SPELLED})\b\s?{stop}\s*"
    first = _LETTERED_POINT if lettered else r"(?P<lettered>(?!))"
    deep = _DEEP_NUMBER.replace("(?P<bare>(?!))", _BARE_NUMBER) if bare else _DEEP_NUMBER
    return re.compile(rf"{worded}|{first}|{_CODE}|{_ORDINAL}|{deep}|{_PLAIN_NUMBER}")


def _block(doc: Document, first: int, end: int, indent: int, loose: bool, label: re.Pattern[str]) -> Block:
    level = min(indent // 2, 9)
    said_by = CHAT.match(doc.text, first, end)
    if said_by and said_by.end() < end:  # each message stands for itself
        return replace(_block(doc, said_by.end(), end, 0, True, label), mark=first)
    bullet = _BULLET.match(doc.text, first, end)
    start = bullet.end() if bullet else first
    while (markup := _MARKUP.match(doc.text, start, end)) and markup.end() < end:
        start = markup.end()
    row = _ROW.search(doc.text[first:end]) is not None
    number = label.match(doc.shadow, start, end)
    if number and number.end() <= end and not _is_no_label(doc, number) and not _is_cell(doc, row, number):
        found = number.groupdict()
        names = ("number", "lettered", "code", "ordinal", "label", "deep", "bare")
        sign = next((found[name] for name in names if found[name]), "")
        sign = f"{sign[0]}.{sign[1:].lstrip('-')}" if found["lettered"] else sign
        return Block("number", number.end(), end, first, level, loose, sign, found["word"] or "")
    if bullet and start < end:
        return Block("bullet", start, end, first, level, loose)
    if row:
        return Block("row", first, end, first, level, loose)
    return Block("text", start, end, first, level, loose)


def _is_cell(doc: Document, row: bool, number: re.Match[str]) -> bool:
    """Tell whether a number fills the first cell of a row: "A1 | Réserver la salle | …"."""
    return row and doc.text[number.end() - 1 : number.end() + 1].strip(" \u00a0")[:1] in {"|", "\t"}


def _is_no_label(doc: Document, number: re.Match[str]) -> bool:
    """Tell whether what looks like a label is none: "12. 3. 2016", "M. Dupont"."""
    label = number.group("label")
    if not label:
        return False
    if len(label) == 1 and (doc.text[number.end("label")] == ")" or _is_headed_by(doc, number.end())):
        return False  # "A) Décisions", "B. Actions"
    if len(label) == 1 and _is_one_of_letters(doc, number):
        return False  # "A. Santal", with "A1." below it
    if label.isdigit():
        return re.match(r"\s?\d", doc.shadow[number.end() : number.end() + 2]) is not None
    if len(label) == 1 and label in doc.letters and doc.text[number.end("label")] == ".":
        return False  # "A. Accueil", "B. Finances"
    return len(label) == 1 and label not in "ivx" and doc.text[number.start("label")].isupper()


def _is_one_of_letters(doc: Document, number: re.Match[str]) -> bool:
    """Tell whether points numbered with a letter stand below it: "A1." below "A. Santal"."""
    end = doc.text.find("\n", number.end())
    below = rf"(?:\s*){re.escape(number.group('label'))}[.-]?1(?!\w)"
    return end > 0 and re.compile(below).match(doc.shadow, end) is not None


def _is_headed_by(doc: Document, at: int) -> bool:
    """Tell whether the rest of a line is a heading: one that is known, or capitals of "A. …", "B. …"."""
    end = doc.text.find("\n", at)
    stop = end if end > 0 else len(doc.text)
    words = doc.text[at:stop].strip()
    if words.isupper() and "," not in words and _has_next(doc, at):
        return True
    heading = doc.lexicon.find(*_LETTERED).match(doc.shadow, at, stop)
    return heading is not None and doc.shadow[heading.end() : heading.end() + 1] in {"", "\n", ":", " "}


def _has_next(doc: Document, at: int) -> bool:
    """Tell whether a lettered line in capitals is one of several."""
    return len(doc.lettered - {doc.text.rfind("\n", 0, at) + 1}) > 0


_LETTERED = tuple(
    f"headings.{kind}" for kind in ("decisions", "actions", "context", "agenda", "present", "other")
)


def _joined(doc: Document, lines: list[Block]) -> Iterator[Block]:
    """Put the lines of one paragraph together where the text was cut at the width of a page."""
    width = _width(doc, lines)
    current: Block | None = None
    for line in lines:
        if current is not None and _continues(doc, current, line, width):
            current = replace(current, end=line.end)
        else:
            if current is not None:
                yield current
            current = line
    if current is not None:
        yield current


def _width(doc: Document, lines: list[Block]) -> int:
    """Return the width that lines were cut at, 0 where they were not: many go on in lower case."""
    if not lines or max(line.end - line.mark for line in lines) > _WRAP_LONGEST:
        return 0
    going_on = [
        before.end - before.mark + before.level * 2
        for before, after in pairwise(lines)
        if after.kind == "text"
        and not after.loose
        and before.kind != "row"
        and before.end - before.mark >= _WRAP_USUAL
        and doc.text[before.end - 1] not in ".:;!?…"
        and doc.text[after.start].islower()
    ]
    sure = max(1, min(_SURE_BREAKS, len(lines) // 4), len(lines) // 20)
    return _usual_width(going_on) if len(going_on) >= sure else 0


def _usual_width(lengths: list[int]) -> int:
    """Return the greatest length that others come near to; one longer line is left out."""
    for length in sorted(lengths, reverse=True):
        near = sum(length - _WRAP_SPREAD <= other <= length for other in lengths)
        if near * 3 >= len(lengths):
            return length
    return max(lengths)


def _tells_who(doc: Document, before: Block, line: Block) -> bool:
    """Tell whether a line only says who does what stands above it: "→ Mme Roux, fin mai", "(RVP, 12/06)"."""
    if line.loose or before.kind == "row" or line.end - line.mark > _BESIDE_LONGEST:
        return False
    below = line.kind == "text" and before.kind in {"bullet", "number"} and line.level > before.level
    if below and _names_and_term(doc, line):
        return True
    words = doc.text[line.mark : line.end]
    if _BRACKETED.fullmatch(words):
        return doc.text[before.end - 1] not in ":)"
    if _ARROW.match(words) is None or doc.text[before.mark] == words[0]:
        return False
    stop = _FIRST_PIECE.search(doc.text, line.start, line.end)
    if (
        stop
        and len(doc.text[line.start : stop.start()].split()) <= _FEW
        and is_term(doc, stop.end(), line.end)
    ):
        return True  # "→ groupe académique, deux mois": a term is all that follows
    return bool(somebody(doc, line.start, stop.start() if stop else line.end))


def _names_and_term(doc: Document, line: Block) -> bool:
    """Tell whether a line below a task holds who and by when and nothing else: "Nina, cette semaine"."""
    sign = _FIRST_PIECE.search(doc.text, line.start, line.end)
    if sign is None or sign.group().strip() == ":":
        return False
    return is_term(doc, sign.end(), line.end) and bool(somebody(doc, line.start, sign.start()))


def _continues(doc: Document, before: Block, line: Block, width: int) -> bool:
    if _tells_who(doc, before, line):
        return True
    if line.loose or line.kind != "text" or before.kind == "row" or _is_headed(doc, line):
        return False
    ended = doc.text[before.end - 1] in ".:;!?…" and not _ends_short(doc, before.end - 1)
    lower = doc.text[line.start].islower()
    last_line = max(before.mark, doc.text.rfind("\n", before.mark, before.end) + 1)
    if not ended and (doc.text[before.end - 1] in ",(" or _is_open(doc, last_line, before.end)):
        return True
    if not ended and before.kind == "text" and _is_list_cut(doc, before, line, last_line):
        return True
    length = before.end - last_line
    if not ended and length >= _CUT_BY_HAND and _parts_name(doc, before.end, line):
        return True
    if width:
        # The next word did not fit: the line was cut, not ended.
        word = re.compile(r"\S+").match(doc.text, line.start, line.end)
        cut = (
            length >= _WRAP_USUAL
            and length + (word.end() - word.start() if word else 0) + _WRAP_SLACK >= width
        )
        long = length >= _CUT_BY_HAND and length * 5 >= width * 4
        return (lower and not ended and (cut or long or before.start < last_line)) or (
            cut and (lower or not ended)
        )
    return lower and not ended and length >= _CUT_BY_HAND


def _parts_name(doc: Document, end: int, line: Block) -> bool:
    """Tell whether a given name ends a line and its surname begins the next one: "Nieves", "Urbina, …"."""
    last = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+$").search(doc.text, max(0, end - 24), end)
    first = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?=[\s,;.(])").match(doc.text, line.start)
    return last is not None and first is not None and is_given_name(doc.shadow[slice(*last.span())])


def _ends_short(doc: Document, stop: int) -> bool:
    """Tell whether a line ends with the stop of "Mtra." or of "M.", whose name stands on the next."""
    word = doc.shadow[max(0, stop - 8) : stop].split()
    return bool(word) and doc.lexicon.value("civilities", f"{word[-1]}.") is not None


def _is_list_cut(doc: Document, before: Block, line: Block, last_line: int) -> bool:
    """Tell whether "Présents : Mme A (X) ; M. B" goes on below: a long line, more people there."""
    length = before.end - last_line
    if length < _WRAP_USUAL or not (_is_headed(doc, before) or _heads_people(doc, before)):
        return False
    signs, below = doc.text[before.start : before.end], doc.text[line.start : line.end]
    several = ";" in signs or (length >= _CUT_BY_HAND and signs.count(",") > 1)
    return several and ":" not in below and (";" in below or ")" in below or below.endswith("."))


def _heads_people(doc: Document, line: Block) -> bool:
    """Tell whether a line begins with what tells who was there: "Estuvimos: …", "En la mesa: …"."""
    colon = doc.text.find(":", line.start, min(line.end, line.start + 40))
    return colon > 0 and kind_of_heading(doc.lexicon, doc.shadow[line.start : colon].strip()) is not None


def _is_open(doc: Document, start: int, end: int) -> bool:
    """Tell whether a line ends with a word that something must follow: "avant le", "y la"."""
    lead = doc.shadow.rfind(" ", start, end) + 1
    last = doc.shadow[max(lead, start) : end]
    return lead > start and last in _small_words(doc.lexicon)


@lru_cache(maxsize=8)
def _small_words(lex: Lexicon) -> frozenset[str]:
    joints = {
        word for joint in lex.folded("connectors", "and", "articles", "possessives") for word in joint.split()
    }
    return frozenset(word for word in joints if not word.endswith("'")) - {"a"}


def _is_headed(doc: Document, line: Block) -> bool:
    """Tell whether a line begins with a word that lists of people, decisions, dates are announced with."""
    colon = doc.text.find(":", line.start, min(line.end, line.start + 40))
    return colon > 0 and _headed_pattern(doc.lexicon).match(doc.shadow, line.start, colon) is not None


@lru_cache(maxsize=8)
def _headed_pattern(lex: Lexicon) -> re.Pattern[str]:
    kinds = ("present", "represented", "excused", "absent", "decisions", "actions", "meta")
    paths = [f"headings.{kind}" for kind in kinds]
    paths += ["table.responsible", "table.deadline", "table.action"]
    return lex.find(*paths)
