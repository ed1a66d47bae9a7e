"""What the form of a verb tells: present deeds, what is settled of a thing, "nous retenons", "se pospone"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression, is_shouted, tokens

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

# Third person of the future and of the conditional, and infinitives, as most verbs form them (in shadows).
FUTURE = {
    "fr": r"sera|seront|aura|auront|fera|feront|ira|iront"
    r"|\w{2,20}(?:era|eront|ira|iront|dra|dront|vra|vront|tra|tront|rra|rront|oira|oiront)",
    "es": r"ira|iran|\w{1,20}(?:ara|aran|era|eran|ira|iran|dra|dran)",
}
CONDITIONAL = {
    "fr": r"serait|seraient|aurait|auraient|ferait|feraient|irait|iraient"
    r"|\w{2,20}(?:erait|eraient|irait|iraient|drait|draient|vrait|vraient|trait|traient|rrait|rraient)",
    "es": r"\w{2,20}(?:aria|arian|eria|erian|iria|irian|dria|drian)",
}
INFINITIVE = {
    "fr": r"(?:ne pas )?(?:s'|se )?\w{1,20}(?:er|ir|oir|indre|endre|ondre|erdre|ettre|attre|aitre|oitre"
    r"|uire|crire|lire|dire|uivre|vivre|clure|faire|traire|rompre|vaincre|croire)",
    "es": r"(?:no )?\w{1,20}(?:ar|er|ir)(?:se|lo|la|los|las|le|les)?",
}
# Present of the third persons (shadows have no accents); past tenses end otherwise.
_PRESENT = {
    "fr": re.compile(
        r"(?:se |s'|en |y |l'|t'|"
        r"(?:le |la |les |lui |leur |nous |vous |te )(?=\w+(?:[^m]ent|[aeo]it|[nr]d)(?!\w)))?"
        r"(?!(?:a|ont|est|sont|avait|avaient|etait|etaient|fut|eut)(?!\w))[a-z]{2,18}(?:e|ent|t|d|ds|ts|nd|it|nt)(?!\w)"
    ),
    "es": re.compile(
        r"(?:se |lo |la |le |me |les |los |las |nos |te |os )*"
        r"(?!(?:ya|habia|habian|fue|era|eran|ha|han)(?!\w))[a-z]{1,18}(?:a|e|an|en)(?!\w)"
    ),
}
_PAST_ES = re.compile(
    r"(?:se )?(?!(?:reenv|env|ampl|conf|gu|var|desv|vac)ía)\w+(?:ó|ió|aron|ieron|aba|aban|ía|ían)(?!\w)"
)
_APPOSITION = re.compile(r"\s?(?:,(?:[^,.;:\n]|\.(?=\s[A-ZÀ-Ý])){2,90},\s|\([^()\n]{2,90}\)\s)")
_WE = {
    "fr": re.compile(r"(?:nous\s(?:nous\s|avons\s)?\w+|on\s\w+)"),
    "es": re.compile(r"(?:nosotros\s)?\w+(?:amos|emos|imos)(?!\w)"),
}
# "Nous avons tous été émus", "nous étions sept".
_WE_WERE = re.compile(
    r"(?:nous\s(?:avons|avions)|on\s(?:a|avait))\s(?:tou\w+|ete|eu|pu|beaucoup|bien|tres|longuement|deja)(?!\w)"
    r"|(?:nous\s(?:etions|sommes)|on\s(?:est|etait))\s(?:\d|tou\w+|tres|bien|une?|de\w+|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)"
)
_WE_DID = re.compile(r"(?:nous\s(?:avons|avions)|on\s(?:a|avait))\s(?:(?:donc|ainsi|finalement|aussi)\s)?")
_NOTE_LONGEST = 90
_SE = re.compile(r"(?:no\s)?se\s(?:le\s|les\s|lo\s|la\s)?(?P<verb>\w{3,})")
_PARTICIPLE = {
    "fr": r"\w{2,}(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte|ait|aite)",
    "es": r"\w{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas|cho|cha)",
}
_NO_PARTICIPLE = frozenset(
    [
        "une",
        "de",
        "le",
        "la",
        "les",
        "necessaire",
        "possible",
        "utile",
        "importante",
        "indispensable",
        "prioritaire",
        "libre",
        "tres",
        "mise",
        "prise",
        "plus",
        "essentielle",
        "egalement",
        "presente",
        "presentes",
        "absente",
        "absentes",
        "rare",
        "rares",
        "grande",
        "grandes",
        "simple",
        "prete",
        "prets",
        "dispose",
        "que",
        "compose",
        "composee",
        "situe",
        "situee",
        "dote",
        "due",
        "dus",
        "connu",
        "connue",
        "este",
        "esta",
        "quelque",
        "vive",
        "vifs",
        "ce",
        "cette",
        "ici",
        "entre",
        "parmi",
        "aussi",
        "une",
    ]
)


@lru_cache(maxsize=8)
def _decides_pattern(lex: Lexicon) -> re.Pattern[str]:
    settled = expression(lex.words("modality.settled"))
    return re.compile(rf"{settled}|(?:choisi|opte|prefere|renonce|garde|prevu|dit|vote|tranche|conclu)(?!\w)")


@lru_cache(maxsize=8)
def _settled_pattern(lex: Lexicon) -> re.Pattern[str]:
    being, settled = expression(lex.words("modality.being")), expression(lex.words("modality.settled"))
    return re.compile(rf"{being}\s(?:\w+ment\s|mente\s|donc\s|ainsi\s|pas\s)?(?:{settled})")


def is_settled(doc: Document, start: int, end: int) -> bool:
    """Tell whether something is decided of a thing: "le projet est reporté", "queda aprobada la lista"."""
    return _settled_pattern(doc.lexicon).search(doc.shadow, start, end) is not None


@lru_cache(maxsize=8)
def _alone_pattern(lex: Lexicon) -> re.Pattern[str]:
    alone = expression(lex.words("modality.settled_alone"))
    return re.compile(rf"(?:^|[\s,:(>=-])(?:{alone})(?:\s(?:par|por)\s[^,.;:]{{2,30}})?[\s.!)]*$")


# What is settled in one word after its subject: a film of it, "non, trop cher".
_ANSWERED = re.compile(r":\s(?:non|oui|ok|d'accord|si|no|de acuerdo)(?=\s?(?:[,.;!]|$))")


def is_settled_alone(doc: Document, start: int, end: int) -> bool:
    """Tell whether a note ends with what was decided: "dates : 8-9 juin, validé"."""
    at = max(start, end - 60)
    agreed = end - start <= _NOTE_LONGEST and re.compile(r"(?<!\w)ok(?!\w)").search(doc.shadow, start, end)
    if _ANSWERED.search(doc.shadow, start, min(end, start + _NOTE_LONGEST)):
        return True
    if not agreed and not _alone_pattern(doc.lexicon).search(doc.shadow[at:end]):
        return False
    return doc.lexicon.find("modality.being", "modality.states").search(doc.shadow, start, end) is None


@lru_cache(maxsize=8)
def _passive_pattern(lex: Lexicon) -> re.Pattern[str]:
    present = "est|sont" if lex.code == "fr" else "es|son|queda|quedan"
    return re.compile(rf"(?<!\w)(?:{present})\s(?:\w+ment\s)?(?P<participle>{_PARTICIPLE[lex.code]})(?!\w)")


_PAST = {
    "fr": re.compile(
        r"(?<!\w)(?:a|ont|avait|avaient|avons)\s(?:déjà\s|été\s)?\w+(?:é|ée|és|ées|i|is|it|u|us|ue|ert)(?!\w)"
    ),
    "es": re.compile(
        r"(?<!\w)(?:\w{2,}(?:ó|aron|ieron)|(?:ha|han|había|habían)\s\w+(?:ado|ido|to|cho))(?!\w)"
    ),
}


def is_past(doc: Document, start: int, end: int) -> bool:
    """Tell whether words say what was done: "a reçu le dossier", "recibió el expediente"."""
    return _PAST[doc.lexicon.code].search(doc.text, start, end) is not None


def is_passive(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence says what is done to its subject now: "la composition est portée à dix"."""
    found = _passive_pattern(doc.lexicon).finditer(doc.shadow, start, end)
    return any(match["participle"] not in _NO_PARTICIPLE for match in found)


