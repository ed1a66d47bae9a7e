"""By what a received PDF is known: its marks, else the line at the foot of its pages and its words.

The marks are in its XMP. Where another program took them away, the foot of a page still gives the first
digits of the fingerprint, which the register of sendings or the documents themselves may know; where no
version has these digits any more, the reference and the words of the pages tell which document it is.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from cufdesk.documents.printing import Marks, fingerprint, marks_of, to_pdf
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.sendings import Sending
from cufdesk.exchange.received_pdfs import ReceivedPdf, words_of_pages
from cufdesk.folding import words_of
from cufdesk.refusal import Refusal
from cufdesk.storage import sendings as register
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing
from cufdesk.usecases.page_differences import foot_of
from cufdesk.usecases.printing import Prepared

_CREATED = re.compile(rb"<xmp:CreateDate>([^<]{10,40})</xmp:CreateDate>")
_YEARS = (1900, 9000)  # outside, a moment may have no equal in another time zone
_VERSION = re.compile(r"^v[0-9A-Za-z.]+$")
_ALIKE = 0.5  # of the words that two texts have together
_NEAR = 0.2  # below the best, within which another document may be the one
_MOST_NEAR = 4
_SEPARATOR = " · "
_LAYOUTS: tuple[Layout, ...] = ("columns", "alternating")
# What tells by its order which language leads, and how the two stand.
_FIRST_ITEMS, _FIRST_WORDS = 6, 200


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is known by: its marks, as far as they could be told, and how they were found.

    `by` is "marks" (its XMP), "register" (a sending with the digits at the foot), "document" (one that bears
    these digits now) or "words" (the most alike). `made` is an ISO moment, empty where it is not known.
    """

    marks: Marks
    by: str
    made: str = ""


@dataclass(frozen=True, slots=True)
class _Foot:
    """What the foot of a page says; `reference` and `version` are empty where they are not printed."""

    short: str
    reference: str
    version: str


def known_by_marks(pdf: ReceivedPdf) -> Known | None:
    """Return what the XMP of a file says, the latest packet first."""
    for packet in reversed(pdf.packets):
        marks = marks_of(packet)
        if marks is not None and marks.what and marks.fingerprint:
            return Known(marks, "marks", _made(packet))
    return None


def _made(packet: bytes) -> str:
    """Return when the dossier was last written before the print, as XMP says it."""
    found = _CREATED.search(packet)
    try:
        moment = datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except ValueError:
        return ""
    is_known = moment is not None and moment.tzinfo and _YEARS[0] <= moment.year <= _YEARS[1]
    return moment.isoformat() if moment is not None and is_known else ""


def known_by_words(
    dossier: Dossier,
    texts: Sequence[str],
    progress: Callable[[float], None],
    wanted: Callable[[], bool],
) -> Known | None:
    """Return what the pages of a file tell; None where no page bears our line of marks."""
    foot = _foot(texts)
    if foot is None:
        return None
    with dossier.read() as reading:
        sent = register.sendings(reading)
    for sending in reversed(sent):
        if sending.fingerprint.startswith(foot.short):
            return Known(_marks_of_sending(sending), "register")
    return _most_alike(dossier, foot, texts, progress, wanted)


def _foot(texts: Sequence[str]) -> _Foot | None:
    """Return the marks at the foot of the pages: those that most of the pages bear."""
    found: Counter[_Foot] = Counter()
    for text in texts:
        match = foot_of(text.splitlines())
        if match is not None:
            parts = (match["before"] or "").split(_SEPARATOR)
            version = parts.pop() if parts and _VERSION.match(parts[-1]) else ""
            found[_Foot(match["short"], _SEPARATOR.join(parts), version)] += 1
    return found.most_common(1)[0][0] if found else None


def _marks_of_sending(sending: Sending) -> Marks:
    return Marks(
        what=sending.what,
        record=sending.record_id,
        reference=sending.reference,
        version=f"v{sending.version}" if sending.version else "",
        language=sending.language,
        written=sending.mark,
        fingerprint=sending.fingerprint,
    )


