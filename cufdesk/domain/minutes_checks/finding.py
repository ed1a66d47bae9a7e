"""What the final check finds: a check, where it looked, the words in question."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]

SEVERITIES = ("wrong", "doubt", "form")
"""From what would make the minutes say something false, through what is to be looked at, to mere form."""

_WRONG = frozenset(("modality_missing", "wish_as_decision", "decision_as_wish", "gate_closed", "same_number"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the table and id to go to, how a person calls it, the field and its language.

    `number` is "D4" or "D4-A10", empty for the meeting itself; `language` is empty for what has none.
    """

    kind: str
    record_id: str
    number: str = ""
    field: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `text` are the words of the place, `span` those in question within them.

    `wanted` is what could be written instead, `values` is what the sentence names beside the words.
    """

    check: str
    place: Place
    text: str = ""
    span: Span | None = None
    wanted: str = ""
    values: tuple[str, ...] = ()

    @property
    def severity(self) -> str:
        """Return one of SEVERITIES."""
        if self.check in _WRONG:
            return "wrong"
        return "form" if self.check.startswith("form.") else "doubt"

    @property
    def words(self) -> str:
        """Return the words in question: those of the span, else all of the place."""
        return self.text[self.span[0] : self.span[1]] if self.span else self.text

    @property
    def about(self) -> str:
        """Return what the finding is let stand under: the same words in the same place are the same finding.

        The words around them count, so that a second slip of the same kind is not let stand with the first.
        """
        where = ".".join(part for part in (self.place.field, self.place.language) if part)
        around = self.text
        if self.span:
            around = self.text[max(0, self.span[0] - 20) : self.span[1] + 20]
        parts = (self.place.number, where, " ".join(around.split()), *self.values)
        return " | ".join(part for part in parts if part)
