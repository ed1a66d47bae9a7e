"""A change in plain words: what a field is called, what it held and what it holds now.

Values come as the journal keeps them: days as "2015-06-30", times as "10:30", figures as "1234.5", flags as 0
or 1, bytes as base64, and None for whatever is empty. What a column holds is read from the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from cufdesk.domain.base import Day, Figure, Flag, TimeOfDay
from cufdesk.domain.records import TABLES
from cufdesk.field_words import FIELD_WORDS, ONE
from cufdesk.i18n import N_, Translator
from cufdesk.usecases.text_parts import differing_parts, in_one_line, shortened
from cufdesk.write_words import in_sentence

Value = str | int | None
Names = Mapping[str, str]
"""What referenced records are called, by their ids; those that are gone are not in it."""

_BRIEF = 36  # characters of a value in a line that tells more beside it
_BRIEF_CONTEXT = 10
_IN = {"_fr": N_("{field} (French)"), "_es": N_("{field} (Spanish)")}


def field_name(kind: str, field: str, t: Translator) -> str:
    """Return what a field is called: "Échéance", "Titre (espagnol)"; an unknown one by its own name."""
    word = FIELD_WORDS.get(kind, {}).get(field)
    if word is None:
        owner = _target(_column(kind, field))
        return t._(ONE[owner]) if owner in ONE else field
    suffix = field[-3:]
    return t._(_IN[suffix]).format(field=t._(word)) if suffix in _IN else t._(word)


def record_words(kind: str, name: str, t: Translator) -> str:
    """Return what a row is called with what it is: "Action A12 · …", "Contact Rosa Ruiz", "Visite · …"."""
    what = t._(ONE.get(kind, kind))
    is_own_name = kind == "person" or any(sign.isdigit() for sign in name.split(" ", 1)[0])
    return (f"{what} {name}" if is_own_name else f"{what} · {name}") if name else what


def value_words(kind: str, field: str, value: Value, t: Translator, names: Names) -> str:
    """Return the words of a value, in one line, as the screen shows them; a text is whole."""
    column = _column(kind, field)
    value = _as_stored(column, value)
    if value is None or not str(value).strip():
        return t._("(empty)")
    if column is None:
        return in_one_line(str(value))
    if _target(column):
        return names.get(str(value)) or t._("deleted record")
    if "words" in column.info:
        return _key_words(column.info["words"], str(value), t)
    return _typed_words(column, value, t)


def values_apart(
    kind: str, field: str, one: Value, other: Value, t: Translator, names: Names
) -> tuple[str, str]:
    """Return the words of two values of a field; of long texts, only the parts in which they differ.

    Of two places in a list, which are no numbers that anybody knows, it is told which comes first.
    """
    if _are_places(kind, field, one, other):
        up, down = t._("further up"), t._("further down")
        return (up, down) if int(one or 0) < int(other or 0) else (down, up)
    empty = t._("(empty)")
    said = [value_words(kind, field, value, t, names) for value in (one, other)]
    first, second = ("" if words == empty else words for words in said)
    parts = differing_parts(first, second)
    return parts[0] or empty, parts[1] or empty


def change_words(kind: str, field: str, old: Value, new: Value, t: Translator, names: Names) -> str:
    """Return the words of a change: "échéance : 30 juin 2015 → 15 juillet 2015"."""
    what = what_changed(kind, field, old, new, t, names)
    return t._("{field}: {what}").format(field=in_sentence(field_name(kind, field, t)), what=what)


def what_changed(kind: str, field: str, old: Value, new: Value, t: Translator, names: Names) -> str:
    """Return the words of a change without the field's name: "30 juin 2015 → 15 juillet 2015"."""
    if _is_picture(_column(kind, field)):
        return _picture_change(old, new, t)
    before, after = values_apart(kind, field, old, new, t, names)
    if _are_places(kind, field, old, new):
        return after
    if old != new and before.split() == after.split():
        return t._("only spaces changed")
    return f"{before} → {after}"


def moment_words(at: str, t: Translator, today: date | None = None) -> str:
    """Return a moment (ISO text with its offset) on this machine's clock: "12 février 2015, 14 h 05".

    The year is left out in the year of `today`, which is this day where it is not given.
    """
    here = datetime.fromisoformat(at).astimezone()
    this_year = (today or datetime.now().astimezone().date()).year
    day = t.day_month(here.date()) if here.year == this_year else t.date(here.date())
    return f"{day}, {t.time(here.time())}"


def brief_change(kind: str, field: str, old: Value, new: Value, t: Translator, names: Names) -> str:
    """Return the words of a change, without the field's name, for one line that tells more beside it."""
    if _is_picture(_column(kind, field)) or _are_places(kind, field, old, new):
        return what_changed(kind, field, old, new, t, names)
    empty = t._("(empty)")
    before, after = (value_words(kind, field, value, t, names) for value in (old, new))
    if empty in (before, after):
        return f"{shortened(before, _BRIEF)} → {shortened(after, _BRIEF)}"
    if before.split() == after.split():
        return t._("only spaces changed")
    return " → ".join(part or empty for part in differing_parts(before, after, _BRIEF, _BRIEF_CONTEXT))


def _column(kind: str, field: str) -> Any:
    """Return the column that a field is, or None for one that this version does not know."""
    return TABLES[kind].columns.get(field) if kind in TABLES else None


def _target(column: Any) -> str:
    """Return the table that a column refers to, or nothing."""
    keys = () if column is None else column.foreign_keys
    return next((str(key.column.table.name) for key in keys), "")


def _as_stored(column: Any, value: Value) -> Value:
    """Return the value of the row: a number that is always there is 0 where the journal leaves it out."""
    if value is not None or column is None or column.nullable:
        return value
    return 0 if isinstance(column.type, Flag) or column.type.python_type is int else ""


def _are_places(kind: str, field: str, one: Value, other: Value) -> bool:
    """Tell whether two values are different places in a list."""
    if field != "rank" or _column(kind, field) is None:
        return False
    return all(isinstance(value, int | None) for value in (one, other)) and (one or 0) != (other or 0)


def _is_picture(column: Any) -> bool:
    return column is not None and column.type.python_type is bytes


def _picture_change(old: Value, new: Value, t: Translator) -> str:
    if not old:
        return t._("picture added")
    return t._("picture replaced") if new else t._("picture removed")


def _key_words(group: str, key: str, t: Translator) -> str:
    """Return the name of a status, role or kind; an account with its number, as accountants say it."""
    word = t.word(group, key)
    return f"{key} – {word}" if group == "account" and word != key else word


def _typed_words(column: Any, value: Value, t: Translator) -> str:
    text = str(value)
    try:
        match column.type:
            case Flag():
                return t._("yes") if value else t._("no")
            case Day():
                return t.date(date.fromisoformat(text))
            case TimeOfDay():
                return t.time(time.fromisoformat(text))
            case Figure():
                return _figure(Decimal(text), t)
    except (ValueError, InvalidOperation):
        return text
    if _is_picture(column):
        return t._("a picture")
    if isinstance(value, int):
        return t.number(value)
    return in_one_line(text)


def _figure(figure: Decimal, t: Translator) -> str:
    """Return a figure with all its decimals; no amount and no rate has one alone."""
    if not figure.is_finite():
        return str(figure)
    decimals = -int(figure.as_tuple().exponent)
    return t.number(figure, max(decimals, 2) if decimals > 0 else 0)
