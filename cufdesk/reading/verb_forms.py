"""In which form a verb stands: future, conditional, infinitive; its likes told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import is_capital, shadow_of
from cufdesk.reading.verbs import FUTURE, INFINITIVE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document


def finite(doc: Document, verb: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb of a form."""
    matches = verb_pattern(verb).finditer(doc.shadow, start, end)
    return next((match for match in matches if is_finite(doc, match, start)), None)


def is_finite(doc: Document, match: re.Match[str], start: int) -> bool:
    """Tell a verb from its likes: Spanish futures carry an accent ("era" has none), names a capital."""
    if match.group() in doc.lexicon.folded("modality.not_future"):
        return False
    if doc.lexicon.code == "es" and not re.search(
        "[áí]n?$", doc.text[match.start() : match.end()].lower()[-3:]
    ):
        if not doc.has_accents and _listed_future(doc.lexicon).fullmatch(match.group()):
            return True  # "pedira", in a text without accents
        conditional = re.search("ía", doc.text[match.start() : match.end()].lower()) is not None
        return conditional and (not is_capital(doc.text[match.start()]) or match.start() == start)
    return not is_capital(doc.text[match.start()]) or match.start() == start


@lru_cache(maxsize=4)
def _listed_future(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of futures of verbs that only somebody does, whatever their accents."""
    stems = sorted({shadow_of(word).rstrip("*") for word in lex.words("modality.agentive")})
    whole = [re.escape(stem) for stem in stems if stem.endswith("r")]
    return re.compile(rf"(?:{'|'.join(whole)})an?|(?:hara|dara|tendra|pondra|vendra|dira|querra)n?")


def is_future(doc: Document, start: int, end: int) -> bool:
    """Tell whether a verb in the future stands at a place."""
    match = verb_pattern(FUTURE[doc.lexicon.code]).match(doc.shadow, start, end)
    return match is not None and is_finite(doc, match, start)


def says_future(doc: Document, start: int, end: int) -> bool:
    """Tell whether a verb in the future, or a duty, stands in a stretch of the text."""
    planned = doc.lexicon.find("modality.duty").search(doc.shadow, start, end)
    return planned is not None or finite(doc, FUTURE[doc.lexicon.code], start, end) is not None


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
