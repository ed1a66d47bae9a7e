"""What is to be done: the deeds of a decision's sentences, of lists and rows, with who and by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.asked import is_order_to
from cufdesk.reading.bare_names import bare_name
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.charged import agent, agent_of_noun, charged
from cufdesk.reading.deadlines import term, words_of_term
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.deeds import actor_of
from cufdesk.reading.frames import laid_by
from cufdesk.reading.labels import (
    BESIDE,
    inside,
    is_numbered_action,
    is_only_term,
    labelled_in,
    tells_action,
    tells_support,
)
from cufdesk.reading.laid import deeds_of
from cufdesk.reading.language import is_in_other
from cufdesk.reading.leads import stands_below
from cufdesk.reading.matching import Span, squeezed, tokens, trimmed
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.names import named_at
from cufdesk.reading.needs import needs
from cufdesk.reading.owners import is_term
from cufdesk.reading.parting import parted
from cufdesk.reading.phrases import phrase_at
from cufdesk.reading.resumed import resumes, term_behind
from cufdesk.reading.structure import sentences
from cufdesk.reading.telegraphic import beside, note
from cufdesk.reading.understanding import ActionRead, DateRead
from cufdesk.reading.verb_forms import is_future, is_infinitive, says_future
from cufdesk.reading.verbs import present_at
from cufdesk.reading.who import people_in, somebody
from cufdesk.reading.writers import writes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.structure import Document
    from cufdesk.reading.tables import Row

_BESIDE_LONGEST = 60
_JOINED_LONGEST = 600
_TERM_EDGES = " \t\n\u00a0\u202f,;."


def sentences_of(doc: Document, blocks: Iterable[Block], *, with_terms: bool = False) -> list[Sentence]:
    """Return the sentences of some paragraphs, `with_terms` each with the one that a label tells behind."""
    spans = [
        trimmed(doc.text, *found, " \t\n\u00a0")
        for block in blocks
        for found in _whole(doc, block, with_terms=with_terms)
    ]
    if doc.is_bilingual:  # what the other language says is said already
        own = [span for span in spans if not is_in_other(doc.lexicon, doc.shadow[slice(*span)])]
        spans = own or spans
    return [
        Sentence((start, end), sentence_modality(doc, start, end), is_context(doc, start, end))
        for start, end in spans
        if start < end
    ]


def _is_term_only(doc: Document, start: int, end: int) -> bool:
    """Tell whether a piece after a stop is a term and nothing else: "12/06", "Fin mai."."""
    return doc.text[max(0, start - 4) : start].rstrip()[-1:] in {";", "."} and is_term(doc, start, end)


_ARROW = re.compile(r"(?:[-=]+>|[→⇒➜➔➤])\s*")
_SALUTATION = re.compile(r"[^\n,]{2,40},[ \u00a0]*\n")


def _after_salutation(doc: Document, start: int, end: int) -> int:
    """Return where a mail begins to say something: "Lucile,", on a line of its own, only greets."""
    greeting = _SALUTATION.match(doc.text, start, end) if doc.envelope.lines else None
    return greeting.end() if greeting and somebody(doc, start, greeting.end()) else start


def _whole(doc: Document, block: Block, *, with_terms: bool = False) -> Iterator[Span]:
    """Give the sentences of a paragraph; who and when after a stop go on with it: "Signer. Karine, 20/02"."""
    before: Span | None = None
    begin = _after_salutation(doc, *block.span)
    label = labelled_in(doc, (begin, block.end))
    for start, end in sentences(doc, label[1][0] if label else begin, block.end):
        comma = doc.text.find(",", start, end)
        arrow = _ARROW.match(doc.text, start, end)
        lead = arrow.end() if arrow else start, comma if comma > 0 else end
        close = end - start <= _BESIDE_LONGEST
        # "La titular de la unidad de enlace, antes del 12 de mayo de 2024"
        close = close or (
            comma > 0 and end - start <= 2 * _BESIDE_LONGEST and _leads_to_term(doc, comma, end)
        )
        if before and end - before[0] > _JOINED_LONGEST:
            yield before
            before = None
        beside = before and close and not _is_note(doc, start, end) and not says_future(doc, start, end)
        told = with_terms and not label and is_only_term(doc, start, end)
        if before and (told or resumes(doc, start, end) or _goes_on(doc, before, start, end)):
            before = before[0], end
            continue
        if comma > 0 and is_order_to(doc, comma + 2, end):  # "Yannick, tu peux rédiger l'avenant"
            beside = None
        if before and beside and (somebody(doc, *lead) or _is_term_only(doc, start, end)):
            before = before[0], end
            continue
        if before:
            yield before
        # "Qui ? Mme Roux": what is asked and the answer
        before = begin if label and before is None else start, end
    if before:
        yield before


def _is_note(doc: Document, start: int, end: int) -> bool:
    """Tell whether a piece says who, what and when by itself: "F. Kunz, réservation de l'hôtel, fin mai"."""
    told = note(doc, start, end, ())
    if told is None or not told.who or not told.when or not told.who[0][1] <= told.task[0]:
        return False
    return " " in doc.text[slice(*told.task)] and not function_at(doc, *told.task)


def _goes_on(doc: Document, before: Span, start: int, end: int) -> bool:
    """Tell whether what follows who is responsible says by when: "Resp.: Lucas. Entrega 10 mayo"."""
    said = labelled_in(doc, before) or inside(doc, "responsible", before)
    return bool(said) and term_behind(doc, start, end) is not None


def _leads_to_term(doc: Document, comma: int, end: int) -> bool:
    """Tell whether a term begins after a comma: ", avant le 12 mai"."""
    leads = doc.lexicon.find("dates.strict_lead", "dates.fuzzy").match
    return comma + 2 < end and leads(doc.shadow, comma + 2, end) is not None


def is_context(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence only explains: it begins so and nothing in it is decided or wished."""
    if not doc.lexicon.find("modality.context").match(doc.shadow, start, end):
        return False
    said = sentence_modality(doc, start, end)
    return said.modality in {None, "finding"} and not (charged(doc, start, end) or laid_by(doc, start, end))


