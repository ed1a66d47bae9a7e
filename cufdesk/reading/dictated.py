"""Speech put down without a sign: parted where a new clause begins with a subject of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import Span, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_SHORTEST = 130
_SIGN_EVERY = 90
_SIGN = re.compile(r"[,;:.!?()…–—>=→/]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*['’]?")
_SHORTEST_CLAUSE = 12
_VERB = {
    "fr": re.compile(
        r"[ \n](?:ne |n'|se |s'|va |vont |est |sont |a |ont |doit |doivent |peut |veut |nous |vous |lui |"
        r"leur |les |[^\W\d_]{2,}(?:ra|ront|rez|rons|rait|raient|ait|aient)(?!\w)|"
        r"[^\W\d_]{3,}(?:e|ent|it)(?!\w))"
    ),
    "es": re.compile(
        r"[ \n](?:no |se |va |van |es |son |esta |estan |ha |han |tiene |tienen |debe |deben |quiere |lo |"
        r"le |les |nos |me |te |puede |dice |dijo |pide |"
        r"[^\W\d_]{2,}(?:ra|ran|ria|rian|aba|aban|ia|ian|iera|iese)(?!\w)|"
        r"[^\W\d_]{3,}(?:a|o|en|an)(?!\w)(?= (?:el|la|los|las|un|una|que|a|en|con) ))"
    ),
}


def is_dictated(doc: Document, start: int, end: int) -> bool:
    """Tell whether a long stretch has hardly a sign: it was spoken, not written."""
    if end - start < _SHORTEST or (doc.text[start].isupper() and doc.text[end - 1] in ".;:!?"):
        return False
    signs = sum(1 for _sign in _SIGN.finditer(doc.text, start, end - 1))
    return signs * _SIGN_EVERY < end - start


def clauses(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give the clauses of what was spoken, each with the words that lead to it."""
    at = start
    for begin in _beginnings(doc, start, end):
        if begin - at >= _SHORTEST_CLAUSE:
            yield at, at + len(doc.text[at:begin].rstrip())
            at = begin
    yield at, end


def _beginnings(doc: Document, start: int, end: int) -> Iterator[int]:
    """Give the places where a clause begins: at a word that leads on, a pronoun, a name before its verb."""
    lead, free, linked = _patterns(doc.lexicon)
    back = doc.lexicon.find("dictated.resuming")
    done = start
    for word in _WORD.finditer(doc.shadow, start + 1, end):
        at = word.start()
        if at < done or doc.text[at - 1] not in " \n\u00a0":
            continue
        if found := back.match(doc.shadow, at, end):  # "… n'ira pas en Chine c'est décidé"
            done = found.end()
            continue
        if found := lead.match(doc.shadow, at, end):
            done = found.end()
            yield at
            continue
        if linked.search(doc.shadow, max(start, at - 24), at):
            continue
        if (found := free.match(doc.shadow, at, end)) or (found := _subject(doc, at, end)):
            done = found.end()
            yield at


def _subject(doc: Document, at: int, end: int) -> re.Match[str] | None:
    """Return the verb behind a name or a function: "Simone s'occupe", "le maire n'ira"."""
    civil = _civil_pattern(doc.lexicon).match(doc.shadow, at, end)
    first = civil.end() if civil else at
    if doc.text[first].isupper():
        name = _WORD.match(doc.text, first, end)
        if name is None or not (civil or is_given_name(doc.shadow[slice(*name.span())])):
            return None
        stop = name.end()
        surname = re.compile(r" [^\W\d_a-zà-ÿ][\w’'-]+").match(doc.text, stop, end)
        stop = surname.end() if surname else stop
        return _VERB[doc.lexicon.code].match(doc.shadow, stop, end)
    article = _article_pattern(doc.lexicon).match(doc.shadow, at, end)
    function = function_at(doc, article.end(), end) if article else None
    return _VERB[doc.lexicon.code].match(doc.shadow, function.end(), end) if function else None


@lru_cache(maxsize=8)
def _patterns(lex: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what always begins a clause, what does where nothing links it, and what links."""
    lead, free = expression(lex.words("dictated.leads")), expression(lex.words("dictated.subjects"))
    linked = expression(lex.words("dictated.links"))
    return re.compile(lead), re.compile(free), re.compile(rf"{linked}[ \n]?$")


@lru_cache(maxsize=8)
def _civil_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{expression(lex.words('articles'))} ?)?{expression(lex.words('civilities'))} ")


@lru_cache(maxsize=8)
def _article_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{expression(lex.words('articles'))} ?")
