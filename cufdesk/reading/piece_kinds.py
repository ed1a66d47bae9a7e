"""What a piece of a signature is, by its own words: a name, a function, a body, a street, a closing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cufdesk.domain.given_names import is_given_name
from cufdesk.domain.written_names import PARTICLES
from cufdesk.folding import fold, words_of
from cufdesk.reading.addresses import is_street
from cufdesk.reading.bodies import country_of, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, is_acronym, is_capital
from cufdesk.reading.names import after_article, civility_at
from cufdesk.reading.signature_parts import Piece
from cufdesk.reading.signature_words import finds, is_one_of
from cufdesk.reading.structure import Document

_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-‑]*(?:['’.\-‑][^\W\d_'’.\-‑]+)*\.?")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Languages:
    """One text read with the words of both languages, its own first."""

    own: Document
    other: Document

    @property
    def both(self) -> tuple[Document, Document]:
        """Return both readings."""
        return self.own, self.other


def is_closing(piece: Piece) -> bool:
    """Tell whether a piece is a greeting at the end of a letter."""
    return is_one_of("closings", piece.shadow)


def civility_of(docs: Languages, piece: Piece) -> tuple[str, int, int]:
    """Return the civility of a piece in its short form, its end, and where what follows begins.

    Of several ("Sr. Lic.") the last one counts, as the one that says more.
    """
    found, begin, stop = "", piece.span[0], piece.span[0]
    while True:
        civility, after = next(
            (way for way in (civility_at(doc, begin, piece.span[1]) for doc in docs.both) if way[0]),
            (None, begin),
        )
        if civility is None or not (after < piece.span[1]):
            return found, stop, begin
        found, stop, begin = civility, begin + len(docs.own.text[begin:after].rstrip()), after


def function_in(docs: Languages, span: Span) -> bool:
    """Tell whether a function begins at a place, an article before it aside."""
    for doc in docs.both:
        begin = after_article(doc, *span)
        if function_at(doc, begin, span[1]) or (finds("functions").match(doc.shadow, begin, span[1])):
            return not _is_body_head(doc, begin, strong=True)
    return False


def _is_body_head(doc: Document, start: int, *, strong: bool = False) -> bool:
    head = head_pattern(doc.lexicon).match(doc.shadow, start)
    if head is None or (strong and not head["strong"]):
        return False
    # "Secretaria" without its accent is a function: who signs is likelier than where.
    return not (
        doc.text[start : head.end()].isascii() and head.group() in doc.lexicon.folded("functions.words")
    )


def body_head(docs: Languages, piece: Piece) -> str:
    """Return "strong", "weak" or "unit" by the word for a body that a piece begins with, "acronym", or ""."""
    for doc in docs.both:
        begin = after_article(doc, *piece.span)
        head = head_pattern(doc.lexicon).match(doc.shadow, begin, piece.span[1])
        if head and is_capital(doc.text[begin]):
            return "strong" if head["strong"] else "weak" if head["weak"] else "unit"
    if is_capital(piece.text) and finds("bodies").match(piece.shadow):
        return "weak"
    bare = piece.text.strip("()")
    return "acronym" if is_acronym(bare) and " " not in bare and not is_no_name(docs.own, bare) else ""


def looks_like_name(docs: Languages, span: Span) -> bool:
    """Tell whether a stretch is built as a name: two to seven words with capitals, particles between them."""
    words = docs.own.text[slice(*span)].split()
    if len(words) < 2 or any(sign.isdigit() or sign in "@:&()" for word in words for sign in word):
        return False
    capitals = [word for word in words if _is_capital(word)]
    if (
        not 2 <= len(capitals) <= _LONGEST
        or len(words) > 2 * _LONGEST
        or not _is_capital(words[-1])
        or not all(_fits(word) for word in words)
    ):
        return False
    if words[0].islower() and fold(words[0]) not in PARTICLES:
        return False
    begin = Piece(docs.own.text[slice(*span)], span, 0, opens=True)
    return not (
        function_in(docs, span)
        or body_head(docs, begin)
        or is_street(begin.text)
        or is_closing(begin)
        or any(is_no_name(docs.own, word) for word in words)
        or any(country_of(doc.lexicon, fold(words[0])) for doc in docs.both)
    )


def _is_capital(word: str) -> bool:
    """Tell whether a word of a name has its capital, "d'Arcy" after the apostrophe."""
    return is_capital(word) or (word[:2].lower() in {"d'", "d’"} and is_capital(word[2:]))


def _fits(word: str) -> bool:
    return (_is_capital(word) or fold(word).rstrip("'") in PARTICLES) and _NAME_WORD.fullmatch(
        word
    ) is not None


def name_evidence(text: str, emails: list[str]) -> bool:
    """Tell whether words that are built as a name are one: a given name, or what an address repeats."""
    words = [word for word in words_of(text) if word not in PARTICLES]
    if any(is_given_name(word) for word in words):
        return True
    locals_ = [fold(email.partition("@")[0]) for email in emails]
    return any(len(word) > 2 and word in local for word in words for local in locals_)
