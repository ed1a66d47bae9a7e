"""Headings and what stands under them; the title; the lines at the top that say when and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.reading import tables, verbs
from cufdesk.reading.attendance_heads import is_side_alone, kind_of_heading
from cufdesk.reading.blocks import Block
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.dictated import is_dictated
from cufdesk.reading.matching import Span, overlaps
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.names import after_article, named_at
from cufdesk.reading.short_names import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_HEADING_LONGEST = 140
_LISTED_LONGEST = 70
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its blocks. `kind` is a key of `headings` in the word lists, or "" where none fits."""

    kind: str
    heading: Span
    blocks: tuple[Block, ...]


_KINDS = (
    "decisions", "represented", "excused", "absent", "present", "delegate", "side", "liaison",
    "programme", "agenda", "actions", "context", "other",
)  # fmt: skip
_ANY_KIND = tuple(f"headings.{kind}" for kind in _KINDS)
_STATUS_KINDS = ("excused", "absent", "represented", "present")
_ANY_STATUS = tuple(f"headings.{kind}" for kind in _STATUS_KINDS)
_WITHIN_DECISIONS = {"context", "actions", "programme", "liaison", "decisions"}
_PEOPLE = {"present", "represented", "excused", "absent", "delegate", "side", "liaison"}


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: str
    span: Span
    style: str
    rest: Block | None


def sections_of(doc: Document) -> Iterator[Section]:
    """Give the sections in order; the first holds what comes before any heading."""
    kind, style = "", ""
    heading: Span = (0, 0)
    blocks: list[Block] = []
    inline = False
    for block in doc.blocks:
        if overlaps(doc.envelope.lines, block.span):
            # What stands around a mail announces nothing; what it says begins anew.
            if kind:
                yield Section(kind, heading, tuple(blocks))
                kind, style, heading, blocks = "", "", (block.start, block.start), []
            blocks.append(block)
            continue
        found = None if block is doc.title else _found(doc, block, kind)
        points = kind in _PEOPLE and _begins_points(block, blocks)
        prose = (
            found is None
            and kind in _PEOPLE
            and not _is_side(doc, block)
            and (
                points
                or _is_prose(doc, block)
                or _tells_of_side(doc, block, kind)
                or _is_beyond(doc, block, blocks, inline)
            )
        )
        if prose:
            found = _Heading("", (block.start, block.start), "plain", block)
        # "Excusé : A, B." and a blank line: the list is over, whatever looks like a name.
        over = inline and kind in _PEOPLE and block.loose and bool(blocks)
        shouted = found is not None and found.style == "capitals"
        over = over and (shouted or doc.text[blocks[-1].end - 1] == ".")
        if found is None or not (prose or over or points or _parts(doc, found, kind, style)):
            blocks.append(block)
            continue
        if blocks or kind:
            yield Section(kind, heading, tuple(blocks))
        # A numbered point after a list of people is a point of what follows, not a heading over it.
        point = not found.kind and kind in _PEOPLE and found.style == "numbered"
        blocks = [found.rest] if found.rest else [block] if point else []
        inline = found.rest is not None and not prose
        kind, heading, style = found.kind, found.span, found.style
    yield Section(kind, heading, tuple(blocks))


def _found(doc: Document, block: Block, kind: str) -> _Heading | None:
    if _is_topic(doc, block):
        return _Heading("", block.span, "topic", None)
    if kind in _PEOPLE and _is_side(doc, block):
        return None
    if block.kind == "text" and is_side_alone(doc, *block.span):
        return _Heading("present", block.span, "plain", None)
    return _table_heading(doc, block, kind) or _heading(doc, block)


def _is_side(doc: Document, block: Block) -> bool:
    colon = doc.text.find(":", *block.span)
    return colon > 0 and _is_side_of(doc, block.start, colon, block.end)


def _table_heading(doc: Document, block: Block, kind: str) -> _Heading | None:
    """Return what the first row of a table announces, where no heading above it has: "Action | Pilote"."""
    if block.kind != "row" or kind in {"decisions", "actions"}:
        return None
    named = set(tables.headings(doc, block))
    if "name" in named or not named & {"decision", "action"} or len(named - {"", "number"}) < _FEWEST_COLUMNS:
        return None
    # A table of actions is one of decisions too, where nothing else decides.
    return _Heading(
        "decisions" if "decision" in named else "actions", (block.start, block.start), "table", block
    )