# Sentences -------------------------------------------------------------------------------------------


def actions_of(  # noqa: C901 - one line for each kind of line
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
    told = _Told()
    parts_read = [part for part in parts_read if not tells_support(doc, part.span)] or parts_read
    apart = any(tells_action(doc, part.span) for part in parts_read[1:])
    for part in parts_read:
        labelled = labelled_in(doc, part.span)
        if labelled and labelled[0] == "action":
            inner = Sentence(labelled[1], sentence_modality(doc, *labelled[1]), context=False)
            deeds = deeds_of(doc, inner, "adopted", dates)
            known = any(deed.responsible for deed in deeds)
            told.labelled(deeds if known else [_labelled_deed(doc, labelled[1], deeds)])
        elif labelled:
            told.beside(doc, *labelled)
            for kind in BESIDE:  # "Resp. : Mme Roux  Délai : 28/10"
                if kind != labelled[0] and (also := inside(doc, kind, part.span)):
                    told.beside(doc, kind, also)
        elif is_numbered_action(doc, part.span):
            told.numbered(deeds_of(doc, part, "adopted", dates, item=item) or [_plain(part.span)])
        elif told.chunks[-1][0] and (below := _below(doc, part.span, dates)):
            for kind, span in below.items():
                told.beside(doc, kind, span)
        else:
            told.deeds(_all_deeds(doc, part, modality, dates, item=item), apart=apart)
    pairs = told.pairs()
    if not pairs and told.chunks[0][1]:  # who and when are told, and of what in the words before
        words = [part for part in parts_read if not labelled_in(doc, part.span)] or parts_read
        span = next((part.span for part in words if part.said.modality), words[0].span)
        pairs = [(Deed(span, (), modality, span), told.chunks[0][1])]
    elif not pairs and parts_read and doc.owner_at(parts_read[0].span[0]):  # to do, by the name above it
        pairs = [(_plain(parts_read[0].span), {})]
    return tuple(
        _action(doc, f"A{before + index}", deed, beside, dates)
        for index, (deed, beside) in enumerate(pairs, 1)
    )


def _below(doc: Document, span: Span, dates: tuple[DateRead, ...]) -> dict[str, Span]:
    """Return who and when a line below an item tells, if it tells nothing else: "→ Mme Roux, fin mai"."""
    block = doc.block_at(span[0])
    if (
        block is None
        or block.start != span[0]
        or not span[1] >= block.end - 1
        or not stands_below(doc, block)
    ):
        return {}
    return beside(doc, *span, dates)


class _Told:
    """Deeds in the order of their lines, and what labelled lines say beside them."""

    def __init__(self) -> None:
        self.chunks: list[tuple[list[Deed], dict[str, Span]]] = [([], {})]

    def labelled(self, deeds: list[Deed]) -> None:
        """Take what "Action : …" holds; who and when may stand before it: "Qui ? …", "Fait quoi ? …"."""
        before = self.chunks.pop()[1] if not self.chunks[-1][0] else {}
        self.chunks.append(([*deeds], before))

    def numbered(self, deeds: list[Deed]) -> None:
        """Take a line that calls itself an action."""
        self.chunks.append((deeds, {}))

    def beside(self, doc: Document, kind: str, span: Span) -> None:
        """Take who or when; what is said a second time is said of the next one, before its task."""
        begin, end = span
        stop = doc.text.find(". ", begin, end)
        if kind == "responsible" and stop > 0 and (when := term_behind(doc, stop + 2, end)):
            self.chunks[-1][1].setdefault("deadline", when)  # "Resp. : Karine. Avant le 1/03."
            end = stop
        if self.chunks[-1][0] and kind in self.chunks[-1][1]:
            self.chunks.append(([], {}))
        self.chunks[-1][1].setdefault(kind, (begin, end))

    def deeds(self, deeds: list[Deed], *, apart: bool) -> None:
        """Take what a sentence tells; where actions are told `apart`, what nobody does is only decided."""
        if not deeds or (apart and not self.chunks[-1][0] and not any(deed.responsible for deed in deeds)):
            return
        if self.chunks[-1][1] and self.chunks[-1][0]:  # what stood beside the deeds before is theirs
            self.chunks.append(([], {}))
        self.chunks[-1][0].extend(deeds)

    def pairs(self) -> list[tuple[Deed, dict[str, Span]]]:
        """Return each deed with what is said beside it."""
        return [(deed, beside) for deeds, beside in self.chunks for deed in deeds]


def _all_deeds(
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
) -> list[Deed]:
    """Return the deeds of a sentence, each apart; a proposal has what it needs."""
    deeds = parted(doc, part, deeds_of(doc, part, modality, dates, item=item))
    return deeds or (needs(doc, part) if modality == "proposed" else [])


def _labelled_deed(doc: Document, span: Span, deeds: list[Deed]) -> Deed:
    """Return what "Tarea: Logística inicia el proceso" holds: done by whoever stands before its verb."""
    plain = deeds[0] if deeds else _plain(span)
    phrase = phrase_at(doc, *span)
    who = phrase.span if phrase else next(tokens(doc.text, *span), span)
    if not doc.text[who[0]].isupper():
        return plain
    if (stop := bare_name(doc, *span)) is not None:
        return Deed(span, (doc.quote((span[0], stop)),), "adopted", span)
    acts = present_at(doc, who[1], span[1]) or is_future(doc, who[1] + 1, span[1])
    return Deed(span, (doc.quote(who),), "adopted", span) if acts else plain


def plain_action(doc: Document, span: Span, dates: tuple[DateRead, ...]) -> ActionRead:
    """Return a sentence as something to do, by whoever it names for it."""
    said = sentence_modality(doc, *span)
    own = writes(doc, *span)
    brief = None if own else note(doc, *span, dates)
    named = tuple(doc.quote(place) for place in brief.who) if brief and brief.who else ()
    who = own or named or actor_of(doc, said) or agent(doc, *span)
    words, when = (brief.task, brief.when) if brief and brief.who else (span, None)
    return _action(doc, "A0", Deed(words, who, "commitment" if who else "adopted", span, when), {}, dates)


def _plain(span: Span) -> Deed:
    return Deed(span, (), "adopted", span)


def listed_actions(
    doc: Document, blocks: Iterable[Block], dates: tuple[DateRead, ...], before: int
) -> tuple[ActionRead, ...]:
    """Return the actions of a list of them: each item is at least one."""
    listed: list[tuple[Deed, dict[str, Span]]] = []
    blocks = list(blocks)
    if any(labelled_in(doc, block.span) for block in blocks):  # "Responsable : …" on a line of its own
        return actions_of(doc, sentences_of(doc, blocks), "adopted", dates, before)
    for block in blocks:
        if block.mark in doc.owners.heads:
            continue
        if listed and (told := _below(doc, block.span, dates)):
            listed[-1] = listed[-1][0], {**told, **listed[-1][1]}
            continue
        parts_read = sentences_of(doc, [block])
        deeds = [deed for part in parts_read for deed in deeds_of(doc, part, "adopted", dates)]
        if not deeds and doc.text[block.end - 1] != ":":
            who = actor_of(doc, parts_read[0].said) if parts_read else ()  # "Ignace devrait relire la note"
            deeds = [Deed(block.span, who, "adopted", block.span)]
        listed += [(deed, _in_brackets(doc, deed)) for deed in deeds]
    return tuple(
        _action(doc, f"A{before + index}", deed, told, dates) for index, (deed, told) in enumerate(listed, 1)
    )


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
    beside = {kind: row.cells[kind] for kind in BESIDE if kind in row.cells and _says(doc, row.cells[kind])}
    if words is None:
        return ()
    only_decided = bool(row.columns) and not row.columns & {*BESIDE, "action"}
    if not beside and "action" not in row.cells and (only_decided or not _says_deed(doc, words)):
        return ()
    said = sentence_modality(doc, *words)
    if not beside and said.modality in {"wish", "proposed", "finding", "announced"}:
        return ()
    responsible = () if beside.get("responsible") else actor_of(doc, said)
    deed = Deed(words, responsible, said.modality or "adopted", words)
    return (_action(doc, f"A{before + 1}", deed, beside, dates),)


def _says(doc: Document, span: Span) -> bool:
    """Tell whether a cell holds more than a dash."""
    return any(sign.isalnum() for sign in doc.text[slice(*span)])


def _says_deed(doc: Document, words: Span) -> bool:
    nothing = doc.lexicon.find("modality.no_deed").match(doc.shadow, *words)
    return nothing is None and (is_infinitive(doc, *words) or says_future(doc, *words))


def _action(
    doc: Document, number: str, deed: Deed, beside: dict[str, Span], dates: tuple[DateRead, ...]
) -> ActionRead:
    responsible = deed.responsible
    for kind in BESIDE:
        inline = inside(doc, kind, deed.within)
        if inline and kind not in beside:
            beside = {**beside, kind: inline}
    if "responsible" in beside and (named := people_in(doc, beside["responsible"])):
        responsible = named
    owner = doc.owner_at(deed.span[0])
    if owner and not responsible and not is_term(doc, *owner):
        responsible = people_in(doc, owner)
    if not responsible and deed.modality == "adopted" and not says_future(doc, *deed.span):
        responsible = agent_of_noun(doc, *deed.span)
    cell = beside.get("deadline") or deed.term
    deadline = term(doc, dates, cell, (deed.span, deed.within))
    if deadline is None and cell is None and owner and is_term(doc, *owner):
        cell, deadline = owner, term(doc, dates, owner, ())
    said = words_of_term(doc, trimmed(doc.text, *cell, _TERM_EDGES)) if cell else None
    if cell and doc.lexicon.find("blanks.open").search(doc.shadow, *cell):
        said = None
    if cell and said and not any(sign.isalnum() for sign in said):
        said = None
    words = deed.words or (deed.span,)
    return ActionRead(
        number,
        " ".join(doc.quote(span) for span in words),
        deed.modality,
        responsible,
        deadline.end if deadline and deadline.precision == "exact" else None,
        squeezed(deadline.text) if deadline and not (said and deadline.precision != "exact") else said,
        deadline.precision if deadline else "fuzzy" if said else "none",
        (min(start for start, _end in words), max(end for _start, end in words)),
    )
