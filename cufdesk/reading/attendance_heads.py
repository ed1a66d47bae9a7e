"""Headings over lists of people by the build of their words: "Membres présents", "Ausentes con aviso".

A heading of attendance holds a word for being there, excused, away or represented, and else only words that
may stand beside it; the lists of both are data (`attendance_heads` in the word lists).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import expression
from cufdesk.reading.names import named_at

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_MOST_WORDS = 9
_LISTED_LONGEST = 70
# Where several fit, the first does: "absents excusés" are excused, "présents ou représentés" are there.
_KINDS = ("unexcused", "excused", "absent", "present", "represented")
# "N'a pas pu se connecter", "No pudieron asistir": whatever they could not do, they were not there.
_COULD_NOT = re.compile(
    r"(?:n'(?:a|ont|avait|avaient)\s(?:pas\s)?pu|no\s(?:pudo|pudieron|ha podido|han podido|pudimos))"
    r"\s[^.,;]{3,40}$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[·.-][^\W\d_]{1,3})*'?(?:\([^\W\d_]{1,3}\))?[^\W\d_]*")
_COUNT = re.compile(r"\s?\(\s?\d{1,3}[^()\n]{0,20}\)\s?$|\s\d{1,3}\s?$")


@lru_cache(maxsize=2048)
def kind_of_heading(lex: Lexicon, words: str) -> str | None:
    """Return the kind of the folded words of a heading, None where one of them has no place in one."""
    words = _COUNT.sub("", words).strip(" .-*_")
    if " / " in words:  # "Présents / Presentes": one of them is in the language of the text
        kinds = (kind_of_heading(lex, part) for part in words.split(" / "))
        return next((kind for kind in kinds if kind), None)
    if _COULD_NOT.match(words):
        return "excused"
    for kind in ("present", "excused"):
        if words in lex.folded(f"attendance_heads.whole_{kind}"):
            return kind
    told = _WORD.findall(words)
    if not 0 < len(told) <= _MOST_WORDS or re.sub(r"[\s,/&*_.-]", "", _WORD.sub("", words)):
        return None
    stems, fillers = _patterns(lex)
    rest = stems.sub(" ", words)
    if stems.search(words) is None or any(
        not _stands_beside(fillers, word.strip()) for word in _WORD.findall(rest)
    ):
        return None
    found = {match.lastgroup for match in stems.finditer(words)}
    kind = next(kind for kind in _KINDS if kind in found)
    return "absent" if kind == "unexcused" else kind


def _stands_beside(fillers: re.Pattern[str], word: str) -> bool:
    """Tell whether a word may stand in a heading, whole or parted at its apostrophe: "s'étaient"."""
    parts = re.sub(r"(?<=')", " ", word).split()
    return fillers.fullmatch(word) is not None or all(fillers.fullmatch(part) for part in parts)


@lru_cache(maxsize=8)
def _patterns(lex: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    stems = "|".join(
        rf"(?P<{kind}>{expression(lex.words(f'attendance_heads.{kind}'))}(?:[·.(-][\w·.)-]{{1,8}})?)"
        for kind in _KINDS
    )
    return re.compile(stems), re.compile(expression(lex.words("attendance_heads.beside")))


_SIDE_ALONE = re.compile(r"(?:por|pour)\s(?:(?:el|la|los|las|le|les)\s|l'|[a-z]{2,8})[^:.;,\n]{0,60}")


def is_side_alone(doc: Document, start: int, end: int) -> bool:
    """Tell whether "Por la Municipalidad" stands over a line that names one of those who came for it."""
    if _SIDE_ALONE.fullmatch(doc.shadow, start, end) is None or not doc.text[start].isupper():
        return False
    if start * 2 > len(doc.text):  # below, those who sign for it
        return False
    below = re.compile(r"\n+[ \t·]*").match(doc.text, end)
    stop = doc.text.find("\n", below.end()) if below else -1
    if below is None or stop - below.end() > _LISTED_LONGEST:
        return False
    named = named_at(doc, below.end(), stop if stop > 0 else len(doc.text))
    return named is not None and doc.text[named.span[1] : named.span[1] + 1] in {",", "\n", " ", "", ";"}