def _begins_points(block: Block, before: list[Block]) -> bool:
    """Tell whether a numbered line after a blank one ends a list of people that had no numbers."""
    return block.kind == "number" and block.loose and bool(before) and before[0].kind != "number"


def _is_prose(doc: Document, block: Block) -> bool:
    """Tell whether a paragraph after a list of people goes on with the story, not with the list."""
    length = block.end - block.start
    introduces = doc.text[block.end - 1] == ":" and length > _LISTED_LONGEST
    if block.kind == "text" and length > 3 * _LISTED_LONGEST and is_dictated(doc, *block.span):
        return True
    return block.kind == "text" and block.loose and (introduces or length > 3 * _LISTED_LONGEST)


def _tells_of_side(doc: Document, block: Block, kind: str) -> bool:
    """Tell whether "Partie française" stands over what that side says, not over those who came for it."""
    if kind != "side" or block.kind != "text" or block.end - block.start <= _LISTED_LONGEST:
        return False
    return doc.text[block.end - 1] == "." and sentence_modality(doc, *block.span).modality is not None


def _is_beyond(doc: Document, block: Block, before: list[Block], inline: bool) -> bool:
    """Tell whether a line below "Présents : A, B" or a blank line names nobody: the story begins."""
    if not before or block.kind == "row":
        return False
    if not block.loose and doc.text[before[-1].end - 1] in ",;":
        return False
    if (
        block.loose
        and block.kind in {"number", "text"}
        and (modality := sentence_modality(doc, *block.span).modality)
    ) and modality != "finding":
        return True
    told = inline and block.loose and block.kind == "text" and doc.text[block.end - 1] == "."
    if told and doc.text[before[-1].end - 1] not in ",;" and verbs.says_verb(doc, *block.span):
        return True  # "Le Président ouvre la séance."
    if _lists_somebody(doc, block.span) or short_names(doc, *block.span):
        return False
    if inline:
        return block.kind != "bullet" or block.loose
    words = doc.text[block.start : block.end]
    said = sentence_modality(doc, *block.span)
    return block.loose and block.kind == "text" and (said.modality is not None or words.endswith("."))


def _parts(doc: Document, found: _Heading, kind: str, style: str) -> bool:
    """Tell whether a heading begins a section.

    "Contexte : …" within the decisions speaks of one of them; an unknown heading ends a section if it looks
    like the one that opened it.
    """
    if kind == "decisions" and found.rest and found.kind in _WITHIN_DECISIONS:
        return False
    if found.kind:
        return True
    if found.style == "topic":
        return bool(kind)
    if kind in _PEOPLE and found.style != "plain":
        return not _lists_somebody(doc, found.span)
    return bool(kind) and found.style == style and style in {"capitals", "mark", "numbered"}


def _lists_somebody(doc: Document, span: Span) -> bool:
    """Tell whether a numbered line is an entry of a list of people, not a heading after it."""
    begin = after_article(doc, *span)
    return bool(named_at(doc, *span) or function_at(doc, begin, span[1]) or body_at(doc, begin, span[1]))


def _heading(doc: Document, block: Block) -> _Heading | None:  # noqa: C901, PLR0911 - one line for each way
    """Return what a block announces: a heading alone on its line, or one followed by ":" and its content."""
    if block.kind == "row":
        return None
    if block.word and doc.lexicon.find("headings.numbered").fullmatch(block.word):
        return _Heading("decisions", (block.mark, block.start), "label", block)
    if block.kind == "number" and re.fullmatch(r"d-?\d{1,3}", block.label):
        return _Heading("decisions", (block.mark, block.start), "label", block)
    start, style = block.start, _style(doc, block)
    colon = doc.shadow.find(":", start, min(block.end, start + _HEADING_LONGEST))
    head_end = colon if colon >= 0 else block.end
    short = _abbreviated(doc, block) if colon < 0 and not block.word else None
    if short is not None:
        return short
    if head_end - start > _HEADING_LONGEST or block.word:
        return None if not _announces(doc, block) else _Heading("decisions", block.span, style, None)
    if colon > 0 and _is_side_of(doc, start, colon, block.end):
        return _Heading("present", (start, start), style, block)  # the line itself says for whom they came
    kind = _kind_of(doc, start, head_end, alone=colon < 0 or colon == block.end - 1)
    rest = _rest(doc, block, colon)
    if block.kind == "bullet" and not (kind in _PEOPLE and rest is None and colon >= 0):
        return None
    if kind is None and _announces(doc, block):
        return _Heading("decisions", block.span, style, None)
    if kind is None and not (style in {"capitals", "mark", "numbered"} and _is_short(doc, block)):
        return None
    if kind is not None and rest is None and colon < 0 and not _is_short(doc, block):
        return None
    return _Heading(kind or "", (start, head_end), style, rest)


