"""E-mails in a text: their header lines, who wrote what is quoted, who signs; none of it decides anything."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.reading import chat
from cufdesk.reading.bodies import body_at, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.names import civility_at
from cufdesk.reading.understanding import PersonRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_PEOPLE = r"(?:de|a|to|from|cc|cci|bcc|para|copie|expediteur|destinataires?|remitente|con copia(?: para)?)"
_OTHER = (
    r"(?:objet|asunto|subject|date|fecha|envoye(?: le)?|enviado(?: el)?|sent|sujet|tema|pieces? jointes?"
    r"|adjuntos?)"
)
_HEADER = re.compile(rf"(?:(?P<people>{_PEOPLE})|{_OTHER})\s?:\s*")
_FEWEST_HEADERS = 2
_FROM = re.compile(r"(?:de|from|expediteur|remitente)\s?:")
# "Le 6 janv. 2017 à 9:15, Thomas Weil <…> a écrit :", cut over two lines or not.
_WROTE = re.compile(r"(?:a ecrit|escribio|wrote)\s?:")
_WHEN = re.compile(r"(?:^|\n)(?:(?:le|el|on)\s)")
_WROTE_WITHIN = 240
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s[ap]\.?\s?m\.?)?\)?")
_DAY = re.compile(r"\d{1,2}")
_ADDRESS = re.compile(r"\s?[<(\[][^<>()\[\]\n]*(?:@[^<>()\[\]\n]*)?[>)\]]|\S+@\S+")
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.\-]+(?:[ \u00a0](?:d[eu]l?[ \u00a0])?[^\W\d_a-zà-ÿ][\w'’.\-]*){1,4}")
_SIGNED_LINES = 3


_SENDER = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.\-]*")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What belongs to the mail and not to what it says: places, and the places of names within."""

    lines: tuple[Span, ...]
    names: tuple[Span, ...]
    authors: tuple[tuple[int, Span], ...] = ()
    """From which place on who writes: "je" is the one whose place is the last before it."""

    def author_at(self, at: int) -> Span | None:
        """Return the place of the name of who writes there."""
        index = bisect_right(self.authors, at, key=lambda author: author[0])
        return self.authors[index - 1][1] if index else None


def envelope(doc: Document) -> Envelope:
    """Return the header lines, quotation lines and signatures of the e-mails in a text."""
    lines: list[Span] = []
    names: list[Span] = []
    authors: list[tuple[int, Span]] = []
    for run in _headers(doc):
        for start, end, match in run:
            lines.append((start, end))
            if match["people"]:
                found = list(_names(doc, match.end(), end))
                names += found
                if _FROM.match(match.group()) and found:
                    authors.append((start, found[0]))
    for match in _WROTE.finditer(doc.shadow):
        begin = _when(doc, match.start())
        if begin is not None:
            lines.append((begin, match.end()))
            found = list(_names(doc, *_author(doc, begin, match.start())))
            names += found
            authors += [(begin, name) for name in found[:1]]
    for begin, (start, end) in chat.authors(doc):
        sender = _sender(doc, start, end)
        authors.append((begin, sender or (start, end)))
        names += [sender] if sender else []
    lines += chat.around(doc)
    lines_of_signature, signed = _signatures(doc)
    lines += [span for span in _below_dashes(doc) if lines]
    return Envelope(
        tuple(sorted([*lines, *lines_of_signature])), tuple(sorted({*names, *signed})), tuple(sorted(authors))
    )


def correspondents(doc: Document) -> Iterator[PersonRead]:
    """Give those who wrote, received and signed the e-mails in a text."""
    for span in doc.envelope.names:
        yield PersonRead(doc.quote(span), None, "mentioned", (), span)


def _sender(doc: Document, start: int, end: int) -> Span | None:
    """Return the name in what a telephone calls somebody: "Prof. Nadia Roux", "Nadia Comité", "Nadia R"."""
    begin = at = last = civility_at(doc, start, end)[1]
    while word := _SENDER.match(doc.text, at, end):
        if last > begin and _is_no_sender(doc, word):
            break
        last = word.end()
        at = last + (doc.text[last : last + 1] in {" ", "\u00a0"})
    return (begin, last) if last > begin else None


