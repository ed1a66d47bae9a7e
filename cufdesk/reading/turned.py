"""Deeds whose words are turned round: "Que M. Petit vérifie …", "Al banco irá Ana", "à fixer (M. Petit)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.behind import subject_after
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.matching import Span, tokens, trimmed
from cufdesk.reading.modality import is_party, main_clause
from cufdesk.reading.resumed import is_asked_of_them, spoken_of
from cufdesk.reading.verb_forms import CLITICS, is_future
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.reading.structure import Document

_MOST_WORDS = 8
_TOPIC = re.compile(r"[^:.;\n]{2,40}?\s?:\s")


def turned_deeds(doc: Document, part: Sentence) -> list[Deed]:
    """Return the deed of a sentence whose subject stands behind its verb, in brackets, or after "que"."""
    start, end = part.span
    asked = is_asked_of_them(doc, part)
    if asked or (part.said.subject is None and _THEIRS.match(doc.shadow, start, end)):
        who = spoken_of(doc, part)
        if asked or who:
            return [Deed(part.span, who, "commitment", part.span)]
    if _OURS.match(doc.shadow, main_clause(doc, start, end), end):
        return [Deed(part.span, (), "commitment", part.span)]
    who = _wanted(doc, part) or _behind(doc, part) or _aside(doc, part)
    return [Deed(part.span, who, "adopted", part.span)] if who else _own_clause(doc, part)


# "Y. Prévost a trouvé les pentes trop fortes, il fera passer ses observations".
_AND_THEY = re.compile(
    r"\s?[,:;]\s(?:et\s|mais\s|y\s|pero\s|donc\s)?(?P<clause>(?:ils?|elles?|el|ella|ellos|ellas)\s)"
)
_IS = re.compile(
    r"(?:sera|seront|seran|aura|auront|tendra|tendran|pourra|pourront|podra|podran|estaran?)(?!\w)"
)


def _own_clause(doc: Document, part: Sentence) -> list[Deed]:
    """Return what a clause behind says that the subject of a sentence, told otherwise so far, will do."""
    said, end = part.said, part.span[1]
    if (
        said.subject is None
        or said.duty
        or said.explicit
        or said.modality in {"wish", "proposed", "announced"}
    ):
        return []
    own = CLITICS.match(doc.shadow, verbs.after_apposition(doc, said.subject[1], end) + 1, end)
    if own is None or is_future(doc, own.end(), end):
        return []
    found = actors(doc, said.subject[0], end)
    for joint in _AND_THEY.finditer(doc.shadow, said.subject[1], end):
        lead = CLITICS.match(doc.shadow, joint.end(), end)
        at = lead.end() if lead else joint.end()
        happens = doc.lexicon.find("modality.happens").match(doc.shadow, at, end)
        if found and is_future(doc, at, end) and not happens and not _IS.match(doc.shadow, at):
            span = trimmed(doc.text, joint.start("clause"), end, " \t\n\u00a0,;.")
            return [Deed(span, quoted(doc, found), "commitment", span)]
    return []


# "Nos comprometemos a aportar", "je me charge de": a promise of whoever writes, known or not.
_OURS = re.compile(
    r"(?:nous nous (?:engageons|chargeons|occupons)|je m'(?:engage|occupe)|je me (?:charge|suis engagee?)"
    r"|nos (?:comprometemos|encargamos|ocupamos)|me (?:comprometo|encargo|ocupo|comprometi))"
    r" (?:aussi |tambien )?(?:a |de |d')"
)
# "Quedó en avisar", "Va a mandarla": said of somebody named before; no "se propone".
_THEIRS = re.compile(
    r"(?:quedo|quedaron|acepto|aceptaron|ofrecio|ofrecieron|se ofrecio|se ofrecieron|van|va) (?=\w)"
)


# "Que …" ---------------------------------------------------------------------------------------------

_THAT = re.compile(r"(?:que\s|qu')")
_SUBJUNCTIVE_ES = re.compile(r"(?:(?:se|lo|la|los|las|les?|nos|no)\s)*(?P<verb>\w{2,}(?:a|e|an|en))\s")
_NO_DEED = re.compile(
    r"(?:se[ap]an?|haya|hayan|este|esten|conste|quede|queden|pueda|puedan|viva|vivan|soi\w+|ai\w+)(?!\w)"
)


def _wanted(doc: Document, part: Sentence) -> tuple[str, ...]:
    """Return who "Que David vérifie …", "SE ACUERDA: Que la Dirección saque …" wants to act."""
    start, end = part.span
    topic = _TOPIC.match(doc.text, start, end)
    that = next(
        (
            found
            for at in (start, topic.end() if topic else start)
            if (found := _THAT.match(doc.shadow, at, end))
        ),
        None,
    )
    if that is None or doc.text[start:end].rstrip().endswith(("?", "!")):
        return ()
    named = actors(doc, that.end(), end)
    if named:
        at = verbs.after_apposition(doc, named[-1][1], end) + 1
        denied = _NO_DEED.match(doc.shadow, at, end) or (
            doc.shadow.startswith("se ", at) and not is_party(doc, (named[0][0], named[-1][1]))
        )  # "que la madera se compre": nobody is named
        return quoted(doc, named) if not denied and verbs.present_at(doc, named[-1][1], end) else ()
    verb = _SUBJUNCTIVE_ES.match(doc.shadow, that.end(), end) if doc.lexicon.code == "es" else None
    if verb is None or _NO_DEED.match(doc.shadow, verb.start("verb")):
        return ()
    behind = subject_after(doc, verb.end(), end)
    return _each_of_two(doc, behind) if verb["verb"].endswith("n") else quoted(doc, behind)


_TWO = re.compile(r"([^\W\d_]+) [ye] ([^\W\d_]+)")


def _each_of_two(doc: Document, found: Sequence[Span]) -> tuple[str, ...]:
    """Return two given names apart that a verb in the plural shows to be two: "Lorenzo y Rufina"."""
    names = quoted(doc, found)
    two = _TWO.fullmatch(names[0]) if len(names) == 1 else None
    return two.groups() if two else names


# Behind a verb in the future -------------------------------------------------------------------------

_GOES = re.compile(
    r"(?:iran?|viajaran?|asistiran?|acudiran?|participaran?|acompanaran?|firmaran?|iront|ira)(?!\w)"
)
_LED = re.compile(r"(?:al?|con|del?|en|por|para)\s")


def _behind(doc: Document, part: Sentence) -> tuple[str, ...]:
    """Return who "Al banco irá la Lic. Peña", "Preparará Ana la lista" tells of."""
    start, end = part.span
    if doc.lexicon.code != "es" or part.said.subject is not None:
        return ()
    begin = main_clause(doc, start, end)
    led = _LED.match(doc.shadow, begin, end)
    words = (
        [(begin, begin), *tokens(doc.text, led.end(), end)][: _MOST_WORDS + 1] if led else [(begin, begin)]
    )
    for at, _stop in words:
        if not is_future(doc, at, end):
            continue
        verb = next(tokens(doc.text, at, end))
        acts = _GOES.match(doc.shadow, at) or doc.lexicon.find("modality.agentive").match(doc.shadow, at, end)
        if not acts or doc.lexicon.find("modality.happens").match(doc.shadow, at, end):
            return ()
        return quoted(doc, subject_after(doc, verb[1] + 1, end))
    return ()


# In brackets -----------------------------------------------------------------------------------------

_LEFT_TO = re.compile(
    r"\s(?:a|por)\s(?:(?:lui|leur|nous|les?|la)\s|l')?(?:faire\s)?\w{2,}(?:er|ir|re|ar)(?!\w)[^.;()\n]{0,60}"
    r"\s?\((?P<who>[^()\n]{2,60})\)\W*"
)


def _aside(doc: Document, part: Sentence) -> tuple[str, ...]:
    """Return who brackets name behind what is left to do: "Date à fixer par sondage (M. Petit)"."""
    start, end = part.span
    left = _LEFT_TO.search(doc.shadow, start, end)
    if left is None or left.end() < end:
        return ()
    who = somebody(doc, *left.span("who"))
    if not who and doc.lexicon.find("bodies.units", "bodies.weak").fullmatch(doc.shadow, *left.span("who")):
        who = (left.span("who"),)
    return quoted(doc, who)


def open_to_whom(doc: Document, part: Sentence) -> bool:
    """Tell whether "Prochaine séance : à fixer (M. Petit)" leaves a day to somebody."""
    return bool(_aside(doc, part))
