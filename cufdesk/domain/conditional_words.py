"""Words that are still conditional: what a text proposes has to be said otherwise once it is agreed.

French and Spanish form the conditional of the infinitive; nouns and imperfects that look like it are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTERS = "a-zàâäçéèêëîïôöùûüœæáíóúñ"
_FRENCH = re.compile(
    rf"(?<![{_LETTERS}])(?:[{_LETTERS}]*(?:er|ir|[uilv]oir|dr|vr|ettr|attr|aîtr|oîtr|ourr|verr|uir|rompr)"
    rf"|aur|saur|dir|lir|croir|conclur|plair)"
    rf"(?:ait|aient|ions|iez)(?![{_LETTERS}])",
    re.IGNORECASE,
)
# Imperfects, whose verb has its own r: "il désirait" is told, not proposed.
_FRENCH_TOLD = re.compile(
    r"(?:dés|adm|asp|insp|resp|exp|consp|transp|t|att|ret|ét|sout|v|rev|ch|déch|m|emp|c)ir(?:ait|aient|ions|iez)"
    r"|(?:(?:r|rec|déc|entr|c)?ouvr|livr|délivr|offr|souffr|enivr|poivr|sevr)(?:ait|aient|ions|iez)"
    r"|(?:encadr|cadr|engendr|effondr|saupoudr|poudr|foudr)(?:ait|aient|ions|iez)|attrait",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    rf"(?<![{_LETTERS}])[{_LETTERS}]*(?:ar|er|ir|dr|br|querr)(?:ía|ías|íamos|íais|ían)(?![{_LETTERS}])",
    re.IGNORECASE,
)
# Nouns, and imperfects of verbs in -rer and -rir.
_SPANISH_OTHER = re.compile(
    r"(?:(?:sub)?secreta|comisa|vica|nota|porte|libre|tesore|ingenie|gale|bate|merce|panade|ganade|mensaje"
    r"|cafete|guarde|cancille|tube|mine|pesque|infante|artille|caballe|papele|hotele|refine|ferrete|ave|lote"
    r"|va|carnice|conserje|carpinte|enferme|fe)rías?"
    r"|(?:[a-zñ]*(?:requer|adquir|inquir|refer|prefer|confer|difer|transfer|infer|suger|diger|adher|inger"
    r"|ocurr|recurr|concurr|transcurr|incurr|corr|recorr|socorr|quer)|(?:re|entre)?abr|(?:des|re|en)?cubr|her|mor"
    r"|par)(?:ía|ías|íamos|íais|ían)",
    re.IGNORECASE,
)
_CONDITIONAL = {"fr": (_FRENCH, _FRENCH_TOLD), "es": (_SPANISH, _SPANISH_OTHER)}

_AROUND = 38


@dataclass(frozen=True, slots=True)
class Conditional:
    """A conditional word at [start, end) of a text, and the words around it."""

    word: str
    start: int
    end: int
    around: str


def conditionals(text: str, language: str) -> list[Conditional]:
    """Return the conditional words of a text in French ("fr") or Spanish ("es"), in their order."""
    wanted, other = _CONDITIONAL[language]
    return [
        Conditional(found[0], found.start(), found.end(), _around(text, found.start(), found.end()))
        for found in wanted.finditer(text)
        if not other.fullmatch(found[0])
    ]


def _around(text: str, start: int, end: int) -> str:
    """Return a word with what stands before and after it, cut between words, in one line."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    said = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{said}{'…' if last < len(text) else ''}"
