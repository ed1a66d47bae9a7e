"""Which words name a thing to do, and which one that is done: "envoi du plan", "contrat signé", "☑ …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.matching import Span, expression
from cufdesk.reading.modality import main_clause
from cufdesk.reading.verb_forms import is_infinitive

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.modality import Said
    from cufdesk.reading.structure import Document

# "La liste est à envoyer".
_IS_TO = re.compile(r"(?<!\w)(?:est|sont|reste|restent) (?P<to>a \w{2,}(?:er|ir|re))(?!\w)")
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


def is_to(doc: Document, start: int, end: int) -> bool:
    """Tell whether something is to be done: "la liste est à envoyer"; what is "à définir" is only open."""
    found = _IS_TO.search(doc.shadow, start, end)
    return found is not None and not doc.lexicon.find("blanks.open").match(doc.shadow, found.start("to"), end)


def is_task(doc: Document, span: Span) -> bool:
    """Tell whether some words name a thing to do: an infinitive, or no verb at all."""
    if (
        _LETTERS.search(doc.text, *span) is None
        or verbs.is_past(doc, *span)
        or _MADE.search(doc.shadow, *span)
    ):
        return False
    if is_infinitive(doc, *span) or is_to(doc, *span):
        return True
    if _LEFT.search(doc.shadow[slice(*span)]):
        return True
    if doc.lexicon.find("modality.impersonal").match(doc.shadow, *span):
        return True
    says = doc.lexicon.find("modality.states", "modality.tells")
    return says.search(_NOUN.sub(" ", doc.shadow[slice(*span)])) is None and not _is_done(doc, span)


def _is_done(doc: Document, span: Span) -> bool:
    """Tell whether words say that something was done: "contrat signé", "scénario B retenu par …"."""
    if _OF_DEED.match(doc.shadow, *span):
        return False
    return _done_pattern(doc.lexicon).search(doc.shadow[slice(*span)]) is not None


@lru_cache(maxsize=4)
def _done_pattern(lex: Lexicon) -> re.Pattern[str]:
    paths = ("modality.settled", "modality.settled_alone", "modality.done")
    done = expression(word for path in paths for word in lex.words(path))
    return re.compile(rf"[\s)]{done}(?=\W*$|\s(?:par|por|a|en|le|el|depuis|desde|lors)(?!\w))")


_NEXT = re.compile(
    r"(?:prochaine?s?|proxim[oa]s?|siguientes?)\s(?:\w+\s)?(?:reunion|seance|session|sesion|rencontre|encuentro|comite|assemblee"
    r"|asamblea|conseil|consejo|bureau|copil|cotech|commission|comision|ag|conseils?)(?!\w)"
)


def _is_postponed(doc: Document, said: Said, start: int, end: int) -> bool:
    """Tell whether those who meet will take something up when they meet next: nobody has it to do."""
    if _NEXT.search(doc.shadow, start, end) is None:
        return False
    if doc.lexicon.find("modality.deliberates").search(doc.shadow, start, end) is None:
        return False
    if doc.lexicon.find("by").search(doc.shadow, start, end):
        return False
    subject = said.subject
    return subject is None or verbs.is_decider(doc, subject) or doc.text[slice(*subject)].islower()


def lays_nothing(doc: Document, said: Said, start: int, end: int) -> bool:
    """Tell whether a sentence leaves nobody anything to do: ticked off, only granted, put off."""
    if _is_ticked(doc, start) or _is_postponed(doc, said, start, end) or _is_next_meeting(doc, start, end):
        return True
    return (
        doc.lexicon.find("modality.concedes").match(doc.shadow, main_clause(doc, start, end), end) is not None
    )


def has_open_box(doc: Document, start: int) -> bool:
    """Tell whether an item of a list has a box that is not ticked yet: "☐ Paul propose une date"."""
    sign = _sign_at(doc, start)
    return sign is not None and _OPEN_BOX.search(doc.text, *sign) is not None


def _is_ticked(doc: Document, start: int) -> bool:
    """Tell whether an item's box is ticked where others are open."""
    sign = _sign_at(doc, start)
    return bool(sign and _TICKED.match(doc.text, *sign) and _OPEN_BOX.search(doc.text))


def _sign_at(doc: Document, start: int) -> Span | None:
    """Return the place of what stands before the words of an item on its line."""
    block = doc.block_at(start)
    if block is None or block.start != start or block.kind not in {"bullet", "text"}:
        return None
    return doc.text.rfind("\n", 0, block.mark) + 1, block.start


# "No se aprobó adelantar el pago", "Les deux villes renoncent à envoyer": nothing is to be done.
_REFUSED = re.compile(
    r"(?<!\w)(?:no\s(?:(?:se|ha|han|fue|sido)\s)*(?=\w+$|se\s\w+$)|(?:ne|n')\s?(?:\w+\s){0,2}pas\s(?=\w+$)"
    r"|(?:renunci|descart|desist|renonc|ecart|abandonn)\w*(?:\s(?:a|de))?$)|^no se \w+$"
)
_NO_WITHIN = 24
# "El próximo corte se hará el 15 de octubre": what will be by itself.
_MEETS_NEXT = re.compile(
    r"(?:el |la |le |l')?(?:proxim[oa]|siguiente|prochaine?) \w+ "
    r"(?:se (?:hara|realizara|llevara|celebrara|tiendra)|sera (?:el|la|le) "
    r"|tendra lugar|aura lieu|est (?:le|prevue?|fixee?))"
)


def is_refused(doc: Document, start: int, decided: re.Match[str]) -> bool:
    """Tell whether what is decided is not to be done: "No se aprobó adelantar el pago"."""
    begin = max(start, decided.start() - _NO_WITHIN)
    return _REFUSED.search(doc.shadow, begin, decided.end()) is not None


def _is_next_meeting(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only says when those who meet meet again."""
    return _MEETS_NEXT.match(doc.shadow, start, end) is not None
