"""Which words name a thing to do, and which one that is done: "envoi du plan", "contrat signé", "☑ …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.matching import Span, expression
from cufdesk.reading.verb_forms import is_infinitive

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

# "La liste est à envoyer".
IS_TO = re.compile(r"(?<!\w)(?:est|sont|reste|restent) a \w{2,}(?:er|ir|re)(?!\w)")
# "étude à commander", "fechas por fijar": what is left to do, though "commandé" would be done.
_LEFT = re.compile(r"\s(?:a|por)\s\w{2,}(?:er|ir|re|ar)\W*$")
# "sera envoyé par Carmen, Raúl et Rosa": its commas make no note of it.
_MADE = re.compile(
    r"(?<!\w)(?:sera|seront|seran)\s\w+(?:e|ee|es|ees|is?|ies?|us?|ues?|it|ado|ada|ados|adas|ido|ida|idos|idas)(?!\w)"
)
_NOUN = re.compile(r"comptes?.rendus?")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_OPEN_BOX = re.compile(r"☐|\[ \]")
_TICKED = re.compile(r"[-*•]?\s?(?:☑|☒|\[[xX]\])")
# Nouns of deeds: "envoi du devis validé par la mairie" is still to do.
_OF_DEED = re.compile(
    r"\w+(?:tion|sion|age|ment|ture|cion|miento)s?(?!\w)|(?:envoi|achat|suivi|mise|prise|rendez|point|relance|retour"
    r"|envio|entrega|compra|firma|pago|puesta)(?!\w)"
)


def is_task(doc: Document, span: Span) -> bool:
    """Tell whether some words name a thing to do: an infinitive, or no verb at all."""
    if (
        _LETTERS.search(doc.text, *span) is None
        or verbs.is_past(doc, *span)
        or _MADE.search(doc.shadow, *span)
    ):
        return False
    if is_infinitive(doc, *span) or IS_TO.search(doc.shadow, *span):
        return True
    if _LEFT.search(doc.shadow[slice(*span)]):
        return True
    if doc.lexicon.find("modality.impersonal").match(doc.shadow, *span):
        return True
    says = doc.lexicon.find("modality.states", "modality.tells")
    return says.search(_NOUN.sub(" ", doc.shadow[slice(*span)])) is None and not _is_done(doc, span)


def _is_done(doc: Document, span: Span) -> bool:
    """Tell whether words say that something was done with a thing: "contrat signé", "plan retenu par …"."""
    if _OF_DEED.match(doc.shadow, *span):
        return False
    return _done_pattern(doc.lexicon).search(doc.shadow[slice(*span)]) is not None


@lru_cache(maxsize=4)
def _done_pattern(lex: Lexicon) -> re.Pattern[str]:
    paths = ("modality.settled", "modality.settled_alone", "modality.done")
    done = expression(word for path in paths for word in lex.words(path))
    return re.compile(rf"[\s)]{done}(?=\W*$|\s(?:par|por|a|en|le|el|depuis|desde|lors)(?!\w))")


def box_at(doc: Document, start: int) -> str:
    """Return "ticked" for an item whose box is ticked among open ones, "open" for one still open, else ""."""
    block = doc.block_at(start)
    if block is None or block.start != start or block.kind not in {"bullet", "text"}:
        return ""
    begin = doc.text.rfind("\n", 0, block.mark) + 1
    if _OPEN_BOX.search(doc.text, begin, block.start):
        return "open"
    ticked = _TICKED.match(doc.text, begin, block.start)
    return "ticked" if ticked and _OPEN_BOX.search(doc.text) else ""


# "No se aprobó adelantar el pago", "Les deux villes renoncent à envoyer": nothing is to be done.
_REFUSED = re.compile(
    r"(?<!\w)(?:no\s(?:(?:se|ha|han|fue|sido)\s)*(?=\w+$|se\s\w+$)|(?:ne|n')\s?(?:\w+\s){0,2}pas\s(?=\w+$)"
    r"|(?:renunci|descart|desist|renonc|ecart|abandonn)\w*(?:\s(?:a|de))?$)|^no se \w+$"
)
_NO_WITHIN = 24
# "El próximo corte se hará el 15 de octubre": what will be by itself.
_NEXT = re.compile(
    r"(?:el |la |le |l')?(?:proxim[oa]|siguiente|prochaine?) \w+ "
    r"(?:se (?:hara|realizara|llevara|celebrara|tiendra)|sera (?:el|la|le) "
    r"|tendra lugar|aura lieu|est (?:le|prevue?|fixee?))"
)


def is_refused(doc: Document, start: int, decided: re.Match[str]) -> bool:
    """Tell whether what is decided is not to be done: "No se aprobó adelantar el pago"."""
    begin = max(start, decided.start() - _NO_WITHIN)
    return _REFUSED.search(doc.shadow, begin, decided.end()) is not None


def is_next_meeting(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only says when those who meet meet again."""
    return _NEXT.match(doc.shadow, start, end) is not None