# "sera relancé par Nadia": the subject does nothing.
_DONE_BY = re.compile(
    r"ser[áa]n?(?:ont)?\s\w+(?:é|ée|és|ées|ie?s?|ue?s?|ite?s?|erte?s?|[ai]d[oa]s?|[ct][oa]s?)\s(?:par|por)\s"
)


def is_done_by(doc: Document, start: int, end: int) -> bool:
    """Tell whether a future at a place says what somebody else will do to its subject."""
    return _DONE_BY.match(doc.text.lower(), start, end) is not None


def decides_by_form(doc: Document, start: int, subject: Span | None, end: int) -> bool:
    """Tell whether those who decide do something now: "le comité choisit", "nous retenons", "se pospone"."""
    code = doc.lexicon.code
    if _WE[code].match(doc.shadow, start, end) and not _tells(doc, start, end):
        done = _WE_DID.match(doc.shadow, start, end)  # "nous avons visité l'école" tells, "retenu" decides
        if done and not _decides_pattern(doc.lexicon).match(doc.shadow, done.end(), end):
            return False
        if code == "es" and not _decides_pattern(doc.lexicon).search(doc.shadow, start, end):
            return False  # "pasamos a las cuentas" is told as well as done
        return not _is_past(doc, start, end) and not _WE_WERE.match(doc.shadow, start, end)
    if code == "es" and (match := _SE.match(doc.shadow, start, end)):
        verb = match["verb"]
        told = verb in doc.lexicon.folded("modality.tells") or _is_future_es(doc, *match.span("verb"))
        return not told and re.search(r"(?:a|e|an|en)$", verb) is not None
    if subject is None or not is_decider(doc, subject):
        return False
    denied = _DENIES.match(doc.shadow, subject[1], end)  # "le comité ne donne pas suite"
    return present_at(doc, denied.end() - 1 if denied else subject[1], end)


