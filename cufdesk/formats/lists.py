"""Lists in running text ("a, b et c") and quotation marks, with what the ear asks of Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cufdesk.formats.locales import NBSP, Locale

_AND = {"fr": "et", "es": "y", "en": "and"}
_OR = {"fr": "ou", "es": "o", "en": "or"}
_MARKS = {"fr": (f"«{NBSP}", f"{NBSP}»"), "es": ("«", "»"), "en": ("“", "”")}
_INNER = {"fr": ("“", "”"), "es": ("“", "”"), "en": ("‘", "’")}

_OPENING = re.compile(r"^[^\w$€]+")
# The vowel i, also as h and y write it; not the glide of "hierro", "hielo", "ion", "Yucatán".
_SOUNDS_I = re.compile(r"h?[ií](?![aeouáéóú])|h?y(?![aeiouyáéíóú])(?=\w)", re.IGNORECASE)
_SOUNDS_O = re.compile(r"h?[oó]", re.IGNORECASE)
_FIGURES = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?!\d)")


class Lists:
    """The lists and quotations of one language."""

    locale: Locale

    def all_of(self, texts: Sequence[str]) -> str:
        """Return texts that belong together: "a, b et c", "Ana e Inés"."""
        return self._listed(texts, _AND[self.locale.language], "e", _sounds_i)

    def any_of(self, texts: Sequence[str]) -> str:
        """Return texts of which one is meant: "a, b ou c", "uno u otro"."""
        return self._listed(texts, _OR[self.locale.language], "u", _sounds_o)

    def _listed(self, texts: Sequence[str], word: str, euphonic: str, clashes: Callable[[str], bool]) -> str:
        told = [text for text in texts if text]
        if len(told) < 2:
            return "".join(told)
        if self.locale.language == "es" and clashes(told[-1]):
            word = euphonic
        return f"{', '.join(told[:-1])} {word} {told[-1]}"

    def quoted(self, text: str, *, inside: bool = False) -> str:
        """Return a text between the language's quotation marks, or those of a quotation inside another."""
        before, after = (_INNER if inside else _MARKS)[self.locale.language]
        return f"{before}{text}{after}"


def _sounds_i(text: str) -> bool:
    """Tell whether a Spanish text begins with the sound of "y" alone."""
    return bool(_SOUNDS_I.match(_OPENING.sub("", text)))


def _sounds_o(text: str) -> bool:
    """Tell whether a Spanish text begins with the sound of "o": also 8 (ocho), 80, 11 (once), 11 000."""
    start = _OPENING.sub("", text)
    figures = _FIGURES.match(start)
    if figures is None:
        return bool(_SOUNDS_O.match(start))
    digits = re.sub(r"\D", "", figures[0])
    return digits.startswith("8") or (digits.startswith("11") and len(digits) % 3 == 2)
