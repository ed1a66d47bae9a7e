"""Commands answer in English where a test asks for no other language."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
