"""How words are compared: one folding for search, sorting, reading and duplicates."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_WORD = re.compile(r"\w+")
_AFTER_N = "n\x7f"


def fold(text: str) -> str:
    """Return the text in lower case, without accents and special letters; one result for all spellings."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold().translate(_SPECIAL)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORD.findall(fold(text))


def sort_key(text: str) -> str:
    """Return the key that puts texts in the order of a directory.

    Case and accents do not count, punctuation separates words, and ñ follows n as Spanish collation has it.
    """
    marked = unicodedata.normalize("NFC", text.casefold()).replace("ñ", _AFTER_N)
    return " ".join(re.findall(r"[\w\x7f]+", fold(marked)))
