"""The name of a body at a place of the text: a word for a body and what follows it, or an acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import (
    Span,
    expression,
    is_acronym,
    is_capital,
    moved_span,
    shadow_of,
    tokens,
)
from cufdesk.reading.remembering import remembered
from cufdesk.reading.verbs import FUTURE, INFINITIVE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_LONGEST_NAME = 160
ACRONYM = re.compile(r"(?<![\w-])[^\W\d_][^\W_]*(?:-[^\W\d_]+)?(?![\w-])")
_IN_PARENTHESES = re.compile(r"\s?\(\s?([^()\n]{2,120})\)")
# "Réseau des villes amies (RVA)": the acronym shows how far the name goes.
_TO_ACRONYM = re.compile(r"((?: [^\W\d_][\w'’-]{0,20}){1,4}) ?\( ?([^\W\d_][\w-]{1,11}) ?\)")
_DASHED = re.compile(r"\s?[-–—,/]\s?([^\W\d_][\w-]{1,11})(?![\w])")
_ADJECTIVE = re.compile(
    r"(?:al|ale|ales|aux|iques?|elles?|els|eres?|ieures?|ieurs?|ives?|ifs?|aires?|aines?|ains?|oises?|ois|iennes?|iens?|euses?|"
    r"ables?|ines?|ales|icos?|icas?|anos?|anas?|iores|ior|ivos?|ivas?|antes?|ees|unies?|unis)$"
)
# "le groupe-pays à Bordeaux": where it was, not what it is; "du Président": a person, not a name.
_NO_LINK_TO_CAPITALS = {"a", "en", "au", "aux", "en la", "en el"}
_TO_ONE = {"du", "de la", "de l'", "del"}


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named at one place: long name, acronym, the place of both."""

    name: str | None
    acronym: str | None
    span: Span
    head: Span

    @property
    def written(self) -> str:
        """Return the name with its acronym, as in a list of participants."""
        if self.name and self.acronym:
            return f"{self.name} ({self.acronym})"
        return self.name or self.acronym or ""


# One name --------------------------------------------------------------------------------------------


