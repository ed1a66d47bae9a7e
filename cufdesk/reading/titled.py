"""Somebody behind their function: "Regidora Lic. Ana Peña", "el Gerente, Sr. Luis Vidal"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, tokens
from cufdesk.reading.mentions import has_given_name
from cufdesk.reading.names import Named, after_article, named_at

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_LONGEST_TITLE = 160
# "nuestra invitada", "deux élèves délégués :": what leads to somebody in a list.
_LEAD = re.compile(r"(?:[^\W\d_A-ZÀ-Ý][\w'’-]*[ \u00a0\n]){1,4}(?::[ \u00a0])?(?=[^\W\d_a-zà-ÿ])")
_SIGN = re.compile(r"(?:,|\(|:| [-–—])[ \u00a0\n]$")


def named_behind(doc: Document, start: int, end: int) -> tuple[Span, Named] | None:
    """Return the function that begins at a place and the one named behind it, None where nobody is."""
    begin = after_article(doc, start, end)
    function = function_at(doc, begin, end) or doc.lexicon.find("mentions.callings").match(
        doc.shadow, begin, end
    )
    if function is None:
        return None
    for at, _last in tokens(doc.text, function.end(), min(end, begin + _LONGEST_TITLE)):
        if doc.text[function.end() : at].count("(") > doc.text[function.end() : at].count(")") + 1:
            continue
        sign = _SIGN.search(doc.text, max(begin, at - 3), at) or doc.text[at - 1] == "("
        beside = _is_beside(doc, function, at)
        named = named_at(doc, at, end) if (sign or beside) else None
        if named is None or named.name is None:
            continue
        sure = named.civility is not None or has_given_name(doc, named)
        if sure or (beside and doc.text[function.start()].islower() and body_at(doc, at, end) is None):
            return (begin, at), named
    return None


def _is_beside(doc: Document, function: re.Match[str], at: int) -> bool:
    """Tell whether only words in lower case, none of them "de", stand between a function and a name."""
    between = doc.text[function.end() : at]
    joints = doc.lexicon.folded("connectors", "and", "in_country")
    return (
        bool(between)
        and not between.strip(" \u00a0\n").strip("abcdefghijklmnopqrstuvwxyzáéíóúñàâçèêëîïôûœ ")
        and not any(word in joints for word in doc.shadow[function.end() : at].split())
    )


def named_after_words(doc: Document, start: int, end: int) -> Named | None:
    """Return who stands behind "nuestra invitada", "deux élèves délégués :", which no list knows."""
    lead = _LEAD.match(doc.text, start, end)
    if lead is None or function_at(doc, after_article(doc, start, end), end):
        return None
    words = doc.shadow[start : lead.end()].split()
    if any(word in doc.lexicon.folded("connectors", "and", "by", "represents") for word in words):
        return None
    named = named_at(doc, lead.end(), end)
    sure = named is not None and named.name and (named.civility or has_given_name(doc, named))
    return named if sure else None
