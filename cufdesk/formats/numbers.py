"""Numbers, shares, ordinals and amounts as a country writes them.

An amount is never to be mistaken for another: every currency but the euro bears its code, fractions that are
there are shown even where the currency has none, and no line may end inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.formats.locales import NBSP, Locale

if TYPE_CHECKING:
    from decimal import Decimal  # loaded with the first number: the window opens without any

_WITHOUT_CENTS = {"CLP", "PYG"}
_PRECISION = 200
_ENGLISH_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Numbers:
    """The figures of one locale."""

    locale: Locale

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """Return a number with the country's separators; `places` fixes the decimals, else there are up to 3.

        What is cut off is rounded as accounts are: a half goes away from zero.
        """
        from decimal import Decimal, localcontext

        from babel.numbers import format_decimal

        pattern = "#,##0.###" if places is None else f"#,##0.{'0' * places}".rstrip(".")
        kept = _rounded(Decimal(value), 3 if places is None else places)
        with localcontext() as exact:
            exact.prec = _PRECISION
            return str(format_decimal(kept, format=pattern, locale=self.locale.name))

    def percent(self, share: Decimal | int, places: int | None = None) -> str:
        """Return a share of one in hundredths: 0.125 gives "12,5 %", in Mexico "12.5%"."""
        from decimal import Decimal

        return self.number(Decimal(share) * 100, places) + self._percent_sign()

    def _percent_sign(self) -> str:
        """Return the sign with the space before it: none in America and Britain (CLDR)."""
        return f"{NBSP}%" if self.locale.name in {"fr_FR", "es_ES"} else "%"

    def ordinal(self, number: int, *, feminine: bool = False) -> str:
        """Return a rank: "1er", "1re", "2e"; "1.º", "2.ª"; "1st", "12th"."""
        if self.locale.language == "fr":
            return f"{self.number(number)}{('re' if feminine else 'er') if number == 1 else 'e'}"
        if self.locale.language == "es":
            return f"{self.number(number)}.{'ª' if feminine else 'º'}"
        teen = number // 10 % 10 == 1
        return f"{self.number(number)}{'th' if teen else _ENGLISH_ENDINGS.get(number % 10, 'th')}"

    def amount(self, value: Decimal | None, currency: str, *, whole: bool = False) -> str:
        """Return an amount with its currency (ISO 4217); nothing for None.

        French "1\u202f234,50\u00a0€" and "1\u202f234,50\u00a0MXN", Mexican "$1,234.50 MXN" and
        "1,234.50 EUR", Chilean "$1.234 CLP", English "€1,234.50" and "MXN 1,234.50". `whole` rounds to units,
        as the French forms ask.
        """
        if value is None:
            return ""
        figure = self.number(value, 0 if whole else _places(value, currency))
        locale = self.locale
        if currency == locale.currency:
            figure = self._with_own_sign(figure)
            return figure if currency == "EUR" else f"{figure}{NBSP}{currency}"
        return f"{currency}{NBSP}{figure}" if locale.language == "en" else f"{figure}{NBSP}{currency}"

    def _with_own_sign(self, figure: str) -> str:
        """Return a figure with the sign of the country's own money, the minus in its place."""
        locale = self.locale
        if locale.sign_last:
            return f"{figure}{NBSP}{locale.sign}"
        sign = f"{locale.sign}{locale.sign_gap}"
        minus, digits = ("-", figure[1:]) if figure.startswith("-") else ("", figure)
        return f"{sign}{minus}{digits}" if locale.minus_inside else f"{minus}{sign}{digits}"


def _places(value: Decimal, currency: str) -> int:
    """Return how many decimals an amount shows: none for money without cents, unless there are some."""
    return 0 if currency in _WITHOUT_CENTS and value == value.to_integral_value() else 2


def _rounded(value: Decimal, places: int) -> Decimal:
    """Return a value with so many decimals; what rounds to nothing has no sign."""
    from decimal import ROUND_HALF_UP, Context, Decimal

    kept = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=_PRECISION))
    return kept or abs(kept)
