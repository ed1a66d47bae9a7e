from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange.contact_cards import ORGANISATION, PERSON, Address, Card, Post, Reach
from cufdesk.exchange.contact_columns import guess
from cufdesk.exchange.contact_rows import cards_of
from cufdesk.exchange.contact_sheets import contact_sheet
from cufdesk.exchange.contact_words import split_titles
from cufdesk.exchange.table_writing import csv_table, xlsx_table
from cufdesk.exchange.tables import Row, Table, table_of
from cufdesk.exchange.vcards import CardsRead
from cufdesk.i18n import LANGUAGES, set_language


@pytest.fixture(autouse=True)
def _screen() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def read(*lines: str) -> CardsRead:
    rows = tuple(Row(number, tuple(line.split(";"))) for number, line in enumerate(lines, 1))
    return cards_of(Table(rows), guess(rows))


def only(*lines: str) -> Card:
    found = read(*lines)
    assert found.problems == ()
    (card,) = found.cards
    return card


# Names -----------------------------------------------------------------------------------------------


def test_a_french_row() -> None:
    card = only(
        "Civilité;Nom;Prénom;H/F;Fonction;Organisme;Courriel;Tél. bureau;Portable;Adresse;CP;Ville;Pays",
        "Mme;Ruiz;Dr Rosa;femme;Maire;Ville de Lyon;rr@example.org;04 72 00 00 00;06 12;1, rue A;69001;Lyon"
        ";Méx.",
    )
    assert (card.prefix, card.given_names, card.first_surname, card.gender) == ("Mme Dr", "Rosa", "Ruiz", "F")
    assert card.posts == (Post("Ville de Lyon", title="Maire"),)
    assert card.phones == (Reach("04 72 00 00 00", ("work",)), Reach("06 12", ("cell",)))
    assert card.addresses == (Address("1, rue A", locality="Lyon", postal_code="69001", country="Méx."),)
    assert (card.country, card.line) == ("MX", 2)


def test_a_mexican_row() -> None:
    card = only(
        "Título;Nombre;Apellido paterno;Apellido materno;Cargo;Dependencia;Correo;Sexo;Idiomas",
        "Lic.;Eugenio;Zapata;Garesché;Asesor;Gobierno;ez@example.org;Hombre;Español y francés",
    )
    assert (card.prefix, card.first_surname, card.second_surname) == ("Lic.", "Zapata", "Garesché")
    assert (card.gender, card.languages) == ("M", ("es", "fr"))


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "prefix"),
    [
        ("M. Antonio ROJAS", "Antonio", "Rojas", "M."),
        ("Rojas, Antonio", "Antonio", "Rojas", ""),
        ("M. Dupont", "", "Dupont", "M."),
        # Nobody but a person knows where these given names end.
        ("José Luis García", "", "", ""),
        ("Mtra. Rosa Ruiz Pérez", "", "", "Mtra."),
    ],
)
def test_whole_names_are_split_only_where_their_form_tells(
    name: str, given_names: str, surname: str, prefix: str
) -> None:
    card = only("Nom complet;Fonction", f"{name};Maire")
    assert (card.given_names, card.first_surname, card.prefix) == (given_names, surname, prefix)
    assert card.formatted_name in name


def test_both_surnames_in_one_column() -> None:
    assert only("Nombre;Apellidos", "Eugenio;Zapata Garesché").second_surname == "Garesché"
    assert only("Nombre;Apellidos", "Ana;de la Torre Ruiz").first_surname == "de la Torre Ruiz"


def test_titles_are_never_given_names() -> None:
    for title in ("Prof. Dr.", "Lic.", "Mtra.", "S.E.M."):
        card = only("Prénom;Nom", f"{title};Ruiz")
        assert (card.prefix, card.given_names) == (title, "")


def test_bodies_and_contacts_by_function() -> None:
    body = only("Nom;Organisme;E-mail", ";FENAMM;contact@example.org")
    assert (body.kind, body.formatted_name, body.posts) == (ORGANISATION, "FENAMM", ())
    known = only("Nom;Fonction;Organisme", ";Délégué;Ministère")
    assert (known.kind, known.has_name) == (PERSON, False)
    said = only("Type;Nom complet;Ville", "organisme;Mairie de Lyon;Lyon")
    assert (said.kind, said.formatted_name, said.first_surname) == (ORGANISATION, "Mairie de Lyon", "")


