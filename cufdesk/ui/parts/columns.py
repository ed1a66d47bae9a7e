"""How a list's columns are declared, and how what the file holds is written in them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk.i18n import _, screen_translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.storage.lists import Row


class Column(NamedTuple):
    """A column: its title (an English msgid), and the columns of `listed.LISTED` that its text is made of.

    A `lead` column shows the row's picture, title and detail; its picture is an `icon`, the day of the month
    of a day among `keys`, or initials. `width` is fixed, in logical pixels; without one the column takes a
    share (`stretch`) of what is left. Below `hide_below` pixels of the whole list it gives way.
    """

    title: str
    keys: tuple[str, ...] = ()
    text: Callable[..., str] = str
    width: int = 0
    stretch: int = 1
    right: bool = False
    hide_below: int = 0
    lead: bool = False
    icon: str = ""
    detail: tuple[str, ...] = ()
    detail_text: Callable[..., str] = str


def lead(
    title: str,
    *,
    icon: str = "",
    day: str = "",
    detail: tuple[str, ...] = (),
    detail_text: Callable[..., str] | None = None,
) -> Column:
    """Declare the first column: picture, title, and detail beneath.

    The detail is the index's, or made of columns (`detail`) by `detail_text`.
    """
    keys = (day,) if day else ()
    written = detail_text or plain
    return Column(
        title, keys, day_number, stretch=2, lead=True, icon=icon, detail=detail, detail_text=written
    )


class Cells:
    """Writes a kind's rows into a list's columns."""

    def __init__(self, kind: str, columns: tuple[Column, ...]) -> None:
        from cufdesk.storage.listed import LISTED

        names = list(LISTED[kind].columns)
        self.columns = columns
        self._places = [tuple(names.index(key) for key in column.keys) for column in columns]
        self._detail_places = [tuple(names.index(key) for key in column.detail) for column in columns]
        self._names = names
        self.noted: Callable[[Row], str] | None = None
        """What a row says in its second line instead, if anything."""
        self._photo = names.index("photo") if "photo" in names else -1
        self.beside = True
        """Whether there is room for columns beside the first."""

    def text(self, row: Row, number: int) -> str:
        """Return what a row shows in a column."""
        return row.title if self.columns[number].lead else self._value(row, number)

    def detail(self, row: Row, number: int) -> str:
        """Return the second line of a row; where nothing stands beside it, the whole one of the index."""
        if self.noted is not None and (noted := self.noted(row)):
            return noted
        places = self._detail_places[number]
        if not places or (len(places) == 1 and not self.beside):
            return row.detail
        detail = self.columns[number].detail_text(*(row.values[place] for place in places))
        return "" if detail == row.title else detail

    def picture(self, row: Row, number: int) -> str:
        """Return the letters or figures of a lead column's picture."""
        return self._value(row, number) if self._places[number] else initials(row.title)

    def photo(self, row: Row) -> int:
        """Return how many bytes a row's photo has, 0 where it has none."""
        return row.values[self._photo] or 0 if self._photo >= 0 else 0

    def named(self, row: Row, name: str) -> Any:
        """Return what the file holds of a row in a column of `listed.LISTED`."""
        return row.values[self._names.index(name)]

    def _value(self, row: Row, number: int) -> str:
        return self.columns[number].text(*(row.values[place] for place in self._places[number]))


# ways to write what the file holds --------------------------------------------------------------------


def plain(value: object) -> str:
    """Write a text or a number as it is, and nothing for what is not known."""
    return "" if value is None else str(value)


def word(group: str) -> Callable[[Any], str]:
    """Write the name of a status, role or kind."""

    def written(key: str | None) -> str:
        from cufdesk.words import WORDS

        return _(WORDS[group].get(key, key)) if key else ""

    return written


def day(value: str | None) -> str:
    """Write a day."""
    return screen_translator().short_date(date.fromisoformat(value)) if value else ""


def day_number(value: str | None) -> str:
    """Write the day of the month alone, for a picture."""
    return str(int(value[-2:])) if value else "?"


def from_today(first: str | None, last: str | None, done: int = 0) -> str:
    """Write how far a day or a stretch of days is from today, unless it is done."""
    from cufdesk.ui.parts.spoken_days import said_from_today

    if done:
        return _("done")
    if not first:
        return ""
    today, start = date.today(), date.fromisoformat(first)  # noqa: DTZ011 - the person's own day
    end = date.fromisoformat(last) if last else start
    return said_from_today(today if start <= today <= end else end if end < today else start, today)


def period(first: str | None, last: str | None) -> str:
    """Write a day or a stretch of days."""
    start = date.fromisoformat(first) if first else None
    return screen_translator().period(start, date.fromisoformat(last) if last else None)


def parts(part: int | None, whole: int | None) -> str:
    """Write how many of how many."""
    return _("{part} of {whole}").format(part=part, whole=whole) if whole else plain(part)


def when_and_where(first: str | None, last: str | None, place: str) -> str:
    """Write days and a place."""
    return " · ".join(text for text in (period(first, last), place) if text)


def reference_when_and_where(reference: str, first: str | None, last: str | None, place: str) -> str:
    """Write a reference, days and a place."""
    return " · ".join(text for text in (reference, when_and_where(first, last, place)) if text)


# pictures ---------------------------------------------------------------------------------------------


# Words that no initial is taken from, in French, Spanish and English.
_SMALL_WORDS = frozenset(
    {
        "a",
        "à",
        "al",
        "and",
        "au",
        "aux",
        "d",
        "de",
        "del",
        "des",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "l",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "para",
        "par",
        "por",
        "pour",
        "the",
        "y",
    }
)


def initials(title: str) -> str:
    """Return the letters of a row's picture: "AR" for "Rojas, Antonio", "CU" for a body."""
    last, comma, given = title.partition(", ")
    spoken = f"{given.split()[0]} {last}" if comma and given.split() else title
    words = [word for word in re.split(r"[\s'’]+", spoken) if word and word.lower() not in _SMALL_WORDS]
    letters = [word[0] for word in words if word[0].isalnum()]
    if not letters:
        return title[:1].upper()
    return (letters[0] + (letters[1] if len(letters) > 1 else "")).upper()
