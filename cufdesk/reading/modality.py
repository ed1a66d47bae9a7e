"""What verbs make of a sentence: finding, wish, proposal, decision, commitment or announcement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, group_pattern, without_article
from cufdesk.reading.bodies import body_at
from cufdesk.reading.matching import Span, expression, is_capital, moved_span, tokens
from cufdesk.reading.names import civility_at
from cufdesk.reading.phrases import is_agent
from cufdesk.reading.remembering import remembered
from cufdesk.reading.subjects import acting_words
from cufdesk.reading.verb_forms import (
    CLITICS,
    finite,
    is_future,
    is_infinitive,
    says_future,
    tells_own,
    verb_pattern,
)
from cufdesk.reading.verbs import CONDITIONAL, FUTURE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_PARTICIPLE = re.compile(
    r" (?:\w+ment )?\w+(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|ert|erte"
    r"|ado|ada|ados|adas|ido|ida|idos|idas)(?!\w)"
)
_DETERMINERS = frozenset((
    "un", "une", "l'", "d'", "de", "la", "cette", "cet", "ce", "son", "sa", "leur", "aucune",
    "du", "des", "chaque", "en", "toute", "notre", "votre", "una", "su", "el", "del", "al", "esta", "dicha",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence does and whose deed it is.

    `duty`: laid on somebody; `own_deed`: the subject's own; `future`, `passive`: the form of its verb;
    `explicit`: told by a verb of deciding, wishing…, not by the form of a verb alone;
    `body`: the body that the subject names.
    """

    modality: str | None
    party: str | None
    subject: Span | None
    duty: bool = False
    own_deed: bool = False
    future: bool = False
    passive: bool = False
    body: str | None = None
    explicit: bool = False


def said_moved(said: Said, by: int) -> Said:
    """Return the same said of a place so many signs further on."""
    return replace(said, subject=moved_span(said.subject, by)) if said.subject else said


@remembered(said_moved)
def sentence_modality(doc: Document, start: int, end: int) -> Said:
    """Return the modality of one sentence by its verbs; None where they do not tell."""
    subject = _subject(doc, start, end)
    said = _by_verbs(doc, start, end, subject)
    body = None if subject is None else body_at(doc, without_article(doc, subject)[0], end, lenient=True)
    return replace(said, body=body.acronym or body.name) if body else said


def _by_verbs(doc: Document, start: int, end: int, subject: Span | None) -> Said:
    party = doc.quote(without_article(doc, subject)) if subject else None
    lex, shadow = doc.lexicon, doc.shadow
    duty = lex.find("modality.duty").search(shadow, start, end) is not None
    # "Il a été convenu que la note serait envoyée": what was decided, told afterwards.
    told = agreed_that(doc, start, end)
    stop = _own_end(doc, subject, end)
    conditional = None if told else finite(doc, CONDITIONAL[lex.code], start, stop)
    conditional = None if conditional and verbs.reports(doc, start, conditional.start()) else conditional
    wish = _verb_of(doc, "wish", start, stop, subject)
    announced = _verb_of(doc, "announced", start, stop, subject)
    if announced and not (subject and tells_own(doc, announced, end)):
        return Said("announced", party, subject, explicit=True)
    if wish and not (subject and _OFFERS.match(shadow, verbs.after_apposition(doc, subject[1], end), end)):
        return Said("wish", _wisher(doc, start, wish.start()) or party, subject, explicit=True)
    if subject and _OFFERS.match(shadow, verbs.after_apposition(doc, subject[1], end), end):
        return Said("commitment", party, subject, own_deed=True, explicit=True)
    proposed = _verb_of(doc, "proposed", start, told or stop) or (_reserve(doc, told, end) if told else None)
    if proposed and verb_pattern(CONDITIONAL[lex.code]).fullmatch(proposed.group()):
        proposed = None if verbs.reports(doc, start, proposed.start()) else proposed
    engaged = _verb_of(doc, "commitment", start, end, subject)
    if engaged and proposed and engaged.start() <= proposed.start() < engaged.end():
        proposed = None  # "se propose pour accueillir"
    if conditional or proposed:
        return Said("proposed", None if conditional else party, subject, explicit=bool(proposed))
    if engaged and not _is_negated(doc, engaged, start, end):
        return Said("commitment", party, subject, own_deed=True, explicit=True)
    return _plain_statement(doc, start, end, subject, party, duty=duty)


