"""What a text leaves open: people without a name, places and times, minutes to come, loose deadlines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression, overlaps, tokens
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import BlankRead, Understanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_ENGAGED = {"adopted", "commitment"}
_THINGS = ("place", "time", "deadline", "responsible", "name", "list")


def blanks(doc: Document, read: Understanding, own: str | None) -> tuple[BlankRead, ...]:
    """Return the blanks in order. `own` is the office whose minutes these are, where the text shows it."""
    found = [
        *_nameless(doc, read),
        *_pending_minutes(doc, read, own),
        *_appointments(doc, read, own),
        *_fuzzy(doc, read, own),
        *_to_create(doc),
        *_teams(doc, read),
        *_unnamed(doc, read),
        *_gathered(doc, read, own),
        *_own_place(doc, read, own),
        *_worded(doc),
    ]
    actions = [*_nobody(read), *_undated(read)]
    ordered = sorted([*actions, *found], key=lambda blank: (blank.span[0], -blank.span[1]))
    return tuple(_apart(ordered, actions))


def _apart(found: list[BlankRead], actions: list[BlankRead]) -> Iterator[BlankRead]:
    """Give, of blanks of one kind on the same words, the first and longest; "à définir" yields to all.

    What an action lacks is told for each: several can share their words.
    """
    kept: list[BlankRead] = []
    own = {id(blank) for blank in actions}
    for blank in found:
        if id(blank) in own:
            kept.append(blank)
            continue
        same = [b for b in kept[-8:] if b.span[0] <= blank.span[0] < b.span[1]]
        if blank.kind not in {"other", *(b.kind for b in same)} or not same:
            kept.append(blank)
    return iter(kept)


def _blank(doc: Document, kind: str, owner: str | None, span: Span) -> BlankRead:
    return BlankRead(kind, doc.quote(span), owner, span)


def _nameless(doc: Document, read: Understanding) -> Iterator[BlankRead]:
    for person in read.people:
        if person.name is None:
            owner = next((p.organisation for p in person.positions if p.organisation), None)
            yield _blank(doc, "name", owner, person.span)


def _pending_minutes(doc: Document, read: Understanding, own: str | None) -> Iterator[BlankRead]:
    """Give the minutes that are announced; who organised the meeting writes them."""
    organised = [item.span for item in read.programme if item.our_role == "organised"]
    pending = doc.lexicon.find("minutes_status.announced", "minutes_status.in_progress")
    for match in pending.finditer(doc.shadow):
        yield _blank(doc, "minutes", own if overlaps(organised, match.span()) else None, match.span())


def _appointments(doc: Document, read: Understanding, own: str | None) -> Iterator[BlankRead]:
    """Give the appointments that were scheduled without a day or an hour being said."""
    dated = [date.span for date in read.dates if date.precision == "exact"]
    for item in read.programme:
        start, end = item.span
        has_time = re.compile(r"\d{1,2}\s?(?:h|:\d\d)").search(doc.shadow, start, end)
        if item.our_role != "scheduled" or has_time or overlaps(dated, item.span):
            continue
        for match in doc.lexicon.find("roles.appointment").finditer(doc.shadow, start, end):
            yield _blank(doc, "time", own, match.span())


def _fuzzy(doc: Document, read: Understanding, own: str | None) -> Iterator[BlankRead]:
    """Give the deadlines in words only, where something is to be done; minutes to come count apart."""
    pending = [m.span() for m in doc.lexicon.find("minutes_status.announced").finditer(doc.shadow)]
    worded = [date for date in read.dates if date.precision == "fuzzy" and date.start is None]
    around: Span = (0, 0)
    doer: str | None = None
    for span in (date.span for date in worded if not any(c.isdigit() for c in date.text)):
        if overlaps(pending, span):
            continue
        if not around[0] <= span[0] < around[1]:  # a sentence is read once, however many terms it holds
            around = _sentence_at(doc, span[0])
            doer = sentence_modality(doc, *around).party if around[1] else None
        yield _blank(doc, "deadline", doer or own, span)


def _sentence_at(doc: Document, at: int) -> Span:
    """Return the sentence around a place, (0, 0) where there is none."""
    block = doc.block_at(at)
    around = sentences(doc, *block.span) if block else ()
    return next(((start, end) for start, end in around if start <= at < end), (0, 0))


def _to_create(doc: Document) -> Iterator[BlankRead]:
    """Give the groups that are to be created: as long as they do not exist they cannot act."""
    for match in _creation_pattern(doc.lexicon).finditer(doc.shadow):
        following = next(tokens(doc.text, match.end(), min(len(doc.text), match.end() + 40)), None)
        named = following and following[0] == match.end() + 1 and doc.text[following[0]].isupper()
        yield _blank(
            doc, "party", None, (match.start("what"), following[1] if named and following else match.end())
        )


@lru_cache(maxsize=4)
def _creation_pattern(lex: Lexicon) -> re.Pattern[str]:
    creation, created = expression(lex.words("blanks.creation")), expression(lex.words("blanks.created"))
    return re.compile(rf"{creation}\s(?P<what>(?:{created}))")


def _nobody(read: Understanding) -> Iterator[BlankRead]:
    """Give the actions that nobody is named for."""
    for decision in read.decisions:
        for action in decision.actions:
            if not action.responsible:
                yield BlankRead("responsible", action.text, None, action.span)


def _undated(read: Understanding) -> Iterator[BlankRead]:
    """Give the actions that somebody is bound to and no words set a term for; who does it can set it."""
    for decision in read.decisions:
        for action in decision.actions:
            if action.modality in _ENGAGED and action.precision == "none":
                owner = next(iter(action.responsible), None)
                yield BlankRead("deadline", action.text, owner, action.span)


def _own_place(doc: Document, read: Understanding, own: str | None) -> Iterator[BlankRead]:
    """Give the place of a visit whose days are said and whose place is not."""
    if read.programme and read.place is None and read.start is not None:
        said = next((date for date in read.dates if date.start == read.start), None)
        if said is not None:
            yield _blank(doc, "place", own, said.span)


def _teams(doc: Document, read: Understanding) -> Iterator[BlankRead]:
    """Give the teams that came along with somebody: that person's body knows their names."""
    by_end = {person.span[1]: person for person in read.people}
    for match in doc.lexicon.find("blanks.team").finditer(doc.shadow):
        before = (by_end[at] for at in range(match.start() - 3, match.start() + 1) if at in by_end)
        owner = next((p.organisation for person in before for p in person.positions), None)
        yield _blank(doc, "person", owner, match.span())


