"""What word processors and mail leave in a text, taken out with before and after shown.

The wording itself is never touched: mistakes of spelling and grammar stay as the source has them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.exchange.text_columns import column_edits
from cufdesk.exchange.text_pages import CUT_WORD, page_edits, uncut

if TYPE_CHECKING:
    from collections.abc import Callable

BULLET = "·"
_ROUNDS = 4
_AROUND = 24

_SPACES = "[ \u00a0\u202f]"
_CIVILITY = (
    r"(?:MM?|Mmes?|Mlle|Mr|Mrs|Dra?|Pr|Sra?|Srta|Lic|Mtr[oa]|Ing|Arq|C|S\.E\.M|Monsieur|Madame|Señora?)"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing put right: `before` as it was, `after` as it is at `span` of the cleaned text.

    `kind` is one of residue, invisible, bullet, space, parenthesis, blank-lines, quote-mark, columns, page,
    cut-word, encoding.
    """

    kind: str
    before: str
    after: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def _parted(match: re.Match[str]) -> str:
    """Put a blank after a sign between two words; inside an address it belongs there."""
    text, at = match.string, match.start()
    start = max((text.rfind(sign, max(0, at - 60), at) for sign in " \n<("), default=-1)
    word = re.compile(r"\S{0,80}").match(text, start + 1)
    address = word is not None and re.search(r"@|//|www\.|mailto", word.group()) is not None
    return match.group() if address else f"{match.group()} "


_TITLES = (
    r"MM?|Mmes?|Mlle|Dra?|DRA?|Pr|Prof|Sra?|SRA?|Srta|Sres|Lic|LIC|Mtr[oa]|Ing|ING|Arq|ARQ|Econ|ECON|Abog|"
    r"D|Dña"
)


