"""Turns of phrase that lay something on somebody: "mission est donnée à … de", "… se voit confier".

The word lists hold them (`frames`), in two kinds: who stands after their words, or before them; and by what
goes on: a deed, a thing, a clause, or nothing. `{be}` in a turn is any form listed under `frames.be`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.matching import Span, shadow_of, trimmed
from cufdesk.reading.modality import main_clause
from cufdesk.reading.names import after_article
from cufdesk.reading.phrases import is_agent
from cufdesk.reading.verb_forms import is_future, is_infinitive
from cufdesk.reading.verbs import INFINITIVE
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_WHO_LONGEST = 140
_MOST_WORDS = 9
_KINDS = ("deed", "duty", "thing", "clause", "topic", "end")
_MACRO = re.compile(r"\{(\w+)\}")
_EDGES = " \t\n\u00a0\u202f,:"
_LINK = r"(?:(?:a|de|por|para|pour)\s|d')?(?:ne\s|no\s)?(?:(?:pas|y|en|leur|lui|les?|la)\s|l')*"
_IS_DONE = re.compile(
    r"(?:etre|ser|estar|avoir lieu|durer|comporter|figurer|permettre|contener|incluir)(?!\w)"
)
_ABOUT = re.compile(r"(?:pour|para)\s")
_SIGN = re.compile(r"[.,;:!)]")
_TO = re.compile(r"(?:al?|aux?)\s")
_NO_WHO = re.compile(
    r"(?:je|tu|nous|vous|yo|usted(?:es)?|nosotros|ce|cela|ceci|il|elle|ils|elles|on|qui|que|qu'|esto|ello|eso"
    r"|se|lo|quien|personne|nadie|quelqu'un|alguien|cualquiera|rien|nada|aucune?|ningun[oa]?)(?!\w)"
)
_OF = re.compile(r"del?\s")  # "se encargan de las inscripciones Maite y Fermín"
_CLITIC = re.compile(r"\s(?:ne|n'|no|se|s'|ya|deja|y|en|et|e|lui|leur|le|les|la|lo)$")


# "Il faut que la Région soit saisie": what is done to her.
_IS_PUT = re.compile(
    r"\s?(?:soi(?:t|ent)|sean?)\s\w+(?:e|ee|es|ees|i|ie|is|ise|u|ue|us|ite?|[ai]d[oa]s?)(?!\w)"
)


def laid_by(doc: Document, start: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """Return whom a turn of phrase charges in a sentence, and where what it lays on them begins."""
    words = _SIGN.sub(" ", doc.shadow[start:end]) + " "
    for kind in _KINDS:
        for who, begin in (*_before(doc, kind, start, end), *_after(doc, kind, (start, end), words)):
            if (named := named_in(doc, *who)) and not _IS_PUT.match(doc.shadow, who[1], end):
                return named, begin
    return None


def _before(doc: Document, kind: str, start: int, end: int) -> Iterator[tuple[Span, int]]:
    """Give where those stand who come after the words of a turn: "il appartient à … de"."""
    for lead in _turns(doc.lexicon, f"before_{kind}").finditer(doc.shadow, start, end):
        if lead["first"] is not None and lead.start() not in {start, main_clause(doc, start, end)}:
            continue
        for tail in _tail(doc.lexicon, kind).finditer(
            doc.shadow, lead.end(), min(end, lead.end() + _WHO_LONGEST)
        ):
            about = lead["first"] is not None and _ABOUT.fullmatch(lead["first"])
            if about and not somebody(doc, lead.end(), tail.start()) and not is_agent(doc, lead.end(), end):
                continue  # "Pour la traduction, voir avec Mme Roux"
            if _goes_on(doc, kind, tail, end):
                yield (lead.end(), tail.start()), start


def _after(doc: Document, kind: str, span: Span, words: str) -> Iterator[tuple[Span, int]]:
    """Give where those stand who come before the words of a turn: "… reçoit mandat de"."""
    start, end = span
    for turn in _turns(doc.lexicon, f"after_{kind}").finditer(words):
        at = start + turn.start()
        tail = _tail(doc.lexicon, kind).match(doc.shadow, start + turn.end() - 1, end)
        if tail is None or not _goes_on(doc, kind, tail, end):
            continue
        begin = main_clause(doc, start, at)
        begin = lead.end() if (lead := _TO.match(doc.shadow, begin, at)) else begin
        yield (begin, at), at
        cut = max(doc.shadow.rfind(sign, start, at) + len(sign) for sign in (", ", ": ", "; ", " que "))
        if begin < cut < at and doc.shadow[cut - 2 : cut].strip():
            yield (cut, at), start


def _goes_on(doc: Document, kind: str, tail: re.Match[str], end: int) -> bool:
    """Tell whether what follows those named is what their turn asks for."""
    if kind in {"deed", "duty"}:
        return is_infinitive(doc, tail.start("deed"), end) and not _IS_DONE.match(
            doc.shadow, tail.start("deed"), end
        )
    if kind == "clause":
        return doc.text[tail.start("clause")].islower()
    if kind == "end" and doc.text[tail.start() : tail.start() + 1] == ".":
        return not ends_short(doc, tail.start())
    if kind == "topic":
        at = tail.end()
        return (
            is_future(doc, at, end)
            or (
                "quien" in tail.group()
                and re.compile(_SUBJUNCTIVE["es"]).match(doc.shadow, at, end) is not None
            )
            or doc.lexicon.find("modality.duty").match(doc.shadow, at, end) is not None
        )
    return True


@lru_cache(maxsize=16)
def _tail(lex: Lexicon, kind: str) -> re.Pattern[str]:
    """Return the pattern of what follows those named: an infinitive, a noun, a verb, the end."""
    if kind == "deed":
        also = rf"(?:{'|'.join(_turn(lex, words) for words in lex.words('frames.links'))})?"
        return re.compile(
            rf"(?:,?\s|(?<=\s)|\s?[:,]\s){also}{_LINK}(?P<deed>(?<!\w)(?:{INFINITIVE[lex.code]})(?!\w))"
        )
    if kind == "duty":
        duty = "|".join(_turn(lex, words) for words in lex.words("frames.duty"))
        return re.compile(rf"\s(?:{duty})(?:de\s)?(?P<deed>(?:{INFINITIVE[lex.code]})(?!\w))")
    if kind == "thing":
        return re.compile(
            r"\s(?P<thing>(?:l'|(?:le|la|les|un|une|des|el|los|las|unos|unas|su|sus|son|sa|ses)\s)\w)"
        )
    if kind == "topic":
        return re.compile(
            r"(?:\s(?:qui|quien|quienes)\s|,\s)(?:(?:il|elle|ils|elles|el|ella|ellos|ellas)\s)?(?=\w)"
        )
    if kind == "clause":
        return re.compile(
            rf"\s(?P<clause>(?:(?:se|lui|leur|les?|la|lo|las|los|y|en)\s|s'|l')*{_SUBJUNCTIVE[lex.code]})(?!\w)"
        )
    return re.compile(
        r"(?=\s?[.;:(,]|\s?$|\s(?:avant|d'ici|au|pour|sous|dans|des|antes|a mas|para|en|a fin)(?!\w))"
    )


# Endings of the third persons and of "nous".
_FINITE = {
    "fr": r"|a|e|er|t|ent|d|ns|ons|era|eront|ra|ront|ont",
    "es": r"a|an|ar|e|en|er|ir|o|aron|io|ieron|ara|aran|era|eran|ira|iran|amos|emos|imos",
}


def ends_short(doc: Document, stop: int) -> bool:
    """Tell whether the stop at a place is that of "M." or of an initial."""
    word = doc.shadow[max(0, stop - 6) : stop].split()
    last = word[-1] if word else ""
    return len(last) == 1 or doc.lexicon.value("civilities", f"{last}.") is not None


_SUBJUNCTIVE = {
    "fr": r"(?P<verb>(?!le(?!\w)|de(?!\w)|une(?!\w))[a-z]{2,18}(?:e|ent|era|eront|a|ont|t|d))",
    "es": r"(?P<verb>[a-z]{2,18}(?:e|a|en|an))",
}


# Whom -----------------------------------------------------------------------------------------------


def named_in(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return those named in a stretch that a turn shows to be somebody, known or not."""
    start, end = trimmed(doc.text, start, end, _EDGES)
    if (
        start >= end
        or _NO_WHO.match(doc.shadow, start, end)
        or (is_infinitive(doc, start, end) and doc.text[start].islower())
        or doc.shadow[start:end] in doc.lexicon.folded("articles")
        or (doc.lexicon.code == "es" and _OF.match(doc.shadow, start, end))
    ):
        return ()
    if found := somebody(doc, start, end):
        return _names(doc, found)
    comma = doc.text.find(",", start, end)
    found = actors(doc, start, end)
    if found and (found[-1][1] >= end or doc.text[found[-1][1] : found[-1][1] + 2].strip()[:1] in {",", "("}):
        return _names(doc, found)
    if comma > 0:  # "Mme Roux, directrice,"
        return named_in(doc, start, comma)
    words = doc.text[after_article(doc, start, end) : end]
    plain = re.fullmatch(r"[\w'’() \u00a0-]+", words) is not None and not words[:1].isdigit()
    plain = plain and _CLITIC.search(doc.shadow[start:end]) is None
    few = 0 < len(words.split()) <= _MOST_WORDS
    opens = doc.lexicon.find("connectors", "modality.openers").match(doc.shadow, start, end)
    if not plain or not few or opens or _says_verb(doc, start, end):
        return ()
    return (doc.quote((after_article(doc, start, end), end)),)


