"""What one sentence lays down several times: its objects, its addressees, the means and results it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression, trimmed
from cufdesk.reading.modality import main_clause

if TYPE_CHECKING:
    from cufdesk.reading.deed import Deed, Sentence
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_EDGES = " \t\n\u00a0\u202f,;.:("
_ASIDE = re.compile(
    r"(?:en\s)?[a-z]{3,}(?:ants?|antes?|ando|iendo)(?!\w)|(?:qui|que|dont|afin|pour|para)(?!\w)"
)
_SEVERAL = 2


def parted(doc: Document, part: Sentence, deeds: list[Deed]) -> list[Deed]:
    """Part each deed of a sentence into those that it tells in one breath; others stay as they are."""
    return [one for deed in deeds for one in _of(doc, part, deed)]


def _of(doc: Document, part: Sentence, deed: Deed) -> list[Deed]:
    ways = (_addressees, _objects, _by_means, _to_allow)
    found = next((found for way in ways if (found := way(doc, part, deed))), None)
    return found or [_with_subject(part, deed)]


# Objects ---------------------------------------------------------------------------------------------


def _objects(doc: Document, _part: Sentence, deed: Deed) -> list[Deed]:
    """Part "préparer un guide et une liste"; of "les documents, affiches et plans" the last two count."""
    verb = doc.lexicon.find("parting.deliver").search(doc.shadow, *deed.span)
    if verb is None:
        return []
    objects: list[Span] = []
    generic = False
    for index, (start, end) in enumerate(_pieces(doc, verb.end(), deed.span[1])):
        if index and _ASIDE.match(doc.shadow, start, end):
            continue
        if index == 0 and _generic_pattern(doc.lexicon).match(doc.shadow, start, end):
            generic = True
        elif _object_pattern(doc.lexicon).match(doc.shadow, start, end):
            objects.append((start, end))
        else:
            return []
    if len(objects) < _SEVERAL:
        return []
    first, later = ([], objects) if generic else (objects[:1], objects[1:])
    return [
        *(replace(deed, span=(deed.span[0], end), within=(deed.within[0], end)) for _start, end in first),
        *(
            replace(deed, span=(verb.start(), end), words=(verb.span(), (start, end)), within=(start, end))
            for start, end in later
        ),
    ]


def _pieces(doc: Document, start: int, end: int) -> list[Span]:
    """Return the stretches between commas and "et"."""
    spans, at = [], start
    for joint in re.compile(rf",\s|\s?:\s|,?\s(?:{doc.lexicon.also})\s").finditer(doc.shadow, start, end):
        spans.append((at, joint.start()))
        at = joint.end()
    spans.append((at, end))
    return [(s, e) for s, e in (trimmed(doc.text, s, e, _EDGES) for s, e in spans) if s < e]


@lru_cache(maxsize=8)
def _object_pattern(lex: Lexicon) -> re.Pattern[str]:
    some = expression(lex.words("parting.some"))
    return re.compile(rf"(?:{some}\s)?{expression(lex.words('parting.deliverables'))}")


@lru_cache(maxsize=8)
def _generic_pattern(lex: Lexicon) -> re.Pattern[str]:
    article = expression(lex.words("articles"))
    generic = expression(lex.words("parting.generic"))
    return re.compile(rf"(?:{article}\s?)?{generic}")


# Addressees ------------------------------------------------------------------------------------------


def _addressees(doc: Document, part: Sentence, deed: Deed) -> list[Deed]:
    """Part "doit être présenté aux communes et à leurs maires": each has to be reached."""
    if not part.said.duty:
        return []
    passive = _handed_pattern(doc.lexicon).search(doc.shadow, *deed.span)
    if passive is None:
        return []
    to = _to_pattern(doc.lexicon)
    starts = [match.start("to") for match in to.finditer(doc.shadow, passive.end(), deed.span[1])]
    # "aux villes, sera joint au prochain envoi": what no "et" or comma joins is no other addressee.
    starts = [at for at in starts if at == starts[0] or _before_joint(doc, at) < at]
    if len(starts) < _SEVERAL or starts[0] > passive.end() + 1:
        return []
    ends = [*(_before_joint(doc, at) for at in starts[1:]), deed.span[1]]
    whom = [trimmed(doc.text, start, end, _EDGES) for start, end in zip(starts, ends, strict=True)]
    lead = passive.span()
    return [
        replace(deed, span=(lead[0], whom[0][1])),
        *(replace(deed, span=(lead[0], end), words=(lead, (start, end))) for start, end in whom[1:]),
    ]


def _before_joint(doc: Document, at: int) -> int:
    """Return where the words before ", et à …" end."""
    joint = re.compile(rf",?\s(?:{doc.lexicon.also})\s$|,\s$").search(doc.shadow, max(0, at - 16), at)
    return joint.start() if joint else at


@lru_cache(maxsize=8)
def _handed_pattern(lex: Lexicon) -> re.Pattern[str]:
    duty, handed = expression(lex.words("modality.duty")), expression(lex.words("parting.handed"))
    return re.compile(rf"{duty}\s(?:etre\s|ser\s)?{handed}")


@lru_cache(maxsize=8)
def _to_pattern(lex: Lexicon) -> re.Pattern[str]:
    to = r"(?:a la|a l'|aux|au|a los|a las|al|a)"
    return re.compile(rf"(?:(?<=\w)\s|,\s|,?\s(?:{lex.also})\s)(?P<to>{to}(?:(?<=')|\s)\w)")


# Means and results -----------------------------------------------------------------------------------


def _by_means(doc: Document, part: Sentence, deed: Deed) -> list[Deed]:
    """Return what "Renforcer le suivi par une publication mensuelle" asks for: the publication."""
    start, end = main_clause(doc, *deed.span), deed.span[1]
    if part.said.modality != "adopted" or not doc.lexicon.find("parting.strengthen").match(
        doc.shadow, start, end
    ):
        return []
    means = _means_pattern(doc.lexicon).search(doc.shadow, start, end)
    if means is None:
        return []
    span = trimmed(doc.text, means.start("what"), end, _EDGES)
    return [replace(deed, span=span, within=span)]


@lru_cache(maxsize=8)
def _means_pattern(lex: Lexicon) -> re.Pattern[str]:
    by, some = expression(lex.words("parting.means")), expression(lex.words("parting.some"))
    return re.compile(rf"{by}\s?(?P<what>{some}\s{expression(lex.words('parting.action_nouns'))})")


def _to_allow(doc: Document, part: Sentence, deed: Deed) -> list[Deed]:
    """Part "La publication sera avancée pour permettre une annonce …, et calendrier …" into its results."""
    start, end = main_clause(doc, *deed.span), deed.span[1]
    allow = _allow_pattern(doc.lexicon).search(doc.shadow, start, end)
    subject = _subject_pattern(doc.lexicon).match(doc.shadow, start, end)
    if not part.said.future or allow is None or subject is None:
        return []
    also = _bare_pattern(doc.lexicon).search(doc.shadow, allow.end(), end)
    spans = [(deed.span[0], allow.start()), (allow.start("what"), also.start() if also else end)]
    spans += [(also.start("what"), end)] if also else []
    return [replace(deed, span=span, within=span) for span in (trimmed(doc.text, *s, _EDGES) for s in spans)]


@lru_cache(maxsize=8)
def _subject_pattern(lex: Lexicon) -> re.Pattern[str]:
    article = expression((*lex.words("articles"), *lex.words("possessives")))
    return re.compile(rf"{article}\s?{expression(lex.words('parting.action_nouns'))}")


@lru_cache(maxsize=8)
def _allow_pattern(lex: Lexicon) -> re.Pattern[str]:
    some = expression(lex.words("parting.some"))
    nouns = expression(lex.words("parting.action_nouns"))
    return re.compile(rf"{expression(lex.words('parting.allow'))}\s(?P<what>{some}\s{nouns})")


@lru_cache(maxsize=8)
def _bare_pattern(lex: Lexicon) -> re.Pattern[str]:
    some = expression(lex.words("parting.some"))
    nouns = expression(lex.words("parting.action_nouns"))
    return re.compile(rf",?\s(?:{lex.also})\s(?P<what>(?:{some}\s)?{nouns})")


# With whom it begins ---------------------------------------------------------------------------------


def _with_subject(part: Sentence, deed: Deed) -> Deed:
    """Widen "lui répondra" by its subject: a verb without it tells a reader of the register too little."""
    subject = part.said.subject
    if subject is None or not subject[1] <= deed.span[0] <= subject[1] + 2:
        return deed
    return replace(deed, span=(subject[0], deed.span[1]))
