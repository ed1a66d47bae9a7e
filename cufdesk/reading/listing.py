"""A line of a list of people parted: who begins where, and the label before them ("Ville de X : A, B")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import Body, body_at, function_at
from cufdesk.reading.matching import Span, shadow_of, tokens, trimmed
from cufdesk.reading.names import Named, after_article, is_person_shouted, named_at
from cufdesk.reading.short_names import given_alone
from cufdesk.reading.structure import pieces
from cufdesk.reading.titled import named_after_words, named_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.blocks import Block
    from cufdesk.reading.structure import Document

_LONGEST_LABEL = 90
_MOST_LABEL_WORDS = 9
_EDGES = " \t\n\u00a0\u202f,;."


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before people on their line: the body they come for, their function, or only a group."""

    span: Span
    people: Span
    body: Body | None = None
    function: bool = False


def lines(doc: Document, block: Block) -> Iterator[Span]:
    """Give the lines of a block; one cut at the width of a page goes on with the line before it."""
    at = block.start
    for match in re.compile(r"\n").finditer(doc.text, block.start, block.end):
        begins = begins_person(doc, match.end(), block.end)
        ended = doc.text[at : match.start()].rstrip()[-1:] in {",", ";", "."}
        if ended and begins and not is_title(doc, at, match.start()):
            yield from pieces(doc, at, match.start())
            at = match.end()
    yield from pieces(doc, at, block.end)


def begins_person(doc: Document, start: int, end: int) -> bool:
    """Tell whether somebody's name begins at a place, an article before the title aside."""
    begin = after_article(doc, start, end)
    named = named_at(doc, begin, end)
    if named is None or (begin > start and not named.civility):
        return False
    if named.civility or named.name is None:
        return True
    return not _names_body(doc, begin, named.span[1]) and (
        body_at(doc, begin, end) is None or is_person_shouted(doc, *named.span)
    )


