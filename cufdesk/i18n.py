"""Languages: `_` for the screen, `translator(language)` for a document; dates, amounts and numbers.

The screen and a document may speak different languages at the same time: a document never looks at the
screen's language, it speaks through the `Translator` handed to it. Spanish is that of Mexico (the partner
country), English that of Britain.
"""

from __future__ import annotations

import gettext as _gettext
from typing import TYPE_CHECKING

from cufdesk.paths import catalogues

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

LANGUAGES = ("fr", "es", "en")
DOCUMENT_LANGUAGES = ("fr", "es", "en", "fr+es", "es+fr")
LOCALES = {"fr": "fr_FR", "es": "es_MX", "en": "en_GB"}
NAMES = {"fr": "Français", "es": "Español", "en": "English"}

NBSP = "\u00a0"
NNBSP = "\u202f"

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


class Translator:
    """What a document needs to speak one language: words, dates, times, numbers and amounts."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"unknown language: {language}")
        self.language = language
        self._catalogue = _catalogue(language)

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

    # dates -------------------------------------------------------------------------------------------

    def date(self, day: dt.date | None) -> str:
        """Return a day as written in running text: "1er juillet 2015", "29 de junio de 2015"."""
        return f"{self.day_month(day)}{self._of_year(day.year)}" if day else ""

    def day_month(self, day: dt.date) -> str:
        """Return a day without its year: "1er juillet", "29 de junio"."""
        name = self.month(day.month)
        if self.language == "es":
            return f"{self._ordinal_day(day)}{NBSP}de {name}"
        return f"{self._ordinal_day(day)}{NBSP}{name}"

    def short_date(self, day: dt.date | None) -> str:
        """Return a day for a narrow column: "29/06/2015" ("29 Jun 2015" in English)."""
        if day is None:
            return ""
        if self.language == "en":
            return f"{day.day}{NBSP}{self.month(day.month)[:3]}{NBSP}{day.year}"
        return f"{day:%d/%m}/{day.year}"

    def weekday(self, day: dt.date) -> str:
        """Return the name of the day of the week, in lower case where the language wants it."""
        from babel.dates import get_day_names

        return str(get_day_names("wide", locale=LOCALES[self.language])[day.weekday()])

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        from babel.dates import get_month_names

        return str(get_month_names("wide", locale=LOCALES[self.language])[number])

    def period(self, first: dt.date | None, last: dt.date | None = None) -> str:
        """Return a period with nothing said twice: "29-30 juin 2015", "29 y 30 de junio de 2015"."""
        if first is None or last is None or first == last:
            return self.date(first or last)
        if first.year != last.year:
            return self._span(self.date(first), self.date(last))
        if first.month != last.month:
            return self._span(self.day_month(first), self.day_month(last)) + self._of_year(first.year)
        return self._days(first, last) + self._of_year(first.year)

    def time(self, moment: dt.time | None) -> str:
        """Return a time of day: "10 h 30", "10:30 h", "10:30"."""
        if moment is None:
            return ""
        if self.language == "fr":
            minutes = f"{NBSP}{moment:%M}" if moment.minute else ""
            return f"{moment.hour}{NBSP}h{minutes}"
        return f"{moment.hour}:{moment:%M}" + (f"{NBSP}h" if self.language == "es" else "")

    def times(self, first: dt.time | None, last: dt.time | None) -> str:
        """Return a stretch of time, or what is known of it."""
        return "–".join(self.time(moment) for moment in (first, last) if moment is not None)

    def _ordinal_day(self, day: dt.date) -> str:
        if day.day == 1 and self.language == "fr":
            return "1er"
        if day.day == 1 and self.language == "es":
            return "1.º"
        return str(day.day)

    def _of_year(self, year: int) -> str:
        return f" de {year}" if self.language == "es" else f" {year}"

    def _days(self, first: dt.date, last: dt.date) -> str:
        """Return the days of one month: two following days are joined, a longer stretch goes from … to."""
        start, end = self._ordinal_day(first), self.day_month(last)
        if self.language == "es":
            following = (last - first).days == 1
            return f"{start} y {end}" if following else f"{start} al {end}"
        return f"{start}-{end}" if self.language == "fr" else f"{start}–{end}"

    def _span(self, start: str, end: str) -> str:
        if self.language == "fr":
            return f"{start} – {end}"
        return f"{start} al {end}" if self.language == "es" else f"{start} – {end}"

    # numbers -----------------------------------------------------------------------------------------

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """Return a number with the language's separators; `places` fixes the decimals."""
        from babel.numbers import format_decimal

        pattern = "#,##0" if places == 0 else f"#,##0.{'0' * places}" if places else None
        locale = LOCALES[self.language]
        return str(format_decimal(value, format=pattern, locale=locale))

    def amount(self, value: Decimal | None, currency: str, *, whole: bool = False) -> str:
        """Return an amount with its currency, never to be mistaken for another.

        French "1\u202f234,50\u00a0€" ("MXN" written out), Mexican "$1,234.50 MXN" and "1,234.50 EUR",
        English "€1,234.50" and "MXN 1,234.50". `whole` rounds to units, as the French forms ask.
        """
        if value is None:
            return ""
        figure = self.number(value, 0 if whole else 2)
        if self.language == "fr":
            return f"{figure}{NBSP}{'€' if currency == 'EUR' else currency}"
        if self.language == "es":
            sign = "$" if currency == "MXN" else ""
            minus, digits = ("-", figure[1:]) if figure[0] in "-\u2212" else ("", figure)
            return f"{minus}{sign}{digits}{NBSP}{currency}"
        return f"{currency}{NBSP}{figure}" if currency != "EUR" else self._euros(figure)

    @staticmethod
    def _euros(figure: str) -> str:
        return f"-€{figure[1:]}" if figure[0] in "-\u2212" else f"€{figure}"

    def quoted(self, text: str) -> str:
        """Return a text between the language's quotation marks."""
        if self.language == "fr":
            return f"«{NBSP}{text}{NBSP}»"
        return f"«{text}»" if self.language == "es" else f"“{text}”"


_translators: dict[str, Translator] = {}


def translator(language: str) -> Translator:
    """Return the translator of a document's language: "fr", "es" or "en"."""
    if language not in _translators:
        _translators[language] = Translator(language)
    return _translators[language]


def screen_translator() -> Translator:
    """Return the translator of the screen's language, for dates and amounts in the window."""
    return translator(_Screen.language)
