from __future__ import annotations

import pytest

from cufdesk.exchange.contact_columns import FIELDS, SURE, ColumnMapping, guess, meaning_of
from cufdesk.exchange.contact_words import (
    country_code,
    gender_words,
    is_titles,
    language_code,
    says_codes,
    split_titles,
)
from cufdesk.exchange.tables import Row
from cufdesk.i18n import LANGUAGES, translator


def rows(*lines: str) -> list[Row]:
    return [Row(number, tuple(line.split(";"))) for number, line in enumerate(lines, 1)]


def fields(mapping: ColumnMapping) -> list[str]:
    return [column.field for column in mapping.columns]


# Headers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Apellido paterno", "first_surname"), ("APELLIDO MATERNO", "second_surname"),
        ("Surname", "first_surname"),
        ("Prénom", "given_names"), ("Nombre(s)", "given_names"), ("Civilité", "prefix"),
        ("Fonction", "title"),
        ("Cargo", "title"), ("Job Title", "title"), ("Organisme", "organisation"),
        ("Dependencia", "organisation"),
        ("Courriel", "email"), ("Correo", "email"), ("E-mail", "email"), ("Adresse e-mail", "email"),
        ("Tél.", "phone"), ("N° de téléphone", "phone"), ("Portable", "phone"), ("Adresse", "street"),
        ("Code Postal", "postal_code"), ("Pays", "country"), ("H/F", "gender"), ("Nom d’usage", "usage_name"),
        ("E-mail 1 - Value", "email"), ("Organization 1 - Name", "organisation"), ("Langue(s)", "languages"),
    ],
)  # fmt: skip
def test_headers_of_three_languages(header: str, field: str) -> None:
    meaning = meaning_of(header)
    assert (meaning.field, meaning.confidence >= 0.9) == (field, True)


@pytest.mark.parametrize(
    "header", ["Date de naissance", "Zzz", "", "N°", "Phone 1 - Type", "Opinion politique"]
)
def test_what_is_not_known_is_not_mapped(header: str) -> None:
    assert meaning_of(header).confidence < SURE


@pytest.mark.parametrize(("header", "field"), [("Prenon", "given_names"), ("Courrriel", "email")])
def test_a_slip_of_the_pen_is_a_guess_to_confirm(header: str, field: str) -> None:
    meaning = meaning_of(header)
    assert meaning.field == field
    assert 0 < meaning.confidence < SURE


def test_numbers_kinds_and_languages_beside_a_header() -> None:
    mapping = guess(
        rows("Nom;Tél. 1;Tél. bureau;Téléphone portable;Fonction (fr);Cargo en español;E-mail;E-mail")
    )
    columns = mapping.columns
    assert [column.number for column in columns[1:4]] == [1, 2, 3]
    assert [column.types for column in columns[1:4]] == [(), ("work",), ("cell",)]
    assert [(column.language, column.number) for column in columns[4:6]] == [("fr", 1), ("es", 1)]
    assert [column.number for column in columns[6:]] == [1, 2]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Nom;Prénom", ["first_surname", "given_names"]),
        ("Nom;Fonction", ["full_name", "title"]),
        ("Nombre;Apellidos", ["given_names", "both_surnames"]),
        ("Nombre;Cargo", ["full_name", "title"]),
        ("Name;First name", ["first_surname", "given_names"]),
    ],
)
def test_a_header_may_depend_on_its_neighbours(header: str, expected: list[str]) -> None:
    assert fields(guess(rows(header))) == expected


def test_a_name_beside_given_names_and_surname_is_the_whole_name() -> None:
    assert fields(guess(rows("Name;Given Name;Family Name"))) == ["full_name", "given_names", "first_surname"]
    assert fields(guess(rows("Nombre;Nombres;Apellidos"))) == ["full_name", "given_names", "both_surnames"]


def test_columns_of_kinds_and_whole_addresses_belong_to_those_beside_them() -> None:
    header = "Name;Phone 1 - Type;Phone 1 - Value;Phone 2 - Label;Phone 2 - Value;Address 1 - Type"
    mapping = guess(rows(f"{header};Address 1 - Formatted;Address 1 - Street;Divers"))
    found = {column.header: column for column in mapping.columns}
    assert found["Phone 1 - Value"].kind_index == 1
    assert found["Phone 2 - Value"].kind_index == 3
    assert found["Address 1 - Street"].kind_index == 5
    assert found["Name"].kind_index == -1
    assert [column.header for column in mapping.unmapped] == ["Address 1 - Formatted", "Divers"]
    alone = guess(rows("Name;Address 1 - Formatted;E-mail"))
    assert fields(alone) == ["full_name", "street", "email"]


def test_titre_is_told_by_what_stands_below() -> None:
    assert fields(guess(rows("Titre;Nom", "Mme;A", "Dr;B"))) == ["prefix", "full_name"]
    assert fields(guess(rows("Titre;Nom", "Maire;A", "Dr;B", "Directeur;C"))) == ["title", "full_name"]


def test_the_header_may_stand_below_a_title() -> None:
    mapping = guess(rows("Liste des partenaires 2015", ";;", "Nom;Prénom;Divers", "A;B;C"))
    assert mapping.header_line == 3
    assert [column.header for column in mapping.unmapped] == ["Divers"]


