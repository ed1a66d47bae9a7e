"""Conditional words are found, nouns and imperfects that look like them are not."""

from __future__ import annotations

import pytest

from cufdesk.domain.conditional_words import conditionals

PROPOSED = {
    "fr": "serait seraient pourrait devrait devraient remettrait donnerait rendrait veillerait conduirait "
    "dirait tiendrait enverrait saurait recevrait verraient permettrait connaîtrait aurait irait finirait "
    "lirait écrirait croirait Pourrions vaudrait faudrait voudraient abattrait",
    "es": "sería serían podría realizaría darían entregaría tendría diría haría querría pondría recibiría "
    "saldría conduciría velaría hablaría valdría habría cabría consultaría asesoraría auditaría Debería",
}
TOLD = {
    "fr": "est était avait souhaitait désirait préparait ouvrait offrait montrait entrait livrait attirait "
    "encadrait espérait restaurait considérait forfait parfait attrait extrait portrait découvrait respirait "
    "sera remettra retrait fait",
    "es": "es era había secretaría Secretaría subsecretaría mayoría categoría tesorería asesoría ingeniería "
    "galería consultoría auditoría teoría requería ocurría adquiría prefería abría cubría descubría moría "
    "quería alcaldía garantía contraloría minoría historia batería autoría alegría sabiduría procuraduría",
}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_each_conditional_is_found(language: str) -> None:
    assert [found.word for found in conditionals(PROPOSED[language], language)] == PROPOSED[language].split()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_is_told_is_not_proposed(language: str) -> None:
    assert [found.word for found in conditionals(TOLD[language], language)] == []


def test_a_conditional_stands_in_its_words() -> None:
    text = (
        "Un document prospectif, préparé par les deux groupes,\nserait remis le 15 juillet par un élu"
        " français en leur nom."
    )
    [found] = conditionals(text, "fr")
    assert text[found.start : found.end] == "serait"
    assert found.around == "…préparé par les deux groupes, serait remis le 15 juillet par un élu…"
    [alone] = conditionals("Il se tiendrait.", "fr")
    assert alone.around == "Il se tiendrait."