def _own_end(doc: Document, subject: Span | None, end: int) -> int:
    """Return where what somebody will do ends: "rédigera la note", not ", ce qu'il souhaite faire en mai"."""
    if subject is None or not is_party(doc, subject):
        return end
    at = CLITICS.match(doc.shadow, verbs.after_apposition(doc, subject[1], end) + 1, end)
    if at is None or not is_future(doc, at.end(), end):
        return end
    below = _RELATIVE.search(doc.shadow, at.end(), end)
    return below.start() if below else end


_RELATIVE = re.compile(r"(?<!\w)(?:qu'|(?:qui|que|dont|quien|quienes|cuy[oa]s?|donde)(?!\w))")


# "ofrece revisarlo", "veut bien relire le texte": who does so engages to it.
_OFFERS = re.compile(
    r"\s(?:(?:ofrecen?|ofrecio|ofrecieron)\s\w{2,}[aei]r(?:se|l[aeo]s?)?(?!\w)"
    r"|(?:(?:veut|veulent|voudra|voudront)\sbien|(?:est|sont)\sprete?s?\sa)\s(?:(?:lui|leur|nous|les?|la|en|y|se)\s|[ls]')*\w{2,}(?:er|ir|re)(?!\w))"
)


def _plain_statement(  # noqa: C901, PLR0911, PLR0912 - one line for each kind of statement
    doc: Document, start: int, end: int, subject: Span | None, party: str | None, *, duty: bool
) -> Said:
    lex, shadow = doc.lexicon, doc.shadow
    if subject is None and is_infinitive(doc, start, end):
        return Said("adopted", None, None)
    if subject is None and verbs.NONE_OF.match(doc.shadow, start, end):
        return Said("adopted", None, None)
    noted = _verb_of(doc, "finding", start, end, subject)
    adopted = _verb_of(doc, "adopted", start, end, subject)
    if _only_told(doc, start, end, subject):
        return Said(None, None, subject)
    if duty or (adopted and not (noted and noted.start() < adopted.start())):
        return Said("adopted", None, subject, duty=duty, explicit=adopted is not None)
    if noted:
        return Said("finding", None, subject, explicit=True)
    future = finite(doc, FUTURE[lex.code], start, end)
    if verbs.is_settled_alone(doc, start, end):
        return Said("adopted", None, subject, explicit=True)
    if verbs.is_settled(doc, start, end):
        return Said("adopted", None, subject, future=future is not None, passive=True, explicit=True)
    topic = _TOPIC.match(doc.text, start, end)
    begins = {main_clause(doc, start, end), topic.end() if topic else start}
    if any(verbs.decides_by_form(doc, at, subject, end) for at in begins):
        return Said("adopted", None, subject, explicit=True)
    if future and _is_negated(doc, future, start, end):
        refuses = subject is not None and not civility_at(doc, subject[0], subject[1])[0]
        refuses = refuses and is_agent(doc, *(subject or (start, end)))
        return Said("adopted", None, subject, explicit=refuses)  # "le ministère n'accordera pas de rallonge"
    near = verbs.after_apposition(doc, subject[1], end) if subject else 0
    passive = future is not None and verbs.is_done_by(doc, future.start(), end)
    if future and subject and is_party(doc, subject) and future.start() - near <= _NEAR and not passive:
        return Said("commitment", party, subject, own_deed=True)
    if subject and is_party(doc, subject) and lex.find("modality.positioned").search(shadow, subject[1], end):
        return Said("adopted", party, subject, own_deed=True, future=future is not None)
    if future:
        to_be = future.group() in {"sera", "seront", "seran"}
        passive = (
            to_be and _PARTICIPLE.match(shadow, verbs.after_aside(doc, future.end(), end), end) is not None
        )
        return Said("adopted", None, subject, future=True, passive=passive)
    if verbs.is_passive(doc, start, end):
        return Said("adopted", None, subject, passive=True)
    return Said("finding" if lex.find("modality.states").search(shadow, start, end) else None, None, subject)


