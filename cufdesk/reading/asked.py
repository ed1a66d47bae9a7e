"""What is asked of somebody, and what who writes takes up: "Thomas, peux-tu …", "je m'en occupe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors, without_article
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.modality import main_clause
from cufdesk.reading.verb_forms import acts_now

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.reading.structure import Document

# "De los gafetes me ocupo yo": who writes, behind the verb.
_MYSELF = re.compile(r"(?<!\w)(?:me \w+|l[oa]s? \w+|\w+re) yo(?: mism[oa])?(?!\w)")
_FIRST_PERSON = re.compile(r"(?:\w+ )?(?:les |te |le |lo |la |los |las )?\w{2,}ré(?!\w)")


def asked_deeds(doc: Document, part: Sentence) -> list[Deed]:
    """Return the deed of "Thomas, peux-tu envoyer la liste ?", and of "je m'en occupe" by who writes."""
    start, end = part.span
    named = actors(doc, start, end)
    at = named[-1][1] + 1 if named else start
    while at < end and doc.text[at] in ", \u00a0¿":
        at += 1
    if who := _ordered(doc, named, at, part):
        return [Deed(part.span, who, "adopted", part.span)]
    you = _YOU.match(doc.shadow, start, end)
    if you and acts_now(doc, *you.span("verb")):  # "Ustedes reservan el hotel": whoever reads it
        return [Deed(part.span, (), "adopted", part.span)]
    asks = doc.lexicon.find("modality.asked").match(doc.shadow, at, end)
    if asks and (named or not doc.text[start:end].strip().endswith("?")):
        if not named and asks.group().endswith(" que"):  # "necesito que cada quien me diga"
            named = actors(doc, asks.end() + 1, end)
        who = tuple(doc.quote(without_article(doc, span)) for span in named)
        return [Deed(part.span, who, "adopted", part.span)]
    begin = at if named and doc.text[named[-1][1] : named[-1][1] + 1] == "," else main_clause(doc, start, end)
    own = next(
        (
            found
            for b in (start, begin)
            if (found := doc.lexicon.find("modality.own_words").match(doc.shadow, b, end))
        ),
        None,
    ) or _in_first_person(doc, start, end)
    author = (
        doc.envelope.author_at(start)
        if own and part.said.modality in {None, "adopted", "commitment"}
        else None
    )
    if author is None or doc.lexicon.find("modality.telling_first").search(
        doc.shadow, start, min(end, start + 40)
    ):
        return []
    return [Deed(part.span, (doc.quote(author),), "commitment", part.span)]


# "Paul, tu demandes les devis", "vous appellerez le musée"; what somebody knows, was or had is no order.
_SECOND = {
    "fr": re.compile(
        r"(?:tu|vous)\s(?:(?:me|te|nous|vous|lui|leur|les?|la|en|y)\s|[ltm]')*"
        r"(?!(?:as|es|avez|etes|sais|savez|crois|croyez|penses|pensez|dis|dites|vois|voyez|veux|voulez|peux|pouvez"
        r"|connais|connaissez|aimes|aimez|souhaites|souhaitez|trouves|trouvez|comprends|comprenez|seras|serez|auras"
        r"|aurez|verras|verrez|recevras|recevrez|trouveras|trouverez|pourras|pourrez|vas|allez|souviens|souvenez"
        r"|demandes si|proposes|proposez|suggeres|suggerez|parles|parlez|disposes|disposez"
        r"|trompes|trompez)(?!\w))"
        r"(?!\w+(?:ais|iez)(?!\w))\w{2,}(?:es|s|x|ez)(?!\w)"
    ),
    "es": re.compile(
        r"(?:tu\s)?(?P<verb>\w+)(?=\s(?:el|la|los|las|un|una|unos|unas|a|al|tu|sus?|con|lo|por)\s)"
    ),
}
_PLEASE = re.compile(r"(?<!\w)(?:stp|svp|s'il (?:te|vous) plait|porfa|por favor)(?!\w)")


_YOU = re.compile(r"(?:y\s)?(?:ustedes|usted)\s(?:(?:nos|me|les?|lo|la|los|las)\s)*(?P<verb>\w+)(?!\w)")
_THIRD = re.compile(r"recuerd|veille |essaie |tache ")


def is_order_to(doc: Document, at: int, end: int) -> bool:
    """Tell whether what stands behind a name and a comma tells them what to do: "Yannick, tu peux …"."""
    lists = ("modality.asked", "modality.asked_by_name")
    if doc.lexicon.find(*lists).match(doc.shadow, at, end):
        return True
    said = _SECOND[doc.lexicon.code].match(doc.shadow, at, end)
    return said is not None and (doc.lexicon.code == "fr" or acts_now(doc, *said.span("verb")))


def _ordered(doc: Document, named: tuple[Span, ...], at: int, part: Sentence) -> tuple[str, ...]:
    """Return who is told by name what to do: "Luis, tienes que llamar", "Paul, tu demandes les devis"."""
    start, end = part.span
    comma = bool(named) and doc.text[named[-1][1] : named[-1][1] + 1] == ","
    if not named or named[0][0] != start or doc.shadow[start : start + 2] in {"le", "la", "el"}:
        return ()
    listed = doc.lexicon.find("modality.asked_by_name").match(doc.shadow, at, end)
    said = _SECOND[doc.lexicon.code].match(doc.shadow, at, end)
    if doc.lexicon.code == "es" and said:
        told = comma and len(named) == 1 and acts_now(doc, *said.span("verb"))
    else:
        told = said is not None and (comma or _PLEASE.search(doc.shadow, at, end) is not None)
    if listed and not comma and _THIRD.match(listed.group()):  # "Rosa recuerda que …"
        listed = None
    if not (listed or told):
        return ()
    return tuple(doc.quote(without_article(doc, span)) for span in named)


def _in_first_person(doc: Document, start: int, end: int) -> re.Match[str] | None:
    if doc.lexicon.code != "es":
        return None
    return _FIRST_PERSON.match(doc.text, start, end) or _MYSELF.search(doc.shadow, start, end)
