"""The tables of the stress document: groups, subtotals, totals, spans, long cells, many columns."""

from __future__ import annotations

import random
from collections.abc import Callable

from cufdesk.press.story import Cell, Col, DataTable, Row, Span

_ACCOUNTS = (
    ("60", "Achats", "Compras", ("Fournitures d’atelier", "Documentation", "Petit équipement")),
    ("61", "Services", "Servicios", ("Location de salles", "Interprétation", "Assurances")),
    ("62", "Déplacements", "Viajes", ("Transports aériens", "Hébergement", "Restauration")),
    ("64", "Personnel", "Personal", ("Coordination", "Vacations d’experts", "Stages")),
    ("86", "Apports en nature", "Aportaciones en especie", ("Locaux prêtés", "Temps d’agents", "Matériel")),
)
_STATES = ("engagé", "prévu", "soldé", "à confirmer")


def _euros(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f") + ",00\u00a0€"


def expenses(chance: random.Random, sentence: Callable[[], tuple[str, str]]) -> DataTable:
    """Return a budget: account groups, subtotals and a total, longer than a page."""
    rows: list[Row] = []
    total = [0, 0]
    for account, french, spanish, lines in _ACCOUNTS:
        rows.append(Row((f"{account} – {french} · {spanish}",), "group"))
        part = [0, 0]
        for number, line in enumerate(lines * 2):
            amounts = chance.randrange(900, 240_000), chance.randrange(900, 240_000)
            part = [a + b for a, b in zip(part, amounts, strict=True)]
            name = f"{line}, {sentence()[number % 2][: chance.randint(20, 110)].rstrip()}…"
            rows.append(Row((f"{account}{number + 1}", name, *map(_euros, amounts), chance.choice(_STATES))))
        rows.append(Row((Cell("Sous-total · Subtotal", 2), *map(_euros, part)), "sub"))
        total = [a + b for a, b in zip(total, part, strict=True)]
    rows.append(Row((Cell("Total des charges · Gasto total", 2), *map(_euros, total)), "total"))
    columns = (
        *(Col("Compte · Cuenta", 0.9), Col("Intitulé · Concepto", 3.2)),
        *(Col("Prévu · Previsto", 1.4, "right"), Col("Réalisé · Ejercido", 1.4, "right")),
        Col("État", 0.9, "centre"),
    )
    return DataTable(columns, tuple(rows), "Dépenses par compte · Gastos por cuenta")


def calendar(chance: random.Random, sentence: Callable[[], tuple[str, str]]) -> DataTable:
    """Return a calendar whose cells hold paragraphs in both languages, and rows that span it."""
    rows: list[Row] = []
    for month in ("Mars · Marzo", "Juin · Junio", "Octobre · Octubre"):
        rows.append(Row((month,), "group"))
        for _ in range(3):
            french, spanish = sentence()
            day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/2016"
            rows.append(Row((day, french, (Span(spanish, italic=True),), "Secrétariat")))
        rows.append(Row(("", Cell(sentence()[chance.randrange(2)], 2, bold=True), "")))
    columns = (Col("Date · Fecha", 1), Col("Étape", 2.4), Col("Etapa", 2.4), Col("Responsable", 1.1))
    return DataTable(columns, tuple(rows), "Calendrier · Calendario")


def indicators(chance: random.Random, sentence: Callable[[], tuple[str, str]]) -> DataTable:
    """Return a table of nine columns, some of them empty."""
    rows: list[Row] = []
    for number in range(1, 19):
        name = sentence()[number % 2][: chance.randint(18, 70)].rstrip() + "…"
        values = (f"{chance.randrange(5, 9999):,}".replace(",", "\u202f") for _ in range(6))
        rows.append(Row((f"I{number}", name, *(v if chance.random() < 0.9 else "" for v in values), "%")))
        if number % 6 == 0:
            rows.append(Row(("", Cell("Moyenne · Promedio", 6, align="right"), f"{number * 7}", ""), "sub"))
    years = (Col(str(year), 0.8, "right") for year in range(2010, 2016))
    columns = (Col("N°", 0.5), Col("Indicateur · Indicador", 2.8), *years, Col("Unité", 0.7, "centre"))
    return DataTable(columns, tuple(rows), "Indicateurs · Indicadores")
