"""Lists of people by given name or surname alone, as notes have them: "Prés. : Karine, Youssef, B. Holm"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import body_at, country_of, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, is_acronym, shadow_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_LONGEST_LINE = 300
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.\-]*(?:[ \u00a0][^\W\d_a-zà-ÿ][\w'’.\-]*){0,2}")


def short_names(doc: Document, start: int, end: int) -> list[Span]:
    """Return the names of a line that is nothing but names, one of them a single word; else nothing."""
    if end - start > _LONGEST_LINE:
        return []
    found = list(_items(doc, start, end))
    if not found or not all(_is_name(doc, *item) for item in found):
        return []
    words = [doc.shadow[slice(*item)].split() for item in found]
    alone = [item for item in words if len(item) == 1]
    known = sum(is_given_name(item[0].split("-")[0]) for item in words)
    return found if alone and 2 * known >= len(words) else []


_GIVEN = re.compile(r"(?P<given>[^\W\d_a-zà-ÿ][\w'’-]+)(?:[ \u00a0][^\W\d_a-zà-ÿ]\.?(?!\w))?")
_BESIDE_GIVEN = re.compile(
    r"\s?(?:$|[,;/+(\n]|\.(?:$|\n)|[ \u00a0](?:et|y|e|pour|côté|chez|por|para|de la|del)[ \u00a0])"
)


def given_alone(doc: Document, start: int, end: int) -> Span | None:
    """Return the place of a known given name by itself in a list: "Claire", "Hery R." before a bracket."""
    word = _GIVEN.match(doc.text, start, end)
    if word is None or _BESIDE_GIVEN.match(doc.text, word.end(), end) is None:
        return None
    folded = shadow_of(word["given"])
    known = is_given_name(re.split(r"[-‑]", folded)[0])
    if not known or country_of(doc.lexicon, folded) or is_no_name(doc, word["given"]):
        return None
    return None if folded in doc.lexicon.folded("mentions.places_too", "common", "articles") else word.span()


def _items(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give what commas, strokes and "et" part, each without what stands in brackets after it."""
    beside = r"\s?\([^()\n]{0,60}\)|\s(?:pour|chez|por|para)\s[^,;()\n]{2,40}"
    joint = re.compile(rf"\s?[,;/+&]\s?|\s(?:{doc.lexicon.also})\s|\s-\s|{beside}|\.?$")
    at = start
    stop = start + len(doc.text[start:end].rstrip(" .;,"))
    for match in [*joint.finditer(doc.shadow, start, stop), None]:
        last = match.start() if match else stop
        if doc.text[at:last].strip():
            yield at + len(doc.text[at:last]) - len(doc.text[at:last].lstrip()), last
        at = match.end() if match else stop


def _is_name(doc: Document, start: int, end: int) -> bool:
    if _NAME.fullmatch(doc.text, start, end) is None or is_acronym(doc.text[start:end]):
        return False
    return not (
        function_at(doc, start, end)
        or body_at(doc, start, end)
        or head_pattern(doc.lexicon).match(doc.shadow, start, end)
        or is_no_name(doc, doc.text[start:end])
        or country_of(doc.lexicon, shadow_of(doc.text[start:end]))
    )