def _most_alike(
    dossier: Dossier,
    foot: _Foot,
    texts: Sequence[str],
    progress: Callable[[float], None],
    wanted: Callable[[], bool],
) -> Known | None:
    """Return the document that bears the digits of the foot now, else the one with the same words."""
    words = Counter(words_of(" ".join(texts)))
    rated: list[tuple[float, Prepared]] = []
    for share, now in _documents(dossier):
        progress(share)
        if not wanted():
            return None
        story = now.story()
        whole = fingerprint(story)
        if whole.startswith(foot.short):
            return Known(_marks_of(now, foot, whole), "document")
        if now.layout != "columns":  # the same words
            continue
        if foot.reference and story.reference and story.reference != foot.reference:
            continue
        alike = _alike(words, Counter(words_of(" ".join(_texts(story.items)))))
        if alike > _ALIKE:
            rated.append((alike, now))
    if not rated:
        return None
    nearest = _nearest(rated, texts)
    if "+" in nearest.language:
        nearest = _as_laid_out(nearest, texts)
    return Known(_marks_of(nearest, foot, foot.short), "words")


def _marks_of(now: Prepared, foot: _Foot, known: str) -> Marks:
    return Marks(
        what=now.paper.what,
        record=now.sheet.record_id,
        reference=foot.reference,
        version=foot.version,
        language=now.language,
        layout=now.layout,
        fingerprint=known,
    )


def _nearest(rated: Sequence[tuple[float, Prepared]], texts: Sequence[str]) -> Prepared:
    """Return the document with the most words in common with the pages of a file.

    Several papers of one record say nearly the same words: of those it is the one whose lines are the same.
    """
    best = max(alike for alike, _now in rated)
    near: dict[tuple[str, str, frozenset[str]], Prepared] = {}
    for alike, now in sorted(rated, key=lambda one: -one[0]):
        if alike >= best - _NEAR and len(near) < _MOST_NEAR:
            languages = frozenset(now.language.split("+"))
            near.setdefault((now.paper.what, now.sheet.record_id, languages), now)
    if len(near) == 1:
        return next(iter(near.values()))
    lines = _lines(texts)
    return max(near.values(), key=lambda now: _alike(lines, _lines(words_of_pages(now.pdf(), now.name))))


def _lines(texts: Sequence[str]) -> Counter[str]:
    return Counter(" ".join(words_of(line)) for text in texts for line in text.splitlines())


def _as_laid_out(now: Prepared, texts: Sequence[str]) -> Prepared:
    """Return a document with its languages in the order, and laid out, of a file with the same words."""
    begun = _first_words(texts)
    languages = (now.language, "+".join(reversed(now.language.split("+"))))
    ways = [replace(now, language=one, layout=way) for one in languages for way in _LAYOUTS]
    ways = [one for one in ways if one.language in one.paper.languages]
    return max(ways, key=lambda one: SequenceMatcher(None, begun, _begun(one), autojunk=False).ratio())


def _begun(now: Prepared) -> list[str]:
    """Return the words with which a document begins, in the order of its pages."""
    story, beginning = now.story(), io.BytesIO()
    to_pdf(replace(story, items=story.items[:_FIRST_ITEMS]), beginning)
    return _first_words(words_of_pages(beginning.getvalue(), now.name))


def _first_words(texts: Sequence[str]) -> list[str]:
    return words_of(" ".join(texts[:2]))[:_FIRST_WORDS]


def _documents(dossier: Dossier) -> Iterator[tuple[float, Prepared]]:
    """Return every document in each language and layout that it is offered in, with how far that is."""
    asked = [(one, record) for one in printing.documents(dossier) for record in one.records]
    for number, (document, record) in enumerate(asked):
        try:
            now = printing.prepare(dossier, document.what, record.reference)
        except Refusal:  # it went meanwhile
            continue
        for language in document.languages:
            for layout in _LAYOUTS if "+" in language else _LAYOUTS[:1]:
                yield number / len(asked), replace(now, language=language, layout=layout)


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words that two texts have in common, 0 to 1."""
    together = (one | other).total()
    return (one & other).total() / together if together else 0.0


def _texts(told: Any) -> Iterator[str]:
    """Return every text in what a document tells."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, (tuple, list)):
        for part in told:
            yield from _texts(part)
    elif is_dataclass(told):
        for field in fields(told):
            yield from _texts(getattr(told, field.name))