# Every repeat below is bounded or unambiguous, so that a hostile text costs no more than a plain one.
_RULES = (
    _Rule("residue", re.compile(r"<!(?:--)?\[if [^\]\n]{1,80}\](?:--)?>|<!(?:--)?\[endif\](?:--)?>"), ""),
    _Rule("residue", re.compile(r"\[(?:bookmark:|if |endif|cid:)[^\[\]\n]{0,120}\]"), ""),
    _Rule("residue", re.compile(r"\{ ?(?:HYPERLINK|PAGEREF|MERGEFIELD) [^{}\n]{0,300}\}"), ""),
    _Rule("residue", re.compile(r"^\*([^\s*][^*\n]{0,78}[^\s*])\*$", re.MULTILINE), lambda match: match[1]),
    _Rule("invisible", re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"), ""),
    _Rule("invisible", re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+"), ""),
    _Rule("space", re.compile("[\u2000-\u200a\u205f\u3000\u1680]+"), " "),
    _Rule("cut-word", CUT_WORD, uncut),
    _Rule("quote-mark", re.compile(r"^(?:>[ \u00a0]?)+", re.MULTILINE), ""),
    # A bullet whose sign was glued to the sentence before it: "… deux jours. .M. Nom".
    _Rule(
        "bullet",
        re.compile(rf"(?<=\S)[ \t\u00a0]+[.{BULLET}•▪\uf0b7][ \t\u00a0]*(?={_CIVILITY}\.?[ \u00a0]\w)"),
        f"\n{BULLET} ",
    ),
    _Rule("space", re.compile(r"(?<![ \t\u00a0\u202f])[ \t\u00a0\u202f]+$", re.MULTILINE), ""),
    _Rule(
        "space",
        re.compile(rf"(?<=\S){_SPACES}{{2,}}(?=\S)"),
        lambda match: next((c for c in match.group() if c != " "), " "),
    ),
    _Rule("parenthesis", re.compile(r"(?<=\()[ \t\u00a0\u202f]+"), ""),
    _Rule("parenthesis", re.compile(r"(?<=[^\s·])[ \t\u00a0\u202f]+(?=\))"), ""),
    # No blank after a sign: "Kéïta,maire", "quatorze;les", "Excusés:Mme Roux".
    _Rule(
        "space", re.compile(r"(?<=[^\W_])[ \u00a0][,.](?=[^\W\d_]{2})"), lambda match: f"{match.group()[1]} "
    ),
    _Rule("space", re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])"), lambda match: f"{match.group()} "),
    _Rule("space", re.compile(r"(?<=[\d%)»])[,;](?=[^\W\d_]+[ '’])"), lambda match: f"{match.group()} "),
    # "n° 3.La première", "15.L'association", "M.Prévost", "MENOS.SE HAN".
    _Rule(
        "space",
        re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d%)»]))\.(?=[^\W\d_a-zà-ÿºª](?:[a-zà-ÿ]|[ '’][a-zà-ÿ]))"),
        _parted,
    ),
    _Rule("space", re.compile(rf"(?<![\w.@])(?:{_TITLES})\.(?=[^\W\d_a-zà-ÿ][\w’'-]{{2}})"), _parted),
    _Rule("space", re.compile(r"(?<=[A-ZÀ-Ý]{3})\.(?=[A-ZÀ-Ý]{1,20} )"), _parted),
    _Rule("space", re.compile(r"(?<=[^\W\d_]{3}):(?=[^\W\d_])"), _parted),
    _Rule("blank-lines", re.compile(r"\n{4,}"), "\n\n"),
)


# The sign says the level where Word's own signs follow each other; other signs keep their indentation.
_LEVELS = {"o": 1, "◦": 1, "○": 1, "▪": 2, "§": 2, "\uf0a7": 2, "‣": 2}
_SIGN = re.compile(
    r"^([ \t\u00a0]*)(?!\*[^*\n]{2,80}\*$)(?:"
    r"([·•●∙▪◦○‣⁃■□►➢➔✓\uf000-\uf0ff])[ \t\u00a0]*(?=[^\s·•])"
    r"|([-–—*+])(?:[ \t\u00a0]+(?=[^\s-])|(?=[^\W\d_]))"
    r"|(o|§)(?:\t[ \t]*|[ \u00a0]{2,})(?=\w))",
    re.MULTILINE,
)
_PRIMARY = re.compile(r"^[ \t\u00a0]*[·•●\uf0b7]", re.MULTILINE)


def normal_lines(raw: str) -> str:
    """Return the text with one kind of line end and accents in one character each."""
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", raw)
    return unicodedata.normalize("NFC", text)


def cleaned(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """Take out residue and put bullets and spaces in order; cleaning a cleaned text changes nothing."""
    text = normal_lines(raw).strip(" \t\u00a0\n")
    repairs: list[Repair] = []
    for _round in range(_ROUNDS):
        before = text
        pages = [_Edit(*edit) for edit in page_edits(text)]
        text, repairs = _edited("page", text, sorted(pages, key=lambda edit: edit.start), repairs)
        columns = [_Edit(*edit) for edit in column_edits(text)]
        text, repairs = _edited("columns", text, columns, repairs)
        text, repairs = _with_bullets(text, repairs)  # before blanks are taken out: "o   Mme Roux"
        for rule in _RULES:
            text, repairs = _apply(rule, text, repairs)
        text, repairs = _with_bullets(text, repairs)
        text, repairs = _trimmed(text, repairs)
        if text == before:
            break
    repairs.sort(key=lambda repair: repair.span)
    final = (Repair(r.kind, r.before, text[r.span[0] : r.span[1]], r.span) for r in repairs)
    return text, tuple(r for r in final if r.before != r.after)


def _apply(rule: _Rule, text: str, repairs: list[Repair]) -> tuple[str, list[Repair]]:
    edits = []
    for match in rule.pattern.finditer(text):
        new = rule.put if isinstance(rule.put, str) else rule.put(match)
        if new != match.group():
            edits.append(_Edit(match.start(), match.end(), new))
    return _edited(rule.kind, text, edits, repairs)


def _with_bullets(text: str, repairs: list[Repair]) -> tuple[str, list[Repair]]:
    """Give every item of a list the same sign, its level kept as indentation."""
    by_sign = _PRIMARY.search(text) is not None
    edits = []
    for match in _SIGN.finditer(text):
        indent, sign = match.group(1).replace("\t", "  "), match.group(2) or match.group(3) or match.group(4)
        if not indent and by_sign:
            indent = "  " * _LEVELS.get(sign, 0)
        new = f"{indent}{BULLET} "
        if new != match.group():
            edits.append(_Edit(match.start(), match.end(), new))
    return _edited("bullet", text, edits, repairs)


def _trimmed(text: str, repairs: list[Repair]) -> tuple[str, list[Repair]]:
    """Take away the blank edges that the rules may have left."""
    kept = text.strip(" \t\u00a0\u202f\n")
    lead = text.find(kept) if kept else 0
    end = len(kept)
    moved = [Repair(r.kind, r.before, "", _inside(end, r.span[0] - lead, r.span[1] - lead)) for r in repairs]
    return kept, moved


def _edited(kind: str, text: str, edits: list[_Edit], repairs: list[Repair]) -> tuple[str, list[Repair]]:
    """Apply the edits, move the places of earlier repairs along, and add one repair per edit.

    What stands at a place afterwards is looked up once everything is done: later edits may change it again.
    """
    if not edits:
        return text, repairs
    pieces: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    fresh: list[tuple[str, int, int]] = []
    at = shift = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
        left, right = _word_edges(text, edit)
        grown = len(edit.text) - (edit.end - edit.start)
        fresh.append((text[left:right], left + shift, right + shift + grown))
        shift += grown
        ends.append(edit.end)
        shifts.append(shift)
    new = "".join([*pieces, text[at:]])

    def moved(position: int) -> int:
        index = bisect_right(ends, position) - 1
        return position + (shifts[index] if index >= 0 else 0)

    kept = [
        Repair(r.kind, r.before, "", _inside(len(new), moved(r.span[0]), moved(r.span[1]))) for r in repairs
    ]
    return new, kept + [Repair(kind, before, "", _inside(len(new), s, e)) for before, s, e in fresh]


def _inside(length: int, start: int, end: int) -> tuple[int, int]:
    start = min(max(0, start), length)
    return start, min(max(start, end), length)


def _word_edges(text: str, edit: _Edit) -> tuple[int, int]:
    """Return where the words around an edit begin and end: they make before and after readable."""
    left, right = edit.start, edit.end
    while left > 0 and edit.start - left < _AROUND and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and right - edit.end < _AROUND and not text[right].isspace():
        right += 1
    return left, right
