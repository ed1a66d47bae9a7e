"""What takes a task up again by a pronoun: "…; lo hará en mayo", "la mandará ella misma"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.antecedents import can_mean
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.matching import Span, expression
from cufdesk.reading.modality import main_clause
from cufdesk.reading.owners import is_term
from cufdesk.reading.structure import sentences
from cufdesk.reading.verb_forms import acts_now, is_future

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_LONGEST = 90
# The task as a pronoun beside a verb in the present or future, whoever does it behind the verb.
_TAKEN = {
    "es": r"(?<!\w)(?:lo|la|los|las)\s(?P<verb>(?!que(?!\w)|cual(?!\w))[a-z]{1,18}(?:a|an|e|en))\s",
    "fr": r"(?<!\w)(?:c'est|ce sera)\s(?P<who>[^.;:]{2,50}?)\squi\s(?:(?:s'en|s'y|l'|les?|la)\s?)"
    r"(?P<verb>[a-z]{2,18})",
}
_NO_VERB = frozenset(
    [
        "primera",
        "tercera",
        "manera",
        "carrera",
        "frontera",
        "cartera",
        "bandera",
        "parte",
        "fecha",
        "reforma",
        "semana",
        "sede",
        "visita",
        "firma",
        "nota",
        "carta",
        "lista",
        "sala",
        "segunda",
    ]
)


def resumes(doc: Document, start: int, end: int) -> bool:
    """Tell whether words behind a semicolon only go on with the task before: "lo hará al cierre"."""
    if end - start > _LONGEST:
        return False
    if doc.text[max(0, start - 4) : start].rstrip()[-1:] not in {";", ":"}:
        again = doc.lexicon.find("modality.done_again").match(doc.shadow, start, end)
        return again is not None and again.end() < end and is_term(doc, again.end() + 1, end)
    return _again(doc.lexicon).match(doc.shadow, start, end) is not None or bool(_who_takes(doc, start, end))


def taken_up(doc: Document, part: Sentence) -> list[Deed]:
    """Return the deed of a task that somebody takes up by a pronoun: "Carta de apoyo; la gestiona Rosa"."""
    start, end = part.span
    who = _who_takes(doc, start, end)
    return [Deed(part.span, who, "commitment", part.span)] if who else []


def term_behind(doc: Document, start: int, end: int) -> Span | None:
    """Return the term behind who is responsible: "Avant le 1/03", "Entrega 10 mayo"."""
    if is_term(doc, start, end):
        return start, end
    label = doc.lexicon.find("table.deadline").match(doc.shadow, start, end)
    if label and label.end() + 1 < end and is_term(doc, label.end() + 1, end):
        return label.end() + 1, end
    again = doc.lexicon.find("modality.again").search(doc.shadow, start, end)
    return (again.end() + 1, end) if again and again.end() + 1 < end else None


@lru_cache(maxsize=4)
def _again(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the doing of what was told before: "lo hará", "hacerlo", "le faire"."""
    return re.compile(
        rf"(?:{expression(lex.words('modality.also_so'))}\s)?{expression(lex.words('modality.again'))}"
    )


