"""What leads from one word of a phrase to the next: "de la", "à l'", "ante el"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon


@lru_cache(maxsize=4)
def of_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "de" in all its forms, "et" before it too."""
    if lex.code == "fr":
        article, of = r"de\sla\s|de\sl'|du\s|des\s", r"de\s(?:cette|ce|chaque|son|sa|ses|leurs?)\s|de\s|d'"
    else:
        article, of = r"de\slas?\s|de\slos\s|del\s", r"de\s(?:cada|sus?|dich[oa]s?|est[ae])\s|de\s"
    return re.compile(rf"(?:(?:{lex.also})\s)?(?:(?P<article>{article})|{of})")


@lru_cache(maxsize=4)
def at_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to where somebody is, or what they see to: "à la", "ante el"."""
    if lex.code == "fr":
        return re.compile(
            r"(?:a\sla\s|a\sl'|aux?\s|a\s|en\s|pour\s(?:la\s|le\s|l'|les\s)|aupres\sd(?:e\sla\s|e\sl'|u\s|es\s|e\s|'))"
        )
    return re.compile(r"(?:en\s(?:el\s|la\s)?|ante\s(?:el\s|la\s|los\s)?|para\s(?:el\s|la\s|los\s|las\s))")


@lru_cache(maxsize=4)
def object_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of an article or "que" that shows the word before it to be a verb."""
    words = (
        r"les?\s|la\s|l'|une?\s|que\s|qu'|ces?\s"
        if lex.code == "fr"
        else r"el\s|las?\s|los\s|una?\s|que\s|su\s"
    )
    return re.compile(words)
