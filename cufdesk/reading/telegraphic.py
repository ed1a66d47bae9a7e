"""Notes in brief: who, what and when, parted by signs: "Karine -> traiteur, avant 1/03", "Budget (Roux)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.deadlines import beginning_in
from cufdesk.reading.matching import Span, expression, trimmed
from cufdesk.reading.owners import is_term
from cufdesk.reading.phrases import phrase_at
from cufdesk.reading.verb_forms import is_infinitive
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_SIGNS = re.compile(
    r"\s*(?:->|=>|→|⇒|>|=|\||\s[-–—/]\s|[:?]\s|;\s|,\s|\.\s|[()\[\]]"
    r"|\n[ \t]+(?=\S)|(?:^|\s)@(?=\w))\s*",
    re.MULTILINE,
)
_EDGES = " \t\n\u00a0\u202f,;.:()[]|->=→@"
_PARTING = re.compile(r"->|=>|[→⇒>=|:?;()\[\]@]|\s[-–—/]\s|\.\s")
_LONGEST = 400
_LONGEST_BESIDE = 120
_MOST_PIECES = 12


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: the place of the task, those named, the place of its term."""

    task: Span
    who: tuple[Span, ...]
    when: Span | None
    said: bool = False
    """Whether words ("Responsable : …") and not the order alone tell what is what."""


@dataclass(slots=True)
class _Piece:
    kind: str
    span: Span
    who: tuple[Span, ...] = ()


def note(doc: Document, start: int, end: int, dates: tuple[DateRead, ...]) -> Note | None:
    """Return what a line in brief says, or None where it names nobody and no term apart from its words."""
    if end - start > _LONGEST:
        return None
    pieces = list(_pieces(doc, start, end, dates))
    if not 2 <= len(pieces) <= _MOST_PIECES:
        return None
    _name_by_arrow(doc, pieces)
    tasks = [piece.span for piece in pieces if piece.kind == "task"]
    # "Mme Dubreuil (adjointe)": the brackets say who she is.
    named = [
        piece
        for before, piece in zip([None, *pieces], pieces, strict=False)
        if piece.kind == "who"
        and not (before and before.kind == "who" and "(" in doc.text[before.span[1] : piece.span[0]])
    ]
    terms = [piece for piece in pieces if piece.kind == "when"]
    if not tasks or not (named or terms):
        return None
    if not terms and _only_describes(doc, (start, end), pieces):
        return None
    said = any(piece.kind == "label" for piece in pieces)
    who = tuple(span for piece in named[: len(named) if said else 2] for span in piece.who)
    day = next((t for t in terms if _holds_day(dates, t.span)), None)
    term = day or (terms[0] if terms else None)  # "30 juin / 30 de junio": the one that tells a day
    return Note((tasks[0][0], tasks[-1][1]), who, term.span if term else None, said)


def _holds_day(dates: tuple[DateRead, ...], span: Span) -> bool:
    return any(date.precision == "exact" for date in beginning_in(dates, *span))


def _name_by_arrow(doc: Document, pieces: list[_Piece]) -> None:
    """Take a few words between an arrow and a term for who does it: "→ groupe académique, deux mois"."""
    if len(pieces) < _WITH_ARROW or any(piece.kind in {"who", "label"} for piece in pieces):
        return
    before, who, when = pieces[-3:]
    arrow = _ARROW.search(doc.text, before.span[1], who.span[0])
    words = doc.text[slice(*who.span)].split()
    if arrow and before.kind == who.kind == "task" and when.kind == "when" and len(words) <= _WITH_ARROW:
        pieces[-2] = _Piece("who", who.span, (who.span,))


_ARROW = re.compile(r"->|=>|[→⇒]")
_WITH_ARROW = 3


def _only_describes(doc: Document, span: Span, pieces: list[_Piece]) -> bool:
    """Tell whether commas alone say who somebody is: "Josette Dijoux, secrétaire", no "traiteur, Josette"."""
    if _PARTING.search(doc.text, *span) or any(
        piece.kind == "label" or is_infinitive(doc, *piece.span) for piece in pieces
    ):
        return False
    last = pieces[-1]
    return last.kind != "who" or not doc.known_words.intersection(doc.shadow[slice(*last.span)].split())


def _pieces(doc: Document, start: int, end: int, dates: tuple[DateRead, ...]) -> Iterator[_Piece]:
    awaited = ""
    for s, e in _cut(doc, start, end):
        label = _label(doc, s, e)
        if label:
            awaited = label
            yield _Piece("label", (s, e))
            continue
        here, awaited = awaited, ""
        if here == "responsible":
            yield _Piece("who", (s, e), somebody(doc, s, e))
        elif here == "deadline" or _is_term(doc, s, e, dates) or is_term(doc, s, e):
            yield _Piece("when", (s, e))
        else:
            at = _after_label(doc, s, e)
            named = () if doc.lexicon.find("prelude").match(doc.shadow, at, e) else somebody(doc, at, e)
            named = named or _office_in_brackets(doc, at, e)
            parted = () if named else _who_and_when(doc, at, e, dates)
            if at > s and (named or parted):  # "Envoi du dossier, suivi par Mme Roux": the words tell who
                yield _Piece("label", (s, at))
            if parted:
                yield from parted
                continue
            yield _Piece("who", (s, e), named) if named else _Piece("task", (s, e))


