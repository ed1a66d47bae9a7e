"""What is one note, one message, one row, one sentence, however ugly the text was pasted."""

from __future__ import annotations

from typing import Any

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading import tables
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document, sentences
from cufdesk.reading.understanding import as_json


def paragraphs(text: str, language: str | None = None) -> list[str]:
    doc = document(clean(text).text, language)
    return [doc.quote(block.span) for block in doc.blocks]


def parted(line: str, language: str = "fr") -> list[str]:
    doc = document(clean(line).text, language)
    return [doc.quote(span) for block in doc.blocks for span in sentences(doc, *block.span)]


def actions(text: str) -> list[dict[str, Any]]:
    told = as_json(read(clean(text).text))
    return [action for decision in told["decisions"] for action in decision["actions"]]


# Chats -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stamp",
    [
        "[14/05/2024, 10:02:11] {}: {}",
        "[14/5/24 10:02] {}: {}",
        "14/05/2024 10:02 - {}: {}",
        "14/5/24, 10:02 - {}: {}",
        "14/5/24, 10:02 a. m. - {}: {}",
        "[10:02] {} : {}",
        "{} 14/05/2024 10:02\n{}\n",
        "{}, [14/05/2024 10:02]\n{}\n",
        "{} (Mairie de Lorbourg) 10:02\n{}\n",
    ],
)
def test_each_message_of_a_chat_is_one_with_its_author(stamp: str) -> None:
    messages = [
        (
            "Nadège Lys",
            "on a le compte rendu de la réunion avec Meknès, je vous le résume ce soir",
        ),
        (
            "Thierry Marchadour",
            "ok je fais la liste des élèves pour le 5 avril avec les professeurs",
        ),
        ("Nadège Lys", "et moi je préviens les familles cette semaine"),
    ]
    text = "\n".join(stamp.format(*message) for message in messages)
    doc = document(clean(text).text, "fr")
    told = [words for _who, words in messages]
    assert [doc.quote(b.span) for b in doc.blocks if doc.quote(b.span) in told] == told
    for who, words in messages:
        author = doc.envelope.author_at(doc.text.index(words))
        assert author is not None
        assert doc.quote(author) == who


def test_what_a_telephone_puts_between_the_messages_is_none() -> None:
    text = (
        "[14/05/2024, 10:02] Nadège Lys: on se voit mardi\n[14/05/2024, 10:03] Nadège Lys a ajouté Kévin\n"
        "[14/05/2024, 10:04] Kévin Roux: <Médias omis>\n"
        "[14/05/2024, 10:05] Kévin Roux: Ce message a été supprimé.\n"
    )
    assert not any("omis" in words or "supprimé" in words for words in paragraphs(text, "fr"))
    assert as_json(read(clean(text).text))["decisions"] == []


def test_a_line_with_an_hour_is_no_author() -> None:
    doc = document("Réunion du 4 avril\nOuverture 10:02\nJe remercie les membres.\n", "fr")
    assert doc.envelope.authors == ()


@pytest.mark.parametrize(
    ("line", "language", "told"),
    [
        ("ok je fais la liste demain", "fr", ["ok", "je fais la liste demain"]),
        ("Salut, ok, je passe au lycée", "fr", ["Salut, ok", "je passe au lycée"]),
        ("dale, yo llevo el oficio el lunes", "es", ["dale", "yo llevo el oficio el lunes"]),
        ("Merci pour la liste", "fr", ["Merci pour la liste"]),
        ("Si me dicen a tiempo, voy", "es", ["Si me dicen a tiempo, voy"]),
    ],
)
def test_what_is_answered_is_apart_from_what_is_told(line: str, language: str, told: list[str]) -> None:
    assert parted(line, language) == told


# Sentences -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "language", "told"),
    [
        ("pas de taxe cette année. on en reparle en mai", "fr", 2),
        ("le volet jeunesse (élu derrière). pas tranché", "fr", 2),
        ("van 2 personas, no 4. pasajes por cuenta de ellos", "es", 2),
        ("revisamos los topónimos. cuándo?", "es", 2),
        ("prés. : Estelle Rivoal et Nadia Ksouri", "fr", 1),
        ("J.-M. Delcassé relance la métropole", "fr", 1),
        ("voir la conv. de 2012 et le budget", "fr", 1),
        ("señaliz. del tramo norte pendiente", "es", 1),
        ("la Sra. de la Vega llamará al puerto", "es", 1),
    ],
)
def test_in_haste_a_sentence_begins_in_lower_case(line: str, language: str, told: int) -> None:
    assert len(parted(line, language)) == told


