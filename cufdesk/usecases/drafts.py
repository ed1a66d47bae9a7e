"""What a person can do with edits that a crash left unsaved: see them, and take them up again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from cufdesk.domain.records import BY_NAME
from cufdesk.storage import drafts
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.drafts import Draft, Edit
from cufdesk.storage.links import missing
from cufdesk.storage.packing import Packed, pack, renewed, unpack, without
from cufdesk.storage.replaying import replayed


class Offer(NamedTuple):
    """An edit that was never saved, and when it was kept."""

    draft: Draft
    edit: Edit
    at: datetime


class Offered(NamedTuple):
    """What a dossier has to offer, the oldest first, and the titles of what could not be read."""

    offers: list[Offer]
    unreadable: list[str]


class TakenUp(NamedTuple):
    """An edit for the form: the record as it is stored, None for a new one, and as the person had it."""

    stored: Any
    mine: Any
    typed: dict[str, list[str]]


def unsaved_edits(dossier: Dossier, but: Collection[str] = ()) -> Offered:
    """Return the edits that were never saved, but for those of some records.

    What cannot be read is let go, and so is, without a word, what was stored after all.
    """
    offered = Offered([], [])
    gone = []
    for draft in drafts.waiting(dossier):
        if draft.id in but:
            continue
        try:
            offer = Offer(draft, draft.edit(), draft.moment())
        except ValueError:
            offered.unreadable.append(draft.title)
            gone.append(draft.id)
            continue
        if _is_stored(dossier, offer):
            gone.append(draft.id)
        else:
            offered.offers.append(offer)
    for record_id in gone:
        drafts.drop(dossier, record_id)
    return offered


def take_up(dossier: Dossier, offer: Offer) -> TakenUp:
    """Return an edit as it stands on the record as it is now.

    Only what the person had changed is theirs; a record deleted meanwhile is a new one with their content.
    What the record refers to and is not there any more is left empty.
    """
    kind, edit = offer.draft.kind, offer.edit
    with dossier.read() as reading:
        stored = reading.get(BY_NAME[kind], offer.draft.id)
        mine = _onto(stored, kind, edit)
        mine = without(kind, mine, missing(reading, kind, mine))
    return TakenUp(stored, unpack(kind, mine), edit.typed)


def _onto(stored: Any, kind: str, edit: Edit) -> Packed:
    mine = pack(unpack(kind, edit.mine))
    if stored is not None:
        return replayed(pack(unpack(kind, edit.base)), mine, pack(stored))
    return mine if edit.is_new else renewed(kind, mine)


def _is_stored(dossier: Dossier, offer: Offer) -> bool:
    """Tell whether the record holds the edit already: the crash came between the save and its end."""
    with dossier.read() as reading:
        return not offer.edit.typed and _adds_nothing(reading, offer)


def _adds_nothing(reading: Reading, offer: Offer) -> bool:
    stored = reading.get(BY_NAME[offer.draft.kind], offer.draft.id)
    return (
        stored is not None and unpack(offer.draft.kind, _onto(stored, offer.draft.kind, offer.edit)) == stored
    )