def _who_takes(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who does what a pronoun before the verb stands for, named behind the verb."""
    lex = doc.lexicon
    for taken in re.compile(_TAKEN[lex.code]).finditer(doc.shadow, start, end):
        if lex.code == "fr":
            found = actors(doc, taken.start("who"), end)
            if found and found[-1][1] <= taken.end("who") and not _WAS_FR.fullmatch(taken["verb"]):
                return quoted(doc, found)
            continue
        verb = taken.span("verb")
        if not doc.text[verb[0]].islower() or (taken.group()[1] == "a" and taken["verb"] in _NO_VERB):
            continue
        if not is_future(doc, verb[0], end) and not _acts_on_it(doc, taken, start, end):
            continue
        if found := actors(doc, taken.end(), end):
            return quoted(doc, found)
        if they := _THEY.match(doc.shadow, taken.end(), end):
            return (doc.quote(they.span("who")),)
        again = lex.find("modality.themselves").match(doc.shadow, taken.end(), end)
        if again and doc.text[slice(*again.span())].lower() != "el":  # "la enviará el lunes"
            return _subject_before(doc, start)
    return _topic_taken(doc, start, end) if lex.code == "fr" else ()


_WAS_FR = re.compile(r"(?!fait$)\w+(?:ait|aient)|avait|etait")
_THEY = re.compile(r"(?P<who>ell[oa]s)\s?(?=[.;,(]|$)")
# "Les passeports, Mme Roux les rassemble", "La traduction, M. Petit s'en occupe".
_TOPIC_FR = re.compile(
    r"(?:(?P<one>l'|le\s|la\s|ce\s|cet\s|cette\s|son\s|sa\s)|(?P<all>les\s|ces\s|ses\s|leurs\s))[^,.;:\n]{2,60},\s"
)
_TAKES_FR = re.compile(r"\s(?:(?P<all>les\s)|(?P<one>l'|le\s|la\s)|s'en\s|s'y\s)(?P<verb>[a-z]{3,18})(?!\w)")


def _topic_taken(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who does what a sentence begins with and a pronoun takes up behind them."""
    topic = _TOPIC_FR.match(doc.shadow, start, end)
    found = actors(doc, topic.end(), end) if topic else ()
    takes = _TAKES_FR.match(doc.shadow, found[-1][1], end) if found else None
    if topic is None or takes is None or (takes["one"] and topic["all"]) or (takes["all"] and topic["one"]):
        return ()
    lists = ("modality.tells", "modality.states", "modality.wish", "modality.announced")
    told = doc.lexicon.find(*lists).match(doc.shadow, takes.start("verb"), end)
    now = verbs.present_at(doc, takes.start("verb"), end) or is_future(doc, takes.start("verb"), end)
    return quoted(doc, found) if now and not told else ()


_HABIT = re.compile(
    r"(?<!\w)(?:siempre|nunca|cada (?:ano|dia|semana|mes|vez)|todos los (?:anos|dias|meses)|desde (?:hace|\d)"
    r"|como siempre|antes)(?!\w)(?! de)"
)
# "La comisión la integran …": what is so.
_STANDS = {
    "integra",
    "compone",
    "forma",
    "preside",
    "conoce",
    "quiere",
    "llama",
    "ve",
    "requiere",
    "necesita",
    "vale",
}
_WHAT = r"\s(?:(?!(?:que|se|quien|quienes)\s)[^\s,.;:]+\s){0,6}[^\s,.;:]+,?\s"
_AGREES = re.compile(
    rf"(?:(?:el|lo de|est[eo]|es[eo]|todo){_WHAT}lo|(?:la|esta|esa|toda){_WHAT}la"
    rf"|(?:los|estos|esos|todos){_WHAT}los|(?:las|estas|esas|todas){_WHAT}las)"
)


def _acts_on_it(doc: Document, taken: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a verb in the present does what its pronoun stands for: "las fotos las toma …".

    The pronoun begins its clause, or what it stands for is said before it and agrees with it.
    """
    verb = taken.start("verb")
    if verbs.is_imperfect(doc, verb, taken.end()):
        return False
    before = doc.text[max(0, taken.start() - 4) : taken.start()].rstrip()
    if before.endswith((";", ":")):
        return True
    if _HABIT.search(doc.shadow, start, end) or doc.lexicon.find("modality.tells").match(
        doc.shadow, verb, end
    ):
        return False
    if taken["verb"].rstrip("n") in _STANDS or doc.lexicon.value("civilities", taken["verb"]):
        return False
    if taken.start() == start or before.endswith((",", ">")):
        return taken.group().startswith("lo ") or acts_now(doc, verb, taken.end("verb"))
    begin = main_clause(doc, start, taken.start())
    return _AGREES.fullmatch(doc.shadow, begin, taken.start() + len(taken.group().split()[0])) is not None


def _subject_before(doc: Document, start: int, kind: str = "") -> tuple[str, ...]:
    """Return the one who "ella misma" speaks of: the subject of a sentence before, a woman for "ella"."""
    block = doc.block_at(start)
    earlier = [span for span in sentences(doc, *block.span) if span[1] <= start] if block else []
    for span in reversed(earlier[-_MOST_BACK:] if kind else earlier[-1:]):
        found = actors(doc, main_clause(doc, *span), span[1])
        if found and (kind in _ANYBODY or can_mean(doc, found, kind)):
            return quoted(doc, found)
    return ()


_MOST_BACK = 3
# "lui", "le" and a verb without a subject tell neither a man from a woman nor one from several.
_ANYBODY = {"", "lui"}
# "Il lui est demandé d'établir un budget", "Se le pide que envíe": who it is was named before.
_OF_THEM = re.compile(
    r"(?:il\s(?P<fr>lui|leur)\sest\s(?:donc\s)?demande\s(?:de\s|d')|on\s(?:lui|leur)\s(?:a\s)?demande\s(?:de\s|d')"
    r"|se\sles?\s(?:pide|solicita|encarga|encomienda|pidio|encargo)\s(?=que\s|\w+[aei]r))"
)


def is_asked_of_them(doc: Document, part: Sentence) -> bool:
    """Tell whether "Il lui est demandé d'établir …" asks somebody named before."""
    return _OF_THEM.match(doc.shadow, *part.span) is not None


def spoken_of(doc: Document, part: Sentence) -> tuple[str, ...]:
    """Return who "Elle enverra …", "Quedó en avisar" speaks of: the subject of a sentence before."""
    start, end = part.span
    if _OF_THEM.match(doc.shadow, start, end):
        return _subject_before(doc, start, "lui")
    if also := _ALSO_ES.match(doc.shadow, start, end) if doc.lexicon.code == "es" else None:
        start = also.end()
    pronoun = doc.lexicon.find("modality.pronouns").match(doc.shadow, start, end)
    at = pronoun.end() + 1 if pronoun else start
    if pronoun and (same := _SAME.match(doc.shadow, at, end)):  # "él mismo deberá remitir"
        at = same.end()
    alone = doc.lexicon.code == "fr" or part.said.subject is not None
    if pronoun is None and (alone or _BY_ITSELF.match(doc.shadow, start, end)):
        return ()
    kinds = ["modality.commitment", "modality.leads_to_deed", "modality.is_charged"]
    kinds += ["modality.duty"] if pronoun else []
    engaged = doc.lexicon.find(*kinds).match(doc.shadow, at, end)
    if engaged and engaged.group().startswith("se prop"):
        engaged = None
    clitics = _CLITICS.match(doc.shadow, at, end)
    verb = clitics.end() if clitics else at
    is_so = verb == at and _IS.match(doc.shadow, verb)  # "los tendrá listos" is a deed
    happens = is_so or doc.lexicon.find("modality.happens").match(doc.shadow, verb, end)
    if engaged is None and (happens or not is_future(doc, verb, end)):
        return ()
    return _subject_before(doc, start, pronoun.group() if pronoun else "lui")


_ALSO_ES = re.compile(r"(?:si|tambien|ademas|asimismo|igualmente|luego|despues),?\s")
_SAME = re.compile(r"(?:mism[oa]s?|-memes?|memes?)\s")
_IS = re.compile(r"(?:sera|seran|habra|habran|estara|estaran|tendra|tendran)(?!\w)")
_CLITICS = re.compile(r"(?:(?:le|la|les|lui|leur|lo|los|las|nos|nous|vous|y|en)\s|l'|s'|se\s)*")
# "Se enviará", "Será": nobody is meant.
_BY_ITSELF = re.compile(r"(?:se|sera|seran|habra|habran|estara|estaran|quedara|quedaran)(?!\w)")
