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
_NUMBER = re.compile(r"[\d\s().+/\u00a0\u202f-]+")
_DAY = re.compile(r"\d{1,2}([/. -])\d{1,2}\1\d{4}")
_LONGEST_CLOSED = 24
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


def sought(text: str) -> list[str]:
    """Return the folded words that a search asks for; a telephone number, however parted, is one word."""
    typed = text.strip()
    if _NUMBER.fullmatch(typed) and not _DAY.fullmatch(typed):
        digits = "".join(c for c in typed if c.isdigit())
        if len(digits) > 8 or (len(digits) > 4 and typed[0] in "+0("):
            return [digits.removeprefix("00")]
    return words_of(text)


def closed_up(text: str) -> list[str]:
    """Return the folded words that signs part within, written without them: "allas" of "AL-LAs"."""
    parted = (word for word in fold(text).split() if len(word) <= _LONGEST_CLOSED and not set(word) & {*"@'"})
    pieces = (_WORD.findall(word) for word in parted)
    return ["".join(words) for words in pieces if len(words) > 1]


def number_words(text: str) -> list[str]:
    """Return what a telephone number is also found by: its digits, from whichever place they are dialled.

    Where a country's code ends is not known here: the digits behind one, two and three of them are given.
    """
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) < 7:
        return []
    if not text.strip().startswith(("+", "(+", "00")):
        return [digits, digits.removeprefix("0")]
    digits = digits.removeprefix("00")
    national = [digits[place:].removeprefix("0") for place in (1, 2, 3)]
    return [digits, *national, f"0{national[1]}"]


def sort_key(text: str) -> str:
    """Return the key that puts texts in the order of a directory.

    Case and accents do not count, punctuation separates words, and ñ follows n as Spanish collation has it.
    """
    marked = unicodedata.normalize("NFC", text.casefold()).replace("ñ", _AFTER_N)
    return " ".join(re.findall(r"[\w\x7f]+", fold(marked)))
