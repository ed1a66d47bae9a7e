"""How heavy a file is, said as an e-mail counts it."""

from __future__ import annotations

from decimal import Decimal

from cufdesk.i18n import _, screen_translator


def said_size(size: int) -> str:
    """Return a number of bytes in kB or MB."""
    translator = screen_translator()
    if size < 1_000_000:
        return _("{n} kB").format(n=translator.number(max(1, round(size / 1000))))
    return _("{n} MB").format(n=translator.number(Decimal(size) / 1_000_000, 1))
