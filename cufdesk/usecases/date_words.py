"""What the words around a date say of it: a title for the calendar, the place, a hand-over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cufdesk.folding import words_of

_SENTENCE_END = re.compile(r"\n|[.!?;](?=\s+[A-ZÀ-ÝŒ¿¡«“])")
_CLAUSE_END = re.compile(r"[,:;]\s")
_BEFORE_A_DATE = re.compile(
    r"(?:[\s,(]|\b(?:le|les|du|des|au|aux|en|el|los|del|al|de|d['’]ici|avant|antes|jours?|d[ií]as?"
    r"|[àa] partir)\b)+$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s*,?\s*(?:aux?|à|en el|en la|en|al?)\s+(?P<place>\S.*?)\s*$", re.IGNORECASE)
# What leads to the name of an event: "lors de la visite", "durante la visita".
_DURING = re.compile(
    r"(?:lors|à l['’]occasion|au cours|au moment) (?:de la |du |de l['’]|des )"
    r"|(?:durante|con motivo de|en ocasión de) (?:la |el |las |los )",
    re.IGNORECASE,
)
# "sera remis", "remettra", "remise"; "entregará", "entrega": stems of folded words.
_HAND_OVER = ("remis", "remett", "entreg")
_LONGEST = 80
_REACH = 600  # characters to each side: no sentence that is worth a title is longer


@dataclass(frozen=True, slots=True)
class Around:
    """What is said beside a date; empty where nothing is."""

    title: str
    place: str
    hand_over: bool


def words_around(text: str, span: tuple[int, int]) -> Around:
    """Return what a text says of the date at a span.

    A date in parentheses belongs to the words before them, and words after it with a preposition are its
    place: "le Forum (29-30 juin au Palais des congrès)". Any other date is titled by the rest of its clause.
    """
    start, end = _sentence(text, span)
    opened = text.rfind("(", start, span[0])
    inside = opened >= 0 and ")" not in text[opened : span[0]]
    if inside:
        closed = text.find(")", span[1], end)
        place = _PLACE.fullmatch(text[span[1] : closed if closed >= 0 else end].rstrip("."))
        title = _last_clause(text[start:opened])
    else:
        place = None
        title = _own_clause(text[start : span[0]], text[span[1] : end])
    said = words_of(text[start:end])
    hand_over = any(word.startswith(_HAND_OVER) for word in said)
    return Around(_as_title(title), place["place"] if place else "", hand_over)


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence or line that holds a span."""
    first = max(0, span[0] - _REACH)
    before = [end.end() for end in _SENTENCE_END.finditer(text, first, span[0])]
    after = _SENTENCE_END.search(text, span[1], span[1] + _REACH)
    return before[-1] if before else first, after.start() if after else min(len(text), span[1] + _REACH)


def _last_clause(words: str) -> str:
    clause = _CLAUSE_END.split(words)[-1]
    return clause if len(clause.split()) > 1 else words


def _own_clause(before: str, after: str) -> str:
    """Return the clause before a date without the words that lead to it, else the one after it."""
    clause = _BEFORE_A_DATE.sub("", _last_clause(_BEFORE_A_DATE.sub("", before)))
    return clause if len(clause.split()) > 1 else _CLAUSE_END.split(after.lstrip(" ,:–-"))[0]


def _as_title(words: str) -> str:
    """Return words as a title: one line, at most 80 characters, a capital first, no sign at its ends."""
    title = " ".join(words.split()).strip(" ·•–-,;:.()")
    title = _DURING.sub("", title, count=1) if _DURING.match(title) else title
    if len(title) > _LONGEST:
        title = title[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return title[:1].upper() + title[1:]
