"""Values that fields hold: a text in two languages, an amount with its currency, a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in French and in Spanish; either may be missing."""

    fr: str = ""
    es: str = ""

    def __bool__(self) -> bool:
        return bool(self.fr or self.es)

    def in_language(self, language: str) -> str:
        """Return the text in a language, or in the other where it is missing; English reads the French."""
        return (self.es or self.fr) if language == "es" else (self.fr or self.es)

    def has(self, language: str) -> bool:
        """Tell whether the text exists in that very language."""
        return bool(self.es if language == "es" else self.fr)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217); two currencies are never added up."""

    amount: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return Money(self.amount + other.amount, self.currency)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; an end alone is one day."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it starts")

    def days(self) -> int:
        """Return how many days the period holds."""
        return (self.last - self.first).days + 1
