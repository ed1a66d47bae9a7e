"""Minutes understood: one way through all the rules, from a cleaned text to what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from cufdesk.reading.agreements import agreements
from cufdesk.reading.blanks import blanks
from cufdesk.reading.countries import with_countries
from cufdesk.reading.dates import dates, first_date, unsaid_at_top
from cufdesk.reading.decisions import decisions
from cufdesk.reading.directory import Directory, all_bodies
from cufdesk.reading.implied import with_implied
from cufdesk.reading.language import LANGUAGES
from cufdesk.reading.matching import shadow_of
from cufdesk.reading.meeting_facts import with_facts
from cufdesk.reading.mixed import is_mixed, put_together
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.people import people
from cufdesk.reading.plain_names import with_responsible
from cufdesk.reading.programme import programme
from cufdesk.reading.quotas import declared_headcount, headcount, quotas
from cufdesk.reading.responsible_names import with_full_names
from cufdesk.reading.sections import is_meta, subtitle_of
from cufdesk.reading.structure import Document, document, sentences
from cufdesk.reading.terms_behind import with_terms_behind
from cufdesk.reading.understanding import DateRead, DecisionRead, RepairRead, Understanding
from cufdesk.reading.weighed import weighed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from cufdesk.reading.matching import Span
    from cufdesk.reading.own_words import OwnWords

    Weigh = Callable[
        [Document, tuple[DecisionRead, ...], frozenset[Span], tuple[DateRead, ...]], tuple[DecisionRead, ...]
    ]

_OPENING = 1500


class Repaired(Protocol):
    """What cleaning tells of one repair; `exchange.texts` makes them."""

    @property
    def kind(self) -> str:
        """Return what kind of repair it was."""

    @property
    def before(self) -> str:
        """Return the words as they were."""

    @property
    def after(self) -> str:
        """Return the words as they are."""

    @property
    def span(self) -> Span:
        """Return the place in the cleaned text."""


def read(
    text: str,
    repairs: Iterable[Repaired] = (),
    fingerprint: str = "",
    language: str | None = None,
    own: OwnWords | None = None,
    weigh: Weigh = weighed,
) -> Understanding:
    """Understand a cleaned text; `language` ("fr", "es") is found out where it is not given.

    `own` are the words that an officer adds to those that the rules know; `weigh` gives the second opinion on
    the decisions that rules find.
    """
    doc = document(text, language, own)
    understood = _read_in(doc, repairs := tuple(repairs), fingerprint, weigh)
    if not is_mixed(doc):
        return understood
    code = next(code for code in LANGUAGES if code != doc.lexicon.code)
    return put_together(doc, understood, _read_in(document(text, code, own), repairs, fingerprint, weigh))


def _read_in(doc: Document, repairs: tuple[Repaired, ...], fingerprint: str, weigh: Weigh) -> Understanding:
    """Understand a text by the words of one language."""
    directory = Directory(doc)
    found = people(doc, directory)
    period = _period(doc)
    doc = doc.knowing(
        tuple(_known_names(doc, directory)),
        tuple(person.name for person in found.people if person.name),
        period.start if period else None,
    )
    surnames = {word for person in found.people for word in (person.name or "").split()}
    for body in all_bodies(doc):
        if body.name or body.acronym not in surnames:
            directory.add(body)
    said = dates(doc, period.start if period else _any_year(doc))
    declared = declared_headcount(doc)
    titles = [block for block in (doc.title, subtitle_of(doc)) if block is not None]
    decided = weigh(doc, decisions(doc, found.lists, said), found.lists, said)
    understood = Understanding(
        title=" – ".join(doc.quote(block.span) for block in titles) or None,
        title_span=(titles[0].start, titles[-1].end) if titles else None,
        start=period.start if period else None,
        end=period.end if period else None,
        place=_place(doc),
        headcount=headcount(declared[0] if declared else None, found.people),
        people=found.people,
        programme=programme(doc, found.lists),
        decisions=with_terms_behind(doc, decided, said),
        dates=said,
        quotas=quotas(doc, (declared[1],) if declared else ()),
        agreements=agreements(doc, directory, found.lists),
        organisations=tuple(directory.found),
        repairs=tuple(RepairRead(r.kind, r.before, r.after, r.span) for r in repairs),
        language=doc.lexicon.code,
        fingerprint=fingerprint,
    )
    understood = replace(
        understood, decisions=tuple(_announced_by(d, understood) for d in understood.decisions)
    )
    understood = replace(understood, decisions=with_full_names(doc, understood))
    understood = replace(understood, people=with_responsible(doc, understood.people, understood.decisions))
    office = _own_office(doc, understood, found.lists)
    understood = with_countries(doc, with_implied(doc, understood, office), office)
    understood = replace(understood, blanks=blanks(doc, understood, office))
    return with_facts(doc, understood)


def _known_names(doc: Document, directory: Directory) -> Iterator[str]:
    """Give the names that people were listed with, and the place that a city's name ends with."""
    for known in directory.found:
        yield known.name
        place = doc.lexicon.find("bodies.places").match(shadow_of(known.name))
        if place:
            yield known.name[place.end() :].split(" ", 2)[-1]


