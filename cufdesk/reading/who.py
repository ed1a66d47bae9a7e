"""Who is meant by some words and nothing else: people, bodies, functions, groups, one or several."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import body_at
from cufdesk.reading.matching import (
    Span,
    expression,
    is_acronym,
    is_capital,
    moved_spans,
    pattern,
    shadow_of,
    tokens,
    trimmed,
)
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.phrases import Phrase, phrase_at
from cufdesk.reading.remembering import remembered

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_EDGES = " \t\n\u00a0\u202f,;.:()[]*_"
_LONGEST = 120
_NAME_LONGEST = 30
# "Antoine K.": the given name with what tells him from another.
_INITIAL = re.compile(r"[ \u00a0][^\W\d_a-zà-ÿ](?:\.(?:-?[^\W\d_a-zà-ÿ]\.)*|(?=$))")


@remembered(moved_spans)
def somebody(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return those whom a stretch names if it does nothing else: "Thomas et la RVP", else nothing."""
    start, end = trimmed(doc.text, start, end, _EDGES)
    if not 0 < end - start <= _LONGEST:
        return ()
    if whole := one(doc, start, end):
        return (whole,)
    found = [one(doc, *part) for part in parts(doc, start, end)]
    return tuple(span for span in found if span) if len(found) > 1 and all(found) else ()


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
    return re.compile(rf"\s?[,;/+&]\s?|\s(?:{lex.also})\s|(?<=\))\s(?!(?:{lex.also})\s)")


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
        each = doc.lexicon.find("modality.each").match(doc.shadow, start, end)
        return start if each else begin, body.span[1]
    listed = pattern(doc.names).match(doc.shadow, begin, end) if doc.names else None
    if listed and is_capital(doc.text[begin]) and _is_all(doc, listed.end(), end):
        return begin, listed.end()
    group = doc.lexicon.find("modality.actors", "modality.deciders", "modality.everybody").match(
        doc.shadow, begin, end
    )
    if group and _is_all(doc, group.end(), end):
        return begin, group.end()
    phrase = phrase_at(doc, start, end)
    if phrase is None or not phrase.is_agent or not _is_all(doc, phrase.span[1], end):
        return None
    return phrase.span if phrase.determined or _is_office(doc, start, phrase) else None


def _is_office(doc: Document, start: int, phrase: Phrase) -> bool:
    """Tell whether a noun without its article is somebody too: "Directrice du port", no "traiteur"."""
    token = doc.text[phrase.span[0] : phrase.span[0] + _NAME_LONGEST].split(" ")[0]
    if is_acronym(token):
        return True
    if (
        doc.lexicon.find("who.bare", "functions.words", "modality.actors").match(doc.shadow, *phrase.span)
        is None
    ):
        return False
    # "Bertrand Sauvage, président de la commission": what somebody is, not somebody else.
    before = re.compile(r"([^\W\d_][\w'’-]*),\s$").search(doc.text, max(0, start - _NAME_LONGEST), start)
    return before is None or not is_capital(before.group(1))


def people_in(doc: Document, span: Span) -> tuple[str, ...]:
    """Return the names of a cell or line, parted by commas, slashes and "et"; what is open names nobody."""
    if doc.lexicon.find("blanks.open").search(doc.shadow, *span):
        return ()
    start, end = trimmed(doc.text, *span, " \t\n\u00a0\u202f,;.")
    whole = one(doc, start, end)
    if whole is not None and not _INITIAL_AND.match(doc.text, *whole):
        return (doc.quote(whole),)
    found: list[str] = []
    for s, e in parts(doc, start, end):
        words = doc.quote((s, e))
        told = after_article(doc, s, e) > s  # "Lucie Fontan et la DRI"
        described = (
            found and words[:1].islower() and not told and named_at(doc, *_last(doc, start, s)) is not None
        )
        if not described and any(sign.isalpha() for sign in words):
            found.append(doc.quote(one(doc, s, e) or (s, e)))
    return tuple(dict.fromkeys(found))


# "Y. Guillerm y Sistemas": after an initial a surname is one word, and "y" joins somebody else.
_INITIAL_AND = re.compile(r"[^\W\d_a-zà-ÿ]\. ?[\w'’-]+ (?:y|e|et) ")


def _last(doc: Document, start: int, end: int) -> Span:
    """Return the part before a place: "Mme Roux" in "Mme Roux, directrice"."""
    before = parts(doc, start, end)
    return before[-1] if before else (start, start)


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
        initial = _INITIAL.match(doc.text, word[1], end)
        return initial.end() if initial else word[1]
    if not is_given_name(folded):
        return None
    initial = _INITIAL.match(doc.text, word[1], end)  # "Paul H. voit avec la mairie"
    if initial and _stands_alone(doc, (word[0], initial.end()), end):
        return initial.end()
    return word[1] if _stands_alone(doc, word, end) else None


def _stands_alone(doc: Document, word: Span, end: int) -> bool:
    """Tell whether a given name that nobody listed acts here: what follows is no capital of a name."""
    after = doc.text[word[1] : min(end, word[1] + 2)].lstrip(" \u00a0")
    return not after[:1].isupper()


def _is_all(doc: Document, at: int, end: int) -> bool:
    """Tell whether nothing but what stands beside a name follows up to an end."""
    rest = doc.text[at:end].strip(_EDGES)
    return not rest or _aside_pattern(doc.lexicon).fullmatch(doc.shadow, at, end) is not None


@lru_cache(maxsize=4)
def _aside_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands beside a name: "(adjointe)", "ou son représentant"."""
    return re.compile(rf"\s?\([^()]*\)?\s?|,?\s{expression(lex.words('who.beside'))}\s?[^.;:()]*")


def names_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of names that can stand for the whole: no particles, no initials."""
    words = (word for name in names for word in re.split(r"[\s'’]+", shadow_of(name)))
    small = {"de", "del", "la", "las", "los", "du", "des", "le", "les", "van", "von", "der", "den", "y"}
    return frozenset(word for word in words if len(word) > 2 and word not in small)
