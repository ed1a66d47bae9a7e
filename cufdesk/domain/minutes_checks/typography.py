"""Typographic slips in French and Spanish texts: found and named, never put right by the machine.

The rules are those of the Imprimerie nationale for French and of the RAE for Spanish, as far as an office
minds them: civilities, hours and ordinals, spaces at signs, pairs of signs, capitals and their accents.
Spaces that the press puts in by itself (a no-break one for an ordinary one) are no slips.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cufdesk.domain.minutes_checks.spelling_words import (
    ACCENTED_CAPITALS,
    COMPOUND_HEADS,
    DAYS,
    MONTHS,
    SEVERAL_FR,
)
from cufdesk.i18n import NBSP, NNBSP

_GAP = f"[ {NBSP}{NNBSP}]"
_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_END = r"(?=\s|$)"
_SENTENCE_START = rf"(?:(?<=^)|(?<=[.!?]{_GAP})|(?<=\n))"
_AFTER_A = "noter|partir|compter|titre|la|ce|cet|cette|cela"
# Addresses, and in French what is asked or called out in Spanish, follow rules of their own.
_ADDRESSES = r"\b(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+\.\w+|`[^`\n]*`"
_SPANISH_MARKS = r"¿[^?\n]*\?|¡[^!\n]*!"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its code, the span of the words in question, what could stand there instead ("" if unclear)."""

    code: str
    start: int
    end: int
    wanted: str = ""


_Change = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    pattern: re.Pattern[str]
    change: _Change


def _rule(code: str, pattern: str, wanted: str | _Change) -> _Rule:
    change: _Change = wanted if callable(wanted) else (lambda match: match.expand(wanted))
    return _Rule(code, re.compile(pattern), change)


def slips(text: str, language: str) -> list[Slip]:
    """Return the slips of a text in "fr" or "es", in the order of the text; other languages have none."""
    if language not in {"fr", "es"} or not text:
        return []
    hidden = _hidden(text, _SPANISH_MARKS if language == "fr" else "")
    found = [
        Slip(rule.code, match.start(), match.end(), rule.change(match))
        for rule in _rules(language)
        for match in rule.pattern.finditer(hidden)
    ]
    found += _unpaired(hidden)
    found += _mixed_signs(hidden)
    if language == "es":
        found += _unopened(text)
    return sorted(_apart(found), key=lambda slip: (slip.start, slip.end, slip.code))


def _hidden(text: str, also: str = "") -> str:
    """Return a text of the same length without what follows rules of its own."""
    pattern = f"{_ADDRESSES}|{also}" if also else _ADDRESSES
    return re.sub(pattern, lambda match: "_" * len(match[0]), text)


def _apart(found: list[Slip]) -> Iterator[Slip]:
    """Give one slip for each place: the first rule of the list that found it."""
    taken: list[Slip] = []
    for slip in found:
        if not any(other.start < slip.end and slip.start < other.end for other in taken):
            taken.append(slip)
            yield slip


@lru_cache(maxsize=2)
def _rules(language: str) -> tuple[_Rule, ...]:
    return (*(_french() if language == "fr" else _spanish()), *_common(language))


def _common(language: str) -> tuple[_Rule, ...]:
    capitals = ACCENTED_CAPITALS[language]
    days, months = _titled(DAYS[language]), _titled(MONTHS[language])
    before_day = "le|du|au|ce" if language == "fr" else "el|del|los|al"
    return (
        _rule("capital", rf"\b(?:{'|'.join(capitals)})\b", lambda match: capitals[match[0]]),
        _rule("day", rf"\b(?:{before_day}){_GAP}(?:{days})\b", lambda match: match[0].lower()),
        _rule("month", _dated(language, months), lambda match: match[0].lower()),
        _rule("bracket_space", rf"\({_GAP}+", "("),
        _rule("bracket_space", rf"(?<=\S){_GAP}+\)", ")"),
        _rule("space_before", rf"(?<=[\w»”)]){_GAP}+,", ","),
        _rule("space_before", rf"(?<=[\w»”)]){_GAP}+\.{_END}", "."),
        _rule("no_space_after", rf"(?<=[{_LOWER}])[,;](?=[{_LOWER}{_UPPER}])", lambda match: f"{match[0]} "),
        _rule("double_space", r"(?<=[^\s*•·–-])[ ]{2,}(?=\S)", " "),
        _rule("double_sign", r"(?<![.,;])(?:,,|;;|\.\.)(?![.,;])", lambda match: match[0][0]),
    )


def _titled(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split("|"))


def _dated(language: str, months: str) -> str:
    """Return the pattern of a month with a capital within a date; streets named after days keep theirs."""
    if language == "es":
        return rf"(?<=\bde{_GAP})(?:{months})(?={_GAP}del?{_GAP}\d|\s*[.,;)]|\s*$)"
    streets = "".join(rf"(?<!{word} du )" for word in ("rue", "place", "avenue", "boulevard", "pont"))
    return rf"{streets}\b(?:\d{{1,2}}|1 ?er|début|fin|mi){_GAP}(?:{months})\b(?!{_GAP}19[14]\d)"


