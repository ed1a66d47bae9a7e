"""Deeds that a sentence leaves to a second one: by a turn aside, a second passive, a noun after a comma."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.charged import agent
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.frames import named_in
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.verb_forms import is_future

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_SHORTEST = 8
_NEAR = 24
_EDGES = " \t\n\u00a0,;."
# "sera envoyé par Carmen, Raúl et Rosa": its commas make no note of it.
MADE = re.compile(
    r"(?<!\w)(?:sera|seront|seran)\s\w+(?:e|ee|es|ees|is?|ies?|us?|ues?|it|ado|ada|ados|adas|ido|ida|idos|idas)(?!\w)"
)
_ASIDE = re.compile(
    r",\s(?:et\s|y\s|con\s)?"
    r"(?:a charge (?:pour|de|d'|du)|charge (?:a|aux?)|quedando a cargo del?|corriendo a cargo del?)\s?"
)
_TO_DO = re.compile(r"\s(?:d'|de\s)(?:(?:en|y|les?|la)\s|l')*\w+(?:er|ir|re)(?!\w)")


def charge_aside(doc: Document, start: int, end: int) -> tuple[int, Span, tuple[str, ...]] | None:
    """Return where ", à charge pour la région d'en payer les frais" begins, what it lays, and on whom."""
    aside = _ASIDE.search(doc.shadow, start, end)
    link = _TO_DO.search(doc.shadow, aside.end(), end) if aside else None
    who = actors(doc, aside.end(), link.start() if link else end) if aside else []
    if aside and link and (whole := named_in(doc, aside.end(), link.start())):
        return aside.start(), trimmed(doc.text, link.start(), end, _EDGES), whole
    if aside is None or not who or who[-1][1] >= end - _SHORTEST:
        return None
    rest = trimmed(doc.text, who[-1][1], end, _EDGES)
    named = quoted(doc, who)
    return aside.start(), rest, named


_TELLS_OF_OWN = {
    "fr": re.compile(
        r"\s(?:a |ont )?"
        r"(?:indiqu|annonc|confirm|precis|fait savoir|promet|promis|assur|repond|signal|inform|ajout)\w*"
        r"[^.;:\n]{0,40}?\squ'(?:ils?|elles?)\s(?:(?:se|y|en|lui|leur|les?|la)\s|[sly]')*"
    ),
    "es": re.compile(
        r"\s(?:ha |han )?"
        r"(?:indic|anunci|confirm|precis|inform|prome|asegur|respond|senal|agreg|dijo|dice)\w*"
        r"[^.;:\n]{0,40}?\sque\s(?:(?:el|ella|ellos|ellas)\s)?(?:(?:se|lo|la|los|las|les?)\s)*"
    ),
}


# "indique qu'il sera absent", "que será reelegida": no deed.
_IS = re.compile(
    r"(?:sera|seront|seran|estara|estaran|aura|auront|tendra|tendran|pourra|pourront|podra|podran)\s"
)


def own_future(doc: Document, at: int, end: int) -> int | None:
    """Return where "qu'il prendra contact" says what who speaks will do, None where it does not."""
    told = _TELLS_OF_OWN[doc.lexicon.code].match(doc.shadow, verbs.after_apposition(doc, at, end), end)
    if told is None or not is_future(doc, told.end(), end) or _happens(doc, told.end(), end):
        return None
    return None if _IS.match(doc.shadow, told.end(), end) else told.end()


def _happens(doc: Document, at: int, end: int) -> bool:
    return doc.lexicon.find("modality.happens").search(doc.shadow, at, min(end, at + _NEAR)) is not None


_AND_TO_DO = re.compile(
    r",\s(?:et\s|y\s)?"
    r"(?=(?:[\w'-]+\s){1,5}?(?:a|por)\s\w{2,}(?:er|ir|re|ar)\s(?:[\w'-]+\s){0,3}?(?:par|por)\s)"
)


def with_to_do(doc: Document, deeds: list[Deed]) -> list[Deed]:
    """Add what a noun after a comma leaves to somebody: "…, caution à régler par l'association"."""
    if not deeds:
        return deeds
    last = deeds[-1]
    joint = _AND_TO_DO.search(doc.shadow, *last.span)
    who = agent(doc, joint.end(), last.span[1]) if joint else ()
    if joint is None or not who or joint.start() <= last.span[0]:
        return deeds
    first, rest = (last.span[0], joint.start()), (joint.end(), last.span[1])
    return [*deeds[:-1], replace(last, span=first, within=first), Deed(rest, who, "adopted", rest)]


_AND_MADE = re.compile(
    r",?\s(?:puis|et|ensuite|y|luego|despues)\s"
    r"(?P<made>\w{3,}(?:e|ee|es|ees|is|ies|us|ues|it|ite|ites|ado|ada|ados|adas|ido|ida|idos|idas)"
    r"\s(?:par|por)\s)"
)


def joined_passives(doc: Document, part: Sentence, who: tuple[str, ...]) -> list[Deed]:
    """Return the deeds of "seront recueillies par A, puis classées par B": each by its own agent."""
    start, end = part.span
    joint = _AND_MADE.search(doc.shadow, start, end) if MADE.search(doc.shadow, start, end) else None
    if joint is None or not (second := agent(doc, joint.start(), end)):
        return [Deed(part.span, who, "adopted", part.span)]
    first, rest = (start, joint.start()), trimmed(doc.text, joint.start(), end, _EDGES)
    return [Deed(first, agent(doc, *first), "adopted", first), Deed(rest, second, "adopted", rest)]
