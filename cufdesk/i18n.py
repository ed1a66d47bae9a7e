"""Languages: `_` for the screen, `translator(language, country)` for a document.

The screen and a document may speak different languages at the same time: a document never looks at the
screen's language, it speaks through the `Translator` handed to it, which also writes its dates, amounts and
lists (`formats/`). A document in Spanish is written as the dossier's partner country does, the screen's
Spanish is that of Mexico, English that of Britain.
"""

from __future__ import annotations

import gettext as _gettext

from cufdesk.formats import locales
from cufdesk.formats.dates import Dates
from cufdesk.formats.lists import Lists
from cufdesk.formats.numbers import Numbers
from cufdesk.paths import catalogues

LANGUAGES = ("fr", "es", "en")
DOCUMENT_LANGUAGES = ("fr", "es", "en", "fr+es", "es+fr")
DOCUMENT_LAYOUTS = ("columns", "alternating")
LOCALES = {language: locales.locale_of(language).name for language in LANGUAGES}
NAMES = {"fr": "Français", "es": "Español", "en": "English"}

NBSP, NNBSP = locales.NBSP, locales.NNBSP

_loaded: dict[str, _gettext.NullTranslations] = {}


def _catalogue(language: str) -> _gettext.NullTranslations:
    """Return the catalogue of a language; English is the language of the msgids."""
    if language not in _loaded:
        if language == "en":
            _loaded[language] = _gettext.NullTranslations()
        else:
            # Not gettext.translation: it asks the locale module for names that are known here.
            path = f"{catalogues()}/{language}/LC_MESSAGES/cufdesk.mo"
            with open(path, "rb") as file:
                _loaded[language] = _gettext.GNUTranslations(file)
    return _loaded[language]


class _Screen:
    """The language of the screen: the one piece of state that `_` needs."""

    language = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def set_language(language: str) -> None:
    """Make the screen speak a language: "fr", "es" or "en"."""
    _Screen.catalogue = _catalogue(language)
    _Screen.language = language


def screen_language() -> str:
    """Return the language that the screen speaks."""
    return _Screen.language


def _(message: str) -> str:
    """Return a message in the screen's language."""
    return _Screen.catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a message that fits a number, in the screen's language."""
    return _Screen.catalogue.ngettext(one, many, n)


def N_(message: str) -> str:
    """Mark a message for the catalogues without translating it yet."""
    return message


class Translator(Dates, Numbers, Lists):
    """What a document needs to speak one language: words, dates, times, numbers, amounts and lists."""

    def __init__(self, locale: locales.Locale) -> None:
        self.locale = locale
        self.language = locale.language
        self._catalogue = _catalogue(locale.language)

    @property
    def tag(self) -> str:
        """Return the language and country spoken, as a file states them: "fr-FR", "es-CL"."""
        return self.locale.tag

    def _(self, message: str) -> str:
        """Return a message in this language."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form of a message that fits a number."""
        return self._catalogue.ngettext(one, many, n)

    def word(self, group: str, key: str | None) -> str:
        """Return the name of a status, role or kind of `words.py`; an unknown key stands for itself."""
        from cufdesk.words import WORDS

        return self._(WORDS[group].get(key, key)) if key else ""


_translators: dict[locales.Locale, Translator] = {}


def translator(language: str, country: str = "") -> Translator:
    """Return the translator of a document's language: "fr", "es" or "en".

    `country` is the dossier's partner country: the Spanish spoken is that country's, and else Mexico's.
    """
    locale = locales.locale_of(language, country)
    if locale not in _translators:
        _translators[locale] = Translator(locale)
    return _translators[locale]


def screen_translator() -> Translator:
    """Return the translator of the screen's language, for dates and amounts in the window."""
    return translator(_Screen.language)