def _french() -> tuple[_Rule, ...]:
    heads = "|".join(COMPOUND_HEADS)
    months = MONTHS["fr"]
    return (
        _rule("civility_dot", r"\b(?:Mmes?|Mlles?)\.", lambda match: match[0][:-1]),
        _rule("civility_no_dot", rf"(?<!\d)(?<!\d{_GAP})\bMM?(?={_GAP}[{_UPPER}][{_LOWER}])", r"\g<0>."),
        _rule("civility_english", rf"\b(?:Mr\.?|Mrs\.?)(?={_GAP}[{_UPPER}])", _french_civility),
        _rule("ordinal", r"\b1(?: er|ier)\b", "1er"),
        _rule("ordinal", r"\b1[èe]re(s?)\b", r"1re\1"),
        _rule("ordinal", r"\b(\d+)(?:[èe]me|i[èe]me)(s?)\b", r"\1e\2"),
        _rule("ordinal", r"\b(?!1er)(\d+)er\b", r"\1e"),
        _rule("first_day", rf"\b(le|au|du){_GAP}1{_GAP}(?=(?:{months})\b)", rf"\1{NBSP}1er{NBSP}"),
        _rule("hour", r"\b(\d{1,2})[hH](\d{2})\b", rf"\1{NBSP}h{NBSP}\2"),
        _rule("hour", r"\b(\d{1,2})[hH]\b(?!\d)", rf"\1{NBSP}h"),
        _rule("accent_a", rf"{_SENTENCE_START}A(?={_GAP}(?:{_AFTER_A})\b)", "À"),
        _rule("accent_a", rf"\ba(?={_GAP}noter\b)", "à"),
        _rule("compound", rf"\b({SEVERAL_FR})({_GAP})({heads})-(\w+)", r"\1\2\3s-\4"),
        _rule("call", r"\b([Aa]ppels?) à projet\b", r"\1 à projets"),
        _rule("no_space_before", rf"(?<=[\w»)\]%€°])([;!?]+){_END}", rf"{NNBSP}\1"),
        _rule("no_space_before", rf"(?<=[\w»)\]%€°]):{_END}", f"{NBSP}:"),
        _rule("guillemet_space", r"«(?=[^\s»])", f"«{NBSP}"),
        _rule("guillemet_space", r"(?<=[^\s«])»", f"{NBSP}»"),
    )


def _french_civility(match: re.Match[str]) -> str:
    return "Mme" if match[0].startswith("Mrs") else "M."


def _spanish() -> tuple[_Rule, ...]:
    titles = "Sra|Sres|Sras|Sr|Licda|Lic|Mtro|Mtra|Dra|Dr|Ing|Arq|Profa|Prof"
    return (
        _rule("title_no_dot", rf"\b(?:{titles})(?={_GAP}[{_UPPER}])", r"\g<0>."),
        _rule("number_sign", rf"\b[nN][º°](?={_GAP}?\d)", "n.º"),
        _rule("ordinal", r"\b1(?:ro|ero|er|°)(?=\s+de\b)", "1.º"),
        _rule("hour", r"\b(\d{1,2})[hH](\d{2})\b", r"\1:\2"),
        _rule("contraction", rf"\bde{_GAP}el\b", "del"),
        _rule("contraction", rf"\ba{_GAP}el\b", "al"),
        _rule("guillemet_space", rf"«{_GAP}+", "«"),
        _rule("guillemet_space", rf"{_GAP}+»", "»"),
        _rule("space_before", rf"(?<=\w){_GAP}+([;:!?]+){_END}", r"\1"),
    )


# pairs of signs ------------------------------------------------------------------------------------------

_PAIRS = {"(": ")", "«": "»", "“": "”", "[": "]"}
_NUMBERING = re.compile(r"(?:^|[\s(])\w{1,3}$")


def _unpaired(text: str) -> Iterator[Slip]:
    """Give the brackets and quotation marks that open and do not close, or close what was not opened."""
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append((sign, place))
        elif sign in _PAIRS.values():
            if opened and _PAIRS[opened[-1][0]] == sign:
                opened.pop()
            elif not (sign == ")" and _NUMBERING.search(text[max(0, place - 4) : place])):
                yield Slip("unopened", place, place + 1)
    for _sign, place in opened:
        yield Slip("unclosed", place, place + 1)


def _unopened(text: str) -> Iterator[Slip]:
    """Give the question and exclamation marks of Spanish whose sentence does not begin with theirs."""
    start = 0
    for match in re.finditer(r"[?!]+", _hidden(text)):
        sentence = text[start : match.start()]
        opener = "¿" if "?" in match[0] else "¡"
        if opener not in sentence and not ("¿" in sentence or "¡" in sentence):
            begin = start + max((m.end() for m in re.finditer(r"[.;:\n…]\s*", sentence)), default=0)
            yield Slip("opening_mark", begin, match.end(), f"{opener}{text[begin : match.end()].lstrip()}")
        start = match.end()


def _mixed_signs(text: str) -> Iterator[Slip]:
    """Give the first straight apostrophe, and quotation mark, of a text that has typographic ones too."""
    if "’" in text and (found := re.search(r"(?<=\w)'(?=\w)", text)):
        yield Slip("mixed_apostrophes", found.start(), found.end(), "’")
    if re.search(r"[«“]", text) and (found := re.search(r'"', text)):
        yield Slip("mixed_quotes", found.start(), found.end())
