"""The golden table of greetings and leave-takings: per language, function, civility and what is not known."""

from __future__ import annotations

from typing import Any

import pytest

from cufdesk.domain.contacts import Position
from cufdesk.domain.salutations import closing, salutation
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from tests.makers import a_person

MX: dict[str, Any] = {"civility": "mrs", "country": "MX"}
MAN: dict[str, Any] = {"civility": "mr", "country": "MX"}
FR: dict[str, Any] = {"civility": "mr", "country": "FR"}


def a_function(fr: str = "", es: str = "", mandate: str = "") -> Position:
    return Position(person_id="", title=Bilingual(fr, es), mandate=mandate)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


GOLDEN = [
    # French: the function, its article, what a woman's title says of its gender.
    ("fr", FR, a_function("Maire de Lyon"), "Monsieur le Maire,"),
    ("fr", MX, a_function("Maire de Lyon"), "Madame la Maire,"),
    ("fr", MX, a_function("le maire de Lyon"), "Madame le Maire,"),
    ("fr", MX, a_function("Présidente du conseil régional"), "Madame la Présidente,"),
    ("fr", MX, a_function("Président du conseil régional"), "Madame le Président,"),
    ("fr", FR, a_function("vice-président du département"), "Monsieur le Vice-Président,"),
    ("fr", MAN, a_function("Ambassadeur du Mexique en France"), "Monsieur l’Ambassadeur,"),
    ("fr", MX, a_function("Ambassadrice"), "Madame l’Ambassadrice,"),
    ("fr", FR, a_function("Secrétaire général"), "Monsieur le Secrétaire général,"),
    ("fr", FR, a_function("Directeur général des services"), "Monsieur le Directeur général,"),
    ("fr", MX, a_function("", "Presidenta municipal de Puebla"), "Madame la Maire,"),
    ("fr", MAN, a_function("Chef du gouvernement", "Jefe de Gobierno"), "Monsieur le Chef du gouvernement,"),
    ("fr", MAN, a_function("", "", "governor"), "Monsieur le Gouverneur,"),
    ("fr", MX, a_function("Sous-préfète de Saint-Denis"), "Madame la Sous-Préfète,"),
    ("fr", FR, a_function("sous-préfet"), "Monsieur le Sous-Préfet,"),
    # French: what looks like a function and is another one.
    ("fr", FR, a_function("Maire adjoint"), "Monsieur,"),
    ("fr", FR, a_function("Adjoint au maire"), "Monsieur,"),
    ("fr", FR, a_function("Directeur général adjoint"), "Monsieur,"),
    ("fr", FR, a_function("Ministre-conseiller"), "Monsieur,"),
    ("fr", FR, a_function("Conseiller du Président"), "Monsieur,"),
    ("fr", FR, a_function("Ancien maire"), "Monsieur,"),
    ("fr", FR, a_function("", "Secretario de Turismo"), "Monsieur,"),
    # Never a guess.
    ("fr", {"civility": ""}, a_function("Présidente"), "Madame, Monsieur,"),
    ("fr", {"civility": "", "gender": "female"}, a_function("Présidente"), "Madame la Présidente,"),
    ("fr", {"civility": "", "gender": "other"}, a_function("Maire"), "Madame, Monsieur,"),
    ("fr", {"civility": "mrs", "gender": "male"}, None, "Madame,"),
    # Spanish: colon, titles, names.
    ("es", MAN, a_function("", "Presidente municipal de Guadalajara"), "Señor Presidente Municipal:"),
    ("es", MAN, a_function("Maire de Guadalajara"), "Señor Presidente Municipal:"),
    ("es", FR, a_function("Maire de Lyon"), "Señor Alcalde:"),
    ("es", FR, a_function("", "", "mayor"), "Señor Alcalde:"),
    ("es", MAN, a_function("", "", "mayor"), "Señor Presidente Municipal:"),
    ("es", MX, a_function("", "Gobernadora constitucional del Estado"), "Señora Gobernadora:"),
    ("es", MX, a_function("", "Secretaria de Relaciones Exteriores"), "Señora Secretaria:"),
    # Who holds a function for a while holds it.
    ("es", MX, a_function("", "Presidenta Municipal Interina"), "Señora Presidenta Municipal:"),
    ("es", MX, a_function("", "Secretaria particular"), "Estimada señora Ruiz:"),
    ("es", MAN, a_function("", "Director General Adjunto"), "Estimado señor Ruiz:"),
    ("es", MX | {"honorific": Bilingual("", "Mtra.")}, a_function("", "Asesora"), "Estimada Mtra. Ruiz:"),
    ("es", MX | {"honorific": Bilingual("", "Mtra.")}, a_function("", "Embajadora"), "Señora Embajadora:"),
    # A title that only women, or only men, bear tells as much as a civility.
    ("es", MX | {"civility": "", "honorific": Bilingual("", "Mtra.")}, None, "Estimada Mtra. Ruiz:"),
    (
        "fr",
        {"civility": "", "honorific": Bilingual("S.E.M.")},
        a_function("Ambassadeur"),
        "Monsieur l’Ambassadeur,",
    ),
    (
        "fr",
        {"civility": "", "honorific": Bilingual("S.E. Mme")},
        a_function("Ambassadrice"),
        "Madame l’Ambassadrice,",
    ),
    ("fr", {"civility": "", "honorific": Bilingual("Dr")}, None, "Madame, Monsieur,"),
    (
        "es",
        {"civility": "", "gender": "other", "honorific": Bilingual("", "Dra.")},
        None,
        "Estimada señora, estimado señor:",
    ),
    ("fr", {"civility": "mr", "honorific": Bilingual("Mgr")}, a_function("Évêque de Fréjus"), "Monseigneur,"),
    ("fr", {"civility": "", "honorific": Bilingual("Mgr")}, None, "Monseigneur,"),
    # Functions that others are named by, and are not.
    ("fr", FR, a_function("Ministre délégué chargé des outre-mer"), "Monsieur le Ministre,"),
    ("fr", FR, a_function("Premier ministre"), "Monsieur le Premier ministre,"),
    ("fr", FR, a_function("Président de la République"), "Monsieur le Président de la République,"),
    ("fr", MX, a_function("Chargée d’affaires a.i."), "Madame la Chargée d’affaires,"),
    ("fr", MX, a_function("Rectrice de l’académie de Lyon"), "Madame la Rectrice,"),
    ("fr", FR, a_function("Conseiller régional"), "Monsieur le Conseiller régional,"),
    ("es", MX, a_function("", "Rectora de la Universidad"), "Señora Rectora:"),
    ("es", MAN, a_function("", "Síndico municipal"), "Señor Síndico:"),
    ("es", MAN | {"usage_name": "Peña Nieto"}, None, "Estimado señor Peña Nieto:"),
    ("es", MAN | {"particle": "de la"}, None, "Estimado señor de la Ruiz:"),
    ("es", MX | {"surname": ""}, None, "Estimada señora:"),
    # English.
    ("en", MX, a_function("Maire"), "Dear Madam Mayor,"),
    ("en", MAN, a_function("", "Gobernador"), "Dear Governor,"),
    ("en", MX, a_function("Directrice"), "Dear Ms Ruiz,"),
    ("en", MAN | {"surname": ""}, None, "Dear Sir,"),
    ("en", {"civility": ""}, a_function("Maire"), "Dear Sir or Madam,"),
]