_SIDE_OF = re.compile(r"(?:por|pour)\s(?:(?:el|la|los|las|le|les)\s|l'|[a-z]{2,8}(?=\s?:))")
_PERSON = re.compile(
    r"(?:^|[\s,;])(?:M\.|MM\.|Mmes?|Sra?\.|D\.|Lic\.|Ing\.|Dra?\.)\s[^\W\d_a-zà-ÿ]"
    r"|[,;:]\s[^\W\d_a-zà-ÿ][\w’'-]+\s(?:[^\W\d_a-zà-ÿ][\w’'-]+\s?){1,3}(?:[,;.(]|$)"
)


def _is_side_of(doc: Document, start: int, colon: int, end: int) -> bool:
    """Tell whether "Por el instituto: la jefa de estudios, Elvira Montes; …" lists who came for a body."""
    if _SIDE_OF.match(doc.shadow, start, colon) is None or colon - start > _LISTED_LONGEST:
        return False
    if _PERSON.search(doc.text, colon, end) is None:
        return False
    return sentence_modality(doc, min(colon + 2, end), end).modality is None


def is_dated_head(doc: Document, block: Block) -> bool:
    """Tell whether a line near the top only says which meeting and when: "Corte al 15 de julio de 2021"."""
    words = doc.text[slice(*block.span)]
    near = any(block.mark == one.mark for one in doc.blocks[:_TITLE_AMONG])
    return (
        near
        and block.kind == "text"
        and len(words) <= _HEADING_LONGEST
        and words[-1] not in ".:;!?"
        and _DATED_HEAD.match(doc.shadow, *block.span) is not None
    )


_DATED_HEAD = re.compile(
    r"(?:reunion|sesion|seance|encuentro|rencontre|visioconference|videoconferencia|corte|comite|situation|point|etat)"
    r"(?!\w)[^:;]{0,90}\d{1,2}\D[^:;]{2,60}$"
)
_TOPIC = re.compile(r"[^\W\d_]+\s?(?:n[°ºo]\s?)?\d{1,2}(?:\.\d{1,2})?\s?(?:[:.)]|[-–—](?=\s))\s?[^\n]{2,70}")


def _is_topic(doc: Document, block: Block) -> bool:
    """Tell whether a line only numbers a subject: "Punto 3. Hermanamiento", "Sujet 2 – Budget"."""
    if doc.lexicon.find("headings.topics").match(doc.shadow, *block.span) is None:
        return False
    return _TOPIC.fullmatch(doc.text, *block.span) is not None and doc.text[block.end - 1] not in ".;,"


def _abbreviated(doc: Document, block: Block) -> _Heading | None:
    """Return what "Exc. Mme Roux", "Absents - M. Petit" announces: a word for it, a sign, a capital."""
    if doc.lexicon.find(*_ANY_STATUS).match(doc.shadow, *block.span) is None:
        return None
    for kind in _STATUS_KINDS:
        word = doc.lexicon.find(f"headings.{kind}").match(doc.shadow, *block.span)
        sign = (
            re.compile(r"\.?\s?[-–—=>]?\s(?=[^\W\d_a-zà-ÿ])").match(doc.text, word.end(), block.end)
            if word
            else None
        )
        if word and sign and (doc.text[word.end() - 1] == "." or sign.group().strip()):
            rest = Block("text", sign.end(), block.end, sign.end(), block.level)
            return _Heading(kind, (block.start, word.end()), "plain", rest)
    return None


def _announces(doc: Document, block: Block) -> bool:
    """Tell whether a sentence announces decisions: "Nous sommes convenus de ce qui suit :"."""
    if doc.text[block.end - 1] != ":" or block.kind != "text":
        return False
    return doc.lexicon.find("headings.announcing").search(doc.shadow, *block.span) is not None


