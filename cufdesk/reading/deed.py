"""A sentence of a decision, and the things to do that it tells."""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.reading.matching import Span
from cufdesk.reading.modality import Said


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a decision: its place, what it does, and whether it only explains."""

    span: Span
    said: Said
    context: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do, before its deadline is looked for: its words, who does it, how firmly.

    `within` is where else a term may stand, `term` the place of one that is parted from the words; `words`
    are the places of those that tell it, if they do not stand together; `subject` is where its subject
    begins, if it stands right before them.
    """

    span: Span
    responsible: tuple[str, ...]
    modality: str | None
    within: Span
    term: Span | None = None
    words: tuple[Span, ...] = ()
    subject: int | None = None

    @property
    def told(self) -> tuple[Span, ...]:
        """Return the places of the words that tell it: who, as the sentence does, and what."""
        return self.words or ((self.span[0] if self.subject is None else self.subject, self.span[1]),)
