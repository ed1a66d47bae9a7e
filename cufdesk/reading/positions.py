"""Functions and the bodies they are held in: "Directrice de la coopération, Ville de X (VX)"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import Body, body_at, function_at, head_pattern
from cufdesk.reading.matching import Span, expression, is_acronym, is_capital, shadow_of, tokens, trimmed
from cufdesk.reading.understanding import PositionRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.directory import Directory
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_COMMAS = re.compile(r"[(),]|\s[-–—|]\s|\t")
_PARENTHESES = re.compile(r"[()]")
_EDGES = " \t\n\u00a0\u202f,;:.()-–—|"


def positions(doc: Document, directory: Directory, start: int, end: int) -> tuple[PositionRead, ...]:
    """Return the positions that some words tell: several where a function follows "et" or a semicolon."""
    parts = [trimmed(doc.text, s, e, _EDGES) for s, e in _parts(doc, start, end)]
    found = [p for p in (_position(doc, directory, s, e) for s, e in parts) if p is not None]
    if len(found) > 1 and found[-1].organisation and _whole_last(doc, *parts[-1]):
        # "Director de X y Coordinador de Y, Instituto Z": the body after the comma is that of both.
        shared = found[-1]
        found = [p if p.organisation else replace(shared, title=p.title) for p in found]
    return tuple(found)


def _whole_last(doc: Document, start: int, end: int) -> bool:
    segments = _segments(doc, start, end, _COMMAS)
    return len(segments) > 1 and _whole_body(doc, *segments[-1], first=False) is not None


def _parts(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Part the words where a second function begins; what stands in parentheses is left whole."""
    at = start
    for match in _second_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        before = doc.text[at : match.start()]
        if not before.strip(_EDGES) or before.count("(") > before.count(")"):
            continue
        # "maire adjointe, Ville de X, présidente de …": a comma parts only once a body has been named.
        if match.group().strip() != "," or _body(doc, *trimmed(doc.text, at, match.start(), _EDGES)):
            yield at, match.start()
            at = match.end()
    yield at, end


@lru_cache(maxsize=4)
def _second_pattern(lex: Lexicon) -> re.Pattern[str]:
    also = lex.also
    return re.compile(
        rf"(?:,?\s(?:{also})\s(?:{also}\s)?|\s?[;/]\s|,\s)(?={expression(lex.words('functions.words'))})"
    )


def _position(doc: Document, directory: Directory, start: int, end: int) -> PositionRead | None:
    if start >= end:
        return None
    found = _body(doc, start, end)
    if found is None:
        return _elected(doc, directory, start, end) or _by_name(doc, directory, start, end)
    body, title_end = found
    index = directory.add(body)
    return PositionRead(_title(doc, start, title_end), body.written, index)


def _by_name(doc: Document, directory: Directory, start: int, end: int) -> PositionRead:
    """Return a title; words with capitals that begin with no function name a body: "(Cités Partenaires)"."""
    words = [doc.text[s:e] for s, e in tokens(doc.text, start, end)]
    capitals = [word for word in words if is_capital(word)]
    enclosed = doc.text[start - 1 : start] == "("  # "(Bordeaux)" is a body, ", Oberbürgermeister" hardly
    named = (
        words and is_capital(words[0]) and len(capitals) >= len(words) / 2 and 2 - enclosed <= len(words) <= 8
    )
    if not named or function_at(doc, start, end) or "," in doc.text[start:end]:
        return PositionRead(_title(doc, start, end), None)
    body = Body(doc.quote((start, end)), None, (start, end), (start, end))
    return PositionRead(None, body.name, directory.add(body))


def _title(doc: Document, start: int, end: int) -> str | None:
    start, end = trimmed(doc.text, start, end, _EDGES.replace("(", "").replace(")", ""))
    article = re.compile(r"(?:le|la|l'|el|los|las|les)\s?(?=\w)").match(doc.shadow, start, end)
    if article and doc.text[start].islower() and end - start > article.end() - article.start():
        start = article.end() if article.group().endswith((" ", "'")) else start
    title = doc.quote((start, end))
    if title.endswith(")") and "(" not in title:
        title = title[:-1]
    return title or None


def _body(doc: Document, start: int, end: int) -> tuple[Body, int] | None:
    """Return the body and where the title before it ends: the last segment, else one after "de"."""
    alone = body_at(doc, start, len(doc.text), lenient=True)
    if alone is not None and alone.span[1] >= end - 1 and not _is_unit(doc, alone):
        return alone, start
    whole, unit = _last_segment(doc, start, end, _COMMAS)
    inside = whole or _body_after_of(doc, start, unit[1] if unit else end)
    return inside or unit or next((b for b in _last_segment(doc, start, end, _PARENTHESES) if b), None)


