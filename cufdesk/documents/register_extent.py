"""How much of the register is printed, how it is put together, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cufdesk.domain.register import GROUPINGS, Scope, scope_of, scope_words
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

DEFAULT = "responsible"
_DAY = "on="


@dataclass(frozen=True, slots=True)
class RegisterExtent:
    """A grouping (one of `GROUPINGS`), a scope, and the day from which lateness is told: None for today."""

    grouping: str = DEFAULT
    scope: Scope = field(default_factory=Scope)
    on: date | None = None

    @property
    def id(self) -> str:
        """Return by what a printed file and a sending know it: "deadline;late;on=…", nothing by default."""
        if self == RegisterExtent():
            return ""
        day = [f"{_DAY}{self.on.isoformat()}"] if self.on else []
        return ";".join((self.grouping, *scope_words(self.scope), *day))


def register_extent_named(reference: str) -> RegisterExtent:
    """Return the extent that a reference names: "meeting", "deadline;late"; refuses what means nothing."""
    words = [word.strip() for word in reference.split(";") if word.strip()]
    grouping = words.pop(0) if words and words[0] in GROUPINGS else DEFAULT
    days = [word.removeprefix(_DAY) for word in words if word.startswith(_DAY)]
    try:
        on = date.fromisoformat(days[-1]) if days else None
        return RegisterExtent(grouping, scope_of(word for word in words if not word.startswith(_DAY)), on)
    except ValueError as error:
        sentence = _("The register knows no “{word}”.")
        raise Refusal(sentence.format(word=str(error) if not days else reference)) from error