def parted(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Part "A (X), B (Y) et C (Z)" and "Mme A, X ; M. B, Y" into one stretch per person."""
    also = doc.lexicon.also
    joints = re.compile(
        rf"[;]\s|\s[·•|/]\s|\s[-–—]\s|(?<=\))\s?,?\s|,\s|\s(?:{also})\s|(?<=[^\W\d_]{{3}})\.\s|(?<=\))\.\s"
    )
    at = start
    for match in joints.finditer(doc.shadow, start, end):
        before = doc.text[at : match.start()]
        if before.count("(") > before.count(")") or not before.strip():
            continue
        if match.group().startswith(".") and is_title(doc, at, match.start() + 1):
            continue
        if match.group().strip() in {"-", "–", "—"} and not _is_known(doc, match.end(), end):
            continue
        second = re.compile(rf"(?:{also})\s").match(doc.shadow, match.end(), end)
        here = second.end() if second else match.end()
        if match.group().startswith(";") or _another(doc, at, match.start(), here, end):
            yield at, match.start()
            at = here
    yield at, end


def is_title(doc: Document, start: int, end: int) -> bool:
    """Tell whether a stop ends "Lic.", "Ing. Agr."."""
    words = doc.shadow[start:end].split()
    return bool(words) and doc.lexicon.value("civilities", words[-1]) is not None


def _first(doc: Document, at: int, end: int) -> Named | None:
    """Return who stands before another: by name, behind their function, or by given name alone."""
    begin = after_article(doc, at, end)
    if first := named_at(doc, begin, end):
        return first
    if behind := named_behind(doc, at, end):
        return behind[1]
    alone = given_alone(doc, begin, end)
    return named_after_words(doc, at, end) or (Named(None, doc.quote(alone), alone) if alone else None)


def _another(doc: Document, at: int, before_end: int, here: int, end: int) -> bool:
    """Tell whether another person begins: a civility says so, or a name like the one before it."""
    begin = after_article(doc, here, end)
    named, first = named_at(doc, begin, end), _first(doc, at, before_end)
    if first is not None and (named is None or named.name is None):
        behind = named_behind(doc, here, end)
        if (behind and behind[1].civility) or named_after_words(doc, here, end):
            return True
    if first is not None and given_alone(doc, begin, end):
        return True  # "…, Claire, Hery R. (ONG)"
    if named is None or first is None or (begin > here and not named.civility):
        return False
    if named.civility:
        return True
    shouted = is_person_shouted(doc, *named.span)
    if (body_at(doc, here, end) is not None and not shouted) or _names_body(doc, here, named.span[1]):
        return False
    after = doc.text[named.span[1] : named.span[1] + 3].lstrip(" ")[:1]
    joined = re.compile(rf"\s(?:{doc.lexicon.also})\s").match(doc.shadow, named.span[1], end)
    ends = not after or after in "(,;\n.-–:/·•|"
    given = is_given_name(shadow_of(doc.text[here : named.span[1]]).replace("-", " ").split()[0])
    if not (ends or given or joined) and named.span[1] < end:
        return False
    comma = re.compile(r",\s?").match(doc.text, named.span[1], end)
    described = comma is not None and function_at(doc, comma.end(), end) is not None
    if not given and not shouted and (first.civility or _joins_words(doc, named)):
        return False  # "Cra. Ana Peña, Planificación Física": where she comes from
    return described or given or "(" in doc.text[at:before_end] or first.span[1] >= before_end


def _joins_words(doc: Document, named: Named) -> bool:
    """Tell whether "Cultura del Agua" joins its words as the name of a thing does."""
    joints = doc.lexicon.folded("connectors", "and")
    return any(word in joints for word in shadow_of(named.name or "").split())


def _names_body(doc: Document, start: int, end: int) -> bool:
    heads = doc.lexicon.find("bodies.weak", "bodies.strong")
    return any(heads.fullmatch(doc.shadow[s:e]) for s, e in tokens(doc.text, start, end))


# Labels ----------------------------------------------------------------------------------------------


def label_at(doc: Document, start: int, end: int) -> Label | None:
    """Return the label at a place, with people behind its colon, its dash or its bracket."""
    return _on_behalf(doc, start, end) or _before_sign(doc, start, end)


def on_behalf(doc: Document, start: int, end: int) -> tuple[Body, int] | None:
    """Return the body of "Pour la Ville de X :", and where what follows the colon begins."""
    lead = doc.lexicon.find("on_behalf").match(doc.shadow, start, end)
    if lead is None:
        return None
    begin = after_article(doc, lead.end() + 1, end)
    body = body_at(doc, begin, end, lenient=True) if begin < end else None
    colon = re.compile(r"\s?:\s*").match(doc.text, body.span[1], end) if body else None
    return (body, colon.end()) if body and colon else None


def _on_behalf(doc: Document, start: int, end: int) -> Label | None:
    """Return the label of "pour la Ville de X, Mme A et M. B"."""
    lead = doc.lexicon.find("on_behalf").match(doc.shadow, start, end)
    if lead is None:
        return None
    begin = after_article(doc, lead.end() + 1, end)
    named = named_at(doc, begin, end) if begin < end else None
    if begin >= end or (named and named.civility):
        return None
    sign = re.compile(r"[^:,;()\n]{2,80}?\s?[:,]\s?").match(doc.text, begin, end)
    if sign is None or not begins_person(doc, sign.end(), end):
        return None
    body = body_at(doc, begin, sign.end(), lenient=True)
    return Label((start, sign.end()), (sign.end(), end), body)


def _before_sign(doc: Document, start: int, end: int) -> Label | None:
    """Return the label of "Ville de X : A, B", "Trésorière : Mme A", "Ville de X – A", "X (A et B)"."""
    sign = re.compile(r"[^:;\n]{2,90}?(?P<sign>\s?:\s|\s[–—-]\s|\s?\()").match(doc.text, start, end)
    if sign is None:
        return None
    head = trimmed(doc.text, start, sign.start("sign"))
    begin = after_article(doc, *head)
    if begins_person(doc, sign.end(), end) is False:
        return None
    body = body_at(doc, begin, head[1], lenient=True)
    whole = body is not None and body.span[1] >= head[1]
    function = function_at(doc, begin, head[1]) is not None
    if begins_person(doc, *head) and not whole and not function:
        if _is_known(doc, *head) or not _is_known(doc, sign.end(), end):
            return None
        # "Morlaix Communauté : Mme A, M. B": what looks like a name is that of those who sent them.
        body, whole = Body(doc.quote(head), None, head, head), True
    if sign["sign"].strip() == "(":
        last = end - 1 if doc.text[end - 1] == ")" else end
        grouped = last < end and _is_known(doc, sign.end(), last) and not _is_known(doc, *head)
        return (
            Label((start, sign.end()), (sign.end(), last), body if whole else None)
            if whole or grouped
            else None
        )
    words = doc.shadow[slice(*head)].split()
    if sign["sign"].strip() != ":" and not whole and not function:
        return None
    if len(words) > _MOST_LABEL_WORDS or not doc.text[head[0]].isalpha():
        return None
    return Label((start, sign.end()), (sign.end(), end), body if whole else None, function and not whole)


_GROUP = re.compile(r"[^(),;\n]{3,80}?\s?\((?P<people>[^()\n]{5,300})\)(?P<sign>[,;]\s|\s(?:et|y|e)\s|\.?$)")


def groups(doc: Document, start: int, end: int) -> list[Span]:
    """Part "Asociación X (A, B), Alcaldía (C)" into a stretch for each group; [] where it is none."""
    found: list[Span] = []
    at = start
    while at < end:
        group = _GROUP.match(doc.text, at, end)
        if group is None or not _is_known(doc, group.start("people"), group.end("people")):
            return []
        if _is_known(doc, at, group.start("people")):
            return []  # "Ana Peña (Luis Vidal)": somebody, and who stands in
        found.append((at, group.start("sign")))
        at = group.end()
    return found if len(found) > 1 else []


def _is_known(doc: Document, start: int, end: int) -> bool:
    """Tell whether the name at a place is surely a person's: a civility leads it, or a known given name."""
    named = named_at(doc, after_article(doc, start, end), end)
    if named is None or named.name is None:
        return False
    words = re.split(r"[\s\-‑]+", shadow_of(named.name))
    return bool(named.civility) or any(is_given_name(word) for word in words)


def body_alone(doc: Document, block: Block) -> Body | None:
    """Return the body that a line consists of, over those who come for it: "Ville de Morlaix :"."""
    if "\n" in doc.text[block.start : block.end]:
        return None
    start, end = trimmed(doc.text, *block.span, " \t\u00a0:*")
    lead = doc.lexicon.find("on_behalf").match(doc.shadow, start, end)
    begin = after_article(doc, lead.end() + 1 if lead else start, end)
    body = body_at(doc, begin, end, lenient=True) if begin < end else None
    return body if body and body.span[1] >= end else None


_LONGEST_SIDE = 60
_MOST_SIDE_WORDS = 8


def side_over(doc: Document, block: Block, following: Block | None) -> bool:
    """Tell whether a line "Por la Municipalidad" stands over those who came for it."""
    words = doc.text[block.start : block.end].rstrip(" :*")
    if block.kind != "text" or following is None or following.loose or len(words) > _LONGEST_SIDE:
        return False
    if doc.lexicon.find("on_behalf").match(doc.shadow, block.start, block.end) is None or words[-1] in ".;,":
        return False
    few = len(words.split()) <= _MOST_SIDE_WORDS and "\n" not in words and ":" not in words
    return (
        few and any(word[0].isupper() for word in words.split()[1:]) and begins_person(doc, *following.span)
    )
