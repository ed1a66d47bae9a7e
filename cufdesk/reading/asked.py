"""What is asked of somebody, and what who writes takes up: "Thomas, peux-tu …", "je m'en occupe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.actors import actors, without_article
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.modality import main_clause

if TYPE_CHECKING:
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
    if doc.lexicon.find("modality.asked").match(doc.shadow, at, end) and (
        named or not doc.text[start:end].strip().endswith("?")
    ):
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


def _in_first_person(doc: Document, start: int, end: int) -> re.Match[str] | None:
    if doc.lexicon.code != "es":
        return None
    return _FIRST_PERSON.match(doc.text, start, end) or _MYSELF.search(doc.shadow, start, end)
