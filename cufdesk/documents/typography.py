"""No-break spaces where French and Spanish want them, in texts that people have entered.

Only spaces that are there already are replaced: no word, sign or spelling changes. The rules are those of
the Imprimerie nationale and of the RAE as far as a space is concerned: French high punctuation, guillemets,
numbers with their unit, days with their month, civilities with their name.
"""

from __future__ import annotations

import re

from cufdesk.i18n import NBSP, NNBSP

Rule = tuple[re.Pattern[str], str]

_MONTHS_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONTHS_ES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")


def _rule(pattern: str, replacement: str) -> Rule:
    return re.compile(pattern), replacement


_UNITS = _rule(r"(?<=\d) (?=(?:%|€|EUR|MXN|USD|km|M€)(?!\w))", NBSP)

_RULES: dict[str, tuple[Rule, ...]] = {
    "fr": (
        _rule(r" (?=[;!?])", NNBSP),
        _rule(r" (?=[:»])", NBSP),
        _rule(r"(?<=«) ", NBSP),
        _rule(r"\b(M\.|MM\.|Mme|Mmes|Dr|Pr|S\.E\.M\.|art\.|p\.) (?=\w)", rf"\1{NBSP}"),
        _rule(r"\b([nN]°) (?=\w)", rf"\1{NBSP}"),
        _rule(rf"\b(\d{{1,2}}|1er) (?=(?:{_MONTHS_FR})\b)", rf"\1{NBSP}"),
        _rule(r"(?<=\d) h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
        _rule(r"(?<=\d) (?=h\b)", NBSP),
        _UNITS,
    ),
    "es": (
        _rule(rf"\b(\d{{1,2}}|1\.º) de (?=(?:{_MONTHS_ES})\b)", rf"\1{NBSP}de "),
        _rule(
            r"\b(Sr\.|Sra\.|Lic\.|Mtro\.|Mtra\.|Dr\.|Dra\.|Ing\.|Arq\.|C\.|núm\.) (?=[\w])",
            rf"\1{NBSP}",
        ),
        _rule(r"(?<=\d) (?=h\b)", NBSP),
        _UNITS,
    ),
    "en": (_rule(r"\b(Mr|Mrs|Ms|Dr) (?=[A-ZÀ-Ý])", rf"\1{NBSP}"), _UNITS),
}


def typeset(text: str, language: str) -> str:
    """Return a text with the no-break spaces of its language in place of its plain ones."""
    if " " not in text:
        return text
    for pattern, replacement in _RULES[language]:
        text = pattern.sub(replacement, text)
    if language == "fr":
        text = _THOUSANDS.sub(lambda match: match[0].replace(" ", NNBSP), text)
    return text
