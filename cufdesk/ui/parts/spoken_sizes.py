"""How heavy a file is, in the screen's language."""

from __future__ import annotations

from cufdesk.i18n import screen_translator


def said_size(size: int) -> str:
    """Return a number of bytes in kB or MB."""
    from cufdesk.domain.weights import weight_words

    return weight_words(size, screen_translator())
