"""Names without a civility that the words around show to be somebody's: "le maire, Paul Roux"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import body_at, country_of, function_at, head_pattern
from cufdesk.reading.matching import Span, is_acronym, shadow_of, tokens
from cufdesk.reading.names import Named, after_article, is_person_shouted

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_MOST_WORDS_BEFORE = 4
_MOST_PLAIN = 3
_LONGEST_APPOSITION = 90
_INITIAL = re.compile(r"[^\W\d_a-zà-ÿ]\.")


def has_given_name(doc: Document, named: Named) -> bool:
    """Tell whether a name begins with a known given name or an initial, and is no body's."""
    if named.name is None or (
        body_at(doc, *named.span) is not None and not is_person_shouted(doc, *named.span)
    ):
        return False
    words = named.name.split()
    known = any(is_given_name(part) for part in re.split(r"[-‑]", shadow_of(words[0])))
    return len(words) > 1 and (known or _INITIAL.match(words[0]) is not None)


def _is_plain(doc: Document, named: Named) -> bool:
    """Tell whether two or three words that no list knows may be a name: no body, place or acronym."""
    words = (named.name or "").split()
    return (
        2 <= len(words) <= _MOST_PLAIN
        and body_at(doc, *named.span) is None
        and function_at(doc, *named.span) is None
        and not any(
            country_of(doc.lexicon, shadow_of(word))
            or is_acronym(word)
            or head_pattern(doc.lexicon).fullmatch(shadow_of(word))
            for word in words
        )
    )


def description_before(doc: Document, named: Named, start: int) -> Span | None:
    """Return the place of the function or calling that leads to a name, beside it or before a comma."""
    if not has_given_name(doc, named):
        closed = named.name is not None and doc.text[named.span[1] : named.span[1] + 1] == ","
        return _before_comma(doc, named, start) if closed and _is_plain(doc, named) else None
    return _beside(doc, named.span[0], start) or _before_comma(doc, named, start)


def _calling_at(doc: Document, start: int, end: int) -> bool:
    calling = doc.lexicon.find("mentions.callings").match(doc.shadow, start, end)
    return calling is not None or function_at(doc, start, end) is not None


def _beside(doc: Document, at: int, start: int) -> Span | None:
    """Return "le premier adjoint" before "Paul Roux": few words in lower case, the first a function."""
    before = list(tokens(doc.text, max(start, at - 60), at))[-_MOST_WORDS_BEFORE:]
    right = at
    for s, e in reversed(before):
        if doc.text[e:right].strip(" \u00a0") or e == right:
            return None
        begin = after_article(doc, s, e)
        if _calling_at(doc, begin, at):
            return begin, at
        if doc.text[s].isupper():
            return None
        right = s
    return None


def _before_comma(doc: Document, named: Named, start: int) -> Span | None:
    """Return "la directrice de l'école" of "la directrice de l'école, Sylvie Roux, propose …"."""
    at = named.span[0]
    sign = re.compile(r"(?:,\s|\s?\()$").search(doc.text, max(start, at - 2), at)
    closing = re.compile(r"\s?(?:[,;:.)]|$)").match(doc.text, named.span[1])
    if sign is None or closing is None:
        return None
    low = max(start, sign.start() - _LONGEST_APPOSITION)
    cut = max(doc.text.rfind(mark, low, sign.start()) for mark in ",;:(") + 1
    cut = max(cut, low)
    lead = re.compile(rf"(?<!\w)(?:{doc.lexicon.find('mentions.determiners').pattern})\s?")
    for found in reversed(list(lead.finditer(doc.shadow, cut, sign.start()))):
        if head_pattern(doc.lexicon).match(doc.shadow, found.end(), sign.start()):
            continue
        if _calling_at(doc, found.end(), sign.start()):
            return found.end(), sign.start()
    return None
