"""Typographic slips: each rule finds what it is for and leaves alone what looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.minutes_checks.finding_words import CHECKS
from cufdesk.domain.minutes_checks.typography import slips

NB, NNB = "\u00a0", "\u202f"

FOUND = [
    ("fr", "Mme. Ruiz", "civility_dot", "Mme.", "Mme"),
    ("fr", "avec M Petit", "civility_no_dot", "M", "M."),
    ("fr", "avec Mr Petit", "civility_english", "Mr", "M."),
    ("fr", "le 1 er juin", "ordinal", "1 er", "1er"),
    ("fr", "la 2ème édition", "ordinal", "2ème", "2e"),
    ("fr", "la 1ère édition", "ordinal", "1ère", "1re"),
    ("fr", "le 1 juin", "first_day", "le 1 ", f"le{NB}1er{NB}"),
    ("fr", "à 10h30", "hour", "10h30", f"10{NB}h{NB}30"),
    ("fr", "à 9h", "hour", "9h", f"9{NB}h"),
    ("fr", "A noter : rien", "accent_a", "A", "À"),
    ("fr", "il est a noter", "accent_a", "a", "à"),
    ("fr", "au nom des deux groupe-pays", "compound", "deux groupe-pays", "deux groupes-pays"),
    ("fr", "un appel à projet", "call", "appel à projet", "appel à projets"),
    ("fr", "Fini!", "no_space_before", "!", f"{NNB}!"),
    ("fr", "Objet: rien", "no_space_before", ":", f"{NB}:"),
    ("fr", "un «mot », dit-il", "guillemet_space", "«", f"«{NB}"),
    ("fr", "les affaires Etrangères", "capital", "Etrangères", "Étrangères"),
    ("fr", "le 12 Février 2015", "month", "12 Février", "12 février"),
    ("fr", "le Jeudi 12", "day", "le Jeudi", "le jeudi"),
    ("fr", "le compte rendu ( CR)", "bracket_space", "( ", "("),
    ("fr", "une délégation complète , menée", "space_before", " ,", ","),
    ("fr", "oui,non", "no_space_after", ",", ", "),
    ("fr", "deux  espaces", "double_space", "  ", " "),
    ("fr", "et puis,, rien", "double_sign", ",,", ","),
    ("fr", "le Président (le 15 juillet.", "unclosed", "(", ""),
    ("fr", "un mot » dit-il", "unopened", "»", ""),
    ("fr", "l’un et l'autre", "mixed_apostrophes", "'", "’"),
    ("fr", f'« un{NB}» et "deux"', "mixed_quotes", '"', ""),
    ("es", "el Sr López", "title_no_dot", "Sr", "Sr."),
    ("es", "el nº 3", "number_sign", "nº", "n.º"),
    ("es", "el 1ro de mayo", "ordinal", "1ro", "1.º"),
    ("es", "a las 10h30", "hour", "10h30", "10:30"),
    ("es", "la reunión de el comité", "contraction", "de el", "del"),
    ("es", "dijo «\u00a0hola»", "guillemet_space", f"«{NB}", "«"),
    ("es", "¿Cuándo ?", "space_before", " ?", "?"),
    ("es", "el 29 de Junio de 2015", "month", "Junio", "junio"),
    ("es", "el Jueves 12", "day", "el Jueves", "el jueves"),
    ("es", "el recorrido por Mexico", "capital", "Mexico", "México"),
    ("es", "Cuándo viene?", "opening_mark", "Cuándo viene?", "¿Cuándo viene?"),
    ("es", "un acuerdo (firmado", "unclosed", "(", ""),
]

CLEAN = [
    ("fr", f"Mme{NB}Ruiz, MM. Petit et Roy, M.{NB}P. Petit"),
    ("fr", "un plan de 13 M Euros, l’indice M"),
    ("fr", "le 1er juin, la 1re édition, la 2e, 1 erreur"),
    ("fr", f"à 10{NB}h{NB}30, dans 3 h de route, l’échelle 1:2, à 10:30"),
    ("fr", "A. Petit a parlé. Il y a notamment deux groupes-pays et deux rendez-vous, les porte-parole"),
    ("fr", "rue du 8 Mai 1945, l’État, le 12 février, mars et avril, Juin (prénom)"),
    ("fr", "a) un, b) deux, 3) trois (et quatre)"),
    ("fr", "voir https://a.org/?x=1;y:2 et rosa@a.org; il dit « ¿Quién? »".replace("; il", " ; il")),
    ("fr", "Points de suspension... et voilà…"),
    ("fr", "*  une puce\n-  un tiret\n•  un point"),
    ("es", "Ana Gil (ana@puertos.example) escribió"),
    ("es", "El Sr. López, la Dra. Ruiz: ¿cuándo? ¡Ya! ¿Sí o no?"),
    ("es", "el 29 de junio; de El Salvador, a El Salvador, n.º 3, Junio Pérez"),
    ("es", "dijo «hola» (10:30); América y México"),
]


@pytest.mark.parametrize(("language", "text", "code", "words", "wanted"), FOUND)
def test_a_slip_is_found_and_named(language: str, text: str, code: str, words: str, wanted: str) -> None:
    found = [(s.code, text[s.start : s.end], s.wanted) for s in slips(text, language)]
    assert found == [(code, words, wanted)]


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_what_only_looks_like_a_slip_is_left_alone(language: str, text: str) -> None:
    assert [(s.code, text[s.start : s.end]) for s in slips(text, language)] == []


def test_every_code_has_its_sentence_and_its_example() -> None:
    told = {name.removeprefix("form.") for name in CHECKS if name.startswith("form.")}
    assert {code for _language, _text, code, _words, _wanted in FOUND} == told


def test_other_languages_are_left_alone() -> None:
    assert slips("Mme. Ruiz ( CR", "en") == []


@given(st.text(alphabet="ab é’'\"«»()[]“”.,;:!?¿¡12hM \u00a0\n", max_size=60), st.sampled_from(["fr", "es"]))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str, language: str) -> None:
    found = slips(text, language)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.sampled_from(FOUND))
def test_what_is_wanted_is_no_slip_itself(example: tuple[str, str, str, str, str]) -> None:
    language, text, code, _words, wanted = example
    [slip] = slips(text, language)
    if wanted and code != "mixed_quotes":
        mended = text[: slip.start] + wanted + text[slip.end :]
        assert [s.code for s in slips(mended, language)] == []