def _only_told(doc: Document, start: int, end: int, subject: Span | None) -> bool:
    """Tell whether a sentence tells what somebody did, and only a clause below it speaks of what will be.

    "Mme Roux a raconté l'histoire du moulin, qui sera centenaire."
    """
    at = verbs.after_apposition(doc, subject[1], end) if subject else start
    told = verbs.TOLD[doc.lexicon.code].match(doc.text, at, end)
    if subject is None:  # "Le guide a expliqué que les portes doivent être fermées"
        told = verbs.TOLD[doc.lexicon.code].search(doc.text, start, min(end, start + _SUBJECT_LONGEST))
        told = None if told and re.search(r"[,.;:]", doc.text[start : told.start()]) else told
    if told is None or _verb_of(doc, "adopted", at, min(end, told.end() + 1), subject):
        return False
    below = verbs.BELOW.search(doc.shadow, told.end(), end)
    that = below.end() + (doc.text[below.end()] == " ") if below and below.group()[0] == "q" else end
    passive = verbs.MUST_BE.search(doc.shadow, that, end)
    if that < end and not passive and actors(doc, that, end):
        return False  # "a rappelé que M. Petit doit envoyer la liste"
    before = below.start() if below else end
    return not says_future(doc, told.end(), before)


def agreed_that(doc: Document, start: int, end: int) -> int | None:
    """Return where "il a été convenu que" ends; what follows is what was agreed, whatever its mood."""
    adopted = _verb_of(doc, "adopted", start, end)
    that = re.compile(r" qu(?:e |')").match(doc.shadow, adopted.end(), end) if adopted else None
    return that.end() if that else None


