"""Who stands behind the verb in a Spanish sentence that is known to be something to do.

"La carpa la arma el Flaco", "Se encargan de las inscripciones Maite y Fermín", "Será la gerencia quien …",
"A ellos les escribirá la gerente", "Las bases, Conchi, para Carnaval".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.matching import Span, is_capital, tokens
from cufdesk.reading.modality import is_party, main_clause
from cufdesk.reading.owners import is_term
from cufdesk.reading.phrases import begins_time, phrase_at
from cufdesk.reading.verb_forms import acts_now, is_future
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cufdesk.reading.structure import Document

_MOST_WORDS = 9
_MOST_VERBS = 12


def named_behind(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who does what a sentence says, named behind its verb; nothing where nobody is."""
    if doc.lexicon.code != "es":
        return ()
    found = _cleft(doc, start, end) or _charged(doc, start, end) or _between_commas(doc, start, end)
    below = _BELOW.search(doc.shadow, start + 1, end)
    stop = below.start() if below else end
    return quoted(doc, found or _does_it(doc, start, stop) or _acts(doc, start, stop))


def charged_behind(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who is charged behind the words for it: "Se encargan de las inscripciones Maite y Fermín"."""
    return quoted(doc, _charged(doc, start, end)) if doc.lexicon.code == "es" else ()


# "M. Laffargue explica que las mandará", "…, y que lo verá en mayo": who says so will do it.
_THAT = re.compile(r"\sque\s(?:no\s)?(?:(?:me|se|les?|nos|l[ao]s?|tambien|ya)\s)*")
_MOST_TOLD = 3
_NOT_HIS = re.compile(r"\w*(?:habra|sera|estara|tendra lugar)n?(?!\w)")


def told_of(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who tells what they will do themselves, with no subject named for it."""
    if doc.lexicon.code != "es":
        return ()
    found = actors(doc, main_clause(doc, start, end), end)
    if not found:
        return ()
    for that in _THAT.finditer(doc.shadow, found[-1][1], end):
        told = doc.shadow[found[-1][1] : that.start()]
        if len(told.split()) > _MOST_TOLD and not told.endswith(" y"):
            continue  # "…, del sindicato, que los informará"
        if is_future(doc, that.end(), end) and not _NOT_HIS.match(doc.shadow, that.end(), end):
            reflexive = " se " in doc.shadow[that.start() : that.end()]
            return () if reflexive else quoted(doc, found)
    return ()


# "…, apenas lo devuelva la imprenta": who acts there is another.
_BELOW = re.compile(
    r"(?<!\w)(?:en cuanto|apenas|cuando|mientras|hasta que|una vez que|antes (?:de )?que|despues de que"
    r"|luego (?:de )?que|tan pronto|porque|ya que|pues|si|siempre que|donde|como|segun)\s"
)


# "Será la gerencia quien la lleve", "Es Flor la que compra".
_CLEFT = re.compile(
    r"(?<!\w)(?:es|son|seran?|fuera)\s(?P<who>(?!que\s)[^.;:\n]{2,60}?),?\s"
    r"(?:quien(?:es)?|el que|la que|los que|las que)\s"
)


def _cleft(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    for match in _CLEFT.finditer(doc.shadow, start, end):
        if found := _somebody_at(doc, match.start("who"), match.end("who")):
            return found
    return ()


# "Queda encargado el señor alcalde de platicar", "Se encargan de las inscripciones Maite y Fermín".
_IN_CHARGE = re.compile(
    r"(?<!\w)(?:qued(?:an?|o|aron|aran?)|fue(?:ron)?|seran?)\s"
    r"(?:encargad|comisionad|designad|responsabilizad|facultad|obligad|comprometid|invitad)[oa]s?\s"
    r"(?!de\s|para\s|a\s)"
)
_TAKES_ON = re.compile(
    r"(?<!\w)se\s(?:encarga|encargan|ocupa|ocupan|encargaran?|ocuparan?|hacen? cargo|haran? cargo)\sdel?\s"
)
# "Se nombra a Reina Mejía y a Wilmer Antúnez para que lleven el libro".
_NAMED_TO = re.compile(
    r"(?<!\w)se\s(?:nombr|design|elig|eleg|comision|deleg|propus|propon)\w+\s(?=al?\s)(?P<to>al?\s)"
)
_TO_DO = re.compile(r"[^.;\n]{0,60}?\s(?:para\s(?:que\s)?|como\s(?:encargad|responsable))")


def _charged(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    for match in _IN_CHARGE.finditer(doc.shadow, start, end):
        if found := _somebody_at(doc, match.end(), end):
            return found
    for match in _NAMED_TO.finditer(doc.shadow, start, end):
        found = actors(doc, match.end(), end)
        if found and _TO_DO.match(doc.shadow, found[-1][1], end):
            return found
    for match in _TAKES_ON.finditer(doc.shadow, start, end):
        if match.start() > main_clause(doc, start, end) and doc.text[match.start() - 2] not in ",;:":
            continue  # "Rosa se encarga de …"
        if found := _first_named(doc, match.end(), end):
            return found
    return ()


# What is to be done as a pronoun before the verb: the one behind it can only be who does it.
_IT = re.compile(
    r"(?<!\w)(?P<pronouns>(?:(?:se|me|nos|te|les?)\s)?(?:lo|la|los|las)|les?|que\sse\slos?)\s"
    r"(?P<verb>(?:van?|ha|han|deberan?|deben?|tienen?|tendran?|puede|podran?)\s(?:a\s|de\s|que\s)?\w+(?:[aei]r)|\w{2,}(?:a|e|an|en))\s"
)
_NO_VERB = re.compile(
    r"(?:que|de|cual(?:es)?|primera|tercera|segunda|siguientes?|presentes?|mesa|parte|semana|lista|carta|nota|sede"
    r"|fecha|visita|sala|fiesta|feria|entrega|propuesta|respuesta|gente|reforma|manera|empresa|obra|escuela|junta"
    r"|oficina|tarde|noche|serie|clase|base|madre|padre|ficha|guia|agenda|prensa|compra|venta|beca|ruta|obra|red"
    r"|idea|tarea|planta|casa|zona|bomba|linea|meta|firma|lana|ayuda|consulta|muestra)"
)


def _does_it(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    for count, match in enumerate(_IT.finditer(doc.shadow, start, end)):
        if count > _MOST_VERBS:
            return ()
        if _NO_VERB.fullmatch(match["verb"]) or not doc.text[match.start("verb")].islower():
            continue
        if found := subject_after(doc, match.end(), end, lenient=not match["pronouns"].startswith("le")):
            return found
    return ()


_SE = re.compile(r"(?<!\w)se\s$")
_MOOD = re.compile(r"(?<!\w)(?:que|a quien|para que|a fin de que)\s(?:se\s(?:lo|la|los|las|le|les)\s|no\s)?$")
_SUBJUNCTIVE = re.compile(r"\w{2,}(?:a|e|an|en)")


def _acts(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return who stands behind a verb in the future, or in the present of deeds, that no subject leads."""
    for word in tokens(doc.text, start, end):
        if not doc.text[word[0]].islower() and word[0] != start:
            continue
        if _SE.search(doc.shadow, start, word[0]):
            continue
        wanted = _MOOD.search(doc.shadow, start, word[0]) and _SUBJUNCTIVE.fullmatch(doc.shadow, *word)
        if not (is_future(doc, *word) or wanted or acts_now(doc, *word)):
            continue
        if doc.lexicon.find("modality.happens").match(doc.shadow, word[0], end):
            continue
        if found := subject_after(doc, word[1] + 1, end, lenient=False):
            return found
    return ()


# Behind these stands whom or what something is done to, for, with.
_LED = re.compile(
    r"(?<!\w)(?:al?|ante|bajo|con|contra|del?|desde|en|entre|hacia|hasta|para|por|segun|sin|sobre|tras)\s"
    r"(?:el\s|la\s|los\s|las\s|un\s|una\s|su\s|sus\s)?$"
)


def subject_after(doc: Document, at: int, end: int, *, lenient: bool = False) -> tuple[Span, ...]:
    """Return the first one named behind a verb whom no preposition leads.

    `lenient`: what is done stands before the verb, so whatever has an article can be who does it.
    """
    for index, word in enumerate(tokens(doc.text, at, end)):
        if index > _MOST_WORDS or re.search(r"[,;:.()]", doc.text[at : word[0]]):
            return ()
        if _LED.search(doc.shadow, at, word[0]):
            continue
        if begins_time(doc, word[0], end) or _begins_time_with_article(doc, word[0], end):
            continue
        if found := _somebody_at(doc, word[0], end):
            return found
        if lenient and index == 0 and (thing := _with_article(doc, word[0], end)):
            return (thing,)
        if lenient and index == 0 and is_capital(doc.text[word[0]]):
            return (_capitals(doc, word[0], end),)  # "los tramita Niurka"
        done_to = doc.shadow[slice(*word)] in _OBJECT
        if not lenient and done_to and (index > 0 or not _with_article(doc, word[0], end)):
            return ()  # "enviará el acta la secretaria", nothing further on
    return ()


_OBJECT = {"el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "que"}
_ARTICLE = re.compile(r"(?:el|la|los|las|un|una)\s")


def _begins_time_with_article(doc: Document, at: int, end: int) -> bool:
    article = _ARTICLE.match(doc.shadow, at, end)
    return article is not None and begins_time(doc, article.end(), end)


def _somebody_at(doc: Document, at: int, end: int) -> tuple[Span, ...]:
    """Return those named at a place: people, bodies, functions; a word with its capital behind an article."""
    found = actors(doc, at, end)
    if found and (is_party(doc, (found[0][0], found[-1][1])) or _is_agent(doc, found[0][0], end)):
        return found
    phrase = phrase_at(doc, at, end)
    if phrase and phrase.is_agent and phrase.determined:
        return (phrase.span,)
    article = _ARTICLE.match(doc.shadow, at, end)
    if article and article.end() < end and is_capital(doc.text[article.end()]) and doc.text[at].islower():
        return (_capitals(doc, article.end(), end),)
    return ()


def _is_agent(doc: Document, at: int, end: int) -> bool:
    phrase = phrase_at(doc, at, end)
    return phrase is not None and phrase.is_agent


def _capitals(doc: Document, at: int, end: int) -> Span:
    """Return the words with capitals from a place on."""
    stop = at
    for word in tokens(doc.text, at, end):
        if word[0] > at and (doc.text[stop : word[0]] != " " or not is_capital(doc.text[word[0]])):
            break
        stop = word[1]
    return at, stop


def _with_article(doc: Document, at: int, end: int) -> Span | None:
    """Return a noun with its article, whatever it names: "los pelaos de comunicación"."""
    if _ARTICLE.match(doc.shadow, at, end) is None:
        return None
    phrase = phrase_at(doc, at, end)
    return phrase.span if phrase and phrase.determined else None


def _first_named(doc: Document, at: int, end: int) -> tuple[Span, ...]:
    """Return the first one named by a capital behind a place whom no preposition leads."""
    for word in _words_of_clause(doc, at, end):
        named = is_capital(doc.text[word[0]]) or _ARTICLE.match(doc.shadow, word[0], end)
        if not named or _LED.search(doc.shadow, at - 4, word[0]):
            continue
        if found := _somebody_at(doc, word[0], end):
            return found
    return ()


def _words_of_clause(doc: Document, at: int, end: int) -> Iterator[Span]:
    for index, word in enumerate(tokens(doc.text, at, end)):
        if index > _MOST_WORDS or re.search(r"[,;:.()]", doc.text[at : word[0]]):
            return
        yield word


_UNTIL = re.compile(r"\s(?:para|antes del?|hasta|en|durante|despues del?)\s")


def _between_commas(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return who stands alone between commas in a line without a verb: "Las bases, Conchi, para Carnaval"."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^,]+", doc.text[start:end])]
    places = [(start + s, start + e) for s, e in pieces]
    if not 2 <= len(places) <= 4 or end - start > 120:
        return ()
    named: list[Sequence[Span]] = [found for place in places[1:] if (found := somebody(doc, *place))]
    others = [place for place in places[1:] if not somebody(doc, *place)]
    terms = (is_term(doc, s + 1, e) or _UNTIL.match(doc.shadow, s, e) for s, e in others)
    if len(named) != 1 or not all(terms):
        return ()
    return tuple(named[0])