def _unnamed(doc: Document, read: Understanding) -> Iterator[BlankRead]:
    """Give the people who are to do something and are not chosen yet: "un élu français"."""
    known = [person.span for person in read.people if person.name]
    for match in unnamed_pattern(doc.lexicon).finditer(doc.shadow):
        if not overlaps(known, match.span()):
            yield _blank(doc, "person", None, match.span())


@lru_cache(maxsize=4)
def unnamed_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of somebody who is not chosen yet, with a country: "un élu français"."""
    return re.compile(
        rf"{expression(lex.words('blanks.unnamed'))}(?:\s{expression(lex.words('countries'))})?"
    )


def _gathered(doc: Document, read: Understanding, own: str | None) -> Iterator[BlankRead]:
    """Give those who came to what the office organised without being listed."""
    for item in read.programme:
        if item.our_role == "organised":
            for match in doc.lexicon.find("blanks.gathered").finditer(doc.shadow, *item.span):
                yield _blank(doc, "list", own, match.span())


def _worded(doc: Document) -> Iterator[BlankRead]:
    """Give what the words themselves call open: "lieu à définir", "l'horaire reste à préciser"."""
    for kind in _THINGS:
        for match in _open_pattern(doc.lexicon, kind).finditer(doc.shadow):
            yield _blank(doc, kind, None, match.span())
    for path, kind in (("somewhere", "place"), ("everybody", "list"), ("open", "other")):
        for match in doc.lexicon.find(f"blanks.{path}").finditer(doc.shadow):
            # "s'engage à définir le programme" leaves nothing open; "à définir" at the end of a clause does.
            if path != "open" or re.match(
                r"\s?(?:[.,;:)|\n]|$|par\s|por\s)", doc.shadow[match.end() : match.end() + 5]
            ):
                yield _blank(doc, kind, None, match.span())


@lru_cache(maxsize=32)
def _open_pattern(lex: Lexicon, kind: str) -> re.Pattern[str]:
    things, opened = expression(lex.words(f"blanks.things.{kind}")), expression(lex.words("blanks.open"))
    return re.compile(rf"{things}(?:\s?:)?\s(?:[^\W\d_]{{2,12}}\s){{0,2}}?{opened}")