def _is_short(doc: Document, block: Block) -> bool:
    words = doc.shadow[block.start : block.end].split()
    return len(words) <= 12 and doc.text[block.end - 1] not in ".;,"


def _style(doc: Document, block: Block) -> str:
    words = doc.text[block.start : block.end]
    if doc.text[block.mark] == "#":
        return "mark"
    if words.isupper() and len(words) > 3:
        return "capitals"
    return "numbered" if block.kind == "number" else "plain"


def _rest(doc: Document, block: Block, colon: int) -> Block | None:
    """Return what follows the colon on the line of a heading."""
    if colon < 0:
        return None
    start = colon + 1
    while start < block.end and doc.text[start].isspace():
        start += 1
    return Block("text", start, block.end, start, block.level) if start < block.end else None


def _kind_of(doc: Document, start: int, end: int, *, alone: bool) -> str | None:
    """Return the kind of the heading whose words begin a line, if the rest of them leaves it one."""
    best: tuple[int, str] | None = None
    told = doc.lexicon.find(*_ANY_KIND).match(doc.shadow, start, end) is not None
    for kind in _KINDS if told else ():
        match = doc.lexicon.find(f"headings.{kind}").match(doc.shadow, start, end)
        if match and (best is None or match.end() > best[0]):
            best = (match.end(), kind)
    by_build = kind_of_heading(doc.lexicon, doc.shadow[start:end].strip())
    if by_build and (best is None or best[1] in _PEOPLE or best[0] < end):
        return best[1] if best and best[1] in {"delegate", "side", "liaison"} else by_build
    if best is None:
        return None
    tail = doc.shadow[best[0] : end].split()
    if best[1] in {"delegate", "side"} or alone:
        return best[1] if len(tail) <= 14 else None
    return best[1] if len(tail) <= 6 else None


# Title -----------------------------------------------------------------------------------------------

_TITLE_LONGEST = 200
_TITLE_AMONG = 8
_TITLE_WORDS = 5


def title_of(doc: Document) -> Block | None:
    """Return the first line that names a kind of minutes, else what "Objet :" says, else the first line."""
    first = doc.blocks[:_TITLE_AMONG]
    kind = doc.lexicon.find("headings.title")
    for block in first:
        if kind.search(doc.shadow, block.start, min(block.end, block.start + 60)) and _can_be_title(
            doc, block
        ):
            return block
    for block in first:
        subject = doc.lexicon.find("headings.subject").match(doc.shadow, *block.span)
        rest = _rest(doc, block, doc.text.find(":", subject.end(), block.end)) if subject else None
        if rest and _can_be_title(doc, rest):
            return rest
    if first and _can_be_title(doc, first[0]):
        kind_said = _kind_of(doc, *first[0].span, alone=True)
        shouted = kind_said == "decisions" and _style(doc, first[0]) == "capitals"
        # "Suivi des décisions – Commission mobilité": a title says more than a heading does.
        long = kind_said in {"decisions", "actions"} and len(doc.quote(first[0].span).split()) >= _TITLE_WORDS
        return first[0] if kind_said is None or shouted or long else None
    return None


def subtitle_of(doc: Document) -> Block | None:
    """Return the line after a title that says no more than "Compte rendu", if it goes on with it."""
    if doc.title is None or not doc.lexicon.find("headings.title").fullmatch(doc.shadow, *doc.title.span):
        return None
    following = next((block for block in doc.blocks if block.start > doc.title.start), None)
    if following is None or not _can_be_title(doc, following):
        return None
    return None if _heading(doc, following) else following


def _can_be_title(doc: Document, block: Block) -> bool:
    words = doc.text[block.start : block.end]
    return (
        block.kind == "text"
        and len(words) <= _TITLE_LONGEST
        and words[-1] not in ".;:,"
        and any(character.isalpha() for character in words)
        and not is_meta(doc, block)
    )


def is_meta(doc: Document, block: Block) -> bool:
    """Tell whether a line is one of those at the top: "Date : …", "Lieu : …"."""
    match = doc.lexicon.find("headings.meta").match(doc.shadow, block.start, block.end)
    # "Para Rosa: enviar …" speaks of Rosa, not of the meeting.
    return bool(
        match and re.match(r"(?:[^:\nA-ZÀ-Ý]{0,30}|[^:\na-zà-ÿ]{0,30}):", doc.text[match.end() : block.end])
    )
