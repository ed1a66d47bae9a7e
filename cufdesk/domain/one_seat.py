"""Two seats in one committee that turn out to be one person's: which is kept, what becomes of the other."""

from __future__ import annotations

from cufdesk.domain.committee import Seat

# From what says least of a person to what says most.
_STEPS = ("vacant", "declined", "considered", "approached", "accepted", "confirmed")


def further(first: Seat, second: Seat) -> Seat:
    """Return the seat that is nearer to be filled; of two that stand alike, the first."""
    return second if _STEPS.index(second.step) > _STEPS.index(first.step) else first


def vacate(seat: Seat, sentence: str) -> None:
    """Let nobody sit in a seat, which stays for what the composition asks, and note why in a sentence."""
    seat.person_id, seat.represented_by_id, seat.step = None, None, "vacant"
    seat.notes = "\n".join(text for text in (seat.notes.rstrip(), sentence) if text)