_DENIES = re.compile(r"\s(?:ne|no)\s(?=\w)")


def _is_future_es(doc: Document, start: int, end: int) -> bool:
    """Tell a Spanish future by its accent: "organizará"."""
    return re.search(r"r(?:á|án)$", doc.text[start:end].lower()) is not None


def after_apposition(doc: Document, at: int, end: int) -> int:
    """Return where what is said beside a name ends: ", directeur de la culture," before its verb."""
    beside = _APPOSITION.match(doc.text, at, end)
    at = beside.end() - 1 if beside else at
    helped = _helped_pattern(doc.lexicon).match(doc.shadow, at, end)
    return helped.end() if helped else at


@lru_cache(maxsize=4)
def _helped_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands for somebody or helps, up to the verb: "ou son représentant"."""
    lead = expression(lex.words("who.beside"))
    verb = expression(
        lex.words("modality.duty")
        + lex.words("modality.commitment")
        + lex.words("modality.is_charged")
        + lex.words("modality.leads_to_deed")
        + lex.words("who.verbs")
    )
    return re.compile(
        rf"\s{lead}\s?[^,.;:()\n]{{2,70}}?(?=\s(?:(?:ne|se|no)\s|s'|n')?(?:{verb}|(?:{FUTURE[lex.code]})(?!\w)))"
    )


_ASIDE = re.compile(r"\s?,[^,.;:\n]{2,60},(?=\s)")


def after_aside(doc: Document, at: int, end: int) -> int:
    """Return where a form goes on that commas part: "sera, comme l'an dernier, envoyé"."""
    aside = _ASIDE.match(doc.text, at, end)
    return aside.end() if aside else at


_ARTICLES = re.compile(
    r"(?:(?:tou[ts]|l'ensemble d|tod[oa]s)\w*\s)?(?:l'|les?\s|la\s|el\s|los\s|las\s|amb[oa]s\s)?"
)


def is_decider(doc: Document, subject: Span) -> bool:
    """Tell whether a subject is the meeting itself or a group that decides in it."""
    lead = _ARTICLES.match(doc.shadow, *subject)
    begin = lead.end() if lead else subject[0]
    return doc.lexicon.find("modality.deciders").match(doc.shadow, begin, subject[1]) is not None


def present_at(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb in the present that is no mere telling follows a subject."""
    at = after_apposition(doc, at, end)
    word = next(tokens(doc.text, at, end), None)
    if word is None or doc.text[at : word[0]].strip(" \u00a0\n"):
        return False
    if not doc.text[word[0]].islower() and not is_shouted(doc.text, word[0]):
        return False
    stop = min(end, word[0] + 40)
    match = _PRESENT[doc.lexicon.code].match(doc.shadow, word[0], stop)
    if (
        match is None
        or (match.end() < end and doc.shadow[match.end()].isalnum())
        or _tells(doc, word[0], end)
    ):
        return False
    words = doc.shadow[word[0] : match.end()].split()
    later = re.fullmatch(rf"(?:{FUTURE[doc.lexicon.code]}|{CONDITIONAL[doc.lexicon.code]})", words[-1])
    if later and (doc.lexicon.code == "fr" or _ACCENTED.search(doc.text[: match.end()][-4:].lower())):
        return False  # "prepara" is no "preparará"
    if words[-1] in doc.lexicon.folded("common", "connectors", "and", "possessives"):
        return False
    if is_imperfect(doc, word[0], match.end()):
        return False
    return not _is_past(doc, word[0], match.end())


