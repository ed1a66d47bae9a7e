"""The language of a function's title."""

from __future__ import annotations

import pytest

from cufdesk.reading.title_language import title_language


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Director General", "es"),
        ("Directeur général", "fr"),
        ("Présidente", "fr"),
        ("Presidenta municipal", "es"),
        ("Secretaria técnica", "es"),
        ("Embajador", "es"),
        ("Maire", "fr"),
        ("Conseiller du Président", "fr"),
        ("Gobernador", "es"),
        ("Responsable", ""),
        ("CEO", ""),
        ("", ""),
    ],
)
def test_words_tell(title: str, code: str) -> None:
    assert title_language(title) == code
