"""Which characters reach the page: one spelling per letter, no controls, every line end the same."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
# The two signs that only the press writes, at line ends; `clean` takes them out of what it is given.
SOFT_HYPHEN = "\u00ad"  # a hyphen that is not in the text
JOINED = "\u2060"  # no hyphen, and no space either: the line ends inside a word or after its own hyphen
NO_BREAK_SPACES = "\u00a0\u202f\u2007"

# What needs a look; everything else (Latin letters, usual punctuation, U+00A0, U+202F, currencies) passes.
_UNUSUAL = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u04ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]"
)
_BREAKS = "\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029"
# Variation selectors and the grapheme joiner change how a neighbour looks in fonts that we do not have.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


def _settle(match: re.Match[str]) -> str:
    character = match[0]
    if character in _BREAKS:
        return "\n"
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in {"Cc", "Cf"} or _INVISIBLE.match(character):
        return ""
    if category in {"Co", "Cn", "Cs"}:
        return REPLACEMENT
    return character


def clean(text: str) -> str:
    """Return the text as it is set: composed letters, one kind of line end, no controls.

    Soft hyphens go too: the press breaks words itself. Private and unassigned characters become U+FFFD.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _UNUSUAL.sub(_settle, text.replace("\r\n", "\n"))


def in_one_line(text: str) -> str:
    """Return a text without line ends; what stood on several lines is parted by commas."""
    return ", ".join(line.strip(" ") for line in clean(text).split("\n") if line.strip())


def capitals(text: str) -> str:
    """Return the text in capitals, letter for letter (the rare letters that would become two stay)."""
    return "".join(c if len(c.upper()) != 1 else c.upper() for c in text)
