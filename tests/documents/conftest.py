"""The English screen, and what a document needs beside its record."""

from __future__ import annotations

import pytest

from cufdesk.i18n import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    """Let sentences be compared: other tests leave the screen in other languages."""
    set_language("en")