SPOKEN = {
    "fr": (
        "alors le maire de Boukoumbé dit que le toit du grenier est posé",
        "il demande si on peut avancer la dernière tranche",
        "Alain n'est pas d'accord parce que les photos ne sont pas arrivées",
        "finalement on attend le mois de mai",
        "et c'est Djibril qui va demander les photos à son oncle",
        "Simone s'occupe de l'affiche pour la fête du village",
        "madame Zhou suggère de couper le stage en deux",
        "le président n'ira pas en Chine cette année c'est décidé avec le cabinet",
        "pensez à prévenir le protocole",
    ),
    "es": (
        "bueno la doble titulación se va a abrir en septiembre y así quedó",
        "ellos van a mandar el plan de estudios traducido en mayo",
        "Mathilde quisiera que los profesores viajaran por dos meses",
        "yo le dije que eso lo decide el consejo de facultad",
        "Julián va a subir los documentos a la plataforma antes del viernes",
        "hay que mirar las equivalencias con registro académico",
    ),
}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_was_spoken_is_parted_where_a_clause_begins(language: str) -> None:
    assert parted(" ".join(SPOKEN[language]), language) == list(SPOKEN[language])


WRITTEN_FR = (
    "Le comité décide de confier au syndicat le soin de rédiger un avenant que le maire signera avant "
    "la fin du mois de mai et que le préfet recevra aussitôt après la séance."
)
WRITTEN_ES = (
    "La comisión acuerda que el municipio pague los pasajes de quienes viajen en mayo y que ellos traigan "
    "los comprobantes que la tesorería les pida al volver."
)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (WRITTEN_FR, "fr"),
        (WRITTEN_ES, "es"),
        ("la commission que nous avons réunie en mai verra si elle peut, ou non, payer le fret", "fr"),
    ],
)
def test_a_long_sentence_that_was_written_stays_whole(line: str, language: str) -> None:
    assert parted(line, language) == [line]


# Notes -----------------------------------------------------------------------------------------------

NOTES = {
    "fr": (
        "DIVERS\n",
        "délégation de Hué 5-9 juin : Aurélie s'occupe de l'hébergement comme en 2022",
        "visite du labo",
        "cadeau du recteur : un coffret de calissons, voir avec le service du protocole",
        "affiches ok",
        "prochain comité le mardi 25 avril",
    ),
    "es": (
        "VARIOS\n",
        "feria de Aínsa cae el 4 y 5 de febrero, caseta compartida, conformes todos",
        "foto oficial",
        "la prensa local pide datos de la visita de mayo y de los que vienen de Francia",
        "carteles ok",
        "próxima reunión el 13 de diciembre",
    ),
}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_notes_without_a_bullet_stand_for_themselves(language: str) -> None:
    head, *notes = NOTES[language]
    assert paragraphs(f"{head}{chr(10).join(notes)}\n", language)[1:] == notes


def test_lines_that_a_page_cut_are_no_notes() -> None:
    cut = (
        "La commission constate que les ouvrages sont en bon état mais que les\n"
        "margelles sont fissurées et que la clôture du site\n"
        "n'a jamais été posée ; elle demande au service un devis\npour la fin du mois.\n"
    )
    assert len(paragraphs(cut, "fr")) == 1


def test_a_heading_in_capitals_is_no_part_of_what_is_below() -> None:
    text = (
        "PROPOSITIONS ET QUESTIONS DIVERSES DES MEMBRES\n"
        "Le président informe que la région destinera cent mille\n"
        "euros au dragage. La secrétaire enverra copie de ce compte\n"
        "rendu à la capitainerie avant la fin du mois.\n"
    )
    assert paragraphs(text, "fr")[0] == "PROPOSITIONS ET QUESTIONS DIVERSES DES MEMBRES"


