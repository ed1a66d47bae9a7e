"""Who is named one after the other in a sentence: people, bodies, functions, groups."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bare_names import bare_name
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, expression, is_capital, moved_spans, pattern, tokens, word_at
from cufdesk.reading.names import after_article, article_pattern, before_shouted_verb, civility_at, named_at
from cufdesk.reading.phrases import phrase_at
from cufdesk.reading.remembering import remembered
from cufdesk.reading.subjects import unlisted
from cufdesk.reading.verb_forms import CLITICS, acts_now, is_finite, is_infinitive, says_future, verb_pattern
from cufdesk.reading.verbs import CONDITIONAL, FUTURE
from cufdesk.reading.who import known_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_NEAR = 12
_MOST_NAMED = 12
_SAME = re.compile(
    r"(?:el|la|los|las|ell[oa]s?)\smism[oa]s?\s(?!\w+s?\s(?:que|del?)\s)(?=deb|tendr|ser|\w+ra)"
)  # "él mismo deberá"
_IN_BRACKETS = re.compile(r"\s\([^()\n]{2,60}\)")


@remembered(moved_spans)
def actors(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return those who are named one after the other from a place on: "la VA et la RVP"."""
    if _is_deed_to_somebody(doc, start, end) or _SAME.match(doc.shadow, start, end):
        return ()
    found: list[Span] = []
    sure = 0
    joined = True
    stop = _actor_end(doc, start, end)
    while stop is not None and len(found) < _MOST_NAMED:
        found.append((start, stop))
        sure = len(found) if joined else sure  # "A, B et C" is a list for its "et"; "A, directrice," is none
        beside = _IN_BRACKETS.match(doc.text, stop, end)
        also = _also_pattern(doc.lexicon).match(doc.shadow, beside.end() if beside else stop, end)
        joined = bool(also and also["word"])
        start = also.end() if also else end
        stop = _actor_end(doc, start, end) if also else None
    return tuple(found[:sure])


def called_beside(doc: Document, span: Span, end: int) -> Span | None:
    """Return who a function is by the name beside it: "la chargée de mission, Nadia Belkacem, enverra"."""
    begin = after_article(doc, *span)
    if function_at(doc, begin, span[1]) is None or doc.text[span[1] : span[1] + 2] != ", ":
        return None
    if body_at(doc, begin, span[1], lenient=False) or named_at(doc, begin, span[1]):
        return None
    person = named_at(doc, span[1] + 2, end)
    closed = person is not None and doc.text[person.span[1] : person.span[1] + 1] == ","
    return person.span if person and person.name and closed else None


def _is_deed_to_somebody(doc: Document, start: int, end: int) -> bool:
    """Tell whether "Relancer M. Haddad" begins here: a verb with its capital, and whom it is done to."""
    word = word_at(doc.text, start, end)
    if word is None or not is_infinitive(doc, start, end):
        return False
    return civility_at(doc, min(word[1] + 1, end), end)[0] is not None


def _actor_end(  # noqa: C901, PLR0911 - one line for each kind of name
    doc: Document, start: int, end: int
) -> int | None:
    """Return where the name of a person, body or group that begins at a place ends."""
    if (verb := before_shouted_verb(doc, start, end)) is not None and verb < end:
        return _actor_end(doc, start, verb)
    begin = after_article(doc, start, end)
    function = function_at(doc, begin, end)
    body = body_at(doc, begin, end, lenient=begin > start)
    phrase = phrase_at(doc, start, end)
    whole = phrase.span[1] if phrase and phrase.is_agent and (phrase.determined or body) else 0
    for at in (start, begin, *((function.end() + 1,) if function else ())):
        person = named_at(doc, at, end) if at < end else None
        if person is not None and person.name and (person.civility or at != begin or begin == start):
            return max(person.span[1], whole)
    if body is not None:
        return max(body.span[1], whole)
    if (stop := known_name(doc, begin, end)) is not None:
        return stop
    known = pattern(doc.names).match(doc.shadow, begin, end) if doc.names else None
    if known and is_capital(doc.text[begin]):
        return known.end()
    group = group_pattern(doc.lexicon).match(doc.shadow, start, end)
    if group and group["more"] and _is_any_verb(doc, group.start("more"), end):
        return group.start("more") - 1
    if group and phrase and group["more"]:
        return phrase.span[1]
    if group and phrase:
        return max(group.end(), phrase.span[1])
    if whole:
        return whole
    if group is None and (stop := unlisted(doc, start, begin, end) or bare_name(doc, begin, end)) is not None:
        return stop
    if group:
        return group.end()
    all_of_them = doc.lexicon.find("modality.everybody").match(doc.shadow, start, end)
    return all_of_them.end() if all_of_them and _do(doc, all_of_them.end(), end) else None