def _last_segment(
    doc: Document, start: int, end: int, signs: re.Pattern[str]
) -> tuple[tuple[Body, int] | None, tuple[Body, int] | None]:
    """Return the last segment that is a body, and the last one that is a part of a body."""
    unit: tuple[Body, int] | None = None
    for s, e in reversed(_segments(doc, start, end, signs)):
        body = _whole_body(doc, s, e, first=s == start)
        if body is not None and not _is_unit(doc, body):
            return (body, s), unit
        if body is not None:
            unit = unit or (body, s)
    return None, unit


def _is_unit(doc: Document, body: Body) -> bool:
    head = head_pattern(doc.lexicon).match(doc.shadow, body.head[0])
    return bool(head and head["unit"])


def _segments(doc: Document, start: int, end: int, signs: re.Pattern[str]) -> list[Span]:
    """Return what some signs part; commas inside parentheses part nothing."""
    cuts = [start]
    depth = 0
    for match in signs.finditer(doc.text, start, end):
        if match.group() == "(":
            depth += 1
        elif match.group() == ")":
            depth = max(0, depth - 1)
        if depth == 0 or signs is _PARENTHESES:
            cuts.append(match.end())
    spans = (
        trimmed(doc.text, s, e, " \t\n\u00a0\u202f,()") for s, e in zip(cuts, [*cuts[1:], end], strict=True)
    )
    return [(s, e) for s, e in spans if s < e]


def _whole_body(doc: Document, start: int, end: int, *, first: bool) -> Body | None:
    """Return the body that a segment consists of, an article before it aside."""
    article = re.compile(r"(?:le|la|l'|el|les|los|las|a la|au|a l'|de la|de l'|du|del|de)\s?(?=\w)").match(
        doc.shadow, start, end
    )
    begins = [start]
    if article and not is_capital(doc.text[start]):
        begins.append(article.end())
    for begin in begins:
        body = body_at(doc, begin, len(doc.text), lenient=True)
        if body is not None and body.head[0] == begin:
            return body
    words = list(tokens(doc.text, start, end))
    function = function_at(doc, start, end)
    capitals = [is_capital(doc.text[s:e]) for s, e in words]
    if not first and not function and words and len(words) >= 2 and capitals[0] and capitals[-1]:
        name = doc.quote((start, words[-1][1]))
        return Body(name, None, (start, words[-1][1]), (start, words[-1][1]))
    return None


def _body_after_of(doc: Document, start: int, end: int) -> tuple[Body, int] | None:
    """Return the first body that stands after "de", "du", "à la"… in a title."""
    for match in _of_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        if doc.text[start : match.start()].count("(") > doc.text[start : match.start()].count(")"):
            continue
        body = body_at(doc, match.end(), len(doc.text), lenient=True)
        if body is not None and not _is_unit(doc, body):
            return body, match.start()
    return None


@lru_cache(maxsize=4)
def _of_pattern(lex: Lexicon) -> re.Pattern[str]:
    words = {
        *lex.words("connectors"),
        *lex.words("in_country"),
        "auprès de",
        "ante",
        "ante la",
        "ante el",
        "auprès du",
    }
    joined = sorted((shadow_of(word) for word in words), key=len, reverse=True)
    return re.compile(
        r"(?<=\s)(?:" + "|".join(re.escape(w) + ("" if w.endswith("'") else r"\s") for w in joined) + ")"
    )


def _elected(doc: Document, directory: Directory, start: int, end: int) -> PositionRead | None:
    """Return a mandate with the authority that it is held in: "maire de Lyon" belongs to Lyon."""
    lex = doc.lexicon
    mandate = lex.find("functions.elected").match(doc.shadow, start, end)
    if not mandate:
        return None
    link = re.compile(r"\s(?:de la|de los|de las|de l'|des|del|du|de|d')\s?").match(
        doc.shadow, mandate.end(), end
    )
    if not link:
        return None
    stop = link.end()
    for s, e in tokens(doc.text, link.end(), end):
        if not (
            is_capital(doc.text[s:e])
            or doc.shadow[s:e] in {"de", "la", "los", "las", "del", "el", "le", "les"}
        ):
            break
        if doc.text[stop:s].strip(" "):
            break
        stop = e
    if stop == link.end() or not is_capital(doc.text[link.end()]) or is_acronym(doc.text[link.end() : stop]):
        return None
    place = Body(doc.quote((link.end(), stop)), None, (link.end(), stop), (link.end(), stop))
    index = directory.add(place)
    return PositionRead(_title(doc, start, end), place.name, index)
