"""In which language the title of a function is written: told by the words that one of both alone uses."""

from __future__ import annotations

import re
from functools import lru_cache

from cufdesk.reading.language import LANGUAGES, own_functions

# Beside the words for functions; accents count here, as they do for "présidente" and "presidente".
_SMALL = {
    "fr": {"du", "des", "d", "l", "le", "les", "à", "au", "aux", "et", "auprès"},
    "es": {"del", "los", "las", "el", "al", "y", "ante"},
}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=10_000)
def title_language(title: str) -> str:
    """Return "fr" or "es", or nothing where the words do not tell: "Responsable" is both."""
    words = _WORD.findall(title.casefold())
    counts = {code: sum(map(_one_of(code), words)) for code in LANGUAGES}
    most = max(counts.values())
    found = [code for code, count in counts.items() if count == most > 0]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=4)
def _one_of(code: str) -> _Words:
    return _Words(code)


class _Words:
    """Tells whether a word, in lower case, is one of a language's own."""

    def __init__(self, code: str) -> None:
        words = own_functions(code)
        self._whole = {word for word in words if not word.endswith("*")} | _SMALL[code]
        self._begun = tuple(word[:-1] for word in words if word.endswith("*"))

    def __call__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._begun)