def function_at(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return the function that begins at a place; "Secretaría" is a body, "Secretaria" a function."""
    match = doc.lexicon.find("functions.words").match(doc.shadow, start, end)
    if match is None or doc.text[start : match.end()].isascii():
        return match
    word = doc.text[start : match.end()].lower()
    return None if word in doc.lexicon.words("bodies.strong") else match


def body_at(doc: Document, start: int, end: int, *, lenient: bool = False) -> Body | None:
    """Return the body whose name begins exactly at a place.

    `lenient` takes "Association des villes" for one: right where a body is expected, as after a function.
    """
    return _lenient_body_at(doc, start, end) if lenient else _strict_body_at(doc, start, end)


def _body_moved(body: Body | None, by: int) -> Body | None:
    return body and replace(body, span=moved_span(body.span, by), head=moved_span(body.head, by))


@remembered(_body_moved)
def _strict_body_at(doc: Document, start: int, end: int) -> Body | None:
    return _body_at(doc, start, end, lenient=False)


@remembered(_body_moved)
def _lenient_body_at(doc: Document, start: int, end: int) -> Body | None:
    return _body_at(doc, start, end, lenient=True)


def _body_at(doc: Document, start: int, end: int, *, lenient: bool) -> Body | None:
    head = head_pattern(doc.lexicon).match(doc.shadow, start, end)
    if head and (when := doc.time_from(head.end() + 1, min(end, start + _LONGEST_NAME))):
        end = when.span[0]  # "la Ville de Valmont à l'automne prochain": a name holds no time
    named = head and _is_written(doc, head) and not _is_function(doc, head)
    body = _named_body(doc, head, end, lenient) if named and head else None
    if body is not None:
        return body
    token = ACRONYM.match(doc.text, start, end)
    if token and is_acronym(token.group()) and not is_no_name(doc, token.group()):
        return _with_parentheses(doc, None, token.group(), token.span(), token.span(), end)
    return None


@lru_cache(maxsize=4)
def head_pattern(lex: Lexicon) -> re.Pattern[str]:
    strong, weak, units = (expression(lex.words(f"bodies.{kind}")) for kind in ("strong", "weak", "units"))
    return re.compile(rf"(?P<strong>{strong})|(?P<weak>{weak})|(?P<unit>{units})")


def _is_written(doc: Document, head: re.Match[str]) -> bool:
    """Tell whether the accents fit too: "Programmé" is no programme; accents may be missing, not added."""
    word = doc.text[head.start() : head.end()].replace("’", "'").lower()
    lists = (doc.lexicon.words(f"bodies.{kind}") for kind in ("strong", "weak", "units"))
    return word.isascii() or any(word in words for words in lists)


def _is_function(doc: Document, head: re.Match[str]) -> bool:
    """Tell whether a word without its accent is a function: "Secretaria de Turismo"."""
    return doc.text[head.start() : head.end()].isascii() and head.group() in doc.lexicon.folded(
        "functions.words"
    )


def _named_body(doc: Document, head: re.Match[str], end: int, lenient: bool) -> Body | None:
    # "délégation à l'", "gobierno de": the name goes on from the preposition.
    connectors = doc.lexicon.folded("connectors")
    splits = (head.start() + i for i, sign in enumerate(head.group()) if sign == " ")
    at = next((i for i in splits if doc.shadow[i + 1 : head.end()] in connectors), head.end())
    walk = _Walk(doc, head.start(), at, min(end, head.start() + _LONGEST_NAME))
    span = head.start(), walk.to_end()
    if span[1] <= head.end() or not (
        _is_name(doc, head, walk) or (lenient and is_capital(doc.text[span[0]]))
    ):
        return None
    return _with_parentheses(doc, doc.quote(span), None, span, head.span(), end, _trailing_acronym(doc, span))


def _is_name(doc: Document, head: re.Match[str], walk: _Walk) -> bool:
    """Tell a name from a thing: "le comité de pilotage" and "la délégation mexicaine" are none."""
    capital_head = is_capital(doc.text[head.start()])
    if head["unit"]:
        only_country = country_of(doc.lexicon, doc.shadow[head.end() : walk.at].strip()) is not None
        return capital_head and not only_country and "-" not in doc.shadow[head.end() : walk.at]
    if not capital_head and walk.inner_head:
        return False  # "l'assemblée générale du Réseau X": the network is the body
    return bool(head["strong"]) or walk.capitals


def _trailing_acronym(doc: Document, span: Span) -> str | None:
    """Return the acronym that a name consists of after its first word: "Projet AL-Las"."""
    words = doc.quote(span).split()
    return words[-1] if len(words) == 2 and is_acronym(words[-1]) else None


def _with_parentheses(
    doc: Document,
    name: str | None,
    acronym: str | None,
    span: Span,
    head: Span,
    end: int,
    inner: str | None = None,
) -> Body:
    """Add what parentheses after a name say: its acronym, or the long name of an acronym."""
    if name and (longer := _TO_ACRONYM.match(doc.text, span[1], end)):
        stretched = doc.quote((span[0], longer.end(1)))
        if is_acronym(longer.group(2)) and _initials_fit(stretched, longer.group(2)):
            return Body(stretched, longer.group(2), (span[0], longer.end()), head)
    match = _IN_PARENTHESES.match(doc.text, span[1], end)
    if match:
        inside = match.group(1).strip()
        whole = span[0], match.end()
        if is_acronym(inside) and not is_no_name(doc, inside):
            return Body(name, inside, whole, head) if name else Body(None, acronym, span, head)
        if (acronym or inner) and len(inside.split()) >= 3 and is_capital(inside):
            return Body(" ".join(inside.split()), acronym or inner, whole, head)
    dashed = _DASHED.match(doc.text, span[1], end) if name else None
    if dashed and is_acronym(dashed.group(1)) and _initials_fit(doc.quote(span), dashed.group(1)):
        return Body(name, dashed.group(1), (span[0], dashed.end()), head)
    return Body(name, acronym or inner, span, head)


def _initials_fit(name: str, acronym: str) -> bool:
    """Tell whether an acronym is made of initials of a name: "Réseau des villes en partage – RVP"."""
    rest = iter(shadow_of(word)[0] for word in re.split(r"[\s'’-]+", name) if word)
    return all(
        any(letter == initial for initial in rest) for letter in shadow_of(acronym) if letter.isalpha()
    )


class _Walk:
    """The way from the first word of a name to its last: nouns after "de", their adjectives, capitals."""

    def __init__(self, doc: Document, start: int, at: int, limit: int) -> None:
        self.doc, self.start, self.at, self.limit = doc, start, at, limit
        self.capitals = False
        self.country: str | None = None
        self.inner_head = False
        self._closed = False  # a country after "de" ends a name, a nationality does not
        self._lower = 0

    def to_end(self) -> int:
        """Take every word that belongs to the name; return where the last one ends."""
        while self._step():
            pass
        return self.at

    def _step(self) -> bool:
        joint = _joint_pattern(self.doc.lexicon).match(self.doc.shadow, self.at, self.limit)
        after = joint.end() if joint else self.at
        word = next(tokens(self.doc.text, after, self.limit), None)
        if (
            word is None
            or self.doc.text[after : word[0]].strip(" \u00a0\u202f")
            or (not joint and word[0] == after)
        ):
            return False
        link = joint.group().strip() if joint else ""
        if _is_verb(self.doc, link, self.at) or not self._takes(link, word):
            return False
        self.at = word[1]
        folded = self.doc.shadow[word[0] : word[1]]
        country = country_of(self.doc.lexicon, folded)
        self.country = self.country or country
        self._closed = self._closed or (country is not None and bool(link))
        return True

    def _takes(self, link: str, word: Span) -> bool:
        doc, folded = self.doc, self.doc.shadow[word[0] : word[1]]
        if self._closed and not self._after_country(link, folded):
            return False
        bare = word[0] + 2 if folded[1:2] == "'" else word[0]
        if link and doc.lexicon.find("and").match(link) and not self._takes_and(link, word):
            return False
        if is_capital(doc.text[bare]):
            if (link in _NO_LINK_TO_CAPITALS and not self._closed) or (
                link in _TO_ONE and _begins_other(doc, folded)
            ):
                return False
            if not link and _begins_other(doc, folded):
                return False
            self.inner_head = self.inner_head or head_pattern(doc.lexicon).match(doc.shadow, bare) is not None
            self.capitals, self._lower = True, 0
            return True
        self._lower += 1
        return self._lower <= 5 and self._takes_lower(link, folded)

    def _after_country(self, link: str, folded: str) -> bool:
        """Tell whether the name goes on after its country: "Ambassade du Chili en France"."""
        lex = self.doc.lexicon
        if link in lex.folded("in_country"):
            return country_of(lex, folded) is not None
        return (
            not link
            and not lex.find("bodies.about_country").match(self.doc.shadow, self.start)
            and (self.doc.text[self.at + 1].isupper() and not _begins_other(self.doc, folded))
        )

    def _takes_and(self, link: str, word: Span) -> bool:
        """Tell whether "et" goes on with the name: "de l'Europe et des Affaires", not "… et Mme X"."""
        lex = self.doc.lexicon
        if lex.find("bodies.places").match(self.doc.shadow, self.start):
            return False
        if len(link.split()) > 1:
            return True
        folded = self.doc.shadow[word[0] : word[1]]
        spanish_pair = lex.code == "es" and is_capital(self.doc.text[word[0]]) and self._lower == 0
        if head_pattern(lex).match(self.doc.shadow, word[0]):
            return False
        return spanish_pair and not _begins_other(self.doc, folded)

    def _takes_lower(self, link: str, folded: str) -> bool:
        lex = self.doc.lexicon
        if folded in lex.folded("common", "possessives", "articles", "bodies.not_adjectives") or any(
            c.isdigit() for c in folded
        ):
            return False
        if not link:
            return bool(_ADJECTIVE.search(folded))
        if link and _is_infinitive(lex, folded):
            return False
        # "Le comité en délibérera"
        later = re.fullmatch(FUTURE[lex.code], folded) and lex.code == "fr"
        if link in lex.folded("in_country") and (later or folded in lex.folded("bodies.not_after_in")):
            return False
        return is_capital(self.doc.text[self.start]) or bool(
            lex.find("bodies.strong").match(self.doc.shadow, self.start)
        )


def _is_infinitive(lex: Lexicon, folded: str) -> bool:
    """Tell whether a word after "de" is what is to be done: "il revient au Réseau X de justifier"."""
    return re.fullmatch(INFINITIVE[lex.code], folded) is not None and folded not in lex.folded(
        "modality.not_infinitive"
    )


def _is_verb(doc: Document, link: str, at: int) -> bool:
    """Tell whether the French preposition "à" is in truth the verb "a"."""
    words = link.split()
    return doc.lexicon.code == "fr" and "a" in words and "à" not in doc.text[at : at + len(link) + 2].lower()


@lru_cache(maxsize=4)
def _joint_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what joins the words of a name, with the blank before it."""

    def either(path: str) -> str:
        words = sorted((shadow_of(word) for word in lex.words(path)), key=len, reverse=True)
        return "|".join(re.escape(word) + ("" if word.endswith("'") else r"(?!\w)\s") for word in words)

    joint, also, inside = either("connectors"), either("and"), either("in_country")
    return re.compile(rf"\s(?:(?:{also})?(?:{joint})|(?:{also})|(?:{inside}))")


def _begins_other(doc: Document, folded: str) -> bool:
    """Tell whether a capitalised word begins something else: a person's title, a function."""
    lex = doc.lexicon
    return bool(
        lex.find("functions.words").fullmatch(folded)
        or lex.value("civilities", folded)
        or lex.value("civilities", f"{folded}.")
    )


def country_of(lex: Lexicon, folded: str) -> str | None:
    """Return the ISO code of a country, nationality or capital, or None."""
    found = lex.value("countries", folded.removeprefix("d'").removeprefix("l'"))
    return str(found) if found else None


def is_no_name(doc: Document, word: str) -> bool:
    lex = doc.lexicon
    folded = shadow_of(word)
    return (
        folded in lex.folded("not_names.words")
        or bool(lex.value("civilities", folded))
        or bool(lex.value("months", folded))
    )