# "envoyait", "était attendu"; no "fait", "connaît", "souhait", and no conditional.
_IMPERFECT = {
    "fr": re.compile(
        r"(?<!\w)(?!(?:re|de|satis|par)?fait|plait|parait|nait|lait|souhait)\w*[^r\W](?:ait|aient)(?!\w)"
    ),
    "es": re.compile(r"(?<!\w)(?:\w+(?:aba|aban)|era|eran|hab[íi]an?)(?!\w)"),
}
_KNOWS = re.compile(r"\w*(?:conn|appar|dispar|repar|compl)ait(?!\w)")


def is_imperfect(doc: Document, start: int, end: int) -> bool:
    """Tell whether words say what used to be: "envoyait chaque année", "se esperaba para el 12"."""
    found = _IMPERFECT[doc.lexicon.code].finditer(doc.shadow, start, end)
    return any(_KNOWS.fullmatch(match.group()) is None for match in found)


# "était", "devaient": no "fait", "sait", "connaît"; and what was done, by its auxiliary.
_WAS_FR = re.compile(r"(?!\w*(?:fait|sait|plait|nait|rait|raient)(?!\w))\w{2,}(?:ait|aient)(?!\w)")
_DONE_FR = re.compile(
    r"(?<!\w)(?:a|ont|avait|avaient)\s(?:(?:déjà|bien|été|\w+ment)\s)*"
    r"\w{2,}(?:[éiu]e?s?|is|ise|ises|it|ite|its|ites|ert|erte|erts)(?!\w)"
)
_DONE_ES = re.compile(r"(?<!\w)\w{2,}(?:ó|aron|ieron|aba|aban|ían)(?!\w)")


def reports(doc: Document, start: int, at: int) -> bool:
    """Tell whether a conditional only tells what somebody had said: "avait prévenu qu'il ne pourrait pas"."""
    that = re.compile(r"\squ(?:e\s|')").search(doc.shadow, start, at)
    said = _DONE_FR if doc.lexicon.code == "fr" else _DONE_ES
    return that is not None and said.search(doc.text[start : that.start() + 1].lower()) is not None


