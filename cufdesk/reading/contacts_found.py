"""What is read of somebody in a signature: plain values, each with the place of its words.

`span` is [start, end) in the text as pasted. What the text does not say is None or empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.reading.contact_points import PhoneFound
from cufdesk.reading.matching import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the words it was read from; `doubtful` asks a person to look before it is kept."""

    value: str
    span: Span
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PositionFound:
    """A function and the body it is held in, as written, as far as known. `unit` is a part of the body."""

    function: Found | None = None
    body: Found | None = None
    unit: Found | None = None


@dataclass(frozen=True, slots=True)
class ContactFound:
    """Somebody, or a body alone, with all that was read.

    `name` is the name as written without civility, None for a function or body alone; the parts of the name
    are None where nothing tells them apart. `civility` is the short form ("Mme", "Mtra."), `country` an ISO
    code. `rest` are pieces that were not understood: shown, so that nothing is lost unseen.
    """

    civility: Found | None = None
    name: Found | None = None
    given_names: Found | None = None
    first_surname: Found | None = None
    second_surname: Found | None = None
    positions: tuple[PositionFound, ...] = ()
    street: Found | None = None
    postcode: Found | None = None
    city: Found | None = None
    country: Found | None = None
    emails: tuple[Found, ...] = ()
    phones: tuple[PhoneFound, ...] = ()
    websites: tuple[Found, ...] = ()
    rest: tuple[Found, ...] = ()
