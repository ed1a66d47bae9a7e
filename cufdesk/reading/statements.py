"""What running text and lists decide where nothing announces decisions: by sentence, by item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actions import sentences_of
from cufdesk.reading.around import is_around
from cufdesk.reading.deed import Sentence
from cufdesk.reading.labels import is_numbered_action, labelled_in
from cufdesk.reading.laid import deeds_of
from cufdesk.reading.language import is_in_other
from cufdesk.reading.matching import Span, overlaps
from cufdesk.reading.modality import can_act, is_party, main_clause
from cufdesk.reading.sections import is_meta
from cufdesk.reading.tables import columns_in_line
from cufdesk.reading.turned import open_to_whom
from cufdesk.reading.verb_forms import finite, is_infinitive
from cufdesk.reading.verbs import FUTURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

SILENT = {
    "agenda",
    "present",
    "excused",
    "absent",
    "represented",
    "delegate",
    "side",
    "liaison",
    "programme",
}
_HEADING_WORDS = 9
_DECIDED = {"adopted", "commitment"}
_TOLD = {"wish", "proposed"}


def statements(
    doc: Document, left_out: Sequence[Span], dates: tuple[DateRead, ...], *, declared: bool
) -> Iterator[tuple[Block, ...]]:
    """Give the blocks of each statement outside of what is left out: an item, or a sentence of running text.

    Where decisions are `declared` elsewhere, only what decides or commits in so many words is one here.
    """
    out = sorted([*left_out, *doc.envelope.lines])
    title = doc.title.span if doc.title else (-1, -1)
    for index, section in enumerate(doc.sections):
        if section.kind in SILENT:
            continue
        head = section.blocks[:_HEAD] if index == 0 else ()
        strict = declared and (section.kind == "context" or _only_informs(doc, section))
        told = _Told()
        for block, following in zip(section.blocks, [*section.blocks[1:], None], strict=False):
            if doc.is_bilingual and is_in_other(doc.lexicon, doc.shadow[slice(*block.span)]):
                continue
            if (
                block.kind == "row"
                or columns_in_line(doc, block)
                or block.span == title
                or block.mark in doc.owners.heads
                or (is_meta(doc, block) and not (told.blocks and _label(doc, block)))
                or overlaps(out, block.span)
                or is_heading(doc, block, following)
                or is_around(doc, section, block)
            ):
                continue
            label = _label(doc, block)
            if label and told.takes(label):
                told.add(label, block)
                continue
            yield from _flushed(doc, told, dates, strict=strict)
            told = _Told()
            if label:
                told.add(label, block)
                continue
            at_head = block in head and block.kind == "text" and _is_item(doc, block)
            pieces = list(_pieces(doc, block, dates, strict=strict or at_head))
            for piece in pieces[:-1]:
                yield (piece,)
            if pieces:
                told.add("", pieces[-1])
        yield from _flushed(doc, told, dates, strict=strict)


def _only_informs(doc: Document, section: Section) -> bool:
    """Tell whether a heading says that nothing is decided below it: "Pour information", "Idées"."""
    return doc.lexicon.find("headings.informs").match(doc.shadow, *section.heading) is not None


def _label(doc: Document, block: Block) -> str:
    """Return what a line says that it holds: "Action 2 : …", "Responsable : …", "Échéance : …"."""
    found = labelled_in(doc, block.span)
    return found[0] if found else "action" if is_numbered_action(doc, block.span) else ""


@dataclass(slots=True)
class _Told:
    """What is said of one thing to do on lines of their own, by their labels; "" is a task without one."""

    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def add(self, label: str, block: Block) -> None:
        """Take one more line."""
        self.blocks.append(block)
        self.labels.add(label)

    def takes(self, label: str) -> bool:
        """Tell whether a labelled line goes on: with a decision, or saying what none of these says."""
        return bool(self.blocks) and ("" in self.labels or label not in self.labels)


_FEWEST_WORDS = 4


def _is_said(doc: Document, block: Block) -> bool:
    """Tell whether "Tarea: …" holds something to do, and not "voir annexe"."""
    label = labelled_in(doc, block.span)
    if label is None or doc.lexicon.find("blanks.open").match(doc.shadow, *label[1]):
        return False
    return len(doc.text[slice(*label[1])].split()) >= _FEWEST_WORDS


def _flushed(
    doc: Document, told: _Told, dates: tuple[DateRead, ...], *, strict: bool
) -> Iterator[tuple[Block, ...]]:
    """Give the lines of one thing to do together; those that tell of none, by what each says."""
    if "" in told.labels or (
        "action" in told.labels and (len(told.labels) > 1 or _is_said(doc, told.blocks[0]))
    ):
        yield tuple(told.blocks)
        return
    for block in told.blocks:
        yield from ((piece,) for piece in _pieces(doc, block, dates, strict=strict))


def _pieces(doc: Document, block: Block, dates: tuple[DateRead, ...], *, strict: bool) -> Iterator[Block]:
    """Give an item as a whole if any sentence of it counts, a paragraph by its sentences that count."""
    parts = sentences_of(doc, [block], with_terms=True)
    labelled = [part for part in parts if labelled_in(doc, part.span)]
    if len(labelled) >= _FEWEST_LABELS and not strict:  # "Qui : Mme Roux. Quoi : réserver la salle."
        first, last = labelled[0].span[0], labelled[-1].span[1]
        yield replace(block, start=first, end=last, mark=first)
        parts = [part for part in parts if not first <= part.span[0] < last]
    counting = [part for part in parts if counts(doc, part, dates, item=_is_item(doc, block), strict=strict)]
    if _is_item(doc, block) and len([part for part in counting if is_own(doc, part)]) < 2:
        if counting:
            yield block
        return
    for part in counting:
        yield replace(block, start=part.span[0], end=part.span[1], mark=part.span[0])


def _is_item(doc: Document, block: Block) -> bool:
    """Tell an item of a list, or a note on a line of its own, from running text."""
    if block.kind in {"bullet", "number"}:
        return True
    words = doc.text[block.start : block.end]
    return "\n" not in words and len(words) < _NOTE_LONGEST and words[-1] not in ".:!?…"


_NOTE_LONGEST = 110
_HEAD = 3
_FEWEST_LABELS = 2
# "Se reconoció el trabajo de los cadetes": a thank is no finding.
_THANKS = re.compile(
    r"(?:\w+ ){0,6}?(?:(?:se )?reconoc\w+|salu\w+|felicit\w+|agradec\w+) (?:el |la |los |le |les |l')"
    r"(?:\w+ ){0,2}?(?:trabajo|esfuerzo|labor|apoyo|compromiso|travail|effort|engagement|soutien|disponib\w+)"
)
# "Sont convenus de ce qui suit": what announces is no decision.
_ANNOUNCING = re.compile(r"(?:ce qui suit|suivante?s?|siguientes?|lo siguiente)\W*$")


def _only_recalls(doc: Document, part: Sentence) -> bool:
    """Tell whether somebody recalls what is known already: "Mme Roux rappelle que …"; a meeting finds it."""
    subject = part.said.subject
    if subject is None or verbs.is_decider(doc, subject):
        return False
    return _RECALLS.match(doc.shadow, subject[1], part.span[1]) is not None


_RECALLS = re.compile(
    r"\s(?:rappelle(?:nt)?|a rappele|ont rappele|recuerdan?|recordo|recordaron)\s(?:que\s|qu')"
)


def counts(  # noqa: C901, PLR0911 - one line for each reason
    doc: Document, part: Sentence, dates: tuple[DateRead, ...], *, item: bool, strict: bool = False
) -> bool:
    """Tell whether an officer would number a sentence: it decides, engages, wishes, proposes, finds."""
    said = part.said
    words = doc.text[part.span[0] : part.span[1]].rstrip()
    if words.endswith("?"):
        return bool(deeds_of(doc, part, said.modality, dates, item=item)) and not strict
    frames = doc.lexicon.find("headings.closing", "headings.courtesies")
    clause = main_clause(doc, *part.span)  # "Sin más asuntos que tratar, se levanta la sesión"
    framing = any(frames.match(doc.shadow, at, part.span[1]) for at in (part.span[0], clause))
    if framing and open_to_whom(doc, part):
        return not strict
    if words.endswith(":") or framing or _only_reacts(doc, part):
        return False
    announces = _ANNOUNCING.search(doc.shadow, max(part.span[0], part.span[1] - 30), part.span[1])
    if announces and not doc.time_around(announces.start()):  # "dentro de los diez días siguientes"
        return False
    if strict:
        named = said.subject is not None and is_party(doc, said.subject)
        return said.explicit and (said.modality in _DECIDED or (named and said.modality in _TOLD))
    if part.context:
        return False
    if said.modality == "finding" and _THANKS.match(doc.shadow, *part.span):
        return False
    if said.modality == "finding":
        noted = doc.lexicon.find("modality.noted").search(doc.shadow, *part.span) is not None
        if noted or (item and said.explicit and not _only_recalls(doc, part)):
            return True
        return not said.explicit and bool(deeds_of(doc, part, said.modality, dates, item=item))
    if said.explicit or said.modality == "commitment":
        return True
    if deeds_of(doc, part, said.modality, dates, item=item):
        return True
    if said.modality == "adopted":
        return said.future or said.duty or (item and said.modality == "adopted")
    return item and said.modality == "proposed"


_ONLY_SAYS = re.compile(r"(?<!\w)(?:a |ont )?(?:dit|disent|dijo|dijeron|dice|dicen) qu(?:e(?!\w)|')")
# "Le président le déplore", "elle en prend acte": of what was said before.
_OF_BEFORE = re.compile(r"(?:(?<!\w)(?:l[ea]|les|en|y|cela|ceci|lo|ello|esto)|[ls]'(?:en)?)[\s']*$")


def _only_reacts(doc: Document, part: Sentence) -> bool:
    """Tell whether a finding says nothing beyond its verb, or a wish is mere politeness or a question."""
    start, end = part.span
    if part.said.modality == "wish":  # "souhaite la bienvenue", "demande s'il existe …"
        wished = doc.lexicon.find("modality.wish").search(doc.shadow, start, end)
        polite = doc.lexicon.find("modality.no_wish")
        return wished is not None and polite.match(doc.shadow, wished.end() + 1, end) is not None
    if part.said.modality == "announced":  # "dit que" tells; with a future it announces
        said = _ONLY_SAYS.search(doc.shadow, start, end)
        other = doc.lexicon.find("modality.announced").search(doc.shadow, start, end)
        only = said is not None and other is not None and said.start() <= other.start() < said.end()
        return only and said is not None and finite(doc, FUTURE[doc.lexicon.code], said.end(), end) is None
    verb = doc.lexicon.find("modality.noted", "modality.finding").search(doc.shadow, start, end)
    if verb is None or part.said.modality != "finding" or doc.text[verb.end() : end].strip(" .!"):
        return False
    return _OF_BEFORE.search(doc.shadow, start, verb.start()) is not None


def is_own(doc: Document, part: Sentence) -> bool:
    """Tell whether a sentence is a decision of its own beside others of its paragraph."""
    said = part.said
    if not said.explicit or said.modality in {None, "commitment"}:
        return False
    if said.modality == "finding":
        return doc.lexicon.find("modality.noted").search(doc.shadow, *part.span) is not None
    if said.subject is not None and can_act(doc, said.subject):
        return True
    start = main_clause(doc, *part.span)
    return doc.lexicon.find("modality.impersonal_start").match(doc.shadow, start, part.span[1]) is not None


def is_heading(doc: Document, block: Block, following: Block | None) -> bool:
    """Tell whether a numbered or lettered line only names the points below it: "2. Formation"."""
    words = doc.text[block.start : block.end]
    if block.kind not in {"number", "text", "bullet"} or "\n" in words or len(words.split()) > _HEADING_WORDS:
        return False
    if words[-1] in ".;,!?…" or block.word:
        return False
    if following is None or (block.kind == "bullet" and following.level <= block.level):
        return False
    if block.kind == "text" and not (block.loose and not following.loose and following.kind != "text"):
        return False
    if block.kind == "number" and following.kind == "number" and not _is_below(block, following):
        return False
    if block.kind == "number" and following.kind == "row":
        return False
    return _says_nothing(doc, block)


def _is_below(block: Block, following: Block) -> bool:
    """Tell whether a number goes on below another: 1 and 1.1, 1 and a), I and 1."""
    if following.label.startswith(f"{block.label}."):
        return True
    if following.level > block.level:
        return True
    first = following.label in {"1", "a", "i"}
    same = block.label.isdigit() == following.label.isdigit()
    return first and not (same and block.label == following.label) and not (same and block.label.isdigit())


def _says_nothing(doc: Document, block: Block) -> bool:
    """Tell whether a line has no verb that decides or asks for something."""
    parts = sentences_of(doc, [block], with_terms=True)
    if not parts:
        return True
    part = parts[0]
    if is_infinitive(doc, *block.span) or doc.text.find(":", *block.span) >= 0:
        return False
    return part.said.modality is None or (part.said.modality == "finding" and not part.said.explicit)