def test_two_functions_and_their_languages() -> None:
    card = only(
        "Nom;Fonction 1 (fr);Fonction 1 (es);Organisme 1;Fonction 2;Organisme 2",
        "Zapata;Conseiller;Asesor;Gobierno;Coordinateur;AL-LAs",
    )
    first = Post("Gobierno", title="Conseiller", language="fr", other_titles=(("es", "Asesor"),))
    assert card.posts == (first, Post("AL-LAs", title="Coordinateur"))


def test_several_values_in_one_cell() -> None:
    card = only(
        "Nom;E-mail;Tél.",
        "A;Rosa <a@example.org>, b@example.org;+33 1 / 06 12 34 56 78 ou 07 00 00 00 00",
    )
    assert [reach.value for reach in card.emails] == ["a@example.org", "b@example.org"]
    assert [reach.value for reach in card.phones] == ["+33 1", "06 12 34 56 78", "07 00 00 00 00"]


# What is wrong ---------------------------------------------------------------------------------------


def test_a_row_of_google_s() -> None:
    card = only(
        "Name;Given Name;Family Name;Phone 1 - Type;Phone 1 - Value;Phone 2 - Type;Phone 2 - Value;"
        "E-mail 1 - Type;E-mail 1 - Value;Address 1 - Formatted;Address 1 - Street;Address 1 - City",
        "Ana Ruiz;Ana;Ruiz;Mobile;+52 55 1111 2222 ::: 55 3333 4444;* Work;55 2222 3333;"
        "Home;ana@example.org ::: a@example.com;Reforma 1, Toluca;Reforma 1;Toluca",
    )
    assert (card.given_names, card.first_surname) == ("Ana", "Ruiz")
    assert card.phones == (
        Reach("+52 55 1111 2222", ("cell",)),
        Reach("55 3333 4444", ("cell",)),
        Reach("55 2222 3333", ("work",)),
    )
    assert card.emails == (Reach("ana@example.org", ("home",)), Reach("a@example.com", ("home",)))
    assert card.addresses == (Address(street="Reforma 1", locality="Toluca"),)


def test_a_row_of_outlook_s() -> None:
    card = only(
        "Prénom;Nom;Rue (bureau);Rue (bureau) 2;Ville (bureau);Code postal (bureau);Pays/Région (bureau);"
        "Rue (domicile);Ville (domicile);Adresse de messagerie;Nom complet de l'adresse de messagerie",
        "Anne;Le Goff;2 rue Frézier;CS 63834;Brest;29238;France;1 rue des Lilas;Quimper;"
        "as@example.org;Anne Le Goff (as@example.org)",
    )
    assert card.formatted_name == ""
    assert card.addresses == (
        Address(
            street="2 rue Frézier\nCS 63834",
            locality="Brest",
            postal_code="29238",
            country="France",
            types=("work",),
        ),
        Address(street="1 rue des Lilas", locality="Quimper", types=("home",)),
    )
    assert card.country == "FR"


def test_numbered_addresses_are_two_and_a_place_named_once_is_one() -> None:
    card = only("Nom;Prénom;Adresse 1;Ville 1;Adresse 2;Ville 2", "Ruiz;Ana;Reforma 1;Toluca;Juárez 2;Puebla")
    assert [one.locality for one in card.addresses] == ["Toluca", "Puebla"]
    card = only("Nom;Prénom;Adresse professionnelle;Ville;Pays", "Ruiz;Ana;Reforma 1;Toluca;Mexique")
    (address,) = card.addresses
    assert (address.street, address.locality, address.country) == ("Reforma 1", "Toluca", "Mexique")


def test_a_title_in_brackets_behind_the_name() -> None:
    card = only("Nombre completo;Cargo", "Romero Gómez, Manuel (Lic.);Gobernador")
    assert (card.prefix, card.given_names, card.first_surname) == ("Lic.", "Manuel", "Romero Gómez")
    card = only("Nom complet;Fonction", "Martin, Anne (suppléante);Maire")
    assert card.given_names == "Anne (suppléante)", "what is no title stays"