def _office_in_brackets(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return the service that brackets name before a comma: "(service comptable, dès réception)"."""
    if doc.text[start - 1 : start] != "(" or doc.text[end : end + 1] not in {",", ")"}:
        return ()
    phrase = phrase_at(doc, start, end)
    return (phrase.span,) if phrase and phrase.is_agent and phrase.span == (start, end) else ()


def _who_and_when(doc: Document, start: int, end: int, dates: tuple[DateRead, ...]) -> tuple[_Piece, ...]:
    """Part "Mme Roux pour le 12 juin", "M. Petit fin mai", where no sign stands between the two."""
    for date in beginning_in(dates, start + 1, end):
        if not date.span[0] < date.span[1] <= end or doc.text[date.span[1] : end].strip(_EDGES):
            continue
        lead = re.compile(rf"(?:\s{_lead_pattern(doc.lexicon).pattern})*\s$").search(
            doc.shadow[start : date.span[0]]
        )
        stop = start + lead.start() if lead else date.span[0]
        if named := somebody(doc, start, stop):
            return _Piece("who", (start, stop), named), _Piece("when", trimmed(doc.text, stop, end, _EDGES))
    return ()


def beside(doc: Document, start: int, end: int, dates: tuple[DateRead, ...]) -> dict[str, Span]:
    """Return the places of who and when in a line that tells nothing else: "→ Mme Roux, fin mai"."""
    if end - start > _LONGEST_BESIDE:
        return {}
    found: dict[str, Span] = {}
    for piece in _pieces(doc, start, end, dates):
        kind = {"who": "responsible", "when": "deadline", "label": "label"}.get(piece.kind)
        if kind is None:
            return {}
        if kind == "responsible" and kind in found:
            found[kind] = (found[kind][0], piece.span[1])
        found.setdefault(kind, piece.span)
    found.pop("label", None)
    return found


def _cut(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Part a line at its signs; those within a name ("Roux, Petit et Wolff") part nothing."""
    at = start
    for sign in [*_SIGNS.finditer(doc.text, start, end), None]:
        stop = sign.start() if sign else end
        if sign and sign.group().strip() == "." and _is_short(doc, at, stop):
            continue  # "M. Roux", "Ing. Tun"
        if sign and not sign.group().strip() and not _tells_below(doc, sign, end):
            continue  # only the width of the page cut here
        s, e = trimmed(doc.text, at, stop, _EDGES)
        if s < e:
            yield s, e
        at = sign.end() if sign else end


def _tells_below(doc: Document, sign: re.Match[str], end: int) -> bool:
    """Tell whether a line below a task holds who and when, and does not go on with it."""
    last = doc.text[max(0, sign.start() - 24) : sign.start()].split()
    comma = doc.text.find(",", sign.end(), end)
    if comma < 0 or not last or len(last[-1]) <= _JOINT_LONGEST:
        return False
    return is_term(doc, comma + 1, end) and bool(somebody(doc, sign.end(), comma))


_JOINT_LONGEST = 4


def _is_short(doc: Document, at: int, stop: int) -> bool:
    word = doc.text[max(at, stop - 6) : stop].split()
    last = word[-1] if word else ""
    return doc.lexicon.value("civilities", f"{last.lower()}.") is not None or len(last) == 1


def _label(doc: Document, start: int, end: int) -> str:
    """Return what "Responsable" or "Fecha límite" before a colon says will follow."""
    if not re.compile(r"\s?[:?]|\.\s").match(doc.text, end):
        return ""
    found = (
        k
        for k in ("responsible", "deadline")
        if doc.lexicon.find(f"table.{k}").fullmatch(doc.shadow, start, end)
    )
    return next(found, "")


def _after_label(doc: Document, start: int, end: int) -> int:
    """Return where somebody is named after "suivi par", "responsable", without a colon between."""
    label = doc.lexicon.find("table.responsible").match(doc.shadow, start, end)
    if label is None or doc.text[label.end() : label.end() + 1] not in {" ", "\u00a0"}:
        return start
    return label.end() + 1


def _is_term(doc: Document, start: int, end: int, dates: tuple[DateRead, ...]) -> bool:
    """Tell whether some words are a term and nothing else: "avant le 15 avril", "fin mars"."""
    inside = [date.span for date in beginning_in(dates, start, end + 1) if date.span[1] <= end]
    rest = doc.shadow[start:end]
    for s, e in inside:
        rest = rest[: s - start] + " " * (e - s) + rest[e - start :]
    return bool(inside) and not _lead_pattern(doc.lexicon).sub("", rest).strip(" .,:;()|->=")


@lru_cache(maxsize=8)
def _lead_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(expression(lex.words("dates.term_lead")))
