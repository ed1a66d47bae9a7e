"""A blank: what is open, where it is filled in, who could know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.cover import Cover
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_checks.finding import Place
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit


@dataclass(frozen=True, slots=True)
class Owner:
    """Who could fill a blank in: a "person", an "organisation", a "side", those named in "words", or us.

    `id` is that of the record, or the key of the side. Our own organisation is the "secretariat".
    """

    kind: str = "secretariat"
    id: str = ""
    words: Bilingual = field(default_factory=Bilingual)


SECRETARIAT = Owner()


@dataclass(frozen=True, slots=True)
class Blank:
    """Something left open. `kind` is a key of BLANK_KIND, `why` one of WHY: how the owner was found.

    `words` are those left open, as they are written; `under` names what they belong to where the number of
    the place does not: a committee, a meeting. `fuzzy` marks what is said, and not exactly.
    """

    kind: str
    place: Place
    words: Bilingual
    owner: Owner = SECRETARIAT
    why: str = "nobody"
    under: Bilingual = field(default_factory=Bilingual)
    fuzzy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankGround:
    """The records in which blanks are looked for, and what is known beside them.

    `references` are those of the meetings by id, put before the numbers of decisions where there are several.
    """

    cover: Cover
    directory: Directory
    meetings: tuple[Meeting, ...] = ()
    visits: tuple[Visit, ...] = ()
    committees: tuple[Committee, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    known: Mapping[str, Meeting] = field(default_factory=dict)
    """Meetings by id, also those in which nothing is looked for: what the programme links to."""
    whole: bool = False
    """Whether people and bodies of the directory are looked at beyond those that the records name."""

    def meeting(self, meeting_id: str | None) -> Meeting | None:
        """Return a meeting that is known."""
        found = self.known.get(meeting_id or "")
        return found or next((one for one in self.meetings if one.id == meeting_id), None)
