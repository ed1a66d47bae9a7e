"""Stories to print in tests: minutes, a register, two languages, a page to sign; texts made up for them."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from cufdesk.press.story import (
    Blank,
    Cell,
    Col,
    Contents,
    DataTable,
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
    Row,
    Signature,
    Signatures,
    Span,
    Story,
    TitleBlock,
)

CREATED = datetime(2015, 2, 20, 9, 30, tzinfo=UTC)


def _paragraphs(language: str) -> tuple[str, ...]:
    path = Path(__file__).parent / "texts" / f"paragraphs.{language}.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines())


FRENCH = _paragraphs("fr")
SPANISH = _paragraphs("es")
THEMES = (
    ("Villes et territoires durables", "Ciudades y territorios sustentables"),
    ("Gestion de l’eau", "Gestión del agua"),
    ("Formation et enseignement supérieur", "Formación y educación superior"),
    ("Culture et patrimoine", "Cultura y patrimonio"),
    ("Développement économique local", "Desarrollo económico local"),
    ("Jeunesse et mobilité", "Juventud y movilidad"),
)


def minutes() -> Story:
    """Return a short decision record, as the minutes print it."""
    columns = (
        Col("N°", 0.7),
        Col("Décision", 3),
        Col("Action", 2.6),
        Col("Responsable", 1.5),
        Col("Échéance", 1.2),
        Col("État", 1),
    )
    rows = (
        Row((Cell("Rencontre de haut niveau"),), "group"),
        Row(
            (
                "D1",
                "Une rencontre de haut niveau est proposée les 29 et 30\u00a0juin, en marge du forum annuel.",
                "Réserver la salle et prévenir l’interprète",
                "Secrétariat",
                "15/03/2015",
                "en cours",
            )
        ),
        Row(
            (
                "D2",
                "Un comité paritaire suit la préparation\u202f; sa composition est soumise aux membres.",
                "Dresser la liste des candidats\nInformer le président",
                "Secrétariat, président du groupe",
                "dès que possible",
                "à faire",
            )
        ),
        Row((Cell("Accords"),), "group"),
        Row(
            (
                "D3",
                "Un accord global sera signé par l’association.",
                "Rédiger un projet",
                "à compléter",
                "",
                "",
            )
        ),
    )
    items: tuple[Item, ...] = (
        TitleBlock(
            "Relevé de décisions",
            "Visite de travail de la délégation mexicaine",
            ("12-13\u00a0février 2015 · Paris",),
            (
                ("Référence", "2015-02/R1"),
                ("Version", "v0.2"),
                ("État", "PROJET"),
                ("Rédigé par", "Secrétariat"),
            ),
        ),
        Paragraph(
            "Deux jours d’échanges ont préparé la venue présidentielle et posé les bases d’un document"
            " commun aux deux groupes.",
            lead=True,
        ),
        Heading("Participants"),
        People(
            "Délégation mexicaine",
            (
                Person("M. Antonio Rojas", "directeur général adjoint", "Ministère des affaires étrangères"),
                Person(
                    "M. Alfredo Saldaña",
                    "conseiller aux affaires internationales",
                    "Conférence nationale des gouverneurs (CONAGO)",
                    "représenté",
                ),
                Person("Mme Monserrat Iglesias", "directrice", "Ministère des affaires étrangères (SRE)"),
            ),
        ),
        People("Excusés", (Person("M. Roberto Romero", "président", "groupe-pays Chili", "excusé"),)),
        Heading("Objet"),
        Paragraph(FRENCH[0] + " " + FRENCH[1]),
        Paragraph(
            (
                "Le texte ",
                Span("fait foi", bold=True),
                " dans les deux langues",
                Span(" (art. 3)", muted=True),
            )
        ),
        ListOf(
            (
                "un calendrier qui tienne compte de la fête nationale\u202f;",
                "une liste de candidats, avec pour chacun\u00a0:",
                ListOf(("le mandat exercé\u202f;", "l’initiative qu’il représente\u202f;")),
                "un budget en euros.",
            )
        ),
        Heading("Décisions et actions"),
        DataTable(columns, rows),
        Heading("Points en suspens", 2),
        Note(
            "Le document parle pour deux groupes, dont l’un n’existe pas encore\u202f: le mandat est"
            " de un sur deux.",
            "Mandat",
        ),
        ListOf(("Confirmer le lieu.", "Nommer l’élu chargé de la remise."), numbered=True),
        Heading("Validation", 2),
        KeyValues(
            (
                ("Rédigé par", "Secrétariat du groupe-pays"),
                ("Diffusion pour validation", "Membres du groupe-pays, président"),
                ("Observations avant le", "6\u00a0mars 2015"),
            )
        ),
        Blank("Approuvé le"),
    )
    return Story(
        "Relevé de décisions, 12-13\u00a0février 2015",
        "fr",
        items,
        reference="2015-02/R1",
        version="v0.2",
        state="PROJET",
        organisation="Cités Unies France",
        footer="9, rue Christiani, 75018\u00a0Paris",
        keywords=("relevé", "coopération"),
        created=CREATED,
    )


def register(rows: int = 60) -> Story:
    """Return a landscape register with groups, subtotals and a total."""
    chance = random.Random(2015)
    body: list[Row] = []
    for number in range(rows):
        if number % 12 == 0:
            if number:
                body.append(Row((Cell("Sous-total", span=3), _euros(chance), _euros(chance), ""), "sub"))
            body.append(Row((THEMES[number // 12 % 6][0],), "group"))
        body.append(
            Row(
                (
                    f"{60 + number % 9}",
                    THEMES[number % 6][0] + ", " + FRENCH[number % 6][: 30 + number * 7 % 120],
                    "Ville de Lyon" if number % 3 else "Région Île-de-France et Métropole",
                    _euros(chance),
                    _euros(chance),
                    "engagé" if number % 2 else "prévu",
                )
            )
        )
    body.append(
        Row(
            (Cell("Total des charges", span=3), "1\u202f234\u202f567,50\u00a0€", "987\u202f654,00\u00a0€"),
            "total",
        )
    )
    columns = (
        Col("Compte", 0.8),
        Col("Intitulé", 4),
        Col("Financeur", 2),
        Col("Prévu", 1.5, "right"),
        Col("Réalisé", 1.5, "right"),
        Col("État", 1, "centre"),
    )
    items = (
        TitleBlock("Budget", "Suivi des dépenses de la visite présidentielle", ("Exercice 2015",)),
        DataTable(columns, tuple(body), "Dépenses par compte"),
    )
    return Story(
        "Suivi du budget", "fr", items, "2015-B2", "v1.0", organisation="Cités Unies France", landscape=True
    )


def _euros(chance: random.Random) -> str:
    return f"{chance.randrange(1000, 990000):,}".replace(",", "\u202f") + ",00\u00a0€"


def bilingual(sections: int = 6, pairs: int = 8, language: str = "fr+es") -> Story:
    """Return a joint document in two languages, with contents; about two pages a section of eight pairs."""
    chance = random.Random(7)
    items: list[Item] = [
        TitleBlock("Document conjoint · Documento conjunto", "Regards croisés sur la coopération", ("2015",)),
        Contents("Sommaire · Índice"),
        PageBreak(),
    ]
    for number in range(1, sections + 1):
        french, spanish = THEMES[(number - 1) % 6]
        one: list[Item] = [Heading(f"{number}. {french}")]
        other: list[Item] = [Heading(f"{number}. {spanish}")]
        for pair in range(1, pairs + 1):
            chosen = [chance.randrange(6) for _ in range(chance.choice((2, 2, 3, 3, 4)))]
            one.append(Paragraph(f"{number}.{pair}\u00a0\u00a0" + " ".join(FRENCH[i] for i in chosen)))
            other.append(Paragraph(f"{number}.{pair}\u00a0\u00a0" + " ".join(SPANISH[i] for i in chosen)))
        one.append(ListOf(("Un premier engagement, daté et chiffré.", FRENCH[1])))
        other.append(ListOf(("Un primer compromiso, con fecha y monto.", SPANISH[1])))
        left, right = (one, other) if language == "fr+es" else (other, one)
        items.append(Parallel(tuple(left), tuple(right)))
        items.append(
            DataTable(
                (Col("Poste · Partida", 3), Col("2014", 1, "right"), Col("2015", 1, "right")),
                tuple(Row((f"{french} · {spanish}", _euros(chance), _euros(chance))) for _ in range(8)),
            )
        )
    return Story(
        "Document conjoint – Documento conjunto",
        "fr+es" if language == "fr+es" else "es+fr",
        items,
        "2015-J1",
        "v0.4",
        "PROJET · BORRADOR",
        "Groupe-pays Mexique",
    )


def signing() -> Story:
    """Return the last page of an agreement, in Spanish."""
    items = (
        TitleBlock(
            "Convenio", "Acuerdo marco de cooperación entre gobiernos locales", ("29 de junio de 2015",)
        ),
        Heading("Entrada en vigor"),
        Paragraph(SPANISH[4] + " " + SPANISH[1]),
        Paragraph(
            "Se firma en dos ejemplares originales, en español y en francés; ambos textos son auténticos."
        ),
        Signatures(
            (
                Signature("Por la Conferencia Nacional de Gobernadores", "", "Presidencia"),
                Signature("Por Cités Unies France", "Nombre por confirmar", "presidente del grupo México"),
                Signature("Testigo de honor"),
            ),
            "Hecho en París, el 29\u00a0de junio de 2015",
        ),
    )
    return Story("Acuerdo marco", "es", items, "2015-A3", "v1.0", organisation="Cités Unies France")
