"""What somebody does next, told in the present in running text: "Lorenzo lleva el asunto"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.matching import Span, tokens
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.verb_forms import CLITICS, acts_now
from cufdesk.reading.who import known_name

if TYPE_CHECKING:
    from cufdesk.reading.deed import Sentence
    from cufdesk.reading.structure import Document

HABIT = re.compile(
    r"(?<!\w)(?:chaque|toujours|depuis|souvent|jamais|d'habitude|regulierement|tous les|toutes les|siempre"
    r"|nunca|cada(?!\s(?:quien|uno|una|cual))|desde|habitualmente|normalmente|todos los (?:anos|meses|dias)"
    r"|todas las semanas)(?!\w)"
)
# "consulta quién va a comprar", "transmet les salutations": what is only asked or said.
_ASKS = re.compile(
    r"\s(?:(?:quien|quienes|si|que|como|cuando|donde|por que|cuant[oa]s?|qui|comment|quand)(?!\w)"
    r"|(?:(?:l[ea]s?|los|une?|una|ses|son|sa|sus?|des)\s|[ld]')?(?:salut|excus|remerci|amiti|saludo|disculp|felicit|agradec|recuerdo"
    r"|condol|voeux|precision|soutien|appui|eclairage|reponse|element|exemple|temoignage|propos|intervention|occasion"
    r"|attention|informacion|information|dato|detalle|explicacion|aclaracion|postura|respaldo|nouvelle)"
    r"|(?:a|au|aux|la)\s(?:la\s|l')?(?:prudence|vigilance|mobilisation|attention|atencion))"
)
# What Spanish records tell in the present of those who speak: "informa del viaje", "responde a la pregunta".
_TELLS_ES = re.compile(
    r"(?:inform|comunic|respond|solicit|present|confirm|consult|identific|analiz|estudi|defin|visit|recib|apoy|asegur"
    r"|notific|vea?n?$|concluy|evalu|entr|produc|compart)"
)


def does_next(doc: Document, subject: Span, part: Sentence) -> bool:
    """Tell whether somebody named does what running text tells in the present: "Lorenzo lleva el asunto"."""
    begins = (subject[0], after_article(doc, *subject))
    everybody = doc.lexicon.find("modality.everybody").match(doc.shadow, *subject)
    if not everybody and not any(
        named_at(doc, at, subject[1]) or known_name(doc, at, subject[1]) for at in begins
    ):
        return False
    start, end = part.span
    if HABIT.search(doc.shadow, start, end) or verbs.tells_past(doc, start, end):
        return False
    at = verbs.after_apposition(doc, subject[1], end) + 1
    lead = CLITICS.match(doc.shadow, at, end)
    verb = next(tokens(doc.text, lead.end() if lead else at, end), None)
    if verb is None or _ASKS.match(doc.shadow, verb[1], end):
        return False
    listed = doc.lexicon.find("modality.acts_now").match(doc.shadow, verb[0], end)
    return listed is not None or (
        doc.lexicon.code == "es" and acts_now(doc, *verb) and not _TELLS_ES.match(doc.shadow, *verb)
    )