def _names(doc: Document, found: tuple[Span, ...]) -> tuple[str, ...]:
    return quoted(doc, found)


def _says_verb(doc: Document, start: int, end: int) -> bool:
    """Tell whether words hold a verb, so that they name nobody."""
    said = doc.lexicon.find("modality.states", "modality.being", "modality.tells")
    return said.search(doc.shadow, start, end) is not None or verbs.tells_past(doc, start, end)


# The lists ------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _turns(lex: Lexicon, name: str) -> re.Pattern[str]:
    """Return the pattern of the turns of a list; one that begins with `^` opens its sentence."""
    words = sorted(lex.words(f"frames.{name}"), key=len, reverse=True)
    free = [_turn(lex, one) for one in words if not one.startswith("^")]
    first = [_turn(lex, one[1:]) for one in words if one.startswith("^")]
    return re.compile(
        rf"(?:(?<!\w)|(?=,))(?:(?P<first>{'|'.join(first) or '(?!)'})|{'|'.join(free) or '(?!)'})"
    )


def _turn(lex: Lexicon, words: str) -> str:
    """Return the pattern of a turn up to the word after it."""
    return "".join(_piece(lex, word) for word in words.split())


def _piece(lex: Lexicon, word: str) -> str:
    if macro := _MACRO.fullmatch(word):
        if macro[1] == "what":
            return r"(?:[^\s.;:]+\s){1,12}?"
        inner = sorted(lex.words(f"frames.{macro[1]}"), key=len, reverse=True)
        return rf"(?:{'|'.join(_turn(lex, one) for one in inner)})"
    folded = shadow_of(word)
    if folded == ",":
        return r",\s"
    if folded.endswith("~"):
        return rf"{re.escape(folded[:-1])}(?:{_FINITE[lex.code]})\s"
    if folded.endswith("*"):
        return re.escape(folded[:-1]) + r"\w*\s"
    return re.escape(folded) + ("" if folded.endswith("'") else r"\s")
