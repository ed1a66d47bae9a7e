"""The spaces of each language are put where it wants them, and nothing but spaces is ever touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.documents.typography import typeset

NB = "\u00a0"
NNB = "\u202f"

FRENCH = [
    ("Objet : bilan ; suite", f"Objet{NB}: bilan{NNB}; suite"),
    ("Objet: bilan; suite", f"Objet{NB}: bilan{NNB}; suite"),
    ("Vraiment ? Oui ! Non?!", f"Vraiment{NNB}? Oui{NNB}! Non{NNB}?!"),
    (f"Vraiment{NB}? Oui  !", f"Vraiment{NNB}? Oui{NNB}!"),
    ("« papier »", f"«{NB}papier{NB}»"),
    ("«papier», (« papier»)", f"«{NB}papier{NB}», («{NB}papier{NB}»)"),
    ("(?) et (!)", "(?) et (!)"),
    ("M. Antonio Rojas et Mme Iglesias", f"M.{NB}Antonio Rojas et Mme{NB}Iglesias"),
    ("MM. Rojas et Zapata, A. Saldaña, Me Roy", f"MM.{NB}Rojas et Zapata, A.{NB}Saldaña, Me{NB}Roy"),
    ("S.E.M. l’ambassadeur", f"S.E.M.{NB}l’ambassadeur"),
    ("le 29 juin, le 1er juillet", f"le 29{NB}juin, le 1er{NB}juillet"),
    ("les 29-30 juin 2015", f"les 29-30{NB}juin 2015"),
    ("à 10 h 30, 12 h", f"à 10{NB}h{NB}30, 12{NB}h"),
    ("12 450 000 € et 20 %", f"12{NNB}450{NNB}000{NB}€ et 20{NB}%"),
    (f"1{NB}234,50 MXN, 3 millions d’euros", f"1{NNB}234,50{NB}MXN, 3{NB}millions d’euros"),
    ("5 km, 12 kg, 14 Mo", f"5{NB}km, 12{NB}kg, 14{NB}Mo"),
    ("n° 3, p. 12, art. 5, § 2", f"n°{NB}3, p.{NB}12, art.{NB}5, §{NB}2"),
    ("XXIe siècle", f"XXIe{NB}siècle"),
    ("https://exemple.fr : site", f"https://exemple.fr{NB}: site"),
    ("en 2015 : 12 maires", f"en 2015{NB}: 12 maires"),
    ("« ¿Qué? » et fin ?", f"«{NB}¿Qué?{NB}» et fin{NNB}?"),
]
SPANISH = [
    ("29 de junio de 2015", f"29{NB}de{NB}junio de 2015"),
    ("1.º de setiembre", f"1.º{NB}de{NB}setiembre"),
    ("el Lic. Pérez y la Mtra. Ruiz", f"el Lic.{NB}Pérez y la Mtra.{NB}Ruiz"),
    ("« texto », ¿ sí ? ¡ ya !", "«texto», ¿sí? ¡ya!"),
    (f"«{NB}texto{NB}»{NB}: otro{NNB}; fin", "«texto»: otro; fin"),
    ("a las 10:30 h", f"a las 10:30{NB}h"),
    ("12 450 000 pesos, $ 500, 20 %", f"12{NNB}450{NNB}000{NB}pesos, ${NB}500, 20{NB}%"),
    ("núm. 3, pág. 12, siglo XXI", f"núm.{NB}3, pág.{NB}12, siglo{NB}XXI"),
]
LEFT_ALONE = [
    ("fr", "en 2015 300 élus"),
    ("fr", "l’an 2015 et 3 maires"),
    ("fr", "https://exemple.fr/a?b=c;d=1:2!x et http://x.org:80/"),
    ("fr", "www.exemple.fr/x;y et mailto:a@b.fr?subject=x;y"),
    ("fr", "ana.ruiz+x@exemple.fr"),
    ("fr", "à 10:30, au 1:2, en 16:9"),
    ("fr", "`a ? b : c; d`"),
    ("fr", "nos élus, 3 m’arrêtent, C:\\temp"),
    ("es", "texto: otro; ¿sí? ¡ya!"),
    ("es", "una escala de 1 : 2 y a las 10:30"),
    ("es", "https://ejemplo.mx/?q=«a» y ana@ejemplo.mx"),
    ("es", "`a ? b : c`"),
    ("en", "So: “text”; why? 1 : 2, 10:30"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: str) -> None:
    assert typeset(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish(text: str, expected: str) -> None:
    assert typeset(text, "es") == expected


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_what_is_no_running_text_stays_as_typed(language: str, text: str) -> None:
    assert typeset(text, language) == text


def test_the_two_languages_want_opposite_things() -> None:
    """A negative control: the rules of the wrong language are seen to be wrong."""
    assert typeset("« texto »", "fr") != typeset("« texto »", "es") != "« texto »"
    assert NNB in typeset("Quoi ?", "fr")
    assert typeset("Quoi ?", "es") == typeset("Quoi ?", "en") == "Quoi?"


SIGNS = st.text(alphabet="aM.1 :;«»€h°nj¿?¡!\u00a0\u202f`/@%JdeI\n|()“”…$5", max_size=40)
PIECES = (
    *("M. ", "Mme ", "Rojas", "le 29 ", "juin", " de ", "junio", "« ", "»", " : ", "?", " !", "10 h 30"),
    *("10:30", "1 234", " €", "n° ", "¿", "https://x.fr/?a:b ", "a@b.fr", " ; ", "J. ", "siècle", "XXe "),
    *("`", "1 : 2"),
)
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.text() | SIGNS | WRITTEN, st.sampled_from(["fr", "es", "en"]))
def test_nothing_but_spaces_is_touched(text: str, language: str) -> None:
    without = re.compile(f"[ {NB}{NNB}]")
    assert without.sub("", typeset(text, language)) == without.sub("", text)


@given(st.text() | SIGNS | WRITTEN, st.sampled_from(["fr", "es", "en"]))
def test_a_text_set_once_stays(text: str, language: str) -> None:
    assert typeset(typeset(text, language), language) == typeset(text, language)


@given(WRITTEN)
def test_no_line_begins_with_a_sign_in_french(text: str) -> None:
    assert not re.search(r" [;:!?»]|« ", typeset(re.sub(r"\S*(?:://|@|`|¿|: 2)\S*", "", text), "fr"))


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_time_grows_with_the_text_alone(language: str) -> None:
    """Texts that a careless rule would read again from every place."""
    for text in ("a." * 20_000, "1 234 " * 10_000, "«" * 20_000, "x-" * 20_000, "¿" * 20_000):
        assert typeset(text, language)
