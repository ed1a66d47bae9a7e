"""What a person had changed in a record, played again onto the record as it is now: three packed records.

`base` is the record as it was shown when they began, `mine` as their form had it, `now` as it is stored. What
only they changed is theirs, what only others changed stays; where both did, theirs is the unsaved edit.
Nobody's part is lost: one taken away on one side stays if the other side changed it.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from cufdesk.storage.packing import Packed

# Said as one: half of it from each side would be what nobody entered.
_TOGETHER = (("amount", "currency"), ("first_day", "last_day"), ("start", "end"))


def replayed(base: Packed, mine: Packed, now: Packed) -> Packed:
    """Return `now` with what was changed between `base` and `mine`."""
    made = dict(now)
    for name in _changed(base, mine):
        made[name] = mine[name]
    for name, value in mine.items():
        if isinstance(value, list):
            made[name] = _parts(base.get(name, []), value, now.get(name, []))
    return made


def changed_fields(base: Packed, mine: Packed) -> set[str]:
    """Return the names of the columns and lists that differ."""
    lists = {name for name, value in mine.items() if isinstance(value, list)}
    return _changed(base, mine) | {name for name in lists if _bare(mine[name]) != _bare(base.get(name, []))}


def _changed(base: Packed, mine: Packed) -> set[str]:
    """Return the names of the columns that differ, with those that are said together with them."""
    found = {
        name
        for name, value in mine.items()
        if not isinstance(value, list) and name not in ("id", "rank") and value != base.get(name, value)
    }
    for pair in _TOGETHER:
        if found.intersection(pair):
            found.update(name for name in pair if name in mine)
    return found


def _parts(base: list[Packed], mine: list[Packed], now: list[Packed]) -> list[Packed]:
    was, by_mine, by_now = ({part["id"]: part for part in parts} for parts in (base, mine, now))
    made: dict[str, Packed] = {}
    for part_id in by_now | by_mine:
        if part_id in by_mine and part_id in by_now:
            before = was.get(part_id, by_now[part_id])
            made[part_id] = replayed(before, by_mine[part_id], by_now[part_id])
        else:  # added on one side, or taken away on the other
            part = by_mine.get(part_id) or by_now[part_id]
            if part_id not in was or _bare(part) != _bare(was[part_id]):
                made[part_id] = part
    return [made[part_id] for part_id in _order(list(was), list(by_mine), list(by_now), made)]


def _order(was: list[str], mine: list[str], now: list[str], left: Container[str]) -> list[str]:
    """Return the person's order where they changed it, else the stored one; what is added keeps its place."""
    moved = [part for part in was if part in mine] != [part for part in mine if part in was]
    lead, other = (mine, now) if moved else (now, mine)
    order = [part for part in lead if part in left]
    for place in reversed(range(len(other))):
        part = other[place]
        if part in left and part not in order:
            after = next((following for following in other[place + 1 :] if following in order), None)
            order.insert(len(order) if after is None else order.index(after), part)
    return order


def _bare(value: Any) -> Any:
    """Return packed parts without their ranks: a list says their order, and a save ranks them."""
    if isinstance(value, list):
        return [_bare(part) for part in value]
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if name != "rank"}
    return value
