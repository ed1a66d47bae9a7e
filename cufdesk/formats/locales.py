"""What the countries that speak a language do differently: a table, and which row a document follows.

A French document is that of France and an English one that of Britain. A Spanish one follows the partner
country of the dossier, Mexico where that country speaks another language or is not known.

Decimal signs, groups of figures and names of months come from CLDR (Babel), which is right about them. The
table holds what CLDR does not know, or has for screens rather than papers: the sign of a country's own money,
which is never written without its code (twelve countries share "$"), and the first of the month, which Spain
counts ("1 de julio") and America orders ("1.º de julio").
"""

from __future__ import annotations

from dataclasses import dataclass

NBSP = "\u00a0"
NNBSP = "\u202f"


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as one country writes it.

    name: for Babel ("es_CL").   first: the first day of a month.   short: how a day is written in a narrow
    column, day always before month.   currency, sign: the country's own money.   sign_last: "1.234,50 €";
    else the sign leads, and `sign_gap` stands between it and the figure.   minus_inside: "$-1.234".
    """

    name: str
    first: str
    short: str = "{day:02}/{month:02}/{year}"
    currency: str = ""
    sign: str = "$"
    sign_gap: str = ""
    sign_last: bool = False
    minus_inside: bool = False

    @property
    def language(self) -> str:
        """Return the language: "fr", "es" or "en"."""
        return self.name[:2]

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag, as a file states its language: "es-CL"."""
        return self.name.replace("_", "-")


_ORDERED = "1.º"

FRANCE = Locale("fr_FR", "1er", currency="EUR", sign="€", sign_last=True)
BRITAIN = Locale("en_GB", "1", short=f"{{day}}{NBSP}{{name:.3}}{NBSP}{{year}}", currency="EUR", sign="€")
MEXICO = Locale("es_MX", _ORDERED, currency="MXN")

_SPANISH = {
    "AR": Locale("es_AR", _ORDERED, currency="ARS"),
    "BO": Locale("es_BO", _ORDERED, currency="BOB", sign="Bs"),
    "CL": Locale("es_CL", _ORDERED, short="{day:02}-{month:02}-{year}", currency="CLP", minus_inside=True),
    "CO": Locale("es_CO", _ORDERED, currency="COP"),
    "CR": Locale("es_CR", _ORDERED, currency="CRC", sign="₡"),
    "CU": Locale("es_CU", _ORDERED, currency="CUP"),
    "DO": Locale("es_DO", _ORDERED, currency="DOP", sign="RD$"),
    "EC": Locale("es_EC", _ORDERED, currency="USD", minus_inside=True),
    "ES": Locale("es_ES", "1", currency="EUR", sign="€", sign_last=True),
    "GT": Locale("es_GT", _ORDERED, currency="GTQ", sign="Q"),
    "HN": Locale("es_HN", _ORDERED, currency="HNL", sign="L"),
    "MX": MEXICO,
    "NI": Locale("es_NI", _ORDERED, currency="NIO", sign="C$"),
    "PA": Locale("es_PA", _ORDERED, currency="PAB", sign="B/."),
    "PE": Locale("es_PE", _ORDERED, currency="PEN", sign="S/", sign_gap=NBSP),
    "PY": Locale("es_PY", _ORDERED, currency="PYG", sign="₲", sign_gap=NBSP, minus_inside=True),
    "SV": Locale("es_SV", _ORDERED, currency="USD"),
    "UY": Locale("es_UY", _ORDERED, currency="UYU", sign_gap=NBSP),
    "VE": Locale("es_VE", _ORDERED, currency="VES", sign="Bs.", minus_inside=True),
}

COUNTRIES = tuple(_SPANISH)
"""The countries whose own Spanish is known, by their ISO 3166 codes."""

CURRENCIES = tuple(dict.fromkeys(("EUR", "MXN", "USD", *sorted(one.currency for one in _SPANISH.values()))))
"""The currencies that a dossier counts in: the usual ones first, then those of the partner countries."""

SIGNS = tuple(sorted({one.sign for one in _SPANISH.values()}))

LOCALES = (FRANCE, *_SPANISH.values(), BRITAIN)


def locale_of(language: str, country: str = "") -> Locale:
    """Return how a document in a language is written for a partner country ("" or any other code: Mexico's).

    Raises ValueError for a language that is not one of ours.
    """
    if language == "es":
        return _SPANISH.get(country, MEXICO)
    if language not in {"fr", "en"}:
        raise ValueError(f"unknown language: {language}")
    return FRANCE if language == "fr" else BRITAIN
