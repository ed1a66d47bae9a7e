"""What is to be done: duties, commitments and infinitives of a decision, who does them and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, expression, is_capital, shadow_of, tokens, trimmed
from cufdesk.reading.modality import (
    Said,
    actors,
    can_act,
    is_future,
    is_infinitive,
    main_clause,
    sentence_modality,
    without_article,
)
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import ActionRead, DateRead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.tables import Row

_BESIDE: tuple[str, ...] = ("responsible", "deadline")
_ENGAGED = {"adopted", "commitment"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a decision: its place, what it does, and whether it only explains."""

    span: Span
    said: Said
    context: bool


@dataclass(frozen=True, slots=True)
class _Deed:
    """One thing to do, before its deadline is looked for: its words, who does it, how firmly."""

    span: Span
    responsible: tuple[str, ...]
    modality: str | None
    within: Span


def sentences_of(doc: Document, blocks: Iterable[Block]) -> list[Sentence]:
    """Return the sentences of some paragraphs."""
    spans = (
        trimmed(doc.text, *found, " \t\n\u00a0") for block in blocks for found in sentences(doc, *block.span)
    )
    return [
        Sentence((start, end), sentence_modality(doc, start, end), _is_context(doc, start, end))
        for start, end in spans
        if start < end
    ]


def _is_context(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only explains: it begins so and nothing in it is decided or wished."""
    if not doc.lexicon.find("modality.context").match(doc.shadow, start, end):
        return False
    return sentence_modality(doc, start, end).modality in {None, "finding"}


# Sentences -------------------------------------------------------------------------------------------


def actions_of(
    doc: Document, parts: list[Sentence], modality: str | None, dates: tuple[DateRead, ...], before: int
) -> tuple[ActionRead, ...]:
    """Return the actions of a decision, numbered after those `before` it.

    A wish, a proposal or a finding engages nobody: only a duty laid on somebody in it is an action.
    """
    deeds: list[_Deed] = []
    extra: dict[str, Span] = {}
    for part in parts:
        labelled = _labelled(doc, part.span)
        if labelled:
            extra.setdefault(*labelled)
        else:
            deeds += _deeds(doc, part, modality)
    if not deeds and extra and parts:
        told = [part for part in parts if not _labelled(doc, part.span)] or parts
        span = next((part.span for part in told if part.said.modality), told[0].span)
        deeds = [_Deed(span, (), modality, span)]
    return tuple(
        _action(doc, f"A{before + index}", deed, extra, dates) for index, deed in enumerate(deeds, 1)
    )


def _labelled(doc: Document, span: Span) -> tuple[str, Span] | None:
    """Return what a line "Responsable : …" or "Échéance : …" holds."""
    for kind in _BESIDE:
        match = re.compile(rf"{doc.lexicon.find(f'table.{kind}').pattern}\s?:\s?").match(doc.shadow, *span)
        if match:
            return kind, (match.end(), span[1])
    return None


def _deeds(doc: Document, part: Sentence, modality: str | None) -> list[_Deed]:
    start, end = part.span
    named = _named_beside_colon(doc, start, end)
    if named:
        return [_Deed(named[1], (named[0],), "adopted", part.span)]
    said = part.said
    actor = _actor(doc, said)
    charged = _charged(doc, *part.span)
    if charged:
        return [_Deed(part.span, charged, "adopted", part.span)]
    if said.own_deed and said.modality == "adopted" and said.future and said.subject:
        later = [s for s in _coordinated(doc, said.subject[1], end) if _is_verb(doc, s[0], end)]
        return [_Deed(span, actor, "adopted", part.span) for span in later]
    if said.duty and (actor or modality in _ENGAGED):
        begin = said.subject[1] if said.subject and actor else start
        firmness = "commitment" if actor else said.modality
        return _all_of(doc, begin, part, actor, firmness)
    if said.modality == "commitment" and actor and said.subject:
        return _all_of(doc, said.subject[1], part, actor, "commitment")
    if modality in _ENGAGED and said.modality == "adopted" and _to_do(doc, part):
        return [_Deed(part.span, actor if said.future and not said.passive else (), "adopted", part.span)]
    return []


def _charged(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who "mandate le secrétaire pour", "se instruye a la Coordinación" charges with something."""
    verb = doc.lexicon.find("modality.charges").search(doc.shadow, start, end)
    if verb is None:
        return ()
    begin = after_article(doc, verb.end() + 1, end)
    body, named = body_at(doc, begin, end, lenient=True), named_at(doc, begin, end)
    group = doc.lexicon.find("modality.actors").match(doc.shadow, begin, end)
    function = function_at(doc, begin, end)
    stops = [body.span[1] if body else 0, named.span[1] if named else 0]
    stops += [_phrase_end(doc, match.end(), end) for match in (group, function) if match]
    return (doc.quote((begin, max(stops))),) if max(stops) > begin else ()


def _phrase_end(doc: Document, at: int, end: int) -> int:
    """Return where "secrétaire général" ends: before the next small word."""
    for start, stop in tokens(doc.text, at, end):
        if doc.text[at:start].strip() or doc.shadow[start:stop] in doc.lexicon.folded("common", "connectors"):
            break
        at = stop
    return at


def _all_of(
    doc: Document, begin: int, part: Sentence, actor: tuple[str, ...], modality: str | None
) -> list[_Deed]:
    """Return the deeds that a sentence joins; a time before its subject is that of the first one."""
    spans = _coordinated(doc, begin, part.span[1])
    return [_Deed(s, actor, modality, s if index else (part.span[0], s[1])) for index, s in enumerate(spans)]


def _to_do(doc: Document, part: Sentence) -> bool:
    """Tell whether a sentence that is adopted asks for a deed: an infinitive in it, or a future."""
    start, end = main_clause(doc, *part.span), part.span[1]
    if is_infinitive(doc, start, end) or part.said.future:
        return True
    decided = doc.lexicon.find("modality.adopted").search(doc.shadow, start, end)
    link = re.compile(r"\s(?:de\s|d'|a\s)?").match(doc.shadow, decided.end(), end) if decided else None
    return bool(link and is_infinitive(doc, link.end(), end))


def _named_beside_colon(doc: Document, start: int, end: int) -> tuple[str, Span] | None:
    """Return who is charged by "RVP : envoyer le modèle" or "Réserver la salle : RVP", and with what."""
    colon = doc.text.find(":", start, min(end, start + 300))
    if colon < 0:
        return None
    before, after = trimmed(doc.text, start, colon), trimmed(doc.text, colon + 1, end, " \t\n\u00a0\u202f,;.")
    for name, task in ((before, after), (after, before)):
        if is_infinitive(doc, *task) and _names_somebody(doc, *name):
            return doc.quote(name), task
    return None


def _names_somebody(doc: Document, start: int, end: int) -> bool:
    """Tell whether some words are nothing but a body or a person."""
    body, named = body_at(doc, start, end, lenient=True), named_at(doc, start, end)
    return (body is not None and body.span[1] == end) or (named is not None and named.span[1] == end)


def _actor(doc: Document, said: Said) -> tuple[str, ...]:
    if said.subject is None or not can_act(doc, said.subject):
        return ()
    named = actors(doc, *said.subject) or [said.subject]
    return tuple(doc.quote(without_article(doc, span)) for span in named)


def _coordinated(doc: Document, start: int, end: int) -> list[Span]:
    """Part "devra écrire aux villes et sans tarder publier la liste" into its deeds."""
    spans, at = [], start
    for match in _and_verb_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        if _is_verb(doc, match.start("verb"), end) and match.start() - at > 8:
            spans.append((at, match.start()))
            at = match.start("rest")
    spans.append((at, end))
    return [(s, e) for s, e in (trimmed(doc.text, s, e, " \t\n\u00a0,;.") for s, e in spans) if s < e]


@lru_cache(maxsize=4)
def _and_verb_pattern(lex: Lexicon) -> re.Pattern[str]:
    adverb = expression(lex.words("dates.fuzzy"))
    return re.compile(rf",?\s(?:{lex.also})\s(?P<rest>(?:{adverb}\s)?(?P<verb>(?:s'|se\s|de\s|d'|a\s)?\w+))")


def _is_verb(doc: Document, start: int, end: int) -> bool:
    """Tell whether an infinitive or a future begins at a place, a reflexive before it aside."""
    lead = re.compile(r"(?:s'|se\s|de\s|d'|a\s)").match(doc.shadow, start, end)
    begin = lead.end() if lead else start
    return is_future(doc, begin, end) or is_infinitive(doc, begin, end)


def listed_actions(
    doc: Document, blocks: Iterable[Block], dates: tuple[DateRead, ...], before: int
) -> tuple[ActionRead, ...]:
    """Return the actions of a list of them: each item is at least one."""
    found: list[ActionRead] = []
    for block in blocks:
        deeds = [deed for part in sentences_of(doc, [block]) for deed in _deeds(doc, part, "adopted")]
        if not deeds and doc.text[block.end - 1] != ":":
            deeds = [_Deed(block.span, (), "adopted", block.span)]
        for deed in deeds:
            found.append(_action(doc, f"A{before + len(found) + 1}", deed, _beside(doc, deed), dates))
    return tuple(found)


def _beside(doc: Document, deed: _Deed) -> dict[str, Span]:
    """Return who is named in parentheses after a task: "Envoyer le modèle (RVP)"."""
    match = re.compile(r".*\(([^()]{2,60})\)[.;]?").match(doc.text, *deed.span)
    if not match or not (
        body_at(doc, match.start(1), match.end(1), lenient=True) or named_at(doc, *match.span(1))
    ):
        return {}
    return {"responsible": match.span(1)}


# Rows ------------------------------------------------------------------------------------------------


def row_actions(doc: Document, row: Row, dates: tuple[DateRead, ...], before: int) -> tuple[ActionRead, ...]:
    """Return the action of a table's row: it has one where somebody or a date stands beside its words."""
    words = row.cells.get("action", row.cells.get("decision"))
    beside = {kind: row.cells[kind] for kind in _BESIDE if kind in row.cells}
    if words is None or not (beside or "action" in row.cells):
        return ()
    said = sentence_modality(doc, *words)
    deed = _Deed(words, _actor(doc, said), said.modality or "adopted", words)
    return (_action(doc, f"A{before + 1}", deed, beside, dates),)


def _action(
    doc: Document, number: str, deed: _Deed, beside: dict[str, Span], dates: tuple[DateRead, ...]
) -> ActionRead:
    responsible = deed.responsible
    if not responsible and "responsible" in beside:
        responsible = _people_in(doc, beside["responsible"])
    deadline = _deadline(dates, beside.get("deadline"), deed)
    said = doc.quote(beside["deadline"]) if "deadline" in beside else None
    if said and doc.lexicon.find("blanks.open").search(doc.shadow, *beside["deadline"]):
        said = None
    return ActionRead(
        number,
        doc.quote(deed.span),
        deed.modality,
        responsible,
        deadline.end if deadline and deadline.precision == "exact" else None,
        deadline.text if deadline else said,
        deadline.precision if deadline else "fuzzy" if said else "none",
        deed.span,
    )


def _people_in(doc: Document, span: Span) -> tuple[str, ...]:
    """Return the names of a cell or line, parted by commas, slashes and "et"; what is open names nobody."""
    if doc.lexicon.find("blanks.open").search(doc.shadow, *span):
        return ()
    parts = re.split(rf"\s*[,;/+]\s*|\s(?:{doc.lexicon.also})\s", doc.quote(span).strip(" ."))
    charged = doc.lexicon.find("modality.actors", "functions.words", "articles")
    return tuple(part for part in parts if part and (is_capital(part) or charged.match(shadow_of(part))))


def _deadline(dates: tuple[DateRead, ...], cell: Span | None, deed: _Deed) -> DateRead | None:
    """Return the date in the deadline's cell, else in the deed's own words, else in its sentence."""
    for start, end in [cell] if cell else [deed.span, deed.within]:
        inside = [date for date in dates if start <= date.span[0] < end]
        for precision in ("exact", "fuzzy", "relative"):
            found = next((date for date in inside if date.precision == precision), None)
            if found:
                return found
    return None