def _is_no_sender(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether a word behind a name is a body, a function or a single letter instead of a surname."""
    folded = doc.shadow[word.start() : word.end()]
    if folded in doc.lexicon.folded("particles", "articles"):
        return False
    body = head_pattern(doc.lexicon).fullmatch(folded) or function_at(doc, *word.span())
    return bool(body) or len(folded.rstrip(".")) == 1 or is_no_name(doc, word.group())


def _headers(doc: Document) -> Iterator[list[tuple[int, int, re.Match[str]]]]:
    """Give the runs of header lines; one line "Date : …" by itself is none."""
    run: list[tuple[int, int, re.Match[str]]] = []
    at = 0
    for line in [*doc.shadow.split("\n"), ""]:
        match = _HEADER.match(doc.shadow, at, at + len(line))
        if match:
            run.append((at, at + len(line), match))
        else:
            if len(run) >= _FEWEST_HEADERS and any(m["people"] for _s, _e, m in run):
                yield run
            run = []
        at += len(line) + 1


def _when(doc: Document, end: int) -> int | None:
    """Return where "Le 6 janvier 2017 à 9:15, X" begins, on the line of the verb or the one before."""
    line = doc.shadow.rfind("\n", max(0, end - _WROTE_WITHIN), end)
    for start in (line, doc.shadow.rfind("\n", max(0, end - _WROTE_WITHIN), max(line, 0))):
        lead = _WHEN.match(doc.shadow, max(start, 0), end)
        if lead and _DAY.search(doc.shadow, lead.end(), end):
            return lead.end() - 3
    return None


def _author(doc: Document, start: int, end: int) -> Span:
    """Return where the name of who wrote stands: behind the comma or the time."""
    at = max(doc.text.rfind(sign, start, end) for sign in (", ", "\n", ",\u00a0"))
    times = [match.end() for match in _CLOCK.finditer(doc.shadow, start, end)]
    return max(at + 1, times[-1] if times else start, start), end


def _names(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Give the names of a header line: "Claire Montagnier <…>; Thomas Weil"."""
    at = start
    for part in re.split(r"[;,]", doc.text[start:end]):
        bare = _ADDRESS.sub(lambda found: " " * len(found.group()), part)
        first, last = trimmed(doc.text, *_inner(bare, at), " \t\u00a0\"'“”«»,")
        if _NAME.fullmatch(doc.text, first, last) and not _is_other(doc, first, last):
            yield first, last
        at += len(part) + 1


def _inner(words: str, at: int) -> Span:
    start = at + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _is_other(doc: Document, start: int, end: int) -> bool:
    words = doc.text[start:end].split()
    return bool(
        body_at(doc, start, end)
        or function_at(doc, start, end)
        or any(is_no_name(doc, word) for word in words)
    )


def _signatures(doc: Document) -> tuple[list[Span], list[Span]]:
    """Return the lines from "Cordialement" to the next blank line after a name, and those names."""
    lines: list[Span] = []
    names: list[Span] = []
    closing = doc.lexicon.find("headings.greeting")
    for match in closing.finditer(doc.shadow):
        start = doc.text.rfind("\n", 0, match.start()) + 1
        stop = doc.text.find("\n", match.end())
        if doc.text[start : match.start()].strip() or (
            stop >= 0 and stop - match.end() > len("!  et à bientôt ,")
        ):
            continue
        end = len(doc.text) if stop < 0 else stop
        lines.append((start, end))
        for _line in range(_SIGNED_LINES):
            begin, end = _next_line(doc, end)
            first, last = trimmed(doc.text, begin, end, " \t\u00a0,;.\n")
            if first < last and _NAME.fullmatch(doc.text, first, last) and not _is_other(doc, first, last):
                names.append((first, last))
                paragraph = doc.text.find("\n\n", last)
                lines.append((begin, paragraph if paragraph >= 0 else len(doc.text)))
                break
    return lines, names


_DASHES = re.compile(r"^--[ \u00a0]?\n", re.MULTILINE)


def _below_dashes(doc: Document) -> Iterator[Span]:
    """Give what stands below the two dashes that part a signature from its mail, up to a blank line."""
    for dashes in _DASHES.finditer(doc.text):
        stop = doc.text.find("\n\n", dashes.end())
        yield dashes.start(), stop if stop >= 0 else len(doc.text)


def _next_line(doc: Document, end: int) -> Span:
    """Return the next line that says something."""
    start = end
    while start < len(doc.text) and doc.text[start].isspace():
        start += 1
    stop = doc.text.find("\n", start)
    return start, stop if stop >= 0 else len(doc.text)
