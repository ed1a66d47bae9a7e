"""Lines that the width of a page cut put together again; lines that are notes of their own kept apart."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.attendance_heads import kind_of_heading
from cufdesk.reading.matching import shadow_of
from cufdesk.reading.owners import is_term
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
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
_FEWEST_NOTES = 3
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,90}[)\]][.;]?")
_ARROW = re.compile(r"[-=]*>|[→⇒➜➔➤]")
_FIRST_PIECE = re.compile(r"[,;:(]|\s[-–—]\s|\s->")


def joined(doc: Document, lines: list[Block]) -> Iterator[Block]:
    """Put the lines of one paragraph together where the text was cut at the width of a page."""
    notes = _are_notes(doc, lines)
    width = 0 if notes else _width(doc, lines)
    current: Block | None = None
    for line in lines:
        if current is not None and _continues(doc, current, line, width, notes=notes):
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


def _are_notes(doc: Document, lines: list[Block]) -> bool:
    """Tell whether lines in lower case stand for themselves: those before were too short to be cut."""
    beginning = [
        (before.end - before.mark, len(doc.text[after.start : after.end].split(maxsplit=1)[0]))
        for before, after in pairwise(lines)
        if before.kind in {"text", "bullet", "number"}
        and after.kind == "text"
        and not after.loose
        and after.level <= before.level
        and doc.text[after.start].islower()
        and doc.text[before.end - 1] not in ",;(-"
        and not _is_open(doc, before.start, before.end)
    ]
    if len(beginning) < _FEWEST_NOTES:
        return False
    longest = max(beginning)[0]
    cut = sum(length + word + 1 >= longest >= length >= longest - _WRAP_SPREAD for length, word in beginning)
    usual = sorted(length for length, _word in beginning)[len(beginning) // 2]
    return usual < _CUT_BY_HAND and cut * 2 < len(beginning)


def _continues(doc: Document, before: Block, line: Block, width: int, *, notes: bool) -> bool:
    if line.loose or before.kind == "row":
        return False
    if _tells_who(doc, before, line):
        return True
    last_line = max(before.mark, doc.text.rfind("\n", before.mark, before.end) + 1)
    headed = _is_headed(doc, line) or _heads_people(doc, line)
    if line.kind != "text" or headed or _is_shouted(doc, (last_line, before.end), line):
        counted = line.kind == "number" and line.label[:1].isdigit() and not line.word
        return counted and _is_open(doc, last_line, before.end)  # "a las" / "13.10 horas"
    ended = doc.text[before.end - 1] in ".:;!?…" and not _ends_short(doc, before.end - 1)
    lower = doc.text[line.start].islower()
    length = before.end - last_line
    if not ended and (
        doc.text[before.end - 1] in ",("
        or _is_open(doc, last_line, before.end)
        or (before.kind == "text" and _is_list_cut(doc, before, line, last_line))
        or (length >= _CUT_BY_HAND and _parts_name(doc, before.end, line))
    ):
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
    return lower and not ended and length >= _CUT_BY_HAND and not notes


def _is_shouted(doc: Document, before: tuple[int, int], line: Block) -> bool:
    """Tell whether a line in capitals is a heading over one that is not."""
    return doc.text[slice(*before)].isupper() and not doc.text[slice(*line.span)].isupper()


def _parts_name(doc: Document, end: int, line: Block) -> bool:
    """Tell whether a name is cut at the end of a line: "Nieves", "Urbina, …", "Ana Mora", "Ruiz y …"."""
    last = re.compile(r"(?<![\w-])[^\W\d_a-zà-ÿ][^\W\d_]+(?: [^\W\d_a-zà-ÿ][^\W\d_]+)?$").search(
        doc.text, max(0, end - 34), end
    )
    first = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?=[\s,;.(])").match(doc.text, line.start)
    if last is None or first is None or not is_given_name(shadow_of(last.group().split()[0])):
        return False
    # "Ana Mora" may be whole: what stands below goes on with it where it ends soon.
    soon = re.compile(r"[,;.(]|\s(?:y|e|et)\s").match(doc.text, first.end()) is not None
    return " " not in last.group() or soon


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
