"""What is to be done: the deeds of a decision's sentences, of lists and rows, with who and by when."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import body_at
from cufdesk.reading.deadlines import term
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.deeds import actor_of, deeds_of
from cufdesk.reading.language import is_in_other
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.names import named_at
from cufdesk.reading.needs import needs
from cufdesk.reading.owners import is_term
from cufdesk.reading.parting import parted
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import ActionRead, DateRead
from cufdesk.reading.verb_forms import is_infinitive, says_future
from cufdesk.reading.who import one, parts, somebody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.tables import Row

_BESIDE_LONGEST = 60
_BESIDE: tuple[str, ...] = ("responsible", "deadline")
_LABELS: tuple[str, ...] = (*_BESIDE, "action")


def sentences_of(doc: Document, blocks: Iterable[Block]) -> list[Sentence]:
    """Return the sentences of some paragraphs."""
    spans = [trimmed(doc.text, *found, " \t\n\u00a0") for block in blocks for found in _whole(doc, block)]
    if doc.is_bilingual:  # what the other language says is said already
        own = [span for span in spans if not is_in_other(doc.lexicon, doc.shadow[slice(*span)])]
        spans = own or spans
    return [
        Sentence((start, end), sentence_modality(doc, start, end), _is_context(doc, start, end))
        for start, end in spans
        if start < end
    ]


def _is_term_only(doc: Document, start: int, end: int) -> bool:
    """Tell whether a piece after a stop is a term and nothing else: "12/06", "Fin mai."."""
    return doc.text[max(0, start - 4) : start].rstrip()[-1:] in {";", "."} and is_term(doc, start, end)


_SALUTATION = re.compile(r"[^\n,]{2,40},[ \u00a0]*\n")


def _after_salutation(doc: Document, start: int, end: int) -> int:
    """Return where a mail begins to say something: "Lucile,", on a line of its own, only greets."""
    greeting = _SALUTATION.match(doc.text, start, end) if doc.envelope.lines else None
    return greeting.end() if greeting and somebody(doc, start, greeting.end()) else start


def _whole(doc: Document, block: Block) -> Iterator[Span]:
    """Give the sentences of a paragraph; who and when after a stop go on with it: "Signer. Karine, 20/02"."""
    before: Span | None = None
    for start, end in sentences(doc, _after_salutation(doc, *block.span), block.end):
        comma = doc.text.find(",", start, end)
        lead = start, comma if comma > 0 else end
        beside = before and end - start <= _BESIDE_LONGEST
        if before and beside and (somebody(doc, *lead) or _is_term_only(doc, start, end)):
            before = before[0], end
            continue
        if before:
            yield before
        before = start, end
    if before:
        yield before


def _is_context(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only explains: it begins so and nothing in it is decided or wished."""
    if not doc.lexicon.find("modality.context").match(doc.shadow, start, end):
        return False
    return sentence_modality(doc, start, end).modality in {None, "finding"}


# Sentences -------------------------------------------------------------------------------------------


def actions_of(
    doc: Document,
    parts_read: list[Sentence],
    modality: str | None,
    dates: tuple[DateRead, ...],
    before: int,
    *,
    item: bool = True,
) -> tuple[ActionRead, ...]:
    """Return the actions of a decision, numbered after those `before` it.

    A wish, a proposal or a finding engages nobody: only a duty laid on somebody in it is an action.
    """
    chunks: list[tuple[list[Deed], dict[str, Span]]] = [([], {})]
    for part in parts_read:
        labelled = labelled_in(doc, part.span)
        if labelled and labelled[0] == "action":
            inner = Sentence(labelled[1], sentence_modality(doc, *labelled[1]), context=False)
            told_before = chunks.pop()[1] if not chunks[-1][0] else {}  # "Qui ? …" before "Fait quoi ? …"
            chunks.append(([*deeds_of(doc, inner, "adopted", dates)] or [_plain(labelled[1])], told_before))
        elif labelled:
            kind, (begin, end) = labelled
            stop = doc.text.find(". ", begin, end)
            if kind == "responsible" and stop > 0 and is_term(doc, stop + 2, end):
                chunks[-1][1].setdefault("deadline", (stop + 2, end))  # "Resp. : Karine. Avant le 1/03."
                labelled = kind, (begin, stop)
            if chunks[-1][0] and labelled[0] in chunks[-1][1]:  # said of the next one, before its task
                chunks.append(([], {}))
            chunks[-1][1].setdefault(*labelled)
        elif is_numbered_action(doc, part.span):
            chunks.append((deeds_of(doc, part, "adopted", dates, item=item) or [_plain(part.span)], {}))
        elif deeds := _all_deeds(doc, part, modality, dates, item=item):
            if chunks[-1][1] and chunks[-1][0]:  # what stood beside the deeds before is theirs
                chunks.append(([], {}))
            chunks[-1][0].extend(deeds)
    if chunks[0][1] and not chunks[0][0] and parts_read:
        told = [part for part in parts_read if not labelled_in(doc, part.span)] or parts_read
        span = next((part.span for part in told if part.said.modality), told[0].span)
        chunks[0][0].append(Deed(span, (), modality, span))
    pairs = [(deed, beside) for deeds, beside in chunks for deed in deeds]
    if not pairs and parts_read and doc.owner_at(parts_read[0].span[0]):  # a thing to do, by the name above it
        pairs = [(_plain(parts_read[0].span), {})]
    return tuple(
        _action(doc, f"A{before + index}", deed, beside, dates)
        for index, (deed, beside) in enumerate(pairs, 1)
    )