def _announced_by(decision: DecisionRead, read: Understanding) -> DecisionRead:
    """Name the parties of the agreements that a decision reports as announced by "several networks"."""
    start, end = decision.span
    names = [name for a in read.agreements if start <= a.span[0] < end for name in a.parties]
    if decision.modality != "announced" or len(names) < 2:
        return decision
    return replace(decision, party=", ".join(dict.fromkeys(names)))


def _period(doc: Document) -> DateRead | None:
    """Return the dates of what is reported: in the title, on a line "Date :", else the first near the top."""
    for block in [b for b in (doc.title, subtitle_of(doc)) if b]:
        if found := first_date(doc, *block.span):
            return found
    top = [block for block in doc.blocks[:25] if is_meta(doc, block) and block.kind != "bullet"]
    for block in top:
        dated = doc.lexicon.find("headings.date").match(doc.shadow, *block.span)
        if dated and (found := first_date(doc, *block.span)):
            return found
    opening = min(len(doc.text), _OPENING)
    found = first_date(doc, 0, opening)
    head = doc.blocks[: _TOP // 2][-1].end if doc.blocks else 0
    if found is None or found.span[0] >= head:  # "Groupe pays - 14/11" leaves its year unsaid
        found = unsaid_at_top(doc, head) or found
    return found or _in_year_of_title(doc)


def _in_year_of_title(doc: Document) -> DateRead | None:
    """Return the first day at the top, where only the title tells its year: "Festival 2025"."""
    year = _YEAR.search(doc.text, *doc.title.span) if doc.title else None
    if year is None or first_date(doc, 0, len(doc.text)):
        return None
    return first_date(doc, 0, doc.blocks[:_TOP][-1].end, int(year.group()))


_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_TOP = 4


def _any_year(doc: Document) -> dt.date | None:
    """Return a day of the year that the text speaks of, where its own date is not said."""
    found = first_date(doc, 0, len(doc.text))
    return found.start if found else None


def _place(doc: Document) -> str | None:
    """Return what a line "Lieu :" says."""
    for block in doc.blocks[:25]:
        match = doc.lexicon.find("headings.place").match(doc.shadow, *block.span)
        colon = doc.text.find(":", block.start, min(block.end, block.start + 30))
        if match and colon >= 0 and colon + 1 < block.end:
            place = doc.quote((colon + 1, block.end)).strip("*_. ")
            return None if doc.lexicon.find("blanks.open").search(shadow_of(place)) else place or None
    return None


def _own_office(doc: Document, read: Understanding, lists: frozenset[Span]) -> str | None:
    """Return the body that "a organisé", "a participé": those who write minutes say what they did."""
    introduced = _introducing(doc, read)
    if introduced is not None:
        return introduced
    verbs = doc.lexicon.find("roles.organised", "roles.attended", "roles.scheduled")
    for block in doc.blocks:
        if block.span in lists or block.kind != "text" or block is doc.title:
            continue
        for start, end in sentences(doc, *block.span):
            said = sentence_modality(doc, start, end)
            if said.body and verbs.search(doc.shadow, start, end):
                return said.body
    return None


def _introducing(doc: Document, read: Understanding) -> str | None:
    """Return the last body of the sentence that introduces the programme: "…, le Réseau (RV) a :"."""
    first = read.programme[0].span[0] if read.programme else 0
    before = next((block for block in reversed(doc.blocks) if block.end <= first), None)
    if before is None or doc.text[before.end - 1] != ":":
        return None
    named = [body for body in read.organisations if before.start <= body.span[0] < before.end]
    last = max(named, key=lambda body: body.span, default=None)
    return (last.acronym or last.name) if last else None
