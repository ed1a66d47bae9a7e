"""What a pasted or read text loses before the rules look at it, and what it keeps as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.exchange.texts import clean

_LEFT = ("Les couveuses sont", "arrivées et elles", "sont en service.", "Le pédiatre viendra")
_RIGHT = ("Marc : certificat de don", "pour la douane", "Lucie : inventaire de la", "maternité")
_COLUMNS = (
    f"{_LEFT[0]:30}{_RIGHT[0]}\n{_LEFT[1]:30}{_RIGHT[1]}\n{_LEFT[2]:30}\n{'':30}{_RIGHT[2]}\n"
    f"{_LEFT[3]:30}{_RIGHT[3]}"
)
_PUT_IN_ORDER = (
    "Les couveuses sont arrivées et elles sont en service.\n\nLe pédiatre viendra\n\n"
    "Marc : certificat de don pour la douane\n\nLucie : inventaire de la maternité"
)
_TOP = "Acta 3\nDel 7 de mayo\nAsisten todos.\nEl comité "


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("[bookmark: _GoBack]Décision", "Décision"),
        ("Texte [if !supportLists]suite[endif]", "Texte suite"),
        ("<!--[if gte mso 9]>Bonjour<![endif]-->", "Bonjour"),
        ("ami\u00adtié et \u200bpaix\ufeff", "amitié et paix"),
        ("deux jours. .M. Luc Roux, maire", "deux jours.\n· M. Luc Roux, maire"),
        ("•\tUn\n-\tDeux\n– Trois\n\uf0b7 Quatre", "· Un\n· Deux\n· Trois\n· Quatre"),
        ("• Un\no\tDedans\n• Deux", "· Un\n  · Dedans\n· Deux"),
        ("Titre\n  - Un\n    - Dedans", "Titre\n  · Un\n    · Dedans"),
        ("deux  espaces   ici ", "deux espaces ici"),
        ("une note ( CR à venir ) ici", "une note (CR à venir) ici"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("> Bonjour\n> > à tous", "Bonjour\nà tous"),
        ("l\u2003été", "l été"),
        ("e\u0301te\u0301", "été"),
        ("le comi-\nté syndical", "le comité\nsyndical"),
        ("faute d'at-\ntestation d'accord", "faute d'attestation\nd'accord"),
        ("M. Ma-\nrescot écrira", "M. Marescot\nécrira"),
        ("*CAMINO ROMANO*\n- Nacho", "CAMINO ROMANO\n· Nacho"),
        ("le hangar n° 3.La première adjointe", "le hangar n° 3. La première adjointe"),
        ("le prix est 15.L'an passé", "le prix est 15. L'an passé"),
        ("chez M.Prévost et Sr.Tolaba", "chez M. Prévost et Sr. Tolaba"),
        ("ERA MENOS.SE HAN CAMBIADO", "ERA MENOS. SE HAN CAMBIADO"),
        ("le 30 septembre ,ils ont", "le 30 septembre, ils ont"),
        ("llega al 47%,y baja", "llega al 47%, y baja"),
        ("date de 1998,a l'origine", "date de 1998, a l'origine"),
        (
            f"{_TOP}ne sera plus\nCH – CR du 7 juin     1/2\n\nCH – CR du 7 juin     2/2\nvu.",
            f"{_TOP}ne sera plus\nvu.",
        ),
        (f"{_TOP}se\nCámara\nPágina 1 de 2\n\nvea.\nCámara\nPágina 2 de 2", f"{_TOP}se\nvea."),
        (_COLUMNS, _PUT_IN_ORDER),
        ("TITRE\n\nUn.\n\n- 1 -\n\nDeux.\n\n- 2 -", "TITRE\n\nUn.\n\nDeux."),
    ],
)
def test_residue_is_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw).text == cleaned


@pytest.mark.parametrize(
    "kept",
    [
        "1\u202f234\u00a0€ ; « oui\u00a0»",
        "Mme. Durand, salle comble , a redire",
        "élu·e·s et participant·e·s",
        "-5 degrés",
        "o bien México\ny Lima",
        "un point. M. Roux parle",
        "[x] case",
        "le sous-\npréfet, une sage-\nfemme et celui-\nci",
        "mairie@ville.Fr, www.Mairie.Fr et S.E.M. Dupont",
        "le budget 1.234,50 et 12.3.2016",
        "1/2\nla moitié du budget",
        "Page 3 du dossier remis\nla suite",
        "en el 2.º trimestre",
    ],
)
def test_wording_is_never_touched(kept: str) -> None:
    source = clean(kept)
    assert source.text == kept
    assert source.repairs == ()


def test_each_repair_shows_before_and_after_in_place() -> None:
    source = clean("[bookmark: _GoBack]Bilan  commun ( CR\nun mot\u00adclé")
    shown = [(repair.kind, repair.before, repair.after) for repair in source.repairs]
    assert shown == [
        ("residue", "[bookmark: _GoBack]Bilan", "Bilan"),
        ("space", "Bilan  commun", "Bilan commun"),
        ("parenthesis", "( CR", "(CR"),
        ("invisible", "mot\u00adclé", "motclé"),
    ]


def test_the_first_line_is_a_hint_for_the_title() -> None:
    assert clean("\n\n# Compte rendu\nsuite").title_hint == "Compte rendu"
    assert clean("Une phrase entière.").title_hint == ""


pieces = st.sampled_from(
    [
        "·",
        "•",
        "- ",
        "o\t",
        ".M. ",
        " ",
        "  ",
        "\u00a0",
        "\n",
        "\n\n\n\n",
        "(",
        ")",
        "( ",
        "> ",
        "[bookmark: x]",
        "[if a]",
        "[endif]",
        "\u00ad",
        "\u200b",
        "\t",
        "a",
        "É",
        "M. A",
        ".",
        ";",
        "\r\n",
        "\x00",
        "\u2003",
        "§",
        "*",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(pieces, max_size=30).map("".join)))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean(raw)
    twice = clean(once.text)
    assert twice.text == once.text
    assert twice.repairs == ()
    assert twice.fingerprint == once.fingerprint
    for repair in once.repairs:
        assert once.text[slice(*repair.span)] == repair.after


@given(st.text(alphabet=" \t\u00a0\n·o-(>[.M", max_size=40).map(lambda text: text * 50))
def test_cleaning_is_quick_on_anything(raw: str) -> None:
    assert len(clean(raw).text) <= 2 * len(raw) + 2
