"""Whom a pronoun means: the one of fitting gender and number who was spoken of last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.bodies import function_at
from cufdesk.reading.matching import Span, is_capital, tokens
from cufdesk.reading.modality import main_clause
from cufdesk.reading.names import after_article, civility_at
from cufdesk.reading.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cufdesk.reading.structure import Document

_MOST_BACK = 4
_MOST_PLACES = 40
_WOMAN = {"elle", "celle-ci", "cette derniere", "ella", "esta", "esta ultima"}
_MAN = {"il", "celui-ci", "ce dernier", "lui", "el", "este", "este ultimo"}
_SEVERAL = {
    "ils",
    "elles",
    "ceux-ci",
    "celles-ci",
    "tous deux",
    "toutes deux",
    "ellos",
    "ellas",
    "ambos",
    "ambas",
}
_WOMEN = {"Mme", "Mlle", "Sra.", "Srta.", "Dra.", "Mtra.", "D.ª", "Arqa.", "Profa."}
_MEN = {"M.", "Sr.", "D."}
_HIS = re.compile(r"(?:le|un|du|au|ce|el|del|al)\s")
_HERS = re.compile(r"(?:la|une|cette|una)\s")
_HERS_BY_ENDING = re.compile(r"(?:trice|euse|iere|ienne|ante|ente|esse|ora|ada|ica|ra)s?(?!\w)")
_LAST = {"celle-ci", "celui-ci", "ce dernier", "cette derniere", "este", "esta", "este ultimo", "esta ultima"}


def meant_by(doc: Document, at: int, pronoun: str) -> tuple[str, ...]:
    """Return whom the pronoun at a place means: in its sentence first, then in those before it."""
    for span in _spans_before(doc, at):
        told = list(_told_in(doc, *span))
        for found in reversed(told) if pronoun in _LAST else told:
            if can_mean(doc, found, pronoun):
                return quoted(doc, found)
    return ()


def _spans_before(doc: Document, at: int) -> Iterator[Span]:
    block = doc.block_at(at)
    earlier = [(s, min(e, at)) for s, e in sentences(doc, *block.span) if s < at] if block else []
    yield from reversed(earlier[-_MOST_BACK:])


def _told_in(doc: Document, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """Give those named in a sentence, its subject first, with those who are named together in one."""
    begin = main_clause(doc, start, end)
    first = actors(doc, begin, end)
    if first:
        yield first
    reached = first[-1][1] if first else begin
    for count, word in enumerate(tokens(doc.text, reached, end)):
        if count > _MOST_PLACES:
            return
        if word[0] < reached or not (
            is_capital(doc.text[word[0]]) or after_article(doc, word[0], end) > word[0]
        ):
            continue
        if _BELOW.search(doc.shadow, max(start, word[0] - 6), word[0]) or _is_feast(doc, word[0], end):
            continue  # "des robinets que le fournisseur a promis"
        if found := actors(doc, word[0], end):
            reached = found[-1][1]
            yield found


def _is_feast(doc: Document, at: int, end: int) -> bool:
    """Tell whether "Noël" is a day here and nobody."""
    told = doc.lexicon.find("dates.events", "dates.fuzzy", "months").match(doc.shadow, at, end)
    return told is not None or bool(doc.time_around(at))


_BELOW = re.compile(r"(?<!\w)(?:que\s|qu'|dont\s|quien\s|cuyo\s|cuya\s)$")


def can_mean(doc: Document, found: Sequence[Span], pronoun: str) -> bool:
    """Tell whether a pronoun can stand for those named."""
    if pronoun in _SEVERAL:
        return len(found) > 1 or _is_plural(doc, found[0])
    if (
        len(found) > 1
        or _is_plural(doc, found[0])
        or doc.lexicon.find("modality.everybody").match(doc.shadow, *found[0])
    ):
        return False
    woman = is_woman(doc, found[0])
    return woman is None or woman == (pronoun in _WOMAN)


def _is_plural(doc: Document, span: Span) -> bool:
    return re.match(r"(?:les|des|los|las|ces|nos|vos|leurs)\s", doc.shadow[slice(*span)]) is not None


def is_woman(doc: Document, span: Span) -> bool | None:
    """Tell whether a name or a noun is feminine; None where nothing tells."""
    start, end = span
    civility = civility_at(doc, after_article(doc, start, end), end)[0]
    if civility in _WOMEN | _MEN:
        return civility in _WOMEN
    begin = after_article(doc, start, end)
    if _HIS.match(doc.shadow, start, end):
        return False
    if _HERS.match(doc.shadow, start, end):
        return True
    before = doc.shadow[max(0, start - 4) : start]
    if re.search(r"(?<!\w)(?:du|au|le|un|el|al|del)\s$", before):
        return False
    if re.search(r"(?<!\w)(?:la|une|una)\s$", before):
        return True
    if function_at(doc, begin, end):
        return True if _HERS_BY_ENDING.search(doc.shadow, begin, end) else None
    given = next(tokens(doc.text, begin, end), None)
    return _by_given_name(doc.shadow[slice(*given)]) if given else None


# Given names of which the ending tells; of "Dominique", "Camille", "Claude" it does not.
_FEMININE = re.compile(r"\w+(?:a|ie|ine|elle|ette|enne|ane|ise|ude|ence|ele|ice|onie|ee|ille)$")
_EITHER = frozenset(
    {
        "dominique",
        "camille",
        "claude",
        "joshua",
        "luca",
        "andrea",
        "nikita",
        "elie",
        "francis",
        "maxence",
        "clemence",
        "sasha",
        "patrice",
        "fabrice",
        "maurice",
        "brice",
        "ange",
        "noa",
        "moussa",
        "issa",
        "mustapha",
        "abdoulaye",
        "amine",
        "jeremie",
        "rose",
        "remi",
        "jean",
        "mathie",
        "matthieu",
        "antoine",
        "yacine",
        "achille",
        "cyrille",
        "emile",
        "gille",
        "basile",
        "cyril",
        "mamadou",
        "oumar",
        "boubacar",
        "toussaint",
    }
)
_MASCULINE = re.compile(r"\w+(?:o|us|ard|ert|ien|ric|ick|aud|uel|mas|ques)$")


def _by_given_name(folded: str) -> bool | None:
    """Tell the gender of a given name by its ending; None where that does not tell."""
    if folded in _EITHER or not is_given_name(folded):
        return None
    if _FEMININE.fullmatch(folded):
        return True
    return False if _MASCULINE.fullmatch(folded) else None