def _do(doc: Document, at: int, end: int) -> bool:
    """Tell whether everybody will do something, or does it next: "cada quien manda su parte"."""
    if says_future(doc, at, min(end, at + _NEAR)):
        return True
    lead = CLITICS.match(doc.shadow, at + 1, end)
    verb = next(tokens(doc.text, lead.end(), end), None) if lead else None
    return verb is not None and doc.lexicon.code == "es" and acts_now(doc, *verb)


def _is_any_verb(doc: Document, start: int, end: int) -> bool:
    """Tell whether the word after "les parties" is what they do, not what they are."""
    kinds = ("adopted", "commitment", "wish", "proposed", "announced", "finding", "positioned", "states")
    listed = doc.lexicon.find(*(f"modality.{kind}" for kind in kinds)).match(doc.shadow, start, end)
    forms = (FUTURE[doc.lexicon.code], CONDITIONAL[doc.lexicon.code])
    said = (verb_pattern(form).match(doc.shadow, start, end) for form in forms)
    return listed is not None or any(match and is_finite(doc, match, start - 1) for match in said)


@lru_cache(maxsize=4)
def _also_pattern(lex: Lexicon) -> re.Pattern[str]:
    aside = r"(?:,\s[^,.;:()\n]{3,50},\s|\s)"  # "Mme Roux et, pour le droit, M. Petit"
    return re.compile(
        rf"(?P<word>,?\s(?:{lex.also}){aside}(?:[aà]\s|al\s|del?\s|du\s|aux?\s|con\s|avec\s)?|\s?[/+&]\s?)|,\s"
    )


@lru_cache(maxsize=4)
def group_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "la partie mexicaine", "plusieurs réseaux", "le secrétariat"."""
    several = expression(lex.words("modality.plural_party"))
    article = expression(lex.words("articles")).replace(r"(?!\w)", "")
    party, bodies = (
        expression(lex.words("modality.party")),
        expression(
            plural
            for path in (
                "bodies.weak",
                "bodies.strong",
                "bodies.units",
                "functions.words",
                "modality.groups",
                "modality.actors",
            )
            for word in lex.words(path)
            for plural in ((word, f"{word}s") if not word.endswith("*") else (word,))
        ),
    )
    tail = expression((*lex.words("countries"), *lex.words("modality.group_tail")))
    return re.compile(
        rf"{several}(?:\s(?P<more>\w+))?|(?:{article}\s?(?:deux\s|trois\s|dos\s|tres\s)?|amb[ao]s\s)(?:{party}|{bodies})(?:\s(?:{tail}))?"
    )


def without_article(doc: Document, span: Span) -> Span:
    """Return a subject without its article; "les deux parties" keeps it."""
    article = article_pattern(doc.lexicon).match(doc.shadow, *span)
    plural = doc.lexicon.find("modality.plural_party", "modality.each").match(doc.shadow, *span)
    return (article.end(), span[1]) if article and not plural else span


def quoted(doc: Document, found: Iterable[Span]) -> tuple[str, ...]:
    """Return the words of those named, each once, without their articles."""
    return tuple(dict.fromkeys(doc.quote(without_article(doc, span)) for span in found))
