"""The rules that our own texts are held to find what they look for, and leave well-set texts alone."""

from __future__ import annotations

import pytest

from tests.typography import faults


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[("", text) for text in ("l'élu", "deux  espaces", "( CR", "complète ,", " devant", "derrière ")],
        *[
            ("fr", text)
            for text in ("Voici : ceci", "Voici: ceci", "Quoi ?", "Fini!", "le 29 juin", "M. Rojas")
        ],
        *[("fr", text) for text in ("« mot »", "n° 3", "Mme. Iglesias", "Mme Iglesias", "20 %")],
        *[("es", text) for text in ("Sigue : esto", "« texto»", "¿ Qué?", "“texto”")],
        *[("en", text) for text in ("Why ?", "“ text”", "«text»")],
    ],
)
def test_a_text_badly_set_is_found(language: str, text: str) -> None:
    assert faults(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "L’élu\u00a0: «\u00a0mot\u00a0», le 29\u00a0juin\u202f; M.\u00a0Rojas, Mme\u00a0Iglesias\u202f?",
        ),
        ("es", "Sigue: «texto»; ¿Qué? ¡Sí! 29 de junio de 2015"),
        ("en", "So: “text”; why? It’s 29 June 2015!"),
    ],
)
def test_a_text_well_set_is_left_alone(language: str, text: str) -> None:
    assert faults(text, language) == []