def test_without_a_header_contents_speak() -> None:
    mapping = guess(rows("Zapata;ez@example.org;+33 6 12 34 56 78", "Ruiz;rr@example.org;06 12 34 56 78"))
    assert (mapping.header_line, fields(mapping)) == (0, ["", "email", "phone"])
    assert all(column.confidence < SURE for column in mapping.columns)


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        (
            (
                "Rosa Ruiz Pérez;Directora General;SRE;rosa@sre.gob.mx;55 3686 5100;México",
                "Jean Dupont;Maire;Ville de Lyon;j@lyon.fr;04 72 10 30 30;France",
                "Ana López;Asesora;CONAGO;ana@conago.mx;;México",
            ),
            ["full_name", "title", "organisation", "email", "phone", "country"],
        ),
        (
            (
                "M.;Jean;Dupont;Maire;1 place de la Comédie;69001;Lyon",
                "Mme;Anne;Roux;Directrice;22 boulevard Juin;31406;Toulouse",
            ),
            ["prefix", "given_names", "first_surname", "title", "street", "postal_code", "city"],
        ),
        (
            ("Dupont;Jean;Lyon;français", "Roux;Anne;Nice;français, espagnol"),
            ["first_surname", "given_names", "", "languages"],
        ),
        # What nothing shows stays open: nobody is made of codes and prices.
        (("A-12;1 200,00;en cours", "B-7;15,50;soldé"), ["", "", ""]),
    ],
)
def test_without_a_header_names_functions_and_bodies_are_guessed(
    lines: tuple[str, ...], held: list[str]
) -> None:
    mapping = guess(rows(*lines))
    assert (mapping.header_line, fields(mapping)) == (0, held)
    assert all(column.confidence < SURE for column in mapping.columns)


def test_a_person_corrects_the_mapping() -> None:
    mapping = guess(rows("Nom;Divers;Tél.")).with_field(1, "phone")
    assert [(column.field, column.number) for column in mapping.columns[1:]] == [("phone", 1), ("phone", 2)]
    assert mapping.columns[1].confidence == 1
    assert mapping.with_field(2, "").unmapped[0].header == "Tél."
    with pytest.raises(ValueError, match="zodiac"):
        mapping.with_field(1, "zodiac")


def test_a_sign_that_only_looks_like_a_number_is_none() -> None:
    assert meaning_of("Courriel ➂").field == "email"
    assert meaning_of("Courriel 2").number == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_headers_are_understood_in_every_language(language: str) -> None:
    t = translator(language)
    wrong = {}
    for field, word in FIELDS.items():
        header = f"{t._(word)};{t._(FIELDS['given_names'])}"
        found = guess(rows(header)).columns[0]
        if (found.field, found.confidence) != (field, 1.0) and field != "given_names":
            wrong[field] = (t._(word), found.field, found.confidence)
    assert wrong == {}


# Words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Méx.", "MX"), ("MÉXICO", "MX"), ("Mexique", "MX"), ("mx", "MX"), ("EE.UU.", "US"),
        ("EE. UU.", "US"),
        ("États-Unis", "US"), ("Estados Unidos", "US"), ("RU", "GB"), ("R.U.", "GB"), ("Royaume-Uni", "GB"),
        ("Pays-Bas", "NL"), ("Côte d’Ivoire", "CI"), ("international", "international"),
        ("Internacional", "international"),
        ("Atlantis", ""), ("", ""),
    ],
)  # fmt: skip
def test_countries(word: str, code: str) -> None:
    assert country_code(word) == code


def test_two_letters_are_a_code_in_a_column_of_codes() -> None:
    assert says_codes(["FR", "RU", "", "mx"])
    assert not says_codes(["FR", "Méx."])
    assert country_code("RU", as_code=True) == "RU"


def test_genders_depend_on_the_words_of_their_column() -> None:
    assert gender_words(["H", "M", ""]) == {"h": "M", "m": "F"}
    assert gender_words(["M", "F"]) == {"m": "M", "f": "F"}
    assert gender_words(["H", "F"]) == {"h": "M", "f": "F"}
    assert gender_words(["M", "M"]) == {}
    assert gender_words(["Homme", "mujer", "Féminin", "masculino", "?"]) == {
        "homme": "M", "mujer": "F", "feminin": "F", "masculino": "M",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "titles", "rest"),
    [
        ("Prof. Dr. Rosa Ruiz", "Prof. Dr.", "Rosa Ruiz"), ("Lic. Ana", "Lic.", "Ana"),
        ("Mtra.Ana", "Mtra.", "Ana"),
        ("S.E.M. Juan", "S.E.M.", "Juan"), ("S. E. M. Juan", "S. E. M.", "Juan"), ("Mme", "Mme", ""),
        ("Son Excellence Madame Ana", "Son Excellence Madame", "Ana"), ("M. Dupont", "M.", "Dupont"),
        ("M Dupont", "", "M Dupont"), ("C. Juan", "", "C. Juan"), ("Don Quijote", "", "Don Quijote"),
        ("Maestro", "Maestro", ""), ("Drago Ivan", "", "Drago Ivan"),
    ],
)  # fmt: skip
def test_titles_are_taken_from_before_a_name(name: str, titles: str, rest: str) -> None:
    assert split_titles(name) == (titles, rest)
    assert is_titles(name) == (not rest)


def test_languages() -> None:
    words = ("français", "Español", "English", "pt-BR", "FR", "klingonien")
    assert [language_code(word) for word in words] == ["fr", "es", "en", "pt-BR", "fr", ""]
