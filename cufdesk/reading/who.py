"""Who is meant by some words and nothing else: people, bodies, functions, groups, one or several."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, is_acronym, is_capital, pattern, shadow_of, tokens, trimmed
from cufdesk.reading.names import after_article, named_at

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_EDGES = " \t\n\u00a0\u202f,;.:()[]*_"
_LONGEST = 120
# "al secretario técnico a convocar": a verb follows.
_AFTER_FUNCTION = frozenset({"a", "para", "que"})


def somebody(doc: Document, start: int, end: int) -> list[Span]:
    """Return those whom a stretch names if it does nothing else: "Thomas et la RVP", else nothing."""
    start, end = trimmed(doc.text, start, end, _EDGES)
    if not 0 < end - start <= _LONGEST:
        return []
    if whole := one(doc, start, end):
        return [whole]
    found = [one(doc, *part) for part in parts(doc, start, end)]
    return [span for span in found if span] if len(found) > 1 and all(found) else []


def parts(doc: Document, start: int, end: int) -> list[Span]:
    """Part "A, B et C" and "A / B + C" at their signs; what brackets hold stays with its name."""
    spans, at, depth = [], start, 0
    for match in _joint_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        depth = doc.text.count("(", start, match.start()) - doc.text.count(")", start, match.start())
        if depth == 0:
            spans.append((at, match.start()))
            at = match.end()
    spans.append((at, end))
    trim = (trimmed(doc.text, s, e, _EDGES.replace("(", "").replace(")", "")) for s, e in spans)
    return [(s, e) for s, e in trim if s < e]


@lru_cache(maxsize=8)
def _joint_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s?[,;/+&]\s?|\s(?:{lex.also}|avec|con)\s")


def one(doc: Document, start: int, end: int) -> Span | None:
    """Return the place of one person, body, function or group that a stretch consists of, article aside."""
    begin = after_article(doc, start, end)
    for at in (start, begin):
        named = named_at(doc, at, end)
        if named and named.name and _is_all(doc, named.span[1], end):
            return at, named.span[1]
        if (known := known_name(doc, at, end)) and _is_all(doc, known, end):
            return at, known
    body = body_at(doc, begin, end, lenient=True)
    if body is not None and _is_all(doc, body.span[1], end):
        return begin, body.span[1]
    listed = pattern(doc.names).match(doc.shadow, begin, end) if doc.names else None
    if listed and is_capital(doc.text[begin]) and _is_all(doc, listed.end(), end):
        return begin, listed.end()
    group = doc.lexicon.find("modality.actors", "modality.deciders", "modality.everybody").match(
        doc.shadow, begin, end
    )
    if group and _is_all(doc, group.end(), end):
        return begin, group.end()
    function = function_at(doc, begin, end)
    if function and function_end(doc, function.end(), end) == end:
        return begin, end
    return None


def function_end(doc: Document, at: int, end: int) -> int:
    """Return where "secrétaire général" ends: before the next small word or verb."""
    for start, stop in tokens(doc.text, at, end):
        if doc.text[at:start].strip() or doc.shadow[start:stop] in _AFTER_FUNCTION | doc.lexicon.folded(
            "common", "connectors"
        ):
            break
        at = stop
    return at


def known_name(doc: Document, start: int, end: int) -> int | None:
    """Return where the given name or surname of somebody known ends that begins at a place: "Thomas"."""
    word = next(tokens(doc.text, start, end), None)
    if (
        word is None
        or word[0] != start
        or not is_capital(doc.text[start])
        or is_acronym(doc.text[slice(*word)])
    ):
        return None
    folded = doc.shadow[slice(*word)]
    if folded in doc.known_words:
        while (following := next(tokens(doc.text, word[1], end), None)) and (
            doc.text[word[1] : following[0]] in {" ", "\u00a0"}
            and is_capital(doc.text[following[0]])
            and doc.shadow[slice(*following)] in doc.known_words
        ):
            word = word[0], following[1]
        return word[1]
    return word[1] if is_given_name(folded) and _stands_alone(doc, word, end) else None


def _stands_alone(doc: Document, word: Span, end: int) -> bool:
    """Tell whether a given name that nobody listed acts here: what follows is no capital of a name."""
    after = doc.text[word[1] : min(end, word[1] + 2)].lstrip(" \u00a0")
    return not after[:1].isupper()


def _is_all(doc: Document, at: int, end: int) -> bool:
    """Tell whether nothing but brackets follows up to an end."""
    rest = doc.text[at:end].strip(_EDGES)
    return not rest or re.fullmatch(r"\s?\([^()]*\)?\s?", doc.text[at:end]) is not None


def names_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of names that can stand for the whole: no particles, no initials."""
    words = (word for name in names for word in re.split(r"[\s'’]+", shadow_of(name)))
    small = {"de", "del", "la", "las", "los", "du", "des", "le", "les", "van", "von", "der", "den", "y"}
    return frozenset(word for word in words if len(word) > 2 and word not in small)
