"""The stress document: 58 pages in two languages, all that a joint document may hold, always the same.

Each part is drawn by chance seeded with its number, so that part 7 is the same whether 3 or 100 parts are
printed. Paragraphs are of uneven length, and the two languages differ in length; tables run over pages.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cufdesk.press.story import (
    Blank,
    Contents,
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    People,
    Person,
    Signature,
    Signatures,
    Span,
    Story,
    TitleBlock,
    Words,
)
from tests.press.stress_tables import calendar, expenses, indicators

PARTS = 8  # 58 pages, about 230,000 characters
_PLACES = (
    *("Lyon", "Nantes", "Grenoble", "Strasbourg", "Dunkerque", "Besançon", "Quimper", "Saint-Étienne"),
    *("Guanajuato", "Mérida", "Puebla", "Zacatecas", "Querétaro", "Xalapa", "Morelia", "San Luis Potosí"),
)
_THEMES = (
    ("L’eau et l’assainissement", "El agua y el saneamiento"),
    ("Voiries, marchés et places", "Calles, mercados y plazas"),
    ("L’école et l’apprentissage", "La escuela y el aprendizaje"),
    ("Bibliothèques et musées", "Bibliotecas y museos"),
    ("Santé et prévention", "Salud y prevención"),
    ("Transports du quotidien", "Transporte cotidiano"),
    ("L’agriculture de proximité", "La agricultura de proximidad"),
    ("Risques naturels", "Riesgos naturales"),
    ("Artisanat et commerce", "Artesanía y comercio"),
    ("Déchets et réemploi", "Residuos y reúso"),
    ("Sport et jeunesse", "Deporte y juventud"),
    ("Droits et participation", "Derechos y participación"),
)
_SECTIONS = (
    ("Constats partagés", "Constataciones compartidas"),
    ("Ce qui sera entrepris", "Lo que se emprenderá"),
    ("Suivi, évaluation et publicité", "Seguimiento, evaluación y difusión"),
)
_MONTHS = (
    *(("janvier", "enero"), ("mars", "marzo"), ("avril", "abril"), ("juin", "junio")),
    *(("septembre", "septiembre"), ("octobre", "octubre"), ("décembre", "diciembre")),
)
_NAMES = (
    *("Mme\u00a0Solène d’Hérouville", "M.\u00a0Baptiste Le\u00a0Goff", "Mme\u00a0Inès Œuvrard-Lacaze"),
    *("M.\u00a0Théodore Müller", "Mme\u00a0Aïssata Ndiaye", "Lic.\u00a0Ximena Güemes de la\u00a0Peña"),
    *("Mtro.\u00a0Íñigo Ocampo Ibáñez", "Dra.\u00a0Refugio Zúñiga", "Ing.\u00a0Eloísa Muñiz y\u00a0Ávila"),
    "Arq.\u00a0Nicanor Ordóñez",
)


class Pair(NamedTuple):
    """The same thing in French and in Spanish."""

    french: str
    spanish: str


@cache
def _sentences() -> tuple[Pair, ...]:
    folder = Path(__file__).parent / "texts"
    texts = ((folder / f"stress.{language}.txt").read_text("utf-8") for language in ("fr", "es"))
    return tuple(Pair(*pair) for pair in zip(*(text.splitlines() for text in texts), strict=True))


def _amount(chance: random.Random) -> Pair:
    cents = chance.randrange(200_000, 400_000_000)
    english = f"{cents / 100:,.2f}"
    french = english.replace(",", "\u202f").replace(".", ",") + "\u00a0€"
    return Pair(french, f"{english}\u00a0EUR")


def _day(chance: random.Random) -> Pair:
    day, year, (french, spanish) = chance.randint(1, 28), 2015 + chance.randrange(3), chance.choice(_MONTHS)
    first = "1er" if day == 1 else str(day)
    return Pair(f"{first}\u00a0{french} {year}", f"{day}\u00a0de {spanish} de {year}")


def sentence(chance: random.Random) -> Pair:
    """Return a sentence in both languages, its place, amount and day chosen by chance."""
    pair = chance.choice(_sentences())
    place, share, number = chance.choice(_PLACES), chance.randint(11, 89), chance.randint(20, 900)
    amount, day = _amount(chance), _day(chance)
    french, spanish = (
        text.format(place=place, amount=a, day=d, share=f"{share}{percent}", number=number)
        for text, a, d, percent in zip(pair, amount, day, ("\u00a0%", "%"), strict=True)
    )
    return Pair(french, spanish)


def _sentences_of(chance: random.Random, count: int) -> Pair:
    chosen = [sentence(chance) for _ in range(count)]
    return Pair(*(" ".join(texts) for texts in zip(*chosen, strict=True)))


def _numbered(number: str, text: str) -> Words:
    return (Span(number, bold=True), f"\u00a0\u00a0{text}")


def _list(chance: random.Random, *, numbered: bool) -> tuple[ListOf, ListOf]:
    """Return a list with a list inside, and a list inside that, in both languages."""
    chosen = [sentence(chance) for _ in range(6)]
    french, spanish = zip(*chosen, strict=True)
    one, other = (
        ListOf((t[0], t[1], ListOf((t[2], ListOf((t[3],)), t[4])), t[5]), numbered=numbered)
        for t in (french, spanish)
    )
    return one, other


def _section(chance: random.Random, number: str, titles: tuple[str, str]) -> Parallel:
    left: list[Item] = [Heading(f"{number} {titles[0]}", 2)]
    right: list[Item] = [Heading(f"{number} {titles[1]}", 2)]
    for index in range(1, chance.randint(7, 9)):
        pair = _sentences_of(chance, chance.choice((1, 2, 3, 3, 4, 6)))
        left.append(Paragraph(_numbered(f"{number}.{index}", pair.french)))
        right.append(Paragraph(_numbered(f"{number}.{index}", pair.spanish)))
    extra = chance.randrange(4)
    if extra == 0:
        one, other = _list(chance, numbered=chance.random() < 0.5)
        left.append(one)
        right.append(other)
    elif extra == 1:
        pair = _sentences_of(chance, 2)
        left.append(Note(pair.french, "À retenir"))
        right.append(Note(pair.spanish, "Para recordar"))
    elif extra == 2:
        amount, day = _amount(chance), _day(chance)
        left.append(KeyValues((("Enveloppe", amount.french), ("Échéance", day.french))))
        right.append(KeyValues((("Monto", amount.spanish), ("Fecha límite", day.spanish))))
    else:
        left.append(Heading("Points à éclaircir", 3))
        right.append(Heading("Puntos por aclarar", 3))
        pair = sentence(chance)
        left.append(Paragraph((Span(pair.french, italic=True),)))
        right.append(Paragraph((Span(pair.spanish, italic=True),)))
    return Parallel(tuple(left), tuple(right))


def _part(number: int) -> list[Item]:
    """Return part `number` (from 1): a heading, three sections in two columns, a table."""
    chance = random.Random(f"part {number}")
    theme = _THEMES[(number - 1) % len(_THEMES)]
    lead = sentence(chance)
    items: list[Item] = [
        Parallel(
            (Heading(f"{number}. {theme[0]}"), Paragraph(lead.french, lead=True)),
            (Heading(f"{number}. {theme[1]}"), Paragraph(lead.spanish, lead=True)),
        )
    ]
    items += [_section(chance, f"{number}.{n}", titles) for n, titles in enumerate(_SECTIONS, 1)]
    table = (expenses, calendar, indicators)[number % 3]
    items.append(table(chance, lambda: sentence(chance)))
    return items


def _people(chance: random.Random, title: str, names: tuple[str, ...]) -> People:
    people = (
        Person(
            name,
            "adjointe au maire, coopération · coordinadora de asuntos internacionales",
            f"Ville de {chance.choice(_PLACES)}",
            "représentée · representada" if chance.random() < 0.3 else "",
        )
        for name in names
    )
    return People(title, tuple(people))


def _end(chance: random.Random) -> list[Item]:
    pair = _sentences_of(chance, 3)
    annex = [_sentences_of(chance, count).french for count in (5, 3, 6, 4)]
    return [
        Heading("Annexe · Anexo"),
        *map(Paragraph, annex),
        ListOf(tuple(sentence(chance).french for _ in range(4)), numbered=True),
        Heading("Délégations · Delegaciones"),
        _people(chance, "Partie française · Parte francesa", _NAMES[:5]),
        _people(chance, "Partie mexicaine · Parte mexicana", _NAMES[5:]),
        Parallel((Paragraph(pair.french),), (Paragraph(pair.spanish),)),
        KeyValues((("Exemplaires · Ejemplares", "2"), ("Langues · Idiomas", "français, español"))),
        Blank("Lieu de la remise · Lugar de la entrega"),
        Signatures(
            (
                Signature("Pour le groupe France\nPor el grupo Francia", _NAMES[0], "coprésidente"),
                Signature("Pour le groupe Mexique\nPor el grupo México", _NAMES[5], "copresidenta"),
                Signature("Témoin d’honneur\nTestigo de honor"),
            ),
            "Fait à · Hecho en …………………, le · el …………………",
        ),
    ]


def stress(parts: int = PARTS) -> Story:
    """Return the stress document with so many parts; about seven pages each."""
    opening = random.Random("opening")
    preface = [_sentences_of(opening, count) for count in (4, 2, 5)]
    items: list[Item] = [
        TitleBlock(
            "Document conjoint · Documento conjunto",
            "Regards croisés sur dix années de travail en commun",
            ("Miradas cruzadas sobre diez años de trabajo en común", "15\u00a0juillet 2015"),
            (("Référence", "2015-J9"), ("Version", "v0.7"), ("État · Estado", "PROJET · BORRADOR")),
        ),
        Contents("Sommaire · Índice"),
        PageBreak(),
        Parallel(
            tuple(Paragraph(pair.french) for pair in preface),
            tuple(Paragraph(pair.spanish) for pair in preface),
        ),
    ]
    for number in range(1, parts + 1):
        items += _part(number)
    items += _end(random.Random("end"))
    return Story(
        "Document conjoint – Documento conjunto",
        "fr+es",
        tuple(items),
        reference="2015-J9",
        version="v0.7",
        state="PROJET · BORRADOR",
        organisation="Groupe-pays Mexique · Grupo Francia",
        footer="Secrétariat du groupe-pays · Secretaría del grupo",
        keywords=("coopération", "cooperación"),
        created=datetime(2015, 7, 6, 8, 15, tzinfo=UTC),
    )
