"""Every word of the vocabulary in a few pages: one small example of each item, and all of them in a story."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache

from PIL import Image, ImageDraw

from cufdesk.press.story import (
    Alternating,
    Annex,
    Bar,
    Blank,
    Cell,
    Chart,
    Col,
    Contents,
    DataTable,
    DocumentLanguage,
    Figure,
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
from tests.press.stories import FRENCH, SPANISH


@cache
def picture(width: int = 240, height: int = 120) -> bytes:
    """Return a small PNG: a hill under a sun."""
    image = Image.new("RGB", (width, height), (214, 226, 240))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, height), (width * 0.4, height * 0.35), (width, height)], fill=(88, 122, 92))
    draw.ellipse((width * 0.7, height * 0.12, width * 0.85, height * 0.42), fill=(222, 170, 60))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


_LIST = ListOf(("un premier point\u202f;", ListOf(("dedans,", ListOf(("plus loin",)))), FRENCH[1]))
_TABLE = DataTable(
    (Col("N°", 0.5), Col("Intitulé", 3), Col("Prévu", 1.2, "right"), Col("État", 1, "centre")),
    (
        Row(("Achats",), "group"),
        Row(("1", "Fournitures d’atelier", "1\u202f250,00\u00a0€", "prévu")),
        Row(("2", ("Petit ", Span("équipement", italic=True)), "980,50\u00a0€")),
        Row((Cell("Sous-total", 2), "2\u202f230,50\u00a0€", ""), "sub"),
        Row((Cell("une note qui court sur trois colonnes", 3, bold=True, align="centre"), "–")),
        Row((Cell("Total", 2), "2\u202f230,50\u00a0€", "soldé"), "total"),
    ),
    "Dépenses par compte",
)
ITEMS: dict[str, tuple[Item, ...]] = {
    "title": (
        TitleBlock(
            "Relevé de décisions",
            "Un titre assez long pour prendre deux lignes de même longueur",
            ("12-13\u00a0février 2015 · Paris", "une seconde ligne"),
            (("Référence", "2015-02/R1"), ("Version", "v0.2"), ("État", "PROJET"), ("Lieu", "Paris")),
        ),
    ),
    "contents": (Contents("Sommaire"),),
    "headings": (Heading("Première partie"), Heading("Deuxième niveau", 2), Heading("Troisième", 3)),
    "paragraph": (
        Paragraph(FRENCH[0], lead=True),
        Paragraph(
            (
                "Le texte ",
                Span("fait foi", bold=True),
                Span(" dans les deux langues", italic=True, muted=True),
            )
        ),
        Paragraph((FRENCH[2], " Comme on dit là-bas\u00a0: ", Span("¿quién paga?", language="es"))),
    ),
    "note": (Note(FRENCH[3], "Mandat"),),
    "list": (_LIST, ListOf(("Confirmer le lieu.", "Nommer l’élu."), numbered=True)),
    "key-values": (KeyValues((("Lieu", "Paris"), ("Observations avant le", "6\u00a0mars 2015"))),),
    "people": (
        People(
            "Délégation mexicaine",
            (
                Person("Mme\u00a0Ana Ruiz", "directrice", "Ministère des affaires étrangères", "excusée"),
                Person("M.\u00a0Luis Peña", "conseiller"),
            ),
        ),
    ),
    "table": (_TABLE,),
    "parallel": (
        Parallel(
            (Heading("Objet"), Paragraph(FRENCH[0]), _LIST, Note(FRENCH[1], "À retenir")),
            (Heading("Objeto"), Paragraph(SPANISH[0]), _LIST, Note(SPANISH[1], "Para recordar")),
            "fr",
            "es",
        ),
    ),
    "alternating": (
        Alternating(
            (Heading("Suites", 2), Paragraph(FRENCH[4])),
            (Heading("Pasos", 2), Paragraph(SPANISH[4])),
            "fr",
            "es",
        ),
    ),
    "figure": (Figure(picture(), "Une colline sous le soleil", "La vallée vue du nord", 0.5),),
    "chart": (
        Chart(
            (
                Bar("2013", 12_500, "12\u202f500\u00a0€"),
                Bar("2014", 8_000, "8\u202f000\u00a0€"),
                Bar("2015", 0, "–"),
            ),
            "Versements par exercice",
        ),
    ),
    "signatures": (
        Signatures(
            (
                Signature("Pour le groupe France", "Mme\u00a0Ana Ruiz", "coprésidente"),
                Signature("Pour le groupe Mexique"),
                Signature("Témoin d’honneur", "", "maire"),
            ),
            "Fait à Paris, le 29\u00a0juin 2015",
        ),
    ),
    "blank": (Blank("Approuvé le"), Blank()),
    "page-break": (PageBreak(), Paragraph("Une page neuve.")),
    "annex": (Annex("Annexe 1", "Pièces jointes", (Paragraph(FRENCH[5]), _TABLE, _LIST)),),
}


def alone(name: str) -> Story:
    """Return one item in a story of its own."""
    return Story(name, "fr", ITEMS[name], reference="2015-V1", organisation="Cités Unies France")


def vocabulary(language: DocumentLanguage = "fr") -> Story:
    """Return a story of every item, a draft under a letterhead with a picture."""
    return Story(
        "Tout le vocabulaire",
        language,
        tuple(item for items in ITEMS.values() for item in items),
        reference="2015-V1",
        version="v0.3",
        state="PROJET",
        organisation="Cités Unies France",
        logo=picture(),
        footer="9, rue Christiani, 75018\u00a0Paris",
        subject="Essai",
        keywords=("relevé", "coopération"),
        created=datetime(2015, 7, 6, 8, 15, tzinfo=UTC),
    )
