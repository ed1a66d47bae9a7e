"""Names without an article that no list holds, told by the verb after them: "Sistemas instalará el equipo".

A noun alone before a verb in the third person can only be a name, of a service or of somebody: in French and
in Spanish, a thing would have its article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import expression, is_capital
from cufdesk.reading.phrases import present_pattern
from cufdesk.reading.verb_forms import is_future, is_infinitive

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_SHORTEST = 3
_BEFORE = 40
# "Torres y": what comes now belongs to the name before it.
_WITHIN_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+[ \u00a0](?:y|e|et|&)[ \u00a0]$")
_RUN = re.compile(
    r"[^\W\d_a-zà-ÿ][\w'’-]+"
    r"(?P<more>(?:[ \u00a0](?:(?:de|du|des|del|la|y|et|e|&)[ \u00a0]){0,2}[^\W\d_a-zà-ÿ][\w'’-]+){0,4})"
    r"(?P<also>[ \u00a0](?:et|y|e)[ \u00a0][a-zà-ÿ]{4,})?"
)
_BEFORE_VERB = re.compile(
    r"\s(?:(?:se|le|la|les|lui|leur|lo|los|las|nous|vous|nos|te|y|en|ya)\s|l'|t')*(?=[a-z])"
)
# A form of "être", "avoir": what it stands with is no deed of its subject.
_TO_BE = re.compile(r"(?:sera|seront|seran|aura|auront|habra|habran|estara|estaran|tendra|tendran)(?!\w)")
_OBJECT = re.compile(
    r"\s(?:(?:le|la|les|l'|un|une|des|du|aux?|a|avec|son|sa|ses|leurs?|deux|trois|ce|cette|tous|toutes"
    r"|el|los|las|una|unos|unas|al|con|sus?|dos|tres|este|esta|tod[oa]s?)(?!\w)|l'|\d)"
)
# "Posteriormente enviará", "Firmaron la presente".
_ADVERB_OR_VERB = re.compile(r"\w+(?:mente|[^e]ment|aron|ieron|aban|amos|emos|imos|eront|aient)$")


def bare_name(doc: Document, start: int, end: int) -> int | None:
    """Return where a name without its article ends that begins at a place, if somebody acts after it."""
    run = _RUN.match(doc.text, start, end)
    if _WITHIN_NAME.search(doc.text, max(0, start - _BEFORE), start):
        return None
    if run is None or not may_name(doc, start, run.end()):
        return None
    for stop in dict.fromkeys((run.end(), run.end("more"))):
        if _acts(doc, stop, end):
            return stop
    return None


def may_name(doc: Document, start: int, end: int) -> bool:
    """Tell whether the first word can be somebody's name: no pronoun, adverb, paper or event."""
    word = re.match(r"[\w-]+", doc.shadow[start:end])
    if word is None or len(word.group()) < _SHORTEST or _ADVERB_OR_VERB.fullmatch(word.group()):
        return False
    if doc.text[start:end].isupper():
        return False  # a heading, or a text that cries
    if is_infinitive(doc, start, end):
        return False
    return _no_name(doc.lexicon).match(doc.shadow, start, end) is None


@lru_cache(maxsize=4)
def _no_name(lex: Lexicon) -> re.Pattern[str]:
    paths = (
        *("common", "articles", "possessives", "prelude", "who.no_part", "who.no_name", "who.deeds"),
        *("who.not_agents", "who.verbs", "modality.pronouns", "not_names.words", "dates.fuzzy", "months"),
        *("weekdays", "dates.events", "dates.seasons", "dates.edges", "parting.deliverables"),
        *("agreements.nouns", "modality.impersonal", "modality.themselves", "modality.clause_joints"),
        *("table.responsible", "table.deadline", "table.action"),
    )
    return re.compile(expression(word for path in paths for word in lex.words(path)))


def _acts(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb that only somebody does stands right behind a name."""
    lead = _BEFORE_VERB.match(doc.shadow, at, end)
    if lead is None or is_capital(doc.text[lead.end()]):
        return False
    begin = lead.end()
    if doc.lexicon.find("modality.duty", "modality.commitment", "modality.is_charged").match(
        doc.shadow, at + 1, end
    ):
        return True
    if is_future(doc, begin, end):
        happens = doc.lexicon.find("modality.happens").match(doc.shadow, at + 1, end)
        return happens is None and not _TO_BE.match(doc.shadow, begin, end)
    present = present_pattern(doc.lexicon).match(doc.shadow, begin, end)
    return present is not None and _OBJECT.match(doc.shadow, present.end(), end) is not None