def test_a_number_that_counts_things_heads_nothing() -> None:
    text = "1 BILAN\n22 étudiants partis\n\n2 BOURSES\nacompte versé\n\n3 CONVENTION\n2 versions à signer\n"
    doc = document(text, "fr")
    assert [block.label for block in doc.blocks if block.kind == "number"] == ["1", "2", "3"]


# Tables ----------------------------------------------------------------------------------------------

ROWS = (
    ("Remplacer la pompe", "Kossi Agbodjan", "15/01/2022"),
    ("Former deux fontainières", "Mireille Astier", "fin février"),
    ("Demander le solde", "", "12/03/2022"),
)
HEAD = "Comité technique du 2 décembre 2021\n\nPrésents : Kossi Agbodjan, Mireille Astier\n\n"


def _numbered(dash: str) -> str:
    rows = ("\n".join((str(n), *(cell or dash for cell in row))) for n, row in enumerate(ROWS, 1))
    return "N°\nAction\nResponsable\nÉchéance\n" + "\n".join(rows)


def _apart() -> str:
    return "Action\nResponsable\nÉchéance\n\n" + "\n\n".join("\n".join(row) for row in ROWS)


def _told_only() -> str:
    return "Action\nResponsable\nÉchéance\n\n" + "\n\n".join("\n".join(filter(None, row)) for row in ROWS)


def _in_step() -> str:
    return "Action\nResponsable\nÉchéance\n" + "\n".join(
        "\n".join(cell or "-" for cell in row) for row in ROWS
    )


@pytest.mark.parametrize(
    "table",
    [
        _numbered("-"),
        _numbered("–"),
        _apart(),
        _told_only(),
        _in_step(),
        _numbered("-").replace("pompe\n", "pompe\naux frais de l'entreprise\n"),
    ],
)
def test_cells_that_fell_one_under_the_other_are_rows_again(table: str) -> None:
    found = actions(f"{HEAD}{table}\n\nLa séance est levée à 16 h.\n")
    assert [(a["responsible"], a["deadline"] or a["deadline_text"]) for a in found] == [
        (["Kossi Agbodjan"], "2022-01-15"),
        (["Mireille Astier"], "fin février"),
        ([], "2022-03-12"),
    ]


def test_a_table_ends_where_its_rows_do() -> None:
    table = _numbered("-")
    doc = document(f"{HEAD}{table}\nPrésents : Kossi Agbodjan\nExcusée : Lucie Fontan\n", "fr")
    rows = [block for block in doc.blocks if block.kind == "row"]
    assert len(rows) == len(ROWS) + 1
    assert all(len(tables.cells(doc, block)) == 4 for block in rows)


@pytest.mark.parametrize(
    "text",
    [
        "Objet\nDate\nLieu\n\nLa salle est belle.\n",
        "Actions\n- réserver la salle\n- relancer la presse\n",
        "Action\nResponsable\nÉchéance\n",
    ],
)
def test_names_of_columns_without_rows_are_no_table(text: str) -> None:
    assert document(text, "fr").fallen == {}


@pytest.mark.parametrize("side", ["Por la Municipalidad", "Por el Ministerio de Cultura", "Por Saint-Vérand"])
def test_a_side_over_its_people_is_a_list_of_them(side: str) -> None:
    text = f"Minuta del 3 de marzo de 2011\n\n{side}\nYeny Quispe Tito, obras\nRómulo Chávez, turismo\n\n"
    told = as_json(
        read(clean(f"{text}La comisión acuerda reparar el techo del refugio antes de mayo.\n").text)
    )
    assert [(p["name"], p["role"]) for p in told["people"]] == [
        ("Yeny Quispe Tito", "present"),
        ("Rómulo Chávez", "present"),
    ]
    assert len(told["decisions"]) == 1


def test_those_who_sign_for_a_side_decide_nothing() -> None:
    text = (
        "La commission approuve le budget de la visite et la liste des invités.\n\nPour la région\nLuc Roux\n"
    )
    assert len(as_json(read(clean(f"Réunion du 3 mars 2011\n\n{text}").text))["decisions"]) == 1
