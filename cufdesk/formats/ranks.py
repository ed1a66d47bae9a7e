"""Functions that a letter addresses people by, as each language says them to a man and to a woman.

The forms are those of official letters: "Monsieur le Maire", "Señora Gobernadora", "Mr Mayor". A function
that is not here is not guessed at: its holder is greeted by civility alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cufdesk.folding import words_of

Esteem: TypeAlias = Literal["", "high", "highest"]
_NONE = ("", "")


@dataclass(frozen=True, slots=True)
class Rank:
    """A function: masculine and feminine per language, empty where the language greets without it.

    `esteem` tells how high the closing goes. `mandate` is the elected mandate that means the function;
    `country` is the one where it is called so, where others call it otherwise.
    """

    fr: tuple[str, str]
    es: tuple[str, str]
    en: tuple[str, str] = _NONE
    esteem: Esteem = ""
    mandate: str = ""
    country: str = ""

    def said(self, language: str) -> tuple[str, str]:
        """Return the masculine and the feminine."""
        return {"fr": self.fr, "es": self.es}.get(language, self.en)


_MAIRE, _MAYOR = ("Maire", "Maire"), ("Mr Mayor", "Madam Mayor")
_MUNICIPAL = ("Presidente Municipal", "Presidenta Municipal")
_MINISTER = ("Minister", "Minister")

RANKS: tuple[Rank, ...] = (
    Rank(
        ("Ambassadeur", "Ambassadrice"), ("Embajador", "Embajadora"), ("Ambassador", "Ambassador"), "highest"
    ),
    Rank(
        ("Président de la République", "Présidente de la République"),
        ("Presidente de la República", "Presidenta de la República"),
        ("Mr President", "Madam President"),
        "highest",
    ),
    Rank(
        ("Premier ministre", "Première ministre"),
        ("Primer Ministro", "Primera Ministra"),
        ("Prime Minister", "Prime Minister"),
        "highest",
    ),
    Rank(("Ministre", "Ministre"), ("Ministro", "Ministra"), _MINISTER, "highest"),
    Rank(
        ("Secrétaire d’État", "Secrétaire d’État"),
        ("Secretario de Estado", "Secretaria de Estado"),
        _MINISTER,
        "highest",
    ),
    Rank(_NONE, ("Secretario", "Secretaria"), esteem="high"),  # a minister in Mexico, much else elsewhere
    Rank(
        ("Gouverneur", "Gouverneure"),
        ("Gobernador", "Gobernadora"),
        ("Governor", "Governor"),
        "highest",
        "governor",
    ),
    Rank(
        ("Chef du gouvernement", "Cheffe du gouvernement"),
        ("Jefe de Gobierno", "Jefa de Gobierno"),
        esteem="highest",
    ),
    Rank(_MAIRE, ("Alcalde", "Alcaldesa"), _MAYOR, "high", "mayor"),
    Rank(_MAIRE, _MUNICIPAL, _MAYOR, "high", "mayor", "MX"),
    Rank(("Bourgmestre", "Bourgmestre"), ("Burgomaestre", "Burgomaestre"), _MAYOR, "high"),
    Rank(
        ("Président", "Présidente"),
        ("Presidente", "Presidenta"),
        ("Mr President", "Madam President"),
        "high",
        "region_president",
    ),
    Rank(("Vice-Président", "Vice-Présidente"), ("Vicepresidente", "Vicepresidenta"), esteem="high"),
    Rank(("Sous-Préfet", "Sous-Préfète"), ("Subprefecto", "Subprefecta"), esteem="high"),
    Rank(("Préfet", "Préfète"), ("Prefecto", "Prefecta"), esteem="high"),
    Rank(("Sénateur", "Sénatrice"), ("Senador", "Senadora"), esteem="high"),
    Rank(("Député", "Députée"), ("Diputado", "Diputada"), esteem="high"),
    Rank(("Consul général", "Consule générale"), ("Cónsul General", "Cónsul General"), esteem="high"),
    Rank(("Consul", "Consule"), ("Cónsul", "Cónsul"), esteem="high"),
    Rank(
        ("Chargé d’affaires", "Chargée d’affaires"),
        ("Encargado de Negocios", "Encargada de Negocios"),
        esteem="high",
    ),
    Rank(("Recteur", "Rectrice"), ("Rector", "Rectora"), esteem="high"),
    Rank(("Conseiller régional", "Conseillère régionale"), _NONE, esteem="high"),
    Rank(("Conseiller départemental", "Conseillère départementale"), _NONE, esteem="high"),
    Rank(("Conseiller municipal", "Conseillère municipale"), _NONE),
    Rank(_NONE, ("Regidor", "Regidora")),
    Rank(_NONE, ("Síndico", "Síndica")),
    Rank(("Doyen", "Doyenne"), ("Decano", "Decana"), ("Dean", "Dean")),
    Rank(("Professeur", "Professeure"), ("Profesor", "Profesora"), ("Professor", "Professor")),
    Rank(("Secrétaire général", "Secrétaire générale"), ("Secretario General", "Secretaria General")),
    Rank(("Directeur général", "Directrice générale"), ("Director General", "Directora General")),
    Rank(("Directeur", "Directrice"), ("Director", "Directora")),
    Rank(("Délégué", "Déléguée"), ("Delegado", "Delegada")),
)

# Words behind a function that make another one of it: "maire adjoint", "ministro consejero".
_ANOTHER = frozenset(
    {
        "adjoint",
        "adjointe",
        "adjunto",
        "adjunta",
        "honoraire",
        "honorario",
        "honoraria",
        "suppleant",
        "suppleante",
        "suplente",
        "delegue",
        "deleguee",
        "delegado",
        "delegada",
        "conseiller",
        "conseillere",
        "consejero",
        "consejera",
        "particulier",
        "particuliere",
        "particular",
        "tecnico",
        "tecnica",
    }
)
_ARTICLES = frozenset({"le", "la", "l", "el"})


@dataclass(frozen=True, slots=True)
class Held:
    """A rank, and how a title in the language of the letter has it, if one does.

    `form` is 0 for the masculine and 1 for the feminine; where both are the same word it is None, as it is
    where no title tells. `article` is the one written before the function.
    """

    rank: Rank
    form: int | None = None
    article: str = ""


def rank_of(title: str, language: str, country: str = "") -> Held | None:
    """Return the rank that a title in "fr" or "es" begins with: the longest that fits, that of the country.

    What the next word makes another function of ("maire adjoint") is none.
    """
    said = words_of(title)
    article = said[0] if said[:1] and said[0] in _ARTICLES else ""
    said = said[1:] if article else said
    found: list[tuple[int, int, Held]] = []
    for rank in RANKS:
        names = [words_of(name) for name in rank.said(language)]
        fitting = [form for form, words in enumerate(names) if words and said[: len(words)] == words]
        if fitting:
            form = fitting[0] if len(fitting) == 1 else None
            found.append((len(names[fitting[0]]), _at_home(rank, country), Held(rank, form, article)))
    if not found:
        return None
    length, _home, held = max(found, key=lambda one: one[:2])
    is_another = said[length : length + 1] and said[length] in _ANOTHER
    # A "ministre délégué" is greeted as a minister, whatever else "délégué" makes a substitute of.
    is_minister = said[:2] in (["ministre", "delegue"], ["ministre", "deleguee"])
    return None if is_another and not is_minister else held


def rank_of_mandate(mandate: str, country: str = "") -> Held | None:
    """Return the rank that an elected mandate means in a country, if it means one."""
    meant = [rank for rank in RANKS if mandate and rank.mandate == mandate]
    return Held(max(meant, key=lambda rank: _at_home(rank, country))) if meant else None


def _at_home(rank: Rank, country: str) -> int:
    """Return how well a rank's name is that of a country: 1 its very own, -1 another country's."""
    if not rank.country:
        return 0
    return 1 if rank.country == country else -1
