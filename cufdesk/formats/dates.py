"""Days, periods and times of day as they are written in running text and in narrow columns.

No place where a line may end stands inside a day with its month, or inside a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.formats.locales import NBSP, Locale

if TYPE_CHECKING:
    import datetime as dt


_FROM = {"fr": "à partir du {}", "es": "a partir del {}", "en": "from {}"}
_UNTIL = {"fr": "jusqu’au {}", "es": "hasta el {}", "en": "until {}"}
_UNTIL_TIME = {"fr": "jusqu’à {}", "es": "hasta las {}", "en": "until {}"}


class Dates:
    """The days and times of one locale."""

    locale: Locale

    def date(self, day: dt.date | None) -> str:
        """Return a day as written in running text: "1er juillet 2015", "29 de junio de 2015"."""
        return f"{self.day_month(day)}{self._of_year(day.year)}" if day else ""

    def day_month(self, day: dt.date) -> str:
        """Return a day without its year: "1er juillet", "29 de junio"."""
        name = self.month(day.month)
        if self.locale.language == "es":
            return f"{self._day(day)}{NBSP}de{NBSP}{name}"
        return f"{self._day(day)}{NBSP}{name}"

    def short_date(self, day: dt.date | None) -> str:
        """Return a day for a narrow column: "29/06/2015", in Chile "29-06-2015", in English "29 Jun 2015"."""
        if day is None:
            return ""
        name = self.month(day.month) if "{name" in self.locale.short else ""
        return self.locale.short.format(day=day.day, month=day.month, year=day.year, name=name)

    def weekday(self, day: dt.date) -> str:
        """Return the name of the day of the week, in lower case where the language wants it."""
        from babel.dates import get_day_names

        return str(get_day_names("wide", locale=self.locale.name)[day.weekday()])

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12; the ninth is "setiembre" in Lima and Montevideo."""
        from babel.dates import get_month_names

        return str(get_month_names("wide", locale=self.locale.name)[number])

    def month_year(self, day: dt.date) -> str:
        """Return the month of a day with its year: "juin 2015", "junio de 2015"."""
        return f"{self.month(day.month)}{self._of_year(day.year)}"

    # stretches of days -------------------------------------------------------------------------------

    def period(self, first: dt.date | None, last: dt.date | None = None) -> str:
        """Return a period with nothing said twice: "29-30 juin 2015", "29 y 30 de junio de 2015".

        One day alone is that day, whichever end it is: see `open_period` for what only begins or ends.
        """
        if first is None or last is None or first == last:
            return self.date(first or last)
        if first.year != last.year:
            return self._span(self.date(first), self.date(last), first, last)
        if first.month != last.month:
            return self._span(self.day_month(first), self.date(last), first, last)
        if self.locale.language == "es":
            return self._span(self._day(first), self.date(last), first, last)
        dash = "-" if self.locale.language == "fr" else "–"
        return f"{self._day(first)}{dash}{self.date(last)}"

    def open_period(self, first: dt.date | None, last: dt.date | None = None) -> str:
        """Return a stretch of time that may lack an end: "à partir du 1er juillet 2015", "hasta el …"."""
        language = self.locale.language
        if first is not None and last is None:
            return _FROM[language].format(self.date(first))
        if first is None and last is not None:
            return _UNTIL[language].format(self.date(last))
        return self.period(first, last)

    def _span(self, start: str, end: str, first: dt.date, last: dt.date) -> str:
        """Join two days; Spanish names two that follow each other, and else goes from one to the other."""
        if self.locale.language == "es":
            return f"{start} {'y' if (last - first).days == 1 else 'al'} {end}"
        return f"{start}{NBSP}– {end}"

    def _day(self, day: dt.date) -> str:
        return self.locale.first if day.day == 1 else str(day.day)

    def _of_year(self, year: int) -> str:
        return f" de {year}" if self.locale.language == "es" else f" {year}"

    # times of day ------------------------------------------------------------------------------------

    def time(self, moment: dt.time | None) -> str:
        """Return a time of day: "10 h 30", "10:30 h", "10:30"."""
        if moment is None:
            return ""
        if self.locale.language == "fr":
            minutes = f"{NBSP}{moment:%M}" if moment.minute else ""
            return f"{moment.hour}{NBSP}h{minutes}"
        hours = f"{moment.hour}:{moment:%M}"
        return f"{hours}{NBSP}h" if self.locale.language == "es" else hours

    def times(self, first: dt.time | None, last: dt.time | None) -> str:
        """Return from when to when, or what is known of it.

        "10 h 30 – 12 h", "10:30-12:00 h", "10:30–12:00"; an end alone says that it is one: "jusqu’à 12 h".
        """
        language = self.locale.language
        if last is None or first == last:
            return self.time(first)
        if first is None:
            until = _UNTIL_TIME[language].format(self.time(last))
            return until.replace("las", "la") if language == "es" and last.hour == 1 else until
        if language == "fr":
            return f"{self.time(first)}{NBSP}– {self.time(last)}"
        if language == "es":
            return f"{self.time(first).removesuffix(f'{NBSP}h')}-{self.time(last)}"
        return f"{self.time(first)}–{self.time(last)}"
