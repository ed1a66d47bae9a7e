"""Lines around what was said: place and day, what a meeting is, who wrote, what comes next, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cufdesk.reading.bodies import function_at
from cufdesk.reading.chat import CHAT
from cufdesk.reading.dates import first_date
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.names import named_at
from cufdesk.reading.verb_forms import is_infinitive
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from cufdesk.reading.blocks import Block
    from cufdesk.reading.sections import Section
    from cufdesk.reading.structure import Document

_TOP = 12
_LAST = 3
_LABEL_LONGEST = 50
_SENTENCE = 60
_EDGES = " \t\n\u00a0\u202f,;.:–—-"
_PLACE_AND_DAY = re.compile(r"[^\W\d_a-zà-ÿ][^,.;:\n]{1,40},\s(?:(?:le|a|el)\s)?")
_NUMBER = re.compile(
    r"(?<![\d/])(?:\+\d[\d \u00a0.()-]{7,18}|\(?\d{2,4}\)?(?:[ \u00a0.-]\d{2,4}){3,5})(?![\d/])"
    r"|\S@\S{1,253}\.\S|(?:https?://|www\.)\S+"
)
# "Mardi 4 février 2025, salle des mariages".
_WHERE = re.compile(r",\s[^\W\d_][^,.;:()\n]{2,50}")
_CLOCK = re.compile(r"\d{1,2}\s?(?:h(?:eures)?(?:\s?\d{2})?|:\d{2})(?!\w)|(?:a las|de las) \d")


def is_around(doc: Document, section: Section, block: Block) -> bool:
    """Tell whether a line only frames what was said: nobody decides or has anything to do by it."""
    if block.kind == "row" or "\n" in doc.text[block.start : block.end]:
        return False
    line = _line(doc, block)
    if line[0] >= line[1]:
        return False
    return (
        _is_labelled(doc, line)
        or _only_answers(doc, block)
        or _is_address(doc, block)
        or (_is_at_top(doc, block) and _opens(doc, line))
        or (block in doc.blocks[-_LAST:] and _signs(doc, line))
        or _is_event(doc, section, block)
    )


def _only_answers(doc: Document, block: Block) -> bool:
    """Tell whether a message of a chat only greets what was said: "👍 ok pour moi"."""
    if CHAT.match(doc.text, block.mark) is None or block.end - block.start > _SENTENCE:
        return False
    word = re.compile(r"\w").search(doc.text, *block.span)
    return word is None or doc.lexicon.find("headings.reactions").match(doc.shadow, word.start()) is not None


def _line(doc: Document, block: Block) -> Span:
    """Return the line that a block stands on, with the label that it may be the rest of."""
    start = doc.text.rfind("\n", 0, block.start) + 1
    return trimmed(doc.text, start, block.end, " \t\u00a0*_")


def _is_labelled(doc: Document, line: Span) -> bool:
    """Tell whether a line says by its label what it is: "Objet : …", "Copie : …", "Prochaine séance : …"."""
    colon = doc.text.find(":", line[0], min(line[1], line[0] + _LABEL_LONGEST))
    if colon < 0:
        return False
    label = trimmed(doc.text, line[0], colon)
    if doc.lexicon.find("headings.closing", "headings.subject").match(doc.shadow, *line):
        return True
    if doc.lexicon.find("headings.recipients").match(doc.shadow, *label):
        return True
    officer = doc.lexicon.find("headings.officer").fullmatch(doc.shadow, *label)
    return officer is not None and _is_top(doc, line[0]) and bool(somebody(doc, colon + 1, line[1]))


def _is_top(doc: Document, at: int) -> bool:
    return len(doc.blocks) <= _TOP or at <= doc.blocks[_TOP].start


def _is_at_top(doc: Document, block: Block) -> bool:
    """Tell whether nothing was said in a whole sentence yet."""
    for before in doc.blocks[:_TOP]:
        if before.mark >= block.mark:
            return before.mark <= block.mark
        if before.end - before.start > _SENTENCE and doc.text[before.end - 1] in ".;" and before != doc.title:
            return False
    return False


def _opens(doc: Document, line: Span) -> bool:
    """Tell whether a line at the top says where and when, or of which meeting: "Abidjan, le 14 mars 2025"."""
    if re.search(r"->|=>|→|:\s", doc.text[slice(*line)]) or is_infinitive(doc, *line):
        return False
    place = _PLACE_AND_DAY.match(doc.shadow if doc.text[line[0]].islower() else doc.text, *line)
    dated = first_date(doc, *line)
    if place and dated and dated.span[0] <= place.end() + 12 and dated.span[1] >= line[1] - 1:
        return True
    begins = dated is not None and dated.span[0] <= line[0] + 1
    if (
        dated
        and begins
        and (_CLOCK.search(doc.shadow, *line) or _WHERE.fullmatch(doc.text, dated.span[1], line[1]))
    ):
        return True
    return doc.lexicon.find("headings.meetings").match(doc.shadow, *line) is not None


def _is_address(doc: Document, block: Block) -> bool:
    """Tell whether a line gives where somebody is reached: "Lycée Valmarine – 04 00 00 00 00"."""
    number = _NUMBER.search(doc.text, *block.span)
    if number is None or block.kind != "text" or is_infinitive(doc, *block.span):
        return False
    if doc.text[block.end - 1] == ".":
        return False
    return block.end - block.start <= _SENTENCE or not trimmed(doc.text, number.end(), block.end, _EDGES)


def _signs(doc: Document, line: Span) -> bool:
    """Tell whether a line at the end is a person and what he is: "Josette Dijoux, secrétaire"."""
    named = named_at(doc, *line)
    if named is None or not named.name or named.span[1] >= line[1]:
        return False
    sign = re.compile(r"\s?[,–—-]\s").match(doc.text, named.span[1], line[1])
    return sign is not None and function_at(doc, sign.end(), line[1]) is not None


def _is_event(doc: Document, section: Section, block: Block) -> bool:
    """Tell whether a line under "Calendrier" gives the day of something: "COTECH : 19 décembre (visio)"."""
    heading = trimmed(doc.text, *section.heading, _EDGES)
    calendar = doc.lexicon.find("headings.calendar").fullmatch(doc.shadow, *heading)
    return calendar is not None and not is_infinitive(doc, *block.span)