def test_the_second_line_of_a_header_is_nobody() -> None:
    found = read("Nom;Prénom;Téléphone", "Nom;Prénom;fixe", "Ruiz;Ana;55 2222 3333")
    assert [card.first_surname for card in found.cards] == ["Ruiz"]
    assert [(problem.line, problem.left_out) for problem in found.problems] == [(2, True)]


def test_bad_rows_are_named_and_the_others_go_on() -> None:
    found = read(
        "Nom;Prénom;E-mail", "A;B;a@example.org", ";;perdu@example.org", "Nom;Prénom;E-mail", "C;D;;x;y"
    )
    assert [card.first_surname for card in found.cards] == ["A", "C"]
    assert [(p.line, p.left_out, p.text) for p in found.problems] == [
        (3, True, "perdu@example.org"), (4, True, "Nom · Prénom · E-mail"), (5, False, "C · D · x · y"),
    ]  # fmt: skip


def test_values_that_are_not_understood_are_named() -> None:
    found = read("Nom;Genre;Pays;E-mail;Langue;Tél.", "A;zz;Atlantis;pas un courriel;klingonien;-")
    (card,) = found.cards
    wrong = ["-", "Atlantis", "klingonien", "pas un courriel", "zz"]
    assert sorted(problem.text for problem in found.problems) == wrong
    assert {problem.line for problem in found.problems} == {2}
    assert card.addresses == (Address(country="Atlantis"),)
    assert card.emails[0].value == "pas un courriel"


def test_a_gender_that_nobody_can_tell_is_left_open() -> None:
    found = read("Nom;Sexe", "A;M", "B;M")
    assert [card.gender for card in found.cards] == ["", ""]
    assert [problem.line for problem in found.problems] == [2, 3]


def test_columns_taken_for_notes_say_what_they_are() -> None:
    rows = tuple(Row(n, tuple(line.split(";"))) for n, line in enumerate(("Nom;Divers;Notes", "A;x;y"), 1))
    mapping = guess(rows).with_field(1, "notes")
    assert cards_of(Table(rows), mapping).cards[0].notes == "Divers: x\nNotes: y"


@pytest.mark.parametrize(
    "text",
    [
        " " * 400_000 + "x",
        "a" * 400_000,
        "a@" + "b." * 200_000 + " ",
        "Dr. " * 50_000,
        ";" * 400_000,
        "1/" * 200_000,
    ],
    ids=["blanks", "letters", "points", "titles", "separators", "slashes"],
)
def test_hostile_cells_cost_no_more_than_plain_ones(text: str) -> None:
    header = (
        "Nom",
        "Prénom",
        "Nom complet",
        "E-mail",
        "Tél.",
        "Langue",
        "Alias",
        "Pays",
        "Genre",
        "Catégorie",
    )
    rows = (
        Row(1, header),
        Row(2, ("A", *(text for _word in header[1:]))),
        Row(3, (text, text)),
        Row(4, ("B",)),
    )
    started = time.process_time()
    found = cards_of(Table(rows), guess(rows))
    guess((Row(1, (text, text)), *rows))
    assert time.process_time() - started < 10
    assert [card.first_surname for card in found.cards][0 :: len(found.cards) - 1] == ["A", "B"]


def test_a_sheet_of_thousands_of_columns() -> None:
    rows = (
        Row(1, ("Nom", "Prénom", *(f"Tél. {n}" for n in range(16_000)))),
        Row(2, ("A", "B", *("1234",) * 16_000)),
    )
    started = time.process_time()
    mapping = guess(rows)
    found = cards_of(Table(rows), mapping)
    assert time.process_time() - started < 10
    assert len(found.cards[0].phones) == 1
    assert len(mapping.unmapped) == 16_002 - 200


# Out and in again ------------------------------------------------------------------------------------