@pytest.mark.parametrize(("language", "fields", "position", "said"), GOLDEN)
def test_the_greeting(language: str, fields: dict[str, Any], position: Position | None, said: str) -> None:
    person = a_person(**fields)
    assert plain(salutation(person, position, translator(language))) == said


@pytest.mark.parametrize(("language", "fields", "position", "said"), GOLDEN)
def test_the_closing_repeats_the_form_of_the_greeting(
    language: str, fields: dict[str, Any], position: Position | None, said: str
) -> None:
    form = said.removeprefix("Dear ").rstrip(",:")
    if form.startswith("Estimad"):
        form = form.replace("Estimad", "estimad", 1)
    assert f", {form}, " in plain(closing(a_person(**fields), position, translator(language)))


@pytest.mark.parametrize(
    ("language", "position", "said"),
    [
        (
            "fr",
            a_function("Préfet"),
            "Nous vous prions d’agréer, Monsieur le Préfet, l’expression de notre haute considération.",
        ),
        (
            "fr",
            a_function("Ambassadeur"),
            (
                "Nous vous prions d’agréer, Monsieur l’Ambassadeur,"
                " l’expression de notre très haute considération."
            ),
        ),
        (
            "fr",
            a_function("Maire"),
            "Nous vous prions d’agréer, Monsieur le Maire, l’expression de notre haute considération.",
        ),
        (
            "fr",
            a_function("Directeur"),
            "Nous vous prions d’agréer, Monsieur le Directeur, l’expression de nos salutations distinguées.",
        ),
        (
            "es",
            a_function("", "Gobernador"),
            "Reciba, Señor Gobernador, las seguridades de nuestra más alta y distinguida consideración.",
        ),
        ("es", None, "Reciba, estimado señor Ruiz, un cordial saludo."),
    ],
)
def test_the_closing_goes_as_high_as_the_function(
    language: str, position: Position | None, said: str
) -> None:
    assert plain(closing(a_person(**MAN), position, translator(language))) == said


def test_nobody_known_is_greeted_as_both() -> None:
    assert salutation(None, None, translator("fr")) == "Madame, Monsieur,"
    assert ", Madame, Monsieur, " in closing(None, None, translator("fr"))
