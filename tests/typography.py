"""What is wrong in a text that we wrote ourselves, by the rules of its language."""

from __future__ import annotations

import re

_MONTH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_ANYWHERE = re.compile(r" {2}|[ \t]\n|\n[ \t]|^\s|\s$|'|\"|\.\.\.|…\w| ,| \.(?!\w)|\( | \)")
_IN = {
    # U+202F before ; ! ?, U+00A0 before : and », none of them plain; M. with a dot, Mme without.
    "fr": re.compile(
        rf" [;:!?»%€]|\S(?<!\u202f)[;!?]|\S(?<!\u00a0):(?!//)|« |[“”]|\d (?:{_MONTH})|n° |\bMM?\. |\bMmes? "
        r"|\bMme\.|\bMr\b|\bEtat"
    ),
    # Marks close up to their words.
    "es": re.compile(r"[ \u00a0\u202f][;:!?»]|[«¿¡][ \u00a0\u202f]|[“”]"),
    "en": re.compile(r"[ \u00a0\u202f][;:!?”]|“ |[«»]"),
}


def faults(text: str, language: str = "") -> list[str]:
    """Return the places where a text is badly set; without a language, what is wrong in any."""
    rules = [_ANYWHERE, *([_IN[language]] if language else [])]
    return [text[max(0, m.start() - 20) : m.end() + 20] for rule in rules for m in rule.finditer(text)]
