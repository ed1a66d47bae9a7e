"""Who says "yo", "je" in a text: who wrote the mail or message, the notes, or who signs alone at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.names import named_at

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document

_HEAD = 4000
_FOOT = 500
_NEAR = 1500
_ACCENTS = re.compile("[áéíóúÁÉÍÓÚ]")
_WRITES = re.compile(
    r"(?:^|\n)(?:from|de|remitente)\s?:\s"
    r"|(?<!\w)(?:la que|el que|quien)\s(?:escribe|suscribe|redacta|firma)(?:\sestas notas)?,?\s"
    r"|(?<!\w)(?:(?:el|la)\s(?:suscrit[oa]|infrascrit[oa])|(?:le|la)\ssoussignee?),?\s"
)
# "la redacto yo", "lo voy a visitar yo", "de eso me ocupo yo".
_MYSELF = re.compile(
    r"(?<!\w)(?:(?!(?:cuando|como|todo|solo|quiero|espero|creo)\s)\w{2,}(?:o|é)|v?oy(?:\sa\s\w+)?)"
    r"\syo(?:\smism[oa])?(?!\w)",
    re.IGNORECASE,
)
_OPENS = r"(?:(?:y|e|pero|así que|asi que|entonces|por mi parte,|por mi lado,|de mi parte,|de mi lado,)\s)*"
_PRONOUNS = r"(?:(?:me|te|se|les?|l[ao]s?|os|ya|también|tambien|mismo|misma)\s)"
_OWN = re.compile(
    rf"{_OPENS}(?:yo\s(?!no\s){_PRONOUNS}*\w|(?!se\s\w+o\s){_PRONOUNS}+(?:\w{{2,}}o|voy|doy|\w{{2,}}ré)(?!\w)|voy\sa\s\w)",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"(?:yo|me|les?|te|lo|la)\s(?:(?:lo|la|no)\s)?(?:creo|pienso|propongo|recuerdo|agradezco|espero|digo|deseo"
    r"|pregunto si|entiendo|veo|siento|alegro|parezco|comento|cuento que|conozco|quedo|debo decir)(?!\w)"
)


def writes(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who writes, where a Spanish clause says that they will do something themselves."""
    if doc.lexicon.code != "es":
        return ()
    own = _MYSELF.search(doc.text, start, end) or _OWN.match(doc.text, start, end)
    alone = own is not None and "yo" not in own.group().lower().split()
    if alone and not _ACCENTS.search(doc.text, max(0, start - _NEAR)):
        return ()  # "le aviso", where accents are typed, is no "le avisó"
    if own is None or _NO_DEED.search(doc.shadow, own.start(), min(end, own.end() + 12)):
        return ()
    writer = writer_at(doc, start)
    return (doc.quote(writer),) if writer else ()


def writer_at(doc: Document, at: int) -> Span | None:
    """Return the place of the name of who writes there: a person, or else whoever the message is from."""
    author = doc.envelope.author_at(at)
    if author and (named_at(doc, *author) or " " not in doc.text[slice(*author)]):
        return author
    return _who_writes(doc) or _signed(doc) or author


def _who_writes(doc: Document) -> Span | None:
    """Return who is named behind "la que escribe," in the first lines."""
    for match in _WRITES.finditer(doc.shadow, 0, min(len(doc.text), _HEAD)):
        line = doc.text.find("\n", match.end())
        named = named_at(doc, match.end(), line if line >= 0 else len(doc.text))
        if named and named.name:
            return named.span
    return None


def _signed(doc: Document) -> Span | None:
    """Return the name that stands alone on one of the last lines: "J. Etchegoyen"."""
    at = doc.text.find("\n", max(0, len(doc.text) - _FOOT))
    while 0 <= at < len(doc.text):
        end = doc.text.find("\n", at + 1)
        end = len(doc.text) if end < 0 else end
        line = trimmed(doc.text, at, end, " \t\n\u00a0,.-–—")
        named = named_at(doc, *line) if line[0] < line[1] else None
        if named and named.name and named.span[1] >= line[1]:
            return named.span
        at = end
    return None
