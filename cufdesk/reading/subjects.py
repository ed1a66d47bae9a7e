"""Subjects that no list knows: a function with what it is of, a name by the verb after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import expression, shadow_of
from cufdesk.reading.phrases import is_agent
from cufdesk.reading.verbs import FUTURE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_COMPLEMENT = 60
_MOST_WORDS = 6
_NAME_RUN = re.compile(
    r"[^\W\d_a-zà-ÿ][\w'’-]+"
    r"(?: (?:(?:d[eu]s?|la|le|les|del|los|las|et|y|en) ){0,2}[^\W\d_a-zà-ÿ][\w'’-]+){0,5}"
)


@lru_cache(maxsize=8)
def _engaging(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a verb that lays something on its subject: a future, a duty, a commitment."""
    listed = "|".join(
        expression(lex.words(f"modality.{kind}"))
        for kind in ("duty", "commitment", "is_charged", "wish", "announced")
    )
    accent = FUTURE[lex.code]
    return re.compile(rf"(?:{listed}|(?<!\w)(?:ne\s|se\s)?(?:{accent})(?!\w))")


_PASSIVE = re.compile(
    r"\s(?:etre|ser|estar|durer|avoir lieu|comporter|figurer|permettre|contener|incluir)(?!\w)"
)


# "Une discussion s'engage", "la traduction devra": what such nouns name does nothing.
_ABSTRACT = re.compile(r"(?:tion|sion|ment|age|ence|ance|ion|miento|dad|aje|encia|ancia)s?$")


def acting_words(doc: Document, begin: int, end: int) -> int | None:
    """Return where common words end that a verb shows to be somebody: "les écoles devront"."""
    verb = _acting(doc.lexicon).search(doc.shadow, begin, min(end, begin + _COMPLEMENT))
    if verb is None or verb.start() <= begin or re.search(r"[,;.:()]", doc.text[begin : verb.start()]):
        return None
    words = doc.shadow[begin : verb.start()].split()
    if words and words[-1] in {"lo", "la", "los", "las", "le", "les"}:
        return None  # "la lista la lleva …"
    if words and _ABSTRACT.search(words[0]) and not is_agent(doc, begin, end):
        return None
    if len(words) > _MOST_WORDS or {
        "qui",
        "que",
        "dont",
        "se",
        "ne",
        "no",
        "qu'",
        "a",
        "ont",
        "est",
        "et",
        "y",
        "e",
    } & {*words}:
        return None
    return (
        None
        if _PASSIVE.match(doc.shadow, verb.end(), end)
        else begin + len(doc.text[begin : verb.start()].rstrip())
    )


@lru_cache(maxsize=8)
def _acting(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a verb that only somebody is the subject of: a duty, a promise, "enverra"."""
    listed = "|".join(
        expression(lex.words(f"modality.{kind}")) for kind in ("duty", "commitment", "is_charged")
    )
    agentive = "|".join(shadow_of(word).rstrip("*") for word in lex.words("modality.agentive"))
    return re.compile(rf"{listed}|(?<!\w)(?=(?:{agentive}))(?:{FUTURE[lex.code]})(?!\w)")


_MADE = {
    "fr": r"(?:sera|seront)(?:\s?,[^,.;:\n]{2,60},)?\s(?:\w+ment\s)?"
    r"\w+(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte)(?!\w)",
    "es": r"(?:sera|seran)(?:\s?,[^,.;:\n]{2,60},)?\s"
    r"\w+(?:ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas|cho|cha)(?!\w)"
    r"|se\s(?:le\s|les\s)?\w+r(?:a|an)(?!\w)",
}


def says_agent_deed(doc: Document, start: int, end: int) -> bool:
    """Tell whether words say a deed of somebody: "sera transmis", "se enviará"; no "réunira"."""
    made = re.compile(rf"(?<!\w)(?:{_MADE[doc.lexicon.code]})").search(doc.shadow, start, end)
    return made is not None or _acting(doc.lexicon).search(doc.shadow, start, end) is not None


def unlisted(doc: Document, start: int, begin: int, end: int) -> int | None:
    """Return where a name that no list knows ends, if a verb that engages follows: "Passerelles trouvera"."""
    if begin > start and (stop := acting_words(doc, begin, end)) is not None:
        return stop
    run = _NAME_RUN.match(doc.text, begin, end)
    if run is None or (begin == start and " " not in run.group().strip()):
        return None
    verb = _engaging(doc.lexicon).match(doc.shadow, run.end() + 1, end)
    if begin > start:  # "Le Landkreis confirme sa participation"
        verb = verb or doc.lexicon.find("modality.positioned").match(doc.shadow, run.end() + 1, end)
    return run.end() if verb and doc.text[run.end() : run.end() + 1] in {" ", "\u00a0"} else None
