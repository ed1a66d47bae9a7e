"""In which form a verb stands: future, conditional, infinitive; its likes told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import is_capital, is_shouted, shadow_of
from cufdesk.reading.verbs import FUTURE, INFINITIVE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document


# Pronouns and small words between somebody and what they do.
CLITICS = re.compile(
    r"(?:(?:lui|leur|les?|la|los?|las|se|nos|nous|vous|me|te|y|en|de|aussi|encore|tambien|ya)\s|[ld]')*"
)


def finite(doc: Document, verb: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb of a form."""
    matches = verb_pattern(verb).finditer(doc.shadow, start, end)
    return next((match for match in matches if is_finite(doc, match, start)), None)


def is_finite(doc: Document, match: re.Match[str], start: int) -> bool:
    """Tell a verb from its likes: Spanish futures carry an accent ("era" has none), names a capital."""
    if match.group() in doc.lexicon.folded("modality.not_future"):
        return False
    named = is_capital(doc.text[match.start()]) and match.start() != start
    if named and not is_shouted(doc.text, match.start()):
        return False
    word = doc.text[match.start() : match.end()].lower()
    if doc.lexicon.code == "fr" or re.search("[áí]n?$", word[-3:]):
        return True
    return "ía" in word or _is_bare_future(doc, match)


_ACUTE = re.compile("[áéíóú]")
# "hará", "pondrá", "abrirá" typed without their accent: nothing else ends so.
_SURE = re.compile(r"(?:\w*[dh]ara|\w*dra|\w*[^\We]ira|seran?|iran?)n?")
_NEVER = re.compile(
    r"(?:(?:ad|re)?mira|gira|(?:re|es)?tira|vira|(?:de)?lira|(?:a|in|re|su|tran|con)?s?pira|expira|mentira|satira"
    r"|(?:cua|pie|hie|me|la)dra|(?:pre|se|com|dis|re|am|de|equi|aca)?para|(?:en)?cara|(?:de|a)?clara|a?vara|j?ara"
    r"|rara|camara|elvira|palmira|altamira|ramira|casimira|guajira|indira|lampara|mascara|tara|jicara)n?"
)
_IF = re.compile(r"(?<!\w)(?:que|si|aunque|ojala|quien|nadie)\s(?:[\w.]+\s){0,4}$")
_ARTICLE = re.compile(r"(?<!\w)(?:una|un|el|del|al|esta|cada|su|de|para|por)\s$")


def _is_bare_future(doc: Document, match: re.Match[str]) -> bool:
    """Tell whether a Spanish verb is in the future though its accent was not typed: "imprimira", "hara".

    "enviara" may be a subjunctive: none stands without a word that asks for it.
    """
    if FUTURE_ES.fullmatch(match.group()) is None or _NEVER.fullmatch(match.group()):
        return False
    if _ACUTE.search(doc.text[match.start() : match.end()].lower()):
        return False
    before = doc.shadow[max(0, match.start() - 60) : match.start()]
    if _ARTICLE.search(before):
        return False
    if _SURE.fullmatch(match.group()):
        return True
    listed = doc.lexicon.find("modality.agentive").match(doc.shadow, match.start(), match.end())
    regular = match.group().rstrip("n").endswith("ara")
    return (listed is not None or regular) and _IF.search(before) is None


FUTURE_ES = re.compile(FUTURE["es"])


def is_future(doc: Document, start: int, end: int) -> bool:
    """Tell whether a verb in the future stands at a place."""
    match = verb_pattern(FUTURE[doc.lexicon.code]).match(doc.shadow, start, end)
    return match is not None and is_finite(doc, match, start)


def says_future(doc: Document, start: int, end: int) -> bool:
    """Tell whether a verb in the future, or a duty, stands in a stretch of the text."""
    planned = doc.lexicon.find("modality.duty").search(doc.shadow, start, end)
    return planned is not None or finite(doc, FUTURE[doc.lexicon.code], start, end) is not None


def acts_now(doc: Document, start: int, end: int) -> bool:
    """Tell whether a stretch is a deed of somebody in the present, or an order: "envía", "compran"."""
    return _present_pattern(doc.lexicon).fullmatch(doc.shadow, start, end) is not None


@lru_cache(maxsize=4)
def _present_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the present of the Spanish verbs of deeds, made from their infinitives."""
    stems = (shadow_of(word).rstrip("*") for word in lex.words("modality.agentive"))
    regular = "|".join(f"{stem[:-2]}(?:{stem[-2]}|e)n?" for stem in stems if stem[-2:] in {"ar", "er", "ir"})
    return re.compile(
        rf"{regular}|hacen?|ponen?|pide?n?|dan?|consiguen?|traen?|llevan?|cuentan?|juntan?|arman?|toman?|rinden?"
    )


@lru_cache(maxsize=16)
def verb_pattern(verb: str) -> re.Pattern[str]:
    """Return the pattern of a form, as a word of its own."""
    return re.compile(rf"(?<!\w)(?:{verb})(?!\w)")


def is_infinitive(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence begins with an infinitive: "Renforcer …", "Enviar …"."""
    match = verb_pattern(INFINITIVE[doc.lexicon.code]).match(doc.shadow, start, end)
    if match is None or match.group() in doc.lexicon.folded("modality.not_infinitive"):
        return False
    return doc.lexicon.value("months", match.group()) is None and not function_at(doc, start, end)


_OWN_THAT = re.compile(r"(?:(?<=\sde)\sque\s|\sde\sque\s)\s?(?:il\s|elle\s|ils\s|elles\s)?(?:l[aeo]s?\s)?")


_HOSTS = re.compile(r"(?:recibi|abri|accueill|recev|ouvri)\w*")  # who receives or opens announces it


def tells_own(doc: Document, verb: re.Match[str], end: int) -> bool:
    """Tell whether somebody tells what they will do themselves: "informó de que enviará las fichas"."""
    if not verb.group().startswith(("inform", "indi", "precis", "confirm")):
        return False
    that = _OWN_THAT.match(doc.shadow, verb.end(), end)
    if that is None or not is_future(doc, that.end(), end) or _HOSTS.match(doc.shadow, that.end()):
        return False
    return doc.lexicon.find("modality.agentive").match(doc.shadow, that.end(), end) is not None