PEOPLE = (
    Card(
        given_names="Eugène",
        first_surname="Zapata",
        second_surname="Garesché",
        prefix="M.",
        usage_name="Zapata",
        aliases=("Eugenio", "AL-Las"),
        emails=(Reach("ez@example.org"), Reach("zapata@example.com")),
        phones=(Reach("+52 55 1234 5678"), Reach("+33 6 12 34 56 78", ("cell",)), Reach("+33 1", ("fax",))),
        addresses=(Address("Plaza 1\n2.º piso", locality="México", postal_code="06000", country="México"),),
        posts=(
            Post(
                "Gobierno",
                ("Oficina", "Asesoría"),
                "Asesor",
                language="es",
                other_titles=(("fr", "Conseiller"),),
            ),
            Post("AL-LAs", title="Coordinador"),
        ),
        languages=("es", "fr"),
        gender="M",
        country="MX",
        notes="=1+1\nà suivre",
        categories=("Délégation",),
        uid="1",
    ),
    Card(kind=ORGANISATION, formatted_name="Mairie de Lyon", emails=(Reach("m@example.org"),), country="FR"),
    Card(first_surname="Ruiz", gender="F", addresses=(Address(country="Mexique"),)),
    Card(posts=(Post("CUF", title="Délégué"),), country="international"),
    Card(formatted_name="José Luis García"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", [csv_table, xlsx_table])
def test_a_sheet_comes_back_as_it_went(language: str, write: object) -> None:
    set_language(language)
    sheet = contact_sheet(PEOPLE)
    assert callable(write)
    table = table_of(write(sheet.header, sheet.rows), "contacts")
    mapping = guess(table.rows)
    assert mapping.unmapped == ()
    assert min(column.confidence for column in mapping.columns) >= 0.9
    found = cards_of(table, mapping)
    assert found.problems == ()
    # What a function is called without a name is shown, and stays a function.
    assert [_alike(card) for card in found.cards] == [_alike(card) for card in PEOPLE]


def _alike(card: Card) -> Card:
    """Return a card without the types that a header says anyway."""
    return replace(card, phones=tuple(sorted(card.phones, key=lambda reach: reach.value)))


WORD = st.text("abcdé ñÁü-", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(
    lambda text: any(map(str.isalpha, text))
)  # fmt: skip
# "Dña" in the column of surnames is read as the title that it is nearly always.
SURNAME = WORD.filter(lambda text: not split_titles(text)[0])
CARD = st.builds(
    Card,
    given_names=st.sampled_from(["Rosa", "Ana María", "Ñusta"]),
    first_surname=SURNAME,
    second_surname=st.just("") | SURNAME,
    posts=st.lists(st.builds(Post, organisation=WORD, title=WORD), max_size=3).map(tuple),
    emails=st.lists(st.just(Reach("a@example.org")), max_size=1).map(tuple),
    addresses=st.lists(st.builds(Address, street=WORD, locality=WORD, country=WORD), max_size=2).map(tuple),
    country=st.sampled_from(["", "FR", "MX", "RU", "GB", "CI", "international"]),
    languages=st.lists(st.sampled_from(["fr", "es", "en", "pt-BR", "de"]), unique=True).map(tuple),
    gender=st.sampled_from(["", "M", "F", "O"]),
    notes=WORD,
    categories=st.lists(WORD, unique=True, max_size=2).map(tuple),
)


@settings(max_examples=80, deadline=3000)
@given(st.lists(CARD, min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_any_people_come_back_as_they_went(cards: list[Card], language: str) -> None:
    set_language(language)
    sheet = contact_sheet(cards)
    table = table_of(csv_table(sheet.header, sheet.rows), "contacts.csv")
    found = cards_of(table, guess(table.rows))
    assert list(found.cards) == cards
    assert found.problems == ()


def test_ten_thousand_rows_are_understood_in_bearable_time() -> None:
    chance = random.Random(3)
    people = [
        replace(PEOPLE[0], uid=str(number), country=chance.choice(["MX", "FR", "CL"]))
        for number in range(10_000)
    ]
    set_language("fr")
    sheet = contact_sheet(people)
    table = Table(tuple(Row(n, row) for n, row in enumerate((sheet.header, *sheet.rows), 1)))
    started = time.process_time()
    found = cards_of(table, guess(table.rows))
    assert time.process_time() - started < 10
    assert len(found.cards) == 10_000