def _all_deeds(
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
) -> list[Deed]:
    """Return the deeds of a sentence, each apart; a proposal has what it needs."""
    deeds = parted(doc, part, deeds_of(doc, part, modality, dates, item=item))
    return deeds or (needs(doc, part) if modality == "proposed" else [])


def _plain(span: Span) -> Deed:
    return Deed(span, (), "adopted", span)


def is_numbered_action(doc: Document, span: Span) -> bool:
    """Tell whether words begin a line that calls itself an action: "A3 Imprimer la charte"."""
    block = doc.block_at(span[0])
    if block is None or block.kind != "number" or block.start != span[0]:
        return False
    named = doc.lexicon.find("headings.numbered_action").match(block.word) if block.word else None
    return named is not None or re.fullmatch(r"(?:d-?\d{1,3}-)?a-?\d{1,3}", block.label) is not None


def labelled_in(doc: Document, span: Span) -> tuple[str, Span] | None:
    """Return what a line "Responsable : …", "Échéance : …" or "Action : …" holds."""
    for kind in _LABELS:
        paths = ("table.action", "table.engaged") if kind == "action" else (f"table.{kind}",)
        words = doc.lexicon.find(*paths).pattern
        more = r"(?:\(\w{1,3}\))?(?:\s(?:n\s?[°o]\s?)?\d{1,3}|(?:\s[a-z']{1,14}){1,3})?"
        match = re.compile(rf"{words}{more}\s?[:?]\s?").match(doc.shadow, *span)
        if match and match.end() < span[1]:
            return kind, (match.end(), span[1])
    return None


def listed_actions(
    doc: Document, blocks: Iterable[Block], dates: tuple[DateRead, ...], before: int
) -> tuple[ActionRead, ...]:
    """Return the actions of a list of them: each item is at least one."""
    found: list[ActionRead] = []
    blocks = list(blocks)
    if any(labelled_in(doc, block.span) for block in blocks):  # "Responsable : …" on a line of its own
        return actions_of(doc, sentences_of(doc, blocks), "adopted", dates, before)
    for block in blocks:
        if block.mark in doc.owners.heads:
            continue
        parts_read = sentences_of(doc, [block])
        deeds = [deed for part in parts_read for deed in deeds_of(doc, part, "adopted", dates)]
        if not deeds and doc.text[block.end - 1] != ":":
            deeds = [Deed(block.span, (), "adopted", block.span)]
        for deed in deeds:
            found.append(_action(doc, f"A{before + len(found) + 1}", deed, _in_brackets(doc, deed), dates))
    return tuple(found)


def _in_brackets(doc: Document, deed: Deed) -> dict[str, Span]:
    """Return who is named in parentheses after a task: "Envoyer le modèle (RVP)"."""
    match = re.compile(r".*[(\[]([^()\[\]]{2,60})[)\]][.;]?").match(doc.text, *deed.span)
    if not match or not (
        body_at(doc, match.start(1), match.end(1), lenient=True) or named_at(doc, *match.span(1))
    ):
        return {}
    return {"responsible": match.span(1)}


# Rows ------------------------------------------------------------------------------------------------


