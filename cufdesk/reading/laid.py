"""What a sentence lays on somebody: below a sentence over its list, by its verbs, by a turn of phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.deeds import all_of, told_deeds
from cufdesk.reading.frames import laid_by
from cufdesk.reading.leads import begins_deed, is_lead, lead_over, tells_done, that_in
from cufdesk.reading.modality import Said
from cufdesk.reading.repeated_deeds import once

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_ASK_THAT = re.compile(r"\s?(?:solicit|pid|demand|exig|reclam|requ)\w*\s(?:a ce\s)?(?:que\s|qu')")


# "Le comité a : chargé Mme Roux de …": what was decided is still to be done.
_STILL_TO_DO = re.compile(
    r"(?:decid|conven|charg|demand|mandat|confi|invit|prie|acord|encarg|encomend|solicit|ped|instru)"
)


def deeds_of(
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool = True
) -> list[Deed]:
    """Return what a sentence gives somebody to do. `item` tells one of a list from one of running text."""
    start, end = part.span
    if is_lead(doc, start, end):
        return []
    if tells_done(doc, start) and not _STILL_TO_DO.match(doc.shadow, start, end):
        return []
    lead = lead_over(doc, start)
    if lead is not None and (led := _led(doc, part, lead)):
        return led
    return _laid(doc, part, modality, dates, item=item)


def _led(doc: Document, part: Sentence, lead: tuple[str, ...]) -> list[Deed]:
    """Return the deed of an item below the sentence that says whose it is: "de réserver la salle"."""
    who = that_in(doc, *part.span)
    if not who and begins_deed(doc, *part.span):
        who = lead
    return [Deed(part.span, who, "adopted", part.span)] if who else []


@once
def _laid(
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
) -> list[Deed]:
    """Return what a sentence lays on somebody, by its verbs, else by a turn of phrase."""
    found = told_deeds(doc, part, modality, dates, item=item)
    if any(deed.responsible for deed in found) or doc.text[slice(*part.span)].rstrip().endswith("?"):
        return found
    if (part.said.modality == "proposed" and not part.said.explicit) or _is_only_asked(doc, part.said):
        return found
    laid = laid_by(doc, *part.span) or _asked_by_deciders(doc, part)
    if laid is None:
        return found
    who, begin = laid
    if part.said.modality == "proposed" and part.said.subject and begin <= part.said.subject[0]:
        return found  # "M. Petit propose de confier le suivi à Mme Roux"; not "M. Petit se propose de …"
    return all_of(doc, begin, part, who, "commitment") if begin > part.span[0] else [_whole_of(part, who)]


def _asked_by_deciders(doc: Document, part: Sentence) -> tuple[tuple[str, ...], int] | None:
    """Return whom "la comisión solicita que Rosa envíe" lays something on: those who decide ask for it."""
    said = part.said
    if said.modality != "wish" or said.subject is None or not verbs.is_decider(doc, said.subject):
        return None
    that = _ASK_THAT.search(doc.shadow, said.subject[1], part.span[1])
    found = actors(doc, that.end(), part.span[1]) if that else ()
    who = quoted(doc, found)
    return (who, part.span[0]) if who else None


def _is_only_asked(doc: Document, said: Said) -> bool:
    """Tell whether somebody who decides nothing asks: "Mme Roux sollicite la Ville"."""
    return said.modality == "wish" and said.subject is not None and not verbs.is_decider(doc, said.subject)


def _whole_of(part: Sentence, who: tuple[str, ...]) -> Deed:
    return Deed(part.span, who, "adopted", part.span)
