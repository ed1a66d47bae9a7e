"""Who is charged by another or does what is passive: "il revient à X de", "sera versée par X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.behind import charged_behind
from cufdesk.reading.phrases import phrase_at
from cufdesk.reading.verb_forms import is_infinitive
from cufdesk.reading.verbs import is_decider

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_AGENT_LONGEST = 80


def charged(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who "il revient à X de", "mandate X pour", "queda a cargo de X" charges with something."""
    for verb in doc.lexicon.find("modality.charges", "modality.falls_to").finditer(doc.shadow, start, end):
        if _is_noun(doc, verb, start, end) or _sends_on(doc, verb, end):
            continue
        lead = re.compile(r"\s(?:[aà]u?x?\s(?=l|la\s))?").match(doc.shadow, verb.end(), end)
        begin = lead.end() if lead else verb.end()
        if named := _named_from(doc, begin, end):
            return () if _asks_for_thing(doc, start, verb, begin, end) else named
    proposes = doc.lexicon.find("modality.proposed").search(doc.shadow, start, end)
    for verb in _TO_ENTRUST.finditer(doc.shadow, proposes.end() if proposes else start, end):
        if proposes:  # "propose de confier la coordination à X"
            break
        if _IS_ENTRUSTED.search(doc.shadow, max(start, verb.start() - 12), verb.start()):
            continue
        if named := _named_from(doc, verb.end(), end):
            return named
    return charged_behind(doc, start, end)


def _asks_for_thing(doc: Document, start: int, verb: re.Match[str], begin: int, end: int) -> bool:
    """Tell whether somebody who decides nothing asks for a thing: "Thomas demande au maire une aide"."""
    if not _ASKS.match(verb.group()) or _TO_DO_NEXT.search(doc.shadow, begin, end):
        return False
    who = actors(doc, start, verb.start())
    return bool(who) and who[-1][1] >= verb.start() - 1 and not is_decider(doc, (who[0][0], who[-1][1]))


_ASKS = re.compile(r"(?:demand|pid|ped|solicit)\w* ")
_TO_DO_NEXT = re.compile(r"\s(?:de\s|d'|que\s|qu')(?:\w+\s){0,2}?\w+|\s\w+(?:ar|er|ir)(?!\w)")


# "C'est Mme Roux qui l'a rédigée", "qui s'en occupait".
_WAS = re.compile(
    r"(?:(?:lui|leur|nous|les?|la|en|y|se)\s|[lsn]'(?:en\s|y\s)?)*"
    r"(?:(?:a|ont|est|sont|avait|avaient|etait|etaient)(?!\w)|(?!fait(?!\w))\w{2,}(?:ait|aient)(?!\w))"
)


def _sends_on(doc: Document, verb: re.Match[str], end: int) -> bool:
    """Tell whether "lo enviará a los alcaldes" says to whom something goes, and not who sends it."""
    if not verb.group().startswith(("lo ", "la ", "los ", "las ")):
        return False
    return re.compile(r"\sal?\s").match(doc.shadow, verb.end(), end) is not None


# "Il est convenu de confier l'étude à M. Haddad".
_TO_ENTRUST = re.compile(r"(?<!\w)(?:confier|encomendar|encargar|confiar)\s[^.;:\n]{2,60}?\s(?:aux?|al?)\s")
# "Mme Roux se verra confier l'accueil des délégués aux frontières".
_IS_ENTRUSTED = re.compile(r"(?:voi(?:t|ent)|verra|verront)\s$")
_BARE_THANKS = re.compile(r"merci a(?!.{2,80}?\s(?:de\s|d')\w+(?:er|ir|re)(?!\w))", re.DOTALL)
_IN_NOUN = re.compile(r"(?:^|[\s(])(?:en|prise en|sans|leur|une)\s$")


def _is_noun(doc: Document, verb: re.Match[str], start: int, end: int) -> bool:
    """Tell whether words charge nobody: "prise en charge des visas", "merci à tous pour votre accueil"."""
    if doc.text[verb.end() - 1] == "é" and not verb.group().startswith(("a ", "ont ", "avons ")):
        return True  # "le chargé de communication", "a invité chacun à la ponctualité"
    if _BARE_THANKS.match(doc.shadow, verb.start(), end):
        return True
    if verb.group() in {"c'est", "sera"}:
        who = re.compile(r"[^;:\n]{2,80}?\squi\s").match(doc.shadow, verb.end(), end)
        return who is None or _WAS.match(doc.shadow, who.end(), end) is not None
    return _IN_NOUN.search(doc.shadow[max(start, verb.start() - 12) : verb.start()]) is not None


def _named_from(doc: Document, begin: int, end: int) -> tuple[str, ...]:
    """Return the names that begin at a place: "la Ville de X et M. Y de …"."""
    found = actors(doc, begin, end)
    if found and not (_INDEFINITE.match(doc.shadow, *found[0]) and doc.text[slice(*found[0])].islower()):
        return quoted(doc, found)
    phrase = phrase_at(doc, begin, end)
    if phrase is None or _INDEFINITE.match(doc.shadow, begin, end):
        return ()
    if not phrase.is_agent:
        link = _TO_DO.match(doc.shadow, phrase.span[1], end)
        if link is None or not is_infinitive(doc, link.end(), end):
            return ()
    return (doc.quote(phrase.span),)


# "confiée à un cabinet indépendant": who it will be is open.
_INDEFINITE = re.compile(r"une?\s|una?\s|unos\s|unas\s|des\s")
_TO_DO = re.compile(r",?\s(?:de\s|d'|a\s|pour\s|para\s)")


def agent(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who does what is passive: "sera versée par la Ville de Valmont"."""
    for by in doc.lexicon.find("modality.agents").finditer(doc.shadow, start, end):
        if _has_caused(doc, start, by.start()):
            continue  # "fera fabriquer les étagères par l'atelier"
        found = actors(doc, by.end() + 1, end) if by.end() < end else ()
        if found and found[-1][1] - by.end() <= _AGENT_LONGEST:
            return quoted(doc, found)
        phrase = phrase_at(doc, by.end() + 1, end)
        if phrase and phrase.is_agent:
            return (doc.quote(phrase.span),)
    return ()


_CAUSED = re.compile(
    r"(?<!\w)(?:fai[st]\w*|font|fer\w+|faire|hacer|hara|haran|manda|mandar)\s\w+(?:er|ir|re|ar)(?!\w)"
)
_CAUSED_NEAR = 90


def _has_caused(doc: Document, start: int, by: int) -> bool:
    """Tell whether "par" names whom somebody else has it done by."""
    return _CAUSED.search(doc.shadow, max(start, by - _CAUSED_NEAR), by) is not None


def agent_of_noun(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who does what only a noun names: "ouverture des comptes par le service informatique"."""
    for by in _BY.finditer(doc.shadow, start, end):
        if _is_participle(doc, start, by.start()) or _has_caused(doc, start, by.start()):
            continue
        if found := agent(doc, by.start(), end):
            return found
    return ()


_BY = re.compile(r"(?<!\w)(?:par|por)(?=\s)")


def _is_participle(doc: Document, start: int, at: int) -> bool:
    """Tell whether the word before "par" is what was done to the word before it: "rédigé par"."""
    word = doc.text[max(start, at - 24) : at].split()
    return bool(word) and re.search(r"(?:[éiu]e?s?|it|ert)$|(?:[ai]d[oa]s?)$", word[-1].lower()) is not None