def row_actions(doc: Document, row: Row, dates: tuple[DateRead, ...], before: int) -> tuple[ActionRead, ...]:
    """Return the action of a table's row: one where who or when stands beside it, or it says a deed."""
    words = row.cells.get("action", row.cells.get("decision"))
    beside = {kind: row.cells[kind] for kind in _BESIDE if kind in row.cells}
    if words is None:
        return ()
    if not beside and "action" not in row.cells and not _says_deed(doc, words):
        return ()
    said = sentence_modality(doc, *words)
    if not beside and said.modality in {"wish", "proposed", "finding", "announced"}:
        return ()
    responsible = () if beside.get("responsible") else actor_of(doc, said)
    deed = Deed(words, responsible, said.modality or "adopted", words)
    return (_action(doc, f"A{before + 1}", deed, beside, dates),)


def _says_deed(doc: Document, words: Span) -> bool:
    return is_infinitive(doc, *words) or says_future(doc, *words)


def _action(
    doc: Document, number: str, deed: Deed, beside: dict[str, Span], dates: tuple[DateRead, ...]
) -> ActionRead:
    responsible = deed.responsible
    for kind in _BESIDE:
        inline = _inside(doc, kind, deed.within)
        if inline and kind not in beside:
            beside = {**beside, kind: inline}
    if "responsible" in beside and (named := _people_in(doc, beside["responsible"])):
        responsible = named
    owner = doc.owner_at(deed.span[0])
    if owner and not responsible and not is_term(doc, *owner):
        responsible = _people_in(doc, owner)
    cell = deed.term or beside.get("deadline")
    deadline = term(doc, dates, cell, (deed.span, deed.within))
    if deadline is None and cell is None and owner and is_term(doc, *owner):
        cell, deadline = owner, term(doc, dates, owner, ())
    said = doc.quote(cell) if cell else None
    if cell and doc.lexicon.find("blanks.open").search(doc.shadow, *cell):
        said = None
    if cell and said and not any(sign.isalnum() for sign in said):
        said = None
    return ActionRead(
        number,
        " ".join(doc.quote(span) for span in deed.words or (deed.span,)),
        deed.modality,
        responsible,
        deadline.end if deadline and deadline.precision == "exact" else None,
        deadline.text if deadline and not (said and deadline.precision != "exact") else said,
        deadline.precision if deadline else "fuzzy" if said else "none",
        deed.span,
    )


def _inside(doc: Document, kind: str, span: Span) -> Span | None:
    """Return what "(délai : 3 semaines)", "– Responsable : Mme Roux" inside a sentence holds."""
    label = _label_pattern(doc.lexicon, kind).search(doc.shadow, *span)
    if label is None:
        return None
    stops = [re.compile(r"[;)\]\n]|\.(?:\s|$)|\s[–—/|-]\s").search(doc.text, label.end(), span[1])]
    stops += [
        _label_pattern(doc.lexicon, other).search(doc.shadow, label.end(), span[1]) for other in _LABELS
    ]
    end = min((stop.start() for stop in stops if stop), default=span[1])
    return trimmed(doc.text, label.end(), end, " \t\n\u00a0\u202f,;.–—-/|(")


@lru_cache(maxsize=24)
def _label_pattern(lex: Lexicon, kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\s(\[/–,-]{lex.find(f'table.{kind}').pattern}\s?[:?]\s?")


def _people_in(doc: Document, span: Span) -> tuple[str, ...]:
    """Return the names of a cell or line, parted by commas, slashes and "et"; what is open names nobody."""
    if doc.lexicon.find("blanks.open").search(doc.shadow, *span):
        return ()
    start, end = trimmed(doc.text, *span, " \t\n\u00a0\u202f,;.")
    whole = one(doc, start, end)
    if whole is not None:
        return (doc.quote(whole),)
    found: list[str] = []
    for s, e in parts(doc, start, end):
        words = doc.quote((s, e))
        described = found and words[:1].islower() and named_at(doc, *_last(doc, start, s)) is not None
        if not described and any(sign.isalpha() for sign in words):
            found.append(doc.quote(one(doc, s, e) or (s, e)))
    return tuple(dict.fromkeys(found))


def _last(doc: Document, start: int, end: int) -> Span:
    """Return the part before a place: "Mme Roux" in "Mme Roux, directrice"."""
    before = parts(doc, start, end)
    return before[-1] if before else (start, start)
