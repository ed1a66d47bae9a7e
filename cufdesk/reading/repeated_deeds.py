"""What a sentence gives somebody to do, worked out once for sentences of the same words."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Protocol

from cufdesk.reading.deadlines import beginning_in
from cufdesk.reading.matching import moved_span, moved_spans
from cufdesk.reading.modality import said_moved
from cufdesk.reading.remembering import words_around

if TYPE_CHECKING:
    from cufdesk.reading.deed import Deed, Sentence
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_BEYOND = 200  # what follows a sentence tells where the name of its subject ends


class Rule(Protocol):
    """A rule that tells what a sentence gives somebody to do."""

    def __call__(
        self, doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
    ) -> list[Deed]:
        """Return the deeds of a sentence; `item` tells one of a list from one of running text."""


def once(rule: Rule) -> Rule:
    """Let a rule be asked again only where more than the words of a sentence tells its deeds.

    That is where a date stands in the sentence, where it says "elle", and where people write in turn.
    """

    @wraps(rule)
    def answer(
        doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
    ) -> list[Deed]:
        start, end = part.span
        if (
            doc.envelope.authors
            or beginning_in(dates, start, end + 1)
            or doc.lexicon.find("modality.pronouns").match(doc.shadow, start, end)
        ):
            return rule(doc, part, modality, dates, item=item)
        owned = doc.owner_at(start) is not None
        told = modality, item, owned, said_moved(part.said, -start), part.context
        key = rule, told, words_around(doc, start, end, _BEYOND)
        known = doc.answers.get(key)
        if known is None:
            known = doc.answers[key] = start, rule(doc, part, modality, dates, item=item)
        return [_moved(deed, start - known[0]) for deed in known[1]]

    return answer


def _moved(deed: Deed, by: int) -> Deed:
    return replace(
        deed,
        span=moved_span(deed.span, by),
        within=moved_span(deed.within, by),
        term=deed.term and moved_span(deed.term, by),
        words=moved_spans(deed.words, by),
        subject=None if deed.subject is None else deed.subject + by,
    )
