"""How heavy a file is, said as an e-mail counts it: kB and MB are thousands and millions of bytes."""

from __future__ import annotations

from decimal import Decimal

from cufdesk.i18n import Translator


def weight_words(size: int, t: Translator) -> str:
    """Return a number of bytes in kB or MB: "820 ko", "1,4 Mo"."""
    if size < 1_000_000:
        return t._("{n} kB").format(n=t.number(max(1, round(size / 1000))))
    return t._("{n} MB").format(n=t.number(Decimal(size) / 1_000_000, 1))
