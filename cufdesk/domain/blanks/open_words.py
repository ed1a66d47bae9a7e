"""Words that call something open: "lieu à préciser", "por definir", "N. N."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cufdesk.domain.values import Bilingual

_OPEN = {
    "fr": r"à (?:définir|préciser|confirmer|compléter|déterminer|fixer|désigner|nommer)",
    "es": r"(?:por|a) (?:definir|precisar|confirmar|completar|determinar|fijar|designar|nombrar)",
}
# What stands open, by the noun before it; a person where somebody is to be named.
_THINGS = {
    "place": r"lieux?|salles?|endroits?|adresses?|lugar(?:es)?|salas?|sedes?|direcci[óo]n",
    "time": r"heures?|horaires?|horas?|horarios?",
    "deadline": r"dates?|échéances?|délais?|calendrier|fechas?|plazos?|calendario",
    "list": r"listes?|listas?",
    "name": r"noms?|nombres?",
    "party": r"parties?|signataires?|partes?|firmantes?",
}
_PERSON = re.compile(r"désigner|nommer|designar|nombrar")
_UNNAMED = re.compile(r"(?:^|\b)N\.\s?N\.|^(?:un|une|una)\s", re.IGNORECASE)


def open_words(text: Bilingual, *, everywhere: bool = False) -> Iterator[tuple[str, Bilingual]]:
    """Give kind and words of what a text calls open, in the language that says it first.

    "s'engage à définir le programme" leaves nothing open: the words end their clause. `everywhere` takes
    "un élu" and "N. N." for open too: for a field that names somebody.
    """
    language = "fr" if text.fr else "es"
    said = text.in_language(language)
    found = False
    for match in re.finditer(rf"\b{_OPEN[language]}(?=\s?(?:[.,;:)\n]|$|par\s|por\s))", said):
        found = True
        before = re.split(r"[.,;:()\n]", said[: match.start()])[-1]
        words = f"{before}{match[0]}".strip()
        yield _kind(before, match[0]), Bilingual(words) if language == "fr" else Bilingual(es=words)
    if everywhere and not found and _UNNAMED.search(said):
        yield "person", text


def _kind(before: str, opened: str) -> str:
    nouns = before.casefold()
    for kind, things in _THINGS.items():
        if re.search(rf"\b(?:{things})\b", nouns):
            return kind
    return "person" if _PERSON.search(opened) else "other"