def _reserve(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return what leaves an agreement open, "sous réserve", other than the mood of its verb."""
    mood = verb_pattern(CONDITIONAL[doc.lexicon.code])
    found = doc.lexicon.find("modality.proposed").finditer(doc.shadow, start, end)
    return next((match for match in found if not mood.fullmatch(match.group())), None)


_NEAR = 12
_MOST_PRELUDES = 8
_SUBJECT_LONGEST = 60
# "Après la visite du 9 juillet, …": the time goes on.
_OF_DAY = re.compile(r"\s(?:du|del|de)(?: \w+)? \d")
_TOPIC = re.compile(r"[^:.;\n]{2,50}?\s?:\s")
_NO = re.compile(r"(?<!\w)(?:ne |n'|no )(?:(?:se|me|te|lui|leur|y|en|le|la|les|lo|los|las) |[slmty]')*$")
_NOT = re.compile(r"(?<!\w)(?:pas|plus|jamais|point|aucune?|ni|no)(?!\w)")


def _is_negated(doc: Document, verb: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a verb is denied: "ne participera pas", "no participará"; "ne … que" only narrows."""
    no = _NO.search(doc.shadow, max(start, verb.start() - 24), verb.start())
    return no is not None and _NOT.search(doc.shadow, no.start(), min(end, verb.end() + 40)) is not None


def _verb_of(
    doc: Document, kind: str, start: int, end: int, subject: Span | None = None
) -> re.Match[str] | None:
    """Return the first verb of a kind; after a determiner it is a noun: "une annonce", "un acte"."""
    for match in doc.lexicon.find(f"modality.{kind}").finditer(doc.shadow, start, end):
        if subject and subject[0] <= match.start() and match.end() <= subject[1]:
            continue  # "le chargé de communication"
        before = re.search(
            r"(?:^|[\s(])(\w+'|\w+\s)$", doc.shadow[max(start, match.start() - 14) : match.start()]
        )
        if kind == "wish" and doc.lexicon.find("modality.greetings").match(doc.shadow, match.end() + 1, end):
            continue  # "souhaite la bienvenue à tous"
        if kind == "adopted" and match.group() == "invite" and doc.text[match.end() - 1] == "é":
            continue  # "le proviseur sera invité par M. Petit"
        aside = doc.time_around(match.start())  # "une fois le budget voté" decides nothing
        if not aside and (before is None or before.group(1).strip() not in _DETERMINERS):
            return match
    return None


# Whose deed ------------------------------------------------------------------------------------------


def _subject(doc: Document, start: int, end: int) -> Span | None:
    """Return who a sentence is about: what its first main clause begins with, if it can act."""
    begin = main_clause(doc, start, end)
    found = () if _TO_WHOM.match(doc.text, begin, end) else actors(doc, begin, end)
    if not found:  # "Stands : Béatrice voit avec l'éditeur"
        topic = _TOPIC.match(doc.text, start, end)
        found = actors(doc, topic.end(), end) if topic else ()
    return (found[0][0], found[-1][1]) if found else None


# "A tal efecto", "Después,"; no "después de la visita".
_AFTER_OPENER = re.compile(r",?\s(?!(?:de|du|des|del|que|a|au|qu'|d')(?!\w))")
# "A Rosa le corresponde enviar".
_TO_WHOM = re.compile(r"(?:A|À|Al|Au|Aux) (?=\w)")


def _wisher(doc: Document, start: int, verb: int) -> str | None:
    """Return the party named before a wish: "…, la partie chilienne note … et souhaite"."""
    for match in group_pattern(doc.lexicon).finditer(doc.shadow, start, verb):
        if doc.lexicon.find("modality.party").search(doc.shadow, *match.span()):
            return doc.quote(without_article(doc, match.span()))
    return None


def is_party(doc: Document, subject: Span) -> bool:
    """Tell whether a subject can commit itself: a named body or person, or a party."""
    start, end = without_article(doc, subject)
    named = any(is_capital(doc.text[s:e]) for s, e in tokens(doc.text, start, end))
    return named or doc.lexicon.find("modality.party").search(doc.shadow, start, end) is not None


def main_clause(doc: Document, start: int, end: int) -> int:
    """Return where the main clause begins: after "Après l'accueil, dès midi," and the like."""
    prelude = doc.lexicon.find("prelude")
    at = start
    if (early := _time_pattern(doc.lexicon).match(doc.shadow, start, end)) and early.end() < end:
        at = start = early.end()
    for _prelude in range(_MOST_PRELUDES):
        # "Sans tarder l'UVL enverra un guide, une affiche": the comma is not that of the prelude.
        when = doc.time_from(at, at + 1)
        if when and when.span[1] + 2 < end and not _OF_DAY.match(doc.shadow, when.span[1]):
            at = when.span[1] + (2 if doc.text[when.span[1]] == "," else 1)
            continue
        opener = doc.lexicon.find("modality.openers").match(doc.shadow, at, end)
        if opener and (begin := _AFTER_OPENER.match(doc.shadow, opener.end(), end)):
            at = begin.end()
            continue
        if not prelude.match(doc.shadow, at, end) and not verbs.ABSOLUTE.match(doc.shadow, at, end):
            break
        comma = doc.text.find(",", at, min(end, at + 400))
        if comma < 0:
            return at
        at = comma + 1
        while at < end and doc.text[at] in " \u00a0\n":
            at += 1
    return min(at, end)


@lru_cache(maxsize=4)
def _time_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a time before a sentence: "Fin mai, …", "A mediados de junio, …"."""
    edge = expression(
        [*lex.words("dates.edges"), *lex.words("dates.month_lead"), *lex.words("dates.ordinals")]
    )
    units = expression(lex.words("dates.units"))
    count = rf"(?:\d{{1,3}}|{expression(lex.words('numbers'))}|une?|una?)\s(?:{units})"
    week = expression(lex.words("weekdays"))
    leads = ("dates.term_lead", "dates.near_lead", "dates.strict_lead", "dates.between_lead")
    lead = expression([word for path in leads for word in lex.words(path)])
    hour = r"(?:\d{1,2}\s?(?:h|:\d)[^,.;\n]{0,20},\s)?"
    day = rf"(?:{lead}\s){{1,3}}(?:{week}\s)?\d{{1,2}}(?:er)?(?!\w)(?:[^,.;:\n]|:\d|\.\d){{0,40}},\s{hour}"
    return re.compile(rf"{day}|(?:a\s|al?a?\s|la\s|le\s|au\s)?(?:{edge}|{count})[\s-][^,.;:\n]{{1,40}},\s")


def can_act(doc: Document, subject: Span) -> bool:
    """Tell whether a subject can be charged: a party, or a group or function in general ("le bureau")."""
    if is_party(doc, subject):
        return True
    start, end = without_article(doc, subject)
    if is_agent(doc, *subject) or doc.lexicon.find("modality.everybody").match(doc.shadow, start, end):
        return True
    return start > subject[0] and acting_words(doc, start, len(doc.text)) == end
