"""Which language somebody is written to in: what is entered of them, else that of their side."""

from __future__ import annotations

from cufdesk.folding import words_of

_OF_SIDE = {"french": "fr", "partner": "es"}
# How each language is called in the three languages of the screen, folded; two letters are its code.
_CALLED = {
    "fr": ("fr", "fra", "francais", "frances", "french"),
    "es": ("es", "spa", "espagnol", "espanol", "castellano", "spanish"),
    "en": ("en", "eng", "anglais", "ingles", "english"),
}


def language_read(languages: str, side: str, first_language: str) -> str:
    """Return the first language named in a text that is known, else that of a side, else the dossier's."""
    for word in words_of(languages):
        for language, names in _CALLED.items():
            if word in names:
                return language
    return _OF_SIDE.get(side, first_language)
