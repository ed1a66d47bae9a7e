"""The spaces that French and Spanish want around their signs, in texts that people have entered.

Spaces alone are touched, no word, sign or spelling: a space that may not end a line becomes one that cannot,
one that the language wants is put in («mot», « Objet: »), one that it does not want is taken out (Spanish
« texto »). The rules are those of the Imprimerie nationale and of the RAE: high punctuation, quotation marks,
numbers with their unit and their groups of thousands, days with their month, civilities and initials with
their name. Addresses of pages and mail, code between backquotes, times (10:30) and ratios (1:2) stay.
"""

from __future__ import annotations

import re

from cufdesk.i18n import NBSP, NNBSP

Rule = tuple[re.Pattern[str], str]

_GAP = f"[ {NBSP}{NNBSP}]"
_MONTHS_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONTHS_ES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
_HIDDEN = "\ufdd0"  # no character at all: stands for what is kept, while the rules look at the rest
_KEPT = (
    _HIDDEN + r"|`[^`\n]*`"
    r"|\b(?:[a-z][a-z0-9+.-]{0,20}://|www\.|mailto:)\S*[^\s.,;:!?»”)\]]"
    r"|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
# A Spanish sentence in a French text keeps its own spaces; a ratio with spaces is not a colon after a word.
_KEPT_IN = {
    "fr": re.compile(rf"({_KEPT}|¿[^?\n]*\?|¡[^!\n]*!)", re.IGNORECASE),
    "es": re.compile(rf"({_KEPT}|\b\d{{1,3}} : \d{{1,3}}\b)", re.IGNORECASE),
    "en": re.compile(rf"({_KEPT}|\b\d{{1,3}} : \d{{1,3}}\b)", re.IGNORECASE),
}
_CHANGES = re.compile(rf"{_GAP}|[;:!?«»¿¡“”]")
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)")
_GAPS = re.compile(_GAP)


def _rule(pattern: str, replacement: str) -> Rule:
    return re.compile(pattern), replacement


def _glued(before: str, after: str, space: str = NBSP) -> Rule:
    """Return the rule that keeps what stands before a space and what stands after it on one line."""
    return _rule(rf"({before}){_GAP}+(?={after})", rf"\1{space}")


_MONEY = "EUR|USD|[MK]?€|Md€|ARS|BOB|CLP|COP|CRC|MXN|PEN|UYU|GBP|CHF|euros?|pesos?|dollars?|d[óo]lares"
_MEASURES = "km|cm|mm|m|ha|kg|g|[kMGT]o|min|millions?|milliards?|mill[óo]n(?:es)?"
_UNITS = (
    _glued(r"\d", rf"(?:[%‰€°$£]|(?:{_MONEY}|{_MEASURES})(?![\w’']))"),
    _glued(r"(?<!\w)(?:US)?[$€£]", r"\d"),
    _glued(r"§", r"\d"),
)
_INITIALS = _glued(r"\b[A-ZÀ-Ý]\.", r"[A-ZÀ-Ý][\w’]")
_ENDS = r"(?=[\s»”)\]…]|$)"

_CLOSED_UP = (
    _rule(rf"([«¿¡“]){_GAP}+", r"\1"),
    _rule(rf"{_GAP}+(?=[»”])", ""),
    _rule(rf"(?<=\S){_GAP}+(?=[;:!?]+{_ENDS})", ""),
)

_RULES: dict[str, tuple[Rule, ...]] = {
    "fr": (
        _rule(rf"{_GAP}+(?=[;!?])", NNBSP),
        _rule(rf"(?<=[\w»)\]%€°…])(?=[;!?]+{_ENDS})", NNBSP),
        _rule(rf"{_GAP}+(?=[:»])", NBSP),
        _rule(rf"(?<=[\w»)\]%€°])(?=:{_ENDS})", NBSP),
        _rule(r"(?<=[^\s«])(?=»)", NBSP),
        _rule(rf"«(?:{_GAP}+|(?=[^\s»]))", f"«{NBSP}"),
        _glued(r"\b(?:M\.|MM\.|Mmes?|Mlles?|Mgr|Drs?|Prs?|S\.E\.M\.|S\.E\.)", r"\w"),
        _glued(r"\bMe", r"[A-ZÀ-Ý]"),
        _glued(r"\b(?:art\.|chap\.|fig\.|pp?\.|vol\.|[nN]°s?)", r"\w"),
        _glued(r"\b(?:\d{1,2}|1er)", rf"(?:{_MONTHS_FR})\b"),
        _glued(r"\b[IVXLC]+(?:er?|ᵉ)", r"siècles?\b"),
        _rule(rf"(?<=\d){_GAP}h{_GAP}(?=\d\d\b)", f"{NBSP}h{NBSP}"),
        _glued(r"\d", r"h\b"),
        _INITIALS,
        *_UNITS,
    ),
    "es": (
        *_CLOSED_UP,
        _rule(rf"\b(\d{{1,2}}|1\.º){_GAP}de{_GAP}(?=(?:{_MONTHS_ES})\b)", rf"\1{NBSP}de{NBSP}"),
        _glued(
            r"\b(?:Sr\.|Sra\.|Sres\.|Sras\.|Lic\.|Mtro\.|Mtra\.|Dr\.|Dra\.|Ing\.|Arq\.|C\.|Excmo\.|Excma\.)",
            r"\w",
        ),
        _glued(r"\b(?:art\.|cap\.|fig\.|n[úu]m\.|n\.º|pp?\.|pág\.|págs\.|vol\.)", r"\w"),
        _glued(r"\bsiglos?", r"[IVXLC]+\b"),
        _glued(r"\d", r"h\b"),
        _INITIALS,
        *_UNITS,
    ),
    "en": (
        *_CLOSED_UP,
        _glued(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.?", r"[A-ZÀ-Ý]"),
        _glued(r"\b(?:No\.|pp?\.|art\.|vol\.)", r"\d"),
        _INITIALS,
        *_UNITS,
    ),
}


def typeset(text: str, language: str) -> str:
    """Return a text with the spaces of its language: "fr", "es" or "en"."""
    if not _CHANGES.search(text):
        return text
    kept = _KEPT_IN[language].findall(text)
    if not kept:
        return _spaced(text, language)
    spaced = _spaced(_KEPT_IN[language].sub(_HIDDEN, text), language)
    return "".join(part for pair in zip(spaced.split(_HIDDEN), [*kept, ""], strict=True) for part in pair)


def _spaced(text: str, language: str) -> str:
    for pattern, replacement in _RULES[language]:
        text = pattern.sub(replacement, text)
    if language != "en":
        text = _THOUSANDS.sub(lambda match: _GAPS.sub(NNBSP, match[0]), text)
    return text
