"""A text from outside, ready to be understood: read from a file or pasted, cleaned, with a fingerprint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.exchange.text_cleaning import Repair, cleaned
from cufdesk.exchange.text_files import file_text, no_text
from cufdesk.folding import fold
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Repair", "SourceText", "clean", "read_text"]

_WORDS = re.compile(r"[^\W_]+")
_LONGEST_HINT = 160
LONGEST_TEXT = 500_000  # characters: some 250 pages, more than any minutes; longer ones are another thing


@dataclass(frozen=True, slots=True)
class SourceText:
    """A cleaned text: every place (`span`) that is spoken of elsewhere is counted in `text`.

    `fingerprint` is the same for the same words, whatever file, encoding, bullets or spacing they came in:
    by it a text that was read before is recognised. `title_hint` is the first line, if it can be a title.
    """

    text: str
    repairs: tuple[Repair, ...]
    fingerprint: str
    title_hint: str


def read_text(path: Path) -> SourceText:
    """Read a .txt, .md, .docx or .odt file.

    Raise Refusal, with a sentence that names the file, for anything that is not a readable text.
    """
    raw = file_text(path)
    if len(raw) > LONGEST_TEXT:
        sentence = _(
            "“{name}” is longer than 500,000 characters: too long for minutes. Keep the part to read."
        )
        raise Refusal(sentence.format(name=path.name))
    source = clean(raw)
    if not source.text:
        raise Refusal(no_text(path.name))
    return source


def clean(raw: str) -> SourceText:
    """Clean a pasted text; an empty one gives an empty result. Raise Refusal above `LONGEST_TEXT`."""
    if len(raw) > LONGEST_TEXT:
        raise Refusal(
            _("This text is longer than 500,000 characters: too long for minutes. Keep the part to read.")
        )
    text, repairs = cleaned(raw)
    return SourceText(text, repairs, fingerprint_of(text), _title_hint(text))


def fingerprint_of(text: str) -> str:
    """Return the SHA-256 of a text's folded words: accents, case, signs and spacing do not count."""
    return hashlib.sha256(" ".join(_WORDS.findall(fold(text))).encode()).hexdigest()


def _title_hint(text: str) -> str:
    first = text.split("\n", 1)[0].strip().lstrip("#· ").strip()
    return first if len(first) <= _LONGEST_HINT and not first.endswith((".", ";")) else ""