def says_verb(doc: Document, start: int, end: int) -> bool:
    """Tell whether a verb of telling or deciding stands in a stretch: "ouvre la séance"."""
    paths = ("modality.tells", "modality.adopted", "modality.announced", "modality.commitment")
    return doc.lexicon.find(*paths).search(doc.shadow, start, end) is not None


def tells_past(doc: Document, start: int, end: int) -> bool:
    """Tell whether some words tell what was done: "ont offert", "obsequiaron"."""
    done = _DONE_FR if doc.lexicon.code == "fr" else _DONE_ES
    return done.search(doc.text[start:end].lower()) is not None


# "Túrnese a la Tesorería la solicitud", "Notifíquese"; no "Véase el anexo".
_ORDER = re.compile(r"(?!v[ée]an?se|l[ée]an?se)\w*[áéíóú]\w*[ae]n?se(?:l[aeo]s?)?(?!\w)", re.IGNORECASE)


def is_order(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence begins with an order to nobody named, as Spanish records give it."""
    return doc.lexicon.code == "es" and _ORDER.match(doc.text, start, end) is not None


_ACCENTED = re.compile("[áí]a?n?$")
_TAKES_IT = re.compile(r"(?:lo|la|los|las) llevan?(?!\w)")


def _tells(doc: Document, start: int, end: int) -> bool:
    stop = min(end, start + 40)
    words = list(tokens(doc.text, start, stop))[:3]
    if _TAKES_IT.match(doc.shadow, start, stop):  # "lo lleva a la firma" is no "lleva dos años"
        return False
    return any(doc.lexicon.find("modality.tells").match(doc.shadow, s, stop) for s, _e in words[:2])


def _is_past(doc: Document, start: int, end: int) -> bool:
    word = doc.text[start : min(end, start + 40)].lower()
    if doc.lexicon.code == "fr":
        return _WAS_FR.match(word) is not None
    return _PAST_ES.match(word) is not None and not word.startswith("se ")


# What somebody did, and what begins a clause below it.
TOLD = {
    "fr": re.compile(
        r" (?:lui |leur |nous )?(?:a|ont|avait|avaient) (?:\w+ment |déjà |bien )?"
        r"(?:racont|expliqu|pos|évoqu|expos|présent|détaill|décri|relat|visit|montr|comment|rappel|parcour|assist|répond|parl)"
        r"(?:é|u|it|i)(?!\w)"
    ),
    "es": re.compile(
        r" (?:les? |nos )?(?:contó|contaron|explicó|explicaron|relató|relataron|expuso|expusieron"
        r"|describió|describieron|mostró|mostraron|comentó|comentaron|narró|narraron|visitó|visitaron"
        r"|recordó|recordaron|detalló|detallaron)(?!\w)"
    ),
}
MUST_BE = re.compile(r"(?<!\w)(?:doi|devr|deb)\w*\s(?:\w+ment\s)?(?:etre\s|ser\s|\w+[aei]rse(?!\w))")
BELOW = re.compile(r"(?<!\w)(?:qui|que|qu'|dont|ou|quien|quienes|donde|cuyo|cuya)(?!\w)|:")
# "pas de relance écrite avant l'été": a note of what is not to be done; no "pas de remarque".
NONE_OF = re.compile(
    r"(?:pas|plus) (?:de |d')(?!(?:remarque|question|observation|objection|changement|information"
    r"|nouvelle|reponse|retour|commentaire|probleme|point|avis|date|decision|precision|element)s?(?!\w))[^.;:]{12,}"
)
# "L'auditeur ayant confirmé sa venue, …", "Habiendo recibido la Ciudad el plano, …".
ABSOLUTE = re.compile(
    r"(?:(?:[\w'-]+\s){1,6}?(?:n'|ne\s)?(?:ayant|etant)|habiendo|(?:una vez|ya)\s\w+[ai]d[oa]s?)"
    r"\s[^.;:\n]{3,200}?,\s"
)
