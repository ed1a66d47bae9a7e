"""What a merge of two contacts would keep, field by field, before anybody decides.

Pure: values in, values out. The first record is the one that stays. A field that one side leaves empty is
filled from the other, a text in two languages language by language; lists (addresses, aliases) are united;
long texts that differ are put one under the other; everything else that differs is a choice, and the value
not chosen is *lost* from the record: it is told, and a name among them becomes an alias, so that who is
looked up under it is still found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cufdesk.domain.phones import phone_key
from cufdesk.folding import words_of

FIRST, SECOND, BOTH = "first", "second", "both"

# How a field came out.
SAME, FILLED, KEPT, UNITED, JOINED, DIFFERS = "same", "filled", "kept", "united", "joined", "differs"

# Records hold these as one value a line.
LISTS = frozenset({"aliases", "acronyms", "email", "phone", "languages"})
TEXTS = frozenset({"notes", "source"})
# Of these, the ones that stand in a single line, and what parts two values there.
ONE_LINE = {"languages": ", ", "source": "; "}
NAMES = frozenset({"written_name", "usage_name"})
PARTS = ("given_names", "first_surname", "second_surname")
_NEVER_MERGED = frozenset({"id", "positions"})

Value = object


@dataclass(frozen=True, slots=True)
class MergedField:
    """One field of two records: both values, what a merge keeps, how that came, and what is lost by it.

    `lost` is None where nothing is. `may_join` tells that "both" can be chosen.
    """

    name: str
    first: Value
    second: Value
    kept: Value
    outcome: str
    lost: Value = None
    may_join: bool = False


@dataclass(frozen=True, slots=True)
class MergePreview:
    """All fields of two records, in the order of the first; `new_aliases` are names else lost."""

    fields: tuple[MergedField, ...]
    new_aliases: tuple[str, ...] = ()

    @property
    def undecided(self) -> tuple[MergedField, ...]:
        """Return the fields in which something is lost."""
        return tuple(field for field in self.fields if field.lost is not None)

    def values(self) -> dict[str, Value]:
        """Return what the record that stays would hold."""
        kept = {field.name: field.kept for field in self.fields}
        if self.new_aliases:
            known = kept.get("aliases", "")
            kept["aliases"] = (
                united(known, self.new_aliases)
                if isinstance(known, tuple)
                else united(str(known), "\n".join(self.new_aliases))
            )
        return kept


def merge_preview(
    first: Mapping[str, Value], second: Mapping[str, Value], choices: Mapping[str, str] | None = None
) -> MergePreview:
    """Return what a merge keeps of two records' values; `choices` says "first", "second" or "both" per field.

    Both sides are values by field name; empty texts, empty lists and None are what is not known. Raises
    ValueError for a choice of "both" where two values cannot stand in one field.
    """
    chosen = choices or {}
    names = [
        name for name in (*first, *(key for key in second if key not in first)) if name not in _NEVER_MERGED
    ]
    fields = tuple(
        merged_field(name, first.get(name), second.get(name), chosen.get(name, "")) for name in names
    )
    return MergePreview(fields, _new_aliases(first, second, fields))


def merged_field(name: str, first: Value, second: Value, choice: str = "") -> MergedField:
    """Return what a merge keeps of one field."""
    joins = name in TEXTS or name in LISTS or isinstance(first, tuple) or isinstance(second, tuple)
    if choice == BOTH and not joins:
        raise ValueError(f"two values of {name} cannot stand together")
    if first == second:
        return MergedField(name, first, second, first, SAME)
    if _is_empty(second) or _is_empty(first):
        outcome = KEPT if _is_empty(second) else FILLED
        return MergedField(name, first, second, first if outcome == KEPT else second, outcome)
    together = _completed(first, second)
    if together is not None:
        return MergedField(name, first, second, together, FILLED)
    if joins and choice in {"", BOTH}:
        if name in ONE_LINE and isinstance(first, str):
            line = ONE_LINE[name].join(_spread(name, first, second))
            return MergedField(name, first, second, line, JOINED if name in TEXTS else UNITED, None, True)
        if name in TEXTS:
            return MergedField(name, first, second, _joined(str(first), str(second)), JOINED, None, True)
        return MergedField(name, first, second, united(first, second), UNITED, None, True)
    kept, lost = (second, first) if choice == SECOND else (first, second)
    return MergedField(name, first, second, kept, DIFFERS, _really_lost(kept, lost), joins)


def _is_empty(value: Value) -> bool:
    """Tell whether a value is not known; a text in two languages is empty where both are."""
    if value is None or value in ("", (), []):
        return True
    return not any(vars_of(value)) if hasattr(value, "__dataclass_fields__") else False


def _completed(first: Value, second: Value) -> Value:
    """Return a value of several parts with what either side knows of it, or None where two parts differ."""
    mine, others = vars_of(first), vars_of(second)
    if not mine or type(first) is not type(second):
        return None
    if any(one and other and one != other for one, other in zip(mine, others, strict=True)):
        return None
    return type(first)(*(one or other for one, other in zip(mine, others, strict=True)))


def vars_of(value: Value) -> tuple[Value, ...]:
    """Return the parts of a value that consists of several, as a text in two languages does."""
    return tuple(getattr(value, part) for part in getattr(value, "__dataclass_fields__", ()))


def _really_lost(kept: Value, lost: Value) -> Value:
    """Return what is lost: nothing where the two differ in case and blanks alone; an accent is something."""
    if isinstance(kept, str) and isinstance(lost, str) and _spelling(kept) == _spelling(lost):
        return None
    return lost


def _spelling(text: str) -> str:
    return " ".join(text.split()).casefold()


def united(first: Value, second: Value) -> Value:
    """Return the values of both lists, the first's before, none twice.

    Values are the same where they differ in case and blanks alone, or are one telephone number.
    """
    found: dict[str, Value] = {}
    for value in (*_values(first), *_values(second)):
        text = str(value)
        found.setdefault(("" if "@" in text else phone_key(text)) or _spelling(text), value)
    if isinstance(first, tuple):
        return tuple(found.values())
    return "\n".join(str(value) for value in found.values())


def _spread(name: str, *sides: Value) -> list[str]:
    """Return the values of several fields of one line, none twice: "français, espagnol" are two."""
    signs = r"[\n;]" if name == "source" else r"[\n,;]"
    found: dict[str, str] = {}
    for side in sides:
        for part in re.split(signs, str(side or "")):
            if part.strip():
                found.setdefault(_spelling(part), part.strip())
    return list(found.values())


def _values(side: Value) -> list[Value]:
    if isinstance(side, tuple | list):
        return list(side)
    return [line.strip() for line in str(side or "").splitlines() if line.strip()]


def _joined(first: str, second: str) -> str:
    """Return two texts one under the other, or the longer where it holds the other."""
    if second.strip() in first:
        return first
    return second if first.strip() in second else f"{first.rstrip()}\n\n{second.lstrip()}"


def _new_aliases(
    first: Mapping[str, Value], second: Mapping[str, Value], fields: tuple[MergedField, ...]
) -> tuple[str, ...]:
    """Return the names of either record that the merged one would not bear; case and accents do not count."""
    kept = {field.name: field.kept for field in fields}
    borne = {_key(name) for name in _names_of(kept)}
    borne |= {_key(str(alias)) for alias in _values(kept.get("aliases"))}
    fresh: dict[str, str] = {}
    for name in (*_names_of(first), *_names_of(second)):
        if (key := _key(name)) not in borne:
            fresh.setdefault(key, name)
    return tuple(fresh.values())


def _names_of(values: Mapping[str, Value]) -> list[str]:
    """Return the names that a record bears, but those of a body in its languages."""
    whole = " ".join(str(values.get(part) or "") for part in PARTS if values.get(part))
    single = [str(values.get(name) or "") for name in sorted(NAMES | {"acronym"})]
    official = [str(part) for part in vars_of(values.get("name")) if part]
    return [name for name in (whole, *single, *official) if name]


def _key(name: str) -> str:
    return " ".join(words_of(name))
